"""FFF004 A function that sits apart from the work it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.coupling import Tie, ties
from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    OUTSIDE_GOVERNMENT,
    AgencyKind,
    AuthoritySource,
    Function,
    FunctionType,
    Level,
)
from orgdesk.reference.standard import ASSISTING_EXECUTOR, EVALUATOR, EXECUTOR, SUPERVISOR, RoleRef

_APART = (*OUTSIDE_GOVERNMENT, AgencyKind.OVERSIGHT)
"""Bodies that no function of government is moved to."""


def _moved(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The executing role goes to the unit that the work is tied to, which need not assist itself then."""
    function, home = finding.subject[1], finding.facts[0]
    (to,) = (unit for unit in finding.units if unit != home)
    held = organization.assignments_of_function(function)
    rows = removed(*(a for a in held if a.unit == to and a.role == ASSISTING_EXECUTOR))
    for a in held:
        if a.unit == home and a.role == EXECUTOR:
            granted = a.grantor == to
            after = replace(
                a,
                unit=to,
                grantor=None if granted else a.grantor,
                source=None if granted else a.source,
            )
            rows.append(RowChange(a, after))
    yield change(
        Text("Alihkan pelaksanaan {function} ke {unit}", "Move {function} to {unit}").format(
            function=short(organization.functions[function]), unit=short(organization.units[to])
        ),
        rows,
    )


