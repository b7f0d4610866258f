from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesk.exchange.incoming.planning.planned_grounds import cited
from orgdesk.organization.records import RegulationKind


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    cited(text)


@pytest.mark.parametrize(
    ("text", "kind", "number", "year", "article"),
    [
        ("UU 23/2014", RegulationKind.ACT, "23", 2014, ""),
        ("UU No. 23 Tahun 2014 Pasal 12 ayat (1)", RegulationKind.ACT, "23", 2014, "Pasal 12 ayat (1)"),
        ("Permenkes 43/2019 Ps.5", RegulationKind.MINISTERIAL_REGULATION, "43", 2019, "Ps.5"),
        (
            "Peraturan Menteri Kesehatan Nomor 43 Tahun 2019 tentang Puskesmas, Pasal 5",
            RegulationKind.MINISTERIAL_REGULATION,
            "43",
            2019,
            "Pasal 5",
        ),
        ("PP 18 Th 2016", RegulationKind.GOVERNMENT_REGULATION, "18", 2016, ""),
        ("Perbup No 12/2020", RegulationKind.REGENT_REGULATION, "12", 2020, ""),
        ("Perda Provinsi 3/2018", RegulationKind.PROVINCIAL_BYLAW, "3", 2018, ""),
        ("Perda 3/2018", RegulationKind.REGIONAL_BYLAW, "3", 2018, ""),
        ("KMK HK.01.07/MENKES/2015/2023", RegulationKind.DECREE, "HK.01.07/MENKES/2015", 2023, ""),
    ],
)
def test_citations(text: str, kind: RegulationKind, number: str, year: int, article: str) -> None:
    found = cited(text)
    assert found is not None
    assert (found.kind, found.number, found.year, found.article) == (kind, number, year, article)


@pytest.mark.parametrize("text", ["", "Ps.5", "Tupoksi", "UUD 1945", "Ppl 3", "PP"])
def test_what_cites_nothing(text: str) -> None:
    assert cited(text) is None
