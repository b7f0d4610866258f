"""LEA004 More boxes than its functions call for."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import BESIDE_THE_LINE, OUTSIDE_GOVERNMENT, Agency, UnitKind

_FIVE = "Dinas: A1 A2 A3 A4 A5"


@rule(
    "LEA004",
    Severity.WARNING,
    principle="lean",
    title=Text("Kaya struktur, miskin fungsi", "Structure-heavy"),
    message=Text(
        "{subject} memakai {boxes} untuk {functions}, yaitu {ratio} unit per fungsi; wajarnya paling banyak "
        "{most}.",
        "{subject} uses {boxes} for {functions}: {ratio} for each, where at most {most} would be reasonable.",
    ),
    why=Text(
        "Kotak yang banyak untuk fungsi yang sedikit memakai tenaga dan dana bagi struktur, bukan layanan.",
        "Many boxes for few functions spend people and money on structure rather than service.",
    ),
    advice=Text(
        "Gabungkan atau hapus unit yang fungsinya sedikit, mulai dari yang tidak berperan di mana pun.",
        "Combine or abolish units with few functions, beginning with those that have a role on none.",
    ),
    ways="CA",
    sources=(GUIDE, Source("Unit per fungsi: rumusan OrgDesk", "derived")),
    limits={
        "most": Text("unit per fungsi paling banyak", "most units for each function"),
        "units": Text("unit paling sedikit agar dinilai", "fewest units to be judged"),
    },
    bad=Miniature(
        Text("Lima unit untuk dua fungsi.", "Five units for two functions."),
        matrix="""
                | A1 | A2
            F1  | PL |
            F2  |    | PL
        """,
        agencies=_FIVE,
    ),
    good=(
        Miniature(
            Text("Lima unit untuk empat fungsi.", "Five units for four functions."),
            matrix="""
                    | A1 | A2
                F1  | PL |
                F2  | PL |
                F3  |    | PL
                F4  |    | PL
            """,
            agencies=_FIVE,
        ),
        Miniature(
            Text(
                "Instansi pendukung merencanakan, memasok dan mengawasi.",
                "A supporting agency plans, supplies and supervises.",
            ),
            matrix="""
                    | A1 | A2 | A3 | PKM
                F1  | KP | RN |    | PL
                F2  |    |    | PW | PL
                F3  |    | KO |    | PL
                F4  |    | PB |    | PL
            """,
            agencies=f"{_FIVE}; Puskesmas: PKM",
        ),
        Miniature(
            Text("Instansi kecil.", "A small agency."),
            matrix="""
                    | A1
                F1  | PL
            """,
            agencies="Dinas: A1 A2 A3 A4",
        ),
        Miniature(
            Text("Unit teknis menggandakan layanan, bukan struktur.", "Technical units multiply service."),
            matrix="""
                    | A1
                F1  | PL
            """,
            agencies="Dinas: A1 U1 U2 U3 U4 U5 U6",
            fields={f"U{n}": {"unit_kind": UnitKind.TECHNICAL_UNIT} for n in range(1, 7)},
        ),
        Miniature(
            Text("Fungsinya belum dicatat.", "Its functions are not recorded yet."),
            agencies=_FIVE,
        ),
    ),
)
def structure_heavy(agency: Agency, read: Reader, *, most: float = 1.5, units: int = 5) -> Iterator[Found]:
    """Per agency of government with at least `units` units: how many for each function on which it has a
    role, whichever, for a supporting agency plans, supplies and supervises more than it executes.

    Technical units, functional groups and teams are no structure here. Held against a limit and not against
    peers, which the page of figures shows: what others do must not change what is said of one agency.
    """
    if agency.agency_kind in OUTSIDE_GOVERNMENT:
        return
    inside = read.units_of(agency.id)
    boxes = sum(unit.unit_kind not in BESIDE_THE_LINE for unit in inside)
    if boxes < units:
        return
    functions: set[str] = set()
    for unit in inside:
        functions.update(a.function for a in read.duties(unit.id))
        if boxes <= most * len(functions):
            return  # enough, whatever the others do: of most agencies only a few units are read
    if functions:
        yield Found(
            values={
                "boxes": amount(boxes, "units"),
                "functions": amount(len(functions), "functions"),
                "ratio": boxes / len(functions),
                "most": most,
            },
        )
