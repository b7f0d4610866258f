"""The division of affairs in the form of the annex of UU 23/2014."""

from __future__ import annotations

from said import agencies, details, functions, grave, read, roles
from sheets_built import sheet

from orgdesk.exchange.incoming.fates import Fate
from orgdesk.exchange.incoming.said import FunctionSaid, RoleSaid, Where

ANNEX = """
    LAMPIRAN UNDANG-UNDANG NOMOR 23 TAHUN 2014
    B. PEMBAGIAN URUSAN PEMERINTAHAN BIDANG KESEHATAN | < | < | < | <
    NO | URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
    1 | 2 | 3 | 4 | 5
    1. | Upaya Kesehatan | a. Pengelolaan UKP rujukan nasional.⏎b. Pengelolaan UKM nasional. | a. Pengelolaan UKP rujukan provinsi.⏎b. Penerbitan izin rumah sakit kelas B. | a. Pengelolaan UKP kabupaten/kota.⏎b. Penerbitan izin rumah sakit kelas C dan
    NO | URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
    1 | 2 | 3 | 4 | 5
      |        | c. Penerbitan izin rumah sakit kelas A. |  | D.
    2. | Sumber Daya Manusia (SDM) Kesehatan | Penetapan standar menurut pasal 3 huruf b. dan pasal 4. | --- | ---
    3. | Sediaan Farmasi | - | Pengawasan produk. | a. Pengawasan _post-market_ produk makanan-
    NO | URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
    1 | 2 | 3 | 4 | 5
      |        |   |   | minuman industri rumah tangga.⏎b. Pengawasan produk.
    C. PEMBAGIAN URUSAN PEMERINTAHAN BIDANG PEKERJAAN UMUM DAN PENATAAN RUANG | < | < | < | <
    NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
    1 | 2 | 3 | 4 | 5
    1. | Air Minum | Penetapan SPAM. | Pengelolaan SPAM lintas kabupaten/kota. | Pengelolaan SPAM di kabupaten/kota.
"""  # noqa: E501

CENTRAL, PROVINCE, DISTRICT = "Pemerintah Pusat", "Pemerintah Provinsi", "Pemerintah Kabupaten/Kota"


def test_annex_with_page_breaks_and_two_affairs() -> None:
    reading, layouts = read(sheet(ANNEX))
    assert set(layouts) == {"affairs"}
    health = "Urusan pemerintahan bidang kesehatan"
    works = "Urusan pemerintahan bidang pekerjaan umum dan penataan ruang"
    assert functions(reading) == {
        health: "",
        "Upaya Kesehatan": health,
        "Pengelolaan UKP rujukan nasional": "Upaya Kesehatan",
        "Pengelolaan UKM nasional": "Upaya Kesehatan",
        "Penerbitan izin rumah sakit kelas A": "Upaya Kesehatan",
        "Pengelolaan UKP rujukan provinsi": "Upaya Kesehatan",
        "Penerbitan izin rumah sakit kelas B": "Upaya Kesehatan",
        "Pengelolaan UKP kabupaten/kota": "Upaya Kesehatan",
        "Penerbitan izin rumah sakit kelas C dan D": "Upaya Kesehatan",
        "Sumber Daya Manusia (SDM) Kesehatan": health,
        "Penetapan standar menurut pasal 3 huruf b. dan pasal 4": "Sumber Daya Manusia (SDM) Kesehatan",
        "Sediaan Farmasi": health,
        "Pengawasan produk": "Sediaan Farmasi",
        "Pengawasan _post-market_ produk makanan-minuman industri rumah tangga": "Sediaan Farmasi",
        works: "",
        "Air Minum": works,
        "Penetapan SPAM": "Air Minum",
        "Pengelolaan SPAM lintas kabupaten/kota": "Air Minum",
        "Pengelolaan SPAM di kabupaten/kota": "Air Minum",
    }
    assert grave(reading) == []
    held = roles(reading)
    assert ("Penerbitan izin rumah sakit kelas A", CENTRAL, "KP") in held
    assert ("Penerbitan izin rumah sakit kelas B", PROVINCE, "KP") in held
    assert ("Penerbitan izin rumah sakit kelas C dan D", DISTRICT, "KP") in held
    assert len(held) == 14
    assert agencies(reading) == {CENTRAL: CENTRAL, PROVINCE: PROVINCE, DISTRICT: DISTRICT}
    assert details(reading, "Upaya Kesehatan") == {"code": "B.1", "reference": "UU 23/2014, Lampiran"}
    assert details(reading, "Air Minum")["code"] == "C.1"
    assert reading.fates.of(Where(0, 8, 3)) is Fate.ROLE


