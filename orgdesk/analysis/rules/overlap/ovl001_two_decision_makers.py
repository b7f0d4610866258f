"""OVL001 Two decision-makers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from orgdesk.analysis.collisions import delegated, overlaps
from orgdesk.analysis.findings import Found, Severity
from orgdesk.analysis.fixes import keep_one
from orgdesk.analysis.kit import GUIDE, Source, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import AuthoritySource, Function
from orgdesk.reference.standard import DECISION_MAKER


@rule(
    "OVL001",
    Severity.ERROR,
    principle="clear-roles",
    title=Text("Pengambil keputusan ganda", "Two decision-makers"),
    message=Text(
        "{subject} memiliki {count} pengambil keputusan ({units}){where}.",
        "{subject} has {count} decision-makers ({units}){where}.",
    ),
    why=Text(
        "Bila dua unit berwenang memutuskan hal yang sama, keputusan dapat saling meniadakan dan tidak jelas "
        "siapa yang bertanggung jawab. UU 30/2014 menyebutnya sengketa kewenangan.",
        "Where two units may decide the same matter, decisions can cancel each other and nobody can say who "
        "answers for them. UU 30/2014 calls this a dispute over authority.",
    ),
    advice=Text(
        "Tetapkan satu pengambil keputusan, atau bedakan menurut wilayah, sasaran, sumber dana, tahap atau "
        "ambang nilai{settle}.",
        "Keep one decision-maker, or divide by area, target group, source of funds, stage or amount{settle}.",
    ),
    sources=(GUIDE, Source("UU 30/2014 Ps.1(13), 13(5), 14(5), 16")),
    bad=Miniature(
        Text("Dinas dan Puskesmas sama-sama memutuskan.", "The agency and the health centre both decide."),
        matrix="""
                           | DKK | PKM
            Pengadaan obat | KP  | KP
        """,
        line="DKK > PKM",
    ),
    good=(
        Miniature(
            Text("Dibagi menurut sumber dana.", "Divided by source of funds."),
            matrix="""
                               | DKK            | PKM
                Pengadaan obat | KP[funds=APBD] | KP[funds=BLUD]
            """,
        ),
        Miniature(
            Text("Keputusan berurutan menurut tahap.", "Decisions in sequence, by stage."),
            matrix="""
                               | PKM             | DKK                  | DPRD
                Anggaran BLUD  | KP[stage=usul]  | KP[stage=persetujuan] | KP[stage=pengesahan]
            """,
        ),
        Miniature(
            Text("Ambang nilai membagi wewenang.", "A threshold divides the power."),
            matrix="""
                               | CAM               | PTSP
                Izin bangunan  | KP[threshold=-500] | KP[threshold=500-]
            """,
        ),
        Miniature(
            Text(
                "Pemberi delegasi boleh tetap memakai wewenangnya.",
                "Who delegates may go on using the power.",
            ),
            matrix="""
                               | BUP | PTSP
                Izin apotek    | KP  | KP
            """,
            fields={"Izin apotek/KP/PTSP/1": {"source": AuthoritySource.DELEGATION, "grantor": "BUP"}},
        ),
        Miniature(
            Text(
                "Wewenang yang diteruskan tetap berasal dari bupati.",
                "Power that is passed on still comes from the regent.",
            ),
            matrix="""
                            | BUP | DKK                       | YANKES
                Izin apotek | KP  | KP[by=delegation;from=BUP] | KP[by=mandate;from=DKK]
            """,
            line="BUP > DKK; DKK > YANKES",
        ),
        Miniature(
            Text("Banding adalah fungsi lain.", "An appeal is another function."),
            matrix="""
                               | PTSP | DKK
                Izin apotek    | KP   |
                Banding izin   |      | KP
            """,
        ),
        Miniature(
            Text(
                "Pelaksana tugas (Plt) memutuskan sampai pejabatnya dilantik.",
                "An acting official decides until the successor takes office.",
            ),
            matrix="""
                               | PLT | DKK
                Pengadaan obat | KP  | KP
            """,
            fields={
                "Pengadaan obat/KP/PLT/0": {"valid_until": dt.date(2025, 12, 31)},
                "Pengadaan obat/KP/DKK/1": {"valid_from": dt.date(2026, 1, 1)},
            },
        ),
    ),
    ways="RDL",
    needs={DECISION_MAKER: 2},
    fix=keep_one(delegated),
)
def two_decision_makers(function: Function, read: Reader) -> Iterable[Found]:
    """Per function: decision-makers whose scopes meet, neither deciding by the other's delegation."""
    return overlaps(function, read, DECISION_MAKER, delegated)
