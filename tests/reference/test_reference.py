"""The data of models/ is complete and can be read."""

from __future__ import annotations

import pytest

from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyType, FunctionType, Resource, Role, UnitKind
from orgdesk.reference.policy import UNTYPED, default_policy, limit_sources, policy_for
from orgdesk.reference.shipped import folder, named
from orgdesk.reference.standard import empty_organization, refs_by_code, standard_roles


def test_eleven_roles_and_four_resources() -> None:
    assert sum(isinstance(r, Role) for r in standard_roles()) == 11
    assert sum(isinstance(r, Resource) for r in standard_roles()) == 4
    assert " ".join(refs_by_code()) == "KP RG RN KO PI PD PO PB DS PH PL PP PW EV"
    assert isinstance(empty_organization(), Organization)


def test_every_type_of_function_has_mandatory_roles_in_standard_codes() -> None:
    policy = default_policy()
    assert set(policy.mandatory) == {*(t.value for t in FunctionType), UNTYPED}
    codes = {code for roles in policy.mandatory.values() for either in roles for code in either}
    assert codes <= set(refs_by_code())


def test_clashing_pairs_are_of_two_standard_codes_and_told_once() -> None:
    pairs = [pair.codes for pair in default_policy().clashing]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 and pair <= set(refs_by_code()) for pair in pairs)
    allowed = ("PW EV", "KO PH", "KP KO", "KP RN", "RG PW")
    assert not set(pairs) & {frozenset(pair.split()) for pair in allowed}


def test_caps_of_pp_18_2016() -> None:
    caps = default_policy().structure
    assert [caps[t][UnitKind.DIVISION] for t in AgencyType] == [4, 3, 2]
    assert [caps[t][UnitKind.SECTION] for t in AgencyType] == [3, 3, 3]
    assert [caps[t][UnitKind.SUBDIVISION] for t in AgencyType] == [3, 2, 2]


def test_what_was_not_read_is_not_called_read() -> None:
    assert {s.status for s in limit_sources().values()} <= {"read", "derived", "design", "recalled"}


def test_settings_are_laid_over_the_policy() -> None:
    policy = policy_for({"incompatible.PL+PW": "1", "mandatory.service": "KP PL|PP"})
    weights = {pair.codes: pair.weight for pair in policy.clashing}
    assert weights[frozenset({"PL", "PW"})] == 1
    assert policy.roles_for(FunctionType.SERVICE) == (("KP",), ("PL", "PP"))
    with pytest.raises(OrgDeskError, match=r"incompatible\.PL\+PW"):
        policy_for({"incompatible.PL+PW": "much"})


def test_shipped_files_are_found() -> None:
    assert "puskesmas-support-chain" in named("examples")
    assert {"blank-puskesmas-2014", "blank-dinas-kesehatan-a"} <= set(named("structures"))
    assert not set(named("examples")) & set(named("structures")), "orgdesk new --from NAME must be clear"
    assert (folder("resources") / "icons").is_dir()
