"""Which verb edits or deletes a row, by its kind: for places that handle rows of several kinds alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from orgdesk.editing.agencies import delete_agencies, edit_agency
from orgdesk.editing.extras import delete_extra, edit_extra
from orgdesk.editing.functions import delete_functions, edit_function
from orgdesk.editing.people import (
    delete_incumbency,
    delete_person,
    edit_incumbency,
    edit_person,
)
from orgdesk.editing.positions import delete_position, delete_workload, edit_position, edit_workload
from orgdesk.editing.relations import delete_relation, edit_relation
from orgdesk.editing.respondents import delete_respondent, edit_respondent
from orgdesk.editing.rows import counted
from orgdesk.editing.services import delete_provider, delete_service, edit_provider, edit_service
from orgdesk.editing.supplies import delete_supply, edit_supply
from orgdesk.editing.units import edit_unit
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.organization import Organization, Token

_EDIT: dict[str, Callable[[Organization, Any], ChangeSet]] = {
    "agency": edit_agency,
    "unit": edit_unit,
    "function": edit_function,
    "service": edit_service,
    "provider": edit_provider,
    "supply": edit_supply,
    "position": edit_position,
    "person": edit_person,
    "workload": edit_workload,
    "incumbency": edit_incumbency,
    "function_relation": edit_relation,
    "respondent": edit_respondent,
    "extra": edit_extra,
}
_DELETE: dict[str, Callable[..., ChangeSet]] = {
    "service": delete_service,
    "provider": delete_provider,
    "supply": delete_supply,
    "position": delete_position,
    "person": delete_person,
    "workload": delete_workload,
    "incumbency": delete_incumbency,
    "function_relation": delete_relation,
    "respondent": delete_respondent,
    "extra": delete_extra,
}


def edit_rows(organization: Organization, rows: Sequence[Any]) -> ChangeSet:
    """Give each row the fields of its namesake in `rows`; all or none, in one step."""
    edits = [_EDIT[row.kind](organization, row) for row in rows]
    if len(edits) == 1:
        return edits[0]
    label = _EDIT_THESE.format(what=counted(Counter(row.kind for row in rows)))
    return change(label, [row for edit in edits for row in edit])


def delete_rows(
    organization: Organization, tokens: Sequence[Token], *, with_subordinates: bool = False
) -> ChangeSet:
    """Delete agencies and units, or else rows of one other kind; of several kinds, those of the first."""
    of: dict[str, list[str]] = {}
    for kind, id_ in tokens:
        of.setdefault(kind, []).append(id_)
    if "function" in of:
        return delete_functions(organization, of["function"])
    for kind, ids in of.items():
        if kind in _DELETE:
            return _DELETE[kind](organization, *ids)
    return delete_agencies(
        organization, of.get("agency", []), of.get("unit", []), with_subordinates=with_subordinates
    )


_EDIT_THESE = Text("Ubah {what}", "Edit {what}")
