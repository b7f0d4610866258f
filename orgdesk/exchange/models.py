"""Reading an organization from whatever the user names: an .orgdesk file, readable text, a shipped name."""

from __future__ import annotations

from pathlib import Path

from orgdesk.exchange.text import read_text
from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.organization.organization import Organization
from orgdesk.reference.shipped import named

_SQLITE = b"SQLite format 3\x00"


def read_model(path: Path) -> Organization:
    """The organization in a file, told by its content. Raises OrgDeskError if it cannot be read."""
    if path.suffix == ".orgdesk" or _begins_like_sqlite(path):
        from orgdesk.storage.open_file import read

        return read(path)
    if not path.exists() and path.name in named("examples"):
        raise OrgDeskError(_IS_EXAMPLE.format(path=path))
    return read_text(path)


def read_shipped(name: str) -> Organization:
    """An example or a structure to start from by its name, or a text file of the user's own."""
    shipped = named("examples") | named("structures")
    if name in shipped:
        return read_text(shipped[name])
    if Path(name).suffix == ".toml":
        return read_text(Path(name))
    raise OrgDeskError(_UNKNOWN.format(name=name, names=", ".join(shipped)))


def read_example(name: str) -> Organization:
    """A shipped example by its name. Raises OrgDeskError that lists the names."""
    examples = named("examples")
    if name not in examples:
        raise OrgDeskError(_UNKNOWN.format(name=name, names=", ".join(examples)))
    return read_text(examples[name])


def _begins_like_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


_UNKNOWN = Text(
    "Tidak ada contoh atau struktur bernama {name}. Pilih salah satu: {names}.",
    "There is no example or structure named {name}. Choose one of: {names}.",
)
_IS_EXAMPLE = Text(
    "Berkas {path} tidak ada; itu nama contoh. Buat dulu berkasnya dengan: "
    "orgdesk new {path}.orgdesk --from {path}",
    "There is no file {path}; that is the name of an example. Make a file of it first: "
    "orgdesk new {path}.orgdesk --from {path}",
)
