"""COI002 The supervisor reports to the supervised."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.relief import relieved
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Assignment, Function
from orgdesk.reference.standard import DECISION_MAKER, EXECUTOR, SUPERVISOR, RoleRef


def _moved(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Supervision goes to a unit that does not answer to whom it watches."""
    supervisor = finding.values["supervisor"]
    assert isinstance(supervisor, Phrase)
    held = organization.assignments_of_function(finding.subject[1])
    yield from relieved(organization, [a for a in held if a.unit in supervisor.ids and a.role == SUPERVISOR])


@rule(
    "COI002",
    Severity.ERROR,
    principle="authority",
    title=Text("Pengawas di bawah yang diawasi", "Supervisor reports to the supervised"),
    message=Text(
        "Pada {subject}, pengawas {supervisor} adalah bawahan {supervised} yang {does}.",
        "On {subject}, the supervisor {supervisor} is a subordinate of {supervised}, who {does}.",
    ),
    why=Text(
        "Bawahan tidak dapat mengawasi atasannya dengan bebas.",
        "A subordinate cannot freely supervise its superior.",
    ),
    advice=Text(
        "Alihkan pengawasan ke unit di luar garis {supervised}, atau tambahkan pengawas dari luar.",
        "Move supervision to a unit outside the line of {supervised}, or add a supervisor from outside.",
    ),
    ways="R+",
    needs={SUPERVISOR: 1},
    fix=_moved,
    sources=(
        GUIDE,
        Source(
            "PP 18/2016 Ps.33: Inspektorat bertanggung jawab kepada kepala daerah melalui sekretaris daerah"
        ),
    ),
    bad=(
        Miniature(
            Text("Seksi mengawasi dinas yang melaksanakan.", "A section supervises its executing head."),
            matrix="""
                         | DKK | SRUJ
                Rujukan  | PL  | PW
            """,
            line="DKK > SRUJ",
        ),
        Miniature(
            Text("Semua pengawas di bawah pemutus.", "Every supervisor is below the one who decides."),
            matrix="""
                         | DKK | SALKES | PKMTU
                Pemeliharaan  | KP | PW | PL
            """,
            line="DKK > SALKES PKMTU",
        ),
        Miniature(
            Text(
                "Seksi mengawasi dinasnya, padahal ada inspektorat.",
                "A section supervises its agency although there is an inspectorate.",
            ),
            matrix="""
                         | DKK | SRUJ
                Rujukan  | PL  | PW
            """,
            line="BUP > DKK INSP; DKK > SRUJ",
            agencies="Bupati (regional_head): BUP; Inspektorat (oversight): INSP; Dinas: DKK SRUJ",
        ),
    ),
    good=(
        Miniature(
            Text(
                "Inspektorat di bawah bupati: jalur yang sah.", "The inspectorate under the regent is lawful."
            ),
            matrix="""
                         | BUP | INSP
                Anggaran | KP  | PW
            """,
            line="BUP > INSP",
            agencies="Bupati (regional_head): BUP; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text(
                "Di bawah bupati berdiri semua instansi daerah.", "All of the region stands below the regent."
            ),
            matrix="""
                         | BUP | DKK | PKM
                Tarif    | KP  | PW  | PL
            """,
            line="BUP > DKK PKM",
            agencies="Bupati (regional_head): BUP; Dinas: DKK PKM",
        ),
        Miniature(
            Text("Ada pengawas lain di luar garis pemutus.", "Another supervisor stands outside the line."),
            matrix="""
                             | DKK | SALKES | PKMTU | INSP
                Pemeliharaan | KP  | PW     | PL    | PW
            """,
            line="DKK > SALKES PKMTU",
            agencies="Dinas: DKK SALKES PKMTU; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text("Atasan langsung mengawasi pelaksananya.", "A line superior supervises its executors."),
            matrix="""
                          | PKM | PJUKP | UGD
                Gawat darurat | KP  | PW    | PL
            """,
            line="PKM > PJUKP; PJUKP > UGD",
        ),
    ),
)
def supervisor_below_supervised(function: Function, read: Reader) -> Iterator[Found]:
    """Per function: a supervisor below an executor; or, as advice, below the decision-maker where nobody
    outside that line supervises, unless that is the head of a region, below whom all of it stands.

    A superior who supervises those who execute below it is the first line of oversight and left alone.
    """
    supervisors = read.holders(function.id, SUPERVISOR)
    if not supervisors:
        return
    executors = read.holders(function.id, EXECUTOR)
    deciders = read.holders(function.id, DECISION_MAKER)
    if not executors and not deciders:
        return
    above = {a.unit: read.ancestors(a.unit) for a in supervisors}
    for supervisor in (a for a in supervisors if not _is_oversight(a.unit, read)):
        for executor in executors:
            if _is_below(supervisor, executor, above, read):
                yield _found(supervisor.unit, executor.unit, Severity.ERROR, _EXECUTES)
        for decider in deciders:
            if decider.unit in {a.unit for a in executors} or not _is_below(supervisor, decider, above, read):
                continue
            if read.agency_of(decider.unit).agency_kind is AgencyKind.REGIONAL_HEAD:
                continue  # everybody in the region stands below; its line of defence is the inspectorate
            outside = any(
                decider.unit not in above[a.unit] or _is_oversight(a.unit, read) for a in supervisors
            )
            first_line = any(supervisor.unit in read.ancestors(a.unit) for a in executors)
            if not outside and not first_line:
                yield _found(supervisor.unit, decider.unit, Severity.ADVICE, _DECIDES)


_EXECUTES = Text("melaksanakannya", "executes it")
_DECIDES = Text("memutuskannya", "decides on it")


def _is_below(
    supervisor: Assignment, watched: Assignment, above: dict[str, dict[str, int]], read: Reader
) -> bool:
    """The watched stands above the supervisor in line, and the two meet."""
    if watched.unit == supervisor.unit or watched.unit not in above[supervisor.unit]:
        return False
    return read.trees.intersect(read.scope(supervisor), read.scope(watched))


def _found(supervisor: str, watched: str, severity: Severity, does: Text) -> Found:
    return Found(
        units=(supervisor, watched),
        role=RoleRef(SUPERVISOR),
        severity=severity,
        facts=(f"{supervisor}<{watched}",),
        values={
            "supervisor": named(supervisor),
            "supervised": named(watched),
            "does": does,
        },
    )


def _is_oversight(unit: str, read: Reader) -> bool:
    """An oversight body, whose place below the head the law provides."""
    return read.agency_of(unit).agency_kind is AgencyKind.OVERSIGHT
