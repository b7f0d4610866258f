"""Measure the export of a large matrix: against a bare dump of the same cells by openpyxl, and its memory.

    python benchmarks/export.py

2,000 functions x 300 units of which 15% have a role. Seconds are those of the processor, so that other work
on the machine does not count. `PARTS` are for run.py.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgdesk.analysis.engine import Verdict
    from orgdesk.organization.organization import Organization

HERE = Path(__file__).resolve()
FUNCTIONS, UNITS, AGENCIES, SHARE = 2_000, 300, 12, 0.15
DAY = dt.date(2026, 1, 1)

Result = dict[str, float]


def large_matrix() -> Organization:
    """The model, the same each time: goals with functions, agencies with units, roles by chance."""
    from orgdesk.organization.organization import Organization
    from orgdesk.organization.records import (
        RECORD_TYPES,
        Agency,
        AgencyKind,
        Assignment,
        Function,
        FunctionLevel,
        Record,
        Unit,
    )
    from orgdesk.reference.standard import refs_by_code, standard_roles

    rng = random.Random(5)
    rows: list[Record] = list(standard_roles())
    rows += [
        Agency(id=f"A{n}", name=f"Dinas {n}", agency_kind=AgencyKind.LOCAL_AGENCY) for n in range(AGENCIES)
    ]
    rows += [
        Unit(id=f"U{n}", code=f"U{n:03}", name=f"Seksi Pelayanan {n}", agency=f"A{n * AGENCIES // UNITS}")
        for n in range(UNITS)
    ]
    goals = FUNCTIONS // 50
    rows += [
        Function(id=f"G{n}", wording=f"Tujuan {n} tercapai", level=FunctionLevel.GOAL) for n in range(goals)
    ]
    work = FUNCTIONS - goals
    rows += [
        Function(id=f"F{n}", code=f"F{n:04}", wording=f"Pelaksanaan kegiatan {n}", parent=f"G{n % goals}")
        for n in range(work)
    ]
    refs = list(refs_by_code().values())
    cells = rng.sample(range(FUNCTIONS * UNITS), int(FUNCTIONS * UNITS * SHARE))
    for cell in sorted(cells):
        function, unit = divmod(cell, UNITS)
        role, resource_id = rng.choice(refs)
        rows.append(
            Assignment(
                id=f"a{cell}",
                function=f"F{function % work}",
                unit=f"U{unit}",
                role=role,
                resource=resource_id,
            )
        )
    return Organization([row for kind in RECORD_TYPES for row in rows if row.kind == kind])


def findings(here: Organization) -> Verdict:
    """That two units decide on each function: as many findings, each of which marks two cells."""
    from orgdesk.analysis.engine import Verdict
    from orgdesk.analysis.findings import Found, Severity, finding
    from orgdesk.reference.standard import RoleRef, refs_by_code

    found = []
    for function in here.functions.values():
        units = tuple(sorted({a.unit for a in here.assignments_of_function(function.id)})[:2])
        if units:
            where = Found(units, role=RoleRef(*refs_by_code()["KP"]), values={"count": 2, "settle": ""})
            found.append(finding("OVL001", Severity.ERROR, ("function", function.id), where))
    return Verdict(tuple(found), ())


def export(here: Organization, verdict: Verdict, out: Path) -> float:
    """Seconds of the whole export with all its sheets."""
    from orgdesk.exchange.excel.choices import ExportChoices
    from orgdesk.exchange.excel.workbook import write_workbook

    before = time.process_time()
    write_workbook(here, verdict, out, ExportChoices(language="id"), DAY, lambda _: None)
    return time.process_time() - before


def bare_dump(source: Path, out: Path) -> float:
    """Seconds that openpyxl takes, write-only, for the same cells with the same styles; reading not counted.

    Rows come from the workbook itself, a bundle at a time, so that nothing is held that an export would not
    hold.
    """
    from openpyxl import Workbook, load_workbook
    from openpyxl.cell import WriteOnlyCell

    taken = 0.0
    read = load_workbook(source, read_only=True, rich_text=True)
    book = Workbook(write_only=True)
    for name in ("_fonts", "_fills", "_borders", "_alignments", "_cell_styles", "_number_formats"):
        setattr(book, name, getattr(read, name))
    for sheet in read.worksheets:
        before = time.process_time()
        target = book.create_sheet(sheet.title)
        taken += time.process_time() - before
        for bundle in bundles(sheet.rows, 50):
            plain = [[(cell.value, style_of(cell)) for cell in row] for row in bundle]
            before = time.process_time()
            for row in plain:
                cells: list[Any] = []
                for value, style in row:
                    if value is None and style is None:
                        cells.append(None)
                        continue
                    cell: Any = WriteOnlyCell(target, value)
                    if style is not None:
                        cell._style = copy(style)
                    cells.append(cell)
                target.append(cells)
            taken += time.process_time() - before
    before = time.process_time()
    book.save(out)
    return taken + time.process_time() - before


def style_of(cell: Any) -> Any:
    """The style of a cell that was read; None for the plain one."""
    number = getattr(cell, "_style_id", 0)
    return cell.style_array if number else None


def bundles(rows: Any, size: int) -> Iterator[list[Any]]:
    """So many rows at a time."""
    bundle: list[Any] = []
    for row in rows:
        bundle.append(row)
        if len(bundle) == size:
            yield bundle
            bundle = []
    yield bundle


def part_large_export(folder: str) -> Result:
    """Export and bare dump in turn, with and without findings."""
    here = large_matrix()
    out, bare = Path(folder) / "large.xlsx", Path(folder) / "bare.xlsx"
    from orgdesk.analysis.engine import Verdict

    result: Result = {}
    for name, verdict in (("plain_", Verdict((), ())), ("", findings(here))):
        result[f"{name}ours"] = export(here, verdict, out)
        result[f"{name}theirs"] = bare_dump(out, bare)
    return result


def part_export_memory(folder: str) -> Result:
    """Peak memory of a process that has the model and exports it, with findings."""
    here = large_matrix()
    verdict = findings(here)
    before = peak()
    export(here, verdict, Path(folder) / "large.xlsx")
    return {"model": before, "memory": peak()}


def peak() -> float:
    """The most memory of this process, in MB; what getrusage tells begins with the parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


PARTS = {"large_export": part_large_export, "export_memory": part_export_memory}


def measured(part: str) -> Result:
    """The result of one part, from a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE), part, folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    result: Result = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(PARTS[sys.argv[1]](sys.argv[2])))
    else:
        for part in PARTS:
            print(part, {name: round(value, 2) for name, value in measured(part).items()})
