"""AUT004 Grants of power that run in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.grants import grants
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.display import short
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function
from orgdesk.reference.standard import ref_of


def _cut(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """One of them no longer holds it by grant; not where grants run in several circles at once."""
    held = [
        a
        for a in organization.assignments_of_function(finding.subject[1])
        if a.unit in finding.units and a.grantor in finding.units and ref_of(a) == finding.role
    ]
    if len(held) != len(finding.units):
        return
    for a in held:
        label = Text("Hapus pelimpahan kepada {unit} pada {on}", "Drop the grant to {unit} on {on}").format(
            unit=short(organization.units[a.unit]), on=short(organization.functions[a.function])
        )
        yield change(label, [RowChange(a, replace(a, source=None, grantor=None))])


@rule(
    "AUT004",
    Severity.ERROR,
    principle="authority",
    title=Text("Rantai pelimpahan melingkar", "Delegation cycle"),
    message=Text(
        "Pelimpahan peran {role} pada {subject} berputar ({units}); tidak ada pemegang asalnya.",
        "The grants of the role {role} on {subject} run in a circle ({units}); nobody holds it first.",
    ),
    why=Text(
        "Wewenang hanya dapat dilimpahkan oleh yang memilikinya. Dalam lingkaran tidak ada yang memilikinya.",
        "Power can only be granted by whoever has it. In a circle nobody does.",
    ),
    advice=Text(
        "Hapus satu pelimpahan, dan atur siapa pemegang asalnya.",
        "Abolish one of the grants, and regulate who holds the power to begin with.",
    ),
    ways="AL",
    needs={GRANTED: 1},
    sources=(GUIDE, Source("UU 30/2014 Ps.11-14: atribusi, delegasi, mandat")),
    fix=_cut,
    bad=(
        Miniature(
            Text("Dua dinas saling mendelegasikan.", "Two agencies delegate to each other."),
            matrix="""
                     | DKK                       | PTSP
                Izin | KP[by=delegation;from=PTSP] | KP[by=delegation;from=DKK]
            """,
        ),
        Miniature(
            Text("Lingkaran tiga unit.", "A circle of three."),
            matrix="""
                     | A                     | B                     | C
                Izin | PL[by=mandate;from=C] | PL[by=mandate;from=A] | PL[by=mandate;from=B]
            """,
        ),
    ),
    good=(
        Miniature(
            Text("Rantai dengan pemegang asal.", "A chain with somebody who holds it."),
            matrix="""
                     | BUP                | DKK                        | SFARM
                Izin | KP[by=attribution] | KP[by=delegation;from=BUP] | KP[by=mandate;from=DKK]
            """,
        ),
        Miniature(
            Text("Bolak-balik, tetapi di wilayah yang berbeda.", "To and fro, but for different areas."),
            matrix="""
                     | A                               | B
                Izin | KP[by=delegation;from=B;area=Kec1] | KP[by=delegation;from=A;area=Kec2]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Peran yang berbeda saling dilimpahkan.", "Different roles are granted to and fro."),
            matrix="""
                     | A                     | B
                Izin | PW[by=mandate;from=B] | PL[by=mandate;from=A]
            """,
        ),
    ),
)
def delegation_cycle(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: circles of grants of one role whose scopes meet. Quadratic in its grants."""
    granted = {a.id: a for a in grants(function.id, read) if a.grantor is not None}
    if not granted:
        return

    def from_whom(id_: str) -> list[str]:
        grant = granted[id_]
        return [
            other.id
            for other in granted.values()
            if other.unit == grant.grantor and ref_of(other) == ref_of(grant) and _meet(grant, other, read)
        ]

    behind = {id_: reach(id_, from_whom) for id_ in granted}
    told: set[str] = set()
    for id_ in sorted(granted):
        if id_ in behind[id_] and id_ not in told:
            circle = [other for other in behind[id_] if id_ in behind[other]]
            told.update(circle)
            yield Found(
                units=tuple(granted[other].unit for other in circle),
                role=ref_of(granted[id_]),
            )


def _meet(one: Assignment, other: Assignment, read: Reader) -> bool:
    return read.trees.intersect(read.scope(one), read.scope(other))
