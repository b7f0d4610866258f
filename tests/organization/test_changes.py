"""ChangeSets fold and turn round."""

from __future__ import annotations

from dataclasses import replace

from builders import agency, area
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency

LABEL = Text("Ubah", "Edit")
OLD, NEW, NEWER = agency("A", name="Old"), agency("A", name="New"), agency("A", name="Newer")


def test_two_changes_of_one_row_fold_into_one() -> None:
    folded = change(LABEL, [RowChange(OLD, NEW), RowChange(NEW, NEWER)])
    assert folded.rows == (RowChange(OLD, NEWER),)


def test_what_comes_and_goes_leaves_nothing() -> None:
    assert not change(LABEL, [*added(NEW), RowChange(NEW, NEWER), *removed(NEWER)])


def test_a_change_back_leaves_nothing() -> None:
    assert not change(LABEL, [RowChange(OLD, NEW), RowChange(NEW, OLD)])


def test_rows_of_one_id_but_two_kinds_stay_apart() -> None:
    both = change(LABEL, added(agency("X"), area("X")))
    assert [(row.kind, row.id) for row in both] == [("agency", "X"), ("facet_value", "X")]


def test_the_inverse_runs_backwards_under_the_same_label() -> None:
    edit = ChangeSet(LABEL, (RowChange(None, OLD), RowChange(agency("B"), None)))
    inverse = edit.inverse()
    assert inverse.label == LABEL
    assert inverse.rows == (RowChange(None, agency("B")), RowChange(OLD, None))
    assert inverse.inverse() == edit


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "one", "two"])), max_size=12))
def test_a_folded_sequence_does_what_the_sequence_does(steps: list[tuple[str, str]]) -> None:
    """Each step gives an agency a name, or removes it ("")."""
    start = [agency("A", name="start")]
    stepwise = Organization(start)
    rows: list[RowChange] = []
    for code, name in steps:
        before = stepwise.agencies.get(code)
        after: Agency | None = replace(before or agency(code), name=name) if name else None
        if before != after:
            rows.append(RowChange(before, after))
            stepwise.apply(change(LABEL, rows[-1:]))
    at_once = Organization(start)
    folded = change(LABEL, rows)
    at_once.apply(folded)
    assert at_once == stepwise
    at_once.apply(folded.inverse())
    assert at_once == Organization(start)
