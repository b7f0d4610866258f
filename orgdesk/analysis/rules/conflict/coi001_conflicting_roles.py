"""COI001 Conflicting roles in one unit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function, FunctionType, Level
from orgdesk.reference.policy import ClashingPair
from orgdesk.reference.standard import SUPERVISOR, RoleRef, ref_of, refs_by_code

_BY_WEIGHT = {3: Severity.ERROR, 2: Severity.WARNING, 1: Severity.ADVICE}


@rule(
    "COI001",
    Severity.ERROR,
    principle="authority",
    title=Text("Peran berbenturan pada satu unit", "Conflicting roles in one unit"),
    message=Text(
        "{units} memegang {roles} sekaligus pada {subject}: {reasons}.",
        "{units} holds {roles} at once on {subject}: {reasons}.",
    ),
    why=Text(
        "Yang menjalankan, memutuskan, menyalurkan dan memeriksa perlu dipisah, agar kesalahan terlihat oleh "
        "orang lain (pemisahan tugas). Ini benturan peran lembaga, bukan konflik kepentingan pribadi.",
        "Executing, deciding, distributing and checking need separate hands, so that somebody else sees an "
        "error (segregation of duties). This is a clash of roles, not a personal conflict of interest.",
    ),
    advice=Text(
        "Pindahkan pengawasan atau penilaian ke unit lain yang tidak di bawah {units}.",
        "Move supervision or evaluation to another unit that is not below {units}.",
    ),
    sources=(
        GUIDE,
        Source("Daftar pasangan peran yang berbenturan (models/incompatible-roles.toml)", "derived"),
        Source("Chen & Li, SACMAT 2006 (SMER)"),
    ),
    bad=(
        Miniature(
            Text(
                "Gudang memutuskan, menyalurkan dan memeriksa sendiri.",
                "The store decides, hands out and checks.",
            ),
            matrix="""
                            | IFK         | SFARM
                Distribusi  | KP DS PL PW | EV
            """,
            functions={"type": FunctionType.SUPPLY},
        ),
        Miniature(
            Text("Seksi menilai rencananya sendiri: saran.", "A section evaluates its own plan: advice."),
            matrix="""
                            | SKESGA
                Kesehatan ibu | RN PW EV
            """,
        ),
    ),
    good=(
        Miniature(
            Text("Peran yang memang boleh dirangkap.", "Roles that may go together."),
            matrix="""
                            | DKK   | SPRIM | SDK
                Rawat jalan | KP KO | PW EV | KP RN
            """,
        ),
        Miniature(
            Text("Mengawasi yang dikerjakan orang lain.", "It supervises what others execute."),
            matrix="""
                            | SSURIM
                Imunisasi   | PL[area=Kec1] PW[area=Kec2]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
    ),
)
def conflicting_roles(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and unit: roles that clash (models/incompatible-roles.toml) and whose scopes meet.

    A small service point cannot separate everything: where a unit of a higher level supervises as well,
    the finding is one step milder.
    """
    by_unit: dict[str, list[Assignment]] = {}
    for assignments in read.roles(function.id).values():
        for assignment in assignments:
            by_unit.setdefault(assignment.unit, []).append(assignment)
    for unit, held in sorted(by_unit.items()):
        if len(held) < 2:
            continue
        clashes = [pair for pair in read.policy.clashing if _clashes(pair, function, held, read)]
        if clashes:
            severity = _BY_WEIGHT[max(pair.weight for pair in clashes)]
            if _compensated(unit, function, read):
                severity = severity.milder()
            order = list(refs_by_code())
            codes = sorted({code for pair in clashes for code in pair.codes}, key=order.index)
            yield Found(
                units=(unit,),
                severity=severity,
                facts=tuple("+".join(sorted(pair.codes)) for pair in clashes),
                values={
                    "roles": " + ".join(codes),
                    "reasons": Text(
                        "; ".join(p.why.id for p in clashes), "; ".join(p.why.en for p in clashes)
                    ),
                },
            )


def _clashes(pair: ClashingPair, function: Function, held: list[Assignment], read: Reader) -> bool:
    if pair.types and function.type not in pair.types:
        return False
    first, second = (refs_by_code()[code] for code in sorted(pair.codes))
    return any(
        read.trees.intersect(read.scope(a), read.scope(b))
        for a, b in product(_with(held, first), _with(held, second))
    )


def _with(held: list[Assignment], ref: RoleRef) -> list[Assignment]:
    return [a for a in held if ref_of(a) == ref]


def _compensated(unit: str, function: Function, read: Reader) -> bool:
    if read.placement(unit).level is not Level.SERVICE_POINT:
        return False
    supervisors = read.holders(function.id, SUPERVISOR)
    return any(read.placement(a.unit).level in (Level.SERVICE_CENTRE, Level.SUPPORTING) for a in supervisors)
