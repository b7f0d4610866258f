"""An import as one JSON object, for scripts. The shape is a promise: see docs/command-line.md."""

from __future__ import annotations

from collections import Counter
from typing import Any

from orgdesk.exchange.incoming.plan import Conflict, ImportPlan
from orgdesk.exchange.incoming.questions import Part, Question
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem, coordinate, letters
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import RECORD_TYPES


def plan_json(plan: ImportPlan) -> dict[str, Any]:
    """`changes`, `questions`, `problems`, `layout`, `conflicts` and `ready`, ready for json.dumps."""
    return {
        "changes": counts(plan),
        "questions": [_question(question, plan.book) for question in plan.questions],
        "problems": [_problem(problem) for problem in plan.problems],
        "layout": [
            {
                "sheet": found.sheet,
                "layout": found.layout,
                "head": list(found.head),
                "columns": [
                    {"column": letters(column), "title": title, "meaning": meaning}
                    for column, title, meaning in found.columns
                ],
                "certainty": round(found.certainty, 2),
            }
            for found in plan.layouts
        ],
        "conflicts": [_conflict(conflict, plan.book) for conflict in plan.conflicts],
        "ready": plan.is_ready,
    }


def counts(plan: ImportPlan) -> dict[str, dict[str, int]]:
    """Kind → how many rows are added, changed, removed, and stay; kinds without any are left out."""
    found: dict[str, Counter[str]] = {}
    for row in plan.change_set:
        what = "added" if row.before is None else "removed" if row.after is None else "changed"
        found.setdefault(row.kind, Counter())[what] += 1
    for kind, number in plan.unchanged.items():
        if number:
            found.setdefault(kind, Counter())["unchanged"] += number
    operations = ("added", "changed", "removed", "unchanged")
    return {kind: {o: found[kind][o] for o in operations} for kind in RECORD_TYPES if kind in found}


def cell_of(where: Where, book: Book) -> str:
    """A cell with its sheet: "Matriks!C7"."""
    return f"{sheet_of(where, book)}!{coordinate((where.row, where.column))}"


def sheet_of(where: Where, book: Book) -> str:
    """The name of the sheet of a cell."""
    return book.sheets[where.sheet].name if 0 <= where.sheet < len(book.sheets) else ""


def _question(question: Question, book: Book) -> dict[str, Any]:
    return {
        "topic": question.topic,
        "text": _both(question.words),
        "needed": question.needed,
        "parts": [_part(part, book) for part in question.parts],
    }


def _part(part: Part, book: Book) -> dict[str, Any]:
    return {
        "key": part.key,
        "text": _both(part.words),
        "options": [{"value": option.value, "text": _both(option.words)} for option in part.options],
        "suggested": part.suggested,
        "answered": part.answered,
        "cells": [cell_of(where, book) for where in part.places],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "cell": coordinate(problem.place) if problem.place is not None else "",
        "sentence": _both(problem.sentence),
        "grave": problem.grave,
    }


def _conflict(conflict: Conflict, book: Book) -> dict[str, Any]:
    return {
        "key": conflict.key,
        "what": _both(conflict.what),
        "base": _both(conflict.base),
        "ours": _both(conflict.ours),
        "theirs": _both(conflict.theirs),
        "choice": conflict.choice,
        "cell": cell_of(conflict.where, book) if conflict.where is not None else "",
    }


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
