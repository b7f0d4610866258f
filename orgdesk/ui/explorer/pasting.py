"""Rows of the trees on the clipboard: out as an indented list, in as a hierarchy below the selected row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgdesk.editing.outlines import CODE, NAME, OutlineLine, outline, written
from orgdesk.editing.pasting import paste_functions, paste_units
from orgdesk.editing.rows import EditRefused
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Function, Unit
from orgdesk.ui import clipping
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.pane import Pane
from orgdesk.ui.notice import Notice


def copy(pane: Pane, rows: Iterable[Token], desk: Desk) -> None:
    """Put rows on the clipboard with their codes, indented as they stand; a folded one with all below it."""
    lines = copied(pane, rows)
    if not lines:
        return
    has_codes = any(line.code for line in lines)
    head = [desk.say(text) for text in ((CODE, NAME) if has_codes else (NAME,))]
    table = [[clipping.head_cell(words) for words in head]]
    for line in lines:
        name = clipping.text_cell("    " * line.depth + line.name)
        table.append([clipping.text_cell(line.code), name] if has_codes else [name])
    clipping.put(written(lines, desk.language), clipping.html_table(table))


def copied(pane: Pane, rows: Iterable[Token]) -> list[OutlineLine]:
    """The rows as lines; each stands below the nearest selected one above it."""
    tree = pane.tree
    chosen = dict.fromkeys(_with_folded(pane, rows))
    found = []
    for token in tree.in_order(chosen):
        name, code = tree.words(token)
        depth = sum(above in chosen for above in tree.path(token)[1:])
        found.append(OutlineLine(depth, " ".join(code.split()), " ".join(name.split())))
    return found


def _with_folded(pane: Pane, rows: Iterable[Token]) -> Iterator[Token]:
    for token in rows:
        yield token
        index = pane.tree.known(token)
        if index.isValid() and not pane.view.isExpanded(index):
            yield from _branch(pane, token)


def _branch(pane: Pane, token: Token) -> Iterator[Token]:
    for below in pane.tree.below(token):
        yield below
        yield from _branch(pane, below)


def paste(pane: Pane, below: Token | None, desk: Desk) -> list[Token]:
    """Add what the text on the clipboard lists below a row (None: at the top); gives the uppermost new rows.

    What cannot be done is told by the desk, what was done by the notice of the window.
    """
    data = clipping.held()
    if data.hasFormat(clipping.CELLS):
        desk.refused.emit(_CELLS)
        return []
    lines = outline(data.text())
    made: list[ChangeSet] = []

    def verb(organization: Organization) -> ChangeSet:
        made.append(_pasted(organization, pane, below, lines))
        return made[-1]

    if not desk.do(verb):
        return []
    (change_set,) = made
    notice = pane.window().findChild(Notice)
    if isinstance(notice, Notice):
        notice.tell(desk.say(change_set.label))
    return list(_uppermost(pane, change_set))


def _pasted(
    organization: Organization, pane: Pane, below: Token | None, lines: Sequence[OutlineLine]
) -> ChangeSet:
    if "function" in pane.tree.kinds:
        return paste_functions(organization, None if below is None else below[1], lines)
    if below is None:
        agencies = list(organization.agencies)
        if len(agencies) != 1:
            raise EditRefused(_WHERE if agencies else _NO_AGENCY)
        below = ("agency", agencies[0])
    if below[0] == "agency":
        return paste_units(organization, below[1], None, lines)
    return paste_units(organization, organization.units[below[1]].agency, below[1], lines)


def _uppermost(pane: Pane, change_set: ChangeSet) -> Iterator[Token]:
    """The new rows that stand below none of the others."""
    new = {(row.kind, row.id) for row in change_set if isinstance(row.row, Function | Unit)}
    return (token for token in pane.tree.in_order(new) if pane.tree.above(token) not in new)


_CELLS = Text(
    "Papan klip memuat sel matriks, bukan daftar nama. Pilih dahulu sel matriks tempat menempelnya.",
    "The clipboard holds cells of the matrix, not a list of names. Select a cell of the matrix first.",
)
_WHERE = Text(
    "Pilih dahulu instansi atau unit yang akan membawahi unit yang ditempel.",
    "Select the agency or the unit first that the pasted units are to stand below.",
)
_NO_AGENCY = Text(
    "Belum ada instansi. Tambahkan dahulu instansi, lalu tempel unitnya di bawahnya.",
    "There is no agency yet. Add one first, then paste its units below it.",
)
