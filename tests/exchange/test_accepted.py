"""The list of what the project lives with, in the forms it is handed over in."""

from __future__ import annotations

import csv
import datetime as dt
import io

from builders import assignment, organization

from orgdesk.analysis.engine import Engine
from orgdesk.exchange.accepted import accepted_csv, accepted_json, accepted_list
from orgdesk.exchange.terminal import Look, accepted_text
from orgdesk.organization.bilingual import LANGUAGES, Text
from orgdesk.organization.changes import added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Acceptance

TODAY = dt.date(2026, 11, 21)
REASON = "=Masa peralihan"


def accepted() -> tuple[Engine, Organization, list[str]]:
    """A pattern of four accepted together, one acceptance that has ended, one of nothing."""
    here = organization(*(assignment(f"F{n}", code, f"U{n}") for n in range(5) for code in ("PL", "PW")))
    first = Engine(here, as_of=TODAY)
    first.settle()
    keys = sorted(key for key, found in first.findings.items() if found.rule == "COI001")
    rows = [Acceptance(id=key, reason=REASON, who="Sekda", on=TODAY) for key in keys[:4]]
    yesterday = TODAY - dt.timedelta(days=1)
    rows.append(Acceptance(id=keys[4], reason="Ended", who="Sekda", on=yesterday, until=yesterday))
    rows.append(Acceptance(id="OVL001:gone:x", reason="Gone", who="  @Sekda", on=TODAY))
    here.apply(change(Text("", ""), added(*rows)))
    engine = Engine(here, as_of=TODAY)
    engine.settle()
    return engine, here, keys


def test_every_acceptance_is_listed_with_its_state_and_case() -> None:
    engine, here, keys = accepted()
    listed = {one.acceptance.id: one for one in accepted_list(engine, here)}
    assert set(listed) == {*keys, "OVL001:gone:x"}
    assert [listed[key].state for key in keys] == ["holds"] * 4 + ["ended"]
    assert len({listed[key].case for key in keys[:4]} - {""}) == 1 and listed[keys[4]].case == ""
    assert listed["OVL001:gone:x"].state == "solved" and listed["OVL001:gone:x"].rule == "OVL001"


def test_as_json() -> None:
    engine, here, keys = accepted()
    data = accepted_json(engine, here)["accepted"]
    first = next(one for one in data if one["key"] == keys[0])
    assert (first["reason"], first["who"], first["on"], first["until"]) == (
        REASON,
        "Sekda",
        "2026-11-21",
        None,
    )
    assert first["rule"] == "COI001" and set(first["message"]) == {"id", "en"} and first["state"] == "holds"


def test_as_csv_a_cell_is_never_a_formula() -> None:
    engine, here, keys = accepted()
    rows = list(csv.reader(io.StringIO(accepted_csv(engine, here, "id"))))
    assert rows[0][4] == "Alasan" and len(rows) == 1 + len(keys) + 1
    first = next(row for row in rows if row[-1] == keys[0])
    assert {row[5] for row in rows[1:]} == {"Sekda", "'  @Sekda"}
    assert first[4] == f"'{REASON}" and "seksi" not in first[3] and "A" in first[3]


def test_as_text_in_both_languages() -> None:
    engine, here, _ = accepted()
    english, indonesian = (accepted_text(engine, here, Look(language)) for language in LANGUAGES[::-1])
    assert "in force" in english and "ended, the finding counts again" in english
    assert "tanpa batas" in indonesian and REASON in indonesian
