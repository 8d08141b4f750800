"""rapidocr, which pip alone can install: slower than tesseract, and as sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from minutesparse.readers.ocr.reading import Reading

_TALLEST = 1_600
"""Dots: it shrinks what is taller, and then misreads small print."""
_SMALLEST = 736
_UPENDED = 0.3
"""How far a line that runs up or down the page is believed."""
_BLANK = 0.8
_INK = 0.6
_BLANK_WIDTH = 0.1
"""Of a line's height: a gap that is narrower parts letters."""


def is_installed() -> bool:
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def read_column(image: Any, dpi: float) -> list[Reading]:  # noqa: ARG001
    """Return the words that rapidocr reads in a grey picture, in its reading order."""
    grey = np.asarray(image)
    paper = float(np.percentile(grey[::8, ::8], 90))
    found: list[Reading] = []
    line = 0
    for top, bottom in _slices(grey, _BLANK * paper):
        part = _padded(grey[top:bottom], round(paper))
        result = _engine()(np.stack([part] * 3, -1), use_cls=False, return_word_box=True)
        for words in _lines_of(result):
            spans = [_span(word, top) for word in words]
            if _is_upended(spans):
                spans = [span._replace(confidence=_UPENDED * span.confidence) for span in spans]
            found += _line(spans, line, grey, _INK * paper)
            line += 1
    return found


def _padded(part: Any, paper: int) -> Any:
    """Return a part with paper around it: rapidocr enlarges what is small, and then parts its words."""
    lacking = [(0, max(0, _SMALLEST - size)) for size in part.shape]
    return np.pad(part, lacking, constant_values=paper)


def _is_upended(spans: Sequence[_Span]) -> bool:
    """Say whether a line runs up or down the page: rapidocr turns it by itself, so that the page seems upright."""
    wide = max(s.right for s in spans) - min(s.left for s in spans)
    high = max(s.bottom for s in spans) - min(s.top for s in spans)
    return sum(len(s.text) for s in spans) > 3 and high > 2 * wide


def _lines_of(result: Any) -> Iterator[Sequence[tuple[str, float, Any]]]:
    """Yield the words of each line that rapidocr has seen: text, sureness, corners.

    Where it finds nothing its answer holds a word without corners; where it can't place the words of one
    line, it places none, and they are taken to be spread over their line evenly.
    """
    if result.txts is None:
        return
    for i, words in enumerate(result.word_results or ()):
        if all(isinstance(word, tuple) and len(word) == 3 and word[2] is not None for word in _listed(words)):
            yield words
        elif i < len(result.txts):
            yield list(_spread(result.txts[i], float(result.scores[i]), result.boxes[i]))


def _listed(words: Any) -> Sequence[Any]:
    return words if isinstance(words, tuple | list) and words else [None]


def _spread(text: str, confidence: float, corners: Any) -> Iterator[tuple[str, float, Any]]:
    """Yield a line's words in shares of its box."""
    (left, top), (right, bottom) = corners[0], corners[2]
    letter = (right - left) / max(1, len(text))
    for word in re.finditer(r"\S+", text):
        x0, x1 = left + word.start() * letter, left + word.end() * letter
        yield word[0], confidence, [[x0, top], [x1, top], [x1, bottom], [x0, bottom]]


def _slices(grey: Any, blank: float) -> Iterator[tuple[int, int]]:
    """Yield the tops and bottoms of parts that are not too tall, cut where no letter stands."""
    empty = np.nonzero((grey > blank).all(axis=1))[0]
    top, height = 0, len(grey)
    while height - top > _TALLEST:
        near = empty[(empty > top + _TALLEST // 2) & (empty < top + _TALLEST)]
        bottom = int(near[-1]) if len(near) else top + _TALLEST
        yield top, bottom
        top = bottom
    yield top, height


class _Span(NamedTuple):
    """A word about where rapidocr has it, which is good to half a letter."""

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int


def _span(word: Sequence[Any], down: int) -> _Span:
    text, confidence, corners = word
    xs, ys = [round(x) for x, _ in corners], [round(y) + down for _, y in corners]
    return _Span(str(text).strip(), float(confidence), max(0, min(xs)), max(0, min(ys)), max(xs), max(ys))


def _line(spans: Sequence[_Span], number: int, grey: Any, dark: float) -> list[Reading]:
    """Return a line's words in boxes that fit their ink, parted where the ink is."""
    spans = [s for s in spans if s.text]
    if not spans:
        return []
    top, bottom = min(s.top for s in spans), max(s.bottom for s in spans)
    left, right = max(0, min(s.left for s in spans) - 2), max(s.right for s in spans) + 2
    ink = grey[top:bottom, left:right] < dark
    columns = ink.any(axis=0)
    starts, texts, sure = [0], [spans[0].text], [spans[0].confidence]
    for before, after in pairwise(spans):
        cut = _cut(columns, before, after, left, bottom - top)
        if cut is None:
            texts[-1] += after.text
            sure[-1] = min(sure[-1], after.confidence)
            continue
        starts.append(cut)
        texts.append(after.text)
        sure.append(after.confidence)
    found: list[Reading] = []
    for start, end, text, confidence in zip(starts, [*starts[1:], ink.shape[1]], texts, sure, strict=True):
        y0, y1 = _middle_run(ink[:, start:end].any(axis=1))
        across = np.nonzero(columns[start:end])[0]
        if y1 > y0:
            x0, x1 = left + start + int(across[0]), left + start + int(across[-1]) + 1
            found.append(Reading(text, x0, top + y0, x1, top + y1, round(confidence, 3), number))
    return found


def _middle_run(rows: Any) -> tuple[int, int]:
    """Return where the ink in the middle of a word's rows begins and ends: tails of the line above are left out."""
    inked = np.nonzero(rows)[0]
    if not len(inked):
        return 0, 0
    middle = int(inked[np.abs(inked - len(rows) // 2).argmin()])
    blank = np.nonzero(~rows)[0]
    above, below = blank[blank < middle], blank[blank > middle]
    return int(above[-1]) + 1 if len(above) else 0, int(below[0]) if len(below) else len(rows)


def _cut(columns: Any, before: _Span, after: _Span, left: int, height: int) -> int | None:
    """Return where two words part, None where no gap is wide enough for a blank ("com mittee")."""
    reach = max(2, (before.right - before.left) // (len(before.text) + 1))
    beyond = max(2, (after.right - after.left) // (len(after.text) + 1))
    start, end = max(1, before.right - left - reach), min(len(columns), after.left - left + beyond)
    gaps = np.flatnonzero(np.diff(np.concatenate(([True], columns[start:end], [True])).astype(np.int8)))
    if not len(gaps):
        return None
    widths = gaps[1::2] - gaps[::2]
    widest = int(widths.argmax())
    return start + int(gaps[2 * widest]) + 1 if widths[widest] > _BLANK_WIDTH * height else None
