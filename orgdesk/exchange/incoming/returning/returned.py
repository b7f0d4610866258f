"""Our own workbook, come back: what was edited in it, and what that makes of the model as it is now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.state import State, StateDamaged
from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import AS_RECOGNIZED, Mapping
from orgdesk.exchange.incoming.plan import LABEL, Conflict, ImportPlan, fitting
from orgdesk.exchange.incoming.planning.sent import plan_sent
from orgdesk.exchange.incoming.questions import Question
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.returning.form_answers import answers
from orgdesk.exchange.incoming.returning.gone import ask_gone, find_gone, remove_gone
from orgdesk.exchange.incoming.returning.keyed_fields import Fields
from orgdesk.exchange.incoming.returning.keyed_ground import Ground
from orgdesk.exchange.incoming.returning.keyed_rows import KeyedRows
from orgdesk.exchange.incoming.returning.keyed_sheets import (
    KeyedSheet,
    has_keys,
    keyed_sheets,
    read_state,
    without_state,
)
from orgdesk.exchange.incoming.returning.keyed_values import KeyedValues
from orgdesk.exchange.incoming.returning.lost_keys import (
    TOLD_BY_NAMES,
    became_form,
    lost_lists,
    lost_matrices,
    recover,
)
from orgdesk.exchange.incoming.returning.new_agencies import ask_agencies
from orgdesk.exchange.incoming.returning.other_project import ask_project, missing_rows, stranger
from orgdesk.exchange.incoming.returning.placing import placed
from orgdesk.exchange.incoming.returning.removed_rows import restored, split_removed
from orgdesk.exchange.incoming.returning.role_texts import RoleTexts
from orgdesk.exchange.incoming.returning.three_way import Edits, ThreeWay
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Language, Text
from orgdesk.organization.changes import RowChange, added, change
from orgdesk.organization.organization import Organization, Token
from orgdesk.organization.records import Agency, Unit


def is_returned(book: Book) -> bool:
    """Whether a book is one of ours: it carries a state, or a sheet with keys."""
    return has_keys(book)


def plan_return(
    book: Book, organization: Organization, mapping: Mapping = AS_RECOGNIZED, watch: Watch | None = None
) -> ImportPlan:
    """What a workbook of ours amounts to now; nothing is changed. Raises what the watch raises."""
    watch = watch or Watch()
    watch.at(0, 1)
    problems = list(book.problems)
    state = _state(book, organization, problems, watch)
    base = state.organization if state is not None else organization
    found = keyed_sheets(book, base)
    found += lost_matrices(book, base, found)
    found += lost_lists(book, base, found, problems)
    for sheet in found:
        if became_form(sheet, form=state is not None and state.form):
            sheet.kind = keys.FORM
    sheets = [sheet for sheet in found if mapping.sheet(sheet.sheet.name).layout != "skip"]
    if not found and not _shows_nothing(state):
        return _by_names(book, organization, mapping, watch, problems)
    for sheet in sheets:
        if recover(sheet, base):
            problems.append(Problem(TOLD_BY_NAMES, sheet.sheet.name))
    watch.at(3, 10)
    outcome = _Outcome(book, organization, mapping, problems, sheets)
    strange = stranger(base, organization) if state is not None else None
    if strange == "other":
        question = ask_project(base, organization, mapping)
        outcome.questions.append(question)
        if not question.answered:
            return outcome.plan()
    if strange == "empty" or mapping.answer("project") == "add":
        outcome.coming += missing_rows(base, organization, empty=strange == "empty")
    _settle(outcome, state, base, watch)
    watch.at(1, 1)
    return outcome.plan()


@dataclass(slots=True)
class _Outcome:
    """What a plan is put together from."""

    book: Book
    organization: Organization
    mapping: Mapping
    problems: list[Problem]
    sheets: list[KeyedSheet]
    fates: Fates = field(default_factory=Fates)
    questions: list[Question] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    coming: list[RowChange] = field(default_factory=list)
    """Row changes, in order; several of one row fold into one."""
    sources: dict[Token, Where] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    """Kind → rows of the model that the sheets show."""

    def plan(self) -> ImportPlan:
        """The plan; a change that does not fit is none."""
        planned = change(LABEL.format(file=self.book.name), self.coming)
        change_set = fitting(planned, self.organization, self.problems)
        changed = Counter(row.kind for row in change_set if row.before is not None)
        unchanged = {kind: max(n - changed[kind], 0) for kind, n in self.seen.items() if n}
        touched = {(row.kind, row.id) for row in change_set}
        sources = {
            token: where
            for token, where in self.sources.items()
            if token in touched or token[0] in ("function", "unit")
        }
        return ImportPlan(
            book=self.book,
            mapping=self.mapping,
            layouts=tuple(_layout(sheet) for sheet in self.sheets),
            change_set=change_set,
            unchanged=unchanged,
            fates=self.fates,
            questions=tuple(self.questions),
            problems=tuple(self.problems),
            conflicts=tuple(self.conflicts),
            sources=sources,
        )


def _settle(outcome: _Outcome, state: State | None, base: Organization, watch: Watch) -> None:
    """Read the sheets and settle what they say."""
    book, mapping = outcome.book, outcome.mapping
    ours = _with(outcome.organization, outcome.coming)
    ground = _ground(outcome, base, ours, state.language if state is not None else "id", watch)
    forms = [s for s in outcome.sheets if s.kind == keys.FORM]
    sheets = [s for s in outcome.sheets if s.kind != keys.FORM]
    rows = KeyedRows(ground)
    for sheet in outcome.sheets:
        rows.find(sheet)
    outcome.sources |= rows.sources
    question = ask_agencies(rows, sheets, mapping)
    if question is not None:
        outcome.questions.append(question)
    values = KeyedValues(ground, rows)
    watch.at(4, 10)
    for n, sheet in enumerate(sheets):
        values.read(sheet, n, len(sheets))
    split = split_removed(ground.edits.taken(), base, ours, ground.new, mapping)
    outcome.conflicts += split.conflicts
    for conflict in split.conflicts:
        if conflict.where is not None and conflict.choice is None:
            outcome.fates.mark(conflict.where, Fate.QUESTION, conflict.ours)
    back = [*restored(base, ours, split.back), *_agencies(rows, base, ours)]
    outcome.coming += back
    ours = _with(ours, back)
    way = ThreeWay(
        base=base,
        ours=ours,
        new=ground.new,
        fields=ground.fields,
        cells=ground.cells,
        mapping=mapping,
        fates=outcome.fates,
        problems=outcome.problems,
        book=book,
        words=state.words if state is not None else False,
    )
    way.settle(split.edits)
    outcome.conflicts += way.conflicts
    there = placed(rows, base, ours, way)
    outcome.coming += [*there, *added(*values.new_lines), *way.changes()]
    outcome.sources |= way.sources
    if forms:
        outcome.coming += answers(values, forms, ours, outcome.sources)
    going = {id_ for kind, id_ in way.going if kind == "assignment"}
    gone = find_gone(base, ours, rows.seen, state.shown if state is not None else frozenset(), going)
    question = ask_gone(gone, ours, mapping)
    if question is not None:
        outcome.questions.append(question)
        before = change(LABEL, outcome.coming)
        outcome.coming += remove_gone(gone, outcome.organization, before, mapping)
    _count(outcome, rows)


def _ground(
    outcome: _Outcome, base: Organization, ours: Organization, language: Language, watch: Watch
) -> Ground:
    return Ground(
        book=outcome.book,
        base=base,
        ours=ours,
        language=language,
        fields=Fields(base, ours),
        cells=RoleTexts(base, ours),
        edits=Edits(outcome.book, outcome.fates, outcome.problems),
        fates=outcome.fates,
        problems=outcome.problems,
        watch=watch,
    )


def _with(organization: Organization, rows: list[RowChange]) -> Organization:
    if not rows:
        return organization
    changed = organization.copy()
    changed.apply(change(LABEL, rows))
    return changed


def _agencies(rows: KeyedRows, base: Organization, ours: Organization) -> list[RowChange]:
    """Row changes that add the agencies written by hand, and bring back those to which units were added."""
    new = {row.id: row for row in rows.ground.new.values() if isinstance(row, Agency)}
    wanted = {row.agency for row in rows.ground.new.values() if isinstance(row, Unit)}
    wanted -= {*ours.agencies, *new}
    return added(*new.values(), *(base.agencies[agency] for agency in sorted(wanted)))


def _count(outcome: _Outcome, rows: KeyedRows) -> None:
    """How many rows of the model the sheets show."""
    there = outcome.organization
    functions, units = rows.seen.all("function"), rows.seen.all("unit")
    outcome.seen["function"] = len(functions & there.functions.keys())
    outcome.seen["unit"] = len(units & there.units.keys())
    if any(sheet.kind in (keys.MATRIX, keys.DUTIES) for sheet in outcome.sheets):
        outcome.seen["assignment"] = sum(
            a.function in functions and a.unit in units for a in there.assignments.values()
        )
    outcome.seen["extra"] = sum(
        (e.function or "") in functions or (e.unit or "") in units for e in there.extras.values()
    )


def _state(book: Book, ours: Organization, problems: list[Problem], watch: Watch) -> State | None:
    try:
        state = read_state(book, ours, lambda: watch.at(0, 1))
    except StateDamaged as damaged:
        problems.append(Problem(damaged.sentence))
        return None
    if state is None:
        problems.append(Problem(_NO_STATE))
    return state


def _shows_nothing(state: State | None) -> bool:
    """Whether the export had no sheet that could return: no functions or no units were chosen."""
    if state is None:
        return False
    tables = {kind: set(state.organization.table(kind)) for kind in ("unit", "function")}
    if state.shown is not None:
        tables = {kind: {i for k, i in state.shown if k == kind} for kind in tables}
    return not all(tables.values())


def _by_names(
    book: Book, organization: Organization, mapping: Mapping, watch: Watch, problems: list[Problem]
) -> ImportPlan:
    """The plan for a workbook all of whose keys were deleted: its sheets are read like anybody's."""
    plan = plan_sent(without_state(book), organization, mapping, watch)
    lost = [problem for problem in problems if problem not in plan.problems]
    return replace(plan, book=book, problems=(*lost, Problem(_KEYS_LOST), *plan.problems))


