"""AGR002 The officials do not agree who has another role."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.agreement.views import all_units, respondents, views
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
from orgdesk.reference.standard import DECISION_MAKER


@rule(
    "AGR002",
    Severity.ADVICE,
    principle="clear-roles",
    title=Text("Pejabat tidak sepakat siapa yang menjalankan peran", "Officials do not agree who has a role"),
    message=Text(
        "Tidak ada unit yang disebut semua {views} responden sebagai {role} dalam {subject}: {units}.",
        "No unit is named by all {views} respondents as {role} on {subject}: {units}.",
    ),
    why=Text(
        "Bila pejabat sendiri tidak tahu siapa mengerjakan apa, pekerjaan dikerjakan dua kali atau tidak "
        "sama sekali.",
        "Where the officials themselves do not know who does what, work is done twice or not at all.",
    ),
    advice=Text(
        "Bahas bersama para responden, lalu perbaiki uraian tugas unit-unit itu.",
        "Talk it over with the respondents, then mend the duties of these units.",
    ),
    ways="RL",
    sources=(GUIDE, Source("Perbandingan formulir antarresponden", "derived")),
    needs={"statements_on_function": 2},
    bad=Miniature(
        Text("Masing-masing menyebut pelaksana lain.", "Each names another executor."),
        statements="Ani: Imunisasi/PL/PKM; Budi: Imunisasi/PL/PUSTU",
    ),
    good=(
        Miniature(
            Text(
                "Keduanya menyebut Puskesmas; yang satu menyebut lebih.",
                "Both name the centre; one names more.",
            ),
            statements="Ani: Imunisasi/PL/PKM Imunisasi/PL/PUSTU; Budi: Imunisasi/PL/PKM",
        ),
        Miniature(
            Text("Tentang pengambil keputusan bicara AGR001.", "Of decision-makers AGR001 speaks."),
            statements="Ani: Imunisasi/KP/PKM; Budi: Imunisasi/KP/PUSTU",
        ),
    ),
)
def who_does_what(function: Function, read: Reader) -> Iterable[Found]:
    """Per function and role other than the decision-maker: two respondents or more name units for it, and no
    unit is named by all. Several may hold such a role, so naming more than others is no disagreement."""
    for ref, by in views(read, function.id).items():
        if ref.role != DECISION_MAKER and len(by) > 1 and not frozenset.intersection(*by.values()):
            yield Found(units=all_units(by), rows=respondents(by), role=ref, values={"views": len(by)})
