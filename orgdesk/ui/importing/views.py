"""Who says what: the forms that officials have filled in, side by side."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.severity import Severity
from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Desk
from orgdesk.ui.empty import EmptyPage
from orgdesk.ui.importing.said_views import Comparison, compare, function_words
from orgdesk.ui.language import number_words
from orgdesk.ui.style import font

Index = QModelIndex | QPersistentModelIndex
_GLYPH = "▲"
_KINDS: tuple[tuple[str, Text], ...] = (
    ("decide", Text("Siapa yang memutuskan", "Who decides")),
    ("do", Text("Siapa yang melaksanakan", "Who executes")),
    ("all", Text("Semua peran", "All roles")),
)
_NOTHING = Comparison((), (), (), frozenset())


class ViewsModel(QAbstractTableModel):
    """Functions down; the function, the model, and then a column a respondent."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all = _NOTHING
        self._rows: list[int] = []

    @property
    def differing(self) -> int:
        """In how many functions they do not agree."""
        return len(self._all.differing)

    @property
    def functions(self) -> int:
        """How many functions they speak of."""
        return len(self._all.functions)

    def show_comparison(self, comparison: Comparison, *, only_differing: bool) -> None:
        """Show a comparison, all of it or only where they do not agree."""
        self.beginResetModel()
        self._all = comparison
        numbers = range(len(comparison.functions))
        self._rows = [n for n in numbers if not only_differing or n in comparison.differing]
        self.endResetModel()

    def function_at(self, row: int) -> str:
        """The id of the function of a row."""
        return self._all.functions[self._rows[row]].id

    def differs(self, row: int) -> bool:
        """Whether the respondents do not agree on a row."""
        return self._rows[row] in self._all.differing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._all.respondents) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        differs = row in self._all.differing
        is_apart = column == 1 and row in self._all.apart
        if is_apart and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            here = self._all.cells[row][0]
            return self.tr("{units}: the respondents see it otherwise").format(
                units=here or self.tr("Nobody")
            )
        if is_apart and role == Qt.ItemDataRole.DisplayRole:
            return f"≠ {self._all.cells[row][0]}".rstrip()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if column:
                return self._all.cells[row][column - 1]
            words = function_words(self._all.functions[row])
            return f"{_GLYPH} {words}" if differs and role == Qt.ItemDataRole.DisplayRole else words
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0 and differs:
            words = function_words(self._all.functions[row])
            return self.tr("{function}: they do not agree").format(function=words)
        theme = self._desk.theme
        if role == Qt.ItemDataRole.BackgroundRole and differs and column > 1:
            return QColor(theme.marks[Severity.WARNING].tint)
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == 1:
                return QColor(theme.marks[Severity.WARNING].ink if is_apart else theme.secondary)
            return QColor(theme.marks[Severity.WARNING].ink if differs and column == 0 else theme.ink)
        if role == Qt.ItemDataRole.FontRole and differs and column == 0:
            return font(weight=QFont.Weight.DemiBold)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if section < 2:
            names = (self.tr("Function"), self.tr("In the model"))
            return names[section] if role == Qt.ItemDataRole.DisplayRole else None
        respondent = self._all.respondents[section - 2]
        if role == Qt.ItemDataRole.DisplayRole:
            return respondent.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (respondent.name, respondent.title)))
        return None


class ViewsDialog(QDialog):
    """The comparison; Enter on a function shows it in the matrix."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.model = ViewsModel(desk, self)
        self.kind = QComboBox()
        for name, words in _KINDS:
            self.kind.addItem(desk.say(words), name)
        self.only_differing = QCheckBox()
        self.summary = QLabel()
        self.summary.setProperty("look", "secondary")
        self.table = _table(self.model)
        self.empty = EmptyPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.show_button, self.close_button = QPushButton(), QPushButton()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._compare)
        self.only_differing.toggled.connect(self._compare)
        self.table.activated.connect(self._go)
        self.show_button.clicked.connect(lambda: self._go(self.table.currentIndex()))
        self.close_button.clicked.connect(self.reject)
        desk.theme_changed.connect(self.table.viewport().update)
        self._compare()
        self.table.setFocus()

    def _lay_out(self) -> None:
        for button in (self.show_button, self.close_button):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.kind)
        top.addWidget(self.only_differing)
        top.addStretch(1)
        top.addWidget(self.summary)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.show_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(1100, room.width() - 80), min(640, room.height() - 120))

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle(self.tr("Who says what"))
        for n, (_, words) in enumerate(_KINDS):
            self.kind.setItemText(n, self._desk.say(words))
        self.kind.setAccessibleName(self.tr("What is compared"))
        self.only_differing.setText(self.tr("Only where they do not agree"))
        self.table.setAccessibleName(self.tr("Who says what"))
        self.show_button.setText(self.tr("Show in the matrix"))
        self.close_button.setText(self.tr("Close"))
        self.empty.say(
            self.tr("Nobody has filled in a form yet"),
            self.tr(
                "Export a blank form, have the officials fill it in, and import what comes back. What they "
                "say is compared here; the matrix stays as it is."
            ),
        )
        say = self._desk.language
        self.summary.setText(
            self.tr("{differing} of {functions} functions without agreement").format(
                differing=number_words(self.model.differing, say, decimals=0),
                functions=number_words(self.model.functions, say, decimals=0),
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _compare(self) -> None:
        kind = str(self.kind.currentData())
        comparison = compare(self._desk.organization, kind)
        self.model.show_comparison(comparison, only_differing=self.only_differing.isChecked())
        has_any = bool(comparison.respondents)
        self._stack.setCurrentWidget(self.table if has_any else self.empty)
        for widget in (self.kind, self.only_differing, self.summary, self.show_button):
            widget.setVisible(has_any)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.resizeRowsToContents()
        self.show_button.setEnabled(self.model.rowCount() > 0)
        self.retranslate()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            function = self.model.function_at(index.row())
            self.accept()
            self._desk.show_rows([("function", function)], self)


def _table(model: ViewsModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setStyleSheet("QTableView::item { padding: 4px 8px; }")
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultSectionSize(170)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.resizeSection(0, 320)
    head.setStretchLastSection(True)
    return table
