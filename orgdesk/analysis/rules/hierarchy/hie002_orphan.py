"""HIE002 A unit without superior."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import attached
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Unit

_FOR_INSTANCE = Text(", misalnya {it}", ", for instance {it}")


def _under_the_head(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    unit = finding.subject[1]
    phrase = finding.values["head"]
    assert isinstance(phrase, Phrase)
    (head,) = phrase.ids
    label = Text("Letakkan {unit} di bawah {head}", "Place {unit} under {head}").format(
        unit=short(organization.units[unit]), head=short(organization.units[head])
    )
    yield change(label, attached(unit, head))


@rule(
    "HIE002",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Unit tanpa atasan", "Orphan unit"),
    message=Text(
        "{subject} tidak memiliki atasan, padahal bukan pimpinan instansinya.",
        "{subject} has no superior, though it does not head its agency.",
    ),
    why=Text(
        "Unit tanpa atasan tidak bertanggung jawab kepada siapa pun.",
        "A unit without superior answers to nobody.",
    ),
    advice=Text("Tetapkan atasan langsungnya{head}.", "Name its line superior{head}."),
    ways="+C",
    fix=_under_the_head,
    sources=(GUIDE, Source("PP 18/2016 Ps.2: tata kerja yang jelas")),
    bad=Miniature(
        Text("Seksi tergantung di luar bagan.", "A section hangs outside the chart."),
        line="DKK > SEKR SDK; SX > SY",
    ),
    good=(
        Miniature(
            Text("Hanya kepala yang tanpa atasan.", "Only the head has no superior."), line="DKK > SEKR SDK"
        ),
        Miniature(
            Text(
                "Mitra di luar pemerintah tidak punya garis komando.", "Partners stand in no line of command."
            ),
            matrix="""
                             | KLINIK1 | KLINIK2
                Rawat jalan  | PL      | PL
            """,
            agencies="Klinik (private): KLINIK1 KLINIK2",
        ),
        Miniature(
            Text("Atasan di instansi lain.", "The superior is in another agency."),
            line="BUP > DKK; DKK > SEKR",
            agencies="Bupati (regional_head): BUP; Dinas: DKK SEKR",
        ),
    ),
)
def orphan(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit of government without line superior that is not the root of its agency."""
    if read.superiors(unit.id):
        return
    head = read.root_of(unit.agency)
    if head not in (None, unit.id) and read.agency(unit.agency).agency_kind not in OUTSIDE_GOVERNMENT:
        yield Found(units=(unit.id,), values={"head": Phrase(_FOR_INSTANCE, (str(head),))})
