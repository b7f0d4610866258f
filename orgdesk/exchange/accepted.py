"""The list of accepted findings, for whoever has to answer for them: text, JSON, CSV and a sheet share it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Any

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import cases_of
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import SEVERITY_NAMES, Finding
from orgdesk.analysis.wording import message
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Acceptance

STATES: dict[str, Text] = {
    "holds": Text("berlaku", "in force"),
    "ended": Text("berakhir, temuan dihitung lagi", "ended, the finding counts again"),
    "solved": Text("temuan sudah tidak ada", "the finding no longer stands"),
}
"""What has become of an acceptance."""

WITHOUT_END = Text("tanpa batas", "without an end")


@dataclass(frozen=True, slots=True)
class Accepted:
    """An acceptance with what it is about; `finding` is None where nothing is left to accept."""

    acceptance: Acceptance
    state: str
    finding: Finding | None
    case: str
    """Key of the case of accepted findings that it belongs to; "" where it stands alone."""
    sentence: Text
    case_sentence: Text

    @property
    def rule(self) -> str:
        """The code of the rule."""
        return self.finding.rule if self.finding is not None else self.acceptance.id.partition(":")[0]


def accepted_list(engine: Engine, organization: Organization) -> list[Accepted]:
    """All acceptances: in force by case, the worst first; then those that ended or have nothing left."""
    verdict = engine.verdict()
    known = engine.findings
    standing = {finding.key: acceptance for finding, acceptance in verdict.accepted}
    listed: list[Accepted] = []
    for case in cases_of((finding for finding, _ in verdict.accepted), organization):
        several = len(case.members) > 1
        said = case_message(case, organization) if several else Text("", "")
        for finding in case.members:
            sentence = message(finding, organization)
            key = case.key if several else ""
            listed.append(Accepted(standing[finding.key], "holds", finding, key, sentence, said))
    for key, acceptance in sorted(organization.acceptances.items()):
        if key not in standing:
            found = known.get(key)
            sentence = message(found, organization) if found is not None else Text(key, key)
            state = "solved" if found is None else "ended"
            listed.append(Accepted(acceptance, state, found, "", sentence, Text("", "")))
    return listed


def accepted_json(engine: Engine, organization: Organization) -> dict[str, Any]:
    """`accepted`: a list, ready for json.dumps."""
    return {
        "accepted": [
            {
                "key": one.acceptance.id,
                "rule": one.rule,
                "severity": one.finding.severity.value if one.finding is not None else None,
                "message": {"id": one.sentence.id, "en": one.sentence.en},
                "case": one.case or None,
                "reason": one.acceptance.reason,
                "who": one.acceptance.who,
                "on": one.acceptance.on.isoformat(),
                "until": one.acceptance.until.isoformat() if one.acceptance.until else None,
                "state": one.state,
            }
            for one in accepted_list(engine, organization)
        ]
    }


def accepted_csv(engine: Engine, organization: Organization, language: Language) -> str:
    """A table with a head; what a spreadsheet would take for a formula begins with an apostrophe."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([text.in_(language) for text in _HEAD])
    for one in accepted_list(engine, organization):
        acceptance, severity = one.acceptance, one.finding.severity if one.finding is not None else None
        cells = (
            SEVERITY_NAMES[severity].in_(language) if severity is not None else "",
            one.rule,
            one.sentence.in_(language),
            one.case_sentence.in_(language),
            acceptance.reason,
            acceptance.who,
            acceptance.on.isoformat(),
            acceptance.until.isoformat() if acceptance.until else "",
            STATES[one.state].in_(language),
            acceptance.id,
        )
        table.writerow([f"'{cell}" if _is_formula(cell) else cell for cell in cells])
    return out.getvalue()


def _is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take it for one; some pass over blanks before it."""
    return cell.startswith(("\t", "\r")) or cell.lstrip().startswith(("=", "+", "-", "@"))


_HEAD = (
    Text("Tingkat", "Severity"),
    Text("Aturan", "Rule"),
    Text("Temuan", "Finding"),
    Text("Kasus", "Case"),
    Text("Alasan", "Reason"),
    Text("Diterima oleh", "Accepted by"),
    Text("Tanggal", "Date"),
    Text("Berlaku sampai", "Valid until"),
    Text("Keadaan", "State"),
    Text("Kunci", "Key"),
)
