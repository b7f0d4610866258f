"""The pages of the help window as HTML in its colours: those in resources/help, and those of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from orgdesk.analysis.catalogue import all_rules
from orgdesk.analysis.engine import limits_for
from orgdesk.analysis.findings import SEVERITY_NAMES
from orgdesk.analysis.kit import PRINCIPLES, SOURCE_STATUS, Rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.exchange.catalogue_page import HEADINGS, INTRODUCTION, TITLE, by_principle, row
from orgdesk.exchange.palette import Theme
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
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.records import Resource, Role, RoleFamily
from orgdesk.reference.policy import limit_sources
from orgdesk.reference.shipped import folder
from orgdesk.reference.standard import standard_roles

PAGES = ("read", "work", "sheets", "resources", "health", "answer", "roles", "files")
"""The pages to start with, in order; each is a file in resources/help of both languages."""

_CELL = re.compile(r"([A-Z]+)(\[[^\]]*\])?")


def page_source(name: str, language: Language) -> str:
    """The text of a page as it is written."""
    return (folder("resources") / "help" / language / f"{name}.md").read_text(encoding="utf-8")


def page_title(name: str, language: Language) -> str:
    """What a page is called: its first line."""
    return page_source(name, language).partition("\n")[0].removeprefix("# ")


def page_html(name: str, language: Language, theme: Theme) -> str:
    """A page of the help."""
    return _document(_blocks(page_source(name, language), theme), theme)


def rule_html(rule: Rule, settings: Mapping[str, str], language: Language, theme: Theme) -> str:
    """The page of a rule; `settings` are those of the open project."""

    def say(text: Text) -> str:
        return escape(text.in_(language))

    mark = theme.marks[rule.severity]
    parts = [
        f"<h1>{say(rule.title)}</h1>",
        f'<p style="color:{theme.secondary}"><b>{rule.code}</b> &nbsp;·&nbsp; '
        f'<span style="color:{mark.ink}">{mark.glyph} {say(SEVERITY_NAMES[rule.severity])}</span>'
        f" &nbsp;·&nbsp; {say(PRINCIPLES[rule.principle])}</p>",
        f"<p>{say(rule.why)}</p>",
        f"<h2>{say(ADVICE)}</h2><p>{escape(bare(rule.advice.in_(language)))}</p>",
        f'<p style="color:{theme.secondary}">{say(MENDING)}: {say(ways(rule))}'
        + (f" &nbsp;·&nbsp; {say(OFFERS_FIX)}" if rule.fix else "")
        + "</p>",
        *_limits(rule, settings, language, theme),
    ]
    for heading, examples in ((BAD, rule.bad), (GOOD, rule.good)):
        parts.append(f"<h2>{say(heading)}</h2>")
        parts += [_example(example, say, theme) for example in examples]
    parts.append(f"<h2>{say(SOURCES)}</h2><ul>")
    for source in rule.sources:
        status = say(SOURCE_STATUS[source.status])
        parts.append(
            f'<li>{escape(source.text)} <span style="color:{theme.secondary}">({status})</span></li>'
        )
    return _document([*parts, "</ul>"], theme)


_WIDTHS = ("11%", "25%", "17%", "18%", "29%")


def catalogue_html(language: Language, theme: Theme) -> str:
    """Every rule with what stands behind it; each leads to its page."""
    rules = all_rules()
    parts = [f"<h1>{escape(TITLE.in_(language))}</h1>"]
    parts.append(f"<p>{escape(INTRODUCTION.in_(language).format(count=len(rules)))}</p>")
    style = f"border-bottom:1px solid {theme.hairline}; padding:5px 8px 5px 0"
    for name, chosen in by_principle(rules):
        parts.append(f"<h2>{escape(name.in_(language))}</h2><table cellspacing='0' width='100%'><tr>")
        parts += [
            f'<td width="{width}" style="{style}; color:{theme.secondary}">'
            f"{escape(heading.in_(language))}</td>"
            for heading, width in zip(HEADINGS, _WIDTHS, strict=True)
        ]
        parts.append("</tr>")
        for rule in chosen:
            code, *cells = row(rule, language)
            mark = theme.marks[rule.severity]
            drawn = [f'<a href="rule:{code}">{code}</a>', *map(escape, cells)]
            drawn[2] = f'<span style="color:{mark.ink}">{mark.glyph}</span> {drawn[2]}'
            parts.append("<tr>" + "".join(f'<td style="{style}">{cell}</td>' for cell in drawn) + "</tr>")
        parts.append("</table>")
    return _document(parts, theme)


def _limits(rule: Rule, settings: Mapping[str, str], language: Language, theme: Theme) -> Iterator[str]:
    if not rule.limits:
        return
    try:
        now = limits_for(rule, settings)
    except OrgDeskError:  # said where the setting is made; here the defaults stand
        now = dict(rule.limits)
    default = QCoreApplication.translate("HelpWindow", "usually {value}")
    yield f"<h2>{escape(LIMITS.in_(language))}</h2><table cellspacing='0' width='70%'>"
    for name, value in rule.limits.items():
        own = f" ({escape(default.format(value=_value(value)))})" if now[name] != value else ""
        yield _row(
            (escape(rule.limit_names[name].in_(language)), f"<b>{_value(now[name])}</b>{own}"),
            theme,
        )
    yield "</table>"
    if rule.code in limit_sources():
        said = escape(limit_sources()[rule.code].source.in_(language))
        yield f'<p style="color:{theme.secondary}">{said}</p>'


def _value(value: float | bool) -> str:
    if isinstance(value, bool):
        yes = QCoreApplication.translate("HelpWindow", "yes")
        return yes if value else QCoreApplication.translate("HelpWindow", "no")
    return f"{value:g}"


def _example(example: Miniature, say: Callable[[Text], str], theme: Theme) -> str:
    """A note, its matrices drawn small, and what else is so."""
    parts = [f"<p>{say(example.note)}</p>"]
    for rows in tables(example):
        line = f"border:1px solid {theme.hairline}; padding:4px 10px;"
        parts.append('<table cellspacing="0" style="border-collapse:collapse; margin-bottom:6px">')
        for n, (head, *cells) in enumerate(rows):
            fill = f' bgcolor="{theme.panel}"' if n == 0 else ""
            drawn = [f'<td style="{line}"{fill}>{escape(head)}</td>']
            for cell in cells:
                inner = f"<b>{escape(cell)}</b>" if n == 0 else _cell(cell, theme)
                drawn.append(f'<td align="center" style="{line}"{fill}>{inner or "&nbsp;"}</td>')
            parts.append(f"<tr>{''.join(drawn)}</tr>")
        parts.append("</table>")
    small = f'style="color:{theme.secondary}; margin-top:2px; margin-bottom:2px"'
    parts += [f"<p {small}>{say(name)}: {escape(notation)}</p>" for name, notation in circumstances(example)]
    return "".join(parts) + "<p></p>"


def _cell(cell: str, theme: Theme) -> str:
    """Codes as chips; a scope is written beside its code."""
    if cell == "✓":
        return cell
    return "&nbsp; ".join(
        chip_html(code, theme)
        + (f' <span style="color:{theme.secondary}">{escape(scope[1:-1])}</span>' if scope else "")
        for code, scope in _CELL.findall(cell)
    )


def chip_html(code: str, theme: Theme) -> str:
    """A role code in its colours, as in the matrix."""
    chip = theme.chip(code, _FAMILIES[code])
    return f'<span style="background:{chip.fill}; color:{chip.text}"><b>&nbsp;{code}&nbsp;</b></span>'


_FAMILIES: dict[str, RoleFamily] = {
    row.code: RoleFamily.SUPPLY if isinstance(row, Resource) else row.family
    for row in standard_roles()
    if isinstance(row, Resource | Role)
}


# -- the little of Markdown that the pages use ---------------------------------------------------


def _blocks(source: str, theme: Theme) -> Iterator[str]:
    for kind, lines in groupby(source.splitlines(), key=_kind):
        inner = [_inline(line.lstrip("#-|0123456789. "), theme) for line in lines]
        if kind in ("h1", "h2", "p"):
            yield from (f"<{kind}>{text}</{kind}>" for text in inner)
        elif kind == "table":
            yield '<table cellspacing="0" width="100%">'
            yield from (_row([cell.strip() for cell in text.strip(" |").split("|")], theme) for text in inner)
            yield "</table>"
        elif kind:
            yield f"<{kind}>{''.join(f'<li>{text}</li>' for text in inner)}</{kind}>"


def _kind(line: str) -> str:
    for start, kind in (("## ", "h2"), ("# ", "h1"), ("- ", "ul"), ("| ", "table")):
        if line.startswith(start):
            return kind
    return "ol" if re.match(r"\d+\. ", line) else "p" if line.strip() else ""


def _inline(text: str, theme: Theme) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', text)
    return re.sub(r"`(.+?)`", lambda found: _code(found[1], theme), text)


def _code(text: str, theme: Theme) -> str:
    """A role code as a chip, anything else as a key."""
    if text in _FAMILIES:
        return chip_html(text, theme)
    return f'<span style="background:{theme.hover}">&nbsp;{text}&nbsp;</span>'


def _row(cells: Sequence[str], theme: Theme) -> str:
    style = f"border-bottom:1px solid {theme.hairline}; padding:5px 16px 5px 0"
    widths = ("12%", "28%", "60%") if len(cells) == 3 else ("60%", "40%")
    drawn = (f'<td width="{w}" style="{style}">{cell}</td>' for w, cell in zip(widths, cells, strict=True))
    return f"<tr>{''.join(drawn)}</tr>"


def _document(parts: Iterator[str] | list[str], theme: Theme) -> str:
    return f"""<html><head><style>
body {{ color: {theme.ink}; line-height: 140%; }}
a {{ color: {theme.link}; text-decoration: none; }}
h1 {{ font-size: 17pt; font-weight: 600; margin-top: 0; margin-bottom: 6px; }}
h2 {{ font-size: 11pt; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }}
p {{ margin-top: 4px; margin-bottom: 8px; }}
li {{ margin-bottom: 6px; }}
</style></head><body>{"".join(parts)}</body></html>"""
