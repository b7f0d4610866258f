"""Right process: is there coordination where it is needed, supply in time, and little to do for customers?"""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.coupling import needs
from orgdesk.analysis.doors import doors, visits
from orgdesk.analysis.kit import GUIDE, Source
from orgdesk.analysis.metrics.figure import Bar, Figure, worded
from orgdesk.analysis.metrics.function_figures import CARLEY
from orgdesk.analysis.metrics.matrices import exclusivity, spare
from orgdesk.analysis.metrics.view import View
from orgdesk.analysis.supply_network import timing
from orgdesk.organization.bilingual import Text
from orgdesk.organization.display import SUPPLIER
from orgdesk.organization.organization import Token
from orgdesk.organization.records import Supply
from orgdesk.reference.standard import COORDINATOR, LIAISON

_MOST = 30
_NO_SERVICES = Text(
    "Tidak terdefinisi: belum ada layanan dengan penyelenggara. Isi layanan dan penyelenggaranya.",
    "Undefined: there is no service with a provider yet. Enter services and the units that give them.",
)

# -- coordination --------------------------------------------------------------------------------


def congruence(view: View) -> Figure:
    """Share of the pairs of units that depend on each other and have a way to coordinate.

    They depend by a relation between the functions that they execute (as FFF005 reads it) or by a supply.
    They coordinate by a coordinator or liaison, a role in the work of the other, the same superior, one above
    the other, or, for a relation, a supply between them.
    """
    met: dict[tuple[str, str], bool] = {}
    for pair, fulfilled in _needs(view):
        if view.agency is None or not view.unit_ids.isdisjoint(pair):
            met[pair] = met.get(pair, True) and fulfilled
    cells: dict[tuple[Token, Token], list[tuple[str, str]]] = {}
    for one, other in met:
        row, column = sorted((view.part(one), view.part(other)))
        cells.setdefault((row, column), []).append((one, other))
    bars = []
    for (row, column), pairs in sorted(cells.items()):
        lacking = dict.fromkeys(("unit", unit) for pair in pairs if not met[pair] for unit in pair)
        share = sum(met[pair] for pair in pairs) / len(pairs)
        bars.append(Bar(view.name(row), share, tuple(lacking) or (row, column), view.name(column).en))
    happens = sum(met.values())
    return Figure(
        key="coordination.congruence",
        group="process",
        title=Text("Koordinasi yang dibutuhkan dan terjadi", "Coordination that is needed and happens"),
        value=happens / len(met) if met else None,
        unit="share",
        verdict=Text(
            "{happens} dari {whole} pasang unit yang saling bergantung mempunyai jalan koordinasi.",
            "{happens} of {whole} pairs of units that depend on each other have a way to coordinate.",
        ).format(happens=happens, whole=len(met))
        if met
        else Text(
            "Tidak terdefinisi: belum ada hubungan antarfungsi atau pasokan antarunit. Isi salah satunya.",
            "Undefined: no relations between functions and no supplies between units yet. Enter either.",
        ),
        formula=Text(
            "pasangan unit yang perlu dan dapat berkoordinasi ÷ pasangan yang perlu; perlu: pelaksana fungsi "
            "yang berkaitan, pemasok dan penerima; dapat: koordinator, penghubung, fungsi bersama, atasan "
            "yang sama, salah satu atasan yang lain, pasokan",
            "pairs of units that need to and can coordinate ÷ pairs that need to; need: executors of related "
            "functions, supplier and recipient; can: coordinator, liaison, a shared function, the same "
            "superior, one above the other, a supply",
        ),
        source=Source("Cataldo, Herbsleb & Carley 2008; CMU-ISR-08-104"),
        chart="matrix",
        bars=tuple(bars),
        good="high",
    )


def _needs(view: View) -> Iterator[tuple[tuple[str, str], bool]]:
    for relation in view.read.all_relations():
        for need in needs(relation, view.read):
            yield need.units, need.met
    for supply in view.organization.supplies.values():
        source, recipient = supply.source, supply.recipient
        if source is not None and source != recipient:
            yield (min(source, recipient), max(source, recipient)), _is_arranged(view, source, supply)


def _is_arranged(view: View, source: str, supply: Supply) -> bool:
    """Whether who supplies and who receives have another tie than the supply itself."""
    one, other = set(view.read.superiors(source)), set(view.read.superiors(supply.recipient))
    if one & other or source in other or supply.recipient in one:
        return True
    return supply.function is not None and bool(view.read.holders(supply.function, COORDINATOR, LIAISON))


# -- supply --------------------------------------------------------------------------------------


