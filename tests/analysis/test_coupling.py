"""What hangs together in the work."""

from __future__ import annotations

import datetime as dt

from orgdesk.analysis.coupling import needs, ties
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization
from orgdesk.reference.policy import policy_for

DAY = dt.date(2026, 1, 15)
NOTE = Text("", "")


def reader(organization: Organization) -> Reader:
    return Reader(organization, policy_for({}), DAY)


def test_a_relation_to_many_executors_pulls_each_of_them_a_little() -> None:
    here = Miniature(
        NOTE,
        matrix="""
                      | GFK | PKM1 | PKM2
            Stok      | PL  |      |
            Imunisasi |     | PL   | PL
        """,
        relations="Stok > Imunisasi",
    ).build()
    found = ties(here.functions["Stok"], "GFK", reader(here))
    assert {unit: tie.weight for unit, tie in found.items()} == {"GFK": 0, "PKM1": 0.5, "PKM2": 0.5}


def test_supplies_count_once_a_unit_and_the_affair_ties_nobody_alone() -> None:
    here = Miniature(
        NOTE,
        matrix="""
                      | PKM | GFK | LAIN
            Imunisasi | PL  |     |
            Stok      |     | PL  |
            Gizi      |     |     | PL
        """,
        supplies="GFK > PKM B Imunisasi; GFK > PKM I Imunisasi",
        fields={name: {"affair": "1.02.02"} for name in ("Imunisasi", "Stok", "Gizi")},
    ).build()
    found = ties(here.functions["Imunisasi"], "PKM", reader(here))
    assert {unit: tie.weight for unit, tie in found.items()} == {"PKM": 0, "GFK": 2}


def test_units_that_serve_different_areas_need_not_coordinate() -> None:
    matrix = """
                  | PKM1 | LAB1 | LAB2
        Periksa   | PL   |      |
        Uji       |      | PL   | PL
    """
    areas = {
        "PKM1": {"working_area": "Kec1"},
        "LAB1": {"working_area": "Kec1"},
        "LAB2": {"working_area": "Kec2"},
    }
    here = Miniature(
        NOTE, matrix=matrix, relations="Periksa > Uji", areas="Kabupaten > Kec1 Kec2", fields=areas
    ).build()
    relation = here.function_relations["Periksa>Uji"]
    assert [need.units for need in needs(relation, reader(here))] == [("LAB1", "PKM1")]


def test_who_executes_both_functions_needs_nobody() -> None:
    here = Miniature(
        NOTE,
        matrix="""
                      | PKM1 | PKM2
            Periksa   | PL   | PL
            Uji       | PL   | PL
        """,
        relations="Periksa > Uji",
    ).build()
    assert needs(here.function_relations["Periksa>Uji"], reader(here)) == ()
