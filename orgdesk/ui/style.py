"""How Qt widgets wear the palette: colours, one style sheet, type and space on a grid of 4 px."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from orgdesk.analysis.severity import Severity
from orgdesk.exchange.palette import DARK, Theme
from orgdesk.reference.shipped import folder

FAMILIES = ["Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "DejaVu Sans"]
"""The first that is installed is used."""

BASE_SIZE = 10.0
"""Points; the other sizes are steps of 1.15 from it."""


def font(step: float = 0, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the program, `step` steps of 1.15 larger than the base; figures stand in columns."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPointSizeF(BASE_SIZE * 1.15**step)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def wear(application: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of `theme`."""
    application.setPalette(_palette(theme))
    application.setStyleSheet(_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.paper),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.ink),
        (roles.Button, theme.panel),
        (roles.ButtonText, theme.ink),
        (roles.BrightText, theme.on_accent),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.ink),
        (roles.Link, theme.link),
        (roles.LinkVisited, theme.link),
        (roles.ToolTipBase, theme.panel),
        (roles.ToolTipText, theme.ink),
        (roles.PlaceholderText, theme.secondary),
        (roles.Mid, theme.hairline),
        (roles.Midlight, theme.hairline),
        (roles.Dark, theme.secondary),
        (roles.Light, theme.paper),
        (roles.Shadow, theme.hairline),
        (roles.Accent, theme.accent),
    ):
        made.setColor(role, QColor(colour))
    faint = QColor(theme.secondary)
    faint.setAlphaF(0.6)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def _sheet(theme: Theme) -> str:
    """Widgets say what they are by the property `look`: title, heading, secondary, primary, flat, panel."""
    return _main_sheet(theme) + _marks_sheet(theme)


def _main_sheet(theme: Theme) -> str:
    error = theme.marks[Severity.ERROR]
    return f"""
QMainWindow, QDialog {{ background: {theme.panel}; }}
QMainWindow::separator {{ background: {theme.hairline}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {theme.accent}; }}
QToolTip {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.hairline};
    padding: 6px 8px; }}
QLabel[look="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[look="heading"] {{ font-weight: 600; color: {theme.secondary}; }}
QLabel[look="secondary"] {{ color: {theme.secondary}; }}
QLabel[look="refusal"] {{ color: {error.ink}; }}

QToolBar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.hairline};
    spacing: 0; padding: 0; }}
QMenuBar {{ background: {theme.panel}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; color: {theme.ink}; }}
QMenuBar::item:selected {{ background: {theme.hover}; }}
QMenu {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.hairline}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {theme.selection}; }}
QMenu::item:disabled {{ color: {theme.secondary}; }}
QMenu::separator {{ height: 1px; background: {theme.hairline}; margin: 4px 8px; }}

QPushButton, QToolButton[look="button"] {{
    background: {theme.field}; color: {theme.ink}; border: 1px solid {theme.hairline};
    border-radius: 4px; padding: 5px 12px; min-height: 16px;
}}
QPushButton:hover, QToolButton[look="button"]:hover {{ background: {theme.hover}; }}
QPushButton:pressed {{ background: {theme.selection}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {theme.accent}; }}
QPushButton:disabled {{ color: {theme.secondary}; background: {theme.panel}; }}
QPushButton:default, QPushButton[look="primary"] {{
    background: {theme.accent}; color: {theme.on_accent}; border: 1px solid {theme.accent}; font-weight: 600;
}}
QPushButton[look="primary"]:focus, QPushButton:default:focus {{ border: 1px solid {theme.ink}; }}
QPushButton[look="primary"]:disabled {{ background: {theme.panel}; color: {theme.secondary};
    border: 1px solid {theme.hairline}; }}
QPushButton[look="flat"], QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px 6px;
    color: {theme.ink};
}}
QPushButton[look="flat"] {{ text-align: left; }}
QPushButton[look="flat"]:hover, QToolButton:hover {{ background: {theme.hover}; }}
QToolButton:checked {{ background: {theme.selection}; }}
QToolButton[look="section"], QToolButton[look="section"]:checked {{ background: transparent; font-weight: 600;
    color: {theme.secondary}; padding: 2px 4px 2px 0; }}
QToolButton[look="section"]:hover {{ color: {theme.ink}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[look="flat"]:focus, QToolButton:focus {{ border: 1px solid {theme.accent}; }}
QPushButton[look="link"] {{ background: transparent; border: 1px solid transparent; color: {theme.link};
    padding: 1px 2px; text-align: left; min-height: 0; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {theme.accent}; }}

QPushButton[look="chip"] {{ background: {theme.selection}; border: 1px solid {theme.selection};
    border-radius: 4px; padding: 1px 4px; min-height: 16px; text-align: left; }}
QPushButton[look="chip"]:hover {{ border: 1px solid {theme.secondary}; }}
QPushButton[look="chip"]:focus {{ border: 1px solid {theme.accent}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {{
    background: {theme.field}; color: {theme.ink}; border: 1px solid {theme.hairline}; border-radius: 4px;
    padding: 4px 6px; min-height: 18px; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus, QComboBox:focus {{ border: 1px solid {theme.accent}; }}
QLineEdit[look="inplace"] {{ padding: 0 3px; min-height: 0; border: 1px solid {theme.accent};
    border-radius: 2px; }}
QLineEdit[look="question"], QLineEdit[look="question"]:focus {{ background: transparent; border: none;
    padding: 0; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QDateEdit[invalid="true"] {{
    border: 1px solid {error.color}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled,
QDoubleSpinBox:disabled {{
    color: {theme.secondary}; background: {theme.panel}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox QAbstractItemView {{ background: {theme.paper}; border: 1px solid {theme.hairline};
    selection-background-color: {theme.selection}; selection-color: {theme.ink}; outline: 0; padding: 2px; }}
QCheckBox, QRadioButton {{ spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {theme.accent}; }}

QTreeView, QListView, QTableView, QAbstractScrollArea {{ border: none; }}
QPlainTextEdit, QTextEdit {{ border: 1px solid {theme.hairline}; }}
QTreeView, QListView {{ background: transparent; outline: 0; }}
QListView[look="paper"] {{ background: {theme.paper}; }}
QTreeView::item, QListView::item {{ padding: 3px 2px; border: 1px solid transparent; }}
QTreeView::item:hover, QListView::item:hover {{ background: {theme.hover}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar {{ background: transparent; }}
QScrollBar:vertical {{ width: 10px; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.hairline}; border-radius: 4px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.secondary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableCornerButton::section {{ background: {theme.panel}; border: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {theme.hairline}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QHeaderView::section {{ background: {theme.panel}; color: {theme.secondary}; border: none;
    border-bottom: 1px solid {theme.hairline}; padding: 4px 8px; }}
QProgressBar {{ background: {theme.hairline}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
QTabBar::tab {{ background: transparent; color: {theme.secondary}; padding: 6px 12px;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom: 2px solid {theme.accent}; }}
QTabBar::tab:focus {{ color: {theme.link}; }}
QTabBar QToolButton {{ background: {theme.panel}; padding: 0; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.hairline}; }}
QStatusBar {{ background: {theme.panel}; border-top: 1px solid {theme.hairline}; }}
QStatusBar::item {{ border: none; }}
QDockWidget {{ background: {theme.panel}; }}
QFrame[look="panel"] {{ background: {theme.panel}; }}
QFrame[look="paper"] {{ background: {theme.paper}; }}
QFrame[look="card"] {{ background: {theme.field}; border: 1px solid {theme.hairline}; border-radius: 6px; }}
QFrame[look="popup"] {{ background: {theme.paper}; border: 1px solid {theme.hairline}; border-radius: 8px; }}
QFrame[look="notice"] {{ background: {theme.panel}; border: 1px solid {theme.secondary};
    border-radius: 8px; }}
QFrame[look="flyout"] {{ background: {theme.panel}; border-left: 1px solid {theme.hairline}; }}
QPushButton[look="answer"] {{ text-align: left; color: {theme.secondary}; padding: 6px 10px;
    border-radius: 6px; }}
QPushButton[look="answer"]:hover {{ background: {theme.field}; border: 1px solid {theme.secondary}; }}
QLabel[look="keys"] {{ color: {theme.secondary}; border: 1px solid {theme.hairline}; border-radius: 4px;
    padding: 1px 6px; font-size: 8pt; }}
QWidget[look="bar"] {{ background: {theme.panel}; border-bottom: 1px solid {theme.hairline}; }}
QFrame[look="hairline"] {{ background: {theme.hairline}; border: none; max-height: 1px; min-height: 1px; }}
"""


