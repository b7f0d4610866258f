"""HIE002 A unit without superior."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Unit


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
    advice=Text("Tetapkan atasan langsungnya.", "Name its line superior."),
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
            Text("Atasan di instansi lain.", "The superior is in another agency."),
            line="BUP > DKK; DKK > SEKR",
            agencies="Bupati (regional_head): BUP; Dinas: DKK SEKR",
        ),
    ),
)
def orphan(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit without line superior that is not the root of its agency."""
    if not read.superiors(unit.id) and read.root_of(unit.agency) != unit.id:
        yield Found(units=(unit.id,))
