"""LEA002 Too many layers."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.findings import Found, Severity, named
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.hierarchy import reach
from orgdesk.organization.records import Agency


@rule(
    "LEA002",
    Severity.WARNING,
    principle="lean",
    title=Text("Terlalu banyak lapis", "Too many layers"),
    message=Text(
        "{subject} memiliki {layers} lapis di bawah pimpinannya, lebih dari {most} (sampai {deepest}).",
        "{subject} has {layers} layers below its head, more than {most} (down to {deepest}).",
    ),
    why=Text(
        "Tiap lapis menambah paraf dan waktu, dan menjauhkan pimpinan dari masyarakat.",
        "Each layer adds signatures and time, and takes the head further from the public.",
    ),
    advice=Text(
        "Hapus lapis yang hanya meneruskan, atau gabungkan dengan atasannya.",
        "Abolish layers that only pass on, or combine them with the one above.",
    ),
    ways="AC",
    sources=(
        GUIDE,
        Source("PP 18/2016 Ps.2: rentang kendali"),
        Source("Batas tiga lapis di bawah pimpinan (models/limits.toml)", "derived"),
    ),
    limits={"most": Text("lapis di bawah pimpinan instansi", "layers below the head of the agency")},
    bad=Miniature(Text("Empat lapis.", "Four layers."), line="K > B; B > S; S > U; U > T"),
    good=(
        Miniature(Text("Kepala, bidang, seksi.", "Head, division, section."), line="K > B; B > S"),
        Miniature(
            Text("Lapis instansi lain tidak dihitung.", "Layers of other agencies do not count."),
            line="BUP > SEKDA; SEKDA > K; K > B; B > S",
            agencies="Setda (staff_body): BUP SEKDA; Dinas: K B S",
        ),
    ),
)
def too_many_layers(agency: Agency, read: Reader, *, most: int = 3) -> Iterator[Found]:
    """Per agency: the longest line below its head, counted inside the agency."""
    root = read.root_of(agency.id)
    if root is None:
        return
    inside = {u.id for u in read.units_of(agency.id)}

    def below(unit: str) -> list[str]:
        return [u for u in read.subordinates(unit) if u in inside]

    depths = reach(root, below)
    layers = max(depths.values(), default=0)
    if layers > most and root not in depths:
        deepest = min(u for u, depth in depths.items() if depth == layers)
        chain = [u for u in (deepest, *read.ancestors(deepest)) if u in inside]
        yield Found(
            units=tuple(chain),
            values={
                "layers": layers,
                "most": most,
                "deepest": named(deepest),
            },
        )
