"""Findings as one JSON object, for scripts. The shape is a promise: see docs/command-line.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import Case, cases_of
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding
from orgdesk.analysis.wording import advice, in_order, message
from orgdesk.exchange.summary import counts, severity_counts
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import code_of, name_of, role_code
from orgdesk.organization.organization import Organization, Token


def findings_json(engine: Engine, organization: Organization) -> dict[str, Any]:
    """`findings`, `cases`, `accepted`, `failed_rules` and `counts`, ready for json.dumps."""
    verdict = engine.verdict()
    cases = cases_of(verdict.open, organization)
    by_severity = {severity.value: n for severity, n in severity_counts(verdict.open).items()}
    return {
        "findings": [_finding(f, organization) for f in verdict.open],
        "cases": [_case(case, organization) for case in cases],
        "accepted": [
            _finding(f, organization)
            | {
                "reason": a.reason,
                "who": a.who,
                "on": a.on.isoformat(),
                "until": a.until.isoformat() if a.until else None,
            }
            for f, a in verdict.accepted
        ],
        "failed_rules": [
            {"rule": f.rule, "subject": _row(f.subject, organization), "error": _both(f.error)}
            for f in engine.failures
        ],
        "counts": by_severity
        | {"cases": len(cases), "accepted": len(verdict.accepted)}
        | counts(organization),
    }


def _case(case: Case, organization: Organization) -> dict[str, Any]:
    share = case.share
    return {
        "key": case.key,
        "kind": case.kind.value,
        "rule": case.primary.rule,
        "severity": case.primary.severity.value,
        "agency": _row(("agency", case.agency), organization) if case.agency is not None else None,
        "message": _both(case_message(case, organization)),
        "share": {"count": share.count, "total": share.total, "of": share.of} if share is not None else None,
        "primary": case.primary.key,
        "members": [finding.key for finding in case.members],
    }


def _finding(finding: Finding, organization: Organization) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "subject": _row(finding.subject, organization),
        "role": _role(finding, organization),
        "evidence": [_row(token, organization) for token in in_order(finding.evidence, organization)],
        "message": _both(message(finding, organization)),
        "advice": _both(advice(finding, organization)),
        "key": finding.key,
    }


def _row(token: Token, organization: Organization) -> dict[str, str]:
    kind, id_ = token
    row = organization.get(kind, id_)
    return {"kind": kind, "id": id_, "code": code_of(row), "name": name_of(row)}


def _role(finding: Finding, organization: Organization) -> Mapping[str, str | None] | None:
    if finding.role is None:
        return None
    role, resource = finding.role
    return {"id": role, "code": role_code(organization, role, resource), "resource": resource}


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
