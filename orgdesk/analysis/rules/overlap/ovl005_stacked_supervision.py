"""OVL005 Stacked supervision."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.collisions import collisions, delegated_or_in_line, overlap
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AgencyKind, Assignment, Function
from orgdesk.reference.standard import EXECUTOR, SUPERVISOR, RoleRef

_SUPERVISOR, _EXECUTOR = RoleRef(SUPERVISOR), RoleRef(EXECUTOR)


@rule(
    "OVL005",
    Severity.WARNING,
    principle="lean",
    title=Text("Pengawasan berlapis", "Stacked supervision"),
    message=Text(
        "{subject} diawasi {count} unit pada jalur yang sama ({units}){where}.",
        "{subject} is supervised by {count} units of one line ({units}){where}.",
    ),
    why=Text(
        "Pengawas sejenis yang datang bergantian membebani yang diawasi dan dapat memberi petunjuk yang "
        "bertentangan. Pengawasan atasan, inspektorat dan pengawas luar adalah jalur yang berbeda dan sah.",
        "Supervisors of one kind who come in turn burden the supervised and may give contrary directions. "
        "Supervision by superiors, the inspectorate and outside bodies are different, legitimate lines.",
    ),
    advice=Text(
        "Tetapkan satu pengawas per jalur, bagi objeknya, atau adakan pengawasan bersama dengan satu "
        "jadwal{settle}.",
        "Keep one supervisor for each line, divide what they look at, or inspect jointly on one "
        "calendar{settle}.",
    ),
    sources=(
        GUIDE,
        Source("UU 25/2009 Ps.35: pengawasan internal dan eksternal"),
        Source("Lebih dari satu pengawas sejenis", "derived"),
    ),
    limits={"most": Text("pengawas sejenis tanpa peringatan", "supervisors of one line before a warning")},
    bad=Miniature(
        Text("Tiga pembina teknis untuk Posyandu.", "Three technical supervisors for the same posts."),
        matrix="""
                      | DPMD | SPROMKES | PKM
            Posyandu  | PW   | PW       | PW
        """,
        agencies="DPMD: DPMD; Dinkes: SPROMKES; Puskesmas: PKM",
    ),
    good=(
        Miniature(
            Text("Jalur yang berbeda.", "Different lines of supervision."),
            matrix="""
                          | SFARM | INSP
                Gudang    | PW    | PW
            """,
            agencies="Dinkes: SFARM; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text("Atasan mengawasi pengawas.", "A superior above the supervisor."),
            matrix="""
                          | DKK | SRUJ
                RSUD      | PW  | PW
            """,
            line="DKK > SRUJ",
        ),
        Miniature(
            Text(
                "Atasan langsung, inspektorat dan BPK: tiga jalur yang sah.",
                "The line superior, the inspectorate and the audit board: three legitimate lines.",
            ),
            matrix="""
                          | PKM | SFARM | INSP | BPK | PKMOBAT
                Obat      | PW  | PW    | PW   | PW  | PL
            """,
            agencies="Puskesmas: PKM PKMOBAT; Dinkes: SFARM; Insp (oversight): INSP; B (oversight): BPK",
            line="PKM > PKMOBAT; BUP > INSP",
        ),
    ),
    ways="CS",
    needs={SUPERVISOR: 2},
    fix=keep_one(delegated_or_in_line),
)
def stacked_supervision(function: Function, read: Reader, *, most: int = 2) -> Iterator[Found]:
    """Per function and line of supervision; advice for two, a warning above `most`.

    Internal audit and outside oversight are lines of their own, and so is the line superior of an executor
    beside the technical supervisors of other agencies.
    """
    held = read.roles(function.id)
    holders = held.get(_SUPERVISOR, ())
    if len({a.unit for a in holders}) < 2:
        return
    executors = {a.unit for a in held.get(_EXECUTOR, ())}
    direct = {superior for unit in executors for superior in read.superiors(unit)}

    def apart(read: Reader, one: Assignment, other: Assignment) -> bool:
        lines = (one.unit in direct) != (other.unit in direct)
        if lines and read.placement(one.unit).agency != read.placement(other.unit).agency:
            return True
        return delegated_or_in_line(read, one, other)

    technical: list[Assignment] = []
    oversight: list[Assignment] = []
    for assignment in holders:
        kind = read.agency_of(assignment.unit).agency_kind
        (oversight if kind is AgencyKind.OVERSIGHT else technical).append(assignment)
    for line in (technical, _inside(read, oversight), _outside(read, oversight)):
        for collision in collisions(read, line, apart):
            severity = Severity.WARNING if len(collision.units) > most else Severity.ADVICE
            yield overlap(read, SUPERVISOR, collision, severity)


def _inside(read: Reader, oversight: list[Assignment]) -> list[Assignment]:
    """Internal audit answers to somebody in the model; outside oversight (Ombudsman, BPK) to nobody."""
    return [a for a in oversight if read.superiors(a.unit)]


def _outside(read: Reader, oversight: list[Assignment]) -> list[Assignment]:
    return [a for a in oversight if not read.superiors(a.unit)]
