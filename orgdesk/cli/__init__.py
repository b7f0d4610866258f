"""How the program starts: with its window (`orgdesk`, `orgdesk FILE`), or with work that needs none.

Modules are imported where they are used: `check` on a text file must not wait for SQLAlchemy or openpyxl.
Every bad input ends in a sentence on stderr and exit code 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from orgdesk.cli import commands, exporting, importing
from orgdesk.cli.arguments import asked_language, language_of_the_system, parser_of, with_command
from orgdesk.cli.running import COULD_NOT_RUN, OK
from orgdesk.cli.running import settle_showing_progress as settle_showing_progress
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = asked_language(given) or language_of_the_system()
    try:
        options = parser_of(language).parse_args(with_command(given, _COMMANDS))
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


def _refuse(sentence: str) -> int:
    print(f"orgdesk: {sentence}", file=sys.stderr)
    return COULD_NOT_RUN


_COMMANDS = {
    "open": commands.open_,
    "example": commands.example,
    "check": commands.check,
    "metrics": commands.metrics,
    "accepted": commands.accepted,
    "export": exporting.export,
    "import": importing.import_,
    "new": commands.new,
    "rule": commands.rule,
    "desktop": commands.desktop,
}
_OS_ERROR = Text(
    "Berkas {file} tidak dapat dipakai: {reason}. Periksa nama, izin dan ruang disk.",
    "The file {file} cannot be used: {reason}. Check its name, permissions and the free space.",
)
_UNEXPECTED = Text(
    "Terjadi kesalahan yang tidak terduga ({error}). Berkas Anda tidak diubah. Laporkan kalimat ini.",
    "Something unexpected went wrong ({error}). Your file was not changed. Please report this sentence.",
)
