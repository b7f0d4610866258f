"""Numbers with what they count."""

from __future__ import annotations

import pytest

from orgdesk.analysis.amounts import amount, number
from orgdesk.organization.bilingual import Text


@pytest.mark.parametrize(
    ("value", "of", "id_", "en"),
    [
        (1, "days", "1 hari", "1 day"),
        (1.0, "people", "1 orang", "1 person"),
        (0, "functions", "0 fungsi", "0 functions"),
        (1.5, "people", "1,5 orang", "1.5 people"),
        (1.001, "units", "1 unit", "1 unit"),
        (2, "times", "2 kali", "2 times"),
        (1250, "people", "1.250 orang", "1,250 people"),
    ],
)
def test_one_is_singular_in_english(value: float, of: str, id_: str, en: str) -> None:
    assert amount(value, of) == Text(id_, en)


def test_no_more_decimals_than_needed() -> None:
    assert number(-0.001) == Text("0", "0")
    assert number(4.667) == Text("4,67", "4.67")
    assert number(10, 0).en == "10"
