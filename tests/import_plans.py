"""Import plans made by hand, and a planner that reads one simple sheet: what the import window is tested by.

the first row names units, the first column functions, the cells are role codes; R has to be explained
"""

from __future__ import annotations

from builders import agency, assignment, function, organization, unit
from sheets_built import book, sheet

from orgdesk.exchange.incoming.fates import Fate, Fates
from orgdesk.exchange.incoming.mapping import Mapping
from orgdesk.exchange.incoming.plan import Conflict, ImportPlan
from orgdesk.exchange.incoming.questions import Option, Part, Question
from orgdesk.exchange.incoming.recognition.reading import LayoutFound
from orgdesk.exchange.incoming.said import Where
from orgdesk.exchange.sheets.grid import Book, Problem
from orgdesk.exchange.sheets.watch import Watch
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import RowChange, added, change
from orgdesk.organization.display import role_name, roles_by_code
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, Unit

IMMUNISATION = "Imunisasi rutin"
LETTER = "code:R"
CLASH = "conflict:cell:IMUN/SEKR"


def same(words: str) -> Text:
    """A text that is the same in both languages."""
    return Text(words, words)


def simple_book(name: str = "Matriks.xlsx") -> Book:
    """Two sheets: a small matrix with a question, and one with nothing but words."""
    matrix = sheet(
        """
        Fungsi                   | P2P | SEKR | Catatan
        Imunisasi rutin          | PL  | KP   | tiap bulan
        Rujukan ibu bersalin     | R   | XX   |
                                 |     |      |
        Mengetahui, Kepala Dinas | <   | <    |
        """,
        "Matriks",
        hidden_rows=(3,),
    )
    return book(matrix, sheet("Rapat 3 Mei\nHadir: 12 orang", "Catatan"), name=name)


def small_model() -> Organization:
    """What the simple book comes into: the same two units, one of the functions, one of the roles."""
    return organization(
        agency("DK", name="Dinas Kesehatan"),
        unit("P2P", agency="DK", name="Bidang P2P"),
        unit("SEKR", agency="DK", name="Sekretariat"),
        function("IMUN", wording=IMMUNISATION),
        assignment("IMUN", "KP", "SEKR"),
    )


def plan_simply(book: Book, here: Organization, mapping: Mapping, watch: Watch) -> ImportPlan:
    """Reads the first sheet of the simple book; the layout "skip" leaves it out."""
    watch.at(1, 2)
    matrix, fates = book.sheets[0], Fates()
    if mapping.sheet(matrix.name).layout == "skip":
        nothing = change(same("Impor"), [])
        return ImportPlan(book, mapping, (), nothing, {}, fates)
    roles = roles_by_code(here)
    answer = mapping.answer(LETTER)
    rows: list[RowChange] = []
    unchanged: dict[str, int] = {}
    sources: dict[tuple[str, str], Where] = {}
    problems: list[Problem] = []
    units: dict[int, str] = {}
    for column, title in matrix.rows[1].items():
        where = Where(0, 1, column)
        fates.mark(where, Fate.HEAD)
        if column in (2, 3):
            known = next((u.id for u in here.units.values() if u.code == title), "")
            units[column] = known or f"new-{title}"
            fates.mark(where, Fate.NAME, Text(f"→ unit {title}", f"→ unit {title}"))
            sources["unit", units[column]] = where
            if known:
                unchanged["unit"] = unchanged.get("unit", 0) + 1
            else:
                home = next(iter(here.agencies.values()), None) or agency("DK")
                if home.id not in here.agencies and not any(r.kind == "agency" for r in rows):
                    rows += added(home)
                rows += added(Unit(id=units[column], agency=home.id, name=title, code=title))
    for row in (2, 3):
        wording = matrix.text(row, 1)
        where = Where(0, row, 1)
        known = next((f.id for f in here.functions.values() if f.wording == wording), "")
        id_ = known or f"new-{row}"
        fates.mark(where, Fate.NAME)
        sources["function", id_] = where
        if not known:
            rows += added(Function(id=id_, wording=wording))
        else:
            unchanged["function"] = unchanged.get("function", 0) + 1
        for column, owner in units.items():
            where, code = Where(0, row, column), matrix.text(row, column)
            if code == "R":
                code = answer or ""
                fates.mark(where, Fate.ROLE if answer else Fate.QUESTION)
            if code not in roles:
                if code == "XX":
                    fates.mark(where, Fate.ERROR, Text("XX bukan peran.", "XX is no role."))
                    problems.append(
                        Problem(Text("XX bukan peran.", "XX is no role."), "Matriks", (row, column), True)
                    )
                continue
            role, resource = roles[code]
            held = [
                a for a in here.assignments.values() if (a.unit, a.function, a.role) == (owner, id_, role)
            ]
            made = Assignment(
                id=f"{id_} {code} {owner}", unit=owner, function=id_, role=role, resource=resource
            )
            fates.mark(where, Fate.ROLE, Text("→ {r}", "→ {r}").format(r=role_name(here, role, resource)))
            sources["assignment", held[0].id if held else made.id] = where
            if held:
                unchanged["assignment"] = unchanged.get("assignment", 0) + 1
            else:
                rows += added(made)
    fates.mark(Where(0, 2, 4), Fate.DETAIL)
    part = Part(
        LETTER,
        same("R"),
        (
            Option("PL", Text("Pelaksana (PL)", "Executor (PL)")),
            Option("RG", Text("Regulator (RG)", "Regulator (RG)")),
        ),
        answer,
        answer is not None,
        (Where(0, 3, 2),),
    )
    asked = Question("letters", Text("Apa arti huruf ini?", "What do these letters mean?"), (part,))
    found = LayoutFound(
        "Matriks",
        "units-across",
        Text("Unit di kolom", "Units in columns"),
        (1, 1),
        ((1, "Fungsi", "function"), (2, "P2P", ""), (3, "SEKR", ""), (4, "Catatan", "note")),
        0.9,
        Where(0, 1, 1),
    )
    return ImportPlan(
        book,
        mapping,
        (found,),
        change(Text("Impor Matriks.xlsx", "Import Matriks.xlsx"), rows),
        unchanged,
        fates,
        (asked,),
        tuple(problems),
        (clash(mapping),),
        sources,
    )


def clash(mapping: Mapping) -> Conflict:
    """A cell that was changed on both sides."""
    return Conflict(
        CLASH,
        same("Imunisasi rutin, SEKR"),
        same("KP"),
        same("KP PL"),
        same("KO"),
        mapping.answer(CLASH),
        Where(0, 2, 3),
    )
