"""LEA001 Span of control out of band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Placement
from orgdesk.organization.records import BESIDE_THE_LINE, AgencyType, Level, Unit, UnitKind
from orgdesk.reference.policy import structure_source

_ROUTINE = (UnitKind.SERVICE_UNIT, UnitKind.COORDINATOR)
_CAP_NAMES = {
    UnitKind.DIVISION: Text("bidang", "divisions"),
    UnitKind.SECTION: Text("seksi", "sections"),
    UnitKind.SUBDIVISION: Text("subbagian", "subdivisions"),
}


@rule(
    "LEA001",
    Severity.WARNING,
    principle="lean",
    title=Text("Rentang kendali tak wajar", "Span of control out of band"),
    message=Text(
        "{subject} membawahi langsung {reports} unit; {bound}.",
        "{subject} has {reports} units directly below it; {bound}.",
    ),
    why=Text(
        "Rentang yang terlalu lebar membuat pimpinan tidak sempat mengendalikan; yang terlalu sempit "
        "menambah lapis tanpa isi.",
        "Too wide a span leaves no time to lead; too narrow a one adds layers without substance.",
    ),
    advice=Text(
        "Gabungkan unit yang fungsinya berdekatan{otherwise}.",
        "Combine units whose functions are close{otherwise}.",
    ),
    ways="CRA",
    needs={"subordinates_of_unit": 2},
    sources=(
        GUIDE,
        Source("PP 18/2016 Ps.2, 74-93 jo. PP 72/2019"),
        Source("McKinsey 2017: managerial archetypes; Graicunas 1937"),
    ),
    limits={
        "least": Text("bawahan langsung paling sedikit", "fewest direct reports"),
        "most": Text("bawahan langsung paling banyak", "most direct reports"),
        "most_routine": Text("paling banyak untuk layanan rutin", "most for routine service"),
    },
    bad=(
        Miniature(
            Text("Delapan bidang langsung di bawah kepala.", "Eight divisions below one head."),
            line="K > B1 B2 B3 B4 B5 B6 B7 B8",
        ),
        Miniature(
            Text("Dinas tipe B dengan empat bidang.", "A type B agency with four divisions."),
            line="K > S B1 B2 B3 B4",
            agencies="Dinkes: K S B1 B2 B3 B4",
            fields={
                "Dinkes": {"type": AgencyType.B},
                **{f"B{n}": {"unit_kind": UnitKind.DIVISION} for n in range(1, 5)},
            },
        ),
    ),
    good=(
        Miniature(Text("Lima bawahan langsung.", "Five direct reports."), line="K > B1 B2 B3 B4 B5"),
        Miniature(
            Text("UPT tidak dihitung.", "Technical units do not count."),
            line="K > B1 B2 B3 U1 U2 U3 U4 U5 U6 U7 U8 U9",
            fields={f"U{n}": {"unit_kind": UnitKind.TECHNICAL_UNIT} for n in range(1, 10)},
        ),
        Miniature(
            Text("Ruang layanan sejenis: sampai lima belas.", "Service rooms of a kind: up to fifteen."),
            line="P > R1 R2 R3 R4 R5 R6 R7 R8 R9 R10",
            fields={f"R{n}": {"level": Level.SERVICE_POINT} for n in range(1, 11)},
        ),
    ),
)
def span_of_control(
    unit: Unit, read: Reader, *, least: int = 3, most: int = 7, most_routine: int = 15
) -> Iterator[Found]:
    """Per unit: heads that answer to it inside the agency, but for technical units and teams. Caps first."""
    reports = {id_: p for id_, p in read.reports(unit).items() if p.unit_kind not in BESIDE_THE_LINE}
    if len(reports) < 2:
        return
    severity, bound, otherwise = Severity.WARNING, _over_cap(unit, reports.values(), read), _MOVE_SOME
    if bound is not None:
        severity = Severity.ERROR
    else:
        routine = sum(p.level is Level.SERVICE_POINT or p.unit_kind in _ROUTINE for p in reports.values())
        limit = most_routine if routine * 2 > len(reports) else most
        if len(reports) > limit:
            bound = Text("rentang wajar paling banyak {n}", "a reasonable span is {n} at most").format(
                n=limit
            )
        elif len(reports) < least and unit.unit_kind is not UnitKind.SECRETARIAT:
            severity, otherwise = Severity.ADVICE, _ABOLISH
            bound = Text("rentang wajar paling sedikit {n}", "a reasonable span is {n} at least").format(
                n=least
            )
    if bound is not None:
        yield Found(
            units=(unit.id, *reports),
            severity=severity,
            values={"reports": len(reports), "bound": bound, "otherwise": otherwise},
        )


_MOVE_SOME = Text(", atau pindahkan sebagian ke atasan lain", ", or move some to another superior")
_ABOLISH = Text(", atau hapus lapis ini", ", or abolish this layer")


def _over_cap(unit: Unit, reports: Iterable[Placement], read: Reader) -> Text | None:
    type_ = read.agency(unit.agency).type
    if type_ is None:
        return None
    counts = Counter(p.unit_kind for p in reports)
    for kind, cap in read.policy.structure[type_].items():
        if counts[kind] > cap:
            return Text(
                "dinas tipe {type} paling banyak {cap} {name}, di sini {n} ({source})",
                "a type {type} agency has {cap} {name} at most, here {n} ({source})",
            ).format(
                type=type_.value, cap=cap, name=_CAP_NAMES[kind], n=counts[kind], source=structure_source()
            )
    return None