def _marks_sheet(theme: Theme) -> str:
    """What one ticks and unfolds: Fusion's own marks fade on the dark panel."""

    def mark(name: str) -> str:
        file = folder("resources") / "icons" / "marks" / f"{name}-{'dark' if theme is DARK else 'light'}.svg"
        return f'image: url("{file.as_posix()}");'

    box = "QCheckBox::indicator", "QTreeView::indicator", "QListView::indicator", "QTableView::indicator"
    boxes = ", ".join(box)
    checked = ", ".join(f"{each}:checked" for each in (*box, "QRadioButton::indicator"))
    partly = ", ".join(f"{each}:indeterminate" for each in box)
    faint = ", ".join(f"{each}:disabled" for each in (*box, "QRadioButton::indicator"))
    filled = f"background: {theme.accent}; border: 1px solid {theme.accent};"
    steps = "QSpinBox::{0}-button, QDoubleSpinBox::{0}-button, QDateEdit::{0}-button"
    arrows = "QSpinBox::{0}-arrow, QDoubleSpinBox::{0}-arrow, QDateEdit::{0}-arrow"
    return f"""
{boxes}, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {theme.secondary}; background: {theme.field}; }}
{boxes} {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
{checked} {{ {filled} }}
{boxes.replace("::indicator", "::indicator:checked")} {{ {mark("check")} }}
{partly} {{ {filled} {mark("dash")} }}
QRadioButton::indicator:checked {{ {mark("dot")} }}
{faint} {{ border: 1px solid {theme.hairline}; background: {theme.panel}; }}
{faint.replace(":disabled", ":disabled:checked")} {{ background: {theme.hairline}; }}
QMenu::indicator {{ width: 16px; height: 16px; padding-left: 6px; }}
QMenu::indicator:checked {{ {mark("tick")} }}
QMenu::right-arrow {{ width: 14px; height: 14px; {mark("right")} }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ width: 14px; height: 14px; {mark("down")} }}
{steps.format("up")}, {steps.format("down")} {{ border: none; background: transparent; width: 18px; }}
{arrows.format("up")} {{ width: 12px; height: 12px; {mark("up")} }}
{arrows.format("down")} {{ width: 12px; height: 12px; {mark("down")} }}
QDateEdit::drop-down {{ border: none; background: transparent; width: 20px; }}
QTreeView::branch {{ background: transparent; border-image: none; image: none; }}
QTreeView::branch:has-children:closed {{ {mark("right")} }}
QTreeView::branch:has-children:open {{ {mark("down")} }}
"""
