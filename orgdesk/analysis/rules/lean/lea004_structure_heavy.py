"""LEA004 More structure for its functions than the peers have."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from orgdesk.analysis.coupling import core_work
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import (
    BESIDE_THE_LINE,
    OUTSIDE_GOVERNMENT,
    Agency,
    AgencyKind,
    Project,
    UnitKind,
)


class _Shape(NamedTuple):
    units: int
    functions: int

    @property
    def ratio(self) -> float:
        return self.units / self.functions


def _units(*names: str) -> str:
    """Five units an agency, so that each can be compared."""
    return "; ".join(f"{name}: " + " ".join(f"{name}{n}" for n in range(1, 6)) for name in names)


_MATRIX = """
        | A1 | B1 | C1 | D1
    F1  | PL | PL | PL | PL
    F2  | PL | PL | PL |
    F3  | PL | PL | PL |
"""


@rule(
    "LEA004",
    Severity.WARNING,
    principle="lean",
    title=Text("Kaya struktur, miskin fungsi", "Structure-heavy"),
    message=Text(
        "{subject} memakai {boxes} unit untuk {functions} fungsi inti, {ratio} unit per fungsi; nilai tengah "
        "{peers} instansi sejenis {median}.",
        "{subject} uses {boxes} units for {functions} core functions, {ratio} units a function; the median "
        "of {peers} agencies of its kind is {median}.",
    ),
    why=Text(
        "Kotak yang banyak untuk fungsi yang sedikit memakai tenaga dan dana bagi struktur, bukan layanan.",
        "Many boxes for few functions spend people and money on structure rather than service.",
    ),
    advice=Text(
        "Gabungkan atau hapus unit yang fungsinya sedikit, mulai dari yang tidak melaksanakan fungsi inti.",
        "Combine or abolish units with few functions, beginning with those that execute no core function.",
    ),
    ways="CA",
    sources=(GUIDE, Source("Perbandingan dengan instansi sejenis: rumusan OrgDesk", "derived")),
    limits={
        "times": Text("kali nilai tengah instansi sejenis", "times the median of its peers"),
        "peers": Text("instansi sejenis paling sedikit", "fewest peers"),
        "units": Text("unit paling sedikit agar dapat dibandingkan", "fewest units to be comparable"),
    },
    bad=Miniature(
        Text(
            "Lima unit untuk satu fungsi, yang lain tiga fungsi.", "Five units for one function, not three."
        ),
        matrix=_MATRIX,
        agencies=_units("A", "B", "C", "D"),
    ),
    good=(
        Miniature(
            Text("Semua serupa.", "All alike."),
            matrix=_MATRIX.replace("| PL |\n", "| PL | PL\n"),
            agencies=_units("A", "B", "C", "D"),
        ),
        Miniature(
            Text("Hanya dua instansi sejenis: belum cukup.", "Only two peers: not enough."),
            matrix="""
                    | A1 | B1 | D1
                F1  | PL | PL | PL
                F2  | PL | PL |
                F3  | PL | PL |
            """,
            agencies=_units("A", "B", "D"),
        ),
        Miniature(
            Text(
                "Instansi yang ditulis sebagai satu kotak bukan pembanding.",
                "Agencies written as one box are no measure.",
            ),
            matrix=_MATRIX,
            agencies="A: A1; B: B1; C: C1; " + _units("D"),
        ),
        Miniature(
            Text("Unit teknis menggandakan layanan, bukan struktur.", "Technical units multiply service."),
            matrix=_MATRIX.replace("| PL |\n", "| PL | PL\n"),
            agencies=_units("A", "B", "C", "D") + " U1 U2 U3 U4 U5 U6 U7",
            fields={f"U{n}": {"unit_kind": UnitKind.TECHNICAL_UNIT} for n in range(1, 8)},
        ),
        Miniature(
            Text("Fungsinya belum dicatat.", "Its functions are not recorded yet."),
            matrix=_MATRIX.replace("| PL | PL | PL | PL\n", "| PL | PL | PL |\n"),
            agencies=_units("A", "B", "C", "D"),
        ),
    ),
)
def structure_heavy(
    _: Project, read: Reader, *, times: float = 1.5, peers: int = 3, units: int = 5
) -> Iterator[Found]:
    """Per agency of government: units for each core function that it executes, against the median of the
    other agencies of its kind with at least `units` units. Technical units, functional groups and teams are
    no structure here. What is known of one agency, and of one unit, is worked out once between changes."""
    kinds: dict[AgencyKind, dict[str, _Shape]] = {}
    for agency in read.agencies():
        if agency.agency_kind not in OUTSIDE_GOVERNMENT:
            shape = _shape(agency, read)
            if shape.units >= units and shape.functions:
                kinds.setdefault(agency.agency_kind, {})[agency.id] = shape
    for shapes in kinds.values():
        if len(shapes) <= peers:
            continue
        ratios = sorted(shape.ratio for shape in shapes.values())
        for id_, shape in shapes.items():
            middle = _median_without(shape.ratio, ratios)
            if shape.ratio > times * middle:
                yield Found(
                    about=("agency", id_),
                    values={
                        "boxes": shape.units,
                        "functions": shape.functions,
                        "ratio": shape.ratio,
                        "peers": len(shapes) - 1,
                        "median": middle,
                    },
                )


def _median_without(one: float, ratios: list[float]) -> float:
    """The median of sorted `ratios` without one of them."""
    at, rest = bisect_left(ratios, one), len(ratios) - 1
    low, high = ((k if k < at else k + 1) for k in ((rest - 1) // 2, rest // 2))
    return (ratios[low] + ratios[high]) / 2


def _shape(agency: Agency, read: Reader) -> _Shape:
    return read.once(("shape", agency.id), lambda: _shape_of(agency.id, read))


def _shape_of(agency: str, read: Reader) -> _Shape:
    units = read.units_of(agency)
    functions: set[str] = set()
    for unit in units:
        functions |= core_work(unit.id, read)
    return _Shape(sum(unit.unit_kind not in BESIDE_THE_LINE for unit in units), len(functions))
