"""A planned import as JSON and as text."""

from __future__ import annotations

import json

import sheets_built as built
from builders import after, function, organization, unit

from orgdesk.exchange.incoming.fates import Fates
from orgdesk.exchange.incoming.importing import plan_import
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict, ImportPlan
from orgdesk.exchange.incoming.plan_json import cell_of, counts, plan_json
from orgdesk.exchange.incoming.plan_text import plan_text
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem, Sheet
from orgdesk.exchange.terminal import Look
from orgdesk.organization.bilingual import LANGUAGES, Text
from orgdesk.organization.changes import RowChange, change
from orgdesk.reference.standard import empty_organization

RACI = """
    Kegiatan | Manajer | Tim | Arsip
    Rapat    | A       | R   | I
    Laporan  | A       | zz  |
"""


def same(text: str) -> Text:
    return Text(text, text)


def by_hand() -> ImportPlan:
    here = organization(unit("U1"), function("F1"), function("F2"))
    rows = [
        RowChange(here.units["U1"], None),
        RowChange(here.functions["F1"], function("F1", wording="lain")),
        RowChange(None, function("F3")),
    ]
    part = Part('code:"R"', same("R"), (Option("PL", same("Pelaksana")),), None, False, (Where(0, 7, 3),) * 6)
    return ImportPlan(
        book=Book("b.xlsx", "xlsx", [Sheet("Matriks")]),
        mapping=Mapping(),
        layouts=(),
        change_set=change(same("x"), rows),
        unchanged={"function": 4, "unit": 0},
        fates=Fates(),
        questions=(Question("letters", Text("Apa?", "What?"), (part,)),),
        problems=(
            Problem(Text("salah", "wrong"), "Matriks", (2, 28), True),
            Problem(Text("umum", "general")),
        ),
        conflicts=(
            Conflict("conflict:x", same("F1, U1"), same("KP"), same("PL"), same("PW"), None, Where(0, 1, 1)),
            Conflict("conflict:y", same("F2"), same("a"), same("b"), same("c"), "theirs"),
        ),
    )


def test_the_shape_that_is_promised() -> None:
    data = json.loads(json.dumps(plan_json(by_hand())))
    assert set(data) == {"changes", "questions", "problems", "layout", "conflicts", "ready"}
    assert data["changes"] == {
        "unit": {"added": 0, "changed": 0, "removed": 1, "unchanged": 0},
        "function": {"added": 1, "changed": 1, "removed": 0, "unchanged": 4},
    }
    assert data["ready"] is False
    (question,) = data["questions"]
    assert (question["topic"], question["needed"], question["text"]) == (
        "letters",
        True,
        {"id": "Apa?", "en": "What?"},
    )
    (part,) = question["parts"]
    assert set(part) == {"key", "text", "options", "suggested", "answered", "cells"}
    assert (part["suggested"], part["answered"], part["cells"][0]) == (None, False, "Matriks!C7")
    assert part["options"] == [{"value": "PL", "text": {"id": "Pelaksana", "en": "Pelaksana"}}]
    assert data["problems"] == [
        {"sheet": "Matriks", "cell": "AB2", "sentence": {"id": "salah", "en": "wrong"}, "grave": True},
        {"sheet": "", "cell": "", "sentence": {"id": "umum", "en": "general"}, "grave": False},
    ]
    assert [c["choice"] for c in data["conflicts"]] == [None, "theirs"]
    assert data["conflicts"][0]["cell"] == "Matriks!A1"


def test_a_real_plan_says_what_was_recognized() -> None:
    plan = plan_import(built.drawn(RACI, "Sheet1"), empty_organization())
    data = plan_json(plan)
    (layout,) = data["layout"]
    assert (layout["sheet"], layout["layout"], layout["head"]) == ("Sheet1", "units-across", [1, 1])
    assert layout["columns"][0] == {"column": "A", "title": "Kegiatan", "meaning": "function"}
    assert 0 < layout["certainty"] <= 1
    assert [problem["cell"] for problem in data["problems"] if problem["grave"]] == ["C3"]
    assert sum(numbers["added"] for numbers in data["changes"].values()) == len(plan.change_set.rows)


def test_the_text_says_how_to_answer() -> None:
    text = plan_text(by_hand(), Look("en"))
    assert r'below [answers]: "code:\"R\"" = one of "PL" (Pelaksana)' in text
    assert "Matriks!C7" in text and "Matriks!AB2: wrong" in text and "…" in text
    assert 'to take what the sheet says: "conflict:x" = "theirs"' in text
    assert "the sheet is taken, as answered" in text
    assert "function: 1 new, 1 changed, 4 unchanged" in text


def test_suggestions_that_are_taken_are_told() -> None:
    plan = plan_import(built.drawn(RACI), empty_organization())
    assert "Dianggap" in plan_text(plan, Look("id"))
    assert '"code:A" = "KP"' in plan_text(plan, Look("en"))
    answered = plan_import(built.drawn(RACI), empty_organization(), Mapping({"code:A": "PW"}))
    assert '"code:A"' not in plan_text(answered, Look("en"))


def test_nothing_to_do_is_said_too() -> None:
    here = empty_organization()
    plan = plan_import(built.drawn(RACI), here)
    again = plan_import(built.drawn(RACI), after(here, plan.change_set))
    assert not again.change_set and all(n["unchanged"] for n in counts(again).values())
    for language in LANGUAGES:
        assert plan_text(again, Look(language))


def test_long_lists_are_cut_and_that_is_said() -> None:
    plan = by_hand()
    problems = tuple(Problem(Text("salah", "wrong"), "M", (n, 1), True) for n in range(1, 100))
    from dataclasses import replace

    text = plan_text(replace(plan, problems=problems), Look("en"))
    assert text.count("wrong") == 20 and "and 79 more" in text


def test_cells_of_sheets_that_are_not_there() -> None:
    assert cell_of(Where(9, 1, 1), Book("b", "csv", [])) == "!A1"
