"""What a role rests on and where it holds, read from words: norms by citation, scopes by their values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orgdesk.editing.rows import new_id
from orgdesk.exchange.incoming.names import expanded, normal
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.said import Where
from orgdesk.organization.display import FACET_NAMES
from orgdesk.organization.records import FacetValue, Regulation, RegulationKind
from orgdesk.organization.scope import EVERYTHING, Facet, Scope, Threshold

_NAMES: dict[RegulationKind, str] = {
    RegulationKind.CONSTITUTION: r"UUD(?:\s*(?:NRI|1945))?|Undang-Undang Dasar",
    RegulationKind.ACT: r"UU|Undang[- ]Undang",
    RegulationKind.GOVERNMENT_REGULATION: r"PP|Peraturan Pemerintah",
    RegulationKind.PRESIDENTIAL_REGULATION: r"Perpres|Peraturan Presiden",
    RegulationKind.MINISTERIAL_REGULATION: r"Permen[\w-]*(?:\s*PAN-?RB)?|PMK|Peraturan Menteri",
    RegulationKind.GOVERNOR_REGULATION: r"Pergub|Peraturan Gubernur",
    RegulationKind.PROVINCIAL_BYLAW: r"Perda Provinsi|Peraturan Daerah Provinsi",
    RegulationKind.REGIONAL_BYLAW: r"Perda|Peraturan Daerah",
    RegulationKind.REGENT_REGULATION: r"Perkada|Perbup|Perwali?"
    r"|Peraturan (?:Kepala Daerah|Bupati|Wali ?kota)",
    RegulationKind.VILLAGE_REGULATION: r"Perdes|Peraturan Desa",
    RegulationKind.DECREE: r"Kep(?:utusan|men|pres|bup|gub)[\w-]*|KMK|SK",
    RegulationKind.CIRCULAR: r"SE|Surat Edaran",
}
_KIND = re.compile(
    "|".join(
        f"(?P<{kind.name}>{words})"
        for kind, words in _NAMES.items()
        if kind is not RegulationKind.REGIONAL_BYLAW
    )
    + f"|(?P<REGIONAL_BYLAW>{_NAMES[RegulationKind.REGIONAL_BYLAW]})",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?P<who>[^\d]*?)\s*(?:\b(?:No|Nomor|Nr)\b\.?:?\s*)?(?P<number>[A-Za-z]{0,4}[\w.\-/]*?)\s*"
    r"(?:/|\s+|\b(?:Tahun|Thn|Th)\b\.?\s*)+(?P<year>(?:19|20)\d\d)\b(?!\s*/\s*\d)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(
    r"\b(?:Pasal|Ps\.?|Psl\.?|Art(?:icle)?\.?|Lampiran|Lamp\.?|huruf|ayat)\s*[\dA-Z(]", re.IGNORECASE
)
_ABOUT = re.compile(r"^[\s,;:.-]*(?:tentang|ttg\.?|about)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A norm as somebody cites it."""

    kind: RegulationKind
    number: str
    year: int
    who: str
    """Which ministry or district, where the citation says so: "Permenkes", "Bupati Sukamaju"."""
    about: str
    article: str


def cited(text: str) -> Cited | None:
    """The norm that a text cites first: "Permenkes 43/2019 Ps. 5"; None where it cites none."""
    plain = " ".join(text.split())
    kind = _KIND.match(plain)
    if kind is None or plain[kind.end() : kind.end() + 1].isalpha():
        return None
    found = _REST.match(plain[kind.end() :])
    if found is None:
        return None
    about, article = "", found["rest"]
    if subject := _ABOUT.match(article):
        at = _ARTICLE.search(article)
        about = article[subject.end() : at.start() if at else None].strip(" ,;:.-")
        article = article[at.start() :] if at else ""
    sort = RegulationKind[kind.lastgroup or ""]
    short = kind[0] if sort in (RegulationKind.MINISTERIAL_REGULATION, RegulationKind.DECREE) else ""
    who = f"{short} {found['who']}".strip(" .,:") if short or found["who"].strip() else ""
    number = re.sub(r"^(?:no|nomor)\.?\s*", "", found["number"], flags=re.IGNORECASE).strip(" ./-")
    return Cited(sort, number, int(found["year"]), who, about, article.strip(" ,;:.-"))


