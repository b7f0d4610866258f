"""A field for the government affair of a function, picked from the nomenclature by code or by words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QWidget

from orgdesk.organization.bilingual import Language
from orgdesk.organization.organization import Organization
from orgdesk.reference.nomenclature import AFFAIR_LEVELS, entry, nomenclature, path
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.candidates import Candidate
from orgdesk.ui.fields.chooser import CANDIDATE, NOTE, CandidateDelegate, CandidateModel, RowField

_HEIGHT = 46
Index = QModelIndex | QPersistentModelIndex


def affairs(organization: Organization, language: Language) -> list[Candidate]:
    """All entries of the nomenclature."""
    return [Candidate(each.code, each.code, each.name) for each in nomenclature()]


def path_words(code: str) -> str:
    """What stands above an entry: its affair, its programme, each below the other."""
    return " / ".join(each.name for each in path(code)[:-1])


class AffairField(RowField):
    """The code of an affair; below it stands under which affair and programme it comes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, affairs, parent)
        self.model = _WithPaths(desk, self)
        self.completer.setModel(self.model)
        self.popup.setItemDelegate(_TwoLines(desk, self.completer))
        self.popup.setMinimumWidth(420)
        self.above = QLabel(self, wordWrap=True)
        self.above.setProperty("look", "secondary")
        self._column.insertWidget(1, self.above)
        self._say_above("")

    def value(self) -> str:
        """The code; "" for none."""
        return super().value() or ""

    def set_value(self, value: Any) -> None:
        """Show a code, also one that the nomenclature does not have."""
        found = entry(value) if value else None
        name = found.name if found is not None else ""
        super().set_value(Candidate(value, value, name) if value else None)
        self._say_above(value)

    def set_mixed(self) -> None:
        """Show "several values"."""
        super().set_mixed()
        self._say_above("")

    def _say_above(self, code: str) -> None:
        words = path_words(code) if code else ""
        self.above.setText(words)
        self.above.setVisible(bool(words))


class _WithPaths(CandidateModel):
    """Entries with what stands above them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == NOTE and index.isValid():
            code = super().data(index, CANDIDATE).id
            found = entry(code)
            return path_words(code) or (self._desk.say(AFFAIR_LEVELS[found.level]) if found else "")
        return super().data(index, role)


class _TwoLines(CandidateDelegate):
    """Every entry with its second line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, _HEIGHT)
