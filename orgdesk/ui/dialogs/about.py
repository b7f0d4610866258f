"""What OrgDesk is, which version, on what it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesk import __version__
from orgdesk.reference.shipped import folder
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.versions import versions, versions_text
from orgdesk.ui.icons import icon
from orgdesk.ui.style import font


class AboutDialog(QDialog):
    """Name, version, purpose, licence, versions of what it is built on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        logo = QLabel()
        drawing = QIcon(str(folder("resources") / "icons" / "orgdesk.svg"))
        logo.setPixmap(drawing.pixmap(QSize(64, 64), self.devicePixelRatioF()))
        name = QLabel("OrgDesk")
        name.setFont(font(5, weight=QFont.Weight.DemiBold))
        self._version = QLabel()
        self._purpose = QLabel(wordWrap=True)
        self._licence = QLabel(wordWrap=True)
        for label in (self._version, self._licence):
            label.setProperty("look", "secondary")
        details = QFormLayout()
        details.setHorizontalSpacing(24)
        details.setVerticalSpacing(4)
        for what, number in versions()[1:]:
            head, value = QLabel(what), QLabel(number)
            head.setProperty("look", "secondary")
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            details.addRow(head, value)
        self.copy_button, self._close = QPushButton(), QPushButton()
        self.copy_button.clicked.connect(self._copy)
        self._close.clicked.connect(self.accept)
        self.copy_button.setAutoDefault(False)
        self._close.setDefault(True)
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(name)
        title.addWidget(self._version)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(logo)
        top.addLayout(title)
        top.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._purpose)
        column.addLayout(details)
        column.addWidget(self._licence)
        column.addLayout(buttons)
        self.setFixedWidth(440)
        desk.theme_changed.connect(self._tint)
        self.retranslate()
        self._tint()
        self._close.setFocus()

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self.setWindowTitle(self.tr("About OrgDesk"))
        self._version.setText(self.tr("Version {version}").format(version=__version__))
        self._purpose.setText(
            self.tr(
                "Model an agency, see who answers for what, find overlaps, gaps and conflicts of roles while "
                "you type, and hand over the authority matrix."
            )
        )
        self._licence.setText(
            self.tr("Free software under the MIT licence. Built with Qt, which is under the LGPL.")
        )
        self.copy_button.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tint(self) -> None:
        self.copy_button.setIcon(icon("copy", self._desk.theme))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions_text())
