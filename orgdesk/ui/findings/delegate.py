"""How a line of the list is painted: shape, code, sentence with links, remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from orgdesk.analysis.findings import Severity
from orgdesk.exchange.palette import Theme
from orgdesk.ui.desk import Desk
from orgdesk.ui.findings.arrangement import FAILED, Row
from orgdesk.ui.findings.lines import Line
from orgdesk.ui.findings.model import FindingsModel, Heading
from orgdesk.ui.language import locale_of
from orgdesk.ui.marks import draw_mark, square
from orgdesk.ui.style import font

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 30
_MARGIN = 12
_MARK = 36.0
"""Where the middle of the shape stands; headings have their arrow at the margin."""
_CODE = 48.0
_GAP = 16.0
_FOLD = 20.0
"""Where the middle of the arrow before a case stands."""
_INDENT = 18.0
"""How much further right the findings of a case stand."""
_KEPT = 120
"""Pictures of lines: more than a screen shows."""
_STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
    | QStyle.StateFlag.State_Active
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of the sentence where it is painted; `link` counts the names in it, None for other words."""

    words: str
    left: float
    width: float
    link: int | None
    is_subject: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A line laid out in its width; `remark` is "" where there is no room for it."""

    pieces: tuple[Placed, ...]
    remark: str


class FindingsDelegate(QStyledItemDelegate):
    """Paints the lines of a `FindingsModel`."""

    def __init__(self, desk: Desk, model: FindingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self.fresh: frozenset[str] = frozenset()
        """Keys of findings that have just appeared, and of their cases."""
        self.is_related: Callable[[str], bool] = lambda key: False
        """Whether a finding or a case is about what is selected elsewhere."""
        self.hovered: tuple[Row, int] | None = None
        """The link under the pointer."""
        self.focused: tuple[Row, int] | None = None
        """The link that the arrow keys have reached."""
        self._fonts = _Fonts()
        self._pictures: dict[Row, tuple[tuple[object, ...], QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are of one height."""
        return QSize(200, max(HEIGHT, round(self._fonts.plain_metrics.height()) + 12))

    def link_at(self, row: Row, rect: QRect, x: float) -> int | None:
        """The name under a point of a line."""
        if row.is_heading:
            return None
        for piece in self._laid(row, rect).pieces:
            if piece.link is not None and piece.left <= x < piece.left + piece.width:
                return piece.link
        return None

    def link_rect(self, row: Row, rect: QRect, link: int) -> QRect:
        """Where a name stands; empty where it is cut off."""
        for piece in self._laid(row, rect).pieces:
            if piece.link == link:
                return QRect(round(piece.left), rect.top(), round(piece.width), rect.height())
        return QRect()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line; that of a finding is kept as a picture, for an edit alters few of them."""
        row = self._model.row(index)
        if row is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if row.is_heading:
            self._paint(painter, row, rect, state)
            return
        ratio = painter.device().devicePixelRatio()
        key = self._looks(row, state, rect.size(), ratio)
        kept = self._pictures.get(row)
        if kept is None or kept[0] != key:
            if len(self._pictures) >= _KEPT:
                self._pictures.clear()
            picture = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self._desk.theme.paper))
            on_picture = QPainter(picture)
            self._paint(on_picture, row, QRect(QPoint(0, 0), rect.size()), state)
            on_picture.end()
            kept = self._pictures[row] = (key, picture)
        painter.drawPixmap(rect.topLeft(), kept[1])

    # -- parts -----------------------------------------------------------------------------------

    def _looks(self, row: Row, state: QStyle.StateFlag, size: QSize, ratio: float) -> tuple[object, ...]:
        """Everything that the picture of a finding depends on."""
        key = key_of(row)
        return (
            self._model.line(row),
            self._model.is_open(row.case) if row.is_case else self._model.is_below_case(row),
            self._desk.theme,
            size.width(),
            size.height(),
            ratio,
            state & _STATES,
            self.hovered is not None and self.hovered[0] is row and self.hovered[1],
            self.focused is not None and self.focused[0] is row and self.focused[1],
            key in self.fresh,
            self.is_related(key),
        )

    def _paint(self, painter: QPainter, row: Row, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._desk.theme
        painter.save()
        painter.setClipRect(rect)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._background(painter, row, rect, is_selected, is_hovered, theme)
        if row.is_heading:
            self._heading(painter, row, rect, theme)
        else:
            self._finding(painter, row, rect, theme)
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def _background(
        self, painter: QPainter, row: Row, rect: QRect, is_selected: bool, is_hovered: bool, theme: Theme
    ) -> None:
        key = key_of(row)
        is_related = bool(key) and self.is_related(key)
        if is_selected:
            painter.fillRect(rect, QColor(theme.selection))
        elif key in self.fresh and (severity := self._model.line(row).severity) is not None:
            painter.fillRect(rect, QColor(theme.marks[severity].tint))
        elif is_hovered:
            painter.fillRect(rect, QColor(theme.hover))
        elif is_related:
            painter.fillRect(rect, QColor(theme.cross))
        elif row.is_heading:
            painter.fillRect(rect, QColor(theme.panel))
        if is_related or is_selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))

    def _heading(self, painter: QPainter, row: Row, rect: QRect, theme: Theme) -> None:
        heading = self._model.heading(row)
        middle = rect.center().y() + 0.5
        _arrow(painter, QPointF(rect.left() + _MARGIN + 4, middle), self._model.is_open(row.group), theme)
        right = float(rect.right() - _MARGIN)
        locale = locale_of(self._desk.language)
        fonts = self._fonts
        painter.setFont(fonts.small)
        for severity in reversed(Severity):
            count = heading.counts.get(severity, 0)
            if not count or count == heading.count:
                continue
            words = locale.toString(count)
            right -= fonts.small_metrics.horizontalAdvance(words)
            painter.setPen(QColor(theme.secondary))
            painter.drawText(_box(right, rect), int(_ALIGN), words)
            right -= 9
            draw_mark(painter, theme.marks[severity], square(QPointF(right, middle), 8))
            right -= 15
        left = rect.left() + _MARGIN + 16.0
        for severity in (s for s in Severity if 0 < heading.counts.get(s, 0) == heading.count):
            draw_mark(painter, theme.marks[severity], square(QPointF(rect.left() + _MARK, middle), 10))
            left = rect.left() + _CODE
        if heading.code:
            painter.setFont(fonts.code)
            painter.setPen(QColor(theme.secondary))
            painter.drawText(_box(left, rect), int(_ALIGN), heading.code)
            left += fonts.code_metrics.horizontalAdvance(heading.code) + 10
        painter.setFont(fonts.strong)
        painter.setPen(QColor(theme.ink))
        count_words = self._count_words(heading)
        room = right - left - fonts.small_metrics.horizontalAdvance(count_words) - 8
        title = fonts.strong_metrics.elidedText(heading.title, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(_box(left, rect), int(_ALIGN), title)
        painter.setFont(fonts.small)
        painter.setPen(QColor(theme.secondary))
        left += fonts.strong_metrics.horizontalAdvance(title) + 8
        painter.drawText(_box(left, rect), int(_ALIGN), count_words)

    def _count_words(self, heading: Heading) -> str:
        """ "12 cases, 161 findings"; only the number where no case has several."""
        locale = locale_of(self._desk.language)
        if heading.cases in (0, heading.count):
            return locale.toString(heading.count)
        words = QCoreApplication.translate("Findings", "{cases} cases, {count} findings")
        return words.format(cases=locale.toString(heading.cases), count=locale.toString(heading.count))

    def _finding(self, painter: QPainter, row: Row, rect: QRect, theme: Theme) -> None:
        line = self._model.line(row)
        laid = self._laid(row, rect)
        fonts = self._fonts
        is_quiet = row.acceptance is not None or row.group == FAILED
        indent = self._indent(row)
        middle = rect.center().y() + 0.5
        if row.is_case:
            _arrow(painter, QPointF(rect.left() + _FOLD, middle), self._model.is_open(row.case), theme)
        if line.severity is not None:
            at = QPointF(rect.left() + _MARK + indent, middle)
            draw_mark(painter, theme.marks[line.severity], square(at, 10))
        painter.setFont(fonts.code)
        painter.setPen(QColor(theme.secondary))
        painter.drawText(_box(rect.left() + _CODE + indent, rect), int(_ALIGN), line.code)
        hovered = self.hovered[1] if self.hovered is not None and self.hovered[0] is row else None
        focused = self.focused[1] if self.focused is not None and self.focused[0] is row else None
        for piece in laid.pieces:
            is_link = piece.link is not None and not piece.is_subject
            face = QFont(fonts.strong if piece.is_subject else fonts.plain)
            face.setUnderline(piece.link is not None and piece.link in (hovered, focused))
            painter.setFont(face)
            colour = theme.link if is_link else theme.secondary if is_quiet else theme.ink
            painter.setPen(QColor(colour))
            painter.drawText(_box(piece.left, rect), int(_ALIGN), piece.words)
            if piece.link is not None and piece.link == focused:
                painter.setPen(QPen(QColor(theme.accent), 1))
                frame = QRectF(piece.left - 3, rect.top() + 4.5, piece.width + 6, rect.height() - 10)
                painter.drawRoundedRect(frame, 3, 3)
        if laid.remark:
            painter.setFont(fonts.small)
            painter.setPen(QColor(theme.secondary))
            box = QRectF(rect.adjusted(0, 0, -_MARGIN, -1))
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), laid.remark
            )

    def _indent(self, row: Row) -> float:
        return _INDENT if self._model.is_below_case(row) else 0.0

    def folds_at(self, row: Row, rect: QRect, x: float) -> bool:
        """Whether a click there folds or unfolds a case."""
        return row.is_case and x < rect.left() + _FOLD + 10

    def _laid(self, row: Row, rect: QRect) -> Laid:
        line = self._model.line(row)
        fonts = self._fonts
        left = (
            rect.left()
            + _CODE
            + self._indent(row)
            + max(fonts.code_width, fonts.code_metrics.horizontalAdvance(line.code))
            + 12
        )
        right = float(rect.right() - _MARGIN)
        pieces = _in_a_row(line, row, left, fonts)
        end = pieces[-1].left + pieces[-1].width if pieces else left
        remark = line.remark
        if remark and end + _GAP + fonts.small_metrics.horizontalAdvance(remark) > right:
            remark = ""
        return Laid(tuple(_cut(pieces, right, fonts) if end > right else pieces), remark)


class _Fonts:
    """The fonts of a line, with their measures."""

    def __init__(self) -> None:
        self.plain = font()
        self.strong = font(weight=QFont.Weight.DemiBold)
        self.small = font(-0.75)
        self.code = font(-1, weight=QFont.Weight.DemiBold)
        self.plain_metrics = QFontMetricsF(self.plain)
        self.strong_metrics = QFontMetricsF(self.strong)
        self.small_metrics = QFontMetricsF(self.small)
        self.code_metrics = QFontMetricsF(self.code)
        self.code_width = self.code_metrics.horizontalAdvance("OOO000")


def key_of(row: Row) -> str:
    """The key of the finding or of the case that a line stands for."""
    return row.finding.key if row.finding is not None else row.case


_ALIGN = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _box(left: float, rect: QRect) -> QRectF:
    """From `left` to the end of the line."""
    return QRectF(left, rect.top(), 10_000, rect.height() - 1)


def _in_a_row(line: Line, row: Row, left: float, fonts: _Fonts) -> list[Placed]:
    subject = row.finding.subject if row.finding is not None else row.failure.subject if row.failure else None
    placed: list[Placed] = []
    links = 0
    was_named = False
    for words, token in line.segments:
        is_subject = token is not None and token == subject and not was_named
        was_named = was_named or is_subject
        metrics = fonts.strong_metrics if is_subject else fonts.plain_metrics
        width = metrics.horizontalAdvance(words)
        placed.append(Placed(words, left, width, links if token is not None else None, is_subject))
        links += token is not None
        left += width
    return placed


def _cut(pieces: list[Placed], right: float, fonts: _Fonts) -> list[Placed]:
    """Only what ends before `right`, with an ellipsis."""
    kept: list[Placed] = []
    ellipsis = fonts.plain_metrics.horizontalAdvance("…")
    for piece in pieces:
        if piece.left + piece.width + ellipsis <= right:
            kept.append(piece)
            continue
        metrics = fonts.strong_metrics if piece.is_subject else fonts.plain_metrics
        words = metrics.elidedText(
            piece.words, Qt.TextElideMode.ElideRight, max(right - piece.left, ellipsis)
        )
        if words == piece.words:
            words += "…"
        width = metrics.horizontalAdvance(words)
        kept.append(Placed(words, piece.left, width, piece.link, piece.is_subject))
        break
    return kept


def _arrow(painter: QPainter, centre: QPointF, is_open: bool, theme: Theme) -> None:
    """The small triangle before a heading: down where its findings are listed."""
    corners = ((-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)) if is_open else ((-2.0, -4.0), (3.0, 0.0), (-2.0, 4.0))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.secondary))
    painter.drawPolygon(QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in corners]))
    painter.restore()
