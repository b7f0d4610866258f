"""HIE003 Two line superiors."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import command, dotted
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Unit


def _one_kept(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """One superior stays, the others guide; those of the unit's own agency come first."""
    units = organization.units
    unit = units[finding.subject[1]]
    superiors = list(command(organization, unit.id))
    for keep in sorted(
        (units[s] for s in superiors if s != unit.id),
        key=lambda s: (s.agency != unit.agency, s.order, s.id),
    ):
        label = Text(
            "Pertahankan {keep} sebagai atasan {unit}; yang lain menjadi pembina",
            "Keep {keep} above {unit}; the others guide",
        ).format(keep=short(keep), unit=short(unit))
        others = [row for s in superiors if s != keep.id for row in dotted(organization, unit.id, s)]
        yield change(label, others)


@rule(
    "HIE003",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Dua atasan", "Two superiors"),
    message=Text(
        "{subject} memiliki lebih dari satu atasan langsung ({superiors}).",
        "{subject} has more than one line superior ({superiors}).",
    ),
    why=Text(
        "Perintah yang berbeda dari dua atasan tidak dapat ditaati keduanya; kesatuan komando hilang.",
        "Contrary orders of two superiors cannot both be obeyed; unity of command is lost.",
    ),
    advice=Text(
        "Pertahankan satu garis komando; jadikan yang lain garis pembinaan (putus-putus).",
        "Keep one line of command; make the other a dotted line.",
    ),
    ways="RS",
    needs={"superiors_of_unit": 2},
    fix=_one_kept,
    sources=(GUIDE, Source("PP 18/2016 Ps.2: tata kerja yang jelas")),
    bad=Miniature(
        Text("Satu seksi di bawah dua bidang.", "One section below two divisions."), line="B1 > S; B2 > S"
    ),
    good=Miniature(
        Text("Satu atasan, satu pembina teknis.", "One superior, one technical guide."),
        line="B1 > S",
        dotted="B2 > S",
    ),
)
def two_superiors(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit with more than one line superior; dotted lines do not count."""
    superiors = sorted(set(read.superiors(unit.id)))
    if len(superiors) > 1:
        yield Found(units=(unit.id, *superiors), values={"superiors": named(*superiors)})
