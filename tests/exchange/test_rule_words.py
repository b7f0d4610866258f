"""What a rule says of itself before it has found anything."""

from __future__ import annotations

import re

import pytest

from orgdesk.analysis.catalogue import all_rules, rule_by_code
from orgdesk.analysis.kit import Rule
from orgdesk.exchange.rule_words import bare
from orgdesk.organization.bilingual import LANGUAGES


def test_what_only_a_finding_can_name_is_left_open() -> None:
    assert bare(rule_by_code("AUT002").advice.en) == (
        "Add a supervisor or an evaluator outside the line of …, or a report to its superior."
    )
    assert bare(rule_by_code("GAP008").advice.id) == (
        "Tetapkan …, atau ubah jenis fungsinya bila peran itu tidak diperlukan."
    )


def test_what_a_finding_may_add_is_left_out() -> None:
    assert bare(rule_by_code("GAP005").advice.en) == "Name one coordinator."


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)
def test_every_advice_can_be_read_without_a_finding(rule: Rule) -> None:
    for language in LANGUAGES:
        words = bare(rule.advice.in_(language))
        assert not re.search(r"[{}]|\s[.,;:]|\s\s|\(\s*\)", words), words
        assert words.endswith(".")
