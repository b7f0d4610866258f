"""The examples find what stands beside them, the page on F01-F22 holds; repaired, they find nothing."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Severity
from orgdesk.exchange.text import read_text
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
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
        (short(organization.get(*token)), f.rule, f.severity.value, frozenset(f.units))
        for f in engine.verdict().open
        for token in ([f.subject] if f.subject[0] == "function" else f.evidence)
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
    assert reproduced == 51


def test_main_example_holds_what_its_head_says() -> None:
    path = named("examples")["puskesmas-support-chain"]
    here = read_text(path)
    head = " ".join(line.lstrip("# ") for line in path.read_text(encoding="utf-8").splitlines()[:8])
    counts = {
        "unit": here.units,
        "instansi": here.agencies,
        "fungsi": [f for f in here.functions.values() if f.is_work],
        "peran": here.assignments,
        "layanan": here.services,
        "pasokan": here.supplies,
        "jabatan": here.positions,
        "orang": here.people,
    }
    for word, rows in counts.items():
        assert f"{len(rows)} {word}" in head


# -- repaired twins --------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "path"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_repaired_twin_is_met_with_silence(name: str, path: Path) -> None:
    """The same agencies, units and functions, put in order: only advice may remain."""
    example, twin = read_text(path), read_text(ROOT / "tests" / "repaired" / path.name)
    assert agencies_units_and_functions(twin) == agencies_units_and_functions(example)
    engine = Engine(twin, as_of=SCRIPT["DAY"])
    engine.settle()
    assert not engine.failures
    loud = [f for f in engine.verdict().open if f.severity is not Severity.ADVICE]
    assert not loud, [(f.rule, short(twin.get(*f.subject)), f.units) for f in loud]


def agencies_units_and_functions(organization: Organization) -> list[set[tuple[str, str]]]:
    """Codes and names of what a twin shares with its example."""
    return [
        {(a.id, a.name) for a in organization.agencies.values()},
        {(u.code, u.name) for u in organization.units.values()},
        {(f.code, f.wording) for f in organization.functions.values()},
    ]


def test_twins_still_offer_every_service_of_their_example() -> None:
    for _, path in EXAMPLES:
        example, twin = read_text(path), read_text(ROOT / "tests" / "repaired" / path.name)
        assert {s.name for s in twin.services.values()} == {s.name for s in example.services.values()}
        assert len(twin.supplies) >= len(example.supplies)
        assert len(twin.positions) == len(example.positions)
