"""PAR002 A partner outside government with nobody in government to turn to."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Agency, Assignment
from orgdesk.reference.standard import COORDINATOR, DECISION_MAKER, EXECUTOR, LIAISON

_MOST_OFFERED = 3


def name_a_counterpart(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """Who in government decides or executes on a function of the partner becomes its liaison there."""
    offered: set[str] = set()
    functions = [here.functions[id_] for kind, id_ in finding.evidence if kind == "function"]
    for function in sorted(functions, key=lambda f: (f.order, f.id)):
        held = here.assignments_of_function(function.id)
        near = [a.unit for role in (EXECUTOR, DECISION_MAKER) for a in held if a.role == role]
        for unit in dict.fromkeys(near):
            agency = here.agencies[here.units[unit].agency]
            if agency.agency_kind in OUTSIDE_GOVERNMENT or unit in offered:
                continue
            offered.add(unit)
            row = Assignment(id=uuid4().hex, unit=unit, function=function.id, role=LIAISON)
            yield change(_NAME.format(unit=short(here.units[unit]), function=short(function)), added(row))
            if len(offered) == _MOST_OFFERED:
                return


_NAME = Text("Jadikan {unit} penghubung pada {function}", "Make {unit} the liaison on {function}")


@rule(
    "PAR002",
    Severity.ADVICE,
    principle="relations",
    title=Text("Mitra tanpa padanan", "Partner without counterpart"),
    message=Text(
        "{subject} ikut berperan pada {functions}, tetapi tidak ada penghubung atau koordinator di "
        "pemerintah.",
        "{subject} takes part in {functions}, but nobody in government is liaison or coordinator there.",
    ),
    why=Text(
        "Mitra yang tidak tahu kepada siapa ia berurusan berjalan sendiri atau berhenti membantu.",
        "A partner who does not know whom to turn to goes its own way or stops helping.",
    ),
    advice=Text(
        "Tetapkan satu unit pemerintah sebagai penghubung mitra ini.",
        "Name one unit of government as liaison to this partner.",
    ),
    ways="+",
    sources=(GUIDE,),
    bad=Miniature(
        Text("Kader bekerja tanpa padanan di pemerintah.", "Volunteers without a counterpart."),
        matrix="""
                   | POSY | PKM
        Penimbangan | PP  | PL
    """,
        agencies="Posyandu (community): POSY; Puskesmas: PKM",
    ),
    good=(
        Miniature(
            Text("Puskesmas menjadi penghubung.", "The health centre is liaison."),
            matrix="""
                        | POSY | PKM
            Penimbangan | PP   | PL PH
        """,
            agencies="Posyandu (community): POSY; Puskesmas: PKM",
        ),
        Miniature(
            Text(
                "Satu padanan cukup untuk semua fungsinya.",
                "One counterpart is enough for all its functions.",
            ),
            matrix="""
                        | POSY | PKM | DPMD
            Penimbangan | PP   | PL  |
            Pembinaan   | PP   |     | KO
        """,
            agencies="Posyandu (community): POSY; Puskesmas: PKM; Dpmd: DPMD",
        ),
        Miniature(
            Text("Instansi pemerintah bukan mitra.", "A government agency is no partner."),
            matrix="""
                        | DPMD | PKM
            Penimbangan | PP   | PL
        """,
            agencies="Dpmd: DPMD; Puskesmas: PKM",
        ),
        Miniature(
            Text("Mitra yang belum berperan apa pun.", "A partner without any role yet."),
            line="DKK > PKM",
            agencies="Dinkes: DKK PKM; Klinik (private): KLINIK",
        ),
    ),
    fix=name_a_counterpart,
)
def partner_without_counterpart(agency: Agency, read: Reader) -> Iterator[Found]:
    """Per agency outside government: none of the functions it has roles on, or supplies, has a liaison or
    coordinator in government. O(roles of the partner and role holders of its functions)."""
    if agency.agency_kind not in OUTSIDE_GOVERNMENT:
        return
    units = read.units_of(agency.id)
    functions = {a.function for u in units for a in read.duties(u.id)}
    supplies = [s for u in units for s in read.supplies_from(u.id)] + read.supplies_of_partner(agency.id)
    functions.update(s.function for s in supplies if s.function is not None)
    contacts = (a.unit for f in sorted(functions) for a in read.holders(f, LIAISON, COORDINATOR))
    if functions and all(read.agency_of(unit).agency_kind in OUTSIDE_GOVERNMENT for unit in contacts):
        yield Found(
            units=tuple(u.id for u in units),
            functions=tuple(functions),
            values={"functions": named(*functions, kind="function")},
        )
