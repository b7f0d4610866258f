"""`orgdesk export`: the workbook of a model, or a blank form."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orgdesk.cli.naming import the_agency, the_function
from orgdesk.cli.running import OK, WRITTEN, ProgressLine, checked
from orgdesk.organization.bilingual import Language, Text

if TYPE_CHECKING:
    from orgdesk.analysis.engine import Engine
    from orgdesk.exchange.excel.choices import ExportChoices
    from orgdesk.organization.organization import Organization


def export(options: argparse.Namespace, language: Language) -> int:
    """Write the workbook, or the form, that is asked for."""
    from orgdesk.exchange.models import read_model

    organization = read_model(options.file)
    choices = _choices(options, organization, language)
    if options.form:
        _write_form(organization, options.out, choices, language)
    else:
        write_matrix(organization, checked(organization, language), options.out, language, choices)
    print(WRITTEN.format(path=options.out).in_(language))
    return OK


def write_matrix(
    organization: Organization,
    engine: Engine,
    out: Path,
    language: Language,
    choices: ExportChoices | None = None,
) -> None:
    """Write the workbook, with all there is unless `choices` say otherwise."""
    from orgdesk.exchange.excel.choices import ExportChoices
    from orgdesk.exchange.excel.workbook import write_workbook

    line = ProgressLine(_WRITING, language, sys.stderr)
    choices = choices or ExportChoices(language=language)
    try:
        write_workbook(organization, engine.verdict(), out, choices, dt.date.today(), line.at)
    finally:
        line.end()


def _write_form(organization: Organization, out: Path, choices: ExportChoices, language: Language) -> None:
    from orgdesk.exchange.excel.form import write_form

    line = ProgressLine(_WRITING, language, sys.stderr)
    try:
        write_form(organization, out, choices, dt.date.today(), line.at)
    finally:
        line.end()


def _choices(options: argparse.Namespace, organization: Organization, language: Language) -> ExportChoices:
    from orgdesk.exchange.excel.choices import ExportChoices

    agencies = frozenset(the_agency(organization, code) for code in options.agency)
    functions = frozenset(the_function(organization, code) for code in options.function)
    return ExportChoices(
        language=language,
        agencies=agencies or None,
        functions=functions or None,
        words=options.words,
        findings=not options.no_findings,
        comments=not options.no_comments,
        sheet_per_agency=options.sheet_per_agency,
        lists=not options.no_lists,
        validation=not options.no_validation,
        guide=not options.no_guide,
    )


_WRITING = Text("Menulis … {done}% (Ctrl+C membatalkan)", "Writing … {done}% (Ctrl+C cancels)")
