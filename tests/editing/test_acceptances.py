"""Living with a finding, with a reason."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import after, organization

from orgdesk.editing.acceptances import (
    accept_finding,
    accept_findings,
    withdraw_acceptance,
    withdraw_acceptances,
)
from orgdesk.editing.rows import EditRefused

TODAY = dt.date(2026, 3, 1)


def test_accept_again_and_withdraw() -> None:
    here = organization()
    here.apply(accept_finding(here, "key", "Masa peralihan", "Sekda", TODAY, TODAY))
    accepted = here.acceptances["key"]
    assert (accepted.reason, accepted.who, accepted.on, accepted.until) == (
        "Masa peralihan",
        "Sekda",
        TODAY,
        TODAY,
    )
    here.apply(accept_finding(here, "key", "Menunggu perda", "Sekda", TODAY))
    assert here.acceptances["key"].until is None
    assert not after(here, withdraw_acceptance(here, "key")).acceptances


def test_a_case_is_accepted_and_withdrawn_in_one_step() -> None:
    here = organization()
    accepted = accept_findings(here, ["one", "two"], "Masa peralihan", "Sekda", TODAY, TODAY)
    assert accepted.label.en == "Accept 2 findings"
    here.apply(accepted)
    assert set(here.acceptances) == {"one", "two"}
    assert {a.reason for a in here.acceptances.values()} == {"Masa peralihan"}
    assert not after(here, withdraw_acceptances(here, ["one", "two"])).acceptances
    assert set(after(here, accepted.inverse()).acceptances) == set()
    with pytest.raises(EditRefused, match="Fill in the reason"):
        accept_findings(here, ["one", "two"], "", "Sekda", TODAY)
    with pytest.raises(EditRefused, match="no acceptance with the id three"):
        withdraw_acceptances(here, ["one", "three"])


def test_refusals() -> None:
    here = organization()
    with pytest.raises(EditRefused, match="Fill in the reason"):
        accept_finding(here, "key", " ", "Sekda", TODAY)
    with pytest.raises(EditRefused, match="Fill in the name of who accepts it"):
        accept_finding(here, "key", "Peralihan", "", TODAY)
    with pytest.raises(EditRefused, match="Fill in the finding"):
        accept_finding(here, "", "Peralihan", "Sekda", TODAY)
    with pytest.raises(EditRefused, match="ends on 2026-02-28, before it is given on 2026-03-01"):
        accept_finding(here, "key", "Peralihan", "Sekda", TODAY, dt.date(2026, 2, 28))
    with pytest.raises(EditRefused, match="no acceptance with the id key"):
        withdraw_acceptance(here, "key")
