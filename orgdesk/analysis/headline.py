"""An answer in words: the sentence above the chain, and one line on each step.

Names are read when it is said, so that a renamed unit reads right at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgdesk.analysis.answer import LEADING, Answer, Column, Holder, Missing, UnitAnswer, leading
from orgdesk.analysis.findings import Finding, Severity
from orgdesk.analysis.standing import Standing
from orgdesk.analysis.wording import message
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import FACET_NAMES, SUPPLIER, role_name
from orgdesk.organization.names import LEVELS
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import RoleFamily, Unit, UnitKind
from orgdesk.reference.standard import (
    ASSISTING_EXECUTOR,
    COORDINATOR,
    DECISION_MAKER,
    DISTRIBUTOR,
    EVALUATOR,
    EXECUTOR,
    LIAISON,
    PLANNER,
    REGULATOR,
    SUPERVISOR,
    RoleRef,
)

STEPS: dict[RoleFamily, Text] = {
    RoleFamily.DECIDE: Text("Memutuskan dan mengatur", "Decide and regulate"),
    RoleFamily.DIRECT: Text("Merencanakan dan mengoordinasikan", "Plan and coordinate"),
    RoleFamily.SUPPLY: Text("Memasok dan menyalurkan", "Supply and distribute"),
    RoleFamily.DO: Text("Melaksanakan", "Execute"),
    RoleFamily.CHECK: Text("Mengawasi dan menilai", "Supervise and evaluate"),
}
"""What the steps of the chain are called."""

_VERBS: dict[str, tuple[Text, Text]] = {
    DECISION_MAKER: (Text("memutuskan", "decide"), Text("memutuskan", "decides")),
    REGULATOR: (Text("mengatur", "regulate"), Text("mengatur", "regulates")),
    PLANNER: (Text("merencanakan", "plan"), Text("merencanakan", "plans")),
    COORDINATOR: (Text("mengoordinasikan", "coordinate"), Text("mengoordinasikan", "coordinates")),
    SUPPLIER: (Text("memasok", "supply"), Text("memasok", "supplies")),
    DISTRIBUTOR: (Text("menyalurkan", "distribute"), Text("menyalurkan", "distributes")),
    LIAISON: (Text("menghubungkan", "liaise"), Text("menghubungkan", "liaises")),
    EXECUTOR: (Text("melaksanakan", "carry it out"), Text("melaksanakan", "carries it out")),
    ASSISTING_EXECUTOR: (Text("membantu", "assist"), Text("membantu", "assists")),
    SUPERVISOR: (Text("mengawasi", "supervise"), Text("mengawasi", "supervises")),
    EVALUATOR: (Text("menilai", "evaluate"), Text("menilai", "evaluates")),
}
"""Role id → what several do, what one does."""

_SAME_WORK: dict[str, Text] = {
    EXECUTOR: Text("{count} unit melaksanakan hal yang sama", "{count} units carry out the same work"),
    SUPERVISOR: Text("{count} unit mengawasi hal yang sama", "{count} units supervise the same work"),
    EVALUATOR: Text("{count} unit menilai hal yang sama", "{count} units evaluate the same work"),
    DISTRIBUTOR: Text("{count} unit menyalurkan hal yang sama", "{count} units distribute the same goods"),
}
"""What is said of several where nobody claims to be in charge: they do the same work."""

_NUMBERS = (
    Text("nol", "no"),
    Text("satu", "one"),
    Text("dua", "two"),
    Text("tiga", "three"),
    Text("empat", "four"),
    Text("lima", "five"),
    Text("enam", "six"),
    Text("tujuh", "seven"),
    Text("delapan", "eight"),
    Text("sembilan", "nine"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the headline; with a severity it is emphasized."""

    text: Text
    severity: Severity | None = None


# -- the sentence above ----------------------------------------------------------------------------


def headline(answer: Answer, organization: Organization, standing: Standing) -> tuple[Segment, ...]:
    """The chain in a sentence or two: who decides, where too many hold a role, what nobody does."""
    if not any(column.holders for column in answer.columns):
        severity = min((m.severity for c in answer.columns for m in c.missing), key=_rank, default=None)
        return (Segment(Text("Belum ada yang menjawab", "Nobody answers for it yet"), severity), _FULL_STOP)
    deciding = _deciding(answer.column(RoleFamily.DECIDE), organization, standing)
    clauses = [*_claims(answer, organization, standing), *_nobody(answer)]
    if not clauses:
        sound = all(column.severity is None for column in answer.columns) and not _broken(answer)
        rest = [Segment(Text("Rantainya lengkap.", "The chain is complete."))] if sound else []
    else:
        rest = _sentence(clauses)
    sentences = [sentence for sentence in (deciding, rest, _broken(answer)) if sentence]
    found = list(sentences[0]) if sentences else []
    for sentence in sentences[1:]:
        found += [Segment(Text(" ", " ")), *sentence]
    return tuple(found)


