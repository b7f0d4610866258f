"""FFF003 A goal that nobody serves."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionLevel


@rule(
    "FFF003",
    Severity.ERROR,
    principle="form-follows-function",
    title=Text("Misi atau tujuan tanpa fungsi", "Goal nobody serves"),
    message=Text(
        "Tidak ada fungsi yang melayani {subject}.",
        "No function serves {subject}.",
    ),
    why=Text(
        "Tujuan tanpa fungsi tinggal tulisan: tidak ada yang mengerjakannya dan dapat ditagih.",
        "A goal without function stays on paper: nobody works for it and nobody can be held to it.",
    ),
    advice=Text(
        "Tambahkan fungsi yang melayaninya, letakkan fungsi yang ada di bawahnya, atau hapus tujuan ini.",
        "Add a function that serves it, place one that exists under it, or abolish the goal.",
    ),
    ways="+A",
    sources=(GUIDE,),
    bad=Miniature(
        Text("Tujuan tanpa satu fungsi pun.", "A goal without any function."),
        tree="Misi > Sehat Berdaya; Sehat > Imunisasi",
        levels={"Misi": FunctionLevel.MISSION, "Sehat": FunctionLevel.GOAL, "Berdaya": FunctionLevel.GOAL},
    ),
    good=(
        Miniature(
            Text("Misi dilayani lewat tujuannya.", "A mission is served through its goals."),
            tree="Misi > Sehat; Sehat > Imunisasi",
            levels={"Misi": FunctionLevel.MISSION, "Sehat": FunctionLevel.GOAL},
        ),
        Miniature(
            Text(
                "Fungsi belum dihubungkan dengan tujuan mana pun.", "No function is linked to any goal yet."
            ),
            tree="Misi > Sehat Berdaya",
            levels={
                "Misi": FunctionLevel.MISSION,
                "Sehat": FunctionLevel.GOAL,
                "Berdaya": FunctionLevel.GOAL,
            },
            matrix="""
                            | DKK
                Imunisasi   | PL
            """,
        ),
    ),
)
def goal_unserved(function: Function, read: Reader) -> Iterator[Found]:
    """Per mission or goal without anything below it, once functions have begun to be linked to goals at all:
    before that the tree has simply not been drawn."""
    if function.is_work or read.subfunctions(function.id):
        return
    if read.once(("linked", ""), lambda: _any_linked(read)):
        yield Found()


def _any_linked(read: Reader) -> bool:
    """Whether some mission or goal has work below it. Walks missions and goals only."""
    todo = [f for f in read.subfunctions(None) if not f.is_work]
    while todo:
        below = read.subfunctions(todo.pop().id)
        if any(f.is_work for f in below):
            return True
        todo += below
    return False
