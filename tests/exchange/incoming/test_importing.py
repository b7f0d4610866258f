"""From what a sheet says to the one ChangeSet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sheets_built as built
from builders import (
    after,
    agency,
    area,
    assignment,
    facet_value,
    function,
    organization,
    regulation,
    unit,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from random_organization import random_organization
from said_built import Paper

from orgdesk.document import Document
from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.importing import plan_import
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.names import expanded
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.said import ExtraSaid, Legend, Where, Written
from orgdesk.exchange.sheets.watch import Limits, SheetRefused, Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    AgencyKind,
    Assignment,
    AuthoritySource,
    Echelon,
    Extra,
    Function,
    FunctionLevel,
    Position,
    Record,
    Regulation,
    RegulationKind,
    Reporting,
    Role,
    Unit,
    UnitKind,
    Workload,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.shipped import named
from orgdesk.reference.standard import empty_organization


def made(change_set: ChangeSet, kind: str) -> list[Record]:
    return [row.row for row in change_set if row.kind == kind]


def kinds(change_set: ChangeSet) -> dict[str, int]:
    return dict(Counter(row.kind for row in change_set))


def only(change_set: ChangeSet, kind: str) -> Record:
    (row,) = made(change_set, kind)
    return row


def sentences(paper: Paper, here: Organization) -> list[str]:
    return [problem.sentence.en for problem in paper.resolved(here).rows.reading.problems]


# -- into an empty model ---------------------------------------------------------------------------


def first_sheet() -> Paper:
    paper = Paper()
    dinas = paper.agency("Dinas Kesehatan", short_name="Dinkes")
    head = paper.unit("Kepala Dinas", agency=dinas, echelon="II.b", staff="1 orang")
    division = paper.unit("Bidang P2P", agency=dinas, superior=head, code="P2P")
    plan = paper.function("Perencanaan", heading=True)
    needs = paper.function("Kebutuhan obat", parent=plan, code="F1", reference="Permenkes 43/2019")
    detail = paper.function("Menghitung stok", parent=needs)
    paper.role(needs, "KP", head)
    paper.role(needs, "RN", division)
    paper.role(detail, "PL", division, note="dibantu puskesmas")
    return paper


def test_all_that_is_said_becomes_rows_in_the_order_of_the_sheet() -> None:
    here = empty_organization()
    change_set = first_sheet().change_set(here)
    assert kinds(change_set) == {"agency": 1, "unit": 2, "reporting": 1, "function": 3, "assignment": 3}
    then = after(here, change_set)
    assert then.is_sound()
    (dinas,) = then.agencies.values()
    assert (dinas.agency_kind, dinas.short_name) == (AgencyKind.LOCAL_AGENCY, "Dinkes")
    head, division = then.units_of(dinas.id)
    assert (head.name, head.echelon, head.staff) == ("Kepala Dinas", Echelon.IIB, 1)
    assert (head.unit_kind, division.unit_kind) == (UnitKind.HEAD, UnitKind.DIVISION)
    assert [line.superior for line in then.superiors_of(division.id)] == [head.id]
    (plan,) = then.subfunctions(None)
    (needs,) = then.subfunctions(plan.id)
    (detail,) = then.subfunctions(needs.id)
    assert [f.level for f in (plan, needs, detail)] == [
        FunctionLevel.GOAL,
        FunctionLevel.FUNCTION,
        FunctionLevel.TASK,
    ]
    assert (needs.code, needs.reference) == ("F1", "Permenkes 43/2019")
    roles = {(a.unit, a.role, a.note) for a in then.assignments.values()}
    assert (division.id, "executor", "dibantu puskesmas") in roles


def test_the_same_sheet_again_changes_nothing_and_every_row_is_unchanged() -> None:
    here = after(empty_organization(), first_sheet().change_set(empty_organization()))
    resolved = first_sheet().resolved(here)
    change_set = resolved.rows.change_set(Text("", ""))
    assert not change_set
    assert resolved.rows.unchanged(change_set) == {
        "agency": 1,
        "unit": 2,
        "reporting": 1,
        "function": 3,
        "assignment": 3,
    }
    assert len(resolved.rows.sources) == 10


def test_two_ways_to_write_a_new_name_are_one_unit() -> None:
    paper = Paper()
    work = paper.function("F1")
    for name in ("Bid. P2P", "Bidang P2P"):
        paper.role(work, "PL", paper.unit(name))
    here = after(empty_organization(), paper.change_set(empty_organization()))
    assert (len(here.units), len(here.assignments)) == (1, 1) and not paper.change_set(here)


def test_rows_know_their_cells() -> None:
    paper = first_sheet()
    resolved = paper.resolved(empty_organization())
    change_set = resolved.rows.change_set(Text("", ""))
    for row in change_set:
        where = resolved.rows.sources[row.kind, row.id]
        assert resolved.rows.reading.fates.of(where) is not Fate.ERROR and where.sheet == 0


def test_units_without_an_agency_come_into_one_called_like_the_file() -> None:
    paper = Paper("Matriks Sukamaju.xlsx")
    paper.unit("Bagian A")
    paper.unit("Bappeda")
    paper.unit("BPJS Kesehatan")
    then = after(empty_organization(), paper.change_set(empty_organization()))
    of = {u.name: then.agencies[u.agency] for u in then.units.values()}
    assert of["Bagian A"].name == "Matriks Sukamaju"
    assert of["Bappeda"].name == "Bappeda"
    assert of["BPJS Kesehatan"].agency_kind is AgencyKind.PUBLIC_ENTERPRISE
    assert not paper.change_set(then)


def test_whose_units_they_are_is_asked_where_there_is_a_choice() -> None:
    here = organization(unit("U1", agency="A"), unit("U2", agency="B"), unit("U3", agency="B"))
    paper = Paper()
    for name in ("U2", "U3", "Loket"):
        paper.unit(name)
    (question,) = paper.resolved(here).questions
    assert (question.topic, question.parts[0].suggested, question.needed) == ("agency", "B", False)
    new = only(paper.change_set(here, Mapping({"agency:home": "A"})), "unit")
    assert isinstance(new, Unit) and new.agency == "A"
    assert "agency" in kinds(paper.change_set(here, Mapping({"agency:home": "new"})))


def test_where_there_is_but_one_agency_nothing_is_asked() -> None:
    here = organization(unit("U1", agency="A"))
    paper = Paper()
    paper.unit("Loket")
    assert not paper.resolved(here).questions
    new = only(paper.change_set(here), "unit")
    assert isinstance(new, Unit) and new.agency == "A"


# -- into a model that is there --------------------------------------------------------------------


def test_only_what_is_missing_is_added() -> None:
    here = organization(unit("U1"), unit("U2"), function("F1"), assignment("F1", "KP", "U1"))
    paper = Paper()
    one, two = paper.unit("U1"), paper.unit("U2")
    work = paper.function("F1")
    paper.role(work, "KP", one)
    paper.role(work, "PL", two)
    change_set = paper.change_set(here)
    assert kinds(change_set) == {"assignment": 1}
    assert all(row.before is None for row in change_set)


def test_what_is_told_of_rows_that_are_there_changes_them() -> None:
    here = organization(
        unit("U1", echelon=Echelon.IIIA, staff=3.0), function("F1", note="lama"), agency("A", note="x")
    )
    paper = Paper()
    paper.agency("A", note="y", agency_kind="swasta", type="B")
    paper.unit("U1", echelon="IVa", staff="4,5", head_title="Kepala", level="pusat pelayanan")
    paper.function("F1", note="baru", critical="ya", type="pelayanan", needs="kp, PL", work="inti")
    then = after(here, paper.change_set(here))
    row, work = then.units["U1"], then.functions["F1"]
    assert (row.echelon, row.staff, row.head_title) == (Echelon.IVA, 4.5, "Kepala")
    assert (work.note, work.critical, work.needs) == ("baru", True, ("KP", "PL"))
    assert (then.agencies["A"].note, then.agencies["A"].agency_kind) == ("y", AgencyKind.PRIVATE)
    assert not paper.change_set(then)


def test_a_row_found_by_its_code_takes_the_name_of_the_sheet() -> None:
    here = organization(
        function("F1", wording="Pengadaan obat"), unit("P2P", name="Bidang Pengendalian Penyakit")
    )
    paper = Paper()
    paper.function("Pengadaan obat dan vaksin", code="F1")
    paper.unit("Bid. Pengendalian Penyakit", code="P2P")
    then = after(here, paper.change_set(here))
    assert then.functions["F1"].wording == "Pengadaan obat dan vaksin"
    assert then.units["P2P"].name == "Bidang Pengendalian Penyakit"


def test_a_code_is_added_where_there_was_none() -> None:
    here = organization(function("F", code="", wording="Arsip"))
    paper = Paper()
    paper.function("Arsip", code="1.2")
    assert after(here, paper.change_set(here)).functions["F"].code == "1.2"


def test_nothing_is_ever_removed() -> None:
    here = random_organization(3)
    change_set = first_sheet().change_set(here)
    assert change_set and all(row.after is not None for row in change_set)


def test_functions_of_one_name_below_two_others_stay_two() -> None:
    paper = Paper()
    for n, above in enumerate(("Bidang A", "Bidang B")):
        paper.function("Pelaporan", key=f"p{n}", parent=paper.function(above, heading=True))
    here = after(empty_organization(), paper.change_set(empty_organization()))
    assert sorted(f.wording for f in here.functions.values()).count("Pelaporan") == 2
    assert not paper.change_set(here)


def test_a_line_that_stands_twice_on_a_sheet_is_two_functions_but_on_two_sheets_one() -> None:
    paper = Paper()
    paper.function("Rapat", key="a")
    paper.function("Rapat", key="b")
    here = after(empty_organization(), paper.change_set(empty_organization()))
    assert len(here.functions) == 2 and not paper.change_set(here)


def test_a_function_stays_where_it_is_but_one_at_the_top_moves() -> None:
    here = organization(function("G1"), function("F1", parent="G1"), function("F2"))
    paper = Paper()
    phase = paper.function("Tahap 1", heading=True)
    paper.function("F1", parent=phase)
    paper.function("F2", parent=phase)
    then = after(here, paper.change_set(here))
    assert then.functions["F1"].parent == "G1"
    assert then.functions["F2"].parent not in (None, "G1")
    assert not paper.change_set(then)


def test_functions_that_would_stand_below_themselves_do_not() -> None:
    paper = Paper()
    paper.function("A", parent="B")
    paper.function("B", parent="A")
    here = empty_organization()
    assert after(here, paper.change_set(here)).is_sound()
    there = organization(function("A"), function("B", parent="A"))
    assert after(there, paper.change_set(there)).is_sound()


def test_a_superior_that_a_cell_names_takes_the_place_of_another() -> None:
    here = organization(unit("K"), unit("L"), unit("U", under="K"))
    paper = Paper()
    paper.unit("U", superior=paper.unit("L"))
    change = only(paper.change_set(here), "reporting")
    assert isinstance(change, Reporting) and (change.id, change.superior) == ("U>K", "L")


def test_two_superiors_on_one_sheet_are_both_kept() -> None:
    paper = Paper()
    for above in ("K", "L"):
        paper.unit("U", superior=paper.unit(above))
    here = after(empty_organization(), paper.change_set(empty_organization()))
    assert len(here.reportings) == 2 and not paper.change_set(here)


# -- roles -----------------------------------------------------------------------------------------


def rich_role(**details: str) -> tuple[Assignment, Organization, Paper]:
    here = organization(
        unit("U1"),
        unit("U2"),
        function("F1"),
        area("SKM", name="Kec. Sukamaju"),
        facet_value(Facet.FUNDS, "BLUD"),
        regulation("R1", regulation_kind=RegulationKind.ACT, number="23", year=2014),
    )
    paper = Paper()
    paper.role(paper.function("F1"), "KP", paper.unit("U1"), **details)
    change_set = paper.change_set(here)
    (row,) = (r for r in made(change_set, "assignment") if isinstance(r, Assignment))
    assert not paper.change_set(after(here, change_set))
    return row, after(here, change_set), paper


def test_what_a_role_rests_on() -> None:
    row, _, _ = rich_role(regulation="UU No. 23 Tahun 2014 Pasal 12")
    assert (row.regulation, row.article) == ("R1", "Pasal 12")
    row, then, _ = rich_role(regulation="Permenkes 43/2019", article="Ps.5", source="delegasi", grantor="U2")
    norm = then.regulations[row.regulation or ""]
    assert (norm.regulation_kind, norm.number, norm.year) == (
        RegulationKind.MINISTERIAL_REGULATION,
        "43",
        2019,
    )
    assert "Permenkes" in norm.about
    assert (row.article, row.source, row.grantor) == ("Ps.5", AuthoritySource.DELEGATION, "U2")
    row, _, _ = rich_role(regulation="Ps.5", note="sementara")
    assert (row.regulation, row.article, row.note) == (None, "Ps.5", "sementara")
    row, _, _ = rich_role(regulation="kesepakatan " * 20)
    assert row.article == "" and row.note.startswith("kesepakatan")


def test_one_norm_cited_in_two_ways_is_one_row_and_two_ministries_are_two() -> None:
    paper = Paper()
    where = paper.unit("U1")
    for n, cited in enumerate(
        (
            "Permenkes 43/2019",
            "Permenkes No. 43 Tahun 2019",
            "Permendagri 43/2019",
            "Permendagri No 43 Th 2019",
        )
    ):
        paper.role(paper.function(f"F{n}"), "KP", where, regulation=cited)
    norms = made(paper.change_set(empty_organization()), "regulation")
    assert len(norms) == 2 and all(isinstance(norm, Regulation) for norm in norms)


def test_where_a_role_holds() -> None:
    row, _, _ = rich_role(scope="Kecamatan Sukamaju; BLUD; ≥ 500 m2")
    assert row.scope == Scope.of({Facet.AREA: ["SKM"], Facet.FUNDS: ["BLUD"]}, Threshold(500.0, None, "m2"))
    row, then, _ = rich_role(scope="sasaran lansia, balita")
    assert {then.facet_values[i].name for i in row.scope.get(Facet.TARGET_GROUP)} == {"lansia", "balita"}
    row, _, paper = rich_role(scope="yang penting saja")
    assert row.scope == Scope() and row.note == "yang penting saja"
    assert "kept as a note" in sentences(paper, organization(unit("U1"), function("F1")))[0]
    assert rich_role(scope="semua")[0].scope == Scope()


def test_a_role_within_another_scope_is_another_role() -> None:
    here = organization(
        unit("U1"),
        function("F1"),
        area("X"),
        area("Y"),
        assignment("F1", "KP", "U1", scope=Scope.of({Facet.AREA: ["X"]})),
    )
    paper = Paper()
    work, who = paper.function("F1"), paper.unit("U1")
    paper.role(work, "KP", who, scope="wilayah X")
    assert not paper.change_set(here)
    paper.role(work, "KP", who, scope="wilayah Y")
    assert kinds(paper.change_set(here)) == {"assignment": 1}


def test_days_in_their_order() -> None:
    row, _, _ = rich_role(valid_from="1/1/2025", valid_until="31 Des 2026")
    assert (row.valid_from, row.valid_until) == (dt.date(2025, 1, 1), dt.date(2026, 12, 31))
    row, _, paper = rich_role(valid_from="1/1/2025", valid_until="1/1/2024")
    assert row.valid_until is None and row.valid_from == dt.date(2025, 1, 1)
    assert "ends on 2024-01-01" in sentences(paper, organization(unit("U1"), function("F1")))[0]


def test_what_cannot_be_read_is_told_at_its_cell_and_the_rest_is_taken() -> None:
    paper = Paper()
    who = paper.unit("U1", echelon="xx", staff="banyak", head_title="Kepala")
    paper.function("F1", type="aneh", needs="KP ZZ", note="n")
    paper.role("F1", "KP", who, valid_from="besok", grantor="entah", source="entah", note="n")
    resolved = paper.resolved(empty_organization())
    problems = resolved.rows.reading.problems
    assert len(problems) == 7 and all(p.grave and p.sheet == "Lembar" and p.place for p in problems)
    for problem in problems:
        assert problem.place is not None
        assert resolved.rows.reading.fates.of(Where(0, *problem.place)) is Fate.ERROR
    change_set = resolved.rows.change_set(Text("", ""))
    row = only(change_set, "unit")
    assert isinstance(row, Unit) and (row.echelon, row.head_title) == (None, "Kepala")
    assert getattr(only(change_set, "assignment"), "note", "") == "n"


def test_two_sayings_that_contradict_are_told_with_both_cells() -> None:
    paper = Paper()
    paper.unit("U1", echelon="IIIa")
    paper.unit("U1", echelon="IIIb")
    assert sentences(paper, empty_organization()) == [
        'It says "IIIb" here and "IIIa" in A2. The first one is taken; make them the same and import again.'
    ]
    assert getattr(only(paper.change_set(empty_organization()), "unit"), "echelon", "") is Echelon.IIIA


def test_a_role_that_the_model_lacks_is_made_when_it_is_said_to_be_new() -> None:
    paper = Paper()
    paper.role(paper.function("F1"), "TT", paper.unit("U1"))
    assert "role" not in kinds(paper.change_set(empty_organization()))
    assert "assignment" not in kinds(paper.change_set(empty_organization()))
    from orgdesk.exchange.incoming.planning.resolving import resolve
    from orgdesk.exchange.incoming.recognition.reading import Knowledge

    def planned(here: Organization) -> ChangeSet:
        reading = paper.reading()
        reading.legend = Legend({"TT": "Tim teknis"})
        part = Part("code:TT", Text("TT", "TT"), (Option("new", Text("", "")),), "new", True)
        reading.questions.append(Question("letters", Text("", ""), (part,)))
        rows = resolve(paper.book, reading, Knowledge(here, Mapping(), Watch())).rows
        return rows.change_set(Text("", ""))

    change_set = planned(empty_organization())
    role = only(change_set, "role")
    assert isinstance(role, Role) and (role.code, role.name_id) == ("TT", "Tim teknis")
    assert kinds(change_set)["assignment"] == 1
    assert not planned(after(empty_organization(), change_set))


# -- posts, extras ---------------------------------------------------------------------------------


def test_posts_with_holders_and_tasks() -> None:
    here = organization(unit("U1"), function("F1", wording="Pelaporan"))
    paper = Paper()
    post = paper.position(
        paper.unit("U1"),
        "Epidemiolog",
        grade="9",
        posts="2",
        filled="1",
        position_kind="JF",
        holder="Budi  S.",
    )
    paper.workload(post, "Menyusun laporan", volume="12", hours="1,5", function="pelaporan")
    paper.workload(post, "Menyusun laporan", volume="6", hours="2")
    change_set = paper.change_set(here)
    assert kinds(change_set) == {"position": 1, "workload": 2, "person": 1, "incumbency": 1}
    position = only(change_set, "position")
    assert isinstance(position, Position) and (position.grade, position.posts, position.filled) == (9, 2, 1)
    tasks = [t for t in made(change_set, "workload") if isinstance(t, Workload)]
    assert [(t.volume, t.hours, t.function) for t in tasks] == [(12, 1.5, "F1"), (6, 2, None)]
    assert not paper.change_set(after(here, change_set))


def test_own_columns_are_kept_beside_their_rows() -> None:
    here = organization(function("F1"), unit("U1"))
    paper = Paper()
    work, who = paper.function("F1"), paper.unit("U1")
    for column, value, target in (("Lokasi", "Aula", work), ("Target", "80", work)):
        paper.said.append(ExtraSaid(column=column, value=Written(value, paper.where()), function=target))
    paper.said.append(ExtraSaid(column="Lokasi", value=Written("Lt. 2", paper.where()), unit=who))
    then = after(here, paper.change_set(here))
    assert [(e.column, e.value, e.order) for e in then.extras.values()] == [
        ("Lokasi", "Aula", 0),
        ("Target", "80", 1),
        ("Lokasi", "Lt. 2", 0),
    ]
    assert not paper.change_set(then)
    paper.said[-1] = ExtraSaid(column="Lokasi", value=Written("Lt. 3", paper.where()), unit=who)
    changed = only(paper.change_set(then), "extra")
    assert isinstance(changed, Extra) and changed.value == "Lt. 3"


# -- from a file to the plan -----------------------------------------------------------------------

MATRIX = """
    MATRIKS KEWENANGAN | <                    | <          | <
    NO                 | FUNGSI               | DINAS KESEHATAN | <
    ^                  | ^                    | Kadis      | Bid. P2P
    A                  | PERENCANAAN          |            |
    1                  | Kebutuhan obat       | KP         | RN, ko
    2                  | Imunisasi rutin      | KP         | PL
