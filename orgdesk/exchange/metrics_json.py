"""The health of an organization as one JSON object. The shape is a promise: see docs/command-line.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from orgdesk.analysis.metrics import Krackhardt
from orgdesk.analysis.metrics.health import Figure, Health
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Organization, Token


def metrics_json(health: Health, line: Krackhardt, organization: Organization) -> dict[str, Any]:
    """`agency`, `figures` and `krackhardt`, ready for json.dumps; values are raw, null where undefined."""
    return {
        "agency": None if health.agency is None else _row(("agency", health.agency), organization),
        "figures": [_figure(figure, organization) for figure in health.figures],
        "krackhardt": asdict(line),
    }


def _figure(figure: Figure, organization: Organization) -> dict[str, Any]:
    return asdict(figure) | {
        "bars": [
            {
                "label": asdict(bar.label),
                "value": bar.value,
                "part": bar.part,
                "rows": [_row(token, organization) for token in bar.rows],
            }
            for bar in figure.bars
        ]
    }


def _row(token: Token, organization: Organization) -> dict[str, str]:
    kind, id_ = token
    row = organization.get(kind, id_)
    return {"kind": kind, "id": id_, "code": code_of(row), "name": name_of(row)}
