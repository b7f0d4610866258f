"""Small things that all verbs share."""

from __future__ import annotations

import pytest
from builders import agency, function

from orgdesk.editing.rows import counted, new_id, what_goes
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change, removed


@pytest.mark.parametrize(
    ("counts", "indonesian", "english"),
    [
        ({"assignment": 1}, "1 penugasan", "1 assignment"),
        ({"agency": 2, "unit": 0}, "2 instansi", "2 agencies"),
        (
            {"assignment": 3, "function": 1, "unit": 2},
            "3 penugasan, 1 fungsi dan 2 unit",
            "3 assignments, 1 function and 2 units",
        ),
        ({}, "", ""),
    ],
)
def test_numbers_in_words(counts: dict[str, int], indonesian: str, english: str) -> None:
    assert counted(counts) == Text(indonesian, english)


def test_what_goes_counts_removals_only() -> None:
    rows = [*removed(agency("A"), function("F1"), function("F2")), *added(agency("B"))]
    rows.append(RowChange(agency("C"), agency("C", name="New")))
    assert what_goes(change(Text("Ubah", "Edit"), rows)) == {"agency": 1, "function": 2}


def test_ids_are_fresh() -> None:
    assert len({new_id() for _ in range(100)}) == 100
