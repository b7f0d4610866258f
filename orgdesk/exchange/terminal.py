"""Findings and rules as text for a terminal: grouped, aligned, coloured only where somebody looks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from orgdesk.analysis.case_words import case_message
from orgdesk.analysis.cases import Case, CaseKind, cases_of
from orgdesk.analysis.catalogue import rule_by_code
from orgdesk.analysis.engine import Engine
from orgdesk.analysis.findings import SEVERITY_NAMES, Finding, Severity
from orgdesk.analysis.kit import PRINCIPLES, SOURCE_STATUS, Rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.wording import message
from orgdesk.exchange.accepted import STATES, WITHOUT_END, accepted_list
from orgdesk.exchange.palette import LIGHT
from orgdesk.exchange.rule_words import (
    ADVICE,
    BAD,
    GOOD,
    LIMITS,
    MENDING,
    OFFERS_FIX,
    SOURCES,
    bare,
    circumstances,
    tables,
    ways,
)
from orgdesk.exchange.summary import (
    EXAMPLE_NOTICE,
    UNTITLED,
    cases_words,
    count_words,
    findings_words,
    severity_counts,
    severity_words,
)
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.reference.policy import limit_sources

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "34"}


@dataclass(frozen=True, slots=True)
class Look:
    """How to print: language, width to wrap at (None: never, for pipes) and whether colours are welcome."""

    language: Language
    width: int | None = None
    colour: bool = False

    def say(self, text: Text) -> str:
        """The text in the language of the output."""
        return text.in_(self.language)

    def paint(self, words: str, codes: str) -> str:
        """The words in a terminal colour, where colours are welcome."""
        return f"\x1b[{codes}m{words}\x1b[0m" if self.colour else words

    def wrap(self, words: str, indent: int, first: str = "") -> str:
        """The words from column `indent` on, `first` standing before them on the first line."""
        lead = first.ljust(indent)
        if self.width is None:
            return lead + words
        return textwrap.fill(
            words,
            max(self.width, indent + 30),
            initial_indent=lead,
            subsequent_indent=" " * indent,
            break_long_words=False,
        )


def findings_text(engine: Engine, organization: Organization, look: Look) -> str:
    """The whole report: title, findings by severity and rule, accepted ones, failures, totals."""
    verdict = engine.verdict()
    cases = cases_of(verdict.open, organization)
    lines = [*title_lines(organization, look), ""]
    for severity, of_severity in groupby(cases, key=lambda case: case.primary.severity):
        found = list(of_severity)
        count = look.say(cases_words(len(found), sum(len(case.members) for case in found)))
        heading = f"{LIGHT.marks[severity].glyph} {look.say(SEVERITY_NAMES[severity]).upper()} ({count})"
        lines += [look.paint(heading, f"1;{_COLOURS[severity]}"), ""]
        for code, group in groupby(found, key=lambda case: case.primary.rule):
            lines.append("  " + look.paint(f"{code} {look.say(rule_by_code(code).title)}", "1"))
            lines += [*_rows(list(group), organization, look), ""]
    if verdict.accepted:
        lines.append(look.paint(f"{look.say(_ACCEPTED)} ({len(verdict.accepted)})", "1"))
        for found_, acceptance in verdict.accepted:
            said = f"{found_.rule} {look.say(message(found_, organization))}"
            why = f"{look.say(_REASON)}: {acceptance.reason} ({acceptance.who}, {acceptance.on})"
            lines.append(look.wrap(f"{said} {why}", 4))
        lines.append("")
    if engine.failures:
        lines.append(look.paint(f"{look.say(_FAILED)} ({len(engine.failures)})", "1;31"))
        lines += [look.wrap(f"{f.rule} {f.subject[1]}: {look.say(f.error)}", 4) for f in engine.failures]
        lines.append("")
    lines.append(total_line(verdict.open, look))
    return "\n".join(lines)


def accepted_text(engine: Engine, organization: Organization, look: Look) -> str:
    """The list of accepted findings: what, why, who, from when and until when; ended acceptances apart."""
    accepted = accepted_list(engine, organization)
    lines = [*title_lines(organization, look), ""]
    lines.append(look.paint(f"{look.say(_ACCEPTED)} ({len(accepted)})", "1"))
    for one in accepted:
        lines += ["", look.wrap(look.say(one.sentence), 4, f"  {one.rule}  " if one.rule else "  ")]
        until = one.acceptance.until.isoformat() if one.acceptance.until else look.say(WITHOUT_END)
        who = f"{one.acceptance.who}, {one.acceptance.on.isoformat()} → {until}"
        lines.append(look.wrap(f"{look.say(_REASON)}: {one.acceptance.reason}", 6))
        lines.append(look.wrap(f"{who} ({look.say(STATES[one.state])})", 6))
    return "\n".join(lines)


def title_lines(organization: Organization, look: Look) -> list[str]:
    """Name, place, whether it is example data, and how large the model is."""
    project = organization.project
    name = " · ".join(filter(None, (project.name, project.place)))
    notice = [look.paint(look.say(EXAMPLE_NOTICE), "2")] if project.example else []
    return [look.paint(name or look.say(UNTITLED), "1"), *notice, look.say(count_words(organization))]


def total_line(found: Sequence[Finding], look: Look) -> str:
    """ "12 kesalahan · 31 peringatan · 8 saran"."""
    return " · ".join(
        look.paint(look.say(severity_words(severity, n)), _COLOURS[severity] if n else "2")
        for severity, n in severity_counts(found).items()
    )


def _rows(found: list[Case], organization: Organization, look: Look) -> Iterator[str]:
    """Patterns first, each with what it is made of; then the other cases by their subject."""
    plain = [case for case in found if case.kind is not CaseKind.PATTERN]
    codes = [short(organization.get(*case.primary.subject)) for case in plain]
    codes = [c if len(c) <= 12 else "" for c in codes]
    indent = 6 + max((len(c) for c in codes), default=0)
    for case in found:
        if case.kind is CaseKind.PATTERN:
            yield look.wrap(look.say(case_message(case, organization)), 4)
            yield look.paint(look.wrap(_members(case, organization, look), 6), "2")
    rows = sorted(zip(codes, plain, strict=True), key=lambda row: (row[0], row[1].key))
    for code, case in rows:
        yield look.wrap(look.say(message(case.primary, organization)), indent, f"    {code}")
        for one in case.members:
            if one is not case.primary:
                yield look.paint(
                    look.wrap(f"{one.rule} {look.say(message(one, organization))}", indent + 2), "2"
                )


def _members(case: Case, organization: Organization, look: Look) -> str:
    """ "18 findings: K1 (SKESGA), …": what each finding of a pattern is about."""
    common = case.share.common if case.share is not None else ()
    said = []
    for finding in case.members:
        if finding.rule == case.primary.rule:
            units = [short(organization.get("unit", unit)) for unit in finding.units if unit not in common]
            name = short(organization.get(*finding.subject))
            said.append(f"{name} ({', '.join(units)})" if units and name not in units else name)
    return f"{look.say(findings_words(len(case.members)))}: {', '.join(dict.fromkeys(said))}"


# -- rules ---------------------------------------------------------------------------------------


def catalogue_text(rules: Sequence[Rule], look: Look) -> str:
    """One line a rule, under the principle of the guide that it serves."""
    lines: list[str] = []
    for principle, name in PRINCIPLES.items():
        of_principle = [r for r in rules if r.principle == principle]
        if of_principle:
            lines += [look.paint(look.say(name), "1")]
            for rule in of_principle:
                severity = look.say(SEVERITY_NAMES[rule.severity])
                mark = look.paint(LIGHT.marks[rule.severity].glyph, _COLOURS[rule.severity])
                lines.append(f"  {rule.code}  {mark} {severity:<10}  {look.say(rule.title)}")
            lines.append("")
    return "\n".join([*lines, look.say(_ONE_RULE)])


def rule_text(rule: Rule, look: Look) -> str:
    """The page of a rule: what, why, what to do, sources, limits, a bad and a good example."""
    severity = look.say(SEVERITY_NAMES[rule.severity])
    lines = [
        look.paint(f"{rule.code} {look.say(rule.title)}", "1"),
        f"{LIGHT.marks[rule.severity].glyph} {severity} · {look.say(PRINCIPLES[rule.principle])}",
        "",
        look.wrap(look.say(rule.why), 0),
        "",
        look.paint(look.say(ADVICE), "1"),
        look.wrap(bare(look.say(rule.advice)), 2),
        look.wrap(f"{look.say(MENDING)}: {look.say(ways(rule))}", 2),
        *([look.wrap(look.say(OFFERS_FIX) + ".", 2)] if rule.fix else []),
        "",
        look.paint(look.say(SOURCES), "1"),
        *(look.wrap(f"{s.text} [{look.say(SOURCE_STATUS[s.status])}]", 2) for s in rule.sources),
        "",
    ]
    if rule.limits:
        lines.append(look.paint(look.say(LIMITS), "1"))
        for name, value in rule.limits.items():
            lines.append(look.wrap(f"{rule.code}.{name} = {value}: {look.say(rule.limit_names[name])}", 2))
        if rule.code in limit_sources():
            lines.append(look.wrap(look.say(limit_sources()[rule.code].source), 2))
        lines.append("")
    for heading, examples in ((BAD, rule.bad), (GOOD, rule.good)):
        lines.append(look.paint(look.say(heading), "1"))
        for example in examples:
            lines += [*_example(example, look), ""]
    return "\n".join(lines).rstrip()


def _example(example: Miniature, look: Look) -> Iterator[str]:
    yield look.wrap(look.say(example.note), 2)
    for rows in tables(example):
        widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(len(rows[0]))]
        for row in rows:
            cells = " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
            yield f"    {cells}".rstrip()
    for name, notation in circumstances(example):
        yield f"    {look.say(name)}: {notation}"


_ACCEPTED = Text("DITERIMA DENGAN ALASAN", "ACCEPTED WITH REASON")
_REASON = Text("Alasan", "Reason")
_FAILED = Text("ATURAN YANG GAGAL DIJALANKAN", "RULES THAT FAILED TO RUN")
_ONE_RULE = Text("Halaman satu aturan: orgdesk rule KODE", "The page of a rule: orgdesk rule CODE")