"""


def test_a_drawn_matrix_is_planned_and_planned_again() -> None:
    here = empty_organization()
    plan = plan_import(built.drawn(MATRIX, "Matriks"), here)
    assert plan.is_ready and [found.layout for found in plan.layouts] == ["units-across"]
    assert kinds(plan.change_set) == {"agency": 1, "unit": 2, "function": 3, "assignment": 5}
    assert plan.change_set.label == Text("Impor kiriman.xlsx", "Import kiriman.xlsx")
    again = plan_import(built.drawn(MATRIX, "Matriks"), after(here, plan.change_set))
    assert not again.change_set
    assert again.unchanged == {"agency": 1, "unit": 2, "function": 3, "assignment": 5}


def test_the_document_takes_it_as_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path))
    with Document.new(empty_organization()) as document:
        before = document.organization.copy()
        document.execute(plan_import(built.drawn(MATRIX), document.organization).change_set)
        assert len(document.organization.assignments) == 5
        document.undo()
        assert document.organization == before and document.redo_label is not None


def test_nothing_recognized_is_an_empty_plan_with_a_grave_problem() -> None:
    plan = plan_import(built.drawn("Halo | dunia"), empty_organization())
    assert not plan.change_set and not plan.layouts and any(p.grave for p in plan.problems)


def test_progress_goes_up_and_can_stop_the_work() -> None:
    told: list[int] = []
    plan_import(built.drawn(MATRIX), empty_organization(), watch=Watch(advance=told.append))
    assert told == sorted(told) and told[-1] == 100

    class Stopped(Exception):
        pass

    def stop(percent: int) -> None:
        if percent >= 60:
            raise Stopped

    with pytest.raises(Stopped):
        plan_import(built.drawn(MATRIX), empty_organization(), watch=Watch(advance=stop))
    with pytest.raises(SheetRefused):
        plan_import(built.drawn(MATRIX), empty_organization(), watch=Watch(Limits(seconds=-1)))


WORDS = st.sampled_from(
    [
        "Bidang P2P",
        "Kadis",
        "Sekretariat",
        "Bappeda",
        "Dinas Kesehatan",
        "Puskesmas",
        "Bid. P2P",
        "Tata Usaha",
    ]
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    paper = Paper()
    agencies = ["", *(paper.agency(name) for name in draw(st.lists(WORDS, max_size=2, unique=True)))]
    units: list[str] = []
    # A name that is said twice, in two agencies as it turns out, is asked about and no matter of this.
    for n, name in enumerate(draw(st.lists(WORDS, min_size=1, max_size=6, unique_by=expanded))):
        above, where = draw(st.sampled_from(["", *units])), draw(st.sampled_from(agencies))
        units.append(
            paper.unit(name, key=f"u{n}", agency=where, superior=above, code=draw(st.sampled_from(["", "K"])))
        )
    functions: list[str] = []
    for n in range(draw(st.integers(1, 6))):
        above = draw(st.sampled_from(["", *functions]))
        name = draw(st.sampled_from(["Arsip", "Pelaporan", "Imunisasi rutin", "Imunisasi rutn", "A"]))
        functions.append(paper.function(name, key=f"f{n}", parent=above, heading=draw(st.booleans())))
    for _ in range(draw(st.integers(0, 8))):
        details = draw(
            st.dictionaries(
                st.sampled_from(["scope", "regulation", "note", "article"]),
                st.sampled_from(["wilayah X", "UU 23/2014 Ps. 3", "Permenkes 4/2019", "entah"]),
                max_size=2,
            )
        )
        code = draw(st.sampled_from(["KP", "PL", "PD", "zz"]))
        paper.role(draw(st.sampled_from(functions)), code, draw(st.sampled_from(units)), **details)
    for n in range(draw(st.integers(0, 2))):
        post = paper.position(draw(st.sampled_from(units)), "Analis", key=f"p{n}", holder="Budi", grade="7")
        paper.workload(post, "Menelaah", volume=str(n), hours="2")
    return paper


@given(papers(), st.integers(0, 20))
@settings(max_examples=60, deadline=None)
def test_planning_again_what_was_taken_in_changes_nothing(paper: Paper, seed: int) -> None:
    for here in (empty_organization(), random_organization(seed)):
        change_set = paper.change_set(here)
        then = after(here, change_set)
        assert then.is_sound()
        again = paper.change_set(then)
        assert not again, [row.row for row in again]


@pytest.mark.parametrize("example", sorted(named("examples")))
def test_a_sheet_that_says_what_an_example_holds_changes_nothing(example: str) -> None:
    from orgdesk.exchange.models import read_example

    here, paper = read_example(example), Paper()
    for agency_row in here.agencies.values():
        paper.agency(agency_row.name)
    for row in here.units.values():
        paper.unit(row.name, key=row.id, code=row.code, agency=here.agencies[row.agency].name)
    for work in _from_above(here):
        paper.function(work.wording, key=work.id, code=work.code, parent=work.parent or "")
    assert not paper.change_set(here)


def _from_above(here: Organization) -> list[Function]:
    found = list(here.subfunctions(None))
    for row in found:  # the list grows while it is walked
        found.extend(here.subfunctions(row.id))
    return found


ODD = st.sampled_from(
    ["", " ", "-", "A", "\u00a0", "(", "()", "1", "=A1", "ka", "Ka.", "x" * 400, "٣", "dan", "\n"]
) | st.text(max_size=6)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_said_is_too_odd(data: st.DataObject) -> None:
    draw = data.draw
    paper = Paper()
    fields = [
        "name",
        "code",
        "scope",
        "regulation",
        "article",
        "note",
        "staff",
        "echelon",
        "grade",
        "holder",
        "x",
    ]
    keys = st.sampled_from(["a", "b", "c"])

    def details() -> dict[str, Any]:
        taken = draw(st.dictionaries(st.sampled_from(fields[2:]), ODD, max_size=4))
        return {key: text for key, text in taken.items() if key != "code"}

    for _ in range(draw(st.integers(1, 12))):
        what = draw(st.sampled_from(["agency", "unit", "function", "role", "position", "workload", "extra"]))
        if what == "agency":
            paper.agency(draw(ODD), **details())
        elif what == "unit":
            paper.unit(
                draw(ODD), key=draw(keys), code=draw(ODD), agency=draw(ODD), superior=draw(keys), **details()
            )
        elif what == "function":
            paper.function(draw(ODD), key=draw(keys), code=draw(ODD), parent=draw(keys), **details())
        elif what == "role":
            paper.role(draw(keys), draw(ODD | st.just("KP")), draw(keys), **details())
        elif what == "position":
            paper.position(draw(keys), draw(ODD), key=draw(keys), **details())
        elif what == "workload":
            paper.workload(draw(keys), draw(ODD), **details())
        else:
            value = Written(draw(ODD), paper.where())
            paper.said.append(ExtraSaid(column=draw(ODD), value=value, function=draw(keys)))
    for here in (empty_organization(), random_organization(draw(st.integers(0, 9)))):
        assert after(here, paper.change_set(here)).is_sound()
