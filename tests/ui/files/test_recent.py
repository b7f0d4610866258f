"""What is remembered of files."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import assignment, organization

from orgdesk.exchange.palette import DARK, LIGHT
from orgdesk.ui.files.pictures import add_picture
from orgdesk.ui.files.recent import KEPT, add, picture_path, recent, recent_files, remove


def test_the_newest_stands_first_and_once(tmp_path: Path) -> None:
    one, other = tmp_path / "satu dua.orgdesk", tmp_path / "tiga.orgdesk"
    for path in (one, other, one):
        add(path)
    assert recent_files() == [one, other]
    assert all(entry.at.tzinfo is not None for entry in recent())


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for n in range(KEPT + 3):
        add(tmp_path / f"{n}.orgdesk")
    assert [path.stem for path in recent_files()] == [str(n) for n in range(KEPT + 2, 2, -1)]


def test_the_pictures_go_with_the_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.orgdesk"
    add(path)
    add_picture(path, organization(assignment("F1", "KP", "U1")))
    pictures = [picture_path(path, theme) for theme in (LIGHT, DARK)]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0].read_bytes() != pictures[1].read_bytes()
    add_picture(path, organization())
    assert not any(picture.exists() for picture in pictures)
    add_picture(path, organization(assignment("F1", "KP", "U1")))
    remove(path)
    assert recent() == []
    assert not any(picture.exists() for picture in pictures)


def test_what_makes_no_sense_is_left_out(tmp_path: Path, state: Path) -> None:
    add(tmp_path / "a.orgdesk")
    ini = state / "desk.ini"
    ini.write_text(ini.read_text().replace("recent=", "recent=nonsense, 2026-13-01T00:00 /x, "))
    assert recent_files() == [tmp_path / "a.orgdesk"]


def test_without_a_place_for_pictures_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("ORGDESK_STATE", str(tmp_path / "a file"))
    add_picture(tmp_path / "a.orgdesk", organization(assignment("F1", "KP", "U1")))
    assert not picture_path(tmp_path / "a.orgdesk", LIGHT).exists()
