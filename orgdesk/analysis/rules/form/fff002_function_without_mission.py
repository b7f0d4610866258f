"""FFF002 A function that serves no mission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Function, FunctionLevel, WorkKind
from orgdesk.reference.standard import EXECUTOR


def _linked(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Under the goal whose work the same units do; at most three. Where there is one goal, under that."""
    function = organization.functions[finding.subject[1]]
    goals = [
        f
        for f in organization.functions.values()
        if not f.is_work and all(below.is_work for below in organization.subfunctions(f.id))
    ]
    ours = _executors(organization, [function])
    shared = {g.id: len(ours & _executors(organization, organization.subfunctions(g.id))) for g in goals}
    near = [g for g in goals if shared[g.id] or len(goals) == 1]
    for goal in sorted(near, key=lambda g: (-shared[g.id], g.order, g.id))[:3]:
        label = Text("Letakkan {function} di bawah {goal}", "Place {function} under {goal}").format(
            function=short(function), goal=short(goal)
        )
        yield change(label, [RowChange(function, replace(function, parent=goal.id))])


def _executors(organization: Organization, functions: Iterable[Function]) -> set[str]:
    return {
        a.unit for f in functions for a in organization.assignments_of_function(f.id) if a.role == EXECUTOR
    }


@rule(
    "FFF002",
    Severity.WARNING,
    principle="form-follows-function",
    title=Text("Fungsi tanpa misi", "Function serves no mission"),
    message=Text(
        "{subject} tidak terhubung ke misi atau tujuan mana pun.",
        "{subject} is not linked to any mission or goal.",
    ),
    why=Text(
        "Fungsi yang tidak menunjang misi memakai tenaga dan dana tanpa alasan yang dapat dijelaskan.",
        "A function that serves no mission uses people and money without a reason one can give.",
    ),
    advice=Text(
        "Letakkan di bawah tujuan yang dilayaninya, atau pertimbangkan menghapusnya.",
        "Place it under the goal it serves, or consider abolishing it.",
    ),
    ways="AR",
    sources=(GUIDE,),
    fix=_linked,
    bad=Miniature(
        Text("Satu fungsi di luar pohon misi.", "One function stands outside the tree."),
        tree="Misi > Imunisasi",
        levels={"Misi": FunctionLevel.MISSION},
        matrix="""
                        | DKK
            Imunisasi   | KP
            Arsip lama  | PL
        """,
    ),
    good=(
        Miniature(
            Text("Lewat tujuan ke misi.", "Through a goal to the mission."),
            tree="Misi > Sehat; Sehat > Imunisasi",
            levels={"Misi": FunctionLevel.MISSION, "Sehat": FunctionLevel.GOAL},
            matrix="""
                            | DKK
                Imunisasi   | KP
            """,
        ),
        Miniature(
            Text("Tugas ikut fungsi induknya.", "A task goes with the function it is part of."),
            tree="Misi > Imunisasi; Imunisasi > Vaksin",
            levels={"Misi": FunctionLevel.MISSION, "Vaksin": FunctionLevel.TASK},
        ),
        Miniature(
            Text("Fungsi pendukung melayani instansi sendiri.", "Support serves the agency itself."),
            tree="Misi > Imunisasi",
            levels={"Misi": FunctionLevel.MISSION},
            matrix="""
                            | SEKR
                Arsip       | PL
                Keuangan    | PL
            """,
            fields={"Arsip": {"work": WorkKind.ROUTINE}, "Keuangan": {"work": WorkKind.SUPPORT}},
        ),
        Miniature(
            Text(
                "Misi belum dicatat: belum ada yang dibandingkan.",
                "No mission recorded yet: nothing to hold it to.",
            ),
            matrix="""
                            | DKK
                Imunisasi   | KP
            """,
        ),
    ),
)
def function_without_mission(function: Function, read: Reader) -> Iterator[Found]:
    """Per function at the root of the tree, while the model has a mission or goal: what is part of other work
    is linked with it. Support and routine serve the agency itself and need no mission."""
    serves_itself = function.work in (WorkKind.SUPPORT, WorkKind.ROUTINE)
    if function.parent is None and function.is_work and not serves_itself and read.has_mission():
        yield Found()
