"""OVL008 Subsumed authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from orgdesk.analysis.collisions import (
    contained,
    delegated_or_in_line,
    of_other_tiers,
    settlement,
)
from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.fixes import carve_out
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import REGULATION_RANK, Assignment, Function
from orgdesk.organization.scope import EVERYTHING, Scope
from orgdesk.reference.standard import COORDINATOR, REGULATOR, RoleRef

_EXCLUSIVE = (RoleRef(REGULATOR), RoleRef(COORDINATOR))


@rule(
    "OVL008",
    Severity.WARNING,
    principle="authority",
    title=Text("Wewenang tercakup", "Subsumed authority"),
    message=Text(
        "Sebagai {role} {subject}, {wider} memegang pula seluruh bagian {narrower}{where}.",
        "As {role} of {subject}, {wider} also holds all that {narrower} holds{where}.",
    ),
    why=Text(
        "Yang lebih sempit tampak sebagai pengecualian, tetapi tidak tertulis bahwa yang lebih luas berhenti "
        "di sana. Tiap kali keduanya berbeda pendapat, keduanya merasa benar.",
        "The narrower one looks like an exception, but nothing says that the wider one stops there. Each "
        "time they differ, both are right.",
    ),
    advice=Text(
        "Atur dalam peraturan: keluarkan bagian {narrower} dari lingkup {wider}, atau tulis sebagai "
        "delegasi{settle}.",
        "Settle it in a legal act: take what {narrower} holds out of the scope of {wider}, or write it down "
        "as a delegation{settle}.",
    ),
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.13, 16"),
        Source("Lingkup yang satu di dalam yang lain", "derived"),
    ),
    bad=(
        Miniature(
            Text(
                "Koordinator kabupaten juga mengoordinasikan Kec1.",
                "Who coordinates the regency's schools also coordinates those of Kec1.",
            ),
            matrix="""
                   | DISDIK                                 | CAM1
                UKS | KO[area=Kabupaten;target_group=sekolah] | KO[area=Kec1;target_group=sekolah]
                Umum | KO[target_group=umum]                  |
            """,
            areas="Provinsi > Kabupaten Lain; Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Pengecualian yang belum tertulis.", "An exception that nobody wrote down."),
            matrix="""
                   | DKK | DISDIK
                Gizi | RG  | RG[target_group=sekolah]
                Umum | RG[target_group=sekolah,umum] |
            """,
        ),
    ),
    good=(
        Miniature(
            Text("Pengecualian dikeluarkan dari lingkup umum.", "The exception is carved out."),
            matrix="""
                   | DISDIK        | CAM1
                UKS | KO[area=Kec2] | KO[area=Kec1]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Yang sempit memegangnya sebagai delegasi.", "The narrower holds it by delegation."),
            matrix="""
                   | DISDIK | CAM1
                UKS | KO     | KO[area=Kec1;by=delegation;from=DISDIK]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text(
                "Aturan khusus setingkat mengesampingkan yang umum (lex specialis).",
                "A special norm of the same rank goes before the general one (lex specialis).",
            ),
            matrix="""
                   | DKK           | DISDIK
                Gizi | RG[law=Perda5] | RG[target_group=sekolah;law=Perda9]
                Umum | RG[target_group=sekolah,umum] |
            """,
            laws="Perda5: perda; Perda9: perda",
        ),
        Miniature(
            Text("Atasan dan bawahan: satu jenjang.", "Superior and subordinate: one cascade."),
            matrix="""
                   | DKK | SSURIM
                Imunisasi | KO  | KO[target_group=bayi]
                Umum      | KO[target_group=bayi,umum] |
            """,
            line="DKK > SSURIM",
        ),
        Miniature(
            Text("Pusat dan daerah bertingkat.", "Centre and region are tiers."),
            matrix="""
                   | KEMKES | DKK
                Gizi | RG     | RG[target_group=sekolah]
                Umum |        | RG[target_group=sekolah,umum]
            """,
            agencies="Kemenkes (central_agency): KEMKES; Dinas: DKK",
        ),
        Miniature(
            Text(
                "Pengambil keputusan ganda disampaikan OVL001.", "Two decision-makers are for OVL001 to tell."
            ),
            matrix="""
                   | DKK | CAM1
                Izin | KP  | KP[area=Kec1]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
    ),
    ways="LR",
    fix=carve_out,
)
def subsumed_authority(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and unit that regulates or coordinates: others whose scope lies strictly within its own.

    Left alone: delegations, one line of command, other tiers of government, and a special norm of at least
    the rank of the general one. Advice where the wider scope names nothing, for that may be how a rule with
    an exception was written down. Of decision-makers OVL001 tells, whatever their scopes: two who decide are
    never harmless. Quadratic in who holds one role on one function, as `collisions`.
    """
    held = read.roles(function.id)
    for role in _EXCLUSIVE:
        holders = held.get(role, ())
        if len(holders) > 1:
            yield from _subsumed(role, holders, read)


def _subsumed(role: RoleRef, holders: Sequence[Assignment], read: Reader) -> Iterator[Found]:
    scopes = {a.id: read.scope(a) for a in holders}
    if len(set(scopes.values())) == 1:
        return
    within: dict[str, set[str]] = {}
    for one, other in combinations(holders, 2):
        if one.unit == other.unit or not read.trees.intersect(scopes[one.id], scopes[other.id]):
            continue
        pair = contained(read, one, other)
        if pair is None or delegated_or_in_line(read, one, other):
            continue
        if role.role == REGULATOR and of_other_tiers(read, one, other):
            continue
        narrower, wider = (one, other) if pair[0] == one.unit else (other, one)
        if not _is_special(narrower, wider, read):
            within.setdefault(wider.unit, set()).add(narrower.unit)
    for unit, parts in sorted(within.items()):
        where: list[Scope] = [scopes[a.id] for a in holders if a.unit in parts]
        whole = EVERYTHING in [scopes[a.id] for a in holders if a.unit == unit]
        units = (unit, *sorted(parts))
        yield Found(
            units=units,
            role=role,
            where=tuple(read.trees.merged(where)),
            severity=Severity.ADVICE if whole else Severity.WARNING,
            facts=(unit,),
            values={
                "wider": named(unit),
                "narrower": named(*sorted(parts)),
                "settle": settlement(units),
            },
        )


def _is_special(narrower: Assignment, wider: Assignment, read: Reader) -> bool:
    """Whether the narrower rests on a norm of its own of at least the rank of the general one."""
    own, general = narrower.regulation, wider.regulation
    if own is None or own == general:
        return False
    if general is None:
        return True
    ranks = [REGULATION_RANK[read.regulation(norm).regulation_kind] for norm in (own, general)]
    return ranks[0] <= ranks[1]
