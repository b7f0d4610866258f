"""Filled forms: each becomes a respondent with what they say, never an assignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from orgdesk.editing.rows import new_id
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.returning.keyed_fields import folded, plain
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedSheet
from orgdesk.exchange.incoming.returning.keyed_values import KeyedValues
from orgdesk.exchange.incoming.returning.role_texts import Held
from orgdesk.exchange.incoming.said import Where, Written
from orgdesk.exchange.incoming.values import NotReadable, day_of
from orgdesk.exchange.sheets.grid import Book, Problem
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, removed
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Respondent, Statement


def answers(
    values: KeyedValues, sheets: Sequence[KeyedSheet], ours: Organization, sources: dict[Token, Where]
) -> list[RowChange]:
    """What several filled forms amount to. A respondent who is known by name and title says it anew: what
    they said before about the same functions and units is replaced."""
    changes: list[RowChange] = []
    known = {(folded(r.name), folded(r.title)): r for r in ours.respondents.values()}
    changed: dict[tuple[str, str], int] = {}
    for sheet in sheets:
        said = _respondent(values.ground.book, sheet)
        cells = values.statements(sheet)
        filled = sum(1 for held, _ in cells.values() if held)
        if not filled and not any(written.text for written in said.values()):
            values.ground.problems.append(Problem(_BLANK, sheet.sheet.name))
            continue
        respondent = _read(values, sheet, said, ours, len(sheets) > 1)
        who = (folded(respondent.name), folded(respondent.title))
        if who in changed:
            place = said["name"].where if "name" in said else None
            values.ground.problems.append(
                Problem(
                    _TWICE.format(name=respondent.name),
                    sheet.sheet.name,
                    (place.row, place.column) if place else None,
                    grave=True,
                )
            )
            continue
        changed[who] = 1
        before = known.get(who)
        if before is not None:
            respondent = replace(respondent, id=before.id, note=before.note, name=before.name)
            respondent = replace(respondent, title=before.title, on=respondent.on or before.on)
            if respondent.unit is None:
                respondent = replace(respondent, unit=before.unit)
        changes.append(RowChange(before, respondent))
        where = said["name"].where if "name" in said else Where(sheet.index, sheet.head[0], 1)
        sources["respondent", respondent.id] = where
        changes += _statements(values, sheet, ours, respondent, cells, sources)
    return changes


def _statements(
    values: KeyedValues,
    sheet: KeyedSheet,
    ours: Organization,
    respondent: Respondent,
    cells: dict[tuple[str, str], tuple[frozenset[Held], Where]],
    sources: dict[Token, Where],
) -> list[RowChange]:
    there: dict[tuple[str, str], list[Statement]] = {}
    for statement in ours.bucket("statements_of_respondent", respondent.id).values():
        there.setdefault((statement.function, statement.unit), []).append(statement)
    changes: list[RowChange] = []
    for (function, unit), (held, where) in cells.items():
        if function not in ours.functions or unit not in ours.units:
            if held:
                place = (where.row, where.column)
                values.ground.problems.append(Problem(_NO_LONGER, sheet.sheet.name, place))
            continue
        before = {(s.role, s.resource): s for s in there.get((function, unit), [])}
        changes += removed(*(s for key, s in before.items() if key not in held))
        for role, resource in sorted(held - before.keys(), key=lambda h: (h[0], h[1] or "")):
            row = Statement(
                id=new_id(),
                respondent=respondent.id,
                function=function,
                unit=unit,
                role=role,
                resource=resource if role == SUPPLIER else None,
            )
            changes += added(row)
            sources["statement", row.id] = where
    return changes


def _respondent(book: Book, sheet: KeyedSheet) -> dict[str, Written]:
    """What the head of a form says: field → what is written beside its key.

    The answer is the next cell to the right that says something, before the next key.
    """
    found: dict[str, Written] = {}
    for row, cells in sheet.sheet.rows.items():
        marked = sorted(column for column, text in cells.items() if text.startswith(keys.RESPONDENT))
        for column in marked:
            name = cells[column].removeprefix(keys.RESPONDENT).strip()
            where = Where(sheet.index, row, column + 1)
            found[name] = Written(plain(sheet.sheet.text(row, column + 1)), where)
    return found


def _read(
    values: KeyedValues,
    sheet: KeyedSheet,
    said: dict[str, Written],
    ours: Organization,
    several: bool,
) -> Respondent:
    texts = {name: written.text for name, written in said.items()}
    for written in said.values():
        if written.text:
            values.ground.fates.mark(written.where, Fate.NAME)
            values.ground.fates.mark(Where(*written.where[:2], written.where.column - 1), Fate.HEAD)
    name = texts.get("name", "")
    if not name:
        stem = PurePath(values.ground.book.name).stem or values.ground.book.name
        name = f"{stem} ({sheet.sheet.name})" if several else stem
        _tell(values, sheet, said.get("name"), _NAMELESS.format(name=name))
    unit, on = None, None
    if texts.get("unit"):
        ids = [id_ for id_ in values.ground.fields.find("unit", texts["unit"]) if id_ in ours.units]
        unit = ids[0] if len(ids) == 1 else None
        if unit is None:
            _tell(values, sheet, said["unit"], _NO_UNIT.format(text=texts["unit"]))
    if texts.get("on"):
        try:
            on = day_of(texts["on"])
        except NotReadable:
            _tell(values, sheet, said["on"], _NO_DAY.format(text=texts["on"]))
    return Respondent(id=new_id(), name=name, title=texts.get("title", ""), unit=unit, on=on)


def _tell(values: KeyedValues, sheet: KeyedSheet, written: Written | None, sentence: Text) -> None:
    place = (written.where.row, written.where.column) if written is not None else None
    values.ground.problems.append(Problem(sentence, sheet.sheet.name, place))


_NO_LONGER = Text(
    "Fungsi atau unit ini tidak ada lagi di OrgDesk, jadi isian ini tidak diambil.",
    "This function or unit is no longer in OrgDesk, so what is said here is not taken.",
)
_BLANK = Text("Formulir ini belum diisi.", "This form has not been filled in.")
_TWICE = Text(
    "{name} mengisi dua formulir dalam berkas ini. Hanya yang pertama diambil; beri nama yang berbeda.",
    "{name} filled in two forms of this file. Only the first is taken; give them different names.",
)
_NAMELESS = Text(
    'Formulir ini tidak menyebut siapa yang mengisinya. Dipakai nama berkas: "{name}".',
    'This form does not say who filled it in. It goes by the name of the file: "{name}".',
)
_NO_UNIT = Text(
    'Unit "{text}" tidak dikenal, jadi unit pengisi dikosongkan.',
    'The unit "{text}" is not known, so the respondent has none.',
)
_NO_DAY = Text(
    '"{text}" bukan tanggal, jadi tanggal pengisian dikosongkan.',
    '"{text}" is no date, so the form has none.',
)
