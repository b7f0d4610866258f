"""Damage workbooks in every way that comes to mind and see that reading and planning never fall over.

    python benchmarks/fuzz_sheets.py --runs 20000 --seed 1
    python benchmarks/fuzz_sheets.py --seed 1 --only 4711 --keep damaged.bin

Each run takes a sound file, damages its bytes, its parts (packed again, so that the damage reaches the
parsers) or the XML in them, reads it and plans its import. Only sentences for the user may come out of it,
within a bound of time and of memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from damage import damaged
from openpyxl import Workbook

from orgdesk.exchange.incoming.importing import plan_import
from orgdesk.exchange.sheets.read import read_book
from orgdesk.exchange.sheets.watch import Limits, Watch
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.reference.standard import standard_roles

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "puskesmas-2014.toml"
LIMITS = Limits(file_bytes=20 * 2**20, unpacked_bytes=100 * 2**20, cells=200_000, seconds=5)
MOST_SECONDS = 2 * LIMITS.seconds
"""Of the processor, for reading and planning: each has the limit, and works between looks at the clock."""
MOST_MEGABYTES = 200
"""That memory may grow beyond that of the sound files."""


def own_workbook(organization: Organization) -> bytes:
    """What our export makes of an example."""
    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.excel.choices import ExportChoices
    from orgdesk.exchange.excel.workbook import workbook_bytes

    engine = Engine(organization)
    engine.settle()
    return workbook_bytes(organization, engine.verdict(), ExportChoices(language="id"), dt.date(2026, 1, 1))


def somebodys_workbook() -> bytes:
    """A matrix with the noise that such sheets have: title, merges, date, formula, hidden row, legend."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["MATRIKS KEWENANGAN DINAS KESEHATAN"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(["NO", "FUNGSI", "DASAR HUKUM", "DINAS KESEHATAN", None, "PUSKESMAS", "KET"])
    sheet.append([None, None, None, "Kadis", "Sekretaris", "Kepala", None])
    sheet.append([1, 2, 3, 4, 5, 6, 7])
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "G3:G4"):
        sheet.merge_cells(merged)
    for number in range(1, 25):
        sheet.append(
            [number, f"Kegiatan {number}", "UU 23/2014", "KP" if number % 2 else "A/R", "R", "PL, PP", "idem"]
        )
    sheet.append([None, "Jumlah", None, "=SUM(A6:A20)", dt.date(2024, 1, 31), 0.25, True])
    sheet["I6"], sheet["J6"] = "R", "Responsible"
    sheet["I7"], sheet["J7"] = "KP", "Pengambil Keputusan"
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["C"].hidden = True
    units = book.create_sheet("Unit")
    units.append(["Kode", "Nama Unit", "Atasan"])
    for number in range(12):
        units.append([f"U{number}", f"Bidang {number}", f"U{number // 3}" if number else None])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>
<office:automatic-styles><style:style style:name="ta1" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Matriks">
<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
<table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>MATRIKS</text:p>
<office:annotation><text:p>catatan</text:p></office:annotation></table:table-cell>
<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
<table:table-row><table:table-cell><text:p>No</text:p></table:table-cell>
<table:table-cell><text:p>Fungsi</text:p></table:table-cell><table:table-cell><text:p>Kadis</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-01-31">
<text:p>31/01/24</text:p></table:table-cell></table:table-row>{rows}
<table:table-row table:number-rows-repeated="1048000"><table:table-cell
table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Lain" table:style-name="ta1"><table:table-row>
<table:table-cell table:formula="of:=1+1"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""
_ROW = """<table:table-row table:number-rows-repeated="{repeat}">
<table:table-cell office:value-type="float" office:value="{n}"><text:p>{n}</text:p></table:table-cell>
<table:table-cell><text:p>Kegiatan <text:s text:c="2"/>{n}</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="3" office:value-type="string"><text:p>KP</text:p>
</table:table-cell></table:table-row>"""


def document() -> str:
    """An OpenDocument spreadsheet with merges, repeats, dates, hidden columns and a comment."""
    rows = "".join(_ROW.format(n=n, repeat=1 + n % 3) for n in range(1, 20))
    return _DOCUMENT.format(spaces=_SPACES, rows=rows)


