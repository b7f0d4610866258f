"""The text format on relations, services, supplies, positions and people."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from orgdesk.exchange import text_services
from orgdesk.exchange.text import TextFormatError, parse
from orgdesk.organization.records import (
    Function,
    FunctionRelation,
    Incumbency,
    Person,
    Position,
    PositionKind,
    Provider,
    Record,
    Regulation,
    RegulationKind,
    RelationKind,
    Requirement,
    Service,
    Supply,
    WorkKind,
    Workload,
)
from orgdesk.storage.open_file import read, write

START = """
format = 1

[project]
name = "Uji"

[agencies]
D = { name = "Dinas", kind = "local_agency" }
BPJS = { name = "BPJS", kind = "public_enterprise" }

[units.D]
DKK = { name = "Kepala Dinas" }
IFK = { name = "Instalasi Farmasi" }
PKM = { name = "Puskesmas", under = "DKK" }

[resources.PT]
name = { id = "lahan", en = "land" }
supplier = { id = "Penyedia lahan", en = "Land supplier" }
"""

FULL = (
    START
    + """
[regulations]
PERDA5 = { kind = "perda", number = "5", until = 2026-12-31, subdelegation = true, exclusive = true }

[functions.F1]
wording = "Imunisasi"
work = "support"
critical = true
affair = "1.02.02"
hands_over = ["F2", { to = "F3", what = "Daftar bayi" }]
shares_data = { with = "F2", what = "Data penduduk" }

[functions.F2]
wording = "Pencatatan"
work = "routine"
hands_over = "F1"

[functions.F3]
wording = "Pelaporan"

[services.KTP]
name = "Kartu tanda penduduk"

[services.AKTA]
name = "Akta kelahiran"
bundle = "Kelahiran anak"
customers = "Orang tua"
functions = ["F2", "F1"]
resources = ["PI", "PT"]
product = "Kutipan akta"
legal_basis = "UU"
procedure = "Loket"
time_limit = 3
cost = 0
facilities = "Ruang tunggu"
competence = "Petugas"
supervision = "Inspektorat"
complaints = "Kotak saran"
staff = 2.5
guarantee = "Tepat waktu"
safety = "Rahasia"
evaluation = "Survei"
note = "n"
providers.DKK = []
providers.IFK = "KK"
providers.PKM = { visits = 2, note = "Loket 1", asks = [
    "KTP orang tua",
    { document = "Surat lahir", issuer = "D", reason = "Lahir di rumah" },
] }

[supplies]
S1 = { from = "IFK", to = "PKM", resource = "PB", what = "Vaksin", function = "F1", lead = 5, within = 3.5 }
S2 = { partner = "BPJS", to = "PKM", service = "KTP", buffer = 9, note = "n", alternative = true, period = 9 }

[positions.PKM]
DOKTER = { title = "Dokter", kind = "functional", grade = 9, posts = 2, filled = 1.5, note = "n", tasks = [
    { task = "Periksa", function = "F1", volume = 1200, hours = 0.25 },
    { task = "Rapat" },
] }
BIDAN = { title = "Bidan" }

[positions.DKK]
KADIS = { title = "Kepala Dinas", kind = "structural", posts = 0 }

