"""Verbs for living with a finding: who accepts it, why, until when."""

from __future__ import annotations

import datetime as dt

from orgdesk.editing.rows import EditRefused, existing, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Acceptance

_FINDING = Text("temuan", "finding")
_REASON = Text("alasan", "reason")
_WHO = Text("nama penanggung jawab", "name of who accepts it")


def accept_finding(
    organization: Organization, key: str, reason: str, who: str, on: dt.date, until: dt.date | None = None
) -> ChangeSet:
    """Accept the finding of that key, up to and including `until`, in place of any earlier acceptance."""
    acceptance = Acceptance(id=key, reason=reason, who=who, on=on, until=until)
    for value, field in ((key, _FINDING), (reason, _REASON), (who, _WHO)):
        require(value, acceptance, field)
    if until is not None and until < on:
        raise EditRefused(_ENDS_FIRST.format(on=on.isoformat(), until=until.isoformat()))
    return change(_ACCEPT.format(key=key), [RowChange(organization.acceptances.get(key), acceptance)])


def withdraw_acceptance(organization: Organization, key: str) -> ChangeSet:
    """Let an accepted finding count again."""
    return change(_WITHDRAW.format(key=key), removed(existing(organization, Acceptance, key)))


_ACCEPT = Text("Terima temuan {key}", "Accept finding {key}")
_WITHDRAW = Text("Cabut penerimaan temuan {key}", "Withdraw the acceptance of finding {key}")
_ENDS_FIRST = Text(
    "Penerimaan berakhir {until}, sebelum dibuat {on}. Pilih tanggal yang lebih lambat.",
    "The acceptance ends on {until}, before it is given on {on}. Choose a later date.",
)
