"""AUT005 Delegation beyond what the law allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.grants import government, grant_of, grants, grounds, mark
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Assignment,
    AuthoritySource,
    Function,
    Regulation,
    RegulationKind,
)
from orgdesk.reference.policy import default_policy
from orgdesk.reference.standard import ref_of


def _as_mandate(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """To a subordinate, and for what is not strategic, the grantor can give a mandate instead."""
    grant = grant_of(finding, organization)
    if grant is None or organization.functions[grant.function].strategic:
        return
    if grant.grantor in Reader(organization, default_policy(), dt.date.today()).ancestors(grant.unit):
        label = Text(
            "Ubah delegasi kepada {unit} menjadi mandat", "Turn the delegation to {unit} into a mandate"
        ).format(unit=short(organization.units[grant.unit]))
        yield change(label, [RowChange(grant, replace(grant, source=AuthoritySource.MANDATE))])


@rule(
    "AUT005",
    Severity.ERROR,
    principle="authority",
    title=Text("Delegasi di luar ketentuan", "Delegation beyond what the law allows"),
    message=Text(
        "Delegasi {subject} kepada {recipient} tidak memenuhi UU 30/2014: {reasons}.",
        "The delegation of {subject} to {recipient} does not meet UU 30/2014: {reasons}.",
    ),
    why=Text(
        "Wewenang yang dilimpahkan di luar ketentuan dapat digugat, dan tanggung jawabnya tidak jelas.",
        "Power delegated beyond the law can be challenged, and it is unclear who answers for it.",
    ),
    advice=Text(
        "Atur atau catat dasar yang membolehkannya, atau sederhanakan rantainya: limpahkan langsung, atau "
        "beri mandat kepada bawahan.",
        "Regulate or record what allows it, or simplify the chain: delegate directly, or give a mandate to a "
        "subordinate.",
    ),
    ways="LS",
    needs={GRANTED: 1},
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.12(3): atribusi tidak didelegasikan kecuali diatur UUD atau UU"),
        Source("UU 30/2014 Ps.13(2)b: delegasi ditetapkan dalam PP, Perpres dan/atau Perda"),
        Source(
            "UU 30/2014 Ps.13(3)-(4): subdelegasi hanya bila diatur, dalam lingkungan sendiri, satu tingkat"
        ),
    ),
    fix=_as_mandate,
    bad=(
        Miniature(
            Text("Delegasi dengan surat keputusan.", "Delegation by a decree."),
            matrix="""
                     | BUP | DKK
                Izin |     | KP[by=delegation;from=BUP;law=SK1]
            """,
            line="BUP > DKK",
            laws="SK1: keputusan",
        ),
        Miniature(
            Text("Delegasi diteruskan tanpa izin.", "Delegated on without leave."),
            matrix="""
                     | BUP | DKK                                     | SFARM
                Izin |     | KP[by=delegation;from=BUP;law=Perda5] | KP[by=delegation;from=DKK;law=Perbup7]
            """,
            line="BUP > DKK; DKK > SFARM",
            laws="Perda5: perda; Perbup7: perkada",
        ),
        Miniature(
            Text("Subdelegasi dua tingkat ke bawah.", "Delegated on two levels down."),
            matrix="""
                | BUP | DKK                                   | S1 | S2
            Izin |     | KP[by=delegation;from=BUP;law=Perda5] |    | PL[by=delegation;from=DKK;law=Perbup7]
            """,
            line="BUP > DKK; DKK > S1; S1 > S2",
            laws="Perda5: perda; Perbup7: perkada",
            fields={"Perda5": {"subdelegation": True}},
        ),
        Miniature(
            Text("Subdelegasi ke pemerintahan lain.", "Delegated on to another government."),
            matrix="""
                     | BUP | DKK                                   | DESA
                Izin |     | KP[by=delegation;from=BUP;law=Perda5] | KP[by=delegation;from=DKK;law=Perbup7]
            """,
            agencies="Kab (local_agency): BUP DKK; Desa (village): DESA",
            laws="Perda5: perda; Perbup7: perkada",
            fields={"Perda5": {"subdelegation": True}},
        ),
        Miniature(
            Text(
                "Atribusi didelegasikan tanpa undang-undang yang membolehkan: peringatan.",
                "Attributed power delegated without an act that allows it: a warning.",
            ),
            matrix="""
                     | BUP                         | DKK
                Izin | KP[by=attribution;law=UU23] | KP[by=delegation;from=BUP;law=Perda5]
            """,
            line="BUP > DKK",
            laws="UU23: uu; Perda5: perda",
        ),
    ),
    good=(
        Miniature(
            Text("Delegasi dalam Perda.", "Delegation in a by-law."),
            matrix="""
                     | BUP | DKK
                Izin |     | KP[by=delegation;from=BUP;law=Perda5]
            """,
            laws="Perda5: perda",
        ),
        Miniature(
            Text("Undang-undang membolehkan atribusinya didelegasikan.", "The act allows the delegation."),
            matrix="""
                     | BUP                         | DKK
                Izin | KP[by=attribution;law=UU23] | KP[by=delegation;from=BUP;law=Perda5]
            """,
            laws="UU23: uu; Perda5: perda",
            fields={"UU23": {"subdelegation": True}},
        ),
        Miniature(
            Text("Subdelegasi satu tingkat, dan diatur.", "Delegated on one level, with leave."),
            matrix="""
                     | BUP | DKK                                   | SDK
                Izin |     | KP[by=delegation;from=BUP;law=Perda5] | PL[by=delegation;from=DKK;law=Perbup7]
            """,
            line="BUP > DKK; DKK > SDK",
            laws="Perda5: perda; Perbup7: perkada",
            fields={"Perda5": {"subdelegation": True}},
        ),
        Miniature(
            Text("Mandat cukup dengan keputusan.", "A mandate needs no by-law."),
            matrix="""
                     | DKK | SFARM
                Izin | KP  | PL[by=mandate;from=DKK;law=SK1]
            """,
            line="DKK > SFARM",
            laws="SK1: keputusan",
        ),
        Miniature(
            Text("Dasar delegasinya belum dicatat: itu AUT003.", "Its norm is not recorded: that is AUT003."),
            matrix="""
                     | BUP | DKK
                Izin |     | KP[by=delegation;from=BUP]
            """,
        ),
    ),
)
def invalid_delegation(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and delegation: the norm is too low; or it passes on what the grantor holds by delegation
    without a norm that allows it, or further than it may; or (a warning) what the grantor holds by
    attribution, without an act that allows it.

    A norm allows it where it is marked so (`Regulation.subdelegation`). Where grantor and recipient stand in
    no line to each other their distance cannot be told.
    """
    for grant in grants(function.id, read):
        if grant.source is not AuthoritySource.DELEGATION:
            continue
        reasons = list(_reasons(grant, read))
        if reasons:
            severity = Severity.WARNING if reasons == [_ATTRIBUTED] else Severity.ERROR
            yield Found(
                units=(grant.unit,) if grant.grantor is None else (grant.unit, grant.grantor),
                role=ref_of(grant),
                severity=severity,
                facts=(mark(grant), *(code for code, _ in reasons)),
                values={
                    "recipient": named(grant.unit),
                    "reasons": Text(
                        "; ".join(text.id for _, text in reasons), "; ".join(text.en for _, text in reasons)
                    ),
                },
            )


