"""HIE005 A unit that answers to another agency than its own."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import attached, command, dotted
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import BESIDE_THE_LINE, Unit, UnitKind

_ON_THEIR_OWN = (UnitKind.HEAD, UnitKind.SERVICE_UNIT, *BESIDE_THE_LINE)
"""Kinds that answer to somebody outside as a rule: heads of agencies, technical and service units, teams."""

_FOR_INSTANCE = Text(", misalnya {it}", ", for instance {it}")


def _brought_home(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The line from outside becomes guidance; a unit without another superior goes under its own head."""
    units = organization.units
    unit = units[finding.subject[1]]
    superiors = list(command(organization, unit.id))
    outside = [s for s in superiors if units[s].agency != unit.agency]
    rows = [row for s in outside for row in dotted(organization, unit.id, s)]
    if outside != superiors:
        label = Text(
            "Jadikan {outside} pembina {unit}, bukan atasannya",
            "Let {outside} guide {unit} rather than command it",
        ).format(outside=", ".join(short(units[s]) for s in outside), unit=short(unit))
        yield change(label, rows)
    else:
        phrase = finding.values["head"]
        assert isinstance(phrase, Phrase)
        (head,) = phrase.ids
        label = Text(
            "Letakkan {unit} di bawah {head}; {outside} menjadi pembina",
            "Place {unit} under {head}; {outside} guides it",
        ).format(
            unit=short(unit), head=short(units[head]), outside=", ".join(short(units[s]) for s in outside)
        )
        yield change(label, [*rows, *attached(unit.id, head)])


@rule(
    "HIE005",
    Severity.WARNING,
    principle="clear-roles",
    title=Text("Atasan lintas instansi", "Cross-agency superior"),
    message=Text(
        "{subject} adalah bagian {agency}, tetapi atasannya di instansi lain ({superiors}).",
        "{subject} is part of {agency}, but its superior is in another agency ({superiors}).",
    ),
    why=Text(
        "Pimpinan instansinya tidak dapat memerintah unit itu, sedangkan anggaran dan pegawainya di sini.",
        "The head of its own agency cannot direct it, while its budget and staff are here.",
    ),
    advice=Text(
        "Alihkan ke atasan dalam instansinya{head}; jadikan garis lintas instansi garis pembinaan, atau "
        "pindahkan unitnya dengan dasar peraturan.",
        "Reassign it to a superior in its agency{head}; make the line across agencies guidance, or move the "
        "unit by a regulation.",
    ),
    ways="RL",
    needs={"superiors_of_unit": 1},
    sources=(GUIDE, Source("PP 18/2016 Ps.2: tata kerja yang jelas")),
    fix=_brought_home,
    bad=(
        Miniature(
            Text("Seksi satu dinas di bawah dinas lain.", "A section of one agency below another."),
            line="BUP > K L; K > B1 B2; L > S",
            agencies="Bupati (regional_head): BUP; Dinkes: K B1 B2 S; DPPKB: L",
            fields={"K": {"unit_kind": UnitKind.HEAD}, "S": {"unit_kind": UnitKind.SECTION}},
        ),
        Miniature(
            Text("Satu atasan di dalam dan satu di luar.", "One superior within and one without."),
            line="K > B; B > S; L > S",
            agencies="Dinkes: K B S; DPPKB: L",
        ),
    ),
    good=(
        Miniature(
            Text("Kepala dinas di bawah bupati.", "The head of an agency below the regent."),
            line="BUP > K; K > B1 B2",
            agencies="Bupati (regional_head): BUP; Dinkes: K B1 B2",
        ),
        Miniature(
            Text(
                "Banyak Puskesmas dicatat sebagai satu instansi.",
                "Many health centres recorded as one agency.",
            ),
            line="K > PKM1 PKM2 PKM3; PKM1 > TU1; PKM2 > TU2",
            agencies="Dinkes: K; Puskesmas: PKM1 PKM2 PKM3 TU1 TU2",
            fields={f"PKM{n}": {"unit_kind": UnitKind.TECHNICAL_UNIT} for n in (1, 2, 3)},
        ),
        Miniature(
            Text("Pembinaan teknis lintas instansi.", "Technical guidance across agencies."),
            line="K > S",
            dotted="L > S",
            agencies="Dinkes: K S; Kemenkes (central_agency): L",
        ),
    ),
)
def superior_elsewhere(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit with a line superior in another agency, while it also has one at home, or while its agency has
    a head of its own. Who stands at the top of an agency answers to somebody outside."""
    superiors = list(dict.fromkeys(read.superiors(unit.id)))
    outside = [s for s in superiors if read.placement(s).agency != unit.agency]
    if not outside:
        return
    head: tuple[str, ...] = ()
    if len(outside) == len(superiors):
        head = () if unit.unit_kind in _ON_THEIR_OWN else _own_head(unit, read)
        if not head:
            return
    yield Found(
        units=(unit.id, *superiors),
        values={
            "agency": named(unit.agency, kind="agency"),
            "superiors": named(*outside),
            "head": Phrase(_FOR_INSTANCE, head),
        },
    )


def _own_head(unit: Unit, read: Reader) -> tuple[str, ...]:
    """The unit that leads the agency besides this one, if any: a head, or one that answers to nobody and has
    others below it."""
    tops = []
    for other in read.units_of(unit.agency):
        above = read.superiors(other.id)
        inside = any(read.placement(s).agency == unit.agency for s in above)
        leads = other.unit_kind is UnitKind.HEAD or (not above and read.subordinates(other.id))
        if other.id != unit.id and not inside and leads:
            tops.append(other)
    first = min(tops, key=lambda u: (u.unit_kind is not UnitKind.HEAD, u.order, u.id), default=None)
    return () if first is None or unit.id in read.ancestors(first.id) else (first.id,)
