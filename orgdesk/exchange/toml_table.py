"""A TOML document read strictly: what is not as it should be becomes a sentence with file and place."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.records import LARGEST

E = TypeVar("E", bound=StrEnum)


class TextFormatError(OrgDeskError):
    """A text file that cannot be read as an organization; the sentence says where and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: its name and the keys that lead there."""

    source: str
    keys: tuple[str, ...] = ()

    def __truediv__(self, key: str) -> Place:
        return Place(self.source, (*self.keys, key))

    def __str__(self) -> str:
        return ".".join(key if _BARE.fullmatch(key) else f'"{key}"' for key in self.keys)

    def error(self, problem: Text, **values: object) -> TextFormatError:
        """The error to raise for `problem`, whose placeholders `values` fill in."""
        where = f"{self.source}, {self}" if self.keys else self.source
        return TextFormatError(_SENTENCE.format(where=where, problem=problem.format(**values)))


class Table:
    """One table of the document. Every reader checks the type of what it hands out."""

    def __init__(self, value: object, place: Place, allowed: Iterable[str] | None = None) -> None:
        """Raise TextFormatError if `value` is no table, or has a key outside `allowed` (None: any key)."""
        if not isinstance(value, dict):
            raise place.error(_WRONG_TYPE, wanted=_TABLE)
        self.data: Mapping[str, object] = value
        self.place = place
        if allowed is not None:
            known = list(allowed)
            for key in value:
                if key not in known:
                    raise place.error(_UNKNOWN_KEY, key=key, hint=hint(key, known), known=", ".join(known))

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def codes(self) -> Iterator[tuple[str, object, Place]]:
        """(code, value, place) of a table whose keys are codes."""
        for key, value in self.data.items():
            if not _CODE.fullmatch(key):
                raise self.place.error(_BAD_CODE, code=key)
            yield key, value, self.place / key

    def table(self, key: str, allowed: Iterable[str] | None = None) -> Table:
        """The table under `key`; an empty one where there is none."""
        return Table(self.data.get(key, {}), self.place / key, allowed)

    def text(self, key: str, *, required: bool = False) -> str:
        """The text under `key`, "" where there is none and none is required."""
        value = self._get(key, required)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise (self.place / key).error(_WRONG_TYPE, wanted=_TEXT)
        if required and not value.strip():
            raise (self.place / key).error(_EMPTY)
        return value

    def flag(self, key: str) -> bool:
        """true or false; false where there is none."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise (self.place / key).error(_WRONG_TYPE, wanted=_FLAG)
        return value

    def number(self, key: str) -> float | None:
        """The number under `key`; TOML knows numbers without end (inf, nan), the desk does not."""
        value = self.data.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise (self.place / key).error(_WRONG_TYPE, wanted=_NUMBER)
        if value is not None and not abs(value) <= LARGEST:
            raise (self.place / key).error(_NOT_A_NUMBER)
        return value

    def amount(self, key: str) -> float | None:
        """The number under `key`, zero or more."""
        value = self.number(key)
        if value is not None and value < 0:
            raise (self.place / key).error(_BELOW_ZERO)
        return value

    def whole(self, key: str) -> int | None:
        """The whole number under `key`."""
        value = self.number(key)
        if value is not None and not isinstance(value, int):
            raise (self.place / key).error(_WRONG_TYPE, wanted=_WHOLE)
        return value

    def date(self, key: str, *, required: bool = False) -> dt.date | None:
        """The date under `key`."""
        value = self._get(key, required)
        if value is not None and (isinstance(value, dt.datetime) or not isinstance(value, dt.date)):
            raise (self.place / key).error(_WRONG_TYPE, wanted=_DATE)
        return value

    def choice(self, key: str, options: type[E], *, required: bool = False) -> E | None:
        """The member of `options` whose value stands under `key`."""
        value = self._get(key, required)
        if value is None:
            return None
        known = [option.value for option in options]
        if not isinstance(value, str) or value not in known:
            raise (self.place / key).error(
                _BAD_CHOICE, value=value, hint=hint(str(value), known), known=", ".join(known)
            )
        return options(value)

    def items(self, key: str) -> list[tuple[object, Place]]:
        """The entries of the list under `key` with their places; a single value is a list of one."""
        value = self.data.get(key, [])
        place = self.place / key
        return [(item, place) for item in (value if isinstance(value, list) else [value])]

    def texts(self, key: str) -> list[str]:
        """The texts under `key`, one or a list, none of them twice."""
        found: list[str] = []
        for item, place in self.items(key):
            if not isinstance(item, str):
                raise place.error(_WRONG_TYPE, wanted=_TEXTS)
            if item in found:
                raise place.error(TWICE, code=item)
            found.append(item)
        return found

    def _get(self, key: str, required: bool) -> object:
        if required and key not in self.data:
            raise self.place.error(_MISSING, key=key)
        return self.data.get(key)


