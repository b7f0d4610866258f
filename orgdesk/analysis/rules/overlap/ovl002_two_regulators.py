"""OVL002 Two regulators."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.collisions import contained, delegated_or_in_line, of_other_tiers, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Assignment, Function
from orgdesk.reference.standard import REGULATOR


@rule(
    "OVL002",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Regulator ganda", "Two regulators"),
    message=Text(
        "{subject} diatur {count} regulator setingkat ({units}){where}.",
        "{subject} has {count} regulators of one level ({units}){where}.",
    ),
    why=Text(
        "Dua pembuat aturan setingkat dapat mengeluarkan ketentuan yang bertentangan; pelaksana tidak tahu "
        "mana yang berlaku.",
        "Two rule-makers of one level can issue rules that contradict; those who execute cannot tell which "
        "one holds.",
    ),
    advice=Text(
        "Tetapkan satu regulator per tingkat pemerintahan, atau bagi pokok aturannya{settle}.",
        "Keep one regulator for each level of government, or divide what each regulates{settle}.",
    ),
    sources=(GUIDE, Source("UU 23/2014 Lampiran: pembagian urusan antartingkat pemerintahan")),
    bad=Miniature(
        Text("Dua lembaga pusat mengatur hal yang sama.", "Two central bodies regulate the same matter."),
        matrix="""
                         | KEMKES                 | BKKBN
            Pelayanan KB | RG[government=central] | RG[government=central]
        """,
        agencies="Kemenkes (central_agency): KEMKES; BKKBN (central_agency): BKKBN",
    ),
    good=(
        Miniature(
            Text("Pusat dan kabupaten bertingkat.", "Centre and regency are tiers, not rivals."),
            matrix="""
                             | KEMKES                 | BUP
                Pelayanan KB | RG[government=central] | RG[government=regency]
            """,
        ),
        Miniature(
            Text("Atasan dan bawahan: jenjang satu aturan.", "Superior and subordinate: one cascade."),
            matrix="""
                            | BUP | DKK
                Izin klinik | RG  | RG
            """,
            line="BUP > DKK",
        ),
        Miniature(
            Text(
                "Tingkatnya tampak dari instansinya, walau tidak ditulis.",
                "The tier shows in the agency, though nobody wrote it down.",
            ),
            matrix="""
                             | KEMKES | BUP | DESA
                Pelayanan KB | RG     | RG  | RG
            """,
            agencies="Kemenkes (central_agency): KEMKES; Bupati (regional_head): BUP; Desa (village): DESA",
        ),
        Miniature(
            Text("Yang satu tercakup dalam yang lain: itu OVL008.", "One within the other: that is OVL008."),
            matrix="""
                             | DKK | DISDIK
                Gizi         | RG  | RG[target_group=sekolah]
                Umum         | RG[target_group=sekolah,umum] |
            """,
        ),
    ),
    ways="RC",
    needs={REGULATOR: 2},
    fix=keep_one(delegated_or_in_line),
)
def two_regulators(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: regulators of one tier whose scopes meet; the tier is in the scope, else told by the kind
    of agency. Where one regulates only part of what the other does, OVL008 speaks."""
    return overlaps(function, read, REGULATOR, _not_rivals)


def _not_rivals(read: Reader, one: Assignment, other: Assignment) -> bool:
    return (
        delegated_or_in_line(read, one, other)
        or of_other_tiers(read, one, other)
        or contained(read, one, other) is not None
    )
