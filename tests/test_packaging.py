"""What `pip install .` carries: the wheel runs from any folder, with models, examples and resources."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_wheel_carries_the_data_and_no_package_called_models(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("models", "examples", "resources"):
        shipped = [p for p in (ROOT / folder).rglob("*") if p.is_file()]
        assert shipped
        for path in shipped:
            assert f"orgdesk/_shipped/{path.relative_to(ROOT).as_posix()}" in names
    assert not any(name.startswith(("models/", "examples/", "tests/", "benchmarks/")) for name in names)
    assert not any(name.endswith(".py") and "_shipped" in name for name in names)


def test_installed_wheel_runs_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONNOUSERSITE": "1", "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "orgdesk", "example", "puskesmas-2014", "--lang", "id"]
    done = subprocess.run(
        command, cwd=elsewhere, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert (elsewhere / "puskesmas-2014.xlsx").exists()
    where = subprocess.run(
        [sys.executable, "-c", "import orgdesk; print(orgdesk.__file__)"],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(site)
