"""SUP006 Stations wait for each other's deliveries of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import of_kind, purposes_of, thing
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Supply, Unit
from orgdesk.reference.standard import RoleRef

INFORMATION = "information"


@rule(
    "SUP006",
    Severity.WARNING,
    principle="levels",
    title=Text("Pasokan berputar", "Circular supply wait"),
    message=Text(
        "Pasokan{resource} berputar: {units} saling menunggu kiriman yang sama.",
        "The supply{resource} goes round in a circle: {units} wait for each other to deliver it.",
    ),
    why=Text(
        "Bila semua menunggu semua, tidak ada yang mulai mengirim.",
        "Where all wait for each other, nobody begins to deliver.",
    ),
    advice=Text(
        "Hapus salah satu pasokan dalam putaran itu, atau tetapkan sumber dari luar putaran.",
        "Abolish one of the supplies in the circle, or name a source outside it.",
    ),
    ways="AR",
    sources=(GUIDE, Source("Komponen terhubung kuat pada jaringan pasokan", "derived")),
    bad=(
        Miniature(
            Text("Gudang dan rumah sakit saling menunggu obat.", "Store and hospital wait for each other."),
            supplies="IFK > RSUD B; RSUD > IFK B",
        ),
        Miniature(
            Text("Putaran tiga simpul untuk satu fungsi.", "A circle of three for one function."),
            services="Suntik: Imunisasi",
            supplies="A > B B Imunisasi; B > C B Imunisasi; C > A B",
        ),
    ),
    good=(
        Miniature(Text("Rantai yang lurus.", "A straight chain."), supplies="PROV > IFK B; IFK > PKM B"),
        Miniature(
            Text("Dana turun, laporan naik.", "Money goes down, reports go up."),
            supplies="DKK > PKM U; PKM > DKK I",
        ),
        Miniature(
            Text("Obat dikirim, obat kedaluwarsa dikembalikan.", "Drugs go out, expired drugs come back."),
            supplies="IFK > PKM B; PKM > IFK B",
            fields={"IFK>PKM": {"what": "Obat"}, "PKM>IFK": {"what": "Obat kedaluwarsa"}},
        ),
        Miniature(
            Text("Saling memberi informasi itu wajar.", "To inform each other is normal."),
            supplies="PKM > DKK I; DKK > PKM I",
        ),
        Miniature(
            Text("Untuk fungsi yang berbeda.", "For different functions."),
            services="Suntik: Imunisasi; Periksa: Laboratorium",
            supplies="IFK > LAB B Imunisasi; LAB > IFK B Laboratorium",
        ),
        Miniature(
            Text("Ada pasokan pengganti dari luar putaran.", "A stand-in comes from outside the circle."),
            supplies="IFK > RSUD B; RSUD > IFK B; PROV > IFK B alternative",
        ),
    ),
)
def circular_wait(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: whether what it is delivered waits for the unit itself, told at the first unit of the circle.

    Unnamed information is left out, for two units that inform each other are no deadlock; whoever has a
    stand-in does not wait. Walks upstream only: O(supplies upstream) for each supply to the unit.
    """
    told: set[tuple[str | None, frozenset[str]]] = set()
    for supply in read.supplies_to(unit.id):
        circle = _circle(read, supply)
        if circle and min(circle) == unit.id and (supply.resource, circle) not in told:
            told.add((supply.resource, circle))
            yield Found(
                units=tuple(sorted(circle)),
                role=None if supply.resource is None else RoleRef(SUPPLIER, supply.resource),
                values={"resource": of_kind(read, supply.resource)},
            )


def _circle(read: Reader, supply: Supply) -> frozenset[str]:
    """The units that wait for each other for one same purpose; none where `supply` is on no circle."""
    if not (anyhow := _around(read, supply, None)):
        return frozenset()
    purposes = sorted({p for s in anyhow for p in purposes_of(read, s)})
    circles = (_around(read, supply, p) for p in [*purposes, ("", "")])
    return next((frozenset(s.recipient for s in circle) for circle in circles if circle), frozenset())


def _around(read: Reader, supply: Supply, purpose: Token | None) -> list[Supply]:
    """The strongly connected supplies that `supply` is one of, those for other purposes left out (None:
    none)."""
    after: dict[str, list[Supply]] = {}
    seen, waiting = {supply.id}, [supply]
    for at in waiting:  # the list grows while it is walked
        for earlier in _waits_for(read, at, purpose):
            after.setdefault(earlier.id, []).append(at)
            if earlier.id not in seen:
                seen.add(earlier.id)
                waiting.append(earlier)
    circle: dict[str, Supply] = {}
    ahead = list(after.get(supply.id, ()))
    while ahead:
        at = ahead.pop()
        if at.id not in circle:
            circle[at.id] = at
            ahead.extend(after.get(at.id, ()))
    return list(circle.values())


def _waits_for(read: Reader, supply: Supply, purpose: Token | None) -> list[Supply]:
    if supply.source is None or supply.alternative or (supply.resource == INFORMATION and not supply.what):
        return []
    found = [
        s
        for s in read.supplies_to(supply.source)
        if s.resource == supply.resource and thing(s) == thing(supply) and _is_for(read, s, purpose)
    ]
    return [] if any(s.alternative for s in found) else found


def _is_for(read: Reader, supply: Supply, purpose: Token | None) -> bool:
    if purpose is None:
        return True
    purposes = purposes_of(read, supply)
    return not purposes or purpose in purposes
