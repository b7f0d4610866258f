"""AUT008 A mandate where the law allows none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgdesk.analysis.findings import Finding, Found, Phrase, Severity, named
from orgdesk.analysis.grants import grant_of, grants, mark
from orgdesk.analysis.kit import GRANTED, GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, RowChange, change, removed
from orgdesk.organization.display import short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import AuthoritySource, Function
from orgdesk.reference.standard import DECISION_MAKER, REGULATOR, ref_of


def _taken_back(finding: Finding, organization: Organization) -> Iterator[ChangeSet]:
    """What is mandated goes back to the grantor."""
    grant = grant_of(finding, organization)
    if grant is None or grant.grantor is None:
        return
    label = Text("Kembalikan {on} kepada {unit}", "Return {on} to {unit}").format(
        on=short(organization.functions[grant.function]), unit=short(organization.units[grant.grantor])
    )
    has_it = any(
        a.unit == grant.grantor
        and ref_of(a) == ref_of(grant)
        and organization.trees.contains(a.scope, grant.scope)
        for a in organization.assignments_of_function(grant.function)
    )
    back = replace(grant, unit=grant.grantor, source=None, grantor=None, regulation=None, article="")
    yield change(label, removed(grant) if has_it else [RowChange(grant, back)])


@rule(
    "AUT008",
    Severity.ERROR,
    principle="authority",
    title=Text("Mandat di luar ketentuan", "Mandate where the law allows none"),
    message=Text(
        "{recipient} memegang peran {role} pada {subject} dengan mandat{of}, padahal {reasons}.",
        "{recipient} holds the role {role} on {subject} by mandate{of}, but {reasons}.",
    ),
    why=Text(
        "Penerima mandat bertindak atas nama pemberinya, untuk tugas rutin; tanggung jawab tetap pada "
        "pemberi.",
        "Who holds a mandate acts in the name of the grantor, on routine work; the grantor stays "
        "responsible.",
    ),
    advice=Text(
        "Alihkan kembali kepada pemberinya, atau atur delegasinya.",
        "Reassign it back to the grantor, or regulate a delegation.",
    ),
    ways="RL",
    needs={GRANTED: 1},
    sources=(
        GUIDE,
        Source("UU 30/2014 Ps.14(1), (3): mandat kepada bawahan, untuk tugas rutin"),
        Source("UU 30/2014 Ps.14(7): mandat tidak untuk keputusan strategis"),
    ),
    fix=_taken_back,
    bad=(
        Miniature(
            Text("Mutasi pegawai diputuskan dengan mandat.", "Staff are moved by mandate."),
            matrix="""
                       | DKK | SEKR
                Mutasi | PW  | KP[by=mandate;from=DKK]
            """,
            line="DKK > SEKR",
            functions={"strategic": True},
        ),
        Miniature(
            Text("Mandat kepada yang bukan bawahan.", "A mandate to one who is no subordinate."),
            matrix="""
                     | DKK | PTSP
                Izin | KP  | KP[by=mandate;from=DKK]
            """,
            line="BUP > DKK PTSP",
        ),
    ),
    good=(
        Miniature(
            Text("Tugas rutin kepada bawahan.", "Routine work to a subordinate."),
            matrix="""
                      | DKK | SEKR
                Surat | KP  | KP[by=mandate;from=DKK]
            """,
            line="DKK > SEKR",
        ),
        Miniature(
            Text("Bawahan menyiapkan keputusan strategis.", "A subordinate prepares a strategic decision."),
            matrix="""
                       | DKK | SEKR
                Mutasi | KP  | PP[by=mandate;from=DKK] RN[by=mandate;from=DKK]
            """,
            line="DKK > SEKR",
            functions={"strategic": True},
        ),
        Miniature(
            Text("Peraturan menentukan lain.", "A norm says otherwise."),
            matrix="""
                     | DKK | PTSP
                Izin | KP  | KP[by=mandate;from=DKK;law=Perda5]
            """,
            laws="Perda5: perda",
        ),
        Miniature(
            Text("Keputusan strategis dengan delegasi.", "A strategic decision by delegation."),
            matrix="""
                       | DKK | SEKR
                Mutasi | PW  | KP[by=delegation;from=DKK]
            """,
            functions={"strategic": True},
        ),
    ),
)
def mandate_out_of_bounds(function: Function, read: Reader) -> Iterator[Found]:
    """Per function and mandate: to decide or regulate where the function is strategic; or to a unit that does
    not answer to the grantor in line, unless the mandate rests on a norm, which may say otherwise."""
    for grant in grants(function.id, read):
        if grant.source is not AuthoritySource.MANDATE:
            continue
        reasons = []
        if function.strategic and grant.role in (DECISION_MAKER, REGULATOR):
            reasons.append(_STRATEGIC)
        if (
            grant.grantor is not None
            and grant.regulation is None
            and grant.grantor not in read.ancestors(grant.unit)
        ):
            reasons.append(_NO_SUBORDINATE)
        if reasons:
            grantor = () if grant.grantor is None else (grant.grantor,)
            yield Found(
                units=(grant.unit, *grantor),
                role=ref_of(grant),
                facts=(mark(grant), *(code for code, _ in reasons)),
                values={
                    "recipient": named(grant.unit),
                    "of": Phrase(_OF, grantor),
                    "reasons": Text(
                        " dan ".join(text.id for _, text in reasons),
                        " and ".join(text.en for _, text in reasons),
                    ),
                },
            )


_OF = Text(" dari {it}", " of {it}")
_STRATEGIC = (
    "strategic",
    Text("keputusan strategis tidak dapat dimandatkan", "strategic decisions cannot be mandated"),
)
_NO_SUBORDINATE = (
    "no subordinate",
    Text("mandat hanya untuk bawahan pemberinya", "a mandate is for subordinates of the grantor only"),
)
