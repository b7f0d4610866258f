"""Rows that the export showed and that a workbook no longer shows: kept, unless the user says remove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace

from orgdesk.editing.functions import delete_functions
from orgdesk.editing.rows import last_order
from orgdesk.editing.units import delete_units
from orgdesk.exchange.excel import keys
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.returning.keyed_rows import Seen
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import name_of, role_code, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Record

_MOST = 5
"""How many are called by name."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Ids of the rows that are no longer shown, by kind; only rows that the model still has."""

    functions: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()


def find_gone(
    base: Organization,
    ours: Organization,
    seen: Seen,
    shown: frozenset[tuple[str, str]] | None,
    going: Iterable[str],
) -> Gone:
    """What is gone from a sheet that showed it; `going` are assignments that go anyhow.

    An agency without a single column has not been sent back, so nothing of it is gone.
    """

    def was_shown(kind: str) -> set[str]:
        return {i for i in base.table(kind) if shown is None or (kind, i) in shown}

    functions, units = was_shown("function"), was_shown("unit")
    gone_functions: set[str] = set()
    gone_units: set[str] = set()
    across, down = seen.rows.get((keys.MATRIX, "unit")), seen.rows.get((keys.MATRIX, "function"))
    if across and down:
        there = {base.units[u].agency for u in across if u in base.units}
        gone_units |= {u for u in units - across if base.units[u].agency in there}
        with_roles = _with_roles(base, across)
        whole = bool((down & base.functions.keys()) - with_roles)
        gone_functions |= (functions if whole else functions & with_roles) - down
    if listed := seen.rows.get((keys.FUNCTIONS, "function")):
        gone_functions |= functions - listed
    if listed := seen.rows.get((keys.UNITS, "unit")):
        gone_units |= units - listed
    gone_functions &= ours.functions.keys()
    gone_units &= ours.units.keys()
    gone_assignments: list[str] = []
    if duties := seen.rows.get((keys.DUTIES, "assignment")):
        anyhow = set(going)
        gone_assignments = [
            a.id
            for a in base.assignments.values()
            if a.id not in duties
            and a.id not in anyhow
            and a.id in ours.assignments
            and a.function in functions - gone_functions
            and a.unit in units - gone_units
        ]
    return Gone(
        tuple(f for f in base.functions if f in gone_functions),
        tuple(u for u in base.units if u in gone_units),
        tuple(gone_assignments),
    )


def _with_roles(base: Organization, units: Set[str]) -> set[str]:
    """The functions on which units hold roles, and all above them: what the sheet of an agency shows. Where a
    matrix shows more, it has shown all."""
    found: set[str] = set()
    for unit in units:
        for assignment in base.assignments_of_unit(unit):
            above: str | None = assignment.function
            while above is not None and above not in found:
                found.add(above)
                above = base.functions[above].parent
    return found


def ask_gone(gone: Gone, ours: Organization, mapping: Mapping) -> Question | None:
    """The one question about what is gone; None where nothing is."""
    parts = []
    for kind, ids, words in (
        ("function", gone.functions, _FUNCTIONS),
        ("unit", gone.units, _UNITS),
        ("assignment", gone.assignments, _ASSIGNMENTS),
    ):
        if ids:
            names = [_called(ours, ours.get(kind, id_)) for id_ in ids[:_MOST]]
            listed = ", ".join(names) + (", …" if len(ids) > _MOST else "")
            answer = mapping.answer(f"gone:{kind}")
            given = answer if answer in ("keep", "remove") else None
            parts.append(
                Part(
                    key=f"gone:{kind}",
                    words=words.format(count=len(ids), names=listed),
                    options=(Option("keep", _KEEP), Option("remove", _REMOVE)),
                    suggested=given or "keep",
                    answered=given is not None,
                )
            )
    return Question("gone", _GONE, tuple(parts)) if parts else None


def remove_gone(gone: Gone, ours: Organization, before: ChangeSet, mapping: Mapping) -> list[RowChange]:
    """The row changes, after `before`, that remove what the user wants removed, with all that hangs on it.

    What stands below a function that goes, and is still shown, goes to the nearest one above that stays.
    """
    wanted = {
        kind for kind in ("function", "unit", "assignment") if mapping.answer(f"gone:{kind}") == "remove"
    }
    if not wanted:
        return []
    work = ours.copy()
    work.apply(before)
    rows: list[RowChange] = []

    def do(made: Callable[[], Iterable[RowChange]]) -> None:
        step = change(_GONE, made())
        work.apply(step)
        rows.extend(step)

    if "assignment" in wanted:
        do(lambda: removed(*(work.assignments[a] for a in gone.assignments if a in work.assignments)))
    if "function" in wanted:
        ids = [f for f in gone.functions if f in work.functions]
        do(lambda: _handed_up(work, set(ids)))
        do(lambda: delete_functions(work, ids) if ids else ())
    if "unit" in wanted:
        ids = [u for u in gone.units if u in work.units]
        do(lambda: delete_units(work, ids) if ids else ())
    return rows


def _handed_up(work: Organization, going: set[str]) -> Iterable[RowChange]:
    last: dict[str | None, int] = {}
    for id_ in sorted(going):
        for child in work.subfunctions(id_):
            if child.id in going:
                continue
            above: str | None = id_
            while above is not None and above in going:
                above = work.functions[above].parent
            order = last.get(above, last_order(work.subfunctions(above)))
            last[above] = order + 1
            yield RowChange(child, replace(child, parent=above, order=order))


def _called(organization: Organization, row: Record | None) -> str:
    if isinstance(row, Assignment):
        unit = short(organization.units[row.unit])
        return f"{role_code(organization, row.role, row.resource)} {unit}"
    return name_of(row) if isinstance(row, Function) else short(row)


_GONE = Text(
    "Sebagian yang diekspor tidak ada lagi di lembar. Dibiarkan atau dihapus dari model?",
    "Some of what was exported is no longer on the sheets. Keep it, or remove it from the model?",
)
_FUNCTIONS = Text("{count} fungsi: {names}", "Functions, {count}: {names}")
_UNITS = Text("{count} unit: {names}", "Units, {count}: {names}")
_ASSIGNMENTS = Text("{count} penugasan: {names}", "Assignments, {count}: {names}")
_KEEP = Text("Biarkan di model", "Keep in the model")
_REMOVE = Text("Hapus, beserta yang bergantung padanya", "Remove, with all that hangs on it")
