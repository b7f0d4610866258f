"""FRG004 The customer has to come too often."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.doors import doors, times, visits
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Level, Service


@rule(
    "FRG004",
    Severity.WARNING,
    principle="one-service",
    title=Text("Titik kontak terlalu banyak", "Too many contacts"),
    message=Text(
        "Untuk {subject} masyarakat harus datang {visits} kali ({units}); wajarnya paling banyak {most}.",
        "For {subject} the public has to come {visits} times ({units}); at most {most} would be reasonable.",
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
        Miniature(
            Text(
                "Pustu membantu: warga cukup ke salah satunya.", "The outposts help: any one of them will do."
            ),
            matrix="""
                       | PKM | PUSTU1 | PUSTU2
            Imunisasi  | PL  | PP     | PP
        """,
            services="Suntik: Imunisasi",
            providers="Suntik: PKM; Suntik: PUSTU1; Suntik: PUSTU2",
            fields={f"PUSTU{n}": {"level": Level.SERVICE_POINT} for n in (1, 2)},
        ),
    ),
)
def too_many_contacts(service: Service, read: Reader, *, most: int = 2) -> Iterator[Found]:
    """Per service: the visits that one customer pays, in the place that needs most; of doors that stand in
    for each other he visits one. O(doors of the service)."""
    own = doors(read, service)
    if sum(map(times, own)) <= most:
        return
    needed = visits(read, own)
    if needed > most:
        yield Found(
            units=tuple(d.unit for d in own), values={"visits": needed, "most": amount(most, "times")}
        )
