"""GAP003 Uncovered territory or people."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import all_gaps, found_gap, is_for_the_public, is_uncovered_area
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import extend
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.organization.scope import Facet, Scope
from orgdesk.reference.standard import EXECUTOR, RoleRef

_EXECUTOR = RoleRef(EXECUTOR)


@rule(
    "GAP003",
    Severity.ERROR,
    principle="levels",
    title=Text("Wilayah atau sasaran tak terlayani", "Uncovered territory or people"),
    message=Text(
        "{subject} tidak dilaksanakan unit mana pun{where}, padahal di tempat lain ada pelaksananya.",
        "Nobody executes {subject}{where}, though others are served.",
    ),
    why=Text(
        "Warga di sana membayar dan berhak sama, tetapi tidak dilayani. Pemerataan adalah syarat layanan "
        "publik.",
        "People there have the same rights as everybody else, and are not served.",
    ),
    advice=Text(
        "Tambahkan pelaksana di sana, atau perluas wilayah kerja atau sasaran unit terdekat. Bila layanan "
        "ini memang tidak berlaku di sana, persempit lingkup fungsinya.",
        "Add an executor there, or extend the working area or target group of the nearest unit. If the "
        "service is not meant for it, narrow the function's scope.",
    ),
    sources=(
        GUIDE,
        Source("Wilayah dan sasaran fungsi dikurangi yang dilayani para pelaksananya", "derived"),
    ),
    bad=(
        Miniature(
            Text("Kec3 tidak punya Puskesmas.", "Kec3 has no health centre."),
            matrix="""
                          | PKM1 | PKM2
                Imunisasi | PL   | PL
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            functions={"type": FunctionType.SERVICE},
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text("Lansia terlewat dari layanan gizi.", "Nutrition leaves the elderly out."),
            matrix="""
                      | KLASTER2                | KLASTER3               | UMUM
                Gizi  | PL[target_group=anak]   | PL[target_group=dewasa] |
                Obat  |                         |                        | PL[target_group=anak,dewasa,lansia]
            """,
            functions={"type": FunctionType.SERVICE},
        ),
    ),
    good=(
        Miniature(
            Text("Tiap kecamatan dilayani.", "Every sub-district is served."),
            matrix="""
                          | PKM1 | PKM2          | PKM3
                Imunisasi | PL   | PL            | PL[area=Kec3]
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            functions={"type": FunctionType.SERVICE},
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text(
                "Unit lintas kabupaten dan kabupaten tetangga tidak dihitung.",
                "A unit across the border, and the regency next door, do not count.",
            ),
            matrix="""
                          | PKM1 | PKM2 | PKM3
                Imunisasi | PL   | PL   | PL
            """,
            line="DKK > PKM1 PKM2 PKM3",
            areas="Provinsi > KabA KabB; KabA > Kec1 Kec2; KabB > Kec8 Kec9",
            functions={"type": FunctionType.SERVICE},
            fields={
                "DKK": {"working_area": "KabA"},
                "PKM1": {"working_area": "Kec1"},
                "PKM2": {"working_area": "Kec2"},
                "PKM3": {"working_area": "Kec9"},
            },
        ),
        Miniature(
            Text("Fungsi memang hanya untuk Kec1.", "The function is meant for Kec1 only."),
            matrix="""
                             | PKM1
                Banjir       | PL[area=Kec1]
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            tree="Bencana > Banjir",
            functions={"type": FunctionType.SERVICE, "scope": Scope.of({Facet.AREA: ["Kec1"]})},
        ),
        Miniature(
            Text("Tidak ada pelaksana sama sekali: itu GAP002.", "No executor at all: that is GAP002."),
            matrix="""
                          | DKK
                Imunisasi | KP
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            functions={"type": FunctionType.SERVICE},
        ),
    ),
    ways="+",
    fix=extend,
)
def uncovered_territory(function: Function, read: Reader) -> Iterator[Found]:
    """Per function that serves the public: areas or groups of people of its scope for which nobody executes
    it, while others are served. The jurisdiction is the function's scope; where that names no area, what the
    units above the executors serve; else every area there is."""
    for gap in all_gaps(function, read).get(_EXECUTOR, ()):
        if is_uncovered_area(function, gap) and is_for_the_public(function, read):
            yield found_gap(function, read, gap)
