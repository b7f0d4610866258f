"""The help window and its pages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.kit import Rule
from orgdesk.editing.settings import set_setting
from orgdesk.exchange.palette import DARK, LIGHT
from orgdesk.organization.bilingual import LANGUAGES, Language
from orgdesk.reference.shipped import folder
from orgdesk.reference.standard import refs_by_code
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.help import HelpWindow
from orgdesk.ui.dialogs.pages import PAGES, page_html, page_source, page_title, rule_html


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> HelpWindow:
    made = HelpWindow(desk)
    qtbot.addWidget(made)
    return made


def entries(window: HelpWindow) -> list[str]:
    items = [window.list.item(n) for n in range(window.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_both_languages_have_the_same_pages_with_the_same_sections() -> None:
    files = {lang: {f.stem for f in (folder("resources") / "help" / lang).glob("*.md")} for lang in LANGUAGES}
    assert files["id"] == files["en"] == set(PAGES)
    for name in PAGES:
        shapes = [re.findall(r"^(#+|-|\||\d\.)", page_source(name, lang), re.MULTILINE) for lang in LANGUAGES]
        assert shapes[0] == shapes[1], name
        links = [re.findall(r"\]\((.+?)\)", page_source(name, lang)) for lang in LANGUAGES]
        assert links[0] == links[1], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_somewhere(language: Language) -> None:
    targets = {f"page:{name}" for name in PAGES} | {f"rule:{rule.code}" for rule in all_rules()}
    for name in PAGES:
        assert set(re.findall(r"\]\((.+?)\)", page_source(name, language))) <= targets


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_roles_has_every_code_as_a_chip(language: Language) -> None:
    html = page_html("roles", language, LIGHT)
    for code in (*refs_by_code(), "PM"):
        assert f"&nbsp;{code}&nbsp;" in html, code


def test_a_page_is_shown_and_the_list_goes_along(window: HelpWindow) -> None:
    window.open_page("roles")
    assert "Distributor" in window.page.toPlainText()
    assert window.list.currentItem().text() == page_title("roles", "en")
    window.page.anchorClicked.emit(QUrl("rule:COI001"))
    assert "COI001" in window.page.toPlainText()
    assert window.list.currentItem().text().startswith("COI001")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_page_of_a_rule_says_all(rule: Rule, window: HelpWindow) -> None:
    window.open_rule(rule.code)
    text = window.page.toPlainText()
    for said in (rule.code, rule.title.en, rule.why.en, *(source.text for source in rule.sources)):
        assert said in text
    for example in (*rule.bad, *rule.good):
        assert example.note.en in text
    for name in rule.limit_names.values():
        assert name.en in text
    assert "{" not in text
    for theme in (LIGHT, DARK):
        assert rule.title.id in rule_html(rule, {}, "id", theme)


def test_a_rule_shows_the_limits_of_the_project(window: HelpWindow, desk: Desk) -> None:
    window.open_rule("LEA001")
    assert "usually 7" not in window.page.toPlainText()
    desk.do(set_setting, "LEA001.most", "9")
    assert "9 (usually 7)" in window.page.toPlainText()


def test_search_leaves_what_fits_below_its_heading(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_page()
    everything = len(entries(window))
    QTest.keyClicks(window.search, "coordinators")
    assert any(text.startswith("OVL004") for text in entries(window))
    assert 1 < len(entries(window)) < everything
    window.search.setText("x-nothing-x")
    assert entries(window) == []
    window.search.clear()
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert page_title("work", "en") in window.page.toPlainText()


def test_it_follows_language_and_look(window: HelpWindow, desk: Desk) -> None:
    window.open_rule("OVL004")
    desk.set_language("id")
    assert "Koordinator ganda" in window.page.toPlainText()
    assert window.list.currentItem().text() == "OVL004  Koordinator ganda"
    assert DARK.ink not in window.page.toHtml().upper()
    desk.set_theme(DARK)
    assert DARK.ink in window.page.toHtml().upper()


def test_it_works_without_a_document(empty_desk: Desk, qtbot: QtBot) -> None:
    window = HelpWindow(empty_desk)
    qtbot.addWidget(window)
    window.open_rule("")
    assert all_rules()[0].code in window.page.toPlainText()
    window.open_page("")
    assert all_rules()[0].code in window.page.toPlainText(), "the page shown last"
