"""A tree of rows as an item model: what they read like, renaming, dragging, filtering, following edits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from orgdesk.analysis.findings import Finding, FindingsDelta
from orgdesk.analysis.severity import Severity
from orgdesk.analysis.standing import tokens_of, worst
from orgdesk.exchange.summary import severity_counts, severity_words
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization, Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.branches import Branches, Index, Node
from orgdesk.ui.explorer.matching import Filter
from orgdesk.ui.explorer.outline import Outline

ROWS = "application/x-orgdesk-rows"
"""What is dragged: tokens of rows."""
CODE = int(Qt.ItemDataRole.UserRole) + 1
"""Role: the code of a row."""
SEVERITY = CODE + 1
"""Role: the worst severity that stands about a row, or None."""

_MANY = 400
"""Rows of one change from which on starting over is cheaper than moving them one by one."""


class Tree(Branches):
    """Rows of the open document as a tree. Subclasses say what stands where and what a drop does."""

    followed: frozenset[str] = frozenset()
    """Kinds whose changes concern the tree."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._round = 0
        self.reload()

    # -- what subclasses say ---------------------------------------------------------------------

    def outline_of(self, organization: Organization) -> Outline:
        """What stands below what."""
        raise NotImplementedError

    def renaming(self, organization: Organization, token: Token, name: str) -> ChangeSet:
        """The verb that calls a row `name`."""
        raise NotImplementedError

    def placing(
        self, organization: Organization, tokens: Sequence[Token], below: Token | None, before: Token | None
    ) -> ChangeSet:
        """The verb that puts rows below another, before one there or last."""
        raise NotImplementedError

    def takes(self, tokens: Sequence[Token], below: Token | None) -> bool:
        """Whether rows of these kinds may stand below that one."""
        raise NotImplementedError

    # -- reading ---------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        if node.token is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._said(node).name
        if role == CODE:
            return self._said(node).code
        if role == SEVERITY:
            return self._severity(node)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._full(node, "\n" if role == Qt.ItemDataRole.ToolTipRole else ", ")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def _full(self, node: Node, joint: str) -> str:
        said = self._said(node)
        assert node.token is not None and said.name is not None
        found = severity_counts(self.desk.findings.of_row(*node.token).values())
        words = [self.desk.say(severity_words(severity, n)) for severity, n in found.items() if n]
        name = f"{said.name} ({said.code})" if said.code else said.name
        return joint.join([name, " · ".join(words)] if words else [name])

    def _said(self, node: Node) -> Node:
        if node.name is None and node.token is not None:
            node.name, node.code = self.words(node.token)
        return node

    def _severity(self, node: Node) -> Severity | None:
        if node.marked != self._round and node.token is not None:
            node.severity = worst(self.desk.findings.of_row(*node.token).values())
            node.marked = self._round
        return node.severity

    # -- editing ---------------------------------------------------------------------------------

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        token = self.token(index)
        if token is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = str(value).strip()
        return name == self._node(index).name or self.desk.do(self.renaming, token, name)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(ROWS, json.dumps([self.token(index) for index in indexes]).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        tokens = self._dragged(data)
        below = self.token(parent)
        if not tokens or not self.takes(tokens, below):
            return False
        return below is None or not set(self.path(below)) & set(tokens)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        tokens = self._dragged(data)
        below = self.token(parent)
        return self.desk.do(self.placing, tokens, below, self._before(row, self._node(parent), tokens))

    def _dragged(self, data: QMimeData) -> list[Token]:
        """The rows that a drag carries and that stand here, without those that come along anyway."""
        if not data.hasFormat(ROWS):
            return []
        return self.tops((kind, id_) for kind, id_ in json.loads(bytes(data.data(ROWS).data())))

    def _before(self, row: int, parent: Node, moved: Sequence[Token]) -> Token | None:
        """The row that one drops before; what a filter hides and what moves itself is passed over."""
        if row < 0:
            return None
        shown = self._children(parent)
        after = list(self.below(parent.token))
        if shown:
            mark = shown[min(row, len(shown) - 1)].token
            at = next(n for n, token in enumerate(after) if token == mark)
            after = after[at if row < len(shown) else at + 1 :]
        return next((token for token in after if token not in moved), None)

    # -- filter ----------------------------------------------------------------------------------

    def filter(self, words: str) -> None:
        """Show only rows whose name or code has all `words`, and what they stand below."""
        self.beginResetModel()
        self._filter = None
        if words.strip() and self._outline is not None:
            self._filter = Filter(words, self.desk.organization, self._outline)
        self.clear()
        self.endResetModel()

    # -- change ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Another document is open, or none."""
        self.beginResetModel()
        self._filter = None
        self._outline = self.outline_of(self.desk.organization) if self.desk.is_open else None
        self.clear()
        self.endResetModel()

    def take(self, change_set: ChangeSet) -> bool:
        """Follow an edit of the organization; whether it concerned this tree."""
        assert self._outline is not None
        own = [row for row in change_set if row.kind in self.followed]
        if not own:
            return False
        dirty = set(self._outline.take(change_set))
        if self._filter is not None:
            dirty |= self._filter.take(own, self._outline)
        if len(own) > _MANY:
            self.beginResetModel()
            self.clear()
            self.endResetModel()
            return True
        for row in own:
            node = self._by_token.get((row.kind, row.id))
            if node is not None and row.after is not None:
                node.name = None
        self.rearrange(dirty)
        for row in own:
            node = self._by_token.get((row.kind, row.id))
            if node is not None and row.before is not None:
                self.dataChanged.emit(self._index(node), self._index(node))
        return True

    def take_findings(self, delta: FindingsDelta) -> None:
        """Follow findings that came or went, where they show."""
        for token in {token for f in (*delta.appeared, *delta.vanished) for token in self._about(f)}:
            node = self._by_token[token]
            if node.marked == self._round:
                before, node.marked = node.severity, -1
                if self._severity(node) != before:
                    self.dataChanged.emit(self._index(node), self._index(node), [SEVERITY])

    def forget_findings(self) -> None:
        """Have every severity read again when it is next painted."""
        self._round += 1

    def _about(self, finding: Finding) -> Iterable[Token]:
        return (token for token in tokens_of(finding) if token in self._by_token)
