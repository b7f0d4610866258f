"""AUT009 Roles that rest on a norm that has lost its force, or yields to a higher one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from orgdesk.analysis.collisions import delegated, settlement
from orgdesk.analysis.findings import Found, Phrase, Severity, Value, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import (
    REGULATION_RANK,
    Assignment,
    Regulation,
    RegulationKind,
    RegulationStatus,
    Unit,
)
from orgdesk.reference.standard import DECISION_MAKER, RoleRef


@rule(
    "AUT009",
    Severity.WARNING,
    principle="authority",
    title=Text("Dasar hukum kedaluwarsa atau lebih rendah", "Expired or lower norm"),
    message=Text(
        "Pada {subject}, {what} bersandar pada {law}, yang {state}.",
        "On {subject}, {what} on {law}, which {state}.",
    ),
    why=Text(
        "Wewenang yang masanya lewat tidak boleh dipakai lagi, dan norma yang lebih rendah mengalah "
        "kepada yang "
        "lebih tinggi.",
        "Power whose time has passed may not be used any more, and a lower norm yields to a higher one.",
    ),
    advice=Text(
        "Atur kembali dengan norma yang berlaku{higher}{settle}.",
        "Regulate it by a norm in force{higher}{settle}.",
    ),
    ways="LA",
    needs={"assignments_of_unit": 1},
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.15: wewenang dibatasi masanya, dan setelah itu tidak boleh dipakai"),
        Source("Norma yang lebih tinggi didahulukan (lex superior)", "derived"),
    ),
    bad=(
        Miniature(
            Text("Peraturannya sudah dicabut.", "The regulation has been revoked."),
            matrix="""
                         | SGIZI           | SPROM
                Gizi     | RN[law=Perbup5] | PL
                Posyandu | KO[law=Perbup5] | PL
            """,
            laws="Perbup5: perkada",
            fields={"Perbup5": {"status": RegulationStatus.REVOKED}},
        ),
        Miniature(
            Text("Masa berlakunya lewat.", "Its time has passed."),
            matrix="""
                         | SGIZI
                Gizi     | KP[law=SK1]
            """,
            laws="SK1: keputusan",
            fields={"SK1": {"valid_until": dt.date(2025, 12, 31)}},
        ),
        Miniature(
            Text(
                "Dua keputusan, dua norma: yang rendah mengalah.",
                "Two decisions, two norms: the lower yields.",
            ),
            matrix="""
                     | PTSP           | DKK
                Izin | KP[law=Perda5] | KP[law=Perbup7]
            """,
            laws="Perda5: perda; Perbup7: perkada",
        ),
    ),
    good=(
        Miniature(
            Text("Norma yang diubah tetap berlaku.", "A norm that was amended still holds."),
            matrix="""
                         | SGIZI
                Gizi     | RN[law=Perbup5]
            """,
            laws="Perbup5: perkada",
            fields={"Perbup5": {"status": RegulationStatus.AMENDED}},
        ),
        Miniature(
            Text("Berlaku sampai hari ini.", "In force until today."),
            matrix="""
                         | SGIZI
                Gizi     | KP[law=SK1]
            """,
            laws="SK1: keputusan",
            fields={"SK1": {"valid_until": dt.date(2026, 1, 15)}},
        ),
        Miniature(
            Text("Terbagi menurut luasnya: tidak bertentangan.", "Divided by area: no contradiction."),
            matrix="""
                     | PTSP                          | CAM
                Izin | KP[law=Perda5;threshold=500-] | KP[law=Perbup7;threshold=0-500]
            """,
            laws="Perda5: perda; Perbup7: perkada",
        ),
        Miniature(
            Text(
                "Delegasi dari pemegang norma yang lebih tinggi.",
                "A grant from who holds by the higher norm.",
            ),
            matrix="""
                     | BUP            | DKK
                Izin | KP[law=Perda5] | KP[law=Perbup7;by=mandate;from=BUP]
            """,
            laws="Perda5: perda; Perbup7: perkada",
        ),
    ),
)
def expired_or_lower_norm(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: once for each norm out of force, with the functions that rest on it; and for each decision
    whose norm is lower than that of another unit's decision on the same, where their scopes meet and neither
    was granted by the other.

    An assignment whose own time has passed is not seen at all: what it leaves open are gaps.
    """
    by_norm: dict[str, list[Assignment]] = {}
    for duty in read.duties(unit.id):
        if duty.regulation is not None:
            by_norm.setdefault(duty.regulation, []).append(duty)
    for id_, held in sorted(by_norm.items()):
        norm = read.regulation(id_)
        state = _out_of_force(norm, read)
        if state is not None:
            code, words = state
            functions = sorted({a.function for a in held})
            yield Found(
                functions=tuple(functions),
                rows=(("regulation", id_),),
                facts=(code,),
                values={
                    "what": _roles(len(held)),
                    "law": named(id_, kind="regulation"),
                    "state": words,
                    "higher": "",
                    "settle": "",
                },
            )
            continue
        for duty in (a for a in held if a.role == DECISION_MAKER):
            above = sorted(
                a.unit for a in read.holders(duty.function, DECISION_MAKER) if _yields(duty, norm, a, read)
            )
            if above:
                yield Found(
                    units=(unit.id, *above),
                    rows=(("regulation", id_),),
                    about=("function", duty.function),
                    role=RoleRef(DECISION_MAKER),
                    values={
                        "what": Phrase(_DECISION, (unit.id,)),
                        "law": named(id_, kind="regulation"),
                        "state": Phrase(_LOWER, tuple(above)),
                        "higher": _HIGHER,
                        "settle": settlement((unit.id, *above)),
                    },
                )


_DECISION = Text("keputusan {it}", "the decision of {it} rests")
_LOWER = Text(
    "lebih rendah daripada dasar keputusan {it}", "is lower than what the decision of {it} rests on"
)
_HIGHER = Text("; di antara dua norma, ikuti yang lebih tinggi", "; of two norms, follow the higher")
_REVOKED = Text("sudah dicabut", "has been revoked")
_DRAFT = Text("masih rancangan", "is still a draft")
_EXPIRED = Text("sudah habis masa berlakunya", "is no longer in force")


def _roles(count: int) -> Value:
    return Text("{n} peran", "{n} roles rest" if count > 1 else "one role rests").format(n=count)


def _out_of_force(norm: Regulation, read: Reader) -> tuple[str, Text] | None:
    if norm.status is RegulationStatus.REVOKED:
        return "revoked", _REVOKED
    if norm.status is RegulationStatus.DRAFT:
        return "draft", _DRAFT
    if norm.valid_until is not None and norm.valid_until < read.as_of:
        return "expired", _EXPIRED
    return None


def _yields(duty: Assignment, norm: Regulation, other: Assignment, read: Reader) -> bool:
    """Another unit decides the same by a higher norm in force."""
    if other.unit == duty.unit or other.regulation in (None, duty.regulation) or delegated(read, duty, other):
        return False
    assert other.regulation is not None
    higher = read.regulation(other.regulation)
    if RegulationKind.OTHER in (norm.regulation_kind, higher.regulation_kind):
        return False
    return (
        REGULATION_RANK[higher.regulation_kind] < REGULATION_RANK[norm.regulation_kind]
        and _out_of_force(higher, read) is None
        and read.trees.intersect(read.scope(duty), read.scope(other))
    )
