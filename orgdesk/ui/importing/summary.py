"""What an import amounts to, or what it waits for, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from orgdesk.exchange.incoming.plan import ImportPlan
from orgdesk.ui.desk import Desk
from orgdesk.ui.importing.change_rows import Operation, operation_of
from orgdesk.ui.language import number_words


class Summary(QLabel):
    """Stands beside the buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "secondary")

    def set_plan(self, plan: ImportPlan) -> None:
        """Say it about a plan."""
        self.setText(self._words(plan))

    def _words(self, plan: ImportPlan) -> str:
        needed = sum(1 for question in plan.questions if question.needed)
        if needed == 1:
            return self.tr("One question needs an answer.")
        if needed:
            return self.tr("{count} questions need an answer.").format(count=needed)
        undecided = sum(1 for conflict in plan.conflicts if conflict.choice is None)
        open_ = self.tr("undecided conflicts: {count}").format(count=undecided) if undecided else ""
        if plan.change_set:
            return " · ".join(filter(None, (*self._counts(plan), open_)))
        nothing = self.tr("There is nothing to change.")
        if not plan.layouts:
            nothing = self.tr("Nothing was recognized.")
        return "  ".join(filter(None, (nothing, open_)))

    def _counts(self, plan: ImportPlan) -> list[str]:
        counts = dict.fromkeys(Operation, 0)
        for change in plan.change_set:
            counts[operation_of(change)] += 1
        counts[Operation.UNCHANGED] = sum(plan.unchanged.values())
        words = {
            Operation.NEW: self.tr("new"),
            Operation.CHANGED: self.tr("changed"),
            Operation.REMOVED: self.tr("removed"),
            Operation.UNCHANGED: self.tr("unchanged"),
        }
        language = self._desk.language
        return [f"{number_words(n, language, decimals=0)} {words[o]}" for o, n in counts.items() if n]
