"""Sheets of ours whose hidden row or hidden column of keys was deleted: what is left is told by names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.words import ARTICLE, CODE, DUTY, FINDINGS, FUNCTION, LEGAL_BASIS, NOTE
from orgdesk.exchange.incoming.returning.keyed_fields import folded
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedLine, KeyedSheet, below_heading
from orgdesk.exchange.sheets.grid import Book, Problem, Sheet
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import name_of
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Unit

_LEAST = 2
_MOST = 0.5
"""Part of the texts of a row or a column that are names of the export. [DERIVED]"""
_TITLED = 8
"""Titles of a list of ours that no other sheet has together. [DERIVED]"""
_HEADS = 12
"""Rows among which the heading of a list is looked for."""
_OWNERS = {keys.FUNCTIONS: "function", keys.UNITS: "unit"}


def lost_matrices(book: Book, base: Organization, found: Sequence[KeyedSheet]) -> list[KeyedSheet]:
    """Matrices that have lost both their row and their column of keys: sheets with the units of the export in
    a row and its functions in a column. Looked for where no matrix has kept its keys."""
    if any(sheet.kind in (keys.MATRIX, keys.FORM) for sheet in found):
        return []
    units = {folded(text) for unit in base.units.values() for text in (unit.name, unit.code) if text}
    functions = {folded(function.wording) for function in base.functions.values()}
    keyed = {sheet.index for sheet in found}
    lost = []
    for index, sheet in enumerate(book.sheets):
        if index in keyed or sheet.hidden:
            continue
        heads = [row for row, cells in sheet.rows.items() if _share(cells.values(), units)]
        if not heads:
            continue
        there = KeyedSheet(sheet, index, keys.MATRIX, 0, 0, (max(heads[0] - 1, 1), heads[-1] + 1))
        there.lines = below_heading(there, heads[-1])
        columns: dict[int, list[str]] = {}
        for line in there.lines:
            for column, text in sheet.rows[line.row].items():
                columns.setdefault(column, []).append(text)
        if any(_share(texts, functions) for texts in columns.values()):
            there.own = sorted({column for cells in sheet.rows.values() for column in cells})
            lost.append(there)
    return lost


def lost_lists(
    book: Book, base: Organization, found: Sequence[KeyedSheet], problems: list[Problem]
) -> Iterator[KeyedSheet]:
    """Lists that have lost both their row and their column of keys, told by the titles that the export gives
    them and the names in them. A list of duties has no names to go by; that is said."""
    keyed = {sheet.index for sheet in found}
    titles = {kind: list(_titles(owner)) for kind, owner in _OWNERS.items()}
    for index, sheet in enumerate(book.sheets):
        if index in keyed or sheet.hidden:
            continue
        for row in sorted(sheet.rows)[:_HEADS]:
            said = {folded(text) for text in sheet.rows[row].values()}
            kind = next((k for k, known in titles.items() if len(said.intersection(known)) >= _TITLED), None)
            if kind is not None:
                if not _names_known(sheet, base, _OWNERS[kind]):
                    break
                lost = KeyedSheet(sheet, index, kind, 0, 0, (row, row))
                lost.own = sorted({column for cells in sheet.rows.values() for column in cells})
                lost.lines = below_heading(lost, row)
                yield lost
                break
            if said >= {folded(DUTY.id), folded(LEGAL_BASIS.id)} or said >= {
                folded(DUTY.en),
                folded(LEGAL_BASIS.en),
            }:
                problems.append(Problem(DUTIES_LOST, sheet.name, (row, min(sheet.rows[row])), grave=True))
                break


def _names_known(sheet: Sheet, base: Organization, kind: str) -> bool:
    names = {folded(name_of(row)) for row in base.table(kind).values()}
    return any(folded(text) in names for cells in sheet.rows.values() for text in cells.values())


def became_form(sheet: KeyedSheet, form: bool) -> bool:
    """Whether a sheet that lost its keys is a form: its workbook was one, or it asks who fills it in."""
    if sheet.kind != keys.MATRIX or (sheet.key_row and sheet.key_column):
        return False
    return form or _asks(sheet.sheet)


def _asks(sheet: Sheet) -> bool:
    return any(t.startswith(keys.RESPONDENT) for cells in sheet.rows.values() for t in cells.values())


def _titles(owner: str) -> Iterator[str]:
    """What stands over the columns of a list, in both languages."""
    from orgdesk.exchange.excel.records import TITLES  # loads what draws sheets

    for key, (text, _) in TITLES.items():
        if key.startswith(f"{owner}."):
            yield from (folded(text.id), folded(text.en))


def _share(texts: Iterable[str], known: Set[str]) -> bool:
    """Whether most of some texts, and two at least, are known names."""
    said = [folded(text) for text in texts]
    hits = sum(text in known for text in said)
    return hits >= _LEAST and hits > len(said) * _MOST


def recover(sheet: KeyedSheet, base: Organization) -> bool:
    """Give columns and lines the keys that they must have had; whether there was anything to do."""
    if sheet.key_row and sheet.key_column:
        return False
    if sheet.kind == keys.DUTIES:
        _duty_columns(sheet)
        return True
    if not sheet.key_row:
        _columns(sheet, base)
    if not sheet.key_column and (sheet.key_row or sheet.kind not in _OWNERS):
        _lines(sheet, base)
    return True


def _columns(sheet: KeyedSheet, base: Organization) -> None:
    rows = sheet.head_rows
    heads = {column: [sheet.sheet.text(row, column) for row in rows] for column in sheet.own}
    if sheet.kind in (keys.MATRIX, keys.FORM):
        names = {"code": CODE, "wording": FUNCTION, "reading": FINDINGS}
        for column, texts in heads.items():
            said = {folded(text) for text in texts if text.strip()}
            field = next((n for n, t in names.items() if said & {folded(t.id), folded(t.en)}), None)
            unit = _unit(base, said)
            if field is not None and sheet.column(field) is None:
                sheet.columns[column] = ("field", field)
            elif unit is not None and ("unit", unit) not in sheet.columns.values():
                sheet.columns[column] = ("unit", unit)
    else:
        _list_columns(sheet, base, heads)
    sheet.own = [column for column in sheet.own if column not in sheet.columns]


def _duty_columns(sheet: KeyedSheet) -> None:
    """The columns of a list of duties that return, by their titles."""
    for column in sheet.own:
        title = folded(sheet.title(column))
        for name, text in (("article", ARTICLE), ("note", NOTE)):
            if title in (folded(text.id), folded(text.en)):
                sheet.columns[column] = ("field", name)


def _list_columns(sheet: KeyedSheet, base: Organization, heads: Mapping[int, Sequence[str]]) -> None:
    """Fields by the titles that the export gives them; of the users' own columns those that it knew."""
    from orgdesk.exchange.excel.records import TITLES  # loads what draws sheets

    owner = "unit" if sheet.kind == keys.UNITS else "function"
    fields = {
        folded(title): key.removeprefix(f"{owner}.")
        for key, (text, _) in TITLES.items()
        if key.startswith(f"{owner}.")
        for title in (text.id, text.en)
    }
    extras = {folded(extra.column): extra.column for extra in base.extras.values()}
    for column, texts in heads.items():
        title = next((folded(text) for text in reversed(texts) if text.strip()), "")
        if title in extras:
            sheet.columns[column] = ("extra", extras[title])
        else:
            sheet.columns[column] = ("field", fields.get(title, "reading"))


