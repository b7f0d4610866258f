"""Verbs for supplies: who delivers what to which unit."""

from __future__ import annotations

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import DELETE_THESE, EditRefused, called, existing, named, require_amounts
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Agency, Function, Resource, Service, Supply, Unit

_LEAD_TIME = Text("waktu tunggu", "lead time")
_NEEDED_WITHIN = Text("batas kebutuhan", "time within which it is needed")
_PERIOD = Text("selang pengiriman", "time between deliveries")
_BUFFER = Text("ketahanan stok", "time that the stock lasts")


def add_supply(organization: Organization, supply: Supply) -> ChangeSet:
    """Add a supply to a unit, from another unit or from a partner outside."""
    _check(organization, supply)
    return change(_label(organization, _ADD, supply), added(supply))


def edit_supply(organization: Organization, supply: Supply) -> ChangeSet:
    """Give a supply the fields of `supply`, which has its id."""
    before = existing(organization, Supply, supply.id)
    _check(organization, supply)
    return change(_label(organization, _EDIT, before), [RowChange(before, supply)])


def delete_supply(organization: Organization, *supplies: str) -> ChangeSet:
    """Delete supplies."""
    rows = [existing(organization, Supply, supply) for supply in dict.fromkeys(supplies)]
    text = _label(organization, _DELETE, rows[0]) if len(rows) == 1 else None
    return change(text or DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def _check(organization: Organization, supply: Supply) -> None:
    recipient = existing(organization, Unit, supply.recipient)
    if (supply.source is None) == (supply.partner is None):
        raise EditRefused(_ONE_SOURCE.format(unit=called(recipient)))
    if supply.source == supply.recipient:
        raise EditRefused(_ITSELF.format(unit=called(recipient)))
    if supply.source is not None:
        existing(organization, Unit, supply.source)
    if supply.partner is not None:
        existing(organization, Agency, supply.partner)
    if supply.resource is not None:
        existing(organization, Resource, supply.resource)
    if supply.function is not None:
        existing(organization, Function, supply.function)
    if supply.service is not None:
        existing(organization, Service, supply.service)
    require_amounts(
        supply,
        (supply.lead_time, _LEAD_TIME),
        (supply.needed_within, _NEEDED_WITHIN),
        (supply.period, _PERIOD),
        (supply.buffer, _BUFFER),
    )


def _label(organization: Organization, act: Text, supply: Supply) -> Text:
    if supply.source is not None:
        source = called(organization.units[supply.source])
    else:
        source = called(organization.agencies[supply.partner or ""])
    text = act.format(source=source, recipient=called(organization.units[supply.recipient]))
    return Text(f"{text.id}: {supply.what}", f"{text.en}: {supply.what}") if supply.what else text


_ADD = Text("Tambah pasokan dari {source} ke {recipient}", "Add the supply from {source} to {recipient}")
_EDIT = Text("Ubah pasokan dari {source} ke {recipient}", "Edit the supply from {source} to {recipient}")
_DELETE = Text("Hapus pasokan dari {source} ke {recipient}", "Delete the supply from {source} to {recipient}")
_ONE_SOURCE = Text(
    "Pasokan ke {unit} harus berasal dari tepat satu pihak. Pilih sebuah unit atau sebuah mitra.",
    "The supply to {unit} must come from exactly one side. Choose either a unit or a partner.",
)
_ITSELF = Text(
    "{unit} tidak dapat memasok dirinya sendiri. Pilih pemasok lain.",
    "{unit} cannot supply itself. Choose another supplier.",
)
