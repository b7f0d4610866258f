"""How much a finding matters. A module of its own: colours and icons know severities, but no rules."""

from __future__ import annotations

from enum import StrEnum

from orgdesk.organization.bilingual import Text


class Severity(StrEnum):
    """How much it matters: error must be fixed, warning should be, advice may be."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for error, 2 for advice: sorts the worst first."""
        return list(Severity).index(self)

    def milder(self) -> Severity:
        """One step down; advice stays advice."""
        return list(Severity)[min(self.rank + 1, 2)]


SEVERITY_NAMES: dict[Severity, Text] = {
    Severity.ERROR: Text("kesalahan", "error"),
    Severity.WARNING: Text("peringatan", "warning"),
    Severity.ADVICE: Text("saran", "advice"),
}
