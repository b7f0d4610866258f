"""A short run of the benchmark script of the same name: damaged files never bring the import down."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesk.exchange.text import read_text

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


def test_damaged_files_give_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import fuzz_sheets

    here = read_text(fuzz_sheets.EXAMPLE)
    files = fuzz_sheets.sound_files(here)
    read = fuzz_sheets.fuzz(files, here, 7, iter(range(200)), tmp_path, plans=False)
    planned = fuzz_sheets.fuzz(files, here, 8, iter(range(15)), tmp_path)
    assert read.failures + planned.failures == []
    assert read.counts["refused"] > 20 and read.counts["read"] > 100
    assert planned.counts["planned with changes"] > 3
