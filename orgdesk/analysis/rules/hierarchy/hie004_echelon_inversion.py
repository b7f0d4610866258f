"""HIE004 A unit below one that does not outrank it."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import command, under
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Echelon, Unit

_RANK = {echelon: rank for rank, echelon in enumerate(Echelon)}


def _beside(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Beside its superior instead of below it, where the next one above outranks both."""
    units = organization.units
    unit = units[finding.subject[1]]
    superiors = [s for s in finding.units if s != unit.id]
    if len(superiors) != 1:
        return
    above = list(command(organization, superiors[0]))
    if len(above) == 1 and above[0] != unit.id and not _inverted(unit, units[above[0]]):
        label = Text(
            "Letakkan {unit} sejajar {superior}, di bawah {above}",
            "Place {unit} beside {superior}, under {above}",
        ).format(unit=short(unit), superior=short(units[superiors[0]]), above=short(units[above[0]]))
        yield change(label, under(organization, unit.id, superiors[0], above[0]))


@rule(
    "HIE004",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Jenjang terbalik", "Echelon inversion"),
    message=Text(
        "{subject} (eselon {echelon}) berada di bawah {superiors}, padahal eselonnya tidak lebih rendah.",
        "{subject} (echelon {echelon}) stands below {superiors}, though it does not rank lower.",
    ),
    why=Text(
        "Atasan yang tidak lebih tinggi sulit memerintah dan menilai bawahannya.",
        "A superior who does not rank higher can hardly direct and appraise those below.",
    ),
    advice=Text(
        "Alihkan unit ini ke atasan yang lebih tinggi, atau perbaiki eselonnya.",
        "Reassign the unit to a higher superior, or correct its echelon.",
    ),
    ways="RS",
    needs={"superiors_of_unit": 1},
    sources=(GUIDE, Source("PP 18/2016 Ps.95: eselon jabatan pada perangkat daerah")),
    fix=_beside,
    bad=(
        Miniature(
            Text("Kepala bidang IIIa di bawah sekretaris IIIb.", "A division head IIIa below a IIIb."),
            line="K > S; S > B",
            fields={
                "K": {"echelon": Echelon.IIB},
                "S": {"echelon": Echelon.IIIB},
                "B": {"echelon": Echelon.IIIA},
            },
        ),
        Miniature(
            Text("Seksi di bawah seksi.", "A section below a section."),
            line="B > S1; S1 > S2",
            fields={"S1": {"echelon": Echelon.IVA}, "S2": {"echelon": Echelon.IVA}},
        ),
    ),
    good=(
        Miniature(
            Text("Tiap tingkat lebih rendah.", "Each level ranks lower."),
            line="K > SEKR B; B > S",
            fields={
                "K": {"echelon": Echelon.IIB},
                "SEKR": {"echelon": Echelon.IIIA},
                "B": {"echelon": Echelon.IIIB},
                "S": {"echelon": Echelon.IVA},
            },
        ),
        Miniature(
            Text("Kepala UPTD tanpa eselon.", "A technical unit whose head has no echelon."),
            line="B > U; U > S",
            fields={"B": {"echelon": Echelon.IIIB}, "S": {"echelon": Echelon.IVB}},
        ),
        Miniature(
            Text("Pembinaan oleh yang setingkat.", "Guidance by an equal."),
            line="K > B1 B2",
            dotted="B1 > B2",
            fields={"B1": {"echelon": Echelon.IIIB}, "B2": {"echelon": Echelon.IIIB}},
        ),
    ),
)
def echelon_inversion(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit with an echelon: line superiors whose echelon is the same or lower. Silent where one of the
    two has none, as functional heads have not."""
    if unit.echelon is None:
        return
    superiors = set(read.superiors(unit.id)) - {unit.id}
    inverted = sorted(s for s in superiors if _inverted(unit, read.unit(s)))
    if inverted:
        yield Found(
            units=(unit.id, *inverted),
            values={"echelon": unit.echelon.value, "superiors": named(*inverted)},
        )


def _inverted(unit: Unit, superior: Unit) -> bool:
    if unit.echelon is None or superior.echelon is None:
        return False
    return _RANK[unit.echelon] <= _RANK[superior.echelon]
