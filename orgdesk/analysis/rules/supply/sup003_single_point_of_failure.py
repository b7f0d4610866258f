"""SUP003 All of a resource passes through one station."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import gatekeepers, is_outside, network, of_kind
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Service
from orgdesk.reference.standard import RoleRef

MONEY = "money"


@rule(
    "SUP003",
    Severity.WARNING,
    principle="levels",
    title=Text("Titik gagal tunggal", "Single point of failure"),
    message=Text(
        "Pasokan{resource} untuk {subject} ({providers}) hanya lewat{stations}{partners}, tanpa jalan lain.",
        "The supply{resource} for {subject} ({providers}) comes only through{stations}{partners}; there is "
        "no other way.",
    ),
    why=Text(
        "Bila satu simpul berhenti, layanan ikut berhenti.",
        "When the one station stops, the service stops with it.",
    ),
    advice=Text(
        "Tambahkan jalur atau pemasok pengganti; bila hanya satu pemasok yang sah, atur stok penyangga.",
        "Add a second way or a stand-in; where the law knows only one supplier, agree on a buffer stock.",
    ),
    ways="+",
    sources=(GUIDE, Source("Dominator pada jaringan pasokan", "derived")),
    bad=(
        Miniature(
            Text(
                "Dua pemasok, tetapi semuanya lewat satu gudang.", "Two suppliers, but all through one store."
            ),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="PABRIKA > IFK B Imunisasi; PABRIKB > IFK B Imunisasi; IFK > PKM B Imunisasi",
        ),
        Miniature(
            Text(
                "Satu-satunya pemasok menurut hukum: cukup saran.",
                "The only supplier by law: advice is enough.",
            ),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="BPJS > PKM U",
            agencies="BPJS (public_enterprise): BPJSCAB",
        ),
    ),
    good=(
        Miniature(
            Text("Ada jalur pengganti.", "There is a second way."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="IFK > PKM B Imunisasi; RSUD > PKM B Imunisasi alternative",
        ),
        Miniature(
            Text("Dua gudang, dua pabrik.", "Two stores, two makers."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="PABRIKA > IFK B; PABRIKB > GUDANG B; IFK > PKM B; GUDANG > PKM B",
        ),
        Miniature(
            Text("Pasokan tidak dicatat sama sekali.", "No supply is recorded at all."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
        ),
        Miniature(
            Text("Yang dicatat hanya penggantinya.", "Only the stand-in is recorded."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM",
            supplies="RSUD > PKM B Imunisasi alternative",
        ),
    ),
)
def single_point_of_failure(service: Service, read: Reader) -> Iterator[Found]:
    """Per kind of resource: the stations that dominate a provider in the supply digraph; providers behind
    the same ones are told together. Advice for partners and other governments, which are often the only
    supplier by law, and for money, which has one treasury. In practice O(supplies upstream) for each
    provider and kind."""
    net = network(read, service)
    if not any(net.into.values()):
        return
    for kind in net.kinds:
        behind: dict[frozenset[Token], list[str]] = {}
        for provider in net.providers:
            stations = gatekeepers(net, provider, kind)
            outside = frozenset(s for s in stations if is_outside(read, s))
            for part in filter(None, (outside, frozenset(stations) - outside)):
                behind.setdefault(part, []).append(provider)
        for part, providers in behind.items():
            mild = kind == MONEY or all(is_outside(read, s) for s in part)
            yield _found(read, part, providers, kind, Severity.ADVICE if mild else Severity.WARNING)


def _found(
    read: Reader, part: frozenset[Token], providers: list[str], kind: str | None, severity: Severity
) -> Found:
    stations = tuple(sorted(id_ for sort, id_ in part if sort == "unit"))
    partners = tuple(sorted(id_ for sort, id_ in part if sort == "agency"))
    return Found(
        units=(*stations, *providers),
        rows=tuple(("agency", id_) for id_ in partners),
        role=None if kind is None else RoleRef(SUPPLIER, kind),
        severity=severity,
        values={
            "resource": of_kind(read, kind),
            "providers": named(*providers),
            "stations": Phrase(_THROUGH, stations),
            "partners": Phrase(_THROUGH, partners, "agency"),
        },
    )


_THROUGH = Text(" {it}", " {it}")
