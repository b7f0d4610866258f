"""LEA005 More people than the work takes."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.staffing import staffing_of
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Unit

_TINY = 1e-9


@rule(
    "LEA005",
    Severity.WARNING,
    principle="lean",
    title=Text("Kelebihan pegawai", "Overstaffing"),
    message=Text(
        "{subject} mempunyai {have}, padahal beban kerjanya membutuhkan {need}.",
        "{subject} has {have}, though its workload takes {need}.",
    ),
    why=Text(
        "Tenaga yang berlebih di sini kurang di unit lain, dan biayanya tetap dibayar.",
        "People who are too many here are missing elsewhere, and are paid all the same.",
    ),
    advice=Text(
        "Alihkan tenaga ke unit yang kekurangan, atau periksa apakah beban kerjanya sudah tercatat semua.",
        "Reassign people to units that are short, or check whether all of the workload is recorded.",
    ),
    ways="RD",
    needs={"positions_of_unit": 1},
    sources=(
        GUIDE,
        Source("Analisis beban kerja: PermenPANRB 1/2020, Permendagri 12/2008", "recalled"),
        Source("Ambang 1,25: rumusan OrgDesk", "derived"),
    ),
    limits={"most": Text("orang per kebutuhan paling banyak", "most people for each one needed")},
    bad=Miniature(
        Text("Empat orang untuk pekerjaan dua orang.", "Four people for the work of two."),
        positions="Analis@S1",
        workloads="Analis@S1: 1000x2.5",
        fields={"Analis@S1": {"filled": 4.0}},
    ),
    good=(
        Miniature(
            Text("Sesuai beban kerja.", "As the workload asks."),
            positions="Analis@S1",
            workloads="Analis@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 2.0}},
        ),
        Miniature(
            Text("Orang tidak dapat dibagi: setengah pekerjaan, satu orang.", "Half the work, one person."),
            positions="Bendahara@S1",
            workloads="Bendahara@S1: 250x2.5",
            fields={"Bendahara@S1": {"filled": 1.0}},
        ),
        Miniature(
            Text("Beban kerja belum dihitung.", "The workload has not been measured."),
            positions="Analis@S1",
            fields={"Analis@S1": {"filled": 9.0}},
        ),
        Miniature(
            Text("Jabatan tanpa beban kerja tidak dihitung.", "Posts without workload do not count."),
            positions="Analis@S1 Kepala@S1",
            workloads="Analis@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 2.0}, "Kepala@S1": {"filled": 5.0}},
        ),
        Miniature(
            Text("Dengan jam kerja efektif milik proyek.", "By the project's own effective hours."),
            positions="Analis@S1",
            workloads="Analis@S1: 1000x2.5",
            fields={"Analis@S1": {"filled": 4.0}},
            settings={"staffing.hours": "625"},
        ),
    ),
)
def overstaffing(unit: Unit, read: Reader, *, most: float = 1.25) -> Iterator[Found]:
    """Per unit: the people on its posts against the need that their workloads give, and at least one whole
    person more than it takes, for people cannot be divided."""
    if not read.positions(unit.id):
        return
    staffing = read.meanwhile(("staffing", unit.id), lambda: staffing_of(unit, read))
    if staffing is None or staffing.have <= most * staffing.need:
        return
    if staffing.have - ceil(staffing.need - _TINY) >= 1 - _TINY:
        yield Found(
            units=(unit.id,),
            values={"have": amount(staffing.have, "people"), "need": amount(staffing.need, "people")},
        )