def _broken(answer: Answer) -> list[Segment]:
    """At which levels nobody takes part, though the chain passes there."""
    levels = [LEVELS[link.level] for link in answer.links if link.broken]
    if not levels:
        return []
    names = Text(_listed([name.id for name in levels], "dan"), _listed([name.en for name in levels], "and"))
    said = Text("Rantai putus di {levels}", "The chain breaks at the {levels}").format(levels=names)
    return [Segment(said, Severity.WARNING), _FULL_STOP]


def _deciding(column: Column, organization: Organization, standing: Standing) -> tuple[Segment, ...]:
    leads = leading(organization, RoleFamily.DECIDE, column.holders)
    units = list(dict.fromkeys(a.unit for a in leads))
    claim = _overlap(column, standing, DECISION_MAKER)
    if claim is not None:
        return (Segment(_capital(_claim(claim, DECISION_MAKER)), claim.severity), _FULL_STOP)
    gap = next((m for m in column.missing if m.role.role == DECISION_MAKER and not m.where), None)
    if gap is not None:
        return (
            Segment(Text("Tidak ada yang memutuskan", "Nobody decides"), gap.severity),
            _FULL_STOP,
        )
    if not units:
        return ()
    if len(units) == 1:
        who = leader_of(organization, organization.units[units[0]])
        return (Segment(Text(f"{who} memutuskan.", f"{who} decides.")),)
    count = _number(len(units))
    if column.divided is not None:
        facet = FACET_NAMES[column.divided]
        said = Text(
            "{count} unit memutuskan, terbagi menurut {facet}.", "{count} units decide, divided by {facet}."
        )
        return (Segment(_capital(said.format(count=count, facet=facet))),)
    said = Text("{count} unit memutuskan.", "{count} units decide.")
    if column.cascade:
        said = Text("{count} unit memutuskan, berjenjang.", "{count} units decide, one above the other.")
    return (Segment(_capital(said.format(count=count))),)


_FULL_STOP = Segment(Text(".", "."))


def _claims(answer: Answer, organization: Organization, standing: Standing) -> list[Segment]:
    """Too many hold one role: the worst two of them, the guide's complaint about coordinators first."""
    found: list[tuple[int, int, Finding]] = []
    for column in answer.columns:
        for finding in _standing(column.overlaps, standing):
            milder = finding.severity is Severity.ADVICE
            if finding.role is not None and finding.role.role != DECISION_MAKER and not milder:
                first = finding.role.role != LEADING[column.family]
                found.append((finding.severity.rank, first, finding))
    found.sort(key=lambda f: (f[0], f[1], -len(f[2].units), f[2].key))
    said: list[Segment] = []
    for _, _, finding in found[:2]:
        assert finding.role is not None
        said.append(Segment(_claim(finding, finding.role.role), finding.severity))
    return said


def _claim(finding: Finding, role: str) -> Text:
    """Who decides, regulates, plans or coordinates claims to; who executes or supervises just does."""
    count = _number(len(finding.units))
    if role not in _SAME_WORK:
        return Text("{count} unit merasa {verb}", "{count} units claim to {verb}").format(
            count=count, verb=_verb(role)[0]
        )
    return _SAME_WORK[role].format(count=count)


def _nobody(answer: Answer) -> list[Segment]:
    """What nobody does, in one clause; advice is left to the columns."""
    missing = [
        m
        for column in answer.columns
        for m in column.missing
        if m.severity is not Severity.ADVICE and m.role.role != DECISION_MAKER and not m.where
    ]
    if not missing:
        return []
    verbs = [_verb(role) for role in dict.fromkeys(m.role.role for m in missing)]
    ones = [one for _, one in verbs]
    joined = Text(_listed([v.id for v in ones], "atau"), _listed([v.en for v in ones], "or"))
    severity = min((m.severity for m in missing), key=_rank)
    return [Segment(Text("tidak ada yang {verbs}", "nobody {verbs}").format(verbs=joined), severity)]


def _sentence(clauses: Sequence[Segment]) -> list[Segment]:
    """Clauses joined into one sentence: "…, and nobody supervises."."""
    found: list[Segment] = []
    for n, clause in enumerate(clauses):
        if n:
            last = n == len(clauses) - 1
            found.append(Segment(Text(", dan ", ", and ") if last else Text(", ", ", ")))
        found.append(Segment(_capital(clause.text), clause.severity) if n == 0 else clause)
    return [*found, _FULL_STOP]


def unit_headline(answer: UnitAnswer) -> tuple[Segment, ...]:
    """What a unit answers for, counted."""
    duties = [duty for found in answer.duties.values() for duty in found]
    functions = {duty.function for duty in duties}
    troubled = {d.function for d in duties if d.severity in (Severity.ERROR, Severity.WARNING)}
    if not functions:
        nothing = Text("Belum memegang peran pada fungsi apa pun", "Holds no role on any function yet")
        return (Segment(nothing, Severity.WARNING), _FULL_STOP)
    said = Text(f"Memegang peran pada {len(functions)} fungsi", f"Holds roles on {_counted(len(functions))}")
    if not troubled:
        return (Segment(said), _FULL_STOP)
    severity = min((d.severity for d in duties if d.severity is not None), key=_rank)
    some = Text(f"{len(troubled)} di antaranya bermasalah", f"{len(troubled)} of them in a finding")
    return (Segment(said), Segment(Text("; ", "; ")), Segment(some, severity), _FULL_STOP)


