"""What every output says first of a model: its size, its findings, whether it is an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgdesk.analysis.findings import SEVERITY_NAMES, Finding, Severity
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Organization

EXAMPLE_NOTICE = Text("Data contoh - bukan data nyata", "Example data - not real data")
UNTITLED = Text("Tanpa judul", "Untitled")


def counts(organization: Organization) -> dict[str, int]:
    """Numbers of functions (missions and goals apart), units and assignments."""
    return {
        "functions": sum(f.is_work for f in organization.functions.values()),
        "units": len(organization.units),
        "assignments": len(organization.assignments),
    }


def count_words(organization: Organization) -> Text:
    """ "44 fungsi · 69 unit · 451 peran"."""
    return size_words(*counts(organization).values())


def size_words(functions: int, units: int, roles: int) -> Text:
    """ "44 fungsi · 69 unit · 451 peran"."""
    return Text(
        f"{functions} fungsi · {units} unit · {roles} peran",
        f"{_plural(functions, 'function')} · {_plural(units, 'unit')} · {_plural(roles, 'role')}",
    )


def severity_counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, also of those that there are none of."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in Severity}


def severity_words(severity: Severity, n: int) -> Text:
    """ "27 kesalahan", "27 errors"."""
    name = SEVERITY_NAMES[severity]
    uncountable = severity is Severity.ADVICE
    return Text(f"{n} {name.id}", f"{n} {name.en}" if uncountable else _plural(n, name.en))


def findings_words(n: int) -> Text:
    """ "3 temuan", "3 findings"."""
    return Text(f"{n} temuan", _plural(n, "finding"))


def cases_words(cases: int, findings: int) -> Text:
    """ "14 kasus, 199 temuan", "14 cases, 199 findings"; only the findings where no case has several."""
    if cases == findings:
        return findings_words(findings)
    said = findings_words(findings)
    return Text(f"{cases} kasus, {said.id}", f"{_plural(cases, 'case')}, {said.en}")


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
