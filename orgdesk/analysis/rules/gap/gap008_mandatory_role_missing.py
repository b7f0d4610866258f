"""GAP008 A mandatory role is missing, other than those that have a rule of their own."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import all_gaps, found_gap, held, uncoordinated
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import fill
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.reference.standard import COORDINATOR, DECISION_MAKER, EVALUATOR, EXECUTOR, SUPERVISOR

_OWN_RULES = (DECISION_MAKER, EXECUTOR, SUPERVISOR, EVALUATOR)


@rule(
    "GAP008",
    Severity.ADVICE,
    principle="clear-roles",
    title=Text("Peran wajib belum ada", "Mandatory role missing"),
    message=Text("{subject} belum memiliki {role}{where}.", "{subject} has no {role}{where}."),
    why=Text(
        "Tiap jenis fungsi memerlukan peran tertentu agar lengkap dari rencana, pasokan sampai penilaian.",
        "Each type of function needs certain roles to be complete, from plan and supply to evaluation.",
    ),
    advice=Text(
        "Tetapkan {role}{candidates}, atau ubah jenis fungsinya bila peran itu tidak diperlukan.",
        "Name the {role}{candidates}, or change the function's type if it needs none.",
    ),
    sources=(GUIDE, Source("Daftar peran wajib per jenis fungsi (models/mandatory-roles.toml)", "derived")),
    bad=(
        Miniature(
            Text("Layanan tanpa perencana dan pemasok.", "A service without planner and suppliers."),
            matrix="""
                           | DKK | PKM | INSP
                Imunisasi  | KP  | PL  | PW EV
            """,
            line="DKK > PKM",
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text("Fungsi menyatakan perlu penyalur.", "The function declares that it needs a distributor."),
            matrix="""
                           | DKK | LABK
                Spesimen   | KP  | PL
            """,
            functions={"needs": ("DS",)},
        ),
    ),
    good=(
        Miniature(
            Text("Lengkap.", "Complete."),
            matrix="""
                           | DKK | PKM | INSP  | SSURIM | BKAD | BKPSDM | KEMKES
                Imunisasi  | KP  | PL  | PW EV | RN KO  | PD   | PO     | PB
            """,
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text("Dua unit tidak memerlukan koordinator.", "Two units need no coordinator."),
            matrix="""
                           | DKK | SPRIM
                Rencana    | KP  | RN EV
            """,
            functions={"type": FunctionType.PLANNING},
        ),
    ),
    ways="+",
    fix=fill,
)
def mandatory_role_missing(function: Function, read: Reader) -> Iterator[Found]:
    """Per function, role and region: a role that its type or the function itself calls for."""
    for ref, found in all_gaps(function, read).items():
        if ref.role in _OWN_RULES:
            continue
        for gap in found:
            if ref.role != COORDINATOR or _calls_for_coordinator(function, read, gap.need.declared):
                yield found_gap(function, read, gap)


def _calls_for_coordinator(function: Function, read: Reader, declared: bool) -> bool:
    """From some units on, or where declared; several agencies without one are for GAP005 to tell."""
    if uncoordinated(function, read) is not None:
        return False
    units = {a.unit for holders in held(function, read).values() for a in holders}
    return declared or len(units) >= read.policy.coordinator["units"]
