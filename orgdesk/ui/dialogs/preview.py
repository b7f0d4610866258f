"""The first page of the matrix sheet as it will be printed, drawn small."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgdesk.analysis.standing import worst
from orgdesk.exchange.excel.form import ASKED, FORM
from orgdesk.exchange.excel.layout import Content, Line
from orgdesk.exchange.excel.pages import FirstPage, drawn_as_form, first_page, short_name, turned_height
from orgdesk.exchange.excel.paper import A3, Paper, column_points, lines_of, longest_word
from orgdesk.exchange.excel.words import CODE, FINDINGS, FUNCTION, MATRIX, NO_MISSION, PAGE, date_words
from orgdesk.exchange.palette import LIGHT, WHITE
from orgdesk.exchange.summary import EXAMPLE_NOTICE, UNTITLED, severity_counts
from orgdesk.organization.display import cell_codes, name_of, short
from orgdesk.organization.records import Agency, Assignment, Unit
from orgdesk.ui.desk import Desk
from orgdesk.ui.style import FAMILIES

_POINTS = 72
_LEFT, _TOP, _BOTTOM = 62.0, 54.0, 48.0
_LEAST_TO_WRITE = 21.0
"""Points that a line of a form is high at least."""
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MatrixPreview(QWidget):
    """A sheet of paper; it is white in the dark look too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._content: Content | None = None
        self._page: FirstPage | None = None
        self._paper, self._blank = A3, False
        self.setMinimumSize(420, 297)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_content(self, content: Content | None, *, blank: bool = False) -> None:
        """Draw this content, `blank` without the roles; None for nothing."""
        self._content, self._blank = content, blank
        self._page, self._paper = None, A3
        if content is not None and not content.empty:
            self._page, self._paper = _form_page(content) if blank else (first_page(content), A3)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(620, 438)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        wide, high = self._paper.width * _POINTS, self._paper.height * _POINTS
        scale = min((self.width() - 2) / wide, (self.height() - 2) / high)
        painter.translate((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2)
        painter.scale(scale, scale)
        sheet = QRectF(0, 0, wide, high)
        painter.fillRect(sheet, QColor(WHITE))
        painter.setPen(_pen(self._desk.theme.hairline))
        painter.drawRect(sheet)
        if self._content is not None:
            drawn = _Sheet(painter, self._content, self._page, self._desk, blank=self._blank)
            drawn.draw(sheet)
        painter.end()


class _Sheet:
    """One drawing of the page, in points."""

    def __init__(
        self, painter: QPainter, content: Content, page: FirstPage | None, desk: Desk, *, blank: bool
    ) -> None:
        self._painter, self._content, self._page, self._desk = painter, content, page, desk
        self._blank, self._findings = blank, content.choices.findings
        self._names = content.names if content.choices.words else {}
        self._title = FORM if blank else MATRIX
        self._families = {role.code: role.family for role in content.roles}

    def draw(self, sheet: QRectF) -> None:
        """Title, then heads and lines as far as the page goes."""
        content, project = self._content, self._content.organization.project
        say = content.say
        self._text(QRectF(_LEFT, _TOP, 900, 22), project.name or say(UNTITLED), 15, bold=True)
        day = date_words(content.today, content.language)
        under = " · ".join(filter(None, (say(self._title), say(content.part), project.place, day)))
        self._text(QRectF(_LEFT, _TOP + 22, 1000, 15), under, 10)
        if not self._blank:
            self._text(QRectF(_LEFT, _TOP + 38, 900, 13), say(content.size), 9, LIGHT.secondary)
        if project.example:
            self._text(QRectF(_LEFT, _TOP + 51, 900, 13), say(EXAMPLE_NOTICE), 9, bold=True)
        foot = QRectF(_LEFT, sheet.height() - 36, sheet.width() - _LEFT - 31, 12)
        self._text(foot, say(self._title), 8, LIGHT.secondary)
        number = say(PAGE).replace("&P", "1").replace("&N", "…")
        self._text(foot, number, 8, LIGHT.secondary, flags=Qt.AlignmentFlag.AlignRight)
        if self._page is None:
            return
        painter = self._painter
        painter.save()
        painter.translate(_LEFT, _TOP + 70)
        painter.scale(self._page.scale, self._page.scale)
        room = (sheet.height() - _TOP - 70 - _BOTTOM) / self._page.scale
        if self._blank:
            asked = self._answers(self._page)
            painter.translate(0, asked)
            room -= asked
        top = self._heads(self._page)
        for line, height in self._fitting(self._page, room - top):
            self._line(self._page, line, top, height)
            top += height
        painter.restore()

    def _answers(self, page: FirstPage) -> float:
        """The lines for whoever fills in a form; gives how high they are."""
        for n, words in enumerate(ASKED.values(), start=1):
            self._text(QRectF(2, 20.0 * n - 17, 200, 14), self._content.say(words), 9, bold=True)
            self._rule(page.fixed[0], 20.0 * n - 3, sum(page.fixed), 20.0 * n - 3, LIGHT.secondary)
        return 20.0 * len(ASKED) + 8

    def _heads(self, page: FirstPage) -> float:
        """The three rows of heads; gives their height."""
        code_height = 14.0 if page.codes_upright else 30.0
        groups = [(short_name(agency), page.unit * len(units)) for agency, units in self._groups(page)]
        turned = {
            name for name, wide in groups if lines_of(name, wide, 9, bold=True) > 1 or wide < 2 * page.unit
        }
        band = max([16.0, *(turned_height(name, 1, bold=True) for name in turned)])
        bottom = band + code_height + page.name_height
        across = sum(page.fixed) + page.unit * len(page.units)
        self._painter.fillRect(QRectF(0, 0, across, bottom), QColor(LIGHT.panel))
        at = sum(page.fixed)
        for name, wide in groups:
            if name in turned:
                self._upward(QRectF(at, 0, wide, band), name, bold=True)
            else:
                self._text(QRectF(at + 2, 0, wide - 3, band), name, 9, bold=True)
            self._rule(at, 0, at, bottom, LIGHT.secondary)
            at += wide
        at = 2.0
        for title, wide in zip((CODE, FUNCTION, FINDINGS), page.fixed, strict=True):
            if title is FINDINGS and not self._findings:
                break
            self._text(QRectF(at, bottom - 18, wide - 3, 16), self._content.say(title), 9, bold=True)
            at += wide
        at = sum(page.fixed)
        for unit in page.units:
            code = QRectF(at, band, page.unit, code_height)
            below = QRectF(at, band + code_height, page.unit, page.name_height)
            if page.codes_upright:
                size = min(8.0, 8 * (page.unit - 2) / max(1.0, longest_word(short(unit), 8, bold=True)))
                self._text(code, short(unit), size, bold=True, flags=Qt.AlignmentFlag.AlignCenter)
            else:
                self._upward(code, short(unit), bold=True)
            self._upward(below, unit.name)
            at += page.unit
        self._rule(0, bottom, across, bottom, LIGHT.ink)
        return bottom

    def _groups(self, page: FirstPage) -> Iterator[tuple[Agency, list[Unit]]]:
        shown = {unit.id for unit in page.units}
        for agency, units in self._content.groups:
            here = [unit for unit in units if unit.id in shown]
            if here:
                yield agency, here

    def _fitting(self, page: FirstPage, room: float) -> Iterator[tuple[Line, float]]:
        for line in self._content.lines:
            text = name_of(line.function) if line.function is not None else ""
            wide = sum(page.fixed[:2]) if line.band else page.fixed[1] - 7 * line.depth
            height = max(
                _LEAST_TO_WRITE if self._blank else 17.0, lines_of(text, wide, 9, bold=line.band) * 11.5 + 4
            )
            for codes in self._codes(line).values():
                height = max(height, -(-len(codes) // page.codes_to_a_line) * 10.5 + 4)
            room -= height
            if room < 0:
                return
            yield line, height

    def _codes(self, line: Line) -> dict[str, list[str]]:
        """Unit id → codes."""
        if line.function is None or self._blank:
            return {}
        organization = self._content.organization
        held: dict[str, list[Assignment]] = {}
        for assignment in organization.assignments_of_function(line.function.id):
            held.setdefault(assignment.unit, []).append(assignment)
        return {unit: cell_codes(organization, its) for unit, its in held.items()}

    def _line(self, page: FirstPage, line: Line, top: float, height: float) -> None:
        across = sum(page.fixed) + page.unit * len(page.units)
        function = line.function
        if line.band:
            self._painter.fillRect(QRectF(0, top, across, height), QColor(LIGHT.panel))
            text = self._content.say(NO_MISSION) if function is None else function.wording
            flags = _LEFT_MIDDLE | Qt.TextFlag.TextWordWrap
            self._text(QRectF(2, top, sum(page.fixed[:2]) - 4, height), text, 9, bold=True, flags=flags)
        elif function is not None:
            code = QRectF(2, top, page.fixed[0] - 2, height)
            self._text(code, function.code, 8, LIGHT.secondary, bold=True)
            indent = 2 + 7 * line.depth
            name = QRectF(page.fixed[0] + indent, top, page.fixed[1] - indent - 2, height)
            flags = _LEFT_MIDDLE | Qt.TextFlag.TextWordWrap
            self._text(name, name_of(function), 9, flags=flags)
        if function is not None:
            marks = QRectF(sum(page.fixed[:2]) + 2, top, page.fixed[2] - 3, height)
            self._marks(marks, function.id)
        codes = self._codes(line)
        at = sum(page.fixed)
        for unit in page.units:
            box = QRectF(at, top, page.unit, height)
            self._rule(at, top, at, top + height)
            if function is not None and unit.id in codes:
                self._cell(box, codes[unit.id], unit.id, function.id, page.codes_to_a_line)
            at += page.unit
        self._rule(0, top + height, across, top + height)

    def _marks(self, box: QRectF, function: str) -> None:
        """How many findings of each severity, each in its colour."""
        found = self._desk.findings.of_row("function", function).values() if self._findings else ()
        for severity, count in severity_counts(f for f in found if f.subject[1] == function).items():
            if count:
                mark = LIGHT.marks[severity]
                self._text(box, f"{mark.glyph}{count}", 8, mark.ink, bold=True)
                box.setLeft(box.left() + 20)

    def _cell(self, box: QRectF, codes: list[str], unit: str, function: str, to_a_line: int) -> None:
        if len(codes) == 1:
            chip = LIGHT.chip(codes[0], self._families[codes[0]])
            self._painter.fillRect(box, QColor(chip.fill))
            self._code(box, codes[0], chip.text)
        else:
            self._painter.fillRect(box, QColor(LIGHT.panel))
            count = -(-len(codes) // to_a_line)
            for n, code in enumerate(codes):
                line, place = divmod(n, to_a_line)
                in_line = min(to_a_line, len(codes) - line * to_a_line)
                wide, tall = box.width() / in_line, box.height() / count
                part = QRectF(box.left() + place * wide, box.top() + line * tall, wide, tall)
                ink = LIGHT.inks[self._families[code]]
                self._code(part, code, ink)
        severity = worst(self._desk.findings.of_cell(unit, function).values()) if self._findings else None
        if severity is not None:
            below = box.bottom() - 1
            self._rule(box.left(), below, box.right(), below, LIGHT.marks[severity].color, 1.8)

    def _code(self, box: QRectF, code: str, ink: str) -> None:
        """A role by its code, or by its name where the cells hold names."""
        words = self._names.get(code, code)
        self._text(box, words, 7 if self._names else 8, ink, bold=True, flags=Qt.AlignmentFlag.AlignCenter)

    def _upward(self, box: QRectF, text: str, *, bold: bool = False) -> None:
        self._painter.save()
        self._painter.translate(box.left(), box.bottom())
        self._painter.rotate(-90)
        flags = _LEFT_MIDDLE | Qt.TextFlag.TextWordWrap
        self._text(QRectF(2, 0, box.height() - 4, box.width()), text, 8, bold=bold, flags=flags)
        self._painter.restore()

    def _text(
        self,
        box: QRectF,
        text: str,
        size: float,
        ink: str = LIGHT.ink,
        *,
        bold: bool = False,
        flags: int | Qt.AlignmentFlag | Qt.TextFlag = _LEFT_MIDDLE,
    ) -> None:
        letters = QFont()
        letters.setFamilies(["Arial", "Liberation Sans", *FAMILIES])
        letters.setPixelSize(max(1, round(size)))
        letters.setBold(bold)
        self._painter.setFont(letters)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(box, int(flags), text)

    def _rule(
        self, x: float, y: float, to_x: float, to_y: float, ink: str = LIGHT.hairline, width: float = 0.8
    ) -> None:
        self._painter.setPen(_pen(ink, width))
        self._painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))


def _form_page(content: Content) -> tuple[FirstPage, Paper]:
    """How the first page of a blank form is laid out, and on which paper."""
    grid, pages, paper = drawn_as_form(content)
    units = tuple(content.units[: pages.units[0]])
    page = FirstPage(
        fixed=tuple(map(column_points, grid.fixed)),
        unit=grid.unit_points,
        units=units,
        scale=pages.scale,
        codes_to_a_line=grid.codes_to_a_line,
        codes_upright=grid.codes_upright,
        name_height=max(turned_height(unit.name, grid.name_lines) for unit in units),
    )
    return page, paper


def _pen(ink: str, width: float = 1.0) -> QPen:
    return QPen(QColor(ink), width)