class Grounds:
    """Finds or makes the norms and the scope values that words name; each text is read once."""

    def __init__(self, rows: PlannedRows) -> None:
        self._rows = rows
        self._norms: dict[tuple[RegulationKind, str, int | None], list[Regulation]] = {}
        for norm in rows.organization.regulations.values():
            self._file(norm)
        self._by_text: dict[str, tuple[str | None, str]] = {}
        self._values: dict[str, list[FacetValue]] = {}
        for value in rows.organization.facet_values.values():
            for name in {normal(value.name), normal(value.code), expanded(value.name)} - {""}:
                self._values.setdefault(name, []).append(value)
        self._scopes: dict[str, tuple[Scope, str]] = {}

    def norm(self, text: str, where: Where) -> tuple[str | None, str]:
        """(id of the norm, what is left of the text: an article, or all of it where no norm is cited)."""
        found = self._by_text.get(text)
        if found is None:
            found = self._by_text[text] = self._norm(text, where)
        return found

    def _norm(self, text: str, where: Where) -> tuple[str | None, str]:
        plain = " ".join(text.split())
        for id_, norm in self._rows.organization.regulations.items():
            if norm.about and normal(norm.about) == normal(plain):
                return id_, ""
        said = cited(plain)
        if said is None:
            return None, plain
        for norm in self._norms.get((said.kind, said.number.casefold(), said.year), ()):
            known = cited(norm.about)
            if not said.who or known is None or normal(known.who) == normal(said.who):
                return norm.id, said.article
        name = f"{said.who} {said.number}/{said.year}" if said.who else ""
        about = f"{name}: {said.about}" if name and said.about else name or said.about
        norm = Regulation(
            id=new_id(), regulation_kind=said.kind, number=said.number, year=said.year, about=about
        )
        self._rows.put(norm, where)
        self._file(norm)
        return norm.id, said.article

    def _file(self, norm: Regulation) -> None:
        key = (norm.regulation_kind, norm.number.casefold(), norm.year)
        self._norms.setdefault(key, []).append(norm)

    def area(self, text: str, where: Where) -> str:
        """The id of an area by its name, made where there is none."""
        return self._value(Facet.AREA, text, where).id

    def scope(self, text: str, where: Where) -> tuple[Scope, str]:
        """The scope that words tell, and the words of it that tell none.

        A value may stand alone where there is one of that name; a new one needs its facet before it:
        "wilayah Kec. Sukamaju; sumber dana BLUD; ≥ 500 m2".
        """
        found = self._scopes.get(text)
        if found is None:
            found = self._scopes[text] = self._scope(text, where)
        return found

    def _scope(self, text: str, where: Where) -> tuple[Scope, str]:
        values: dict[Facet, list[str]] = {}
        threshold: Threshold | None = None
        left: list[str] = []
        for piece in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
            bounds = _threshold(piece)
            if bounds is not None and threshold is None:
                threshold = bounds
                continue
            facet, names = _facet(piece)
            for name in filter(None, (n.strip() for n in names.split(","))):
                known = self._values.get(normal(name)) or self._values.get(expanded(name)) or []
                known = [v for v in known if facet in (None, v.facet)]
                if facet is not None and not known:
                    known = [self._value(facet, name, where)]
                if len(known) == 1:
                    values.setdefault(known[0].facet, []).append(known[0].id)
                elif normal(name) not in _ALL:
                    left.append(name)
        scope = Scope.of(values, threshold)
        return (scope if scope != EVERYTHING else EVERYTHING), "; ".join(left)

    def _value(self, facet: Facet, name: str, where: Where) -> FacetValue:
        for key in (normal(name), expanded(name)):
            for value in self._values.get(key, ()):
                if value.facet is facet:
                    return value
        value = FacetValue(id=new_id(), facet=facet, name=name)
        self._rows.put(value, where)
        for key in {normal(name), expanded(name)}:
            self._values.setdefault(key, []).append(value)
        return value


def _facet(piece: str) -> tuple[Facet | None, str]:
    for facet, name in FACET_NAMES.items():
        for word in (name.id, name.en, *_SPOKEN.get(facet, ())):
            if piece.casefold().startswith(word + " ") or piece.casefold().startswith(word + ":"):
                return facet, piece[len(word) :].strip(" :")
    return None, piece


def _threshold(piece: str) -> Threshold | None:
    found = _BOUND.fullmatch(piece)
    if found is not None:
        amount = float(found["amount"].replace(",", "."))
        below = found["sign"] in ("<", "≤", "<=")
        return Threshold(None if below else amount, amount if below else None, found["measure"].strip())
    found = _BOUNDS.fullmatch(piece)
    if found is not None:
        low, high = (float(found[end].replace(",", ".")) for end in ("low", "high"))
        return Threshold(low, high, found["measure"].strip()) if low < high else None
    return None


_BOUND = re.compile(r"(?P<sign><=|>=|[<>≤≥])\s*(?P<amount>\d+(?:[.,]\d+)?)\s*(?P<measure>[^\d]*\d?)")
_BOUNDS = re.compile(
    r"(?P<low>\d+(?:[.,]\d+)?)\s*[-\u2013]\s*(?P<high>\d+(?:[.,]\d+)?)\s*(?P<measure>[^\d\s][^\s]*)"
)
_SPOKEN: dict[Facet, tuple[str, ...]] = {
    Facet.FUNDS: ("dana", "funds"),
    Facet.TARGET_GROUP: ("kelompok sasaran",),
}
_ALL = {"semua", "seluruh", "seluruhnya", "all", "everything", "semuanya", "segala"}
