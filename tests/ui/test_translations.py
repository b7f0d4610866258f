"""The Indonesian of the window: complete, of today, and true to its placeholders."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the translations."""
    place = ROOT / "scripts" / "update_translations.py"
    spec = importlib.util.spec_from_file_location("update_translations", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(path: Path) -> list[tuple[str, str, str, str]]:
    """(context, English, Indonesian, state) of every message."""
    found = []
    for context in ET.parse(path).getroot().findall("context"):
        name = context.findtext("name") or ""
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            state = translation.get("type", "")
            found.append((name, message.findtext("source") or "", translation.text or "", state))
    return found


def test_every_string_has_its_indonesian(script: ModuleType) -> None:
    unfinished = [(c, s) for c, s, t, state in messages(script.OURS) if state or not t]
    assert not unfinished


def test_placeholders_and_keys_survive_translation(script: ModuleType) -> None:
    for context, source, translation, _ in messages(script.OURS):
        assert sorted(re.findall(r"{\w*}", source)) == sorted(re.findall(r"{\w*}", translation)), source
        assert ("&" in source.replace("&&", "")) == ("&" in translation.replace("&&", "")), (context, source)
        assert source.endswith("…") == translation.endswith("…"), source
        assert source.strip() == source or translation.strip() != translation, source


def test_the_collected_strings_are_those_of_the_source(script: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    shutil.copyfile(script.OURS, fresh)
    script.collect(fresh)
    assert fresh.read_text("utf-8") == script.OURS.read_text("utf-8"), "run scripts/update_translations.py"


def test_the_compiled_files_are_fresh(script: ModuleType, tmp_path: Path) -> None:
    for source in (script.OURS, script.QTS):
        fresh = tmp_path / "fresh.qm"
        script.compile_(source, fresh)
        assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes(), (
            "run scripts/update_translations.py"
        )


def said_in_source() -> set[str]:
    """Every string that the source hands to Qt to be translated."""
    found: set[str] = set()
    for path in (ROOT / "orgdesk" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = node.args[:1] if name == "tr" else node.args[1:2]
            if name in ("tr", "translate", "QT_TRANSLATE_NOOP") and words:
                found |= {w.value for w in words if isinstance(w, ast.Constant) and isinstance(w.value, str)}
    return found


def test_the_collector_saw_every_string(script: ModuleType) -> None:
    """It reads no f-strings, for one: what stands in them would stay English without a word of warning."""
    assert said_in_source() <= {source for _, source, _, _ in messages(script.OURS)}
