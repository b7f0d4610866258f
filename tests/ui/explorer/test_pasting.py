"""Lists that are pasted into the trees, and rows that are copied out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import agency, function, organization, unit
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from random_organization import random_organization

from orgdesk.editing.outlines import outline
from orgdesk.exchange.sheets.pasted import pasted_html
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import FunctionLevel
from orgdesk.organization.structure import structure_of
from orgdesk.ui import clipping
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.explorer import pasting
from orgdesk.ui.explorer.panel import Explorer
from orgdesk.ui.notice import Notice

Made = Callable[[Organization], Desk]
Shown = Callable[[Desk], Explorer]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Puts the explorer of a desk on the screen."""

    def made(desk: Desk) -> Explorer:
        explorer = Explorer(desk)
        qtbot.addWidget(explorer)
        explorer.resize(260, 800)
        explorer.show()
        return explorer

    return made


@pytest.fixture
def small(desk_with: Made) -> Desk:
    return desk_with(
        organization(
            unit("U1", name="Dinas"),
            unit("U2", under="U1", order=1, name="Bidang P2P"),
            function("M", level=FunctionLevel.MISSION, wording="Sehat"),
            function("F1", parent="M", wording="Imunisasi"),
        )
    )


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def functions(here: Organization, parent: str | None = None) -> list[object]:
    found: list[object] = []
    for row in here.subfunctions(parent):
        below = functions(here, row.id)
        found.append((row.wording, below) if below else row.wording)
    return found


def units(here: Organization, above: str | None = None) -> list[object]:
    found: list[object] = []
    for id_ in structure_of(here, "A").below.get(above, ()):
        below = units(here, id_)
        found.append((here.units[id_].name, below) if below else here.units[id_].name)
    return found


def test_a_list_becomes_functions_below_the_selected_one(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    notice = Notice(small, explorer)
    small.show_rows([("function", "F1")])
    clip("1. Rantai dingin\n   a. Suhu\n2. Pencatatan")
    explorer.paste()
    here = small.organization
    assert functions(here) == [("Sehat", [("Imunisasi", [("Rantai dingin", ["Suhu"]), "Pencatatan"])])]
    assert small.document.undo_label is not None and small.document.undo_label.id == "Tempel 3 fungsi"
    names = [here.functions[id_].wording for _, id_ in small.selection.rows]
    assert names == ["Rantai dingin", "Pencatatan"]
    assert notice.sentence == "Paste 3 functions"
    small.undo()
    assert functions(here) == [("Sehat", ["Imunisasi"])]


def test_a_list_becomes_units_below_the_selected_one(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    small.show_rows([("unit", "U1")])
    clip(
        "Kode\tNama\r\nSEKR\tSekretariat\r\n\t    Subbag Umum\r\nP2P\tBidang P2P\r\n\t  Seksi Surveilans\r\n"
    )
    explorer.paste()
    assert units(small.organization) == [
        ("Dinas", [("Bidang P2P", ["Seksi Surveilans"]), ("Sekretariat", ["Subbag Umum"])])
    ]


def test_with_nothing_selected_it_goes_to_the_top_of_the_tree_in_hand(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    clip("Satu\n\tDua")
    explorer.functions.view.entered_focus.emit()
    explorer.paste()
    assert functions(small.organization) == [("Sehat", ["Imunisasi"]), ("Satu", ["Dua"])]
    small.select(Selection())
    explorer.units.view.entered_focus.emit()
    explorer.paste()
    assert units(small.organization) == [("Dinas", ["Bidang P2P"]), ("Satu", ["Dua"])]


def test_a_filter_does_not_hide_what_is_pasted(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    small.show_rows([("function", "M")])
    explorer.functions.field.setText("Imunisasi")
    explorer.functions.filter_now()
    clip("Gizi")
    explorer.paste()
    assert not explorer.functions.tree.is_filtered
    assert [small.organization.functions[i].wording for _, i in small.selection.rows] == ["Gizi"]


@pytest.mark.parametrize(
    ("text", "row", "sentence"),
    [
        (" ", ("function", "M"), "The clipboard holds no text."),
        ("Imunisasi", ("function", "M"), "The name that is pasted is here already"),
        ("Baru", None, "Select the agency or the unit first"),
    ],
)
def test_what_cannot_be_pasted_is_said(
    desk_with: Made, shown: Shown, qtbot: QtBot, text: str, row: Token | None, sentence: str
) -> None:
    here = organization(
        agency("B", order=1),
        unit("U1"),
        function("M", code="", wording="Sehat"),
        function("F1", parent="M", code="", wording="Imunisasi"),
    )
    desk = desk_with(here)
    explorer = shown(desk)
    if row is not None:
        desk.show_rows([row])
    clip(text)
    with qtbot.waitSignal(desk.refused) as told:
        explorer.paste()
    assert desk.say((told.args or [])[0]).startswith(sentence)
    assert not desk.document.history.steps


def test_cells_of_the_matrix_are_no_list(small: Desk, shown: Shown, qtbot: QtBot) -> None:
    explorer = shown(small)
    clipping.put("KP", "", {clipping.CELLS: b"[]"})
    with qtbot.waitSignal(small.refused):
        explorer.paste()
    assert not small.document.history.steps


def test_an_unfolded_row_is_copied_alone_and_a_folded_one_with_all_below(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    small.show_rows([("unit", "U1")])
    explorer.expand_all()
    explorer.copy()
    assert QGuiApplication.clipboard().text() == "U1  Dinas"
    explorer.collapse_all()
    explorer.copy()
    assert QGuiApplication.clipboard().text() == "U1  Dinas\n    U2  Bidang P2P"


def test_a_copy_is_a_table_with_codes_too(small: Desk, shown: Shown) -> None:
    explorer = shown(small)
    small.show_rows([("unit", "U2"), ("unit", "U1")])
    explorer.copy()
    book = pasted_html(QGuiApplication.clipboard().mimeData().html())
    assert book is not None
    sheet = book.sheets[0]
    rows = [[sheet.text(row, column) for column in (1, 2)] for row in (1, 2, 3)]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["Code", "Name"],
        ["U1", "Dinas"],
        ["U2", "Bidang P2P"],
    ]
    assert outline("\n".join("\t".join(row) for row in rows)) == pasting.copied(
        explorer.units, [("unit", "U1"), ("unit", "U2")]
    )


@pytest.mark.parametrize("seed", range(6))
def test_what_is_copied_reads_back_as_the_tree(desk_with: Made, shown: Shown, seed: int) -> None:
    desk = desk_with(random_organization(seed))
    explorer = shown(desk)
    for pane in (explorer.units, explorer.functions):
        rows = list(pane.tree.below(None))
        for row in rows:  # the list grows while it is walked
            rows.extend(pane.tree.below(row))
        pasting.copy(pane, rows, desk)
        text = QGuiApplication.clipboard().text()
        read = outline(text)
        assert read == pasting.copied(pane, rows)
        wanted = [
            (len(pane.tree.path(row)) - 1, pane.tree.words(row)[1], pane.tree.words(row)[0])
            for row in pane.tree.in_order(rows)
        ]
        assert [(line.depth, line.code, line.name) for line in read] == wanted
