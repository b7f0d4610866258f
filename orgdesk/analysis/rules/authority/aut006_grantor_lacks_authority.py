"""AUT006 The grantor lacks the authority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.grants import grant_of, grants, grounds, mark
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Assignment, AuthoritySource, Function
from orgdesk.organization.scope import EVERYTHING, Scope
from orgdesk.reference.policy import default_policy
from orgdesk.reference.standard import ref_of


def _within_bounds(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The grant shrinks to what the grantor has, or comes straight from who gave the grantor its mandate."""
    grant = grant_of(finding, organization)
    if grant is None:
        return
    read = Reader(organization, default_policy(), dt.date.today())
    names = {"unit": short(organization.units[grant.unit])}
    for base in grounds(grant, read):
        held, given = read.scope(base), read.scope(grant)
        if base.source is AuthoritySource.MANDATE and base.grantor is not None:
            after, label = replace(grant, grantor=base.grantor), _STRAIGHT
            names["to"] = short(organization.units[base.grantor])
        elif read.trees.intersect(held, given) and not _passes_on(grant, read):
            after, label = replace(grant, scope=read.trees.common(held, given)), _NARROW
        else:
            continue
        if _lacking(after, read) is None:
            yield change(label.format(**names), [RowChange(grant, after)])


def _passes_on(grant: Assignment, read: Reader) -> bool:
    """Whether others hold from the recipient, who would then have granted too much."""
    return any(other.grantor == grant.unit for other in grants(grant.function, read))


_STRAIGHT = Text("Limpahkan langsung dari {to} kepada {unit}", "Grant straight from {to} to {unit}")
_NARROW = Text(
    "Persempit pelimpahan kepada {unit} ke wewenang pemberinya",
    "Narrow the grant to {unit} to what its grantor holds",
)


