"""OVL004 Two coordinators."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.collisions import contained, delegated_or_in_line, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import coordinate_from_above
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function
from orgdesk.reference.standard import COORDINATOR


@rule(
    "OVL004",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Koordinator ganda", "Two coordinators"),
    message=Text(
        "{subject} dikoordinasikan {count} unit ({units}){where}.",
        "{subject} has {count} coordinators ({units}){where}.",
    ),
    why=Text(
        "Koordinator yang lebih dari satu harus dikoordinasikan lagi; pelaksana menerima arahan yang "
        "berbeda-beda.",
        "More than one coordinator needs coordinating in turn, and who executes gets different directions.",
    ),
    advice=Text(
        "Tetapkan satu koordinator, sebaiknya atasan bersama para pelaksana, atau bagi menurut wilayah "
        "atau sasaran{settle}.",
        "Keep one coordinator, best the common superior of the executors, or divide by area or target "
        "group{settle}.",
    ),
    sources=(GUIDE, Source("UU 30/2014 Ps.16")),
    bad=Miniature(
        Text("Dua seksi mengoordinasikan imunisasi.", "Two sections coordinate immunization."),
        matrix="""
                       | SSURIM | SKESGA
            Imunisasi  | KO     | KO
        """,
        line="DKK > SSURIM SKESGA",
    ),
    good=(
        Miniature(
            Text("Camat mengoordinasikan kecamatannya.", "Each sub-district head coordinates his own."),
            matrix="""
                       | CAM1           | CAM2
                UKS    | KO[area=Kec1]  | KO[area=Kec2]
            """,
        ),
        Miniature(
            Text("Kepala dinas di atas seksinya: satu jenjang.", "The head above the section: one cascade."),
            matrix="""
                            | DKK | SSDMK
                Penempatan  | KO  | KO
            """,
            line="DKK > SSDMK",
        ),
        Miniature(
            Text("Yang satu tercakup dalam yang lain: itu OVL008.", "One within the other: that is OVL008."),
            matrix="""
                       | BAPP | CAM1
                UKS    | KO   | KO[area=Kec1]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
    ),
    ways="R",
    needs={COORDINATOR: 2},
    fix=coordinate_from_above,
)
def two_coordinators(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: coordinators whose scopes meet, other than superior and subordinate. Where one
    coordinates only part of what the other does, OVL008 speaks."""
    return overlaps(function, read, COORDINATOR, _not_rivals)


def _not_rivals(read: Reader, one: Assignment, other: Assignment) -> bool:
    return delegated_or_in_line(read, one, other) or contained(read, one, other) is not None
