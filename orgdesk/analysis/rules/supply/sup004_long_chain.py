"""SUP004 Too many hands between the origin of a supply and the service."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import network, of_kind, source_of, way_to
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Service
from orgdesk.reference.standard import RoleRef


@rule(
    "SUP004",
    Severity.ADVICE,
    principle="levels",
    title=Text("Rantai pasok panjang", "Long supply chain"),
    message=Text(
        "Pasokan{resource} untuk {subject} ({providers}) berpindah tangan {hops} kali; wajarnya paling "
        "banyak {most}.",
        "The supply{resource} for {subject} ({providers}) changes hands {hops} times; {most} are reasonable.",
    ),
    why=Text(
        "Setiap tangan menambah waktu, biaya dan kemungkinan barang tertahan.",
        "Every pair of hands adds time, cost and a place where things get stuck.",
    ),
    advice=Text(
        "Hapus simpul yang hanya meneruskan, atau kirim langsung dari tingkat yang lebih dekat.",
        "Abolish stations that only pass things on, or deliver straight from a nearer level.",
    ),
    ways="AD",
    sources=(GUIDE, Source("Lebih dari tiga kali pindah tangan", "derived")),
    limits={"most": Text("perpindahan tangan paling banyak", "most changes of hands")},
    bad=Miniature(
        Text("Vaksin lewat empat gudang.", "Vaccine through four stores."),
        services="Suntik: Imunisasi",
        providers="Suntik: PKM",
        supplies="PUSAT > PROV B; PROV > KAB B; KAB > IFK B; IFK > PKM B",
    ),
    good=(
        Miniature(
            Text("Tiga kali pindah tangan.", "Three changes of hands."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="PROV > KAB B; KAB > IFK B; IFK > PKM B",
        ),
        Miniature(
            Text("Ada jalur yang pendek.", "There is a short way too."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="PUSAT > PROV B; PROV > KAB B; KAB > IFK B; IFK > PKM B; PABRIK > PKM B",
        ),
        Miniature(
            Text("Rantai untuk layanan lain.", "A chain for another service."),
            services="Suntik: Imunisasi; Periksa: Laboratorium",
            providers="Suntik: PKM",
            supplies="PUSAT > PROV B; PROV > KAB B; KAB > IFK B; IFK > PKM B Periksa",
        ),
    ),
)
def long_chain(service: Service, read: Reader, *, most: int = 3) -> Iterator[Found]:
    """Per kind of resource: the shortest chain of supplies to each provider; providers at the end of the same
    one are told together. O(supplies upstream) for each provider and kind."""
    net = network(read, service)
    if not any(net.into.values()):
        return
    for kind in net.kinds:
        chains: dict[tuple[Token, ...], list[str]] = {}
        for provider in net.providers:
            way = way_to(net, provider, kind)
            if len(way) > most:
                chains.setdefault(tuple(map(source_of, way)), []).append(provider)
        for stations, providers in chains.items():
            yield Found(
                units=(*(id_ for sort, id_ in stations if sort == "unit"), *providers),
                rows=tuple(s for s in stations if s[0] == "agency"),
                role=None if kind is None else RoleRef(SUPPLIER, kind),
                values={
                    "resource": of_kind(read, kind),
                    "providers": named(*providers),
                    "hops": len(stations),
                    "most": most,
                },
            )
