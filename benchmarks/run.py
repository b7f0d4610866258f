"""Measure what users wait for, on a large organization; print a report.

    python benchmarks/run.py > benchmarks/results.md

Times on one machine mean little; ratios within one run mean more. Each part runs in a process of its own, so
that memory is its own and no part warms another up.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import platform
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import desk
import export
import sheets

if TYPE_CHECKING:
    from orgdesk.document import Document

HERE = Path(__file__).resolve()
EXAMPLE = HERE.parent.parent / "examples" / "puskesmas-support-chain.toml"
FILE = "large.orgdesk"
MILLI = 1e3

Result = dict[str, float]


def percentile(times: list[float], share: float) -> float:
    """The value below which `share` of the times lie, in milliseconds."""
    return MILLI * sorted(times)[min(int(len(times) * share), len(times) - 1)]


def part_analysis(folder: str) -> Result:
    """Open the file, run the first analysis in slices, then make edits through the document."""
    from orgdesk.document import Document

    document = Document.open(Path(folder) / FILE)
    started = time.perf_counter()
    slices = first_pass(document)
    first = time.perf_counter() - started
    edits, checks = edits_and_checks(document)
    findings = len(document.engine.findings)
    document.close(discard=True)
    return {
        "first_s": first,
        "slices": len(slices),
        "slice_p50": percentile(slices, 0.5),
        "slice_p99": percentile(slices, 0.99),
        "slice_max": percentile(slices, 1),
        "edit_p50": percentile(edits, 0.5),
        "edit_p99": percentile(edits, 0.99),
        "edit_max": percentile(edits, 1),
        "check_p50": percentile(checks, 0.5),
        "check_p99": percentile(checks, 0.99),
        "findings": findings,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def first_pass(document: Document) -> list[float]:
    """Seconds of each slice of the first analysis, as a window would run them."""
    engine = document.engine
    slices = []
    while engine.pending:
        before = time.perf_counter()
        engine.step(0.006)
        slices.append(time.perf_counter() - before)
    engine.take_delta()
    return slices


def edits_and_checks(document: Document) -> tuple[list[float], list[float]]:
    """Seconds from `execute` to right findings, and of that the re-check, for 1,000 edits of every sort."""
    from orgdesk.organization.bilingual import Text
    from orgdesk.organization.changes import RowChange, change

    rng = random.Random(11)
    here, engine = document.organization, document.engine
    ids, units, lines = list(here.assignments), list(here.units), list(here.reportings)
    edits, checks = [], []
    for _ in range(1000):
        row = here.assignments[rng.choice(ids)]
        sort = rng.random()
        if sort < 0.5:
            edit = RowChange(row, replace(row, unit=rng.choice(units)))
        elif sort < 0.7:
            unit = here.units[rng.choice(units)]
            edit = RowChange(unit, replace(unit, name=unit.name + "x"))
        elif sort < 0.9:
            function = here.functions[row.function]
            edit = RowChange(function, replace(function, strategic=not function.strategic))
        else:
            line = here.reportings[rng.choice(lines)]
            siblings = [u.id for u in here.units_of(here.units[line.unit].agency) if u.id != line.unit]
            edit = RowChange(line, replace(line, superior=rng.choice(siblings)))
        before = time.perf_counter()
        document.execute(change(Text("Ubah", "Change"), [edit]))
        between = time.perf_counter()
        engine.settle()
        after = time.perf_counter()
        edits.append(after - before)
        checks.append(after - between)
    return edits, checks


def part_full(folder: str) -> Result:
    """The full analysis by all rules, against one plain pass for the three worst (`plain.py`), in turn."""
    from plain import plain_pass

    from orgdesk.analysis.engine import Engine
    from orgdesk.storage.open_file import read

    here = read(Path(folder) / FILE)
    gc.collect()
    gc.freeze()
    return in_turn(lambda: Engine(here).settle(), lambda: plain_pass(here), 3)


def part_open(folder: str) -> Result:
    """Reading the file, against the same rows with plain sqlite3, in turn."""
    from orgdesk.document import Document
    from orgdesk.storage.open_file import read

    path = Path(folder) / FILE

    def plain() -> None:
        connection = sqlite3.connect(path)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()
        connection.close()

    def document() -> None:
        Document.open(path).close(discard=True)

    bare = in_turn(lambda: read(path), plain, 9)
    whole = in_turn(document, plain, 9)
    return bare | {"whole_ours": whole["ours"], "whole_theirs": whole["theirs"]}


def part_command(_: str) -> Result:
    """`orgdesk check` on the example, against importing SQLAlchemy, whole processes in turn."""

    def process(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)

    check = process("-m", "orgdesk", "check", str(EXAMPLE))
    return in_turn(check, process("-c", "import sqlalchemy"), 9)


def part_export(folder: str) -> Result:
    """The workbook of the example, against openpyxl writing the bare values of the same cells."""
    from openpyxl import Workbook, load_workbook

    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.excel.choices import ExportChoices
    from orgdesk.exchange.excel.workbook import write_workbook
    from orgdesk.exchange.text import read_text

    here = read_text(EXAMPLE)
    engine = Engine(here)
    engine.settle()
    out, day = Path(folder) / "matrix.xlsx", dt.date(2026, 1, 1)
    choices = ExportChoices(language="id")
    write_workbook(here, engine.verdict(), out, choices, day)
    values = {sheet.title: list(sheet.values) for sheet in load_workbook(out)}

    def bare() -> None:
        book = Workbook(write_only=True)
        for title, rows in values.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(Path(folder) / "bare.xlsx")

    return in_turn(lambda: write_workbook(here, engine.verdict(), out, choices, day), bare, 5)


def in_turn(one: Callable[[], object], other: Callable[[], object], runs: int) -> Result:
    """Median seconds of two things, run in turn so that a slow moment hits both; a warm-up goes first."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs + 1):
        for job, taken in zip((one, other), times, strict=True):
            before = time.perf_counter()
            job()
            taken.append(time.perf_counter() - before)
    return {"ours": statistics.median(times[0][1:]), "theirs": statistics.median(times[1][1:])}


