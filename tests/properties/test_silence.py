"""What the catalogue must never do: speak of one thing because of another, or of a name, or of a notation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, cast

import pytest
from random_organization import AREAS, random_organization

from orgdesk.analysis.catalogue import all_rules_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Record
from orgdesk.organization.scope import Facet

Row = Assignment | Function

DAY = dt.date(2026, 5, 1)
SEEDS = range(40)
LABEL = Text("Ubah", "Change")
FIXED = {"role", "resource"}
"""Kinds whose codes are how the policy speaks of them."""
NAMES = {"name", "wording", "title", "short_name", "code", "about", "head_title", "task", "what", "note"}


def found(here: Organization) -> dict[str, Finding]:
    engine = Engine(here, as_of=DAY)
    engine.settle()
    assert engine.failures == ()
    return dict(engine.findings)


def _renamed(row: Record) -> Record:
    names = {f.name: f"{getattr(row, f.name)} lain" for f in fields(row) if f.name in NAMES}
    return cast(Record, replace(cast(Any, row), **names))


def changed(here: Organization, rows: Iterable[RowChange]) -> Organization:
    there = here.copy()
    there.apply(change(LABEL, rows))
    return there


def test_random_organizations_have_something_for_most_rules() -> None:
    """Or the properties below would hold for want of anything to hold for."""
    heard = {finding.rule for seed in SEEDS for finding in found(random_organization(seed)).values()}
    silent = set(all_rules_by_code()) - heard
    assert len(silent) <= len(all_rules_by_code()) / 5, sorted(silent)


@pytest.mark.parametrize("seed", SEEDS)
def test_unrelated_agencies_change_no_finding_of_the_others(seed: int) -> None:
    alone = found(random_organization(seed))
    beside = found(random_organization(seed, seed + 1000))
    elsewhere = {key: f for key, f in beside.items() if f.subject[1].startswith("X")}
    assert {key: f for key, f in beside.items() if key not in elsewhere} == alone


@pytest.mark.parametrize("seed", SEEDS)
def test_renaming_changes_no_key(seed: int) -> None:
    here = random_organization(seed)
    renamed = changed(here, (RowChange(row, _renamed(row)) for row in here.rows() if row.kind not in FIXED))
    assert found(renamed).keys() == found(here).keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_splitting_a_scope_into_its_parts_changes_no_overlap(seed: int) -> None:
    here = random_organization(seed)
    parts = [f"K{n}" for n in range(AREAS)]

    def in_parts(row: Row) -> RowChange:
        return RowChange(row, replace(row, scope=row.scope.with_facet(Facet.AREA, parts)))

    rows: list[Assignment | Function] = [*here.assignments.values(), *here.functions.values()]
    whole = [row for row in rows if "KAB" in row.scope.get(Facet.AREA)]
    assert whole
    split = changed(here, map(in_parts, whole))

    def overlaps(findings: dict[str, Finding]) -> set[str]:
        return {key for key, finding in findings.items() if finding.rule.startswith("OVL")}

    assert overlaps(found(split)) == overlaps(found(here))
