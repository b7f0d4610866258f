"""The command palette."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import function, organization
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.ui.actions import words
from orgdesk.ui.commands import COMMANDS
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.dialogs.choices import Choice, Rows, fit
from orgdesk.ui.dialogs.palette import ChoicesModel, CommandPalette
from orgdesk.ui.remembered import remember


class Bench(QMainWindow):
    """A window whose actions only say that they were done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.known: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(words(command), self)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(lambda _=False, id_=command.id: self.done.append(id_))
            self.known[command.id] = action


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    remember("palette/recent", [])
    made = Bench()
    qtbot.addWidget(made)
    field = QLineEdit()
    made.setCentralWidget(field)
    made.resize(1000, 700)
    made.show()
    field.setFocus()
    yield made


def opened(bench: Bench, desk: Desk) -> CommandPalette:
    palette = CommandPalette(bench.known, desk, bench)
    palette.open()
    return palette


def choices(palette: CommandPalette) -> list[Choice]:
    model = palette.list.model()
    assert isinstance(model, ChoicesModel)
    return model.choices


def test_typing_finds_a_command_and_enter_does_it(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    palette = opened(bench, desk)
    QTest.keyClicks(palette.field, "export")
    assert choices(palette)[0].id == "file.export"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert bench.done == ["file.export"] and palette.isHidden()
    assert bench.focusWidget() is bench.centralWidget()
    assert choices(opened(bench, desk))[0].id == "file.export", "what was used last comes first"


def test_a_command_is_found_in_the_other_language_too(bench: Bench, desk: Desk) -> None:
    bench.known["file.save"].setText("&Simpan")
    palette = opened(bench, desk)
    for typed in ("save", "simpan"):
        palette.field.setText(typed)
        assert choices(palette)[0].id == "file.save", typed


def test_what_cannot_be_done_comes_last_and_is_not_done(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    bench.known["file.save"].setEnabled(False)
    palette = opened(bench, desk)
    assert choices(palette)[-1].id == "file.save"
    palette.field.setText("save")
    row = [choice.id for choice in choices(palette)].index("file.save")
    assert row > 0
    model = palette.list.model()
    assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    place = palette.list.visualRect(model.index(row, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.done == []


def test_letters_of_a_command_are_enough(bench: Bench, desk: Desk) -> None:
    palette = opened(bench, desk)
    palette.field.setText("nxfnd")
    assert "analysis.next_finding" in [choice.id for choice in choices(palette)]


def test_a_rule_is_found_by_its_code(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    palette = opened(bench, desk)
    palette.field.setText("ovl004")
    with qtbot.waitSignal(palette.rule_requested) as told:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args == ["OVL004"]


def test_it_goes_to_a_function_or_a_unit(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    palette = opened(bench, desk)
    QTest.keyClicks(palette.field, "imunisasi")
    assert [choice.kind for choice in choices(palette)][:2] == ["function", "unit"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    expected = choices(palette)[1]
    with qtbot.waitSignal(desk.shown) as told:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args is not None and told.args[0] == Selection(rows=(("unit", expected.id),))


def test_escape_and_a_click_beside_it_lay_it_aside(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    palette = opened(bench, desk)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden() and bench.focusWidget() is bench.centralWidget()
    palette = opened(bench, desk)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden() and bench.done == []


def test_it_works_without_a_document(bench: Bench, empty_desk: Desk) -> None:
    palette = opened(bench, empty_desk)
    palette.field.setText("imunisasi")
    assert choices(palette) == []


def test_the_model_is_sound(bench: Bench, desk: Desk) -> None:
    palette = opened(bench, desk)
    model = palette.list.model()
    assert isinstance(model, QAbstractListModel)
    keeper = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for typed in ("", "add", "x-nothing-x", "un"):
        palette.field.setText(typed)
    keeper.deleteLater()


def test_fifty_at_most_of_many_functions() -> None:
    here: Organization = organization(*(function(f"F{n}", wording=f"Layanan {n}") for n in range(300)))
    rows = Rows(here)
    assert len(rows.find("layanan", 50)) == 50
    assert rows.find("layanan 299", 50)[0].id == "F299"
    assert rows.find("f7", 50)[0].id == "F7"


@pytest.mark.parametrize(
    ("query", "text", "how"),
    [
        ("exp", "export to excel", 0),
        ("excel", "export to excel", 1),
        ("cel", "export to excel", 2),
        ("ete", "export to excel", 3),
        ("xyz", "export to excel", 4),
    ],
)
def test_how_well_letters_fit(query: str, text: str, how: int) -> None:
    assert fit(query, text) == how