CORE = {
    "analysis": part_analysis,
    "full": part_full,
    "open": part_open,
    "command": part_command,
    "export": part_export,
}
PARTS = CORE | desk.PARTS | sheets.PARTS | export.PARTS


def measured(part: str, folder: str) -> Result:
    """The result of one part, from a process of its own."""
    command = [sys.executable, str(HERE), part, folder]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    result: Result = json.loads(done.stdout)
    return result


def report() -> str:
    """All parts, as the page that is committed."""
    from generate import large_organization

    from orgdesk.storage.open_file import write

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / FILE, large_organization())
        a, full, opening, command, exported = (measured(part, folder) for part in CORE)
        start, large, repaint, leaks = (measured(part, folder) for part in desk.PARTS)
        taken, written, weight = (measured(part, folder) for part in (sheets.PARTS | export.PARTS))
    rows = [
        ("one edit, from `Document.execute` to right findings, p50", "≤ 3 ms", f"{a['edit_p50']:.2f} ms"),
        ("the same, p99", "≤ 16 ms", f"{a['edit_p99']:.2f} ms (longest of 1,000: {a['edit_max']:.1f})"),
        ("of that, the re-check, p50 / p99", "", f"{a['check_p50']:.2f} / {a['check_p99']:.2f} ms"),
        ("slice of the first analysis, p99", "≤ 8 ms", f"{a['slice_p99']:.2f} ms (p50 {a['slice_p50']:.2f})"),
        ("longest slice", "≤ 30 ms", f"{a['slice_max']:.2f} ms"),
        ("first analysis", "", f"{a['first_s']:.1f} s in {a['slices']} slices, {a['findings']} findings"),
        ("full analysis by all rules ÷ one plain pass for the three worst", "≤ 25", ratio(full)),
        ("memory: file open, analysed, 1,000 edits", "≤ 600 MB", f"{a['memory']:.0f} MB"),
        ("opening the file ÷ reading its rows with sqlite3", "≤ 3", ratio(opening)),
        ("the same through `Document`: working copy, lock, history, close", "", ratio(opening, "whole_")),
        ("`orgdesk check` on the example ÷ `import sqlalchemy`", "≤ 4", ratio(command)),
        ("workbook of the example ÷ its bare values with openpyxl", "", ratio(exported)),
    ]
    window = [
        (
            "window with the start page ÷ a bare PySide6 QMainWindow, whole processes",
            "≤ 2",
            f"{start['start'] / start['bare']:.2f} ({start['start']:.2f} s ÷ {start['bare']:.2f} s)",
        ),
        (
            "example open and painted ÷ start page",
            "≤ 1.5",
            f"{start['example'] / start['start']:.2f} ({start['example']:.2f} s)",
        ),
        (
            "role code typed → matrix repainted, findings right (commit and fsync in it), p50",
            "≤ 6 ms",
            f"{large['typed_p50']:.1f} ms",
        ),
        (
            "the same, p99",
            "≤ 16 ms",
            f"{large['typed_p99']:.1f} ms (longest: {large['typed_max']:.1f})",
        ),
        (
            "gap of the window's thread in the first analysis, p99",
            "≤ 16 ms",
            f"{large['gap_p99']:.1f} ms",
        ),
        ("longest gap", "≤ 50 ms", f"{large['gap_max']:.1f} ms"),
        ("making the places for the large model, once, before that", "", f"{large['places']:.0f} ms"),
        (
            "repainting the whole matrix while scrolling ÷ QTableView with its delegate",
            "≤ 1/20",
            f"1/{repaint['theirs'] / repaint['ours']:.0f} ({MILLI * repaint['ours']:.2f} ms ÷ "
            f"{MILLI * repaint['theirs']:.1f} ms, {repaint['width']:.0f} x {repaint['height']:.0f} pixels)",
        ),
        (
            "memory after opening and closing the example 200 times",
            "within 10%",
            f"{leaks['before']:.0f} → {leaks['after']:.0f} MB ({leaks['after'] / leaks['before'] - 1:+.1%})",
        ),
        ("memory: large model in the window, analysed, 300 edits", "", f"{large['memory']:.0f} MB"),
    ]
    sheet_rows = [
        (
            "reading and planning an import ÷ openpyxl's read-only reading of the same file",
            "≤ 1.5",
            ratio({"ours": taken["import"], "theirs": taken["openpyxl"]}),
        ),
        ("of that, reading", "", f"{taken['read']:.2f} s"),
        ("peak memory of the import", "≤ 200 MB", f"{taken['memory_import']:.0f} MB"),
        (
            "export ÷ openpyxl's write-only dump of the same cells and styles",
            "≤ 1.5",
            ratio(written, "plain_"),
        ),
        ("the same with findings marked and told in comments", "≤ 1.5", ratio(written)),
        (
            "peak memory of the export, the model in it",
            "≤ 200 MB",
            f"{weight['memory']:.0f} MB (of that the model {weight['model']:.0f})",
        ),
    ]
    core, places, both_ways = (
        "\n".join(f"| {what} | {wanted} | {seen} |" for what, wanted, seen in table)
        for table in (rows, window, sheet_rows)
    )
    return f"""# What was measured

An organization of 5,000 units, 20,000 functions and 80,000 assignments (`benchmarks/generate.py`);
Python {platform.python_version()}, {dt.date.today()}. Written by `python benchmarks/run.py`.
Machines differ, so hold ratios against ratios.

## Without a window

| what | wanted | seen |
|---|---|---|
{core}

## The window, offscreen

| what | wanted | seen |
|---|---|---|
{places}

## Excel both ways, 2,000 functions x 300 units of which 15% have a role

| what | wanted | seen |
|---|---|---|
{both_ways}
"""


def ratio(seconds: Result, prefix: str = "") -> str:
    """Ours over theirs, with both."""
    ours, theirs = seconds[f"{prefix}ours"], seconds[f"{prefix}theirs"]
    return f"{ours / theirs:.2f} ({ours:.2f} s ÷ {theirs:.2f} s)"


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(PARTS[sys.argv[1]](sys.argv[2])))
    else:
        print(report(), end="")
