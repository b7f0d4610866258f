"""FFF006 A function scattered over many units of several agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.collisions import collisions, delegated_or_in_line, overlap
from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Function
from orgdesk.organization.scope import Facet
from orgdesk.reference.standard import ASSISTING_EXECUTOR, EXECUTOR

_BY_AGE = """
         | S1                    | S2                      | DIK                   | DINSOS
    Gizi | PL[target_group=bayi] | PL[target_group=remaja] | PL[target_group=anak] | PL[target_group=lansia]
"""


def _in_one_hand(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """One executes, the others assist; those first whose other roles on the function are the most."""
    function = organization.functions[finding.subject[1]]
    held = organization.assignments_of_function(function.id)
    assisting = {(a.unit, a.scope) for a in held if a.role == ASSISTING_EXECUTOR}
    roles = {unit: sum(a.unit == unit for a in held) for unit in finding.units}
    for keep in sorted(finding.units, key=lambda unit: (-roles[unit], organization.units[unit].order, unit))[
        :3
    ]:
        rows: list[RowChange] = []
        for a in held:
            if a.role == EXECUTOR and a.unit in finding.units and a.unit != keep:
                doubled = (a.unit, a.scope) in assisting
                rows += removed(a) if doubled else [RowChange(a, replace(a, role=ASSISTING_EXECUTOR))]
        label = Text(
            "Jadikan {unit} satu-satunya pelaksana {function}; yang lain membantu",
            "Make {unit} the only executor of {function}; the others assist",
        ).format(unit=short(organization.units[keep]), function=short(function))
        yield change(label, rows)


@rule(
    "FFF006",
    Severity.WARNING,
    principle="form-follows-function",
    title=Text("Fungsi terpecah", "Function scattered"),
    message=Text(
        "{subject} terpecah pada {count} unit dari {agencies} instansi ({units}) tanpa pembagian "
        "sasaran{where}.",
        "{subject} is scattered over {count} units of {agencies} agencies ({units}) that do not divide whom "
        "they serve{where}.",
    ),
    why=Text(
        "Fungsi yang terpecah tidak punya rumah: tidak ada yang melihat keseluruhannya, dan masyarakat "
        "berpindah dari pintu ke pintu.",
        "A scattered function has no home: nobody sees the whole of it, and people go from door to door.",
    ),
    advice=Text(
        "Gabungkan pelaksanaannya pada satu unit dengan yang lain sebagai pelaksana pembantu, atau bagi "
        "menurut wilayah atau sasaran{settle}.",
        "Combine its execution in one unit with the others assisting, or divide it by area or target "
        "group{settle}.",
    ),
    ways="CR",
    needs={EXECUTOR: 4},
    sources=(
        GUIDE,
        Source("GAO-15-49SP: fragmentation, overlap, duplication"),
        Source("UU 30/2014 Ps.16(2): sengketa kewenangan diselesaikan antaratasan"),
    ),
    fix=_in_one_hand,
    limits={"most": Text("pelaksana paling banyak", "most executors")},
    bad=(
        Miniature(
            Text(
                "Empat unit dari tiga dinas menyuluh warga.", "Four units of three agencies counsel people."
            ),
            matrix="""
                     | SPROMKES | PKMPROM | DPPKB | DPMD
                KIE  | PL       | PL      | PL    | PL
            """,
            agencies="Dinkes: SPROMKES PKMPROM; DPPKB: DPPKB; DPMD: DPMD",
        ),
        Miniature(
            Text("Hanya dibedakan menurut sumber dana.", "Divided by nothing but the source of funds."),
            matrix="""
                     | SPROMKES      | PKMPROM       | DPPKB         | DPMD
                KIE  | PL[funds=DAK] | PL[funds=JKN] | PL[funds=BKB] | PL[funds=DD]
            """,
            agencies="Dinkes: SPROMKES PKMPROM; DPPKB: DPPKB; DPMD: DPMD",
        ),
    ),
    good=(
        Miniature(
            Text("Tiga pelaksana masih dapat duduk bersama.", "Three executors can still sit together."),
            matrix="""
                     | SPROMKES | DPPKB | DPMD
                KIE  | PL       | PL    | PL
            """,
            agencies="Dinkes: SPROMKES; DPPKB: DPPKB; DPMD: DPMD",
        ),
        Miniature(
            Text("Satu instansi: pimpinannya melihat semua.", "One agency: its head sees all of it."),
            matrix="""
                     | S1 | S2 | S3 | S4
                KIE  | PL | PL | PL | PL
            """,
        ),
        Miniature(
            Text("Dibagi menurut wilayah kerja.", "Divided by working area."),
            matrix="""
                           | PKM1 | PKM2 | RS1 | RS2
                Imunisasi  | PL   | PL   | PL  | PL
            """,
            agencies="Dinkes: PKM1 PKM2; Provinsi: RS1 RS2",
            areas="Kabupaten > Kec1 Kec2 Kec3 Kec4",
            fields={
                unit: {"working_area": f"Kec{n}"} for n, unit in enumerate(("PKM1", "PKM2", "RS1", "RS2"), 1)
            },
        ),
        Miniature(
            Text("Dibagi menurut sasaran.", "Divided by target group."),
            matrix=_BY_AGE,
            agencies="Dinkes: S1 S2; Dikbud: DIK; Dinsos: DINSOS",
        ),
        Miniature(
            Text("Klinik swasta boleh bersaing.", "Private clinics may compete."),
            matrix="""
                             | PKM1 | KLINIK1 | KLINIK2 | KLINIK3
                Rawat jalan  | PL   | PL      | PL      | PL
            """,
            agencies="Puskesmas: PKM1; Klinik (private): KLINIK1 KLINIK2 KLINIK3",
        ),
    ),
)
def scattered_function(function: Function, read: Reader, *, most: int = 3) -> Iterator[Found]:
    """Per function: more than `most` executors of several agencies whose scopes meet when the source of funds
    is left aside, for money divides no work. Where OVL003 names the same units, both are one case."""
    holders = read.holders(function.id, EXECUTOR)
    if len(holders) <= most:
        return
    public = [a for a in holders if read.agency_of(a.unit).agency_kind not in OUTSIDE_GOVERNMENT]
    executing = [replace(a, scope=a.scope.with_facet(Facet.FUNDS, ())) for a in public]
    for collision in collisions(read, executing, delegated_or_in_line):
        agencies = {read.placement(unit).agency for unit in collision.units}
        if len(collision.units) > most and len(agencies) > 1:
            found = overlap(read, EXECUTOR, collision)
            yield replace(found, values={**found.values, "agencies": len(agencies)})
