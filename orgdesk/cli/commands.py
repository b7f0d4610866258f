"""The commands that open the window, check and describe a model, or make one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from orgdesk.cli.exporting import write_matrix
from orgdesk.cli.naming import the_agency
from orgdesk.cli.running import COULD_NOT_RUN, EXISTS, FOUND_ERRORS, OK, SUFFIX, WRITTEN, checked, look_of
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization


def open_(options: argparse.Namespace, language: Language) -> int:
    """Open the window, with a file where one is named."""
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


def example(options: argparse.Namespace, language: Language) -> int:
    """List the examples, open one, or work through one without a window."""
    from orgdesk.reference.shipped import named

    if options.name is None:
        from orgdesk.exchange.models import read_example

        look = look_of(language)
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
    engine = checked(organization, language)
    print(findings_text(engine, organization, look_of(language)))
    out = Path(f"{options.name}.xlsx")
    write_matrix(organization, engine, out, language)
    print(WRITTEN.format(path=out).in_(language))
    return OK


def check(options: argparse.Namespace, language: Language) -> int:
    """Print the findings; the exit code says whether there are errors."""
    from orgdesk.analysis.findings import Severity
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    engine = checked(organization, language, options.select, options.ignore)
    if options.format == "json":
        import json

        from orgdesk.exchange.findings_json import findings_json

        print(json.dumps(findings_json(engine, organization), ensure_ascii=False, indent=2))
    else:
        from orgdesk.exchange.terminal import findings_text

        print(findings_text(engine, organization, look_of(language)))
    if any(f.severity is Severity.ERROR for f in engine.verdict().open):
        return FOUND_ERRORS
    return COULD_NOT_RUN if engine.failures else OK


def accepted(options: argparse.Namespace, language: Language) -> int:
    """List the accepted findings."""
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    engine = checked(organization, language)
    if options.format == "json":
        import json

        from orgdesk.exchange.accepted import accepted_json

        print(json.dumps(accepted_json(engine, organization), ensure_ascii=False, indent=2))
    elif options.format == "csv":
        from orgdesk.exchange.accepted import accepted_csv

        print(accepted_csv(engine, organization, language), end="")
    else:
        from orgdesk.exchange.terminal import accepted_text

        print(accepted_text(engine, organization, look_of(language)))
    return OK


def metrics(options: argparse.Namespace, language: Language) -> int:
    """Print the figures of the health of all, or of one agency."""
    from orgdesk.analysis.metrics.health import health, line_dimensions
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    agency = None if options.agency is None else the_agency(organization, options.agency)
    found = health(organization, agency)
    if options.format == "json":
        import json

        from orgdesk.exchange.metrics_json import metrics_json

        line = line_dimensions(organization, agency)
        value = metrics_json(found, line, organization)
        print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from orgdesk.exchange.metrics_text import metrics_text

        print(metrics_text(found, organization, look_of(language)))
    return OK


def new(options: argparse.Namespace, language: Language) -> int:
    """Make a file from an example or a structure."""
    from orgdesk.exchange.models import read_shipped
    from orgdesk.storage.open_file import write

    if options.out.suffix != ".orgdesk":
        raise OrgDeskError(SUFFIX.format(path=options.out))
    if options.out.exists():
        raise OrgDeskError(EXISTS.format(path=options.out))
    write(options.out, read_shipped(options.from_))
    print(WRITTEN.format(path=options.out).in_(language))
    return OK


def rule(options: argparse.Namespace, language: Language) -> int:
    """Print the catalogue of rules, or the page of one."""
    from orgdesk.analysis.catalogue import all_rules, rule_by_code
    from orgdesk.exchange.terminal import catalogue_text, rule_text

    look = look_of(language)
    if options.code is None:
        print(catalogue_text(all_rules(), look))
    else:
        print(rule_text(rule_by_code(options.code), look))
    return OK


def desktop(options: argparse.Namespace, language: Language) -> int:
    """Put the program into the menu of a Linux desktop, or take it away."""
    from orgdesk.ui.desktop_entry import install, uninstall

    if not sys.platform.startswith("linux"):
        raise OrgDeskError(_LINUX_ONLY)
    written, removed = (install(), []) if options.install else ([], uninstall())
    for path in written:
        print(WRITTEN.format(path=path).in_(language))
    for path in removed:
        print(_REMOVED.format(path=path).in_(language))
    return OK


def _described(organization: Organization) -> str:
    project = organization.project
    return ". ".join(filter(None, (project.name, project.about)))


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
_LINUX_ONLY = Text(
    "Perintah ini hanya untuk Linux. Untuk Windows dan macOS lihat docs/install.md.",
    "This command is for Linux only. For Windows and macOS see docs/install.md.",
)
_REMOVED = Text("Dihapus: {path}", "Removed: {path}")
