"""The rows of a tree as an item model knows them: read when first asked for, and moved about in place.

What moved is moved, so that views keep selection and expansion; what came or went is inserted or removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from orgdesk.analysis.severity import Severity
from orgdesk.organization.display import code_of, name_of
from orgdesk.organization.organization import Token
from orgdesk.ui.desk import Desk
from orgdesk.ui.explorer.matching import Filter
from orgdesk.ui.explorer.outline import Outline

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class Node:
    """A row that a view knows of."""

    __slots__ = ("children", "code", "has", "marked", "name", "number", "parent", "row", "severity", "token")

    def __init__(self, token: Token | None, parent: Node | None, row: int, number: int) -> None:
        self.token = token
        self.parent = parent
        self.row = row
        self.number = number
        self.children: list[Node] | None = None
        """None: nobody has asked yet."""
        self.has: bool | None = None
        self.name: str | None = None
        self.code = ""
        self.severity: Severity | None = None
        self.marked = -1
        """The round of findings that `severity` is of."""


class Branches(QAbstractItemModel):
    """What stands where in a tree of rows; says nothing yet about what a row reads like."""

    arranged = Signal()
    """Rows have come, gone or moved, and all stand where they should again."""

    kinds: frozenset[str] = frozenset()
    """Of the rows that stand here."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._numbers = count(1)
        self._rearranging = False
        self._filter: Filter | None = None
        self._outline: Outline | None = None
        self.clear()

    # -- rows ------------------------------------------------------------------------------------

    def token(self, index: Index) -> Token | None:
        """The row at an index."""
        return self._node(index).token

    def index_of(self, token: Token) -> QModelIndex:
        """Where a row stands; invalid where it is gone or filtered away."""
        node = self._by_token.get(token)
        if node is None and self._outline is not None and self.holds(token):
            above = self._outline.above(token)
            if above is not None and not self.index_of(above).isValid():
                return QModelIndex()
            self._children(self._root if above is None else self._by_token[above])
            node = self._by_token.get(token)
        return QModelIndex() if node is None else self._index(node)

    def known(self, token: Token) -> QModelIndex:
        """Where a row stands, if a view has come across it; otherwise invalid."""
        node = self._by_token.get(token)
        return QModelIndex() if node is None else self._index(node)

    def above(self, token: Token) -> Token | None:
        """What a row stands below."""
        return self._outline.above(token) if self._outline is not None else None

    def below(self, token: Token | None) -> Sequence[Token]:
        """What stands directly below a row, filtered or not."""
        return self._outline.below(token) if self._outline is not None else ()

    def has_below(self, token: Token) -> bool:
        """Whether anything stands below a row, filtered or not."""
        return self._outline is not None and self._outline.has_below(token)

    def path(self, token: Token) -> list[Token]:
        """A row and all it stands below, from itself upward."""
        found = [token]
        while (above := self.above(found[-1])) is not None:
            found.append(above)
        return found

    def holds(self, token: Token) -> bool:
        """Whether there is such a row in this tree, filtered or not."""
        return (
            self._outline is not None
            and token[0] in self.kinds
            and self.desk.organization.get(*token) is not None
        )

    def tops(self, tokens: Iterable[Token]) -> list[Token]:
        """Those of `tokens` that do not stand below another of them, as they stand in the tree."""
        given = {token for token in tokens if self.holds(token)}
        return self.in_order(
            token for token in given if not any(above in given for above in self.path(token)[1:])
        )

    def in_order(self, tokens: Iterable[Token]) -> list[Token]:
        """`tokens` as they stand in the tree."""
        places: dict[Token | None, dict[Token, int]] = {}

        def place(token: Token) -> list[int]:
            path = [None, *reversed(self.path(token))]
            for above in path[:-1]:
                if above not in places:
                    places[above] = {at: n for n, at in enumerate(self.below(above))}
            return [places[above][at] for above, at in pairwise(path) if at is not None]

        return sorted(tokens, key=place)

    def words(self, token: Token) -> tuple[str, str]:
        """Name and code of a row."""
        record = self.desk.organization.get(*token)
        return name_of(record), code_of(record)

    def first_match(self) -> Token | None:
        """The first row that passes the filter itself."""
        return self._first_match(None) if self._filter is not None else None

    def _first_match(self, below: Token | None) -> Token | None:
        for token in self.below(below):
            if self._filter is not None and token in self._filter.shown:
                return token if self._filter.matches(token) else self._first_match(token)
        return None

    @property
    def is_filtered(self) -> bool:
        """Whether only some rows are shown."""
        return self._filter is not None

    @property
    def shown(self) -> int:
        """How many rows pass the filter, those above them counted in."""
        return len(self._filter.shown) if self._filter is not None else 0

    # -- as Qt asks ------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if column != 0 or row < 0 or parent.column() > 0:
            return QModelIndex()
        children = self._children(self._node(parent))
        return self.createIndex(row, 0, children[row].number) if row < len(children) else QModelIndex()

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index, /) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        above = self._node(child).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._children(self._node(parent)))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return parent.column() <= 0 and self._has(self._node(parent))

    # -- nodes -----------------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget all rows; they are read again when they are asked for."""
        self._root = Node(None, None, 0, 0)
        self._nodes: dict[int, Node] = {0: self._root}
        self._by_token: dict[Token, Node] = {}

    def _node(self, index: Index) -> Node:
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def _tokens(self, node: Node) -> Sequence[Token]:
        tokens = self.below(node.token)
        if self._filter is None:
            return tokens
        return [token for token in tokens if token in self._filter.shown]

    def _children(self, node: Node) -> list[Node]:
        if node.children is None:
            if self._rearranging:  # what stands there may still stand elsewhere; nobody has to know yet
                return []
            node.children = [self._made(token, node, row) for row, token in enumerate(self._tokens(node))]
            node.has = bool(node.children)
        return node.children

    def _has(self, node: Node) -> bool:
        if node.has is None:
            node.has = self._would_have(node)
        return node.has

    def _would_have(self, node: Node) -> bool:
        if node.token is not None and not self.holds(node.token):
            return False
        if node.token is None or self._filter is not None:
            return bool(self._tokens(node))
        return self._outline is not None and self._outline.has_below(node.token)

    def _made(self, token: Token, parent: Node, row: int) -> Node:
        node = Node(token, parent, row, next(self._numbers))
        self._nodes[node.number] = node
        self._by_token[token] = node
        return node

    def _forget(self, node: Node) -> None:
        del self._nodes[node.number]
        if node.token is not None and self._by_token.get(node.token) is node:
            del self._by_token[node.token]
        for child in node.children or ():
            self._forget(child)

    # -- moving nodes about ----------------------------------------------------------------------

    def rearrange(self, dirty: Iterable[Token | None]) -> None:
        """Have the children of these rows stand as they should."""
        self._rearranging = True
        try:
            self._rearrange(dirty)
        finally:
            self._rearranging = False
        self.arranged.emit()

    def _rearrange(self, dirty: Iterable[Token | None]) -> None:
        """Do so one row after the other.

        From the top down, so that a row is never moved below itself; what has left for good goes last, after
        others have been moved out of it.
        """
        parents: list[tuple[int, Node]] = []
        for token in dirty:
            node = self._root if token is None else self._by_token.get(token)
            if node is not None and (token is None or self.holds(token)):
                parents.append((0 if token is None else len(self.path(token)), node))
        full = [node for _, node in sorted(parents, key=lambda p: p[0]) if self._is_awake(node)]
        for node in full:
            self._arrange(node, self._tokens(node))
        for node in full:
            if self._nodes.get(node.number) is node:
                self._trim(node, len(self._tokens(node)))

    def _is_awake(self, node: Node) -> bool:
        """Whether views know the children of a node. One that only comes to have some, or none, tells so."""
        if node.children is not None:
            return True
        if node.has is None or node.has == self._would_have(node):
            return False
        if not node.has:
            node.children = []
            return True
        self.layoutAboutToBeChanged.emit()
        node.has = None
        self.layoutChanged.emit()
        return False

    def _arrange(self, parent: Node, tokens: Sequence[Token]) -> None:
        children = self._children(parent)
        at = 0
        while at < len(tokens):
            there = children[at].token if at < len(children) else None
            if there != tokens[at]:
                known = self._by_token.get(tokens[at])
                if known is None:
                    at += self._insert(parent, at, tokens)
                    continue
                steps_aside = known.parent is parent and known.row == at + 1 and there in tokens
                if steps_aside:
                    due = self._by_token.get(tokens[tokens.index(there) - 1])
                    to = due.row + 1 if due is not None and due.parent is parent else len(children)
                    self._move(children[at], parent, max(to, at + 2))
                else:
                    self._move(known, parent, at)
            at += 1
        parent.has = bool(children)

    def _insert(self, parent: Node, at: int, tokens: Sequence[Token]) -> int:
        """Insert the rows from `at` on that nobody knows yet; how many those were."""
        end = at
        while end < len(tokens) and tokens[end] not in self._by_token:
            end += 1
        children = self._children(parent)
        self.beginInsertRows(self._index(parent), at, end - 1)
        children[at:at] = [self._made(token, parent, 0) for token in tokens[at:end]]
        _number(children, at)
        parent.has = True
        self.endInsertRows()
        return end - at

    def _move(self, node: Node, parent: Node, to: int) -> None:
        old = node.parent
        assert old is not None and old.children is not None and parent.children is not None
        if not self.beginMoveRows(self._index(old), node.row, node.row, self._index(parent), to):
            raise AssertionError((node.token, parent.token, to))
        del old.children[node.row]
        parent.children.insert(to - 1 if old is parent and node.row < to else to, node)
        node.parent = parent
        _number(old.children, 0)
        _number(parent.children, 0)
        old.has, parent.has = bool(old.children), True
        self.endMoveRows()

    def _trim(self, parent: Node, length: int) -> None:
        children = self._children(parent)
        if len(children) > length:
            self.beginRemoveRows(self._index(parent), length, len(children) - 1)
            gone, children[length:] = children[length:], []
            parent.has = bool(children)
            for node in gone:
                self._forget(node)
            self.endRemoveRows()


def _number(children: Sequence[Node], start: int) -> None:
    for row in range(start, len(children)):
        children[row].row = row
