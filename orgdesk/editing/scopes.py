"""Verbs for the values of scope facets: areas, target groups, sources of funds, and so on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from orgdesk.editing.rows import ADD, DELETE, EDIT, EditRefused, called, counted, existing, label, require
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import FACET_NAMES, threshold_words
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, FacetValue, Function
from orgdesk.organization.scope import Scope

_NAME = Text("nama", "name")


def add_facet_value(organization: Organization, value: FacetValue) -> ChangeSet:
    """Add a value to a facet, below its parent where it has one."""
    _check(organization, value)
    return change(label(ADD, value), added(value))


def edit_facet_value(organization: Organization, value: FacetValue) -> ChangeSet:
    """Give a value the fields of `value`, which has its id. It stays within its facet."""
    before = existing(organization, FacetValue, value.id)
    if value.facet != before.facet:
        raise EditRefused(_OTHER_FACET.format(name=called(before), facet=FACET_NAMES[before.facet]))
    _check(organization, value)
    return change(label(EDIT, before), [RowChange(before, value)])


def move_facet_value(organization: Organization, value: str, parent: str | None) -> ChangeSet:
    """Put a value, with all below it, under another one of its facet, or at the top (None)."""
    row = existing(organization, FacetValue, value)
    moved = replace(row, parent=parent)
    _check(organization, moved)
    if parent is None:
        return change(_TO_TOP.format(name=called(row)), [RowChange(row, moved)])
    above = organization.facet_values[parent]
    return change(_BELOW.format(name=called(row), parent=called(above)), [RowChange(row, moved)])


def delete_facet_value(organization: Organization, value: str) -> ChangeSet:
    """Delete a value with all below it, and take them out of the scopes that also name others.

    Refused while a scope or working area would be left with nothing, since nothing means everywhere.
    """
    row = existing(organization, FacetValue, value)
    branch = [row]
    for node in branch:  # the list grows while it is walked: parents come before children
        branch.extend(v for v in organization.facet_values.values() if v.parent == node.id)
    gone = {node.id for node in branch}
    rows: list[RowChange] = []
    stuck = Counter(unit.kind for unit in organization.units.values() if unit.working_area in gone)
    users: list[Function | Assignment] = [
        *organization.functions.values(),
        *organization.assignments.values(),
    ]
    for user in users:
        if gone.isdisjoint(user.scope.value_ids()):
            continue
        left = set(user.scope.get(row.facet)) - gone
        if left:
            rows.append(RowChange(user, replace(user, scope=user.scope.with_facet(row.facet, left))))
        else:
            stuck[user.kind] += 1
    if stuck:
        raise EditRefused(
            _ONLY_VALUE.format(name=called(row), facet=FACET_NAMES[row.facet], users=counted(stuck))
        )
    return change(label(DELETE, row), [*rows, *removed(*reversed(branch))])


def check_scope(organization: Organization, scope: Scope) -> None:
    """Refuse a scope that names values which do not exist or stand in another facet, or an empty interval."""
    for facet, ids in scope.values:
        for id_ in ids:
            value = existing(organization, FacetValue, id_)
            if value.facet != facet:
                raise EditRefused(_OTHER_FACET.format(name=called(value), facet=FACET_NAMES[value.facet]))
    threshold = scope.threshold
    if threshold is None:
        return
    if threshold.low is None and threshold.high is None:
        raise EditRefused(_NO_BOUND)
    if threshold.low is not None and threshold.high is not None and not threshold.low < threshold.high:
        raise EditRefused(_EMPTY_INTERVAL.format(words=threshold_words(threshold)))


def _check(organization: Organization, value: FacetValue) -> None:
    require(value.name, value, _NAME)
    node = value
    while node.parent is not None:
        if node.parent == value.id:
            raise EditRefused(_BELOW_ITSELF.format(name=called(value)))
        node = existing(organization, FacetValue, node.parent)
        if node.facet != value.facet:
            raise EditRefused(_OTHER_FACET.format(name=called(node), facet=FACET_NAMES[node.facet]))


_BELOW = Text("Pindahkan {name} ke bawah {parent}", "Move {name} below {parent}")
_TO_TOP = Text("Pindahkan {name} ke tingkat teratas", "Move {name} to the top")
_OTHER_FACET = Text(
    "{name} adalah nilai untuk {facet} dan hanya dapat dipakai di sana. Pilih nilai lain.",
    "{name} is a value for {facet} and can be used only there. Choose another value.",
)
_BELOW_ITSELF = Text(
    "{name} tidak dapat diletakkan di bawah dirinya sendiri. Pilih induk lain.",
    "{name} cannot stand below itself. Choose another parent.",
)
_ONLY_VALUE = Text(
    "{name} belum dapat dihapus: {users} akan kehilangan satu-satunya {facet} dan berlaku untuk semuanya. "
    "Ganti atau hapus pemakaiannya dahulu.",
    "{name} cannot be deleted yet: {users} would lose their only {facet} and hold for everything. "
    "Replace or remove those uses first.",
)
_NO_BOUND = Text(
    "Ambang tidak memiliki batas. Isi batas bawah, batas atas, atau hapus ambangnya.",
    "The threshold has no bound. Enter a lower or an upper bound, or remove the threshold.",
)
_EMPTY_INTERVAL = Text(
    "Ambang {words} tidak mencakup apa pun. Batas bawah harus lebih kecil dari batas atas.",
    "The threshold {words} covers nothing. The lower bound must be less than the upper bound.",
)
