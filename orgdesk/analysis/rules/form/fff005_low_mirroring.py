"""FFF005 A structure that does not mirror how the work hangs together."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coupling import dependences
from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Agency, FunctionType

_MATRIX = """
            | S1 | S2 | S3 | S4
    Satu    | PL |    |    |
    Dua     |    | PL |    |
    Tiga    |    |    | PL |
    Empat   |    |    |    | PL
"""
_LINE = "K > B1 B2 B3 B4; B1 > S1; B2 > S2; B3 > S3; B4 > S4"


@rule(
    "FFF005",
    Severity.ADVICE,
    principle="form-follows-function",
    title=Text("Struktur tidak mencerminkan keterkaitan kerja", "Low mirroring"),
    message=Text(
        "Di {subject} ada {pairs} pasang unit yang pekerjaannya terkait, tetapi {met} yang punya cara "
        "berkoordinasi; {one} dan {other} misalnya tidak.",
        "{subject} has {pairs} pairs of units whose work hangs together, but {met} of them have a way "
        "to coordinate; {one} and {other}, for instance, have none.",
    ),
    why=Text(
        "Pekerjaan yang terkait tanpa jalur koordinasi menunggu, berulang, atau jatuh di antara dua unit.",
        "Work that hangs together without a way to coordinate waits, is done twice, or falls between.",
    ),
    advice=Text(
        "Gabungkan unit yang paling terkait, atau tambahkan koordinator atau penghubung.",
        "Combine the units that are tied most, or add a coordinator or liaison.",
    ),
    ways="C+",
    sources=(
        GUIDE,
        Source("Cataldo, Herbsleb, Carley: socio-technical congruence (CMU-ISR-08-104)"),
        Source("Colfer & Baldwin 2016: the mirroring hypothesis"),
        Source("Apa yang dihitung sebagai koordinasi: rumusan OrgDesk", "derived"),
    ),
    limits={
        "share": Text("bagian paling kecil yang terkoordinasi", "least share that is coordinated"),
        "least": Text("pasangan paling sedikit untuk dinilai", "fewest pairs to judge by"),
    },
    bad=Miniature(
        Text("Empat seksi saling terkait dari empat bidang.", "Four sections depend on each other."),
        matrix=_MATRIX,
        line=_LINE,
        relations="Satu > Dua; Dua > Tiga; Tiga > Empat",
    ),
    good=(
        Miniature(
            Text("Seksi yang terkait ada di satu bidang.", "The sections that depend share a superior."),
            matrix=_MATRIX,
            line="B > S1 S2 S3 S4",
            relations="Satu > Dua; Dua > Tiga; Tiga > Empat",
        ),
        Miniature(
            Text("Ada koordinator dan penghubung.", "There are a coordinator and a liaison."),
            matrix="""
                        | S1 | S2 | S3 | S4 | K
                Satu    | PL |    |    |    |
                Dua     |    | PL |    |    | KO
                Tiga    |    |    | PL |    | PH
                Empat   |    |    |    | PL |
            """,
            line=_LINE,
            relations="Satu > Dua; Dua > Tiga; Tiga > Empat",
        ),
        Miniature(
            Text("Unit yang terkait sudah saling memasok.", "The units that depend supply each other."),
            matrix=_MATRIX,
            line=_LINE,
            relations="Satu > Dua; Dua > Tiga; Tiga > Empat",
            supplies="S1 > S2 I; S2 > S3 I; S4 > S3 I",
        ),
        Miniature(
            Text("Terlalu sedikit untuk menilai seluruh instansi.", "Too few to judge a whole agency by."),
            matrix=_MATRIX,
            line=_LINE,
            relations="Satu > Dua",
        ),
        Miniature(
            Text("Keterkaitan belum dicatat.", "No relation between functions is recorded."),
            matrix=_MATRIX,
            line=_LINE,
        ),
        Miniature(
            Text("Pengawasan tidak perlu berkoordinasi.", "Oversight need not coordinate."),
            matrix=_MATRIX,
            line=_LINE,
            relations="Satu > Empat; Dua > Empat; Tiga > Empat",
            fields={"Empat": {"type": FunctionType.OVERSIGHT}},
        ),
    ),
)
def low_mirroring(agency: Agency, read: Reader, *, share: float = 0.5, least: int = 3) -> Iterator[Found]:
    """Per agency: of the pairs of its units that relations between functions make depend on each other (see
    `coupling.needs`), too small a share has a way to coordinate. Costs one remembered fact a unit."""
    units = {unit.id for unit in read.units_of(agency.id)}
    pairs: dict[tuple[str, str], bool] = {}
    for unit in units:
        for need in dependences(unit, read):
            if units.issuperset(need.units):
                pairs[need.units] = pairs.get(need.units, False) or need.met
    missing = sorted(pair for pair, met in pairs.items() if not met)
    met = len(pairs) - len(missing)
    if len(pairs) >= least and met < share * len(pairs):
        one, other = missing[0]
        yield Found(
            units=tuple(unit for pair in missing for unit in pair),
            facts=tuple("|".join(pair) for pair in missing),
            values={"pairs": len(pairs), "met": _met(met), "one": named(one), "other": named(other)},
        )


def _met(pairs: int) -> Text:
    """How many have a way to coordinate."""
    return Text("hanya {n}", "only {n}").format(n=pairs) if pairs else Text("tidak satu pun", "none")
