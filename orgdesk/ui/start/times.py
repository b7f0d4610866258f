"""When something was, as one says it: today at a time, yesterday, or the date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def when(moment: datetime) -> str:
    """`moment` in local time and in the language of the window."""
    local = moment.astimezone()
    clock = local.strftime("%H:%M")
    if local.date() == date.today():
        return QCoreApplication.translate("Times", "today {time}").format(time=clock)
    if local.date() == date.today() - timedelta(days=1):
        return QCoreApplication.translate("Times", "yesterday {time}").format(time=clock)
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
