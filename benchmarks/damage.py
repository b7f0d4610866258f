"""Ways to damage a file: its bytes, its parts, the XML in them. The same source of chance does the same."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

_NUMBERS = (
    *("0", "-1", "1", "2", "16384", "16385", "1048576", "1048577", "2147483648", "99999999999999999999"),
    *("1e308", "1e999", "-1e-320", "NaN", "inf", "0x10", "١٢", "", " ", "A", "A0", "XFD1048576", "XFE1"),
    *("ZZZZ9", "A1:XFD1048576", "B2:A1", "s", "b", "e", "d", "str", "inlineStr", "n", "shared", "true"),
    *("collapse", "float", "date", "boolean"),
)
_TEXTS = (
    *(
        "=1+1",
        "=[1]X!A1",
        "KP/PL",
        "R",
        "A/R",
        "\u202e",
        "\u200b",
        "\U0001f600",
        "x" * 40_000,
        "\n\n",
        "_xD800_",
    ),
    *("_x0000_", "&#0;", "&#xD800;", "&lol;", "<![CDATA[x]]>", "<!-- x -->", "]]>", "&amp;", "Jumlah", "No"),
    *(
        "s.d.a.",
        "1",
        "-",
        "2024-13-45",
        "PT99H99M99S",
        "1.1.1.1",
        "IV.a",
        "a)",
        "Dinas Kesehatan",
        "Mengetahui,",
    ),
)
_ENTITY = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)
_UNITS = (
    *(b"x", b"<a b='", b"<td>", b"<row/>", b"<c/>", b"\n", b'"', b"&#65;", b";"),
    b"<td colspan=999 rowspan=999>",
)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_VALUE = re.compile(rb'="([^"<>]{0,2000})"')
_BETWEEN = re.compile(rb">([^<>]{1,2000})<")


def flip(data: bytes, rng: random.Random) -> bytes:
    """Other bytes here and there."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20))):
        changed[rng.randrange(len(changed))] = rng.choice((0, 0xFF, 0x3C, 0x22, rng.randrange(256)))
    return bytes(changed)


def cut(data: bytes, rng: random.Random) -> bytes:
    """Less of it: the end, the beginning or something between."""
    first, last = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice(
        (data[:first], data[first:], data[:first] + data[last:], data[: len(data) - rng.randrange(40)])
    )


def double(data: bytes, rng: random.Random) -> bytes:
    """A stretch of it twice or many times."""
    first = rng.randrange(len(data))
    last = first + rng.choice((1, 30, 300, 3000))
    return data[:last] + data[first:last] * rng.choice((1, 1, 2, 50)) + data[last:]


