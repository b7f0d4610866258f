"""Findings in pieces: the same sentence, with every name told from the words around it."""

from __future__ import annotations

import pytest
from builders import assignment, organization

from orgdesk.analysis.engine import Engine
from orgdesk.analysis.wording import message, segments
from orgdesk.exchange.models import read_example
from orgdesk.organization.bilingual import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pieces_make_up_the_sentence(language: Language) -> None:
    here = read_example("puskesmas-support-chain")
    engine = Engine(here)
    engine.settle()
    assert engine.findings
    for finding in engine.findings.values():
        pieces = segments(finding, here, language)
        assert "".join(words for words, _ in pieces) == message(finding, here).in_(language)
        named = [token for _, token in pieces if token is not None]
        assert finding.subject in named
        assert all(here.get(*token) is not None for token in named)


def test_every_name_stands_apart() -> None:
    here = organization(assignment("F1", "KP", "U1"), assignment("F1", "KP", "U2"))
    engine = Engine(here)
    engine.settle()
    finding = next(f for f in engine.findings.values() if f.rule == "OVL001")
    assert [piece for piece in segments(finding, here, "en") if piece[1] is not None] == [
        ("F1", ("function", "F1")),
        ("U1", ("unit", "U1")),
        ("U2", ("unit", "U2")),
    ]