def test_what_two_levels_have_alike_is_one_function_in_two_scopes() -> None:
    reading, _ = read(sheet(ANNEX))
    key = next(
        s.key for s in reading.said if isinstance(s, FunctionSaid) and s.wording == "Pengawasan produk"
    )
    scopes = [s.details["scope"].text for s in reading.said if isinstance(s, RoleSaid) and s.function == key]
    assert scopes == [f"tingkat pemerintahan: {PROVINCE}", f"tingkat pemerintahan: {DISTRICT}"]
    others = [s for s in reading.said if isinstance(s, RoleSaid) and s.function != key]
    assert not any("scope" in s.details for s in others)


def test_the_powers_are_by_attribution_of_the_act() -> None:
    reading, _ = read(sheet(ANNEX))
    said = next(s for s in reading.said if isinstance(s, RoleSaid))
    assert {field: written.text for field, written in said.details.items()} == {
        "source": "atribusi",
        "regulation": "UU 23/2014",
        "article": "Lampiran huruf B",
    }


def test_a_table_that_is_not_of_the_act_does_not_cite_it() -> None:
    reading, layouts = read(
        sheet("""
        SUB URUSAN | PUSAT | PROVINSI | KABUPATEN/KOTA
        Perizinan  | Penetapan norma perizinan | Izin lintas kabupaten | Izin dalam kabupaten
        Pembinaan  | Pembinaan provinsi | Pembinaan kabupaten | ---
        """)
    )
    assert layouts == ["affairs"]
    assert len(roles(reading)) == 5
    assert not any("regulation" in s.details for s in reading.said if isinstance(s, RoleSaid))


def test_sub_affairs_merged_down_with_an_item_in_each_line() -> None:
    reading, _ = read(
        sheet("""
        NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
        1  | Kesehatan Dasar | a. Penetapan standar. | a. Pembinaan kabupaten. | a. Pelayanan puskesmas.
        ^  | ^          | b. Akreditasi puskesmas. |  | b. Pelayanan posyandu.
        """)
    )
    assert [f for f, above in functions(reading).items() if above == "Kesehatan Dasar"] == [
        "Penetapan standar",
        "Akreditasi puskesmas",
        "Pembinaan kabupaten",
        "Pelayanan puskesmas",
        "Pelayanan posyandu",
    ]


def test_a_name_that_goes_on_after_a_page_break() -> None:
    reading, _ = read(
        sheet("""
        NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
        1. | Administrasi Pemerintahan | Penetapan sistem secara | Pembinaan desa. | Penyelenggaraan desa.
        NO | SUB URUSAN | PEMERINTAH PUSAT | DAERAH PROVINSI | DAERAH KABUPATEN/KOTA
           | Desa       | nasional.               | ---             |
        2. | Kerja Sama | Fasilitasi kerja sama.  | ---             | ---
        """)
    )
    assert functions(reading) == {
        "Administrasi Pemerintahan Desa": "",
        "Penetapan sistem secara nasional": "Administrasi Pemerintahan Desa",
        "Pembinaan desa": "Administrasi Pemerintahan Desa",
        "Penyelenggaraan desa": "Administrasi Pemerintahan Desa",
        "Kerja Sama": "",
        "Fasilitasi kerja sama": "Kerja Sama",
    }


def test_a_matrix_of_codes_over_levels_of_government_is_none() -> None:
    _, layouts = read(
        sheet("""
        NO | FUNGSI | PEMERINTAH PUSAT | PROVINSI | KABUPATEN/KOTA
        1  | Izin apotek | RG | PW | KP
        2  | Izin rumah sakit | KP | KP | KP
        """)
    )
    assert "affairs" not in layouts
