r"""Rich Text to tokens: runs of control words, bytes, symbols, braces and text, in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutesparse import bounds
from minutesparse.compiling import compiled
from minutesparse.errors import DamagedDocument, TooLarge

"""Of markup and text; a picture's hex digits are not counted."""

RUN, BYTES, SYMBOL, BRACE, TEXT = 1, 2, 3, 4, 5
_TOKEN = compiled(
    r"((?:\\[a-zA-Z]++(?:-?[0-9]++)?+)++ ?)"
    r"|((?:\\'[0-9a-fA-F]{2})++)"
    r"|\\([^a-zA-Z])"
    r"|([{}])"
    r"|([^\\{}\r\n\0]++)"
)
_WORD = compiled(r"\\([a-zA-Z]+)(-?[0-9]+)?")
_HEX = re.compile(rb"[0-9a-fA-F\r\n]{256,}")
_CONTROLS = dict.fromkeys((*range(1, 9), *range(14, 32)))
_BINARY = compiled(r"\\\\|\\bin(?![a-zA-Z])(-?[0-9]{0,10}) ?")

Words = tuple[tuple[str, int | None], ...]


def tokens(raw: bytes) -> Iterator[tuple[int, str]]:
    r"""Yield (kind, token) of a Rich Text file; line ends are no tokens, `\bin` data is passed over.

    A run is control words with nothing between, as long as may be: the same runs come back all through
    a document. Raises `TooLarge` past `bounds.MAX_CHARACTERS`, `DamagedDocument` for bytes that are no text.
    """
    if len(raw) > bounds.MAX_CHARACTERS // 10:
        raw = _HEX.sub(b"", raw)
    text = _without_binary(raw.decode("latin-1"))
    if len(text) > bounds.MAX_CHARACTERS:
        raise TooLarge(f"it holds over {bounds.MAX_CHARACTERS // 1_000_000} million characters")
    sample = text[:100_000]
    if len(sample) - len(sample.translate(_CONTROLS)) > len(sample) // 50:
        raise DamagedDocument("it is Rich Text by its first word alone")
    for match in _TOKEN.finditer(text):
        kind = match.lastindex or TEXT
        yield kind, match[kind]


def words_of(run: str) -> Words:
    r"""Return the control words of a run with their numbers; one that no integer holds is left out.

    >>> words_of("\\b\\fs24 ")
    (('b', None), ('fs', 24))
    """
    return tuple(
        (word, int(digits) if digits and len(digits) <= 11 else None) for word, digits in _WORD.findall(run)
    )


def _without_binary(text: str) -> str:
    """Cut out the bytes that a picture or an object holds as they are."""
    if "\\bin" not in text:
        return text
    kept: list[str] = []
    start = at = 0
    while match := _BINARY.search(text, at):
        at = match.end()
        if match[1] is not None:
            kept.append(text[start : match.start()])
            start = at = min(len(text), at + max(0, int(match[1] or 0) if match[1] != "-" else 0))
    kept.append(text[start:])
    return "".join(kept)
