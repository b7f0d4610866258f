"""The shipped examples find what stands beside them, and what the page on F01-F22 says of them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from orgdesk.analysis.engine import Engine
from orgdesk.exchange.text import read_text
from orgdesk.organization.display import short
from orgdesk.reference.shipped import named

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "update_expected_findings.py"))
EXAMPLES = sorted(named("examples").items())


@pytest.mark.parametrize(("name", "path"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_expected_findings_are_fresh(name: str, path: Path) -> None:
    expected = SCRIPT["beside"](path).read_text(encoding="utf-8")
    assert SCRIPT["expected_findings"](read_text(path)) == expected, (
        "run scripts/update_expected_findings.py and read the difference"
    )


@pytest.mark.parametrize(("name", "path"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples_say_that_they_are_examples(name: str, path: Path) -> None:
    project = read_text(path).project
    assert project.example
    assert project.place == "Kabupaten Tirta Makmur"


def expert_rows() -> list[tuple[str, str, str]]:
    """(function, units or role, OrgDesk's answer) of the table on F01-F22."""
    page = (ROOT / "docs" / "temuan-F01-F22.md").read_text(encoding="utf-8")
    rows = [
        [c.strip() for c in line.strip("|").split("|")]
        for line in page.splitlines()
        if re.match(r"\| F\d", line)
    ]
    return [(r[0], r[2], r[5]) for r in rows]


def test_page_on_expert_findings_holds() -> None:
    organization = read_text(named("examples")["puskesmas-support-chain"])
    engine = Engine(organization, as_of=SCRIPT["DAY"])
    engine.settle()
    found = {
        (short(organization.get(*f.subject)), f.rule, f.severity.value, frozenset(f.units))
        for f in engine.verdict().open
    }
    rows = expert_rows()
    assert len(rows) == 55
    reproduced = 0
    for function, who, answer in rows:
        match = re.match(r"([A-Z]{3}\d{3}) \((\w+)\)(?:: ([A-Z0-9, ]+))?", answer)
        if match is None:
            assert answer.startswith("**"), answer
            continue
        reproduced += 1
        rule, severity, units = match.groups()
        named_units = frozenset(units.split(", ")) if units else None
        hits = [f for f in found if f[:3] == (function, rule, severity)]
        assert hits, (function, who, answer)
        if named_units is not None:
            assert any(named_units == f[3] for f in hits), (function, who, answer, hits)
    assert reproduced == 49
