"""How a workbook of ours is known again when it returns: keys in hidden cells.

A sheet that can return has a hidden row and a hidden column of keys. Where they cross stands the kind of the
sheet. The key row says what each column is, the key column which row each line is. Ids have a letter before
them, so that no spreadsheet takes one for a number or a date. Lines and columns without a key were added by
hand. The key column is the last one, so that a sort takes it along; rows of the head have the key of a field
in it: the code, the name of the units below.
"""

from __future__ import annotations

MATRIX = "orgdesk:matrix"
"""Functions down, units across, roles in the cells."""
FUNCTIONS = "orgdesk:functions"
"""A list of functions, a field in each column."""
UNITS = "orgdesk:units"
"""A list of units, a field in each column."""
DUTIES = "orgdesk:duties"
"""A list of assignments, a field in each column."""
FORM = "orgdesk:form"
"""A blank form: a matrix whose roles are what the respondent says."""
RESPONDENT = "orgdesk:respondent:"
"""Before the name of a field (name, title, unit, on): the cell to the right holds what the respondent wrote.
It stands in a hidden column of the form's head."""
STATE = "orgdesk:state"
"""A1 of the hidden sheet that holds the state at the export; see `state`."""
FUNCTION_FIELDS = (
    "code",
    "wording",
    "parent",
    "level",
    "type",
    "work",
    "critical",
    "strategic",
    "affair",
    "reference",
    "note",
)
"""Columns of FUNCTIONS, by the names of the fields; `fields.function_text` says what stands in them."""
UNIT_FIELDS = (
    "code",
    "name",
    "agency",
    "superior",
    "unit_kind",
    "level",
    "echelon",
    "head_title",
    "staff",
    "working_area",
    "note",
)
"""Columns of UNITS; "superior" is the one that the unit answers to, a row of its own in the model."""
DUTY_FIELDS = ("article", "note")
"""Columns of DUTIES that return; the others have the key READING."""
RESPONDENT_FIELDS = ("name", "title", "unit", "on")
"""What the head of a form asks for."""
KINDS = (MATRIX, FUNCTIONS, UNITS, DUTIES, FORM)

STATE_SHEET = "OrgDesk"
"""Name of the sheet with the state; it is found by its A1, whatever it is called."""

_AGENCY, _UNIT, _FUNCTION, _ASSIGNMENT, _FIELD, _EXTRA = "a:", "u:", "f:", "r:", "c:", "x:"
_PREFIX = {"agency": _AGENCY, "unit": _UNIT, "function": _FUNCTION, "assignment": _ASSIGNMENT}
_KIND = {prefix: kind for kind, prefix in _PREFIX.items()} | {_FIELD: "field", _EXTRA: "extra"}


READING = _FIELD + "reading"
"""Key of a column or a row of the head that is written and never read: findings, the sentence of a duty."""


def key_of(kind: str, id_: str) -> str:
    """The key of a row of the model."""
    return _PREFIX[kind] + id_


def field_key(name: str) -> str:
    """The key of a column that holds a field: "c:code", "c:name"."""
    return _FIELD + name


def extra_key(column: str) -> str:
    """The key of a column of the users' own, by its heading."""
    return _EXTRA + column


def read_key(text: str) -> tuple[str, str] | None:
    """(kind, id), ("field", name) or ("extra", heading); None where the text is no key."""
    text = text.strip()
    kind = _KIND.get(text[:2])
    return (kind, text[2:]) if kind is not None and text[2:] else None
