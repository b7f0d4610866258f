"""Verbs for pasting: a hierarchy that was written elsewhere becomes functions or units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from orgdesk.editing.outlines import OutlineLine
from orgdesk.editing.rows import EditRefused, existing, last_order, new_id
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Function, FunctionLevel, Reporting, Unit
from orgdesk.organization.structure import structure_of

MOST = 5_000
"""Lines that can be pasted at once. [DERIVED]"""

LEVEL_BELOW = {
    FunctionLevel.MISSION: FunctionLevel.GOAL,
    FunctionLevel.GOAL: FunctionLevel.FUNCTION,
    FunctionLevel.FUNCTION: FunctionLevel.TASK,
    FunctionLevel.TASK: FunctionLevel.TASK,
}
"""What a row that is added below one of a level is, as long as nobody says otherwise."""


def paste_functions(
    organization: Organization, parent: str | None, lines: Sequence[OutlineLine]
) -> ChangeSet:
    """Add the lines as functions below `parent` (None: at the top), after those that stand there.

    A line that a sibling is already called stays that sibling, and what is below it goes there.
    """
    top = None if parent is None else existing(organization, Function, parent)
    _check(lines)
    rows: dict[str, Function] = {}
    first: dict[str | None, int] = {}

    def siblings(above: str | None) -> Iterable[tuple[str, str, str]]:
        return ((row.id, row.code, row.wording) for row in organization.subfunctions(above))

    def add(line: OutlineLine, above: str | None, place: int) -> str:
        superior = rows.get(above or "") or organization.functions.get(above or "")
        level = FunctionLevel.FUNCTION if superior is None else LEVEL_BELOW[superior.level]
        if place == 0:
            first[above] = last_order(organization.subfunctions(above))
        order = first[above] + place
        row = Function(id=new_id(), wording=line.name, code=line.code, parent=above, level=level, order=order)
        rows[row.id] = row
        return row.id

    there = _merge(lines, None if top is None else top.id, siblings, add)
    return change(_label(_FUNCTIONS, len(rows), there), added(*rows.values()))


def paste_units(
    organization: Organization, agency: str, superior: str | None, lines: Sequence[OutlineLine]
) -> ChangeSet:
    """Add the lines as units of an agency below `superior` (None: at its top), after its other units.

    A line that a sibling is already called stays that sibling, and what is below it goes there.
    """
    existing(organization, Agency, agency)
    if superior is not None:
        existing(organization, Unit, superior)
    _check(lines)
    tree = structure_of(organization, agency)
    first = last_order(organization.units_of(agency))
    rows: list[RowChange] = []
    units = 0

    def siblings(above: str | None) -> Iterable[tuple[str, str, str]]:
        members = (organization.units[id_] for id_ in tree.below.get(above, ()))
        return ((row.id, row.code, row.name) for row in members)

    def add(line: OutlineLine, above: str | None, place: int) -> str:
        nonlocal units
        row = Unit(id=new_id(), agency=agency, name=line.name, code=line.code, order=first + units)
        units += 1
        rows.extend(added(row))
        if above is not None:
            rows.extend(added(Reporting(id=new_id(), unit=row.id, superior=above)))
        return row.id

    there = _merge(lines, superior, siblings, add)
    return change(_label(_UNITS, units, there), rows)


def _merge(
    lines: Sequence[OutlineLine],
    top: str | None,
    siblings: Callable[[str | None], Iterable[tuple[str, str, str]]],
    add: Callable[[OutlineLine, str | None, int], str],
) -> int:
    """Walk the lines, add those that are new among their `siblings` (id, code, name); how many were there.

    Among the lines themselves, one name with two codes is two rows.
    `add` gives the id of the new row; it is told the row above and how many were added below that one before.
    """
    known: dict[str | None, dict[str, dict[str, str]]] = {}
    counts: dict[str | None, int] = {}
    path: list[str | None] = [top]
    there = 0
    for line in lines:
        del path[line.depth + 1 :]
        above = path[-1]
        if above not in known:
            known[above] = {}
            for id_, code, name in siblings(above):
                alike = known[above].setdefault(_key(name), {})
                alike.setdefault(_key(code), id_)
                alike.setdefault("", id_)  # whatever code it has, it is called so
        alike = known[above].setdefault(_key(line.name), {})
        same = alike.get(_key(line.code)) or alike.get("")
        if same is None:
            same = add(line, above, counts.get(above, 0))
            counts[above] = counts.get(above, 0) + 1
            alike[_key(line.code)] = same
        else:
            there += 1
        path.append(same)
    return there


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


def _check(lines: Sequence[OutlineLine]) -> None:
    if not lines:
        raise EditRefused(_NOTHING)
    if len(lines) > MOST:
        raise EditRefused(_TOO_MANY.format(count=len(lines), most=MOST))


def _label(what: tuple[Text, Text], count: int, there: int) -> Text:
    """ "Tempel 12 fungsi (3 sudah ada)"; refuses where all were there."""
    if count == 0:
        raise EditRefused(_ALL_THERE[there > 1].format(count=there))
    words = what[count > 1].format(count=count)
    known = _THERE[there > 1].format(count=there) if there else Text("", "")
    return Text(words.id + known.id, words.en + known.en)


_FUNCTIONS = (
    Text("Tempel 1 fungsi", "Paste 1 function"),
    Text("Tempel {count} fungsi", "Paste {count} functions"),
)
_UNITS = (Text("Tempel 1 unit", "Paste 1 unit"), Text("Tempel {count} unit", "Paste {count} units"))
_THERE = (
    Text(" (1 sudah ada)", " (1 is there already)"),
    Text(" ({count} sudah ada)", " ({count} are there already)"),
)
_NOTHING = Text(
    "Papan klip tidak memuat teks. Salin dahulu daftar nama, satu baris satu nama.",
    "The clipboard holds no text. Copy a list of names first, one on each line.",
)
_ALL_THERE = (
    Text(
        "Nama yang ditempel sudah ada di sini, maka tidak ada yang ditambahkan.",
        "The name that is pasted is here already, so nothing is added.",
    ),
    Text(
        "Semua {count} nama yang ditempel sudah ada di sini, maka tidak ada yang ditambahkan.",
        "All {count} names that are pasted are here already, so nothing is added.",
    ),
)
_TOO_MANY = Text(
    "Teks itu memuat {count} baris. Tempel paling banyak {most} baris sekaligus.",
    "The text has {count} lines. Paste at most {most} lines at once.",
)
