"""What `pip install .` carries: the wheel runs from any folder, with models, examples and resources."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

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
    command = [sys.executable, "-m", "orgdesk", "example", "puskesmas-2014", "--no-window"]
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


def test_a_version_of_qt_that_aborts_on_python_311_is_kept_out() -> None:
    """PySide6 6.12.0 loses references to None on Python 3.11 and ends the program after some 5,000 calls."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(r) for r in project["dependencies"] if r.startswith("pyside6-essentials")]
    for python, allowed in (("3.11", {"6.11.3"}), ("3.12", {"6.11.3", "6.12.0"})):
        applies = [r for r in wanted if r.marker is None or r.marker.evaluate({"python_version": python})]
        assert len(applies) == 1
        assert {v for v in ("6.11.3", "6.12.0") if applies[0].specifier.contains(v)} == allowed
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = next(Requirement(line) for line in pins if line.startswith("pyside6-essentials"))
    assert not pinned.specifier.contains("6.12.0")


def test_qt_survives_many_calls_that_return_none(qapp: QApplication) -> None:
    """What aborts where the pin above is undone."""
    timer = QTimer()
    for _ in range(20_000):
        timer.setInterval(0)
    assert timer.interval() == 0
