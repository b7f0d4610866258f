"""Organograms without any heading: names that are indented, numbered, put in columns or drawn as boxes.

Lines that hold one name each go deeper by column, indent or numbering. Boxes that stand beside each other
report to the box above whose middle is nearest, of those that rank higher by their names. The first line of a
box is its name; who holds the post may stand below it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import of_head, unit_kind_of
from orgdesk.exchange.incoming.recognition.layouts.listing import calls_unit_or_post, place_key, spoken
from orgdesk.exchange.incoming.recognition.layouts.posts import RANKS, unit_of_head
from orgdesk.exchange.incoming.recognition.legends import heads_legend
from orgdesk.exchange.incoming.recognition.noise import flat, indent, is_page_mark, is_signature, says_nothing
from orgdesk.exchange.incoming.recognition.numbering import Depths, is_number, split_number
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Table
from orgdesk.exchange.incoming.said import PositionSaid, UnitSaid, Where, Written
from orgdesk.organization.bilingual import Text

_MOST = 3_000
"""Names of an organogram; a sheet with more of them is none."""
_LONGEST = 120
_TITLE = re.compile(
    r"(?:bagan|struktur|susunan|organogram|organigram|org(?:ani[sz]ation(?:al)?)? ?chart"
    r"|organi[sz]ation(?:al)? structure|lampiran|peraturan|keputusan|nomor|tanggal|tahun|tentang|pemerintah"
    r"|kabupaten|kota|provinsi|keterangan|garis)\b.*",
    re.I | re.S,
)
_LEADS = re.compile(
    r"[\s,:;]*(?:(?:yang )?membawah(?:i|kan)|terdiri (?:atas|dari)|consisting of|meliputi)?[\s,:;.]*$",
    re.I,
)
_STAFF = re.compile(
    r"(?:sekretari|(?:ka|kepala )?sub ?bag|tata usaha|bagian tata usaha|staf ahli|kelompok jabatan)", re.I
)
"""Boxes that stand beside the line of command: what is drawn below them reports past them."""
_NO_NAME = re.compile(r"(?:nip\b|nrp\b|pangkat|gol(?:ongan)?\b|pembina|penata|pengatur|[\d .]{8,}$).*", re.I)


@dataclass(frozen=True, slots=True)
class _Box:
    """A name on the sheet."""

    where: Where
    right: int
    """Its last column."""
    name: str
    more: str
    """What stands below the name in the box."""
    number: str
    spaces: int

    @property
    def middle(self) -> float:
        return (self.where.column + self.right) / 2

    @property
    def rank(self) -> int | None:
        """How deep it stands by its name, from 0; None where the name does not tell."""
        kind = unit_kind_of(unit_of_head(self.name) or self.name)
        return RANKS.get(kind) if kind is not None else None


def _boxes(table: Table) -> tuple[list[_Box], list[Where]]:
    """The names of an area in reading order, and the titles above them."""
    found: list[_Box] = []
    titles: list[Where] = []
    rights = {(block.top, block.left): block.right for block in table.sheet.merged}
    number = ""
    for line in table.lines:
        texts = [text for text in line.cells.values() if not _NO_NAME.fullmatch(text)]
        if len(found) > 2 and (is_signature(texts) or heads_legend(texts)):
            break
        for column in sorted(line.cells):
            raw = table.sheet.text(line.row, column)
            first, *below = [part for part in map(str.strip, raw.split("\n")) if part] or [""]
            told, name = split_number(flat(" ".join(first.split())))
            where = table.where(line.row, column)
            if is_number(first.strip()):
                number = first.strip()
                continue
            if not any(c.isalpha() for c in name) or says_nothing(name):
                continue
            if _NO_NAME.fullmatch(name) or (found and is_page_mark(name)):
                continue
            if _TITLE.match(name):
                titles += [] if found else [where]
                continue
            right = rights.get((line.row, column), column)
            name = _LEADS.sub("", name)
            found.append(_Box(where, right, name, " ".join(below), told or number, indent(raw)))
            number = ""
    return found, titles


def _score(table: Table, knowledge: Knowledge) -> float:
    if table.head != (0, 0) or not 3 <= len(table.lines) <= _MOST:
        return 0.0
    boxes, titles = _boxes(table)
    if boxes and _is_drawing(boxes):
        boxes = [] if _is_table(boxes) else _with_lines_below(boxes)
    if not 3 <= len(boxes) <= _MOST or any(len(box.name) > _LONGEST for box in boxes):
        return 0.0
    titled = sum(_is_titled(box.name) for box in boxes) / len(boxes)
    if titled < 0.7:
        return 0.0
    named = sum(calls_unit_or_post(box.name) for box in boxes) / len(boxes)
    return 0.85 * named if named >= (0.5 if titles else 0.6) else 0.0


def _is_titled(name: str) -> bool:
    """Whether a text is written as names are: "Seksi Gizi dan KIA", and not "Kepala Dinas membuka rapat"."""
    return not name.endswith(".") and not any(word[0].islower() and len(word) > 3 for word in name.split())


def _is_table(boxes: list[_Box]) -> bool:
    """Whether most rows fill the same columns, as those of a list do and those of a drawing do not."""
    rows: dict[int, list[int]] = {}
    for box in boxes:
        rows.setdefault(box.where.row, []).append(box.where.column)
    (columns, count) = Counter(map(tuple, rows.values())).most_common(1)[0]
    return len(columns) > 1 and count >= 0.7 * len(rows)


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    boxes, titles = _boxes(table)
    if not table.heading:  # what the units are of is told by it
        table.heading = " ".join(flat(table.sheet.text(at.row, at.column)) for at in titles)
    for at in titles:
        reading.fates.mark(at, Fate.HEAD)
    if _is_drawing(boxes):
        boxes = _with_lines_below(boxes)
        above = _by_place(boxes)
    else:
        above = _below_the_head(boxes, _by_depth(boxes))
    keys = [place_key("unit", box.where) for box in boxes]
    for n, box in enumerate(boxes):
        superior = "" if above[n] is None else keys[above[n] or 0]
        name = spoken(box.name)
        title = Written(name, box.where)
        heads = {"head_title": title} if box.more else {}
        reading.say(
            UnitSaid(key=keys[n], where=box.where, name=name, superior=superior, details=heads), Fate.NAME
        )
        holder = _NO_NAME.sub("", box.more).strip(" ,;")
        if holder:
            post = PositionSaid(
                key=place_key("position", box.where),
                unit=keys[n],
                where=box.where,
                title=name,
                details={"holder": Written(holder, box.where)},
            )
            reading.say(post)


def _is_drawing(boxes: list[_Box]) -> bool:
    """Whether names stand beside each other."""
    return max(Counter(box.where.row for box in boxes).values()) > 1


def _with_lines_below(boxes: list[_Box]) -> list[_Box]:
    """The boxes of a drawing where the lines of a box stand in cells of their own: what follows a name in the
    cell below, and names no unit, tells who holds the post."""
    found: dict[tuple[int, int], _Box] = {}
    bottoms: dict[tuple[int, int], tuple[int, int]] = {}
    for box in boxes:
        place = (box.where.row, box.where.column)
        over = bottoms.get((place[0] - 1, place[1]))
        if over is not None and not calls_unit_or_post(box.name):
            found[over] = replace(found[over], more=f"{found[over].more} {box.name}".strip())
        else:
            over = place
            found[place] = box
        bottoms[place] = over
    return list(found.values())


def _below_the_head(boxes: list[_Box], above: list[int | None]) -> list[int | None]:
    """Where the first line is the head ("a. Kepala Dinas"), the lines beside it are below it."""
    is_head = bool(of_head(boxes[0].name)) and not unit_of_head(boxes[0].name).startswith("Sekretariat")
    lone = above.count(0) == 0
    return [0 if n and over is None and is_head and lone else over for n, over in enumerate(above)]


def _by_depth(boxes: list[_Box]) -> list[int | None]:
    """Box → the one above it, by the columns, the indents and the numbers of lines of one name each."""
    columns = sorted({box.where.column for box in boxes})
    depths = Depths()
    stack: list[tuple[int, int]] = []
    above: list[int | None] = []
    for n, box in enumerate(boxes):
        if len(columns) > 1:
            depth = columns.index(box.where.column) * 1000 + box.spaces
        else:
            depth = depths.of(box.number, box.spaces)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        above.append(stack[-1][1] if stack else None)
        stack.append((depth, n))
    return above


def _by_place(boxes: list[_Box]) -> list[int | None]:
    """Box → the one above it, by where the boxes of a drawing stand."""
    rows = sorted({box.where.row for box in boxes})
    own = [box.rank for box in boxes]
    told = sum(rank is not None for rank in own) > 0.5 * len(own)
    beside: dict[int, int] = {}
    for box, rank in zip(boxes, own, strict=True):
        if rank is not None:
            beside[box.where.row] = max(rank, beside.get(box.where.row, 0))
    levels = [
        rows.index(box.where.row) if not told else beside.get(box.where.row, 1) if rank is None else rank
        for box, rank in zip(boxes, own, strict=True)
    ]
    found: list[int | None] = []
    for n, box in enumerate(boxes):
        over = [
            (levels[m], m)
            for m, other in enumerate(boxes)
            if other.where.row < box.where.row and levels[m] < levels[n]
        ]
        if any(not _STAFF.match(boxes[m].name) for _, m in over) and (own[n] or 0) < 2:
            over = [(level, m) for level, m in over if not _STAFF.match(boxes[m].name)]
        next_level = max((level for level, _ in over), default=0)
        near = [
            (abs(boxes[m].middle - box.middle), -boxes[m].where.row, m)
            for level, m in over
            if level == next_level
        ]
        found.append(min(near)[2] if near else None)
    return found


LAYOUT = Layout("organogram", Text("Bagan organisasi", "Organogram"), score=_score, read=_read)
