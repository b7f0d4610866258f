"""Lists of people and posts with whom they report to, as personnel programs give them.

Where a column names the departments, these are the units, the posts stand in them, and a department reports
to the one of whom its people report to. Without one, every post is a unit of its own with one post in it;
people of the same title under the same superior share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.names import Names, normal
from orgdesk.exchange.incoming.recognition.headings import words_of
from orgdesk.exchange.incoming.recognition.joining import lost
from orgdesk.exchange.incoming.recognition.layouts.listing import (
    Agencies,
    body,
    complain,
    details,
    extras,
    is_key,
    meanings,
    name_at,
    place_key,
)
from orgdesk.exchange.incoming.recognition.layouts.posts import unit_of_head
from orgdesk.exchange.incoming.recognition.noise import flat
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Line, LineKind, Table
from orgdesk.exchange.incoming.said import PositionSaid, UnitSaid, Written
from orgdesk.exchange.sheets.grid import coordinate
from orgdesk.organization.bilingual import Text

_FIELDS = {
    "grade": "grade",
    "position_kind": "position_kind",
    "required": "posts",
    "filled": "filled",
    "note": "note",
}

_USED = (*_FIELDS, "position", "holder", "code", "unit", "agency", "superior")
_ADDRESSES = (("email",), ("e", "mail"), ("email", "address"), ("employee", "email"))
_SURNAMES = (("last", "name"), ("surname",), ("family", "name"), ("nama", "belakang"))


def is_list_of_people(table: Table) -> bool:
    """Whether the lines are posts or people that report to each other; where every line has a unit of its
    own, it is a list of units with who heads them."""
    here = meanings(table)
    if "superior" not in here or not here & {"position", "holder"}:
        return False
    unit = table.column("unit")
    if unit is None:
        return True
    names = [normal(text) for line in body(table) if (text := line.text(unit))]
    return len(set(names)) < len(names)


@dataclass(slots=True)
class _Post:
    """A line: a post, with who holds it."""

    line: Line
    key: str
    title: Written
    holder: Written | None
    code: Written | None
    department: Written | None
    agency: str
    superior: Written | None = None
    above: _Post | None = None
    lost: str = ""
    """The superior that no line names."""


def read_people(table: Table, reading: Reading, agencies: Agencies, home: str) -> None:
    """Say the units and the posts of a list of people."""
    posts = _posts(table, agencies, home)
    _find_superiors(table, posts, reading)
    units = _departments(table, posts, reading) if table.column("unit") else _boxes(posts, reading)
    for post, unit in zip(posts, units, strict=True):
        found = details(table, post.line, _FIELDS, reading)
        if post.holder is not None:
            found["holder"] = post.holder
            reading.fates.mark(post.holder.where, Fate.DETAIL)
        if post.code is not None:
            reading.fates.mark(post.code.where, Fate.HEAD)
        reading.say(
            PositionSaid(
                key=post.key, unit=unit, where=post.title.where, title=post.title.text, details=found
            ),
            Fate.NAME,
        )
        if table.column("unit") is None:
            extras(table, post.line, reading, _USED, unit=unit, but=_surnames(table))


def _posts(table: Table, agencies: Agencies, home: str) -> list[_Post]:
    columns = {m: table.column(m) for m in ("position", "holder", "code", "unit", "agency", "superior")}
    surname = next(iter(_surnames(table)), None)
    posts: list[_Post] = []
    for line in body(table):
        written = {meaning: name_at(table, line, column) for meaning, column in columns.items()}
        if (holder := written["holder"]) is not None and (last := line.text(surname)):
            written["holder"] = Written(f"{holder.text} {flat(last)}", holder.where)
        title = written["position"] or written["holder"]
        if title is None or line.kind is LineKind.SECTION:
            continue
        agency = agencies.key(written["agency"]) or home
        key = place_key("position", title.where)
        posts.append(
            _Post(
                line,
                key,
                title,
                written["holder"],
                written["code"],
                written["unit"],
                agency,
                written["superior"],
            )
        )
    return posts


def _surnames(table: Table) -> list[int]:
    """The columns of last names beside first ones."""
    return [c.index for c in table.columns if words_of(c.title) in _SURNAMES]


def _find_superiors(table: Table, posts: Sequence[_Post], reading: Reading) -> None:
    names, titles = Names(), Names()
    by_key = {post.key: post for post in posts}
    numbers: dict[str, list[str]] = {}
    number = table.column("number")
    addresses = [c.index for c in table.columns if words_of(c.title) in _ADDRESSES]
    for post in posts:
        code = post.code.text if post.code else ""
        names.add(post.key, post.holder.text if post.holder else post.title.text, code=code)
        titles.add(post.key, post.title.text)
        for text in {
            normal(post.line.numbering),
            normal(post.line.text(number)),
            *(normal(post.line.text(column)) for column in addresses),
        } - {""}:
            numbers.setdefault(text, []).append(post.key)
    for post in posts:
        if post.superior is None:
            continue
        text = post.superior.text
        reading.fates.mark(post.superior.where, Fate.NAME)
        found = (
            names.code(text)
            or names.exact(text)
            or titles.exact(text)
            or (numbers.get(normal(text), []) if text.isdigit() or "@" in text else [])
            or [match.id for match in titles.same(text)]
            or [match.id for match in names.same(_bare(text))]
        )
        others = [by_key[key] for key in dict.fromkeys(found) if key != post.key]
        if len(others) > 1 and post.department is not None:
            near = [
                o
                for o in others
                if o.department and normal(o.department.text) == normal(post.department.text)
            ]
            others = near or others
        if len(others) == 1:
            post.above = others[0]
        elif others:
            cells = ", ".join(coordinate((o.title.where.row, o.title.where.column)) for o in others)
            complain(
                table,
                reading,
                post.superior.where,
                _ALIKE.format(text=text, post=post.title.text, cells=cells),
            )
        elif not found:
            post.above = _in_department(post, text, posts)
            post.lost = "" if post.above else text


def _in_department(post: _Post, text: str, posts: Sequence[_Post]) -> _Post | None:
    """Somebody of the department that is named as superior; whoever names their own is not its head."""
    there = [p for p in posts if p.department and normal(p.department.text) == normal(text)]
    return post if post in there else there[0] if there else None


def _bare(text: str) -> str:
    """A person without the title beside: "Ani Wijaya (Direktur)", "Ani Wijaya - Direktur"."""
    return text.split("(")[0].split(" - ")[0].strip()


def _departments(table: Table, posts: Sequence[_Post], reading: Reading) -> list[str]:
    """The key of the unit of each post: its department."""
    first: dict[tuple[str, str], _Post] = {}
    keys: dict[tuple[str, str], str] = {}
    units: list[str] = []
    for post in posts:
        where = post.department or post.title
        named = (normal(where.text), post.agency)
        first.setdefault(named, post)
        units.append(keys.setdefault(named, place_key("unit", where.where)))
        reading.fates.mark(where.where, Fate.NAME)
    unit_of = {post.key: unit for post, unit in zip(posts, units, strict=True)}
    heads = {unit: _head(unit, posts, unit_of) for unit in keys.values()}
    for named, unit in keys.items():
        post, head = first[named], heads[unit]
        where = post.department or post.title
        above = unit_of[head.above.key] if head and head.above else ""
        if head is not None and head.lost:
            above = lost(head.lost)
        reading.say(
            UnitSaid(
                key=unit,
                where=where.where,
                name=where.text,
                agency=post.agency,
                superior="" if above == unit else above,
                superior_where=head.superior.where if head and head.superior else None,
                details={"head_title": head.title} if head else {},
            ),
            Fate.NAME,
        )
    return units


def _head(unit: str, posts: Sequence[_Post], unit_of: dict[str, str]) -> _Post | None:
    """Who heads a department: the first who reports to nobody in it."""
    return next(
        (
            post
            for post in posts
            if unit_of[post.key] == unit and (post.above is None or unit_of[post.above.key] != unit)
        ),
        None,
    )


def _boxes(posts: Sequence[_Post], reading: Reading) -> list[str]:
    """The key of the unit of each post: a unit of its own."""
    box_of: dict[str, str] = {}
    shared: dict[tuple[str, str], str] = {}
    for post in posts:
        above = post.above.key if post.above else post.lost
        box_of[post.key] = shared.setdefault(
            (normal(post.title.text), above), place_key("unit", post.title.where)
        )
    said: set[str] = set()
    for post in posts:
        box = box_of[post.key]
        if box in said:
            continue
        said.add(box)
        above = box_of[post.above.key] if post.above else lost(post.lost) if post.lost else ""
        reading.say(
            UnitSaid(
                key=box,
                where=post.title.where,
                name=_box_name(post.title.text),
                code=post.code.text if post.code and not is_key(post.code.text) else "",
                agency=post.agency,
                superior="" if above == box else above,
                superior_where=post.superior.where if post.superior else None,
                details={"head_title": post.title},
            ),
            Fate.NAME,
        )
    return [box_of[post.key] for post in posts]


def _box_name(title: str) -> str:
    """What a box is called by the post in it: "Kabid P2P" is "Bidang P2P", "Kepala Dinas" stays."""
    unit = unit_of_head(title)
    return unit if len(unit.split()) > 1 or unit == "Sekretariat" else title


_ALIKE = Text(
    'Atasan "{text}" dari {post} bisa berarti lebih dari satu orang ({cells}). Tulis nomor atau kodenya.',
    'The superior "{text}" of {post} can mean more than one person ({cells}). Write the number or the code.',
)
