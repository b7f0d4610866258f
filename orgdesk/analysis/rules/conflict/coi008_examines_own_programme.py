"""COI008 A programme is examined by those who run it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.clashes import clashing, severity_of
from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Function, FunctionType, RelationKind
from orgdesk.reference.standard import EXECUTOR, SUPERVISOR


@rule(
    "COI008",
    Severity.ERROR,
    principle="authority",
    title=Text("Memeriksa program sendiri", "Examines its own programme"),
    message=Text(
        "{unit} melaksanakan {subject}, pemeriksaan atas {programme}, padahal pada {programme} ia memegang "
        "{roles}.",
        "{unit} executes {subject}, which examines {programme}, but holds {roles} on {programme} itself.",
    ),
    why=Text(
        "Yang menjalankan suatu program tidak bebas menyelidiki akibatnya: kesalahan sendiri mudah terlewat.",
        "Who runs a programme is not free to investigate what came of it: its own mistakes are easily "
        "missed.",
    ),
    advice=Text(
        "Alihkan pelaksanaan {subject} ke unit yang tidak menjalankan {programme}, atau tambahkan pemeriksa "
        "dari luar.",
        "Reassign the execution of {subject} to a unit that does not run {programme}, or add an examiner "
        "from outside.",
    ),
    ways="R+",
    needs={EXECUTOR: 1},
    sources=(
        GUIDE,
        Source(
            "Daftar pasangan peran yang berbenturan, diterapkan lintas fungsi: rumusan OrgDesk", "derived"
        ),
    ),
    bad=Miniature(
        Text(
            "Yang menyalurkan vaksin menyelidiki kejadian ikutannya.",
            "Who distributes the vaccine investigates its adverse events.",
        ),
        matrix="""
                            | SSURIM   | PKM
            Imunisasi       | RN KO DS | PL
            Investigasi     | KO PL    | PI
        """,
        relations="Imunisasi > Investigasi",
        fields={"Investigasi": {"type": FunctionType.OVERSIGHT}},
    ),
    good=(
        Miniature(
            Text("Penyelidik dari luar program.", "The investigator stands outside the programme."),
            matrix="""
                            | SSURIM   | PKM | INSP
                Imunisasi   | RN KO DS | PL  |
                Investigasi | KO       | PI  | PL
            """,
            relations="Imunisasi > Investigasi",
            fields={"Investigasi": {"type": FunctionType.OVERSIGHT}},
        ),
        Miniature(
            Text(
                "Perencana dan koordinator boleh memeriksa.",
                "Planning and coordinating do not keep one from examining.",
            ),
            matrix="""
                            | SSURIM | PKM
                Imunisasi   | RN KO  | PL
                Investigasi | PL     | PI
            """,
            relations="Imunisasi > Investigasi",
            fields={"Investigasi": {"type": FunctionType.OVERSIGHT}},
        ),
        Miniature(
            Text("Hanya berbagi data.", "They only share data."),
            matrix="""
                            | SSURIM
                Imunisasi   | PL
                Surveilans  | PL
            """,
            relations="Imunisasi = Surveilans",
            fields={"Surveilans": {"type": FunctionType.OVERSIGHT}},
        ),
        Miniature(
            Text("Fungsi yang bukan pemeriksaan.", "A function that examines nothing."),
            matrix="""
                            | SSURIM
                Imunisasi   | PL
                Pelaporan   | PL
            """,
            relations="Imunisasi > Pelaporan",
        ),
    ),
)
def examines_own_programme(function: Function, read: Reader) -> Iterator[Found]:
    """Per function of oversight: who executes it and holds, on a function that hands over to it or that it
    hands over to, a role that clashes with supervising (models/incompatible-roles.toml)."""
    if function.type is not FunctionType.OVERSIGHT:
        return
    related = {
        r.other if r.function == function.id else r.function
        for r in read.relations(function.id)
        if r.relation_kind is RelationKind.HANDS_OVER
    }
    for id_ in sorted(related):
        programme = read.function(id_)
        if programme.type is FunctionType.OVERSIGHT or not programme.is_work:
            continue
        for examiner in read.holders(function.id, EXECUTOR):
            run = [a for held in read.roles(id_).values() for a in held if a.unit == examiner.unit]
            # To execute an oversight function is to supervise what it oversees.
            pairs = clashing(programme, [replace(examiner, role=SUPERVISOR)], run, read)
            if pairs:
                roles = {code for pair in pairs for code in pair.codes} - {_SUPERVISOR}
                yield Found(
                    units=(examiner.unit,),
                    functions=(id_,),
                    severity=severity_of(pairs),
                    facts=tuple(sorted(roles)),
                    values={
                        "unit": named(examiner.unit),
                        "programme": named(id_, kind="function"),
                        "roles": " + ".join(sorted(roles)),
                    },
                )


_SUPERVISOR = "PW"
