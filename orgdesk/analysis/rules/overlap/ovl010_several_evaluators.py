"""OVL010 Several evaluators."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesk.analysis.collisions import delegated_or_in_line, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function
from orgdesk.reference.standard import EVALUATOR


@rule(
    "OVL010",
    Severity.ADVICE,
    principle="lean",
    title=Text("Penilai lebih dari satu", "Several evaluators"),
    message=Text(
        "{subject} dinilai {count} unit ({units}){where}.",
        "{subject} is evaluated by {count} units ({units}){where}.",
    ),
    why=Text(
        "Penilai yang lebih dari satu sah bila objek atau ukurannya berbeda; bila sama, yang dinilai mengisi "
        "laporan berkali-kali dan hasilnya dapat bertentangan.",
        "Several evaluators are legitimate where they look at different things; where not, the evaluated "
        "report many times over and the results may contradict.",
    ),
    advice=Text(
        "Catat apa yang dinilai masing-masing sebagai lingkup, atau gabungkan penilaiannya{settle}.",
        "Record as scope what each of them evaluates, or combine the evaluations{settle}.",
    ),
    sources=(GUIDE,),
    bad=Miniature(
        Text("Dua penilai mutu untuk layanan yang sama.", "Two evaluators of the same service."),
        matrix="""
                        | SPRIM | BPJS
            Rawat jalan | EV    | EV
        """,
    ),
    good=Miniature(
        Text("Masing-masing menilai tahap yang berbeda.", "Each evaluates another stage."),
        matrix="""
                        | SPRIM             | BPJS
            Rawat jalan | EV[stage=kinerja] | EV[stage=klaim]
        """,
    ),
    ways="CS",
    needs={EVALUATOR: 2},
    fix=keep_one(delegated_or_in_line),
)
def several_evaluators(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: evaluators whose scopes meet, other than superior and subordinate."""
    return overlaps(function, read, EVALUATOR, delegated_or_in_line)