def packed_document() -> bytes:
    """The same in a package."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        target.writestr("content.xml", document())
        target.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()


def lines() -> str:
    """A matrix as text with semicolons and quotes."""
    rows = [f'{n};"Kegiatan {n}, tahap ""awal""\nlanjutan";KP;R;PL' for n in range(1, 40)]
    return "\n".join(["MATRIKS;;;;", "No;Fungsi;Kadis;Sekretaris;Puskesmas", *rows]) + "\n"


_PAGE = """<html><head><meta charset=utf-8><style>td{{color:red}}</style></head><body><!-- x --><table>
<col style='display:none'><tr><th rowspan=2>No<th rowspan=2>Fungsi<th colspan=2>Dinas</tr>
<tr><th>Kadis<th>Sekretaris</tr>{rows}</table></body></html>"""


def page() -> str:
    """A matrix as a web page."""
    row = "<tr><td>{n}<td>Kegiatan&nbsp;{n}<br>lanjut<td x:num>KP</td><td sdval='3'>3"
    return _PAGE.format(rows="".join(row.format(n=n) for n in range(1, 40)))


def sound_files(organization: Organization) -> dict[str, bytes]:
    """What is damaged, by name."""
    return {
        "ekspor.xlsx": own_workbook(organization),
        "matriks.xlsx": somebodys_workbook(),
        "matriks.ods": packed_document(),
        "matriks.fods": document().replace("document-content", "document").encode(),
        "matriks.csv": lines().encode(),
        "lama.csv": lines().replace("awal", "\u00e9").encode("cp1252"),
        "lebar.csv": lines().encode("utf-16"),
        "matriks.html": page().encode(),
        "web.xls": page().encode("utf-16"),
    }


@dataclass(slots=True)
class Outcome:
    """What came of the runs."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_run: int = 0
    grown: float = 0.0
    """MB beyond what the sound files took."""

    def fail(self, what: str) -> None:
        """Note what must not be, and say it at once: a long run is worth watching."""
        self.failures.append(what)
        if len(self.failures) <= 20:
            print(what, file=sys.stderr, flush=True)


def memory() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fuzz(
    files: dict[str, bytes],
    organization: Organization,
    seed: int,
    runs: Iterator[int],
    folder: Path,
    plans: bool = True,
) -> Outcome:
    """Damage, read and plan once for each number in `runs`; the same seed and number give the same file."""
    outcome = Outcome()
    bare = Organization(standard_roles())
    for name, data in files.items():
        outcome.counts[attempt(folder / name, data, organization if plans else None)] += 0
    before = memory()
    for run in runs:
        rng = random.Random(f"{seed}:{run}")
        name = rng.choice(list(files))
        data = damaged(files[name], rng)
        into = organization if rng.random() < 0.7 else bare
        started = time.process_time()
        try:
            outcome.counts[attempt(folder / name, data, into if plans else None)] += 1
        except Exception:
            outcome.counts["FELL OVER"] += 1
            outcome.fail(f"run {run} ({name}):\n{traceback.format_exc()}")
        taken = time.process_time() - started
        if taken > outcome.slowest:
            outcome.slowest, outcome.slowest_run = taken, run
        if taken > MOST_SECONDS:
            outcome.fail(f"run {run} ({name}): {taken:.1f} s")
        if memory() - before > max(outcome.grown + 1, MOST_MEGABYTES):
            outcome.fail(f"run {run} ({name}): {memory() - before:.0f} MB more memory")
        outcome.grown = memory() - before
    return outcome


def attempt(path: Path, data: bytes, into: Organization | None) -> str:
    """What comes of reading and planning one file, in a word. Raises what must not be raised."""
    path.write_bytes(data)
    try:
        book = read_book(path, Watch(LIMITS))
    except OrgDeskError as error:
        assert error.sentence.id and error.sentence.en
        return "refused"
    if into is None:
        return "read"
    try:
        plan = plan_import(book, into, watch=Watch(LIMITS))
    except OrgDeskError as error:
        assert error.sentence.id and error.sentence.en
        return "read, not planned"
    return "planned with changes" if plan.change_set else "planned, nothing to change"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first run")
    parser.add_argument("--only", type=int, help="do this run alone")
    parser.add_argument("--read-only", action="store_true", help="plan nothing")
    parser.add_argument("--keep", type=Path, help="with --only: write the damaged file here")
    chosen = parser.parse_args()

    from orgdesk.exchange.text import read_text

    here = read_text(EXAMPLE)
    files = sound_files(here)
    if chosen.only is not None and chosen.keep:
        rng = random.Random(f"{chosen.seed}:{chosen.only}")
        name = rng.choice(list(files))
        chosen.keep.write_bytes(damaged(files[name], rng))
    last = chosen.first + chosen.runs
    runs = iter([chosen.only]) if chosen.only is not None else iter(range(chosen.first, last))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = fuzz(files, here, chosen.seed, runs, Path(folder), not chosen.read_only)
    print(f"{sum(outcome.counts.values())} runs in {time.monotonic() - started:.0f} s, seed {chosen.seed}")
    for word, count in outcome.counts.most_common():
        print(f"  {count:7} {word}")
    print(
        f"  slowest {outcome.slowest:.1f} s (run {outcome.slowest_run}); memory grew {outcome.grown:.0f} MB"
    )
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
