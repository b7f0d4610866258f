"""The catalogue of rules as a page: every rule with what stands behind it, under the principle it serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesk.analysis.findings import SEVERITY_NAMES
from orgdesk.analysis.kit import PRINCIPLES, SOURCE_STATUS, Rule
from orgdesk.exchange.rule_words import ways
from orgdesk.organization.bilingual import Language, Text

TITLE = Text("Katalog aturan", "Catalogue of rules")
INTRODUCTION = Text(
    "{count} aturan, menurut asas panduan 3PO. Di belakang setiap sumber tertulis apakah teksnya dibaca, "
    "disebut dari ingatan, atau rumusan OrgDesk; hanya yang dibaca dipakai sebagai dasar hukum. "
    "Bila perbaikannya ditawarkan, OrgDesk dapat melakukannya atas permintaan.",
    "{count} rules, by the principles of the 3PO guide. Beside each source stands whether its text was read, "
    "is told from memory, or is OrgDesk's own; only what was read counts as a legal basis. "
    "Where a repair is offered, OrgDesk carries it out on request.",
)
HEADINGS = (
    Text("Kode", "Code"),
    Text("Aturan", "Rule"),
    Text("Tingkat", "Severity"),
    Text("Perbaikan", "Mending"),
    Text("Sumber", "Source"),
)
REPAIR = Text("ditawarkan", "offered")
_ENDING = Text(
    "Halaman satu aturan, dengan contohnya: `orgdesk rule KODE`, atau Bantuan di dalam program.",
    "The page of one rule, with its examples: `orgdesk rule CODE`, or Help inside the program.",
)


def by_principle(rules: Sequence[Rule]) -> Iterator[tuple[Text, list[Rule]]]:
    """The principles of the guide that rules serve, each with its rules."""
    for principle, name in PRINCIPLES.items():
        chosen = [rule for rule in rules if rule.principle == principle]
        if chosen:
            yield name, chosen


def row(rule: Rule, language: Language) -> tuple[str, ...]:
    """What stands under `HEADINGS` for a rule."""
    mending = ways(rule).in_(language) + (f" ({REPAIR.in_(language)})" if rule.fix else "")
    sources = "; ".join(f"{s.text} ({SOURCE_STATUS[s.status].in_(language)})" for s in rule.sources)
    severity = SEVERITY_NAMES[rule.severity].in_(language)
    return (rule.code, rule.title.in_(language), severity, mending, sources)


def markdown(rules: Sequence[Rule], language: Language) -> str:
    """The page for docs/."""
    lines = [f"# {TITLE.in_(language)}", "", INTRODUCTION.in_(language).format(count=len(rules)), ""]
    for name, chosen in by_principle(rules):
        lines += [f"## {name.in_(language)}", ""]
        lines.append("| " + " | ".join(heading.in_(language) for heading in HEADINGS) + " |")
        lines.append("|" + "---|" * len(HEADINGS))
        lines += ["| " + " | ".join(row(rule, language)) + " |" for rule in chosen]
        lines.append("")
    return "\n".join([*lines, _ENDING.in_(language), ""])
