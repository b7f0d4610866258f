"""What the workbook says, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from orgdesk.analysis.findings import SEVERITY_NAMES, Severity
from orgdesk.analysis.kit import Rule
from orgdesk.analysis.wording import advice, message
from orgdesk.exchange.excel.layout import Numbered
from orgdesk.exchange.palette import LIGHT
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.display import SUPPLIER, citation, short
from orgdesk.organization.names import AUTHORITY_SOURCES
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Regulation, RegulationStatus

MATRIX = Text("Matriks Kewenangan", "Authority Matrix")
ROLES = Text("Matriks Peran", "Role Matrix")
FINDINGS = Text("Temuan", "Findings")
DUTIES = Text("Tupoksi per Unit", "Duties by Unit")
LEGEND = Text("Sumber & Legenda", "Sources & Legend")
GUIDE = Text("Cara Mengisi", "How to Fill In")
FUNCTION_LIST = Text("Daftar Fungsi", "Functions")
UNIT_LIST = Text("Daftar Unit", "Units")

NO_MISSION = Text("Belum melayani misi atau tujuan", "Serving no mission or goal yet")
CODE = Text("Kode", "Code")
FUNCTION = Text("Fungsi", "Function")
UNIT = Text("Unit", "Unit")
AGENCY = Text("Instansi", "Agency")
ROLE = Text("Peran", "Role")
TYPE = Text("Jenis", "Type")
NUMBER = Text("No.", "No.")
SEVERITY = Text("Tingkat", "Severity")
RULE = Text("Aturan", "Rule")
SUBJECT = Text("Fungsi atau unit", "Function or unit")
SENTENCE = Text("Uraian", "Description")
BASIS = Text("Dasar", "Basis")
ADVICE = Text("Saran", "Advice")
KEY = Text("Kunci", "Key")
ACCEPTED = Text("Temuan yang diterima", "Accepted findings")
ACCEPTED_SHEET = Text("Diterima", "Accepted")
CASE = Text("Kasus", "Case")
REASON = Text("Alasan diterima", "Reason for accepting")
ACCEPTED_BY = Text("Diterima oleh", "Accepted by")
UNTIL = Text("sampai {date}", "until {date}")
UNLIMITED = Text("tanpa batas waktu", "without time limit")
DUTY = Text("Uraian tugas", "Duty")
SCOPE = Text("Lingkup", "Scope")
LEGAL_BASIS = Text("Dasar hukum atau rujukan", "Legal basis or reference")
ARTICLE = Text("Pasal", "Article")
VALID = Text("Masa berlaku", "Validity")
NOTE = Text("Catatan", "Note")
STRATEGIC = Text("strategis", "strategic")
SUPPLIERS = Text("Pemasok", "Supplier")
NOBODY = Text("belum ada", "none yet")
NO_DUTY = Text("Belum memegang peran pada fungsi apa pun.", "Holds no role on any function yet.")
NO_FINDING = Text("Tidak ada temuan yang terbuka.", "There are no open findings.")
MORE = Text("… dan {count} lagi, lihat lembar Temuan.", "… and {count} more, see the sheet Findings.")
PAGE = Text("Halaman &P dari &N", "Page &P of &N")
KEY_TO_CODES = Text("Keterangan", "Key")
CONTINUED = Text("(lanjutan)", "(continued)")
MARKED = Text("ikut dalam temuan: {severity}", "takes part in a finding: {severity}")
NO_ROLE = Text("unit tanpa peran", "unit without any role")
ECHELON = Text("eselon {rank}", "echelon {rank}")
UNDER = Text("di bawah {superior}", "under {superior}")
UNTIL_WHEN = Text("sampai {date}", "until {date}")
FROM_WHEN = Text("mulai {date}", "from {date}")

ABOUT = Text("Tentang buku kerja ini", "About this workbook")
MODEL = Text("Model", "Model")
PLACE = Text("Tempat", "Place")
SUMMARY = Text("Isi model", "What it is about")
KIND_OF_DATA = Text("Sifat data", "Kind of data")
DATE = Text("Tanggal", "Date")
CONTENTS = Text("Jumlah", "Counts")
MADE_WITH = Text("Dibuat dengan", "Made with")
ROLE_CODES = Text("Kode peran", "Role codes")
IN_INDONESIAN = Text("Nama", "Indonesian name")
IN_ENGLISH = Text("Nama dalam bahasa Inggris", "English name")
FAMILY = Text("Rumpun", "Family")
MARKS = Text("Arti tanda", "Meaning of the marks")
AGENCIES = Text("Instansi dan unitnya", "Agencies and their units")
SHORT_NAME = Text("Singkatan", "Short name")
UNITS = Text("Unit", "Units")
SCOPES = Text("Lingkup yang dipakai", "Scopes in use")
REGULATIONS = Text("Peraturan dalam model", "Regulations in the model")
RULES = Text("Aturan pemeriksaan", "Rules of the check")
RULE_TITLE = Text("Yang diperiksa", "What it looks for")
WHY = Text("Alasan", "Why")
SOURCES = Text("Sumber", "Sources")

SEVERITIES: dict[Severity, tuple[Text, Text]] = {
    Severity.ERROR: (
        Text("Kesalahan, garis tebal", "Error, thick line"),
        Text(
            "Unit ini pada fungsi ini ikut dalam temuan yang harus diperbaiki.",
            "This unit on this function takes part in a finding that must be fixed.",
        ),
    ),
    Severity.WARNING: (
        Text("Peringatan, garis putus-putus", "Warning, dashed line"),
        Text(
            "Ikut dalam temuan yang sebaiknya diperbaiki.",
            "Takes part in a finding that should be fixed.",
        ),
    ),
    Severity.ADVICE: (
        Text("Saran, garis dan titik", "Advice, dash-dot line"),
        Text(
            "Ikut dalam temuan yang boleh dipertimbangkan.",
            "Takes part in a finding worth a thought.",
        ),
    ),
}
SEVERAL = (
    Text("Beberapa peran", "Several roles"),
    Text(
        "Unit memegang lebih dari satu peran pada fungsi itu; warna huruf mengikuti rumpun peran.",
        "The unit holds more than one role on the function; each code has the colour of its family.",
    ),
)
IDLE = (
    Text("Kolom abu-abu", "Grey column"),
    Text("Unit tidak memegang peran pada fungsi apa pun.", "The unit holds no role on any function."),
)
TALLY = (
    Text("Jumlah temuan", "Number of findings"),
    Text(
        "Banyaknya temuan per tingkat pada satu fungsi; uraian dan saran ada pada komentar sel dan pada "
        "lembar Temuan.",
        "Findings by severity on one function; description and advice stand in the comments of the cells and "
        "on the sheet Findings.",
    ),
)

START = Text(
    "Model ini belum berisi fungsi, unit atau peran. Mulailah dengan instansi dan unitnya, lalu fungsi, "
    "lalu tetapkan peran setiap unit pada setiap fungsi; setelah itu ekspor lagi.",
    "This model has no functions, units or roles yet. Start with the agencies and their units, then the "
    "functions, then give each unit its role on each function; then export again.",
)

_FROM = Text("{source} dari {grantor}", "{source} from {grantor}")

_STATUS: dict[RegulationStatus, Text] = {
    RegulationStatus.IN_FORCE: Text("", ""),
    RegulationStatus.AMENDED: Text(" (diubah)", " (amended)"),
    RegulationStatus.REVOKED: Text(" (dicabut)", " (revoked)"),
    RegulationStatus.DRAFT: Text(" (rancangan)", " (draft)"),
}

_DUTIES: dict[str, Text] = {
    "KP": Text("Memutuskan dalam {it}.", "Decides on {it}."),
    "RG": Text("Menetapkan aturan untuk {it}.", "Sets the rules for {it}."),
    "RN": Text("Menyusun rencana untuk {it}.", "Draws up the plans for {it}."),
    "KO": Text("Mengoordinasikan {it}.", "Coordinates {it}."),
    "PI": Text("Memberikan informasi untuk {it}.", "Provides information for {it}."),
    "PD": Text("Menyediakan dana untuk {it}.", "Provides the funds for {it}."),
    "PO": Text("Menyediakan tenaga untuk {it}.", "Provides the staff for {it}."),
    "PB": Text("Menyediakan barang untuk {it}.", "Provides the goods for {it}."),
    "PM": Text("Memasok kebutuhan {it}.", "Supplies what is needed for {it}."),
    "DS": Text("Menyalurkan kebutuhan {it}.", "Distributes what is needed for {it}."),
    "PH": Text("Menghubungkan para pihak dalam {it}.", "Links the parties in {it}."),
    "PL": Text("Melaksanakan {it}.", "Carries out {it}."),
    "PP": Text("Membantu melaksanakan {it}.", "Helps to carry out {it}."),
    "PW": Text("Mengawasi {it}.", "Supervises {it}."),
    "EV": Text("Menilai {it}.", "Evaluates {it}."),
}
_OTHER_SUPPLY = Text("Menyediakan {resource} untuk {it}.", "Provides {resource} for {it}.")
_DISTRIBUTION = Text("Menyalurkan {resource} untuk {it}.", "Distributes {resource} for {it}.")
_OTHER_DUTY = Text("{role} dalam {it}.", "{role} in {it}.")

_MONTHS: tuple[Text, ...] = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)


def date_words(day: dt.date, language: Language) -> str:
    """ "21 November 2026" in either language."""
    return f"{day.day} {_MONTHS[day.month - 1].in_(language)} {day.year}"


def duty(organization: Organization, assignment: Assignment, code: str, language: Language) -> str:
    """An assignment as one sentence: "Mengawasi imunisasi rutin."."""
    wording = _inside_a_sentence(organization.functions[assignment.function].wording)
    resource = organization.resources.get(assignment.resource or "")
    supplied = Text(resource.name_id, resource.name_en) if resource else Text("", "")
    if resource is not None and assignment.role != SUPPLIER:
        text = _DISTRIBUTION
    elif code in _DUTIES:
        text = _DUTIES[code]
    else:
        text = _OTHER_SUPPLY if resource is not None else _OTHER_DUTY
    row = organization.roles[assignment.role]
    words = text.format(it=wording, resource=supplied, role=Text(row.name_id, row.name_en))
    return words.in_(language)


def authority_words(organization: Organization, assignment: Assignment, language: Language) -> str:
    """What an assignment rests on: the regulation, and how the power was given."""
    parts = []
    if assignment.regulation is not None:
        parts.append(regulation_words(organization.regulations[assignment.regulation], language))
    if assignment.source is not None:
        source = AUTHORITY_SOURCES[assignment.source]
        if assignment.grantor is not None:
            source = _FROM.format(source=source, grantor=short(organization.units[assignment.grantor]))
        parts.append(source.in_(language))
    return "; ".join(parts)


def regulation_words(regulation: Regulation, language: Language) -> str:
    """ "PP 18/2016", with a warning where it is not in force."""
    return citation(regulation) + _STATUS[regulation.status].in_(language)


def read_sources(rule: Rule) -> str:
    """What stands behind a rule, as far as the text itself was read."""
    return "; ".join(source.text for source in rule.sources if source.status == "read")


def finding_words(organization: Organization, found: Sequence[Numbered], language: Language) -> str:
    """Some findings as the text of a comment, the worst first: number, severity, sentence, advice."""
    most = 5
    paragraphs = []
    for numbered in sorted(found, key=lambda n: (n.finding.severity.rank, n.number))[:most]:
        finding = numbered.finding
        paragraphs.append(
            f"{LIGHT.marks[finding.severity].glyph} {NUMBER.in_(language)} {numbered.number}, "
            f"{SEVERITY_NAMES[finding.severity].in_(language)} ({finding.rule})\n"
            f"{message(finding, organization).in_(language)}\n"
            f"→ {advice(finding, organization).in_(language)}"
        )
    if len(found) > most:
        paragraphs.append(MORE.format(count=len(found) - most).in_(language))
    return "\n\n".join(paragraphs)


def _inside_a_sentence(wording: str) -> str:
    """The wording with a small first letter, unless it begins with an abbreviation."""
    return wording if wording[1:2].isupper() or wording[1:2] == "." else wording[:1].lower() + wording[1:]
