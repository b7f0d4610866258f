"""LEA007 A unit too small to stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import combined, command
from orgdesk.analysis.staffing import need_of, staff_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Level, ReportingKind, Unit, UnitKind

_JUDGED = (UnitKind.DIVISION, UnitKind.SECTION, UnitKind.SUBDIVISION, None)
"""Boxes of the structure. Service units, coordinators and teams may be small."""

_LITTLE_WORK = Text("pekerjaannya membutuhkan kurang dari {people}", "its work takes fewer than {people}")
_ONE_FUNCTION = Text(
    "dengan {staff} hanya berperan pada satu fungsi, sedangkan unit di sekitarnya pada {others}",
    "with {staff} it has a role on one function only, while the units beside it have {others}",
)

_MATRIX = """
         | S1 | S2 | S3
    F1   | PL | PP |
    F2   |    | PL |
    F3   |    | PL |
    F4   |    | PL |
    F5   |    |    | PL
    F6   |    |    | PL
    F7   |    |    | PL
    F8   |    |    | PL
"""


def _combined(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """With the unit of its kind beside it that works on most of the same functions, if any does."""
    unit = organization.units[finding.subject[1]]
    functions = {a.function for a in organization.assignments_of_unit(unit.id)}
    beside = [
        organization.units[line.unit]
        for superior in command(organization, unit.id)
        for line in organization.subordinates_of(superior)
        if line.reporting_kind is ReportingKind.LINE and line.unit != unit.id
    ]
    shared = {
        other.id: len(functions & {a.function for a in organization.assignments_of_unit(other.id)})
        for other in beside
        if other.unit_kind is unit.unit_kind and other.agency == unit.agency
    }
    into = max(shared, key=lambda id_: (shared[id_], id_), default="")
    if into and shared[into]:
        label = Text("Gabungkan {unit} ke {into}", "Combine {unit} into {into}").format(
            unit=short(unit), into=short(organization.units[into])
        )
        yield change(label, combined(organization, unit.id, into=into))


@rule(
    "LEA007",
    Severity.ADVICE,
    principle="lean",
    title=Text("Unit terlalu kecil", "Sub-scale unit"),
    message=Text(
        "{subject} tampak terlalu kecil untuk berdiri sendiri: {reason}.",
        "{subject} seems too small to stand alone: {reason}.",
    ),
    why=Text(
        "Setiap kotak membutuhkan pimpinan, surat dan laporan; pada unit kecil itu menghabiskan tenaganya.",
        "Every box needs a head, letters and reports; in a small unit these use up its people.",
    ),
    advice=Text(
        "Gabungkan dengan unit di sampingnya yang paling serupa, atau catat pekerjaan yang belum tercatat.",
        "Combine it with the most similar unit beside it, or record what it does besides.",
    ),
    ways="C",
    sources=(GUIDE, Source("Batas tiga orang dan perbandingan dengan unit di sekitarnya", "derived")),
    fix=_combined,
    limits={
        "people": Text("orang yang dibutuhkan paling sedikit", "fewest people needed"),
        "others": Text("fungsi unit di sekitarnya paling sedikit", "fewest functions of the units beside it"),
    },
    bad=(
        Miniature(
            Text("Satu fungsi, di samping unit dengan empat.", "One function, beside units with four."),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            fields={"S1": {"staff": 2.0}},
        ),
        Miniature(
            Text("Seksi dengan pekerjaan satu orang.", "A section with the work of one person."),
            matrix="""
                     | S1 | S2
                F1   | PL | PP
                F2   | PL | PL
            """,
            line="B > S1 S2",
            positions="Analis@S1 Penata@S2",
            workloads="Analis@S1: 500x2.5; Penata@S2: 2000x2.5",
        ),
    ),
    good=(
        Miniature(
            Text("Semua unit di sekitarnya sama besar.", "All units beside it are as large."),
            matrix="""
                     | S1 | S2 | S3
                F1   | PL |    |
                F2   |    | PL |
                F3   |    |    | PL
            """,
            line="B > S1 S2 S3",
            fields={"S1": {"staff": 2.0}},
        ),
        Miniature(
            Text(
                "Mungkin pekerjaan lainnya belum dimodelkan.", "The rest of its work may not be modelled yet."
            ),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
        ),
        Miniature(
            Text("Satu fungsi, tetapi banyak orang.", "One function, but many people."),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            fields={"S1": {"staff": 8.0}},
        ),
        Miniature(
            Text(
                "Banyak orang, sedikit pekerjaan: kelebihan pegawai.",
                "Many people, little work: overstaffed.",
            ),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            positions="Analis@S1",
            workloads="Analis@S1: 500x2.5",
            fields={"Analis@S1": {"filled": 4.0}},
        ),
        Miniature(
            Text("Satu fungsi dengan pekerjaan empat orang.", "One function with the work of four people."),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            positions="Analis@S1",
            workloads="Analis@S1: 2000x2.5",
        ),
        Miniature(
            Text("Titik layanan boleh kecil.", "A service point may be small."),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            positions="Bidan@S1",
            workloads="Bidan@S1: 500x2.5",
            fields={"S1": {"level": Level.SERVICE_POINT}},
        ),
        Miniature(
            Text("Punya bawahan: bukan unit kecil.", "It has units below it: no small unit."),
            matrix=_MATRIX,
            line="B > S1 S2 S3; S1 > S4 S5",
            fields={"S1": {"staff": 2.0}},
        ),
        Miniature(
            Text("Koordinator program.", "A coordinator of a programme."),
            matrix=_MATRIX,
            line="B > S1 S2 S3",
            fields={"S1": {"unit_kind": UnitKind.COORDINATOR, "staff": 1.0}},
        ),
    ),
)
def sub_scale_unit(unit: Unit, read: Reader, *, people: float = 3.0, others: int = 4) -> Iterator[Found]:
    """Per division, section or subdivision with nobody below it: the work of all its posts takes fewer than
    `people`; or, where that is not known, it has fewer people and a role on one function only, while the
    several units of its kind beside it have `others` or more (median). One function alone proves nothing: the
    rest of its work may not be modelled. Enough people with little work are for LEA005 to tell."""
    if unit.unit_kind not in _JUDGED or unit.level not in (Level.SUPPORTING, None):
        return
    posts = read.positions(unit.id)
    if not posts and unit.staff is None:
        return
    duties = {a.function for a in read.duties(unit.id)}
    if not duties or (not posts and len(duties) > 1) or read.subordinates(unit.id):
        return
    if read.agency(unit.agency).agency_kind in OUTSIDE_GOVERNMENT or not read.is_below(unit):
        return
    need, staff = need_of(unit.id, read), staff_of(unit, read)
    if staff is not None and staff >= people:
        return
    reason: Text | None = None
    if need is not None:
        reason = _LITTLE_WORK.format(people=amount(people, "people")) if need < people else None
    elif len(duties) == 1 and staff is not None:
        middle = _beside(unit, read)
        if middle >= others:
            reason = _ONE_FUNCTION.format(staff=amount(staff, "people"), others=int(middle))
    if reason is not None:
        yield Found(units=(unit.id,), values={"reason": reason})


def _beside(unit: Unit, read: Reader) -> float:
    """The median number of functions of the several units of its kind beside it; 0 where there are not."""
    beside = [
        id_
        for superior in read.superiors(unit.id)
        for id_ in read.subordinates(superior)
        if id_ != unit.id
        and (place := read.placement(id_)).unit_kind is unit.unit_kind
        and place.agency == unit.agency
    ]
    return median(len({a.function for a in read.duties(id_)}) for id_ in beside) if len(beside) > 1 else 0
