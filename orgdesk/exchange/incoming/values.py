"""What a cell says where a field wants a number, a day, yes or no, or one of a few words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from orgdesk.exchange.incoming.names import expanded, normal
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.names import name_of_value
from orgdesk.organization.records import (
    LARGEST,
    AgencyKind,
    AgencyType,
    AuthoritySource,
    Echelon,
    FunctionLevel,
    FunctionType,
    Level,
    PositionKind,
    UnitKind,
    WorkKind,
)

E = TypeVar("E", bound=StrEnum)


class NotReadable(OrgDeskError):
    """The text says nothing that the field can hold; the sentence says what it can."""


def number_of(text: str) -> float:
    """A number of zero or more as people write it: "1.250,5", "1,250.5", "12 orang", "0,5". NotReadable."""
    found = _NUMBER.fullmatch(text.strip())
    try:
        value = float(_plain_number(found[1])) if found is not None else LARGEST * 2
    except ValueError:
        value = LARGEST * 2
    if found is None or value > LARGEST:
        raise NotReadable(_NO_NUMBER.format(text=text))
    return value / 100 if found[2] == "%" else value


def whole_of(text: str) -> int:
    """A whole number of zero or more. NotReadable."""
    value = number_of(text)
    if value != int(value):
        raise NotReadable(_NOT_WHOLE.format(text=text))
    return int(value)


def day_of(text: str) -> dt.date:
    """A day: "2024-01-31", "31/1/2024", "31 Januari 2024", "Kediri, 31 Januari 2024". NotReadable."""
    plain = " ".join(text.split())
    if (found := _ISO_DAY.match(plain)) is not None:
        year, month, day = found.groups()
    elif (found := _DAY.fullmatch(plain)) is not None:
        day, month, year = found.groups()
    else:
        raise NotReadable(_NO_DAY.format(text=text))
    try:
        return dt.date(int(year), _MONTHS.get(month[:3].casefold()) or int(month), int(day))
    except ValueError:
        raise NotReadable(_NO_DAY.format(text=text)) from None


def flag_of(text: str) -> bool:
    """Yes or no: "ya", "X", "1", "TRUE"; "tidak", "-", "0". NotReadable."""
    plain = text.strip().casefold()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise NotReadable(_NO_FLAG.format(text=text))


def choice_of(text: str, options: type[E]) -> E:
    """The value that a word means, in either language or as people say it: "Bidang", "Eselon II.a".

    NotReadable lists what there is.
    """
    if options is Echelon:
        found = _ECHELON.search(text.casefold())
        if found is not None:
            high = _ROMAN.get(found[1], found[1])
            for value in options:
                if value.casefold() == f"{high}{found[2]}":
                    return value
    else:
        words = _words(options)
        for key in (normal(text), expanded(text)):
            if key in words:
                return options(words[key])
    known = [name_of_value(value) for value in options]
    raise NotReadable(
        _NO_CHOICE.format(
            text=text, known=Text(", ".join(n.id for n in known), ", ".join(n.en for n in known))
        )
    )


@cache
def _words(options: type[StrEnum]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for value in options:
        name = name_of_value(value)
        spoken = [value.value, value.name, name.id, name.en, *_SPOKEN.get(value, ())]
        for words in spoken:
            found.setdefault(normal(words), value.value)
            found.setdefault(normal(words.replace("_", " ")), value.value)
            found.setdefault(expanded(words), value.value)
    return found


def _plain_number(text: str) -> str:
    """A number with a point before its fraction and nothing else in it."""
    text = re.sub(r"[\s\u00a0']", "", text)
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        fraction = max(point, comma)
        return re.sub(r"[.,]", "", text[:fraction]) + "." + text[fraction + 1 :]
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}|\d{1,3}(,\d{3}){2,}|[1-9]\d{0,2}\.\d\d0|[1-9]\d{0,2},\d{3}", text):
        return re.sub(r"[.,]", "", text)
    return text.replace(",", ".")


_NUMBER = re.compile(r"(?:rp\.?\s*)?(\d[\d.,\s\u00a0']*?)\s*(%|[a-z/ ]*\.?)", re.IGNORECASE)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_DAY = re.compile(r"(?:\D*,\s*)?([0-9]{1,2})[\s./-]+([0-9]{1,2}|[A-Za-z]{3,10})[\s./,-]+([0-9]{4})")
_ECHELON = re.compile(r"\b(iv|iii|ii|i|v|[1-5])[\s./-]*([ab])\b")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan",
            "feb peb",
            "mar",
            "apr",
            "mei may",
            "jun",
            "jul",
            "agu aug ags agt",
            "sep",
            "okt oct",
            "nov nop",
            "des dec",
        ),
        1,
    )
    for name in names.split()
}
_YES = {"ya", "y", "yes", "x", "v", "√", "✓", "✔", "●", "•", "1", "true", "benar"}
_NO = {"tidak", "t", "no", "n", "-", "--", "0", "false", "salah", "bukan"}
_SPOKEN: dict[StrEnum, tuple[str, ...]] = {
    AgencyKind.LOCAL_AGENCY: (
        "dinas",
        "badan",
        "opd",
        "skpd",
        "unsur pelaksana",
        "unsur penunjang",
        "kewilayahan",
    ),
    AgencyKind.REGIONAL_HEAD: ("pimpinan daerah",),
    AgencyKind.OVERSIGHT: ("pengawas", "pengawas eksternal"),
    AgencyKind.LEGISLATURE: ("legislatif",),
    AgencyKind.CENTRAL_AGENCY: ("pusat", "pusat vertikal", "instansi vertikal", "central"),
    AgencyKind.PUBLIC_ENTERPRISE: ("badan hukum publik", "bumd", "bumn"),
    AgencyKind.PROFESSIONAL_BODY: ("profesi",),
    AgencyType.A: ("tipe a",),
    AgencyType.B: ("tipe b",),
    AgencyType.C: ("tipe c",),
    UnitKind.HEAD: ("kepala", "pimpinan tinggi"),
    UnitKind.SUBDIVISION: ("subbagian", "sub bagian"),
    UnitKind.TECHNICAL_UNIT: ("uptd", "upt", "uptd unit fungsional", "unit fungsional"),
    UnitKind.SERVICE_UNIT: ("pelayanan", "layanan", "ruang", "poli"),
    UnitKind.COORDINATOR: ("pj", "penanggung jawab"),
    UnitKind.FUNCTIONAL_GROUP: ("kjf", "jabatan fungsional"),
    UnitKind.TEAM: ("tim",),
    Level.SUPPORTING: ("pendukung", "lembaga pendukung", "dinas"),
    Level.SERVICE_CENTRE: ("pusat layanan", "pusat_pelayanan", "puskesmas"),
    Level.SERVICE_POINT: ("titik layanan", "unit layanan"),
    FunctionLevel.GOAL: ("sasaran", "program", "objective"),
    FunctionLevel.FUNCTION: ("kegiatan", "activity"),
    FunctionLevel.TASK: ("sub kegiatan", "subkegiatan", "uraian tugas", "langkah", "step"),
    FunctionType.SERVICE: ("layanan",),
    FunctionType.OVERSIGHT: ("pembinaan", "monitoring"),
    FunctionType.LICENCE: ("izin", "license"),
    PositionKind.STRUCTURAL: ("struktural", "jpt pratama", "administrator", "pengawas"),
    PositionKind.FUNCTIONAL: ("fungsional", "jf", "jft"),
    PositionKind.SUPPORT: ("pelaksana", "jfu", "fungsional umum"),
    AuthoritySource.ATTRIBUTION: ("atributif",),
    AuthoritySource.DELEGATION: ("delegatif", "pelimpahan"),
    AuthoritySource.MANDATE: ("a.n.", "atas nama"),
    WorkKind.CORE: ("teknis", "substantif"),
    WorkKind.SUPPORT: ("penunjang", "manajemen"),
}

_NO_NUMBER = Text(
    '"{text}" bukan angka nol atau lebih. Perbaiki sel ini, lalu impor lagi.',
    '"{text}" is no number of zero or more. Correct this cell and import again.',
)
_NOT_WHOLE = Text(
    '"{text}" bukan bilangan bulat. Perbaiki sel ini, lalu impor lagi.',
    '"{text}" is no whole number. Correct this cell and import again.',
)
_NO_DAY = Text(
    '"{text}" bukan tanggal. Tulis seperti 31/12/2026.', '"{text}" is no date. Write it like 31/12/2026.'
)
_NO_FLAG = Text(
    '"{text}" bukan ya atau tidak. Tulis salah satunya.', '"{text}" is neither yes nor no. Write one.'
)
_NO_CHOICE = Text(
    '"{text}" tidak dikenal di sini. Yang dikenal: {known}.',
    '"{text}" is not known here. Known are: {known}.',
)
