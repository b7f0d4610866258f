"""One set of outline icons (resources/icons), tinted by the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgdesk.exchange.palette import Theme
from orgdesk.reference.shipped import folder

_SIZES = (16, 20, 32, 40)


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `name` in the ink of `theme`, paler where disabled."""
    return _icon(name, theme.ink, theme.secondary)


def accent_icon(name: str, theme: Theme) -> QIcon:
    """The icon `name` in the accent colour."""
    return _icon(name, theme.accent, theme.secondary)


@cache
def _icon(name: str, ink: str, disabled: str) -> QIcon:
    drawing = (folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, colour, opacity in (
        (QIcon.Mode.Normal, ink, 1.0),
        (QIcon.Mode.Disabled, disabled, 0.5),
    ):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for size in _SIZES:
            picture = QPixmap(size, size)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setOpacity(opacity)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(picture, mode)
    return made
