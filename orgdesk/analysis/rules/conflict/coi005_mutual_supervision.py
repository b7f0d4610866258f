"""COI005 Units that supervise each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgdesk.analysis.collisions import settlement
from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.relief import relieved
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Unit
from orgdesk.reference.standard import EXECUTOR, SUPERVISOR


def _opened(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """One of them supervises the next on one function only: that supervision goes to other hands."""
    functions = [id_ for kind, id_ in finding.evidence if kind == "function"]
    if len(functions) != len(finding.units):
        return
    for function in functions:
        held = organization.assignments_of_function(function)
        checks = [a for a in held if a.unit in finding.units and a.role == SUPERVISOR]
        if len({a.unit for a in checks}) == 1:
            yield from relieved(organization, checks)


@rule(
    "COI005",
    Severity.WARNING,
    principle="authority",
    title=Text("Saling mengawasi", "Mutual supervision"),
    message=Text(
        "{units} saling mengawasi pada {functions}: yang memeriksa diperiksa balik.",
        "{units} supervise each other on {functions}: who checks is checked in return.",
    ),
    why=Text(
        "Yang nanti diperiksa balik oleh pihak yang diperiksanya mudah saling memaklumi.",
        "Whoever will in turn be checked by those it checks is easily lenient, and so are they.",
    ),
    advice=Text(
        "Alihkan salah satu pengawasan ke unit di luar mereka{settle}.",
        "Reassign one of the supervisions to a unit outside their circle{settle}.",
    ),
    ways="R+",
    needs={"assignments_of_unit": 1},
    sources=(GUIDE, Source("Lingkaran dalam graf pengawasan: rumusan OrgDesk", "derived")),
    fix=_opened,
    bad=(
        Miniature(
            Text("Dua seksi saling memeriksa.", "Two sections check each other."),
            matrix="""
                        | SFARM | SALKES
                Obat    | PL    | PW
                Alkes   | PW    | PL
            """,
            line="SDK > SFARM SALKES",
        ),
        Miniature(
            Text("Lingkaran tiga unit.", "A circle of three units."),
            matrix="""
                     | A  | B  | C
                F1   | PW | PL |
                F2   |    | PW | PL
                F3   | PL |    | PW
            """,
        ),
    ),
    good=(
        Miniature(
            Text("Pengawasan satu arah.", "Supervision in one direction."),
            matrix="""
                        | SFARM | SALKES | SDK
                Obat    | PL    | PW     |
                Alkes   |       | PL     | PW
            """,
            line="SDK > SFARM SALKES",
        ),
        Miniature(
            Text("Masing-masing di wilayah yang berbeda.", "Each in another area."),
            matrix="""
                        | SFARM        | SALKES
                Obat    | PL[area=Kec1] | PW[area=Kec2]
                Alkes   | PW           | PL
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text(
                "Bawahan mengawasi atasannya: itu COI002, bukan lingkaran.",
                "A subordinate watching its superior: that is COI002, not a circle.",
            ),
            matrix="""
                        | SDK | SFARM
                Obat    | PW  | PL
                Alkes   | PL  | PW
            """,
            line="SDK > SFARM",
        ),
    ),
)
def mutual_supervision(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: circles of two or three units, each of which supervises on some function what the next
    executes; told once, at the first by id. Supervising one's own superior is COI002 and no part of one.

    The search is as large as the units that a unit supervises, times those that these supervise.
    """
    if not any(duty.role == EXECUTOR for duty in read.duties(unit.id)):
        return  # nobody can supervise it
    watched = _supervised(unit.id, read)
    for second, by_first in watched.items():
        if second < unit.id:
            continue
        beyond = _supervised(second, read)
        if unit.id in beyond:
            yield _circle((unit.id, second), (by_first, beyond[unit.id]), read)
        for third, by_second in beyond.items():
            back = _supervised(third, read) if third > unit.id and third not in (unit.id, second) else {}
            # Where two of the three watch each other that is told already.
            if unit.id in back and second not in back and third not in watched and unit.id not in beyond:
                yield _circle((unit.id, second, third), (by_first, by_second, back[unit.id]), read)


def _circle(units: tuple[str, ...], functions: tuple[tuple[str, ...], ...], read: Reader) -> Found:
    on = tuple(dict.fromkeys(f for some in functions for f in some))
    return Found(
        units=units,
        functions=on,
        values={"functions": named(*on, kind="function"), "settle": settlement(units)},
    )


def _supervised(unit: str, read: Reader) -> Mapping[str, tuple[str, ...]]:
    """The units whose execution a unit supervises, but for those above it, and on which functions."""
    return read.once(("supervised", unit), lambda: _look(unit, read))


def _look(unit: str, read: Reader) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for duty in read.duties(unit):
        if duty.role != SUPERVISOR:
            continue
        for executor in read.holders(duty.function, EXECUTOR):
            other = executor.unit
            if other == unit or other in read.ancestors(unit):
                continue
            if read.trees.intersect(read.scope(duty), read.scope(executor)):
                found.setdefault(other, []).append(duty.function)
    return {other: tuple(sorted(set(functions))) for other, functions in sorted(found.items())}
