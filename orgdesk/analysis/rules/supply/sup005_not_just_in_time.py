"""SUP005 A supply comes later than it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesk.analysis.amounts import amount
from orgdesk.analysis.findings import Found, Phrase, Severity
from orgdesk.analysis.kit import GUIDE, rule
from orgdesk.analysis.miniature import Miniature
from orgdesk.analysis.reader import Reader
from orgdesk.analysis.supply_network import Timing, source_of, timing
from orgdesk.organization.bilingual import Text
from orgdesk.organization.records import Supply, Unit


@rule(
    "SUP005",
    Severity.WARNING,
    principle="levels",
    title=Text("Pasokan tidak tepat waktu", "Supply not just in time"),
    message=Text(
        "{what} dari{unit}{partner} untuk {subject} dibutuhkan dalam {within}, tetapi {reason}{way}.",
        "{what} from{unit}{partner} for {subject} is needed within {within}, but {reason}{way}.",
    ),
    why=Text(
        "Pasokan yang terlambat menghentikan layanan meskipun barangnya ada di suatu tempat.",
        "A late supply stops the service although the thing exists somewhere.",
    ),
    advice=Text(
        "Sederhanakan jalurnya, pesan lebih awal, kirim lebih sering, atau tambah stok penyangga sedikitnya "
        "{short}.",
        "Simplify the way, order earlier, deliver more often, or keep a buffer stock for at least {short} "
        "more.",
    ),
    ways="SD",
    sources=(GUIDE,),
    bad=(
        Miniature(
            Text("Vaksin tiba lima hari setelah dibutuhkan.", "Vaccine arrives too late."),
            supplies="IFK > PKM B lead=8 within=3",
        ),
        Miniature(
            Text("Gudang sendiri harus menunggu.", "The store has to wait itself."),
            supplies="PROV > IFK B lead=10; IFK > PKM B lead=2 within=5",
        ),
        Miniature(
            Text("Kiriman bulanan tanpa stok.", "A monthly delivery without stock."),
            supplies="IFK > PKM B lead=1 within=5 period=30",
        ),
    ),
    good=(
        Miniature(Text("Tiba pada waktunya.", "It arrives in time."), supplies="IFK > PKM B lead=2 within=3"),
        Miniature(
            Text("Gudang menyimpan stok.", "The store keeps a stock."),
            supplies="PROV > IFK B lead=10 buffer=30; IFK > PKM B lead=2 within=5",
        ),
        Miniature(
            Text("Stok cukup sampai kiriman berikutnya.", "The stock lasts until the next delivery."),
            supplies="IFK > PKM B lead=1 within=5 period=30 buffer=30",
        ),
        Miniature(
            Text("Jalur pengganti lebih cepat.", "A stand-in is faster."),
            supplies="IFK > PKM B lead=8 within=3; RSUD > PKM B lead=1 alternative",
        ),
        Miniature(
            Text("Yang lama adalah pasokan untuk hal lain.", "What takes long is for something else."),
            services="Suntik: Imunisasi; Periksa: Laboratorium",
            supplies="PROV > IFK B Laboratorium lead=90; IFK > PKM B Imunisasi lead=2 within=5",
        ),
        Miniature(Text("Waktu tidak dicatat.", "No times are recorded."), supplies="IFK > PKM B"),
    ),
)
def not_just_in_time(unit: Unit, read: Reader) -> Iterator[Found]:
    """Per unit: supplies to it that say within how many days they are needed. Late is what arrives after
    that (the longest of what has to be ordered first, the shortest of stand-ins), or comes at intervals
    that the stock does not bridge. O(supplies upstream) for each such supply."""
    for supply in read.supplies_to(unit.id):
        timed = timing(read, supply)
        if timed is not None and timed.slack < 0:
            yield _found(supply, timed)


def _found(supply: Supply, timed: Timing) -> Found:
    way = timed.wait.way
    stations = [source_of(s) for s in way]
    earlier = tuple(id_ for sort, id_ in stations[1:] if sort == "unit")
    sort, source = stations[0]
    reason = _RHYTHM if timed.is_interval else _WAY
    return Found(
        units=(supply.recipient, *(id_ for kind, id_ in stations if kind == "unit")),
        rows=tuple(("supply", s.id) for s in way),
        values={
            "what": supply.what or _SUPPLY,
            "unit": Phrase(_NAME, (source,) if sort == "unit" else ()),
            "partner": Phrase(_NAME, (source,) if sort == "agency" else (), "agency"),
            "within": amount(supply.needed_within or 0.0, "days"),
            "reason": reason.format(days=amount(timed.wait.days, "days")),
            "way": Phrase(_AFTER, earlier),
            "short": amount(-timed.slack, "days"),
        },
    )


_WAY = Text("tiba setelah {days}", "arrives after {days}")
_RHYTHM = Text("hanya datang setiap {days}", "only comes every {days}")
_SUPPLY = Text("Pasokan", "The supply")
_NAME = Text(" {it}", " {it}")
_AFTER = Text(" karena menunggu {it}", " because it waits for {it}")
