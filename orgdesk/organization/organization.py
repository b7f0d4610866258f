"""An organization in memory: rows by kind and the indexes over them.

Only `Organization.apply` alters it, and only with a ChangeSet that passed `check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.records import (
    PROJECT_ID,
    RECORD_TYPES,
    REFERENCES,
    Acceptance,
    Agency,
    Assignment,
    Extra,
    FacetValue,
    Function,
    FunctionRelation,
    Incumbency,
    Level,
    Person,
    Position,
    Project,
    Provider,
    Record,
    Regulation,
    Reporting,
    Requirement,
    Resource,
    Respondent,
    Role,
    Service,
    Setting,
    Statement,
    Supply,
    Unit,
    UnitKind,
    Workload,
    references,
)
from orgdesk.organization.scope import FacetTrees

Token = tuple[str, str]
"""What a check can read: a row (kind, id) or an index bucket (index name, key)."""

INDEXES: dict[str, tuple[str, Callable[[Any], str]]] = {
    "agencies": ("agency", lambda _: ""),
    "assignments_of_function": ("assignment", attrgetter("function")),
    "assignments_of_unit": ("assignment", attrgetter("unit")),
    "superiors_of_unit": ("reporting", attrgetter("unit")),
    "subordinates_of_unit": ("reporting", attrgetter("superior")),
    "units_of_agency": ("unit", attrgetter("agency")),
    "subfunctions": ("function", lambda f: f.parent or ""),
    "facet_values": ("facet_value", lambda _: ""),
    "relations": ("function_relation", lambda _: ""),
    "relations_from": ("function_relation", attrgetter("function")),
    "relations_to": ("function_relation", attrgetter("other")),
    "services": ("service", lambda _: ""),
    "services_of_event": ("service", lambda s: event_of(s)),
    "providers_of_service": ("provider", attrgetter("service")),
    "providers_of_unit": ("provider", attrgetter("unit")),
    "requirements_of_provider": ("requirement", attrgetter("provider")),
    "supplies_to": ("supply", attrgetter("recipient")),
    "supplies_from": ("supply", lambda s: s.source or ""),
    "supplies_of_partner": ("supply", lambda s: s.partner or ""),
    "supplies_of_service": ("supply", lambda s: s.service or ""),
    "supplies_of_function": ("supply", lambda s: s.function or ""),
    "positions_of_unit": ("position", attrgetter("unit")),
    "workloads_of_position": ("workload", attrgetter("position")),
    "holders_of_position": ("incumbency", attrgetter("position")),
    "positions_of_person": ("incumbency", attrgetter("person")),
    "extras_of_function": ("extra", lambda e: e.function or ""),
    "extras_of_unit": ("extra", lambda e: e.unit or ""),
    "respondents": ("respondent", lambda _: ""),
    "statements_of_respondent": ("statement", attrgetter("respondent")),
    "statements_on_function": ("statement", attrgetter("function")),
    "roles": ("role", lambda _: ""),
    "resources": ("resource", lambda _: ""),
}
"""Index name: (kind of the rows in it, the bucket a row belongs to). Roots stand under ""."""

INDEXES_OF_MANY: dict[str, tuple[str, Callable[[Any], tuple[str, ...]]]] = {
    "services_of_function": ("service", attrgetter("functions")),
}
"""Indexes in which a row stands under several keys."""

_INDEXES_OF: dict[str, list[tuple[str, Callable[[Any], str]]]] = {
    kind: [(name, key) for name, (k, key) in INDEXES.items() if k == kind] for kind in RECORD_TYPES
}

_INDEXES_OF_MANY: dict[str, list[tuple[str, Callable[[Any], tuple[str, ...]]]]] = {
    kind: [(name, keys) for name, (k, keys) in INDEXES_OF_MANY.items() if k == kind] for kind in RECORD_TYPES
}

_EMPTY: Mapping[str, Any] = MappingProxyType({})


def event_of(service: Service) -> str:
    """The event in life that a service belongs to, however it is written; "" for none."""
    return " ".join(service.bundle.casefold().split())


class Placement(NamedTuple):
    """Where a unit stands: the part of it that most checks read, and that typing its name leaves alone."""

    agency: str
    level: Level | None
    unit_kind: UnitKind | None
    working_area: str | None


def placement(unit: Record | None) -> Placement | None:
    """The placement of a unit; None for none."""
    if not isinstance(unit, Unit):
        return None
    return Placement(unit.agency, unit.level, unit.unit_kind, unit.working_area)


class Organization:
    """Rows and indexes. Read it freely; change it through a `Document`, or `apply` on a private copy."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take rows that are known to fit together, e.g. as loaded; otherwise start empty and `apply`."""
        self._tables: dict[str, dict[str, Any]] = {kind: {} for kind in RECORD_TYPES}
        self._indexes: dict[str, dict[str, dict[str, Any]]] = {
            name: {} for name in (*INDEXES, *INDEXES_OF_MANY)
        }
        self._referrers: Counter[Token] = Counter()
        self._trees: FacetTrees | None = None
        for kind, rows in groupby(records, attrgetter("kind")):
            self._add_all(kind, list(rows))

    # -- rows ------------------------------------------------------------------------------------

    def table(self, kind: str) -> Mapping[str, Record]:
        """All rows of a kind by id."""
        return MappingProxyType(self._tables[kind])

    def get(self, kind: str, id_: str) -> Record | None:
        """The row, or None."""
        return cast(Record | None, self._tables[kind].get(id_))

    def rows(self) -> Iterable[Record]:
        """Every row, referred-to rows before those that refer to them (but for trees within a kind)."""
        for table in self._tables.values():
            yield from table.values()

    @property
    def project(self) -> Project:
        """The title page; an untitled one where the model has none yet."""
        return self._tables["project"].get(PROJECT_ID) or Project(id=PROJECT_ID, name="")

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return self._tables["agency"]

    @property
    def units(self) -> Mapping[str, Unit]:
        """Units by id."""
        return self._tables["unit"]

    @property
    def reportings(self) -> Mapping[str, Reporting]:
        """Line and dotted-line relations by id."""
        return self._tables["reporting"]

    @property
    def functions(self) -> Mapping[str, Function]:
        """Functions by id, missions and goals among them."""
        return self._tables["function"]

    @property
    def assignments(self) -> Mapping[str, Assignment]:
        """Assignments by id."""
        return self._tables["assignment"]

    @property
    def regulations(self) -> Mapping[str, Regulation]:
        """Regulations by id."""
        return self._tables["regulation"]

    @property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id."""
        return self._tables["role"]

    @property
    def resources(self) -> Mapping[str, Resource]:
        """Resource kinds by id."""
        return self._tables["resource"]

    @property
    def facet_values(self) -> Mapping[str, FacetValue]:
        """Scope values by id."""
        return self._tables["facet_value"]

    @property
    def function_relations(self) -> Mapping[str, FunctionRelation]:
        """Relations between functions by id."""
        return self._tables["function_relation"]

    @property
    def services(self) -> Mapping[str, Service]:
        """Services by id."""
        return self._tables["service"]

    @property
    def providers(self) -> Mapping[str, Provider]:
        """Providers of services by id."""
        return self._tables["provider"]

    @property
    def requirements(self) -> Mapping[str, Requirement]:
        """What providers ask for, by id."""
        return self._tables["requirement"]

    @property
    def supplies(self) -> Mapping[str, Supply]:
        """Supply relations by id."""
        return self._tables["supply"]

    @property
    def positions(self) -> Mapping[str, Position]:
        """Positions by id."""
        return self._tables["position"]

    @property
    def workloads(self) -> Mapping[str, Workload]:
        """Tasks of positions by id."""
        return self._tables["workload"]

    @property
    def people(self) -> Mapping[str, Person]:
        """People by id."""
        return self._tables["person"]

    @property
    def incumbencies(self) -> Mapping[str, Incumbency]:
        """Who holds which position, by id."""
        return self._tables["incumbency"]

    @property
    def extras(self) -> Mapping[str, Extra]:
        """What stands in columns of the users' own, by id."""
        return self._tables["extra"]

    @property
    def respondents(self) -> Mapping[str, Respondent]:
        """Who filled in a form, by id."""
        return self._tables["respondent"]

    @property
    def statements(self) -> Mapping[str, Statement]:
        """What respondents say, by id."""
        return self._tables["statement"]

    @property
    def settings(self) -> Mapping[str, Setting]:
        """The project's own limits by key."""
        return self._tables["setting"]

    @property
    def acceptances(self) -> Mapping[str, Acceptance]:
        """Accepted findings by the finding's key."""
        return self._tables["acceptance"]

    @property
    def trees(self) -> FacetTrees:
        """The facet values, ready for set arithmetic."""
        if self._trees is None:
            self._trees = FacetTrees((v.id, v.facet, v.parent) for v in self.facet_values.values())
        return self._trees

    # -- indexes ---------------------------------------------------------------------------------

    def bucket(self, index: str, key: str) -> Mapping[str, Any]:
        """The rows that stand under `key` in `index`, by id."""
        return self._indexes[index].get(key, _EMPTY)

    def assignments_of_function(self, function: str) -> tuple[Assignment, ...]:
        """Who has which role on a function."""
        return tuple(self.bucket("assignments_of_function", function).values())

    def assignments_of_unit(self, unit: str) -> tuple[Assignment, ...]:
        """Which roles a unit has."""
        return tuple(self.bucket("assignments_of_unit", unit).values())

    def superiors_of(self, unit: str) -> tuple[Reporting, ...]:
        """Line and dotted relations upward."""
        return tuple(self.bucket("superiors_of_unit", unit).values())

    def subordinates_of(self, unit: str) -> tuple[Reporting, ...]:
        """Line and dotted relations downward."""
        return tuple(self.bucket("subordinates_of_unit", unit).values())

    def units_of(self, agency: str) -> tuple[Unit, ...]:
        """Units of an agency, in its order."""
        return tuple(sorted(self.bucket("units_of_agency", agency).values(), key=lambda u: (u.order, u.id)))

    def subfunctions(self, parent: str | None) -> tuple[Function, ...]:
        """Functions below `parent` (None: the roots), in order."""
        bucket = self.bucket("subfunctions", parent or "")
        return tuple(sorted(bucket.values(), key=lambda f: (f.order, f.id)))

    # -- change ----------------------------------------------------------------------------------

    def check(self, change_set: ChangeSet) -> None:
        """Raise ChangeRejected unless the change fits: `before` rows as they are, no dangling reference,
        no tree of functions or facet values that bites its own tail."""
        after = {(row.kind, row.id): row.after for row in change_set}
        if len(after) != len(change_set.rows):
            raise ChangeRejected(_REPEATED)
        for row in change_set:
            if self._tables[row.kind].get(row.id) != row.before:
                raise ChangeRejected(_CHANGED_MEANWHILE.format(kind=_KINDS[row.kind], id=row.id))
        counts = Counter[Token]()
        for row in change_set:
            counts.subtract(references(row.before) if row.before else ())
            targets = references(row.after) if row.after else []
            counts.update(targets)
            for target in targets:
                there = after[target] if target in after else self.get(*target)
                if there is None:
                    raise ChangeRejected(
                        _DANGLING.format(
                            kind=_KINDS[row.kind], id=row.id, target=_KINDS[target[0]], target_id=target[1]
                        )
                    )
        for row in change_set:
            token = (row.kind, row.id)
            if row.after is None and self._referrers[token] + counts[token] > 0:
                raise ChangeRejected(_STILL_USED.format(kind=_KINDS[row.kind], id=row.id))
        for row in change_set:
            if isinstance(row.after, Function | FacetValue):
                self._check_tree(row, after)

    def _check_tree(self, row: RowChange, after: Mapping[Token, Record | None]) -> None:
        seen = {row.id}
        node = cast(Function | FacetValue, row.after)
        while node.parent is not None:
            if node.parent in seen:
                raise ChangeRejected(_OWN_ANCESTOR.format(kind=_KINDS[row.kind], id=row.id))
            seen.add(node.parent)
            token = (row.kind, node.parent)
            node = cast(Function | FacetValue, after[token] if token in after else self.get(*token))

    def apply(self, change_set: ChangeSet) -> None:
        """Check, then apply. On ChangeRejected nothing has changed."""
        self.check(change_set)
        for row in change_set:
            if row.before is not None:
                self._remove(row.before)
            if row.after is not None:
                self._add(row.after)

    def is_sound(self) -> bool:
        """Whether every reference leads to a row and no tree bites its tail; asked of loaded rows."""
        if not all(id_ in self._tables[kind] for kind, id_ in self._referrers):
            return False
        return all(_is_forest(self._tables[kind]) for kind in ("function", "facet_value"))

    def touched(self, change_set: ChangeSet) -> set[Token]:
        """The rows and index buckets that a ChangeSet alters, for whoever has read them.

        Where a unit only reads differently (a name, a number of staff), its placement is not touched.
        """
        found: set[Token] = set()
        for row in change_set:
            found.add((row.kind, row.id))
            if row.kind == "unit" and placement(row.before) != placement(row.after):
                found.add(("placement", row.id))
            for record in (row.before, row.after):
                if record is not None:
                    found.update((name, key(record)) for name, key in _INDEXES_OF[row.kind])
                    for name, keys in _INDEXES_OF_MANY[row.kind]:
                        found.update((name, key) for key in keys(record))
        return found

    def copy(self) -> Organization:
        """An independent organization with the same rows (rows are immutable and shared)."""
        return Organization(self.rows())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Organization) and self._tables == other._tables

    def _add_all(self, kind: str, rows: list[Any]) -> None:
        """What `_add` does for each of `rows`, several times as fast: opening a file waits for it."""
        id_of = attrgetter("id")
        self._tables[kind].update(zip(map(id_of, rows), rows, strict=True))
        for name, key in _INDEXES_OF[kind]:
            buckets = self._indexes[name]
            for under, id_, row in zip(map(key, rows), map(id_of, rows), rows, strict=True):
                if under in buckets:
                    buckets[under][id_] = row
                else:
                    buckets[under] = {id_: row}
        for name, keys in _INDEXES_OF_MANY[kind]:
            for row in rows:
                self._stand_under(name, keys(row), row)
        for field, target in REFERENCES[kind]:
            values = list(map(attrgetter(field), rows))
            if rows and isinstance(values[0], tuple):
                named = Counter(id_ for value in values for id_ in value)
            elif field != "scope":
                named = Counter(values if any(values) else ())
            else:  # few objects, of which comparing would cost more than counting them by identity
                scopes = {id(scope): scope for scope in values if scope.values}
                held = Counter(id(scope) for scope in values if scope.values)
                named = Counter()
                for identity, count in held.items():
                    named.update(dict.fromkeys(scopes[identity].value_ids(), count))
            for id_, count in named.items():
                if id_ is not None:
                    token = (target, id_)
                    self._referrers[token] = self._referrers.get(token, 0) + count

    def _add(self, record: Record) -> None:
        self._tables[record.kind][record.id] = record
        for name, key in _INDEXES_OF[record.kind]:
            self._indexes[name].setdefault(key(record), {})[record.id] = record
        for name, keys in _INDEXES_OF_MANY[record.kind]:
            self._stand_under(name, keys(record), record)
        for target in references(record):
            self._referrers[target] += 1
        if record.kind == "facet_value":
            self._trees = None

    def _stand_under(self, name: str, keys: tuple[str, ...], record: Record) -> None:
        for key in keys:
            self._indexes[name].setdefault(key, {})[record.id] = record

    def _remove(self, record: Record) -> None:
        del self._tables[record.kind][record.id]
        places = [(name, key(record)) for name, key in _INDEXES_OF[record.kind]]
        for name, keys in _INDEXES_OF_MANY[record.kind]:
            places += [(name, key) for key in set(keys(record))]
        for name, under in places:
            bucket = self._indexes[name][under]
            del bucket[record.id]
            if not bucket:
                del self._indexes[name][under]
        for target in references(record):
            self._referrers[target] -= 1
            if not self._referrers[target]:
                del self._referrers[target]
        if record.kind == "facet_value":
            self._trees = None


