"""FFF008 A unit whose work does not hang together."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coupling import core_work, other_end
from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Level, Unit, UnitKind, WorkKind

_JUDGED = (UnitKind.DIVISION, UnitKind.SECTION, None)
"""Heads, secretariats, service units and teams bring different work together on purpose."""

_AFFAIRS = {
    "Imunisasi": {"affair": "1.02.02"},
    "Jalan": {"affair": "1.03.10"},
    "Pasar": {"affair": "3.30.03"},
}
_MIXED = """
                | S1 | S2
    Imunisasi   | PL |
    Jalan       | PL |
    Pasar       | PL |
"""


@rule(
    "FFF008",
    Severity.ADVICE,
    principle="form-follows-function",
    title=Text("Unit gado-gado", "Low-cohesion unit"),
    message=Text(
        "{subject} melaksanakan fungsi dari {affairs} urusan yang tidak saling terkait ({done}).",
        "{subject} executes functions of {affairs} affairs that do not hang together ({done}).",
    ),
    why=Text(
        "Unit dengan pekerjaan yang tidak saling terkait sulit menjadi ahli dalam satu pun darinya.",
        "A unit whose work does not hang together can hardly become expert in any of it.",
    ),
    advice=Text(
        "Alihkan fungsi ke unit yang mengurus urusan yang sama, atau catat keterkaitannya bila ada.",
        "Reassign functions to the units that deal with the same affair, or record how they hang together.",
    ),
    ways="RC",
    needs={"assignments_of_unit": 3},
    sources=(
        GUIDE,
        Source("PP 18/2016: paling banyak tiga urusan dalam satu dinas"),
        Source("Batas tiga urusan dalam satu unit: rumusan OrgDesk", "derived"),
    ),
    limits={"least": Text("urusan tak terkait paling sedikit", "fewest unrelated affairs")},
    bad=Miniature(
        Text("Kesehatan, jalan dan pasar dalam satu seksi.", "Health, roads and markets in one section."),
        matrix=_MIXED,
        line="K > S1 S2",
        fields=_AFFAIRS,
    ),
    good=(
        Miniature(
            Text("Program berbeda dari satu urusan.", "Different programmes of one affair."),
            matrix=_MIXED,
            line="K > S1 S2",
            fields={
                "Imunisasi": {"affair": "1.02.02"},
                "Jalan": {"affair": "1.02.03"},
                "Pasar": {"affair": "1.02.05"},
            },
        ),
        Miniature(
            Text("Sekretariat melayani semua urusan.", "A secretariat serves all affairs."),
            matrix=_MIXED,
            line="K > S1 S2",
            fields={**_AFFAIRS, "S1": {"unit_kind": UnitKind.SECRETARIAT}},
        ),
        Miniature(
            Text("Loket terpadu: satu pintu bagi warga.", "A one-stop counter: one door for people."),
            matrix=_MIXED,
            line="K > S1 S2",
            fields={**_AFFAIRS, "S1": {"level": Level.SERVICE_POINT}},
        ),
        Miniature(
            Text("Camat memimpin semua urusan di wilayahnya.", "A district head leads all affairs there."),
            matrix=_MIXED,
            line="BUP > S1; S1 > S2",
            agencies="Bupati (regional_head): BUP; Kecamatan: S1 S2",
            fields=_AFFAIRS,
        ),
        Miniature(
            Text("Urusannya saling terkait.", "The affairs hang together."),
            matrix=_MIXED,
            line="K > S1 S2",
            relations="Jalan > Imunisasi",
            fields=_AFFAIRS,
        ),
        Miniature(
            Text("Urusan rutin dan pendukung tidak dihitung.", "Routine and support do not count."),
            matrix=_MIXED,
            line="K > S1 S2",
            fields={**_AFFAIRS, "Pasar": {"affair": "5.02.02", "work": WorkKind.SUPPORT}},
        ),
    ),
)
def mixed_unit(unit: Unit, read: Reader, *, least: int = 3) -> Iterator[Found]:
    """Per division or section: it executes core functions of at least `least` affairs (the first two numbers
    of the code) which no relation between its own functions links. Functions without affair do not count."""
    if unit.unit_kind not in _JUDGED or unit.level not in (Level.SUPPORTING, None):
        return
    executed = sorted(core_work(unit.id, read))
    if len(executed) < least:
        return
    rows = map(read.function, executed)
    affairs = {f.id: ".".join(f.affair.split(".")[:2]) for f in rows if f.affair}
    if len(set(affairs.values())) < least or not read.is_below(unit):
        return
    groups = _linked(affairs, read)
    if groups >= least:
        yield Found(
            units=(unit.id,),
            functions=tuple(affairs),
            values={"affairs": groups, "done": named(*affairs, kind="function")},
        )


def _linked(affairs: dict[str, str], read: Reader) -> int:
    """How many groups the affairs fall into once related functions join theirs."""
    group = {affair: affair for affair in affairs.values()}

    def top(affair: str) -> str:
        while group[affair] != affair:
            affair = group[affair]
        return affair

    for function, affair in affairs.items():
        for relation in read.relations(function):
            other = affairs.get(other_end(relation, function))
            if other is not None:
                group[top(affair)] = top(other)
    return len({top(affair) for affair in group})
