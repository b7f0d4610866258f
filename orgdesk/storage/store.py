"""The database of a working copy: every edit, undo and redo is one transaction there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.plain import to_row
from orgdesk.storage.database import DAMAGE, FAILURES, connect, engine_over, load_organization, verify_content
from orgdesk.storage.errors import StorageError, reason
from orgdesk.storage.history import History, Step
from orgdesk.storage.lock import now
from orgdesk.storage.migrations import FORMAT_VERSION, migrate, version_of
from orgdesk.storage.schema import HISTORY, META, TABLES, decode_changes, encode_changes


@dataclass(frozen=True, slots=True)
class Copied:
    """The state that a copy holds."""

    position: int
    last: int


_DELETE = {kind: delete(table).where(table.c.id == bindparam("row_id")) for kind, table in TABLES.items()}
_PUT = {kind: insert(table).prefix_with("OR REPLACE") for kind, table in TABLES.items()}
_SET_META = update(META).where(META.c.key == bindparam("name")).values(value=bindparam("number"))


class Store:
    """An open working copy's database. Methods raise StorageError, and then nothing has changed."""

    def __init__(self, database: Path) -> None:
        """Open `database` and bring it to the present format. Raises what SQLite raises on a damaged one."""
        self.path = database
        self._lock = threading.RLock()
        self._connection = connect(database)
        try:
            verify_content(self._connection)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._engine = engine_over(self._connection)
            with self._engine.begin() as connection:
                if version_of(connection) != FORMAT_VERSION:
                    migrate(connection)
                columns = select(HISTORY.c.seq, HISTORY.c.label_id, HISTORY.c.label_en, HISTORY.c.at)
                rows = connection.execute(columns.order_by(HISTORY.c.seq)).all()
                meta: dict[str, int] = {row.key: row.value for row in connection.execute(select(META))}
            self._last, self._saved, self._saved_last = meta["last"], meta["saved"], meta["saved_last"]
            steps = tuple(Step(seq, Text(label_id, label_en), at) for seq, label_id, label_en, at in rows)
            done = sum(step.seq <= meta["position"] for step in steps)
            self._history = History(steps, done)
            if self._history.position != meta["position"]:
                raise ValueError("position outside the history")
        except BaseException:
            self._connection.close()
            raise

    # -- reading ---------------------------------------------------------------------------------

    @property
    def history(self) -> History:
        """The steps and how many are done."""
        return self._history

    @property
    def is_modified(self) -> bool:
        """Whether the present state is another than the one that was saved last."""
        return self._history.position != self._saved

    @property
    def has_unsaved_steps(self) -> bool:
        """Whether the file lacks something: the present state, or steps that were undone since."""
        return self.is_modified or self._last != self._saved_last

    def load(self) -> Organization:
        """The organization as it stands. Raises what `load_organization` raises."""
        return load_organization(self._connection)

    def project_name(self) -> str:
        """The name on the title page; "" where there is none."""
        with self._lock, self._engine.begin() as connection:
            return connection.execute(select(TABLES["project"].c.name)).scalar() or ""

    def changes(self, index: int) -> ChangeSet:
        """What step `index` of the history did."""
        step = self._history.steps[index]
        try:
            with self._lock, self._engine.begin() as connection:
                text = connection.execute(
                    select(HISTORY.c.changes).where(HISTORY.c.seq == step.seq)
                ).scalar_one()
            return decode_changes(step.label, text)
        except DAMAGE as error:
            raise StorageError(_STEP_UNREADABLE.format(label=step.label)) from error

    # -- writing ---------------------------------------------------------------------------------

    def commit(self, change_set: ChangeSet) -> None:
        """Make `change_set` the newest step; steps that could have been redone are gone."""
        before = self._history
        step = Step(self._last + 1, change_set.label, now())
        with self._transaction(change_set.label) as connection:
            _write(connection, change_set)
            connection.execute(delete(HISTORY).where(HISTORY.c.seq > before.position))
            row = {"seq": step.seq, "label_id": step.label.id, "label_en": step.label.en, "at": step.at}
            connection.execute(insert(HISTORY), [row | {"changes": encode_changes(change_set)}])
            _set_meta(connection, position=step.seq, last=step.seq)
        self._last = step.seq
        self._history = History((*before.steps[: before.done], step), before.done + 1)

    def move(self, change_set: ChangeSet, done: int) -> None:
        """Apply the `change_set` that leads to the state where the first `done` steps are done."""
        after = History(self._history.steps, done)
        with self._transaction(change_set.label) as connection:
            _write(connection, change_set)
            _set_meta(connection, position=after.position)
        self._history = after

    def mark_reverted(self) -> None:
        """Note that the present state equals the one on file; its steps are not there yet."""
        self._saved = self._history.position
        with self._transaction(_SAVED) as connection:
            _set_meta(connection, saved=self._saved)

    def mark_saved(self, copied: Copied) -> None:
        """Note what is on file."""
        self._saved, self._saved_last = copied.position, copied.last
        with self._transaction(_SAVED) as connection:
            _set_meta(connection, saved=self._saved, saved_last=self._saved_last)

    def copy_into(self, target: Path) -> Copied:
        """Write a compact copy to `target`, which must not exist; returns which state it holds.

        It reads the database through a connection of its own, so that another thread may save meanwhile.
        Raises what SQLite raises.
        """
        reader = connect(self.path)
        try:
            reader.execute("VACUUM INTO ?", (str(target),))
        finally:
            reader.close()
        copy = connect(target)
        try:
            copy.execute("PRAGMA journal_mode = MEMORY")
            with engine_over(copy).begin() as connection:
                meta: dict[str, int] = {row.key: row.value for row in connection.execute(select(META))}
                copied = Copied(meta["position"], meta["last"])
                _set_meta(connection, saved=copied.position, saved_last=copied.last)
        finally:
            copy.close()
        return copied

    def close(self) -> None:
        """Close the database; nothing is pending, every commit was durable."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self, label: Text) -> Iterator[Connection]:
        try:
            with self._lock, self._engine.begin() as connection:
                yield connection
        except FAILURES as error:
            raise StorageError(_NOT_STORED.format(label=label, reason=reason(error))) from error


def _write(connection: Connection, change_set: ChangeSet) -> None:
    removed: dict[str, list[dict[str, object]]] = {}
    put: dict[str, list[dict[str, object]]] = {}
    for row in change_set:
        if row.after is None:
            removed.setdefault(row.kind, []).append({"row_id": row.id})
        else:
            put.setdefault(row.kind, []).append(to_row(row.after))
    for kind, rows in removed.items():
        connection.execute(_DELETE[kind], rows)
    for kind, rows in put.items():
        connection.execute(_PUT[kind], rows)


def _set_meta(connection: Connection, **values: int) -> None:
    connection.execute(_SET_META, [{"name": name, "number": number} for name, number in values.items()])


_SAVED = Text("Simpan", "Save")
_NOT_STORED = Text(
    '"{label}" tidak dapat dicatat: {reason}. Tidak ada yang berubah. '
    "Kosongkan ruang pada disk, lalu coba lagi, atau simpan ke tempat lain.",
    '"{label}" could not be recorded: {reason}. Nothing has changed. '
    "Make room on the disk and try again, or save to another place.",
)
_STEP_UNREADABLE = Text(
    'Langkah "{label}" dalam riwayat tidak dapat dibaca. Tidak ada yang berubah; '
    "simpan pekerjaan ini dengan nama lain dan lanjutkan dari sana.",
    'The step "{label}" of the history cannot be read. Nothing has changed; '
    "save this work under another name and go on from there.",
)
