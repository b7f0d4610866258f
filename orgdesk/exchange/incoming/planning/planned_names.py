"""Which agencies, units and functions of the model a sheet names, and which it brings.

First what is the same beyond doubt, then what goes by a shorter name, then what is only near: that is asked,
and new as long as nobody answers. The same name in two agencies, or below two functions, stays two rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from orgdesk.editing.rows import new_id
from orgdesk.exchange.incoming.names import (
    How,
    Match,
    Names,
    agency_kind_of,
    expanded,
    normal,
    unit_kind_of,
)
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.planning.same_names import NEW, Finder, NameQuestion
from orgdesk.exchange.incoming.planning.sayings import Sayings
from orgdesk.exchange.incoming.said import AgencySaid, FunctionSaid, UnitSaid, Where
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, AgencyKind, Function, FunctionLevel, Unit, UnitKind


def find_agencies(
    said: Mapping[str, Sayings[AgencySaid]], rows: PlannedRows, asked: NameQuestion
) -> dict[str, str]:
    """Key → id of the agency, found or made."""
    there = rows.organization.agencies
    names = Names()
    for agency in there.values():
        names.add(agency.id, agency.name, code=agency.code, short=agency.short_name)
    finder = Finder("agency", names, there, rows, asked)
    found: dict[str, str] = {}
    made: dict[str, str] = {}
    for key, one in said.items():
        name = _without_place(one.text("name"), rows.organization.project.place)
        match = _decide(finder, name, one.detail("code"), None, f"agency:{normal(name)}", _places(one))
        id_ = match.id if match is not None else made.get(expanded(name))
        if id_ is None:
            id_ = made[expanded(name)] = make_agency(name or key, rows, one.where).id
        found[key] = id_
        finder.tell(_places(one), id_, match)
    return found


def make_agency(name: str, rows: PlannedRows, where: Where | None) -> Agency:
    """A new agency, of the kind that its name tells."""
    kind = agency_kind_of(name) or AgencyKind.LOCAL_AGENCY
    order = rows.next_order("agency", "", rows.organization.agencies.values())
    agency = Agency(id=new_id(), name=name, agency_kind=kind, order=order)
    rows.put(agency, where)
    return agency


# -- units ----------------------------------------------------------------------------------------


def find_units(
    said: Mapping[str, Sayings[UnitSaid]],
    agencies: Mapping[str, str],
    rows: PlannedRows,
    asked: NameQuestion,
    home: Callable[[Iterable[str]], str],
) -> dict[str, str]:
    """Key → id of the unit, found or made.

    `home` gives the agency of those of which nothing tells it; it is told those of the units found.
    """
    here = rows.organization
    finder = Finder("unit", _unit_names(here), here.units, rows, asked)
    agency_of = {key: agencies.get(one.text("agency"), "") for key, one in said.items()}
    matches: dict[str, Match | None] = {}
    for sure in (True, False):
        taken = {match.id for match in matches.values() if match is not None}
        for key, one in said.items():
            if key not in matches:
                match = _unit(finder, one, agency_of[key], said, taken, sure=sure)
                if match is not None or not sure:
                    matches[key] = match
    found = {key: match.id for key, match in matches.items() if match is not None}
    made: dict[tuple[str, str], dict[str, str]] = {}
    agency_names = {
        expanded(name): agency.id
        for agency in (*here.agencies.values(), *(rows.get(Agency, id_) for id_ in agencies.values()))
        for name in (agency.name, agency.short_name)
    }
    for key, one in said.items():
        if key not in found:
            name = _unit_name(one)
            above = _agency_above(one, said, agency_of, found, rows)
            agency = (
                agency_of[key]
                or above
                or _own_agency(name, one.where, agency_names, rows)
                or home(here.units[id_].agency for id_ in found.values() if id_ in here.units)
            )
            there = _there_after_all(finder, name, _asked_as(rows, name, agency_of[key]), agency)
            alike = made.setdefault((agency, expanded(name)), {})
            superior = _superior_name(one, said)
            id_ = there or _same_unit(alike, superior)
            if id_ is None:
                siblings = here.bucket("units_of_agency", agency).values()
                unit = Unit(
                    id=new_id(),
                    agency=agency,
                    name=name or key,
                    code=one.text("code"),
                    unit_kind=unit_kind_of(name),
                    order=rows.next_order("unit", agency, siblings),
                )
                rows.put(unit, one.where)
                id_ = unit.id
            if there is None:
                alike.setdefault(superior, id_)
            found[key] = id_
        finder.tell(_places(one), found[key], matches[key])
    return found


def _superior_name(one: Sayings[UnitSaid], said: Mapping[str, Sayings[UnitSaid]]) -> str:
    """The name of whom the sheet puts above a unit; "" where it does not say."""
    above = said.get(one.text("superior"))
    return "" if above is None else expanded(_unit_name(above))


def _same_unit(alike: Mapping[str, str], superior: str) -> str | None:
    """Of new units of one name in an agency, by their superior, the one that is meant. Two of a name under
    two superiors are two; where the superior is not told, a single one is meant."""
    if superior in alike:
        return alike[superior]
    if len(alike) == 1 and (not superior or "" in alike):
        return next(iter(alike.values()))
    return None


def _unit(
    finder: Finder,
    one: Sayings[UnitSaid],
    agency: str,
    said: Mapping[str, Sayings[UnitSaid]],
    taken: set[str],
    *,
    sure: bool,
) -> Match | None:
    """The unit that is meant. `taken` are those that others mean for sure."""
    name, code, group = _unit_name(one), one.text("code"), agency or None
    key = _asked_as(finder.rows, name, agency)
    answer = finder.answered(key)
    if isinstance(answer, Match):
        return finder.ask(key, name, [answer], _places(one))
    matches = finder.sure(name, code, group)
    if len(matches) > 1:
        matches = _told_apart(matches, one, said, finder.rows.organization) or matches
    if sure or len(matches) == 1:
        return matches[0] if len(matches) == 1 else None
    if matches:  # nothing tells the homonyms apart: whoever guesses puts roles where they do not belong
        return finder.ask(key, name, matches, _places(one), suggested=None)
    others = finder.names.same(name, group)
    if len(others) == 1 and not (others[0].how is How.HEAD and others[0].id in taken):
        return others[0]
    if not others and group is not None:
        others = finder.sure(name, code, None) or finder.names.same(name, None)
    others = others or finder.likely(name, code, group)
    return finder.ask(key, name, others, _places(one)) if others else None


def _asked_as(rows: PlannedRows, name: str, agency: str) -> str:
    """The key of the question which unit a name of an agency ("": not said) means."""
    return f"unit:{normal(rows.agency_name(agency))}/{normal(name)}" if agency else f"unit:{normal(name)}"


def _there_after_all(finder: Finder, name: str, key: str, agency: str) -> str | None:
    """The unit of that name in the agency where a new one would come."""
    there = finder.names.exact(name, agency)
    if not there and finder.answered(key) != NEW:
        there = [match.id for match in finder.names.same(name, agency) if match.how is not How.HEAD]
    if len(there) != 1:
        return None
    finder.suggest(key, there[0])
    return there[0]


def _told_apart(
    matches: list[Match], one: Sayings[UnitSaid], said: Mapping[str, Sayings[UnitSaid]], here: Organization
) -> list[Match]:
    """Those of several units of a name whose superior has the name that the sheet gives the superior."""
    above = said.get(one.text("superior"))
    if above is None:
        return []
    wanted = expanded(_unit_name(above))
    return [
        match
        for match in matches
        if any(expanded(here.units[line.superior].name) == wanted for line in here.superiors_of(match.id))
    ]


def _unit_name(one: Sayings[UnitSaid]) -> str:
    return one.text("name") or one.text("code")


def _unit_names(here: Organization) -> Names:
    """The names of all units, with and without their agency; heads of agencies also by that of the agency."""
    names = Names()
    heads: dict[str, list[str]] = {}
    for unit in here.units.values():
        if unit.unit_kind is UnitKind.HEAD:
            heads.setdefault(unit.agency, []).append(unit.id)
    for unit in here.units.values():
        agency = here.agencies[unit.agency]
        others, titles = [f"{unit.name} {agency.name}"], [unit.head_title]
        for suffix in (expanded(agency.name), expanded(agency.short_name)):
            if suffix and expanded(unit.name).endswith(" " + suffix):
                others.append(expanded(unit.name).removesuffix(suffix))
        if heads.get(unit.agency) == [unit.id]:
            first_word = expanded(agency.name).split(" ")[0]
            others += [agency.name, agency.short_name]
            titles += [f"kepala {first_word}", f"kepala {agency.name}"]
        names.add(unit.id, unit.name, code=unit.code, group=unit.agency, others=others, heads=titles)
    return names


def _agency_above(
    one: Sayings[UnitSaid],
    said: Mapping[str, Sayings[UnitSaid]],
    agency_of: Mapping[str, str],
    found: Mapping[str, str],
    rows: PlannedRows,
) -> str:
    """The agency of the nearest superior of which it is known."""
    seen = {one.key}
    above = one.text("superior")
    while above in said and above not in seen:
        if above in found:
            return rows.get(Unit, found[above]).agency
        if agency_of[above]:
            return agency_of[above]
        seen.add(above)
        above = said[above].text("superior")
    return ""


def _own_agency(name: str, where: Where, known: dict[str, str], rows: PlannedRows) -> str:
    """The agency that a unit is by its name (Bappeda, BPJS), made where there is none; "" for others."""
    if agency_kind_of(name) is None:
        return ""
    if expanded(name) not in known:
        known[expanded(name)] = make_agency(name, rows, where).id
    return known[expanded(name)]


def _without_place(name: str, place: str) -> str:
    """The name of an agency without the place that the whole project is about."""
    words = name.split() if place else []
    for count in range(1, len(words)):
        first = " ".join(words[:count])
        if f"{expanded(first)} {expanded(place)}" == expanded(name):
            return first
    return name


# -- functions ------------------------------------------------------------------------------------


def find_functions(
    said: Mapping[str, Sayings[FunctionSaid]], rows: PlannedRows, asked: NameQuestion
) -> tuple[dict[str, str], dict[str, str]]:
    """Key → id of the function, found or made; and key → key of what the sheet puts above it."""
    here = rows.organization
    names = Names()
    for function in here.functions.values():
        names.add(function.id, function.wording, code=function.code, group=function.parent or "")
    search = _Functions(Finder("function", names, here.functions, rows, asked), said)
    for sure in (True, False):
        for key in search.order:
            if key not in search.matches:
                search.find(key, sure=sure)
    found = {key: match.id for key, match in search.matches.items() if match is not None}
    for key in search.order:
        one = said[key]
        if key not in found:
            found[key] = _make_function(one, found.get(search.parent.get(key, "")), rows).id
        search.finder.tell(_places(one), found[key], search.matches[key])
    return found, search.parent


def _make_function(one: Sayings[FunctionSaid], parent: str | None, rows: PlannedRows) -> Function:
    above = rows.get(Function, parent) if parent is not None else None
    level = FunctionLevel.TASK if above is not None and above.is_work else FunctionLevel.FUNCTION
    if all(said.heading for said in one.said):
        level = FunctionLevel.GOAL
    siblings = rows.organization.bucket("subfunctions", parent or "").values()
    function = Function(
        id=new_id(),
        wording=one.text("wording") or one.text("code") or one.key,
        code=one.text("code"),
        parent=parent,
        level=level,
        order=rows.next_order("function", parent or "", siblings),
    )
    rows.put(function, one.where)
    return function


class _Functions:
    """The search for functions, those above before those below."""

    def __init__(self, finder: Finder, said: Mapping[str, Sayings[FunctionSaid]]) -> None:
        self.finder, self.said = finder, said
        self.matches: dict[str, Match | None] = {}
        self.parent: dict[str, str] = {}
        self.order: list[str] = list(self._from_above())
        self._taken: dict[str, set[int]] = {}
        """Id → sheets of which a function is that row: another one there is another row."""

    def _from_above(self) -> Iterator[str]:
        done: set[str] = set()
        for key in self.said:
            path: list[str] = []
            while key and key in self.said and key not in done and key not in path:
                path.append(key)
                above = self.said[key].text("parent")
                if above in path:  # it would stand below itself: it stands at the top instead
                    break
                if above in self.said:
                    self.parent[key] = above
                key = above
            for key in reversed(path):
                done.add(key)
                yield key

    def find(self, key: str, *, sure: bool) -> None:
        """Note the row that is meant, None for a new one; nothing where it is not `sure` yet."""
        one = self.said[key]
        name, code = one.text("wording"), one.text("code")
        above = self.parent.get(key)
        known = above is None or self.matches.get(above) is not None
        parent = ""
        if above is not None and (match_above := self.matches.get(above)) is not None:
            parent = match_above.id
        asked_as = f"function:{normal(name)}"
        if above is not None:
            asked_as = f"function:{normal(self.said[above].text('wording'))}/{normal(name)}"
        answer = self.finder.answered(asked_as)
        if isinstance(answer, Match):
            self._take(one, self.finder.ask(asked_as, name, [answer], _places(one)))
            return
        matches = self._free(one, self.finder.sure(name, code, None))
        here = [m for m in matches if m.how is How.CODE or (known and self._stands_below(m.id, parent))]
        if here:
            self._take(one, here[0])
            return
        if sure:
            return
        if not matches:
            matches = self._free(one, self.finder.names.same(name))
            suggested = NEW
        else:
            suggested = matches[0].id
        if len(matches) == 1 and not self._elsewhere(matches[0].id, parent):
            self._take(one, matches[0])
            return
        if len(matches) != 1:
            suggested = NEW
            matches = matches or self._free(one, self.finder.likely(name, code, None))
        asked = self.finder.ask(asked_as, name, matches, _places(one), suggested) if matches else None
        self._take(one, asked)

    def _free(self, one: Sayings[FunctionSaid], matches: list[Match]) -> list[Match]:
        return [m for m in matches if self._taken.get(m.id, set()).isdisjoint(one.sheets)]

    def _take(self, one: Sayings[FunctionSaid], match: Match | None) -> None:
        self.matches[one.key] = match
        if match is not None:
            self._taken.setdefault(match.id, set()).update(one.sheets)

    def _stands_below(self, id_: str, parent: str) -> bool:
        return (self._row(id_).parent or "") == parent

    def _elsewhere(self, id_: str, parent: str) -> bool:
        """Whether a row stands elsewhere than below `parent`, near or far ("": nothing is said)."""
        above = self._row(id_).parent
        if not parent or above is None:
            return False
        while above is not None and above != parent:
            above = self._row(above).parent
        return above is None

    def _row(self, id_: str) -> Function:
        return self.finder.rows.organization.functions[id_]


# -- what they share ------------------------------------------------------------------------------


def _decide(
    finder: Finder, name: str, code: str, group: str | None, key: str, places: list[Where]
) -> Match | None:
    """The row that a name means by itself; None for a new one."""
    answer = finder.answered(key)
    if isinstance(answer, Match):
        return finder.ask(key, name, [answer], places)
    matches = finder.sure(name, code, group) or finder.names.same(name, group)
    if len(matches) == 1:
        return matches[0]
    matches = matches or finder.likely(name, code, group)
    return finder.ask(key, name, matches, places, suggested=NEW) if matches else None


def _places(one: Sayings[AgencySaid] | Sayings[UnitSaid] | Sayings[FunctionSaid]) -> list[Where]:
    return [said.where for said in one.said]
