"""Verbs for services, who provides them, and what a provider asks the customer for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesk.editing.cascade import with_dependents
from orgdesk.editing.rows import (
    ADD,
    DELETE_THESE,
    EDIT,
    REORDER,
    EditRefused,
    called,
    existing,
    label,
    last_order,
    named,
    new_id,
    placed,
    require,
    require_amounts,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.organization import KIND_NAMES, Organization
from orgdesk.organization.records import Agency, Function, Provider, Requirement, Resource, Service, Unit

_NAME = Text("nama", "name")
_TIME_LIMIT = Text("jangka waktu", "time limit")
_COST = Text("biaya", "cost")
_STAFF = Text("jumlah pelaksana", "number of staff")
_VISITS = Text("jumlah kunjungan", "number of visits")
_DOCUMENT = Text("nama dokumen", "document")


def add_service(organization: Organization, service: Service) -> ChangeSet:
    """Add a service after the others."""
    _check(organization, service)
    service = replace(service, order=last_order(organization.services.values()))
    return change(label(ADD, service), added(service))


def edit_service(organization: Organization, service: Service) -> ChangeSet:
    """Give a service the fields of `service`, which has its id."""
    before = existing(organization, Service, service.id)
    _check(organization, service)
    return change(label(EDIT, before), [RowChange(before, service)])


def reorder_service(organization: Organization, service: str, before: str | None) -> ChangeSet:
    """Put a service before another one, or last."""
    row = existing(organization, Service, service)
    return change(label(REORDER, row), placed(organization.services.values(), row, before))


def delete_service(organization: Organization, *services: str) -> ChangeSet:
    """Delete services with their providers and what those ask for; supplies name them no more."""
    rows = [existing(organization, Service, service) for service in dict.fromkeys(services)]
    return change(DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def add_provider(organization: Organization, provider: Provider) -> ChangeSet:
    """Have a unit provide a service."""
    _check_provider(organization, provider)
    return change(_label(organization, _ADD_PROVIDER, provider), added(provider))


def edit_provider(organization: Organization, provider: Provider) -> ChangeSet:
    """Give a provider the fields of `provider`, which has its id; service and unit may be others."""
    before = existing(organization, Provider, provider.id)
    _check_provider(organization, provider)
    return change(_label(organization, _EDIT_PROVIDER, before), [RowChange(before, provider)])


def delete_provider(organization: Organization, *providers: str) -> ChangeSet:
    """Have units no longer provide a service; what they asked for goes too."""
    rows = [existing(organization, Provider, provider) for provider in dict.fromkeys(providers)]
    text = _label(organization, _DELETE_PROVIDER, rows[0]) if len(rows) == 1 else None
    return change(text or DELETE_THESE.format(rows=named(rows)), with_dependents(organization, *rows))


def set_requirements(
    organization: Organization, provider: str, requirements: Sequence[Requirement]
) -> ChangeSet:
    """Have `requirements` be all that a provider asks for. What it asks for already keeps its id."""
    row = existing(organization, Provider, provider)
    before = organization.bucket("requirements_of_provider", provider)
    ids = {_folded(old.document): old.id for old in before.values()}
    free = before.keys() - {ids.get(_folded(new.document)) for new in requirements}
    after: dict[str, Requirement] = {}
    for new in requirements:
        require(new.document, new, _DOCUMENT)
        if new.issuer is not None:
            existing(organization, Agency, new.issuer)
        document = _folded(new.document)
        if document in (_folded(other.document) for other in after.values()):
            raise EditRefused(_TWICE.format(document=new.document.strip()))
        unknown = organization.get("requirement", new.id) is None and new.id not in after
        id_ = ids.get(document) or (new.id if unknown or new.id in free else new_id())
        free -= {id_}
        after[id_] = replace(new, id=id_, provider=provider)
    rows = removed(*(old for id_, old in before.items() if id_ not in after))
    rows += [RowChange(before.get(id_), new) for id_, new in after.items()]
    return change(_label(organization, _REQUIREMENTS, row), rows)


def _folded(document: str) -> str:
    return " ".join(document.split()).casefold()


def _check(organization: Organization, service: Service) -> None:
    require(service.name, service, _NAME)
    for function in service.functions:
        existing(organization, Function, function)
    for resource in service.resources:
        existing(organization, Resource, resource)
    for kind, ids in (("function", service.functions), ("resource", service.resources)):
        for id_ in ids:
            if ids.count(id_) > 1:
                row = organization.get(kind, id_)
                assert row is not None
                raise EditRefused(
                    _NAMED_TWICE.format(service=called(service), what=KIND_NAMES[kind], name=called(row))
                )
    require_amounts(
        service, (service.time_limit, _TIME_LIMIT), (service.cost, _COST), (service.staff, _STAFF)
    )


def _check_provider(organization: Organization, provider: Provider) -> None:
    service = existing(organization, Service, provider.service)
    unit = existing(organization, Unit, provider.unit)
    require_amounts(provider, (provider.visits, _VISITS))
    for other in organization.bucket("providers_of_service", service.id).values():
        if other.unit == unit.id and other.id != provider.id:
            raise EditRefused(_ALREADY.format(unit=called(unit), service=called(service)))


def _label(organization: Organization, act: Text, provider: Provider) -> Text:
    return act.format(
        unit=called(organization.units[provider.unit]),
        service=called(organization.services[provider.service]),
    )


_ADD_PROVIDER = Text("Tambah {unit} sebagai penyelenggara {service}", "Add {unit} as a provider of {service}")
_EDIT_PROVIDER = Text("Ubah {unit} sebagai penyelenggara {service}", "Edit {unit} as a provider of {service}")
_DELETE_PROVIDER = Text(
    "Hapus {unit} sebagai penyelenggara {service}", "Delete {unit} as a provider of {service}"
)
_REQUIREMENTS = Text("Ubah persyaratan {unit} untuk {service}", "Edit what {unit} requires for {service}")
_ALREADY = Text(
    "{unit} sudah menjadi penyelenggara {service}. Pilih unit lain atau ubah yang sudah ada.",
    "{unit} is already a provider of {service}. Choose another unit, or edit the one that is there.",
)
_TWICE = Text(
    "Dokumen {document} tertulis dua kali. Hapus salah satu.",
    "The document {document} stands there twice. Remove one.",
)
_NAMED_TWICE = Text(
    "Layanan {service} menyebut {what} {name} dua kali. Hapus salah satu.",
    "The service {service} names the {what} {name} twice. Remove one.",
)
