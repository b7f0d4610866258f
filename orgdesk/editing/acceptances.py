"""Verbs for living with a finding: who accepts it, why, until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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
    changes = accept_findings(organization, [key], reason, who, on, until)
    return change(_ACCEPT.format(key=key), changes)


def accept_findings(
    organization: Organization,
    keys: Sequence[str],
    reason: str,
    who: str,
    on: dt.date,
    until: dt.date | None = None,
) -> ChangeSet:
    """Accept the findings of a case for one reason, up to and including `until`, in one step."""
    accepted = [Acceptance(id=key, reason=reason, who=who, on=on, until=until) for key in keys]
    for acceptance in accepted:
        for value, field in ((acceptance.id, _FINDING), (reason, _REASON), (who, _WHO)):
            require(value, acceptance, field)
    if until is not None and until < on:
        raise EditRefused(_ENDS_FIRST.format(on=on.isoformat(), until=until.isoformat()))
    label = _ACCEPT_ALL.format(count=len(accepted))
    return change(label, (RowChange(organization.acceptances.get(a.id), a) for a in accepted))


def withdraw_acceptance(organization: Organization, key: str) -> ChangeSet:
    """Let an accepted finding count again."""
    return change(_WITHDRAW.format(key=key), removed(existing(organization, Acceptance, key)))


def withdraw_acceptances(organization: Organization, keys: Sequence[str]) -> ChangeSet:
    """Let accepted findings count again, in one step."""
    rows = [existing(organization, Acceptance, key) for key in keys]
    return change(_WITHDRAW_ALL.format(count=len(rows)), removed(*rows))


_ACCEPT_ALL = Text("Terima {count} temuan", "Accept {count} findings")
_WITHDRAW_ALL = Text("Cabut penerimaan {count} temuan", "Withdraw the acceptance of {count} findings")
_ACCEPT = Text("Terima temuan {key}", "Accept finding {key}")
_WITHDRAW = Text("Cabut penerimaan temuan {key}", "Withdraw the acceptance of finding {key}")
_ENDS_FIRST = Text(
    "Penerimaan berakhir {until}, sebelum dibuat {on}. Pilih tanggal yang lebih lambat.",
    "The acceptance ends on {until}, before it is given on {on}. Choose a later date.",
)
