"""PAR003 Work that hangs together across agencies, with no channel but the superior far above."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.rules.partnership.dependence import (
    Dependence,
    common_superior,
    dependences,
    is_kept_up,
)
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Unit


@rule(
    "PAR003",
    Severity.ADVICE,
    principle="relations",
    title=Text("Kebutuhan koordinasi tak terpenuhi", "Unmet coordination requirement"),
    message=Text(
        "{subject} dan {others} terkait dalam pekerjaan ({weight} kaitan: {functions}), tetapi baru bertemu "
        "pada {superior}.",
        "The work of {subject} and {others} hangs together (links: {weight}; {functions}), but they only "
        "meet at {superior}.",
    ),
    why=Text(
        "Pekerjaan yang terkait tanpa saluran koordinasi lebih lambat dan lebih sering salah.",
        "Related work without a channel of coordination is slower and fails more often.",
    ),
    advice=Text(
        "Tetapkan penghubung atau koordinator; dahulukan pasangan dengan kaitan terbanyak.",
        "Name a liaison or coordinator; begin with the pairs that have most links.",
    ),
    ways="+",
    sources=(GUIDE, Source("Cataldo, Herbsleb & Carley, CMU-ISR-08-104: socio-technical congruence")),
    bad=Miniature(
        Text(
            "Data kelahiran diteruskan tanpa koordinasi.", "Birth data are handed over, nobody coordinates."
        ),
        matrix="""
                   | RS | CAPIL
        Lahir      | PL |
        Akta       |    | PL
    """,
        line="BUP > RS CAPIL",
        relations="Lahir > Akta",
        agencies="Bupati (regional_head): BUP; RSUD: RS; Dukcapil: CAPIL",
    ),
    good=(
        Miniature(
            Text("Ada penghubung.", "There is a liaison."),
            matrix="""
                       | RS    | CAPIL
            Lahir      | PL PH |
            Akta       |       | PL
        """,
            line="BUP > RS CAPIL",
            relations="Lahir > Akta",
            agencies="Bupati (regional_head): BUP; RSUD: RS; Dukcapil: CAPIL",
        ),
        Miniature(
            Text("Di dalam satu instansi.", "Within one agency."),
            matrix="""
                       | RANAP | RM
            Lahir      | PL    |
            Catat      |       | PL
        """,
            line="RS > RANAP RM",
            relations="Lahir > Catat",
        ),
        Miniature(
            Text("Kepala dinas memimpin keduanya.", "The head of the agency leads both."),
            matrix="""
                       | IFK | PKMFAR
            Simpan     | PL  |
            Serahkan   |     | PL
        """,
            line="DKK > IFK PKM; PKM > PKMFAR",
            relations="Simpan > Serahkan",
            agencies="Dinkes: DKK IFK; Puskesmas: PKM PKMFAR",
        ),
        Miniature(
            Text("Datanya memang dipasok rutin.", "The data are supplied as a matter of routine."),
            matrix="""
                       | RS | CAPIL
            Lahir      | PL |
            Akta       |    | PL
        """,
            line="BUP > RS CAPIL",
            relations="Lahir > Akta",
            supplies="RS > CAPIL I Akta",
            agencies="Bupati (regional_head): BUP; RSUD: RS; Dukcapil: CAPIL",
        ),
        Miniature(
            Text("Pembinaan teknis adalah salurannya.", "Technical guidance is the channel."),
            matrix="""
                       | RS | CAPIL
            Lahir      | PL |
            Akta       |    | PL
        """,
            line="BUP > RS CAPIL",
            dotted="CAPIL > RS",
            relations="Lahir > Akta",
            agencies="Bupati (regional_head): BUP; RSUD: RS; Dukcapil: CAPIL",
        ),
    ),
)
def unmet_coordination(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit and other agency: coordination required (Cataldo's TA TD TA', between executors of related
    functions) and none there: no liaison or coordinator on the functions, no line, guidance or supply
    between the two.

    Speaks only where the common superior stands above both agencies: the head of either one brings them
    together, and without any, dependence without liaison speaks. The strongest pair comes first. O(what the
    unit depends on).
    """
    open_: list[tuple[str, list[Dependence]]] = []
    for agency, on in dependences(read, unit).items():
        work = [
            d for d in on if d.row[0] == "function_relation" and d.unit and not _joined(read, unit.id, d.unit)
        ]
        if work and len(work) == len(on):
            open_.append((agency, work))
    for agency, work in sorted(open_, key=lambda pair: (-len(pair[1]), pair[0])):
        superior = common_superior(read, unit, work)
        if superior is None or read.placement(superior).agency in (unit.agency, agency):
            continue
        if is_kept_up(read, unit, work):
            continue
        others = tuple(dict.fromkeys(d.unit for d in work if d.unit))
        functions = tuple(dict.fromkeys(f for d in work for f in d.functions))
        yield Found(
            units=(unit.id, *others),
            functions=functions,
            rows=tuple(d.row for d in work),
            values={
                "others": named(*others),
                "weight": len(work),
                "functions": named(*functions, kind="function"),
                "superior": named(superior),
            },
        )


def _joined(read: Reader, one: str, other: str) -> bool:
    """Whether line, technical guidance or a supply runs between two units, either way."""
    above = {*read.superiors(one), *read.guides(one)}
    below = {*read.superiors(other), *read.guides(other)}
    supplied = any(s.source == one for s in read.supplies_to(other))
    return other in above or one in below or supplied
