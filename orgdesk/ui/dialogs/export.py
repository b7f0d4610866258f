"""Hand over the authority matrix as a workbook, or a blank form: choose, see the first page, write."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSize, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgdesk.analysis.engine import Verdict
from orgdesk.editing.rows import counted
from orgdesk.exchange.excel.layout import Content, content, of_agency
from orgdesk.exchange.excel.save import ExportError
from orgdesk.exchange.excel.workbook import check_size, write_workbook
from orgdesk.exchange.summary import severity_words
from orgdesk.organization.bilingual import Text
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.export_choices import ExportChoicesPanel
from orgdesk.ui.dialogs.preview import MatrixPreview
from orgdesk.ui.notice import Notice
from orgdesk.ui.progress import PATIENCE, Cancelled, Progress, in_background
from orgdesk.ui.remembered import recall, remember

_FOLDER = "export/folder"
_OPEN = "export/open"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_UNTITLED = Text("Matriks kewenangan", "Authority matrix")
_FORM = Text("Formulir", "Form")
_CHOICES = 320
"""Pixels that the choices take."""
_SIZE = QSize(1120, 640)
"""Fits on a screen of 1366 by 768; a larger one shows a larger page."""


class ExportDialog(QDialog):
    """The choices at the left, the first page of the matrix at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, form: bool = False) -> None:
        """`form`: a blank form is wanted rather than the matrix."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._refusal: Text | None = None
        self.panel = ExportChoicesPanel(desk, form=form)
        self.path = QLineEdit(str(_suggested(desk, form)))
        self._suggestion = self.path.text()
        self.browse, self.export_button, self._cancel = QPushButton(), QPushButton(), QPushButton()
        self.open_after = QCheckBox()
        self.open_after.setChecked(recall(_OPEN, True))
        self.error = QLabel(wordWrap=True)
        self.error.setProperty("look", "refusal")
        self.numbers = QLabel()
        self.numbers.setProperty("look", "secondary")
        self.preview = MatrixPreview(desk)
        self._heads = [QLabel() for _ in range(2)]
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._show_preview)
        self.panel.changed.connect(self._soon.start)
        self.panel.form.toggled.connect(self._suggest_again)
        self.path.textEdited.connect(lambda: self._refuse(None))
        self.browse.clicked.connect(self._browse)
        self.export_button.clicked.connect(self._export)
        self._cancel.clicked.connect(self.reject)
        self.retranslate()
        self._show_preview()
        self.export_button.setFocus()

    def _lay_out(self) -> None:
        for head in self._heads:
            head.setProperty("look", "heading")
        self.panel.setFixedWidth(_CHOICES)
        page = QVBoxLayout()
        page.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self._heads[0])
        line.addStretch()
        line.addWidget(self.numbers)
        page.addLayout(line)
        page.addWidget(self.preview, 1)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self._heads[1])
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_after)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.export_button)
        self.export_button.setDefault(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 20, 20, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.panel, 0, 0)
        grid.addLayout(page, 0, 1)
        grid.addLayout(file, 1, 0, 1, 2)
        grid.addWidget(self.error, 2, 0, 1, 2)
        grid.addLayout(buttons, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        screen = self.screen().availableSize()
        self.resize(_SIZE.expandedTo(QSize(screen.width() * 18 // 25, screen.height() * 4 // 5)))

    def _entitle(self) -> None:
        is_form = self.panel.is_form
        self.setWindowTitle(self.tr("Blank form for a workshop") if is_form else self.tr("Export to Excel"))

    def _suggest_again(self) -> None:
        """Another name for a form, unless somebody has written one."""
        self._entitle()
        if self.path.text() == self._suggestion:
            self._suggestion = str(_suggested(self._desk, self.panel.is_form))
            self.path.setText(self._suggestion)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to Excel"), self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Excel workbooks (*.xlsx)"))
        dialog.setDefaultSuffix("xlsx")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # asked when it is written
        if dialog.exec() and dialog.selectedFiles():
            self.path.setText(dialog.selectedFiles()[0])
            self._refuse(None)

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        self._entitle()
        self.panel.retranslate()
        for label, words in zip(self._heads, (self.tr("First page"), self.tr("File")), strict=True):
            label.setText(words)
        self.path.setAccessibleName(self.tr("File"))
        self.browse.setText(self.tr("Browse…"))
        self.open_after.setText(self.tr("Open it afterwards"))
        self._cancel.setText(self.tr("Cancel"))
        self.export_button.setText(self.tr("Export"))
        self.preview.setAccessibleName(self.tr("First page"))
        if self._refusal is not None:
            self.error.setText(self._desk.say(self._refusal))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refuse(self, sentence: Text | None) -> None:
        self._refusal = sentence
        self.error.setText(self._desk.say(sentence) if sentence is not None else "")
        self.error.setVisible(sentence is not None)

    def _show_preview(self) -> None:
        if not self._desk.is_open:  # closed while the timer ran
            return
        choices, nothing, is_form = self.panel.choices, self.panel.is_empty, self.panel.is_form
        shown = content(self._desk.organization, Verdict((), ()), choices, dt.date.today())
        self._refuse(None)
        try:
            check_size(shown)
        except ExportError as error:
            self._refuse(error.sentence)
        self.export_button.setEnabled(self._refusal is None and not nothing)
        first = shown
        if choices.sheet_per_agency and not is_form and shown.groups:
            first = of_agency(shown, shown.groups[0][0])
        self.preview.show_content(first if self.export_button.isEnabled() else None, blank=is_form)
        if nothing:
            self.numbers.setText(self.tr("Choose at least one agency and one function."))
            return
        parts = [self._desk.say(_form_size(shown) if is_form else shown.size)]
        if choices.findings and choices.agencies is None and choices.functions is None:
            counts = self._desk.findings.counts
            parts += [self._desk.say(severity_words(severity, n)) for severity, n in counts.items() if n]
        self.numbers.setText(" · ".join(parts))

    # -- writing ---------------------------------------------------------------------------------

    def _export(self) -> None:
        path = Path(self.path.text().strip()).expanduser()
        if not path.name:
            self._refuse(_NO_NAME)
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(f"{path.name}.xlsx")
        if path.is_file() and not self._may_replace(path):
            return
        self._refuse(None)
        try:
            if self.panel.choices.findings and not self._settled():
                return
            in_background(self, self.tr("Writing {name}…").format(name=path.name), self._work(path))
        except Cancelled:
            return
        except ExportError as error:
            self._refuse(error.sentence)
            return
        remember(_FOLDER, str(path.parent))
        remember(_OPEN, self.open_after.isChecked())
        self.panel.remember()
        self.accept()
        self._tell(path)

    def _work(self, path: Path) -> Callable[[Progress], None]:
        """The job, over a snapshot."""
        organization, verdict = self._desk.organization.copy(), self._desk.document.engine.verdict()
        choices, is_form, today = self.panel.choices, self.panel.is_form, dt.date.today()

        def work(progress: Progress) -> None:
            if is_form:
                from orgdesk.exchange.excel.form import write_form

                write_form(organization, path, choices, today, progress.at)
            else:
                write_workbook(organization, verdict, path, choices, today, progress.at)

        return work

    def _settled(self) -> bool:
        """Wait until all findings are right; False where somebody did not want to wait."""
        total = self._desk.document.engine.pending
        if not total:
            return True
        loop = QEventLoop()
        dialog = QProgressDialog(self.tr("Checking the model…"), self.tr("Cancel"), 0, total, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(PATIENCE)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)

        def told(pending: int) -> None:
            dialog.setValue(max(0, total - pending))
            if not pending:
                loop.quit()

        self._desk.checking.connect(told)
        dialog.canceled.connect(loop.quit)
        loop.exec()
        self._desk.checking.disconnect(told)
        dialog.hide()
        dialog.deleteLater()
        return not self._desk.document.engine.pending

    def _may_replace(self, path: Path) -> bool:
        question = QMessageBox(self)
        question.setWindowTitle(self.tr("Export to Excel"))
        question.setText(self.tr("{name} exists already.").format(name=path.name))
        question.setInformativeText(self.tr("What stands in it will be replaced."))
        replace = question.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.exec()
        return question.clickedButton() is replace

    def _tell(self, path: Path) -> None:
        """Say that it is done, on the notice of the window, and open the file if that is wished."""
        above = self.parentWidget()
        notice = above.window().findChild(Notice) if above is not None else None
        if isinstance(notice, Notice):
            notice.tell(
                self.tr("{name} is written.").format(name=path.name),
                [
                    (self.tr("Open"), lambda: _open(path)),
                    (self.tr("Show in folder"), lambda: _open(path.parent)),
                ],
            )
        if self.open_after.isChecked():
            _open(path)


def _form_size(shown: Content) -> Text:
    work = sum(function.is_work for function in shown.functions)
    return counted({"function": work, "unit": len(shown.units)})


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _suggested(desk: Desk, form: bool) -> Path:
    """Where it was written last, else beside the file; named after the project and the day."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    own = desk.document.path
    folder = Path(recall(_FOLDER, str(own.parent) if own is not None else documents))
    name = desk.organization.project.name or desk.say(_UNTITLED)
    if form:
        name = f"{desk.say(_FORM)} {name}"
    clean = _NOT_IN_NAMES.sub(" ", name).strip(" .")[:80]
    return folder / f"{clean} {dt.date.today().isoformat()}.xlsx"


_NO_NAME = Text("Isilah nama berkas untuk buku kerja itu.", "Name a file for the workbook.")