def supply_slack(view: View) -> Figure:
    """Days that each supply has to spare until it is needed, as SUP005 reckons; below 0 it comes too late."""
    known = [
        (timed.slack, supply) for supply in view.supplies if (timed := timing(view.read, supply)) is not None
    ]
    known.sort(key=lambda pair: (pair[0], pair[1].id))
    late = sum(slack < 0 for slack, _ in known)
    tightest = _supply_name(view, known[0][1]) if known else Text("", "")
    return Figure(
        key="supply.slack",
        group="process",
        title=Text("Kelonggaran pasokan tersempit", "Tightest slack of supply"),
        value=known[0][0] if known else None,
        unit="days",
        verdict=Text(
            "{late} dari {whole} pasokan datang terlambat; tersempit: {what} ({slack}).",
            "{late} of {whole} supplies come too late; the tightest: {what} ({slack}).",
        ).format(late=late, whole=len(known), what=tightest, slack=worded(known[0][0], "days"))
        if known
        else Text(
            "Tidak terdefinisi: belum ada pasokan dengan waktu antar dan waktu kebutuhan. Isi keduanya.",
            "Undefined: no supply with both lead time and needed within. Enter both.",
        ),
        formula=Text(
            "terkecil di antara pasokan: dibutuhkan dalam + stok penyangga - hari tunggu; ditunggu: jalur "
            "terlama sampai tiba, atau kiriman berikutnya; pengganti yang lebih cepat dipakai",
            "the smallest of the supplies: needed within + buffer stock - days waited; waited for: the "
            "longest way until it arrives, or the next delivery; a quicker stand-in is used",
        ),
        source=GUIDE,
        chart="bars",
        bars=tuple(
            Bar(
                _supply_name(view, supply),
                slack,
                (("supply", supply.id), ("unit", supply.recipient)),
                "late" if slack < 0 else "ok",
            )
            for slack, supply in known[:_MOST]
        ),
        good="high",
    )


def _supply_name(view: View, supply: Supply) -> Text:
    """What goes to whom: "Vaksin → PKM"."""
    resource = view.organization.resources[supply.resource] if supply.resource is not None else None
    kind = Text(resource.name_id, resource.name_en) if resource is not None else Text("pasokan", "supply")
    what = Text(supply.what, supply.what) if supply.what else kind
    to = view.name(("unit", supply.recipient))
    return Text(f"{what.id} → {to.id}", f"{what.en} → {to.en}")


def _suppliers(view: View) -> dict[str, set[str]]:
    """Unit → the kinds of resource that it supplies, by its roles and by the supplies that name it."""
    found: dict[str, set[str]] = {}
    for unit in view.units:
        held = {a.resource for a in view.read.duties(unit.id) if a.role == SUPPLIER}
        held |= {supply.resource for supply in view.read.supplies_from(unit.id)}
        held.discard(None)
        if held:
            found[unit.id] = {resource for resource in held if resource is not None}
    return found


_NO_SUPPLIERS = Text(
    "Tidak terdefinisi: belum cukup unit yang memasok sumber daya. Isi peran pemasok atau pasokan.",
    "Undefined: too few units supply a resource yet. Enter suppliers or supplies.",
)


def resource_redundancy(view: View) -> Figure:
    """How many kinds of resource have more than one unit that can supply them."""
    suppliers = _suppliers(view)
    held: dict[str, list[str]] = {}
    for unit, resources in suppliers.items():
        for resource in resources:
            held.setdefault(resource, []).append(unit)
    value = spare([len(units) for units in held.values()], len(suppliers))
    rows = sorted(held, key=lambda id_: (view.organization.resources[id_].order, id_))
    return Figure(
        key="resources.redundancy",
        group="process",
        title=Text("Cadangan pemasok", "Suppliers in reserve"),
        value=value,
        unit="index",
        verdict=_NO_SUPPLIERS
        if value is None
        else Text(
            "Jenis sumber daya yang bergantung pada satu pemasok saja: {single} dari {whole}.",
            "Kinds of resource that rest on one supplier alone: {single} of {whole}.",
        ).format(single=sum(len(units) == 1 for units in held.values()), whole=len(held)),
        formula=Text(
            "jumlah (pemasok per jenis - 1) ÷ ((unit pemasok - 1) · jenis); 0: tanpa cadangan",
            "sum of (suppliers per kind - 1) ÷ ((supplying units - 1) · kinds); 0: none in reserve",
        ),
        source=CARLEY,
        chart="bars",
        bars=tuple(
            Bar(_resource_name(view, id_), len(held[id_]), tuple(("unit", unit) for unit in held[id_]))
            for id_ in rows
        ),
    )


