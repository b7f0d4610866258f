"""HIE006 Units without one nearest common superior (Krackhardt's least upper boundedness).

Of Krackhardt's four dimensions the other three fall short exactly where HIE001 (hierarchy), HIE002
(connectedness) and HIE003 (efficiency) already name the unit; this one they do not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import command, dotted
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency


def _one_kept(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """All of the units under the same one of their superiors, guided by the others."""
    units = organization.units
    superiors = finding.facts
    members = [u for u in finding.units if u not in superiors]
    direct = {u: list(command(organization, u)) for u in members}
    for keep in sorted(superiors, key=lambda s: (units[s].order, s)):
        if all(keep in above for above in direct.values()):
            rows = [
                row for u in members for s in direct[u] if s != keep for row in dotted(organization, u, s)
            ]
            label = Text(
                "Pertahankan {keep} sebagai satu-satunya atasan {members}; yang lain menjadi pembina",
                "Keep {keep} as the only superior of {members}; the others guide",
            ).format(keep=short(units[keep]), members=", ".join(short(units[u]) for u in members))
            yield change(label, rows)


@rule(
    "HIE006",
    Severity.ADVICE,
    principle="clear-roles",
    title=Text("Bentuk hierarki menyimpang", "Krackhardt deviation"),
    message=Text(
        "{members} punya beberapa atasan bersama yang sama dekatnya ({superiors}); tidak jelas siapa yang "
        "memutuskan bila keduanya berselisih.",
        "{members} have several common superiors who are equally near ({superiors}); it is unclear who "
        "decides when they disagree.",
    ),
    why=Text(
        "Sengketa kewenangan diselesaikan atasan bersama; dengan beberapa atasan yang setara, ia naik tanpa "
        "diputus.",
        "A dispute over authority is settled by the common superior; with several equal ones it goes up "
        "unsettled.",
    ),
    advice=Text(
        "Sederhanakan: satu garis komando bagi unit-unit ini, garis pembinaan bagi yang lain.",
        "Simplify: one line of command for these units, guidance for the others.",
    ),
    ways="SR",
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.16(2): sengketa kewenangan diselesaikan antaratasan"),
        Source("Krackhardt 1994: least upper boundedness, menurut dokumentasi paket sna (lubness)"),
    ),
    fix=_one_kept,
    bad=Miniature(
        Text("Dua seksi di bawah dua bidang yang sama.", "Two sections below the same two divisions."),
        line="K > B1 B2; B1 > S1 S2; B2 > S1 S2",
    ),
    good=(
        Miniature(Text("Pohon biasa.", "A plain tree."), line="K > B1 B2; B1 > S1 S2; B2 > S3"),
        Miniature(
            Text(
                "Satu seksi di bawah dua bidang: HIE003 yang menyebutnya.",
                "One section below two divisions: HIE003 says so.",
            ),
            line="K > B1 B2; B1 > S1; B2 > S1",
        ),
        Miniature(
            Text("Kepala juga atasan langsung: ia yang memutuskan.", "The head is a direct superior too."),
            line="K > B1 S1 S2; B1 > S1 S2",
        ),
        Miniature(
            Text("Garis pembinaan bukan garis komando.", "Guidance is no line of command."),
            line="K > B1 B2; B1 > S1 S2",
            dotted="B2 > S1 S2",
        ),
    ),
)
def no_least_superior(agency: Agency, read: Reader) -> Iterator[Found]:
    """Per agency: groups of its units whose common superiors have none below all the others. Units with two
    superiors suffice to see it, since those below them inherit it; a tree has none and costs one look a unit.
    Quadratic in the number of different pairs of superiors, of which an agency has very few."""
    groups: dict[frozenset[str], list[str]] = {}
    for unit in read.units_of(agency.id):
        superiors = frozenset(read.superiors(unit.id)) - {unit.id}
        if len(superiors) > 1:
            groups.setdefault(superiors, []).append(unit.id)
    above = {direct: direct.union(*map(read.ancestors, direct)) for direct in groups}
    found: dict[frozenset[str], set[str]] = {}
    for one, other in combinations_with_replacement(sorted(groups, key=sorted), 2):
        shared = above[one] & above[other]
        if not shared or any(shared - {least} <= read.ancestors(least).keys() for least in shared):
            continue
        firsts = [u for u in groups[one] if u not in above[other]]
        seconds = [u for u in groups[other] if u not in above[one]]
        members = {*firsts, *seconds}
        if firsts and seconds and len(members) > 1:
            nearest = frozenset(s for s in shared if not any(s in read.ancestors(t) for t in shared - {s}))
            found.setdefault(nearest or shared, set()).update(members)
    for nearest, members in found.items():
        yield Found(
            units=(*sorted(members), *nearest),
            facts=tuple(nearest),
            values={"members": named(*sorted(members)), "superiors": named(*sorted(nearest))},
        )
