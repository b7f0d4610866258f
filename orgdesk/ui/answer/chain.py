"""The chain of an answer in large type: headline, the five steps with their cards, the three levels."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.palette import HUES
from orgdesk.ui.answer.card import Card
from orgdesk.ui.answer.faces import AnswerFace, CardFace, ColumnFace, LevelFace
from orgdesk.ui.answer.type import Type
from orgdesk.ui.desk import Desk

_GAP = 20
_BETWEEN = 12
_NODE = 6.0

NARROW = 1100
"""Below this width (at the size of type that the page starts with) the steps stand below each other."""


class ChainView(QWidget):
    """Shows one `AnswerFace`, laid out for its width."""

    chosen = Signal(object)
    """(CardFace): a card was clicked."""
    followed = Signal(object)
    """(Token): a task was clicked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._face: AnswerFace | None = None
        self._type: Type | None = None
        self._labels: list[QLabel] = []
        self._heads: list[tuple[ColumnFace, QLabel, QLabel, list[Card], QLabel | None]] = []
        self._levels: list[tuple[LevelFace, QLabel, QLabel]] = []
        self._nodes: list[tuple[QPointF, QColor, bool]] = []
        self._rails: list[tuple[QPointF, QPointF, QColor, bool]] = []

    @property
    def cards(self) -> list[Card]:
        """All cards, in the order of the chain."""
        return [card for _, _, _, cards, _ in self._heads for card in cards]

    def focused(self) -> str | None:
        """The key of the card that has the focus."""
        return next((card.face.key for card in self.cards if card.hasFocus()), None)

    def show_face(self, face: AnswerFace, type_: Type, focus: str | None = None) -> None:
        """Show an answer; the card with the key `focus` gets the focus, where there is one."""
        self._face, self._type = face, type_
        self._build(face, type_)
        self.place()
        for card in self.cards:
            if card.face.key == focus:
                card.setFocus()

    # -- building --------------------------------------------------------------------------------

    def _build(self, face: AnswerFace, type_: Type) -> None:
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        theme = self._desk.theme
        above = self._label(face.above, type_.small, theme.secondary)
        title = self._label(face.title, type_.title, theme.ink)
        lead = self._label("", type_.lead, theme.secondary)
        lead.setTextFormat(Qt.TextFormat.RichText)
        lead.setText(self._rich())
        plain = "".join(self._desk.say(segment.text) for segment in face.headline)
        lead.setAccessibleName(plain)
        self._labels = [label for label in (above, title, lead) if label.text()]
        if face.tasks:
            self._labels.append(self._tasks(face, type_))
        self._heads = []
        for column in face.columns:
            head = self._label(column.title, type_.strong, theme.ink)
            state = self._label(column.state, type_.small, self._ink(column.severity))
            cards = [self._card(card, type_) for card in column.cards]
            more = self._label(f"+{column.more}", type_.strong, theme.secondary) if column.more else None
            self._heads.append((column, head, state, cards, more))
        self._levels = []
        for level in face.levels:
            broken = Severity.WARNING if level.broken else None
            name = self._label(level.title, type_.strong, self._ink(broken, theme.ink))
            words = self._label(level.state, type_.small, self._ink(broken))
            self._levels.append((level, name, words))

    def _card(self, face: CardFace, type_: Type) -> Card:
        made = Card(self._desk, face, type_, self)
        made.clicked.connect(lambda: self.chosen.emit(face))
        made.show()
        return made

    def _label(self, text: str, font: QFont, color: str) -> QLabel:
        made = QLabel(self)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setText(text)
        made.setFont(font)
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        palette = made.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(color))
        palette.setColor(QPalette.ColorRole.Link, QColor(self._desk.theme.link))
        made.setPalette(palette)
        made.show()
        return made

    def _tasks(self, face: AnswerFace, type_: Type) -> QLabel:
        color = self._desk.theme.link
        links = " · ".join(
            f'<a style="color:{color}" href="{escape(id_, quote=True)}">{escape(wording)}</a>'
            for id_, wording in face.tasks
        )
        label = self._label("", type_.plain, self._desk.theme.secondary)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(links)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        label.linkActivated.connect(lambda id_: self.followed.emit(("function", id_)))
        return label

    def _rich(self) -> str:
        assert self._face is not None
        parts = []
        for segment in self._face.headline:
            text = escape(self._desk.say(segment.text))
            if segment.severity is not None:
                ink = self._desk.theme.marks[segment.severity].ink
                text = f'<span style="color:{ink};font-weight:600">{text}</span>'
            parts.append(text)
        return "".join(parts)

    def _ink(self, severity: Severity | None, otherwise: str = "") -> str:
        theme = self._desk.theme
        return theme.marks[severity].ink if severity is not None else otherwise or theme.secondary

    # -- placing ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    def place(self) -> None:
        """Lay everything out for the width at hand; the height follows."""
        if self._face is None or self._type is None:
            return
        self._nodes, self._rails = [], []
        y = 0
        for label, gap in zip(self._labels, (2, 6, 10, 10), strict=False):
            y = self._put(label, 0, y, self._room()) + gap
        y += _GAP
        narrow = NARROW * self._type.plain.pointSizeF() / 14.2
        y = self._columns(y) if self._room() >= narrow else self._rows(y)
        if self._levels:
            y = self._place_levels(y + _GAP)
        self.setFixedHeight(y + 8)
        self.update()

    def _room(self) -> int:
        return self.contentsRect().width()

    def _put(self, label: QLabel, x: int, y: int, width: int) -> int:
        """Place a label; returns where it ends."""
        height = label.heightForWidth(width)
        label.setGeometry(x, y, width, height)
        return y + height

    def _columns(self, top: int) -> int:
        count = len(self._heads)
        width = (self._room() - _GAP * (count - 1)) // count
        lefts = [n * (width + _GAP) for n in range(count)]
        self._chain([(x, column) for x, (column, *_) in zip(lefts, self._heads, strict=True)], top, width)
        top += 24
        after_states = max(
            self._put(state, x, self._put(head, x, top, width) + 2, width)
            for x, (_, head, state, *_) in zip(lefts, self._heads, strict=True)
        )
        bottom = after_states
        for x, (_, _, _, cards, more) in zip(lefts, self._heads, strict=True):
            y = after_states + _BETWEEN
            for card in cards:
                height = card.height_at(width)
                card.setGeometry(x, y, width, height)
                y += height + _BETWEEN
            if more is not None:
                y = self._put(more, x, y, width)
            bottom = max(bottom, y)
        return bottom

    def _rows(self, top: int) -> int:
        """The steps below each other, their cards side by side."""
        assert self._type is not None
        indent = 28
        room = self._room() - indent
        across = max(1, int(room // (self._type.plain.pointSizeF() * 17)))
        width = (room - _BETWEEN * (across - 1)) // across
        y = top
        places: list[tuple[QPointF, ColumnFace]] = []
        for column, head, state, cards, more in self._heads:
            places.append((QPointF(_NODE + 2, y + head.heightForWidth(room) / 2), column))
            y = self._put(head, indent, y, room)
            y = self._put(state, indent, y + 2, room) + (8 if cards else 0)
            for start in range(0, len(cards), across):
                row = cards[start : start + across]
                height = max(card.height_at(width) for card in row)
                for n, card in enumerate(row):
                    card.setGeometry(indent + n * (width + _BETWEEN), y, width, height)
                y += height + _BETWEEN
            if more is not None:
                y = self._put(more, indent, y, room)
            y += _BETWEEN
        self._string(places)
        return y

    def _chain(self, columns: list[tuple[int, ColumnFace]], y: int, width: int) -> None:
        self._string([(QPointF(x + _NODE + 1, y + _NODE + 1), column) for x, column in columns])
        end = QPointF(columns[-1][0] + width, y + _NODE + 1)
        self._rails.append((self._nodes[-1][0], end, QColor(self._desk.theme.hairline), False))

    def _string(self, places: list[tuple[QPointF, ColumnFace]]) -> None:
        """One node for each step, and the line through them; it breaks before a step that lacks a role."""
        theme = self._desk.theme
        for n, (at, column) in enumerate(places):
            lacks = next((card.severity for card in column.cards if card.missing), None)
            gap = lacks is not None and lacks is not Severity.ADVICE
            color = theme.marks[lacks].color if gap and lacks is not None else HUES[column.family]
            filled = column.taken and not gap
            self._nodes.append((at, QColor(color if gap or column.taken else theme.hairline), filled))
            if n:
                line = QColor(color if gap else theme.hairline)
                self._rails.append((places[n - 1][0], at, line, gap))

    def _place_levels(self, top: int) -> int:
        count = len(self._levels)
        width = (self._room() - _GAP * (count - 1)) // count
        theme = self._desk.theme
        middle = top + _NODE + 1
        bottom, before = top, None
        for n, (level, name, words) in enumerate(self._levels):
            x = n * (width + _GAP)
            at = QPointF(x + _NODE + 1, middle)
            color = theme.marks[Severity.WARNING].color if level.broken else theme.secondary
            self._nodes.append((at, QColor(color), bool(level.families)))
            if before is not None:
                line = QColor(color if level.broken else theme.hairline)
                self._rails.append((before, at, line, level.broken))
            before = at
            y = self._put(name, x, top + 22, width)
            bottom = max(bottom, self._put(words, x, y + 2, width))
        return bottom

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._desk.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end, color, broken in self._rails:
            style = Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine
            painter.setPen(QPen(color, 2, style))
            painter.drawLine(start, end)
        for at, color, filled in self._nodes:
            painter.setPen(QPen(color, 2))
            painter.setBrush(color if filled else QColor(theme.paper))
            painter.drawEllipse(QRectF(at.x() - _NODE + 1, at.y() - _NODE + 1, 2 * _NODE - 2, 2 * _NODE - 2))
        painter.end()