_Reason = tuple[str, Text]
_TOO_LOW: _Reason = (
    "norm",
    Text(
        "delegasi ditetapkan dalam PP, Perpres atau Perda (Ps.13(2)b)",
        "a delegation must stand in a PP, Perpres or Perda (art. 13(2)b)",
    ),
)
_NO_REGULATION: _Reason = (
    "norm",
    Text(
        "subdelegasi harus dituangkan dalam bentuk peraturan (Ps.13(4)a)",
        "delegating on takes a regulation (art. 13(4)a)",
    ),
)
_PASSED_ON: _Reason = (
    "passed on",
    Text(
        "wewenang delegasi diteruskan tanpa peraturan yang membolehkan (Ps.13(3))",
        "delegated power is passed on without a norm that allows it (art. 13(3))",
    ),
)
_TOO_FAR: _Reason = (
    "too far",
    Text(
        "subdelegasi paling banyak satu tingkat di bawah (Ps.13(4)c)",
        "it may be passed on one level down at most (art. 13(4)c)",
    ),
)
_OUTSIDE: _Reason = (
    "outside",
    Text(
        "subdelegasi hanya dalam lingkungan pemerintahan itu sendiri (Ps.13(4)b)",
        "it may be passed on only within the same government (art. 13(4)b)",
    ),
)
_ATTRIBUTED: _Reason = (
    "attributed",
    Text(
        "atribusi tidak dapat didelegasikan kecuali diatur UUD atau UU, dan izin itu tidak tercatat "
        "(Ps.12(3))",
        "attributed power may be delegated only where constitution or act says so, and that is not recorded "
        "(art. 12(3))",
    ),
)
_BY_ACT = (RegulationKind.CONSTITUTION, RegulationKind.ACT)
_TOO_LOW_KINDS = (
    RegulationKind.MINISTERIAL_REGULATION,
    RegulationKind.GOVERNOR_REGULATION,
    RegulationKind.REGENT_REGULATION,
    RegulationKind.VILLAGE_REGULATION,
    RegulationKind.DECREE,
    RegulationKind.CIRCULAR,
)
_NO_REGULATION_KINDS = (RegulationKind.DECREE, RegulationKind.CIRCULAR)


def _reasons(grant: Assignment, read: Reader) -> Iterator[_Reason]:
    norm = read.regulation(grant.regulation) if grant.regulation is not None else None
    base = [a for a in grounds(grant, read) if read.trees.intersect(read.scope(a), read.scope(grant))]
    delegated = [a for a in base if a.source is AuthoritySource.DELEGATION]
    if delegated:
        if norm is not None and norm.regulation_kind in _NO_REGULATION_KINDS:
            yield _NO_REGULATION
        again = any(
            b.source is AuthoritySource.DELEGATION and b.unit != grant.unit
            for a in delegated
            for b in grounds(a, read)
        )
        allowed = _allowed(norm, delegated, read)
        if not allowed:
            yield _PASSED_ON
        above = read.ancestors(grant.unit)
        if allowed and (
            again or (grant.grantor in above and grant.grantor not in read.superiors(grant.unit))
        ):
            yield _TOO_FAR
        if grant.grantor is not None and government(grant.grantor, read) != government(grant.unit, read):
            yield _OUTSIDE
        return
    if norm is not None and norm.regulation_kind in _TOO_LOW_KINDS:
        yield _TOO_LOW
    attributed = [a for a in base if a.source is AuthoritySource.ATTRIBUTION]
    if attributed and len(attributed) == len(base):
        by_act = norm is not None and norm.regulation_kind in _BY_ACT
        if not by_act and not _allowed(norm, attributed, read):
            yield _ATTRIBUTED


def _allowed(norm: Regulation | None, base: list[Assignment], read: Reader) -> bool:
    """The norm of the grant, or one on which its grantor's power rests, allows to delegate on."""
    rests_on = [read.regulation(a.regulation) for a in base if a.regulation is not None]
    return any(n.subdelegation for n in (*rests_on, *([norm] if norm is not None else [])))
