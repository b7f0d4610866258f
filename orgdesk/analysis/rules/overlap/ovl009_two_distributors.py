"""OVL009 Two distributors."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.collisions import delegated_or_in_line, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function
from orgdesk.reference.standard import DISTRIBUTOR


def _apart(read: Reader, one: Assignment, other: Assignment) -> bool:
    """They distribute different resources, or one by leave of the other."""
    different = one.resource is not None and other.resource is not None and one.resource != other.resource
    return different or delegated_or_in_line(read, one, other)


@rule(
    "OVL009",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Penyalur ganda", "Two distributors"),
    message=Text(
        "{subject} disalurkan {count} unit ({units}){where}.",
        "{subject} is distributed by {count} units ({units}){where}.",
    ),
    why=Text(
        "Dua saluran untuk barang atau dana yang sama membuat stok dan pertanggungjawaban terbelah, dan "
        "titik layanan tidak tahu ke mana meminta.",
        "Two channels for the same goods or money split stock and accounts, and the service point does not "
        "know whom to ask.",
    ),
    advice=Text(
        "Tetapkan satu penyalur, atau bagi menurut jenis barang, wilayah atau sumber dana{settle}.",
        "Keep one distributor, or divide by kind of goods, area or source of funds{settle}.",
    ),
    sources=(GUIDE, Source("Lebih dari satu penyalur", "derived")),
    bad=Miniature(
        Text("Vaksin lewat dua saluran.", "Vaccines through two channels."),
        matrix="""
                    | SSURIM | IFK
            Vaksin  | DS     | DS
        """,
    ),
    good=Miniature(
        Text("Satu penyalur per sumber dana.", "One distributor for each source of funds."),
        matrix="""
                    | BKAD           | BPJS
            Obat    | DS[funds=APBD] | DS[funds=JKN]
        """,
    ),
    ways="CR",
    needs={DISTRIBUTOR: 2},
    fix=keep_one(_apart),
)
def two_distributors(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: distributors of the same thing whose scopes meet."""
    return overlaps(function, read, DISTRIBUTOR, _apart)
