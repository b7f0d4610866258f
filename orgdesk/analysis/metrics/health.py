"""The health of an organization: the figures of the metrics page, for the whole or for one agency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from orgdesk.analysis.metrics import function_figures as of_function
from orgdesk.analysis.metrics import line_figures as of_line
from orgdesk.analysis.metrics import process_figures as of_process
from orgdesk.analysis.metrics import size_figures as of_size
from orgdesk.analysis.metrics.dimensions import Krackhardt
from orgdesk.analysis.metrics.figure import GROUPS as GROUPS
from orgdesk.analysis.metrics.figure import Bar as Bar
from orgdesk.analysis.metrics.figure import Figure as Figure
from orgdesk.analysis.metrics.figure import Health as Health
from orgdesk.analysis.metrics.figure import worded as worded
from orgdesk.analysis.metrics.view import View
from orgdesk.organization.organization import Organization

_PAGE: tuple[Callable[[View], Figure], ...] = (
    of_function.one_decision_maker,
    of_function.task_redundancy,
    of_function.task_exclusivity,
    of_function.functions_against_units,
    of_process.congruence,
    of_process.supply_slack,
    of_process.resource_redundancy,
    of_process.resource_exclusivity,
    of_process.contacts,
    of_process.requirements,
    of_size.span_median,
    of_size.span_p90,
    of_size.layers,
    of_size.units_per_core_function,
    of_size.overhead,
    of_size.staffing,
    of_line.connectedness,
    of_line.hierarchy,
    of_line.efficiency,
    of_line.lubness,
)
"""The figures in the order of the page."""


def slices(
    organization: Organization, agency: str | None = None, as_of: dt.date | None = None
) -> Iterator[Figure | None]:
    """The figures in the order of the page, with None wherever a slice of the work is done that no figure
    has come of yet, so that a window can compute between frames.

    `agency` is an id, None the whole organization; `as_of` the day that counts, None today. The organization
    must not change while the iterator is in use.
    """
    view = View(organization, agency, as_of or dt.date.today())
    try:
        yield from view.prepare()
        for compute in _PAGE:
            yield compute(view)
    finally:
        view.read.close()


def figures(
    organization: Organization, agency: str | None = None, as_of: dt.date | None = None
) -> Iterator[Figure]:
    """The figures one at a time; see `slices`."""
    return (figure for figure in slices(organization, agency, as_of) if figure is not None)


def health(organization: Organization, agency: str | None = None, as_of: dt.date | None = None) -> Health:
    """All figures at once."""
    return Health(agency, tuple(figures(organization, agency, as_of)))


def line_dimensions(organization: Organization, agency: str | None = None) -> Krackhardt:
    """Krackhardt's dimensions of the line of command, all five numbers."""
    return View(organization, agency, dt.date.today()).dimensions
