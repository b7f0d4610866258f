"""What a change would do to the findings, without doing it."""

from __future__ import annotations

from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import FindingsDelta
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization


def foreseen(engine: Engine, organization: Organization, change_set: ChangeSet) -> FindingsDelta | None:
    """What `change_set` would make appear and vanish; None as long as checks are pending.

    It is done, checked and taken back before anybody is told, so that it costs as much as two edits, and not
    a copy of the organization with all its checks. Raises ChangeRejected where the change does not fit.
    """
    if engine.pending:
        return None
    organization.check(change_set)
    engine.take_delta()
    _apply(engine, organization, change_set)
    try:
        engine.settle()
        delta = engine.take_delta()
    finally:
        _apply(engine, organization, change_set.inverse())
        engine.settle()
        engine.take_delta()
    same = {finding.key for finding in delta.appeared} & {finding.key for finding in delta.vanished}
    return FindingsDelta(
        tuple(finding for finding in delta.appeared if finding.key not in same),
        tuple(finding for finding in delta.vanished if finding.key not in same),
    )


def _apply(engine: Engine, organization: Organization, change_set: ChangeSet) -> None:
    engine.note(organization.touched(change_set))
    organization.apply(change_set)
