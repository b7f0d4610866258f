"""LEA006 Fewer people than the work takes."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.staffing import staffing_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Level, Unit


@rule(
    "LEA006",
    Severity.WARNING,
    principle="levels",
    title=Text("Kekurangan pegawai", "Understaffing"),
    message=Text(
        "{subject} mempunyai {have}, padahal beban kerjanya membutuhkan {need}.",
        "{subject} has {have}, though its workload takes {need}.",
    ),
    why=Text(
        "Pekerjaan yang tidak tertampung menunggu atau tidak dilakukan; di titik layanan masyarakat yang "
        "menanggungnya.",
        "Work that nobody has time for waits or is left undone; at a service point the public bears it.",
    ),
    advice=Text(
        "Alihkan tenaga dari unit yang berlebih, sederhanakan pekerjaannya, atau tambah pegawai.",
        "Reassign people from units that have too many, simplify the work, or add staff.",
    ),
    ways="RS+",
    needs={"positions_of_unit": 1},
    sources=(
        GUIDE,
        Source("Analisis beban kerja: PermenPANRB 1/2020, Permendagri 12/2008", "recalled"),
        Source("Ambang 0,75: rumusan OrgDesk", "derived"),
    ),
    limits={"least": Text("orang per kebutuhan paling sedikit", "fewest people for each one needed")},
    bad=(
        Miniature(
            Text("Satu orang untuk pekerjaan dua orang.", "One person for the work of two."),
            positions="Analis@S1",
            workloads="Analis@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 1.0}},
        ),
        Miniature(
            Text("Titik layanan dengan setengah perawatnya.", "A service point with half its nurses."),
            positions="Perawat@PUSTU",
            workloads="Perawat@PUSTU: 5000x0.5 1250x2",
            people="Ani: Perawat@PUSTU; Budi: Perawat@PUSTU",
            fields={"PUSTU": {"level": Level.SERVICE_POINT}},
        ),
    ),
    good=(
        Miniature(
            Text("Sesuai beban kerja.", "As the workload asks."),
            positions="Analis@S1",
            workloads="Analis@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 2.0}},
        ),
        Miniature(
            Text(
                "Kurang dari setengah orang masih dapat diatur.", "Less than half a person can be arranged."
            ),
            positions="Analis@S1",
            workloads="Analis@S1: 700x2.5",
            fields={"Analis@S1": {"filled": 1.0}},
        ),
        Miniature(
            Text("Satu jabatan menutup yang lain di unit yang sama.", "One post makes up for another here."),
            positions="Analis@S1 Penata@S1",
            workloads="Analis@S1: 1000x2.5; Penata@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 1.0}, "Penata@S1": {"filled": 3.0}},
        ),
        Miniature(
            Text("Tidak diketahui berapa yang terisi.", "How many are filled is not known."),
            positions="Analis@S1",
            workloads="Analis@S1: 1000x2.5",
        ),
    ),
)
def understaffing(unit: Unit, read: Reader, *, least: float = 0.75) -> Iterator[Found]:
    """Per unit: the people on its posts against the need that their workloads give, rounded to whole people.
    An error at a service point."""
    if not read.positions(unit.id):
        return
    staffing = read.meanwhile(("staffing", unit.id), lambda: staffing_of(unit, read))
    if staffing is None or staffing.have >= least * staffing.need:
        return
    if staffing.have < floor(staffing.need + 0.5):
        at_the_front = read.placement(unit.id).level is Level.SERVICE_POINT
        yield Found(
            units=(unit.id,),
            severity=Severity.ERROR if at_the_front else None,
            values={"have": amount(staffing.have, "people"), "need": amount(staffing.need, "people")},
        )
