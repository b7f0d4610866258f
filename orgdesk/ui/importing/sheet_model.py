"""A sheet that comes in, as a table: what stands in its cells, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Place, Sheet, coordinate, letters
from orgdesk.organization.records import Assignment, Statement
from orgdesk.ui.chips import CodeChip
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.meanings import meaning_words
from orgdesk.ui.importing.rows import Finder, Token

FATE = Qt.ItemDataRole.UserRole
"""The Fate of a cell; None for one that says nothing."""
DIMMED = Qt.ItemDataRole.UserRole + 1
"""Whether the file hides the row or the column."""

Index = QModelIndex | QPersistentModelIndex
_NO_SHEET = Sheet("")
_FEWEST_ROWS, _FEWEST_COLUMNS = 1, 1


class SheetModel(QAbstractTableModel):
    """One sheet of the book of a plan. Another plan of the same book leaves its shape as it is."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: ImportPlan | None = None
        self._index = -1
        self._rows = self._columns = 0
        self.sheet = _NO_SHEET
        self._fates: dict[Place, Fate] = {}
        self._finder: Finder | None = None
        self._tokens: dict[Where, list[Token]] = {}
        self._chips: dict[Place, tuple[CodeChip, ...]] = {}
        self._meanings: dict[int, str] = {}

    @property
    def index_of_sheet(self) -> int:
        """Which sheet of the book it is; -1 for none."""
        return self._index

    def show_sheet(self, index: int) -> None:
        """Show another sheet of the plan."""
        if self._plan is None:
            return
        self.beginResetModel()
        self._index, self.sheet = index, self._plan.book.sheets[index]
        bottom = max((block.bottom for block in self.sheet.merged), default=0)
        self._rows = max(self.sheet.last_row, min(bottom, self.sheet.last_row + 1), _FEWEST_ROWS)
        self._columns = max(self.sheet.last_column, _FEWEST_COLUMNS)
        self._take_fates()
        self.endResetModel()

    def set_plan(self, plan: ImportPlan, finder: Finder) -> None:
        """Show what another plan makes of the sheet."""
        self._plan, self._finder, self._tokens = plan, finder, {}
        for token, where in plan.sources.items():
            self._tokens.setdefault(where, []).append(token)
        if self._index >= 0:
            self._take_fates()
            self.say_again()

    def say_again(self) -> None:
        """Everything may read or look differently now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)

    def _take_fates(self) -> None:
        plan, index = self._plan, self._index
        if plan is None:
            return
        self._fates = plan.fates.kinds.get(index, {})
        self._meanings = {column: meaning for found in self.tables() for column, _, meaning in found.columns}
        self._chips = {}

    # -- what the cells say ----------------------------------------------------------------------

    def place(self, index: Index) -> Place:
        """The place of a cell on the sheet, from 1."""
        return index.row() + 1, index.column() + 1

    def index_at(self, place: Place) -> QModelIndex:
        """The cell at a place of the sheet; invalid beyond it."""
        return self.index(place[0] - 1, place[1] - 1)

    def fate_at(self, place: Place) -> Fate | None:
        """What became of a cell; None for one that says nothing."""
        fate = self._fates.get(place)
        if fate is None and self.sheet.text(*place):
            return Fate.IGNORED
        return fate

    def chips_at(self, place: Place) -> tuple[CodeChip, ...]:
        """The roles that a cell became; worked out when it is painted."""
        chips = self._chips.get(place)
        if chips is None and self._finder is not None:
            rows = (self._finder.find(*token) for token in self.tokens_at(place))
            held = [row for row in rows if isinstance(row, Assignment | Statement)]
            made = tuple(dict.fromkeys(self._finder.chip(row.role, row.resource) for row in held))
            if not made and self.fate_at(place) is Fate.ROLE:  # it says the same as before
                made = self._finder.chips_of_codes(self.sheet.text(*place))
            chips = self._chips[place] = made
        return chips or ()

    def tables(self) -> list[LayoutFound]:
        """What was recognized on the sheet."""
        layouts = self._plan.layouts if self._plan is not None else ()
        return [found for found in layouts if found.where.sheet == self._index]

    def tokens_at(self, place: Place) -> Sequence[Token]:
        """The rows that a cell is the source of."""
        return self._tokens.get(Where(self._index, *place), ())

    def meaning_of(self, column: int) -> str:
        """What a column, counted from 1, is read as; "" for nothing of its own."""
        return self._meanings.get(column, "")

    def counts(self) -> dict[Fate, int]:
        """How many cells of each fate the sheet has."""
        counts = dict.fromkeys(Fate, 0) | Counter(self._fates.values())
        rows = self.sheet.rows
        said = sum(len(cells) for cells in rows.values())
        marked = sum(1 for row, column in self._fates if column in rows.get(row, ()))
        counts[Fate.IGNORED] += said - marked
        return counts

    def places_of(self, fate: Fate) -> Iterable[Place]:
        """The cells of a fate, row by row."""
        if fate is Fate.IGNORED:
            return [place for place, _ in self.sheet.cells() if self.fate_at(place) is fate]
        return sorted(place for place, found in self._fates.items() if found is fate)

    def words_at(self, place: Place) -> str:
        """What became of a cell, in words; "" where there is no more to say."""
        if self._plan is None:
            return ""
        words = self._plan.fates.words.get(Where(self._index, *place))
        return self._desk.say(words) if words is not None else ""

    def fate_words(self, fate: Fate) -> str:
        """What a fate is called."""
        return {
            Fate.NAME: self.tr("Name"),
            Fate.ROLE: self.tr("Role"),
            Fate.DETAIL: self.tr("Detail"),
            Fate.HEAD: self.tr("Heading"),
            Fate.EXTRA: self.tr("Kept as it is"),
            Fate.IGNORED: self.tr("Ignored"),
            Fate.QUESTION: self.tr("Question"),
            Fate.ERROR: self.tr("Error"),
        }[fate]

    # -- what a view asks ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = index.row() + 1, index.column() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.text(*place)
        if role == FATE:
            return self.fate_at(place)
        if role == DIMMED:
            return place[0] in self.sheet.hidden_rows or place[1] in self.sheet.hidden_columns
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            fate = self.fate_at(place)
            named = self.fate_words(fate) if fate is not None else ""
            parts = (coordinate(place), self.sheet.text(*place), named, self.words_at(place))
            return ", ".join(filter(None, parts))
        return None

    def _tip(self, place: Place) -> str:
        fate = self.fate_at(place)
        if fate is None:
            return ""
        words = self.words_at(place)
        head = f"{coordinate(place)} · {self.fate_words(fate)}"
        return "\n".join(filter(None, (head, words, self.sheet.text(*place)[:400])))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        number = section + 1
        if orientation == Qt.Orientation.Vertical:
            if role == DIMMED:
                return number in self.sheet.hidden_rows
            if role == Qt.ItemDataRole.ToolTipRole and number in self.sheet.hidden_rows:
                return self.tr("The file hides this row.")
            return str(number) if role == Qt.ItemDataRole.DisplayRole else None
        meaning = self._meanings.get(number, "")
        words = self._desk.say(meaning_words(meaning)) if meaning else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return letters(number)
        if role == FATE:
            return words
        if role == DIMMED:
            return number in self.sheet.hidden_columns
        if role == Qt.ItemDataRole.ToolTipRole:
            is_read = self.tr("Column {letters}, read as: {meaning}. Click to change.") if words else ""
            plain = self.tr("Column {letters}. Click to say what it means.")
            hidden = self.tr("The file hides this column.") if number in self.sheet.hidden_columns else ""
            said = (is_read or plain).format(letters=letters(number), meaning=words)
            return "\n".join(filter(None, (said, hidden)))
        return None
