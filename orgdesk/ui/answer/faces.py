"""What the page shows of an answer, ready to be drawn: words in the language of the window, codes, marks.

Faces are made anew after every edit and never outlive it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from orgdesk.analysis.answer import Answer, Column, Duty, Holder, Missing, UnitAnswer, answer, unit_answer
from orgdesk.analysis.findings import Severity
from orgdesk.analysis.headline import STEPS, Segment, headline, lacking, leader_of, state, told, unit_headline
from orgdesk.analysis.wording import message
from orgdesk.organization.display import FACET_NAMES, citation, name_of, role_code, role_name, scope_words
from orgdesk.organization.names import AGENCY_KINDS, AUTHORITY_SOURCES, LEVELS
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Agency, AgencyKind, Assignment, RoleFamily, Unit
from orgdesk.organization.scope import Facet, Scope
from orgdesk.ui.desk import Desk, Selection

MOST = 24
"""So many cards a step shows; who has more is looked at in the matrix."""


@dataclass(frozen=True, slots=True)
class ChipFace:
    """A role code on a card."""

    code: str
    family: RoleFamily
    name: str


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card: a holder, a role that nobody holds, or a function that a unit answers for."""

    key: str
    """The same as long as the card means the same."""
    chips: tuple[ChipFace, ...]
    title: str
    lines: tuple[str, ...]
    warning: str
    """What is wrong with this one alone; "" where nothing is."""
    severity: Severity | None
    missing: bool
    target: Selection
    """What the matrix shows after a click."""
    opens: Token | None
    """Or whose answer is shown instead."""
    spoken: str
    hint: str


