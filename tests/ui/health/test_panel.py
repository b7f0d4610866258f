"""The page of figures: what it shows, where it leads, and that it follows edits without being in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from builders import agency, assignment, function, organization, unit
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesk.analysis.metrics.health import GROUPS, health, worded
from orgdesk.editing.agencies import delete_agencies
from orgdesk.editing.assignments import toggle_role
from orgdesk.organization.bilingual import LANGUAGES
from orgdesk.organization.organization import Organization
from orgdesk.ui.centre import HEALTH, MATRIX, Centre
from orgdesk.ui.desk import Desk
from orgdesk.ui.health.chart import Chart
from orgdesk.ui.health.face import ChartFace
from orgdesk.ui.health.panel import HealthPanel
from orgdesk.ui.health.rows_popup import RowsPopup, link_of
from orgdesk.ui.health.sliced import Sliced

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Show = Callable[[Desk], HealthPanel]
Settled = Callable[[HealthPanel], None]
Key = Qt.Key
ONE = "decision.one"


def small() -> Organization:
    """Two agencies; of two functions one has a decision-maker."""
    return organization(
        agency("B"),
        unit("U1"),
        unit("U2", under="U1"),
        unit("V1", agency="B"),
        function("F1", wording="Imunisasi"),
        function("F2"),
        assignment("F1", "KP", "U1"),
        assignment("F1", "PL", "U2"),
        assignment("F2", "PL", "V1"),
    )


def go_to(chart: Chart, bar: int) -> None:
    """Walk there by keys."""
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_Home)
    for _ in range(bar):
        QTest.keyClick(chart, Key.Key_Down)


def popup_of(panel: HealthPanel) -> RowsPopup:
    (popup,) = [p for p in panel.findChildren(RowsPopup) if p.isVisible()]
    return popup


def test_every_figure_has_a_card_in_its_group(panel: HealthPanel, desk: Desk) -> None:
    wanted = health(desk.organization)
    assert [*panel.grids] == [*GROUPS]
    for group, grid in panel.grids.items():
        keys = {figure.key for figure in wanted.figures if figure.group == group}
        assert {card.figure.key for card in grid.cards} == keys
    for figure in wanted.figures:
        card = panel.cards[figure.key]
        assert card.title.text() == figure.title.en and card.verdict.text() == figure.verdict.en
        if figure.value is None:
            assert card.value.isHidden() and card.chart.isHidden()
        else:
            assert card.value.text() == worded(figure.value, figure.unit).en


def test_cards_without_a_value_stand_last_and_none_lies_on_another(panel: HealthPanel) -> None:
    for width in (500, 760, 1120, 1500):
        panel.resize(width, 700)
        QApplication.processEvents()
        for grid in panel.grids.values():
            lacking = [card.figure.value is None for card in grid.cards]
            assert lacking == sorted(lacking)
            places = [card.geometry() for card in grid.cards]
            assert all(not a.intersects(b) for n, a in enumerate(places) for b in places[:n])
            assert max(place.right() for place in places) < grid.width()
            for card in grid.cards:
                assert card.chart.isHidden() or card.chart.height() >= card.chart.plot.height


def test_formula_and_source_are_one_click_away(panel: HealthPanel) -> None:
    card = panel.cards[ONE]
    before = card.height()
    assert card.basis.isHidden()
    QTest.mouseClick(card.info, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert card.figure.formula.en in card.basis.text() and card.figure.source.text in card.basis.text()
    assert card.basis.isVisible() and card.height() > before - 1
    QTest.keyClick(card.info, Key.Key_Space)
    assert card.basis.isHidden()


def test_a_bar_of_several_rows_leads_to_them_by_a_list(panel: HealthPanel, desk: Desk) -> None:
    chart = panel.cards[ONE].chart
    go_to(chart, 1)
    assert chart.current is not None and chart.current.words in chart.accessibleDescription()
    rows = chart.current.rows
    QTest.keyClick(chart, Key.Key_Return)
    popup = popup_of(panel)
    assert [link.token for link in popup.links.rows.links] == list(rows)
    QTest.keyClick(popup.links, Key.Key_Down)
    QTest.keyClick(popup.links, Key.Key_Return)
    assert desk.selection.rows == rows[1:2] and not popup.isVisible()


def test_all_rows_of_a_bar_can_be_selected_at_once(panel: HealthPanel, desk: Desk) -> None:
    chart = panel.cards[ONE].chart
    go_to(chart, 2)
    QTest.keyClick(chart, Key.Key_Space)
    popup = popup_of(panel)
    QTest.mouseClick(popup.all_button, Qt.MouseButton.LeftButton)
    assert chart.current is not None and desk.selection.rows == chart.current.rows


def test_a_click_on_a_bar_of_one_row_goes_there(panel: HealthPanel, desk: Desk) -> None:
    chart = panel.cards["span.median"].chart
    spot = next(s for s in chart.plot.spots if len(chart.plot.faces[s.bar].rows) == 1)
    with_signal: list[object] = []
    desk.shown.connect(lambda selection, _: with_signal.append(selection.rows))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot.fill.center().toPoint())
    assert with_signal == [chart.plot.faces[spot.bar].rows] == [desk.selection.rows]


def test_the_rest_of_many_bars_unfolds(panel: HealthPanel, qtbot: QtBot) -> None:
    chart = panel.cards["tasks.exclusivity"].chart
    count = len(chart.face.bars)
    assert len(chart.plot.spots) < count
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_End)
    QTest.keyClick(chart, Key.Key_Return)
    assert len(chart.plot.spots) == count + 1
    qtbot.waitUntil(lambda: chart.height() >= chart.plot.height)


def test_every_row_that_a_bar_counts_has_words(panel: HealthPanel, desk: Desk) -> None:
    for card in panel.cards.values():
        for bar in card.chart.face.bars:
            for token in bar.rows:
                link = link_of(desk.organization, token)
                assert link.words and desk.organization.get(*link.token) is not None


def test_an_agency_has_figures_of_its_own(panel: HealthPanel, desk: Desk, settled: Settled) -> None:
    whole = panel.cards["layers"].figure
    assert panel.chooser.itemData(0) is None and panel.chooser.count() == len(desk.organization.agencies) + 1
    panel.chooser.setCurrentIndex(panel.chooser.findData("DINKES"))
    assert panel.agency == "DINKES" and panel.cards["layers"].is_stale
    settled(panel)
    wanted = {figure.key: figure for figure in health(desk.organization, "DINKES").figures}
    assert {key: card.figure for key, card in panel.cards.items()} == wanted
    assert panel.cards["layers"].figure != whole and panel.cards["layers"].strip.isHidden()


def test_the_whole_compares_its_agencies_and_leads_to_them(
    panel: HealthPanel, desk: Desk, settled: Settled
) -> None:
    strip = panel.cards[ONE].strip
    values = {bar.rows[0][1]: bar.value for bar in strip.face.bars}
    assert len(values) > 2
    for id_ in list(values)[:3]:
        (figure,) = [f for f in health(desk.organization, id_).figures if f.key == ONE]
        assert values[id_] == figure.value
    assert list(values.values()) == sorted(values.values(), reverse=True)
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_Right)
    QTest.keyClick(strip, Key.Key_Return)
    assert panel.agency == list(values)[1]
    settled(panel)
    assert all(card.strip.isHidden() for card in panel.cards.values())
    panel.show_agency(None)
    settled(panel)
    assert strip.isVisible() and len(strip.face.bars) == len(values)


def test_it_follows_edits_after_a_pause_and_greys_what_was(
    desk_with: Callable[[Organization], Desk], show: Show, settled: Settled
) -> None:
    desk = desk_with(small())
    panel = show(desk)
    card = panel.cards[ONE]
    assert card.figure.value == 0.5 and not card.is_stale
    desk.do(toggle_role, "V1", "F2", "KP")
    assert card.is_stale and card.figure.value == 0.5 and not panel.computing.is_running
    settled(panel)
    assert card.figure.value == 1 and not card.is_stale
    desk.undo()
    settled(panel)
    assert card.figure.value == 0.5


def test_an_edit_while_it_works_starts_it_anew(
    desk_with: Callable[[Organization], Desk], show: Show, settled: Settled
) -> None:
    desk = desk_with(small())
    panel = show(desk)
    panel.show_agency("B")
    assert panel.computing.is_running
    desk.do(toggle_role, "V1", "F2", "KP")
    assert not panel.computing.is_running
    settled(panel)
    wanted = {figure.key: figure for figure in health(desk.organization, "B").figures}
    assert {key: card.figure for key, card in panel.cards.items()} == wanted


def test_nothing_is_worked_out_while_nobody_looks(
    desk_with: Callable[[Organization], Desk], show: Show, qtbot: QtBot, settled: Settled
) -> None:
    desk = desk_with(small())
    panel = show(desk)
    panel.hide()
    desk.do(toggle_role, "V1", "F2", "KP")
    qtbot.wait(600)
    assert panel.is_due and not panel.computing.is_running and panel.cards[ONE].figure.value == 0.5
    panel.show()
    settled(panel)
    assert panel.cards[ONE].figure.value == 1


def test_it_works_in_short_slices(
    panel: HealthPanel, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    slices: list[float] = []
    run = Sliced.run

    def noted(work: Sliced[object], seconds: float) -> list[object]:
        slices.append(seconds)
        return run(work, seconds)

    monkeypatch.setattr(Sliced, "run", noted)
    panel.show_agency("DINKES")
    settled(panel)
    assert slices and max(slices) <= 0.006


def test_an_agency_that_is_deleted_is_shown_no_more(
    desk_with: Callable[[Organization], Desk], show: Show, settled: Settled
) -> None:
    desk = desk_with(small())
    panel = show(desk)
    panel.show_agency("B")
    desk.do(delete_agencies, ["B"], [], with_subordinates=True)
    assert panel.agency is None and panel.chooser.findData("B") < 0 and panel.chooser.currentIndex() == 0
    settled(panel)


def test_an_empty_project_says_what_to_do_first(
    desk_with: Callable[[Organization], Desk], show: Show, qtbot: QtBot
) -> None:
    desk = desk_with(organization())
    panel = show(desk)
    assert panel.empty.isVisible() and not panel.computing.is_running
    panel.enter()
    with qtbot.waitSignal(panel.add_agency_requested):
        QTest.keyClick(panel.empty.buttons[0], Key.Key_Space)


def test_figures_are_copied_as_text(panel: HealthPanel) -> None:
    card = panel.cards[ONE]
    card.chart.setFocus()
    QTest.keyClick(card.chart, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].split("\t")[:2] == [card.title.text(), card.value.text()]
    assert len(text.splitlines()) == 1 + len(card.chart.face.bars)
    QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    assert all(c.title.text() in QGuiApplication.clipboard().text() for c in panel.cards.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_the_desk(panel: HealthPanel, desk: Desk, language: str) -> None:
    desk.set_language("id" if language == "id" else "en")
    panel.changeEvent(QEvent(QEvent.Type.LanguageChange))
    card = panel.cards[ONE]
    assert card.title.text() == card.figure.title.in_(desk.language)
    assert card.chart.face.bars[0].label == card.figure.bars[0].label.in_(desk.language)
    assert card.accessibleName().startswith(card.title.text())


def test_another_chart_is_drawn_in_the_same_place(desk: Desk, qtbot: QtBot) -> None:
    chart = Chart(desk)
    qtbot.addWidget(chart)
    chart.show_chart(ChartFace("bars"), "Nothing")
    assert chart.isHidden() and chart.current is None
    QTest.keyClick(chart, Key.Key_Down)
    QTest.keyClick(chart, Key.Key_Return)


def test_an_error_is_told_and_leaves_the_page_usable(
    panel: HealthPanel, settled: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[None]:
        yield None
        raise ValueError("no")

    with monkeypatch.context() as patch, qtbot.captureExceptions() as exceptions:
        patch.setattr("orgdesk.ui.health.computing.slices", fail)
        panel.show_agency("DINKES")
        qtbot.waitUntil(lambda: bool(exceptions))
        assert not panel.computing.is_running and panel.is_due
    panel.show_agency(None)
    settled(panel)


def test_it_is_a_page_of_the_centre(desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    centre = Centre(desk)
    qtbot.addWidget(centre)
    centre.show()
    with qtbot.waitSignal(centre.health_made):
        centre.show_page(HEALTH)
    settled(centre.health)
    assert centre.page == HEALTH and centre.health.isVisible()
    chart = centre.health.cards[ONE].chart
    chart.setFocus()
    desk.show_rows([("function", "F09")])
    assert centre.page == MATRIX and not centre.health.isVisible()
    centre.show_page(HEALTH)
    centre.enter()
    assert centre.health.focusWidget() is chart