def _is_forest(table: Mapping[str, Any]) -> bool:
    rooted: set[str] = set()
    for id_, row in table.items():
        if row.parent is None or row.parent in rooted:
            rooted.add(id_)
            continue
        path: set[str] = set()
        at: str | None = id_
        while at is not None and at not in rooted:
            if at in path:
                return False
            path.add(at)
            at = table[at].parent
        rooted |= path
    return True


KIND_NAMES: dict[str, Text] = {
    "project": Text("proyek", "project"),
    "agency": Text("instansi", "agency"),
    "unit": Text("unit", "unit"),
    "reporting": Text("garis atasan", "reporting line"),
    "function": Text("fungsi", "function"),
    "regulation": Text("peraturan", "regulation"),
    "role": Text("peran", "role"),
    "resource": Text("jenis sumber daya", "resource kind"),
    "facet_value": Text("nilai lingkup", "scope value"),
    "assignment": Text("penugasan", "assignment"),
    "function_relation": Text("hubungan fungsi", "function relation"),
    "service": Text("layanan", "service"),
    "provider": Text("penyelenggara layanan", "provider"),
    "requirement": Text("persyaratan", "requirement"),
    "supply": Text("pasokan", "supply"),
    "position": Text("jabatan", "position"),
    "workload": Text("beban kerja", "workload"),
    "person": Text("orang", "person"),
    "incumbency": Text("pemangku jabatan", "incumbency"),
    "extra": Text("isi kolom tambahan", "entry of an own column"),
    "respondent": Text("responden", "respondent"),
    "statement": Text("pernyataan responden", "statement of a respondent"),
    "setting": Text("pengaturan", "setting"),
    "acceptance": Text("penerimaan temuan", "acceptance"),
}
"""What each kind of row is called."""

_KINDS = KIND_NAMES
_REPEATED = Text(
    "Perubahan ini menyebut satu baris dua kali. Gabungkan dulu menjadi satu perubahan.",
    "This change names one row twice. Fold it into one change first.",
)
_CHANGED_MEANWHILE = Text(
    "Baris {kind} {id} sudah berubah sejak perubahan ini disusun. Muat ulang, lalu coba lagi.",
    "The {kind} {id} has changed since this change was prepared. Read it again and retry.",
)
_DANGLING = Text(
    "{kind} {id} menyebut {target} {target_id} yang tidak ada. Tambahkan dahulu atau pilih yang lain.",
    "The {kind} {id} names the {target} {target_id}, which does not exist. Add it first or choose another.",
)
_STILL_USED = Text(
    "{kind} {id} masih dipakai baris lain. Hapus atau alihkan pemakaiannya dahulu.",
    "The {kind} {id} is still used by other rows. Remove or redirect those first.",
)
_OWN_ANCESTOR = Text(
    "{kind} {id} tidak dapat diletakkan di bawah dirinya sendiri. Pilih induk yang lain.",
    "The {kind} {id} cannot stand below itself. Choose another parent.",
)