def load_toml(text: str, source: str) -> dict[str, object]:
    """The document in `text`, whose origin is called `source`; TextFormatError tells line and column."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        spot = _AT_END if at is None else _AT_LINE.format(line=at[1], column=at[2])
        twice = str(error).startswith(("Cannot declare", "Cannot overwrite", "Duplicate"))
        problem = _KEY_TWICE if twice else _NOT_TOML
        raise Place(source).error(problem, spot=spot) from error


def require(known: Iterable[str], code: str, place: Place, what: Text) -> str:
    """`code` if it is one of `known`; else TextFormatError with the nearest known code."""
    codes = list(known)
    if code not in codes:
        listed = _USE_ONE_OF.format(known=", ".join(codes)) if 0 < len(codes) <= _LISTED else _DECLARE_IT
        raise place.error(_UNKNOWN_CODE, what=what, code=code, hint=hint(code, codes), listed=listed)
    return code


def hint(word: str, known: Iterable[str]) -> Text:
    """ "Did you mean …?" with the nearest of `known`, whatever its capitals; empty if none is near."""
    folded = {k.casefold(): k for k in known}
    near = get_close_matches(word.casefold(), folded, n=1)
    return _DID_YOU_MEAN.format(word=folded[near[0]]) if near else Text("", "")


_BARE = re.compile(r"[\w-]+")
_CODE = re.compile(r"[\w.-]+")
_LISTED = 14
"""So many codes fit into a sentence."""

_SENTENCE = Text("{where}: {problem}", "{where}: {problem}")
_TABLE = Text('tabel, misalnya { name = "…" }', 'a table, e.g. { name = "…" }')
_TEXT = Text("teks dalam tanda kutip", "text in quotation marks")
_TEXTS = Text("kode dalam tanda kutip, atau daftar kode", "a code in quotation marks, or a list of codes")
_FLAG = Text("true atau false", "true or false")
_NUMBER = Text("angka tanpa tanda kutip", "a number without quotation marks")
_WHOLE = Text("bilangan bulat tanpa tanda kutip", "a whole number without quotation marks")
_DATE = Text(
    "tanggal tanpa tanda kutip, misalnya 2026-01-31", "a date without quotation marks, e.g. 2026-01-31"
)

_WRONG_TYPE = Text("nilainya harus berupa {wanted}.", "the value must be {wanted}.")
_NOT_A_NUMBER = Text(
    "nilainya terlalu besar atau bukan angka. Perbaiki angkanya.",
    "the value is too large, or no number. Correct it.",
)
_BELOW_ZERO = Text(
    "nilainya harus nol atau lebih. Perbaiki angkanya.", "the value must be zero or more. Correct it."
)
_EMPTY = Text("nilainya kosong. Isilah.", "the value is empty. Fill it in.")
_MISSING = Text('"{key}" belum ada. Tambahkan.', '"{key}" is missing. Add it.')
_UNKNOWN_KEY = Text(
    'kunci "{key}" tidak dikenal.{hint} Yang boleh: {known}.',
    'the key "{key}" is not known.{hint} Allowed: {known}.',
)
_BAD_CHOICE = Text(
    'nilai "{value}" tidak dikenal.{hint} Yang boleh: {known}.',
    'the value "{value}" is not known.{hint} Allowed: {known}.',
)
_UNKNOWN_CODE = Text(
    '{what} "{code}" tidak dikenal.{hint} {listed}',
    'the {what} "{code}" is not known.{hint} {listed}',
)
_USE_ONE_OF = Text("Yang ada: {known}.", "There are: {known}.")
_DECLARE_IT = Text("Tambahkan dahulu atau pilih yang ada.", "Add it first or choose one that exists.")
_DID_YOU_MEAN = Text(' Maksud Anda "{word}"?', ' Did you mean "{word}"?')
_BAD_CODE = Text(
    'kode "{code}" memuat tanda yang tidak boleh. Gunakan huruf, angka, titik, "-" dan "_".',
    'the code "{code}" has characters that are not allowed. Use letters, digits, dots, "-" and "_".',
)
TWICE = Text('"{code}" tertulis dua kali. Hapus salah satu.', '"{code}" stands there twice. Remove one.')
_AT_LINE = Text("baris {line}, kolom {column}", "line {line}, column {column}")
_AT_END = Text("akhir berkas", "the end of the file")
_NOT_TOML = Text(
    "berkas tidak terbaca sebagai TOML di {spot}. Periksa tanda kutip, koma dan kurung di situ.",
    "the file cannot be read as TOML at {spot}. Check quotation marks, commas and brackets there.",
)
_KEY_TWICE = Text(
    "kode atau kunci yang sama tertulis dua kali, di {spot}. Hapus atau ganti salah satu.",
    "the same code or key stands there twice, at {spot}. Remove or rename one.",
)
