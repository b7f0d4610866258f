"""GAP004 No supervisor."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import gaps, holders_with_parents
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.reference.standard import EXECUTOR, SUPERVISOR, RoleRef


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
            "atasan langsung pelaksana dihitung sebagai pengawas (kecuali fungsi strategis)",
            "the line superior of the executor counts as supervisor (not for strategic functions)",
        )
    },
    bad=Miniature(
        Text("Mutu rantai dingin tidak diawasi.", "Nobody supervises the cold chain."),
        matrix="""
                       | DKK | PKMIMUN
            Imunisasi  | KP  | PL
        """,
        functions={"type": FunctionType.SERVICE},
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
)
def no_supervisor(function: Function, read: Reader, *, superior_counts: bool = False) -> Iterator[Found]:
    """Per function and region (atom): nobody supervises, though its type calls for it."""
    if superior_counts and not function.strategic:
        executors = [a for a in holders_with_parents(function, read) if a.role == EXECUTOR]
        if executors and all(read.superiors(a.unit) for a in executors):
            return iter(())
    return gaps(function, read, RoleRef(SUPERVISOR))
