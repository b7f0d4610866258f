"""An import as text for a terminal: what was recognized, what it changes, what is asked and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.exchange.incoming.mapping_file import quoted
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.plan_json import cell_of, counts
from orgdesk.exchange.incoming.questions import Part
from orgdesk.exchange.sheets.grid import Book, Problem, coordinate
from orgdesk.exchange.terminal import Look
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import KIND_NAMES

_MOST = 20
"""So many lines of a sort are written; how many more there are is said."""
_CELLS = 4
"""So many cells of a question."""


def plan_text(plan: ImportPlan, look: Look) -> str:
    """All that there is to say about a plan, in sections."""
    sections = [
        _section(look, _RECOGNIZED, list(_layouts(plan, look))),
        _section(look, _CHANGES, list(_changes(plan, look)) or [look.say(_NOTHING)]),
        _section(look, _NEEDED, list(_open(plan, look))),
        _section(look, _TAKEN, list(_suggested(plan, look))),
        _section(look, _CONFLICTS, list(_conflicts(plan, look))),
        _section(look, _GRAVE, [_problem(p, look) for p in plan.problems if p.grave]),
        _section(look, _TO_KNOW, [_problem(p, look) for p in plan.problems if not p.grave]),
    ]
    return "\n\n".join(filter(None, sections))


def _section(look: Look, title: Text, lines: list[str]) -> str:
    if not lines:
        return ""
    shown = [f"  {line}" for line in lines[:_MOST]]
    if len(lines) > _MOST:
        shown.append("  " + look.say(_MORE.format(count=len(lines) - _MOST)))
    return "\n".join([look.say(title), *shown])


def _layouts(plan: ImportPlan, look: Look) -> Iterator[str]:
    for found in plan.layouts:
        rows = f"{found.head[0]}-{found.head[1]}" if found.head[0] != found.head[1] else str(found.head[0])
        at = look.say(_HEAD.format(rows=rows)) if found.head[0] else ""
        yield f"{found.sheet}: {look.say(found.title)}{at}"


def _changes(plan: ImportPlan, look: Look) -> Iterator[str]:
    for kind, numbers in counts(plan).items():
        said = ", ".join(look.say(_OPERATIONS[o].format(n=n)) for o, n in numbers.items() if n)
        yield f"{look.say(KIND_NAMES[kind])}: {said}"


def _open(plan: ImportPlan, look: Look) -> Iterator[str]:
    for question in plan.questions:
        parts = [part for part in question.parts if part.suggested is None]
        if parts:
            yield look.say(question.words)
        for part in parts:
            yield f'  "{look.say(part.words)}"{_cells(part, plan.book)}'
            values = ", ".join(
                f"{quoted(option.value)} ({look.say(option.words)})" for option in part.options
            )
            yield "  " + look.say(_HOW.format(key=quoted(part.key), values=values))


def _suggested(plan: ImportPlan, look: Look) -> Iterator[str]:
    for question in plan.questions:
        for part in question.parts:
            if part.suggested is not None and not part.answered:
                words = next((o.words for o in part.options if o.value == part.suggested), None)
                meant = look.say(words) if words is not None else part.suggested
                yield f'"{look.say(part.words)}" → {meant}   ({quoted(part.key)} = {quoted(part.suggested)})'


def _conflicts(plan: ImportPlan, look: Look) -> Iterator[str]:
    for conflict in plan.conflicts:
        yield look.say(conflict.what)
        sides = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
        yield "  " + look.say(_SIDES.format(**sides))
        yield "  " + look.say(_CHOSEN[conflict.choice].format(key=quoted(conflict.key)))


def _problem(problem: Problem, look: Look) -> str:
    place = coordinate(problem.place) if problem.place is not None else ""
    where = "!".join(filter(None, (problem.sheet, place)))
    return f"{where}: {look.say(problem.sentence)}" if where else look.say(problem.sentence)


def _cells(part: Part, book: Book) -> str:
    cells = [cell_of(where, book) for where in part.places[:_CELLS]]
    if len(part.places) > _CELLS:
        cells.append("…")
    return f" ({', '.join(cells)})" if cells else ""


_RECOGNIZED = Text("Dikenali:", "Recognized:")
_CHANGES = Text("Perubahan:", "Changes:")
_NOTHING = Text("tidak ada", "none")
_NEEDED = Text("Harus dijawab dahulu:", "To be answered first:")
_TAKEN = Text(
    "Dianggap (jawab lain dalam berkas pemetaan):", "Taken to be (answer otherwise in the mapping file):"
)
_CONFLICTS = Text("Berubah di lembar dan juga di OrgDesk:", "Changed in the sheet and in OrgDesk as well:")
_GRAVE = Text("Tidak dapat diambil:", "What could not be taken in:")
_TO_KNOW = Text("Perlu diketahui:", "Good to know:")
_MORE = Text("… dan {count} lagi", "… and {count} more")
_HEAD = Text(", judul kolom di baris {rows}", ", heading in row {rows}")
_HOW = Text(
    "di bawah [answers]: {key} = salah satu dari {values}", "below [answers]: {key} = one of {values}"
)
_SIDES = Text(
    "saat ekspor: {base} | di OrgDesk: {ours} | di lembar: {theirs}",
    "at the export: {base} | in OrgDesk: {ours} | in the sheet: {theirs}",
)
_CHOSEN = {
    None: Text(
        'OrgDesk tetap; untuk mengambil dari lembar: {key} = "theirs"',
        'OrgDesk stays; to take what the sheet says: {key} = "theirs"',
    ),
    "ours": Text("OrgDesk tetap, seperti dijawab", "OrgDesk stays, as answered"),
    "theirs": Text("lembar diambil, seperti dijawab", "the sheet is taken, as answered"),
}
_OPERATIONS = {
    "added": Text("{n} baru", "{n} new"),
    "changed": Text("{n} berubah", "{n} changed"),
    "removed": Text("{n} dihapus", "{n} removed"),
    "unchanged": Text("{n} tetap", "{n} unchanged"),
}