def _counted(n: int) -> str:
    return "1 function" if n == 1 else f"{n} functions"


# -- one line on each step -------------------------------------------------------------------------


def state(column: Column, answer: Answer, organization: Organization, standing: Standing) -> Text:
    """How a step stands, in a few words."""
    overlaps = _standing(column.overlaps, standing)
    gaps = [m for m in column.missing if m.severity is not Severity.ADVICE]
    if overlaps and (not gaps or overlaps[0].severity.rank <= gaps[0].severity.rank):
        role = overlaps[0].role
        assert role is not None
        return _plural(len(overlaps[0].units), role, organization)
    if gaps:
        return _lacking(gaps, organization)
    if column.missing and not column.holders:
        return _lacking(column.missing, organization)
    if not column.holders:
        if answer.tasks:
            return Text("Lihat pada tugasnya", "See its tasks")
        return Text("Tidak ada", "Nobody")
    if column.severity in (Severity.ERROR, Severity.WARNING):
        return Text("Ada benturan peran", "Roles in conflict")
    if column.missing:
        return _lacking(column.missing, organization)
    if column.divided is not None:
        facet = FACET_NAMES[column.divided]
        return Text("Terbagi menurut {facet}", "Divided by {facet}").format(facet=facet)
    units = {a.unit for a in leading(organization, column.family, column.holders)}
    if column.family is RoleFamily.SUPPLY and units:
        return Text("Lengkap", "Complete")
    if len(units) == 1:
        return Text("Satu penjawab", "One answers")
    if not units:
        return Text("Tanpa penjawab utama", "Nobody leads")
    if column.cascade:
        return Text(f"{len(units)} unit, berjenjang", f"{len(units)} units, one above the other")
    return Text(f"{len(units)} unit", f"{len(units)} units")


def _lacking(missing: Sequence[Missing], organization: Organization) -> Text:
    if len(missing) > 1:
        return Text(f"{len(missing)} peran belum ada", f"{len(missing)} roles missing")
    name = role_name(organization, missing[0].role.role, missing[0].role.resource)
    if missing[0].where:
        return Text(f"{name.id} belum di semua bagian", f"{name.en} not everywhere")
    return Text(f"{name.id} belum ada", f"No {_lower(name.en)} yet")


def lacking(missing: Missing, organization: Organization) -> Text:
    """What the card of a missing role is called."""
    return _lacking((missing,), organization)


def told(holder: Holder, organization: Organization, standing: Standing) -> Text | None:
    """What is wrong with this unit alone; None where nothing is."""
    for finding in _standing(holder.told, standing):
        reasons = finding.values.get("reasons")
        if isinstance(reasons, Text):  # the card shows the unit and the roles; the reason is what is left
            return _capital(reasons)
        return message(finding, organization)
    return None


def _plural(count: int, role: RoleRef, organization: Organization) -> Text:
    name = role_name(organization, role.role, role.resource)
    return Text(f"{count} {_lower(name.id)}", f"{count} {_lower(name.en)}s")


# -- names and numbers -----------------------------------------------------------------------------


def leader_of(organization: Organization, unit: Unit) -> str:
    """Who leads a unit, so that one knows which: "Kepala Dinas Kesehatan", "Camat"."""
    title = unit.head_title
    name = unit.name.partition(" (")[0]
    if not title:
        return name
    for whole in (name, organization.agencies[unit.agency].name):
        if title in whole:
            return whole
        joined = _joined(title, whole)
        if joined is not None:
            return joined
    if unit.unit_kind is UnitKind.HEAD:
        alone = " " not in title or not set(title.split()).isdisjoint(name.split())
        return title if alone else f"{title} ({name})"
    return f"{title} {name}" if " " not in title else f"{title} ({name})"


def _joined(title: str, name: str) -> str | None:
    """ "Kepala Dinas" and "Dinas Kesehatan" overlap in one word; None where nothing does."""
    head, body = title.split(), name.split()
    for n in range(min(len(head), len(body)), 0, -1):
        if head[-n:] == body[:n]:
            return " ".join([*head, *body[n:]])
    return None


def _overlap(column: Column, standing: Standing, role: str) -> Finding | None:
    found = (f for f in _standing(column.overlaps, standing) if f.role is not None and f.role.role == role)
    return next(found, None)


def _standing(keys: Iterable[str], standing: Standing) -> list[Finding]:
    return [standing.open[key] for key in keys if key in standing.open]


def _verb(role: str) -> tuple[Text, Text]:
    own = Text("memegang peran itu", "hold the role"), Text("memegang peran itu", "holds the role")
    return _VERBS.get(role, own)


def _number(n: int) -> Text:
    return _NUMBERS[n] if n < len(_NUMBERS) else Text(str(n), str(n))


def _listed(words: Sequence[str], conjunction: str) -> str:
    return f" {conjunction} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _capital(text: Text) -> Text:
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _rank(severity: Severity) -> int:
    return severity.rank
