"""The pieces of the import window one by one: colours, marks, columns, words of changes, long questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import after, assignment, function, organization, unit
from hands import button, click
from import_plans import plan_simply, same, sheet, simple_book, small_model
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.recognition.table import MEANINGS
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.palette import DARK, LIGHT, Theme
from orgdesk.exchange.sheets.grid import Block, Book, Problem, Sheet
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra, FunctionLevel
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.change_rows import EMPTY, Operation, change_lines, groups
from orgdesk.ui.importing.fate_paint import fate_look, mark_square, paint_ground, paint_mark
from orgdesk.ui.importing.meanings import meaning_words
from orgdesk.ui.importing.problems import ProblemsModel, problems_of
from orgdesk.ui.importing.questions import QuestionsPage
from orgdesk.ui.importing.rows import Finder
from orgdesk.ui.importing.sheet_view import SheetView

NOTHING = ChangeSet(same("Impor"), ())


def plan_of(
    *sheets: Sheet, change_set: ChangeSet = NOTHING, questions: tuple[Question, ...] = ()
) -> ImportPlan:
    return ImportPlan(Book("a.xlsx", "xlsx", list(sheets)), Mapping(), (), change_set, {}, Fates(), questions)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        rgb = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
        red, green, blue = (c / 12.92 if c <= 0.03928 else float(((c + 0.055) / 1.055) ** 2.4) for c in rgb)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


# -- colours and marks ---------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_and_marks_stand_out_from_the_ground(theme: Theme) -> None:
    for fate in Fate:
        look = fate_look(theme, fate)
        assert contrast(look.ink, look.fill) >= 4.5, fate
        assert contrast(look.mark, look.fill) >= 3, fate


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_two_fates_look_alike_without_colour(theme: Theme, qtbot: QtBot) -> None:
    """Drawn in one ink on one ground, each still has a shape of its own."""
    shapes: dict[bytes, Fate] = {}
    for fate in Fate:
        picture = QImage(40, 24, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        look = fate_look(theme, fate)
        ground, cell = picture.copy(), QRect(0, 0, 40, 24)
        paint_ground(painter, cell, fate, look)
        paint_mark(painter, mark_square(cell), fate, look, theme)
        painter.end()
        plain = picture.pixelColor(39, 0).value()
        drawn = bytes(
            int(abs(picture.pixelColor(x, y).value() - plain) > 24)
            for y in range(ground.height())
            for x in range(ground.width())
        )
        assert drawn not in shapes, f"{fate} looks like {shapes.get(drawn)}"
        shapes[drawn] = fate


def test_every_meaning_has_words_of_its_own() -> None:
    for language in ("id", "en"):
        words = [meaning_words(meaning).in_(language) for meaning in MEANINGS]
        assert len(set(words)) == len(words)
        assert not [m for m, w in zip(MEANINGS, words, strict=True) if "_" in w]
    assert meaning_words("wording").en == "wording"


# -- the sheet -----------------------------------------------------------------------------------


def test_columns_are_as_wide_as_most_of_their_cells(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    desk = desk_with(small_model())
    long, row = "Seksi Pencegahan dan Pengendalian Penyakit Menular", "x" * 24
    shown = sheet("S", f"{row} | {long}", *[f"{row} | KP"] * 20)
    shown.rows[30] = {1: "y" * 400}
    shown.merged.append(Block(30, 1, 30, 2))
    view = SheetView(desk)
    qtbot.addWidget(view)
    plan = plan_of(shown, sheet("T", "a"))
    view.set_plan(plan, Finder(desk, plan))
    view.show_sheet(0)
    first, second = view.columnWidth(0), view.columnWidth(1)
    assert first > second > 60 and first < 280, "a merged title and a long head widen nothing"
    view.show_sheet(1)
    assert view.columnSpan(0, 0) == 1 and view.cells.columnCount() == 1


def test_a_sheet_with_nothing_on_it_can_be_shown(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    desk = desk_with(small_model())
    view = SheetView(desk)
    qtbot.addWidget(view)
    plan = plan_of(Sheet("Kosong"))
    view.set_plan(plan, Finder(desk, plan))
    view.show_sheet(0)
    view.show()
    assert view.cells.rowCount() == 1 and not view.cells.counts()[Fate.IGNORED]


# -- changes in words ----------------------------------------------------------------------------


def test_changes_say_what_was_and_will_be(desk_with: Callable[[Organization], Desk]) -> None:
    here = organization(
        unit("U1", name="Sekretariat"),
        unit("U2"),
        function("F1", wording="Lama"),
        assignment("F1", "KP", "U1"),
    )
    before = here.functions["F1"]
    (renamed,) = (RowChange(before, function("F1", wording="Baru", level=FunctionLevel.GOAL, order=7)),)
    extra = Extra(id="E", column="PIC", value="Budi", function="F1")
    gone = here.assignments["F1 KP U1"]
    made = change(same("Impor"), [renamed, *added(extra, assignment("F1", "PL", "U2")), *removed(gone)])
    assert after(here, made)
    desk = desk_with(here)
    plan = plan_of(Sheet("S"), change_set=made)
    finder = Finder(desk, plan)
    lines = {c.id: change_lines(c, finder, lambda text: text.en) for c in made}
    assert lines["F1"] == ["F1  Lama", "wording: Lama → Baru", "level: function → goal"]
    assert lines["E"] == ["PIC: Budi (Baru)"]
    assert lines["F1 PL U2"] == ["U2, Executor, Baru"]
    assert [(g.kind, g.operation, g.count) for g in groups(plan)] == [
        ("function", Operation.CHANGED, 1),
        ("assignment", Operation.NEW, 1),
        ("assignment", Operation.REMOVED, 1),
        ("extra", Operation.NEW, 1),
    ]
    cleared = RowChange(before, function("F1", wording="Lama", code=""))
    assert change_lines(cleared, finder, lambda text: text.id)[1] == f"kode: F1 → {EMPTY.id}"


# -- questions and problems ----------------------------------------------------------------------


def many(count: int) -> Question:
    options = (Option("new", same("Baru")), Option("same", same("Sama")))
    parts = tuple(
        Part(f"unit:{n}", same(f"Bidang {n}"), options, "new", places=(Where(0, n + 1, 1),))
        for n in range(count)
    )
    return Question("names", same("Apakah sama?"), parts)


def test_long_questions_unfold_and_can_be_answered_together(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    page = QuestionsPage(desk_with(small_model()))
    qtbot.addWidget(page)
    page.resize(420, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.set_plan(plan_of(Sheet("S"), questions=(many(90),)))
    assert len(page.boxes) == 40
    page.focus_part("unit:80")
    assert len(page.boxes) == 90 and page.boxes["unit:80"].hasFocus()
    answers: list[dict[str, str]] = []
    page.answered.connect(answers.append)
    click(button(page, "Sama"))
    assert answers == [{f"unit:{n}": "same" for n in range(90)}]


def test_grave_problems_stand_first_and_those_of_the_file_are_among_them(
    desk_with: Callable[[Organization], Desk],
) -> None:
    light, grave = Problem(same("Catatan."), "S"), Problem(same("Salah."), "S", (3, 2), grave=True)
    made = plan_of(Sheet("S"))
    made.book.problems.extend([light, grave, light])
    assert problems_of(made) == (grave, light)
    model = ProblemsModel(desk_with(small_model()))
    model.set_plan(made)
    assert model.where(0) == Where(0, 3, 2) and model.where(1) is None
    assert model.row_at(Where(0, 3, 2)) == 0 and model.row_at(Where(0, 9, 9)) == -1


def test_the_simple_plan_of_the_tests_is_one_that_holds() -> None:
    here = small_model()
    made = plan_simply(simple_book(), here, Mapping({"code:R": "PL"}), Watch())
    assert len(after(here, made.change_set).assignments) == 3
