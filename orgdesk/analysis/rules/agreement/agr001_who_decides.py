"""AGR001 The officials do not agree who decides."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.collisions import settlement
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.agreement.views import all_units, respondents, views
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
from orgdesk.reference.standard import DECISION_MAKER, RoleRef


@rule(
    "AGR001",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Pejabat tidak sepakat siapa yang memutuskan", "Officials do not agree who decides"),
    message=Text(
        "{views} responden menunjuk pengambil keputusan yang berbeda untuk {subject}: {units}.",
        "{views} respondents name different decision-makers for {subject}: {units}.",
    ),
    why=Text(
        "Di atas kertas tugas itu tampak jelas, tetapi begitu ada masalah masing-masing menunjuk yang lain.",
        "On paper the duty looks clear, but when a problem comes each points to another.",
    ),
    advice=Text(
        "Bahas bersama para responden, tetapkan satu pengambil keputusan, dan tuangkan dalam "
        "peraturan{settle}.",
        "Talk it over with the respondents, settle on one decision-maker, and write it into a regulation"
        "{settle}.",
    ),
    ways="RL",
    sources=(GUIDE, Source("Perbandingan formulir antarresponden", "derived")),
    needs={"statements_on_function": 2},
    bad=Miniature(
        Text("Dua pejabat menunjuk dua unit.", "Two officials point to two units."),
        statements="Ani: Imunisasi/KP/SSURIM; Budi: Imunisasi/KP/SKESGA",
        matrix="""
                       | SSURIM | SKESGA
            Imunisasi  | KP     | PL
        """,
    ),
    good=(
        Miniature(
            Text("Keduanya menunjuk unit yang sama.", "Both point to the same unit."),
            statements="Ani: Imunisasi/KP/SSURIM; Budi: Imunisasi/KP/SSURIM",
            matrix="""
                           | SSURIM | SKESGA
                Imunisasi  | KP     | PL
            """,
        ),
        Miniature(
            Text("Yang satu tidak menjawab.", "One of them does not answer."),
            statements="Ani: Imunisasi/KP/SSURIM; Budi: Imunisasi/PL/SKESGA",
            matrix="""
                           | SSURIM | SKESGA
                Imunisasi  | KP     | PL
            """,
        ),
    ),
)
def who_decides(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: respondents who name a decision-maker, and not the same units. O(statements about it)."""
    by = views(read, function.id).get(RoleRef(DECISION_MAKER, None), {})
    if len(set(by.values())) > 1:
        units = all_units(by)
        yield Found(units=units, rows=respondents(by), values={"views": len(by), "settle": settlement(units)})
