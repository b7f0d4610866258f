"""GAP004 No supervisor."""

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
from orgdesk.reference.standard import EXECUTOR, SUPERVISOR, RoleRef

_EXECUTOR, _SUPERVISOR = RoleRef(EXECUTOR), RoleRef(SUPERVISOR)


@rule(
    "GAP004",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Tanpa pengawas", "No supervisor"),
    message=Text("{subject} tidak memiliki pengawas{where}.", "{subject} has no supervisor{where}."),
    why=Text(
        "Tanpa pengawas yang ditetapkan, penyimpangan baru diketahui setelah merugikan.",
        "Where no supervisor is named, deviations are noticed only after the damage.",
    ),
    advice=Text(
        "Tetapkan pengawas di luar unit pelaksana{candidates}.",
        "Name a supervisor outside the executing unit{candidates}.",
    ),
    sources=(
        GUIDE,
        Source("UU 25/2009 Ps.35: pengawasan internal oleh atasan langsung dan pengawas fungsional"),
        Source("Daftar peran wajib per jenis fungsi (models/mandatory-roles.toml)", "derived"),
    ),
    limits={
        "superior_counts": Text(
            "atasan langsung pelaksana dihitung sebagai pengawas (kecuali fungsi strategis atau kritis)",
            "the line superior of the executor counts as supervisor (not on strategic or critical functions)",
        )
    },
    bad=(
        Miniature(
            Text("Mutu rantai dingin tidak diawasi.", "Nobody supervises the cold chain."),
            matrix="""
                           | DKK | PKM | PKMIMUN
                Imunisasi  | KP  |     | PL
            """,
            line="DKK > PKM; PKM > PKMIMUN",
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text(
                "Untuk fungsi kritis, atasan langsung tidak cukup.",
                "On a critical function the line superior is not enough.",
            ),
            matrix="""
                           | DKK | PKM | PKMIMUN
                Imunisasi  | KP  |     | PL
            """,
            line="DKK > PKM; PKM > PKMIMUN",
            functions={"type": FunctionType.SERVICE, "critical": True},
            settings={"GAP004.superior_counts": "true"},
        ),
    ),
    good=(
        Miniature(
            Text("Ada pengawas.", "There is a supervisor."),
            matrix="""
                           | DKK | PKMIMUN | SSURIM
                Imunisasi  | KP  | PL      | PW
            """,
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text("Proyek menghitung atasan langsung.", "The project counts the line superior."),
            matrix="""
                           | PKM | PKMIMUN
                Imunisasi  | KP  | PL
            """,
            line="PKM > PKMIMUN",
            functions={"type": FunctionType.SERVICE},
            settings={"GAP004.superior_counts": "true"},
        ),
    ),
    ways="+",
    fix=fill,
)
def no_supervisor(function: Function, read: Reader, *, superior_counts: bool = False) -> Iterable[Found]:
    """Per function and region (atom): nobody supervises, though its type calls for it.

    An error where lives, money or rights hang on the function.
    """
    found = all_gaps(function, read).get(_SUPERVISOR)
    if not found:
        return ()
    if superior_counts and not (function.strategic or function.critical):
        executors = held(function, read).get(_EXECUTOR, [])
        if executors and all(read.superiors(a.unit) for a in executors):
            return ()
    severity = Severity.ERROR if function.critical else None
    return [found_gap(function, read, gap, severity) for gap in found]