@rule(
    "FFF004",
    Severity.WARNING,
    principle="form-follows-function",
    title=Text("Fungsi salah tempat", "Misplaced function"),
    message=Text(
        "{subject} dilaksanakan {home}, padahal pekerjaannya terkait dengan {to} ({related}).",
        "{subject} is executed by {home}, though its work hangs together with {to} ({related}).",
    ),
    why=Text(
        "Pekerjaan yang erat terkait tetapi duduk berjauhan menambah serah-terima, waktu dan rapat.",
        "Work that hangs closely together but sits apart adds hand-overs, time and meetings.",
    ),
    advice=Text(
        "Alihkan pelaksanaannya ke {to}, kecuali ada dasar hukum yang menempatkannya di sini.",
        "Reassign its execution to {to}, unless the law places it here.",
    ),
    ways="RC",
    needs={EXECUTOR: 1},
    sources=(GUIDE, Source("Bobot keterkaitan dan ambangnya: rumusan OrgDesk", "derived")),
    fix=_moved,
    limits={
        "least": Text("selisih keterkaitan paling sedikit", "least difference of ties"),
        "share": Text("bagian dari seluruh keterkaitan", "share of all ties"),
    },
    bad=Miniature(
        Text(
            "Gudang vaksin di luar bidang yang memakai dan melaporkannya.",
            "The vaccine store stands apart from those who use it and report on it.",
        ),
        matrix="""
                      | SFARM | SIMUN
            Stok      | PL    |
            Imunisasi |       | PL
            Laporan   |       | PL
        """,
        relations="Stok > Imunisasi; Stok = Laporan",
        line="K > SFARM SIMUN",
    ),
    good=(
        Miniature(
            Text("Terkait dengan keduanya.", "It hangs together with both."),
            matrix="""
                          | SFARM | SIMUN
                Stok      | PL    |
                Resep     | PL    |
                Imunisasi |       | PL
                Laporan   |       | PL
            """,
            relations="Stok > Imunisasi; Stok = Laporan; Stok > Resep",
        ),
        Miniature(
            Text("Satu hubungan saja bukan alasan memindahkan.", "One relation alone is no reason to move."),
            matrix="""
                          | SFARM | SIMUN
                Stok      | PL    |
                Imunisasi |       | PL
            """,
            relations="Stok > Imunisasi",
        ),
        Miniature(
            Text(
                "Pengawasan harus terpisah dari yang diawasi.",
                "Oversight must stand apart from what it oversees.",
            ),
            matrix="""
                          | INSP | SIMUN
                Audit     | PL   |
                Imunisasi |      | PL
                Laporan   |      | PL
            """,
            relations="Imunisasi > Audit; Audit = Laporan",
            fields={"Audit": {"type": FunctionType.OVERSIGHT}},
        ),
        Miniature(
            Text(
                "Tidak dipindahkan ke unit yang mengawasi dan menilainya.",
                "Not moved to the unit that supervises and evaluates it.",
            ),
            matrix="""
                          | SIMUN | SEVAL
                Imunisasi | PL    | PW EV
                Survei    |       | PL
                Laporan   |       | PL
            """,
            relations="Imunisasi > Survei; Imunisasi = Laporan",
        ),
        Miniature(
            Text(
                "Peraturan menempatkannya di sini (atribusi).", "A regulation places it here (attribution)."
            ),
            matrix="""
                          | SFARM                        | SIMUN
                Stok      | PL[law=Perda5;by=attribution] |
                Imunisasi |                              | PL
                Laporan   |                              | PL
            """,
            laws="Perda5: perda",
            relations="Stok > Imunisasi; Stok = Laporan",
        ),
        Miniature(
            Text(
                "Atasan dan bawahan: soal tingkat, bukan tempat.", "Superior and subordinate: a level apart."
            ),
            matrix="""
                          | BIDANG | SIMUN
                Stok      | PL     |
                Imunisasi |        | PL
                Laporan   |        | PL
            """,
            line="BIDANG > SIMUN",
            relations="Stok > Imunisasi; Stok = Laporan",
        ),
        Miniature(
            Text(
                "Gudang memasok Puskesmas: pasokan biasa antartingkat.",
                "A store supplies a health centre: the usual supply from level to level.",
            ),
            matrix="""
                          | PKM | GFK
                Imunisasi | PL  |
                Stok      |     | PL
            """,
            supplies="GFK > PKM B Imunisasi; GFK > PKM I Imunisasi",
            relations="Stok > Imunisasi; Stok = Imunisasi",
            fields={"PKM": {"level": Level.SERVICE_CENTRE}, "GFK": {"level": Level.SUPPORTING}},
        ),
    ),
)
def misplaced_function(
    function: Function, read: Reader, *, least: float = 2.0, share: float = 0.5
) -> Iterator[Found]:
    """Per function with one executing unit and several relations: it is tied to another unit of the same
    level much more than to its own; see `coupling.ties`. Functions of oversight, units that control it,
    bodies outside government and units above or below in line are left out, and so is what a regulation
    attributes to its executor."""
    if function.type is FunctionType.OVERSIGHT or len(read.relations(function.id)) < 2:
        return
    executing = read.holders(function.id, EXECUTOR)
    homes = {a.unit for a in executing}
    if len(homes) != 1 or any(a.source is AuthoritySource.ATTRIBUTION for a in executing):
        return
    (home,) = homes
    control = {a.unit for a in read.holders(function.id, SUPERVISOR, EVALUATOR)}
    found = ties(function, home, read)
    total = sum(tie.weight for tie in found.values())
    stronger = [
        unit
        for unit, tie in found.items()
        if tie.functions and tie.weight - found[home].weight >= max(least, share * total) - 1e-9
    ]
    suited = [unit for unit in stronger if unit not in control and _could_take_it(unit, home, read)]
    if suited:
        to = min(suited, key=lambda unit: (-found[unit].weight, unit))
        yield _found(home, to, found[to])


def _could_take_it(unit: str, home: str, read: Reader) -> bool:
    """Whether a function may move from `home` to `unit`: the same level, in government, not in one line."""
    levels = {read.placement(u).level for u in (unit, home)} - {None}
    return (
        len(levels) < 2
        and read.agency_of(unit).agency_kind not in _APART
        and read.agency_of(home).agency_kind not in _APART
        and unit not in read.ancestors(home)
        and home not in read.ancestors(unit)
    )


def _found(home: str, to: str, tie: Tie) -> Found:
    return Found(
        units=(home, to),
        functions=tie.functions,
        rows=tie.rows,
        role=RoleRef(EXECUTOR),
        facts=(home,),
        values={"home": named(home), "to": named(to), "related": named(*tie.functions, kind="function")},
    )
