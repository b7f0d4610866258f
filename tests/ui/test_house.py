"""How the code of the window is written: what the linter cannot tell from overrides of Qt methods."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

import orgdesk.ui

MODULES = sorted(Path(orgdesk.ui.__file__).parent.rglob("*.py"))
QT_NAMES = {
    name
    for module in (QtCore, QtGui, QtWidgets)
    for class_ in (getattr(module, found) for found in dir(module))
    if isinstance(class_, type)
    for name in dir(class_)
}


def functions(module: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (f for f in node.body if isinstance(f, ast.FunctionDef))


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(MODULES[0].parent)))
def test_methods_have_names_and_docstrings_of_the_house(module: Path) -> None:
    for function in functions(module):
        camel = function.name != function.name.lower()
        assert not camel or function.name in QT_NAMES, f"{function.name} is no override of a Qt method"
        if not camel and not function.name.startswith("_") and function.name not in QT_NAMES:
            assert ast.get_docstring(function), f"{function.name} says nothing"
