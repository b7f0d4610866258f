"""Krackhardt's dimensions of the line of command, each with the units that depart from a tree."""

from __future__ import annotations

from orgdesk.analysis.kit import Source
from orgdesk.analysis.metrics.dimensions import without_common_superior
from orgdesk.analysis.metrics.figure import Bar, Figure
from orgdesk.analysis.metrics.view import View
from orgdesk.organization.bilingual import Text

_SOURCE = Source("Krackhardt 1994, Graph theoretical dimensions of informal organizations; R sna 2.7-1")
_MOST = 30


def connectedness(view: View) -> Figure:
    """Whether all stand in one line."""
    import networkx as nx

    graph = view.line
    parts = sorted(nx.weakly_connected_components(graph), key=len, reverse=True)
    tops = [min(part, key=lambda unit: (graph.in_degree(unit), unit)) for part in parts]
    return _figure(
        "connectedness",
        Text("Keterhubungan garis", "Connectedness of the line"),
        view.dimensions.connectedness,
        Text("Semua unit terhubung dalam satu garis komando.", "All units stand in one line of command.")
        if len(parts) == 1
        else Text(
            "Garis komando terpisah menjadi {n} bagian.", "The line of command falls into {n} parts."
        ).format(n=len(parts)),
        Text(
            "pasangan unit yang terhubung ÷ semua pasangan", "pairs of units that are connected ÷ all pairs"
        ),
        tuple(
            Bar(view.name(("unit", top)), len(part), tuple(("unit", unit) for unit in sorted(part)))
            for top, part in list(zip(tops, parts, strict=True))[:_MOST]
        ),
    )


def hierarchy(view: View) -> Figure:
    """Whether nobody stands above those above him."""
    import networkx as nx

    graph = view.line
    circles = [c for c in nx.strongly_connected_components(graph) if len(c) > 1]
    return _figure(
        "hierarchy",
        Text("Hierarki garis", "Hierarchy of the line"),
        view.dimensions.hierarchy,
        Text("Tidak ada unit yang saling membawahi.", "No units stand above each other.")
        if not circles
        else Text("{n} unit saling membawahi.", "{n} units stand above each other.").format(
            n=sum(map(len, circles))
        ),
        Text(
            "pasangan yang hanya satu membawahi yang lain ÷ pasangan yang ada hubungan atasannya",
            "pairs of which only one is above the other ÷ pairs of which either is",
        ),
        tuple(
            Bar(view.name(("unit", min(c))), len(c), tuple(("unit", unit) for unit in sorted(c)))
            for c in sorted(circles, key=lambda c: (-len(c), min(c)))
        ),
    )


def efficiency(view: View) -> Figure:
    """Whether there is no line more than needed: nobody with two superiors."""
    graph = view.line
    several = [unit.id for unit in view.units if graph.in_degree(unit.id) > 1]
    return _figure(
        "efficiency",
        Text("Efisiensi garis", "Efficiency of the line"),
        view.dimensions.efficiency,
        Text("Tidak ada unit yang mempunyai dua atasan.", "No unit has two superiors.")
        if not several
        else Text(
            "Unit dengan lebih dari satu atasan: {n}.", "Units with more than one superior: {n}."
        ).format(n=len(several)),
        Text(
            "1 - garis lebih dari kebutuhan pohon ÷ garis lebih yang mungkin; garis tanpa arah",
            "1 - lines beyond those of a tree ÷ all that are possible beyond; lines without direction",
        ),
        tuple(
            Bar(
                view.name(("unit", unit)),
                graph.in_degree(unit),
                (("unit", unit), *(("unit", s) for s in sorted(graph.predecessors(unit)))),
            )
            for unit in sorted(several, key=lambda unit: (-graph.in_degree(unit), unit))[:_MOST]
        ),
    )


def lubness(view: View) -> Figure:
    """Whether every two have a nearest common superior who could settle what they dispute."""
    graph = view.line
    lacking = without_common_superior(graph)
    return _figure(
        "lubness",
        Text("Kesatuan komando", "Unity of command"),
        view.dimensions.lubness,
        Text(
            "Tiap dua unit dalam satu garis mempunyai atasan bersama terdekat.",
            "Every two units in one line have a nearest common superior.",
        )
        if not lacking
        else Text(
            "Pasangan unit tanpa atasan bersama terdekat: {n}.",
            "Pairs of units without a nearest common superior: {n}.",
        ).format(n=sum(n for _, _, n in lacking)),
        Text(
            "1 - pasangan tanpa atasan bersama terdekat ÷ yang mungkin (least upper boundedness)",
            "1 - pairs without a nearest common superior ÷ all that could lack one (least upper boundedness)",
        ),
        tuple(
            Bar(
                _pair(view.name(("unit", one)), view.name(("unit", other))),
                n,
                (("unit", one), ("unit", other)),
            )
            for one, other, n in lacking[:_MOST]
        ),
    )


def _pair(one: Text, other: Text) -> Text:
    return Text(f"{one.id} - {other.id}", f"{one.en} - {other.en}")


def _figure(
    name: str, title: Text, value: float | None, verdict: Text, formula: Text, bars: tuple[Bar, ...]
) -> Figure:
    return Figure(
        key=f"line.{name}",
        group="size",
        title=title,
        value=value,
        unit="index",
        verdict=_TOO_SMALL if value is None else verdict,
        formula=formula,
        source=_SOURCE,
        chart="bars",
        bars=bars,
        good="high",
    )


_TOO_SMALL = Text(
    "Tidak terdefinisi: terlalu sedikit unit yang terhubung. Isi unit dan atasannya.",
    "Undefined: too few units are connected. Enter units and their superiors.",
)
