"""Write examples/NAME.findings.tsv, the expected findings of each example: read the difference, then commit.

    python scripts/update_expected_findings.py

A test holds these files to what the program finds.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from orgdesk.analysis.engine import Engine
from orgdesk.analysis.wording import in_order
from orgdesk.exchange.text import read_text
from orgdesk.organization.display import role_code, short
from orgdesk.organization.organization import Organization
from orgdesk.reference.shipped import named

HEADER = "severity\trule\tsubject\trole\tunits\n"
DAY = dt.date(2026, 1, 1)
"""Expected findings do not depend on the day they are looked at."""


def expected_findings(organization: Organization) -> str:
    """One line a finding, in the order of the report."""
    engine = Engine(organization, as_of=DAY)
    engine.settle()
    assert not engine.failures, engine.failures
    lines = []
    for one in engine.verdict().open:
        subject = short(organization.get(*one.subject))
        role = role_code(organization, *one.role) if one.role is not None else ""
        units = " ".join(
            short(organization.get(*token))
            for token in in_order(one.evidence, organization)
            if token[0] == "unit"
        )
        lines.append("\t".join((one.severity.value, one.rule, subject, role, units)) + "\n")
    return HEADER + "".join(lines)


def beside(example: Path) -> Path:
    """The file of expected findings of an example."""
    return example.with_suffix(".findings.tsv")


if __name__ == "__main__":
    for path in named("examples").values():
        beside(path).write_text(expected_findings(read_text(path)), encoding="utf-8")
        print(beside(path))
