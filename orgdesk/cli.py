"""The work without a window: `orgdesk example`, `check`, `export`, `new`, `rule`.

Modules are imported where they are used: `check` on a text file must not wait for SQLAlchemy or openpyxl.
Every bad input ends in a sentence on stderr and exit code 2.
"""

from __future__ import annotations

import argparse
import datetime as dt
import locale
import os
import re
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from orgdesk import __version__
from orgdesk.organization.bilingual import LANGUAGES, Language, Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization

if TYPE_CHECKING:
    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.terminal import Look

OK, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    try:
        options = _parser(language).parse_args(given)
        if options.command is None:
            _parser(language).print_help()
            return OK
        code = _COMMANDS[options.command](options, language)
        sys.stdout.flush()
        return code
    except OrgDeskError as error:
        return _refuse(error.in_(language))
    except BrokenPipeError:
        # The reader (head, less) has gone; nothing more can be said on stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        return _refuse(
            _OS_ERROR.format(file=error.filename or "", reason=error.strerror or error).in_(language)
        )
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _refuse(_UNEXPECTED.format(error=f"{type(error).__name__}: {error}").in_(language))


# -- commands ------------------------------------------------------------------------------------


def _example(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.exchange.models import read_example
    from orgdesk.exchange.terminal import findings_text
    from orgdesk.reference.shipped import named

    look = _look(language)
    if options.name is None:
        names = named("examples")
        for name in names:
            print(look.wrap(_described(read_example(name)), 28, f"{name}  "))
        print("\n" + _WORK_THROUGH.in_(language))
        return OK
    organization = read_example(options.name)
    engine = _checked(organization, language)
    print(findings_text(engine, organization, look))
    out = Path(f"{options.name}.xlsx")
    _write_workbook(organization, engine, out, language)
    print(_WRITTEN.format(path=out).in_(language))
    return OK


def _check(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.analysis.findings import Severity
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    engine = _checked(organization, language, options.select, options.ignore)
    if options.format == "json":
        import json

        from orgdesk.exchange.findings_json import findings_json

        print(json.dumps(findings_json(engine, organization), ensure_ascii=False, indent=2))
    else:
        from orgdesk.exchange.terminal import findings_text

        print(findings_text(engine, organization, _look(language)))
    if any(f.severity is Severity.ERROR for f in engine.verdict().open):
        return FOUND_ERRORS
    return COULD_NOT_RUN if engine.failures else OK


def _export(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    _write_workbook(organization, _checked(organization, language), options.out, language)
    print(_WRITTEN.format(path=options.out).in_(language))
    return OK


def _new(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.exchange.models import read_shipped
    from orgdesk.storage.open_file import write

    if options.out.suffix != ".orgdesk":
        raise OrgDeskError(_SUFFIX.format(path=options.out))
    if options.out.exists():
        raise OrgDeskError(_EXISTS.format(path=options.out))
    write(options.out, read_shipped(options.from_))
    print(_WRITTEN.format(path=options.out).in_(language))
    return OK


def _rule(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.analysis.catalogue import all_rules, rule_by_code
    from orgdesk.exchange.terminal import catalogue_text, rule_text

    look = _look(language)
    if options.code is None:
        print(catalogue_text(all_rules(), look))
    else:
        print(rule_text(rule_by_code(options.code), look))
    return OK


_COMMANDS = {"example": _example, "check": _check, "export": _export, "new": _new, "rule": _rule}


# -- what the commands share ---------------------------------------------------------------------


def _checked(organization: Organization, language: Language, select: str = "", ignore: str = "") -> Engine:
    from orgdesk.analysis.catalogue import selected
    from orgdesk.analysis.engine import Engine

    engine = Engine(organization, rules=selected(select, ignore))
    settle_showing_progress(engine, language, sys.stderr)
    return engine


def settle_showing_progress(engine: Engine, language: Language, stream: TextIO) -> None:
    """Run all checks; on a terminal, what takes more than half a second says how far it is."""
    whole, started, shown = engine.pending, time.monotonic(), False
    while engine.pending:
        engine.step(0.1)
        if stream.isatty() and time.monotonic() - started > 0.5 and engine.pending:
            done = 100 * (whole - engine.pending) // whole
            stream.write("\r" + _CHECKING.format(done=max(done, 0)).in_(language))
            stream.flush()
            shown = True
    if shown:
        stream.write("\r\x1b[K")


def _write_workbook(organization: Organization, engine: Engine, out: Path, language: Language) -> None:
    from orgdesk.exchange.excel.workbook import write_workbook

    write_workbook(organization, engine.verdict(), out, language, dt.date.today())


def _described(organization: Organization) -> str:
    project = organization.project
    return ". ".join(filter(None, (project.name, project.about)))


def _look(language: Language) -> Look:
    from orgdesk.exchange.terminal import Look

    if not sys.stdout.isatty():
        return Look(language)
    colour = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Look(language, shutil.get_terminal_size().columns, colour)


def _refuse(sentence: str) -> int:
    print(f"orgdesk: {sentence}", file=sys.stderr)
    return COULD_NOT_RUN


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for with --lang, else that of the system: Indonesian there, English elsewhere."""
    asked = re.search(r"(?:^|\0)--lang(?:=|\0)([^\0]*)", "\0".join(arguments))
    if asked is not None and asked.group(1) in LANGUAGES:
        return "id" if asked.group(1) == "id" else "en"
    system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    system = system or locale.getlocale()[0] or ""
    return "id" if system.lower().startswith(("id", "in_id", "indonesian")) else "en"


# -- arguments -----------------------------------------------------------------------------------


def _parser(language: Language) -> _Parser:
    def say(indonesian: str, english: str) -> str:
        return Text(indonesian, english).in_(language)

    def language_option(parser: _Parser) -> None:
        parser.add_argument(
            "--lang", choices=LANGUAGES, help=say("bahasa keluaran", "language of the output")
        )
        parser.add_argument(
            "-h", "--help", action="help", help=say("tampilkan bantuan ini", "show this help")
        )

    parser = _Parser(
        language,
        prog="orgdesk",
        description=say(
            "Memodelkan instansi, menemukan peran yang tumpang tindih, kosong atau berbenturan, dan "
            "menyerahkan matriks kewenangan dalam Excel.",
            "Model an agency, find overlapping, missing and conflicting responsibilities, and hand over the "
            "authority matrix in Excel.",
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
    example = command(
        "example",
        "daftar contoh, atau kerjakan satu: temuan dicetak, matriks ditulis sebagai NAMA.xlsx",
        "list the examples, or work through one: print its findings, write its matrix as NAME.xlsx",
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
    export = command("export", "tulis matriks kewenangan ke Excel", "write the authority matrix to Excel")
    export.add_argument("file", type=Path, metavar="FILE", help=model)
    export.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="OUT.xlsx",
        help=say("berkas tujuan", "file to write"),
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
    return parser


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
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"argument ([^:]*): ", r"argumen \1: "),
    (r"invalid choice: (.*) \(choose from (.*)\)", r"pilihan \1 tidak ada (pilih dari \2)"),
    (r"expected one argument", "memerlukan satu nilai"),
)
_USAGE = Text("pemakaian: ", "usage: ")
_OPTIONS = Text("pilihan", "options")
_ARGUMENTS = Text("argumen", "arguments")
_SEE_HELP = Text("Lihat: {prog} --help", "See: {prog} --help")
_CHECKING = Text("Memeriksa … {done}% (Ctrl+C membatalkan)", "Checking … {done}% (Ctrl+C cancels)")
_WORK_THROUGH = Text("Kerjakan satu: orgdesk example NAMA", "Work through one: orgdesk example NAME")
_WRITTEN = Text("Ditulis: {path}", "Written: {path}")
_EXISTS = Text(
    "{path} sudah ada dan tidak ditimpa. Pilih nama lain atau pindahkan dulu berkas itu.",
    "{path} exists and is not overwritten. Choose another name or move that file first.",
)
_SUFFIX = Text(
    "Nama {path} harus berakhiran .orgdesk. Tambahkan akhiran itu.",
    "The name {path} must end in .orgdesk. Add that ending.",
)
_OS_ERROR = Text(
    "Berkas {file} tidak dapat dipakai: {reason}. Periksa nama, izin dan ruang disk.",
    "The file {file} cannot be used: {reason}. Check its name, permissions and the free space.",
)
_UNEXPECTED = Text(
    "Terjadi kesalahan yang tidak terduga ({error}). Berkas Anda tidak diubah. Laporkan kalimat ini.",
    "Something unexpected went wrong ({error}). Your file was not changed. Please report this sentence.",
)
