"""What the window remembers between two runs: sizes, language, look, recent files."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from orgdesk.reference.places import state_folder

ValueT = TypeVar("ValueT", bool, int, float, str)


def remembered() -> QSettings:
    """The store itself; one file beside the working copies, so that nothing of ours lies elsewhere."""
    return QSettings(str(state_folder() / "desk.ini"), QSettings.Format.IniFormat)


def recall(key: str, default: ValueT) -> ValueT:
    """The value under `key`, of the type of `default`; `default` where there is none or it makes no sense."""
    try:
        value = remembered().value(key, default, type(default))
    except (TypeError, ValueError):
        return default
    return value if isinstance(value, type(default)) else default


def recall_bytes(key: str) -> QByteArray:
    """The bytes under `key`, e.g. a layout; empty where there are none."""
    value = remembered().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def recall_list(key: str) -> list[str]:
    """The texts under `key`."""
    value = remembered().value(key, [])
    if isinstance(value, str):
        return [value]
    return [str(entry) for entry in value] if isinstance(value, list) else []


def remember(key: str, value: bool | int | float | str | list[str] | QByteArray) -> None:
    """Keep `value` under `key` until it is replaced."""
    remembered().setValue(key, value)
