"""The place of the findings: a header to sort and filter them, the list, or one line of it all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.findings import Severity
from orgdesk.exchange.summary import severity_words
from orgdesk.ui.desk import NOTHING, Desk, Selection
from orgdesk.ui.findings.arrangement import Grouping
from orgdesk.ui.findings.model import SHORTLY, Filter, FindingsModel
from orgdesk.ui.findings.pieces import Piece, PiecesButton
from orgdesk.ui.findings.strip import FindingsStrip
from orgdesk.ui.findings.view import FindingsView
from orgdesk.ui.icons import icon
from orgdesk.ui.language import locale_of
from orgdesk.ui.remembered import recall, remember
from orgdesk.ui.style import font

_GROUPING = "findings/grouping"
_SELDOM = 200
"""Milliseconds between two looks at the progress of the checks."""
_WIDE = 820
"""Pixels: below that the header says numbers without words."""


class FindingsPanel(QWidget):
    """Findings of the open document, live."""

    rule_requested = Signal(str)
    """(code of the rule)."""
    collapsed_changed = Signal(bool)
    context_menu_requested = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_collapsed = False
        self._first_pending = 0
        self._said_counts: tuple[object, ...] = ()
        self.model = FindingsModel(desk, _recalled_grouping(), self)
        self.view = FindingsView(desk, self.model)
        self.view.context_menu_requested.connect(self.context_menu_requested)
        self.strip = FindingsStrip(desk)
        self.strip.unfold_requested.connect(lambda: self.set_collapsed(False))
        self._typing = QTimer(self, singleShot=True, interval=150)
        self._typing.timeout.connect(self._refilter)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._refresh_progress)
        self._build()
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.checking.connect(self._checking)
        desk.selected.connect(self._selected)
        desk.theme_changed.connect(self._tint)
        desk.language_changed.connect(self.retranslate)
        self.model.refreshed.connect(self._refresh_body)
        self._tint()
        self.retranslate()
        self._opened()

    # -- what the window asks --------------------------------------------------------------------

    @property
    def collapsed(self) -> bool:
        """Whether it is folded into one line."""
        return self._is_collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Fold it into one line, or unfold it."""
        if collapsed == self._is_collapsed:
            return
        self._is_collapsed = collapsed
        self._full.setVisible(not collapsed)
        self.strip.setVisible(collapsed)
        self.updateGeometry()
        self.collapsed_changed.emit(collapsed)

    @property
    def has_findings(self) -> bool:
        """Whether any finding stands."""
        return self._desk.is_open and bool(self._desk.findings.open)

    @property
    def has_finding(self) -> bool:
        """Whether a finding or a case is selected that still holds."""
        return self._desk.is_open and self._desk.findings.case(self._desk.selection.finding) is not None

    def next_finding(self) -> None:
        """Show the next finding listed."""
        self.view.walk(1)
        self.strip.refresh()

    def previous_finding(self) -> None:
        """Show the finding listed before."""
        self.view.walk(-1)
        self.strip.refresh()

    def accept_current(self) -> None:
        """Ask for the reason why the selected finding, or all of the selected case, may stand."""
        key = self._desk.selection.finding
        if key is not None and self.has_finding:
            from orgdesk.ui.findings.accept import accept

            accept(self._desk, key, self)

    def export_accepted(self) -> None:
        """Write the list of accepted findings to a file."""
        from orgdesk.ui.findings.accepted_file import export_accepted

        export_accepted(self._desk, self)

    def show_rule(self) -> None:
        """Ask for the page of the rule behind the selected finding."""
        key = self._desk.selection.finding
        if key is not None and self.has_finding:
            finding = self._desk.findings.known.get(key)
            case = self._desk.findings.case(key)
            if finding is None and case is not None:
                finding = case.primary
            if finding is not None:
                self.rule_requested.emit(finding.rule)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to the line it is folded into."""
        if self._is_collapsed:
            self.strip.enter()
        else:
            self.view.enter()

    def sizeHint(self) -> QSize:
        """Folded it is one line."""
        if self._is_collapsed:
            return QSize(400, self.strip.sizeHint().height())
        return QSize(800, 220)

    def minimumSizeHint(self) -> QSize:
        """It can be made small."""
        return QSize(200, self.strip.sizeHint().height())

    @property
    def empty_words(self) -> str:
        """What stands in place of the list; "" where there is one."""
        return "" if self._body.currentWidget() is self.view else self._empty.text()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setFont(font(weight=font().Weight.DemiBold))
        self._cases = QLabel()
        self._cases.setProperty("look", "secondary")
        self.severity_toggles = {severity: self._toggle() for severity in Severity}
        self._by = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._group_actions = self._grouping_actions()
        self._by.setMenu(self._menu)
        self.only_selected = QToolButton()
        self.only_selected.setCheckable(True)
        self.only_selected.toggled.connect(self._refilter)
        self.filter_field = QLineEdit(clearButtonEnabled=True)
        self.filter_field.setMaximumWidth(220)
        self.filter_field.setMinimumWidth(90)
        self.filter_field.textChanged.connect(lambda: self._typing.start())
        self.filter_field.installEventFilter(self)
        self._fold = QToolButton()
        self._fold.clicked.connect(lambda: self.set_collapsed(True))
        header = QHBoxLayout()
        header.setContentsMargins(12, 4, 8, 4)
        header.setSpacing(4)
        header.addWidget(self._title)
        header.addWidget(self._cases)
        header.addStretch(1)
        for toggle in self.severity_toggles.values():
            header.addWidget(toggle)
        header.addSpacing(4)
        header.addWidget(self._by)
        header.addWidget(self.only_selected)
        header.addWidget(self.filter_field, 1)
        header.addWidget(self._fold)
        self._bar = QProgressBar(textVisible=False)
        self._bar.hide()
        self._bar.setFixedHeight(3)
        hairline = QFrame()
        hairline.setProperty("look", "hairline")
        self._empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("look", "secondary")
        self._empty.setContentsMargins(24, 12, 24, 12)
        self._body = QStackedWidget()
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty)
        self._full = QFrame()
        self._full.setProperty("look", "paper")
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(hairline)
        column.addWidget(self._bar)
        column.addWidget(self._body, 1)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._full, 1)
        both.addWidget(self.strip)
        self.strip.hide()

    def _toggle(self) -> PiecesButton:
        toggle = PiecesButton(self._desk)
        toggle.setCheckable(True)
        toggle.setChecked(True)
        toggle.toggled.connect(self._refilter)
        return toggle

    def _grouping_actions(self) -> dict[Grouping, QAction]:
        together = QActionGroup(self)
        actions = {}
        for grouping in Grouping:
            action = QAction(self, checkable=True, checked=grouping is self.model.grouping)
            action.triggered.connect(lambda _=False, g=grouping: self.group_by(g))
            together.addAction(action)
            self._menu.addAction(action)
            actions[grouping] = action
        return actions

    # -- words and colours -----------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._title.setText(self.tr("Findings"))
        names = {
            Grouping.SEVERITY: (self.tr("Severity"), self.tr("by severity")),
            Grouping.PRINCIPLE: (self.tr("Principle"), self.tr("by principle")),
            Grouping.RULE: (self.tr("Rule"), self.tr("by rule")),
            Grouping.UNIT: (self.tr("Unit"), self.tr("by unit")),
            Grouping.FUNCTION: (self.tr("Function"), self.tr("by function")),
        }
        for grouping, action in self._group_actions.items():
            action.setText(names[grouping][0])
        self._by.setText(f"{names[self.model.grouping][1]} ▾")
        self._by.setToolTip(self.tr("What findings are grouped by"))
        self._by.setAccessibleName(self.tr("Group the findings"))
        self.only_selected.setText(self.tr("Only selected"))
        self.only_selected.setToolTip(self.tr("Only findings about what is selected"))
        self.only_selected.setAccessibleName(self.tr("Only findings about what is selected"))
        self.filter_field.setPlaceholderText(self.tr("Filter…"))
        self.filter_field.setAccessibleName(self.tr("Filter the findings"))
        self._fold.setToolTip(self.tr("Fold the findings into one line"))
        self._fold.setAccessibleName(self.tr("Fold the findings into one line"))
        self.view.retranslate()
        self._refresh_counts()
        self._refresh_body()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow header says less."""
        super().resizeEvent(event)
        self._refresh_counts()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down leads from the filter to the list, Escape empties it."""
        if (
            watched is self.filter_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Down:
                self.focus_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter_field.text():
                self.filter_field.clear()
                return True
        return False

    def _tint(self) -> None:
        theme = self._desk.theme
        self._fold.setIcon(icon("chevron-down", theme))
        self._refresh_counts()

    # -- following the desk ----------------------------------------------------------------------

    def _opened(self) -> None:
        self._first_pending = 0
        self.only_selected.setEnabled(self._desk.is_open)
        self._refresh_counts()
        self._refresh_progress()

    def _changed(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start(_SELDOM if self._desk.is_first_pass else SHORTLY)

    def _checking(self, pending: int) -> None:
        self._first_pending = max(self._first_pending, pending)
        if not pending:
            self._soon.start(SHORTLY)
        elif not self._soon.isActive():
            self._soon.start(_SELDOM)

    def _selected(self, selection: Selection, initiator: object) -> None:
        if self.only_selected.isChecked() and initiator is not self.view:
            self._refilter()

    # -- filter ----------------------------------------------------------------------------------

    def group_by(self, grouping: Grouping) -> None:
        """Group the findings by something else, also from the next start on."""
        remember(_GROUPING, grouping.value)
        self._group_actions[grouping].setChecked(True)
        self.model.set_grouping(grouping)
        self.view.scrollToTop()
        self.retranslate()

    def _refilter(self) -> None:
        hidden = frozenset(s for s, toggle in self.severity_toggles.items() if not toggle.isChecked())
        about = None
        if self.only_selected.isChecked():
            about = self._desk.selection if self._desk.is_open else NOTHING
        self.model.set_filter(Filter(hidden, self.filter_field.text().strip(), about))

    # -- showing ---------------------------------------------------------------------------------

    def _refresh_counts(self) -> None:
        counts = self._desk.findings.counts if self._desk.is_open else dict.fromkeys(Severity, 0)
        is_wide = self.width() >= _WIDE
        cases = len(self._desk.findings.cases) if self._desk.is_open else 0
        self._cases.setVisible(is_wide and 0 < cases < sum(counts.values()))
        said_already = (tuple(counts.values()), cases, is_wide, self._desk.language, self._desk.theme.paper)
        if said_already == self._said_counts:
            return
        self._said_counts = said_already
        locale = locale_of(self._desk.language)
        self._cases.setText(self.tr("{count} cases").format(count=locale.toString(cases)))
        for severity, toggle in self.severity_toggles.items():
            said = self._desk.say(severity_words(severity, counts[severity]))
            words = said if is_wide else locale.toString(counts[severity])
            toggle.set_pieces(Piece(words, self._desk.theme.marks[severity]))
            toggle.setToolTip(said)
            toggle.setAccessibleName(said)

    def _refresh_progress(self) -> None:
        pending = self._desk.document.engine.pending if self._desk.is_open else 0
        is_checking = pending > 0 and self._desk.is_first_pass
        self._bar.setVisible(is_checking)
        if is_checking:
            self._bar.setRange(0, max(self._first_pending, 1))
            self._bar.setValue(self._first_pending - pending)
        self._refresh_counts()
        self._refresh_body()
        self.strip.refresh()

    def _refresh_body(self) -> None:
        if self.model.rowCount():
            self._body.setCurrentWidget(self.view)
        else:
            self._empty.setText(self._empty_words())
            self._body.setCurrentWidget(self._empty)

    def _empty_words(self) -> str:
        desk = self._desk
        locale = locale_of(desk.language)
        if not desk.is_open:
            return self.tr("Open or begin a model to see what the rules find in it.")
        pending = desk.document.engine.pending
        if desk.findings.open:
            if (
                self.only_selected.isChecked()
                and not self.filter_field.text()
                and not self.model.filter.hidden
            ):
                return self.tr("No finding about what is selected.")
            return self.tr("The filters hide all findings. Clear the filter or switch the severities on.")
        if pending:
            return self.tr("Checking… {count} left").format(count=locale.toString(pending))
        if not desk.organization.functions and not desk.organization.units:
            return self.tr("Nothing to check yet. Add units and functions, and give each unit its role.")
        return self.tr(
            "No finding stands. Rules checked: {rules}, functions: {functions}, units: {units}."
        ).format(
            rules=len(all_rules()),
            functions=locale.toString(len(desk.organization.functions)),
            units=locale.toString(len(desk.organization.units)),
        )


def _recalled_grouping() -> Grouping:
    chosen = recall(_GROUPING, Grouping.SEVERITY.value)
    return Grouping(chosen) if chosen in set(Grouping) else Grouping.SEVERITY
