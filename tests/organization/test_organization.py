"""Organization refuses what does not fit, and its indexes keep up with every change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import agency, area, assignment, function, line, organization, regulation, unit, within
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.errors import ChangeRejected
from orgdesk.organization.organization import INDEXES, Organization
from orgdesk.organization.records import RECORD_TYPES, Assignment, Record, references

LABEL = Text("Ubah", "Edit")


def rejected(before: Organization, change_set: ChangeSet) -> ChangeRejected:
    """The refusal, after seeing that nothing has changed."""
    start = before.copy()
    with pytest.raises(ChangeRejected) as caught:
        before.apply(change_set)
    assert before == start
    return caught.value


def test_a_change_of_a_row_that_has_changed_since_is_rejected() -> None:
    here = organization(agency("DKK"))
    stale = change(LABEL, [RowChange(agency("DKK", name="Other"), agency("DKK", name="New"))])
    error = rejected(here, stale)
    assert error.in_("en") == (
        "The agency DKK has changed since this change was prepared. Read it again and retry."
    )
    assert error.in_("id").startswith("Baris instansi DKK sudah berubah")


def test_adding_a_row_that_is_there_is_rejected() -> None:
    here = organization(agency("DKK"))
    assert "has changed since" in rejected(here, change(LABEL, added(agency("DKK")))).in_("en")


def test_removing_a_row_that_is_gone_is_rejected() -> None:
    assert "has changed since" in rejected(organization(), change(LABEL, removed(agency("X")))).in_("en")


def test_one_row_twice_is_rejected() -> None:
    twice = ChangeSet(LABEL, (*added(agency("X")), *added(agency("X"))))
    assert rejected(organization(), twice).in_("en").startswith("This change names one row twice.")


@pytest.mark.parametrize(
    ("row", "target"),
    [
        (unit("U", agency="nowhere")[0], "the agency nowhere"),
        (unit("U", working_area="nowhere")[0], "the scope value nowhere"),
        (line("U1", "nowhere"), "the unit nowhere"),
        (function("F", parent="nowhere"), "the function nowhere"),
        (function("F", scope=within("nowhere")), "the scope value nowhere"),
        (area("N", parent="nowhere"), "the scope value nowhere"),
        (assignment("F1", "KP", "nowhere"), "the unit nowhere"),
        (assignment("nowhere", "KP", "U1"), "the function nowhere"),
        (assignment("F1", "KP", "U1", role="nowhere"), "the role nowhere"),
        (assignment("F1", "PD", "U1", resource="nowhere"), "the resource kind nowhere"),
        (assignment("F1", "KP", "U1", grantor="nowhere"), "the unit nowhere"),
        (assignment("F1", "KP", "U1", regulation="nowhere"), "the regulation nowhere"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.kind}",
)
def test_a_row_that_names_nothing_is_rejected(row: Record, target: str) -> None:
    here = organization(unit("U1"), function("F1"))
    error = rejected(here, change(LABEL, added(row)))
    assert f"names {target}, which does not exist" in error.in_("en")
    assert "yang tidak ada" in error.in_("id")


def test_removing_what_others_name_is_rejected() -> None:
    here = organization(assignment("F1", "KP", "U1"))
    error = rejected(here, change(LABEL, removed(here.units["U1"])))
    assert error.in_("en") == "The unit U1 is still used by other rows. Remove or redirect those first."


def test_removing_a_row_along_with_those_that_name_it_is_fine_in_any_order() -> None:
    here = organization(assignment("F1", "KP", "U1"))
    here.apply(change(LABEL, removed(here.units["U1"], *here.assignments.values())))
    assert "U1" not in here.units


def test_removing_a_row_whose_user_turns_elsewhere_is_fine() -> None:
    here = organization(assignment("F1", "KP", "U1"), unit("U2"))
    old = here.assignments["F1 KP U1"]
    here.apply(change(LABEL, [RowChange(old, replace(old, unit="U2")), *removed(here.units["U1"])]))
    assert [a.unit for a in here.assignments.values()] == ["U2"]


def test_naming_a_row_that_goes_in_the_same_change_is_rejected() -> None:
    here = organization(unit("U1"), function("F1"))
    both = change(LABEL, [*added(assignment("F1", "KP", "U1")), *removed(here.units["U1"])])
    assert "names the unit U1, which does not exist" in rejected(here, both).in_("en")


@pytest.mark.parametrize("make", [function, area], ids=["functions", "areas"])
def test_a_tree_that_bites_its_own_tail_is_rejected(make: type) -> None:
    here = organization(make("top"), make("below", parent="top"))
    kind = make("top").kind
    top = here.get(kind, "top")
    error = rejected(here, change(LABEL, [RowChange(top, make("top", parent="below"))]))
    assert "cannot stand below itself" in error.in_("en")
    ring = change(LABEL, added(make("one", parent="two"), make("two", parent="one")))
    assert "cannot stand below itself" in rejected(here, ring).in_("en")
    assert "cannot stand below itself" in rejected(here, change(LABEL, added(make("x", parent="x")))).in_(
        "en"
    )


def test_two_superiors_and_a_reporting_cycle_can_be_represented() -> None:
    here = organization(line("U1", "U2"), line("U2", "U1"), line("U1", "U3"))
    assert {r.superior for r in here.superiors_of("U1")} == {"U2", "U3"}
    assert {r.unit for r in here.subordinates_of("U1")} == {"U2"}


def test_units_and_functions_come_in_their_order() -> None:
    here = organization(
        unit("U1", order=2), unit("U2", order=1), function("F1", order=1), function("F2", order=0)
    )
    assert [u.id for u in here.units_of("A")] == ["U2", "U1"]
    assert [f.id for f in here.subfunctions(None)] == ["F2", "F1"]


def test_a_copy_goes_its_own_way() -> None:
    here = organization(agency("DKK"))
    copy = here.copy()
    copy.apply(change(LABEL, added(agency("New"))))
    assert "New" not in here.agencies
    assert copy != here


def test_the_trees_follow_the_facet_values() -> None:
    here = organization(area("N"), area("S"))
    assert here.trees.uncovered([within("N")]) == [within("S")]
    here.apply(change(LABEL, removed(here.facet_values["S"])))
    assert here.trees.uncovered([within("N")]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [line("U1", "U2")],
        [function("F1", parent="F2"), function("F2", parent="F1")],
        [area("N", parent="S"), area("S", parent="T"), area("T", parent="S")],
        [function("F1", scope=within("N"))],
    ],
    ids=["a line to nowhere", "a ring of functions", "a ring of areas", "a scope of nothing"],
)
def test_rows_that_were_loaded_can_be_unsound(rows: list[Record]) -> None:
    assert not Organization(rows).is_sound()


def test_two_superiors_are_sound() -> None:
    here = organization(line("U1", "U2"), line("U2", "U1"), function("F1"), function("F2", parent="F1"))
    assert here.is_sound()


# -- random changes ------------------------------------------------------------------------------


def candidates(here: Organization) -> st.SearchStrategy[Record]:
    """A row of any of the kinds that stand in an index, new or in place of one that is there."""
    code = st.sampled_from(["1", "2", "3"])
    maybe = st.none() | code
    return st.one_of(
        st.builds(agency, code, note=st.sampled_from(["", "x"])),
        st.builds(regulation, code),
        st.builds(lambda c, p: area(c, parent=p), code, maybe),
        st.builds(lambda c, a, w: unit(c, agency=a, working_area=w)[0], code, code, maybe),
        st.builds(line, code, code),
        st.builds(lambda c, p: function(c, parent=p), code, maybe),
        st.builds(
            lambda f, r, u, g, w: assignment(f, r, u, id=f"{f}{r}", grantor=g, scope=within(*w)),
            code,
            st.sampled_from(["KP", "PD"]),
            code,
            maybe,
            st.sets(code, max_size=2),
        ),
    )


@st.composite
def change_sets(draw: st.DrawFn, here: Organization) -> ChangeSet:
    rows = []
    for row in draw(st.lists(candidates(here), min_size=1, max_size=3, unique_by=lambda r: (r.kind, r.id))):
        before = here.get(row.kind, row.id)
        goes = before is not None and draw(st.booleans())
        rows.append(RowChange(before, None if goes else row))
    return change(LABEL, rows)


def buckets(here: Organization) -> dict[tuple[str, str], dict[str, Record]]:
    """Every index bucket, worked out from the rows alone."""
    found: dict[tuple[str, str], dict[str, Record]] = {}
    for name, (kind, key) in INDEXES.items():
        for row in here.table(kind).values():
            found.setdefault((name, key(row)), {})[row.id] = row
    return found


def rows_of(here: Organization) -> dict[tuple[str, str], Record]:
    return {(row.kind, row.id): row for row in here.rows()}


def is_in_use(here: Organization, row: Record) -> bool:
    try:
        here.check(change(LABEL, removed(row)))
    except ChangeRejected:
        return True
    return False


def start() -> Organization:
    return organization(
        *(
            row
            for code in "123"
            for row in (agency(code), area(code), function(code), unit(code, agency=code))
        ),
        line("1", "2"),
        assignment("1", "KP", "2", id="1KP"),
    )


@given(st.data())
def test_indexes_and_tokens_keep_up_with_random_changes(data: st.DataObject) -> None:
    here = start()
    for _ in range(6):
        change_set = data.draw(change_sets(here))
        rows_before, buckets_before = rows_of(here), buckets(here)
        touched = here.touched(change_set)
        try:
            here.apply(change_set)
        except ChangeRejected:
            assert rows_of(here) == rows_before
            continue
        after = buckets(here)
        for token in after.keys() | buckets_before.keys():
            assert dict(here.bucket(*token)) == after.get(token, {})
            if after.get(token) != buckets_before.get(token):
                assert token in touched
        rows_after = rows_of(here)
        for token in rows_before.keys() | rows_after.keys():
            if rows_before.get(token) != rows_after.get(token):
                assert token in touched
        named = {target for row in rows_after.values() for target in references(row)}
        loaded = here.copy()
        assert loaded.is_sound()
        for token, row in rows_after.items():
            assert is_in_use(here, row) == is_in_use(loaded, row) == (token in named)
        for token in after:
            assert dict(loaded.bucket(*token)) == after[token]


@given(st.data())
def test_the_inverse_restores(data: st.DataObject) -> None:
    here = start()
    before = here.copy()
    done = []
    for _ in range(5):
        change_set = data.draw(change_sets(here))
        try:
            here.apply(change_set)
        except ChangeRejected:
            continue
        done.append(change_set)
    for change_set in reversed(done):
        here.apply(change_set.inverse())
    assert here == before


def test_rows_come_after_the_rows_they_name() -> None:
    here = organization(assignment("F1", "PD", "U1", scope=within("N")), area("N"), unit("U1", under="U0"))
    kinds = list(RECORD_TYPES)
    order = [kinds.index(row.kind) for row in here.rows()]
    assert order == sorted(order)
    assert isinstance(list(here.rows())[-1], Assignment)
