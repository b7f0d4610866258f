"""The text format on what officials say, and on columns of the users' own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from orgdesk.exchange.text import TextFormatError, parse
from orgdesk.organization.records import Extra, Respondent, Statement
from orgdesk.storage.open_file import read, write

START = """
format = 1

[project]
name = "Uji"

[agencies]
D = { name = "Dinas", kind = "local_agency" }

[units.D]
DKK = { name = "Kepala Dinas" }
PKM = { name = "Puskesmas", under = "DKK" }

[functions.F1]
wording = "Imunisasi"
"""

FULL = (
    START
    + """
[respondents.ANI]
name = "Ibu Ani"
title = "Kepala Seksi"
unit = "PKM"
on = 2026-11-20
says = { F1 = { KP = "DKK", PB = ["DKK", "PKM"] } }

[[columns]]
heading = "Anggaran 2026"
functions = { F1 = "120 juta" }
units = { DKK = "lihat DPA" }

[[columns]]
heading = "Gedung"
units = { PKM = "B" }
"""
)


def test_all_of_it_is_read(tmp_path: Path) -> None:
    here = parse(FULL, "uji")
    assert here.respondents["ANI"] == Respondent(
        id="ANI", name="Ibu Ani", title="Kepala Seksi", unit="PKM", on=dt.date(2026, 11, 20)
    )
    assert here.statements["ANI/F1/KP/DKK"] == Statement(
        id="ANI/F1/KP/DKK", respondent="ANI", function="F1", unit="DKK", role="decision-maker"
    )
    assert {s.resource for s in here.statements.values()} == {None, "goods"}
    assert here.extras["Anggaran 2026/F1"] == Extra(
        id="Anggaran 2026/F1", column="Anggaran 2026", value="120 juta", function="F1"
    )
    assert here.extras["Gedung/PKM"].order == 1
    assert parse(FULL, "uji") == here
    write(tmp_path / "x.orgdesk", here)
    assert read(tmp_path / "x.orgdesk") == here


@pytest.mark.parametrize(
    ("line", "place", "word"),
    [
        ('[respondents.A]\ntitle = "x"', "uji, respondents.A", "name"),
        ('[respondents.A]\nname = "A"\nunit = "XX"', "uji, respondents.A.unit", "XX"),
        ('[respondents.A]\nname = "A"\nsays = { F9 = { KP = "DKK" } }', "uji, respondents.A.says", "F9"),
        ('[respondents.A]\nname = "A"\nsays = { F1 = { ZZ = "DKK" } }', "uji, respondents.A.says.F1", "ZZ"),
        ('[respondents.A]\nname = "A"\nsays = { F1 = { KP = "XX" } }', "uji, respondents.A.says.F1.KP", "XX"),
        ('[[columns]]\nheading = "K"\nfunctions = { F9 = "x" }', "columns", "F9"),
        ('[[columns]]\nheading = "K"\nagencies = { D = "x" }', "columns", "agencies"),
        ('[[columns]]\nunits = { DKK = "x" }', "columns", "heading"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(line: str, place: str, word: str) -> None:
    with pytest.raises(TextFormatError) as refused:
        parse(START + line, "uji")
    assert place in refused.value.sentence.en
    assert word in refused.value.sentence.en
