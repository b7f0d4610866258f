"""The forms of what stands in lists; relations of functions; what hangs on units."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import (
    agency,
    function,
    organization,
    person,
    position,
    provider,
    relation,
    service,
    supply,
    unit,
    workload,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RelationKind, WorkKind
from orgdesk.ui.desk import Desk, Selection
from orgdesk.ui.fields.affair import AffairField, path_words
from orgdesk.ui.fields.choices import ChoiceField, YesNoField
from orgdesk.ui.fields.chooser import RowField
from orgdesk.ui.fields.lines import NoteField, NumberField, TextField
from orgdesk.ui.fields.row_links import RowLinksModel
from orgdesk.ui.inspector.function_form import FunctionForm
from orgdesk.ui.inspector.panel import Inspector
from orgdesk.ui.inspector.person_form import PersonForm
from orgdesk.ui.inspector.position_form import PositionForm, TaskLine
from orgdesk.ui.inspector.provider_form import ProviderForm
from orgdesk.ui.inspector.relation_lines import RelationLine
from orgdesk.ui.inspector.service_form import ProviderLine, ServiceForm
from orgdesk.ui.inspector.supply_form import SupplyForm
from orgdesk.ui.inspector.unit_form import UnitForm

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
Key = Qt.Key


@pytest.fixture
def small(desk_with: Callable[[Organization], Desk], qtbot: QtBot) -> Desk:
    """A little of everything."""
    return desk_with(
        organization(
            agency("BPJS"),
            unit("U1"),
            unit("U2"),
            function("F1", wording="Imunisasi"),
            function("F2", wording="Pencatatan"),
            function("F3"),
            relation("F1", "F2", what="laporan"),
            service("S1", "F1", name="Imunisasi bayi"),
            service("S2"),
            provider("S1", "U1", "KTP", "KK"),
            supply("U1", "U2", "PB", what="Vaksin", lead_time=10.0, needed_within=7.0),
            position("P1", "U1", title="Bidan", posts=3, filled=2.0),
            position("P2", "U1", title="Kepala"),
            workload("P1", "Menyuntik", 2500.0, 1.0),
            person("Sari", "P2", name="Sari"),
            person("Budi", name="Budi"),
        )
    )


@pytest.fixture
def inspector(small: Desk, qtbot: QtBot) -> Inspector:
    """The panel over it."""
    made = Inspector(small)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    made.activateWindow()
    return made


def select(inspector: Inspector, kind: str, *ids: str) -> None:
    inspector.desk.select(Selection(rows=tuple((kind, id_) for id_ in ids)))
    inspector.refresh()


def typed(field: object, words: str) -> None:
    """Type into a field and press Enter."""
    assert isinstance(field, TextField | RowField)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, words)
    QTest.keyClick(field.line, Key.Key_Return)


def parts(desk: Desk) -> tuple[str, ...]:
    """The functions of the service."""
    return desk.organization.services["S1"].functions


def box(field: object) -> QWidget:
    """What one picks with in a field."""
    assert isinstance(field, ChoiceField | YesNoField)
    return field.box


def texts(inspector: Inspector) -> str:
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector))


def test_the_standard_of_a_service_is_edited_and_counted(inspector: Inspector, small: Desk) -> None:
    select(inspector, "service", "S1")
    form = inspector.form
    assert isinstance(form, ServiceForm)
    assert "1 of the 14 components" in form.stated.text()
    typed(form.properties["time_limit"].field, "3")
    typed(form.properties["cost"].field, "0")
    procedure = form.properties["procedure"].field
    assert isinstance(procedure, NoteField)
    procedure.text.setPlainText("Datang, daftar.")
    form.finish()
    row = small.organization.services["S1"]
    assert (row.time_limit, row.cost, row.procedure) == (3.0, 0.0, "Datang, daftar.")
    assert "4 of the 14 components" in form.stated.text() and "Documents asked for: 2." in form.stated.text()
    typed(form.properties["time_limit"].field, "-3")
    assert form.properties["time_limit"].field.refusal
    assert small.document.history.done == 3


def test_functions_of_a_service_are_added_moved_and_removed(inspector: Inspector, small: Desk) -> None:
    select(inspector, "service", "S1")
    form = inspector.form
    assert isinstance(form, ServiceForm)
    typed(form.functions.add, "F2")
    assert parts(small) == ("F1", "F2")
    QTest.keyClick(form.functions.links[1], Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts(small) == ("F2", "F1")
    typed(form.functions.add, "F2")
    assert "twice" in form.functions.refusal and len(form.functions.links) == 2
    QTest.mouseClick(form.functions.removers[0], Qt.MouseButton.LeftButton)
    assert parts(small) == ("F1",) and not form.functions.refusal
    with_resource = form.resources
    typed(with_resource.add, "PB")
    assert small.organization.services["S1"].resources and with_resource.links[0].words == "PB  goods"


def test_providers_are_added_opened_and_removed(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, "service", "S1")
    form = inspector.form
    assert isinstance(form, ServiceForm)
    (line,) = form.providers.children_
    assert isinstance(line, ProviderLine) and "KTP; KK" in line.asked.text()
    typed(line.visits, "2")
    assert small.organization.providers["S1/U1"].visits == 2
    assert isinstance(form.providers.adder, RowField)
    typed(form.providers.adder, "U2")
    inspector.refresh()
    assert [p.unit for p in small.organization.bucket("providers_of_service", "S1").values()] == ["U1", "U2"]
    typed(form.providers.adder, "U2")
    assert "already a provider" in form.providers.adder.refusal
    QTest.mouseClick(form.providers.children_[1].remove, Qt.MouseButton.LeftButton)
    assert len(small.organization.bucket("providers_of_service", "S1")) == 1
    with qtbot.waitSignal(small.shown):
        QTest.mouseClick(line.link, Qt.MouseButton.LeftButton)
    inspector.refresh()
    assert isinstance(inspector.form, ProviderForm)


def test_what_a_provider_asks_for(inspector: Inspector, small: Desk) -> None:
    select(inspector, "provider", "S1/U1")
    form = inspector.form
    assert isinstance(form, ProviderForm)
    assert "Imunisasi bayi" in texts(inspector)
    typed(form.requirements.adder, "Surat pengantar")
    inspector.refresh()
    asked = small.organization.bucket("requirements_of_provider", "S1/U1")
    assert [row.document for row in asked.values()] == ["KTP", "KK", "Surat pengantar"]
    typed(form.requirements.adder, " ktp ")
    assert form.requirements.adder is not None and "twice" in form.requirements.adder.refusal
    first = form.requirements.children_[0]
    typed(first.fields["issuer"][0], "BPJS")
    typed(first.fields["reason"][0], "jaminan")
    row = small.organization.requirements["S1/U1/KTP"]
    assert (row.issuer, row.reason) == ("BPJS", "jaminan")
    QTest.mouseClick(first.remove, Qt.MouseButton.LeftButton)
    assert "S1/U1/KTP" not in small.organization.requirements
    assert small.undo()
    assert small.organization.requirements["S1/U1/KTP"].issuer == "BPJS"


def test_a_supply_comes_from_a_unit_or_a_partner(inspector: Inspector, small: Desk) -> None:
    select(inspector, "supply", "U1>U2 PB")
    form = inspector.form
    assert isinstance(form, SupplyForm)
    assert "3 days after" in form.slack.text() and "U1 → U2" in texts(inspector)
    typed(form.properties["source"].field, "BPJS")
    row = small.organization.supplies["U1>U2 PB"]
    assert (row.source, row.partner) == (None, "BPJS")
    typed(form.properties["source"].field, "U2")
    assert "cannot supply itself" in form.properties["source"].field.refusal
    typed(form.properties["lead_time"].field, "2")
    assert "Days to spare: 5." in form.slack.text()
    typed(form.properties["service"].field, "S1")
    assert small.organization.supplies["U1>U2 PB"].service == "S1"


def test_the_workload_of_a_position_says_its_need(inspector: Inspector, small: Desk) -> None:
    select(inspector, "position", "P1")
    form = inspector.form
    assert isinstance(form, PositionForm)
    assert "Needed: 2 people (2,500 hours" in form.need.text() and "Filled: 2." in form.need.text()
    typed(form.tasks.adder, "Mencatat")
    inspector.refresh()
    line = form.tasks.children_[1]
    assert isinstance(line, TaskLine)
    typed(line.volume, "625")
    typed(line.hours, "2")
    typed(line.function, "F2")
    inspector.refresh()
    fresh = small.organization.bucket("workloads_of_position", "P1")
    assert [(w.task, w.volume, w.hours, w.function) for w in fresh.values()][1] == (
        "Mencatat",
        625.0,
        2.0,
        "F2",
    )
    assert "Needed: 3 people" in form.need.text() and line.total.text() == "= 1,250 hours"
    QTest.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    inspector.refresh()
    assert len(form.tasks.children_) == 1


def test_a_number_that_is_needed_cannot_be_emptied(inspector: Inspector, small: Desk) -> None:
    select(inspector, "position", "P1")
    form = inspector.form
    assert isinstance(form, PositionForm)
    posts = form.properties["posts"].field
    assert isinstance(posts, NumberField)
    posts.line.setFocus()
    posts.line.clear()
    QTest.keyClick(posts.line, Key.Key_Return)
    assert posts.refusal and small.organization.positions["P1"].posts == 3


def test_who_holds_a_position(inspector: Inspector, small: Desk) -> None:
    select(inspector, "position", "P2")
    form = inspector.form
    assert isinstance(form, PositionForm)
    assert not form.filled.isEnabled()
    typed(form.holders.adder, "Budi")
    inspector.refresh()
    line = form.holders.children_[0]
    QTest.keyClick(box(line.fields["acting"][0]), Key.Key_Space)
    (held,) = small.organization.bucket("positions_of_person", "Budi").values()
    assert held.acting
    typed(form.holders.children_[-1].fields["share"][0], "2")
    assert "between 0 and 1" in form.holders.children_[-1].fields["share"][0].refusal


def test_what_a_person_holds(inspector: Inspector, small: Desk) -> None:
    select(inspector, "person", "Budi")
    form = inspector.form
    assert isinstance(form, PersonForm)
    typed(form.posts.adder, "Bidan")
    inspector.refresh()
    (line,) = form.posts.children_
    typed(line.fields["valid_until"][0], "31/12/2026")
    (held,) = small.organization.bucket("positions_of_person", "Budi").values()
    assert held.position == "P1" and held.valid_until is not None
    assert small.undo() and small.undo()
    inspector.refresh()
    assert not form.posts.children_


def test_relations_of_a_function(inspector: Inspector, small: Desk) -> None:
    select(inspector, "function", "F2")
    form = inspector.form
    assert isinstance(form, FunctionForm)
    (line,) = form.relations.children_
    assert isinstance(line, RelationLine)
    assert line.link.words.startswith("←") and "Imunisasi" in line.link.words
    QTest.keyClick(box(line.kind), Key.Key_Home)
    assert small.organization.function_relations["F1>F2"].relation_kind == RelationKind.SHARES_DATA
    typed(form.relations.adder, "F3")
    inspector.refresh()
    assert len(form.relations.children_) == 2
    typed(form.relations.adder, "F2")
    assert form.relations.adder is not None and "itself" in form.relations.adder.refusal
    QTest.mouseClick(line.remove, Qt.MouseButton.LeftButton)
    assert "F1>F2" not in small.organization.function_relations


def test_the_affair_is_picked_by_words_and_shown_with_its_path(inspector: Inspector, small: Desk) -> None:
    select(inspector, "function", "F1")
    form = inspector.form
    assert isinstance(form, FunctionForm)
    affair = form.properties["affair"].field
    assert isinstance(affair, AffairField)
    typed(affair, "1.02.02")
    assert small.organization.functions["F1"].affair == "1.02.02"
    assert affair.above.text() == path_words("1.02.02") != ""
    affair.line.setFocus()
    affair.line.clear()
    QTest.keyClick(affair.line, Key.Key_Return)
    assert small.organization.functions["F1"].affair == ""
    QTest.keyClick(box(form.properties["work"].field), Key.Key_End)
    QTest.keyClick(box(form.properties["critical"].field), Key.Key_Space)
    row = small.organization.functions["F1"]
    assert row.work == WorkKind.ROUTINE and row.critical


def test_what_hangs_on_a_unit_leads_there(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, "unit", "U1")
    form = inspector.form
    assert isinstance(form, UnitForm)
    links = {
        name: [(link.words, link.remark) for link in view.rows.links] for name, view in form.links.items()
    }
    assert links == {
        "position": [("Bidan", "2 / 2"), ("Kepala", "1 / \N{EN DASH}")],
        "supply": [("→ Vaksin", "U2")],
        "service": [("Imunisasi bayi", "S1")],
    }
    view = form.links["position"]
    with qtbot.waitSignal(small.shown):
        at = view.visualRect(view.rows.index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert small.selection.rows == (("position", "P1"),)
    select(inspector, "unit", "U2")
    assert not form._linked["position"].isVisible()


def test_the_model_of_links_is_one_that_qt_takes(qtbot: QtBot) -> None:
    model = RowLinksModel()
    tester = QAbstractItemModelTester(model, Fatal)
    model.show_links([])
    assert tester.model() is model


def tabbed(inspector: Inspector, count: int) -> list[str]:
    """The names of where Tab stops from the first field on."""
    inspector.focus_first()
    names = []
    for _ in range(count):
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName() or getattr(widget, "text", str)())
        QTest.keyClick(widget, Key.Key_Tab)
    return names


def test_tab_goes_down_a_form_as_one_reads_it(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, "service", "S1")
    expected = ["Name", "Code", "Event in life", "For whom", "Functions it consists of"]
    expected += ["F1  Imunisasi", "Remove F1  Imunisasi", "In their order", "Who provides it"]
    expected += ["U1", "How often one has to come to U1", "Remove U1", "Add a providing unit"]
    expected += ["Service standard", "Procedure", "Working days"]
    assert tabbed(inspector, len(expected)) == expected


def test_tab_finds_lines_that_were_added_later(inspector: Inspector, small: Desk, qtbot: QtBot) -> None:
    select(inspector, "service", "S1")
    form = inspector.form
    assert isinstance(form, ServiceForm)
    typed(form.functions.add, "F2")
    inspector.refresh()
    qtbot.waitUntil(lambda: form.functions.links[-1].isVisible())
    inspector.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is inspector.window())
    names = tabbed(inspector, 10)
    assert names[5:] == [
        "F1  Imunisasi",
        "Remove F1  Imunisasi",
        "F2  Pencatatan",
        "Remove F2  Pencatatan",
        "In their order",
    ]
    back = QApplication.focusWidget()
    assert back is not None
    QTest.keyClick(back, Key.Key_Backtab)
    after = QApplication.focusWidget()
    assert after is form.functions.add.line


def test_forms_speak_the_language_of_the_desk(inspector: Inspector, small: Desk) -> None:
    for kind, id_ in (("service", "S1"), ("supply", "U1>U2 PB"), ("position", "P1"), ("person", "Sari")):
        select(inspector, kind, id_)
        small.set_language("id")
        small.set_language("en")
    select(inspector, "service", "S1", "S2")
    form = inspector.form
    assert isinstance(form, ServiceForm) and not form.providers.isVisible()
