"""What taking in a spreadsheet costs: reading and planning a large matrix against openpyxl reading it.

Each part prints its result as JSON when it is run in a process of its own by `run.py`.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Result = dict[str, float]

FUNCTIONS, UNITS, FILLED = 2_000, 300, 0.15
_CODES = ("KP", "REG", "REN", "KOR", "PL", "PP", "PI", "WAS", "EV", "KP/PL")
_IMPORT = """
from pathlib import Path
from orgdesk.exchange.incoming.importing import plan_import
from orgdesk.exchange.sheets.read import read_book
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import standard_roles
{work}
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) / 1024)
"""


def matrix(path: Path, seed: int = 5) -> None:
    """Write a matrix of functions down and units across; every cell has borders, most are empty."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Border, Side

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Matriks")
    rng, side = random.Random(seed), Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    sheet.append(["MATRIKS KEWENANGAN"])
    sheet.append(["NO", "FUNGSI", *(f"Bidang {n}" for n in range(1, UNITS + 1))])
    for number in range(1, FUNCTIONS + 1):
        row: list[object] = [number, f"Penyelenggaraan kegiatan nomor {number}"]
        for _ in range(UNITS):
            cell = WriteOnlyCell(sheet, rng.choice(_CODES) if rng.random() < FILLED else None)
            cell.border = border
            row.append(cell)
        sheet.append(row)
    book.save(path)


def part_import(folder: str) -> Result:
    """Seconds of reading, of reading and planning, of openpyxl's read-only reading, in turn; peak memory."""
    from openpyxl import load_workbook

    from orgdesk.exchange.incoming.importing import plan_import
    from orgdesk.exchange.sheets.read import read_book
    from orgdesk.organization.organization import Organization
    from orgdesk.reference.standard import standard_roles

    here = Organization(standard_roles())
    path = Path(folder) / "matriks.xlsx"
    matrix(path)
    rows = 0

    def plain() -> None:
        book = load_workbook(path, read_only=True)
        for sheet in book:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()

    def whole() -> None:
        nonlocal rows
        rows = len(plan_import(read_book(path), here).change_set.rows)

    jobs: dict[str, Callable[[], object]] = {
        "read": lambda: read_book(path),
        "import": whole,
        "openpyxl": plain,
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(4):
        for name, job in jobs.items():
            before = time.perf_counter()
            job()
            times[name].append(time.perf_counter() - before)
    seconds = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    reading = f"book = read_book(Path({str(path)!r}))"
    return seconds | {
        "rows": float(rows),
        "memory_read": _peak(reading),
        "memory_import": _peak(f"{reading}\nplan_import(book, Organization(standard_roles()))"),
    }


def _peak(work: str) -> float:
    """The most memory of a process that does this, in MB."""
    command = [sys.executable, "-c", _IMPORT.format(work=work)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


PARTS = {"import": part_import}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](sys.argv[2])))
