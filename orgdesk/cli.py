"""How the program starts: with its window (`orgdesk`, `orgdesk FILE`), or with work that needs none.

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

if TYPE_CHECKING:
    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.terminal import Look
    from orgdesk.organization.organization import Organization

OK, FOUND_ERRORS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _asked_language(given) or _language_of_the_system()
    try:
        options = _parser(language).parse_args(_with_command(given))
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


def _open(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.ui.screen import why_no_window

    if options.file is not None and not options.file.exists():
        raise OrgDeskError(_NO_FILE.format(path=options.file))
    reason = why_no_window()
    if reason is not None:
        raise OrgDeskError(_NO_WINDOW.format(reason=reason))
    return _window(options)


def _window(options: argparse.Namespace) -> int:
    import signal

    from orgdesk.ui.application import run

    # Python would notice Ctrl+C only with the next event; every edit is on the disk and can be recovered.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    example = options.name if options.command == "example" else None
    file = options.file if options.command == "open" else None
    return run(getattr(options, "lang", None), open_first=file, example=example)


def _example(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.reference.shipped import named

    if options.name is None:
        from orgdesk.exchange.models import read_example

        look = _look(language)
        names = named("examples")
        for name in names:
            print(look.wrap(_described(read_example(name)), 28, f"{name}  "))
        print("\n" + _WORK_THROUGH.in_(language))
        return OK
    if not options.no_window and options.name in named("examples"):
        from orgdesk.ui.screen import has_screen

        if has_screen():
            return _window(options)
    from orgdesk.exchange.models import read_example
    from orgdesk.exchange.terminal import findings_text

    organization = read_example(options.name)
    engine = _checked(organization, language)
    print(findings_text(engine, organization, _look(language)))
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


def _accepted(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    engine = _checked(organization, language)
    if options.format == "json":
        import json

        from orgdesk.exchange.accepted import accepted_json

        print(json.dumps(accepted_json(engine, organization), ensure_ascii=False, indent=2))
    elif options.format == "csv":
        from orgdesk.exchange.accepted import accepted_csv

        print(accepted_csv(engine, organization, language), end="")
    else:
        from orgdesk.exchange.terminal import accepted_text

        print(accepted_text(engine, organization, _look(language)))
    return OK


def _metrics(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.analysis.metrics.health import health, line_dimensions
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    agency = None if options.agency is None else _agency(organization, options.agency)
    found = health(organization, agency)
    if options.format == "json":
        import json

        from orgdesk.exchange.metrics_json import metrics_json

        line = line_dimensions(organization, agency)
        value = metrics_json(found, line, organization)
        print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from orgdesk.exchange.metrics_text import metrics_text

        print(metrics_text(found, organization, _look(language)))
    return OK


def _agency(organization: Organization, code: str) -> str:
    """The id of the agency with that code, or short name or id. Refuses what several are called."""
    agencies = organization.agencies.values()
    for name in ("code", "short_name", "id"):
        found = [a for a in agencies if code and getattr(a, name).casefold() == code.casefold()]
        if len(found) > 1:
            by = "id" if name == "code" else "code"
            listed = sorted(f"{agency.name} ({getattr(agency, by) or agency.id})" for agency in found)
            raise OrgDeskError(_SEVERAL_AGENCIES.format(code=code, found=", ".join(listed)))
        if found:
            return found[0].id
    if not agencies:
        raise OrgDeskError(_NO_AGENCIES.format(code=code))
    known = ", ".join(sorted(agency.code or agency.short_name or agency.id for agency in agencies))
    raise OrgDeskError(_NO_AGENCY.format(code=code, known=known))


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


def _desktop(options: argparse.Namespace, language: Language) -> int:
    from orgdesk.ui.desktop_entry import install, uninstall

    if not sys.platform.startswith("linux"):
        raise OrgDeskError(_LINUX_ONLY)
    written, removed = (install(), []) if options.install else ([], uninstall())
    for path in written:
        print(_WRITTEN.format(path=path).in_(language))
    for path in removed:
        print(_REMOVED.format(path=path).in_(language))
    return OK


_COMMANDS = {
    "open": _open,
    "example": _example,
    "check": _check,
    "metrics": _metrics,
    "accepted": _accepted,
    "export": _export,
    "new": _new,
    "rule": _rule,
    "desktop": _desktop,
}


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


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with "open" where `orgdesk` or `orgdesk FILE` leaves it out."""
    skip = False
    for n, argument in enumerate(arguments):
        if skip or argument.startswith("-"):
            if argument in ("-h", "--help", "--version"):
                return arguments
            skip = argument == "--lang"
        elif argument in _COMMANDS or not _looks_like_a_file(argument):
            return arguments
        else:
            return [*arguments[:n], "open", *arguments[n:]]
    return [*arguments, "open"]


def _looks_like_a_file(argument: str) -> bool:
    path = Path(argument)
    return path.suffix.lower() in (".orgdesk", ".toml") or len(path.parts) > 1 or path.exists()


def _asked_language(arguments: Sequence[str]) -> Language | None:
    """The language asked for with --lang."""
    asked = re.search(r"(?:^|\0)--lang(?:=|\0)([^\0]*)", "\0".join(arguments))
    if asked is None or asked.group(1) not in LANGUAGES:
        return None
    return "id" if asked.group(1) == "id" else "en"


def _language_of_the_system() -> Language:
    """Indonesian on a system in that language, English elsewhere."""
    system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    system = system or locale.getlocale()[0] or ""
    return "id" if system.lower().startswith(("id", "in_id", "indonesian")) else "en"


# -- arguments -----------------------------------------------------------------------------------


def _parser(language: Language) -> _Parser:
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
    open_.add_argument("file", nargs="?", type=Path, metavar="FILE", help=model)
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
_CHECKING = Text("Memeriksa … {done}% (Ctrl+C membatalkan)", "Checking … {done}% (Ctrl+C cancels)")
_WORK_THROUGH = Text("Kerjakan satu: orgdesk example NAMA", "Work through one: orgdesk example NAME")
_NO_FILE = Text(
    "Berkas {path} tidak ada. Periksa namanya, atau buat dengan: orgdesk new NAMA.orgdesk --from CONTOH",
    "There is no file {path}. Check its name, or make one with: orgdesk new NAME.orgdesk --from EXAMPLE",
)
_NO_WINDOW = Text(
    "Jendela tidak dapat dibuka: {reason}. Tanpa jendela dapat dipakai: orgdesk example NAMA, "
    "orgdesk check FILE, orgdesk export FILE -o OUT.xlsx",
    "The window cannot be opened: {reason}. What works without it: orgdesk example NAME, "
    "orgdesk check FILE, orgdesk export FILE -o OUT.xlsx",
)
_NO_AGENCY = Text(
    "Instansi {code} tidak ada. Yang ada: {known}.",
    "There is no agency {code}. There are: {known}.",
)
_NO_AGENCIES = Text(
    "Instansi {code} tidak ada; model ini belum memuat instansi.",
    "There is no agency {code}; this model has no agency yet.",
)
_SEVERAL_AGENCIES = Text(
    "Lebih dari satu instansi bernama {code}: {found}. Tulis kode atau id salah satunya.",
    "More than one agency is called {code}: {found}. Write the code or the id of one.",
)
_LINUX_ONLY = Text(
    "Perintah ini hanya untuk Linux. Untuk Windows dan macOS lihat docs/install.md.",
    "This command is for Linux only. For Windows and macOS see docs/install.md.",
)
_REMOVED = Text("Dihapus: {path}", "Removed: {path}")
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
