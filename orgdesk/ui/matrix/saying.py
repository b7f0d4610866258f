"""What the model answers when it is asked for the words of a cell or a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgdesk.analysis.findings import Finding
from orgdesk.organization.display import name_of
from orgdesk.ui.desk import Desk
from orgdesk.ui.matrix import words

if TYPE_CHECKING:
    from orgdesk.ui.matrix.model import MatrixModel


def cell_sentence(matrix: MatrixModel, desk: Desk, row: int, column: int) -> str:
    """A cell for a screen reader; a heading speaks for all its cells."""
    if not matrix.lines[row].is_work:
        return head_sentence(matrix, desk, row, is_row=True)
    face = matrix.faces(row).get(column)
    found = len(matrix.findings_at(row, column)) if face and face.severity else 0
    where = (matrix.name_of_row(row), matrix.name_of_column(column))
    return words.cell_sentence(where, face.codes if face else (), found, matrix.codes, desk.language)


def cell_tip(matrix: MatrixModel, desk: Desk, row: int, column: int) -> str:
    """A cell for the one who points at it."""
    if not matrix.lines[row].is_work:
        return head_tip(matrix, desk, row, is_row=True)
    return words.cell_tip(
        desk.organization,
        (_row_title(matrix, desk, row), _column_title(matrix, desk, column)),
        matrix.held(row, column),
        matrix.findings_at(row, column),
        matrix.codes,
        desk.language,
        desk.theme,
    )


def head_sentence(matrix: MatrixModel, desk: Desk, section: int, *, is_row: bool) -> str:
    """The head of a row or a column for a screen reader."""
    name = matrix.name_of_row(section) if is_row else matrix.name_of_column(section)
    below = matrix.lines[section].below if is_row else 0
    found = _findings(matrix, desk, section, is_row=is_row)
    return words.row_sentence(name, len(found), below, desk.language)


def head_tip(matrix: MatrixModel, desk: Desk, section: int, *, is_row: bool) -> str:
    """The head of a row or a column for the one who points at it."""
    title = _row_title(matrix, desk, section) if is_row else _column_title(matrix, desk, section)
    found = _findings(matrix, desk, section, is_row=is_row)
    return words.header_tip(desk.organization, title, found, desk.language, desk.theme)


def _findings(matrix: MatrixModel, desk: Desk, section: int, *, is_row: bool) -> list[Finding]:
    tokens = [("function", matrix.lines[section].id)] if is_row else matrix.column_tokens(section)
    found = {finding.key: finding for token in tokens for finding in desk.findings.of_row(*token).values()}
    return list(found.values())


def _row_title(matrix: MatrixModel, desk: Desk, row: int) -> str:
    return words.label(desk.organization.functions[matrix.lines[row].id])


def _column_title(matrix: MatrixModel, desk: Desk, column: int) -> str:
    at = matrix.columns[column]
    agency = desk.organization.agencies[at.agency]
    if not at.is_unit:
        return words.label(agency)
    title, of = words.label(desk.organization.units[at.id]), name_of(agency)
    return title if of in title else f"{title} · {of}"
