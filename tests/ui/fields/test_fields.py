"""Fields, as one uses them: type, choose, refuse, restore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from builders import area, facet_value, organization, regulation, role, unit, within
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Level
from orgdesk.organization.scope import EVERYTHING, Facet, Threshold
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import MOST, Candidate, Finder, candidate_of, roles, units
from orgdesk.ui.fields.choices import ChoiceField, YesNoField
from orgdesk.ui.fields.chooser import CandidateModel, RowField
from orgdesk.ui.fields.codes import CodesField
from orgdesk.ui.fields.field import Field
from orgdesk.ui.fields.lines import DateField, NoteField, NumberField, TextField
from orgdesk.ui.fields.regulation import RegulationDialog, RegulationField
from orgdesk.ui.fields.scope import ScopeField

# Said by the platform without a screen of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DeskWith = Callable[[Organization], Desk]


@pytest.fixture
def small(desk_with: DeskWith, qtbot: QtBot) -> Desk:
    """Some units, areas, a fund and a regulation."""
    return desk_with(
        organization(
            unit("DKK", name="Dinas Kesehatan"),
            unit("P2P", name="Pencegahan Penyakit"),
            unit("PKM", name="Puskesmas Utara"),
            area("N", name="Utara"),
            area("N1", name="Desa Utara", parent="N"),
            area("S", name="Selatan"),
            facet_value(Facet.FUNDS, "BLUD"),
            regulation("23"),
            role("ZZ", order=99),
        )
    )


def shown(qtbot: QtBot, field: Field) -> list[object]:
    """Put a field on the screen; returns the values that it commits."""
    told: list[object] = []
    field.committed.connect(lambda: told.append(field.value()))
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.activateWindow()
    return told


def test_text_is_told_on_enter_and_esc_restores(small: Desk, qtbot: QtBot) -> None:
    field = TextField(small)
    told = shown(qtbot, field)
    field.set_value("Lama")
    field.line.selectAll()
    QTest.keyClicks(field.line, " Baru ")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == ["Baru"]
    field.set_value("Baru")
    QTest.keyClicks(field.line, "xyz")
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Baru" and told == ["Baru"]


def test_what_is_being_typed_survives_a_change_elsewhere(small: Desk, qtbot: QtBot) -> None:
    field = TextField(small)
    told = shown(qtbot, field)
    field.set_value("Lama")
    field.line.setText("Lam")
    field.set_value("Lain")
    assert field.line.text() == "Lam"
    field.restore()
    assert field.line.text() == "Lain" and not told


def test_several_values_commit_only_what_is_typed(small: Desk, qtbot: QtBot) -> None:
    field = TextField(small)
    told = shown(qtbot, field)
    field.set_mixed()
    assert field.line.text() == "" and field.line.placeholderText() == "several values"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert not told
    QTest.keyClicks(field.line, "Sama")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == ["Sama"]


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("id", "2,5", 2.5), ("en", "2.5", 2.5), ("id", "2.5", 2.5), ("id", "1.500", 1500), ("en", "", None)],
)
def test_numbers_are_read_as_they_are_written(
    small: Desk, qtbot: QtBot, language: str, typed: str, value: float | None
) -> None:
    small.set_language("id" if language == "id" else "en")
    field = NumberField(small)
    field.set_value(7)
    told = shown(qtbot, field)
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [value]


@pytest.mark.parametrize("typed", ["dua", "nan", "1e30"])
def test_no_number_is_refused_below(small: Desk, qtbot: QtBot, typed: str) -> None:
    field = NumberField(small)
    told = shown(qtbot, field)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.refusal == "Enter a number." and not told
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.refusal == "" and field.line.text() == ""


@pytest.mark.parametrize("typed", ["3/4/2026", "03-04-2026", "2026-04-03"])
def test_dates(small: Desk, qtbot: QtBot, typed: str) -> None:
    field = DateField(small)
    told = shown(qtbot, field)
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [dt.date(2026, 4, 3)]


def test_a_day_that_is_none_is_refused(small: Desk, qtbot: QtBot) -> None:
    field = DateField(small)
    told = shown(qtbot, field)
    QTest.keyClicks(field.line, "31/2/2026")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "31/12/2026" in field.refusal and not told


def test_a_note_is_told_with_ctrl_enter(small: Desk, qtbot: QtBot) -> None:
    field = NoteField(small)
    told = shown(qtbot, field)
    field.set_value("")
    QTest.keyClicks(field.text, "Satu")
    QTest.keyClick(field.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["Satu"]


def test_a_choice_has_names_in_both_languages(small: Desk, qtbot: QtBot) -> None:
    field = ChoiceField(small, Level)
    told = shown(qtbot, field)
    field.set_value(Level.SUPPORTING)
    assert field.box.currentText() == "Supporting agency"
    small.set_language("id")
    assert field.box.currentText() == "Lembaga pendukung"
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    assert told == [Level.SERVICE_CENTRE]
    field.set_mixed()
    assert field.box.currentIndex() == -1 and field.value() is None


def test_yes_and_no(small: Desk, qtbot: QtBot) -> None:
    field = YesNoField(small)
    told = shown(qtbot, field)
    field.set_mixed()
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    assert told == [True, False]


def test_a_row_is_found_by_code_or_any_part_of_its_name(small: Desk, qtbot: QtBot) -> None:
    field = RowField(small, units)
    told = shown(qtbot, field)
    for typed, meant in (("p2p", "P2P"), ("utara pusk", "PKM"), ("dinas", "DKK")):
        field.line.selectAll()
        QTest.keyClicks(field.line, typed)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        assert told[-1] == meant
    field.line.clear()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told[-1] is None


def test_a_row_that_is_not_there_is_refused(small: Desk, qtbot: QtBot) -> None:
    field = RowField(small, units, optional=False)
    told = shown(qtbot, field)
    field.set_value(candidate_of(small.organization, "unit", "DKK"))
    field.line.selectAll()
    QTest.keyClicks(field.line, "Dinas Laut")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "Dinas Laut" in field.refusal and not told
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "Dinas Kesehatan (DKK)"


def test_a_row_is_picked_from_the_list_with_the_arrows(small: Desk, qtbot: QtBot) -> None:
    field = RowField(small, units)
    told = shown(qtbot, field)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.popup.isVisible() and field.model.rowCount() == 3
    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)
    assert told == ["DKK"] and not field.popup.isVisible()


def test_only_some_of_many_are_offered() -> None:
    finder = Finder(Candidate(str(n), f"U{n}", f"Unit nomor {n}") for n in range(5000))
    assert len(finder.find("")) == len(finder.find("unit")) == MOST
    assert finder.find("u4999")[0].id == "4999"
    assert finder.find("nomor 77")[0].code == "U77"


def test_the_list_of_candidates_is_a_sound_model(small: Desk) -> None:
    model = CandidateModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.offer(roles(small.organization, "en"))
    assert model.index(0).data() == "Decision-maker (KP)"
    model.offer(())


def test_codes_are_switched_one_by_one(small: Desk, qtbot: QtBot) -> None:
    field = CodesField(small)
    told = shown(qtbot, field)
    field.set_value(("ZZ",))
    assert field.value() == ("ZZ",)
    QTest.keyClick(field.buttons["PB"], Qt.Key.Key_Space)
    QTest.mouseClick(field.buttons["ZZ"], Qt.MouseButton.LeftButton)
    assert told == [("PB", "ZZ"), ("PB",)]


def test_a_scope_is_put_together(small: Desk, qtbot: QtBot) -> None:
    field = ScopeField(small, folded=False)
    told = shown(qtbot, field)
    popup = field.open_values(Facet.AREA)
    assert set(popup._items) == {"N", "N1", "S"}
    QTest.keyClick(popup.tree, Qt.Key.Key_End)
    QTest.keyClick(popup.tree, Qt.Key.Key_Space)
    QTest.keyClick(popup.tree, Qt.Key.Key_Return)
    assert len(told) == 1 and field.value().get(Facet.AREA)
    assert field.words.text().startswith("area ")
    chip = field.findChildren(QPushButton)[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told[-1] == EVERYTHING and field.words.text() == "Everything, everywhere"


def test_esc_leaves_the_scope_as_it_was(small: Desk, qtbot: QtBot) -> None:
    field = ScopeField(small, folded=False)
    told = shown(qtbot, field)
    field.set_value(within("S"))
    popup = field.open_values(Facet.AREA)
    QTest.keyClick(popup.tree, Qt.Key.Key_Space)
    QTest.keyClick(popup.tree, Qt.Key.Key_Escape)
    assert not told and field.value() == within("S")


def test_an_amount_that_covers_nothing_is_refused(small: Desk, qtbot: QtBot) -> None:
    field = ScopeField(small, folded=False)
    told = shown(qtbot, field)
    for part, typed in ((field._measure, "m2"), (field._low, "500"), (field._high, "100")):
        QTest.keyClicks(part.line, typed)
        QTest.keyClick(part.line, Qt.Key.Key_Return)
    assert told == [within(threshold=Threshold(500, None, "m2"))]
    assert "covers nothing" in field.refusal
    field._high.line.selectAll()
    QTest.keyClicks(field._high.line, "1000")
    QTest.keyClick(field._high.line, Qt.Key.Key_Return)
    assert field.refusal == "" and field.words.text() == "500-1000 m2"


def test_a_new_regulation_waits_until_it_is_used(small: Desk, qtbot: QtBot) -> None:
    dialog = RegulationDialog(small)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible() and "number" in dialog._refusal.text()
    QTest.keyClicks(dialog.number.line, "5")
    QTest.keyClicks(dialog.year.line, "2020")
    dialog.accept()
    assert not dialog.isVisible()
    field = RegulationField(small)
    told = shown(qtbot, field)
    field.take_new(dialog.regulation())
    assert told == [dialog.regulation().id] and field.chooser.line.text() == "Perda 5/2020"
    assert set(small.organization.regulations) == {"23"}
