"""Every rule on its own examples: it finds what is bad, leaves alone what is good, and says it in words."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from orgdesk.analysis.catalogue import all_rules, all_rules_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.kit import PRINCIPLES, WAYS, Rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.wording import advice, message
from orgdesk.organization.bilingual import LANGUAGES, Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Setting
from orgdesk.reference.policy import limit_sources

DAY = dt.date(2026, 1, 15)


def findings(rule: Rule, miniature: Miniature) -> tuple[Organization, list[Finding]]:
    """What one rule finds in a miniature, with the miniature's settings in force."""
    organization = miniature.build()
    settings = [Setting(id=key, value=value) for key, value in miniature.settings.items()]
    organization.apply(change(Text("", ""), added(*settings)))
    engine = Engine(organization, as_of=DAY, rules=[rule])
    engine.settle()
    assert engine.failures == ()
    return organization, list(engine.findings.values())


BAD = [pytest.param(r, m, id=f"{r.code}-{n}") for r in all_rules() for n, m in enumerate(r.bad)]
REPAIRED = [pytest.param(r, m, id=f"{r.code}-{n}") for r in all_rules() if r.fix for n, m in enumerate(r.bad)]
GOOD = [pytest.param(r, m, id=f"{r.code}-{n}") for r in all_rules() for n, m in enumerate(r.good)]


@pytest.mark.parametrize(("rule", "miniature"), BAD)
def test_bad_example_is_found_and_told_in_both_languages(rule: Rule, miniature: Miniature) -> None:
    organization, found = findings(rule, miniature)
    assert found, miniature.note.en
    for one in found:
        for language in LANGUAGES:
            for sentence in (message(one, organization), advice(one, organization)):
                words = sentence.in_(language)
                assert "{" not in words
                assert words.endswith(".")
                assert "!" not in words


@pytest.mark.parametrize(("rule", "miniature"), REPAIRED)
def test_every_fix_makes_its_finding_vanish(rule: Rule, miniature: Miniature) -> None:
    organization, found = findings(rule, miniature)
    assert rule.fix is not None
    offered = 0
    for one in found:
        for repair in rule.fix(one, organization):
            assert repair and repair.label.id and repair.label.en
            mended = organization.copy()
            mended.apply(repair)
            engine = Engine(mended, as_of=DAY, rules=[rule])
            engine.settle()
            assert engine.failures == ()
            assert one.key not in engine.findings, repair.label.en
            assert len(engine.findings) < len(found), repair.label.en
            offered += 1
    assert offered or len(rule.bad) > 1, "a fix that is never offered"


@pytest.mark.parametrize(("rule", "miniature"), GOOD)
def test_good_example_is_left_alone(rule: Rule, miniature: Miniature) -> None:
    organization, found = findings(rule, miniature)
    assert [message(one, organization).en for one in found] == [], miniature.note.en


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)
def test_catalogue_entry_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.principle in PRINCIPLES
    assert rule.sources and rule.bad and rule.good
    assert rule.ways and set(rule.ways) <= set(WAYS)
    for text in (rule.title, rule.message, rule.why, rule.advice, *rule.limit_names.values()):
        assert text.id and text.en and text.id != text.en
    assert all(source.status in {"read", "derived", "recalled"} for source in rule.sources)


def test_every_limit_has_a_source() -> None:
    assert {r.code for r in all_rules() if r.limits} == set(limit_sources())


def test_first_rules_are_all_there() -> None:
    expected = (
        "OVL001 OVL002 OVL003 OVL004 GAP001 GAP002 GAP004 GAP005 GAP006 GAP008 COI001 COI002 FFF001 FFF002 "
        "LEA001 LEA002 LEA003 HIE001 HIE002 HIE003"
    )
    assert set(expected.split()) <= set(all_rules_by_code())
