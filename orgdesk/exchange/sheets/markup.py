"""XML read as a stream, sturdy against what people and programs do to it.

A DOCTYPE is refused as soon as the parser meets one, in whatever encoding, so no entity is ever declared or
read. That, the limit on one tag and the limit on depth are what defusedxml would give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from orgdesk.exchange.sheets.filling import Filling
from orgdesk.exchange.sheets.refusals import BOMB, DAMAGED_PART, ENTITIES
from orgdesk.exchange.sheets.watch import SheetRefused

Attributes = dict[str, str]
_LONGEST_TAG = 4 * 2**20
"""Bytes of one tag or comment; the parser holds all of it."""
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of XML: what to call it, its size in bytes, its content piece by piece."""

    name: str
    size: int
    chunks: Iterator[bytes]


class Listener:
    """What is told of the elements of a part. Names are "namespace local"."""

    def __init__(self, filling: Filling, part: str) -> None:
        self.filling = filling
        self.part = part
        self.depth = 0

    def damaged(self) -> SheetRefused:
        """The error to raise where the part makes no sense."""
        return self.filling.refused(DAMAGED_PART, part=self.part)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self.deeper()
        self.begin(name.rpartition(" ")[2], attributes)

    def deeper(self) -> None:
        """Count one level more; the parser keeps all of them."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.damaged()

    def end(self, name: str) -> None:
        """An element ends."""
        self.depth -= 1
        self.finish(name.rpartition(" ")[2])

    def text(self, data: str) -> None:
        """Text between tags, perhaps in pieces."""

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins; the name is without namespace."""

    def finish(self, name: str) -> None:
        """An element ends; the name is without namespace."""


def listen(part: Part, listener: Listener) -> None:
    """Tell `listener` all of `part`. Raises SheetRefused for unsound XML, a DOCTYPE or an endless tag."""
    filling = listener.filling
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text

    def doctype(*_: object) -> None:
        raise filling.refused(ENTITIES, part=part.name)

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    fed = 0
    for chunk in part.chunks:
        fed += len(chunk)
        _feed(parser, chunk, listener)
        if fed - parser.CurrentByteIndex > _LONGEST_TAG:
            raise filling.refused(BOMB)
        filling.advance(len(chunk))
    _feed(parser, b"", listener)


def _feed(parser: expat.XMLParserType, chunk: bytes, listener: Listener) -> None:
    """Parse a piece; an empty one is the end. Encodings that nobody knows are LookupError or ValueError."""
    try:
        parser.Parse(chunk, not chunk)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise listener.damaged() from error


def local(attributes: Attributes, name: str) -> str:
    """An attribute by its name without namespace; "" for none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")