@dataclass(frozen=True, slots=True)
class ColumnFace:
    """One step of the chain."""

    family: RoleFamily
    title: str
    state: str
    severity: Severity | None
    taken: bool
    """Somebody answers for it."""
    cards: tuple[CardFace, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LevelFace:
    """One of the three levels."""

    title: str
    state: str
    families: tuple[RoleFamily, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class AnswerFace:
    """A whole page."""

    token: Token
    title: str
    above: str
    """What it is part of."""
    headline: tuple[Segment, ...]
    columns: tuple[ColumnFace, ...]
    levels: tuple[LevelFace, ...]
    tasks: tuple[tuple[str, str], ...]
    """(function id, wording) of the functions it is divided into."""
    target: Selection


def function_face(desk: Desk, function: str) -> AnswerFace:
    """The page of a function."""
    here = desk.organization
    found = answer(here, desk.findings, function)
    row = here.functions[function]
    parent = here.functions.get(row.parent or "")
    cells = {(h.unit, h.function): None for c in found.columns for h in c.holders}
    return AnswerFace(
        token=("function", function),
        title=row.wording,
        above=" · ".join(filter(None, (row.code, name_of(parent) if parent else ""))),
        headline=headline(found, here, desk.findings),
        columns=tuple(_column(desk, column, found) for column in found.columns),
        levels=tuple(_levels(desk, found)) if any(link.families for link in found.links) else (),
        tasks=tuple((id_, name_of(here.functions[id_])) for id_ in found.tasks),
        target=Selection(cells=tuple(cells)) if cells else Selection(rows=(("function", function),)),
    )


def unit_face(desk: Desk, unit: str) -> AnswerFace:
    """The page of a unit."""
    here = desk.organization
    found = unit_answer(here, desk.findings, unit)
    row = here.units[unit]
    leader = leader_of(here, row)
    words = (row.code, "" if leader == row.name else leader, _agency(desk, row))
    return AnswerFace(
        token=("unit", unit),
        title=row.name,
        above=" · ".join(filter(None, words)),
        headline=unit_headline(found),
        columns=tuple(_duties(desk, found, family) for family in RoleFamily),
        levels=(),
        tasks=(),
        target=Selection(rows=(("unit", unit),)),
    )


# -- steps -----------------------------------------------------------------------------------------


def _column(desk: Desk, column: Column, found: Answer) -> ColumnFace:
    cards = [_missing(desk, missing, found) for missing in column.missing if missing.severity is not _ADVICE]
    cards += [_holder(desk, holder, column, found) for holder in column.holders]
    cards += [_missing(desk, missing, found) for missing in column.missing if missing.severity is _ADVICE]
    return ColumnFace(
        family=column.family,
        title=desk.say(STEPS[column.family]),
        state=desk.say(state(column, found, desk.organization, desk.findings)),
        severity=column.severity,
        taken=bool(column.holders),
        cards=tuple(cards[:MOST]),
        more=max(len(cards) - MOST, 0),
    )


_ADVICE = Severity.ADVICE


def _duties(desk: Desk, found: UnitAnswer, family: RoleFamily) -> ColumnFace:
    duties = found.duties[family]
    severities = [duty.severity for duty in duties if duty.severity is not None]
    functions = QCoreApplication.translate("AnswerFaces", "Functions: {count}").format(count=len(duties))
    return ColumnFace(
        family=family,
        title=desk.say(STEPS[family]),
        state=functions if duties else QCoreApplication.translate("AnswerFaces", "Nothing"),
        severity=min(severities, key=lambda s: s.rank, default=None),
        taken=bool(duties),
        cards=tuple(_duty(desk, found.unit, duty) for duty in duties[:MOST]),
        more=max(len(duties) - MOST, 0),
    )


def _levels(desk: Desk, found: Answer) -> Iterable[LevelFace]:
    for link in found.links:
        steps = ", ".join(desk.say(STEPS[family]).lower() for family in link.families)
        nobody = (
            QCoreApplication.translate("AnswerFaces", "Nobody takes part: the chain breaks here")
            if link.broken
            else QCoreApplication.translate("AnswerFaces", "Takes no part")
        )
        name = desk.say(LEVELS[link.level])
        yield LevelFace(name[:1].upper() + name[1:], steps or nobody, link.families, link.broken)


# -- cards -----------------------------------------------------------------------------------------


def _holder(desk: Desk, holder: Holder, column: Column, found: Answer) -> CardFace:
    here = desk.organization
    unit = here.units[holder.unit]
    held = [here.assignments[id_] for id_ in holder.held]
    chips = _chips(desk, held, column.family)
    level = desk.say(LEVELS[unit.level]) if unit.level is not None else ""
    lines = [" · ".join(filter(None, (_agency(desk, unit), level)))]
    lines += dict.fromkeys(_scope(desk, a.scope) for a in held)
    lines += dict.fromkeys(_basis(desk, a) for a in held)
    if holder.function != found.function:
        whole = QCoreApplication.translate("AnswerFaces", "as part of {function}")
        lines.append(whole.format(function=name_of(here.functions[holder.function])))
    alone = told(holder, here, desk.findings)
    findings = _messages(desk, holder.findings)
    roles = [chip.name for chip in chips]
    return CardFace(
        key=f"{column.family.value}:{holder.unit}:{holder.function}",
        chips=chips,
        title=unit.name,
        lines=tuple(filter(None, lines)),
        warning=desk.say(alone) if alone is not None else "",
        severity=holder.severity,
        missing=False,
        target=Selection(cells=((holder.unit, holder.function),)),
        opens=None,
        spoken=_spoken(f"{unit.name}, {_agency(desk, unit)}".rstrip(", "), roles, findings),
        hint="\n".join([*(f"{chip.code}  {chip.name}" for chip in chips), *findings]),
    )


def _missing(desk: Desk, missing: Missing, found: Answer) -> CardFace:
    here = desk.organization
    code = role_code(here, missing.role.role, missing.role.resource)
    name = desk.say(role_name(here, missing.role.role, missing.role.resource))
    lines = [_scope(desk, scope) for scope in missing.where]
    if missing.candidates:
        units = ", ".join(_plain(here.units[unit].name) for unit in missing.candidates)
        lines.append(QCoreApplication.translate("AnswerFaces", "could be: {units}").format(units=units))
    cell = (missing.candidates[0], found.function) if missing.candidates else None
    findings = _messages(desk, (missing.finding,))
    family = here.roles[missing.role.role].family
    title = desk.say(lacking(missing, here))
    return CardFace(
        key=f"{family.value}:{code}",
        chips=(ChipFace(code, family, name),),
        title=title,
        lines=tuple(filter(None, lines)),
        warning="",
        severity=missing.severity,
        missing=True,
        target=Selection(cells=(cell,)) if cell else Selection(rows=(("function", found.function),)),
        opens=None,
        spoken=_spoken(title, lines, findings),
        hint="\n".join([f"{code}  {name}", *findings]),
    )


def _duty(desk: Desk, unit: str, duty: Duty) -> CardFace:
    here = desk.organization
    function = here.functions[duty.function]
    held = [here.assignments[id_] for id_ in duty.held]
    chips = _chips(desk, held, here.roles[held[0].role].family)
    findings = _messages(desk, duty.findings)
    lines = [function.code, *dict.fromkeys(_scope(desk, a.scope) for a in held)]
    return CardFace(
        key=f"{chips[0].family.value}:{duty.function}",
        chips=chips,
        title=function.wording,
        lines=tuple(filter(None, lines)),
        warning="",
        severity=duty.severity,
        missing=False,
        target=Selection(cells=((unit, duty.function),)),
        opens=("function", duty.function),
        spoken=_spoken(function.wording, [chip.name for chip in chips], findings),
        hint="\n".join([*(f"{chip.code}  {chip.name}" for chip in chips), *findings]),
    )


def _chips(desk: Desk, held: Iterable[Assignment], family: RoleFamily) -> tuple[ChipFace, ...]:
    here = desk.organization
    names = {role_code(here, a.role, a.resource): desk.say(role_name(here, a.role, a.resource)) for a in held}
    return tuple(ChipFace(code, family, name) for code, name in names.items())


def _spoken(who: str, what: Iterable[str], findings: Iterable[str]) -> str:
    """One sentence for who cannot see the card, and what is wrong."""
    said = ", ".join(filter(None, what))
    return " ".join([f"{who}: {said}." if said else f"{who}.", *findings])


def _messages(desk: Desk, keys: Iterable[str]) -> list[str]:
    known = desk.findings.open
    return [desk.say(message(known[key], desk.organization)) for key in keys if key in known]


def _basis(desk: Desk, assignment: Assignment) -> str:
    """The source of the power and the norm it stands on: "delegasi · PP 18/2016 Ps. 41"."""
    here = desk.organization
    source = desk.say(AUTHORITY_SOURCES[assignment.source]) if assignment.source is not None else ""
    norm = citation(here.regulations[assignment.regulation]) if assignment.regulation is not None else ""
    return " · ".join(filter(None, (source, " ".join(filter(None, (norm, assignment.article))))))


def _scope(desk: Desk, scope: Scope) -> str:
    """A scope in words. "Pemerintah pusat" needs nobody to say that this is a level of government."""
    said = scope_words(desk.organization, scope, desk.language)
    return said.replace(f"{desk.say(FACET_NAMES[Facet.GOVERNMENT])} Pemerintah", "Pemerintah")


def _agency(desk: Desk, unit: Unit) -> str:
    """The agency of a unit; where the unit is the agency, what sort of body that is unless a usual one."""
    agency: Agency = desk.organization.agencies[unit.agency]
    if not unit.name.casefold().startswith((agency.name.casefold(), (agency.short_name or "\0").casefold())):
        return agency.name
    usual = agency.agency_kind is AgencyKind.LOCAL_AGENCY
    return "" if usual else desk.say(AGENCY_KINDS[agency.agency_kind])


def _plain(name: str) -> str:
    return name.partition(" (")[0]
