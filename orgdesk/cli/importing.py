"""`orgdesk import`: a sheet that somebody sent, into a new model or one that is there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orgdesk.cli.running import COULD_NOT_RUN, EXISTS, OK, SUFFIX, WRITTEN, ProgressLine, look_of
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.errors import OrgDeskError

if TYPE_CHECKING:
    from orgdesk.exchange.incoming.plan import ImportPlan
    from orgdesk.organization.organization import Organization


def import_(options: argparse.Namespace, language: Language) -> int:
    """Say what the sheet amounts to and, unless it is a dry run, do it."""
    if not options.dry_run:
        _check_targets(options)
    plan = _plan(options, _model(options), language)
    _tell(plan, options, language)
    if options.save_mapping is not None:
        _save_mapping(plan, options.save_mapping)
    if not plan.layouts:
        return _say(_NOTHING_RECOGNIZED, language, COULD_NOT_RUN)
    if not plan.is_ready:
        return _say(_NOT_READY, language, COULD_NOT_RUN)
    if any(conflict.choice is None for conflict in plan.conflicts):
        _say(_CONFLICTS_OPEN, language, OK)
    if options.dry_run:
        return OK
    written = _write(plan, options)
    if options.format == "text" and written is not None:
        print(WRITTEN.format(path=written).in_(language))
    return OK


def _check_targets(options: argparse.Namespace) -> None:
    """Refuse before anything is read what could not be written after."""
    if options.out is None and options.into is None:
        raise OrgDeskError(_NO_TARGET)
    target = options.out or options.into
    if target.suffix != ".orgdesk":
        raise OrgDeskError(SUFFIX.format(path=target))
    if options.out is not None and options.out.exists() and not _in_place(options):
        raise OrgDeskError(EXISTS.format(path=options.out))


def _in_place(options: argparse.Namespace) -> bool:
    """Whether the model that takes the sheet in is the file that is written."""
    return options.into is not None and (
        options.out is None or options.out.resolve() == options.into.resolve()
    )


def _model(options: argparse.Namespace) -> Organization:
    if options.into is not None:
        from orgdesk.exchange.models import read_model

        return read_model(options.into)
    return _new_model(options.out or options.file)


def _new_model(path: Path) -> Organization:
    """An empty model that is called like the file."""
    from orgdesk.organization.changes import added, change
    from orgdesk.organization.records import PROJECT_ID, Project
    from orgdesk.reference.standard import empty_organization

    organization = empty_organization()
    organization.apply(change(_NEW, added(Project(id=PROJECT_ID, name=path.stem))))
    return organization


def _plan(options: argparse.Namespace, organization: Organization, language: Language) -> ImportPlan:
    from orgdesk.exchange.incoming.importing import plan_import
    from orgdesk.exchange.incoming.mapping import Mapping
    from orgdesk.exchange.incoming.mapping_file import read_mapping
    from orgdesk.exchange.sheets.read import read_book
    from orgdesk.exchange.sheets.watch import Watch

    mapping = read_mapping(options.mapping) if options.mapping is not None else Mapping()
    line = ProgressLine(_READING, language, sys.stderr)
    try:
        book = read_book(options.file, Watch(advance=lambda percent: line.at(percent // 2)))
        return plan_import(
            book, organization, mapping, Watch(advance=lambda percent: line.at(50 + percent // 2))
        )
    finally:
        line.end()


def _tell(plan: ImportPlan, options: argparse.Namespace, language: Language) -> None:
    if options.format == "json":
        import json

        from orgdesk.exchange.incoming.plan_json import plan_json

        print(json.dumps(plan_json(plan), ensure_ascii=False, indent=2))
    else:
        from orgdesk.exchange.incoming.plan_text import plan_text

        print(plan_text(plan, look_of(language)))


def _save_mapping(plan: ImportPlan, path: Path) -> None:
    """The answers, with what was taken to be where there is none, and what is open as remarks."""
    from orgdesk.exchange.incoming.mapping_file import write_mapping

    mapping, open_parts = plan.mapping, []
    for question in plan.questions:
        for part in question.parts:
            if part.suggested is None:
                open_parts.append(part)
            elif not part.answered:
                mapping = mapping.with_answer(part.key, part.suggested)
    write_mapping(mapping, path, open_parts)


def _write(plan: ImportPlan, options: argparse.Namespace) -> Path | None:
    """Write the model with the import as one step of its history; None where nothing had to be written."""
    from orgdesk.document import Document

    if _in_place(options):
        if not plan.change_set:
            return None
        document = Document.open(options.into)
    elif options.into is not None and options.into.suffix == ".orgdesk":
        document = Document.open(options.into, read_only=True)
    else:
        document = Document.new(_model(options))
    try:
        document.execute(plan.change_set)
        if _in_place(options):
            document.save()
        else:
            document.save_as(options.out)
    finally:
        document.close(discard=True)
    target: Path = options.into if _in_place(options) else options.out
    return target


def _say(sentence: Text, language: Language, code: int) -> int:
    print(f"orgdesk: {sentence.in_(language)}", file=sys.stderr)
    return code


_NEW = Text("Model baru", "New model")
_READING = Text("Membaca … {done}% (Ctrl+C membatalkan)", "Reading … {done}% (Ctrl+C cancels)")
_NO_TARGET = Text(
    "Ke mana? Sebutkan -o BARU.orgdesk, atau --into BERKAS; dengan --dry-run tidak ada yang ditulis.",
    "Where to? Name -o NEW.orgdesk, or --into FILE; with --dry-run nothing is written.",
)
_NOTHING_RECOGNIZED = Text(
    "Tidak ada tabel yang dikenali, maka tidak ada yang ditulis. Lembar memerlukan judul kolom, dengan "
    "fungsi ke bawah dan unit atau peran ke samping, atau daftar unit atau fungsi.",
    "No table was recognized, so nothing was written. A sheet needs a heading, with functions down and units "
    "or roles across, or a list of units or functions.",
)
_NOT_READY = Text(
    "Belum ada yang ditulis: ada yang harus dijawab dahulu. Simpan pertanyaannya dengan --save-mapping "
    "BERKAS, isi jawabannya, lalu ulangi dengan --mapping BERKAS.",
    "Nothing was written yet: there is something to be answered first. Save the questions with "
    "--save-mapping FILE, fill in the answers, and run it again with --mapping FILE.",
)
_CONFLICTS_OPEN = Text(
    "Yang berubah di kedua tempat tetap seperti di OrgDesk; lihat daftarnya.",
    "What was changed in both places stays as it is in OrgDesk; see the list.",
)
