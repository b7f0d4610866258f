"""The arguments of the command line, with help and complaints in the language of the output."""

from __future__ import annotations

import argparse
import locale
import os
import re
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from orgdesk import __version__
from orgdesk.organization.bilingual import LANGUAGES, Language, Text

COULD_NOT_RUN = 2
"""Exit code; argparse uses it too."""

_Say = Callable[[str, str], str]
"""Indonesian and English, to the one that is wanted."""


def with_command(arguments: list[str], commands: Container[str]) -> list[str]:
    """The arguments with "open" where `orgdesk` or `orgdesk FILE` leaves it out."""
    skip = False
    for n, argument in enumerate(arguments):
        if skip or argument.startswith("-"):
            if argument in ("-h", "--help", "--version"):
                return arguments
            skip = argument == "--lang"
        elif argument in commands or not _looks_like_a_file(argument):
            return arguments
        else:
            return [*arguments[:n], "open", *arguments[n:]]
    return [*arguments, "open"]


def _looks_like_a_file(argument: str) -> bool:
    path = Path(argument)
    return bool(path.suffix) or len(path.parts) > 1 or path.exists()


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language asked for with --lang."""
    asked = re.search(r"(?:^|\0)--lang(?:=|\0)([^\0]*)", "\0".join(arguments))
    if asked is None or asked.group(1) not in LANGUAGES:
        return None
    return "id" if asked.group(1) == "id" else "en"


def language_of_the_system() -> Language:
    """Indonesian on a system in that language, English elsewhere."""
    system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    system = system or locale.getlocale()[0] or ""
    return "id" if system.lower().startswith(("id", "in_id", "indonesian")) else "en"


def parser_of(language: Language) -> argparse.ArgumentParser:
    """The parser of all commands, with help in `language`."""

    def say(indonesian: str, english: str) -> str:
        return Text(indonesian, english).in_(language)

    def language_option(parser: _Parser) -> None:
        parser.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,  # otherwise a command would forget what was asked for before it
            help=say("bahasa keluaran", "language of the output"),
        )
        parser.add_argument(
            "-h", "--help", action="help", help=say("tampilkan bantuan ini", "show this help")
        )

    parser = _Parser(
        language,
        prog="orgdesk",
        description=say(
            "Memodelkan instansi, menemukan peran yang tumpang tindih, kosong atau berbenturan, dan "
            "menyerahkan matriks kewenangan dalam Excel. Tanpa perintah jendela dibuka, dengan BERKAS: "
            "orgdesk BERKAS.",
            "Model an agency, find overlapping, missing and conflicting responsibilities, and hand over the "
            "authority matrix in Excel. Without a command the window opens, with a FILE: orgdesk FILE.",
        ),
    )
    language_option(parser)
    parser.add_argument(
        "--version",
        action="version",
        version=f"orgdesk {__version__}",
        help=say("tampilkan versi", "show the version"),
    )
    commands = parser.add_subparsers(
        dest="command", metavar=say("PERINTAH", "COMMAND"), title=say("perintah", "commands")
    )

    def command(name: str, indonesian: str, english: str) -> _Parser:
        words = say(indonesian, english)
        added: _Parser = commands.add_parser(name, help=words, description=words, language=language)
        language_option(added)
        return added

    model = say(
        "berkas .orgdesk atau teks contoh (.toml)", "an .orgdesk file or the text of an example (.toml)"
    )
    open_ = command("open", "buka jendela, atau satu berkas di sana", "open the window, or a file in it")
    opened = say(f"{model}; lembar (.xlsx, .csv …) diimpor", f"{model}; a sheet (.xlsx, .csv …) is imported")
    open_.add_argument("file", nargs="?", type=Path, metavar="FILE", help=opened)
    example = command(
        "example",
        "daftar contoh, atau buka satu; tanpa layar: temuan dicetak, matriks ditulis sebagai NAMA.xlsx",
        "list the examples, or open one; without a screen: print its findings, write its matrix as NAME.xlsx",
    )
    example.add_argument(
        "--no-window",
        action="store_true",
        help=say(
            "kerjakan tanpa jendela, juga bila ada layar", "work without a window even where one could open"
        ),
    )
    example.add_argument(
        "name", nargs="?", metavar=say("NAMA", "NAME"), help=say("nama contoh", "name of the example")
    )
    check = command(
        "check",
        "periksa model; keluar 0: tanpa kesalahan, 1: ada kesalahan, 2: tidak dapat dijalankan",
        "check a model; exit 0: no finding of severity error, 1: some, 2: could not run",
    )
    check.add_argument("file", type=Path, metavar="FILE", help=model)
    check.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=say("bentuk keluaran", "form of the output"),
    )
    codes = say(
        "kode aturan atau awalannya, dipisah koma", "codes of rules or their beginnings, separated by commas"
    )
    check.add_argument(
        "--select", default="", metavar=say("KODE", "CODES"), help=say("hanya ", "only ") + codes
    )
    check.add_argument(
        "--ignore", default="", metavar=say("KODE", "CODES"), help=say("tanpa ", "without ") + codes
    )
    accepted = command(
        "accepted",
        "daftar temuan yang diterima, dengan alasan dan penanggung jawab",
        "list the accepted findings, with reason and who accepts them",
    )
    accepted.add_argument("file", type=Path, metavar="FILE", help=model)
    accepted.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help=say("bentuk keluaran", "form of the output"),
    )
    metrics = command(
        "metrics", "kesehatan organisasi dalam angka", "the health of an organization in figures"
    )
    metrics.add_argument("file", type=Path, metavar="FILE", help=model)
    metrics.add_argument(
        "--agency",
        metavar=say("KODE", "CODE"),
        help=say("hanya instansi ini", "this agency only"),
    )
    metrics.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=say("bentuk keluaran", "form of the output"),
    )
    _export_arguments(
        command(
            "export",
            "tulis matriks kewenangan ke Excel, atau formulir kosong",
            "write the authority matrix to Excel, or a blank form",
        ),
        model,
        say,
    )
    _import_arguments(
        command(
            "import",
            "ambil lembar ke dalam model; keluar 0: selesai, 2: tidak dapat, atau masih ada pertanyaan",
            "take a sheet into a model; exit 0: done, 2: it could not be, or there are open questions",
        ),
        say,
    )
    new = command(
        "new",
        "buat berkas .orgdesk dari contoh atau struktur",
        "make an .orgdesk file from an example or a structure",
    )
    new.add_argument("out", type=Path, metavar="OUT.orgdesk", help=say("berkas tujuan", "file to write"))
    new.add_argument(
        "--from",
        dest="from_",
        required=True,
        metavar=say("CONTOH|MODEL", "EXAMPLE|MODEL"),
        help=say("nama contoh atau struktur", "name of an example or of a structure"),
    )
    rule = command(
        "rule", "katalog aturan, atau halaman satu aturan", "the catalogue of rules, or the page of one"
    )
    rule.add_argument(
        "code", nargs="?", metavar=say("KODE", "CODE"), help=say("kode aturan", "code of the rule")
    )
    desktop = command(
        "desktop",
        "pasang OrgDesk pada menu desktop Linux, untuk pemakai ini",
        "have OrgDesk in the menu of the Linux desktop, for this user",
    )
    which = desktop.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--install",
        action="store_true",
        help=say("pasang, dan buka berkas .orgdesk dengannya", "install it, and open .orgdesk files with it"),
    )
    which.add_argument("--uninstall", action="store_true", help=say("lepas lagi", "take it away again"))
    return parser


def _export_arguments(export: argparse.ArgumentParser, model: str, say: _Say) -> None:
    code = say("KODE", "CODE")
    export.add_argument("file", type=Path, metavar="FILE", help=model)
    export.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="OUT.xlsx",
        help=say("berkas tujuan", "file to write"),
    )
    export.add_argument(
        "--agency",
        action="append",
        default=[],
        metavar=code,
        help=say("hanya unit instansi ini; dapat diulang", "units of this agency only; may be repeated"),
    )
    export.add_argument(
        "--function",
        action="append",
        default=[],
        metavar=code,
        help=say(
            "hanya fungsi ini dan yang di bawahnya; dapat diulang",
            "this function and those below it only; may be repeated",
        ),
    )
    flags = (
        ("--words", "nama peran, bukan kode", "names of roles instead of codes"),
        ("--no-findings", "tanpa temuan", "without findings"),
        ("--no-comments", "tanpa komentar pada sel", "without comments on cells"),
        ("--sheet-per-agency", "satu lembar matriks per instansi", "a sheet of the matrix for each agency"),
        ("--no-lists", "tanpa lembar fungsi dan unit", "without the sheets of functions and units"),
        ("--no-validation", "sel menerima isian apa pun", "cells take whatever is typed"),
        ("--no-guide", "tanpa lembar cara mengisi", "without the sheet on how to fill it in"),
        ("--form", "formulir kosong untuk lokakarya", "a blank form for a workshop"),
    )
    for flag, indonesian, english in flags:
        export.add_argument(flag, action="store_true", help=say(indonesian, english))


def _import_arguments(import_: argparse.ArgumentParser, say: _Say) -> None:
    import_.add_argument(
        "file",
        type=Path,
        metavar="IN",
        help=say("lembar .xlsx, .xlsm, .ods, .csv atau .tsv", "an .xlsx, .xlsm, .ods, .csv or .tsv sheet"),
    )
    import_.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="OUT.orgdesk",
        help=say("berkas model baru", "new model file to write"),
    )
    import_.add_argument(
        "--into",
        type=Path,
        metavar="FILE",
        help=say(
            "model yang menerimanya; tanpa -o berkas ini yang diubah",
            "model that takes it in; without -o this file is changed",
        ),
    )
    import_.add_argument(
        "--mapping",
        type=Path,
        metavar=say("PEMETAAN", "MAPPING"),
        help=say("jawaban dan koreksi dari berkas ini", "answers and corrections from this file"),
    )
    import_.add_argument(
        "--save-mapping",
        type=Path,
        metavar=say("PEMETAAN", "MAPPING"),
        help=say(
            "tulis jawaban, juga yang dianggap, ke berkas ini",
            "write the answers, also those taken to be, to this file",
        ),
    )
    import_.add_argument(
        "--dry-run",
        action="store_true",
        help=say("hanya katakan apa yang akan berubah", "only say what would change"),
    )
    import_.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=say("bentuk keluaran", "form of the output"),
    )


class _Formatter(argparse.HelpFormatter):
    """Help whose own words are in the language of the output."""

    language: Language = "en"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE.in_(self.language) if prefix is None else prefix)


class _IndonesianFormatter(_Formatter):
    language: Language = "id"


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks the language of the output and refuses with one sentence."""

    def __init__(self, language: Language, prog: str | None = None, description: str | None = None) -> None:
        formatter = _IndonesianFormatter if language == "id" else _Formatter
        super().__init__(
            prog, None, description, formatter_class=formatter, add_help=False, allow_abbrev=False
        )
        self._language = language
        self._optionals.title = _OPTIONS.in_(language)
        self._positionals.title = _ARGUMENTS.in_(language)

    def error(self, message: str) -> NoReturn:
        if self._language == "id":
            for pattern, words in _COMPLAINTS:
                message = re.sub(pattern, words, message)
        self.exit(
            COULD_NOT_RUN, f"orgdesk: {message}. {_SEE_HELP.format(prog=self.prog).in_(self._language)}\n"
        )


_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"argumen berikut wajib diisi: \1"),
    (r"one of the arguments (.*) is required", r"salah satu dari \1 wajib diisi"),
    (r"not allowed with argument (.*)", r"tidak boleh bersama \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"argument ([^:]*): ", r"argumen \1: "),
    (r"invalid choice: (.*) \(choose from (.*)\)", r"pilihan \1 tidak ada (pilih dari \2)"),
    (r"expected one argument", "memerlukan satu nilai"),
)
_USAGE = Text("pemakaian: ", "usage: ")
_OPTIONS = Text("pilihan", "options")
_ARGUMENTS = Text("argumen", "arguments")
_SEE_HELP = Text("Lihat: {prog} --help", "See: {prog} --help")
