"""What a block from a spreadsheet means in the matrix: where its cells go, and which roles they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from orgdesk.exchange.excel.keys import KINDS, read_key
from orgdesk.exchange.incoming.mapping import Mapping as Answers
from orgdesk.exchange.incoming.names import Names
from orgdesk.exchange.incoming.recognition.codes import Coding, Kind, System, Vocabulary, coding_of
from orgdesk.exchange.incoming.recognition.noise import fold, says_nothing
from orgdesk.exchange.incoming.said import Legend
from orgdesk.exchange.sheets.grid import coordinate
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import code_of, name_of, roles_by_code
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Function, Unit
from orgdesk.ui.desk import Cell

Rows = Sequence[Sequence[str]]
"""A block as text, row by row; rows may be of different lengths."""
Place = tuple[int, int]
"""(row, column) in a block, from 0."""

MARK = ""
"""Stands for a role in what a cell says: it is marked, and nobody has said yet which role that means."""

_HEAD_ROWS = 3
"""In so many rows from the top the names of units are looked for. [DERIVED]"""
_NAMED = 3
"""So many unknown names are listed; more are counted."""


class BlockRefused(OrgDeskError):
    """A block that cannot be pasted; nothing of it has been."""


def without_keys(rows: Rows) -> list[list[str]]:
    """A block without the hidden keys that our own workbooks carry and spreadsheets copy along."""
    width = max((len(row) for row in rows), default=0)
    bare = [row for row in rows if not _are_keys(row)]
    kept = [n for n in range(width) if not _are_keys([_at(bare, row, n) for row in range(len(bare))])]
    return [[row[n] for n in kept if n < len(row)] for row in bare]


def _are_keys(cells: Iterable[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and all(cell in KINDS or read_key(cell) is not None for cell in said)


def codes_of(rows: Rows, places: Iterable[Place], organization: Organization) -> dict[Place, list[str]]:
    """The role codes that each of these cells of a block says, MARK where it is only marked.

    They are read together, since what a letter means shows from the others. Raises BlockRefused, naming the
    cell, where one says anything else.
    """
    texts = {place: text for place in sorted(set(places)) if (text := _at(rows, *place).strip())}
    coding = coding_of(Counter(texts.values()), Legend(), organization, Answers())
    found: dict[str, list[str]] = {}
    for place, text in texts.items():
        if text not in found:
            found[text] = list(_codes(coding, text, place, organization))
    return {place: found[text] for place, text in texts.items()}


def _codes(coding: Coding, text: str, place: Place, organization: Organization) -> Iterator[str]:
    for token in coding.split(text)[0]:
        own = coding.vocabulary.codes.get(fold(token))
        meaning = coding.meaning(token)
        if own is not None:
            yield own[0]
        elif meaning.kind is Kind.ROLE and meaning.sure:
            yield meaning.code
        elif meaning.kind is Kind.OPEN and (coding.system is System.MARKS or not token.isalpha()):
            yield MARK
        elif meaning.kind is not Kind.IGNORE:
            sentence = _NO_ROLE if meaning.kind is Kind.UNKNOWN else _LETTER
            cell = coordinate((place[0] + 1, place[1] + 1))
            known = ", ".join(roles_by_code(organization))
            raise BlockRefused(sentence.format(cell=cell, words=token, codes=known))


class BlockNames:
    """The names and codes by which blocks call the units and functions of an organization."""

    def __init__(self, organization: Organization) -> None:
        self._roles = Vocabulary(organization)
        self._units = _names(organization.units.values())
        self._agency_of = {unit.id: unit.agency for unit in organization.units.values()}
        self._agencies = _names(organization.agencies.values())
        self._functions = _names(f for f in organization.functions.values() if f.is_work)

    def placed(self, rows: Rows) -> dict[Place, Cell] | None:
        """Where the cells go that a block names by its first rows and columns; None where it names none.

        Units may stand across and functions down, or the other way round. Raises BlockRefused for names that
        are not known, and for those that fit several.
        """
        across = self._placed(rows)
        if across is not None:
            return across
        width = max((len(row) for row in rows), default=0)
        turned = [[_at(rows, r, c) for r in range(len(rows))] for c in range(width)]
        down = self._placed(turned)
        return None if down is None else {(r, c): cell for (c, r), cell in down.items()}

    def _placed(self, rows: Rows) -> dict[Place, Cell] | None:
        named_in = {n: self._units_named(rows[n]) for n in range(min(_HEAD_ROWS, len(rows) - 1))}
        head = max(named_in, key=lambda n: (named_in[n], n), default=0)
        if not named_in.get(head):
            return None
        heads = [n for n in range(head + 1) if named_in[n] * 2 >= named_in[head]]
        units = self._units_at(rows, heads[::-1], self._agencies_above(rows, heads[0]))
        first = min(column for column, ids in units.items() if ids)
        body = range(head + 1, len(rows))
        functions = {row: self._function(rows[row][:first]) for row in body}
        if not any(functions.values()) and any(self._says_role(_at(rows, row, 0)) for row in body):
            return None  # it only looks like names: the codes of units and of roles may be alike
        cells: dict[Place, Cell] = {}
        doubtful: dict[str, bool] = {}
        for row, column in _filled(rows, body, first):
            found, named = functions[row], units.get(column, [])
            if len(found) == 1 and len(named) == 1:
                cells[row, column] = (named[0], found[0])
            if len(found) != 1:
                doubtful[_longest(rows[row][:first]) or coordinate((row + 1, 1))] = bool(found)
            if len(named) != 1:
                doubtful[_at(rows, head, column).strip() or coordinate((head + 1, column + 1))] = bool(named)
        if doubtful:
            raise BlockRefused(_doubts(doubtful))
        return cells

    def _units_named(self, row: Sequence[str]) -> int:
        """How many cells of a row, but for the first, name units."""
        return sum(bool(self._ids(self._units, cell)) for cell in row[1:])

    def _units_at(
        self, rows: Rows, heads: Sequence[int], agencies: Mapping[int, str]
    ) -> dict[int, list[str]]:
        """Column → the units that its headings may mean; where one leaves it open another may tell."""
        found: dict[int, list[str]] = {}
        for column in range(1, max(len(rows[head]) for head in heads)):
            named = [ids for head in heads if (ids := self._ids(self._units, _at(rows, head, column)))]
            ids = min(named, key=len, default=[])
            of_agency = [id_ for id_ in ids if self._agency_of[id_] == agencies.get(column)]
            found[column] = of_agency if len(ids) > 1 and of_agency else ids
        return found

    def _agencies_above(self, rows: Rows, head: int) -> Mapping[int, str]:
        """Column → the agency named over it, in the row above; a name counts to the right up to the next."""
        found: dict[int, str] = {}
        agency = ""
        for column in range(1, len(rows[head])) if head else ():
            ids = self._ids(self._agencies, _at(rows, head - 1, column))
            if len(ids) == 1:
                agency = ids[0]
            if agency:
                found[column] = agency
        return found

    def _function(self, cells: Sequence[str]) -> list[str]:
        """The functions that the heading of a row may mean; the cell that tells most counts."""
        found = [ids for cell in cells if (ids := self._ids(self._functions, cell))]
        return min(found, key=len, default=[])

    def _ids(self, names: Names, text: str) -> list[str]:
        text = " ".join(text.split())
        if not text:
            return []
        return names.exact(text) or list(dict.fromkeys(match.id for match in names.same(text)))

    def _says_role(self, text: str) -> bool:
        return self._roles.role(text) is not None


def _filled(rows: Rows, body: Iterable[int], first: int) -> Iterator[Place]:
    """The cells of a block that say anything."""
    for row in body:
        for column in range(first, len(rows[row])):
            text = rows[row][column].strip()
            if text and not says_nothing(text):
                yield row, column


def _names(rows: Iterable[Agency | Unit | Function]) -> Names:
    found = Names()
    for row in rows:
        code, name = code_of(row), name_of(row)
        found.add(row.id, name, code=code, others=[f"{code} {name}"] if code else ())
    return found


def _at(rows: Rows, row: int, column: int) -> str:
    return rows[row][column] if column < len(rows[row]) else ""


def _longest(cells: Iterable[str]) -> str:
    return max((" ".join(cell.split()) for cell in cells), key=len, default="")


def _doubts(doubtful: Mapping[str, bool]) -> Text:
    """What is wrong with the names of a block: name → whether it fits several rows, rather than none."""
    several = [name for name, fits in doubtful.items() if fits]
    names = several or list(doubtful)
    listed = ", ".join(f"“{name}”" for name in names[:_NAMED])
    more = _MORE.format(count=len(names) - _NAMED) if len(names) > _NAMED else Text("", "")
    sentence = _SEVERAL if several else _UNKNOWN
    return Text(sentence.id.format(names=listed + more.id), sentence.en.format(names=listed + more.en))


_NO_ROLE = Text(
    "Sel {cell} blok itu berisi “{words}”, yang bukan peran. Pakai salah satu dari {codes}.",
    "Cell {cell} of the block says “{words}”, which is no role. Use one of {codes}.",
)
_LETTER = Text(
    "Sel {cell} blok itu berisi “{words}”. Huruf RACI dapat berarti beberapa peran; impor lembarnya untuk "
    "menentukan artinya, atau pakai {codes}.",
    "Cell {cell} of the block says “{words}”. Letters of RACI may mean several roles; import the sheet to "
    "say what they mean, or use {codes}.",
)
_UNKNOWN = Text(
    "Blok itu menyebut nama yang tidak ada di sini: {names}. Perbaiki namanya, atau impor bloknya.",
    "The block names what is not here: {names}. Correct the names, or import the block.",
)
_SEVERAL = Text(
    "Nama di blok itu cocok dengan beberapa baris: {names}. Pakai kodenya.",
    "Names in the block fit several rows: {names}. Use their codes.",
)
_MORE = Text(" dan {count} lagi", " and {count} more")
