"""The same unit, function, agency or post said on several sheets gets one key.

A matrix names a unit by its code where the list of units gives the name; a list of functions stands beside
the matrix of the same functions; a post of the post map has its workload on a sheet of its own. Only what is
the same beyond doubt is joined; what may be two things is a Problem.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import Names, normal
from orgdesk.exchange.incoming.recognition.layouts.listing import headed_by
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.said import (
    AgencySaid,
    ExtraSaid,
    FunctionSaid,
    PositionSaid,
    RoleSaid,
    Said,
    UnitSaid,
    Where,
    WorkloadSaid,
)
from orgdesk.exchange.sheets.grid import Problem, coordinate
from orgdesk.organization.bilingual import Text

_LOST = "?"


def lost(text: str) -> str:
    """The key of a superior that its own table does not name: `join` looks for it on the other sheets."""
    return _LOST + text


def join(reading: Reading, sheets: Sequence[str] = ()) -> Reading:
    """The reading, changed in place, with one key for each thing. `sheets` are the names of the sheets, for
    the Problems."""
    _agencies(reading)
    _units(reading, sheets)
    _find_lost(reading, sheets)
    _functions(reading)
    _positions(reading)
    return reading


# -- groups of keys -------------------------------------------------------------------------------

SaidT = TypeVar("SaidT", AgencySaid, UnitSaid, FunctionSaid)


@dataclass(slots=True)
class _Thing:
    """All that is said under one key."""

    key: str
    where: Where
    name: str
    code: str = ""
    within: str = ""
    """Key of the agency of a unit; "" for others."""
    above: str = ""
    """Key of what stands above it."""
    weight: int = 0
    """How much is said of it."""


def _things(said: Iterable[Said], type_: type[SaidT], describe: Callable[[SaidT], _Thing]) -> list[_Thing]:
    found: dict[str, _Thing] = {}
    for one in said:
        if not isinstance(one, type_):
            continue
        new = describe(one)
        old = found.setdefault(new.key, new)
        if old is not new:
            old.code = old.code or new.code
            old.within = old.within or new.within
            old.above = old.above or new.above
            old.weight = max(old.weight, new.weight)
    return list(found.values())


def _by(things: Iterable[_Thing], key: Callable[[_Thing], str]) -> dict[str, list[_Thing]]:
    found: dict[str, list[_Thing]] = {}
    for thing in things:
        if text := key(thing):
            found.setdefault(text, []).append(thing)
    return found


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _agencies(reading: Reading) -> None:
    """Agencies of the same name, or one by its code or short name where another sheet spells it out."""
    said = [one for one in reading.said if isinstance(one, AgencySaid)]
    known: dict[str, str] = {}
    for one in said:
        known.setdefault(normal(one.name), one.key)
    for one in said:
        for field in ("short_name", "code"):
            if field in one.details:
                known.setdefault(normal(one.details[field].text), known[normal(one.name)])
    keys = {one.key: known[normal(one.name)] for one in said}
    if all(key == to for key, to in keys.items()):
        return
    for n, row in enumerate(reading.said):
        if isinstance(row, AgencySaid):
            reading.said[n] = replace(row, key=keys[row.key])
        elif isinstance(row, UnitSaid) and row.agency in keys:
            reading.said[n] = replace(row, agency=keys[row.agency])


def _units(reading: Reading, sheets: Sequence[str]) -> None:
    """Units of the same name in the same agency, or one by its code where another sheet gives the name."""
    things = _things(
        reading.said,
        UnitSaid,
        lambda u: _Thing(u.key, u.where, u.name, u.code, u.agency, u.superior, len(u.details)),
    )
    names = {thing.key: normal(thing.name) for thing in things}
    keys = _units_by_code(things)
    alike: list[list[_Thing]] = []
    by_name: dict[str, list[_Thing]] = {}
    for thing in sorted(things, key=lambda t: (not t.code, not t.above, not t.within, -t.weight)):
        if thing.key in keys:
            continue
        known = by_name.setdefault(names[thing.key], [])
        same = [
            k
            for k in known
            if _agree(normal(k.code), normal(thing.code))
            and _agree(k.within, thing.within)
            and (_agree(k.above, thing.above) or k.where.sheet != thing.where.sheet)
        ]
        if len(same) > 1 and thing.above in names:
            same = [k for k in same if names.get(k.above) == names[thing.above]] or same
        if len(same) == 1:
            keys[thing.key] = same[0].key
            same[0].within = same[0].within or thing.within
        elif same:
            alike.append([thing, *same])
        else:
            known.append(thing)
    _tell_alike(reading, sheets, alike)
    _rename_units(reading, {key: keys.get(to, to) for key, to in keys.items()})


def _units_by_code(things: Sequence[_Thing]) -> dict[str, str]:
    """Key → key of a unit of another sheet whose code is the name or the code of this one."""
    full = _by((t for t in things if normal(t.code) != normal(t.name)), lambda t: normal(t.code))
    keys: dict[str, str] = {}
    for first, *others in full.values():
        for thing in others:
            if thing.where.sheet != first.where.sheet and _agree(thing.within, first.within):
                keys[thing.key] = first.key
    for thing in things:
        if not thing.code or normal(thing.code) == normal(thing.name):
            named = [
                n
                for n in full.get(normal(thing.name), [])
                if n.key not in keys and _agree(n.within, thing.within)
            ]
            if len(named) == 1:
                keys[thing.key] = named[0].key
    return keys


def _functions(reading: Reading) -> None:
    """Functions of two sheets with the same code and wording, or the same wording alone."""
    things = _things(
        reading.said,
        FunctionSaid,
        lambda f: _Thing(f.key, f.where, f.wording, f.code, "", f.parent, len(f.details)),
    )
    by_sheet: dict[int, list[_Thing]] = {}
    for thing in things:
        by_sheet.setdefault(thing.where.sheet, []).append(thing)
    if len(by_sheet) < 2:
        return
    keys: dict[str, str] = {}
    known: list[_Thing] = []
    for new in sorted(by_sheet.values(), key=lambda things: -sum(bool(t.code) for t in things) / len(things)):
        keys |= _pair(known, new)
        known += [t for t in new if t.key not in keys]
    _rename_functions(reading, keys)


def _pair(known: Sequence[_Thing], new: Sequence[_Thing]) -> dict[str, str]:
    """Which of the new functions are known ones. Several of one wording are taken in their order."""
    codes = {normal(t.code): t for t in known if t.code}
    wordings = _by(known, lambda t: normal(t.name))
    keys: dict[str, str] = {}
    for wording, group in _by(new, lambda t: normal(t.name)).items():
        if len(group) == 1 and not group[0].code and wording in codes:  # F01 stands for its wording
            keys[group[0].key] = codes[wording].key
            continue
        same = wordings.get(wording, [])
        rest = []
        for thing in group:
            at = codes.get(normal(thing.code))
            if at is not None and at in same:
                keys[thing.key] = at.key
            else:
                rest.append(thing)
        left = [k for k in same if k.key not in keys.values()]
        if len(left) == len(rest):
            pairs = zip(left, rest, strict=True)
            keys |= {t.key: k.key for k, t in pairs if _agree(normal(k.code), normal(t.code)) or not t.code}
    return keys


# -- giving the keys ------------------------------------------------------------------------------


def _rename_units(reading: Reading, keys: dict[str, str]) -> None:
    if not keys:
        return
    names: dict[str, UnitSaid] = {}
    for one in reading.said:
        if isinstance(one, UnitSaid) and one.key not in keys:
            names.setdefault(one.key, one)
    for n, one in enumerate(reading.said):
        if isinstance(one, UnitSaid):
            to = keys.get(one.key, one.key)
            name = names[to].name if to != one.key and to in names else one.name
            reading.said[n] = replace(one, key=to, name=name, superior=keys.get(one.superior, one.superior))
        elif isinstance(one, RoleSaid | PositionSaid | ExtraSaid) and one.unit in keys:
            reading.said[n] = replace(one, unit=keys[one.unit])


def _rename_functions(reading: Reading, keys: dict[str, str]) -> None:
    if not keys:
        return
    wordings: dict[str, str] = {}
    for one in reading.said:
        if isinstance(one, FunctionSaid) and one.key not in keys:
            wordings.setdefault(one.key, one.wording)
    for n, one in enumerate(reading.said):
        if isinstance(one, FunctionSaid):
            to = keys.get(one.key, one.key)
            wording = wordings.get(to, one.wording) if to != one.key else one.wording
            parent = keys.get(one.parent, one.parent)
            reading.said[n] = replace(one, key=to, wording=wording, parent=parent)
        elif isinstance(one, RoleSaid | ExtraSaid) and one.function in keys:
            reading.said[n] = replace(one, function=keys[one.function])


def _positions(reading: Reading) -> None:
    """A post of the same title in the same unit is one post."""
    first: dict[Hashable, str] = {}
    sheets: dict[str, int] = {}
    keys: dict[str, str] = {}
    for one in reading.said:
        if isinstance(one, PositionSaid):
            to = first.setdefault((one.unit, normal(one.title)), one.key)
            if to != one.key and sheets[to] != one.where.sheet:
                keys[one.key] = to
            sheets.setdefault(one.key, one.where.sheet)
    for n, said in enumerate(reading.said):
        if isinstance(said, PositionSaid) and said.key in keys:
            reading.said[n] = replace(said, key=keys[said.key])
        elif isinstance(said, WorkloadSaid) and said.position in keys:
            reading.said[n] = replace(said, position=keys[said.position])


# -- superiors on other sheets --------------------------------------------------------------------


def unit_names(units: Iterable[UnitSaid]) -> Names:
    """The units of sheets, to be found as people call them."""
    names = Names()
    for unit in units:
        title = unit.details.get("head_title")
        names.add(unit.key, unit.name, code=unit.code, heads=[title.text] if title else [])
    return names


def _find_lost(reading: Reading, sheets: Sequence[str]) -> None:
    if not any(isinstance(one, UnitSaid) and one.superior.startswith(_LOST) for one in reading.said):
        return
    names = unit_names(one for one in reading.said if isinstance(one, UnitSaid))
    units = list({one.key: (one.key, one.name) for one in reading.said if isinstance(one, UnitSaid)}.values())
    for n, one in enumerate(reading.said):
        if not isinstance(one, UnitSaid) or not one.superior.startswith(_LOST):
            continue
        text = one.superior[len(_LOST) :]
        found = names.code(text) or names.exact(text) or [match.id for match in names.same(text)]
        found = found or headed_by(text, units)
        found = [key for key in found if key != one.key]
        reading.said[n] = replace(one, superior=found[0] if len(found) == 1 else "")
        if len(found) == 1:
            continue
        near = [match for match in names.near(text) if match.id != one.key]
        told = _ALIKE_SUPERIOR if found else _NEAR_SUPERIOR if near else _NO_SUPERIOR
        other = _name(reading, near[0].id) if near else ""
        sentence = told.format(text=text, unit=one.name, other=other, percent=near[0].percent if near else 0)
        _complain(reading, sheets, sentence, one.superior_where or one.where)


def _name(reading: Reading, key: str) -> str:
    return next((one.name for one in reading.said if isinstance(one, UnitSaid) and one.key == key), key)


def _tell_alike(reading: Reading, sheets: Sequence[str], alike: Iterable[Sequence[_Thing]]) -> None:
    """A unit that may be one of two is left out, with its roles."""
    gone = set()
    for thing, *others in alike:
        gone.add(thing.key)
        cells = ", ".join(coordinate((o.where.row, o.where.column)) for o in others)
        sentence = _ALIKE.format(name=thing.name, count=len(others), cells=cells)
        _complain(reading, sheets, sentence, thing.where)
    if gone:
        reading.said[:] = [
            one
            for one in reading.said
            if not (isinstance(one, UnitSaid) and one.key in gone)
            and not (isinstance(one, RoleSaid | PositionSaid | ExtraSaid) and one.unit in gone)
        ]


def _complain(reading: Reading, sheets: Sequence[str], sentence: Text, where: Where) -> None:
    """Note a grave Problem at a cell."""
    reading.fates.mark(where, Fate.ERROR, sentence)
    sheet = sheets[where.sheet] if where.sheet < len(sheets) else ""
    reading.problems.append(Problem(sentence, sheet, (where.row, where.column), grave=True))


_ALIKE = Text(
    '"{name}" bisa berarti {count} unit ({cells}). Tulis kodenya atau instansinya agar jelas yang mana; '
    "peran di bawahnya tidak diambil.",
    '"{name}" can mean {count} units ({cells}). Write its code or its agency to tell which; the roles below '
    "it are not taken in.",
)
_ALIKE_SUPERIOR = Text(
    'Atasan "{text}" dari {unit} bisa berarti lebih dari satu unit. Tulis kodenya.',
    'The superior "{text}" of {unit} can mean more than one unit. Write its code.',
)
_NEAR_SUPERIOR = Text(
    'Atasan "{text}" dari {unit} tidak ada di antara unit. Yang mirip: {other} ({percent}%). '
    "Perbaiki salah satunya.",
    'The superior "{text}" of {unit} is not among the units. Near it: {other} ({percent}%). '
    "Correct one of them.",
)
_NO_SUPERIOR = Text(
    'Atasan "{text}" dari {unit} tidak ada di antara unit. Tambahkan barisnya atau perbaiki namanya.',
    'The superior "{text}" of {unit} is not among the units. Add its row or correct its name.',
)
