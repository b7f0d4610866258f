"""OVL007 Twin portfolios."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.collisions import settlement
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AgencyKind, Assignment, Level, Unit
from orgdesk.reference.standard import RoleRef, ref_of

Portfolio = dict[tuple[str, RoleRef], list[Assignment]]
"""What a unit holds: (function, role) → the assignments."""

_TELLING = 12
"""A role that more units than this hold on a function brings no two of them together."""


@rule(
    "OVL007",
    Severity.WARNING,
    principle="lean",
    title=Text("Portofolio kembar", "Twin portfolios"),
    message=Text(
        "{units} hampir kembar: {shared} dari {all} peran mereka sama.",
        "{units} are almost twins: {shared} of their {all} roles are the same.",
    ),
    why=Text(
        "Dua unit dengan pekerjaan yang sama di tempat yang sama memerlukan dua kepala, dua tata usaha dan "
        "koordinasi di antara keduanya, tanpa menambah layanan.",
        "Two units with the same work in the same place need two heads, two offices and coordination between "
        "them, and add no service.",
    ),
    advice=Text(
        "Gabungkan menjadi satu unit, yang menghemat satu jabatan kepala, atau bagi menurut wilayah atau "
        "sasaran{settle}.",
        "Combine them, which saves the post of one head, or divide by area or target group{settle}.",
    ),
    sources=(
        GUIDE,
        Source("GAO-15-49SP: fragmentation, overlap, duplication"),
        Source("Kemiripan Jaccard, makin sedikit pemegangnya makin berbobot", "derived"),
    ),
    limits={
        "alike": Text("kemiripan (0 sampai 1) sejak kapan disebut kembar", "likeness (0 to 1) of twins"),
        "fewest": Text("fungsi paling sedikit pada tiap unit", "functions of each unit at least"),
    },
    bad=Miniature(
        Text("Dua seksi dengan pekerjaan yang sama.", "Two sections with the same work."),
        matrix="""
                      | SPROMKES | SPEMB | PKM
            KIE       | PL       | PL    | PP
            Kader     | PL       | PL    |
            Posyandu  | KO PL    | KO PL | PP
            Kampanye  | PL       |       |
        """,
        line="KESMAS > SPROMKES SPEMB",
    ),
    good=(
        Miniature(
            Text("Puskesmas kembar di wilayah berbeda.", "Health centres alike in areas of their own."),
            matrix="""
                          | PKM1 | PKM2
                Imunisasi | PL   | PL
                Gizi      | PL   | PL
                KIA       | PL   | PL
            """,
            areas="Kabupaten > Kec1 Kec2",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text("Titik layanan sejenis di bawah satu atasan.", "Service points of one kind, side by side."),
            matrix="""
                          | PUSTU1 | PUSTU2
                Imunisasi | PL     | PL
                Gizi      | PL     | PL
                KIA       | PL     | PL
            """,
            line="PKM > PUSTU1 PUSTU2",
            fields={"PUSTU1": {"level": Level.SERVICE_POINT}, "PUSTU2": {"level": Level.SERVICE_POINT}},
        ),
        Miniature(
            Text("Peran yang berbeda pada fungsi yang sama.", "Different roles on the same functions."),
            matrix="""
                          | SGIZI | SMUTU
                Imunisasi | PL    | EV
                Gizi      | PL    | EV
                KIA       | PL    | EV
            """,
        ),
        Miniature(
            Text("Atasan dan bawahannya.", "A superior and who is below."),
            matrix="""
                          | KESMAS | SGIZI
                Imunisasi | PL     | PL
                Gizi      | PL     | PL
                KIA       | PL     | PL
            """,
            line="KESMAS > SGIZI",
        ),
        Miniature(
            Text("Dua fungsi saja belum portofolio.", "Two functions are no portfolio yet."),
            matrix="""
                          | SGIZI | SKIA
                Imunisasi | PL    | PL
                Gizi      | PL    | PL
            """,
        ),
    ),
    ways="C",
    needs={"assignments_of_unit": 3},
    apart=True,
)
def twin_portfolios(unit: Unit, read: Reader, *, alike: float = 0.6, fewest: int = 3) -> Iterator[Found]:
    """Per two units, told of the one with the lesser id: weighted Jaccard likeness of what they hold, where
    the scopes meet. A role weighs one over the number of units that hold it on the function, the two counted
    as one. Left alone: superior and subordinate, like service points side by side, private providers."""
    duties = read.duties(unit.id)
    if len(duties) < fewest:
        return
    mine = _portfolio(duties)
    if len({function for function, _ in mine}) < fewest:
        return
    for other in _candidates(unit.id, mine, read, alike):
        theirs = _portfolio(read.duties(other))
        if len({function for function, _ in theirs}) < fewest or not _comparable(unit.id, other, read):
            continue
        shared = [key for key in mine if key in theirs and _meet(mine[key], theirs[key], read)]
        weight = sum(1 / (_holders(key, read) - 1) for key in shared)
        rest = sum(
            1 / _holders(key, read) for held in (mine, theirs) for key in held if key not in set(shared)
        )
        if weight >= alike * (weight + rest):
            units = (unit.id, other)
            yield Found(
                units=units,
                values={
                    "shared": len(shared),
                    "all": len(mine.keys() | theirs.keys()),
                    "settle": settlement(units),
                },
            )


def _portfolio(duties: list[Assignment]) -> Portfolio:
    found: Portfolio = {}
    for assignment in duties:
        found.setdefault((assignment.function, ref_of(assignment)), []).append(assignment)
    return found


def _holders(key: tuple[str, RoleRef], read: Reader) -> int:
    function, role = key
    return len({a.unit for a in read.roles(function)[role]})


def _candidates(unit: str, mine: Portfolio, read: Reader, alike: float) -> list[str]:
    """Units of greater id that could be alike enough even if they held nothing else."""
    shared: dict[str, float] = {}
    own: dict[str, float] = {}
    total = common = 0.0
    for function, role in mine:
        holders = read.roles(function)[role]
        if len(holders) == 1:
            total += 1
            continue
        units = {a.unit for a in holders}
        n = len(units)
        total += 1 / n
        if n > _TELLING:
            common += 1 / n
        else:
            for other in units:
                if other > unit:
                    shared[other] = shared.get(other, 0) + 1 / (n - 1)
                    own[other] = own.get(other, 0) + 1 / n
    found = []
    for other, weight in shared.items():
        most = weight + common * (_TELLING + 1) / _TELLING  # n / (n - 1) is less than that
        if most >= alike * (most + total - common - own[other]):
            found.append(other)
    return sorted(found)


def _comparable(one: str, other: str, read: Reader) -> bool:
    if other in read.ancestors(one) or one in read.ancestors(other):
        return False
    here, there = read.placement(one), read.placement(other)
    if any(read.agency(place.agency).agency_kind is AgencyKind.PRIVATE for place in (here, there)):
        return False
    points = here.level is Level.SERVICE_POINT and there.level is Level.SERVICE_POINT
    alike = points and here.unit_kind is there.unit_kind
    return not (alike and set(read.superiors(one)) & set(read.superiors(other)))


def _meet(some: list[Assignment], others: list[Assignment], read: Reader) -> bool:
    return any(read.trees.intersect(read.scope(a), read.scope(b)) for a in some for b in others)
