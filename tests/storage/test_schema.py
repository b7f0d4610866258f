"""What goes in comes out: every kind of record, every odd value."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.plain import from_row, to_row
from orgdesk.organization.records import (
    RECORD_TYPES,
    Acceptance,
    Agency,
    AgencyKind,
    AgencyType,
    Assignment,
    AuthoritySource,
    Echelon,
    Extra,
    FacetValue,
    Function,
    FunctionLevel,
    FunctionRelation,
    FunctionType,
    Incumbency,
    Level,
    Person,
    Position,
    PositionKind,
    Project,
    Provider,
    Record,
    Regulation,
    RegulationKind,
    RegulationStatus,
    RelationKind,
    Reporting,
    ReportingKind,
    Requirement,
    Resource,
    Respondent,
    Role,
    RoleFamily,
    Service,
    Setting,
    Statement,
    Supply,
    Unit,
    UnitKind,
    WorkKind,
    Workload,
)
from orgdesk.organization.scope import EVERYTHING, Facet, Scope, Threshold
from orgdesk.storage.open_file import read, write
from orgdesk.storage.schema import TABLES, decode_changes, encode_changes

ODD = 'é 漢字 😀 \u202e "quoted" \'; DROP TABLE unit; -- \\ \n\t\0 {x} =1+1'

FULL: list[Record] = [
    Project(id="project", name=ODD, place="Kabupaten Ñ", about="", example=True),
    Role(id="r", code="KP", name_id="a", name_en="b", family=RoleFamily.CHECK, takes_resource=True, order=-5),
    Resource(id="m", code="PD", name_id="uang", name_en="money", supplier_id="x", supplier_en="y"),
    FacetValue(id="a1", facet=Facet.AREA, name="Kecamatan"),
    FacetValue(id="a2", facet=Facet.AREA, name="Desa", parent="a1"),
    FacetValue(id="f1", facet=Facet.FUNDS, name="BOK", code="x"),
    Regulation(
        id="p",
        regulation_kind=RegulationKind.ACT,
        number="23",
        year=2014,
        status=RegulationStatus.DRAFT,
        valid_until=dt.date(2030, 1, 1),
        subdelegation=True,
        exclusive=True,
    ),
    Agency(id="d", name="Dinas", agency_kind=AgencyKind.LOCAL_AGENCY, type=AgencyType.B, order=2**62),
    Unit(
        id="u",
        agency="d",
        name=" ",
        unit_kind=UnitKind.TECHNICAL_UNIT,
        level=Level.SERVICE_POINT,
        echelon=Echelon.IVA,
        staff=0.1 + 0.2,
        working_area="a2",
    ),
    Unit(id="u'2", agency="d", name="", staff=3),
    Reporting(id="l", unit="u", superior="u'2", reporting_kind=ReportingKind.DOTTED),
    Function(
        id="f",
        wording="w",
        level=FunctionLevel.TASK,
        type=FunctionType.LICENCE,
        strategic=True,
        work=WorkKind.ROUTINE,
        critical=True,
        affair="1.02.02",
        scope=Scope.of({Facet.FUNDS: ["f1"], Facet.AREA: ["a2", "a1"]}, Threshold(0, None, "m²")),
        needs=("PB", "DS", "PB"),
    ),
    Function(id="g", wording="", parent="f", scope=Scope.of(None, Threshold(1.5, 1e300, "Rp"))),
    Assignment(
        id="s",
        unit="u",
        function="f",
        role="r",
        resource="m",
        source=AuthoritySource.MANDATE,
        grantor="u'2",
        regulation="p",
        article="Ps.1",
        valid_from=dt.date(1, 1, 1),
        valid_until=dt.date(9999, 12, 31),
        note=ODD,
    ),
    Assignment(id="t", unit="u", function="g", role="r"),
    FunctionRelation(id="fr", function="f", other="g", relation_kind=RelationKind.SHARES_DATA, what=ODD),
    Service(
        id="sv",
        name="Akta",
        bundle="Kelahiran anak",
        functions=("g", "f"),
        resources=("m",),
        time_limit=0.1 + 0.2,
        cost=0,
        internal_supervision=ODD,
        staff=2.5,
    ),
    Service(id="sv2", name="", code="x", order=-1),
    Provider(id="pr", service="sv", unit="u", visits=0),
    Requirement(id="rq", provider="pr", document=ODD, issuer="d", reason="r"),
    Supply(id="sp", recipient="u", source="u'2", resource="m", function="f", service="sv", lead_time=1.5),
    Supply(id="sp2", recipient="u", partner="d", needed_within=3, period=30, buffer=1e9, alternative=True),
    Position(
        id="po", unit="u", title="Bendahara", position_kind=PositionKind.FUNCTIONAL, grade=8, filled=0.5
    ),
    Workload(id="w", position="po", task="Surat", function="g", volume=12.5, hours=0.1),
    Person(id="pe", name="Ani", code="1", note=ODD),
    Incumbency(
        id="in",
        person="pe",
        position="po",
        acting=True,
        share=0.5,
        valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2026, 12, 31),
    ),
    Extra(id="ex", column="Anggaran", value=ODD, function="f", order=2),
    Extra(id="ex2", column="Ket", value="x", unit="u"),
    Respondent(id="rs", name="Ibu Ani", title="Kepala Seksi", unit="u", on=dt.date(2026, 2, 28), note=ODD),
    Statement(id="st", respondent="rs", function="f", unit="u", role="r", resource="m"),
    Setting(id="LEA001.most", value="7"),
    Acceptance(id="OVL001:f:ab", reason=ODD, who="Ibu Ani", on=dt.date(2026, 2, 28)),
]


def _values(record: Record) -> list[Any]:
    return [getattr(record, f.name) for f in fields(record)]


def test_the_sample_has_every_kind() -> None:
    assert {record.kind for record in FULL} == set(RECORD_TYPES)


def test_a_file_gives_back_every_record_and_the_types_of_its_values(tmp_path: Path) -> None:
    before = Organization(FULL)
    write(tmp_path / "x.orgdesk", before)
    after = read(tmp_path / "x.orgdesk")
    assert after == before
    for record in FULL:
        again = after.get(record.kind, record.id)
        assert again is not None
        for name, expected in zip((f.name for f in fields(record)), _values(record), strict=True):
            value = getattr(again, name)
            assert value == expected
            if not isinstance(expected, float | int) or isinstance(expected, bool):
                assert type(value) is type(expected), name
    assert [b for b in before.rows() if hash(b) != hash(after.get(b.kind, b.id))] == []


def test_indexes_and_reference_counts_of_a_loaded_file_are_those_of_one_built_by_hand(tmp_path: Path) -> None:
    write(tmp_path / "x.orgdesk", Organization(FULL))
    loaded = read(tmp_path / "x.orgdesk")
    assert [a.id for a in loaded.assignments_of_unit("u")] == ["s", "t"]
    assert loaded.trees.contains(Scope.of({Facet.AREA: ["a1"]}), Scope.of({Facet.AREA: ["a2"]}))
    loaded.apply(change(Text("Kosongkan", "Clear"), removed(*FULL)))
    assert list(loaded.rows()) == []


def test_an_empty_scope_is_the_one_object(tmp_path: Path) -> None:
    write(tmp_path / "x.orgdesk", Organization(FULL))
    assert read(tmp_path / "x.orgdesk").assignments["t"].scope is EVERYTHING


@pytest.mark.parametrize("record", FULL, ids=lambda r: f"{r.kind}-{r.id}")
def test_a_row_becomes_the_record_again(record: Record) -> None:
    row = to_row(record)
    assert list(row) == [column.name for column in TABLES[record.kind].columns]
    assert all(value is None or type(value) in {str, int, float} for value in row.values())
    assert from_row(record.kind, row) == record


def test_every_member_of_every_enum_has_a_stored_form() -> None:
    seen = 0
    for kind, record_type in RECORD_TYPES.items():
        sample = next(record for record in FULL if record.kind == kind)
        for name, hint in get_type_hints(record_type).items():
            enum = next(
                (t for t in (hint, *get_args(hint)) if isinstance(t, type) and issubclass(t, Enum)), None
            )
            for member in enum or ():
                row = to_row(sample) | {name: member.value}
                assert getattr(from_row(kind, row), name) is member
                seen += 1
    assert seen > 70


def test_equal_scopes_have_one_text() -> None:
    one = Scope.of({Facet.FUNDS: ["b", "a"], Facet.AREA: ["c"]})
    other = Scope.of({Facet.AREA: ["c"], Facet.FUNDS: ["a", "b", "a"]})
    texts = {to_row(Function(id="f", wording="", scope=scope))["scope"] for scope in (one, other)}
    assert texts == {'{"area":["c"],"funds":["a","b"]}'}


def test_changes_come_back_from_the_history() -> None:
    rows = [RowChange(None, record) for record in FULL] + [RowChange(record, None) for record in FULL]
    rows += [RowChange(FULL[8], FULL[9])]
    change_set = ChangeSet(Text("Ubah", "Change"), tuple(rows))
    assert decode_changes(change_set.label, encode_changes(change_set)) == change_set


def test_the_history_says_only_what_is_not_default() -> None:
    change_set = ChangeSet(Text("", ""), (RowChange(None, Function(id="f", wording="w")),))
    assert encode_changes(change_set) == '[["function",null,{"id":"f","wording":"w"}]]'
