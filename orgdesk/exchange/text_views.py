"""The part of the text format about what officials say, and about columns of the users' own."""

from __future__ import annotations

from dataclasses import replace

from orgdesk.editing.extras import set_extra
from orgdesk.editing.respondents import add_respondent
from orgdesk.editing.rows import EditRefused
from orgdesk.exchange.toml_table import Place, Table, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.display import roles_by_code
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import Extra, Respondent, Statement

SECTIONS = ("respondents", "columns")


def read_views(top: Table, organization: Organization) -> None:
    """Add the rows of these sections to `organization`. Raises TextFormatError."""
    _respondents(top, organization)
    _columns(top, organization)


def _respondents(top: Table, organization: Organization) -> None:
    for code, value, place in top.table("respondents").codes():
        table = Table(value, place, ("name", "title", "unit", "on", "note", "says"))
        unit = table.text("unit")
        respondent = Respondent(
            id=code,
            name=table.text("name", required=True),
            title=table.text("title"),
            unit=require(organization.units, unit, place / "unit", KIND_NAMES["unit"]) if unit else None,
            on=table.date("on"),
            note=table.text("note"),
        )
        _apply(organization, place, add_respondent, respondent, _statements(organization, code, table))


def _statements(organization: Organization, respondent: str, table: Table) -> list[Statement]:
    known = roles_by_code(organization)
    found = []
    for function, value, place in table.table("says").codes():
        require(organization.functions, function, table.place / "says", KIND_NAMES["function"])
        said = Table(value, place)
        for code, _, spot in said.codes():
            role, resource = known[require(known, code, place, KIND_NAMES["role"])]
            for unit in said.texts(code):
                require(organization.units, unit, spot, KIND_NAMES["unit"])
                statement = Statement(
                    id=f"{respondent}/{function}/{code}/{unit}",
                    respondent=respondent,
                    function=function,
                    unit=unit,
                    role=role,
                    resource=resource,
                )
                found.append(statement)
    return found


def _columns(top: Table, organization: Organization) -> None:
    for n, (value, place) in enumerate(top.items("columns")):
        table = Table(value, place, ("heading", "functions", "units"))
        heading = table.text("heading", required=True)
        for kind in ("function", "unit"):
            entries = table.table(f"{kind}s")
            for code, _, _ in entries.codes():
                require(organization.table(kind), code, entries.place, KIND_NAMES[kind])
                _apply(organization, place, _own_entry, kind, code, heading, entries.text(code), n)


def _own_entry(
    organization: Organization, kind: str, code: str, column: str, value: str, order: int
) -> ChangeSet:
    """`set_extra` with an id that two readings of the file agree on."""
    made = set_extra(organization, kind, code, column, value)
    rows = [
        replace(extra, id=f"{column}/{code}", order=order)
        for extra in (row.after for row in made)
        if isinstance(extra, Extra)
    ]
    return change(made.label, added(*rows))


def _apply(organization: Organization, place: Place, verb: object, *arguments: object) -> None:
    assert callable(verb)
    try:
        organization.apply(verb(organization, *arguments))
    except (EditRefused, ChangeRejected) as error:
        raise place.error(_REFUSED, sentence=error.sentence) from error


_REFUSED = Text("{sentence}", "{sentence}")
