"""Which fields name other rows is said once, in the records; here, that it is said of all of them."""

from __future__ import annotations

from dataclasses import fields

from builders import area, assignment, function, line, service, supply, unit, within

from orgdesk.organization.records import RECORD_TYPES, REFERENCES, REGULATION_RANK, RegulationKind, references

NAMING = {
    ("unit", "agency", "agency"),
    ("unit", "working_area", "facet_value"),
    ("reporting", "unit", "unit"),
    ("reporting", "superior", "unit"),
    ("function", "parent", "function"),
    ("function", "scope", "facet_value"),
    ("facet_value", "parent", "facet_value"),
    ("assignment", "unit", "unit"),
    ("assignment", "function", "function"),
    ("assignment", "role", "role"),
    ("assignment", "resource", "resource"),
    ("assignment", "scope", "facet_value"),
    ("assignment", "grantor", "unit"),
    ("assignment", "regulation", "regulation"),
    ("function_relation", "function", "function"),
    ("function_relation", "other", "function"),
    ("service", "functions", "function"),
    ("service", "resources", "resource"),
    ("provider", "service", "service"),
    ("provider", "unit", "unit"),
    ("requirement", "provider", "provider"),
    ("requirement", "issuer", "agency"),
    ("supply", "recipient", "unit"),
    ("supply", "source", "unit"),
    ("supply", "partner", "agency"),
    ("supply", "resource", "resource"),
    ("supply", "function", "function"),
    ("supply", "service", "service"),
    ("position", "unit", "unit"),
    ("workload", "position", "position"),
    ("workload", "function", "function"),
    ("incumbency", "person", "person"),
    ("incumbency", "position", "position"),
    ("extra", "function", "function"),
    ("extra", "unit", "unit"),
    ("respondent", "unit", "unit"),
    ("statement", "respondent", "respondent"),
    ("statement", "function", "function"),
    ("statement", "unit", "unit"),
    ("statement", "role", "role"),
    ("statement", "resource", "resource"),
}


def test_every_field_that_names_a_row_is_a_reference() -> None:
    told = {(kind, field, target) for kind, pairs in REFERENCES.items() for field, target in pairs}
    assert told == NAMING


def test_no_field_called_after_a_kind_of_row_is_forgotten() -> None:
    telling = {*RECORD_TYPES, *(f"{kind}s" for kind in RECORD_TYPES), "parent", "superior", "grantor"}
    telling |= {"working_area", "scope", "other", "issuer", "recipient", "partner"}
    called = {(k, f.name) for k, t in RECORD_TYPES.items() for f in fields(t) if f.name in telling}
    assert called | {("supply", "source")} == {(kind, field) for kind, field, _ in NAMING}


def test_kinds_come_after_those_they_name() -> None:
    kinds = list(RECORD_TYPES)
    assert all(kinds.index(target) <= kinds.index(kind) for kind, _, target in NAMING)


def test_references_of_a_row() -> None:
    full = assignment("F1", "PD", "U1", scope=within("N", "S"), grantor="U2", regulation="1")
    assert set(references(full)) == {
        ("unit", "U1"),
        ("function", "F1"),
        ("role", "supplier"),
        ("resource", "money"),
        ("facet_value", "N"),
        ("facet_value", "S"),
        ("unit", "U2"),
        ("regulation", "1"),
    }
    assert references(area("N")) == []
    assert references(function("F2", parent="F1")) == [("function", "F1")]
    assert references(line("U1", "U2")) == [("unit", "U1"), ("unit", "U2")]
    assert references(unit("U1")[0]) == [("agency", "A")]
    assert references(service("S", "F1", "F2", resources=("money",))) == [
        ("function", "F1"),
        ("function", "F2"),
        ("resource", "money"),
    ]
    assert references(supply("U1", "U2", "PB")) == [("unit", "U2"), ("unit", "U1"), ("resource", "goods")]


def test_a_higher_norm_has_the_smaller_rank() -> None:
    ranks = REGULATION_RANK
    assert ranks[RegulationKind.CONSTITUTION] == 1
    assert ranks[RegulationKind.ACT] < ranks[RegulationKind.REGIONAL_BYLAW] < ranks[RegulationKind.CIRCULAR]
    assert set(ranks) == set(RegulationKind)
