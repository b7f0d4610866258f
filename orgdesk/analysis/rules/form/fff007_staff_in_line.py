"""FFF007 Staff work in a line unit, or line work in a staff unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, UnitKind, WorkKind
from orgdesk.reference.standard import ASSISTING_EXECUTOR, EXECUTOR, RoleRef

STAFF = (UnitKind.SECRETARIAT, UnitKind.SUBDIVISION)
"""Units that serve their agency itself."""

_LINE = (UnitKind.DIVISION, UnitKind.SECTION)

_STAFF_IN_LINE = Text(
    "adalah fungsi pendukung, tetapi dilaksanakan unit lini", "is support, but executed by line units"
)
_LINE_IN_STAFF = Text(
    "adalah fungsi inti, tetapi dilaksanakan unit staf", "is core work, but executed by staff units"
)
_KINDS = {
    "SEKR": {"unit_kind": UnitKind.SECRETARIAT},
    "SBKEU": {"unit_kind": UnitKind.SUBDIVISION},
    "B1": {"unit_kind": UnitKind.DIVISION},
    "S1": {"unit_kind": UnitKind.SECTION},
}


def _rehoused(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Support goes from the line to the one secretariat of the agency, which is assisted by whoever did it.
    Core work goes where somebody in line executes it already; else nobody can say where to."""
    function = organization.functions[finding.subject[1]]
    held = organization.assignments_of_function(function.id)
    wrong = [a for a in held if a.role == EXECUTOR and a.unit in finding.units]
    right = {a.unit for a in held if a.role == EXECUTOR} - set(finding.units)
    assisting = {(a.unit, a.scope) for a in held if a.role == ASSISTING_EXECUTOR}
    if function.work is WorkKind.SUPPORT and not right:
        homes = {organization.units[a.unit].agency for a in wrong}
        offices = [u for h in homes for u in organization.units_of(h) if u.unit_kind is UnitKind.SECRETARIAT]
        if len(offices) != 1 or len(wrong) != 1:
            return
        label = Text("Alihkan pelaksanaan {function} ke {unit}", "Move {function} to {unit}")
        rows = [RowChange(a, replace(a, unit=offices[0].id)) for a in wrong]
        doubled = [a for a in held if a.unit == offices[0].id and a.role == ASSISTING_EXECUTOR]
        yield change(
            label.format(function=short(function), unit=short(offices[0])), [*rows, *removed(*doubled)]
        )
    elif right:
        label = Text(
            "Jadikan {units} pelaksana pembantu {function}", "Make {units} assist in {function}"
        ).format(
            units=", ".join(short(organization.units[u]) for u in finding.units), function=short(function)
        )
        rows = []
        for a in wrong:
            doubled_here = (a.unit, a.scope) in assisting
            rows += removed(a) if doubled_here else [RowChange(a, replace(a, role=ASSISTING_EXECUTOR))]
        yield change(label, rows)


