"""How to fill in: which sheets return, how roles are written, how to add and remove, what codes mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.paper import FOLIO, column_points, height_of, running_lines, set_up
from orgdesk.exchange.excel.parts import BODY, QUIET, TITLE_ROWS, band, chip, title_block
from orgdesk.exchange.excel.pen import Edge, Look, Pen
from orgdesk.exchange.excel.words import DUTIES, FUNCTION_LIST, GUIDE, MATRIX, ROLE_CODES, UNIT_LIST
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import role_name
from orgdesk.organization.names import ROLE_FAMILIES

WIDTHS = (24.0, 84.0, 42.0)
FIRST_ROW = TITLE_ROWS + 1
_LINE = replace(BODY, size=10, down="center", right=None)
_NAME = replace(_LINE, bold=True)


def write_guide(pen: Pen, content: Content) -> None:
    """Draw the sheet, one section below the other."""
    title_block(pen, content, GUIDE)
    running_lines(pen.sheet, content.organization.project, content.say(GUIDE), content.language)
    pen.sheet.sheet_properties.tabColor = LIGHT.ink.lstrip("#")
    pen.widths(WIDTHS)
    choices = content.choices
    returning = [(_OF_AGENCIES if choices.sheet_per_agency else MATRIX, _MATRIX)]
    if choices.lists:
        returning += [(FUNCTION_LIST, _LIST), (UNIT_LIST, _LIST)]
    returning.append((DUTIES, _DUTIES))
    row = _section(pen, content, FIRST_ROW, _RETURNS, [*returning, (_OTHERS, _READ_ONLY)])
    roles = [(_ONE, _ONE_NAME if choices.words else _ONE_CODE)]
    roles += [(_SEVERAL, _SEVERAL_NAMES if choices.words else _SEVERAL_CODES), (_NONE, _CLEAR)]
    row = _section(pen, content, row, _ROLES, roles)
    row = _section(pen, content, row, _ADD, _ADDING)
    row = _section(pen, content, row, _FREE, _FREEDOM)
    row = _codes(pen, content, row)
    row = _send_back(pen, content, row)
    pen.sheet.freeze_panes = f"A{FIRST_ROW}"
    pen.sheet.print_area = f"A1:C{row}"
    set_up(pen.sheet, FOLIO, rows=(1, 2), columns=None)


def _section(pen: Pen, content: Content, row: int, title: Text, lines: Sequence[tuple[Text, Text]]) -> int:
    """A heading, then what it is about at the left and what to know of it at the right; the next free row."""
    band(pen, row, content.say(title), len(WIDTHS), strong=True)
    width = column_points(WIDTHS[1]) + column_points(WIDTHS[2])
    for name, meaning in lines:
        row += 1
        text = content.say(meaning)
        pen.put(row, 1, content.say(name), _NAME)
        pen.merge(row, 2, 3, text, _LINE)
        height = max(height_of(text, width, 10), height_of(content.say(name), column_points(WIDTHS[0]), 10))
        pen.height(row, height + 7)
    return row + 2


def _codes(pen: Pen, content: Content, row: int) -> int:
    band(pen, row, content.say(ROLE_CODES), len(WIDTHS), strong=True)
    for role in content.roles:
        row += 1
        name = content.say(role_name(content.organization, role.role, role.resource))
        pen.put(row, 1, role.code, chip(role))
        pen.put(row, 2, name, replace(_LINE, indent=1))
        family = content.say(ROLE_FAMILIES[role.family])
        pen.put(row, 3, family, replace(QUIET, down="center", right=None))
        pen.height(row, 17)
    return row + 2


def _send_back(pen: Pen, content: Content, row: int) -> int:
    """Lines to be filled in by whoever sends the workbook out."""
    band(pen, row, content.say(_BACK), len(WIDTHS), strong=True)
    line = Edge("thin", LIGHT.secondary)
    for name in (_TO, _UNTIL):
        row += 1
        pen.put(row, 1, content.say(name), replace(_NAME, down="bottom", bottom=None))
        pen.put(row, 2, None, Look(size=10, bottom=line, literal=True))
        pen.height(row, 24)
    return row


_RETURNS = Text("Yang dibaca kembali oleh OrgDesk", "What OrgDesk reads back")
_OF_AGENCIES = Text("Lembar per instansi", "Sheets of agencies")
_MATRIX = Text(
    "Peran di dalam sel, kode dan rumusan fungsi, kode dan nama unit.",
    "The roles in the cells, codes and wordings of functions, codes and names of units.",
)
_LIST = Text("Semua kolom.", "All columns.")
_DUTIES = Text("Kolom Pasal dan Catatan.", "The columns Article and Note.")
_OTHERS = Text("Lembar lainnya", "The other sheets")
_READ_ONLY = Text(
    "Hanya untuk dibaca. Perubahan di sana tidak masuk ke OrgDesk.",
    "To be read only. What is changed there does not get into OrgDesk.",
)
_ROLES = Text("Mengisi peran", "Filling in roles")
_ONE = Text("Satu peran", "One role")
_ONE_CODE = Text(
    "Pilih sel di pertemuan fungsi dan unit, lalu pilih kodenya dari daftar atau ketik sendiri. Huruf kecil "
    "boleh.",
    "Select the cell where function and unit meet, then choose the code from the list or type it. Small "
    "letters will do.",
)
_ONE_NAME = Text(
    "Pilih sel di pertemuan fungsi dan unit, lalu pilih nama perannya dari daftar. Kode peran juga dikenali.",
    "Select the cell where function and unit meet, then choose the name of the role from the list. Codes are "
    "understood too.",
)
_SEVERAL = Text("Beberapa peran", "Several roles")
_SEVERAL_CODES = Text(
    "Tulis kodenya berurutan dengan spasi, misalnya KO PL. Daftar memuat semua pasangan. Kombinasi lain "
    "ditulis di kolom sendiri.",
    "Write the codes with a space between them, for instance KO PL. The list has all pairs. Say other "
    "combinations in a column of your own.",
)
_SEVERAL_NAMES = Text(
    "Pilih kombinasinya dari daftar. Bila belum ada, tulis kode-kodenya dengan spasi, misalnya KO PL.",
    "Choose the combination from the list. Where it is not there, write the codes with a space between "
    "them, for instance KO PL.",
)
_NONE = Text("Tanpa peran", "No role")
_CLEAR = Text("Kosongkan selnya dengan tombol Delete.", "Clear the cell with the Delete key.")
_ADD = Text("Menambah dan menghapus", "Adding and removing")
_ADDING = [
    (
        Text("Fungsi baru", "A new function"),
        Text(
            "Sisipkan baris di bawah fungsi yang sejenis, lalu tulis kode, rumusan dan perannya.",
            "Insert a row below a similar function; write its code, its wording and the roles.",
        ),
    ),
    (
        Text("Unit baru", "A new unit"),
        Text(
            "Sisipkan kolom di sebelah kanan unit dari instansi yang sama, lalu tulis kode dan namanya di "
            "kepala kolom.",
            "Insert a column to the right of a unit of the same agency; write its code and its name in the "
            "head.",
        ),
    ),
    (
        Text("Kolom sendiri", "A column of your own"),
        Text(
            "Tambahkan kolom dengan judul. Isinya disimpan dan muncul lagi pada ekspor berikutnya.",
            "Add a column with a heading. What stands in it is kept and comes back with the next export.",
        ),
    ),
    (
        Text("Menghapus", "Removing"),
        Text(
            "Baris atau kolom yang dihapus tidak langsung hilang: OrgDesk menanyakannya lebih dahulu.",
            "Rows and columns that are gone are not removed at once: OrgDesk asks first.",
        ),
    ),
]
_FREE = Text("Yang boleh dan yang jangan", "What is fine and what is not")
_FREEDOM = [
    (
        Text("Boleh", "Fine"),
        Text(
            "Mengurutkan, menyaring, memindahkan dan menyembunyikan baris atau kolom, mengganti warna dan "
            "nama lembar, menyimpan dengan LibreOffice.",
            "Sorting, filtering, moving and hiding rows or columns, changing colours and names of sheets, "
            "saving with LibreOffice.",
        ),
    ),
    (
        Text("Jangan", "Not fine"),
        Text(
            "Menghapus baris dan kolom tersembunyi pada lembar, atau lembar tersembunyi OrgDesk. Dengan itu "
            "OrgDesk mengenali kembali setiap baris dan membedakan perubahan Anda dari perubahan orang lain.",
            "Deleting the hidden row and column of a sheet, or the hidden sheet OrgDesk. By these OrgDesk "
            "knows each row again and tells your changes from those of others.",
        ),
    ),
    (
        Text("Lembar tersembunyi", "The hidden sheet"),
        Text(
            "Memuat isi lembar-lembar ini saat diekspor, tidak lebih: tanpa nama orang, jabatan, atau temuan "
            "yang diterima.",
            "Holds what these sheets said when they were exported, and no more: no names of people, no "
            "posts, no accepted findings.",
        ),
    ),
]
_BACK = Text("Dikembalikan kepada", "To be sent back to")
_TO = Text("Nama dan alamat", "Name and address")
_UNTIL = Text("Paling lambat", "At the latest")
