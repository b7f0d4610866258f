"""GAP007 Service without an owner from end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgdesk.analysis.coverage import held
from orgdesk.analysis.findings import Found, Phrase, Severity, named
from orgdesk.analysis.fixes import own
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Service
from orgdesk.reference.standard import COORDINATOR, DECISION_MAKER, RoleRef

_OWNS = (RoleRef(DECISION_MAKER), RoleRef(COORDINATOR))
_CLOSEST = Text("; {it} memegang paling banyak", "; {it} holds most of them")


@rule(
    "GAP007",
    Severity.ERROR,
    principle="one-service",
    title=Text("Layanan tanpa penanggung jawab ujung ke ujung", "Service without owner"),
    message=Text(
        "Tidak ada satu unit pun yang memutuskan atau mengoordinasikan semua fungsi layanan {subject} "
        "({parts} fungsi){closest}.",
        "No single unit decides or coordinates on each of the {parts} functions of the service "
        "{subject}{closest}.",
    ),
    why=Text(
        "Tiap bagian layanan ada pemiliknya, tetapi tidak ada yang menjawab bila orang terhenti di "
        "antaranya.",
        "Every part has its owner, but nobody answers when the customer is stuck between two of them.",
    ),
    advice=Text(
        "Tambahkan satu penanggung jawab proses: beri satu unit peran koordinator pada semua fungsi "
        "layanan ini{owner}.",
        "Add one process owner: make one unit coordinator of all functions of this service{owner}.",
    ),
    sources=(GUIDE, Source("Satu unit dengan KP atau KO pada semua fungsi layanan", "derived")),
    bad=Miniature(
        Text("Tiap langkah akta ada kepalanya sendiri.", "Each step of the deed has a head of its own."),
        matrix="""
                      | RSUD  | CAPIL
            Catat     | KP PL |
            Terbitkan |       | KP PL
        """,
        services="Akta: Catat Terbitkan",
        providers="Akta: RSUD; Akta: CAPIL",
    ),
    good=(
        Miniature(
            Text("Satu unit memadukan semuanya.", "One unit brings it all together."),
            matrix="""
                          | RSUD  | CAPIL
                Catat     | KP PL | KO
                Terbitkan |       | KP PL
            """,
            services="Akta: Catat Terbitkan",
        ),
        Miniature(
            Text("Koordinator fungsi induk memadukan tugasnya.", "Who coordinates the whole has its tasks."),
            matrix="""
                          | RSUD  | CAPIL
                Akta      |       | KO
                Catat     | KP PL |
                Terbitkan |       | KP PL
            """,
            tree="Akta > Catat Terbitkan",
            services="AktaLahir: Catat Terbitkan",
        ),
        Miniature(
            Text("Layanan dengan satu fungsi.", "A service of one function."),
            matrix="""
                      | PKM
                Catat | PL
            """,
            services="Surat: Catat",
        ),
        Miniature(
            Text("Perannya belum dimodelkan.", "Its roles are not modelled yet."),
            matrix="""
                          | PKM
                Lain      | KP
            """,
            services="Akta: Catat Terbitkan",
        ),
    ),
    ways="+R",
    fix=own,
)
def service_without_owner(service: Service, read: Reader) -> Iterator[Found]:
    """Per service of two or more functions: no unit decides or coordinates on all of them, be it through the
    work that they are part of. Silent while not one of them has any decision-maker or coordinator, which
    other rules tell."""
    functions = [f for f in (read.function(id_) for id_ in dict.fromkeys(service.functions)) if f.is_work]
    if len(functions) < 2:
        return
    owned: Counter[str] = Counter()
    for function in functions:
        holders = held(function, read)
        owned.update({a.unit for role in _OWNS for a in holders.get(role, ())})
    if not owned or max(owned.values()) == len(functions):
        return
    most = max(owned.values())
    closest = tuple(sorted(unit for unit, n in owned.items() if n == most))
    lead = _lead(service, read, closest)
    yield Found(
        units=tuple(owned),
        functions=tuple(f.id for f in functions),
        role=RoleRef(COORDINATOR),
        values={
            "parts": len(functions),
            "closest": Phrase(_CLOSEST, closest if len(closest) == 1 else ()),
            "owner": Phrase(_OWNER, lead),
            "owners": named(*lead),
        },
    )


_OWNER = Text(", misalnya {it}", ", for instance {it}")


def _lead(service: Service, read: Reader, closest: tuple[str, ...]) -> tuple[str, ...]:
    """Who might own it: the one that decides on most of it, among equals one that provides it."""
    providers = {p.unit for p in read.providers(service.id)}
    return tuple(sorted(closest, key=lambda unit: (unit not in providers, unit)))[:1]
