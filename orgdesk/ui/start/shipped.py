"""The examples and structures to begin with, told by the heads of their files: none is read as a whole."""

from __future__ import annotations

import tomllib
from pathlib import Path

from orgdesk.organization.bilingual import Text
from orgdesk.reference.shipped import named
from orgdesk.ui.start.cards import Entry

_NOTHING = Text("", "")
_STRUCTURES = {
    "blank-dinas-kesehatan-a": Text(
        "Sekretariat, 4 bidang dengan 3 seksi (PP 18/2016)",
        "Secretariat, 4 divisions of 3 sections (PP 18/2016)",
    ),
    "blank-dinas-kesehatan-b": Text(
        "Sekretariat, 3 bidang dengan 3 seksi (PP 18/2016)",
        "Secretariat, 3 divisions of 3 sections (PP 18/2016)",
    ),
    "blank-dinas-kesehatan-c": Text(
        "Sekretariat, 2 bidang dengan 3 seksi (PP 18/2016)",
        "Secretariat, 2 divisions of 3 sections (PP 18/2016)",
    ),
    "blank-puskesmas-2014": Text(
        "Kepala dan 36 simpul (Permenkes 75/2014)",
        "Head and 36 units (Permenkes 75/2014)",
    ),
    "blank-puskesmas-klaster": Text(
        "Kepala, 4 klaster dan lintas klaster (ILP)",
        "Head, 4 clusters and one across them (ILP)",
    ),
}
"""What each structure holds. It stands here, not in the file, because it would become part of the model."""


def examples() -> list[Entry]:
    """The examples: title, and what each is about."""
    found = []
    for name, path in named("examples").items():
        project = _project(path)
        found.append(Entry(name, project.get("name", name), project.get("about", "")))
    return found


def structures() -> list[tuple[str, str, Text]]:
    """The structures: name, title, and a line on each."""
    return [
        (name, _project(path).get("name", name), _STRUCTURES.get(name, _NOTHING))
        for name, path in named("structures").items()
    ]


def _project(path: Path) -> dict[str, str]:
    """The texts in the table [project] of a file, which is read only as far as that."""
    lines: list[str] = []
    inside = False
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("["):
                if inside:
                    break
                inside = line.startswith("[project]")
            elif inside:
                lines.append(line)
    return {key: value for key, value in tomllib.loads("".join(lines)).items() if isinstance(value, str)}
