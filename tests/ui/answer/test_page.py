""" "Who answers for this?" as one uses it: ask, choose, read, go to the matrix, edit behind its back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import assignment, function, organization, unit
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.editing.functions import delete_functions
from orgdesk.exchange.palette import DARK
from orgdesk.organization.organization import Organization
from orgdesk.ui.answer.card import Card
from orgdesk.ui.answer.page import AnswerPage
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.remembered import remember

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(desk: Desk, window: QMainWindow) -> AnswerPage:
    remember("answer/size", 0)
    made = AnswerPage(desk, window)
    made.setGeometry(window.rect())
    return made


def asked(page: AnswerPage, text: str) -> list[str]:
    """Type a question; the ids that are offered."""
    if page.isHidden():
        page.open()
    page.question.clear()
    QTest.keyClicks(page.question, text)
    return [row.token[1] for row in page.suggestions.rows]


def texts(page: AnswerPage) -> str:
    """All that the labels of the chain say."""
    return "\n".join(label.text() for label in page.chain.findChildren(QLabel) if label.isVisible())


def card(page: AnswerPage, key: str) -> Card:
    return next(c for c in page.chain.cards if c.face.key == key)


# -- asking ----------------------------------------------------------------------------------------


def test_it_opens_over_the_window_with_the_field_focused(
    qtbot: QtBot, page: AnswerPage, window: QMainWindow
) -> None:
    assert page.isHidden()
    page.open("imunsasi")
    assert page.isVisible()
    assert page.geometry() == window.rect()
    assert page.question.hasFocus()
    assert page.question.selectedText() == "imunsasi"
    assert page.suggestions.rows[0].token == ("function", "F09")


def test_a_misspelt_question_leads_to_the_chain(qtbot: QtBot, page: AnswerPage) -> None:
    assert asked(page, "siapa yang urus imunsasi bayi")[0] == "F09"
    QTest.keyClick(page.question, Key.Key_Return)
    assert page.answering == ("function", "F09")
    said = texts(page)
    assert "Imunisasi rutin" in said
    assert "Four units claim to coordinate" in said
    assert "4 coordinators" in said
    assert card(page, "direct:SSURIM:F09").face.chips[1].code == "KO"


def test_the_suggestions_are_a_sound_model(qtbot: QtBot, page: AnswerPage) -> None:
    QAbstractItemModelTester(page.suggestions, QAbstractItemModelTester.FailureReportingMode.Fatal)
    asked(page, "obat")
    index = page.suggestions.index(0, 0)
    spoken = page.suggestions.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str) and page.suggestions.rows[0].code in spoken
    asked(page, "")


def test_arrows_choose_and_then_walk_from_answer_to_answer(qtbot: QtBot, page: AnswerPage) -> None:
    offered = asked(page, "obat")
    QTest.keyClick(page.question, Key.Key_Down)
    QTest.keyClick(page.question, Key.Key_Return)
    assert page.answering is not None and page.answering[1] == offered[1]
    QTest.keyClick(page.question, Key.Key_Down)
    assert page.answering[1] == offered[2]
    QTest.keyClick(page.question, Key.Key_Up)
    QTest.keyClick(page.question, Key.Key_Up)
    QTest.keyClick(page.question, Key.Key_Up)
    assert page.answering[1] == offered[0]


def test_an_empty_field_offers_functions_with_errors_and_what_is_selected(
    qtbot: QtBot, page: AnswerPage, desk: Desk
) -> None:
    page.open()
    first = [row.token for row in page.suggestions.rows]
    assert first
    assert all(row.severity is not None and row.severity.value == "error" for row in page.suggestions.rows)
    page.leave()
    desk.select(Selection(cells=(("PKM", "F10"),)))
    page.open()
    assert page.suggestions.rows[0].token == ("function", "F10")


def test_nothing_found_says_so(qtbot: QtBot, page: AnswerPage) -> None:
    assert asked(page, "qqqqqqqq") == []
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Nothing is called that. Try another word, a code or an abbreviation." in said
    QTest.keyClick(page.question, Key.Key_Return)
    assert page.answering is None


def test_a_click_on_a_suggestion_opens_it(qtbot: QtBot, page: AnswerPage) -> None:
    asked(page, "stunting")
    at = page.list.visualRect(page.suggestions.index(0, 0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.answering == ("function", "F36")


# -- going -----------------------------------------------------------------------------------------


def test_escape_goes_back_to_asking_and_then_away(qtbot: QtBot, page: AnswerPage) -> None:
    asked(page, "kipi")
    QTest.keyClick(page.question, Key.Key_Return)
    QTest.keyClick(page.question, Key.Key_Escape)
    assert page.answering is None and page.isVisible()
    assert page.question.hasFocus()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.question, Key.Key_Escape)
    assert page.isHidden()


def test_enter_shows_the_answer_in_the_matrix(qtbot: QtBot, page: AnswerPage, desk: Desk) -> None:
    asked(page, "kipi")
    QTest.keyClick(page.question, Key.Key_Return)
    with qtbot.waitSignals([desk.shown, page.closed]):
        QTest.keyClick(page.question, Key.Key_Return)
    holders = {a.unit for a in desk.organization.assignments_of_function("F10")}
    assert {unit for unit, function in desk.selection.cells if function == "F10"} == holders


def test_a_card_shows_its_cell_by_mouse_and_by_keyboard(qtbot: QtBot, page: AnswerPage, desk: Desk) -> None:
    asked(page, "imunisasi")
    page.show_answer(("function", "F09"))
    QTest.mouseClick(card(page, "direct:SKESGA:F09"), Qt.MouseButton.LeftButton)
    assert page.isHidden()
    assert desk.selection.cells == (("SKESGA", "F09"),)
    page.open()
    page.show_answer(("function", "F09"))
    QTest.keyClick(page.question, Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Card) and focused is page.chain.cards[0]
    QTest.keyClick(focused, Key.Key_Return)
    assert desk.selection.cells == (("DKK", "F09"),)


def test_a_missing_role_leads_to_where_it_could_stand(qtbot: QtBot, page: AnswerPage, desk: Desk) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    missing = card(page, "check:PW")
    assert missing.face.missing
    assert missing.face.title == "No supervisor yet"
    missing.click()
    assert desk.selection.cells == (("PKM", "F09"),)


def test_tab_stays_on_the_page_and_comes_round(qtbot: QtBot, page: AnswerPage) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    seen = []
    for _ in range(len(page.chain.cards) + 3):
        focused = QApplication.focusWidget()
        assert focused is not None and page.isAncestorOf(focused)
        seen.append(focused)
        QTest.keyClick(focused, Key.Key_Tab)
    assert QApplication.focusWidget() is page.question
    assert set(page.chain.cards) <= set(seen)
    QTest.keyClick(page.question, Key.Key_Backtab)
    assert QApplication.focusWidget() is not page.question


# -- a unit ----------------------------------------------------------------------------------------


def test_a_unit_answers_with_its_functions_and_each_leads_to_its_chain(
    qtbot: QtBot, page: AnswerPage
) -> None:
    asked(page, "SKESGA")
    QTest.keyClick(page.question, Key.Key_Return)
    assert page.answering == ("unit", "SKESGA")
    assert "Holds roles on 6 functions" in texts(page)
    card(page, "direct:F09").setFocus()
    QTest.keyClick(card(page, "direct:F09"), Key.Key_Return)
    assert page.answering == ("function", "F09")
    focused = QApplication.focusWidget()
    assert focused is not None and page.isAncestorOf(focused)


def test_an_edit_leaves_the_focus_on_the_card_that_means_the_same(
    qtbot: QtBot, page: AnswerPage, desk: Desk
) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    card(page, "do:POSY:F09").setFocus()
    desk.do(delete_functions, ["F10"])
    before = page.chain.cards
    qtbot.waitUntil(lambda: page.chain.cards != before)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Card) and focused.face.key == "do:POSY:F09"


def test_while_all_is_checked_only_what_is_shown_follows_at_once(
    qtbot: QtBot, page: AnswerPage, desk: Desk
) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    before = page.chain.cards
    mine = [f for f in desk.findings.open.values() if f.subject == ("function", "F09")]
    others = [f for f in desk.findings.open.values() if f.subject == ("function", "F01")]
    desk.changed.emit(None, FindingsDelta(tuple(others)), None)
    qtbot.wait(250)
    assert page.chain.cards == before
    desk.checking.emit(0)
    qtbot.waitUntil(lambda: page.chain.cards != before)
    before = page.chain.cards
    desk.changed.emit(None, FindingsDelta(tuple(mine)), None)
    qtbot.waitUntil(lambda: page.chain.cards != before)


# -- edits behind it -------------------------------------------------------------------------------


def small() -> Organization:
    return organization(
        unit("U", name="Seksi Gizi"),
        function("F", wording="Imunisasi rutin"),
        assignment("F", "KP", "U"),
    )


@pytest.fixture
def small_desk(desk_with: Callable[[Organization], Desk]) -> Desk:
    return desk_with(small())


@pytest.fixture
def small_page(small_desk: Desk, window: QMainWindow) -> AnswerPage:
    made = AnswerPage(small_desk, window)
    made.setGeometry(window.rect())
    return made


def test_it_follows_edits_and_undo(qtbot: QtBot, small_page: AnswerPage, small_desk: Desk) -> None:
    page, desk = small_page, small_desk
    page.open()
    page.show_answer(("function", "F"))
    assert "Seksi Gizi decides" in texts(page)
    desk.do(delete_functions, ["F"])
    qtbot.waitUntil(lambda: page.answering is None)
    desk.undo()
    qtbot.waitUntil(lambda: [row.token[1] for row in page.suggestions.rows] == ["F"])
    assert asked(page, "imunisasi") == ["F"]


def test_undo_in_the_field_is_that_of_the_window(
    qtbot: QtBot, small_page: AnswerPage, small_desk: Desk, window: QMainWindow
) -> None:
    page, desk = small_page, small_desk
    undo = QAction(window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(lambda: desk.undo())
    window.addAction(undo)
    desk.do(delete_functions, ["F"])
    asked(page, "imun")
    QTest.keyClick(page.question, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "F" in desk.organization.functions
    assert page.question.text() == "imun"


def test_another_document_is_another_index(
    qtbot: QtBot, page: AnswerPage, desk: Desk, desk_with: Callable[[Organization], Desk]
) -> None:
    asked(page, "kipi")
    first, other = desk.document, desk_with(small())
    desk.take(other.document)
    assert page.question.text() == ""
    assert asked(page, "imunisasi") == ["F"]
    desk.take(None)
    assert page.isHidden()
    page.open()
    assert page.isHidden()
    desk.take(first)


# -- look ------------------------------------------------------------------------------------------


def test_the_type_can_be_made_larger_and_stays_so(qtbot: QtBot, page: AnswerPage, desk: Desk) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    before = page.chain.cards[0].height()
    for _ in range(9):
        QTest.keyClick(page.question, Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert page.chain.cards[0].height() > before
    again = AnswerPage(desk, page.parentWidget())
    assert again.question.font() == page.question.font()
    QTest.keyClick(page.question, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.chain.cards[0].height() == before


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("token", [("function", "F09"), ("function", "F16"), ("unit", "DKK")])
def test_nothing_overlaps_or_leaves_the_page(
    qtbot: QtBot, page: AnswerPage, width: int, height: int, token: tuple[str, str]
) -> None:
    page.open()
    page.resize(width, height)
    page.show_answer(token)
    QApplication.processEvents()
    shown = [*page.chain.cards, *(w for w in page.chain.findChildren(QLabel) if w.isVisible())]
    room = page.chain.rect()
    for widget in shown:
        assert room.contains(widget.geometry()), (widget.accessibleName(), widget.geometry(), room)
    for n, one in enumerate(shown):
        for other in shown[:n]:
            assert not one.geometry().intersects(other.geometry())
    for made in page.chain.cards:
        assert made.height() >= made.height_at(made.width())


def test_below_a_width_the_steps_stand_below_each_other(qtbot: QtBot, page: AnswerPage) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    assert len({c.y() for c in page.chain.cards if c.face.key.startswith(("decide:DKK", "do:PKMIMUN"))}) == 1
    page.resize(1024, 768)
    QApplication.processEvents()
    assert card(page, "do:PKMIMUN:F09").y() > card(page, "decide:DKK:F09").y()


def test_it_speaks_indonesian_at_once_and_wears_the_dark_look(page: AnswerPage, desk: Desk) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    desk.set_language("id")
    assert "Empat unit merasa mengoordinasikan" in texts(page)
    light = page.grab().toImage().pixelColor(3, 3)
    desk.set_theme(DARK)
    assert page.grab().toImage().pixelColor(3, 3) != light


def test_every_card_says_in_a_sentence_what_it_shows(page: AnswerPage) -> None:
    page.open()
    page.show_answer(("function", "F09"))
    for made in page.chain.cards:
        assert made.accessibleName().endswith(".")
        assert made.face.title in made.accessibleName()
    spoken = card(page, "direct:SSURIM:F09").accessibleName()
    assert spoken.startswith("Seksi Surveilans dan Imunisasi, Dinas Kesehatan: Planner, Coordinator.")
    assert "has 4 coordinators" in spoken


def test_tasks_of_a_divided_function_can_be_followed(
    qtbot: QtBot, desk_with: Callable[[Organization], Desk], window: QMainWindow
) -> None:
    here = organization(
        function("F"), function("T", parent="F", wording="Tugas <satu>"), assignment("F", "KP", "U")
    )
    page = AnswerPage(desk_with(here), window)
    page.setGeometry(window.rect())
    page.open()
    page.show_answer(("function", "F"))
    link = next(w for w in page.chain.findChildren(QLabel) if "Tugas &lt;satu&gt;" in w.text())
    link.linkActivated.emit("T")
    assert page.answering == ("function", "T")
