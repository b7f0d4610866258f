"""What there is to tell about a table whatever its layout: hidden rows and columns, cells without a value."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.recognition.cells import Cells
from orgdesk.exchange.incoming.recognition.reading import Reading
from orgdesk.exchange.incoming.recognition.table import Column, Line, LineKind, Table
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Problem, Sheet, Sort, coordinate, letters
from orgdesk.organization.bilingual import Text

_NAMES = frozenset({"function", "unit", "agency", "position", "parent", "superior", "task", "code", "holder"})
_NOT_READ = frozenset({"number", "surplus", "workload", "ignore", "effective_hours"})
_MOST = 100
"""Cells of a kind that are told one by one."""

_HIDDEN_ROWS = Text(
    "Baris yang tersembunyi ikut dibaca: {count}, mulai baris {first}.",
    "Rows that are hidden were read as well: {count}, from row {first} on.",
)
_HIDDEN_LEFT_OUT = Text(
    "Kolom {column} tersembunyi dan tidak dibaca. Tampilkan kolom itu bila isinya harus ikut.",
    "Column {column} is hidden and was not read. Unhide it if it should come in.",
)
_HIDDEN_READ = Text(
    'Kolom {column} "{title}" tersembunyi, tetapi dibaca karena hanya kolom itu yang memuatnya.',
    'Column {column} "{title}" is hidden, but was read since no other column holds it.',
)
_TWICE = Text(
    'Judul kolom "{title}" ada dua kali, di {first} dan {second}; keduanya dibaca sebagai hal yang sama.',
    'The heading "{title}" stands twice, in {first} and {second}; both are read as the same.',
)
_ERROR = Text(
    "Sel ini berisi galat {error} dan tidak dapat dibaca. Perbaiki rumusnya, lalu impor lagi.",
    "This cell holds the error {error} and cannot be read. Mend its formula, then import again.",
)
_UNCALCULATED = Text(
    "Rumus di sel ini belum dihitung. Buka berkasnya di Excel atau LibreOffice, simpan, lalu impor lagi.",
    "The formula in this cell has no value yet. Open the file in Excel or LibreOffice, save it, then import "
    "again.",
)
_EXTERNAL = Text(
    "Nilai sel ini diambil dari berkas lain dan mungkin sudah lama; yang dibaca adalah nilai yang tersimpan.",
    "The value of this cell comes from another file and may be old; the value that was kept is read.",
)
_DATE = Text(
    "Di sini diharapkan nama atau kode, tetapi sel berisi tanggal {date}; sering kali Excel mengubah tulisan "
    'seperti "1-2" menjadi tanggal. Ubah format sel menjadi Teks dan tulis ulang isinya.',
    "A name or a code should stand here, but the cell holds the date {date}; Excel often turns what was "
    'typed as "1-2" into a date. Set the cell to Text and type it again.',
)
_MORE = Text(
    "Masih ada {count} sel seperti ini pada lembar ini.", "There are {count} more such cells on this sheet."
)


def tell_rows(sheet: Sheet, tables: Sequence[Table], reading: Reading) -> None:
    """Say that hidden rows were read."""
    read = {line.row for table in tables for line in table.lines if line.kind is not LineKind.NOISE}
    hidden = sorted(read & sheet.hidden_rows)
    if hidden:
        sentence = _HIDDEN_ROWS.format(count=len(hidden), first=hidden[0])
        reading.problems.append(Problem(sentence, sheet.name, (hidden[0], 1)))


def tell_columns(table: Table, reading: Reading) -> None:
    """Say which hidden columns were read or left out, and which headings stand twice."""
    name, head = table.sheet.name, max(1, table.head[1])
    first: dict[tuple[str, ...], Column] = {}
    for column in table.columns:
        at = letters(column.index)
        if column.hidden:
            left_out = column.meaning == "ignore"
            sentence = (_HIDDEN_LEFT_OUT if left_out else _HIDDEN_READ).format(column=at, title=column.title)
            reading.problems.append(Problem(sentence, name, (head, column.index)))
            continue
        if not column.titles or column.meaning == "ignore":
            continue
        folded = tuple(title.casefold() for title in column.titles)
        before = first.setdefault(folded, column)
        if before is not column:
            cells = [coordinate((head, c.index)) for c in (before, column)]
            sentence = _TWICE.format(title=column.title, first=cells[0], second=cells[1])
            reading.problems.append(Problem(sentence, name, (head, column.index)))


def tell_cells(table: Table, cells: Cells, reading: Reading) -> None:
    """Say which cells hold no value, or a date where a name should stand; the lines lose those."""
    if not cells.bad:
        return
    columns = {column.index: column for column in table.columns}
    lines = {line.row: (n, line) for n, line in enumerate(table.lines) if line.kind is not LineKind.NOISE}
    told: dict[Sort, list[Problem]] = {}
    for (row, index), sort in sorted(cells.bad.items()):
        found, column = lines.get(row), columns.get(index)
        if found is None or column is None or column.meaning in _NOT_READ:
            continue
        n, line = found
        text = cells.text(row, index)
        if sort is Sort.DATE and column.meaning not in _NAMES:
            continue
        grave = sort is not Sort.EXTERNAL
        sentence = {Sort.ERROR: _ERROR, Sort.UNCALCULATED: _UNCALCULATED, Sort.EXTERNAL: _EXTERNAL}.get(
            sort, _DATE
        )
        problem = Problem(sentence.format(error=text, date=text), table.sheet.name, (row, index), grave)
        told.setdefault(sort, []).append(problem)
        if grave:
            reading.fates.mark(Where(table.sheet_index, row, index), Fate.ERROR, problem.sentence)
            line = Line(
                row,
                {c: said for c, said in line.cells.items() if c != index},
                line.kind,
                line.numbering,
                line.depth,
                line.copied,
            )
            table.lines[n] = line
            lines[row] = (n, line)
    for problems in told.values():
        reading.problems += problems[:_MOST]
        if len(problems) > _MOST:
            last = problems[_MOST]
            more = _MORE.format(count=len(problems) - _MOST)
            reading.problems.append(Problem(more, last.sheet, last.place, last.grave))
