"""Cards in columns, for the width at hand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from orgdesk.ui.health.card import FigureCard

GAP = 12
_LEAST = 300
"""Pixels: a card is at least so wide where there is room for one."""


class CardGrid(QWidget):
    """Cards side by side as far as there is room, a line of one height; those without a value stand last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[FigureCard] = []

    @property
    def cards(self) -> list[FigureCard]:
        """The cards in the order in which they stand."""
        return sorted(self._cards, key=lambda card: card.figure.value is None)

    def add(self, card: FigureCard) -> None:
        """One more card."""
        card.setParent(self)
        card.show()
        self._cards.append(card)
        self.arrange()

    def arrange(self) -> None:
        """Place the cards, and be as high as they are."""
        most = max(1, (self.width() + GAP) // (_LEAST + GAP))
        shown = self.cards
        measured = [card for card in shown if card.figure.value is not None]
        y = 0
        for row in (*_lines(measured, most), *_lines(shown[len(measured) :], most)):
            each = (self.width() - GAP * (len(row) - 1)) // len(row)
            height = max(card.height_at(each) for card in row)
            for n, card in enumerate(row):
                card.setGeometry(QRect(QPoint(n * (each + GAP), y), QSize(each, height)))
            y += height + GAP
        self.setFixedHeight(max(y - GAP, 0))
        self._order_tabs(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def event(self, event: QEvent) -> bool:
        """A card has another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def _order_tabs(self, shown: list[FigureCard]) -> None:
        before: QWidget | None = None
        for card in shown:
            for widget in (card.info, card.chart, card.strip):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget


def _lines(cards: list[FigureCard], most: int) -> Iterator[list[FigureCard]]:
    """The cards in as few lines as it takes, all filled alike: ten, at most three a line, as 3, 3, 2, 2."""
    count = -(-len(cards) // most)
    start = 0
    for line in range(count):
        size = len(cards) // count + (line < len(cards) % count)
        yield cards[start : start + size]
        start += size
