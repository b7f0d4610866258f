"""What stands on a sheet besides what it says: stray spaces, ditto marks, totals, signatures, footnotes.

The forms are those of sheets in use in Indonesian government offices and of RACI sheets on the web. [DERIVED]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\r"), "") | {
    ord("\u00a0"): " ",
    ord("\u2007"): " ",
    ord("\u202f"): " ",
    ord("\u2028"): "\n",
    ord("\x0b"): "\n",
}
_FOOTNOTE_MARK = re.compile(r"(?<=[^\s*])\s*(?:\*+\)?|[¹²³⁴⁵⁶⁷⁸⁹]\)?|†|‡)$")
_WORD = re.compile(r"\w+")

_EMPTY = """
- -- --- ---- \u2013 \u2014 . .. ... … / nihil n/a na n.a n.a. tidak_ada tdk_ada tidak_terlibat not_applicable
not_involved none nil (kosong) kosong (blank) (-) belum_ada
none_yet
"""
_SAME = """
" '' ” “ „ 〃 ,, idem id. idem. ibid ibid. sda s.d.a s.d.a. sda. s/d/a dito ditto sama sama_dengan_di_atas
sama_dgn_di_atas sama_seperti_di_atas sama_dengan_atas same_as_above sama_dengan_diatas seperti_di_atas
sama_di_atas
"""
_NOTHING, _DITTO = frozenset(_EMPTY.split()), frozenset(_SAME.split())

_TOTAL = re.compile(
    r"(?:sub[ -]?|grand )?(?:total|jumlah|jml|jumlah total|rata-rata|average|sum)"
    r"(?: (?:seluruhnya|keseluruhan|semua|total|per \w+|peran|fungsi|unit|i+|\w))?\s*[:.=]?",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|disahkan|ditetapkan|diperiksa|dibuat|approved by|prepared by|signed"
    r"|tanda tangan|ttd|tertanda)(?: oleh| di [A-Z]\w+)?\s*(?:[,:.\n].*)?"
    r"|nip\b.*|pembina (?:utama|tk|tingkat|muda).*"
    r"|(?:plt\.? |plh\.? |a\.n\.? |an\. )?"
    r"(?:kepala|bupati|walikota|wali kota|gubernur|sekretaris|camat|direktur)\b.{0,80},",
    re.I | re.S,
)
_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*|\.{2,}|…+|_{2,}|\d{1,2}"
_PLACE_AND_DATE = re.compile(
    rf"[A-Z][\w ./'-]{{1,40}}, *(?:tanggal )?(?:\d{{1,2}}|\.{{2,}}|…+|_{{2,}}|) *[-/ ]? *(?:{_MONTH})"
    r" *[-/ ]? *(?:\d{4}|20\.{1,}|20…|20_+)?",
    re.I,
)
_FOOTNOTE = re.compile(
    r"\*+\).*|[¹²³⁴⁵]\s*\S.*|(?:catatan|sumber|keterangan|ket|notes?|sources?|nb|legenda|legend|key|dicetak|printed)"
    r"\b\.?\s*(?::.*)?",
    re.I | re.S,
)
_PAGE_MARK = re.compile(
    r"[-\u2013\u2014.\s]*\d{1,4}[-\u2013\u2014\s]+|(?:hal(?:aman)?|page)\.? ?\d+(?: ?(?:dari|of|/) ?\d+)?"
    r"|presiden(?: republik indonesia)?|(?:menteri|gubernur|bupati|wali ?kota) [\w ]{0,60}republik indonesia"
    r"|republik indonesia|sk no\.? ?\d+ ?\w?|(?:www\.|https?://|jdih)\S*",
    re.I,
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,3})\s*\)?(?:\s*=\s*[\d\s+x×:/*()\-]+)?", re.I)  # noqa: RUF001


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """A text without invisible signs and needless spaces; its line breaks stay."""
    if text.isalnum():
        return text
    lines = (" ".join(line.split()) for line in text.translate(_INVISIBLE).split("\n"))
    return "\n".join(line for line in lines if line)


def flat(text: str) -> str:
    """A cleaned text in one line."""
    return text.replace("\n", " ")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """What two writings of the same have in common: small letters, words and figures alone."""
    return " ".join(_WORD.findall(text.casefold()))


def indent(text: str) -> int:
    """How many spaces stand before a text; a tab counts as four."""
    plain = text.translate(_INVISIBLE)
    return len(plain.replace("\t", "    ")) - len(plain.replace("\t", "    ").lstrip(" "))


def without_footnote_mark(text: str) -> str:
    """A text without the star or the raised figure at its end."""
    return _FOOTNOTE_MARK.sub("", text)


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: "-", "nihil", "N/A"."""
    return len(text) < 20 and "_".join(text.casefold().split()) in _NOTHING


def is_ditto(text: str) -> bool:
    """Whether a cell says what the one above says: "idem", "s.d.a.", a ditto mark."""
    return len(text) < 24 and "_".join(text.casefold().split()) in _DITTO


def is_total(texts: Sequence[str]) -> bool:
    """Whether a row counts what stands above it: "JUMLAH" and then figures at most."""
    return bool(texts) and bool(_TOTAL.fullmatch(flat(texts[0]))) and all(map(_figure, texts[1:]))


def is_signature(texts: Collection[str]) -> bool:
    """Whether a row begins the signatures below a table."""
    return 0 < len(texts) <= 4 and any(
        _SIGNATURE.fullmatch(text) or _PLACE_AND_DATE.fullmatch(flat(text)) for text in texts
    )


def is_footnote(texts: Sequence[str]) -> bool:
    """Whether a row explains something above it: "*) …", "Sumber: …"."""
    return 0 < len(texts) <= 2 and bool(_FOOTNOTE.fullmatch(texts[0]))


def is_page_mark(text: str) -> bool:
    """Whether a text stands on every page of a printed law: "- 2 -", "PRESIDEN REPUBLIK INDONESIA"."""
    return _PAGE_MARK.fullmatch(flat(text)) is not None


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns: 1 2 3 4, (1) (2) (3), 1 2 3=1+2. They may begin with the 2nd."""
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match is not None]
    return (
        len(numbers) == len(texts) >= 3
        and numbers[0] <= 2
        and all(after == before + 1 for before, after in pairwise(numbers))
    )


def _figure(text: str) -> bool:
    return not any(c.isalpha() for c in text)
