"""FRG003 The customer is asked for what government already has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesk.analysis.doors import (
    COMPETING,
    Door,
    bundle_of,
    contacts,
    document_key,
    doors,
    places,
)
from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, Value, named
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AgencyKind, Requirement, Service

_REGIONAL = (
    AgencyKind.LOCAL_AGENCY,
    AgencyKind.REGIONAL_HEAD,
    AgencyKind.STAFF_BODY,
    AgencyKind.OVERSIGHT,
    AgencyKind.LEGISLATURE,
)
_MOST_OFFERED = 3


def ask_once(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """Stop asking where the document is government's own; otherwise ask in one agency only. Where many ask,
    they are likely to serve different people, and which of them should stop is not for a machine to say."""
    rows = [here.requirements[id_] for kind, id_ in finding.evidence if kind == "requirement"]
    document = rows[0].document
    if _OWN in finding.facts:
        yield change(_STOP.format(document=document), removed(*rows))
        return
    at = {r.id: here.units[here.providers[r.provider].unit].agency for r in rows}
    agencies = sorted(set(at.values()), key=lambda a: (here.agencies[a].order, a))
    for agency in agencies if len(agencies) <= _MOST_OFFERED else ():
        label = _ONCE.format(document=document, agency=short(here.agencies[agency]))
        yield change(label, removed(*(r for r in rows if at[r.id] != agency)))


_OWN = "own document"
_STOP = Text("Berhenti meminta {document}", "Stop asking for {document}")
_ONCE = Text("Minta {document} hanya di {agency}", "Ask for {document} at {agency} only")


@rule(
    "FRG003",
    Severity.WARNING,
    principle="one-service",
    title=Text("Dokumen diminta berulang", "Same document asked twice"),
    message=Text(
        "{document} diminta kepada masyarakat di {units} untuk {services}, padahal {reason}{issuer}.",
        "The public is asked for {document} at {units} for {services}, although {reason}{issuer}.",
    ),
    why=Text(
        "Setiap dokumen yang diminta ulang memindahkan pekerjaan antarinstansi kepada masyarakat.",
        "Every document asked for again leaves to the public what agencies could do among themselves.",
    ),
    advice=Text(
        "Hapus permintaan yang berulang: minta sekali, lalu alirkan datanya antarinstansi.",
        "Abolish the repetition: ask once and let the data flow between the agencies.",
    ),
    ways="AS",
    sources=(GUIDE,),
    bad=(
        Miniature(
            Text("Dua instansi meminta KK untuk satu layanan.", "Two agencies ask for the same paper."),
            services="Akta: Catat Terbitkan",
            providers="Akta: CAPIL KK; Akta: RS KK",
            agencies="Dukcapil: CAPIL; RSUD: RS",
        ),
        Miniature(
            Text(
                "Pemerintah meminta dokumen terbitannya sendiri.",
                "Government asks for what it issues itself.",
            ),
            services="Izin: Terima",
            providers="Izin: PTSP KTP",
            agencies="DPMPTSP: PTSP; Dukcapil: CAPIL",
            fields={"Izin/PTSP/KTP": {"issuer": "Dukcapil"}},
        ),
        Miniature(
            Text("Dua layanan satu peristiwa.", "Two services of one event."),
            services="Akta: Catat; Jaminan: Daftar",
            providers="Akta: CAPIL Lahir; Jaminan: BPJSCAB Lahir",
            agencies="Dukcapil: CAPIL; BPJS (public_enterprise): BPJSCAB",
            fields={"Akta": {"bundle": "Kelahiran"}, "Jaminan": {"bundle": "Kelahiran"}},
        ),
    ),
    good=(
        Miniature(
            Text(
                "Setiap Puskesmas meminta yang sama kepada warganya.",
                "Each health centre asks its own people.",
            ),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1 KIA; Suntik: PKM2 KIA",
            agencies="PuskesmasSatu: PKM1; PuskesmasDua: PKM2",
            areas="Kabupaten > Kec1 Kec2",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text("Dua loket dalam satu instansi.", "Two counters of one agency."),
            services="Akta: Catat",
            providers="Akta: LOKET1 KK; Akta: LOKET2 KK",
        ),
        Miniature(
            Text("Dokumen dari pihak swasta.", "A document issued by a private body."),
            services="Izin: Terima",
            providers="Izin: PTSP Sertifikat",
            agencies="DPMPTSP: PTSP; Profesi (professional_body): IAI",
            fields={"Izin/PTSP/Sertifikat": {"issuer": "Profesi"}},
        ),
        Miniature(
            Text("Permintaan kedua beralasan.", "The second request has its reason."),
            services="Akta: Catat Terbitkan",
            providers="Akta: CAPIL KK; Akta: RS KK",
            agencies="Dukcapil: CAPIL; RSUD: RS",
            fields={"Akta/RS/KK": {"reason": "Asli diperlihatkan untuk mengenali ibu"}},
        ),
        Miniature(
            Text("Data mengalir di belakang pintu.", "The data flow behind the door."),
            services="Izin: Terima Periksa",
            providers="Izin: PTSP KTP; Izin: SFARM KTP",
            agencies="DPMPTSP: PTSP; Dinkes: SFARM",
            fields={"Izin/SFARM": {"visits": 0}},
        ),
    ),
    fix=ask_once,
)
def asked_twice(service: Service, read: Reader) -> Iterator[Found]:
    """Per service, or once for the services of one event in life: documents that one customer has to hand
    in at several agencies; and documents that a body of the same government issues. A requirement that
    gives its reason is justified. O(requirements of the services)."""
    own = doors(read, service)
    if not any(d.asks for d in own):
        return
    asked: dict[str, list[tuple[Door, Requirement]]] = {}
    bundle = bundle_of(read, service)
    together = [door for s in bundle for door in doors(read, s)]
    for door in together:
        for row in read.requirements(door.provider):
            if not row.reason and door.agency_kind not in COMPETING:
                asked.setdefault(document_key(row), []).append((door, row))
    repeated = _repeated(read, together) if len({d.agency for d in together}) > 1 else set[str]()
    for document, rows in asked.items():
        if document in repeated:
            if service.id == min(door.service for door, _ in rows):
                yield _found(read, rows, again=True)
        elif any(door.service == service.id for door, _ in rows):
            issued = [(d, r) for d, r in rows if d.service == service.id and _same_government(read, d, r)]
            if issued:
                yield _found(read, issued, again=False)


def _repeated(read: Reader, doors: Sequence[Door]) -> set[str]:
    """Documents that a customer of some place hands in at more than one agency."""
    found: set[str] = set()
    for place in places(read, doors):
        once: set[str] = set()
        for contact in contacts(place):
            asks = frozenset[str]().union(*(d.asks for d in contact))
            found |= once & asks
            once |= asks
    return found


def _same_government(read: Reader, door: Door, row: Requirement) -> bool:
    if row.issuer is None:
        return False
    return row.issuer == door.agency or (
        _government(door.agency_kind) is not None
        and _government(door.agency_kind) == _government(read.agency(row.issuer).agency_kind)
    )


def _government(kind: AgencyKind) -> str | None:
    if kind in _REGIONAL:
        return "regional"
    return "central" if kind is AgencyKind.CENTRAL_AGENCY else None


def _found(read: Reader, rows: Sequence[tuple[Door, Requirement]], again: bool) -> Found:
    issuers = sorted({r.issuer for d, r in rows if r.issuer is not None and _same_government(read, d, r)})
    reason: Value = _TWICE if again else _ISSUED
    return Found(
        units=tuple({door.unit for door, _ in rows}),
        rows=tuple(("requirement", row.id) for _, row in rows),
        facts=() if again else (_OWN,),
        values={
            "document": named(rows[0][1].id, kind="requirement"),
            "services": named(*{door.service for door, _ in rows}, kind="service"),
            "reason": reason,
            "issuer": Phrase(_AND_ISSUED if again else _BY, tuple(issuers), "agency"),
        },
    )


_TWICE = Text("sudah diserahkan di instansi lain", "another agency has it already")
_ISSUED = Text("diterbitkan pemerintah sendiri", "government itself issues it")
_BY = Text(" ({it})", " ({it})")
_AND_ISSUED = Text(" dan diterbitkan {it}", " and {it} issues it")
