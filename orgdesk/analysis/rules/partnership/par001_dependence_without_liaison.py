"""PAR001 A unit depends on another agency, and nobody keeps up the contact."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.partnership.dependence import common_superior, dependences, is_kept_up
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Assignment, Unit
from orgdesk.reference.standard import LIAISON


def name_a_liaison(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """One side becomes liaison on the first function concerned, the unit that depends before the other."""
    functions = [id_ for kind, id_ in finding.evidence if kind == "function"]
    if not functions:
        return
    function = min(functions, key=lambda f: (here.functions[f].order, f))
    others = sorted(set(finding.units) - {finding.subject[1]}, key=lambda u: (here.units[u].order, u))
    for unit in (finding.subject[1], *others[:1]):
        row = Assignment(id=uuid4().hex, unit=unit, function=function, role=LIAISON)
        label = _NAME.format(unit=short(here.units[unit]), function=short(here.functions[function]))
        yield change(label, added(row))


_NAME = Text("Jadikan {unit} penghubung pada {function}", "Make {unit} the liaison on {function}")


@rule(
    "PAR001",
    Severity.WARNING,
    principle="relations",
    title=Text("Ketergantungan tanpa penghubung", "Dependence without liaison"),
    message=Text(
        "{subject} bergantung pada {agency}{functions}, tetapi tidak ada penghubung, koordinator atau "
        "atasan bersama.",
        "{subject} depends on {agency}{functions}, but there is no liaison, coordinator or common superior.",
    ),
    why=Text(
        "Bila pasokan atau hasil kerja tersendat di antara dua instansi, tidak ada yang mengurusnya.",
        "Where supplies or results get stuck between two agencies, nobody sees to it.",
    ),
    advice=Text(
        "Tetapkan penghubung di salah satu pihak, dan tuangkan kerja samanya dalam perjanjian.",
        "Name a liaison on either side, and write the cooperation into an agreement.",
    ),
    ways="+L",
    sources=(GUIDE,),
    limits={"least": Text("ketergantungan paling sedikit", "fewest dependences")},
    bad=(
        Miniature(
            Text("BPJS membiayai, tidak ada penghubung.", "The insurer pays, nobody is liaison."),
            matrix="""
                       | PKM | BPJSCAB
            Klaim      | PL  | PD
        """,
            supplies="BPJSCAB > PKM U Klaim",
            agencies="Puskesmas: PKM; BPJS (public_enterprise): BPJSCAB",
        ),
        Miniature(
            Text("Hasil kerja instansi vertikal dibutuhkan.", "Work of a central agency is needed."),
            matrix="""
                       | LOKAPOM | SFARM
            Periksa    | PL      |
            Tindak     |         | PL
        """,
            relations="Periksa > Tindak",
            agencies="BPOM (central_agency): LOKAPOM; Dinkes: SFARM",
        ),
    ),
    good=(
        Miniature(
            Text("Tata usaha menjadi penghubung.", "The office is the liaison."),
            matrix="""
                       | PKM | TU | BPJSCAB
            Klaim      | PL  | PH | PD
        """,
            supplies="BPJSCAB > PKM U Klaim",
            agencies="Puskesmas: PKM TU; BPJS (public_enterprise): BPJSCAB",
        ),
        Miniature(
            Text("Dua dinas di bawah bupati.", "Two agencies below the regent."),
            line="BUP > DKK DPMD",
            supplies="DPMD > DKK U",
            agencies="Bupati (regional_head): BUP; Dinkes: DKK; Dpmd: DPMD",
        ),
        Miniature(
            Text("Di dalam satu instansi.", "Within one agency."),
            supplies="IFK > PKM B",
        ),
        Miniature(
            Text("Apotek swasta menunggu izinnya.", "A private pharmacy waits for its licence."),
            matrix="""
                       | PTSP | APT
            Izin       | PL   |
            Jual       |      | PL
        """,
            relations="Izin > Jual",
            agencies="DPMPTSP: PTSP; Apotek (private): APT",
        ),
        Miniature(
            Text("Instansi ketiga mengoordinasikan.", "A third agency coordinates."),
            matrix="""
                       | LOKAPOM | SFARM | BAPP
            Periksa    | PL      |       | KO
            Tindak     |         | PL    |
        """,
            relations="Periksa > Tindak",
            agencies="BPOM (central_agency): LOKAPOM; Dinkes: SFARM; Bappeda: BAPP",
        ),
        Miniature(
            Text("Masing-masing di wilayahnya sendiri.", "Each in its own area."),
            matrix="""
                       | A             | B
            Periksa    | PL[area=Kec1] |
            Tindak     |               | PL[area=Kec2]
        """,
            relations="Periksa > Tindak",
            agencies="Satu: A; Dua: B",
        ),
    ),
    fix=name_a_liaison,
)
def dependence_without_liaison(unit: Unit, read: Reader, *, least: int = 1) -> Iterator[Found]:
    """Per unit of government and other agency that it depends on: no liaison or coordinator, no common line
    superior.

    One contact is enough for all that passes between the two. What partners outside government depend on is
    told of the partner. O(what the unit depends on).
    """
    found = dependences(read, unit)
    if not found or read.agency(unit.agency).agency_kind in OUTSIDE_GOVERNMENT:
        return
    for agency, on in found.items():
        if len(on) < least or common_superior(read, unit, on) is not None or is_kept_up(read, unit, on):
            continue
        functions = tuple(dict.fromkeys(f for one in on for f in one.functions))
        yield Found(
            units=(unit.id, *(one.unit for one in on if one.unit is not None)),
            functions=functions,
            rows=(("agency", agency), *(one.row for one in on)),
            values={
                "agency": named(agency, kind="agency"),
                "functions": Phrase(_FOR, functions, "function"),
            },
        )


_FOR = Text(" untuk {it}", " for {it}")
