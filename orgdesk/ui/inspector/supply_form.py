"""The form of supplies: from whom to whom, for what, and in how many days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.facts import delivered_by, slack
from orgdesk.ui.fields.candidates import (
    candidate_of,
    functions,
    partners,
    resources,
    services,
    units,
)
from orgdesk.ui.fields.choices import YesNoField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.labelled import Fields
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.rows import presented
from orgdesk.ui.inspector.children import secondary
from orgdesk.ui.inspector.form import Property, RowsForm, Section
from orgdesk.ui.language import number_words


@dataclass(frozen=True, slots=True)
class _Source(Property):
    """Who delivers: two fields of the row, of which one is filled."""

    def read(self, row: Any) -> Any:
        return ("unit", row.source) if row.source is not None else ("agency", row.partner)

    def written(self, row: Any, value: Any) -> Any:
        return replace(row, **delivered_by(value))


class SupplyForm(RowsForm):
    """One supply, or what several have in common."""

    kind = "supply"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._alternative = YesNoField(desk, self)
        self.add(_Source("source", RowField(desk, partners, self, optional=False), self._party))
        self.add(Property("recipient", RowField(desk, units, self, optional=False), presented(desk, "unit")))
        self.add(Property("what", TextField(desk, self)))
        self.add(Property("resource", RowField(desk, resources, self), presented(desk, "resource")))
        self.add(Property("function", RowField(desk, functions, self), presented(desk, "function")))
        self.add(Property("service", RowField(desk, services, self), presented(desk, "service")))
        times = Fields(self)
        for name in ("lead_time", "needed_within", "period", "buffer"):
            self.add(Property(name, NumberField(desk, self)), into=times)
        self.slack = secondary(self)
        more = Fields(self)
        self.add(Property("alternative", self._alternative), into=more)
        self.add(Property("note", NoteField(desk, self)), into=more, wide=True)
        self._times, self._more = times, more
        self._in_time = Section(desk, "supply-times", times, self)
        for part in (self.fields, self._in_time, self.slack, more):
            self.column.addWidget(part)
        self.retranslate()

    def refresh(self) -> None:
        """Read the rows again."""
        super().refresh()
        rows = self.rows
        spare = slack(rows[0]) if self.is_single and rows else None
        self.slack.setVisible(spare is not None)
        if spare is not None:
            days = number_words(abs(spare), self.desk.language)
            if spare < 0:
                words = self.tr("It comes {days} days after it is needed.")
            else:
                words = self.tr("Days to spare: {days}.")
            self.slack.setText(words.format(days=days))

    def watched(self) -> set[Token]:
        """The supplies, and for one whatever it names."""
        found = super().watched()
        for row in self.rows if self.is_single else ():
            named = (
                ("unit", row.source),
                ("unit", row.recipient),
                ("agency", row.partner),
                ("function", row.function),
                ("service", row.service),
            )
            found |= {(kind, id_) for kind, id_ in named if id_ is not None}
        return found

    def retranslate(self) -> None:
        """Have all words in the language of the desk."""
        self.fields.name(
            {
                "source": self.tr("From"),
                "recipient": self.tr("To"),
                "what": self.tr("What"),
                "resource": self.tr("Kind of resource"),
                "function": self.tr("For the function"),
                "service": self.tr("For the service"),
            }
        )
        self._times.name(
            {
                "lead_time": self.tr("Days from order to delivery"),
                "needed_within": self.tr("Needed within days"),
                "period": self.tr("Days between deliveries"),
                "buffer": self.tr("Days the stock lasts"),
            }
        )
        self._more.name({"alternative": self.tr("Where others fail"), "note": self.tr("Note")})
        self._alternative.set_words(self.tr("Stands in"))
        self._in_time.set_title(self.tr("In time"))
        if self.ids:
            self.refresh()

    def _party(self, value: Any) -> Any:
        kind, id_ = value
        found = candidate_of(self.organization, kind, id_)
        return replace(found, id=f"{kind}:{id_}")
