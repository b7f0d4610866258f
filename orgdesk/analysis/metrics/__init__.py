"""Figures of structure: published formulas as plain functions, and the health of an organization by them.

networkx is loaded when a function first needs it, so that no command waits for it that asks for no figure.
"""

from orgdesk.analysis.metrics.dimensions import Krackhardt as Krackhardt
from orgdesk.analysis.metrics.dimensions import krackhardt as krackhardt