def resource_exclusivity(view: View) -> Figure:
    """How much of the supply rests on single units."""
    suppliers = _suppliers(view)
    kinds = sorted({resource for resources in suppliers.values() for resource in resources})
    index = exclusivity([[float(kind in resources) for kind in kinds] for resources in suppliers.values()])
    ranked = sorted(zip(index, suppliers, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return Figure(
        key="resources.exclusivity",
        group="process",
        title=Text("Pasokan yang bergantung pada satu unit", "Supply that rests on one unit"),
        value=ranked[0][0] if ranked else None,
        unit="index",
        verdict=Text(
            "{unit} paling sulit digantikan sebagai pemasok.",
            "{unit} is hardest to replace as a supplier.",
        ).format(unit=view.name(("unit", ranked[0][1])))
        if ranked
        else _NO_SUPPLIERS,
        formula=Text(
            "terbesar di antara unit: jumlah exp(1 - pemasok) atas jenis sumber daya yang dipasoknya",
            "the largest of the units: sum of exp(1 - suppliers) over the kinds of resource it supplies",
        ),
        source=CARLEY,
        chart="bars",
        bars=tuple(Bar(view.name(("unit", u)), n, (("unit", u),)) for n, u in ranked[:_MOST]),
        good="low",
    )


def _resource_name(view: View, id_: str) -> Text:
    resource = view.organization.resources[id_]
    return Text(resource.name_id, resource.name_en)


# -- services ------------------------------------------------------------------------------------


def contacts(view: View) -> Figure:
    """How often one customer has to come, per service, on average over the services. A service that only
    competitors of government give is not counted."""
    counted = []
    for service, providers in view.services:
        own = doors(view.read, service)
        needed = visits(view.read, own)
        if needed or (providers and not own):
            counted.append((needed, service, own))
    counted.sort(key=lambda row: (-row[0], row[1].order, row[1].id))
    most = counted[0] if counted else None
    return Figure(
        key="services.contacts",
        group="process",
        title=Text("Kunjungan per layanan", "Visits per service"),
        value=sum(n for n, _, _ in counted) / len(counted) if counted else None,
        unit="count",
        verdict=_NO_SERVICES
        if most is None
        else Text(
            "Masyarakat paling sering datang untuk {service}; kunjungan: {n}.",
            "A customer has to come most often for {service}; visits: {n}.",
        ).format(service=view.name(("service", most[1].id)), n=most[0]),
        formula=Text(
            "rata-rata per layanan: kunjungan satu orang di wilayah yang paling banyak memintanya "
            "(tidak diisi: sekali); dari penyelenggara yang saling menggantikan dihitung satu",
            "mean per service: visits of one customer in the area that asks for most (not entered: once); of "
            "providers that stand in for each other one is counted",
        ),
        source=Source("Reijers & Liman Mansar 2005: contact reduction"),
        chart="bars",
        bars=tuple(
            Bar(
                view.name(("service", service.id)),
                n,
                (("service", service.id), *(("unit", door.unit) for door in own)),
            )
            for n, service, own in counted[:_MOST]
        ),
        good="low",
    )


def requirements(view: View) -> Figure:
    """How many different documents a service asks for, on average over the services."""
    counted = []
    for service, providers in view.services:
        if providers:
            asked = [r for p in providers for r in view.read.requirements(p.id)]
            documents = {" ".join(r.document.casefold().split()) for r in asked}
            counted.append((len(documents), service, asked))
    counted.sort(key=lambda row: (-row[0], row[1].order, row[1].id))
    total = sum(n for n, _, _ in counted)
    return Figure(
        key="services.requirements",
        group="process",
        title=Text("Persyaratan per layanan", "Requirements per service"),
        value=total / len(counted) if total else None,
        unit="count",
        verdict=Text(
            "Paling banyak diminta untuk {service}; dokumen: {n}.",
            "Most is asked for {service}; documents: {n}.",
        ).format(service=view.name(("service", counted[0][1].id)), n=counted[0][0])
        if total
        else Text(
            "Tidak terdefinisi: belum ada persyaratan layanan. Isi dokumen yang diminta tiap penyelenggara.",
            "Undefined: no requirements of services yet. Enter the documents that each provider asks for.",
        ),
        formula=Text(
            "rata-rata per layanan: dokumen berbeda yang diminta para penyelenggaranya",
            "mean per service: different documents that its providers ask for",
        ),
        source=GUIDE,
        chart="bars",
        bars=tuple(
            Bar(
                view.name(("service", service.id)),
                n,
                (("service", service.id), *(("requirement", r.id) for r in asked)),
            )
            for n, service, asked in counted[:_MOST]
        )
        if total
        else (),
        good="low",
    )
