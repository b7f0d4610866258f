"""The readable text format: what it reads, and the sentence for whatever it refuses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from orgdesk.exchange.text import TextFormatError, parse, read_text
from orgdesk.organization.display import role_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import (
    Acceptance,
    AgencyKind,
    AgencyType,
    AuthoritySource,
    Echelon,
    FunctionLevel,
    FunctionType,
    Level,
    Regulation,
    RegulationKind,
    ReportingKind,
    Resource,
    Role,
    RoleFamily,
    Setting,
    UnitKind,
)
from orgdesk.organization.scope import Facet, Scope, Threshold
from orgdesk.reference.policy import default_policy
from orgdesk.reference.shipped import named

EXAMPLES = named("examples")
STRUCTURES = named("structures")
WORK = (FunctionLevel.FUNCTION, FunctionLevel.TASK)

TITLE = 'format = 1\n[project]\nname = "Uji"\n'
SMALL = (
    TITLE
    + """
[facets.funds]
APBD = "APBD"
BLUD = "BLUD"

[agencies]
D = { name = "Dinas", kind = "local_agency" }

[units.D]
DKK = { name = "Kepala Dinas" }
PKM = { name = "Puskesmas", under = "DKK" }

[functions.F1]
wording = "Imunisasi"
roles.KP = ["DKK"]
roles.PL = [{ unit = "PKM", funds = "BLUD" }]
"""
)


# -- what is read ------------------------------------------------------------------------------------

FULL = """
format = 1

[project]
name = "Semua"
place = "Kabupaten Tirta Makmur"
about = "Setiap kunci sekali."
example = true

[facets.area.UTARA]
name = "Wilayah utara"
below.SATU = "Desa Satu"
below.DUA = { name = "Desa Dua", below = { RT1 = "RT 1" } }

[facets.funds]
BLUD = "Dana BLUD"

[regulations]
PP18 = { kind = "pp", number = "18", year = 2016, about = "Perangkat Daerah" }

[agencies]
DINKES = { name = "Dinas Kesehatan", kind = "local_agency", short = "Dinkes", type = "A", note = "n" }

[units.DINKES]
DKK = { name = "Kepala Dinas", kind = "head", level = "supporting", echelon = "IIb", head = "Kadis" }
PKM = { name = "Puskesmas", under = ["DKK", "IFK"], dotted = "DKK", area = "SATU", staff = 2.5, note = "n" }
IFK = { name = "Instalasi Farmasi", under = "DKK" }

[functions.M1]
wording = "Sehat"
level = "mission"

[functions."F1.1"]
wording = "Imunisasi"
under = "M1"
type = "service"
strategic = true
needs = ["DS", "PT"]
scope = { area = ["SATU", "RT1"], threshold = { high = 500, measure = "m2" } }
reference = "1.02"
note = "n"
roles.KP = "DKK"
roles.PD = [{ unit = "DKK", note = "dana" }]
roles.PT = ["DKK"]
roles.DS = [{ unit = "IFK", resource = "PB" }, { unit = "IFK", resource = "PI" }]
roles.MD = ["PKM"]

[[functions."F1.1".roles.PL]]
unit = "PKM"

[[functions."F1.1".roles.PL]]
unit = "IFK"
funds = "BLUD"
area = "UTARA"
source = "mandate"
grantor = "DKK"
regulation = "PP18"
article = "Ps. 41"
from = 2026-01-01
until = 2026-12-31

[roles.MD]
name = { id = "Mediator", en = "Mediator" }
family = "direct"

[resources.PT]
name = { id = "lahan", en = "land" }
supplier = { id = "Penyedia lahan", en = "Land supplier" }

[settings]
"LEA001.most" = "9"