@rule(
    "FFF007",
    Severity.WARNING,
    principle="form-follows-function",
    title=Text("Staf di lini, lini di staf", "Staff in line or the reverse"),
    message=Text(
        "Fungsi {subject} {what} ({units}).",
        "{subject} {what} ({units}).",
    ),
    why=Text(
        "Unit lini yang mengurus dirinya kehilangan waktu untuk masyarakat; unit staf yang melayani "
        "masyarakat kehilangan jarak untuk melayani semua unit.",
        "A line unit that administers itself loses time for the public; a staff unit that serves the public "
        "loses the distance it needs to serve all units.",
    ),
    advice=Text(
        "Alihkan fungsi pendukung ke sekretariat dan fungsi inti ke bidang, atau perbaiki jenis kerjanya.",
        "Reassign support to the secretariat and core work to a division, or correct the kind of work.",
    ),
    ways="RC",
    needs={EXECUTOR: 1},
    sources=(GUIDE, Source("Evaluasi SOTK Kotabaru: fungsi staf berada di unit lini (studylib.id)")),
    fix=_rehoused,
    bad=(
        Miniature(
            Text("Seksi mengurus kepegawaian sendiri.", "A section runs personnel itself."),
            matrix="""
                             | SEKR | SBKEU | B1 | S1
                Kepegawaian  |      |       |    | PL
                Imunisasi    |      |       |    | PL
            """,
            line="K > SEKR B1; SEKR > SBKEU; B1 > S1",
            fields={
                **_KINDS,
                "Kepegawaian": {"work": WorkKind.SUPPORT},
                "Imunisasi": {"work": WorkKind.CORE},
            },
        ),
        Miniature(
            Text("Subbagian melayani masyarakat.", "A subdivision serves the public."),
            matrix="""
                             | SEKR | SBKEU | B1 | S1
                Imunisasi    |      | PL    |    | PL
            """,
            line="K > SEKR B1; SEKR > SBKEU; B1 > S1",
            fields={**_KINDS, "Imunisasi": {"work": WorkKind.CORE}},
        ),
    ),
    good=(
        Miniature(
            Text(
                "Pendukung di sekretariat, inti di bidang.", "Support in the secretariat, core in the line."
            ),
            matrix="""
                             | SEKR | SBKEU | B1 | S1
                Keuangan     |      | PL    |    | PP
                Imunisasi    |      | PP    |    | PL
            """,
            line="K > SEKR B1; SEKR > SBKEU; B1 > S1",
            fields={**_KINDS, "Keuangan": {"work": WorkKind.SUPPORT}, "Imunisasi": {"work": WorkKind.CORE}},
        ),
        Miniature(
            Text("Jenis pekerjaan belum ditetapkan.", "The kind of work has not been said."),
            matrix="""
                             | SEKR | S1
                Kepegawaian  |      | PL
                Imunisasi    | PL   |
            """,
            fields=_KINDS,
        ),
        Miniature(
            Text("Rutin ada di setiap unit.", "Every unit has its routine."),
            matrix="""
                             | SEKR | S1
                Surat        | PL   | PL
                Imunisasi    |      | PL
            """,
            fields={**_KINDS, "Surat": {"work": WorkKind.ROUTINE}, "Imunisasi": {"work": WorkKind.CORE}},
        ),
        Miniature(
            Text(
                "Badan kepegawaian: mendukung instansi lain adalah misinya.",
                "A personnel agency: supporting the others is its mission.",
            ),
            matrix="""
                             | SEKR | S1
                Kepegawaian  |      | PL
            """,
            fields={**_KINDS, "Kepegawaian": {"work": WorkKind.SUPPORT}},
        ),
        Miniature(
            Text(
                "Inti bagi badan keuangan, pendukung bagi dinas.",
                "Core for the finance agency, support for another.",
            ),
            matrix="""
                             | SBKEU | ANGGARAN
                Anggaran     | PL    | PL
            """,
            agencies="Dinkes: SBKEU; BPKAD: ANGGARAN",
            fields={**_KINDS, "Anggaran": {"work": WorkKind.CORE}},
        ),
        Miniature(
            Text("Seksi di bawah sekretariat adalah staf.", "A section below a secretariat is staff."),
            matrix="""
                             | SEKR | S1 | S2
                Kepegawaian  |      | PL |
                Imunisasi    |      |    | PL
            """,
            line="K > SEKR S2; SEKR > S1",
            fields={
                **_KINDS,
                "S2": {"unit_kind": UnitKind.SECTION},
                "Kepegawaian": {"work": WorkKind.SUPPORT},
                "Imunisasi": {"work": WorkKind.CORE},
            },
        ),
    ),
)
def staff_in_line(function: Function, read: Reader) -> Iterator[Found]:
    """Per function that is said to be support or core: executors of the other side. Divisions and sections
    are line unless they stand below a secretariat; secretariats and subdivisions are staff; other kinds can
    be either.

    Support is judged only in agencies that have core work in line: elsewhere it may be the mission. Core work
    is not judged in an agency for which it is not core, since others do it in line.
    """
    if function.work not in (WorkKind.SUPPORT, WorkKind.CORE):
        return
    homes = {a.unit: read.placement(a.unit) for a in read.holders(function.id, EXECUTOR)}
    if function.work is WorkKind.SUPPORT:
        wrong = [u for u in homes if _is_line(u, read) and _has_core_in_line(u, homes[u].agency, read)]
    else:
        line = {p.agency for p in homes.values() if p.unit_kind not in STAFF}
        wrong = [u for u, p in homes.items() if p.unit_kind in STAFF and (not line or p.agency in line)]
    if wrong:
        what = _STAFF_IN_LINE if function.work is WorkKind.SUPPORT else _LINE_IN_STAFF
        yield Found(units=tuple(wrong), role=RoleRef(EXECUTOR), values={"what": what})


def _is_line(unit: str, read: Reader) -> bool:
    return read.placement(unit).unit_kind in _LINE and not any(
        read.placement(above).unit_kind is UnitKind.SECRETARIAT for above in read.ancestors(unit)
    )


def _has_core_in_line(unit: str, agency: str, read: Reader) -> bool:
    """Whether this line unit, or another of its agency, executes core work. As a rule the unit itself does,
    which spares looking at its agency."""
    if _executes_core(unit, read):
        return True
    return read.once(("core in line", agency), lambda: _core_in_line(agency, read))


def _core_in_line(agency: str, read: Reader) -> bool:
    return any(_executes_core(u.id, read) for u in read.units_of(agency) if u.unit_kind in _LINE)


def _executes_core(unit: str, read: Reader) -> bool:
    duties = (a.function for a in read.duties(unit) if a.role == EXECUTOR)
    return any(read.function(id_).work is WorkKind.CORE for id_ in duties)
