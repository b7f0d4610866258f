"""OVL003 Two executors for the same people in the same place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from orgdesk.analysis.collisions import collisions, delegated_or_in_line, overlap
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AgencyKind, Function
from orgdesk.reference.standard import ASSISTING_EXECUTOR, EXECUTOR, RoleRef

_EXECUTOR = RoleRef(EXECUTOR)


@rule(
    "OVL003",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Pelaksana ganda pada sasaran sama", "Two executors, same scope"),
    message=Text(
        "{subject} dilaksanakan {count} unit pada sasaran yang sama ({units}){where}.",
        "{subject} is executed by {count} units for the same scope ({units}){where}.",
    ),
    why=Text(
        "Pekerjaan yang sama bagi sasaran yang sama menggandakan biaya, dan bila gagal tidak ada yang "
        "merasa bertanggung jawab.",
        "The same work for the same people doubles the cost, and when it fails nobody feels answerable.",
    ),
    advice=Text(
        "Bagi menurut wilayah, sasaran atau tahap, gabungkan, atau jadikan salah satunya pelaksana "
        "pembantu{settle}.",
        "Divide by area, target group or stage, combine, or make one the assisting executor{settle}.",
    ),
    sources=(GUIDE, Source("GAO-15-49SP: fragmentation, overlap, duplication")),
    bad=Miniature(
        Text("Dua dinas menyuluh keluarga yang sama.", "Two agencies counsel the same families."),
        matrix="""
                     | SPROMKES | DPPKB
            KIE      | PL       | PL
        """,
        agencies="Dinkes: SPROMKES; DPPKB: DPPKB",
    ),
    good=(
        Miniature(
            Text("Puskesmas melayani wilayahnya masing-masing.", "Health centres serve their own areas."),
            matrix="""
                           | PKM1 | PKM2
                Imunisasi  | PL   | PL
            """,
            areas="Kabupaten > Kec1 Kec2",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text("Atasan dan bawahan: kaskade tugas.", "Superior and subordinate: a cascade of one duty."),
            matrix="""
                           | SEKR | SBKEU
                Keuangan   | PL   | PL
            """,
            line="SEKR > SBKEU",
        ),
        Miniature(
            Text("Sasaran umur yang berbeda.", "Different age groups."),
            matrix="""
                         | KLASTER2                | KLASTER3
                Gizi     | PL[target_group=anak]   | PL[target_group=dewasa]
            """,
        ),
        Miniature(
            Text(
                "Swasta boleh bersaing dengan layanan pemerintah.",
                "Private providers may compete with public ones.",
            ),
            matrix="""
                             | PKMUMUM | KLINIK
                Rawat jalan  | PL      | PL
            """,
            agencies="Puskesmas: PKMUMUM; Klinik (private): KLINIK",
        ),
        Miniature(
            Text("Bantuan saat lonjakan, yang sudah berakhir.", "Help in a surge that is over."),
            matrix="""
                       | PKM | RSUD
                Vaksin | PL  | PL
            """,
            fields={"Vaksin/PL/RSUD/1": {"valid_until": dt.date(2025, 12, 31)}},
        ),
        Miniature(
            Text("Giliran kerja dan keadaan darurat.", "Shifts, and emergencies."),
            matrix="""
                     | PAGI             | MALAM             | PSC
                Gawat darurat | PL[nature=pagi]  | PL[nature=malam]  | PL[nature=bencana]
            """,
        ),
    ),
    ways="CR",
    needs={EXECUTOR: 2},
    fix=keep_one(delegated_or_in_line, instead=ASSISTING_EXECUTOR),
)
def two_executors(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: executors whose scopes meet; milder where they are of one agency."""
    holders = read.roles(function.id).get(_EXECUTOR, ())
    if len(holders) < 2:
        return
    public = [a for a in holders if read.agency_of(a.unit).agency_kind is not AgencyKind.PRIVATE]
    for collision in collisions(read, public, delegated_or_in_line):
        agencies = {read.placement(unit).agency for unit in collision.units}
        severity = Severity.ERROR if len(agencies) > 1 else Severity.WARNING
        yield overlap(read, EXECUTOR, collision, severity)
