"""A figure ready to be drawn: its bars with their words in one language, and how they want to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgdesk.analysis.metrics.health import Bar, Figure, worded
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.organization import Token

STRIP = "strip"
"""A chart of our own: thin columns side by side without labels, a comparison."""

PART_NAMES: dict[str, Text] = {
    "filled": Text("terisi", "filled"),
    "needed": Text("dibutuhkan", "needed"),
    "late": Text("terlambat", "too late"),
}
"""What the parts of a bar are called where the label does not say it."""


@dataclass(frozen=True, slots=True)
class BarFace:
    """One bar: what it is called, how long it is, how its value reads, and what it counts."""

    label: str
    value: float
    said: str
    part: str = ""
    rows: tuple[Token, ...] = ()
    remark: str = ""
    """What the part is called, where the label does not say it."""

    @property
    def words(self) -> str:
        """The bar in a sentence."""
        return f"{self.label}: {self.said}" + (f" ({self.remark})" if self.remark else "")


@dataclass(frozen=True, slots=True)
class ChartFace:
    """A chart: its kind (one of CHARTS, or STRIP) and its bars."""

    kind: str
    bars: tuple[BarFace, ...] = ()


def chart_of(figure: Figure, language: Language) -> ChartFace:
    """The chart of a figure."""
    if not figure.bars or not figure.chart:
        return ChartFace("")
    whole = sum(bar.value for bar in figure.bars)
    said = [_said(figure, bar, whole).in_(language) for bar in figure.bars]
    return ChartFace(
        figure.chart,
        tuple(_face(bar, words, language) for bar, words in zip(figure.bars, said, strict=True)),
    )


def comparison(figure: Figure, values: Sequence[tuple[str, str, float]], language: Language) -> ChartFace:
    """The values of a figure for (id, name, value) of several agencies, the largest first."""
    ranked = sorted(values, key=lambda entry: (-entry[2], entry[1]))
    return ChartFace(
        STRIP,
        tuple(
            BarFace(name, value, worded(value, figure.unit).in_(language), rows=(("agency", id_),))
            for id_, name, value in ranked
        ),
    )


def _face(bar: Bar, said: str, language: Language) -> BarFace:
    name = PART_NAMES.get(bar.part)
    remark = name.in_(language) if name is not None else ""
    label = bar.label.in_(language)
    if bar.part in ("filled", "needed"):
        said, remark = f"{said} {remark}", ""
    return BarFace(label, bar.value, said, bar.part, bar.rows, remark)


def _said(figure: Figure, bar: Bar, whole: float) -> Text:
    """How the value of a bar reads: bars are counts where the figure is a share of them."""
    if figure.chart == "matrix":
        return worded(bar.value, figure.unit)
    if figure.chart == "share" and whole:
        count, share = worded(bar.value, "index"), worded(bar.value / whole, "share")
        return Text(f"{count.id} · {share.id}", f"{count.en} · {share.en}")
    return worded(bar.value, "days" if figure.unit == "days" else "index")


def as_text(figure: Figure, language: Language) -> str:
    """A figure as lines of text, a column a tab, as a spreadsheet takes them."""
    value = "" if figure.value is None else worded(figure.value, figure.unit).in_(language)
    lines = [f"{figure.title.in_(language)}\t{value}\t{figure.verdict.in_(language)}"]
    for bar in chart_of(figure, language).bars:
        other = bar.part if figure.chart == "matrix" else bar.remark
        lines.append("\t".join(["", bar.label, bar.said, other]).rstrip("\t"))
    return "\n".join(lines)