@rule(
    "AUT006",
    Severity.ERROR,
    principle="authority",
    title=Text("Pemberi tidak berwenang", "Grantor lacks the authority"),
    message=Text(
        "{grantor} melimpahkan peran {role} pada {subject} kepada {recipient}, tetapi {lack}{where}.",
        "{grantor} grants the role {role} on {subject} to {recipient}, but {lack}{where}.",
    ),
    why=Text(
        "Yang dilimpahkan tidak dapat melebihi yang dimiliki: wewenang dibatasi oleh masa, wilayah dan "
        "materi.",
        "Nobody can grant more than it has: authority is bounded by time, territory and subject.",
    ),
    advice=Text(
        "Atur dasar wewenang {grantor}, alihkan pelimpahannya kepada yang berwenang, atau persempit "
        "cakupannya.",
        "Regulate what {grantor} grants from, reassign the grant to whoever has the authority, or narrow it.",
    ),
    ways="LRS",
    needs={GRANTED: 1},
    fix=_within_bounds,
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.15: wewenang dibatasi masa, wilayah dan cakupan materi"),
        Source("UU 30/2014 Ps.14(1) dan penjelasannya: mandat bersumber dari atribusi dan delegasi"),
        Source("UU 23/2014 Ps.65(1)a: kepala daerah memimpin pelaksanaan urusan daerah"),
    ),
    bad=(
        Miniature(
            Text("Pemberi tidak memegang apa pun pada fungsi ini.", "The grantor holds nothing here."),
            matrix="""
                     | SEKR | PKM
                Izin |      | KP[by=delegation;from=SEKR]
            """,
        ),
        Miniature(
            Text("Melimpahkan lebih dari yang dimiliki.", "It grants more than it has."),
            matrix="""
                     | DKK                          | SFARM
                Izin | KP[by=attribution;area=Kec1] | KP[by=mandate;from=DKK]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Mandat diteruskan oleh penerima mandat.", "A mandate passed on by who holds by mandate."),
            matrix="""
                     | DKK                | SDK                     | SFARM
                Izin | KP[by=attribution] | KP[by=mandate;from=DKK] | KP[by=mandate;from=SDK]
            """,
        ),
        Miniature(
            Text("Wewenang pemberi sudah berakhir.", "The grantor's authority has ended."),
            matrix="""
                     | DKK                | SFARM
                Izin | KP[by=attribution] | KP[by=mandate;from=DKK]
            """,
            fields={"Izin/KP/DKK/0": {"valid_until": dt.date(2025, 12, 31)}},
        ),
    ),
    good=(
        Miniature(
            Text("Pemberi memegang keputusannya.", "The grantor holds the decision."),
            matrix="""
                     | DKK                | SFARM
                Izin | KP[by=attribution] | PL[by=mandate;from=DKK]
            """,
        ),
        Miniature(
            Text("Sumber wewenang pemberi belum dicatat.", "Where the grantor has it from is not recorded."),
            matrix="""
                     | DKK | SFARM
                Izin | KP  | KP[by=mandate;from=DKK]
            """,
        ),
        Miniature(
            Text(
                "Kepala daerah memimpin urusan daerah.", "The regional head leads the affairs of the region."
            ),
            matrix="""
                     | BUP | DKK
                Izin |     | KP[by=delegation;from=BUP]
            """,
            agencies="Bupati (regional_head): BUP; Dinkes: DKK",
        ),
        Miniature(
            Text(
                "Peraturan melepaskan wewenang dari pemberinya.",
                "The norm leaves the grantor without the power.",
            ),
            matrix="""
                     | SEKDA | PTSP
                Izin |       | KP[by=delegation;from=SEKDA;law=Perda5]
            """,
            laws="Perda5: perda",
            fields={"Perda5": {"exclusive": True}},
        ),
        Miniature(
            Text("Cakupan pemberi terbagi dua, dan keduanya ada.", "The grantor holds both halves of it."),
            matrix="""
                     | DKK                                               | SFARM
                Izin | KP[by=attribution;area=Kec1] KP[by=attribution;area=Kec2] | KP[by=mandate;from=DKK]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
    ),
)
def grantor_lacks_authority(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and grant: the grantor holds neither that role nor the decision today, or only by
    mandate, or for less than it grants.

    Silent where the grantor's source is not recorded, for the regional head, who leads all affairs of the
    region, and where the norm leaves the grantor without the power it delegated.
    """
    for grant in grants(function.id, read):
        if grant.grantor is None or grant.grantor == grant.unit:
            continue
        lacking = _lacking(grant, read)
        if lacking is None:
            continue
        lack, where = lacking
        yield Found(
            units=(grant.unit, grant.grantor),
            role=ref_of(grant),
            where=where,
            facts=(mark(grant),),
            values={"grantor": named(grant.grantor), "recipient": named(grant.unit), "lack": lack},
        )


_NOTHING = Text("tidak memegang wewenang itu", "does not hold that authority")
_MANDATE = Text("hanya memegangnya dengan mandat", "holds it only by mandate")
_TOO_LITTLE = Text("tidak memegangnya", "does not hold it")


def _lacking(grant: Assignment, read: Reader) -> tuple[Text, tuple[Scope, ...]] | None:
    """What the grantor lacks, and for which part if only for that; None where it lacks nothing."""
    base = grounds(grant, read)
    usable = [a for a in base if a.source is not AuthoritySource.MANDATE]
    if usable:
        missing = read.trees.uncovered([read.scope(a) for a in usable], read.scope(grant))
        return (_TOO_LITTLE, tuple(s for s in missing if s != EVERYTHING)) if missing else None
    if base:
        return _MANDATE, ()
    assert grant.grantor is not None
    return None if _needs_none(grant.grantor, grant.regulation, read) else (_NOTHING, ())


def _needs_none(grantor: str, regulation: str | None, read: Reader) -> bool:
    if read.agency_of(grantor).agency_kind is AgencyKind.REGIONAL_HEAD:
        return True
    return regulation is not None and read.regulation(regulation).exclusive
