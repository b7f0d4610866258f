"""What an export holds: the choices of whoever hands the workbook over."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesk.organization.bilingual import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoices:
    """By default all of it, as a workbook that can return."""

    language: Language
    agencies: frozenset[str] | None = None
    """Ids of the agencies whose units are shown; None for all."""
    functions: frozenset[str] | None = None
    """Ids of missions, goals or functions that are shown, with all below them; None for all."""
    words: bool = False
    """Cells of the matrix hold names of roles rather than codes."""
    findings: bool = True
    """Findings are marked and have a sheet, as have the accepted ones."""
    comments: bool = True
    """Cells that take part in a finding say so in a comment."""
    sheet_per_agency: bool = False
    """The matrix of each agency stands on a sheet of its own."""
    lists: bool = True
    """Functions and units stand on sheets of their own, with all that can be edited of them."""
    validation: bool = True
    """Cells take role codes (or names) only."""
    guide: bool = True
    """A sheet says how to fill in the others."""
