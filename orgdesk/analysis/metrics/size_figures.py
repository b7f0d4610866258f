"""Right size: spans, layers, how much structure and how many people for how much work."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from orgdesk.analysis.kit import GUIDE, Source
from orgdesk.analysis.metrics.figure import Bar, Figure, worded
from orgdesk.analysis.metrics.spans import median, percentile
from orgdesk.analysis.metrics.view import View
from orgdesk.analysis.staffing import filled, needed, staff_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import Token
from orgdesk.organization.records import BESIDE_THE_LINE, Unit, UnitKind, WorkKind

_SPANS = Source("Graicunas 1937; McKinsey 2017: managerial archetypes")
_NO_LINES = Text(
    "Tidak terdefinisi: belum ada unit dengan bawahan. Isi atasan tiap unit.",
    "Undefined: no unit has anybody below it yet. Enter whom each unit answers to.",
)


def _spans(view: View) -> dict[Unit, list[str]]:
    """Superior → its direct reports, counted as LEA001 counts: within the agency, without technical units,
    functional groups and teams."""
    found = {}
    for unit in view.units:
        below = [u for u, p in view.read.reports(unit).items() if p.unit_kind not in BESIDE_THE_LINE]
        if below:
            found[unit] = below
    return found


def span_median(view: View) -> Figure:
    """The middle span of control, and the histogram of spans."""
    spans = _spans(view)
    value = median([len(below) for below in spans.values()])
    widest = max(spans, key=lambda unit: (len(spans[unit]), unit.id), default=None)
    by_width: dict[int, list[Token]] = {}
    for unit, below in spans.items():
        by_width.setdefault(len(below), []).append(("unit", unit.id))
    return Figure(
        key="span.median",
        group="size",
        title=Text("Rentang kendali, tengah", "Span of control, median"),
        value=value,
        unit="count",
        verdict=_NO_LINES
        if widest is None or value is None
        else Text(
            "Separuh pimpinan membawahi langsung paling banyak {median} unit; terlebar {unit} dengan {most}.",
            "Half of the superiors have {median} units directly below them at most; {unit} has most, {most}.",
        ).format(median=worded(value, "count"), unit=view.name(("unit", widest.id)), most=len(spans[widest])),
        formula=Text(
            "nilai tengah bawahan langsung dari unit yang mempunyai bawahan; UPT, kelompok fungsional dan "
            "tim tidak dihitung",
            "median of direct reports of the units that have any; technical units, functional groups and "
            "teams do not count",
        ),
        source=_SPANS,
        chart="histogram",
        bars=tuple(
            Bar(Text(str(width), str(width)), len(rows), tuple(rows))
            for width, rows in sorted(by_width.items())
        ),
    )


def span_p90(view: View) -> Figure:
    """The span that nine of ten superiors do not exceed, with those who do."""
    spans = _spans(view)
    value = percentile([len(below) for below in spans.values()], 0.9)
    wide = [unit for unit, below in spans.items() if value is not None and len(below) >= value]
    return Figure(
        key="span.p90",
        group="size",
        title=Text("Rentang kendali, 90%", "Span of control, 90%"),
        value=value,
        unit="count",
        verdict=_NO_LINES
        if value is None
        else Text(
            "Sembilan dari sepuluh pimpinan membawahi langsung paling banyak {n} unit; lebih: {more}.",
            "Nine of ten superiors have {n} units directly below them at most; with more: {more}.",
        ).format(n=worded(value, "count"), more=sum(len(spans[unit]) > value for unit in wide)),
        formula=Text(
            "rentang terkecil yang tidak dilampaui 90% pimpinan",
            "the smallest span that 90% of the superiors do not exceed",
        ),
        source=_SPANS,
        chart="bars",
        bars=tuple(
            Bar(
                view.name(("unit", unit.id)),
                len(spans[unit]),
                (("unit", unit.id), *(("unit", u) for u in spans[unit])),
            )
            for unit in sorted(wide, key=lambda unit: (-len(spans[unit]), unit.id))
        ),
    )


def layers(view: View) -> Figure:
    """The longest line below the head of an agency, as LEA002 counts, and the units in each layer."""
    depths: dict[int, list[Token]] = {}
    for agency in view.agencies:
        root = view.read.root_of(agency.id)
        if root is not None:
            inside = {u.id for u in view.read.units_of(agency.id)}
            found = {root: 0} | reach(root, _below(view, inside))
            for unit, depth in found.items():
                depths.setdefault(depth if unit != root else 0, []).append(("unit", unit))
    deepest = max(depths, default=None)
    return Figure(
        key="layers",
        group="size",
        title=Text("Lapis di bawah pimpinan", "Layers below the head"),
        value=deepest,
        unit="count",
        verdict=Text("Tidak terdefinisi: belum ada unit.", "Undefined: there is no unit yet.")
        if deepest is None
        else Text(
            "Lapis di bawah pimpinan instansi pada garis terpanjang: {n}.",
            "Layers below the head of the agency, on the longest line: {n}.",
        ).format(n=deepest),
        formula=Text(
            "jarak terjauh dari pimpinan instansi ke bawah, di dalam instansi",
            "longest way down from the head of an agency, within the agency",
        ),
        source=GUIDE,
        chart="histogram",
        bars=tuple(
            Bar(_LAYER.format(n=depth) if depth else _HEAD, len(rows), tuple(rows))
            for depth, rows in sorted(depths.items())
        ),
        good="low",
    )


_HEAD = Text("pimpinan", "head")
_LAYER = Text("lapis {n}", "layer {n}")


def _below(view: View, inside: set[str]) -> Callable[[str], Iterable[str]]:
    return lambda unit: [u for u in view.read.subordinates(unit) if u in inside]


def units_per_core_function(view: View) -> Figure:
    """How much structure there is for the core functions that are executed."""
    core = {unit: [f for f in fs if _is_core(f.work)] for unit, fs in view.executed.items()}
    functions = {f.id for unit, fs in core.items() if unit in view.unit_ids for f in fs}
    value = len(view.units) / len(functions) if functions and view.units else None
    groups: dict[str, list[Token]] = {name: [] for name in _CORE}
    for unit in view.units:
        n = len(core.get(unit.id, ()))
        groups["0" if not n else "1" if n == 1 else "2" if n <= 3 else "4"].append(("unit", unit.id))
    return Figure(
        key="units.core",
        group="size",
        title=Text("Unit per fungsi inti", "Units per core function"),
        value=value,
        unit="ratio",
        verdict=Text(
            "Tidak terdefinisi: belum ada fungsi inti yang dilaksanakan unit di sini. Isi peran pelaksana.",
            "Undefined: no unit here executes a core function yet. Enter who executes what.",
        )
        if value is None
        else Text(
            "Unit: {units}; fungsi inti yang dilaksanakan: {functions}; unit tanpa fungsi inti: {idle}.",
            "Units: {units}; core functions that they execute: {functions}; units that execute none: {idle}.",
        ).format(units=len(view.units), functions=len(functions), idle=len(groups["0"])),
        formula=Text(
            "unit ÷ fungsi inti yang dilaksanakan; fungsi tanpa jenis pekerjaan dihitung inti",
            "units ÷ core functions that they execute; a function without a kind of work counts as core",
        ),
        source=GUIDE,
        chart="histogram",
        bars=tuple(Bar(_CORE[name], len(rows), tuple(rows)) for name, rows in groups.items()),
        good="low",
    )


_CORE = {
    "0": Text("tanpa fungsi inti", "no core function"),
    "1": Text("1 fungsi inti", "1 core function"),
    "2": Text("2-3 fungsi inti", "2-3 core functions"),
    "4": Text("4 fungsi inti atau lebih", "4 core functions or more"),
}


def _is_core(work: WorkKind | None) -> bool:
    return work in (None, WorkKind.CORE)


def overhead(view: View) -> Figure:
    """The share of the staff (of the units, where no staff is entered) in units that support the others."""
    kinds = {unit.id: _supports(view, unit) for unit in view.units}
    known = {unit.id: n for unit in view.units if (n := staff_of(unit, view.read)) is not None}
    weight = known or {unit.id: 1.0 for unit in view.units}
    groups: dict[bool, list[str]] = {True: [], False: []}
    for id_, supports in kinds.items():
        if id_ in weight:
            groups[supports].append(id_)
    said = any(kinds.values()) or any(f.work is not None for f in view.functions)
    whole = sum(weight.values())
    value = sum(weight[id_] for id_ in groups[True]) / whole if said and whole else None
    return Figure(
        key="overhead",
        group="size",
        title=Text("Porsi pendukung", "Overhead share"),
        value=value,
        unit="share",
        verdict=Text(
            "Tidak terdefinisi: tidak ada sekretariat dan belum ada jenis pekerjaan pada fungsi. Isi mana "
            "yang inti, pendukung atau rutin.",
            "Undefined: there is no secretariat and no function has a kind of work yet. Enter which are "
            "core, support or routine.",
        )
        if value is None
        else Text(
            "{share} {what} mendukung unit lain; unit pendukung: {n}.",
            "{share} of the {what} supports the others; supporting units: {n}.",
        ).format(share=worded(value, "share"), what=_STAFF if known else _UNITS, n=len(groups[True])),
        formula=Text(
            "pegawai unit pendukung ÷ semua pegawai yang diketahui (unit bila pegawai belum diisi). "
            "Pendukung: hanya melaksanakan fungsi pendukung atau rutin; tanpa jenis pekerjaan: sekretariat "
            "dan bawahannya",
            "staff of supporting units ÷ all staff known (units where no staff is entered). Supporting: "
            "executes nothing but support or routine; where no kind of work is entered: a secretariat and "
            "what is below it",
        ),
        source=Source("OrgDesk", "derived"),
        chart="share",
        bars=tuple(
            Bar(
                _KINDS[supports],
                sum(weight[id_] for id_ in ids),
                tuple(("unit", id_) for id_ in ids),
                "overhead" if supports else "core",
            )
            for supports, ids in groups.items()
        ),
        good="low",
    )


_STAFF = Text("pegawai", "staff")
_UNITS = Text("unit", "units")
_KINDS = {True: Text("pendukung", "support"), False: Text("lainnya", "others")}


def _supports(view: View, unit: Unit) -> bool:
    works = {f.work for f in view.executed.get(unit.id, ())}
    if (works and None not in works) or WorkKind.CORE in works:
        return WorkKind.CORE not in works
    line: str | None = unit.id
    superior = view.structure(unit.agency).superior
    while line is not None:
        if view.read.placement(line).unit_kind is UnitKind.SECRETARIAT:
            return True
        line = superior[line]
    return False


def staffing(view: View) -> Figure:
    """People there are for people needed, over the positions of which both are known."""
    parts: dict[Token, list[tuple[float, float, Token]]] = {}
    for unit in view.units:
        for position in view.read.positions(unit.id):
            need = needed(view.read.workloads(position.id), view.hours)
            there = filled(position, view.read.incumbents(position.id))
            if need is not None and there is not None:
                parts.setdefault(view.part(unit.id), []).append((there, need, ("position", position.id)))
    all_ = [row for rows in parts.values() for row in rows]
    there, need = sum(row[0] for row in all_), sum(row[1] for row in all_)
    bars: list[Bar] = []
    for part, rows in parts.items():
        tokens = tuple(token for _, _, token in rows)
        for n, name in enumerate(("filled", "needed")):
            people = sum((row[1] if n else row[0]) for row in rows)
            bars.append(Bar(view.name(part), people, (part, *tokens), name))
    return Figure(
        key="staffing",
        group="size",
        title=Text("Pegawai terhadap kebutuhan", "Staff against need"),
        value=there / need if need else None,
        unit="share",
        verdict=Text(
            "{there} dari {need} yang dibutuhkan menurut beban kerja, pada {n} jabatan.",
            "{there} of {need} that the workload calls for, in {n} positions.",
        ).format(there=worded(there, "people"), need=worded(need, "people"), n=len(all_))
        if need
        else Text(
            "Tidak terdefinisi: belum ada jabatan yang diketahui isinya dan beban kerjanya. Isi keduanya.",
            "Undefined: no position yet of which both workload and incumbents are known. Enter both.",
        ),
        formula=Text(
            "terisi ÷ kebutuhan; kebutuhan = jumlah (volume · jam) ÷ {hours} jam efektif setahun",
            "filled ÷ needed; needed = sum of (volume · hours) ÷ {hours} effective hours a year",
        ).format(hours=view.hours),
        source=Source("PermenPANRB 1/2020", "recalled"),
        chart="bars",
        bars=tuple(bars),
    )
