"""Readings as the readers of layouts make them, in a few words."""

from __future__ import annotations

from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.planning.resolving import Resolved, resolve
from orgdesk.exchange.incoming.recognition.reading import Knowledge, Reading
from orgdesk.exchange.incoming.said import (
    AgencySaid,
    FunctionSaid,
    PositionSaid,
    RoleSaid,
    Said,
    UnitSaid,
    Where,
    WorkloadSaid,
    Written,
)
from orgdesk.exchange.sheets.grid import Book, Sheet
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization


class Paper:
    """Says things, each in a cell of its own below the last one."""

    def __init__(self, name: str = "kiriman.xlsx") -> None:
        self.book = Book(name, "xlsx", [Sheet("Lembar")])
        self.said: list[Said] = []
        self._row = 0

    def where(self) -> Where:
        self._row += 1
        return Where(0, self._row, 1)

    def details(self, given: dict[str, str]) -> dict[str, Written]:
        return {name: Written(text, self.where()) for name, text in given.items()}

    def agency(self, name: str, **details: str) -> str:
        self.said.append(AgencySaid(key=name, where=self.where(), name=name, details=self.details(details)))
        return name

    def unit(
        self,
        name: str,
        *,
        key: str = "",
        code: str = "",
        agency: str = "",
        superior: str = "",
        **details: str,
    ) -> str:
        where = self.where()
        self.said.append(
            UnitSaid(
                key=key or name,
                where=where,
                name=name,
                code=code,
                agency=agency,
                superior=superior,
                superior_where=where if superior else None,
                details=self.details(details),
            )
        )
        return key or name

    def function(
        self,
        wording: str,
        *,
        key: str = "",
        code: str = "",
        parent: str = "",
        heading: bool = False,
        **details: str,
    ) -> str:
        self.said.append(
            FunctionSaid(
                key=key or wording,
                where=self.where(),
                wording=wording,
                code=code,
                parent=parent,
                heading=heading,
                details=self.details(details),
            )
        )
        return key or wording

    def role(self, function: str, token: str, unit: str, **details: str) -> Where:
        where = self.where()
        said = RoleSaid(function=function, unit=unit, token=token, where=where, details=self.details(details))
        self.said.append(said)
        return where

    def position(self, unit: str, title: str, *, key: str = "", **details: str) -> str:
        self.said.append(
            PositionSaid(
                key=key or title, unit=unit, where=self.where(), title=title, details=self.details(details)
            )
        )
        return key or title

    def workload(self, position: str, task: str, **details: str) -> None:
        said = WorkloadSaid(position=position, where=self.where(), task=task, details=self.details(details))
        self.said.append(said)

    def reading(self) -> Reading:
        return Reading(said=list(self.said))

    def resolved(self, organization: Organization, mapping: Mapping | None = None) -> Resolved:
        knowledge = Knowledge(organization, mapping or Mapping(), Watch())
        return resolve(self.book, self.reading(), knowledge)

    def change_set(self, organization: Organization, mapping: Mapping | None = None) -> ChangeSet:
        return self.resolved(organization, mapping).rows.change_set(Text("Impor", "Import"))
