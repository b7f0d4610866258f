"""COI006 Who pays is judged by, or judges, who is paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.relief import relieved
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Assignment, Supply, Unit
from orgdesk.reference.standard import EVALUATOR, EXECUTOR, refs_by_code


def _moved(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """The evaluation goes to other hands, where it is of one function."""
    functions = [id_ for kind, id_ in finding.evidence if kind == "function"]
    evaluator = finding.values["evaluator"]
    assert isinstance(evaluator, Phrase)
    if len(functions) == 1:
        held = organization.assignments_of_function(functions[0])
        yield from relieved(
            organization, [a for a in held if a.unit in evaluator.ids and a.role == EVALUATOR]
        )


@rule(
    "COI006",
    Severity.WARNING,
    principle="authority",
    title=Text("Pemberi dana dan penilai saling terikat", "Supplier evaluates recipient"),
    message=Text(
        "{evaluator} menilai pekerjaan {evaluated} pada {functions}, padahal {tie}.",
        "{evaluator} evaluates the work of {evaluated} on {functions}, although {tie}.",
    ),
    why=Text(
        "Penilai yang memberi dana menilai keputusan dananya sendiri; penilai yang dibayar oleh yang dinilai "
        "sulit menilai dengan bebas.",
        "An evaluator who gives the money judges its own funding; one who is paid by those it judges cannot "
        "judge freely.",
    ),
    advice=Text(
        "Alihkan penilaian ke unit di luar hubungan dana {evaluator} dan {evaluated}, atau ubah jalur "
        "dananya.",
        "Reassign the evaluation to a unit outside the money between {evaluator} and {evaluated}, or change "
        "the way the money takes.",
    ),
    ways="R+",
    fix=_moved,
    sources=(GUIDE, Source("Pasokan uang dan penilaian pada dua unit yang sama: rumusan OrgDesk", "derived")),
    bad=(
        Miniature(
            Text("Penyandang dana menilai penerimanya.", "The funder evaluates who is funded."),
            matrix="""
                          | BPJS | PKM
                Kapitasi  | EV   | PL
            """,
            supplies="BPJS > PKM U",
            agencies="JKN: BPJS; Puskesmas: PKM",
        ),
        Miniature(
            Text("Yang dinilai membayar penilainya.", "Those who are judged pay the judge."),
            matrix="""
                            | RSUD | LPA
                Akreditasi  | PL   | EV
            """,
            supplies="RSUD > LPA U",
            agencies="RS: RSUD; Lembaga: LPA; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text("Mitra membayar dan menilai.", "A partner pays and evaluates."),
            matrix="""
                        | DONOR | SP2M
                TBC     | EV    | PL
            """,
            supplies="Donor > SP2M U",
            agencies="Donor (community): DONOR; Dinkes: SP2M",
        ),
    ),
    good=(
        Miniature(
            Text("Atasan membiayai dan menilai bawahannya.", "A superior funds and evaluates its own units."),
            matrix="""
                          | DKK | PKM
                Imunisasi | EV  | PL
            """,
            line="DKK > PKM",
            supplies="DKK > PKM U",
        ),
        Miniature(
            Text(
                "Inspektorat dibiayai anggaran daerah: jalur yang sah.",
                "The inspectorate lives on the regional budget, as the law provides.",
            ),
            matrix="""
                        | BKAD | INSP
                Kas     | PL   | EV
            """,
            supplies="BKAD > INSP U",
            agencies="Keuangan: BKAD; Inspektorat (oversight): INSP",
        ),
        Miniature(
            Text("Pemasok barang, bukan uang.", "Goods, not money."),
            matrix="""
                          | IFK | PKM
                Imunisasi | EV  | PL
            """,
            supplies="IFK > PKM B",
        ),
        Miniature(
            Text(
                "Penyandang dana pada fungsi itu sendiri: itu COI001.",
                "The funder of that very function: that is COI001.",
            ),
            matrix="""
                          | BPJS  | PKM
                Kapitasi  | PD EV | PL
            """,
            supplies="BPJS > PKM U",
        ),
    ),
)
def money_and_judgement(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: where it evaluates on a function what the other end of a supply of money executes.

    Not where one end answers to the other in line, nor for oversight bodies, whose budget the law provides,
    nor where it funds that very function (PD with EV is COI001).
    """
    paid = [s for s in read.supplies_to(unit.id) if _is_money(s)]
    pays = [s for s in read.supplies_from(unit.id) if _is_money(s)]
    given = [s for s in read.supplies_of_partner(unit.agency) if _is_money(s)]
    if not (paid or pays or given):
        return
    judged = [a for a in read.duties(unit.id) if a.role == EVALUATOR]
    if not judged or read.agency(unit.agency).agency_kind is AgencyKind.OVERSIGHT:
        return
    funds = {a.function for a in read.duties(unit.id) if a.resource == _MONEY and a.role == _FUNDER}
    mine: dict[str, list[Assignment]] = {}
    for a in judged:
        if a.function not in funds:
            mine.setdefault(a.function, []).append(a)
    recipients = {s.recipient for s in (*pays, *given)} - {unit.id}
    payers = {u for s in paid for u in _payers(s, read)} - {unit.id}
    ties = dict.fromkeys(sorted(payers), _IS_PAID) | dict.fromkeys(sorted(recipients), _GIVES)
    for other, tie in ties.items():
        if other in read.ancestors(unit.id) or unit.id in read.ancestors(other):
            continue
        functions = [
            a.function
            for a in read.duties(other)
            if a.role == EXECUTOR
            and any(read.trees.intersect(read.scope(a), read.scope(b)) for b in mine.get(a.function, ()))
        ]
        if functions:
            yield Found(
                units=(unit.id, other),
                functions=tuple(functions),
                facts=(f"pays:{other if tie is _IS_PAID else unit.id}",),
                values={
                    "evaluator": named(unit.id),
                    "evaluated": named(other),
                    "functions": named(*sorted(set(functions)), kind="function"),
                    "tie": tie,
                },
            )


_GIVES = Text("dana pihak yang dinilai datang darinya", "the money of those it evaluates comes from it")
_IS_PAID = Text("dananya datang dari pihak yang dinilai", "its money comes from those it evaluates")
_FUNDER, _MONEY = refs_by_code()["PD"]


def _is_money(supply: Supply) -> bool:
    return supply.resource == _MONEY


def _payers(supply: Supply, read: Reader) -> Iterable[str]:
    """The unit that pays, or the units of the partner outside that does."""
    if supply.source is not None:
        return (supply.source,)
    return (u.id for u in read.units_of(supply.partner)) if supply.partner is not None else ()
