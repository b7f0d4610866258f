"""HIE001 A reporting cycle."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import command, line_rows
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Echelon, Unit, UnitKind


def _cut(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Without any one line that closes the whole circle; first the one that puts the highest unit below."""
    members = set(finding.units)
    above = {u: [s for s in command(organization, u) if s in members] for u in members}
    units = sorted((organization.units[u] for u in members), key=_height)
    for unit in units:
        for superior in above[unit.id]:
            left = above | {unit.id: [s for s in above[unit.id] if s != superior]}
            if not any(u in reach(u, left.__getitem__) for u in members):
                label = Text(
                    "Hapus garis komando {unit} ke {superior}", "Remove the line from {unit} up to {superior}"
                ).format(unit=short(unit), superior=short(organization.units[superior]))
                yield change(label, removed(*line_rows(organization, unit.id, superior)))


def _height(unit: Unit) -> tuple[bool, int, int, str]:
    rank = len(Echelon) if unit.echelon is None else list(Echelon).index(unit.echelon)
    return (unit.unit_kind is not UnitKind.HEAD, rank, unit.order, unit.id)


@rule(
    "HIE001",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Garis atasan melingkar", "Reporting cycle"),
    message=Text(
        "Garis komando {units} melingkar: {each} menjadi atasan dirinya sendiri.",
        "The line of {units} runs in a circle: {each} is its own superior.",
    ),
    why=Text(
        "Dalam lingkaran tidak ada yang bertanggung jawab terakhir.",
        "In a circle nobody is answerable in the end.",
    ),
    advice=Text(
        "Hapus satu garis komando, atau jadikan garis pembinaan (putus-putus).",
        "Remove one line of command, or make it a dotted line.",
    ),
    ways="AR",
    needs={"superiors_of_unit": 1, "subordinates_of_unit": 1},
    fix=_cut,
    sources=(GUIDE, Source("PP 18/2016 Ps.2: tata kerja yang jelas")),
    bad=(
        Miniature(
            Text("Tiga unit saling membawahi.", "Three units above one another."), line="A > B; B > C; C > A"
        ),
        Miniature(Text("Unit menjadi atasan dirinya sendiri.", "A unit above itself."), line="K > A; A > A"),
    ),
    good=Miniature(
        Text("Garis putus-putus bukan garis komando.", "A dotted line is no line of command."),
        line="A > B; B > C",
        dotted="C > A",
    ),
)
def reporting_cycle(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit that stands on a cycle of the line; each cycle is told once, by its first member."""
    above = read.ancestors(unit.id)
    if unit.id in above:
        members = [u for u in above if u == unit.id or unit.id in read.ancestors(u)]
        if unit.id == min(members):
            yield Found(units=tuple(members), values={"each": _EACH if len(members) > 1 else _ALONE})


_EACH, _ALONE = Text("masing-masing", "each"), Text("unit ini", "the unit")
