"""GAP001 No decision-maker."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.coverage import gaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import fill
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType, Level, WorkKind
from orgdesk.reference.standard import DECISION_MAKER, RoleRef


@rule(
    "GAP001",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Tanpa pengambil keputusan", "No decision-maker"),
    message=Text(
        "{subject} tidak memiliki pengambil keputusan{where}.",
        "{subject} has no decision-maker{where}.",
    ),
    why=Text(
        "Bila ada masalah nyata, tidak ada yang berwenang memutus. Inilah keluhan pertama panduan: tak ada "
        "yang bertanggung jawab.",
        "When a real problem comes, nobody may decide. This is the guide's first complaint: nobody is "
        "responsible.",
    ),
    advice=Text(
        "Tetapkan satu pengambil keputusan{candidates}. Bila keputusan memang tidak diperlukan{where}, "
        "persempit lingkup fungsinya atau ubah jenisnya.",
        "Name one decision-maker{candidates}. If no decision is needed{where}, narrow the function's scope "
        "or change its type.",
    ),
    sources=(GUIDE, Source("Daftar peran wajib per jenis fungsi (models/mandatory-roles.toml)", "derived")),
    bad=(
        Miniature(
            Text("Tidak ada yang menetapkan pemusnahan obat.", "Nobody decides on destroying medicines."),
            matrix="""
                                | IFK | SFARM
                Pemusnahan obat | PL  | PW
            """,
        ),
        Miniature(
            Text("Wilayah Kec3 tidak terputuskan.", "Nobody decides for Kec3."),
            matrix="""
                          | CAM1          | CAM2
                Izin      | KP[area=Kec1] | KP[area=Kec2]
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
        ),
    ),
    good=(
        Miniature(
            Text("Tiap wilayah ada yang memutuskan.", "Somebody decides in every area."),
            matrix="""
                          | CAM1          | CAM2
                Izin      | KP[area=Kec1] | KP[area=Kec2,Kec3]
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
        ),
        Miniature(
            Text(
                "Keputusan pada fungsi induk berlaku untuk tugasnya.",
                "A decision on the whole covers its tasks.",
            ),
            matrix="""
                          | PKM | PKMIMUN
                Imunisasi | KP  |
                Penyuntikan |   | PL
            """,
            tree="Imunisasi > Penyuntikan",
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text(
                "Urusan rutin diputuskan kepala unit yang mengerjakannya.",
                "Routine is decided by the head of the unit that does it.",
            ),
            matrix="""
                        | SBUM
                Surat   | PL
                Arsip   | PL
            """,
            tree="Surat > Arsip",
            fields={"Surat": {"work": WorkKind.ROUTINE}},
        ),
        Miniature(
            Text(
                "Kabupaten tetangga bukan wilayah siapa pun di sini.",
                "Nobody here answers for the regency next door.",
            ),
            matrix="""
                          | DKK
                Imunisasi | KP PL
            """,
            areas="Provinsi > Kabupaten Tetangga; Kabupaten > Kec1 Kec2",
            fields={"DKK": {"level": Level.SUPPORTING, "working_area": "Kabupaten"}},
        ),
    ),
    ways="+",
    fix=fill,
)
def no_decision_maker(function: Function, read: Reader) -> Iterable[Found]:
    """Per function and region (atom): nobody decides, though its type calls for a decision.

    On routine work the head of the unit that does it decides without being named. Regions beyond what those
    above the holders serve are nobody's here.
    """
    return gaps(function, read, RoleRef(DECISION_MAKER))
