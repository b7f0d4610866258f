"""Pieces that several sheets draw alike: title block, table heads, chips, marks of findings."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.cell import Cell

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.excel.layout import Content, Numbered, RoleColumn, worst
from orgdesk.exchange.excel.paper import Paper, column_points, height_of, set_up
from orgdesk.exchange.excel.pen import HAIR, Edge, LineStyle, Look, Pen, Run, Words
from orgdesk.exchange.excel.words import (
    START,
    date_words,
    finding_words,
)
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.summary import (
    EXAMPLE_NOTICE,
    UNTITLED,
    severity_counts,
    severity_words,
)
from orgdesk.organization.bilingual import Text

TITLE_ROWS = 5
"""Rows that the title block takes; the head of the table comes next."""
KEY_ROW = TITLE_ROWS
"""The row of keys takes the place of the gap below the title."""
KEY = Look(size=7, color=LIGHT.secondary)
RETURNS = LIGHT.accent
"""Colour of the tab of a sheet that returns."""

HEAD = Look(
    bold=True,
    color=LIGHT.ink,
    fill=LIGHT.panel,
    wrap=True,
    left=HAIR,
    right=HAIR,
    top=Edge("medium", LIGHT.ink),
    bottom=Edge("thin", LIGHT.ink),
)
BODY = Look(wrap=True, down="top", right=HAIR, bottom=HAIR)
QUIET = Look(size=8, color=LIGHT.secondary, wrap=True, down="top", right=HAIR, bottom=HAIR)
CODE = Look(bold=True, down="top", right=HAIR, bottom=HAIR)

UNDERLINES: dict[Severity, LineStyle] = {
    Severity.ERROR: "thick",
    Severity.WARNING: "mediumDashed",
    Severity.ADVICE: "mediumDashDotDot",
}
"""The line below a cell that takes part in a finding: told apart in grey print too."""


def title_block(pen: Pen, content: Content, name: Text) -> None:
    """Model, sheet, place, counts, date; and whether the data are an example."""
    project = content.organization.project
    pen.put(1, 1, project.name or content.say(UNTITLED), Look(size=15, bold=True))
    day = date_words(content.today, content.language)
    subtitle = " · ".join(filter(None, (content.say(name), content.say(content.part), project.place, day)))
    pen.put(2, 1, subtitle, Look(size=10))
    size = content.say(content.size)
    if content.choices.findings:
        found = severity_counts(content.verdict.open).items()
        size += "   |   " + " · ".join(content.say(severity_words(severity, n)) for severity, n in found)
    pen.put(3, 1, size, Look(color=LIGHT.secondary))
    if project.example:
        warning = LIGHT.marks[Severity.WARNING]
        pen.put(4, 1, content.say(EXAMPLE_NOTICE), Look(bold=True, color=warning.ink))
    for row, points in enumerate((21, 16, 13, 18 if project.example else 8, 5), 1):
        pen.height(row, points)


def heads(pen: Pen, row: int, titles: Sequence[str], widths: Sequence[float]) -> None:
    """The head of a table."""
    fill_row(pen, row, [(title, HEAD) for title in titles], widths, least=20)


def fill_row(
    pen: Pen, row: int, cells: Sequence[tuple[Words, Look]], widths: Sequence[float], least: float = 17
) -> list[Cell]:
    """Set a row of a table, as high as its text needs in columns of these widths (in characters)."""
    height = least
    written = []
    for column, ((text, look), width) in enumerate(zip(cells, widths, strict=True), 1):
        written.append(pen.put(row, column, text, look))
        if look.wrap:
            needed = height_of(plain(text), column_points(width), look.size, bold=look.bold)
            height = max(height, needed + 5)
    pen.height(row, height)
    return written


def plain(text: Words) -> str:
    """What a cell says, without its colours."""
    if text is None or isinstance(text, str | int | float):
        return "" if text is None else str(text)
    return "".join(run.text for run in text)


def band(pen: Pen, row: int, text: str | Sequence[Run], columns: int, *, strong: bool = False) -> None:
    """A section's heading across a table; not merged, so that the table can still be sorted and filtered."""
    look = Look(
        bold=True,
        fill=LIGHT.hairline if strong else LIGHT.panel,
        top=Edge("thin", LIGHT.secondary),
        bottom=HAIR,
    )
    pen.put(row, 1, text, look)
    for column in range(2, columns + 1):
        pen.put(row, column, None, look)
    pen.height(row, 18)


def first_steps(pen: Pen, content: Content, paper: Paper) -> None:
    """A sheet that says what to do where there is nothing to show yet."""
    row = TITLE_ROWS + 1
    pen.widths([90.0])
    pen.put(row, 1, content.say(START), Look(size=11, wrap=True, fill=LIGHT.panel, indent=1))
    pen.height(row, 60)
    pen.sheet.freeze_panes = f"A{row}"
    pen.sheet.print_area = f"A1:A{row}"
    set_up(pen.sheet, paper, rows=(1, 2), columns=None)


def chip(column: RoleColumn) -> Look:
    """How a role code is set on its own."""
    colors = LIGHT.chip(column.code, column.family)
    edge = HAIR if colors.border == colors.fill else Edge("thin", colors.border)
    return Look(
        bold=True,
        color=colors.text,
        fill=colors.fill,
        across="center",
        left=edge,
        right=edge,
        top=edge,
        bottom=edge,
    )


def underline(numbered: Sequence[Numbered]) -> Edge:
    """The line below a cell with these findings."""
    severity = worst(numbered).severity
    return Edge(UNDERLINES[severity], LIGHT.marks[severity].color)


def tally(numbered: Sequence[Numbered], size: float = 8) -> list[Run]:
    """How many findings of each severity: "■2 ▲3", each in its colour."""
    runs: list[Run] = []
    for severity, count in severity_counts(n.finding for n in numbered).items():
        if count:
            mark = LIGHT.marks[severity]
            gap = " " if runs else ""
            runs.append(Run(f"{gap}{mark.glyph}{count}", mark.ink, size))
    return runs


def explain(pen: Pen, cell: Cell, content: Content, numbered: Sequence[Numbered]) -> None:
    """Say in a comment what has been found here, and what to do."""
    if numbered and content.choices.comments:
        pen.comment(cell, finding_words(content.organization, numbered, content.language))


def hidden_keys(pen: Pen, kind: str, columns: Sequence[str | None], row: int = KEY_ROW) -> int:
    """The keys of the columns in a hidden row, the kind of the sheet in the hidden column after them, which
    takes the keys of the lines; gives that column."""
    last = len(columns) + 1
    for column, key in enumerate((*columns, kind), 1):
        if key is not None:
            pen.put(row, column, key, KEY)
    pen.widths([12.0], last)
    pen.height(row, 12)
    pen.hide(row=row, column=last)
    return last
