"""OVL006 A unit and one above it execute the same."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.collisions import collisions, delegated
from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.fixes import leave_to_child
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function, UnitKind
from orgdesk.reference.standard import COORDINATOR, EXECUTOR, RoleRef

_EXECUTOR, _COORDINATOR = RoleRef(EXECUTOR), RoleRef(COORDINATOR)


@rule(
    "OVL006",
    Severity.ADVICE,
    principle="lean",
    title=Text("Pelaksana dan atasannya", "Executor and own superior"),
    message=Text(
        "{subject} dilaksanakan {below} dan juga atasannya ({above}){where}.",
        "{subject} is executed by {below} and also by the superior ({above}){where}.",
    ),
    why=Text(
        "Bila atasan ikut mengerjakan hal yang sama, bawahan menunggu dan atasan kehabisan waktu untuk "
        "memutuskan dan mengawasi.",
        "Where the superior does the same work, those below wait and the superior has no time to decide and "
        "supervise.",
    ),
    advice=Text(
        "Desentralisasikan: biarkan {below} melaksanakan; {above} memutuskan, memadukan atau mengawasi.",
        "Decentralize: let {below} execute, and let {above} decide, coordinate or supervise.",
    ),
    sources=(GUIDE,),
    bad=Miniature(
        Text("Bidang mengerjakan tugas seksinya.", "The division does the work of its section."),
        matrix="""
                      | KESMAS | SGIZI
            Gizi      | PL     | PL
        """,
        line="KESMAS > SGIZI",
    ),
    good=(
        Miniature(
            Text(
                "Atasan mengoordinasikan, bawahan mengerjakan.",
                "The superior coordinates, those below do it.",
            ),
            matrix="""
                          | SEKR  | SBKEU
                Keuangan  | KO PL | PL
            """,
            line="SEKR > SBKEU",
        ),
        Miniature(
            Text(
                "Kepala dinas melaksanakan seluruh urusan di atas kertas.",
                "On paper the head of an agency executes all of it.",
            ),
            matrix="""
                          | DKK | SGIZI
                Gizi      | PL  | PL
            """,
            line="DKK > KESMAS; KESMAS > SGIZI",
            fields={"DKK": {"unit_kind": UnitKind.HEAD}},
        ),
        Miniature(
            Text("Bawahan mengerjakan atas mandat.", "The one below works by mandate."),
            matrix="""
                          | DKK | PTSP
                Izin      | PL  | PL[by=mandate;from=DKK]
            """,
            line="DKK > PTSP",
        ),
        Miniature(
            Text("Bagiannya berbeda.", "They have different parts of it."),
            matrix="""
                          | DKK                | PKM
                Vaksin    | PL[stage=pengadaan] | PL[stage=pemberian]
                Gizi      | PL                  | PL[target_group=anak]
                Umum      | PL[target_group=anak,dewasa] |
            """,
            line="DKK > PKM",
        ),
        Miniature(
            Text("Dua seksi di bawah satu bidang: itu OVL003.", "Two sections side by side: that is OVL003."),
            matrix="""
                          | SGIZI | SPROMKES
                KIE       | PL    | PL
            """,
            line="KESMAS > SGIZI SPROMKES",
        ),
    ),
    ways="DR",
    needs={EXECUTOR: 2},
    fix=leave_to_child,
)
def executor_and_superior(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: executors of which one stands above the other in line, for the same scope and not by its
    delegation. Left alone: a superior who also coordinates, and the head of an agency with others in between,
    for those lead a cascade of duties."""
    held = read.roles(function.id)
    executors = held.get(_EXECUTOR, ())
    units = {a.unit for a in executors}
    above = {unit: units.intersection(read.ancestors(unit)) for unit in sorted(units)}
    if not any(above.values()):
        return
    coordinators = {a.unit for a in held.get(_COORDINATOR, ())}

    def apart(read: Reader, one: Assignment, other: Assignment) -> bool:
        lower, upper = (one, other) if other.unit in above[one.unit] else (other, one)
        return (
            upper.unit not in above[lower.unit]
            or upper.unit in coordinators
            or _in_name_only(read, upper.unit, lower.unit)
            or read.scope(one) != read.scope(other)
            or delegated(read, one, other)
        )

    for collision in collisions(read, executors, apart):
        together = set(collision.units)
        superiors = sorted(together.intersection(u for one in together for u in above[one]))
        yield Found(
            units=collision.units,
            role=_EXECUTOR,
            where=collision.where,
            values={
                "above": named(*superiors),
                "below": named(*(u for u in collision.units if u not in superiors)),
            },
        )


def _in_name_only(read: Reader, upper: str, lower: str) -> bool:
    """The head of an agency answers for all that is executed below; those between them do it in turn."""
    return read.placement(upper).unit_kind is UnitKind.HEAD and upper not in read.superiors(lower)
