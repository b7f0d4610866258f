"""Pictures of the matrices of recent files, for the start page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from orgdesk.exchange.palette import DARK, LIGHT
from orgdesk.organization.organization import Organization
from orgdesk.ui.files.recent import picture_path
from orgdesk.ui.matrix.picture import picture

WIDTH, HEIGHT = 400, 176
"""Twice as many pixels as a card shows of it."""


def add_picture(path: Path, organization: Organization) -> None:
    """Keep a picture of the matrix of the file at `path`; of an empty one, or without room, there is none."""
    with suppress(OSError):
        for theme in (LIGHT, DARK):
            target = picture_path(path, theme)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            if organization.assignments:
                picture(organization, theme, WIDTH, HEIGHT).save(str(target))
