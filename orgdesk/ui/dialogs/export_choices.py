"""What can be chosen about a workbook before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgdesk.exchange.excel.choices import ExportChoices
from orgdesk.exchange.excel.layout import agency_groups
from orgdesk.organization.bilingual import Language
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.ui.desk import Desk
from orgdesk.ui.dialogs.picker import Choice, Picker
from orgdesk.ui.matrix.words import label
from orgdesk.ui.remembered import recall, remember

_LANGUAGE, _WORDS = "export/language", "export/words"
_OPTIONS = ("findings", "comments", "sheet_per_agency", "lists", "validation", "guide")
"""Fields of ExportChoices with a box of their own, in the order in which they stand."""


class ExportChoicesPanel(QWidget):
    """What to make, in which language, of which rows, with what in it. The choices are remembered, but for
    the rows: what was left out once should not be missing unnoticed."""

    changed = Signal()

    def __init__(self, desk: Desk, *, form: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.matrix, self.form = QRadioButton(), QRadioButton()
        (self.form if form else self.matrix).setChecked(True)
        self.language_buttons: dict[Language, QRadioButton] = {
            "id": QRadioButton("Bahasa Indonesia"),
            "en": QRadioButton("English"),
        }
        last = recall(_LANGUAGE, desk.language)
        self.language_buttons["en" if last == "en" else "id"].setChecked(True)
        self.agencies = Picker(_agencies(desk.organization))
        self.functions = Picker(_functions(desk.organization, None))
        self.codes, self.words = QRadioButton(), QRadioButton()
        (self.words if recall(_WORDS, False) else self.codes).setChecked(True)
        every = ExportChoices(language="id")
        self.options = {name: QCheckBox() for name in _OPTIONS}
        for name, box in self.options.items():
            box.setChecked(recall(f"export/{name}", bool(getattr(every, name))))
        self._heads = [QLabel() for _ in range(4)]
        self.tabs = QTabWidget()
        self._lay_out()
        for picker in (self.agencies, self.functions):
            picker.changed.connect(self.changed)
        for button in (self.form, self.words, self.language_buttons["en"], *self.options.values()):
            button.toggled.connect(self._toggled)
        self._toggled()

    def _lay_out(self) -> None:
        for head in self._heads:
            head.setProperty("look", "heading")
        inside, self._also = QWidget(), QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heads[2])
        column.addLayout(_in_a_line(self, self.codes, self.words))
        column.addWidget(self._also)
        column.addStretch(1)
        also = QVBoxLayout(self._also)
        also.setContentsMargins(0, 8, 0, 0)
        also.setSpacing(8)
        also.addWidget(self._heads[3])
        for name, box in self.options.items():
            line = QHBoxLayout()
            line.addSpacing(22 if name == "comments" else 0)  # it is about the findings above it
            line.addWidget(box)
            also.addLayout(line)
        for page in (self.agencies, self.functions, inside):
            self.tabs.addTab(page, "")
        choices = QVBoxLayout(self)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(6)
        choices.addWidget(self._heads[0])
        group = QButtonGroup(self)
        for button in (self.matrix, self.form):
            group.addButton(button)
            choices.addWidget(button)
        choices.addSpacing(8)
        choices.addWidget(self._heads[1])
        choices.addLayout(_in_a_line(self, *self.language_buttons.values()))
        choices.addSpacing(8)
        choices.addWidget(self.tabs, 1)

    def retranslate(self) -> None:
        """Have all words in the language of the window."""
        heads = (self.tr("What to make"), self.tr("Language"), self.tr("In the cells"), self.tr("Also"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        self.matrix.setText(self.tr("Authority matrix"))
        self.form.setText(self.tr("Blank form for a workshop"))
        self.form.setToolTip(
            self.tr("Functions down, units across, nothing filled in. It imports back with who filled it in.")
        )
        for n, words in enumerate((self.tr("Agencies"), self.tr("Functions"), self.tr("Content"))):
            self.tabs.setTabText(n, words)
        self.agencies.say(self.tr("All agencies"), self.tr("Agencies"))
        self.functions.say(self.tr("All functions"), self.tr("Functions"))
        self.codes.setText(self.tr("Role codes"))
        self.words.setText(self.tr("Names of roles"))
        says = {
            "findings": (
                self.tr("Findings"),
                self.tr("Marked in the matrix and listed on sheets of their own."),
            ),
            "comments": (
                self.tr("Comments on the cells"),
                self.tr("Cells that take part in a finding say so when one points at them."),
            ),
            "sheet_per_agency": (
                self.tr("A sheet for each agency"),
                self.tr("The matrix of each agency stands on a sheet of its own."),
            ),
            "lists": (
                self.tr("Sheets of functions and units"),
                self.tr("With all that can be edited of them; they can be imported again."),
            ),
            "validation": (
                self.tr("Lists to choose from"),
                self.tr("The cells take roles only, so that nobody types what cannot be read."),
            ),
            "guide": (self.tr("How to fill it in"), self.tr("A sheet explains the others.")),
        }
        for name, (words, tip) in says.items():
            self.options[name].setText(words)
            self.options[name].setToolTip(tip)

    def _toggled(self) -> None:
        form = self.form.isChecked()
        self._also.setVisible(not form)
        self.options["comments"].setEnabled(self.options["findings"].isChecked())
        self.changed.emit()

    # -- what is chosen --------------------------------------------------------------------------

    @property
    def is_form(self) -> bool:
        """Whether a blank form is wanted."""
        return self.form.isChecked()

    @property
    def is_empty(self) -> bool:
        """Whether no agency or no function is chosen."""
        return any(
            chosen is not None and not chosen for chosen in (self.agencies.chosen, self.functions.chosen)
        )

    @property
    def choices(self) -> ExportChoices:
        """All that is chosen. A blank form has no findings in it."""
        on = {name: box.isChecked() and box.isEnabled() for name, box in self.options.items()}
        on["findings"] = on["findings"] and not self.is_form
        return ExportChoices(
            language="id" if self.language_buttons["id"].isChecked() else "en",
            agencies=self.agencies.chosen,
            functions=self.functions.chosen,
            words=self.words.isChecked(),
            findings=on["findings"],
            comments=on["comments"],
            sheet_per_agency=on["sheet_per_agency"],
            lists=on["lists"],
            validation=on["validation"],
            guide=on["guide"],
        )

    def remember(self) -> None:
        """Offer the same the next time."""
        choices = self.choices
        remember(_LANGUAGE, choices.language)
        remember(_WORDS, choices.words)
        for name, box in self.options.items():
            remember(f"export/{name}", box.isChecked())


def _in_a_line(owner: QWidget, *buttons: QRadioButton) -> QHBoxLayout:
    """Buttons of which one is on, beside each other."""
    group = QButtonGroup(owner)
    line = QHBoxLayout()
    line.setSpacing(16)
    for button in buttons:
        group.addButton(button)
        line.addWidget(button)
    line.addStretch(1)
    return line


def _agencies(organization: Organization) -> Iterator[Choice]:
    for agency, units in agency_groups(organization):
        yield Choice(agency.id, f"{agency.short_name or agency.name} ({len(units)})", agency.name)


def _functions(organization: Organization, parent: Function | None) -> Iterator[Choice]:
    """Missions and goals, and the functions that stand directly below them or at the top."""
    for row in organization.subfunctions(None if parent is None else parent.id):
        below = () if row.is_work else tuple(_functions(organization, row))
        yield Choice(row.id, label(row), below=below)
