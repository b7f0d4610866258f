"""What the page of a rule says, whatever it is printed on: headings, and its examples taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from orgdesk.analysis.kit import WAYS, Rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.organization.bilingual import Text

ADVICE = Text("Saran", "Advice")
SOURCES = Text("Sumber", "Sources")
LIMITS = Text("Batas (dapat diubah per proyek)", "Limits (a project may change them)")
BAD = Text("Contoh yang ditemukan", "Examples it finds")
GOOD = Text("Contoh yang dibiarkan", "Examples it leaves alone")
MENDING = Text("Cara memperbaiki", "Ways to mend")
OFFERS_FIX = Text("OrgDesk menawarkan perbaikan", "OrgDesk offers a repair")
_LINE = Text("garis komando", "line")
_DOTTED = Text("garis pembinaan", "dotted line")
_AGENCIES = Text("instansi", "agencies")
_TREE = Text("pohon fungsi", "function tree")
_AREAS = Text("wilayah", "areas")
_RELATIONS = Text("hubungan fungsi", "function relations")
_LAWS = Text("peraturan", "regulations")
_SERVICES = Text("layanan", "services")
_SUPPLIES = Text("pasokan", "supplies")
_POSITIONS = Text("jabatan", "positions")
_PEOPLE = Text("pemangku jabatan", "incumbents")
_STATEMENTS = Text("pernyataan responden", "statements of respondents")
_ALL_FUNCTIONS = Text("semua fungsi", "all functions")
_SETTINGS = Text("pengaturan proyek", "project settings")


def tables(example: Miniature) -> Iterator[list[list[str]]]:
    """An example drawn small: who has which role on a function, and who asks for which document; each a head
    with unit codes, then a row a function or a document."""
    if example.matrix.strip():
        yield [[cell.strip() for cell in line.split("|")] for line in example.matrix.strip().splitlines()]
    asked: dict[str, dict[str, list[str]]] = {}
    for part in filter(None, (p.strip() for p in example.providers.split(";"))):
        service, _, rest = part.partition(":")
        unit, *documents = rest.split()
        asked.setdefault(service.strip(), {})[unit] = documents
    for service, providers in asked.items():
        known = dict.fromkeys(document for documents in providers.values() for document in documents)
        yield [
            [service, *providers],
            *([document, *("✓" if document in d else "" for d in providers.values())] for document in known),
        ]


def circumstances(example: Miniature) -> Iterator[tuple[Text, str]]:
    """What else is so in an example: who answers to whom, areas, fields, settings."""
    for name, notation in (
        (_LINE, example.line),
        (_DOTTED, example.dotted),
        (_AGENCIES, example.agencies),
        (_TREE, example.tree),
        (_AREAS, example.areas),
        (_RELATIONS, example.relations),
        (_LAWS, example.laws),
        (_SERVICES, example.services),
        (_SUPPLIES, example.supplies),
        (_POSITIONS, example.positions),
        (_PEOPLE, example.people),
        (_STATEMENTS, example.statements),
    ):
        if notation:
            yield name, notation
    if example.functions:
        yield _ALL_FUNCTIONS, _fields(example.functions)
    for code, fields in example.fields.items():
        yield Text(code, code), _fields(fields)
    if example.settings:
        yield _SETTINGS, _fields(example.settings)


def ways(rule: Rule) -> Text:
    """How what a rule finds is usually mended, in the terms of ACSD: "gabungkan, alihkan"."""
    chosen = [WAYS[letter] for letter in rule.ways]
    return Text(", ".join(way.id for way in chosen), ", ".join(way.en for way in chosen))


_NAMED = re.compile(r"(?<=\s)\{\w+\}")
_TAIL = re.compile(r"\{\w+\}")


def bare(sentence: str) -> str:
    """A sentence of a rule without a finding: "…" for what it names; what it may add is left out."""
    return _TAIL.sub("", _NAMED.sub("…", sentence))


def _fields(fields: Mapping[str, object]) -> str:
    return ", ".join(
        f"{name} = {' '.join(value) if isinstance(value, tuple) else value}" for name, value in fields.items()
    )
