"""FFF001 A unit without function."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.restructuring import deleted, is_bare
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, change
from orgdesk.organization.display import short
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Unit, UnitKind, WorkKind


def _without_it(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """Only a box that is truly empty can go without a thought: one unit, named by nothing but its line."""
    if (
        len(finding.units) == 1
        and finding.severity is Severity.ERROR
        and is_bare(organization, *finding.units)
    ):
        (unit,) = finding.units
        label = Text("Hapus {unit}", "Abolish {unit}").format(unit=short(organization.units[unit]))
        yield change(label, deleted(organization, unit))


_EXEMPT = (UnitKind.FUNCTIONAL_GROUP, UnitKind.TEAM)


@rule(
    "FFF001",
    Severity.ERROR,
    principle="form-follows-function",
    title=Text("Unit tanpa fungsi", "Unit without function"),
    message=Text(
        "{subject}{below} tidak memegang peran pada fungsi apa pun{besides}.",
        "No role on any function{besides} is held by {subject}{below}.",
    ),
    why=Text(
        "Struktur adalah akibat dari misi dan fungsi; kotak tanpa fungsi hanya menambah biaya.",
        "Structure is a consequence of mission and function; a box without function only adds cost.",
    ),
    advice=Text(
        "Hapus atau gabungkan unit ini, atau catat fungsi yang sebenarnya dikerjakan.",
        "Abolish or combine the unit, or record the function it really has.",
    ),
    ways="AC",
    sources=(GUIDE,),
    fix=_without_it,
    bad=(
        Miniature(
            Text("Seksi tanpa satu peran pun.", "A section without any role."),
            matrix="""
                           | DKK | SLAMA
                Imunisasi  | KP  |
            """,
            line="DKK > SLAMA",
        ),
        Miniature(
            Text(
                "Hanya urusan rutin yang ada di setiap kantor.",
                "Nothing but the routine that every office has.",
            ),
            matrix="""
                           | DKK | SLAMA
                Imunisasi  | KP  |
                Arsip      |     | PL
            """,
            line="DKK > SLAMA",
            fields={"Arsip": {"work": WorkKind.ROUTINE}},
        ),
    ),
    good=(
        Miniature(
            Text("Unit penampung: bawahannya yang bekerja.", "A container: its subordinates do the work."),
            matrix="""
                       | DKK | SEKR | SBKEU
            Keuangan   | KP  |      | PL
        """,
            line="DKK > SEKR; SEKR > SBKEU",
        ),
        Miniature(
            Text("Kelompok jabatan fungsional.", "A group of functional posts."),
            matrix="""
                       | DKK | KJF
            Keuangan   | KP  |
        """,
            line="DKK > KJF",
            fields={"KJF": {"unit_kind": UnitKind.FUNCTIONAL_GROUP}},
        ),
    ),
)
def unit_without_function(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: nobody in its subtree holds a role, unless on the routine that every office has. Only the
    topmost of such a branch is reported.

    Where a whole agency has no role yet, this is advice: it may just not have been modelled.
    """
    if unit.unit_kind in _EXEMPT:
        return
    branch = _idle_branch(unit.id, read)
    if branch and not any(_idle_branch(superior, read) for superior in read.superiors(unit.id)):
        whole = read.root_of(unit.agency) == unit.id
        routine = any(read.duties(below) for below in branch)
        yield Found(
            units=tuple(branch),
            severity=Severity.ADVICE if whole else None,
            values={
                "below": Phrase(_BELOW, tuple(branch[1:])),
                "besides": _BESIDES if routine else Text("", ""),
            },
        )


_BELOW = Text(" dan bawahannya ({it})", " or its subordinates ({it})")
_BESIDES = Text(" selain pekerjaan rutin", " besides routine work")


def _idle_branch(unit: str, read: Reader) -> list[str]:
    """The unit and everybody below it, or nothing as soon as one of them has a duty."""
    if _works(unit, read):
        return []
    branch = [unit]
    for below in reach(unit, read.subordinates):
        if _works(below, read):
            return []
        if below != unit:
            branch.append(below)
    return branch


def _works(unit: str, read: Reader) -> bool:
    return any(read.function(a.function).work is not WorkKind.ROUTINE for a in read.duties(unit))