def _unit(base: Organization, said: set[str]) -> str | None:
    """The unit that a column is headed by; its name and its code, or else one of them that is its alone."""
    both = _only(u for u in base.units.values() if {folded(u.name), folded(u.code or u.name)} <= said)
    return both or _only(
        u for u in base.units.values() if folded(u.name) in said or (u.code and folded(u.code) in said)
    )


def _only(units: Iterable[Unit]) -> str | None:
    found = [unit.id for unit in units]
    return found[0] if len(found) == 1 else None


def _lines(sheet: KeyedSheet, base: Organization) -> None:
    kind, name = ("unit", "name") if sheet.kind == keys.UNITS else ("function", "wording")
    column = sheet.column(name)
    if column is None:
        sheet.lines = []
        return
    known = {folded(str(getattr(row, name))) for row in base.table(kind).values()}
    rows = [row for row in sorted(sheet.sheet.rows) if row > sheet.key_row]
    first = next((row for row in rows if folded(sheet.sheet.text(row, column)) in known), 0)
    sheet.lines = [line for line in sheet.lines if first and line.row >= first]
    top = sheet.key_row or max(first - 4, 1)
    sheet.head = (top, max(first - 1, top))
    said = {line.row for line in sheet.lines}
    above = [row for row in rows if first <= row and row not in said and row < max(said, default=0)]
    sheet.lines = sorted([*sheet.lines, *(KeyedLine(row, None) for row in above)], key=lambda line: line.row)
    _head_fields(sheet, base)


def _head_fields(sheet: KeyedSheet, base: Organization) -> None:
    """Which rows of the heading hold the codes and which the names of the units."""
    counts: Counter[tuple[int, str]] = Counter()
    for row in sheet.head_rows:
        if row == sheet.key_row:
            continue
        for column, key in sheet.columns.items():
            unit = base.units.get(key[1]) if key[0] == "unit" else None
            said = folded(sheet.sheet.text(row, column))
            if unit is not None and said:
                counts[row, "name"] += said == folded(unit.name)
                counts[row, "code"] += said == folded(unit.code)
    for field in ("name", "code"):
        best = max((item for item in counts.items() if item[0][1] == field), key=_count, default=None)
        if best is not None and best[1] and best[0][0] not in sheet.head_fields:
            sheet.head_fields[best[0][0]] = field


def _count(item: tuple[tuple[int, str], int]) -> int:
    return item[1]


TOLD_BY_NAMES = Text(
    "Baris atau kolom tersembunyi OrgDesk di lembar ini telah dihapus. Isinya dikenali dari nama dan "
    "kodenya; periksa hasilnya.",
    "The hidden row or column of OrgDesk on this sheet was deleted. Its lines and columns are told by their "
    "names and codes; look at the result.",
)
"""Said of a sheet that was recovered."""
DUTIES_LOST = Text(
    "Kunci tersembunyi OrgDesk di lembar ini telah dihapus, jadi pasal dan catatannya tidak dapat diambil.",
    "The hidden keys of OrgDesk on this sheet were deleted, so its articles and notes cannot be taken.",
)
"""Said of a list of duties, whose lines nothing else tells apart."""
