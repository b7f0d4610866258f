"""GAP006 No evaluator."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.coverage import all_gaps, found_gap, held
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import fill
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.reference.standard import EVALUATOR, EXECUTOR, PLANNER, RoleRef, refs_by_code

_EVALUATOR = RoleRef(EVALUATOR)
_INFORMATION = refs_by_code()["PI"].resource


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
                           | DKK | SFARM | BAPP
            Obat           | KP  | RN KO |
            Alkes          | KP  | RN KO | EV
        """,
        tree="Rencana > Obat Alkes",
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
        Miniature(
            Text(
                "Pelaksana melaporkan hasilnya kepada perencana.",
                "Who executes reports the results to who plans.",
            ),
            matrix="""
                           | DKK | SFARM | PKM
                Rencana    | KP  | RN KO | PL
            """,
            supplies="PKM > SFARM I Rencana",
            functions={"type": FunctionType.PLANNING},
        ),
    ),
    ways="+",
    fix=fill,
)
def no_evaluator(function: Function, read: Reader) -> Iterable[Found]:
    """Per function and region (atom): nobody evaluates, though its type (or itself) calls for it.

    Where those who execute supply information to those who plan, there is feedback all the same, unless the
    function itself declares that it needs an evaluator.
    """
    found = all_gaps(function, read).get(_EVALUATOR)
    if not found:
        return ()
    if not found[0].need.declared and _reports_back(function, read):
        return ()
    return [found_gap(function, read, gap) for gap in found]


def _reports_back(function: Function, read: Reader) -> bool:
    supplies = read.supplies_for_function(function.id)
    if not supplies:
        return False
    holders = held(function, read)
    executors, planners = ({a.unit for a in holders.get(RoleRef(role), ())} for role in (EXECUTOR, PLANNER))
    return any(
        s.resource == _INFORMATION and s.source in executors and s.recipient in planners for s in supplies
    )
