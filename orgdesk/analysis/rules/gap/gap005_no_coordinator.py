"""GAP005 Several agencies execute, nobody coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import is_judged, uncoordinated
from orgdesk.analysis.findings import Found, Severity, Superior
from orgdesk.analysis.fixes import fill
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
from orgdesk.reference.standard import COORDINATOR, RoleRef

_CANDIDATE = Text(", misalnya {it} sebagai atasan bersama", ", for instance {it}, their common superior")


@rule(
    "GAP005",
    Severity.WARNING,
    principle="relations",
    title=Text("Banyak pelaksana tanpa koordinator", "Several executors, none coordinates"),
    message=Text(
        "{subject} dikerjakan {count} unit dari {agencies} instansi ({units}) tanpa koordinator{where}.",
        "{subject} is carried out by {count} units of {agencies} agencies ({units}) without a coordinator"
        "{where}.",
    ),
    why=Text(
        "Layanan yang dikerjakan beberapa instansi macet di antara mereka bila tidak ada yang memadukan.",
        "Work of several agencies stalls between them where nobody brings it together.",
    ),
    advice=Text(
        "Tetapkan satu koordinator{candidate}.",
        "Name one coordinator{candidate}.",
    ),
    sources=(GUIDE,),
    bad=Miniature(
        Text("Dua dinas menyuluh tanpa koordinator.", "Two agencies, no coordinator."),
        matrix="""
                 | SPROMKES | DPPKB
            KIE  | PL       | PP
        """,
        agencies="Dinkes: SPROMKES; DPPKB: DPPKB; Setda: SEKDA",
        line="SEKDA > SPROMKES DPPKB",
    ),
    good=(
        Miniature(
            Text("Bappeda memadukan.", "One unit coordinates."),
            matrix="""
                 | SPROMKES | DPPKB | BAPP
            KIE  | PL       | PP    | KO
        """,
            agencies="Dinkes: SPROMKES; DPPKB: DPPKB; Bappeda: BAPP",
        ),
        Miniature(
            Text("Masing-masing di wilayahnya sendiri.", "Each in its own area."),
            matrix="""
                       | PKM1          | PKM2
            Imunisasi  | PL[area=Kec1] | PL[area=Kec2]
        """,
            agencies="PuskesmasSatu: PKM1; PuskesmasDua: PKM2",
        ),
        Miniature(
            Text("Dua unit satu instansi: kepalanya memadukan.", "Two units of one agency: its head does."),
            matrix="""
                 | SPROMKES | SKESGA
            KIE  | PL       | PP
        """,
            agencies="Dinkes: SPROMKES SKESGA",
        ),
    ),
    ways="+",
    fix=fill,
)
def no_coordinator(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: regions where several agencies execute or assist and nobody coordinates."""
    together = uncoordinated(function, read)
    if together is not None and is_judged(function, read):
        units = tuple({a.unit for a in together.workers})
        yield Found(
            units=units,
            role=RoleRef(COORDINATOR),
            where=together.where,
            values={
                "agencies": len({read.placement(unit).agency for unit in units}),
                "candidate": Superior(_CANDIDATE, units),
            },
        )
