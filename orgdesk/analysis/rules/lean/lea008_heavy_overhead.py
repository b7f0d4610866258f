"""LEA008 Too many people in the units that serve the agency itself."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.staffing import staff_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Agency, AgencyKind, Unit, UnitKind

_JUDGED = (AgencyKind.LOCAL_AGENCY, AgencyKind.CENTRAL_AGENCY)
"""Staff bodies and councils are overhead by nature; partners are not ours to judge."""

_STAFF = (UnitKind.SECRETARIAT, UnitKind.SUBDIVISION)


def _staff(kepala: float, sekretariat: float, bidang: float) -> dict[str, dict[str, object]]:
    return {
        "K": {"unit_kind": UnitKind.HEAD, "staff": kepala},
        "SEKR": {"unit_kind": UnitKind.SECRETARIAT, "staff": sekretariat},
        "B1": {"unit_kind": UnitKind.DIVISION, "staff": bidang},
        "B2": {"unit_kind": UnitKind.DIVISION, "staff": bidang},
    }


@rule(
    "LEA008",
    Severity.ADVICE,
    principle="lean",
    title=Text("Rasio pendukung tinggi", "Heavy overhead"),
    message=Text(
        "{share}% pegawai {subject} bekerja di sekretariat dan tata usaha ({staff} dari {total} orang).",
        "{share}% of the people of {subject} work in secretariat and administration ({staff} of {total}).",
    ),
    why=Text(
        "Tenaga yang mengurus instansi sendiri tidak melayani masyarakat.",
        "People who administer the agency itself do not serve the public.",
    ),
    advice=Text(
        "Sederhanakan dan gabungkan pekerjaan tata usaha, lalu alihkan tenaganya ke layanan.",
        "Simplify and combine administrative work, then reassign its people to services.",
    ),
    ways="SCR",
    sources=(GUIDE, Source("Batas 35%: rumusan OrgDesk; bandingkan dengan instansi sejenis", "derived")),
    limits={
        "most": Text("bagian pegawai pendukung paling banyak", "most of the staff in support"),
        "people": Text("pegawai paling sedikit untuk dinilai", "fewest people to judge by"),
    },
    bad=Miniature(
        Text("Separuh pegawai ada di sekretariat.", "Half of the people are in the secretariat."),
        line="K > SEKR B1 B2",
        fields=_staff(1.0, 12.0, 5.0),
    ),
    good=(
        Miniature(
            Text("Seperempat di sekretariat.", "A quarter in the secretariat."),
            line="K > SEKR B1 B2",
            fields=_staff(1.0, 7.0, 10.0),
        ),
        Miniature(
            Text("Instansi kecil: beberapa orang saja.", "A small agency: a few people only."),
            line="K > SEKR B1 B2",
            fields=_staff(1.0, 3.0, 1.0),
        ),
        Miniature(
            Text("Pegawai satu bidang belum diisi.", "The people of one division are not filled in."),
            line="K > SEKR B1 B2 B3",
            fields=_staff(1.0, 12.0, 5.0),
        ),
        Miniature(
            Text("Sekretariat daerah memang staf.", "A regional secretariat is staff by nature."),
            line="K > SEKR B1 B2",
            agencies="Setda (staff_body): K SEKR B1 B2",
            fields=_staff(1.0, 12.0, 5.0),
        ),
    ),
)
def heavy_overhead(agency: Agency, read: Reader, *, most: float = 0.35, people: int = 10) -> Iterator[Found]:
    """Per agency: the share of its people in secretariats, in subdivisions and in what stands below a
    secretariat. Silent unless every unit without units below it says how many people it has."""
    if agency.agency_kind not in _JUDGED:
        return
    units = read.units_of(agency.id)
    if not any(unit.unit_kind in _STAFF for unit in units):
        return
    total = support = 0.0
    for unit in units:
        staff = staff_of(unit, read)
        if staff is None:
            if not read.subordinates(unit.id):
                return
            continue
        total += staff
        support += staff if _is_support(unit, read) else 0.0
    if total >= people and most * total < support < total:
        yield Found(
            values={"share": round(100 * support / total), "staff": support, "total": total},
        )


def _is_support(unit: Unit, read: Reader) -> bool:
    return unit.unit_kind in _STAFF or any(
        read.placement(above).unit_kind is UnitKind.SECRETARIAT for above in read.ancestors(unit.id)
    )
