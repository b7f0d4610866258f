"""FFF002 A function that serves no mission."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionLevel


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
    sources=(GUIDE,),
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
    """Per function or task: no mission or goal above it, while the model has some."""
    if not function.is_work:
        return
    node = function
    while node.parent is not None:
        node = read.function(node.parent)
        if not node.is_work:
            return
    if read.has_mission():
        yield Found()
