"""SUP002 A service needs a resource that nobody brings to its provider."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import Network, network, of_kind, source_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.records import Service, Supply
from orgdesk.reference.standard import DISTRIBUTOR, RoleRef

_NEEDS_GOODS = {"Suntik": {"resources": ("goods",)}}


@rule(
    "SUP002",
    Severity.ERROR,
    principle="levels",
    title=Text("Pemasok hilang", "Missing supplier"),
    message=Text(
        "Pasokan{resource} yang dibutuhkan {subject} tidak sampai ke {units}: tidak ada pemasoknya.",
        "The supply{resource} that {subject} needs does not reach {units}: nobody delivers it.",
    ),
    why=Text(
        "Layanan berhenti bila sumber daya yang dibutuhkannya tidak sampai.",
        "A service stops where what it needs does not arrive.",
    ),
    advice=Text(
        "Tambahkan pemasok: tetapkan peran {role} pada fungsinya, atau catat pasokannya.",
        "Add a supplier: give somebody the role of {role} on its function, or record the supply.",
    ),
    ways="+",
    sources=(GUIDE,),
    bad=(
        Miniature(
            Text("Imunisasi tanpa pemasok vaksin.", "Immunization without a supplier of vaccine."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            fields=_NEEDS_GOODS,
        ),
        Miniature(
            Text(
                "Rantai putus: penyalur tidak dipasok siapa pun.",
                "A broken chain: nobody supplies the distributor.",
            ),
            matrix="""
                       | IFK | PKM
            Imunisasi  | DS  | PL
        """,
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="IFK > PKM B Imunisasi",
            fields=_NEEDS_GOODS,
        ),
    ),
    good=(
        Miniature(
            Text("Gudang farmasi memasok vaksin.", "The pharmacy store supplies the vaccine."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="IFK > PKM B Imunisasi",
            fields=_NEEDS_GOODS,
        ),
        Miniature(
            Text("Pemasok ditetapkan sebagai peran.", "The supplier is named as a role."),
            matrix="""
                       | IFK | PKM
            Imunisasi  | PB  | PL
        """,
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            fields=_NEEDS_GOODS,
        ),
        Miniature(
            Text("Ruang dilayani lewat Puskesmasnya.", "A room gets it through its health centre."),
            line="PKM > RUANG",
            services="Suntik: Imunisasi",
            providers="Suntik: RUANG",
            supplies="IFK > PKM B",
            agencies="Dinas: IFK; Puskesmas: PKM RUANG",
            fields=_NEEDS_GOODS,
        ),
        Miniature(
            Text("Kebutuhan yang tidak ditulis tidak dinilai.", "Needs that are not written are not judged."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
        ),
    ),
)
def missing_supplier(service: Service, read: Reader) -> Iterator[Found]:
    """Per kind of resource that the service needs: providers that no supply of it reaches.

    A supplier role on one of its functions is enough, and a supply that names no kind counts as any. A chain
    that begins at a mere distributor is broken. O(providers and supplies of the service), kind by kind.
    """
    for kind in service.resources:
        if any(RoleRef(SUPPLIER, kind) in read.roles(f) for f in service.functions):
            continue
        net = network(read, service)
        lacking = tuple(unit for unit in net.providers if not _is_supplied(read, service, net, unit, kind))
        if lacking:
            yield Found(
                units=lacking,
                functions=service.functions,
                role=RoleRef(SUPPLIER, kind),
                values={"resource": of_kind(read, kind)},
            )


def _is_supplied(read: Reader, service: Service, net: Network, provider: str, kind: str) -> bool:
    seen: set[str] = set()
    waiting = net.received(provider, kind)
    while waiting:
        supply = waiting.pop()
        if supply.id in seen:
            continue
        seen.add(supply.id)
        earlier = net.incoming(source_of(supply), kind)
        if not earlier and not _only_distributes(read, service, supply, kind):
            return True
        waiting.extend(earlier)
    return False


def _only_distributes(read: Reader, service: Service, supply: Supply, kind: str) -> bool:
    """Whether the source hands on what it does not have: by its roles it distributes and does not supply."""
    functions = {*service.functions, *filter(None, (supply.function,))}
    roles = {
        a.role
        for f in sorted(functions)
        for a in read.holders(f, SUPPLIER, DISTRIBUTOR)
        if a.unit == supply.source and a.resource in (kind, None)
    }
    return roles == {DISTRIBUTOR}
