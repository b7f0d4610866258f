"""From what a sheet says to the rows of the model: found, made or changed, never removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from orgdesk.exchange.incoming.names import Names
from orgdesk.exchange.incoming.planning.planned_details import plan_agencies, plan_functions, plan_units
from orgdesk.exchange.incoming.planning.planned_grounds import Grounds
from orgdesk.exchange.incoming.planning.planned_names import (
    find_agencies,
    find_functions,
    find_units,
    make_agency,
)
from orgdesk.exchange.incoming.planning.planned_posts import plan_extras, plan_positions, plan_workloads
from orgdesk.exchange.incoming.planning.planned_roles import plan_roles
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.planning.same_names import NEW, NameQuestion
from orgdesk.exchange.incoming.planning.sayings import sayings
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Reading
from orgdesk.exchange.incoming.said import (
    AgencySaid,
    ExtraSaid,
    FunctionSaid,
    PositionSaid,
    RoleSaid,
    UnitSaid,
    WorkloadSaid,
)
from orgdesk.exchange.sheets.grid import Book
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Unit

HOME = "agency:home"
"""Where the mapping keeps the agency of units of which the sheet does not say it."""


@dataclass(slots=True)
class Resolved:
    """The rows, and what is asked about names."""

    rows: PlannedRows
    questions: list[Question]


def resolve(book: Book, reading: Reading, knowledge: Knowledge) -> Resolved:
    """All rows that a reading amounts to. Problems and fates are added to the reading."""
    here, watch = knowledge.organization, knowledge.watch
    rows = PlannedRows(book, here, reading)
    asked = NameQuestion(knowledge.mapping)
    said = reading.said
    agencies_said, units_said = sayings(said, AgencySaid), sayings(said, UnitSaid)
    functions_said, positions_said = sayings(said, FunctionSaid), sayings(said, PositionSaid)
    agencies = find_agencies(agencies_said, rows, asked)
    home = _Home(book, rows, knowledge, list(agencies.values()))
    units = find_units(units_said, agencies, rows, asked, home.agency)
    watch.at(1, 10)
    functions, above = find_functions(functions_said, rows, asked)
    watch.at(3, 10)
    grounds = Grounds(rows)
    plan_agencies(agencies_said, agencies, rows)
    plan_units(units_said, units, rows, grounds)
    plan_functions(functions_said, functions, above, rows)
    watch.at(4, 10)
    unit_names, function_names = Names(), Names()
    for id_ in dict.fromkeys([*here.units, *units.values()]):
        unit = rows.get(Unit, id_)
        unit_names.add(id_, unit.name, code=unit.code)
    for key, id_ in functions.items():
        function_names.add(id_, functions_said[key].text("wording"), near=False)
    for id_, function in here.functions.items():
        function_names.add(id_, function.wording, code=function.code, near=False)
    roles = [one for one in said if isinstance(one, RoleSaid)]
    plan_roles(roles, units, functions, rows, grounds, lambda name: _only(unit_names, name), watch)
    watch.at(7, 10)
    positions = plan_positions(positions_said, units, rows)
    workloads = (one for one in said if isinstance(one, WorkloadSaid))
    plan_workloads(workloads, positions, rows, lambda name: _only(function_names, name))
    plan_extras((one for one in said if isinstance(one, ExtraSaid)), units, functions, rows)
    watch.at(8, 10)
    return Resolved(rows, [*home.questions, *asked.questions()])


def _only(names: Names, name: str) -> str | None:
    found = names.exact(name) or [match.id for match in names.same(name)]
    return found[0] if len(found) == 1 else None


class _Home:
    """The agency of units of which nothing says it: asked once, with what is most likely as suggestion."""

    def __init__(self, book: Book, rows: PlannedRows, knowledge: Knowledge, said: list[str]) -> None:
        self._book, self._rows, self._said = book, rows, said
        self._answer = knowledge.mapping.answer(HOME)
        self._id: str | None = None
        self.questions: list[Question] = []

    def agency(self, of_others: Iterable[str]) -> str:
        """The id of that agency, made where there is none that it could be.

        `of_others` are the agencies of the units that the sheet names and that are there.
        """
        if self._id is None:
            self._id = self._choose(Counter(of_others))
        return self._id

    def _choose(self, of_others: Counter[str]) -> str:
        here = self._rows.organization
        name = PurePath(self._book.name).stem.strip() or here.project.name or "?"
        known = list(dict.fromkeys([*self._said, *here.agencies]))
        called_so = [id_ for id_, agency in here.agencies.items() if agency.name == name]
        only = self._said if len(self._said) == 1 else known if len(known) == 1 else []
        likely = next(iter([*called_so, *(id_ for id_, _ in of_others.most_common(1)), *only]), None)
        chosen = self._answer if self._answer in (*known, NEW) else likely or NEW
        options = [Option(id_, _called(self._rows.agency_name(id_))) for id_ in known if id_ in here.agencies]
        if len(options) > 1 and (likely is None or likely in here.agencies):
            options.append(Option(NEW, _NEW_AGENCY.format(name=name)))
            part = Part(HOME, _UNITS_WITHOUT, tuple(options), chosen, self._answer is not None)
            self.questions.append(Question("agency", _WHOSE, (part,)))
        return make_agency(name, self._rows, None).id if chosen == NEW else chosen


def _called(name: str) -> Text:
    return Text(name, name)


_WHOSE = Text(
    "Unit dari instansi mana? Lembar ini tidak mengatakannya.",
    "Units of which agency? The sheet does not say.",
)
_UNITS_WITHOUT = Text("Unit tanpa instansi", "Units without an agency")
_NEW_AGENCY = Text("Instansi baru: {name}", "A new agency: {name}")
