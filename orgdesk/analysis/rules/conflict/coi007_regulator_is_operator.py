"""COI007 The regulator is an operator."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Phrase, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import (
    OUTSIDE_GOVERNMENT,
    AgencyKind,
    Assignment,
    FunctionType,
    Unit,
)
from orgdesk.reference.standard import ASSISTING_EXECUTOR, DECISION_MAKER, EXECUTOR, REGULATOR

_LICENCE = {"type": FunctionType.LICENCE}
_OPERATION = (FunctionType.SERVICE, FunctionType.SUPPLY)
"""What others could give as well; who plans or supervises what it regulates operates nothing."""


@rule(
    "COI007",
    Severity.WARNING,
    principle="authority",
    title=Text("Regulator merangkap operator", "Regulator is operator"),
    message=Text(
        "{subject} {has} {governed}, padahal {operates}.",
        "{subject} {has} {governed}, although {operates}.",
    ),
    why=Text(
        "Yang membuat aturan dan menjalankan sendiri layanannya bertanding sekaligus menjadi wasit; penyedia "
        "lain tidak mendapat perlakuan yang sama.",
        "Who makes the rules and gives the service itself plays and referees at once; other providers are "
        "not treated alike.",
    ),
    advice=Text(
        "Alihkan pengaturan dan rekomendasi ke unit lain, atau pisahkan operatornya dari garis {subject}.",
        "Reassign regulation and recommendation to another unit, or take the operators out of the line of "
        "{subject}.",
    ),
    ways="RL",
    needs={"assignments_of_unit": 1},
    sources=(GUIDE, Source("Pengaturan dan pelaksanaan pada satu program: rumusan OrgDesk", "derived")),
    limits={
        "segments": Text("bagian kode urusan yang harus sama", "parts of the affair code that must agree")
    },
    bad=(
        Miniature(
            Text(
                "Seksi mengatur dan menjalankan program yang sama.",
                "A section regulates and runs one programme.",
            ),
            matrix="""
                            | SPRIM
                Aturan klinik | RG
                Klinik umum   | PL
            """,
            fields={
                "Aturan klinik": {"affair": "1.02.02.01"},
                "Klinik umum": {"affair": "1.02.02.02.03", "type": FunctionType.SERVICE},
            },
        ),
        Miniature(
            Text(
                "Dinas memberi rekomendasi izin klinik; Puskesmasnya pesaing klinik itu.",
                "The agency recommends licences of clinics with which its own health centre competes.",
            ),
            matrix="""
                            | DKK   | PKM | KLINIK
                Izin klinik | RG PP |     | PI
                Rawat jalan |       | PL  | PL
            """,
            line="DKK > PKM",
            agencies="Dinkes: DKK; Puskesmas: PKM; Klinik (private): KLINIK",
            fields={"Izin klinik": _LICENCE},
        ),
    ),
    good=(
        Miniature(
            Text(
                "Satu dinas mengatur dan melaksanakan, tetapi pada unit yang berbeda.",
                "One agency regulates and executes, but in different units.",
            ),
            matrix="""
                            | SPRIM | PKM
                Aturan klinik | RG  |
                Klinik umum   |     | PL
            """,
            fields={
                "Aturan klinik": {"affair": "1.02.02.01"},
                "Klinik umum": {"affair": "1.02.02.02.03", "type": FunctionType.SERVICE},
            },
        ),
        Miniature(
            Text(
                "Mengatur, lalu merencanakan dan mengawasi program itu: tidak ada yang dioperasikan.",
                "It regulates, then plans and supervises the programme: nothing is operated.",
            ),
            matrix="""
                                 | SPRIM
                Aturan klinik    | RG
                Rencana klinik   | PL
                Supervisi klinik | PL
                Rapat klinik     | PL
            """,
            fields={
                "Aturan klinik": {"affair": "1.02.02.01"},
                "Rencana klinik": {"affair": "1.02.02.02", "type": FunctionType.PLANNING},
                "Supervisi klinik": {"affair": "1.02.02.03", "type": FunctionType.OVERSIGHT},
                "Rapat klinik": {"affair": "1.02.02.04"},
            },
        ),
        Miniature(
            Text("Program yang berbeda dalam satu urusan.", "Different programmes of one affair."),
            matrix="""
                            | SPRIM
                Aturan klinik | RG
                Diklat        | PL
            """,
            fields={
                "Aturan klinik": {"affair": "1.02.02.01"},
                "Diklat": {"affair": "1.02.03.01", "type": FunctionType.SERVICE},
            },
        ),
        Miniature(
            Text(
                "Pemberi izin tidak membawahi pesaing pemohonnya.",
                "Who licenses has no competitor of the applicants below it.",
            ),
            matrix="""
                            | PTSP | PKM | KLINIK
                Izin klinik | KP   |     | PI
                Rawat jalan |      | PL  | PL
            """,
            agencies="PTSP: PTSP; Puskesmas: PKM; Klinik (private): KLINIK",
            fields={"Izin klinik": _LICENCE},
        ),
        Miniature(
            Text(
                "Kepala daerah membawahi semuanya menurut undang-undang.",
                "The regional head stands above all of them by law.",
            ),
            matrix="""
                            | BUP | PKM | KLINIK
                Izin klinik | RG  |     | PI
                Rawat jalan |     | PL  | PL
            """,
            line="BUP > PKM",
            agencies="Bupati (regional_head): BUP; Puskesmas: PKM; Klinik (private): KLINIK",
            fields={"Izin klinik": _LICENCE},
        ),
    ),
)
def regulator_is_operator(unit: Unit, read: Reader, *, segments: int = 3) -> Iterator[Found]:
    """Per unit: it regulates one function and executes another of the same programme (their affair codes
    agree in the first parts) that is a service or a supply; or it regulates, decides on or recommends
    licences, and units below it execute the same functions as an applicant from outside government.

    An agency is by law policy maker and executor both, so only single units are judged, and never the
    regional head. Both roles on one function is COI001.
    """
    duties = read.duties(unit.id)
    governs = [a for a in duties if a.role in _GOVERNS]
    if not governs:
        return
    governed = [a for a in governs if a.role == REGULATOR]
    if governed:
        yield from _one_programme(governed, duties, read, segments)
    if read.subordinates(unit.id) and read.agency(unit.agency).agency_kind is not AgencyKind.REGIONAL_HEAD:
        for function in sorted({a.function for a in governs}):
            yield from _competing(unit.id, function, read)


_GOVERNS = (REGULATOR, DECISION_MAKER, ASSISTING_EXECUTOR)


def _one_programme(
    governed: list[Assignment], duties: list[Assignment], read: Reader, segments: int
) -> Iterator[Found]:
    ruled: dict[tuple[str, ...], list[Assignment]] = {}
    for a in governed:
        programme = _programme(a.function, read, segments)
        if programme:
            ruled.setdefault(programme, []).append(a)
    if not ruled:
        return
    for programme, rules in sorted(ruled.items()):
        own = {a.function for a in rules}
        run = {
            a.function
            for a in duties
            if a.role == EXECUTOR
            and a.function not in own
            and read.function(a.function).type in _OPERATION
            and _programme(a.function, read, segments) == programme
            and any(read.trees.intersect(read.scope(a), read.scope(b)) for b in rules)
        }
        if run:
            yield Found(
                functions=(*own, *run),
                values={
                    "has": _REGULATES,
                    "governed": Phrase(_IT, tuple(sorted(own)), "function"),
                    "operates": Phrase(_RUNS, tuple(sorted(run)), "function"),
                },
            )


def _programme(function: str, read: Reader, segments: int) -> tuple[str, ...]:
    """The first parts of the affair code; nothing where the code has fewer."""
    parts = tuple(filter(None, read.function(function).affair.split(".")))
    return parts[:segments] if len(parts) >= segments else ()


def _competing(unit: str, licence: str, read: Reader) -> Iterator[Found]:
    if read.function(licence).type is not FunctionType.LICENCE:
        return
    applicants = {
        a.unit
        for held in read.roles(licence).values()
        for a in held
        if a.role not in _GOVERNS and read.agency_of(a.unit).agency_kind in OUTSIDE_GOVERNMENT
    }
    operators: dict[str, str] = {}
    for applicant in sorted(applicants):
        for theirs in read.duties(applicant):
            if theirs.role != EXECUTOR:
                continue
            for ours in read.holders(theirs.function, EXECUTOR):
                if unit in read.ancestors(ours.unit) and read.trees.intersect(
                    read.scope(theirs), read.scope(ours)
                ):
                    operators[ours.unit] = applicant
    if operators:
        yield Found(
            units=(unit, *operators, *operators.values()),
            functions=(licence,),
            values={
                "has": _LICENSES,
                "governed": Phrase(_IT, (licence,), "function"),
                "operates": Phrase(_COMPETES, tuple(operators)),
            },
        )


_IT = Text("{it}", "{it}")
_REGULATES = Text("mengatur", "regulates")
_LICENSES = Text("ikut menentukan izin pada", "has a say in the licences of")
_RUNS = Text("menjalankan sendiri {it} dari program yang sama", "it runs {it} of the same programme itself")
_COMPETES = Text(
    "unit di bawahnya ({it}) memberi layanan yang sama dengan pemohon izin",
    "units below it ({it}) give the same services as the applicants",
)