[people]
ANI = { name = "Ani", note = "n", holds = [
    "DOKTER",
    { position = "KADIS", acting = true, share = 0, from = 2026-01-01, until = 2026-06-30 },
    { position = "KADIS", from = 2026-07-01 },
] }
BUDI = { name = "Budi", holds = "DOKTER" }
"""
)

EXPECTED: list[Record] = [
    Regulation(
        id="PERDA5",
        regulation_kind=RegulationKind.REGIONAL_BYLAW,
        number="5",
        valid_until=dt.date(2026, 12, 31),
        subdelegation=True,
        exclusive=True,
    ),
    Function(id="F1", code="F1", wording="Imunisasi", work=WorkKind.SUPPORT, critical=True, affair="1.02.02"),
    FunctionRelation(id="F1>F2", function="F1", other="F2"),
    FunctionRelation(id="F1>F3", function="F1", other="F3", what="Daftar bayi"),
    FunctionRelation(
        id="F1=F2", function="F1", other="F2", relation_kind=RelationKind.SHARES_DATA, what="Data penduduk"
    ),
    FunctionRelation(id="F2>F1", function="F2", other="F1"),
    Service(id="KTP", code="KTP", name="Kartu tanda penduduk"),
    Service(
        id="AKTA",
        code="AKTA",
        name="Akta kelahiran",
        bundle="Kelahiran anak",
        customers="Orang tua",
        functions=("F2", "F1"),
        resources=("information", "PT"),
        product="Kutipan akta",
        legal_basis="UU",
        procedure="Loket",
        time_limit=3,
        cost=0,
        facilities="Ruang tunggu",
        competence="Petugas",
        internal_supervision="Inspektorat",
        complaint_channel="Kotak saran",
        staff=2.5,
        guarantee="Tepat waktu",
        safety="Rahasia",
        evaluation="Survei",
        note="n",
        order=1,
    ),
    Provider(id="AKTA/DKK", service="AKTA", unit="DKK"),
    Provider(id="AKTA/IFK", service="AKTA", unit="IFK"),
    Provider(id="AKTA/PKM", service="AKTA", unit="PKM", visits=2, note="Loket 1"),
    Requirement(id="AKTA/IFK/KK", provider="AKTA/IFK", document="KK"),
    Requirement(id="AKTA/PKM/KTP orang tua", provider="AKTA/PKM", document="KTP orang tua"),
    Requirement(
        id="AKTA/PKM/Surat lahir",
        provider="AKTA/PKM",
        document="Surat lahir",
        issuer="D",
        reason="Lahir di rumah",
    ),
    Supply(
        id="S1",
        recipient="PKM",
        source="IFK",
        resource="goods",
        what="Vaksin",
        function="F1",
        lead_time=5,
        needed_within=3.5,
    ),
    Supply(
        id="S2",
        recipient="PKM",
        partner="BPJS",
        service="KTP",
        period=9,
        buffer=9,
        alternative=True,
        note="n",
    ),
    Position(
        id="DOKTER",
        code="DOKTER",
        unit="PKM",
        title="Dokter",
        position_kind=PositionKind.FUNCTIONAL,
        grade=9,
        posts=2,
        filled=1.5,
        note="n",
    ),
    Position(id="BIDAN", code="BIDAN", unit="PKM", title="Bidan", order=1),
    Position(
        id="KADIS",
        code="KADIS",
        unit="DKK",
        title="Kepala Dinas",
        position_kind=PositionKind.STRUCTURAL,
        posts=0,
    ),
    Workload(id="DOKTER/Periksa", position="DOKTER", task="Periksa", function="F1", volume=1200, hours=0.25),
    Workload(id="DOKTER/Rapat", position="DOKTER", task="Rapat"),
    Person(id="ANI", code="ANI", name="Ani", note="n"),
    Person(id="BUDI", code="BUDI", name="Budi"),
    Incumbency(id="ANI/DOKTER", person="ANI", position="DOKTER"),
    Incumbency(
        id="ANI/KADIS",
        person="ANI",
        position="KADIS",
        acting=True,
        share=0,
        valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2026, 6, 30),
    ),
    Incumbency(id="ANI/KADIS#2", person="ANI", position="KADIS", valid_from=dt.date(2026, 7, 1)),
    Incumbency(id="BUDI/DOKTER", person="BUDI", position="DOKTER"),
]

KINDS = {record.kind for record in EXPECTED} - {"function", "regulation"}


def test_every_key_is_read() -> None:
    here = parse(FULL, "semua.toml")
    for record in EXPECTED:
        assert here.get(record.kind, record.id) == record
    assert {(row.kind, row.id) for kind in KINDS for row in here.table(kind).values()} == {
        (record.kind, record.id) for record in EXPECTED if record.kind in KINDS
    }


def test_the_full_text_leaves_no_key_out() -> None:
    keys = {
        key
        for name in vars(text_services)
        if name.endswith("_KEYS") or name in ("SECTIONS", "RELATIONS")
        for key in getattr(text_services, name)
    }
    assert len(keys) > 40
    assert [key for key in keys if not re.search(rf"\b{key}\b", FULL)] == []


def test_what_was_read_can_be_kept(tmp_path: Path) -> None:
    here = parse(FULL, "semua.toml")
    assert parse(FULL, "lain.toml") == here
    write(tmp_path / "x.orgdesk", here)
    assert read(tmp_path / "x.orgdesk") == here


def test_the_page_for_who_edits_a_file_shows_it_as_it_is_read() -> None:
    page = Path(__file__).parents[2] / "docs" / "example-format.md"
    blocks = re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)
    shown = [block for block in blocks if re.search(r"^\[(services|supplies|positions|people)", block, re.M)]
    assert len(shown) == 4
    before = START + "".join(f'[functions.F0{n}]\nwording = "w"\n' for n in range(1, 6))
    here = parse(before + "\n".join(shown), "example-format.md")
    assert all(here.table(kind) for kind in KINDS - {"function_relation"})


SERVICE = '[services.S]\nname = "S"\n'
POSITION = '[positions.PKM]\nP = { title = "P" }\n'
FUNCTIONS = '[functions.F1]\nwording = "a"\n[functions.F2]\nwording = "b"\n'

_REFUSED = {
    "an unknown key": (
        SERVICE + "limit = 3\n",
        'services.S: kunci "limit" tidak dikenal',
        'services.S: the key "limit" is not known.',
    ),
    "a service without a name": (
        "[services.S]\ncost = 0\n",
        'services.S: "name" belum ada',
        'services.S: "name" is missing',
    ),
    "an unknown function": (
        SERVICE + 'functions = ["F9"]\n',
        'services.S.functions: fungsi "F9" tidak dikenal',
        'services.S.functions: the function "F9" is not known',
    ),
    "an unknown resource": (
        SERVICE + 'resources = ["PX"]\n',
        'services.S.resources: jenis sumber daya "PX" tidak dikenal',
        'services.S.resources: the resource kind "PX" is not known.',
    ),
    "a cost below zero": (
        SERVICE + "cost = -1\n",
        "services.S: Isian biaya layanan harus angka nol atau lebih",
        "services.S: The cost of the service must be a number of zero or more",
    ),
    "a number that is none": (
        SERVICE + "time_limit = nan\n",
        "services.S.time_limit: nilainya terlalu besar atau bukan angka",
        "services.S.time_limit: the value is too large, or no number",
    ),
    "more posts than a file can hold": (
        '[positions.PKM]\nP = { title = "P", posts = 100000000000000000000 }\n',
        "positions.PKM.P.posts: nilainya terlalu besar",
        "positions.PKM.P.posts: the value is too large",
    ),
    "handed over twice": (
        FUNCTIONS.replace('"a"\n', '"a"\nhands_over = ["F2", { to = "F2", what = "b" }]\n'),
        'functions.F1.hands_over: "F2" tertulis dua kali',
        'functions.F1.hands_over: "F2" stands there twice',
    ),
    "an unknown provider": (
        SERVICE + "providers.PKN = []\n",
        'services.S.providers: unit "PKN" tidak dikenal. Maksud Anda "PKM"?',
        'services.S.providers: the unit "PKN" is not known. Did you mean "PKM"?',
    ),
    "a provider that is no list": (
        SERVICE + "providers.PKM = { asks = 3 }\n",
        "services.S.providers.PKM.asks: nilainya harus berupa tabel",
        "services.S.providers.PKM.asks: the value must be a table",
    ),
    "a document twice": (
        SERVICE + 'providers.PKM = ["KTP", "ktp"]\n',
        "services.S.providers.PKM.asks: Dokumen ktp tertulis dua kali",
        "services.S.providers.PKM.asks: The document ktp stands there twice",
    ),
    "an issuer that is a unit": (
        SERVICE + 'providers.PKM = [{ document = "KTP", issuer = "PKM" }]\n',
        'services.S.providers.PKM.asks.issuer: instansi "PKM" tidak dikenal',
        'services.S.providers.PKM.asks.issuer: the agency "PKM" is not known',
    ),
    "a supply from nobody": (
        '[supplies]\nS1 = { to = "PKM" }\n',
        "supplies.S1: Pasokan ke PKM harus berasal dari tepat satu pihak",
        "supplies.S1: The supply to PKM must come from exactly one side",
    ),
    "a supply from two sides": (
        '[supplies]\nS1 = { to = "PKM", from = "IFK", partner = "BPJS" }\n',
        "supplies.S1: Pasokan ke PKM",
        "supplies.S1: The supply to PKM",
    ),
    "a supply to nobody": (
        '[supplies]\nS1 = { from = "IFK" }\n',
        'supplies.S1: "to" belum ada',
        'supplies.S1: "to" is missing',
    ),
    "a supply to itself": (
        '[supplies]\nS1 = { from = "PKM", to = "PKM" }\n',
        "supplies.S1: PKM tidak dapat memasok dirinya sendiri",
        "supplies.S1: PKM cannot supply itself",
    ),
    "days below zero": (
        '[supplies]\nS1 = { from = "IFK", to = "PKM", lead = -1 }\n',
        "supplies.S1: Isian waktu tunggu pasokan",
        "supplies.S1: The lead time of the supply",
    ),
    "a position in two units": (
        POSITION + '[positions.DKK]\nP = { title = "P" }\n',
        'positions.DKK.P: "P" tertulis dua kali',
        'positions.DKK.P: "P" stands there twice',
    ),
    "a position of an agency": (
        '[positions.D]\nP = { title = "P" }\n',
        'positions: unit "D" tidak dikenal',
        'positions: the unit "D" is not known',
    ),
    "a task twice": (
        '[positions.PKM]\nP = { title = "P", tasks = [{ task = "a" }, { task = "a" }] }\n',
        'positions.PKM.P.tasks: "a" tertulis dua kali',
        'positions.PKM.P.tasks: "a" stands there twice',
    ),
    "a position that nobody knows": (
        POSITION + '[people]\nANI = { name = "Ani", holds = "Q" }\n',
        'people.ANI.holds.position: jabatan "Q" tidak dikenal',
        'people.ANI.holds.position: the position "Q" is not known',
    ),
    "a position twice at one time": (
        POSITION + '[people]\nANI = { name = "Ani", holds = ["P", "P"] }\n',
        "people.ANI.holds: ANI sudah memangku P pada masa itu",
        "people.ANI.holds: ANI already holds P at that time",
    ),
    "a share of more than all": (
        POSITION + '[people]\nANI = { name = "{Ani}", holds = { position = "P", share = 2 } }\n',
        "people.ANI.holds: Bagian waktu ANI",
        "people.ANI.holds: The share of ANI",
    ),
    "a function related to itself": (
        FUNCTIONS.replace('"a"\n', '"{a}"\nhands_over = "F1"\n'),
        "functions.F1.hands_over: Fungsi {a} tidak dapat dihubungkan dengan dirinya sendiri",
        "functions.F1.hands_over: Function {a} cannot be related to itself",
    ),
    "shared data told twice": (
        FUNCTIONS.replace('"a"\n', '"a"\nshares_data = "F2"\n').replace('"b"\n', '"b"\nshares_data = "F1"\n'),
        "functions.F2.shares_data: b sudah dihubungkan dengan a",
        "functions.F2.shares_data: b is already related to a",
    ),
    "an unknown kind of work": (
        FUNCTIONS.replace('"a"\n', '"a"\nwork = "rutin"\n'),
        'functions.F1.work: nilai "rutin" tidak dikenal. Maksud Anda "routine"?',
        'functions.F1.work: the value "rutin" is not known. Did you mean "routine"?',
    ),
}


@pytest.mark.parametrize(("text", "in_indonesian", "in_english"), _REFUSED.values(), ids=list(_REFUSED))
def test_bad_input_ends_in_a_sentence(text: str, in_indonesian: str, in_english: str) -> None:
    with pytest.raises(TextFormatError) as caught:
        parse(START + text, "uji.toml")
    assert f"uji.toml, {in_indonesian}" in caught.value.in_("id")
    assert f"uji.toml, {in_english}" in caught.value.in_("en")
    assert caught.value.in_("id").endswith(".")
