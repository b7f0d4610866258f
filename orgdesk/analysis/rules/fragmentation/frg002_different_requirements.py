"""FRG002 The same service asks for different documents at different doors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import uuid4

from orgdesk.analysis.doors import Door, document_key, doors
from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, added, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Requirement, Service

_MOST_OFFERED = 3


def harmonize(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """Ask everywhere only for what all ask for; or for what one door asks for, the most common list first."""
    asked = {
        p.id: list(here.bucket("requirements_of_provider", p.id).values())
        for p in here.bucket("providers_of_service", finding.subject[1]).values()
        if p.unit in finding.units
    }
    lists = {p: frozenset(document_key(r) for r in rows if not r.reason) for p, rows in asked.items()}
    service = short(here.services[finding.subject[1]])
    common = frozenset[str]().union(*lists.values()).intersection(*lists.values())
    if common:
        yield change(_COMMON.format(service=service), _asking_for(common, asked, {}))
    count = Counter(lists.values())
    chosen: dict[frozenset[str], str] = {}
    for provider in sorted(lists, key=lambda p: (-count[lists[p]], p)):
        chosen.setdefault(lists[provider], provider)
    for documents, provider in list(chosen.items())[:_MOST_OFFERED]:
        if documents == common:
            continue
        samples = {document_key(r): r for r in asked[provider]}
        unit = short(here.units[here.providers[provider].unit])
        yield change(_ONE_LIST.format(service=service, unit=unit), _asking_for(documents, asked, samples))


def _asking_for(
    documents: frozenset[str], asked: Mapping[str, list[Requirement]], samples: Mapping[str, Requirement]
) -> Iterable[RowChange]:
    """Every door asks for `documents`; what it asks for with a reason stays."""
    for provider, rows in asked.items():
        yield from removed(*(r for r in rows if not r.reason and document_key(r) not in documents))
        missing = documents - {document_key(r) for r in rows}
        for document in sorted(missing):
            yield from added(replace(samples[document], id=uuid4().hex, provider=provider, reason=""))


_COMMON = Text(
    "Minta untuk {service} hanya dokumen yang diminta di semua tempat",
    "Ask for {service} only for the documents that all ask for",
)
_ONE_LIST = Text(
    "Samakan persyaratan {service} dengan daftar {unit}", "Use the list of {unit} everywhere for {service}"
)


@rule(
    "FRG002",
    Severity.ERROR,
    principle="one-service",
    title=Text("Persyaratan berbeda untuk layanan yang sama", "Different requirements for one service"),
    message=Text(
        "{subject} meminta persyaratan yang berbeda di {units}: {documents} tidak diminta di semua tempat.",
        "{subject} asks for different documents at {units}: only some ask for {documents}.",
    ),
    why=Text(
        "Syarat yang berbeda-beda membingungkan masyarakat dan membuka ruang bagi permintaan sepihak.",
        "Requirements that differ confuse the public and leave room for arbitrary demands.",
    ),
    advice=Text(
        "Sederhanakan: minta di semua tempat hanya yang sama-sama diperlukan, dan tuliskan alasan bagi yang "
        "khusus.",
        "Simplify: ask everywhere only for what all need, and write down the reason for what is special.",
    ),
    ways="SA",
    sources=(GUIDE, Source("UU 25/2009 Ps.21 huruf b: persyaratan dalam standar pelayanan")),
    bad=(
        Miniature(
            Text("Satu Puskesmas meminta lebih banyak.", "One health centre asks for more."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1 KTP KIA; Suntik: PKM2 KTP",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Tidak ada yang sama.", "Nothing in common."),
            services="Akta: Catat",
            providers="Akta: CAPIL KK; Akta: KEC Pengantar",
        ),
    ),
    good=(
        Miniature(
            Text("Semua Puskesmas meminta yang sama.", "All health centres ask for the same."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1 KTP KIA; Suntik: PKM2 KIA KTP; Suntik: PKM3 KTP KIA",
        ),
        Miniature(
            Text("Hanya ejaannya yang berbeda.", "Only the spelling differs."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1 KTP; Suntik: PKM2 ktp",
            fields={
                "Suntik/PKM1/KTP": {"document": "Kartu  Keluarga"},
                "Suntik/PKM2/ktp": {"document": "kartu keluarga "},
            },
        ),
        Miniature(
            Text("Perbedaannya beralasan.", "The difference has its reason."),
            services="Akta: Catat",
            providers="Akta: CAPIL KK; Akta: KEDUTAAN KK Paspor",
            fields={"Akta/KEDUTAAN/Paspor": {"reason": "Kelahiran di luar negeri"}},
        ),
        Miniature(
            Text(
                "Tahap yang berbeda meminta hal yang berbeda.", "Different stages ask for different things."
            ),
            matrix="""
                       | RS | CAPIL
            Lahir      | PL |
            Catat      |    | PL
        """,
            services="Akta: Lahir Catat",
            providers="Akta: RS Rujukan; Akta: CAPIL KK",
            agencies="RSUD: RS; Dukcapil: CAPIL",
        ),
        Miniature(
            Text("Persyaratan yang belum dicatat tidak dinilai.", "What is not recorded is not judged."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1 KTP; Suntik: PKM2",
        ),
        Miniature(
            Text(
                "Yang di belakang pintu meminta kepada sesama instansi.",
                "The back office asks its colleagues.",
            ),
            services="Izin: Terima",
            providers="Izin: PTSP KTP; Izin: SFARM Rekomendasi",
            fields={"Izin/SFARM": {"visits": 0}},
        ),
    ),
    fix=harmonize,
)
def different_requirements(service: Service, read: Reader) -> Iterator[Found]:
    """Per service: the doors that do the same part of it must ask for the same, however they spell it.

    A requirement that gives its reason is justified, and a door of which no requirements are recorded is
    not judged. O(requirements of the service).
    """
    asking = [d for d in doors(read, service) if read.requirements(d.provider)]
    if len(asking) < 2:
        return
    for group in _by_share(asking):
        everywhere = frozenset.intersection(*(d.asks for d in group))
        rows = [r for d in group for r in read.requirements(d.provider) if not r.reason]
        odd = {document_key(r): r.id for r in reversed(rows) if document_key(r) not in everywhere}
        if odd:
            yield Found(
                units=tuple(d.unit for d in group),
                rows=tuple(("requirement", r.id) for r in rows if document_key(r) in odd),
                values={"documents": named(*odd.values(), kind="requirement")},
            )


def _by_share(doors: Iterable[Door]) -> list[list[Door]]:
    """The doors that do the same part; where only one part is known, the others are taken to do it too."""
    by_share: dict[frozenset[str], list[Door]] = {}
    for door in doors:
        by_share.setdefault(door.share, []).append(door)
    if len([share for share in by_share if share]) < 2:
        return [[door for some in by_share.values() for door in some]]
    return list(by_share.values())
