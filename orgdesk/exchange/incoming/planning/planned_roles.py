"""The roles that units have on functions, as assignments: those that are there stay, others are added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgdesk.editing.rows import new_id
from orgdesk.exchange.incoming.planning.planned_grounds import Grounds
from orgdesk.exchange.incoming.planning.planned_rows import PlannedRows
from orgdesk.exchange.incoming.recognition.codes import NEW, Kind, Vocabulary, key_of
from orgdesk.exchange.incoming.said import RoleSaid, Where
from orgdesk.exchange.incoming.values import NotReadable, choice_of, day_of
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER, roles_by_code
from orgdesk.organization.records import Assignment, AuthoritySource, Role, RoleFamily
from orgdesk.organization.scope import EVERYTHING, Scope

Held = tuple[str, str | None]
"""A role: (role id, resource id for suppliers)."""

_PAUSE = 4096
"""So many roles between two looks at the watch."""
_LONGEST_ARTICLE = 120
"""Characters; a longer legal basis without a norm is a note."""


class RoleWords:
    """What the tokens of the sheet mean, each worked out once.

    Readers put the cell code for what they know; what is left are names of roles, and roles that are new.
    """

    def __init__(self, rows: PlannedRows) -> None:
        self._rows = rows
        self._codes = roles_by_code(rows.organization)
        self._vocabulary = Vocabulary(rows.organization)
        self._new = {
            part.key
            for question in rows.reading.questions
            for part in question.parts
            if part.suggested == NEW
        }
        self._known: dict[str, Held | None] = {}

    def held(self, token: str, where: Where) -> Held | None:
        """The role of a token; None where it is none, or nobody has said yet which."""
        if token not in self._known:
            self._known[token] = self._find(token, where)
        return self._known[token]

    def _find(self, token: str, where: Where) -> Held | None:
        if token in self._codes:
            return self._codes[token]
        if key_of(token) in self._new:
            return self._new_role(token, where)
        found = self._vocabulary.role(token)
        if found is None or found.kind is not Kind.ROLE or (found.role == SUPPLIER and not found.resource):
            return None
        return found.role, found.resource

    def _new_role(self, token: str, where: Where) -> Held:
        there = self._rows.organization.roles.values()
        for role in there:
            if role.code.casefold() == token.casefold():
                return role.id, None
        legend = self._rows.reading.legend.words
        words = next((w for code, w in legend.items() if code.casefold() == token.casefold()), token)
        role = Role(
            id=new_id(),
            code=token.upper(),
            name_id=words,
            name_en=words,
            family=RoleFamily.DO,
            order=max((r.order for r in there), default=-1) + 1,
        )
        self._rows.put(role, where)
        return role.id, None


@dataclass(slots=True)
class _Detail:
    """What is said beside a role."""

    scope: Scope | None
    fields: dict[str, tuple[object, Where]]


def plan_roles(
    said: Sequence[RoleSaid],
    units: Mapping[str, str],
    functions: Mapping[str, str],
    rows: PlannedRows,
    grounds: Grounds,
    unit_by_name: Callable[[str], str | None],
    watch: Watch,
) -> None:
    """Add the assignments that are said and not there, and the details that are said and not so."""
    words = RoleWords(rows)
    here: dict[tuple[str, str, Held], list[Assignment]] = {}
    for assignment in rows.organization.assignments.values():
        held = (assignment.role, assignment.resource)
        here.setdefault((assignment.unit, assignment.function, held), []).append(assignment)
    for n, one in enumerate(said):
        if n % _PAUSE == 0:
            watch.at(n, len(said), 40, 70)
        unit, function = units.get(one.unit), functions.get(one.function)
        role = words.held(one.token, one.where)
        if role is None:
            rows.problem(one.where, _NO_ROLE.format(token=one.token))
        if unit is None or function is None or role is None:
            continue
        key = (unit, function, role)
        there = here.get(key)
        if not one.details:
            if there is None:
                row = Assignment(id=new_id(), unit=unit, function=function, role=role[0], resource=role[1])
                here[key] = [row]
                rows.put(row, one.where)
            else:
                for row in there:
                    rows.name("assignment", row.id, one.where)
            continue
        detail = _detail(one, rows, grounds, unit_by_name)
        scope = EVERYTHING if detail.scope is None else detail.scope
        candidates = [row for row in there or () if detail.scope is None or row.scope == scope]
        if not candidates:
            row = Assignment(
                id=new_id(), unit=unit, function=function, role=role[0], resource=role[1], scope=scope
            )
            rows.put(row, one.where)
            here.setdefault(key, []).append(row)
            candidates = [row]
        for row in candidates:
            rows.name("assignment", row.id, one.where)
        if len(candidates) == 1:
            row = rows.get(Assignment, candidates[0].id)
            for field, (value, where) in detail.fields.items():
                row = rows.set(row, field, value, where)


def _detail(
    one: RoleSaid, rows: PlannedRows, grounds: Grounds, unit_by_name: Callable[[str], str | None]
) -> _Detail:
    fields: dict[str, tuple[object, Where]] = {}
    notes: list[str] = []
    scope: Scope | None = None
    for name, (text, where) in one.details.items():
        text = text.strip()
        if not text:
            continue
        try:
            if name == "scope":
                scope, left = grounds.scope(text, where)
                if left:
                    rows.problem(where, _SCOPE.format(text=left), grave=False)
                    notes.append(left)
                if scope == EVERYTHING:
                    scope = None
            elif name == "regulation":
                norm, left = grounds.norm(text, where)
                if norm is not None:
                    fields["regulation"] = (norm, where)
                if left and len(left) <= _LONGEST_ARTICLE:
                    fields.setdefault("article", (left, where))
                elif left:
                    notes.append(left)
            elif name == "article":
                fields["article"] = (text, where)
            elif name == "source":
                fields["source"] = (choice_of(text, AuthoritySource), where)
            elif name == "grantor":
                unit = unit_by_name(text)
                if unit is None:
                    rows.problem(where, _NO_UNIT.format(text=text))
                else:
                    fields["grantor"] = (unit, where)
            elif name in ("valid_from", "valid_until"):
                fields[name] = (day_of(text), where)
            elif name == "note":
                notes.insert(0, text)
        except NotReadable as error:
            rows.problem(where, error.sentence)
    first, last = fields.get("valid_from"), fields.get("valid_until")
    if first is not None and last is not None and str(last[0]) < str(first[0]):
        rows.problem(fields.pop("valid_until")[1], _ENDS_FIRST.format(first=first[0], last=last[0]))
    if notes:
        fields["note"] = ("; ".join(notes), one.details["note"].where if "note" in one.details else one.where)
    return _Detail(scope, fields)


_NO_ROLE = Text(
    '"{token}" bukan kode peran yang dikenal; sel ini tidak diambil. Perbaiki kodenya, lalu impor lagi.',
    '"{token}" is no role code that is known; this cell is not taken in. Correct the code and import again.',
)
_SCOPE = Text(
    'Lingkup "{text}" tidak dikenal, maka disimpan sebagai catatan. Tambahkan nilainya pada lingkup, atau '
    'tulis seperti "wilayah Kec. Sukamaju".',
    'The scope "{text}" is not known, so it is kept as a note. Add the value to the scopes, or write it like '
    '"area Kec. Sukamaju".',
)
_NO_UNIT = Text(
    'Tidak ada unit bernama "{text}". Perbaiki namanya, atau tambahkan unitnya dahulu.',
    'There is no unit called "{text}". Correct the name, or add the unit first.',
)
_ENDS_FIRST = Text(
    "Peran ini berakhir {last}, sebelum mulai berlaku {first}. Perbaiki salah satu tanggalnya.",
    "This role ends on {last}, before it begins on {first}. Correct one of the dates.",
)
