"""Desks to put on the screen: an example, something small, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk.document import Document
from orgdesk.exchange.models import read_example
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.organization import Organization
from orgdesk.ui.application import dress, let_go_of_clipboard
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import wear

EXAMPLE = "puskesmas-support-chain"


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in our style, as it is when the program runs."""
    dress(qapp)
    wear(qapp, LIGHT)
    yield qapp
    let_go_of_clipboard()


@pytest.fixture
def desk_with() -> Iterator[Callable[[Organization], Desk]]:
    """Makes a desk with an organization on it, all findings known."""
    desks: list[Desk] = []

    def made(organization: Organization) -> Desk:
        desk = Desk()
        desk.take(Document.new(organization))
        desk.settle()
        desks.append(desk)
        return desk

    yield made
    for desk in desks:
        document = desk.document if desk.is_open else None
        desk.take(None)
        if document is not None:
            document.close(discard=True)


@pytest.fixture
def desk(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """The chart example: 69 units, 44 functions, 451 roles."""
    return desk_with(read_example(EXAMPLE))


@pytest.fixture
def empty_desk(qtbot: QtBot) -> Desk:
    """A desk with nothing on it."""
    return Desk()
