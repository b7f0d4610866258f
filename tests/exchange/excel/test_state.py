import dataclasses
import datetime as dt
import json
from io import BytesIO

import pytest
from builders import agency, assignment, function, organization, regulation, resource, unit
from openpyxl import load_workbook
from random_organization import random_organization

from orgdesk.analysis.engine import Verdict
from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.state import KINDS, State, StateDamaged, pack, shown_part, unpack
from orgdesk.exchange.excel.workbook import workbook_bytes
from orgdesk.exchange.text import read_text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Acceptance, Extra, Incumbency, Person, Position, Respondent
from orgdesk.reference.shipped import named

TODAY = dt.date(2026, 11, 21)


def carried(model: Organization, choices: ExportChoices) -> State:
    """The state in the workbook of a model."""
    book = load_workbook(BytesIO(workbook_bytes(model, Verdict((), ()), choices, TODAY)))
    sheet = book[keys.STATE_SHEET]
    assert sheet.sheet_state == "hidden"
    assert sheet["A1"].value == keys.STATE
    return unpack([str(row[0]) for row in sheet.iter_rows(2, max_col=1, values_only=True) if row[0]])


def rows(model: Organization) -> dict[str, dict[str, object]]:
    return {kind: dict(model.table(kind)) for kind in KINDS}


@pytest.mark.parametrize("name", ["dinas-kesehatan", "puskesmas-2014"])
def test_a_workbook_carries_all_rows_that_its_sheets_show(name: str) -> None:
    model = read_text(named("examples")[name])
    choices = ExportChoices(language="en", words=True, findings=False, guide=False, lists=False)
    found = carried(model, choices)
    assert rows(found.organization) == rows(model)
    assert (found.language, found.exported, found.words, found.form, found.partial, found.shown) == (
        "en",
        TODAY,
        True,
        False,
        False,
        None,
    )


@pytest.mark.parametrize("seed", range(5))
def test_packing_loses_nothing(seed: int) -> None:
    model = random_organization(seed)
    state = State(model, "id", TODAY, shown=frozenset({("unit", "a"), ("function", "b")}))
    found = unpack(pack(state))
    assert rows(found.organization) == rows(model)
    assert found.shown == state.shown


def test_texts_fit_into_cells_whatever_is_in_them() -> None:
    model = organization(function("F", wording="\ud800 é 漢" * 9_000), assignment("F", "KP", "U"))
    texts = pack(State(model, "id", TODAY))
    assert max(map(len, texts)) <= 32_767
    assert all(text.isascii() for text in texts)
    assert unpack(texts).organization.functions == model.functions


def test_people_posts_and_what_they_say_stay_at_home() -> None:
    model = organization(
        assignment("F1", "KP", "U1"),
        Position(id="p", unit="U1", title="Kepala"),
        Person(id="o", name="Siti Rahasia"),
        Incumbency(id="i", person="o", position="p"),
        Respondent(id="s", name="Budi Rahasia"),
        Acceptance(id="k", reason="x", who="Sekda", on=TODAY),
    )
    kept = carried(model, ExportChoices(language="id")).organization
    assert {row.kind for row in kept.rows()} <= set(KINDS)
    assert not kept.table("person") and not kept.table("position") and not kept.table("acceptance")


def test_of_other_agencies_only_what_is_named_is_carried() -> None:
    model = organization(
        unit("U1", agency="A", under="TOP"),
        unit("TOP", agency="B"),
        unit("FAR", agency="C", name="Rahasia"),
        function("ROOT"),
        function("F1", parent="ROOT"),
        function("F2"),
        regulation("7"),
        regulation("8"),
        agency("D"),
        assignment("F1", "KP", "U1", regulation="7", grantor="TOP"),
        assignment("F1", "PL", "FAR"),
        assignment("F2", "PL", "FAR", regulation="8"),
        Extra(id="x", column="K", value="v", function="F1"),
        Extra(id="y", column="K", value="v", function="F2"),
    )
    found = carried(model, ExportChoices(language="id", agencies=frozenset({"A"})))
    here = found.organization
    assert found.partial
    assert found.shown == frozenset({("unit", "U1"), ("function", "ROOT"), ("function", "F1")})
    assert (set(here.units), set(here.functions)) == ({"U1", "TOP"}, {"ROOT", "F1"})
    assert set(here.agencies) == {"A", "B"}
    assert set(here.assignments) == {"F1 KP U1"}
    assert (set(here.regulations), set(here.extras)) == ({"7"}, {"x"})


def test_a_part_takes_roles_and_resources_with_it() -> None:
    model = organization(resource("XX"), assignment("F1", "KP", "U1"))
    part = shown_part(model, [], [])
    assert (part.roles, part.resources) == (model.roles, model.resources)
    assert not part.units


def packed() -> list[str]:
    return pack(State(organization(assignment("F1", "KP", "U1")), "id", TODAY))


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["x"],
        packed()[:1],
        [packed()[0], packed()[1][:-8]],
        [packed()[0], packed()[1][:20] + "A" + packed()[1][21:]],
        [packed()[0], "é" + packed()[1][1:]],
        [json.dumps(json.loads(packed()[0]) | {"language": "xx"}), packed()[1]],
        ["[]", packed()[1]],
        ["[" * 100_000, packed()[1]],
    ],
)
def test_a_damaged_state_says_so(texts: list[str]) -> None:
    with pytest.raises(StateDamaged) as caught:
        unpack(texts)
    assert "OrgDesk" in caught.value.in_("en")


def test_a_newer_state_asks_for_an_update() -> None:
    about, *others = packed()
    with pytest.raises(StateDamaged) as caught:
        unpack([json.dumps(json.loads(about) | {"format": 99}), *others])
    assert "Update" in caught.value.in_("en")


def test_every_field_of_the_state_is_packed() -> None:
    assert [field.name for field in dataclasses.fields(State)] == [
        "organization",
        "language",
        "exported",
        "words",
        "form",
        "partial",
        "shown",
    ], "pack and unpack know each of them"
