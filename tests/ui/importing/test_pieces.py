"""The pieces of the import window one by one: colours, marks, columns, words of changes, long questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import after, assignment, function, organization, unit
from hands import button, click
from import_plans import plan_simply, same, simple_book, small_model
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionComboBox
from pytestqt.qtbot import QtBot
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict, ImportPlan
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.recognition.table import MEANINGS
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.palette import DARK, LIGHT, Theme
from orgdesk.exchange.sheets.grid import Block, Book, Problem, Sheet
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Extra, FunctionLevel, Regulation, RegulationKind
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.change_rows import EMPTY, Operation, change_lines, groups
from orgdesk.ui.importing.conflicts import OURS, WHAT, ConflictsPage
from orgdesk.ui.importing.fate_paint import fate_look, mark_square, paint_ground, paint_mark
from orgdesk.ui.importing.meanings import meaning_words
from orgdesk.ui.importing.problems import ProblemsModel, problems_of
from orgdesk.ui.importing.questions import QuestionsPage
from orgdesk.ui.importing.rows import Finder
from orgdesk.ui.importing.sheet_view import SheetView
from orgdesk.ui.importing.short_box import ShortBox
from orgdesk.ui.style import font

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
    shown = sheet("\n".join([f"{row} | {long}", *[f"{row} | KP"] * 20]), "S")
    shown.rows[30] = {1: "y" * 400}
    shown.merged.append(Block(30, 1, 30, 2))
    view = SheetView(desk)
    qtbot.addWidget(view)
    plan = plan_of(shown, sheet("a", "T"))
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


def test_large_numbers_are_written_out(desk_with: Callable[[Organization], Desk]) -> None:
    here = organization(unit("U1", staff=2.0))
    (row,) = here.units.values()
    made = change(same("Impor"), [RowChange(row, replace(row, staff=1_250_000.0))])
    finder = Finder(desk_with(here), plan_of(Sheet("S"), change_set=made))
    (one,) = made
    assert change_lines(one, finder, lambda text: text.en)[1] == "staff: 2 → 1250000"


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


def test_a_near_name_shows_the_nearest_beside_it_and_all_can_be_taken(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    near = tuple(
        Part(
            f"unit:{n}",
            same(f"Bid. {n}"),
            (Option(f"B{n}", same(f"Sama dengan Bidang {n}, mirip 90%")), Option("new", same("Baru"))),
            "new",
        )
        for n in range(3)
    )
    page = QuestionsPage(desk_with(small_model()))
    qtbot.addWidget(page)
    page.show()
    page.set_plan(plan_of(Sheet("S"), questions=(Question("names", same("Apakah sama?"), near),)))
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Bid. 1" in said and "or: sama dengan Bidang 1, mirip 90%" in said
    answers: list[dict[str, str]] = []
    page.answered.connect(answers.append)
    click(button(page, "The nearest of each"))
    assert answers == [{"unit:0": "B0", "unit:1": "B1", "unit:2": "B2"}]


def test_words_too_long_for_a_box_end_in_an_ellipsis(qtbot: QtBot) -> None:
    box = ShortBox()
    qtbot.addWidget(box)
    box.addItem("Pembagian urusan pemerintahan (dikenali)")
    box.resize(160, 30)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…") and option.currentText.startswith("Pemb")
    box.resize(600, 30)
    box.initStyleOption(option)
    assert option.currentText == box.currentText()
    before = box.currentIndex()
    box.addItem("Lain")
    QApplication.sendEvent(box, wheel_down())
    assert box.currentIndex() == before


def wheel_down() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_a_conflict_has_room_for_what_it_is_about(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    page = ConflictsPage(desk_with(small_model()))
    qtbot.addWidget(page)
    page.resize(460, 500)
    page.show()
    long = same("Penyediaan dan distribusi alat dan obat kontrasepsi, Bidang Pencegahan Penyakit")
    page.set_plan(
        replace(plan_of(Sheet("S")), conflicts=(Conflict("c", long, same(""), same("KO"), same("PL"), None),))
    )
    table = page.table
    what, side = table.columnWidth(WHAT), table.columnWidth(OURS)
    assert what > side and abs(what + 3 * side - table.viewport().width()) <= 3
    metrics = QFontMetrics(font(weight=QFont.Weight.DemiBold))
    needed = metrics.boundingRect(QRect(0, 0, what - 16, 900), int(Qt.TextFlag.TextWordWrap), long.id)
    assert table.rowHeight(0) >= needed.height() + 8


def test_a_regulation_is_called_as_it_is_cited(desk_with: Callable[[Organization], Desk]) -> None:
    law = Regulation(id="e095afc1", regulation_kind=RegulationKind.ACT, number="23", year=2014)
    made = change(same("Impor"), [*added(law)])
    finder = Finder(desk_with(small_model()), plan_of(Sheet("S"), change_set=made))
    assert change_lines(next(iter(made)), finder, lambda text: text.id) == ["UU 23/2014"]


def test_a_title_reaches_over_the_empty_cells_beside_it(
    desk_with: Callable[[Organization], Desk], qtbot: QtBot
) -> None:
    desk = desk_with(small_model())
    title = "MATRIKS KEWENANGAN PENYELENGGARAAN KESEHATAN KABUPATEN"
    rows = [{1: title}, {1: "Nama:"}, {1: "Fungsi", 2: "P2P", 3: "SEKR", 4: "Ket"}, {1: "Imunisasi", 2: "KP"}]
    shown = Sheet("S", dict(enumerate(rows, start=1)))
    table = LayoutFound("S", "units-across", same("Unit di kolom"), (3, 3), (), 0.9, Where(0, 3, 1))
    view = SheetView(desk)
    qtbot.addWidget(view)
    plan = replace(plan_of(shown), layouts=(table,))
    view.set_plan(plan, Finder(desk, plan))
    view.show_sheet(0)
    wide = sum(view.columnWidth(n) for n in range(view.columnSpan(0, 0)))
    needed = QFontMetrics(font(-0.5, weight=QFont.Weight.DemiBold)).horizontalAdvance(title)
    assert wide >= needed or view.columnSpan(0, 0) == 4
    assert view.columnSpan(1, 0) == 1, "what fits stays in its cell"
    assert view.columnSpan(2, 0) == 1, "the table stays as it is"