def swap_stretches(data: bytes, rng: random.Random) -> bytes:
    """Two stretches in each other's place."""
    a, b, c, d = sorted(rng.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def one(pattern: re.Pattern[bytes], data: bytes, rng: random.Random) -> re.Match[bytes] | None:
    """A match somewhere."""
    start = rng.randrange(len(data))
    return pattern.search(data, start) or pattern.search(data)


def odd_value(data: bytes, rng: random.Random) -> bytes:
    """An attribute with a value that it should not have."""
    for _ in range(rng.choice((1, 2, 10))):
        found = one(_VALUE, data, rng)
        if found:
            data = data[: found.start(1)] + rng.choice(_NUMBERS).encode() + data[found.end(1) :]
    return data


def swap_values(data: bytes, rng: random.Random) -> bytes:
    """Two attributes with each other's value."""
    a, b = one(_VALUE, data, rng), one(_VALUE, data, rng)
    if a is None or b is None or a.end() > b.start():
        return odd_value(data, rng)
    return data[: a.start(1)] + b[1] + data[a.end(1) : b.start(1)] + a[1] + data[b.end(1) :]


def odd_text(data: bytes, rng: random.Random) -> bytes:
    """Texts that say something else."""
    for _ in range(rng.choice((1, 3, 10))):
        found = one(_BETWEEN, data, rng)
        if found:
            new = rng.choice((*_TEXTS, *_NUMBERS)).encode("utf-8")
            data = data[: found.start(1)] + new + data[found.end(1) :]
    return data


def without_tag(data: bytes, rng: random.Random) -> bytes:
    """A tag less."""
    found = one(_TAG, data, rng)
    return data[: found.start()] + data[found.end() :] if found else data


def moved_tags(data: bytes, rng: random.Random) -> bytes:
    """A stretch between two tags somewhere else, perhaps often."""
    tags = [found.start() for found in _TAG.finditer(data)]
    if len(tags) < 3:
        return double(data, rng)
    first = rng.randrange(len(tags) - 1)
    last = min(first + rng.choice((1, 2, 5, 50)), len(tags) - 1)
    to = rng.choice(tags)
    return data[:to] + data[tags[first] : tags[last]] * rng.choice((1, 1, 3, 200)) + data[to:]


def nested(data: bytes, rng: random.Random) -> bytes:
    """Tags within tags within tags."""
    found = one(_TAG, data, rng)
    if not found:
        return data
    tag = rng.choice((b"a", b"c", b"row", b"is", b"r", b"table", b"td", b"si", b"table:table", b"text:p"))
    times = rng.choice((10, 300, 20_000))
    inner = b"<" + tag + b">"
    closing = b"</" + tag + b">" if rng.random() < 0.7 else b""
    return data[: found.end()] + inner * times + closing * times + data[found.end() :]


def entities(data: bytes, rng: random.Random) -> bytes:
    """A DOCTYPE with entities, and one of them in use."""
    data = odd_text(data, rng).replace(b"&lol;", b"&b;")
    end = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:end] + _ENTITY + data[end:]


def encoded(data: bytes, rng: random.Random) -> bytes:
    """Another encoding than it says, or the same in another."""
    text = data.decode("utf-8", "replace")
    name = rng.choice(
        ("utf-16", "utf-16-be", "latin-1", "cp1252", "utf-7", "ascii", "idna", "x-unknown", "utf-32")
    )
    if rng.random() < 0.5:
        text = re.sub(r'encoding="[^"]*"', f'encoding="{name}"', text)
    try:
        return text.encode(name if rng.random() < 0.7 else "utf-8", "replace")
    except (LookupError, UnicodeError):
        return text.encode()


def huge(data: bytes, rng: random.Random) -> bytes:
    """Very much of one thing."""
    found = one(_TAG, data, rng) or one(_VALUE, data, rng)
    at = found.end() if found else rng.randrange(len(data))
    unit = rng.choice(_UNITS)
    return data[:at] + unit * rng.choice((1000, 100_000)) + data[at:]


BYTES: tuple[Mutation, ...] = (flip, cut, double, swap_stretches)
MARKUP: tuple[Mutation, ...] = (
    odd_value,
    odd_value,
    odd_value,
    swap_values,
    odd_text,
    odd_text,
    without_tag,
    moved_tags,
    moved_tags,
    nested,
    entities,
    encoded,
    huge,
    flip,
    cut,
    double,
)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """A damaged copy of a sound file."""
    if not data.startswith(b"PK"):
        return rng.choice(BYTES + MARKUP)(data, rng)
    if rng.random() < 0.2:
        return rng.choice(BYTES)(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        damage_parts(parts, rng)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return packed.getvalue()


def damage_parts(parts: dict[str, bytes], rng: random.Random) -> None:
    """Damage one part, or what parts there are."""
    names = [name for name in parts if parts[name]]
    if not names:
        return
    name, other, way = rng.choice(names), rng.choice(names), rng.random()
    if way < 0.04:
        del parts[name]
    elif way < 0.07:
        parts[name], parts[other] = parts[other], parts[name]
    elif way < 0.09:
        parts[f"{name}x"] = parts.pop(name)
    else:
        sheets = [n for n in names if "sheet" in n.lower() or "content" in n] or names
        name = rng.choice(sheets) if rng.random() < 0.7 else name
        parts[name] = rng.choice(MARKUP)(parts[name], rng)
