"""What the matrix says of a row, a column and a cell: for tooltips, screen readers and the clipboard."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from orgdesk.analysis.findings import Finding, Severity
from orgdesk.exchange.palette import Theme
from orgdesk.exchange.summary import severity_counts, severity_words
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import code_of, name_of, scope_words
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Record
from orgdesk.ui.matrix.codes import Codes

MOST_MESSAGES = 5
"""In a tooltip; more are counted."""

RANK: dict[Severity, int] = {severity: severity.rank for severity in Severity}

TOO_MANY = Text(
    "Terlalu banyak sel yang dipilih. Pilih paling banyak {most} sel sekaligus.",
    "Too many cells are selected. Select at most {most} cells at once.",
)
FOLDED = Text(
    "Instansi ini sedang dilipat. Bentangkan dahulu, lalu pilih sel salah satu unitnya.",
    "This agency is folded. Unfold it first, then select a cell of one of its units.",
)
NO_CELL = Text(
    "Pilih dahulu sel sebuah fungsi. Judul kelompok tidak memuat peran.",
    "Select the cell of a function first. Headings hold no roles.",
)

NO_ROLE = Text("tanpa peran", "no role")
_MORE = Text("… dan {count} lagi", "… and {count} more")
_BELOW = Text("{count} fungsi di bawahnya", "functions below it: {count}")


def finding_count(count: int) -> Text:
    """ "2 temuan", "2 findings"."""
    return Text(f"{count} temuan", "1 finding" if count == 1 else f"{count} findings")


def label(record: Record | None) -> str:
    """Code and name in a line: "SKESGA Seksi Kesehatan Keluarga"."""
    code, name = code_of(record), name_of(record)
    return f"{code} {name}" if code and code != name else name


def cell_sentence(
    where: tuple[str, str], codes: Iterable[str], found: int, known: Codes, language: Language
) -> str:
    """A cell as a screen reader says it: "Imunisasi rutin, Seksi Imunisasi: Coordinator; 2 findings"."""
    roles = ", ".join(known.name(code).in_(language) for code in codes) or NO_ROLE.in_(language)
    function, unit = where
    said = f"{function}, {unit}: {roles}"
    return f"{said}; {finding_count(found).in_(language)}" if found else said


def row_sentence(name: str, found: int, below: int, language: Language) -> str:
    """A header as a screen reader says it."""
    parts = [name]
    if below:
        parts.append(_BELOW.format(count=below).in_(language))
    if found:
        parts.append(finding_count(found).in_(language))
    return "; ".join(parts)


def cell_tip(
    organization: Organization,
    where: tuple[str, str],
    assignments: Iterable[Assignment],
    findings: Iterable[Finding],
    known: Codes,
    language: Language,
    theme: Theme,
) -> str:
    """The tooltip of a cell: what the codes mean, within which scope, and what is wrong."""
    function, unit = where
    parts = [f"<b>{escape(function)}</b><br>{escape(unit)}"]
    rows = []
    ranked = {code: n for n, code in enumerate(known.roles)}
    for assignment in sorted(assignments, key=lambda a: (ranked.get(known.of(a), 99), a.id)):
        code = known.of(assignment)
        words = escape(known.name(code).in_(language))
        scope = scope_words(organization, assignment.scope, language)
        if scope:
            words += f' <span style="color:{theme.secondary}">· {escape(scope)}</span>'
        rows.append(f"<b>{escape(code)}</b> {words}")
    if rows:
        parts.append("<br>".join(rows))
    parts.extend(finding_tips(organization, findings, language, theme))
    return f'<div style="white-space:normal">{"<hr>".join(parts)}</div>'


def header_tip(
    organization: Organization, title: str, findings: Iterable[Finding], language: Language, theme: Theme
) -> str:
    """The tooltip of a row or a column: its whole name, and how many findings of which kind."""
    found = list(findings)
    parts = [f"<b>{escape(title)}</b>"]
    if len(found) > MOST_MESSAGES:
        counts = severity_counts(found)
        parts.append(
            " · ".join(_tinted(s, severity_words(s, n).in_(language), theme) for s, n in counts.items() if n)
        )
    else:
        parts.extend(finding_tips(organization, found, language, theme))
    return f'<div style="white-space:normal">{"<hr>".join(parts)}</div>'


def finding_tips(
    organization: Organization, findings: Iterable[Finding], language: Language, theme: Theme
) -> list[str]:
    """The messages of findings, worst first, each with its mark; nothing where there are none."""
    from orgdesk.analysis.wording import message  # with the catalogue behind it, not needed to paint

    found = sorted(findings, key=lambda f: (RANK[f.severity], f.rule, f.key))
    said = [
        _tinted(f.severity, "", theme) + escape(message(f, organization).in_(language))
        for f in found[:MOST_MESSAGES]
    ]
    if len(found) > MOST_MESSAGES:
        said.append(_MORE.format(count=len(found) - MOST_MESSAGES).in_(language))
    return ["<br>".join(said)] if said else []


def _tinted(severity: Severity, words: str, theme: Theme) -> str:
    mark = theme.marks[severity]
    return f'<span style="color:{mark.ink}">{mark.glyph} {escape(words)}</span>'
