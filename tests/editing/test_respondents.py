"""What officials say: it stands beside the roles and never becomes one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import after, extra, function, organization, respondent, role, unit

from orgdesk.editing.extras import set_extra
from orgdesk.editing.respondents import add_respondent
from orgdesk.editing.roles import delete_role
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Respondent, Statement


def start() -> Organization:
    return organization(unit("U1"), unit("U2"), function("F1"), respondent("Ani", "F1/KP/U1", "F1/PB/U2"))


def said(code: str, *words: str) -> tuple[Respondent, list[Statement]]:
    who, *statements = respondent(code, *words)
    assert isinstance(who, Respondent)
    return who, [statement for statement in statements if isinstance(statement, Statement)]


@pytest.mark.parametrize(
    "broken",
    [
        lambda who, rows: (replace(who, name=" "), rows),
        lambda who, rows: (replace(who, unit="XX"), rows),
        lambda who, rows: (who, [rows[0], replace(rows[0], id="again")]),
        lambda who, rows: (who, [replace(rows[0], respondent="Ani")]),
        lambda who, rows: (who, [replace(rows[0], resource="goods")]),
        lambda who, rows: (who, [replace(rows[0], role="supplier")]),
        lambda who, rows: (who, [replace(rows[0], function="F9")]),
    ],
)
def test_what_makes_no_sense_is_refused(broken: object) -> None:
    assert callable(broken)
    who, rows = broken(*said("Budi", "F1/KP/U1"))
    with pytest.raises(EditRefused):
        add_respondent(start(), who, rows)


def test_a_role_that_somebody_names_cannot_be_deleted() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"), role("OW"))
    who, statements = said("Ani", "F1/KP/U1")
    here.apply(add_respondent(here, who, [replace(statements[0], role="OW")]))
    with pytest.raises(EditRefused):
        delete_role(here, "OW")


def test_a_column_keeps_its_place() -> None:
    here = organization(unit("U1"), function("F1"), function("F2"), extra("function", "F1", "Dana"))
    here = after(here, set_extra(here, "unit", "U1", "Gedung", "B"))
    here = after(here, set_extra(here, "function", "F2", "Dana", "9"))
    orders = {(e.column, e.order) for e in here.extras.values()}
    assert orders == {("Dana", 0), ("Gedung", 1)}
    with pytest.raises(EditRefused):
        set_extra(here, "unit", "U1", " ", "x")
