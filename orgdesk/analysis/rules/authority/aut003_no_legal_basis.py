"""AUT003 Roles without a legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Assignment, AuthoritySource, Unit
from orgdesk.reference.standard import DECISION_MAKER, REGULATOR


@rule(
    "AUT003",
    Severity.WARNING,
    principle="authority",
    title=Text("Penugasan tanpa dasar hukum", "No legal basis"),
    message=Text(
        "{bare} dari {all} peran {subject} tidak menyebut dasar hukum: pada {functions}.",
        "For {bare} of the {all} roles of {subject} no legal basis is named: on {functions}.",
    ),
    why=Text(
        "Keputusan dan tindakan wajib berdasarkan peraturan; tanpa dasar, kewenangannya dapat dipersoalkan.",
        "Decisions and acts must rest on a regulation; without one the authority can be disputed.",
    ),
    advice=Text(
        "Atur atau catat dasar hukumnya; peran yang memang tidak berdasar dihapus atau dialihkan.",
        "Regulate or record the basis; abolish or reassign the roles that truly have none.",
    ),
    ways="LAR",
    needs={"assignments_of_unit": 1},
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.8(2), 9(1)-(3): keputusan dan tindakan wajib berdasarkan peraturan"),
    ),
    limits={"recorded": Text("bagian peran yang sudah berdasar", "share of roles that have a basis")},
    bad=Miniature(
        Text(
            "Tiga peran berdasar, satu keputusan tidak.", "Three roles have a basis, one decision has none."
        ),
        matrix="""
                        | SFARM
            Obat        | RN[law=Perbup5]
            Alkes       | KO[law=Perbup5]
            Apotek      | PW[law=Perbup5]
            Izin apotek | KP
        """,
        laws="Perbup5: perkada",
    ),
    good=(
        Miniature(
            Text("Semua peran berdasar.", "Every role has a basis."),
            matrix="""
                        | SFARM
            Obat        | RN[law=Perbup5]
            Izin apotek | KP[law=Perbup5]
            """,
            laws="Perbup5: perkada",
        ),
        Miniature(
            Text("Dasar hukum belum dicatat: jangan ditanya.", "No basis has been recorded yet: not asked."),
            matrix="""
                        | SFARM | SALKES
            Obat        | RN    | PL[law=Perbup5]
            Izin apotek | KP    | PW[law=Perbup5]
            """,
            laws="Perbup5: perkada",
        ),
        Miniature(
            Text("Pencatatan baru dimulai.", "Recording has only begun."),
            matrix="""
                        | SFARM
            Obat        | RN[law=Perbup5]
            Alkes       | KO
            Apotek      | PW
            """,
            laws="Perbup5: perkada",
        ),
        Miniature(
            Text("Mandat bersandar pada pemberinya.", "A mandate rests on whoever gave it."),
            matrix="""
                        | DKK             | SFARM
            Obat        | KP[law=Perbup5] | RN[law=Perbup5]
            Alkes       | KP[law=Perbup5] | PL[by=mandate;from=DKK]
            """,
            line="DKK > SFARM",
            laws="Perbup5: perkada",
        ),
    ),
)
def no_legal_basis(unit: Unit, read: Reader, *, recorded: float = 0.5) -> Iterator[Found]:
    """Per unit: the roles that name no norm and are no mandate of somebody, where most of its roles do.

    A unit is asked only once that share of its roles has a basis, so that a model whose norms are not, or
    not yet, recorded stays silent. Units outside government need none. Worse for deciding and regulating.
    """
    duties = read.duties(unit.id)
    bare = [a for a in duties if a.regulation is None and not _is_mandate(a)]
    if not bare or len(duties) - len(bare) < max(recorded * len(duties), 1):
        return
    if read.agency(unit.agency).agency_kind in OUTSIDE_GOVERNMENT:
        return
    functions = tuple(sorted({a.function for a in bare}))
    grave = any(a.role in (DECISION_MAKER, REGULATOR) for a in bare)
    yield Found(
        functions=functions,
        severity=Severity.ERROR if grave else None,
        values={
            "bare": len(bare),
            "all": len(duties),
            "functions": named(*functions, kind="function"),
        },
    )


def _is_mandate(assignment: Assignment) -> bool:
    return assignment.source is AuthoritySource.MANDATE and assignment.grantor is not None
