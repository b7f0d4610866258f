"""OVL002 Two regulators."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.collisions import delegated_or_in_line, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
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
    ),
)
def two_regulators(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: regulators whose scopes meet, the level of government being part of the scope."""
    return overlaps(function, read, REGULATOR, delegated_or_in_line)
