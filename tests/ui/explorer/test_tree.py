"""The models of the explorer: every row once, right after any edit, in step with what Qt expects."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import pytest
from builders import agency, assignment, function, line, organization, unit
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from orgdesk.analysis.findings import FindingsDelta
from orgdesk.editing.agencies import add_agency, delete_agency, edit_agency, place_agencies
from orgdesk.editing.assignments import toggle_role
from orgdesk.editing.functions import add_function, delete_function, edit_function, place_functions
from orgdesk.editing.units import (
    add_superior,
    add_unit,
    delete_unit,
    edit_unit,
    move_unit,
    place_units,
    remove_reporting,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Unit
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.function_tree import FunctionTree
from orgdesk.ui.explorer.tree import CODE, ROWS, SEVERITY, Tree
from orgdesk.ui.explorer.tree_view import TreeView
from orgdesk.ui.explorer.unit_tree import UnitTree

Nested = dict[str, "Nested"]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def shape(tree: Tree, at: QModelIndex | None = None) -> Nested:
    """The whole tree by ids, read through the model."""
    at = at or QModelIndex()
    found: Nested = {}
    for row in range(tree.rowCount(at)):
        index = tree.index(row, 0, at)
        token = tree.token(index)
        assert token is not None and index.parent() == at
        found[token[1]] = shape(tree, index)
        assert tree.hasChildren(index) == bool(found[token[1]])
    return found


def followed(tree: Tree) -> Tree:
    """Have the tree told of edits, as the panel does."""

    def changed(change_set: ChangeSet | None, delta: FindingsDelta | None, initiator: object) -> None:
        if change_set is not None:
            tree.take(change_set)
        if delta is not None:
            tree.take_findings(delta)

    tree.desk.changed.connect(changed)
    return tree


def drag(tree: Tree, *ids: Token, onto: Token | None, row: int = -1) -> bool:
    """Drop rows, as the view does it; whether the model took them."""
    data = tree.mimeData([tree.index_of(token) for token in ids])
    parent = QModelIndex() if onto is None else tree.index_of(onto)
    if not tree.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent):
        return False
    return tree.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


Made = Callable[[Organization], Desk]


def small() -> Organization:
    return organization(
        agency("B", order=1),
        unit("U1"),
        unit("U2", under="U1", order=1),
        unit("U3", under="U2", order=2),
        unit("U4", under="U1", order=3),
        unit("V1", agency="B", order=4),
        function("F1"),
        function("F2", parent="F1"),
        function("F3", parent="F1", order=1),
        function("F4", order=1),
    )


def test_units_stand_below_their_superior(desk_with: Made) -> None:
    tree = UnitTree(desk_with(small()))
    assert shape(tree) == {"A": {"U1": {"U2": {"U3": {}}, "U4": {}}}, "B": {"V1": {}}}


def test_functions_stand_below_their_parent(desk_with: Made) -> None:
    assert shape(FunctionTree(desk_with(small()))) == {"F1": {"F2": {}, "F3": {}}, "F4": {}}


def test_cycles_second_superiors_and_other_agencies(desk_with: Made) -> None:
    here = organization(
        *(unit(f"U{n}", order=n) for n in range(5)),
        line("U1", "U2"),
        line("U2", "U1"),
        line("U3", "U2"),
        line("U3", "U0"),
        unit("V", agency="B", under="U0"),
    )
    tree = UnitTree(desk_with(here))
    assert shape(tree) == {"A": {"U0": {"U3": {}}, "U1": {"U2": {}}, "U4": {}}, "B": {"V": {}}}


def test_a_row_says_name_code_and_worst_finding(desk_with: Made) -> None:
    here = organization(
        unit("U1", name="Bidang Kesehatan", code="KES"),
        unit("U2", name="Seksi"),
        assignment("F1", "KP", "U1"),
        assignment("F1", "KP", "U2"),
    )
    desk = desk_with(here)
    tree = UnitTree(desk)
    index = tree.index_of(("unit", "U1"))
    assert index.data() == "Bidang Kesehatan"
    assert index.data(CODE) == "KES"
    assert index.data(SEVERITY) == "error"
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("Bidang Kesehatan (KES)\n1 error")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Bidang Kesehatan (KES), 1 error")


def test_only_rows_whose_mark_changed_are_painted_again(desk: Desk, qtbot: QtBot) -> None:
    tree = followed(FunctionTree(desk))
    marks = {f: tree.index_of(("function", f)).data(SEVERITY) for f in desk.organization.functions}
    told: list[Token | None] = []
    tree.dataChanged.connect(lambda first, last, roles: told.append(tree.token(first)))
    desk.do(toggle_role, "P2P", "F09", "KP")
    after = {f: tree.index_of(("function", f)).data(SEVERITY) for f in desk.organization.functions}
    assert {("function", f) for f in marks if marks[f] != after[f]} == set(told)


def test_children_are_not_read_before_they_are_asked_for(desk_with: Made) -> None:
    tree = FunctionTree(desk_with(small()))
    top = tree.index(0, 0)
    assert tree.hasChildren(top)
    assert not tree.known(("function", "F2")).isValid()
    assert tree.rowCount(top) == 2
    assert tree.known(("function", "F2")).isValid()


def test_rename(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    assert tree.setData(tree.index_of(("unit", "U2")), " Bidang P2P ")
    assert desk.organization.units["U2"].name == "Bidang P2P"
    assert tree.index_of(("unit", "U2")).data() == "Bidang P2P"
    assert tree.setData(tree.index_of(("agency", "A")), "Dinas")
    assert desk.organization.agencies["A"].name == "Dinas"
    refused: list[object] = []
    desk.refused.connect(refused.append)
    assert not tree.setData(tree.index_of(("unit", "U2")), "  ")
    assert refused and desk.organization.units["U2"].name == "Bidang P2P"


# -- drag and drop -------------------------------------------------------------------------------


def test_a_unit_dropped_on_a_unit_answers_to_it(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    QAbstractItemModelTester(tree, Fatal)
    assert drag(tree, ("unit", "U3"), onto=("unit", "U4"))
    assert shape(tree)["A"] == {"U1": {"U2": {}, "U4": {"U3": {}}}}
    label = desk.document.undo_label
    assert label is not None and label.en == "Move unit U3 below U4"
    assert desk.undo()
    assert shape(tree) == shape(UnitTree(desk_with(small())))


def test_between_siblings_is_order(desk_with: Made) -> None:
    tree = followed(UnitTree(desk_with(small())))
    assert drag(tree, ("unit", "U4"), onto=("unit", "U1"), row=0)
    assert list(shape(tree)["A"]["U1"]) == ["U4", "U2"]
    assert drag(tree, ("unit", "U4"), onto=("unit", "U1"), row=2)
    assert list(shape(tree)["A"]["U1"]) == ["U2", "U4"]


def test_to_another_agency_all_below_goes_along(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    assert drag(tree, ("unit", "U2"), onto=("agency", "B"), row=0)
    assert shape(tree) == {"A": {"U1": {"U4": {}}}, "B": {"U2": {"U3": {}}, "V1": {}}}
    assert desk.undo()
    assert shape(tree) == {"A": {"U1": {"U2": {"U3": {}}, "U4": {}}}, "B": {"V1": {}}}


def test_several_at_once_are_one_step(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    assert drag(tree, ("unit", "U4"), ("unit", "U2"), ("unit", "U3"), onto=("unit", "V1"))
    assert shape(tree) == {"A": {"U1": {}}, "B": {"V1": {"U2": {"U3": {}}, "U4": {}}}}
    assert desk.undo()
    assert desk.document.undo_label is None


def test_what_cannot_be_dropped(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    assert not drag(tree, ("unit", "U1"), onto=("unit", "U3"))
    assert not drag(tree, ("unit", "U1"), onto=("unit", "U1"))
    assert not drag(tree, ("unit", "U1"), onto=None, row=0)
    assert not drag(tree, ("agency", "A"), onto=("agency", "B"))
    assert not drag(tree, ("agency", "B"), ("unit", "U1"), onto=None, row=0)
    strange = QMimeData()
    strange.setText("U1")
    assert not tree.canDropMimeData(strange, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    strange.setData(ROWS, json.dumps([["function", "F1"], ["unit", "gone"]]).encode())
    assert not tree.canDropMimeData(strange, Qt.DropAction.MoveAction, 0, 0, tree.index(0, 0))
    functions = followed(FunctionTree(desk))
    assert not drag(functions, ("function", "F1"), onto=("function", "F3"))
    assert desk.document.undo_label is None


def test_agencies_and_functions_are_dropped_too(desk_with: Made) -> None:
    desk = desk_with(small())
    units, functions = followed(UnitTree(desk)), followed(FunctionTree(desk))
    assert drag(units, ("agency", "B"), onto=None, row=0)
    assert list(shape(units)) == ["B", "A"]
    assert drag(functions, ("function", "F3"), ("function", "F4"), onto=("function", "F2"))
    assert shape(functions) == {"F1": {"F2": {"F3": {}, "F4": {}}}}
    assert drag(functions, ("function", "F4"), onto=None)
    assert shape(functions) == {"F1": {"F2": {"F3": {}}}, "F4": {}}


# -- filter --------------------------------------------------------------------------------------


def test_a_filter_shows_what_matches_and_what_it_stands_below(desk_with: Made) -> None:
    here = organization(
        unit("U1", name="Bidang Pelayanan"),
        unit("U2", name="Seksi Gizi dan Ibú", under="U1", order=1),
        unit("U3", name="Seksi Farmasi", code="IFK", under="U1", order=2),
        unit("V1", agency="B", name="Gizi"),
    )
    tree = UnitTree(desk_with(here))
    QAbstractItemModelTester(tree, Fatal)
    tree.filter("ibu GIZI")
    assert shape(tree) == {"A": {"U1": {"U2": {}}}}
    assert tree.first_match() == ("unit", "U2")
    assert not tree.index_of(("unit", "V1")).isValid()
    tree.filter("ifk")
    assert shape(tree) == {"A": {"U1": {"U3": {}}}}
    tree.filter("nowhere")
    assert shape(tree) == {}
    tree.filter(" ")
    assert len(shape(tree)) == 2


def test_under_a_filter_one_goes_on_working(desk_with: Made) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    QAbstractItemModelTester(tree, Fatal)
    tree.filter("U3")
    desk.do(add_unit, Unit(id="U33", name="U33", agency="B"), "V1")
    assert shape(tree) == {"A": {"U1": {"U2": {"U3": {}}}}, "B": {"V1": {"U33": {}}}}
    desk.do(edit_unit, replace(desk.organization.units["U33"], name="Lain"))
    desk.do(place_units, ["U3"], "A", None, None)
    assert shape(tree) == {"A": {"U1": {"U2": {}}, "U3": {}}, "B": {"V1": {"U33": {}}}}
    desk.do(delete_unit, "U33")
    assert shape(tree)["B"] == {"V1": {}}


def test_dropping_last_under_a_filter_is_after_the_last_that_shows(desk_with: Made) -> None:
    desk = desk_with(organization(*(unit(name, order=n) for n, name in enumerate(["Xa", "B", "Xc", "D"]))))
    tree = followed(UnitTree(desk))
    tree.filter("x")
    assert drag(tree, ("unit", "Xa"), onto=("agency", "A"), row=2)
    assert [u.id for u in desk.organization.units_of("A")] == ["B", "Xc", "Xa", "D"]


# -- any edits -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_model_is_as_if_made_anew(desk_with: Made, seed: int) -> None:
    random = Random(seed)
    desk = desk_with(small())
    trees = [followed(UnitTree(desk)), followed(FunctionTree(desk))]
    testers = [QAbstractItemModelTester(tree, Fatal) for tree in trees]
    if seed % 3 == 2:
        trees[0].filter("U")
    for number in range(60):
        for tree in trees:  # some children are known, others not
            if random.random() < 0.5:
                shape(tree)
        _edit(desk, random, number)
        if number % 5 == 0 and seed % 3 != 2:
            for tree in trees:
                assert shape(tree) == shape(type(tree)(desk)), number
    assert len(testers) == 2


@pytest.mark.parametrize("seed", range(6))
def test_a_view_shows_the_rows_that_are_unfolded(desk_with: Made, qtbot: QtBot, seed: int) -> None:
    random = Random(100 + seed)
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    view = TreeView(tree, desk)
    qtbot.addWidget(view)
    view.resize(200, 2000)
    view.show()
    view.unfold_all()
    for number in range(40):
        _edit(desk, random, number)
        if random.random() < 0.3:
            some = tree.index_of(random.choice([("unit", u) for u in desk.organization.units] or [("", "")]))
            view.setExpanded(some, not view.isExpanded(some))
        view.grab()
        seen, index = [], tree.index(0, 0)
        while index.isValid():
            seen.append(tree.token(index))
            index = view.indexBelow(index)
        assert seen == list(_unfolded(view)), number


def _unfolded(view: TreeView, at: Token | None = None) -> Iterator[Token]:
    for token in view.tree.below(at):
        yield token
        if view.isExpanded(view.tree.index_of(token)):
            yield from _unfolded(view, token)


def _edit(desk: Desk, random: Random, number: int) -> None:
    here = desk.organization
    units, agencies, functions = sorted(here.units), sorted(here.agencies), sorted(here.functions)
    if random.random() < 0.3:
        done = desk.document.history.done
        desk.step_to(max(0, min(len(desk.document.history.steps), done + random.choice([-3, -1, -1, 1, 2]))))
        return
    edits: list[Callable[[], object]] = [
        lambda: desk.do(add_agency, agency(f"A{number}")),
        lambda: desk.do(add_function, function(f"F{number}x", parent=random.choice([*functions, None]))),
    ]
    if agencies:
        home = random.choice(agencies)
        edits += [
            lambda: desk.do(add_unit, Unit(id=f"U{number}x", name="U", agency=home)),
            lambda: desk.do(place_agencies, [home], None),
            lambda: desk.do(edit_agency, replace(here.agencies[home], order=random.randrange(4))),
        ]
        if len(agencies) > 1:
            edits.append(lambda: desk.do(delete_agency, home))
    if units and agencies:
        one, other = random.choice(units), random.choice(units)
        edits += [
            lambda: desk.do(move_unit, one, random.choice([other, None])),
            lambda: desk.do(add_superior, one, other),
            lambda: desk.do(delete_unit, one, with_subordinates=random.random() < 0.3),
            lambda: desk.do(edit_unit, replace(here.units[one], agency=home, order=random.randrange(5))),
            lambda: desk.do(place_units, [one], home, None, None),
            lambda: desk.do(place_units, [one, other], here.units[units[0]].agency, units[0], None),
            lambda: desk.do(add_unit, Unit(id=f"U{number}y", name="U", agency=here.units[one].agency), other),
        ]
    if here.reportings:
        edits.append(lambda: desk.do(remove_reporting, random.choice(sorted(here.reportings))))
    if functions:
        some, parent = random.choice(functions), random.choice([*functions, None])
        edits += [
            lambda: desk.do(place_functions, [some], parent, None),
            lambda: desk.do(place_functions, random.sample(functions, min(3, len(functions))), parent),
            lambda: desk.do(edit_function, replace(here.functions[some], order=random.randrange(4))),
            lambda: desk.do(delete_function, some),
        ]
    random.choice(edits)()


def test_a_change_of_many_rows_starts_the_model_over(desk_with: Made, qtbot: QtBot) -> None:
    desk = desk_with(small())
    tree = followed(UnitTree(desk))
    units = [Unit(id=f"N{n}", name="N", agency="N", order=n) for n in range(500)]
    with qtbot.waitSignal(tree.modelReset):
        desk.execute(change(Text("Banyak", "Many"), added(agency("N"), *units)))
    assert len(shape(tree)["N"]) == 500
