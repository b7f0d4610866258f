"""Whether a window can be opened here, found out without trying: Qt ends the whole process where it cannot.

On Linux, Qt loads a plugin for the display server and aborts if that fails. So the same steps are taken here
first, in this process, where a failure is only an answer. Nothing is done twice: the libraries stay loaded
until Qt asks for them a moment later.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from orgdesk.organization.bilingual import Text

UNSEEN = ("offscreen", "minimal")
"""Platforms of Qt that paint where nobody looks."""
_SYSTEMS_WITH_A_SCREEN = ("win32", "darwin", "cygwin")


def why_no_window() -> Text | None:
    """What is missing for a window, as a clause; None where one can be opened."""
    try:
        from PySide6 import QtWidgets  # noqa: F401
    except ImportError as error:  # Qt is not installed, or a library of the system that it needs is missing
        return _NO_QT.format(reason=error)
    if sys.platform in _SYSTEMS_WITH_A_SCREEN:
        return None
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    platforms = [one.partition(":")[0] for one in chosen.split(";")] if chosen else _with_a_display()
    if not platforms:
        return _NO_DISPLAY
    troubles = [_trouble(platform) for platform in platforms]
    return None if None in troubles else troubles[0]


def has_screen() -> bool:
    """Whether somebody would see a window that is opened here."""
    return os.environ.get("QT_QPA_PLATFORM", "") not in UNSEEN and why_no_window() is None


def _with_a_display() -> list[str]:
    """The platforms that Qt tries where none is named: those whose variable is set."""
    found = ["wayland"] if os.environ.get("WAYLAND_DISPLAY") else []
    return [*found, "xcb"] if os.environ.get("DISPLAY") else found


def _trouble(platform: str) -> Text | None:
    """What keeps Qt from using `platform`; None where nothing does. Platforms without a display server
    (offscreen, vnc) need only their plugin."""
    from ctypes import CDLL

    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    known = sorted(plugins.glob(f"libq{platform.partition('-')[0]}*.so"))
    if not known:
        return _NO_PLUGIN.format(platform=platform)
    try:
        CDLL(str(known[0]))
    except OSError as error:  # it names the library that is missing, usually libxcb-cursor.so.0
        return _NO_QT.format(reason=error)
    reachable = {"xcb": _x_answers, "wayland": _wayland_answers}.get(platform)
    return None if reachable is None or reachable() else _NO_DISPLAY


def _x_answers() -> bool:
    """Whether the X server of DISPLAY lets us in."""
    from ctypes import CDLL, c_int, c_void_p

    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = (c_void_p, c_void_p)
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_connection_has_error.argtypes = (c_void_p,)
    xcb.xcb_disconnect.argtypes = (c_void_p,)
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    """Whether somebody listens on the socket of WAYLAND_DISPLAY."""
    import socket

    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / os.environ.get("WAYLAND_DISPLAY", "wayland-0")
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(place))
        except OSError:
            return False
    return True


_NO_DISPLAY = Text("layar tidak ada atau tidak dapat dihubungi", "there is no screen that can be reached")
_NO_QT = Text(
    "pustaka Qt untuk jendela tidak dapat dimuat ({reason})",
    "Qt's libraries for the window cannot be loaded ({reason})",
)
_NO_PLUGIN = Text(
    "Qt dipasang tanpa dukungan untuk layar jenis {platform}",
    "Qt is installed without support for the screen ({platform})",
)
