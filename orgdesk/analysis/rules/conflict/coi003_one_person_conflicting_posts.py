"""COI003 One person, conflicting posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from orgdesk.analysis.clashes import clashing, codes_of, reasons, severity_of
from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Incumbency, Person, PositionKind
from orgdesk.reference.policy import ClashingPair


def _released(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The person gives up one of the posts; those held for the time being first."""
    person = organization.people[finding.subject[1]]
    held: dict[str, list[Incumbency]] = {}
    for incumbency in organization.incumbencies.values():
        if incumbency.person == person.id and ("position", incumbency.position) in finding.evidence:
            held.setdefault(incumbency.position, []).append(incumbency)
    for id_ in sorted(held, key=lambda p: (not all(i.acting for i in held[p]), p)):
        post = organization.positions[id_]
        label = Text(
            "Lepaskan {person} dari jabatan {post} di {unit}",
            "Release {person} from the post {post} in {unit}",
        ).format(person=person.name, post=short(post), unit=short(organization.units[post.unit]))
        yield change(label, removed(*held[id_]))


@rule(
    "COI003",
    Severity.ERROR,
    principle="authority",
    title=Text("Rangkap jabatan yang berbenturan", "One person, conflicting posts"),
    message=Text(
        "{subject} menjabat {one} di {here} dan {other} di {there}; pada {functions} peran {roles} jadi satu "
        "tangan: {reasons}.",
        "{subject} holds the posts {one} at {here} and {other} at {there}; on {functions} the roles {roles} "
        "come into one hand: {reasons}.",
    ),
    why=Text(
        "Pemisahan peran antarunit hilang bila orang yang sama memegang keduanya.",
        "What is kept apart between units is undone where the same person holds both.",
    ),
    advice=Text(
        "Alihkan salah satu jabatan kepada orang lain; bila hanya sementara, tetapkan tanggal berakhirnya.",
        "Reassign one of the posts to somebody else; where it is for the time being, set the day it ends.",
    ),
    ways="R",
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.14(2), 34(2)-(3): pelaksana harian dan pelaksana tugas hanya tugas rutin"),
        Source("Daftar pasangan peran yang berbenturan (models/incompatible-roles.toml)", "derived"),
    ),
    fix=_released,
    bad=(
        Miniature(
            Text(
                "Kepala gudang juga kepala seksi yang mengawasinya.", "The keeper also heads the inspectors."
            ),
            matrix="""
                           | IFK   | SFARM
                Distribusi | DS PL | PW
            """,
            positions="Kepala@IFK Kepala@SFARM",
            people="Ani: Kepala@IFK Kepala@SFARM",
        ),
        Miniature(
            Text("Pelaksana tugas sampai tanggal tertentu: lebih ringan.", "Acting until a set day: milder."),
            matrix="""
                           | IFK   | SFARM
                Distribusi | DS PL | PW
            """,
            positions="Kepala@IFK Kepala@SFARM",
            people="Ani: Kepala@IFK Kepala@SFARM",
            fields={"Ani/Kepala@SFARM": {"acting": True, "valid_until": dt.date(2026, 6, 30)}},
        ),
    ),
    good=(
        Miniature(
            Text("Dua orang, dua jabatan.", "Two people, two posts."),
            matrix="""
                           | IFK   | SFARM
                Distribusi | DS PL | PW
            """,
            positions="Kepala@IFK Kepala@SFARM",
            people="Ani: Kepala@IFK; Budi: Kepala@SFARM",
        ),
        Miniature(
            Text("Dua jabatan tanpa peran yang berbenturan.", "Two posts without clashing roles."),
            matrix="""
                           | SKESGA | SGIZI
                Distribusi | RN     | KO
            """,
            positions="Kepala@SKESGA Kepala@SGIZI",
            people="Ani: Kepala@SKESGA Kepala@SGIZI",
        ),
        Miniature(
            Text("Jabatan sementara yang sudah berakhir.", "An acting post that has ended."),
            matrix="""
                           | IFK   | SFARM
                Distribusi | DS PL | PW
            """,
            positions="Kepala@IFK Kepala@SFARM",
            people="Ani: Kepala@IFK Kepala@SFARM",
            fields={"Ani/Kepala@SFARM": {"acting": True, "valid_until": dt.date(2025, 12, 31)}},
        ),
        Miniature(
            Text(
                "Tenaga pendukung pada dua unit tidak memegang peran unitnya.",
                "Support staff in two units do not carry the roles of the units.",
            ),
            matrix="""
                           | IFK   | SFARM
                Distribusi | DS PL | PW
            """,
            positions="Pengemudi@IFK Pengemudi@SFARM",
            people="Ani: Pengemudi@IFK Pengemudi@SFARM",
            fields={
                "Pengemudi@IFK": {"position_kind": PositionKind.SUPPORT},
                "Pengemudi@SFARM": {"position_kind": PositionKind.SUPPORT},
            },
        ),
    ),
)
def conflicting_posts(person: Person, read: Reader) -> Iterator[Found]:
    """Per person and pair of posts in different units: roles of the units that clash on a function.

    A post carries the functions that its workloads name, or, where they name none, all that its unit does;
    a support post only what its workloads name. Acting with a day on which it ends is one step milder.
    Roles that clash within one unit are COI001.
    """
    held = read.posts_of(person.id)
    if len(held) < 2:
        return
    for one, other in combinations(held, 2):
        clash = _clash(one, other, read)
        if clash:
            pairs = list(dict.fromkeys(pair for found in clash.values() for pair in found))
            severity = severity_of(pairs)
            if any(i.acting and i.valid_until is not None for i in (one, other)):
                severity = severity.milder()
            here, there = (read.position(i.position).unit for i in (one, other))
            yield Found(
                units=(here, there),
                functions=tuple(clash),
                rows=(("position", one.position), ("position", other.position)),
                severity=severity,
                facts=tuple("+".join(sorted(pair.codes)) for pair in pairs),
                values={
                    "one": named(one.position, kind="position"),
                    "here": named(here),
                    "other": named(other.position, kind="position"),
                    "there": named(there),
                    "functions": named(*clash, kind="function"),
                    "roles": codes_of(pairs),
                    "reasons": reasons(pairs),
                },
            )


def _clash(one: Incumbency, other: Incumbency, read: Reader) -> dict[str, list[ClashingPair]]:
    """The functions on which the two posts bring clashing roles together."""
    units = {read.position(i.position).unit for i in (one, other)}
    if len(units) < 2:
        return {}
    some, others = _carried(one, read), _carried(other, read)
    found = {}
    for id_ in sorted(some.keys() & others.keys()):
        pairs = clashing(read.function(id_), some[id_], others[id_], read)
        if pairs:
            found[id_] = pairs
    return found


def _carried(incumbency: Incumbency, read: Reader) -> dict[str, list[Assignment]]:
    """Function → the roles that come with a post."""
    position = read.position(incumbency.position)
    own = {w.function for w in read.workloads(position.id) if w.function is not None}
    if not own and position.position_kind is PositionKind.SUPPORT:
        return {}
    found: dict[str, list[Assignment]] = {}
    for duty in read.duties(position.unit):
        if not own or duty.function in own:
            found.setdefault(duty.function, []).append(duty)
    return found
