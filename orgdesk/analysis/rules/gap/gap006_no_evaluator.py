"""GAP006 No evaluator."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import gaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.reference.standard import EVALUATOR, RoleRef


@rule(
    "GAP006",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Tanpa penilai", "No evaluator"),
    message=Text("{subject} tidak memiliki penilai{where}.", "{subject} has no evaluator{where}."),
    why=Text(
        "Tanpa penilaian, tidak ada umpan balik bagi perencanaan berikutnya.",
        "Without evaluation nothing flows back into the next plan.",
    ),
    advice=Text(
        "Tetapkan penilai yang bukan pelaksana{candidates}.",
        "Name an evaluator other than the executor{candidates}.",
    ),
    sources=(GUIDE, Source("Daftar peran wajib per jenis fungsi (models/mandatory-roles.toml)", "derived")),
    bad=Miniature(
        Text("Ketepatan rencana tidak dinilai.", "Nobody evaluates the plan."),
        matrix="""
                           | DKK | SFARM
            Rencana obat   | KP  | RN KO
        """,
        functions={"type": FunctionType.PLANNING},
    ),
    good=(
        Miniature(
            Text("Ada penilai.", "There is an evaluator."),
            matrix="""
                               | DKK | SFARM | BAPP
                Rencana obat   | KP  | RN KO | EV
            """,
            functions={"type": FunctionType.PLANNING},
        ),
        Miniature(
            Text("Pada pengawasan, pengawas sudah cukup.", "For oversight, a supervisor will do."),
            matrix="""
                               | DKK | SFARM
                Bina apotek    | KP  | PW
            """,
            functions={"type": FunctionType.OVERSIGHT},
        ),
    ),
)
def no_evaluator(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and region (atom): nobody evaluates, though its type (or itself) calls for it."""
    return gaps(function, read, RoleRef(EVALUATOR))
