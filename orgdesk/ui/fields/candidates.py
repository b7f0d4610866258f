"""What can be chosen by typing: rows with code and name, found the way a person remembers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from orgdesk.organization.bilingual import Language
from orgdesk.organization.display import citation, code_of, name_of, role_name, roles_by_code, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Position, Regulation, Resource
from orgdesk.organization.scope import Facet
from orgdesk.ui.chips import CodeChip, chip_of

MOST = 60
"""How many are offered at a time; who types on finds the others."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that can be chosen."""

    id: str
    code: str
    name: str
    chip: CodeChip | None = None

    @property
    def words(self) -> str:
        """How it stands in the field once it is chosen."""
        both = self.code and self.name and self.code != self.name
        return f"{self.name} ({self.code})" if both else self.name or self.code


Candidates = Callable[[Organization, Language], list[Candidate]]
"""Lists what can be chosen in an organization."""


def units(organization: Organization, language: Language) -> list[Candidate]:
    """All units, in the order of their agencies."""
    order = {agency.id: agency.order for agency in organization.agencies.values()}
    rows = sorted(organization.units.values(), key=lambda u: (order[u.agency], u.order, u.id))
    return [Candidate(unit.id, unit.code, unit.name) for unit in rows]


def agencies(organization: Organization, language: Language) -> list[Candidate]:
    """All agencies."""
    rows = sorted(organization.agencies.values(), key=lambda a: (a.order, a.id))
    return [Candidate(agency.id, code_of(agency), agency.name) for agency in rows]


def functions(organization: Organization, language: Language) -> list[Candidate]:
    """All functions, missions and goals."""
    return [Candidate(f.id, f.code, f.wording) for f in organization.functions.values()]


def partners(organization: Organization, language: Language) -> list[Candidate]:
    """Whoever can deliver something: all units, then agencies as a whole, such as partners outside."""
    found = [replace(c, id=f"unit:{c.id}") for c in units(organization, language)]
    return [*found, *(replace(c, id=f"agency:{c.id}") for c in agencies(organization, language))]


def services(organization: Organization, language: Language) -> list[Candidate]:
    """All services."""
    rows = sorted(organization.services.values(), key=lambda s: (s.order, s.id))
    return [Candidate(service.id, service.code, service.name) for service in rows]


def resources(organization: Organization, language: Language) -> list[Candidate]:
    """All kinds of resource."""
    rows = sorted(organization.resources.values(), key=lambda r: (r.order, r.id))
    return [_resource(row, language) for row in rows]


def positions(organization: Organization, language: Language) -> list[Candidate]:
    """All positions, with the codes of their units."""
    order = {candidate.id: n for n, candidate in enumerate(units(organization, language))}
    rows = sorted(organization.positions.values(), key=lambda p: (order[p.unit], p.order, p.id))
    return [_position(organization, row) for row in rows]


def people(organization: Organization, language: Language) -> list[Candidate]:
    """All people."""
    rows = sorted(organization.people.values(), key=lambda p: (p.name.casefold(), p.id))
    return [Candidate(person.id, person.code, person.name) for person in rows]


def areas(organization: Organization, language: Language) -> list[Candidate]:
    """All areas."""
    values = (v for v in organization.facet_values.values() if v.facet == Facet.AREA)
    return [Candidate(v.id, v.code, v.name) for v in sorted(values, key=lambda v: (v.code, v.name))]


def regulations(organization: Organization, language: Language) -> list[Candidate]:
    """All regulations, as they are cited."""
    rows = sorted(organization.regulations.values(), key=citation)
    return [as_candidate(regulation) for regulation in rows]


def as_candidate(regulation: Regulation) -> Candidate:
    """A regulation by its citation, with what it is about."""
    cited = citation(regulation)
    return Candidate(regulation.id, cited, regulation.about if regulation.about != cited else "")


def roles(organization: Organization, language: Language) -> list[Candidate]:
    """All roles by their cell codes, which are also their ids here."""
    return [
        Candidate(
            code,
            code,
            role_name(organization, role, resource).in_(language),
            chip_of(organization, role, resource),
        )
        for code, (role, resource) in roles_by_code(organization).items()
    ]


def candidate_of(organization: Organization, kind: str, id_: str, language: Language = "en") -> Candidate:
    """The row itself, without listing the others."""
    row = organization.get(kind, id_)
    if isinstance(row, Regulation):
        return as_candidate(row)
    if isinstance(row, Resource):
        return _resource(row, language)
    if isinstance(row, Position):
        return _position(organization, row)
    return Candidate(id_, code_of(row), name_of(row))


def _resource(row: Resource, language: Language) -> Candidate:
    return Candidate(row.id, row.code, row.name_id if language == "id" else row.name_en)


def _position(organization: Organization, row: Position) -> Candidate:
    return Candidate(row.id, short(organization.units[row.unit]), row.title)


class Finder:
    """Finds candidates by what is typed: a code, the beginning of words, any part."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = [(c.code.casefold(), c.name.casefold(), c) for c in candidates]

    def find(self, typed: str) -> Sequence[Candidate]:
        """The best first, at most `MOST`; the first ones of all where nothing is typed."""
        sought = typed.strip().casefold()
        if not sought:
            return [c for _, _, c in self._all[:MOST]]
        words = sought.split()
        ranked: list[tuple[int, int, Candidate]] = []
        for n, (code, name, candidate) in enumerate(self._all):
            rank = _rank(sought, words, code, name)
            if rank is not None:
                ranked.append((rank, n, candidate))
        ranked.sort(key=lambda entry: entry[:2])
        return [candidate for _, _, candidate in ranked[:MOST]]

    def exact(self, typed: str) -> Candidate | None:
        """The one that is called just so, by code, by name or by both."""
        sought = typed.strip().casefold()
        found = [c for code, name, c in self._all if sought in (code, name, c.words.casefold())]
        return found[0] if len(found) == 1 else None


def _rank(sought: str, words: list[str], code: str, name: str) -> int | None:
    if code == sought:
        return 0
    if code.startswith(sought):
        return 1
    if name.startswith(sought):
        return 2
    where = f"{code} {name}"
    if all(word in where for word in words):
        return 3 if all(f" {word}" in where for word in words) else 4
    return None
