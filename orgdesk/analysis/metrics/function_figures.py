"""Right function: does everything have one who decides, one who does it, and its place in the structure?"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from orgdesk.analysis.kit import GUIDE, Source
from orgdesk.analysis.metrics.figure import Bar, Figure
from orgdesk.analysis.metrics.matrices import spare
from orgdesk.analysis.metrics.networks import modularity
from orgdesk.analysis.metrics.view import View
from orgdesk.organization.bilingual import Text
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Function

CARLEY = Source("Carley & Reminga, ORA", "recalled")
_NO_FUNCTIONS = Text(
    "Tidak terdefinisi: belum ada fungsi di sini. Isi fungsi dan perannya.",
    "Undefined: there is no function here yet. Enter functions and their roles.",
)
_NO_EXECUTORS = Text(
    "Tidak terdefinisi: belum ada fungsi yang dilaksanakan di sini. Isi peran pelaksana.",
    "Undefined: no function is executed here yet. Enter who executes what.",
)
_MOST = 30
"""Bars where each is a unit or a function and there can be thousands: so many, those that matter most."""


def one_decision_maker(view: View) -> Figure:
    """Share of functions with exactly one decision-maker in every part of their scope, as GAP001 and OVL001
    judge it: who decides by another's delegation is no second one, and routine work needs none by name."""
    parts: dict[str, list[Token]] = {"ok": [], "none": [], "several": []}
    for function in view.functions:
        parts[view.decided(function)].append(("function", function.id))
    whole = len(view.functions)
    return Figure(
        key="decision.one",
        group="function",
        title=Text("Tepat satu pengambil keputusan", "Exactly one decision-maker"),
        value=len(parts["ok"]) / whole if whole else None,
        unit="share",
        verdict=Text(
            "Tepat satu di setiap bagian lingkup: {ok} dari {whole} fungsi; di suatu bagian tidak ada: "
            "{none}; lebih dari satu: {several}.",
            "Exactly one in every part of the scope: {ok} of {whole} functions; none in some part: {none}; "
            "more than one: {several}.",
        ).format(whole=whole, **{part: len(rows) for part, rows in parts.items()})
        if whole
        else _NO_FUNCTIONS,
        formula=Text(
            "fungsi dengan tepat satu KP di setiap bagian lingkupnya ÷ semua fungsi",
            "functions with exactly one KP in every part of their scope ÷ all functions",
        ),
        source=GUIDE,
        chart="share",
        bars=tuple(Bar(_DECIDING[part], len(rows), tuple(rows), part) for part, rows in parts.items()),
        good="high",
    )


_DECIDING = {
    "ok": Text("tepat satu", "exactly one"),
    "none": Text("di suatu bagian tidak ada", "none in some part"),
    "several": Text("di suatu bagian lebih dari satu", "more than one in some part"),
}


def task_redundancy(view: View) -> Figure:
    """How much is executed by more units than one, where their scopes meet."""
    held = {f.id: view.together(f) for f in view.functions}
    done = {f: n for f, n in held.items() if n}
    value = spare(list(done.values()), len(view.executed))
    groups: dict[str, list[Token]] = {name: [] for name in _EXECUTING}
    for id_, n in held.items():
        groups[str(min(n, 3))].append(("function", id_))
    return Figure(
        key="tasks.redundancy",
        group="function",
        title=Text("Tugas yang dikerjakan rangkap", "Tasks done more than once"),
        value=value,
        unit="index",
        verdict=Text(
            "Fungsi yang dilaksanakan: {done}; bergantung pada satu unit saja: {single}; dilaksanakan "
            "beberapa unit pada lingkup yang sama: {rest}.",
            "Functions that are executed: {done}; resting on one unit alone: {single}; executed by several "
            "units in the same scope: {rest}.",
        ).format(done=len(done), single=len(groups["1"]), rest=len(groups["2"]) + len(groups["3"]))
        if value is not None
        else _NO_EXECUTORS,
        formula=Text(
            "jumlah (pelaksana per fungsi - 1) ÷ ((unit pelaksana - 1) · fungsi); 0: tak ada rangkap, "
            "1: semua mengerjakan semua",
            "sum of (executors per function - 1) ÷ ((executing units - 1) · functions); 0: nothing twice, "
            "1: all do all",
        ),
        source=CARLEY,
        chart="histogram",
        bars=tuple(Bar(_EXECUTING[n], len(rows), tuple(rows)) for n, rows in groups.items()),
    )


_EXECUTING = {
    "0": Text("0 pelaksana", "0 executors"),
    "1": Text("1 pelaksana", "1 executor"),
    "2": Text("2 pelaksana", "2 executors"),
    "3": Text("3 pelaksana atau lebih", "3 executors or more"),
}


