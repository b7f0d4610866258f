"""Findings that were kept up to date are those that a fresh engine finds, whatever kind of row was edited."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from random import Random
from typing import Any, cast

import pytest
from random_organization import random_organization

from orgdesk.analysis.engine import Engine
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RECORD_TYPES, REFERENCES, Record

DAY = dt.date(2026, 5, 1)
FIXED = ("project", "role", "resource", "setting", "acceptance")
KINDS = [kind for kind in RECORD_TYPES if kind not in FIXED]
EDITS = 40


@pytest.mark.parametrize("seed", range(25))
def test_incremental_equals_full(seed: int) -> None:
    rng = Random(seed)
    here = random_organization(seed)
    engine = Engine(here, as_of=DAY)
    engine.settle()
    undo: list[ChangeSet] = []
    for _ in range(EDITS):
        edit = undo.pop().inverse() if undo and rng.random() < 0.2 else _random_edit(here, rng)
        try:
            here.check(edit)
        except ChangeRejected:
            continue
        engine.note(here.touched(edit))
        here.apply(edit)
        undo.append(edit)
        engine.settle()
        fresh = Engine(here, as_of=DAY)
        fresh.settle()
        assert dict(engine.findings) == dict(fresh.findings), edit
        assert engine.failures == fresh.failures == ()


def _random_edit(here: Organization, rng: Random) -> ChangeSet:
    """A row goes, a copy of one comes, or a field of one takes the value that it has in another."""
    kind = rng.choice([kind for kind in KINDS if here.table(kind)])
    one, other = (cast(Any, rng.choice(list(here.table(kind).values()))) for _ in range(2))
    after: Record | None
    match rng.randrange(4):
        case 0:
            return change(_LABEL, [RowChange(one, None)])
        case 1:
            after = replace(other, id=f"{other.id}+{rng.randrange(9**9)}")
            return change(_LABEL, [RowChange(None, after)])
        case 2 if REFERENCES[kind]:
            field = rng.choice(REFERENCES[kind])[0]
        case _:
            field = rng.choice([f.name for f in fields(one) if f.name != "id"])
    after = replace(one, **{field: getattr(other, field)})
    return change(_LABEL, [RowChange(one, after)])


_LABEL = Text("Ubah", "Change")
