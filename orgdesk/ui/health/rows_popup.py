"""What a bar counts, as a list of links over the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from orgdesk.organization.display import code_of, name_of, short
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Position, Requirement, Supply, Unit
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.layouts import column
from orgdesk.ui.fields.row_links import RowLink, RowLinks
from orgdesk.ui.style import font

_WIDTH = 380


class RowsPopup(QFrame):
    """The rows behind a bar. One of them, or all at once, can be gone to; Esc and a click elsewhere close."""

    def __init__(self, desk: Desk, words: str, rows: Sequence[Token], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self._desk = desk
        self.title = QLabel(words, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setFont(font(weight=QFont.Weight.DemiBold))
        self.links = RowLinks(desk, self)
        self.links.setAccessibleName(words)
        self.links.show_links([link_of(desk.organization, token) for token in rows])
        body = column(self, gap=6, margins=(12, 10, 12, 10))
        body.addWidget(self.title)
        body.addWidget(self.links)
        alike = [token for token in rows if token[0] == rows[0][0]]
        self.all_button = QPushButton(self)
        self.all_button.setProperty("look", "flat")
        self.all_button.setText(self.tr("Select all {count}").format(count=len(alike)))
        self.all_button.clicked.connect(lambda: desk.show_rows(alike, self))
        self.all_button.setVisible(len(alike) > 1 and alike[0][0] in ("unit", "function"))
        body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        desk.shown.connect(self.close)
        desk.opened.connect(self.close)
        self.setFocusProxy(self.links)

    def open_at(self, widget: QWidget, where: QRect) -> None:
        """Show it below a part of `widget`, within the screen."""
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(where.left(), where.bottom() + 4))
        room = widget.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            above = widget.mapToGlobal(where.topLeft()).y() - self.height() - 4
            place.setY(max(room.top(), above))
        self.move(place)
        self.show()
        self.links.setCurrentIndex(self.links.rows.index(0))
        self.links.setFocus(Qt.FocusReason.PopupFocusReason)


def link_of(organization: Organization, token: Token) -> RowLink:
    """The link to a row, with what tells it apart: its unit or, for a unit, its agency."""
    row = organization.get(*token)
    words = "  ".join(filter(None, (code_of(row), name_of(row))))
    remark = ""
    if isinstance(row, Unit):
        remark = short(organization.agencies.get(row.agency))
    elif isinstance(row, Position):
        remark = short(organization.units.get(row.unit))
    elif isinstance(row, Supply):
        resource = organization.resources.get(row.resource) if row.resource else None
        words = row.what or short(resource) or token[1]
        remark = f"→ {short(organization.units.get(row.recipient))}"
    elif isinstance(row, Requirement):
        provider = organization.providers.get(row.provider)
        if provider is not None:  # a requirement is seen in the form of who asks for it
            token, remark = ("provider", provider.id), short(organization.units.get(provider.unit))
    return RowLink(token, words or token[1], remark)
