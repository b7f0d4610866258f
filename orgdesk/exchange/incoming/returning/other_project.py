"""A workbook that comes into a model that is not the one it was exported from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from orgdesk.exchange.excel.state import KINDS
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange
from orgdesk.organization.organization import Organization

PROJECT_KEY = "project"
_FEW = 0.5
"""Part of the rows that two states of one project share at least. [DERIVED]"""
_VOCABULARY = ("project", "role", "resource")


def stranger(base: Organization, ours: Organization) -> Literal["empty", "other"] | None:
    """Whether the model is an empty one, or another project; None where it is the one of the export."""
    shown = [("unit", id_) for id_ in base.units] + [("function", id_) for id_ in base.functions]
    common = sum(1 for token in shown if ours.get(*token) is not None)
    if not shown or common == len(shown):
        return None
    if not common:
        return "other" if ours.units or ours.functions else "empty"
    named = base.project.name.strip().casefold() == ours.project.name.strip().casefold()
    return "other" if not named and common < _FEW * len(shown) else None


def ask_project(base: Organization, ours: Organization, mapping: Mapping) -> Question:
    """Whether what another project's workbook says is to be added."""
    answer = mapping.answer(PROJECT_KEY)
    given = answer if answer in ("add", "same") else None
    names = {"theirs": base.project.name or "-", "ours": ours.project.name or "-"}
    part = Part(
        PROJECT_KEY,
        _WHICH.format(**names),
        (Option("add", _ADD), Option("same", _SAME)),
        suggested=given,
        answered=given is not None,
    )
    return Question("project", _QUESTION, (part,))


def missing_rows(base: Organization, ours: Organization, *, empty: bool) -> Iterator[RowChange]:
    """Row changes that add all rows of the export that the model lacks; into an empty model also with its
    title and its own words for roles."""
    for kind in KINDS:
        for id_, row in base.table(kind).items():
            there = ours.get(kind, id_)
            if there is None or (empty and kind in _VOCABULARY):
                yield RowChange(there, row)


_QUESTION = Text(
    "Buku kerja ini berasal dari proyek lain. Apa yang harus dilakukan?",
    "This workbook comes from another project. What is to be done?",
)
_WHICH = Text("Dari {theirs} ke {ours}", "From {theirs} into {ours}")
_ADD = Text("Tambahkan seluruh isinya sebagai baris baru", "Add all of it as new rows")
_SAME = Text(
    "Proyeknya sama; ambil hanya yang diubah di lembar", "It is the same project; take only what was edited"
)
