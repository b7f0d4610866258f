"""How the sentences of the rules read when they are filled in, in both languages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from builders import assignment, function, organization, supply, unit

from orgdesk.analysis.catalogue import all_rules, rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.kit import Rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.wording import advice, message
from orgdesk.organization.bilingual import LANGUAGES, Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import FunctionType, WorkKind

NOTE = Text("Contoh", "Example")
FLAWS = {
    "a word twice": r"\b([^\W\d_]{2,})[ ,]+\1\b",
    "empty brackets": r"\(\s*\)|\(\s|\s\)",
    "two spaces": r"  ",
    "a space before a stop": r"\s[.,;:]",
    "two stops": r"[.,;:][.,;:]",
    "one of many": r"\b1 (units|roles|people|functions|agencies|times|days|hops|layers)\b",
    "a number of nothing": r"\b(only|hanya) 0\b",
}


def told(here: Organization, *codes: str) -> list[Finding]:
    """What these rules find."""
    engine = Engine(here, as_of=dt.date(2026, 1, 15), rules=[rule_by_code(code) for code in codes])
    engine.settle()
    assert engine.failures == ()
    return list(engine.findings.values())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)
def test_sentences_have_no_seams(rule: Rule) -> None:
    for miniature in rule.bad:
        here = miniature.build()
        for one in told(here, rule.code):
            said = [message(one, here), advice(one, here)]
            said += [repair.label for repair in rule.fix(one, here)] if rule.fix else []
            for sentence in said:
                for language in LANGUAGES:
                    words = sentence.in_(language)
                    flaws = [name for name, flaw in FLAWS.items() if re.search(flaw, words)]
                    assert flaws == [], words


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("KP DS", "Reassign what clashes (KP or DS) to another unit."),
        ("PL PW", "Reassign what clashes (supervision) to another unit that is not below IFK."),
        (
            "KP DS EV",
            "Reassign what clashes (evaluation; KP or DS) to another unit that is not below IFK.",
        ),
    ],
)
def test_what_clashes_is_what_should_move(cell: str, said: str) -> None:
    here = Miniature(NOTE, matrix=f"| IFK\nObat | {cell}", functions={"type": FunctionType.SUPPLY}).build()
    (one,) = told(here, "COI001")
    assert advice(one, here).en == said


def test_an_idle_unit_is_told_with_those_below_it_if_there_are_any() -> None:
    here = Miniature(NOTE, matrix="| K\nF | KP", line="K > A B; B > C D").build()
    assert sorted(message(one, here).id for one in told(here, "FFF001")) == [
        "A tidak memegang peran pada fungsi apa pun.",
        "B dan bawahannya (C, D) tidak memegang peran pada fungsi apa pun.",
    ]


def test_routine_is_not_denied_to_an_idle_unit() -> None:
    here = organization(
        unit("K"),
        unit("A", under="K"),
        function("F"),
        function("Arsip", work=WorkKind.ROUTINE),
        assignment("F", "KP", "K"),
        assignment("Arsip", "PL", "A"),
    )
    (one,) = told(here, "FFF001")
    assert message(one, here).en == "No role on any function besides routine work is held by A."


def test_a_gap_everywhere_speaks_of_no_place() -> None:
    here = Miniature(NOTE, matrix="| A\nF | PL").build()
    (one,) = told(here, "GAP001")
    assert advice(one, here).id == (
        "Tetapkan satu pengambil keputusan. Bila keputusan memang tidak diperlukan, persempit lingkup "
        "fungsinya atau ubah jenisnya."
    )


def test_units_are_not_counted_as_agencies() -> None:
    here = Miniature(NOTE, matrix="| A1 | A2 | B1\nF | PL | PP | PL", agencies="A: A1 A2; B: B1").build()
    (one,) = told(here, "GAP005")
    assert message(one, here).en == (
        "F is carried out by 3 units of 2 agencies (A1, A2, B1) without a coordinator."
    )


def test_too_narrow_a_span_is_not_mended_by_taking_units_away() -> None:
    here = Miniature(NOTE, line="K > A B C; A > D E").build()
    (one,) = told(here, "LEA001")
    assert advice(one, here).en == "Combine units whose functions are close, or abolish this layer."


def test_nobody_is_late_because_it_waits_for_itself() -> None:
    both = [
        supply("A", "B", "PB", lead_time=4.0, needed_within=3.0),
        supply("B", "A", "PB", lead_time=2.0, needed_within=3.0),
    ]
    here = organization(*both)
    (one,) = told(here, "SUP005")
    assert (
        message(one, here).en == "The supply from A for B is needed within 3 days, but arrives after 4 days."
    )
