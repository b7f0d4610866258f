"""AGR003 The officials agree who decides, and the matrix says otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.findings import Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.agreement.views import respondents, views
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
from orgdesk.reference.standard import DECISION_MAKER, RoleRef


@rule(
    "AGR003",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Matriks berbeda dari kata para pejabat", "The matrix is not what the officials say"),
    message=Text(
        "{views} responden sepakat bahwa {said} memutuskan dalam {subject}; menurut matriks {matrix}.",
        "{views} respondents agree that {said} decides on {subject}; the matrix says {matrix}.",
    ),
    why=Text(
        "Peran yang tertulis tidak dijalankan, atau matriks belum menggambarkan keadaan yang sebenarnya.",
        "Either the written role is not lived, or the matrix does not yet show what is.",
    ),
    advice=Text(
        "Periksa dasar hukumnya. Perbaiki matriks bila para pejabat benar; bila tidak, jelaskan peran itu "
        "kepada mereka.",
        "Look at the legal basis. Correct the matrix where the officials are right; where not, explain the "
        "role to them.",
    ),
    ways="RL",
    sources=(GUIDE, Source("Perbandingan formulir dengan matriks", "derived")),
    needs={"statements_on_function": 2},
    limits={"least": Text("responden paling sedikit", "fewest respondents")},
    bad=Miniature(
        Text(
            "Semua menunjuk kepala seksi, matriks kepala dinas.", "All say the section, the matrix the head."
        ),
        statements="Ani: Imunisasi/KP/SSURIM; Budi: Imunisasi/KP/SSURIM",
        matrix="""
                       | DKK | SSURIM
            Imunisasi  | KP  | PL
        """,
    ),
    good=(
        Miniature(
            Text("Semua berkata seperti matriks.", "All say what the matrix says."),
            statements="Ani: Imunisasi/KP/DKK; Budi: Imunisasi/KP/DKK",
            matrix="""
                           | DKK | SSURIM
                Imunisasi  | KP  | PL
            """,
        ),
        Miniature(
            Text("Baru satu orang ditanya.", "Only one person has been asked."),
            statements="Ani: Imunisasi/KP/SSURIM Imunisasi/PL/SSURIM",
            matrix="""
                           | DKK | SSURIM
                Imunisasi  | KP  | PL
            """,
        ),
        Miniature(
            Text("Mereka tidak sepakat: itu AGR001.", "They do not agree: that is AGR001."),
            statements="Ani: Imunisasi/KP/SSURIM; Budi: Imunisasi/KP/SEKR",
            matrix="""
                           | DKK | SSURIM
                Imunisasi  | KP  | PL
            """,
        ),
    ),
)
def not_as_in_the_matrix(function: Function, read: Reader, *, least: int = 2) -> Iterable[Found]:
    """Per function: at least `least` respondents name the same units as decision-makers, and the matrix names
    others or nobody. O(statements about it)."""
    by = views(read, function.id).get(RoleRef(DECISION_MAKER, None), {})
    agreed = set(by.values())
    if len(by) < least or len(agreed) != 1:
        return
    said = agreed.pop()
    written = {assignment.unit for assignment in read.holders(function.id, DECISION_MAKER)}
    if said != written:
        yield Found(
            units=tuple(sorted(said | written)),
            rows=respondents(by),
            values={
                "views": len(by),
                "said": named(*sorted(said)),
                "matrix": Phrase(_IT, tuple(sorted(written))) if written else _NOBODY,
            },
        )


_IT = Text("{it}", "{it}")
_NOBODY = Text("belum ada yang memutuskan", "that nobody does")
