"""Why a file cannot be taken in, as sentences that say what to do about it."""

from __future__ import annotations

from orgdesk.exchange.sheets.watch import SheetRefused
from orgdesk.organization.bilingual import Text


def refused(sentence: Text, file: str, /, **values: object) -> SheetRefused:
    """The error to raise about `file`."""
    return SheetRefused(sentence.format(file=file, **values))


NOT_THERE = Text(
    "Berkas {file} tidak ada. Periksa nama dan foldernya.",
    "There is no file {file}. Check its name and folder.",
)
FOLDER = Text(
    "{file} adalah folder. Pilih berkas di dalamnya.",
    "{file} is a folder. Choose a file in it.",
)
NOT_ALLOWED = Text(
    "Berkas {file} tidak boleh dibaca. Minta izin kepada pemiliknya, atau salin ke folder Anda.",
    "You may not read {file}. Ask its owner, or copy it to a folder of yours.",
)
UNREADABLE = Text(
    "Berkas {file} tidak terbaca: {why}. Salin ke folder lain, lalu coba lagi.",
    "{file} cannot be read: {why}. Copy it to another folder and try again.",
)
EMPTY = Text(
    "Berkas {file} kosong. Minta dikirim ulang.",
    "{file} is empty. Ask for it again.",
)
TOO_LARGE = Text(
    "Berkas {file} berukuran {size} MB; paling besar {most} MB. Simpan hanya lembar yang diperlukan ke "
    "berkas baru.",
    "{file} has {size} MB; the most is {most} MB. Save only the sheets that matter to a new file.",
)
OLD_EXCEL = Text(
    "Berkas {file} berformat Excel lama (.xls). Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu "
    "impor berkas itu.",
    "{file} is in the old format of Excel (.xls). Open it in Excel or LibreOffice, save it as .xlsx and "
    "import that file.",
)
BINARY_EXCEL = Text(
    "Berkas {file} berformat Excel biner (.xlsb). Simpan sebagai .xlsx, lalu impor berkas itu.",
    "{file} is a binary workbook (.xlsb). Save it as .xlsx and import that file.",
)
XML_EXCEL = Text(
    "Berkas {file} berformat lama XML atau halaman web dari Excel. Buka di Excel atau LibreOffice, simpan "
    "sebagai .xlsx, lalu impor berkas itu.",
    "{file} is an old XML workbook or a web page from Excel. Open it in Excel or LibreOffice, save it as "
    ".xlsx and import that file.",
)
PASSWORD = Text(
    "Berkas {file} dilindungi kata sandi. Buka dengan kata sandinya, simpan tanpa kata sandi, lalu impor "
    "berkas itu.",
    "{file} is protected by a password. Open it with the password, save it without one and import that file.",
)
ORGDESK = Text(
    "{file} adalah berkas OrgDesk, bukan lembar kerja. Buka dengan Berkas > Buka.",
    "{file} is a file of OrgDesk, no spreadsheet. Open it with File > Open.",
)
FOREIGN = Text(
    "{file} bukan lembar kerja ({kind}). Pilih berkas .xlsx, .ods, .csv atau .tsv.",
    "{file} is no spreadsheet ({kind}). Choose an .xlsx, .ods, .csv or .tsv file.",
)
DAMAGED = Text(
    "Berkas {file} rusak atau terpotong. Buka di Excel atau LibreOffice, simpan ulang, atau minta dikirim "
    "ulang.",
    "{file} is damaged or cut off. Open it in Excel or LibreOffice and save it again, or ask for it again.",
)
DAMAGED_PART = Text(
    'Berkas {file} rusak pada "{part}". Tidak ada yang diambil. Buka di Excel atau LibreOffice, '
    "simpan ulang, lalu coba lagi.",
    '{file} is damaged at "{part}". Nothing of it was taken in. Open it in Excel or LibreOffice, save it '
    "again and try again.",
)
BOMB = Text(
    "Isi berkas {file} jauh lebih besar daripada berkasnya sendiri; berkas seperti ini dapat melumpuhkan "
    "komputer. Minta pengirim menyimpannya ulang.",
    "What is packed in {file} is far larger than the file; such files can bring a computer down. Ask the "
    "sender to save it again.",
)
ENTITIES = Text(
    'Berkas {file} memuat deklarasi DOCTYPE pada "{part}", yang tidak pernah ditulis program lembar kerja. '
    "Tidak ada yang diambil. Minta pengirim menyimpannya ulang.",
    '{file} has a DOCTYPE declaration at "{part}", which no spreadsheet program writes. Nothing of it was '
    "taken in. Ask the sender to save it again.",
)
NO_SHEETS = Text(
    "Berkas {file} tidak memuat lembar dengan sel. Periksa apakah ini berkas yang dimaksud.",
    "{file} has no sheet with cells. Check whether it is the file that was meant.",
)
TOO_MANY_CELLS = Text(
    "Berkas {file} berisi lebih dari {most} sel. Simpan hanya lembar yang diperlukan ke berkas baru.",
    "{file} has more than {most} cells. Save only the sheets that matter to a new file.",
)
TOO_MANY_SHEETS = Text(
    "Berkas {file} berisi lebih dari {most} lembar. Simpan hanya lembar yang diperlukan ke berkas baru.",
    "{file} has more than {most} sheets. Save only the sheets that matter to a new file.",
)
TOO_MUCH_TEXT = Text(
    "Teks dalam berkas {file} terlalu banyak untuk sebuah tabel. Simpan hanya lembar yang diperlukan ke "
    "berkas baru.",
    "{file} holds more text than any table does. Save only the sheets that matter to a new file.",
)

WORD_DOCUMENT = Text("dokumen Word atau teks", "a Word or text document")
PRESENTATION = Text("presentasi", "a presentation")
ARCHIVE = Text("arsip", "an archive")
PICTURE = Text("gambar", "a picture")
PDF = Text("dokumen PDF", "a PDF document")
WEB_PAGE = Text("halaman web tanpa tabel", "a web page without a table")
XML = Text("berkas XML lain", "another XML file")
JSON = Text("berkas JSON", "a JSON file")
BINARY = Text("berkas biner", "a binary file")
