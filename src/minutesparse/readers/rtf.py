"""Read Rich Text: a tokeniser of our own, linear and bounded."""

from __future__ import annotations

from typing import BinaryIO

from minutesparse.document import Document, DocumentBuilder
from minutesparse.errors import NoTextFound
from minutesparse.readers.flow import write_flow, write_furniture
from minutesparse.readers.rtf_layout import Act, end_paragraph
from minutesparse.readers.rtf_state import SKIPPED
from minutesparse.readers.rtf_tokens import BRACE, BYTES, RUN, SYMBOL, TEXT, tokens, words_of
from minutesparse.readers.rtf_walk import (
    MAX_GROUPS,
    Walk,
    add_bytes,
    add_text,
    close_group,
    finish,
    open_group,
    put,
)
from minutesparse.readers.rtf_words import KNOWN_STARRED, WORDS

_Compiled = tuple[str, tuple[tuple[Act, int | None], ...]]
_SYMBOLS = {"~": "\u00a0", "_": "-", "\t": "\t", "\\": "\\", "{": "{", "}": "}"}


def read(stream: BinaryIO) -> Document:
    """Read the final state of a Rich Text file: what a reader sees with all changes accepted.

    Headers, footers and tables of contents stand apart as furniture; comments are left out. A file that
    is cut short is read as far as it goes. Raises `DamagedDocument`, `TooLarge`,
    `NoTextFound`.
    """
    walk = _walk(stream.read())
    builder = DocumentBuilder("rtf")
    told: set[str] = set()
    body = finish(walk, walk.state.flow, walk.state)
    write_flow(body, builder, told)
    for part in ("header", "footer"):
        for kind, blocks in walk.headers:
            if kind.startswith(part) and _shows(kind.removeprefix(part), walk):
                write_furniture(blocks, builder, told)
    if walk.title.strip():
        builder.properties["title"] = " ".join(walk.title.split())
    builder.warnings.extend(walk.warnings)
    document = builder.build()
    if not document.text.strip():
        raise NoTextFound("the document holds no text")
    return document


def _shows(kind: str, walk: Walk) -> bool:
    return walk.titled if kind == "f" else walk.facing if kind == "l" else True


def _walk(raw: bytes) -> Walk:
    walk = Walk()
    compiled: dict[str, _Compiled] = {}
    skipped = 0
    for kind, found in tokens(raw):
        if skipped:
            if kind == BRACE:
                skipped += 1 if found == "{" else -1
                if not skipped:
                    close_group(walk)
            continue
        if kind == TEXT:
            walk.fresh = False
            add_text(walk, found)
        elif kind == RUN:
            run = compiled.get(found)
            if run is None:
                run = compiled[found] = _compile(found)
            _act(walk, run)
        else:
            _OTHERS[kind](walk, found)
        skipped = walk.state.place == SKIPPED or len(walk.stack) > MAX_GROUPS
    while walk.stack:
        close_group(walk)
    return walk


def _brace(walk: Walk, brace: str) -> None:
    if brace == "{":
        open_group(walk)
    else:
        close_group(walk)


def _bytes(walk: Walk, written: str) -> None:
    add_bytes(walk, bytes.fromhex(written.replace("\\'", "")))


def _compile(run: str) -> _Compiled:
    words = words_of(run)
    return words[0][0], tuple((WORDS[word], number) for word, number in words if word in WORDS)


def _act(walk: Walk, run: _Compiled) -> None:
    first, acts = run
    walk.spare = 0
    if walk.starred:
        walk.starred = False
        if first not in KNOWN_STARRED:
            if walk.fresh:
                walk.state.place = SKIPPED
                return
            acts = acts[first in WORDS :]
    walk.fresh = False
    for act, number in acts:
        act(walk, number)


def _symbol(walk: Walk, symbol: str) -> None:
    if walk.spare:
        walk.spare -= 1
    elif symbol == "*":
        walk.starred = True
    elif symbol in "\r\n":
        end_paragraph(walk, None)
    elif symbol in _SYMBOLS:
        put(walk, _SYMBOLS[symbol])


_OTHERS = {BRACE: _brace, BYTES: _bytes, SYMBOL: _symbol}
