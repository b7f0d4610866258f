"""LEA003 A chain of single subordinates."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import combined
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import BESIDE_THE_LINE, Level, Unit, UnitKind


def _combined(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The one below goes into the one above, with all that it has and does."""
    unit, (child,) = finding.subject[1], finding.units
    label = Text("Gabungkan {child} ke {unit}", "Combine {child} into {unit}").format(
        child=short(organization.units[child]), unit=short(organization.units[unit])
    )
    yield change(label, combined(organization, child, into=unit))


@rule(
    "LEA003",
    Severity.WARNING,
    principle="lean",
    title=Text("Rantai bawahan tunggal", "Single-child chain"),
    message=Text(
        "{subject} hanya membawahi satu unit ({units}).",
        "{subject} has only one unit below it ({units}).",
    ),
    why=Text(
        "Atasan dengan satu bawahan adalah lapis yang tidak membagi pekerjaan.",
        "A superior with one subordinate is a layer that divides no work.",
    ),
    advice=Text("Gabungkan keduanya.", "Combine the two."),
    ways="C",
    needs={"subordinates_of_unit": 1},
    sources=(GUIDE,),
    fix=_combined,
    bad=Miniature(
        Text("Bidang dengan satu seksi.", "A division with one section."), line="K > B1 B2 B3; B1 > S1"
    ),
    good=(
        Miniature(Text("Bidang dengan tiga seksi.", "A division with three sections."), line="B1 > S1 S2 S3"),
        Miniature(
            Text("UPT di tingkat lain.", "A technical unit on another level."),
            line="B1 > U1",
            fields={"U1": {"unit_kind": UnitKind.TECHNICAL_UNIT}},
        ),
        Miniature(
            Text("Titik layanan di bawah pusat layanan.", "A service point below a service centre."),
            line="P > R1",
            fields={"P": {"level": Level.SERVICE_CENTRE}, "R1": {"level": Level.SERVICE_POINT}},
        ),
    ),
)
def single_child(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: exactly one unit answers to it inside the agency and on its own level."""
    reports = read.reports(unit)
    if len(reports) == 1:
        ((child, place),) = reports.items()
        if place.unit_kind not in BESIDE_THE_LINE and place.level in (unit.level, None):
            yield Found(units=(child,))
