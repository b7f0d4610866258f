"""What a reading says, by names instead of keys, for the tests of what comes in."""

from __future__ import annotations

from collections.abc import Iterable

from sheets_built import book, knowledge

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.recognize import recognize
from orgdesk.exchange.incoming.said import (
    AgencySaid,
    ExtraSaid,
    FunctionSaid,
    PositionSaid,
    RoleSaid,
    UnitSaid,
    WorkloadSaid,
)
from orgdesk.exchange.sheets.grid import Problem, Sheet, coordinate
from orgdesk.organization.organization import Organization


def read(
    *sheets: Sheet, here: Organization | None = None, mapping: Mapping | None = None
) -> tuple[Reading, list[str]]:
    """The reading of a file of these sheets, and the layouts that were recognized."""
    reading, found = recognize(book(*sheets), knowledge(here, mapping))
    return reading, [layout.layout for layout in found]


def tree(reading: Reading) -> dict[str, str]:
    """Unit → its superior."""
    names = {said.key: said.name for said in reading.said if isinstance(said, UnitSaid)}
    found: dict[str, str] = {}
    for said in reading.said:
        if isinstance(said, UnitSaid) and not found.get(said.name):
            found[said.name] = names.get(said.superior, said.superior)
    return found


def agencies(reading: Reading) -> dict[str, str]:
    """Unit → its agency."""
    names = {said.key: said.name for said in reading.said if isinstance(said, AgencySaid)}
    return {said.name: names.get(said.agency, "") for said in reading.said if isinstance(said, UnitSaid)}


def functions(reading: Reading) -> dict[str, str]:
    """Function → what stands above it."""
    names = {said.key: said.wording for said in reading.said if isinstance(said, FunctionSaid)}
    return {
        said.wording: names.get(said.parent, said.parent)
        for said in reading.said
        if isinstance(said, FunctionSaid)
    }


def details(reading: Reading, name: str) -> dict[str, str]:
    """The details of the unit, function or post of that name, of all its sayings together."""
    found: dict[str, str] = {}
    for said in reading.said:
        if isinstance(said, UnitSaid | AgencySaid):
            own = said.name
        elif isinstance(said, FunctionSaid):
            own = said.wording
        elif isinstance(said, PositionSaid):
            own = said.title
        elif isinstance(said, WorkloadSaid):
            own = said.task
        else:
            continue
        if own == name:
            found |= {field: written.text for field, written in said.details.items()}
            if isinstance(said, UnitSaid | FunctionSaid) and said.code:
                found["code"] = said.code
    return found


def posts(reading: Reading) -> list[tuple[str, str]]:
    """(title, unit) of each post."""
    names = {said.key: said.name for said in reading.said if isinstance(said, UnitSaid)}
    return [(said.title, names[said.unit]) for said in reading.said if isinstance(said, PositionSaid)]


def tasks(reading: Reading) -> list[tuple[str, str, float, float]]:
    """(post, task, times a year, hours each) of each task."""
    titles = {said.key: said.title for said in reading.said if isinstance(said, PositionSaid)}
    return [
        (
            titles[said.position],
            said.task,
            float(said.details["volume"].text) if "volume" in said.details else -1.0,
            float(said.details["hours"].text) if "hours" in said.details else -1.0,
        )
        for said in reading.said
        if isinstance(said, WorkloadSaid)
    ]


def extras(reading: Reading) -> set[tuple[str, str]]:
    """(column, value) of what stands in columns of the user's own."""
    return {(said.column, said.value.text) for said in reading.said if isinstance(said, ExtraSaid)}


def roles(reading: Reading) -> set[tuple[str, str, str]]:
    """(function, unit, code) of all roles, by their names."""
    names = {s.key: s.name for s in reading.said if isinstance(s, UnitSaid)}
    names |= {s.key: s.wording for s in reading.said if isinstance(s, FunctionSaid)}
    roles = [said for said in reading.said if isinstance(said, RoleSaid)]
    found = {(names[said.function], names[said.unit], said.token) for said in roles}
    assert len(found) == len(roles), "a role is said twice"
    return found


def functions_said(reading: Reading) -> list[tuple[str, str]]:
    """(wording, wording of what stands above it), in order; headings end with a colon."""
    said = [s for s in reading.said if isinstance(s, FunctionSaid)]
    names = {s.key: s.wording for s in said}
    return [(s.wording + ":" * s.heading, names.get(s.parent, s.parent)) for s in said]


def units_said(reading: Reading) -> list[tuple[str, str, str]]:
    """(unit, its agency, its superior) by their names, in order."""
    said = [s for s in reading.said if isinstance(s, UnitSaid)]
    names = {s.key: s.name for s in reading.said if isinstance(s, UnitSaid | AgencySaid)}
    return [(s.name, names.get(s.agency, s.agency), names.get(s.superior, s.superior)) for s in said]


def parts_asked(reading: Reading) -> dict[str, str | None]:
    """Key → suggestion of all that is asked."""
    return {part.key: part.suggested for question in reading.questions for part in question.parts}


def grave(reading: Reading) -> list[str]:
    """The cells of what could not be taken in: "C4"; "" for what has no cell."""
    return _cells(problem for problem in reading.problems if problem.grave)


def told(reading: Reading) -> list[str]:
    """The cells of what is good to know."""
    return _cells(problem for problem in reading.problems if not problem.grave)


def _cells(problems: Iterable[Problem]) -> list[str]:
    places = sorted(problem.place or (0, 0) for problem in problems)
    return [coordinate(place) if place != (0, 0) else "" for place in places]