def task_exclusivity(view: View) -> Figure:
    """How much rests on single units: what only they execute."""
    alone: dict[str, list[Token]] = {}
    index: dict[str, float] = {}
    for function in view.functions:
        n = view.together(function)
        for unit in {a.unit for a in view.executors(function.id)}:
            if view.agency is None or unit in view.unit_ids:
                index[unit] = index.get(unit, 0.0) + exp(1 - n)
                if n == 1:
                    alone.setdefault(unit, []).append(("function", function.id))
    ranked = sorted(index, key=lambda unit: (-index[unit], unit))
    first = ranked[0] if ranked else ""
    return Figure(
        key="tasks.exclusivity",
        group="function",
        title=Text("Tugas yang bergantung pada satu unit", "Tasks that rest on one unit"),
        value=index[first] if ranked else None,
        unit="index",
        verdict=Text(
            "{unit} memikul paling banyak; fungsi yang hanya dilaksanakan di sana: {n}.",
            "{unit} carries the most; functions executed there alone: {n}.",
        ).format(unit=view.name(("unit", first)), n=len(alone.get(first, ())))
        if ranked
        else _NO_EXECUTORS,
        formula=Text(
            "terbesar di antara unit: jumlah exp(1 - pelaksana) atas fungsi yang dilaksanakannya",
            "the largest of the units: sum of exp(1 - executors) over the functions it executes",
        ),
        source=CARLEY,
        chart="bars",
        bars=tuple(
            Bar(view.name(("unit", unit)), index[unit], (("unit", unit), *alone.get(unit, ())))
            for unit in ranked[:_MOST]
        ),
        good="low",
    )


def functions_against_units(view: View) -> Figure:
    """Whether functions that hang together lie in the same part of the structure."""
    home = {f.id: place for f in view.functions if (place := _home(view, f)) is not None}
    relations = [
        r
        for r in view.read.all_relations()
        if r.function in home and r.other in home and r.function != r.other
    ]
    value: float | None = None
    bars: tuple[Bar, ...] = ()
    if relations:
        import networkx as nx

        graph = nx.MultiGraph()
        graph.add_nodes_from(id_ for r in relations for id_ in (r.function, r.other))
        graph.add_edges_from((r.function, r.other) for r in relations)
        parts: dict[Token, set[str]] = {}
        for id_ in graph:
            parts.setdefault(home[id_], set()).add(id_)
        value = modularity(graph, parts.values())
        bars = tuple(_cohesion(view, part, graph.edges(inside), home) for part, inside in parts.items())
    within = sum(home[r.function] == home[r.other] for r in relations)
    return Figure(
        key="functions.modularity",
        group="function",
        title=Text("Fungsi yang berkaitan sebagian besar seatap", "Related functions under one roof"),
        value=value,
        unit="index",
        verdict=Text(
            "{within} dari {whole} hubungan antarfungsi tetap di dalam satu {part}.",
            "{within} of {whole} relations between functions stay within one {part}.",
        ).format(
            within=within, whole=len(relations), part=_PART_AGENCY if view.agency is None else _PART_DIVISION
        )
        if relations
        else Text(
            "Tidak terdefinisi: belum ada hubungan antarfungsi yang dilaksanakan. Isi fungsi mana "
            "menyerahkan hasil kepada fungsi mana, atau berbagi data dengannya.",
            "Undefined: no relations between functions that are executed. Enter which hands its result to "
            "which, or shares data with it.",
        ),
        formula=Text(
            "modularitas Newman: jumlah per bagian [hubungan di dalam ÷ semua - (derajat ÷ 2 · semua)²]",
            "Newman's modularity: sum over the parts of [relations within ÷ all - (degree ÷ 2 · all)²]",
        ),
        source=Source("Newman 2006, Modularity and community structure in networks"),
        chart="bars",
        bars=tuple(sorted(bars, key=lambda bar: bar.value)),
        good="high",
    )


_PART_AGENCY = Text("instansi", "agency")
_PART_DIVISION = Text("bidang", "division")


def _home(view: View, function: Function) -> Token | None:
    """The part of the view where a function is executed: that of most executors; None for nobody's."""
    parts = [view.part(a.unit) for a in view.executors(function.id)]
    return max(sorted(set(parts)), key=parts.count) if parts else None


def _cohesion(view: View, part: Token, edges: Iterable[tuple[str, str]], home: dict[str, Token]) -> Bar:
    """The share of a part's relations that stay within it, and the functions whose relations leave it."""
    all_ = list(edges)
    leaving = [edge for edge in all_ if home[edge[0]] != home[edge[1]]]
    rows = dict.fromkeys(("function", id_) for edge in leaving for id_ in edge)
    return Bar(view.name(part), 1 - len(leaving) / len(all_), (part, *rows))
