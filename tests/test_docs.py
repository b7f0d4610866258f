"""What the pages for newcomers show works as they show it."""

from __future__ import annotations

import re
import runpy
from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import said

from orgdesk.analysis.catalogue import all_rules, all_rules_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import Finding, named_by
from orgdesk.analysis.kit import Rule
from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.recognition import recognize
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.organization.organization import Organization

ROOT = Path(__file__).parent.parent
IMPORTS = """
from collections.abc import Iterator
from orgdesk.analysis.findings import Finding, Found, Severity, Superior
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Function
from orgdesk.reference.standard import ASSISTING_EXECUTOR, RoleRef, ref_of
"""


LAYOUT_IMPORTS = """
from said import grave, roles
from sheets_built import sheet
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    body, details, extras, meanings, name_at, place_key
)
from orgdesk.exchange.incoming.recognition.layouts.unit_cells import UnitCells, known_names
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Table
from orgdesk.exchange.incoming.said import FunctionSaid, RoleSaid
from orgdesk.organization.bilingual import Text
"""


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def found(rule: Rule, here: Organization) -> list[Finding]:
    engine = Engine(here, rules=[rule])
    engine.settle()
    assert engine.failures == ()
    return list(engine.findings.values())


def shown_in_contributing() -> list[str]:
    """The pieces of Python on the page."""
    return list(map(dedent, re.findall(r"^   ```python\n(.*?)^   ```", page("CONTRIBUTING.md"), re.S | re.M)))


def test_the_rule_in_contributing_works() -> None:
    names: dict[str, object] = {}
    exec(IMPORTS + shown_in_contributing()[0], names)
    rule = names["many_assistants"]
    assert isinstance(rule, Rule)
    assert rule.code not in all_rules_by_code()
    assert [found(rule, good.build()) for good in rule.good] == [[], []]
    here = rule.bad[0].build()
    (one,) = found(rule, here)
    assert named_by(one.values["settle"], here) == ("K",)
    assert rule.fix is not None
    repairs = list(rule.fix(one, here))
    assert len(repairs) == 3
    for repair in repairs:
        mended = here.copy()
        mended.apply(repair)
        assert found(rule, mended) == []


def test_the_layout_in_contributing_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The meaning of its column is told by a mapping here, and by models/headings.toml there."""
    _, layout, test = shown_in_contributing()
    names: dict[str, Any] = {}
    exec(LAYOUT_IMPORTS + layout, names)
    monkeypatch.setattr(recognize, "LAYOUTS", (*recognize.LAYOUTS, names["LAYOUT"]))
    told = Mapping().with_sheet("Sheet1", SheetChoice(columns={"Ditetapkan oleh": "decided_by"}))
    names["read"] = partial(said.read, mapping=told)
    exec(test, names)
    names["test_a_register_of_decisions"]()


def test_readme_begins_with_the_two_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", page("README.md"), re.S | re.M)
    assert "orgdesk example puskesmas-support-chain" in blocks[0]
    assert "pytest" in blocks[1]


def test_links_between_pages_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_place_has_its_pictures() -> None:
    """In both languages, light and dark, for both sizes of screen; and none is left over."""
    names = runpy.run_path(str(ROOT / "scripts" / "take_screenshots.py"))
    wanted = {
        names["file_name"](place, language, look, size)
        for place in names["PLACES"]
        for language in LANGUAGES
        for look in names["LOOKS"]
        for size in names["SIZES"]
    }
    assert {path.name for path in (ROOT / "docs" / "screenshots").iterdir()} == wanted


def test_the_catalogue_of_rules_is_fresh() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "update_catalogue.py"))
    for language, path in script["PAGES"].items():
        assert script["markdown"](all_rules(), language) == path.read_text(encoding="utf-8"), (
            "run scripts/update_catalogue.py"
        )
        for rule in all_rules():
            assert f"| {rule.code} |" in path.read_text(encoding="utf-8")
