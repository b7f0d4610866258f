"""That a person holds a position, as it stands in the form of either."""

from __future__ import annotations

from orgdesk.organization.display import short
from orgdesk.ui.desk import Desk
from orgdesk.ui.fields.choices import YesNoField
from orgdesk.ui.fields.lines import DateField, NumberField
from orgdesk.ui.fields.link import Link
from orgdesk.ui.inspector.children import Child, beside, secondary


class HoldingLine(Child):
    """The other side as a link; acting or not, which part of the time, from when to when."""

    def __init__(self, desk: Desk, shows: str) -> None:
        """`shows` is "person" or "position": the side that the form is not about."""
        super().__init__(desk)
        self._shows = shows
        self.link = Link(desk)
        self.acting = YesNoField(desk)
        self.add("acting", self.acting)
        self.share = self.add("share", NumberField(desk, optional=False))
        self.share.setFixedWidth(56)
        self.share_words = secondary()
        self.share_words.setWordWrap(False)
        self.since = self.add("valid_from", DateField(desk))
        self.until = self.add("valid_until", DateField(desk))
        self.dash = secondary()
        self.dash.setText("\N{EN DASH}")
        self.parts.addWidget(beside((self.link, 1), (self.remove, 0)))
        self.parts.addWidget(beside((self.acting, 1), (self.share_words, 0), (self.share, 0)))
        self.parts.addWidget(beside((self.since, 1), (self.dash, 0), (self.until, 1)))

    def say(self) -> None:
        """Have all words that follow from the row in the language of the desk."""
        here = self.desk.organization
        if self._shows == "person":
            name = here.people[self.record.person].name
            self.link.lead(("person", self.record.person), name)
        else:
            position = here.positions[self.record.position]
            name = f"{position.title} ({short(here.units[position.unit])})"
            self.link.lead(("position", self.record.position), name)
        self.acting.set_words(self.tr("Acting"))
        self.share_words.setText(self.tr("share of time"))
        self.share.set_name(self.tr("Share of time: {name}").format(name=name))
        self.since.set_name(self.tr("From when: {name}").format(name=name))
        self.until.set_name(self.tr("Until when: {name}").format(name=name))
        self.set_remover(self.tr("Remove {name}").format(name=name))