def _layout(sheet: KeyedSheet) -> LayoutFound:
    columns = tuple(
        (column, sheet.title(column), name if kind in ("field", "extra") else kind)
        for column, (kind, name) in sorted(sheet.columns.items())
    )
    where = Where(sheet.index, sheet.key_row or sheet.head[1], sheet.key_column or 1)
    return LayoutFound(sheet.sheet.name, "orgdesk", _TITLES[sheet.kind], sheet.head, columns, 1.0, where)


_TITLES = {
    keys.MATRIX: Text("Matriks dari OrgDesk", "Matrix of OrgDesk"),
    keys.FUNCTIONS: Text("Daftar fungsi dari OrgDesk", "List of functions of OrgDesk"),
    keys.UNITS: Text("Daftar unit dari OrgDesk", "List of units of OrgDesk"),
    keys.DUTIES: Text("Tupoksi dari OrgDesk", "Duties of OrgDesk"),
    keys.FORM: Text("Formulir dari OrgDesk", "Form of OrgDesk"),
}
_NO_STATE = Text(
    "Lembar tersembunyi OrgDesk tidak ada lagi dalam buku kerja ini, sehingga keadaan saat ekspor tidak "
    "diketahui. Isi lembar dibandingkan langsung dengan model yang sekarang.",
    "The hidden sheet OrgDesk is no longer in this workbook, so the state at the export is not known. What "
    "the sheets say is compared with the model as it is now.",
)
_KEYS_LOST = Text(
    "Kunci tersembunyi OrgDesk tidak ada lagi dalam buku kerja ini. Baris dan kolomnya dikenali dari nama "
    "dan kodenya; periksa hasilnya sebelum menerima.",
    "The hidden keys of OrgDesk are no longer in this workbook. Its rows and columns are told by their names "
    "and codes; look at the result before you accept it.",
)
