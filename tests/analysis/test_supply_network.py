"""The supply digraph: published dominators, an oracle for them, ways, and times of arrival."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from builders import Rows, agency, function, organization, provider, service, supply, unit

from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import (
    arrival,
    gatekeepers,
    immediate_dominators,
    network,
    source_of,
    way_to,
)
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind
from orgdesk.reference.policy import policy_for

GOODS = "goods"


def reader(here: Organization) -> Reader:
    return Reader(here, policy_for({}), dt.date(2026, 1, 1))


def digraph(*arcs: tuple[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in arcs:
        found.setdefault(one, []).append(other)
    return found


# -- dominators ------------------------------------------------------------------------------------


def test_published_dominators() -> None:
    """networkx 3.6, test_dominance.py (BSD-3): Boost example and an irreducible graph of the paper."""
    boost = digraph((1, 2), (2, 3), (2, 4), (2, 6), (3, 5), (4, 5), (5, 2))
    assert immediate_dominators(boost, 1) == {2: 1, 3: 2, 4: 2, 5: 2, 6: 2}
    irreducible = digraph((1, 2), (2, 1), (3, 2), (4, 1), (5, 3), (5, 4))
    assert immediate_dominators(irreducible, 5) == {1: 5, 2: 5, 3: 5, 4: 5}


def test_what_the_start_does_not_reach_has_no_dominator() -> None:
    assert immediate_dominators(digraph((1, 2), (3, 2), (3, 4)), 1) == {2: 1}
    assert immediate_dominators({}, 1) == {}


@pytest.mark.parametrize("seed", range(200))
def test_dominators_are_those_without_which_a_node_cannot_be_reached(seed: int) -> None:
    rng = Random(seed)
    nodes = range(rng.randrange(2, 9))
    arcs = [(a, b) for a in nodes for b in nodes if a != b and rng.random() < 0.3]
    found = immediate_dominators(digraph(*arcs), 0)
    reached = _reach(arcs, without=None)
    assert set(found) == reached - {0}
    for node in found:
        above, at = set(), node
        while at != 0:
            at = found[at]
            above.add(at)
        assert above - {0} == {n for n in reached - {0, node} if node not in _reach(arcs, without=n)}


def _reach(arcs: list[tuple[int, int]], without: int | None) -> set[int]:
    seen, waiting = {0}, [0]
    while waiting:
        at = waiting.pop()
        for one, other in arcs:
            if one == at and other != without and other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def test_a_long_chain_needs_no_recursion() -> None:
    chain = digraph(*((n, n + 1) for n in range(5000)))
    assert immediate_dominators(chain, 0)[5000] == 4999


# -- the network of a service ----------------------------------------------------------------------


def stations(here: Organization, at: str = "PKM", kind: str | None = GOODS) -> list[str]:
    read = reader(here)
    return [id_ for _, id_ in gatekeepers(network(read, here.services["S"]), at, kind)]


def shortest(here: Organization, at: str = "PKM") -> list[str]:
    read = reader(here)
    return [source_of(s)[1] for s in way_to(network(read, here.services["S"]), at, GOODS)]


def served(*rows: Rows) -> Organization:
    """A service S of the function F, given at PKM."""
    return organization(service("S", "F"), provider("S", "PKM"), *rows)


def test_gatekeepers_of_a_chain_are_all_its_stations_the_nearest_first() -> None:
    here = served(supply("IFK", "PKM", "PB"), supply("PROV", "IFK", "PB"))
    assert stations(here) == ["IFK", "PROV"]


def test_a_second_way_leaves_only_what_both_pass() -> None:
    here = served(
        supply("IFK", "PKM", "PB"),
        supply("RSUD", "PKM", "PB", alternative=True),
        supply("PROV", "IFK", "PB"),
        supply("PROV", "RSUD", "PB"),
    )
    assert stations(here) == ["PROV"]


def test_only_what_serves_the_service_counts() -> None:
    here = served(
        function("G"),
        supply("IFK", "PKM", "PB", function="F"),
        supply("RSUD", "PKM", "PB", function="G"),
        supply("LAIN", "PKM", "PB", service="T"),
        supply("BPKAD", "PKM", "PD"),
    )
    assert stations(here) == ["IFK"]
    assert stations(here, kind="money") == ["BPKAD"]


def test_a_supply_that_names_no_kind_counts_as_any() -> None:
    here = served(supply("IFK", "PKM", "PB"), supply("RSUD", "PKM"))
    assert stations(here) == []


def test_a_circle_without_origin_reaches_nobody() -> None:
    here = served(supply("IFK", "PKM", "PB"), supply("RSUD", "IFK", "PB"), supply("IFK", "RSUD", "PB"))
    assert stations(here) == []
    assert shortest(here) == []


def test_a_room_gets_what_its_health_centre_gets_but_not_what_another_agency_gets() -> None:
    here = organization(
        agency("P"),
        unit("DKK"),
        unit("PKM", agency="P", under="DKK"),
        unit("RUANG", agency="P", under="PKM"),
        service("S", "F"),
        provider("S", "RUANG"),
        supply("IFK", "PKM", "PB"),
        supply("PROV", "DKK", "PB"),
    )
    assert stations(here, "RUANG") == ["IFK"]


def test_what_the_own_line_hands_on_is_no_gatekeeper() -> None:
    here = served(
        unit("PKM"), unit("RUANG", under="PKM"), provider("S", "RUANG"), supply("PKM", "RUANG", "PB")
    )
    assert stations(here, "RUANG") == []
    assert shortest(here, "RUANG") == ["PKM"]


def test_a_partner_is_a_station_too() -> None:
    here = served(
        agency("BPJS", agency_kind=AgencyKind.PUBLIC_ENTERPRISE), supply(None, "PKM", "PB", partner="BPJS")
    )
    assert stations(here) == ["BPJS"]


def test_the_shortest_way_ends_where_nothing_is_delivered() -> None:
    here = served(
        supply("IFK", "PKM", "PB"),
        supply("PROV", "IFK", "PB"),
        supply("PUSAT", "PROV", "PB"),
        supply("GUDANG", "PKM", "PB"),
        supply("PABRIK", "GUDANG", "PB"),
    )
    assert shortest(here) == ["GUDANG", "PABRIK"]


# -- times -----------------------------------------------------------------------------------------


def days(here: Organization, id_: str) -> float:
    return arrival(reader(here), here.supplies[id_]).days


def test_arrival_adds_up_the_chain() -> None:
    here = organization(
        supply("B", "C", "PB", lead_time=2.0),
        supply("A", "B", "PB", lead_time=3.0),
        supply("Z", "A", "PB"),
    )
    assert days(here, "B>C PB") == 5


def test_longest_of_what_is_required_shortest_of_what_stands_in() -> None:
    both = [supply("X", "B", "PB", lead_time=9.0), supply("Y", "B", "PB", lead_time=4.0)]
    last = supply("B", "C", "PB", lead_time=1.0)
    assert days(organization(last, *both), "B>C PB") == 10
    stand_ins = [
        supply("V", "B", "PB", lead_time=6.0, alternative=True),
        supply("W", "B", "PB", lead_time=5.0, alternative=True),
    ]
    assert days(organization(last, *both, *stand_ins), "B>C PB") == 6
    slow = supply("V", "B", "PB", lead_time=60.0, alternative=True)
    assert days(organization(last, *both, slow), "B>C PB") == 10


def test_stock_is_waited_for_less() -> None:
    last = supply("B", "C", "PB", lead_time=1.0)
    assert days(organization(last, supply("A", "B", "PB", lead_time=9.0, buffer=4.0)), "B>C PB") == 6
    assert days(organization(last, supply("A", "B", "PB", lead_time=9.0, buffer=40.0)), "B>C PB") == 1


def test_other_kinds_things_and_purposes_are_not_waited_for() -> None:
    last = supply("B", "C", "PB", lead_time=1.0, what="Vaksin", function="F")
    others = [
        supply("A", "B", "PD", lead_time=9.0),
        supply("A", "B", "PB", lead_time=9.0, what="Kertas"),
        supply("D", "B", "PB", lead_time=9.0, function="G"),
    ]
    assert days(organization(last, *others), "B>C PB") == 1
    same = supply("E", "B", "PB", lead_time=9.0, what=" VAKSIN ", service="S")
    assert days(organization(last, *others, same, service("S", "F")), "B>C PB") == 10


def test_a_circle_is_cut_and_a_long_chain_needs_no_recursion() -> None:
    here = organization(supply("A", "B", "PB", lead_time=2.0), supply("B", "A", "PB", lead_time=3.0))
    assert days(here, "A>B PB") == 2, "B does not wait for itself"
    chain = organization(*(supply(f"U{n}", f"U{n + 1}", "PB", lead_time=1.0) for n in range(1500)))
    assert days(chain, "U1499>U1500 PB") == 1500
