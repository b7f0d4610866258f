"""FRG001 One service, several agencies to go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgdesk.analysis.doors import Door, bundle_of, contacts, doors, places
from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Service

_MOST_OFFERED = 3


def one_door(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """One of the agencies receives the customers, the others work behind it. Not offered where several
    facilities of a kind stand for one contact: there is no one door then."""
    services = {id_ for kind, id_ in finding.evidence if kind == "service"}
    units = set(finding.units)
    providers = [p for p in here.providers.values() if p.service in services and p.unit in units]
    agencies = sorted(
        {here.units[p.unit].agency for p in providers}, key=lambda a: (here.agencies[a].order, a)
    )
    if len(agencies) != finding.values["contacts"]:
        return
    for agency in agencies[:_MOST_OFFERED]:
        behind = [p for p in providers if here.units[p.unit].agency != agency and p.visits != 0]
        label = _ONE_DOOR.format(agency=short(here.agencies[agency]))
        yield change(label, [RowChange(p, replace(p, visits=0)) for p in behind])


_ONE_DOOR = Text(
    "Jadikan {agency} satu-satunya pintu; instansi lain bekerja di belakangnya",
    "Make {agency} the only door; the other agencies work behind it",
)


@rule(
    "FRG001",
    Severity.ERROR,
    principle="one-service",
    title=Text("Layanan tersebar di banyak instansi", "Fragmented service"),
    message=Text(
        "Untuk {subject}{event}, masyarakat harus mendatangi {contacts} instansi ({agencies}).",
        "For {subject}{event} the public has to go to {contacts} agencies ({agencies}).",
    ),
    why=Text(
        "Layanan yang tersebar di beberapa lembaga menyulitkan masyarakat: ia sendiri yang menjadi kurirnya.",
        "A service scattered over several bodies burdens the public: it becomes their messenger.",
    ),
    advice=Text(
        "Gabungkan pada satu pintu; instansi lain bekerja di belakangnya tanpa didatangi.",
        "Combine at one door; the other agencies work behind it and need no visit.",
    ),
    ways="CS",
    sources=(
        GUIDE,
        Source("Perpres 97/2014, menimbang huruf b: kesatuan proses perizinan dan nonperizinan"),
    ),
    bad=(
        Miniature(
            Text("Akta kelahiran di dua instansi.", "A birth certificate at two agencies."),
            services="Akta: Catat Terbitkan",
            providers="Akta: CAPIL; Akta: RS",
            agencies="Dukcapil: CAPIL; RSUD: RS",
        ),
        Miniature(
            Text("Satu peristiwa, dua layanan, dua instansi.", "One event, two services, two agencies."),
            services="Akta: Catat; Jaminan: Daftar",
            providers="Akta: CAPIL; Jaminan: BPJSCAB",
            agencies="Dukcapil: CAPIL; BPJS (public_enterprise): BPJSCAB",
            fields={"Akta": {"bundle": "Kelahiran anak"}, "Jaminan": {"bundle": "kelahiran  anak"}},
        ),
    ),
    good=(
        Miniature(
            Text("Instansi lain bekerja di belakang pintu.", "The other agency works behind the door."),
            services="Izin: Terima Periksa",
            providers="Izin: PTSP; Izin: SFARM",
            agencies="DPMPTSP: PTSP; Dinkes: SFARM",
            fields={"Izin/SFARM": {"visits": 0}},
        ),
        Miniature(
            Text("Puskesmas melayani wilayahnya masing-masing.", "Health centres serve their own areas."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1; Suntik: PKM2",
            agencies="PuskesmasSatu: PKM1; PuskesmasDua: PKM2",
            areas="Kabupaten > Kec1 Kec2",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
        Miniature(
            Text("Beberapa loket dalam satu instansi.", "Several counters of one agency."),
            services="Akta: Catat Terbitkan",
            providers="Akta: LOKET1; Akta: LOKET2",
        ),
        Miniature(
            Text("Masyarakat boleh memilih: bagian dan syaratnya sama.", "A choice: same part, same papers."),
            matrix="""
                       | PKM | RSUD
            Imunisasi  | PL  | PL
        """,
            services="Suntik: Imunisasi",
            providers="Suntik: PKM KTP; Suntik: RSUD KTP",
            agencies="Puskesmas: PKM; RSUD: RSUD",
        ),
        Miniature(
            Text(
                "Bagiannya sama; yang satu membantu pula di belakang pintu.",
                "The same part; one of them also helps behind the door.",
            ),
            matrix="""
                       | PKM | RSUD | DKK
            Imunisasi  | PL  | PL   |
            Pencatatan |     | PP   | PL
        """,
            services="Suntik: Imunisasi Pencatatan",
            providers="Suntik: PKM; Suntik: RSUD",
            agencies="Puskesmas: PKM; RSUD: RSUD; Dinas: DKK",
        ),
        Miniature(
            Text("Swasta boleh bersaing dengan pemerintah.", "Private providers may compete."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM; Suntik: KLINIK",
            agencies="Puskesmas: PKM; Klinik (private): KLINIK",
        ),
        Miniature(
            Text("Peristiwa yang berbeda.", "Different events in life."),
            services="Akta: Catat; Nikah: Daftar",
            providers="Akta: CAPIL; Nikah: KUA",
            agencies="Dukcapil: CAPIL; Kemenag (central_agency): KUA",
            fields={"Akta": {"bundle": "Kelahiran"}, "Nikah": {"bundle": "Pernikahan"}},
        ),
    ),
    fix=one_door,
)
def fragmented_service(service: Service, read: Reader) -> Iterator[Found]:
    """Per service, and once for the services of one event in life where together they need more contacts: the
    agencies that a customer has to appear at, in the place that needs most. O(doors of the services)."""
    own = doors(read, service)
    if len(own) > 1 and (found := _found(read, own, [service])):
        yield found
    bundle = bundle_of(read, service)
    if len(bundle) < 2 or bundle[0].id != service.id:
        return
    each = [doors(read, s) for s in bundle]
    together = [door for some in each for door in some]
    if _most(read, together) > max(_most(read, some) for some in each) and (
        found := _found(read, together, bundle)
    ):
        yield found


def _most(read: Reader, doors: Sequence[Door]) -> int:
    return max((len(contacts(place)) for place in places(read, doors)), default=0)


def _found(read: Reader, doors: Sequence[Door], services: Sequence[Service]) -> Found | None:
    scattered = [c for place in places(read, doors) if len(c := contacts(place)) > 1]
    if not scattered:
        return None
    worst = max(scattered, key=len)
    event = _EVENT.format(event=services[0].bundle.replace("{", "{{").replace("}", "}}"), it="{it}")
    return Found(
        units=tuple({door.unit for found in scattered for contact in found for door in contact}),
        rows=tuple(("service", s.id) for s in services),
        facts=("bundle",) if len(services) > 1 else (),
        values={
            "event": Phrase(event, tuple(s.id for s in services[1:]), "service"),
            "contacts": len(worst),
            "agencies": named(*(_face(read, contact) for contact in worst), kind="agency"),
        },
    )


def _face(read: Reader, contact: Sequence[Door]) -> str:
    """The agency that a contact is named after: of several that stand in for each other, the one with most
    doors; of those, the first in the model's order."""
    count = Counter(door.agency for door in contact)
    return min(count, key=lambda agency: (-count[agency], read.agency(agency).order, agency))


_EVENT = Text(
    ' dan layanan lain pada peristiwa "{event}" ({it})',
    ' and the other services of the event "{event}" ({it})',
)
