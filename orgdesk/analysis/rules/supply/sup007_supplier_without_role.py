"""SUP007 A unit delivers without having the role for it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from orgdesk.analysis.findings import Finding, Found, Severity, named
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import of_kind
from orgdesk.organization.bilingual import Text
from orgdesk.organization.changes import ChangeSet, added, change
from orgdesk.organization.display import SUPPLIER, role_name, short
from orgdesk.organization.organization import Organization
from orgdesk.organization.records import Assignment, Supply, Unit
from orgdesk.reference.standard import DISTRIBUTOR, RoleRef


def give_the_role(finding: Finding, here: Organization) -> Iterator[ChangeSet]:
    """The supplier role, on the first function concerned, or the distributor's where the unit only passes
    on."""
    if finding.role is None or finding.role.resource is None:
        return
    functions = [here.functions[id_] for kind, id_ in finding.evidence if kind == "function"]
    function = min(functions, key=lambda f: (f.order, f.id))
    unit = finding.subject[1]
    for ref in (finding.role, RoleRef(DISTRIBUTOR)):
        row = Assignment(
            id=uuid4().hex, unit=unit, function=function.id, role=ref.role, resource=ref.resource
        )
        label = _GIVE.format(
            unit=short(here.units[unit]),
            role=role_name(here, *ref),
            function=short(function),
        )
        yield change(label, added(row))


_GIVE = Text('Beri {unit} peran "{role}" pada {function}', 'Give {unit} the role "{role}" on {function}')


@rule(
    "SUP007",
    Severity.WARNING,
    principle="authority",
    title=Text("Pemasok tanpa peran", "Supplier without role"),
    message=Text(
        "{subject} mengirim pasokan{resource} untuk {functions}, tetapi tidak berperan sebagai pemasok atau "
        "penyalur.",
        "{subject} delivers supplies{resource} for {functions}, but has the role neither of supplier nor of "
        "distributor.",
    ),
    why=Text(
        "Pemasok yang tidak ditetapkan tidak wajib memasok dan tidak dapat dimintai pertanggungjawaban.",
        "A supplier that nobody named need not supply and cannot be held to account.",
    ),
    advice=Text(
        "Tetapkan perannya dalam peraturan, atau alihkan pasokan kepada yang berperan.",
        "Write its role into the regulation, or let those deliver who have the role.",
    ),
    ways="LR",
    sources=(GUIDE,),
    bad=(
        Miniature(
            Text(
                "Gudang mengirim, tetapi matriks tidak menyebutnya.",
                "The store delivers, the matrix is silent.",
            ),
            matrix="""
                       | IFK | PKM
            Imunisasi  |     | PL
        """,
            supplies="IFK > PKM B Imunisasi",
        ),
        Miniature(
            Text("Penyandang dana mengirim barang.", "The funder delivers goods."),
            matrix="""
                       | BPKAD | PKM
            Imunisasi  | PD    | PL
        """,
            supplies="BPKAD > PKM B Imunisasi",
        ),
    ),
    good=(
        Miniature(
            Text("Pemasok dan penyalur.", "A supplier and a distributor."),
            matrix="""
                       | DKK | IFK | PKM
            Imunisasi  | PB  | DS  | PL
        """,
            supplies="DKK > IFK B Imunisasi; IFK > PKM B Imunisasi",
        ),
        Miniature(
            Text("Dinas memasok lewat gudangnya.", "The agency supplies through its store."),
            matrix="""
                       | IFK | PKM
            Imunisasi  | PB  | PL
        """,
            line="DKK > IFK",
            agencies="Dinas: DKK IFK; Puskesmas: PKM",
            supplies="DKK > PKM B Imunisasi",
        ),
        Miniature(
            Text("Fungsi tanpa peran sama sekali: belum dimodelkan.", "No roles at all: not modelled yet."),
            services="Suntik: Imunisasi",
            supplies="IFK > PKM B Imunisasi",
        ),
        Miniature(
            Text("Mitra memasok menurut perjanjian.", "A partner supplies by agreement."),
            matrix="""
                       | PKM
            Imunisasi  | PL
        """,
            supplies="BPJS > PKM U Imunisasi",
            agencies="BPJS (public_enterprise): BPJSCAB",
        ),
        Miniature(
            Text("Pasokan tanpa fungsi tidak dinilai.", "A supply for no named function is not judged."),
            matrix="""
                       | PKM
            Imunisasi  | PL
        """,
            supplies="IFK > PKM B",
        ),
    ),
    fix=give_the_role,
)
def supplier_without_role(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit that supplies: the function of each supply, or the functions of its service, must know the
    unit as supplier of that kind or as distributor. Roles in its line within the agency count, for a head
    stands for its units, and those of the whole count for its tasks. Partners supply by agreement.
    O(supplies times role holders)."""
    told: set[tuple[str, ...]] = set()
    for supply in read.supplies_from(unit.id):
        functions = _functions(read, supply)
        key = (supply.resource or "", *functions)
        if key in told or not any(read.roles(f) for f in functions):
            continue
        if any(_has_role(read, unit, f, supply.resource) for f in functions):
            continue
        told.add(key)
        yield Found(
            units=(unit.id,),
            functions=functions,
            role=RoleRef(SUPPLIER, supply.resource),
            values={
                "resource": of_kind(read, supply.resource),
                "functions": named(*functions, kind="function"),
            },
        )


def _functions(read: Reader, supply: Supply) -> tuple[str, ...]:
    if supply.function is not None:
        return (supply.function,)
    return read.service(supply.service).functions if supply.service is not None else ()


def _has_role(read: Reader, unit: Unit, function: str, kind: str | None) -> bool:
    known = [function, *(f.id for f in read.subfunctions(function))]
    at = read.function(function).parent
    while at is not None and read.function(at).is_work:
        known.append(at)
        at = read.function(at).parent
    for holder in (a for f in known for a in read.holders(f, SUPPLIER, DISTRIBUTOR)):
        if holder.role == SUPPLIER and kind is not None and holder.resource != kind:
            continue
        if holder.unit in read.own_line(unit.id) or unit.id in read.own_line(holder.unit):
            return True
    return False
