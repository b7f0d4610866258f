"""AUT002 Authority without accountability."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from orgdesk.analysis.coverage import all_gaps, held
from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.relief import watched
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, AgencyKind, Assignment, Function, FunctionType
from orgdesk.reference.standard import DECISION_MAKER, EVALUATOR, SUPERVISOR, RoleRef, refs_by_code


def _watched(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Somebody outside the line supervises the decision."""
    decider = finding.values["decider"]
    assert isinstance(decider, Phrase)
    decisions = [
        a
        for a in organization.assignments_of_function(finding.subject[1])
        if a.unit in decider.ids and a.role == DECISION_MAKER
    ]
    if len(decisions) == 1:
        (decided,) = decisions
        check = Assignment(
            id=uuid4().hex, unit=decided.unit, function=decided.function, role=SUPERVISOR, scope=decided.scope
        )
        yield from watched(organization, check)


@rule(
    "AUT002",
    Severity.WARNING,
    principle="authority",
    title=Text("Wewenang tanpa pertanggungjawaban", "Authority without accountability"),
    message=Text(
        "{decider} memutuskan {subject}, tetapi semua yang mengawasi atau menilainya ({watchers}) adalah ia "
        "sendiri atau bawahannya.",
        "{decider} decides on {subject}, but all who supervise or evaluate that ({watchers}) are itself or "
        "below it.",
    ),
    why=Text(
        "Keputusan yang tidak dilihat siapa pun di luar garis pemutusnya tidak pernah dipertanggungjawabkan.",
        "A decision that nobody outside the line of the decision-maker looks at is never accounted for.",
    ),
    advice=Text(
        "Tambahkan pengawas atau penilai di luar garis {decider}, atau pelaporan kepada atasannya.",
        "Add a supervisor or an evaluator outside the line of {decider}, or a report to its superior.",
    ),
    ways="+R",
    needs={DECISION_MAKER: 1},
    fix=_watched,
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.3: menjamin akuntabilitas pejabat pemerintahan"),
        Source("UU 23/2014 Ps.69: kepala daerah menyampaikan laporan penyelenggaraan pemerintahan"),
    ),
    bad=(
        Miniature(
            Text("Semua pengawas adalah bawahan pemutus.", "All who supervise are below who decides."),
            matrix="""
                             | DKK | SALKES | SDK
                Pemeliharaan | KP  | PW     | EV
            """,
            line="BUP > DKK INSP; DKK > SDK; SDK > SALKES",
            agencies="Bupati (regional_head): BUP; Inspektorat (oversight): INSP; Dinas: DKK SDK SALKES",
        ),
        Miniature(
            Text("Ia menilai sendiri keputusan strategisnya.", "It evaluates its own strategic decision."),
            matrix="""
                             | DKK   | SEKR
                Mutasi       | KP EV | PL
            """,
            line="DKK > SEKR",
            functions={"strategic": True},
        ),
    ),
    good=(
        Miniature(
            Text("Pengawas di luar garis.", "A supervisor outside the line."),
            matrix="""
                             | DKK | SALKES | INSP
                Pemeliharaan | KP  | EV     | PW
            """,
            line="DKK > SALKES",
            agencies="Dinas: DKK SALKES; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text("Melapor kepada atasannya.", "It reports to its superior."),
            matrix="""
                             | BUP | DKK | SALKES
                Pemeliharaan |     | KP  | PW
            """,
            line="BUP > DKK; DKK > SALKES",
            supplies="DKK > BUP I Pemeliharaan",
        ),
        Miniature(
            Text(
                "Kepala daerah mempertanggungjawabkannya menurut undang-undang.",
                "The regional head accounts for it by law.",
            ),
            matrix="""
                             | BUP | INSP
                Anggaran     | KP  | PW
            """,
            line="BUP > INSP",
            agencies="Bupati (regional_head): BUP; Inspektorat: INSP",
        ),
        Miniature(
            Text(
                "Fungsi pengawasan: penilai adalah pelaksananya.", "Oversight: who evaluates does its work."
            ),
            matrix="""
                             | DKK | SPRIM
                Penilaian    | KP  | EV
            """,
            line="DKK > SPRIM",
            functions={"type": FunctionType.OVERSIGHT},
        ),
        Miniature(
            Text("Mitra di luar pemerintahan menjawab kepada pihaknya.", "A partner answers to its own."),
            matrix="""
                      | BPJS | DKK
                Tarif | KP   | RN
            """,
            agencies="BPJS (public_enterprise): BPJS; Dinas: DKK",
            functions={"strategic": True},
        ),
        Miniature(
            Text(
                "Belum ada pengawas sama sekali: itu GAP004.",
                "Nobody supervises at all: that is GAP004.",
            ),
            matrix="""
                             | DKK | SALKES
                Pemeliharaan | KP  | PL
            """,
            line="DKK > SALKES",
        ),
        Miniature(
            Text("Juga pada fungsi strategis.", "On a strategic function as well."),
            matrix="""
                             | DKK | SEKR
                Mutasi       | KP  | PL
            """,
            line="DKK > SEKR",
            functions={"strategic": True},
        ),
        Miniature(
            Text(
                "Pengawas yang seharusnya ada belum ada: GAP004 sudah mengatakannya.",
                "The supervisor that there should be is missing: GAP004 says so already.",
            ),
            matrix="""
                             | DKK | SSURIM | PKM
                Imunisasi    | KP  | EV     | PL
            """,
            line="DKK > SSURIM",
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text(
                "Pengawas keseluruhan berlaku bagi tugasnya.",
                "Who supervises the whole supervises its tasks.",
            ),
            matrix="""
                             | DKK | SALKES | INSP
                Pemeliharaan |     |        | PW
                Kalibrasi    | KP  | EV     |
            """,
            tree="Pemeliharaan > Kalibrasi",
            line="DKK > SALKES",
            agencies="Dinas: DKK SALKES; Inspektorat (oversight): INSP",
        ),
    ),
)
def authority_without_accountability(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and decision-maker: all who supervise or evaluate its decision, on the function or on the
    work it is part of, are itself or below it, and it supplies no information to anybody above it. An error
    where the function is strategic or critical.

    Where nobody does, or the supervisor that the function calls for is missing, GAP004 and GAP006 say so. On
    a function of oversight those who look do its work and need nobody over them, unless it is strategic or
    critical. The regional head reports by law; legislature, oversight bodies and partners answer elsewhere.
    """
    grave = function.strategic or function.critical
    if function.type is FunctionType.OVERSIGHT and not grave:
        return
    holders = held(function, read)
    supervisors = holders.get(_SUPERVISOR, ())
    watchers = [*supervisors, *holders.get(_EVALUATOR, ())]
    if not watchers or (not supervisors and _SUPERVISOR in all_gaps(function, read)):
        return
    for decider in read.holders(function.id, DECISION_MAKER):
        theirs = [a for a in watchers if read.trees.intersect(read.scope(a), read.scope(decider))]
        if not theirs or not all(_is_inside(a, decider, read) for a in theirs):
            continue
        if read.agency_of(decider.unit).agency_kind in _ANSWER_ELSEWHERE or _reports(decider, read):
            continue
        units = tuple(dict.fromkeys(a.unit for a in theirs))
        yield Found(
            units=(decider.unit, *units),
            role=RoleRef(DECISION_MAKER),
            severity=Severity.ERROR if grave else None,
            values={"decider": named(decider.unit), "watchers": named(*units)},
        )


_ANSWER_ELSEWHERE = (
    AgencyKind.REGIONAL_HEAD,
    AgencyKind.LEGISLATURE,
    AgencyKind.OVERSIGHT,
    *OUTSIDE_GOVERNMENT,
)
_SUPERVISOR, _EVALUATOR = RoleRef(SUPERVISOR), RoleRef(EVALUATOR)
_INFORMATION = refs_by_code()["PI"].resource


def _is_inside(watcher: Assignment, decider: Assignment, read: Reader) -> bool:
    return watcher.unit == decider.unit or decider.unit in read.ancestors(watcher.unit)


def _reports(decider: Assignment, read: Reader) -> bool:
    above = read.ancestors(decider.unit)
    return any(
        s.resource == _INFORMATION and s.recipient in above and s.function in (None, decider.function)
        for s in read.supplies_from(decider.unit)
    )
