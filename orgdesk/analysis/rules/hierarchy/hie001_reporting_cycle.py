"""HIE001 A reporting cycle."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Unit


@rule(
    "HIE001",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Garis atasan melingkar", "Reporting cycle"),
    message=Text(
        "Garis komando {units} melingkar: masing-masing menjadi atasan dirinya sendiri.",
        "The line of {units} runs in a circle: each is its own superior.",
    ),
    why=Text(
        "Dalam lingkaran tidak ada yang bertanggung jawab terakhir.",
        "In a circle nobody is answerable in the end.",
    ),
    advice=Text(
        "Hapus satu garis komando, atau jadikan garis pembinaan (putus-putus).",
        "Remove one line of command, or make it a dotted line.",
    ),
    sources=(GUIDE, Source("PP 18/2016 Ps.2: tata kerja yang jelas")),
    bad=Miniature(
        Text("Tiga unit saling membawahi.", "Three units above one another."), line="A > B; B > C; C > A"
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
            yield Found(units=tuple(members))
