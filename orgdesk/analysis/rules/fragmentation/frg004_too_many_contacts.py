"""FRG004 The customer has to come too often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.fragmentation.doors import Door, contacts, doors, places
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Service


@rule(
    "FRG004",
    Severity.WARNING,
    principle="one-service",
    title=Text("Titik kontak terlalu banyak", "Too many contacts"),
    message=Text(
        "Untuk {subject} masyarakat harus datang {visits} kali ({units}); wajarnya paling banyak {most} "
        "kali.",
        "For {subject} the public has to come {visits} times ({units}); {most} times are reasonable.",
    ),
    why=Text(
        "Setiap kunjungan menambah biaya dan waktu bagi masyarakat, terutama yang tinggal jauh.",
        "Every visit costs the public time and money, those most who live far away.",
    ),
    advice=Text(
        "Gabungkan kunjungan: terima permohonan dan serahkan hasil di satu tempat, atau layani daring.",
        "Combine visits: take the application and hand over the result at one place, or serve online.",
    ),
    ways="CS",
    sources=(GUIDE, Source("Reijers & Liman Mansar 2005: contact reduction")),
    limits={"most": Text("kunjungan paling banyak", "most visits")},
    bad=(
        Miniature(
            Text("Empat kali datang untuk satu izin.", "Four visits for one licence."),
            services="Izin: Terima",
            providers="Izin: PTSP",
            fields={"Izin/PTSP": {"visits": 4}},
        ),
        Miniature(
            Text("Tiga instansi, masing-masing sekali.", "Three agencies, once each."),
            services="Izin: Terima Periksa Terbitkan",
            providers="Izin: PTSP; Izin: SFARM; Izin: KEC",
            agencies="DPMPTSP: PTSP; Dinkes: SFARM; Kecamatan: KEC",
        ),
    ),
    good=(
        Miniature(
            Text("Datang dua kali: menyerahkan dan mengambil.", "Two visits: to apply and to collect."),
            services="Izin: Terima",
            providers="Izin: PTSP",
            fields={"Izin/PTSP": {"visits": 2}},
        ),
        Miniature(
            Text("Setiap warga ke Puskesmasnya sendiri.", "Everybody goes to his own health centre."),
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1; Suntik: PKM2; Suntik: PKM3",
            areas="Kabupaten > Kec1 Kec2 Kec3",
            fields={f"PKM{n}": {"working_area": f"Kec{n}"} for n in (1, 2, 3)},
        ),
        Miniature(
            Text("Di belakang pintu tidak ada kunjungan.", "Behind the door there are no visits."),
            services="Izin: Terima Periksa Terbitkan",
            providers="Izin: PTSP; Izin: SFARM; Izin: KEC",
            agencies="DPMPTSP: PTSP; Dinkes: SFARM; Kecamatan: KEC",
            fields={"Izin/SFARM": {"visits": 0}, "Izin/KEC": {"visits": 0}},
        ),
        Miniature(
            Text("Masyarakat memilih salah satu.", "The public chooses one of them."),
            matrix="""
                       | PKM1 | PKM2 | RSUD
            Imunisasi  | PL   | PL   | PL
        """,
            services="Suntik: Imunisasi",
            providers="Suntik: PKM1; Suntik: PKM2; Suntik: RSUD",
            agencies="PuskesmasSatu: PKM1; PuskesmasDua: PKM2; RSUD: RSUD",
        ),
    ),
)
def too_many_contacts(service: Service, read: Reader, *, most: int = 2) -> Iterator[Found]:
    """Per service: the visits that one customer pays, in the place that needs most; of doors that stand in
    for each other he visits one. O(doors of the service)."""
    own = doors(read, service)
    if sum(_visits(d) for d in own) <= most:
        return
    needed = [n for place in places(read, own) if (n := sum(map(_at_one_contact, contacts(place)))) > most]
    if needed:
        yield Found(units=tuple(d.unit for d in own), values={"visits": max(needed), "most": most})


def _visits(door: Door) -> int:
    return 1 if door.visits is None else door.visits


def _at_one_contact(contact: Sequence[Door]) -> int:
    """Visits to one agency, or to one of those that stand in for each other.

    Doors for different parts add up; of those for the same part one is chosen. Where no roles tell the
    parts apart, only visits that are recorded add up: a dozen counters without a number are likely to be
    one kind of counter.
    """
    by_part: dict[tuple[object, ...], int] = {}
    for door in contact:
        part: tuple[object, ...] = (door.share, door.alike)
        if not door.share and not door.alike and door.visits is not None:
            part = (door.provider,)
        by_part[part] = min(_visits(door), by_part.get(part, _visits(door)))
    return sum(by_part.values())
