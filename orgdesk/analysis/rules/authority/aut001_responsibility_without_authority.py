"""AUT001 Responsibility without authority."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Function
from orgdesk.reference.standard import DECISION_MAKER, EXECUTOR, RoleRef


@rule(
    "AUT001",
    Severity.ERROR,
    principle="authority",
    title=Text("Tanggung jawab tanpa wewenang", "Responsibility without authority"),
    message=Text(
        "{units} melaksanakan {subject}, tetapi baik ia maupun atasannya tidak memegang wewenang atasnya.",
        "{units} executes {subject}, but neither it nor anybody above it holds authority over it.",
    ),
    why=Text(
        "Yang harus melaksanakan tanpa wewenang tidak dapat bertindak sah dan tidak dapat dimintai "
        "pertanggungjawaban.",
        "Who must execute without authority cannot act with right, and cannot be held to account.",
    ),
    advice=Text(
        "Atur pelimpahannya kepada {units} (delegasi atau mandat), atau alihkan pelaksanaannya ke garis "
        "pemegang wewenang.",
        "Regulate a grant to {units} (delegation or mandate), or reassign the execution to the line of "
        "whoever holds the authority.",
    ),
    ways="LR",
    needs={EXECUTOR: 1, GRANTED: 1},
    sources=(GUIDE, Source("UU 30/2014 Ps.8, 11: tindakan oleh pejabat yang berwenang")),
    bad=(
        Miniature(
            Text(
                "Wewenang tercatat pada dinas lain; pelaksananya tidak memegang apa pun.",
                "Authority is recorded with another agency; the executor holds none.",
            ),
            matrix="""
                            | DPPKB              | PKMKIA
                Layanan KB  | KP[by=attribution] | PL
            """,
            agencies="DPPKB: DPPKB; Puskesmas: PKMKIA",
        ),
    ),
    good=(
        Miniature(
            Text("Pelaksana di bawah pemegang wewenang.", "The executor is below who holds the authority."),
            matrix="""
                            | DKK                | PKM
                Imunisasi   | KP[by=attribution] | PL
            """,
            line="DKK > PKM",
        ),
        Miniature(
            Text("Pelaksana menerima delegasi.", "The executor holds it by delegation."),
            matrix="""
                            | BUP                | PKM
                Imunisasi   | KP[by=attribution] | PL[by=delegation;from=BUP]
            """,
        ),
        Miniature(
            Text("Sumber wewenang belum dicatat sama sekali.", "Nobody's authority has been recorded yet."),
            matrix="""
                            | DPPKB | PKMKIA
                Layanan KB  | KP    | PL
            """,
            agencies="DPPKB: DPPKB; Puskesmas: PKMKIA",
        ),
        Miniature(
            Text("Penyedia swasta bekerja atas izin.", "A private provider works by licence."),
            matrix="""
                            | DKK                | KLINIK
                Rawat jalan | KP[by=attribution] | PL
            """,
            agencies="Dinkes: DKK; Klinik (private): KLINIK",
        ),
    ),
)
def responsibility_without_authority(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: an executor where neither it nor a superior decides, or holds there a role whose source
    of authority is recorded.

    Judged only where the source of somebody's authority on the function is recorded; executors outside
    government work by licence or contract. Resources that cannot be reached are for the SUP rules.
    """
    roles = read.roles(function.id)
    if not any(a.source is not None for held in roles.values() for a in held):
        return
    powers = [
        a for ref, held in roles.items() for a in held if a.source is not None or ref.role == DECISION_MAKER
    ]
    for executor in read.holders(function.id, EXECUTOR):
        if read.agency_of(executor.unit).agency_kind in OUTSIDE_GOVERNMENT:
            continue
        line = {executor.unit, *read.ancestors(executor.unit)}
        scope = read.scope(executor)
        if not any(a.unit in line and read.trees.intersect(read.scope(a), scope) for a in powers):
            yield Found(units=(executor.unit,), role=RoleRef(EXECUTOR))
