"""The readable text format: one TOML file an organization, which a person can edit and compare.

docs/example-format.md describes it for the person who edits one. Codes are ids, so that two readings of a
file, and two versions of it, can be compared row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from orgdesk.exchange import text_views
from orgdesk.exchange.text_services import RELATIONS, SECTIONS, read_services
from orgdesk.exchange.toml_table import TWICE, Place, Table, TextFormatError, load_toml, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.display import FACET_NAMES, SUPPLIER, roles_by_code
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import (
    PROJECT_ID,
    Acceptance,
    Agency,
    AgencyKind,
    AgencyType,
    Assignment,
    AuthoritySource,
    Echelon,
    FacetValue,
    Function,
    FunctionLevel,
    FunctionType,
    Level,
    Project,
    Record,
    Regulation,
    RegulationKind,
    RegulationStatus,
    Reporting,
    ReportingKind,
    Resource,
    Role,
    RoleFamily,
    Setting,
    Unit,
    UnitKind,
    WorkKind,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.standard import standard_roles

__all__ = ["FORMAT", "TextFormatError", "parse", "read_text"]

FORMAT = 1
"""Version of the format that this program reads."""


def read_text(path: Path) -> Organization:
    """The organization in a text file. Raises TextFormatError, also where the file cannot be read at all."""
    place = Place(str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise place.error(_NO_FILE) from error
    except IsADirectoryError as error:
        raise place.error(_FOLDER) from error
    except UnicodeDecodeError as error:
        raise place.error(_NOT_UTF8) from error
    except OSError as error:
        raise place.error(_UNREADABLE, why=error.strerror or error) from error
    return parse(text, str(path))


def parse(text: str, source: str) -> Organization:
    """The organization that `text` describes; `source` is what errors call it. Raises TextFormatError."""
    top = Table(load_toml(text, source), Place(source), ("format", *_SECTIONS))
    if "format" not in top:
        raise top.place.error(_NO_FORMAT, format=FORMAT)
    if top.whole("format") != FORMAT:
        raise (top.place / "format").error(_OTHER_FORMAT, found=top.whole("format"), format=FORMAT)
    organization = Organization(standard_roles())
    for read in _READERS:
        try:
            organization.apply(change(_LABEL, added(*read(top, organization))))
        except ChangeRejected as error:
            raise top.place.error(error.sentence) from error
    read_services(top, organization)
    text_views.read_views(top, organization)
    return organization


# -- title page, roles, facets, regulations ----------------------------------------------------------


def _project(top: Table, _: Organization) -> Iterator[Record]:
    if "project" not in top:
        raise top.place.error(_NO_PROJECT)
    table = top.table("project", ("name", "place", "about", "example"))
    yield Project(
        id=PROJECT_ID,
        name=table.text("name", required=True),
        place=table.text("place"),
        about=table.text("about"),
        example=table.flag("example"),
    )


def _roles(top: Table, organization: Organization) -> Iterator[Record]:
    taken = {role.code for role in organization.roles.values()}
    taken.update(resource.code for resource in organization.resources.values())
    for n, (code, value, place) in enumerate(top.table("roles").codes(), len(organization.roles)):
        table = Table(value, place, ("name", "family"))
        name = _both(table, "name")
        family = table.choice("family", RoleFamily, required=True)
        assert family is not None
        _unused(taken, code, place)
        yield Role(id=code, code=code, name_id=name.id, name_en=name.en, family=family, order=n)
    for n, (code, value, place) in enumerate(top.table("resources").codes(), len(organization.resources)):
        table = Table(value, place, ("name", "supplier"))
        name, supplier = _both(table, "name"), _both(table, "supplier")
        _unused(taken, code, place)
        yield Resource(
            id=code,
            code=code,
            name_id=name.id,
            name_en=name.en,
            supplier_id=supplier.id,
            supplier_en=supplier.en,
            order=n,
        )


def _facets(top: Table, _: Organization) -> Iterator[Record]:
    facets = top.table("facets", [facet.value for facet in Facet])
    for facet in Facet:
        yield from _values(facet, facets.table(facet.value), None, set())


def _values(facet: Facet, table: Table, parent: str | None, taken: set[str]) -> Iterator[FacetValue]:
    for code, value, place in table.codes():
        _unused(taken, code, place)
        id_ = f"{facet}/{code}"
        if isinstance(value, str):
            yield FacetValue(id=id_, facet=facet, name=value or code, code=code, parent=parent)
        else:
            inner = Table(value, place, ("name", "below"))
            name = inner.text("name", required=True)
            yield FacetValue(id=id_, facet=facet, name=name, code=code, parent=parent)
            yield from _values(facet, inner.table("below"), id_, taken)


def _regulations(top: Table, _: Organization) -> Iterator[Record]:
    for code, value, place in top.table("regulations").codes():
        table = Table(value, place, _REGULATION_KEYS)
        kind = table.choice("kind", RegulationKind, required=True)
        assert kind is not None
        yield Regulation(
            id=code,
            regulation_kind=kind,
            number=table.text("number"),
            year=table.whole("year"),
            about=table.text("about"),
            status=table.choice("status", RegulationStatus) or RegulationStatus.IN_FORCE,
            valid_until=table.date("until"),
            subdelegation=table.flag("subdelegation"),
            exclusive=table.flag("exclusive"),
        )


# -- agencies and units ------------------------------------------------------------------------------


def _agencies(top: Table, _: Organization) -> Iterator[Record]:
    for n, (code, value, place) in enumerate(top.table("agencies").codes()):
        table = Table(value, place, ("name", "kind", "short", "type", "note"))
        kind = table.choice("kind", AgencyKind, required=True)
        assert kind is not None
        yield Agency(
            id=code,
            code=code,
            name=table.text("name", required=True),
            agency_kind=kind,
            short_name=table.text("short"),
            type=table.choice("type", AgencyType),
            note=table.text("note"),
            order=n,
        )


def _unit_tables(top: Table) -> Iterator[tuple[str, str, Table]]:
    """(agency, code, table) of every unit in the file."""
    for agency, units, place in top.table("units").codes():
        for code, value, spot in Table(units, place).codes():
            yield agency, code, Table(value, spot, _UNIT_KEYS)


def _units(top: Table, organization: Organization) -> Iterator[Record]:
    for agency in top.table("units").data:
        require(organization.agencies, agency, top.place / "units", KIND_NAMES["agency"])
    taken: set[str] = set()
    for n, (agency, code, table) in enumerate(_unit_tables(top)):
        _unused(taken, code, table.place)
        area = table.text("area")
        yield Unit(
            id=code,
            code=code,
            agency=agency,
            name=table.text("name", required=True),
            unit_kind=table.choice("kind", UnitKind),
            level=table.choice("level", Level),
            echelon=table.choice("echelon", Echelon),
            head_title=table.text("head"),
            staff=table.amount("staff"),
            working_area=_facet_value(organization, Facet.AREA, area, table.place / "area") if area else None,
            note=table.text("note"),
            order=n,
        )


def _reportings(top: Table, organization: Organization) -> Iterator[Record]:
    for _, code, table in _unit_tables(top):
        for key, sign, kind in (("under", ">", ReportingKind.LINE), ("dotted", "~", ReportingKind.DOTTED)):
            for superior in table.texts(key):
                _unit(organization, superior, table.place / key)
                id_ = f"{code}{sign}{superior}"
                yield Reporting(id=id_, unit=code, superior=superior, reporting_kind=kind)


# -- functions and assignments -----------------------------------------------------------------------


def _functions(top: Table, organization: Organization) -> Iterator[Record]:
    section = top.table("functions")
    cells = roles_by_code(organization)
    for n, (code, value, place) in enumerate(section.codes()):
        table = Table(value, place, _FUNCTION_KEYS)
        parent = table.text("under")
        yield Function(
            id=code,
            code=code,
            wording=table.text("wording", required=True),
            parent=require(section.data, parent, place / "under", KIND_NAMES["function"]) if parent else None,
            level=table.choice("level", FunctionLevel) or FunctionLevel.FUNCTION,
            type=table.choice("type", FunctionType),
            strategic=table.flag("strategic"),
            work=table.choice("work", WorkKind),
            critical=table.flag("critical"),
            affair=table.text("affair"),
            scope=_scope(table.table("scope", _SCOPE_KEYS), organization),
            needs=tuple(require(cells, c, place / "needs", _ROLE_CODE) for c in table.texts("needs")),
            reference=table.text("reference"),
            note=table.text("note"),
            order=n,
        )


def _assignments(top: Table, organization: Organization) -> Iterator[Record]:
    cells = roles_by_code(organization)
    seen: Counter[str] = Counter()
    for function, value, place in top.table("functions").codes():
        roles = Table(value, place).table("roles")
        for code in roles.data:
            role, resource = cells[require(cells, code, roles.place, _ROLE_CODE)]
            for item, spot in roles.items(code):
                entry = Table({"unit": item} if isinstance(item, str) else item, spot, _ENTRY_KEYS)
                unit = _unit(organization, entry.text("unit", required=True), spot)
                base = f"{function}/{code}/{unit}"
                seen[base] += 1
                id_ = base if seen[base] == 1 else f"{base}#{seen[base]}"
                yield _assignment(entry, organization, id_, (unit, function, role, resource))


def _assignment(
    entry: Table, organization: Organization, id_: str, who: tuple[str, str, str, str | None]
) -> Assignment:
    unit, function, role, resource = who
    if len(entry.data) == 1:
        return Assignment(id=id_, unit=unit, function=function, role=role, resource=resource)
    grantor, regulation = entry.text("grantor"), entry.text("regulation")
    if regulation:
        require(organization.regulations, regulation, entry.place / "regulation", KIND_NAMES["regulation"])
    return Assignment(
        id=id_,
        unit=unit,
        function=function,
        role=role,
        resource=_resource(entry, organization, role) or resource,
        scope=_scope(entry, organization),
        source=entry.choice("source", AuthoritySource),
        grantor=_unit(organization, grantor, entry.place / "grantor") if grantor else None,
        regulation=regulation or None,
        article=entry.text("article"),
        valid_from=entry.date("from"),
        valid_until=entry.date("until"),
        note=entry.text("note"),
    )


def _resource(entry: Table, organization: Organization, role: str) -> str | None:
    """The kind of resource that an entry names by its cell code; that of a supplier has said it already."""
    code = entry.text("resource")
    if not code:
        return None
    if role == SUPPLIER or not organization.roles[role].takes_resource:
        raise (entry.place / "resource").error(_NO_RESOURCE)
    ids = {r.code: r.id for r in organization.resources.values()}
    return ids[require(ids, code, entry.place / "resource", KIND_NAMES["resource"])]


def _scope(table: Table, organization: Organization) -> Scope:
    values = {
        facet: [
            _facet_value(organization, facet, c, table.place / facet.value) for c in table.texts(facet.value)
        ]
        for facet in Facet
        if facet.value in table
    }
    if "threshold" not in table:
        return Scope.of(values)
    limits = table.table("threshold", ("low", "high", "measure"))
    low, high = limits.number("low"), limits.number("high")
    if low is not None and high is not None and low >= high:
        raise limits.place.error(_EMPTY_INTERVAL, low=low, high=high)
    return Scope.of(values, Threshold(low, high, limits.text("measure")))


# -- settings and acceptances ------------------------------------------------------------------------


def _settings(top: Table, _: Organization) -> Iterator[Record]:
    section = top.table("settings")
    for key, value in section.data.items():
        if not isinstance(value, str):
            raise (section.place / key).error(_SETTING)
        yield Setting(id=key, value=value)


def _acceptances(top: Table, _: Organization) -> Iterator[Record]:
    taken: set[str] = set()
    for value, place in top.items("accepted"):
        table = Table(value, place, ("finding", "reason", "who", "on", "until"))
        finding, on = table.text("finding", required=True), table.date("on", required=True)
        assert on is not None
        _unused(taken, finding, place)
        yield Acceptance(
            id=finding,
            reason=table.text("reason", required=True),
            who=table.text("who", required=True),
            on=on,
            until=table.date("until"),
        )


# -- common ------------------------------------------------------------------------------------------


def _both(table: Table, key: str) -> Text:
    if key not in table:
        raise table.place.error(_BOTH_LANGUAGES, key=key)
    words = table.table(key, ("id", "en"))
    return Text(words.text("id", required=True), words.text("en", required=True))


def _unused(taken: set[str], code: str, place: Place) -> None:
    if code in taken:
        raise place.error(TWICE, code=code)
    taken.add(code)


def _unit(organization: Organization, code: str, place: Place) -> str:
    return require(organization.units, code, place, KIND_NAMES["unit"])


def _facet_value(organization: Organization, facet: Facet, code: str, place: Place) -> str:
    ids = {v.code: v.id for v in organization.facet_values.values() if v.facet == facet}
    return ids[require(ids, code, place, FACET_NAMES[facet])]


_READERS = (
    _project,
    _roles,
    _facets,
    _regulations,
    _agencies,
    _units,
    _reportings,
    _functions,
    _assignments,
    _settings,
    _acceptances,
)
"""In an order in which everything comes after what it refers to."""

_SECTIONS = (
    "project",
    "facets",
    "regulations",
    "agencies",
    "units",
    "functions",
    *SECTIONS,
    *text_views.SECTIONS,
    "roles",
    "resources",
    "settings",
    "accepted",
)
_SCOPE_KEYS = (*(facet.value for facet in Facet), "threshold")
_REGULATION_KEYS = ("kind", "number", "year", "about", "status", "until", "subdelegation", "exclusive")
_UNIT_KEYS = ("name", "kind", "level", "under", "dotted", "echelon", "head", "staff", "area", "note")
_FUNCTION_KEYS = (
    "wording",
    "level",
    "under",
    "type",
    "strategic",
    "work",
    "critical",
    "affair",
    "needs",
    "scope",
    "reference",
    "note",
    *RELATIONS,
    "roles",
)
_ENTRY_KEYS = (
    "unit",
    *_SCOPE_KEYS,
    "source",
    "grantor",
    "regulation",
    "article",
    "from",
    "until",
    "resource",
    "note",
)

_LABEL = Text("Membaca berkas teks", "Read a text file")
_ROLE_CODE = Text("kode peran", "role code")
_NO_FILE = Text(
    "berkas ini tidak ada. Periksa nama dan foldernya.",
    "this file does not exist. Check its name and folder.",
)
_FOLDER = Text(
    "ini folder, bukan berkas. Pilih berkas .toml.", "this is a folder, not a file. Choose a .toml file."
)
_NOT_UTF8 = Text(
    "berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8, lalu coba lagi.",
    "this file is not UTF-8 text. Save it as UTF-8 and try again.",
)
_UNREADABLE = Text(
    "berkas ini tidak dapat dibaca ({why}). Periksa izin aksesnya.",
    "this file cannot be read ({why}). Check its permissions.",
)
_NO_FORMAT = Text(
    "versi format belum ada. Tulis format = {format} di baris pertama.",
    "the format version is missing. Write format = {format} in the first line.",
)
_OTHER_FORMAT = Text(
    "berkas memakai format {found}; program ini membaca format {format}. Gunakan OrgDesk yang sesuai.",
    "the file uses format {found}; this program reads format {format}. Use the OrgDesk that goes with it.",
)
_NO_PROJECT = Text(
    "bagian [project] belum ada. Tambahkan, sedikitnya dengan name.",
    "the section [project] is missing. Add it, with a name at least.",
)
_BOTH_LANGUAGES = Text(
    '"{key}" belum ada. Tulis {key} = {{ id = "…", en = "…" }}.',
    '"{key}" is missing. Write {key} = {{ id = "…", en = "…" }}.',
)
_NO_RESOURCE = Text(
    "jenis sumber daya hanya untuk penyalur (DS). Hapus di sini; pemasok ditulis PI, PD, PO atau PB.",
    "a resource kind is for a distributor (DS) only. Remove it here; suppliers are written PI, PD, PO or PB.",
)
_EMPTY_INTERVAL = Text(
    "batas bawah {low} tidak di bawah batas atas {high}. Tukar atau perbaiki.",
    "the lower bound {low} is not below the upper bound {high}. Swap or correct them.",
)
_SETTING = Text(
    'nilainya harus teks, dan kuncinya dalam tanda kutip, misalnya "LEA001.most" = "9".',
    'the value must be text, and the key in quotation marks, e.g. "LEA001.most" = "9".',
)
