"""What a sheet itself says that its codes mean: "KP = Pengambil keputusan", "R | Responsible - Who acts"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgdesk.exchange.incoming.recognition.codes import Vocabulary
from orgdesk.exchange.incoming.recognition.noise import flat, fold

_TOKEN = r"[A-Za-z]{1,4}|[A-Za-z]/[A-Za-z]|[√✓✔●•○■×]|1"  # noqa: RUF001
_PAIR = re.compile(
    rf"(?:^|(?<=[\s,;|(\[]))[(\[]?({_TOKEN})[)\]]?(?:\s*[=:→]\s*|\s+[-–—]\s+)(?=[^\s=])"  # noqa: RUF001
)
_PREFIX = re.compile(r"^(?:keterangan|ket|legenda|legend|key|catatan|kode|codes?|note)\s*[.:]*\s*", re.I)
_SIGN = re.compile(r"[=:→]|\s[-\u2013\u2014]\s")
_TITLE = re.compile(
    r"(?:keterangan|ket|legenda|legend|key|kode|codes?|raci (?:key|legend|definitions?)|arti|definisi"
    r"|singkatan|role|peran|definitions?|meaning|deskripsi|description|uraian|simbol|symbol|kepanjangan"
    r"|(?:raci|role) codes?|kode peran|arti kode|nama peran)\W*",
    re.I,
)


def pairs_in(text: str) -> list[tuple[str, str]]:
    """The pairs that one text holds: "R = Responsible, A = Accountable"."""
    found: list[tuple[str, str]] = []
    if not _SIGN.search(text):
        return found
    for part in re.split(r"\n|;", _PREFIX.sub("", text)):
        marks = list(_PAIR.finditer(part))
        if not marks or part[: marks[0].start()].strip(" ,(["):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(part)]
        for mark, end in zip(marks, ends, strict=True):
            words = part[mark.end() : end].strip(" ,;.)]")
            if words:
                found.append((mark[1], words))
    return found


def legend_of(texts: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The pairs of a row; [] for one that is no legend, as far as its words are no role."""
    token = texts[0].strip("() =:.") if texts else ""
    if len(texts) in (2, 3) and re.fullmatch(_TOKEN, token):
        words = flat(" - ".join(text.strip(" =:") for text in texts[1:] if text.strip(" =:")))
        if len(words) > 2 and vocabulary.of_words(words) is not None:
            return [(token, words)]
    if len(texts) >= 4 and len(texts) % 2 == 0 and all(re.fullmatch(_TOKEN, text) for text in texts[::2]):
        across = list(zip(texts[::2], map(flat, texts[1::2]), strict=True))
        if all(len(words) > 2 and vocabulary.of_words(words) is not None for _, words in across):
            return across
    found = [pair for text in texts for pair in pairs_in(text)]
    known = sum(vocabulary.of_words(words) is not None for _, words in found)
    return found if known and 2 * known >= len(found) and len(texts) <= max(3, len(found) + 1) else []


def heads_legend(texts: Sequence[str]) -> bool:
    """Whether a row is the heading of a legend: "Keterangan:", "Code | Meaning"."""
    return 0 < len(texts) <= 3 and all(_TITLE.fullmatch(flat(text)) for text in texts)


def is_plain_pair(texts: Sequence[str], pairs: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> bool:
    """Whether the pairs of a row are a legend wherever they stand: not a numbered line of a list."""
    if len(pairs) > 1:
        return True
    token, words = pairs[0]
    if len(token) > 1:
        return fold(token) in vocabulary.codes or "=" in texts[0]
    return token.isalpha() and words[:1].upper() == token.upper()
