"""What cells may hold: lists in columns of the hidden sheet, to which the validation of cells refers.

A list in a range, unlike one in the rule itself, is compared without regard to capitals and can be long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation

from orgdesk.exchange.excel import keys
from orgdesk.exchange.excel.layout import Content
from orgdesk.exchange.excel.pen import Pen
from orgdesk.exchange.excel.safe import clean
from orgdesk.organization.bilingual import Text

FIRST_COLUMN = 3
"""Of the hidden sheet; before it stands the state."""
FIRST_ROW = 2
_MOST_COMBINATIONS = 300


class ChoiceLists:
    """The lists of a workbook, gathered while its sheets are written."""

    def __init__(self) -> None:
        """No lists yet."""
        self.columns: list[tuple[str, ...]] = []

    def limit(self, pen: Pen, values: Sequence[str], area: str, message: Text, content: Content) -> None:
        """Let the cells of `area` take one of the values, or nothing; who types another reads `message`."""
        listed = tuple(dict.fromkeys(filter(None, (clean(value).strip() for value in values))))
        if not content.choices.validation or not listed:
            return
        if listed not in self.columns:
            self.columns.append(listed)
        column = letter(FIRST_COLUMN + self.columns.index(listed))
        pen.sheet.data_validations.append(
            DataValidation(
                type="list",
                formula1=f"{keys.STATE_SHEET}!${column}${FIRST_ROW}:${column}${FIRST_ROW + len(listed) - 1}",
                allowBlank=True,
                showErrorMessage=True,
                errorStyle="stop",
                errorTitle=content.say(_TITLE),
                error=content.say(message),
                sqref=area,
            )
        )


def role_choices(content: Content, present: Iterable[Sequence[str]]) -> list[str]:
    """What a cell of the matrix may hold: every role, then the combinations that are `present`, then every
    pair of codes in either order. Codes will do where the cells hold names."""
    single = [role_text(content, role.code) for role in content.roles]
    several = sorted({tuple(codes) for codes in present if len(codes) > 1}, key=lambda c: (len(c), c))
    found = [*single, *(join(content, codes) for codes in several[:_MOST_COMBINATIONS])]
    codes = [role.code for role in content.roles]
    return [*found, *codes, *(f"{a} {b}" for a, b in _pairs(codes))]


def role_text(content: Content, code: str) -> str:
    """A role as it stands in a cell: its code, or its name."""
    return content.names[code] if content.choices.words else code


def join(content: Content, codes: Sequence[str]) -> str:
    """Several roles of a cell: codes after each other, names below each other."""
    return ("\n" if content.choices.words else " ").join(role_text(content, code) for code in codes)


def _pairs(codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    pairs = list(combinations(codes, 2))
    yield from pairs
    yield from ((b, a) for a, b in pairs)


_TITLE = Text("Tidak ada dalam daftar", "Not in the list")
ROLES_ONLY = Text(
    "Isi dengan kode peran dari daftar, atau kosongkan. Dua kode dipisah spasi, misalnya KO PL. Arti kode "
    "ada pada keterangan di lembar ini.",
    "Type a role code from the list, or leave the cell empty. Two codes take a space between them, like KO "
    "PL. Their meaning stands in the key on this sheet.",
)
NAMES_ONLY = Text(
    "Pilih nama peran dari daftar, atau kosongkan.",
    "Choose the name of a role from the list, or leave the cell empty.",
)
ONE_OF_THE_LIST = Text(
    "Pilih salah satu dari daftar, atau kosongkan.", "Choose one of the list, or leave the cell empty."
)