[[accepted]]
finding = "OVL001:F1"
reason = "Dibahas"
who = "Sekda"
on = 2026-01-31
until = 2026-12-31
"""


def test_every_key_of_the_format_is_read() -> None:
    organization = parse(FULL, "semua.toml")

    assert organization.project.name == "Semua"
    assert organization.project.example
    assert organization.agencies["DINKES"].type is AgencyType.A
    assert organization.agencies["DINKES"].agency_kind is AgencyKind.LOCAL_AGENCY
    head = organization.units["DKK"]
    assert (head.unit_kind, head.level, head.echelon) == (UnitKind.HEAD, Level.SUPPORTING, Echelon.IIB)
    assert (head.head_title, head.staff, head.order) == ("Kadis", None, 0)
    assert organization.units["PKM"].staff == 2.5
    assert organization.units["PKM"].working_area == "area/SATU"
    assert organization.facet_values["area/RT1"].parent == "area/DUA"
    assert organization.facet_values["area/DUA"].parent == "area/UTARA"
    assert organization.facet_values["area/UTARA"].name == "Wilayah utara"
    assert organization.regulations["PP18"] == Regulation(
        id="PP18",
        regulation_kind=RegulationKind.GOVERNMENT_REGULATION,
        number="18",
        year=2016,
        about="Perangkat Daerah",
    )
    function = organization.functions["F1.1"]
    assert (function.parent, function.type, function.strategic) == ("M1", FunctionType.SERVICE, True)
    assert function.needs == ("DS", "PT")
    assert function.scope == Scope.of({Facet.AREA: ["area/SATU", "area/RT1"]}, Threshold(None, 500, "m2"))
    assert organization.settings["LEA001.most"] == Setting(id="LEA001.most", value="9")
    assert organization.acceptances["OVL001:F1"] == Acceptance(
        id="OVL001:F1",
        reason="Dibahas",
        who="Sekda",
        on=dt.date(2026, 1, 31),
        until=dt.date(2026, 12, 31),
    )


def test_superiors_can_be_several_and_dotted() -> None:
    reportings = parse(FULL, "semua.toml").reportings

    assert {(r.id, r.superior, r.reporting_kind) for r in reportings.values() if r.unit == "PKM"} == {
        ("PKM>DKK", "DKK", ReportingKind.LINE),
        ("PKM>IFK", "IFK", ReportingKind.LINE),
        ("PKM~DKK", "DKK", ReportingKind.DOTTED),
    }


def test_an_assignment_has_its_resource_scope_and_authority() -> None:
    organization = parse(FULL, "semua.toml")
    assignments = organization.assignments

    assert list(assignments) == [
        "F1.1/KP/DKK",
        "F1.1/PD/DKK",
        "F1.1/PT/DKK",
        "F1.1/DS/IFK",
        "F1.1/DS/IFK#2",
        "F1.1/MD/PKM",
        "F1.1/PL/PKM",
        "F1.1/PL/IFK",
    ]
    assert [a.resource for a in assignments.values()] == [
        None,
        "money",
        "PT",
        "goods",
        "information",
        None,
        None,
        None,
    ]
    assert role_code(organization, "supplier", assignments["F1.1/PT/DKK"].resource) == "PT"
    granted = assignments["F1.1/PL/IFK"]
    assert granted.scope == Scope.of({Facet.FUNDS: ["funds/BLUD"], Facet.AREA: ["area/UTARA"]})
    assert (granted.source, granted.grantor) == (AuthoritySource.MANDATE, "DKK")
    assert (granted.regulation, granted.article) == ("PP18", "Ps. 41")
    assert (granted.valid_from, granted.valid_until) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_a_project_adds_roles_and_resources_of_its_own() -> None:
    organization = parse(FULL, "semua.toml")

    assert organization.roles["MD"] == Role(
        id="MD", code="MD", name_id="Mediator", name_en="Mediator", family=RoleFamily.DIRECT, order=11
    )
    assert organization.resources["PT"] == Resource(
        id="PT",
        code="PT",
        name_id="lahan",
        name_en="land",
        supplier_id="Penyedia lahan",
        supplier_en="Land supplier",
        order=4,
    )
    assert organization.assignments["F1.1/MD/PKM"].role == "MD"


def test_a_file_with_a_title_alone_has_the_standard_roles() -> None:
    organization = parse(TITLE, "judul.toml")

    assert len(organization.roles) == 11
    assert not organization.units


def test_a_reporting_cycle_can_be_written() -> None:
    text = TITLE + (
        '[agencies]\nD = { name = "D", kind = "village" }\n'
        '[units.D]\nA = { name = "A", under = "B" }\nB = { name = "B", under = "A" }\n'
    )

    assert set(parse(text, "siklus.toml").reportings) == {"A>B", "B>A"}


# -- what travels with the program -------------------------------------------------------------------


def test_the_support_chain_is_complete() -> None:
    organization = read_text(EXAMPLES["puskesmas-support-chain"])
    functions = {f.id: f for f in organization.functions.values() if f.level in WORK}

    assert len(organization.units) == 69
    assert list(functions) == [f"F{n:02}" for n in range(1, 45)]
    assert len(organization.assignments) == 451
    assert all(f.type is not None for f in functions.values())
    assert all(_mission(organization, f) == "M1" for f in functions)


def test_the_support_chain_has_the_scopes_that_its_notes_give() -> None:
    organization = read_text(EXAMPLES["puskesmas-support-chain"])
    scoped = {a.id for a in organization.assignments.values() if a.scope.values and a.role != "regulator"}

    assert scoped == {"F02/KP/DKK", "F02/KP/PKM", "F23/KP/PKM", "F23/KP/DKK", "F23/KP/DPRD"}
    for assignment in organization.assignments.values():
        named_level = bool(assignment.scope.get(Facet.GOVERNMENT))
        assert named_level == (assignment.role == "regulator"), assignment.id


@pytest.mark.parametrize("name", ["puskesmas-2014", "puskesmas-klaster"])
def test_the_staff_of_the_puskesmas_is_that_of_the_regulation(name: str) -> None:
    """Permenkes 75/2014: a rural Puskesmas with in-patient care has 27 people."""
    assert sum(u.staff or 0 for u in read_text(EXAMPLES[name]).units.values()) == 27


@pytest.mark.parametrize("path", [EXAMPLES["puskesmas-2014"], STRUCTURES["blank-puskesmas-2014"]])
def test_the_puskesmas_of_2014_has_five_direct_reports_and_31_leaves(path: Path) -> None:
    organization = read_text(path)
    below = organization.subordinates_of("KAPUS")
    leaves = [u for u in organization.units_of("PKM") if not organization.subordinates_of(u.id)]

    assert len(below) == 5
    assert len(leaves) == 31


def test_the_copied_sentences_of_the_dinas_are_kept() -> None:
    organization = read_text(EXAMPLES["dinas-kesehatan"])
    held = [a for a in organization.assignments_of_unit("P2P") if a.role in ("supervisor", "evaluator")]

    assert len(organization.units) == 21
    assert {organization.functions[a.function].parent for a in held} == {"G1"}
    assert {a.article for a in held} == {"Ps. 13 huruf c", "Ps. 13 huruf d"}
    assert all(a.note and a.regulation == "PERBUP" for a in organization.assignments.values())


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_so(name: str) -> None:
    organization = read_text(EXAMPLES[name])

    assert organization.project.example
    assert organization.project.place == "Kabupaten Tirta Makmur"
    assert organization.assignments


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_structure_to_start_from_is_blank_and_within_the_caps(name: str) -> None:
    organization = read_text(STRUCTURES[name])

    assert not organization.project.example
    assert organization.units
    assert not organization.assignments
    for agency in organization.agencies.values():
        if agency.type is None:
            continue
        caps = default_policy().structure[agency.type]
        kinds = [u.unit_kind for u in organization.units_of(agency.id)]
        assert kinds.count(UnitKind.SECRETARIAT) == 1
        assert kinds.count(UnitKind.DIVISION) <= caps[UnitKind.DIVISION]
        assert kinds.count(UnitKind.SUBDIVISION) <= caps[UnitKind.SUBDIVISION]
        for unit in organization.units_of(agency.id):
            if unit.unit_kind is UnitKind.DIVISION:
                assert len(organization.subordinates_of(unit.id)) <= caps[UnitKind.SECTION]


def test_all_that_is_promised_is_there() -> None:
    assert set(EXAMPLES) >= {
        "dinas-kesehatan",
        "puskesmas-2014",
        "puskesmas-klaster",
        "puskesmas-support-chain",
    }
    assert set(STRUCTURES) >= {
        "blank-dinas-kesehatan-a",
        "blank-dinas-kesehatan-b",
        "blank-dinas-kesehatan-c",
        "blank-puskesmas-2014",
        "blank-puskesmas-klaster",
    }


@pytest.mark.parametrize("path", [*EXAMPLES.values(), *STRUCTURES.values()], ids=lambda p: p.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    once, again = read_text(path), read_text(path)

    assert once == again
    assert list(once.rows()) == list(again.rows())


def _mission(organization: Organization, id_: str) -> str:
    while (parent := organization.functions[id_].parent) is not None:
        id_ = parent
    return id_


# -- what is refused ---------------------------------------------------------------------------------


def _small(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new)


_REFUSED = {
    "not toml": (
        TITLE + "place = [1,",
        "berkas tidak terbaca sebagai TOML di akhir berkas",
        "the file cannot be read as TOML at the end of the file",
    ),
    "not toml, somewhere": (
        TITLE + "place = x\n",
        "di baris 4, kolom 9",
        "at line 4, column 9",
    ),
    "a unit twice in one agency": (
        _small("[functions.F1]", 'PKM = { name = "Lagi" }\n[functions.F1]'),
        "kode atau kunci yang sama tertulis dua kali",
        "the same code or key stands there twice",
    ),
    "a function twice": (
        SMALL + '[functions.F1]\nwording = "Lagi"\n',
        "kode atau kunci yang sama tertulis dua kali, di baris",
        "the same code or key stands there twice, at line",
    ),
    "a unit twice in two agencies": (
        _small(
            "[units.D]", 'E = { name = "E", kind = "village" }\n[units.E]\nPKM = { name = "P" }\n[units.D]'
        ),
        'uji.toml, units.D.PKM: "PKM" tertulis dua kali. Hapus salah satu.',
        'uji.toml, units.D.PKM: "PKM" stands there twice. Remove one.',
    ),
    "a superior twice": (
        _small('under = "DKK"', 'under = ["DKK", "DKK"]'),
        'units.D.PKM.under: "DKK" tertulis dua kali',
        'units.D.PKM.under: "DKK" stands there twice',
    ),
    "a facet code twice": (
        _small('BLUD = "BLUD"', 'BLUD = { name = "B", below = { APBD = "A" } }'),
        'facets.funds.BLUD.below.APBD: "APBD" tertulis dua kali',
        'facets.funds.BLUD.below.APBD: "APBD" stands there twice',
    ),
    "an own role with a standard code": (
        SMALL + '[roles.PM]\nname = { id = "a", en = "b" }\nfamily = "do"\n',
        'roles.PM: "PM" tertulis dua kali',
        'roles.PM: "PM" stands there twice',
    ),
    "a finding accepted twice": (
        SMALL + 2 * '[[accepted]]\nfinding = "K"\nreason = "r"\nwho = "w"\non = 2026-01-31\n',
        'accepted: "K" tertulis dua kali',
        'accepted: "K" stands there twice',
    ),
    "no format": (
        '[project]\nname = "Uji"\n',
        "uji.toml: versi format belum ada. Tulis format = 1 di baris pertama.",
        "uji.toml: the format version is missing. Write format = 1 in the first line.",
    ),
    "another format": (
        TITLE.replace("1", "2"),
        "uji.toml, format: berkas memakai format 2; program ini membaca format 1",
        "uji.toml, format: the file uses format 2; this program reads format 1",
    ),
    "no title": (
        "format = 1\n",
        "bagian [project] belum ada",
        "the section [project] is missing",
    ),
    "an empty name": (
        TITLE.replace("Uji", " "),
        "project.name: nilainya kosong",
        "project.name: the value is empty",
    ),
    "an unknown section": (
        TITLE + "[unit]\n",
        'kunci "unit" tidak dikenal. Maksud Anda "units"? Yang boleh: format, project',
        'the key "unit" is not known. Did you mean "units"? Allowed: format, project',
    ),
    "an unknown key": (
        _small('wording = "Imunisasi"', 'wording = "Imunisasi"\ntipe = "service"'),
        'functions.F1: kunci "tipe" tidak dikenal. Maksud Anda "type"?',
        'functions.F1: the key "tipe" is not known. Did you mean "type"?',
    ),
    "an unknown facet": (
        _small('funds = "BLUD"', 'fund = "BLUD"'),
        'functions.F1.roles.PL: kunci "fund" tidak dikenal. Maksud Anda "funds"?',
        'functions.F1.roles.PL: the key "fund" is not known. Did you mean "funds"?',
    ),
    "an unknown unit": (
        _small('roles.KP = ["DKK"]', 'roles.KP = ["DKKK"]'),
        'uji.toml, functions.F1.roles.KP: unit "DKKK" tidak dikenal. Maksud Anda "DKK"? Yang ada: DKK, PKM.',
        'functions.F1.roles.KP: the unit "DKKK" is not known. Did you mean "DKK"? There are: DKK, PKM.',
    ),
    "a unit in small letters": (
        _small('roles.KP = ["DKK"]', 'roles.KP = ["dkk"]'),
        'Maksud Anda "DKK"?',
        'Did you mean "DKK"?',
    ),
    "an unknown superior": (
        _small('under = "DKK"', 'under = "XYZ"'),
        'units.D.PKM.under: unit "XYZ" tidak dikenal. Yang ada: DKK, PKM.',
        'units.D.PKM.under: the unit "XYZ" is not known. There are: DKK, PKM.',
    ),
    "units of an unknown agency": (
        _small("[units.D]", "[units.DD]"),
        'units: instansi "DD" tidak dikenal. Maksud Anda "D"?',
        'units: the agency "DD" is not known. Did you mean "D"?',
    ),
    "an unknown role": (
        _small("roles.KP", "roles.PK"),
        'functions.F1.roles: kode peran "PK" tidak dikenal. Yang ada: KP, RG',
        'functions.F1.roles: the role code "PK" is not known. There are: KP, RG',
    ),
    "an unknown need": (
        _small('wording = "Imunisasi"', 'wording = "Imunisasi"\nneeds = ["QQ"]'),
        'functions.F1.needs: kode peran "QQ" tidak dikenal. Yang ada: KP, RG, RN',
        'functions.F1.needs: the role code "QQ" is not known. There are: KP, RG, RN',
    ),
    "an unknown facet value": (
        _small('funds = "BLUD"', 'funds = "BLUT"'),
        'functions.F1.roles.PL.funds: sumber dana "BLUT" tidak dikenal. Maksud Anda "BLUD"?',
        'functions.F1.roles.PL.funds: the source of funds "BLUT" is not known. Did you mean "BLUD"?',
    ),
    "a value where the facet has none": (
        _small('funds = "BLUD"', 'stage = "USULAN"'),
        'tahap "USULAN" tidak dikenal. Tambahkan dahulu atau pilih yang ada.',
        'the stage "USULAN" is not known. Add it first or choose one that exists.',
    ),
    "an unknown parent": (
        _small('wording = "Imunisasi"', 'wording = "Imunisasi"\nunder = "F11"'),
        'functions.F1.under: fungsi "F11" tidak dikenal. Maksud Anda "F1"?',
        'functions.F1.under: the function "F11" is not known. Did you mean "F1"?',
    ),
    "a function below itself": (
        _small('wording = "Imunisasi"', 'wording = "Imunisasi"\nunder = "F1"'),
        "fungsi F1 tidak dapat diletakkan di bawah dirinya sendiri",
        "function F1 cannot stand below itself",
    ),
    "an unknown regulation": (
        _small('funds = "BLUD"', 'regulation = "PP18"'),
        'functions.F1.roles.PL.regulation: peraturan "PP18" tidak dikenal',
        'functions.F1.roles.PL.regulation: the regulation "PP18" is not known',
    ),
    "an unknown grantor": (
        _small('funds = "BLUD"', 'grantor = "BUP"'),
        'functions.F1.roles.PL.grantor: unit "BUP" tidak dikenal',
        'functions.F1.roles.PL.grantor: the unit "BUP" is not known',
    ),
    "a bad choice": (
        _small('kind = "local_agency"', 'kind = "lokal_agency"'),
        'agencies.D.kind: nilai "lokal_agency" tidak dikenal. Maksud Anda "local_agency"? Yang boleh: local',
        'agencies.D.kind: the value "lokal_agency" is not known. Did you mean "local_agency"? Allowed: local',
    ),
    "a choice of the wrong type": (
        _small('under = "DKK"', "level = 3"),
        'units.D.PKM.level: nilai "3" tidak dikenal',
        'units.D.PKM.level: the value "3" is not known',
    ),
    "a missing field": (
        _small('name = "Dinas", ', ""),
        'agencies.D: "name" belum ada. Tambahkan.',
        'agencies.D: "name" is missing. Add it.',
    ),
    "an entry without a unit": (
        _small('unit = "PKM", ', ""),
        'functions.F1.roles.PL: "unit" belum ada',
        'functions.F1.roles.PL: "unit" is missing',
    ),
    "text that is none": (
        _small('wording = "Imunisasi"', "wording = 5"),
        "functions.F1.wording: nilainya harus berupa teks dalam tanda kutip.",
        "functions.F1.wording: the value must be text in quotation marks.",
    ),
    "a flag that is none": (
        TITLE + 'example = "ya"\n',
        "project.example: nilainya harus berupa true atau false.",
        "project.example: the value must be true or false.",
    ),
    "staff below zero": (
        _small('under = "DKK"', "staff = -3"),
        "units.D.PKM.staff: nilainya harus nol atau lebih.",
        "units.D.PKM.staff: the value must be zero or more.",
    ),
    "a number that is none": (
        _small('under = "DKK"', 'staff = "3"'),
        "units.D.PKM.staff: nilainya harus berupa angka tanpa tanda kutip.",
        "units.D.PKM.staff: the value must be a number without quotation marks.",
    ),
    "a flag for a number": (
        _small('under = "DKK"', "staff = true"),
        "units.D.PKM.staff: nilainya harus berupa angka",
        "units.D.PKM.staff: the value must be a number",
    ),
    "a year with a fraction": (
        SMALL + '[regulations]\nP = { kind = "pp", year = 2016.5 }\n',
        "regulations.P.year: nilainya harus berupa bilangan bulat",
        "regulations.P.year: the value must be a whole number",
    ),
    "a date in quotation marks": (
        _small('funds = "BLUD"', 'from = "2026-01-31"'),
        "functions.F1.roles.PL.from: nilainya harus berupa tanggal tanpa tanda kutip",
        "functions.F1.roles.PL.from: the value must be a date without quotation marks",
    ),
    "a date with a time": (
        _small('funds = "BLUD"', "until = 2026-01-31T10:00:00"),
        "functions.F1.roles.PL.until: nilainya harus berupa tanggal",
        "functions.F1.roles.PL.until: the value must be a date",
    ),
    "a table that is none": (
        TITLE + '[agencies]\nD = "Dinas"\n',
        "agencies.D: nilainya harus berupa tabel",
        "agencies.D: the value must be a table",
    ),
    "a list of the wrong things": (
        _small('funds = "BLUD"', "funds = [1]"),
        "functions.F1.roles.PL.funds: nilainya harus berupa kode dalam tanda kutip",
        "functions.F1.roles.PL.funds: the value must be a code in quotation marks",
    ),
    "a code with odd characters": (
        TITLE + '[agencies]\n"D/K" = { name = "Dinas", kind = "village" }\n',
        'agencies: kode "D/K" memuat tanda yang tidak boleh',
        'agencies: the code "D/K" has characters that are not allowed',
    ),
    "an interval upside down": (
        _small('funds = "BLUD"', "threshold = { low = 5, high = 5 }"),
        "functions.F1.roles.PL.threshold: batas bawah 5 tidak di bawah batas atas 5",
        "functions.F1.roles.PL.threshold: the lower bound 5 is not below the upper bound 5",
    ),
    "a resource for an executor": (
        _small('funds = "BLUD"', 'resource = "PB"'),
        "functions.F1.roles.PL.resource: jenis sumber daya hanya untuk penyalur (DS)",
        "functions.F1.roles.PL.resource: a resource kind is for a distributor (DS) only",
    ),
    "a role in one language": (
        SMALL + '[roles.MD]\nname = { id = "Mediator" }\nfamily = "do"\n',
        'roles.MD.name: "en" belum ada',
        'roles.MD.name: "en" is missing',
    ),
    "a role without a name": (
        SMALL + '[roles.MD]\nfamily = "do"\n',
        'roles.MD: "name" belum ada. Tulis name = { id = "…", en = "…" }.',
        'roles.MD: "name" is missing. Write name = { id = "…", en = "…" }.',
    ),
    "a setting without quotation marks": (
        SMALL + "[settings]\nLEA001.most = 9\n",
        'settings.LEA001: nilainya harus teks, dan kuncinya dalam tanda kutip, misalnya "LEA001.most" = "9".',
        'settings.LEA001: the value must be text, and the key in quotation marks, e.g. "LEA001.most" = "9".',
    ),
}


@pytest.mark.parametrize(("text", "in_indonesian", "in_english"), _REFUSED.values(), ids=list(_REFUSED))
def test_bad_input_ends_in_a_sentence(text: str, in_indonesian: str, in_english: str) -> None:
    with pytest.raises(TextFormatError) as caught:
        parse(text, "uji.toml")

    for sentence, wanted in ((caught.value.in_("id"), in_indonesian), (caught.value.in_("en"), in_english)):
        assert wanted in sentence
        assert sentence.startswith("uji.toml")
        assert sentence.endswith(".")


def test_the_small_file_itself_is_fine() -> None:
    assert set(parse(SMALL, "uji.toml").assignments) == {"F1/KP/DKK", "F1/PL/PKM"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TextFormatError) as caught:
        read_text(tmp_path / "tidak-ada.toml")

    assert "tidak-ada.toml: berkas ini tidak ada" in caught.value.in_("id")
    assert "tidak-ada.toml: this file does not exist" in caught.value.in_("en")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(TextFormatError) as caught:
        read_text(tmp_path)

    assert "ini folder, bukan berkas" in caught.value.in_("id")
    assert "this is a folder, not a file" in caught.value.in_("en")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(TITLE.replace("Uji", "Café").encode("latin-1"))

    with pytest.raises(TextFormatError) as caught:
        read_text(path)

    assert "bukan teks UTF-8" in caught.value.in_("id")
    assert "not UTF-8 text" in caught.value.in_("en")


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(SMALL.replace("\n", "\r\n").encode("utf-8-sig"))

    assert read_text(path) == parse(SMALL, "uji.toml")
