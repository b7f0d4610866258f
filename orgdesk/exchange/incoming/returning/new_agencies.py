"""Agencies that somebody wrote beside units and that nobody knows: new ones, if the user says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesk.editing.rows import last_order, new_id
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.names import agency_kind_of, like
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.returning.keyed_fields import folded, plain
from orgdesk.exchange.incoming.returning.keyed_ground import Ground
from orgdesk.exchange.incoming.returning.keyed_rows import KeyedRows
from orgdesk.exchange.incoming.returning.keyed_sheets import KeyedSheet
from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Agency, AgencyKind

_NEAR = 80
"""Percent from which a name may be a slip of the pen. [DERIVED]"""
_NOTHING = {"", "-", "--", "---"}


def ask_agencies(rows: KeyedRows, sheets: Iterable[KeyedSheet], mapping: Mapping) -> Question | None:
    """Ask about each agency once, and make or lead back those that are answered or suggested; None where all
    are known."""
    ground = rows.ground
    found: dict[str, tuple[str, list[Where]]] = {}
    for text, where in _written(rows, sheets):
        if folded(text) not in _NOTHING and not ground.fields.find("agency", text):
            found.setdefault(folded(text), (text, []))[1].append(where)
    parts = []
    for said, (text, places) in found.items():
        near = [a for a in ground.ours.agencies.values() if _nearness(a, text) >= _NEAR]
        options = [Option(_SAME + a.id, _IS.format(name=a.name)) for a in near]
        options += [Option("new", _NEW), Option("no", _NO)]
        answer = mapping.answer(f"agency:{said}")
        given = answer if answer in {option.value for option in options} else None
        chosen = given or (None if near else "new")
        parts.append(
            Part(f"agency:{said}", _same(text), tuple(options), chosen, given is not None, tuple(places))
        )
        if chosen == "new":
            _make(ground, text)
        elif chosen is not None and chosen.startswith(_SAME):
            ground.fields.also_called("agency", chosen.removeprefix(_SAME), text)
    return Question("agencies", _QUESTION, tuple(parts)) if parts else None


def _written(rows: KeyedRows, sheets: Iterable[KeyedSheet]) -> Iterator[tuple[str, Where]]:
    """What the lists of units say in the column of agencies."""
    for sheet in sheets:
        column = sheet.column("agency") if sheet.kind == keys.UNITS else None
        if column is not None:
            for line in rows.lines[sheet.index]:
                yield plain(sheet.sheet.text(line.row, column)), Where(sheet.index, line.row, column)


def _make(ground: Ground, name: str) -> None:
    order = last_order(ground.ours.agencies.values())
    order += sum(kind == "agency" for kind, _ in ground.new)
    kind = agency_kind_of(name) or AgencyKind.LOCAL_AGENCY
    row = Agency(id=new_id(), name=name, agency_kind=kind, order=order)
    ground.new["agency", row.id] = row
    ground.fields.learn([row])


def _nearness(agency: Agency, text: str) -> int:
    return max(like(agency.name, text), like(agency.short_name, text) if agency.short_name else 0)


def _same(words: str) -> Text:
    return Text(words, words)


_SAME = "is:"
_QUESTION = Text(
    "Instansi ini belum ada di OrgDesk. Dibuat sebagai instansi baru?",
    "These agencies are not in OrgDesk yet. Are they new?",
)
_IS = Text("Sama dengan {name}", "The same as {name}")
_NEW = Text("Instansi baru", "A new agency")
_NO = Text("Jangan ambil", "Do not take it")
