"""People against need, as far as both are known."""

from __future__ import annotations

import datetime as dt

from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.staffing import Staffing, need_of, staff_of, staffing_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.reference.policy import policy_for

DAY = dt.date(2026, 1, 15)
NOTE = Text("", "")
HOURS = 1250


def reader(organization: Organization) -> Reader:
    return Reader(organization, policy_for({}), DAY)


def post(people: float | None, need: float, **more: dict[str, object]) -> Organization:
    """One unit with one post that is filled by so many people and needs so many."""
    return Miniature(
        NOTE,
        positions="Analis@S",
        workloads=f"Analis@S: {need}x{HOURS}",
        fields={"Analis@S": {"filled": people}, **more},
    ).build()


def test_posts_of_which_one_side_is_unknown_do_not_count() -> None:
    here = Miniature(
        NOTE,
        positions="Analis@S Kepala@S Penata@S",
        workloads=f"Analis@S: 2x{HOURS}; Penata@S: 5x{HOURS}",
        fields={"Analis@S": {"filled": 2.0}, "Kepala@S": {"filled": 1.0}},
    ).build()
    unit = here.units["S"]
    assert staffing_of(unit, reader(here)) == Staffing(2.0, 2.0)
    assert need_of("S", reader(here)) is None
    assert staff_of(unit, reader(here)) == 3.0


def test_the_staff_of_a_unit_stands_in_for_posts_that_do_not_say() -> None:
    here = post(None, 4, S={"staff": 2.0})
    assert staffing_of(here.units["S"], reader(here)) == Staffing(2.0, 4.0)
    unknown = post(None, 4)
    assert staffing_of(unknown.units["S"], reader(unknown)) is None
