"""COI001 Conflicting roles in one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesk.analysis.clashes import clashing, codes_of, reasons, severity_of
from orgdesk.analysis.findings import Finding, Found, Phrase, Severity
from orgdesk.analysis.kit import DOUBLED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.relief import CHECKING, relieved
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Function, FunctionType, Level
from orgdesk.reference.policy import ClashingPair
from orgdesk.reference.standard import SUPERVISOR, ref_of, refs_by_code


def _moved(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """What checks goes to other hands; nothing where two roles clash of which neither checks."""
    refs = refs_by_code()
    pairs = [{refs[code] for code in fact.split("+")} for fact in finding.facts]
    if not all(any(ref.role in CHECKING for ref in pair) for pair in pairs):
        return
    moving = {ref for pair in pairs for ref in pair if ref.role in CHECKING}
    (unit,) = finding.units
    held = organization.assignments_of_function(finding.subject[1])
    yield from relieved(organization, [a for a in held if a.unit == unit and ref_of(a) in moving])


@rule(
    "COI001",
    Severity.ERROR,
    principle="authority",
    title=Text("Peran berbenturan pada satu unit", "Conflicting roles in one unit"),
    message=Text(
        "{units} memegang {roles} sekaligus pada {subject}: {reasons}.",
        "{units} holds {roles} at once on {subject}: {reasons}.",
    ),
    why=Text(
        "Yang menjalankan, memutuskan, menyalurkan dan memeriksa perlu dipisah, agar kesalahan terlihat oleh "
        "orang lain (pemisahan tugas). Ini benturan peran lembaga, bukan konflik kepentingan pribadi.",
        "Executing, deciding, distributing and checking need separate hands, so that somebody else sees an "
        "error (segregation of duties). This is a clash of roles, not a personal conflict of interest.",
    ),
    advice=Text(
        "Alihkan peran yang berbenturan{moving} ke unit lain{beyond}.",
        "Reassign what clashes{moving} to another unit{beyond}.",
    ),
    ways="R+",
    needs={DOUBLED: 1},
    sources=(
        GUIDE,
        Source("Daftar pasangan peran yang berbenturan (models/incompatible-roles.toml)", "derived"),
        Source("Chen & Li, SACMAT 2006 (SMER)"),
    ),
    bad=(
        Miniature(
            Text(
                "Gudang memutuskan, menyalurkan dan memeriksa sendiri.",
                "The store decides, hands out and checks.",
            ),
            matrix="""
                            | IFK         | SFARM
                Distribusi  | KP DS PL PW | EV
            """,
            functions={"type": FunctionType.SUPPLY},
        ),
        Miniature(
            Text("Seksi menilai rencananya sendiri: saran.", "A section evaluates its own plan: advice."),
            matrix="""
                            | SKESGA
                Kesehatan ibu | RN PW EV
            """,
            line="KESMAS > SKESGA",
        ),
        Miniature(
            Text(
                "Ruang kecil mengawasi diri, Puskesmas mengawasi juga: peringatan.",
                "A small room checks itself and the centre checks as well: a warning.",
            ),
            matrix="""
                          | UGD   | PJUKP
                Triase    | PL PW | PW
            """,
            line="PJUKP > UGD",
            fields={"UGD": {"level": Level.SERVICE_POINT}, "PJUKP": {"level": Level.SERVICE_CENTRE}},
        ),
    ),
    good=(
        Miniature(
            Text("Peran yang memang boleh dirangkap.", "Roles that may go together."),
            matrix="""
                            | DKK   | SPRIM | SDK
                Rawat jalan | KP KO | PW EV | KP RN
            """,
        ),
        Miniature(
            Text("Mengawasi yang dikerjakan orang lain.", "It supervises what others execute."),
            matrix="""
                            | SSURIM
                Imunisasi   | PL[area=Kec1] PW[area=Kec2]
            """,
            areas="Kabupaten > Kec1 Kec2",
        ),
        Miniature(
            Text("Pengawasan ada pada unit lain.", "Supervision is with another unit."),
            matrix="""
                            | IFK   | SFARM
                Distribusi  | DS PL | PW EV
            """,
            functions={"type": FunctionType.SUPPLY},
        ),
    ),
    fix=_moved,
)
def conflicting_roles(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and unit: roles that clash (models/incompatible-roles.toml) and whose scopes meet.

    A small service point cannot separate everything: where a unit of a higher level supervises as well,
    the finding is one step milder.
    """
    roles = read.roles(function.id)
    units = [a.unit for held in roles.values() for a in held]
    if len(set(units)) == len(units):
        return
    by_unit: dict[str, list[Assignment]] = {}
    for held in roles.values():
        for a in held:
            by_unit.setdefault(a.unit, []).append(a)
    for unit, own in sorted(by_unit.items()):
        pairs = clashing(function, own, own, read) if len(own) > 1 else []
        if pairs:
            severity = severity_of(pairs)
            if _compensated(unit, function, read):
                severity = severity.milder()
            yield Found(
                units=(unit,),
                severity=severity,
                facts=tuple("+".join(sorted(pair.codes)) for pair in pairs),
                values={
                    "roles": codes_of(pairs),
                    "reasons": reasons(pairs),
                    "moving": _moving(pairs),
                    "beyond": Phrase(_BEYOND, (unit,) if any(map(_checks, pairs)) else ()),
                },
            )


_BEYOND = Text(" yang tidak di bawah {it}", " that is not below {it}")
_CHECKS = {"PW": Text("pengawasan", "supervision"), "EV": Text("penilaian", "evaluation")}


def _checks(pair: ClashingPair) -> bool:
    return not pair.codes.isdisjoint(_CHECKS)


def _moving(pairs: Iterable[ClashingPair]) -> Text:
    """The checking that clashes, and one role or the other where neither checks."""
    checking = set[str]().union(*(pair.codes for pair in pairs if _checks(pair)))
    parts = [words for code, words in _CHECKS.items() if code in checking]
    parts += [
        Text(codes.replace("+", "atau"), codes.replace("+", "or"))
        for codes in (codes_of([pair]) for pair in pairs if not _checks(pair))
    ]
    return Text(f" ({'; '.join(p.id for p in parts)})", f" ({'; '.join(p.en for p in parts)})")


def _compensated(unit: str, function: Function, read: Reader) -> bool:
    if read.placement(unit).level is not Level.SERVICE_POINT:
        return False
    supervisors = read.holders(function.id, SUPERVISOR)
    return any(read.placement(a.unit).level in (Level.SERVICE_CENTRE, Level.SUPPORTING) for a in supervisors)
