"""How documents come and go: new, open, save, close, recover, and every question on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgdesk.organization.bilingual import Text
from orgdesk.organization.errors import OrgDeskError
from orgdesk.ui.desk import Desk
from orgdesk.ui.files import recent
from orgdesk.ui.remembered import recall, remember

if TYPE_CHECKING:  # storage is imported when a file is opened or saved
    from orgdesk.document import Document
    from orgdesk.organization.organization import Organization
    from orgdesk.storage.errors import FileLocked
    from orgdesk.storage.open_file import Leftover

ResultT = TypeVar("ResultT")
SUFFIX = ".orgdesk"
_FOLDER = "files/folder"
_PREPARE_AFTER = 200
"""Milliseconds after which a new document gets its working copy: the window is painted before."""


class Files(QObject):
    """Puts documents on the desk of `window` and takes them away; nothing is lost without a question."""

    told = Signal(object)
    """(Text): something worth knowing about the document that was opened; no refusal."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._name = ""
        self._prepare = QTimer(self, singleShot=True, interval=_PREPARE_AFTER)
        self._prepare.timeout.connect(self._prepare_in_background)

    # -- what can be done ------------------------------------------------------------------------

    @property
    def can_save(self) -> bool:
        """Whether there is something to save."""
        desk = self._desk
        return desk.is_open and (desk.document.path is None or desk.document.is_modified)

    @property
    def can_revert(self) -> bool:
        """Whether the file holds something else."""
        desk = self._desk
        return desk.is_open and desk.document.path is not None and desk.document.is_modified

    def name(self) -> str:
        """What the open document is called."""
        path = self._desk.document.path
        return path.stem if path is not None else self._name or self.tr("Untitled")

    def window_title(self) -> str:
        """The title of the window: name, a place for the mark of unsaved work, what is special about it."""
        if not self._desk.is_open:
            return "OrgDesk"
        parts = [f"{self.name()}[*]"]
        if self._desk.organization.project.example:
            parts.append(self.tr("example data"))
        if self._desk.document.read_only:
            parts.append(self.tr("read-only"))
        return " — ".join([*parts, "OrgDesk"])

    # -- new -------------------------------------------------------------------------------------

    def new(self, structure: str = "") -> bool:
        """Begin a model, empty or from a structure that is shipped."""
        from orgdesk.exchange.models import read_shipped
        from orgdesk.reference.standard import empty_organization

        return self._begin(lambda: read_shipped(structure) if structure else empty_organization())

    def new_from_example(self, name: str) -> bool:
        """Begin with an example; it is not altered, the work on it is a document of its own."""
        from orgdesk.exchange.models import read_example

        return self._begin(lambda: read_example(name))

    def new_called(self, name: str) -> bool:
        """Begin an empty model of that name, for a sheet to come into."""
        from orgdesk.reference.standard import empty_organization

        return self._begin(empty_organization, name)

    def _begin(self, read: Callable[[], Organization], name: str = "") -> bool:
        from orgdesk.document import Document

        leave = self._ask_to_leave()
        if leave is None:
            return False
        try:
            organization = read()
        except OrgDeskError as error:
            return self._refuse(error)
        self._put(Document.new(organization), name or organization.project.name, discard=leave)
        return True

    # -- open ------------------------------------------------------------------------------------

    def open(self, path: Path | None = None) -> bool:
        """Open a file, asking for one where none is given: an .orgdesk file, or the text of an example.

        A sheet cannot be opened; what comes instead is its import.
        """
        from orgdesk.ui.importing import import_file, is_sheet

        path = path or self.ask_path(save=False)
        if path is None:
            return False
        path = path.absolute()
        if is_sheet(path):
            return import_file(self._desk, self._window, path, self.new_called)
        remember(_FOLDER, str(path.parent))
        desk = self._desk
        if desk.is_open and desk.document.path is not None and _same(desk.document.path, path):
            return True
        leave = self._ask_to_leave()
        if leave is None:
            return False
        try:
            if path.suffix.lower() == ".toml":
                opened = self._made(lambda: _from_text(path), self.tr("Opening {name}…"), path)
            else:
                opened = self._open_file(path)
        except OrgDeskError as error:
            return self._refuse(error)
        if opened is None:
            return False
        self._put(opened, path.stem, discard=leave)
        if opened.read_only:
            self.told.emit(_READ_ONLY.format(name=path.name))
        return True

    def recover(self, leftover: Leftover) -> bool:
        """Open what a crash has left; it stays where it is until it is saved or discarded."""
        leave = self._ask_to_leave()
        if leave is None:
            return False
        from orgdesk.document import Document

        try:
            recovered = self._wait_for(self.tr("Recovering…"), lambda: Document.recover(leftover))
        except OrgDeskError as error:
            return self._refuse(error)
        self._put(recovered, leftover.name, discard=leave)
        if recovered.read_only:
            self.told.emit(_READ_ONLY.format(name=self.name()))
        else:
            self.told.emit(_RECOVERED)
        return True

    def _open_file(self, path: Path) -> Document | None:
        from orgdesk.document import Document
        from orgdesk.storage.errors import FileLocked

        how = partial(Document.open, path)
        while True:
            try:
                return self._made(how, self.tr("Opening {name}…"), path)
            except FileLocked as locked:
                answer = self._ask_about_lock(locked)
                if answer == "cancel":
                    return None
                how = partial(
                    Document.open,
                    path,
                    read_only=answer == "read-only",
                    take_over=answer == "take over",
                )

    def _ask_about_lock(self, locked: FileLocked) -> str:
        since = locked.since.astimezone().strftime("%Y-%m-%d %H:%M") if locked.since else "?"
        return self._ask(
            self.tr("{file} is open elsewhere: by {user} on the computer {host}, since {when}.").format(
                file=locked.path.name, user=locked.user, host=locked.host, when=since
            ),
            self.tr(
                "A read-only copy can be looked at and edited, and saved under another name. Take the file "
                "over only if that person no longer works on it: what they have not saved cannot be saved "
                "to this file any more."
            ),
            [
                ("read-only", self.tr("Open a &read-only copy")),
                ("again", self.tr("&Try again")),
                ("take over", self.tr("Take &over")),
                ("cancel", self.tr("&Cancel")),
            ],
        )

    def _made(self, make: Callable[[], Document], sentence: str, path: Path) -> Document | None:
        """The document that `make` opens in the background; None where nobody wants to wait for it."""
        from orgdesk.ui.progress import Cancelled, Progress, in_background

        made: list[Document] = []

        def work(progress: Progress) -> Document:
            made.append(make())
            return made[0]

        try:
            return in_background(self._window, sentence.format(name=path.name), work)
        except Cancelled:
            for document in made:
                document.close(discard=True)
            return None

    # -- save ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save to the file; ask for one where there is none that can be saved to."""
        document = self._desk.document
        if document.path is None or document.read_only:
            return self.save_as()
        return self._saved(document.save)

    def save_as(self) -> bool:
        """Ask for a file and save to it; it is the file of the document from now on."""
        document = self._desk.document
        path = self.ask_path(save=True)
        if path is None:
            return False
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        path = path.absolute()
        remember(_FOLDER, str(path.parent))
        is_own = document.path is not None and _same(document.path, path)
        if path.exists() and not is_own and not self._may_replace(path):
            return False
        return self._saved(lambda: document.save_as(path))

    def revert(self) -> bool:
        """Go back to what the file holds; undo brings the work back."""
        return self._desk.revert()

    def ask_path(self, *, save: bool) -> Path | None:
        """The file that the user chooses in a dialog; None where they choose none."""
        from PySide6.QtWidgets import QFileDialog

        start = Path(recall(_FOLDER, _documents()))
        if not start.is_dir():
            start = Path(_documents())
        ours = self.tr("OrgDesk files (*.orgdesk)")
        if save:
            chosen, _ = QFileDialog.getSaveFileName(
                self._window,
                self.tr("Save as"),
                str(start / (_file_name(self.name()) + SUFFIX)),
                ours,
                options=QFileDialog.Option.DontConfirmOverwrite,  # we ask, for the name with its suffix
            )
        else:
            from orgdesk.ui.importing import SUFFIXES

            kinds = self.tr("OrgDesk files and texts (*.orgdesk *.toml)")
            patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
            sheets = self.tr("Sheets, to import ({patterns})").format(patterns=patterns)
            everything = self.tr("All files (*)")
            chosen, _ = QFileDialog.getOpenFileName(
                self._window, self.tr("Open"), str(start), ";;".join((kinds, sheets, everything))
            )
        return Path(chosen) if chosen else None

    def _saved(self, save: Callable[[], None]) -> bool:
        try:
            self._wait_for(self.tr("Saving…"), save)
        except OrgDeskError as error:
            choices = [("another", self.tr("Save &as…")), ("back", self.tr("&Cancel"))]
            if self._ask(self._desk.say(error.sentence), "", choices) == "another":
                return self.save_as()
            return False
        document = self._desk.document
        assert document.path is not None
        recent.add(document.path)
        _keep_picture(document)
        self._desk.saved.emit()
        return True

    def _may_replace(self, path: Path) -> bool:
        answer = self._ask(
            self.tr("{name} exists already.").format(name=path.name),
            self.tr("If you replace it, its present version is kept beside it as {backup}.").format(
                backup=path.name + ".bak"
            ),
            [
                ("replace", self.tr("&Replace")),
                ("cancel", self.tr("&Cancel")),
            ],
        )
        return answer == "replace"

    # -- close -----------------------------------------------------------------------------------

    def close_document(self) -> bool:
        """Clear the desk; False where the user rather stays."""
        leave = self._ask_to_leave()
        if leave is None:
            return False
        self._put(None, "", discard=leave)
        return True

    def on_quit(self) -> bool:
        """`close_document` before the program ends; not while a file is being read or written."""
        return self._window.isEnabled() and self.close_document()

    def _ask_to_leave(self) -> bool | None:
        """Whether to discard the work on the open document; None to stay. What is to be saved is saved."""
        if not self._desk.is_open or not self._desk.document.is_modified:
            return False
        answer = self._ask(
            self.tr("Save the changes to {name}?").format(name=self.name()),
            self.tr("What you do not save is lost."),
            [
                ("save", self.tr("&Save")),
                ("discard", self.tr("&Don't save")),
                ("stay", self.tr("&Cancel")),
            ],
        )
        if answer == "save":
            return False if self.save() else None
        return True if answer == "discard" else None

    # -- what all of them share ------------------------------------------------------------------

    def _put(self, document: Document | None, name: str, *, discard: bool) -> None:
        """Have `document` on the desk in the place of the one that is there."""
        before = self._desk.document if self._desk.is_open else None
        self._prepare.stop()
        if before is not None:
            if not before.is_modified:
                _keep_picture(before)
            before.close(discard=discard)
        self._name = name
        self._desk.take(document)
        if document is not None and document.path is not None:
            recent.add(document.path)
        elif document is not None:
            self._prepare.start()

    def _prepare_in_background(self) -> None:
        if self._desk.is_open:
            from PySide6.QtCore import QThreadPool

            QThreadPool.globalInstance().start(partial(_prepare, self._desk.document))

    def _ask(self, question: str, detail: str, choices: list[tuple[str, str]]) -> str:
        from orgdesk.ui.files.questions import ask

        return ask(self._window, question, detail, choices)

    def _wait_for(self, sentence: str, work: Callable[[], ResultT]) -> ResultT:
        """What `work` returns or raises; it must come to its end once it has begun."""
        from orgdesk.ui.progress import in_background

        return in_background(self._window, sentence, lambda _: work(), can_cancel=False)

    def _refuse(self, error: OrgDeskError) -> bool:
        from orgdesk.ui.files.questions import tell

        tell(self._window, self._desk.say(error.sentence))
        return False


def _prepare(document: Document) -> None:
    with suppress(OrgDeskError):  # the first edit tries again, and tells why it cannot be done
        document.prepare()


def _keep_picture(document: Document) -> None:
    """Have the start page show the matrix of a document as it is on file."""
    from orgdesk.ui.files.pictures import add_picture

    if document.path is not None and document.path in recent.recent_files():
        add_picture(document.path, document.organization)


def _from_text(path: Path) -> Document:
    from orgdesk.document import Document
    from orgdesk.exchange.models import read_model

    return Document.new(read_model(path))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _documents() -> str:
    from PySide6.QtCore import QStandardPaths

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _file_name(name: str) -> str:
    """`name` without what file systems do not take."""
    return "".join("-" if letter in '<>:"/\\|?*' or letter < " " else letter for letter in name).strip(" .")


_READ_ONLY = Text(
    "{name} dibuka sebagai salinan baca-saja. Perubahan dapat disimpan dengan nama lain.",
    "{name} is open as a read-only copy. Changes can be saved under another name.",
)
_RECOVERED = Text(
    "Pekerjaan sudah dipulihkan. Simpanlah agar tersimpan di berkasnya.",
    "The work is recovered. Save it to have it in its file.",
)
