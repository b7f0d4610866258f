"""AUT007 The grantor still uses the power."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.collisions import settlement
from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.grants import grant_of, grants, mark
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function
from orgdesk.organization.scope import EVERYTHING
from orgdesk.reference.standard import DECISION_MAKER, RoleRef


def _let_go(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Where the norm is exclusive the grantor's decision goes, if it lies wholly within the grant."""
    if "exclusive" not in finding.facts:
        return
    grant = grant_of(finding, organization)
    if grant is None or grant.grantor is None:
        return
    kept = [
        a
        for a in organization.assignments_of_function(grant.function)
        if a.unit == grant.grantor and a.role == DECISION_MAKER
    ]
    if all(organization.trees.contains(grant.scope, a.scope) for a in kept):
        label = Text("Lepaskan keputusan {on} dari {unit}", "Take the decision on {on} from {unit}").format(
            unit=short(organization.units[grant.grantor]), on=short(organization.functions[grant.function])
        )
        yield change(label, removed(*kept))


@rule(
    "AUT007",
    Severity.ADVICE,
    principle="authority",
    title=Text("Pemberi masih memakai wewenangnya", "Concurrent use by the grantor"),
    message=Text(
        "{grantor} melimpahkan keputusan {subject} kepada {recipient} dan masih memutuskan sendiri: "
        "{rule}{where}.",
        "{grantor} has granted the decision on {subject} to {recipient} and still decides itself: "
        "{rule}{where}.",
    ),
    why=Text(
        "Dua pejabat dapat memutuskan perkara yang sama; pemohon dan pelaksana perlu tahu siapa "
        "menandatangani.",
        "Two officials can decide the same matter; applicants and staff need to know who signs.",
    ),
    advice=Text(
        "Sederhanakan: tetapkan kapan {grantor} memutuskan sendiri, atau lepaskan keputusannya{settle}.",
        "Simplify: say when {grantor} decides itself, or let it give up the decision{settle}.",
    ),
    ways="SL",
    needs={DECISION_MAKER: 2, GRANTED: 1},
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.13(5), 14(5): pemberi dapat menggunakan sendiri, kecuali ditentukan lain"),
    ),
    fix=_let_go,
    bad=(
        Miniature(
            Text("Boleh, tetapi perlu dibagi: saran.", "Allowed, but worth dividing: advice."),
            matrix="""
                     | BUP | DKK
                Izin | KP  | KP[by=delegation;from=BUP]
            """,
        ),
        Miniature(
            Text(
                "Peraturannya menutup wewenang pemberi: peringatan.",
                "The norm excludes the grantor: a warning.",
            ),
            matrix="""
                     | BUP | DKK
                Izin | KP  | KP[by=delegation;from=BUP;law=Perda5]
            """,
            laws="Perda5: perda",
            fields={"Perda5": {"exclusive": True}},
        ),
    ),
    good=(
        Miniature(
            Text("Pemberi tidak lagi memutuskan.", "The grantor no longer decides."),
            matrix="""
                     | BUP | DKK
                Izin | PW  | KP[by=delegation;from=BUP]
            """,
        ),
        Miniature(
            Text("Terbagi menurut sumber dana.", "Divided by source of funds."),
            matrix="""
                          | DKK            | PKM
                Pengadaan | KP[funds=APBD] | KP[by=delegation;from=DKK;funds=BLUD]
            """,
        ),
        Miniature(
            Text(
                "Dua pemutus tanpa pelimpahan: itu OVL001.", "Two who decide without a grant: that is OVL001."
            ),
            matrix="""
                     | BUP | DKK
                Izin | KP  | KP
            """,
        ),
    ),
)
def concurrent_use(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and grant of the decision: the grantor decides as well, where the scopes meet.

    The law allows it, so it is advice; a warning where the norm of the grant excludes it.
    """
    for grant in grants(function.id, read):
        if grant.role != DECISION_MAKER or grant.grantor in (None, grant.unit):
            continue
        scope = read.scope(grant)
        where = [
            read.trees.common(read.scope(a), scope)
            for a in read.holders(function.id, DECISION_MAKER)
            if a.unit == grant.grantor and read.trees.intersect(read.scope(a), scope)
        ]
        if where and grant.grantor is not None:
            exclusive = grant.regulation is not None and read.regulation(grant.regulation).exclusive
            yield Found(
                units=(grant.unit, grant.grantor),
                role=RoleRef(DECISION_MAKER),
                where=tuple(s for s in read.trees.merged(where) if s != EVERYTHING),
                severity=Severity.WARNING if exclusive else None,
                facts=(mark(grant), *(("exclusive",) if exclusive else ())),
                values={
                    "grantor": named(grant.grantor),
                    "recipient": named(grant.unit),
                    "settle": settlement((grant.unit, grant.grantor)),
                    "rule": _EXCLUDED if exclusive else _ALLOWED,
                },
            )


_ALLOWED = Text("hukum membolehkan", "the law allows that")
_EXCLUDED = Text("peraturan pelimpahannya tidak membolehkan", "the norm of the grant does not allow that")
