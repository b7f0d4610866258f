"""Mappings as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.excel.save import ExportError
from orgdesk.exchange.incoming.mapping import Mapping, SheetChoice
from orgdesk.exchange.incoming.mapping_file import (
    MappingRefused,
    mapping_text,
    parse_mapping,
    read_mapping,
    write_mapping,
)
from orgdesk.exchange.incoming.questions import Option, Part
from orgdesk.organization.bilingual import Text

MAPPING = Mapping(
    {"code:R": "PL", "unit:bid. p2p": "P2P", 'odd "key" \\ =': "x\ty"},
    {
        "Matriks": SheetChoice("units-across", (3, 4), {"KET > Ya": "ignore"}),
        "Lembar 2": SheetChoice("skip"),
        "Sheet.3": SheetChoice(),
    },
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
choices = st.builds(
    SheetChoice,
    st.none() | texts,
    st.none() | st.tuples(st.integers(0, 9), st.integers(9, 99)),
    st.dictionaries(texts, texts, max_size=3),
)


def plain(mapping: Mapping) -> object:
    sheets = {n: (c.layout, c.head, dict(c.columns)) for n, c in mapping.sheets.items()}
    return dict(mapping.answers), sheets


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_mapping(MAPPING, tmp_path / "m.toml")
    assert plain(read_mapping(tmp_path / "m.toml")) == plain(MAPPING)


@given(
    st.builds(Mapping, st.dictionaries(texts, texts, max_size=4), st.dictionaries(texts, choices, max_size=3))
)
def test_whatever_is_written_is_read_back(mapping: Mapping) -> None:
    assert plain(parse_mapping(mapping_text(mapping), "m")) == plain(mapping)


def test_open_questions_are_remarks() -> None:
    part = Part("code:R", Text("R", "R"), (Option("PL", Text("", "")), Option("RG", Text("", ""))), None)
    text = mapping_text(Mapping(), [part])
    assert '# "code:R" = "PL" | "RG"' in text.splitlines()
    assert plain(parse_mapping(text, "m")) == ({}, {})


def test_a_person_can_write_one() -> None:
    found = parse_mapping('format = 1\n[answers]\n"code:R" = "PL"\n[sheets.Matriks]\nhead = [2, 2]\n', "m")
    assert found.answer("code:R") == "PL" and found.sheet("Matriks").head == (2, 2)
    assert found.sheet("Matriks").layout is None and found.sheet("other") == SheetChoice()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("format = 1\n[answers]\ncode = \n", 3, "TOML"),
        ("", 1, "format = 1"),
        ("format = 2\n", 1, "newer version"),
        ("format = true\n", 1, "format = 1"),
        ("format = 1\nanswers = 3\n", 2, "table"),
        ("format = 1\n[answers]\nx = 3\n", 3, "quotation marks"),
        ("format = 1\n\n[other]\n", 3, "answers, sheets"),
        ("format = 1\n[sheets]\nMatriks = 3\n", 3, "table"),
        ("format = 1\n[sheets.M]\nlayout = 3\n", 3, "quotation marks"),
        ("format = 1\n[sheets.M]\nhead = 3\n", 3, "first and the last row"),
        ("format = 1\n[sheets.M]\nhead = [4, 3]\n", 3, "first and the last row"),
        ("format = 1\n[sheets.M]\nhead = [1.0, true]\n", 3, "first and the last row"),
        ("format = 1\n[sheets.M]\nkolom = 3\n", 3, "layout, head, columns"),
        ("format = 1\n[sheets.M.columns]\nKET = 3\n", 3, "quotation marks"),
        ("format = 1\nformat = 1\n", 2, "TOML"),
        ("a = " + "[" * 5000, 1, "TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(MappingRefused) as caught:
        parse_mapping(text, "m.toml")
    for sentence in (caught.value.sentence.id, caught.value.sentence.en):
        assert sentence.startswith("m.toml, ") and f" {line}" in sentence
    assert words in caught.value.sentence.en


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "long").write_bytes(b"#" * (4 * 2**20 + 1))
    for name in ("nowhere", ".", "bytes", "long"):
        with pytest.raises(MappingRefused, match=r"mapping file|text file"):
            read_mapping(tmp_path / name)
    with pytest.raises(ExportError):
        write_mapping(Mapping(), tmp_path / "no" / "m.toml")


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_bytes(b"\xef\xbb\xbfformat = 1\n")
    assert plain(read_mapping(tmp_path / "m.toml")) == ({}, {})
