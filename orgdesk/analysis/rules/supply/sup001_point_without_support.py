"""SUP001 A service point without a service centre or a supporting agency behind it."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import OUTSIDE_GOVERNMENT, Level, Unit

_MISSING = {
    frozenset({Level.SERVICE_CENTRE}): Text("pusat pelayanan", "a service centre"),
    frozenset({Level.SUPPORTING}): Text("lembaga pendukung", "a supporting agency"),
    frozenset({Level.SERVICE_CENTRE, Level.SUPPORTING}): Text(
        "pusat pelayanan maupun lembaga pendukung", "a service centre or a supporting agency"
    ),
}
_LEVELS = {"DKK": {"level": Level.SUPPORTING}, "PKM": {"level": Level.SERVICE_CENTRE}}
_POINT = {"PUSTU": {"level": Level.SERVICE_POINT}}


@rule(
    "SUP001",
    Severity.ERROR,
    principle="levels",
    title=Text("Titik layanan tanpa pusat atau pendukung", "Service point without support"),
    message=Text(
        "{subject} melayani masyarakat tanpa {missing} di atasnya atau yang memasoknya.",
        "{subject} serves the public without {missing} above it or supplying it.",
    ),
    why=Text(
        "Unit pelayanan tidak dapat berfungsi tanpa dukungan yang kuat: dana, obat, tenaga dan keputusan "
        "tidak sampai kepadanya.",
        "A service point cannot work without strong support: money, goods, staff and decisions do not reach "
        "it.",
    ),
    advice=Text(
        "Tempatkan di bawah pusat pelayanan dan lembaga pendukungnya, atau tetapkan siapa yang memasoknya.",
        "Put it below its service centre and supporting agency, or say who supplies it.",
    ),
    ways="R+",
    sources=(GUIDE,),
    bad=(
        Miniature(
            Text("Pustu yang tidak di bawah siapa pun.", "An auxiliary health post below nobody."),
            line="DKK > PKM",
            agencies="Dinas: DKK; Puskesmas: PKM PUSTU",
            fields=_LEVELS | _POINT,
        ),
        Miniature(
            Text("Puskesmas dan titik layanannya tanpa dinas.", "A health centre without its agency."),
            line="PKM > PUSTU; DKK > SEKR",
            agencies="Dinas: DKK SEKR; Puskesmas: PKM PUSTU",
            fields=_LEVELS | _POINT,
        ),
        Miniature(
            Text("Langsung di bawah dinas, melewati Puskesmas.", "Right below the agency, past the centre."),
            line="DKK > PKM PUSTU",
            fields=_LEVELS | _POINT,
        ),
    ),
    good=(
        Miniature(
            Text("Pustu, Puskesmas, Dinas.", "Post, centre, agency."),
            line="DKK > PKM; PKM > PUSTU",
            fields=_LEVELS | _POINT,
        ),
        Miniature(
            Text("Dipasok dan dibina, meski bukan bawahan.", "Supplied and guided, though no subordinate."),
            dotted="PKM > PUSTU",
            supplies="IFK > PUSTU B",
            line="DKK > IFK",
            agencies="Dinas: DKK IFK; Puskesmas: PKM; Desa (village): PUSTU",
            fields=_LEVELS | _POINT,
        ),
        Miniature(
            Text("Model yang tidak menyebut tingkat lain.", "A model that names no other level."),
            line="DKK > PKM",
            agencies="Dinas: DKK PKM; Pustu: PUSTU",
            fields=_POINT,
        ),
        Miniature(
            Text("Klinik swasta tidak di bawah siapa pun.", "A private clinic stands below nobody."),
            line="DKK > PKM",
            agencies="Dinas: DKK PKM; Klinik (private): PUSTU",
            fields=_LEVELS | _POINT,
        ),
    ),
)
def point_without_support(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per service point of government: who stands above it, guides it or supplies it, however many steps
    away.

    Silent where neither they nor its own agency name any other level. Milder where only the centre is
    missing. O(units behind it), and it ends as soon as both are found.
    """
    if unit.level is not Level.SERVICE_POINT:
        return
    if read.agency(unit.agency).agency_kind in OUTSIDE_GOVERNMENT:
        return
    missing = {Level.SERVICE_CENTRE, Level.SUPPORTING}
    seen, waiting = {unit.id}, [unit.id]
    for id_ in waiting:  # the list grows while it is walked, nearest first
        missing.discard(read.placement(id_).level or Level.SERVICE_POINT)
        if not missing:
            return
        suppliers = (s.source for s in read.supplies_to(id_) if s.source is not None)
        behind = [*read.superiors(id_), *suppliers, *read.guides(id_)]
        waiting.extend(dict.fromkeys(u for u in behind if u not in seen))
        seen.update(behind)
    if len(missing) == 2 and all(u.level in (None, unit.level) for u in read.units_of(unit.agency)):
        return
    yield Found(
        units=(unit.id,),
        severity=Severity.WARNING if missing == {Level.SERVICE_CENTRE} else Severity.ERROR,
        facts=tuple(level.value for level in missing),
        values={"missing": _MISSING[frozenset(missing)]},
    )
