"""Help in a window of its own: pages to start with, and a page for every rule."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QColor, QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.catalogue import all_rules, all_rules_by_code
from orgdesk.analysis.kit import PRINCIPLES
from orgdesk.exchange.catalogue_page import TITLE
from orgdesk.organization.changes import ChangeSet
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.pages import (
    PAGES,
    catalogue_html,
    page_html,
    page_source,
    page_title,
    rule_html,
)
from orgdesk.ui.icons import icon
from orgdesk.ui.remembered import recall_bytes, remember
from orgdesk.ui.style import font

_GEOMETRY = "help/geometry"
_TARGET = Qt.ItemDataRole.UserRole
_SOUGHT = Qt.ItemDataRole.UserRole + 1


class HelpWindow(QWidget):
    """A list of pages at the left, the chosen one at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk = desk
        self._target = ""
        self.setProperty("look", "panel")
        self.search = QLineEdit(clearButtonEnabled=True)
        self._sign = self.search.addAction(
            icon("search", desk.theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._chosen)
        self.page = QTextBrowser(openLinks=False)
        self.page.setFont(font())
        self.page.document().setDocumentMargin(28)
        self.page.anchorClicked.connect(self._follow)
        side = QFrame()
        side.setProperty("look", "panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(side)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([280, 620])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(halves)
        self.resize(900, 640)
        self.restoreGeometry(recall_bytes(_GEOMETRY))
        desk.language_changed.connect(self._fill)
        desk.theme_changed.connect(self._tint)
        desk.opened.connect(self._show_page)
        desk.changed.connect(self._changed)
        self.retranslate()

    # -- for the window --------------------------------------------------------------------------

    def open_page(self, name: str = "") -> None:
        """Show a page to start with; "" for the one shown last, or the first."""
        self._open(f"page:{name}" if name else self._target or f"page:{PAGES[0]}")

    def open_rule(self, code: str = "") -> None:
        """Show the page of a rule; "" for the first of them."""
        known = all_rules_by_code()
        self._open(f"rule:{code if code in known else next(iter(known))}")

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search pages and rules"))
        self.search.setAccessibleName(self.tr("Search pages and rules"))
        self.list.setAccessibleName(self.tr("Pages"))
        self.page.setAccessibleName(self.tr("Page"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        remember(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _tint(self) -> None:
        self._sign.setIcon(icon("search", self._desk.theme))
        self._fill()

    # -- the list --------------------------------------------------------------------------------

    def _fill(self) -> None:
        """The list anew, the page still the one that was shown."""
        say, language = self._desk.say, self._desk.language
        target = self._target
        self.list.blockSignals(True)
        self.list.clear()
        self._head(self.tr("Start here"))
        for name in PAGES:
            self._entry(f"page:{name}", page_title(name, language), page_source(name, language))
        self._entry("rules:", say(TITLE), say(TITLE))
        for principle, title in PRINCIPLES.items():
            of_principle = [rule for rule in all_rules() if rule.principle == principle]
            if of_principle:
                self._head(say(title))
            for rule in of_principle:
                words = f"{rule.code}  {say(rule.title)}"
                self._entry(f"rule:{rule.code}", words, f"{words} {say(rule.why)} {say(rule.advice)}")
        self.list.blockSignals(False)
        self._filter()
        self._target = target
        self._mark()
        self._show_page()

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(self._desk.theme.secondary))
        item.setFont(font(-1, weight=QFont.Weight.DemiBold))
        item.setSizeHint(QSize(0, 36 if self.list.count() > 1 else 26))
        item.setTextAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)

    def _entry(self, target: str, words: str, sought: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(_TARGET, target)
        item.setData(_SOUGHT, sought.casefold())
        item.setToolTip(words)

    def _filter(self) -> None:
        """Only the pages that contain what is searched; a heading only where something is left below it."""
        wanted = self.search.text().casefold().split()
        head: QListWidgetItem | None = None
        for n in range(self.list.count()):
            item = self.list.item(n)
            sought = item.data(_SOUGHT)
            if sought is None:
                head = item
                head.setHidden(True)
                continue
            fits = all(word in sought for word in wanted)
            item.setHidden(not fits)
            if fits and head is not None:
                head.setHidden(False)

    def _mark(self) -> None:
        """Have the page that is shown chosen in the list."""
        for n in range(self.list.count()):
            if self.list.item(n).data(_TARGET) == self._target:
                self.list.blockSignals(True)
                self.list.setCurrentRow(n)
                self.list.blockSignals(False)
                self.list.scrollToItem(self.list.item(n))

    # -- the page --------------------------------------------------------------------------------

    def _open(self, target: str) -> None:
        self._target = target
        self.search.clear()
        self._mark()
        self._show_page()
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        target = item.data(_TARGET) if item is not None else None
        if target and target != self._target:
            self._target = target
            self._show_page()

    def _follow(self, url: QUrl) -> None:
        self._open(url.toString())

    def _changed(self, change_set: ChangeSet | None) -> None:
        if change_set and self.isVisible() and any(row.kind == "setting" for row in change_set):
            self._show_page()

    def _show_page(self) -> None:
        kind, _, name = self._target.partition(":")
        language, theme = self._desk.language, self._desk.theme
        if kind == "page":
            self.page.setHtml(page_html(name, language, theme))
        elif kind == "rules":
            self.page.setHtml(catalogue_html(language, theme))
        elif kind == "rule":
            own = self._desk.organization.settings if self._desk.is_open else {}
            settings = {key: setting.value for key, setting in own.items()}
            self.page.setHtml(rule_html(all_rules_by_code()[name], settings, language, theme))
