"""GAP002 No executor."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coverage import all_gaps, found_gap, is_for_the_public, is_uncovered_area
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import fill
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType
from orgdesk.reference.standard import EXECUTOR, RoleRef

_EXECUTOR = RoleRef(EXECUTOR)


@rule(
    "GAP002",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Tanpa pelaksana", "No executor"),
    message=Text("{subject} tidak memiliki pelaksana{where}.", "{subject} has no executor{where}."),
    why=Text(
        "Fungsi yang diputuskan tetapi tidak dikerjakan siapa pun tidak menghasilkan apa-apa.",
        "What is decided but done by nobody gives the public nothing.",
    ),
    advice=Text(
        "Tetapkan unit pelaksana{candidates}. Bila pelaksana memang tidak diperlukan{where}, "
        "persempit lingkup fungsinya atau ubah jenisnya.",
        "Name a unit that executes{candidates}. If no executor is needed{where}, narrow the function's scope "
        "or change its type.",
    ),
    sources=(GUIDE, Source("Daftar peran wajib per jenis fungsi (models/mandatory-roles.toml)", "derived")),
    bad=(
        Miniature(
            Text("Diputuskan, tetapi tidak ada yang mengerjakan.", "Decided, but nobody does it."),
            matrix="""
                           | DKK
                Imunisasi  | KP
            """,
        ),
        Miniature(
            Text("Tiga puluh wilayah, satu terlewat.", "One area is left out."),
            matrix="""
                           | DKK | PKM1 | PKM2
                Imunisasi  | KP  | PL   | PL
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            fields={"PKM1": {"working_area": "Kec1"}, "PKM2": {"working_area": "Kec2"}},
        ),
    ),
    good=(
        Miniature(
            Text("Perencanaan tidak memerlukan pelaksana.", "Planning needs no executor."),
            matrix="""
                           | DKK
                Rencana    | KP
            """,
            functions={"type": FunctionType.PLANNING},
        ),
        Miniature(
            Text("Untuk pasokan, penyalur sudah cukup.", "For a supply, a distributor will do."),
            matrix="""
                           | DKK | IFK
                Vaksin     | KP  | DS
            """,
            functions={"type": FunctionType.SUPPLY},
        ),
        Miniature(
            Text(
                "Layanan yang tidak sampai ke semua wilayah disampaikan GAP003.",
                "A service that does not reach every area is for GAP003 to tell.",
            ),
            matrix="""
                           | PKM1         | PKM2
                Imunisasi  | PL[area=Kec1] | PL[area=Kec2]
            """,
            areas="Kabupaten > Kec1 Kec2 Kec3",
            functions={"type": FunctionType.SERVICE},
        ),
        Miniature(
            Text(
                "Unit lintas kabupaten tidak memperluas kewajiban ke seluruh provinsi.",
                "A unit across the border does not make the whole province a duty.",
            ),
            matrix="""
                           | PKM1 | PKM2 | PKM3
                Imunisasi  | PL   | PL   | PL
            """,
            line="DKK > PKM1 PKM2 PKM3",
            areas="Provinsi > KabA KabB; KabA > Kec1 Kec2; KabB > Kec8 Kec9",
            fields={
                "DKK": {"working_area": "KabA"},
                "PKM1": {"working_area": "Kec1"},
                "PKM2": {"working_area": "Kec2"},
                "PKM3": {"working_area": "Kec9"},
            },
        ),
    ),
    ways="+",
    fix=fill,
)
def no_executor(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and region (atom): nobody executes, though its type calls for it.

    Where the public is served, areas and groups of people that are left out are for GAP003.
    """
    for gap in all_gaps(function, read).get(_EXECUTOR, ()):
        if not (is_uncovered_area(function, gap) and is_for_the_public(function, read)):
            yield found_gap(function, read, gap)
