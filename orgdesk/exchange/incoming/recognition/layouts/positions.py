"""Post maps and their recapitulations: NAMA JABATAN | KELAS | B | K | +/-, a post each line.

Needed posts are whole: what a workload analysis gives as 1.73 is two. What is too many or too few follows
from the others and is not read.
"""

from __future__ import annotations

import math

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.headings import sort_of_post
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    Agencies,
    body,
    complain,
    details,
    figure,
    is_sum,
    meanings,
    name_at,
    number,
    place_key,
    section_text,
    unknown,
)
from orgdesk.exchange.incoming.recognition.layouts.posts import (
    Places,
    kind_of_section,
    kind_of_words,
    named_in,
    unit_of_head,
)
from orgdesk.exchange.incoming.recognition.noise import fold
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Layout, Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import PositionSaid, Where, Written
from orgdesk.organization.bilingual import Text
from orgdesk.organization.names import name_of_value
from orgdesk.organization.records import PositionKind

_FIELDS = {
    "code": "code",
    "grade": "grade",
    "position_kind": "position_kind",
    "note": "note",
    "holder": "holder",
}


def _score(table: Table, knowledge: Knowledge) -> float:
    here = meanings(table)
    if "position" not in here or here & {"function", "role", "task", "hours", "volume", "superior"}:
        return 0.0
    told = len(here & {"required", "filled", "surplus"})
    if told:
        return 0.84 + 0.06 * min(told, 2)
    return max(
        0.0, 0.45 + 0.1 * len(here & {"grade", "position_kind", "holder", "code"}) - 0.1 * len(unknown(table))
    )


def _read(table: Table, knowledge: Knowledge, reading: Reading) -> None:
    places = Places(table, reading, Agencies(table, reading, {}))
    places.begin()
    sort: PositionKind | None = None
    for line in body(table):
        title = name_at(table, line, table.column("position"))
        if line.kind is LineKind.SECTION or (title is not None and _is_group(table, line, title)):
            words = title or section_text(table, line)
            if words is not None and (told := kind_of_section(words.text)) is not None:
                sort = told
                reading.fates.mark(words.where, Fate.HEAD)
            elif words is not None:
                places.section(words)
                sort = None
            continue
        if title is None or is_sum(line, title.text):
            continue
        places.column(line)
        before = places.here
        places.opened_by(title)
        if _only_opens(table, line, title):
            reading.fates.mark(title.where, Fate.NAME)
            continue
        sort = sort if places.here == before else None
        if not places.here:
            complain(table, reading, title.where, _NO_UNIT.format(title=title.text))
            continue
        _say(table, line, title, places.here, sort, reading)


def _is_group(table: Table, line: Line, title: Written) -> bool:
    """Whether a line without any figure announces a sort of post, or the unit of the posts below it."""
    figures = [line.text(table.column(m)) for m in ("required", "filled", "grade", "code", "holder")]
    if any(figures) or sort_of_post(title.text) is not None:
        return False
    return kind_of_section(title.text) is not None or fold(named_in(title.text)) == fold(title.text)


def _only_opens(table: Table, line: Line, title: Written) -> bool:
    """Whether a line without any figure, above the posts with theirs, only says who heads them."""
    counted = [c for m in ("required", "filled") if (c := table.column(m)) is not None]
    others = ("required", "filled", "grade", "code", "holder", "position_kind")
    if not counted or unit_of_head(title.text) == "" or any(line.text(table.column(m)) for m in others):
        return False
    again = [line.text(table.column("position")) for line in body(table) if line.text(counted[0])]
    return any(fold(text) == fold(title.text) for text in again)


def _say(
    table: Table, line: Line, title: Written, unit: str, sort: PositionKind | None, reading: Reading
) -> None:
    found = details(table, line, _FIELDS, reading)
    kind = sort_of_post(title.text)
    if (words := found.pop("position_kind", None)) is not None:
        kind = sort = kind_of_words(words.text) or kind
    kind = kind if kind is PositionKind.STRUCTURAL else sort or kind
    if kind is not None:
        found["position_kind"] = Written(name_of_value(kind).id, title.where)
    for meaning, name in (("required", "posts"), ("filled", "filled")):
        column = table.column(meaning)
        value = number(table, line, column, reading)
        if value is not None and column is not None:
            value = math.floor(value + 0.5) if meaning == "required" else value
            found[name] = Written(figure(value), Where(table.sheet_index, line.row, column))
    key = place_key("position", title.where)
    reading.say(
        PositionSaid(key=key, unit=unit, where=title.where, title=title.text, details=found), Fate.NAME
    )


LAYOUT = Layout("positions", Text("Peta jabatan", "Post map"), score=_score, read=_read)

_NO_UNIT = Text(
    'Unit dari jabatan "{title}" tidak disebut. Tulis "Unit kerja: …" di atas tabel, atau tambahkan kolom '
    "Unit.",
    'The unit of the post "{title}" is not told. Write "Unit: …" above the table, or add a column Unit.',
)
