"""A page's picture made even: shadows, stains and shading lightened, the scanner's dark edges painted over."""

from __future__ import annotations

from typing import Any

import numpy as np

from minutesparse.readers.ocr.pictures import Picture

_BLOCK = 6.0
"""Points: in a square of this size there is paper somewhere, unless it lies in a dark bar or a photograph."""
_DARKEST = 0.45
"""Of the page's paper: what is darker is no paper in the shade, but a bar with light letters on it."""
_EVEN = 0.93
"""Of the page's paper: a page whose paper is nowhere darker is left as it is."""
_INK = 0.6
_SPECKLED = 0.0002
"""Of a page: more dots than this alone on the paper are a scanner's dust, or a fax's noise."""
_DARK_EDGE = 0.5
"""Of a row or column of dots: more ink than this, at the very edge, is the scanner's lid."""
_WIDEST_EDGE = 0.06
"""Of the page: how broad such an edge may be."""


def evened(picture: Picture) -> Picture:
    """Return the page on even, light paper."""
    from PIL import Image

    grey = np.asarray(picture.grey)
    block = max(2, round(_BLOCK / picture.points))
    blocks = _lightest(grey, block)
    paper = float(np.percentile(blocks, 90))
    if paper < 1:
        return picture
    shade = np.clip(_smoothed(blocks), _DARKEST * paper, paper)
    edges = _dark_edges(grey, paper)
    speckled = _is_speckled(grey, paper)
    is_even = float(np.percentile(shade, 2)) >= _EVEN * paper
    if is_even and not any(edges) and not speckled:
        return picture
    lit = grey.copy()
    if not is_even:
        lamp = Image.fromarray(shade.astype(np.float32)).resize(picture.grey.size, Image.Resampling.BILINEAR)
        lit = np.minimum(grey.astype(np.float32) * (paper / np.asarray(lamp)), 255).astype(np.uint8)
    if speckled:
        lit[_specks(lit < _INK * paper)] = round(paper)
    top, bottom, left, right = edges
    lit[:top], lit[:, :left] = round(paper), round(paper)
    lit[len(lit) - bottom :], lit[:, lit.shape[1] - right :] = round(paper), round(paper)
    return picture._replace(grey=Image.fromarray(lit))


def _is_speckled(grey: Any, paper: float) -> bool:
    """Say whether a page is sprinkled with specks, judged by every fourth stripe of it."""
    height = len(grey) // 32
    stripes = [grey[i * height : (i + 1) * height] < _INK * paper for i in range(2, 32, 4)]
    dots = sum(s.size for s in stripes)
    return sum(int(_specks(s).sum()) for s in stripes) > _SPECKLED * dots if dots else False


def _specks(ink: Any) -> Any:
    """Return a mask of the dots that stand alone, or two or three together."""
    return ink & (_boxed(ink, 2) <= 3)


def _boxed(ink: Any, reach: int) -> Any:
    """Return how many dots are dark in the square around each."""
    padded = np.pad(ink, reach).astype(np.uint8)
    height, width = ink.shape
    rows = padded[:height].copy()
    for i in range(1, 2 * reach + 1):
        rows += padded[i : i + height]
    found = rows[:, :width].copy()
    for i in range(1, 2 * reach + 1):
        found += rows[:, i : i + width]
    return found


def _lightest(grey: Any, block: int) -> Any:
    """Return how light the paper is in each square of so many dots; a speck of white is no paper."""
    height, width = grey.shape
    half = grey[: height // 2 * 2, : width // 2 * 2]
    mean = (half[::2, ::2].astype(np.uint16) + half[1::2, ::2] + half[::2, 1::2] + half[1::2, 1::2]) // 4
    side = max(1, block // 2)
    padded = np.pad(mean, ((0, -mean.shape[0] % side), (0, -mean.shape[1] % side)), "edge")
    rows, columns = padded.shape[0] // side, padded.shape[1] // side
    return padded.reshape(rows, side, columns, side).max(axis=(1, 3)).astype(np.float32)


def _smoothed(blocks: Any) -> Any:
    """Return squares as light as the second lightest of the nine around, so that letters leave no shade."""
    padded = np.pad(blocks, 1, "edge")
    height, width = blocks.shape
    around = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.partition(np.stack(around), 7, axis=0)[7]


def _dark_edges(grey: Any, paper: float) -> tuple[int, int, int, int]:
    """Return how many dots from the top, bottom, left and right edges are dark."""
    ink = grey < _INK * paper
    rows, columns = ink.mean(axis=1) > _DARK_EDGE, ink.mean(axis=0) > _DARK_EDGE
    return _run(rows), _run(rows[::-1]), _run(columns), _run(columns[::-1])


def _run(dark: Any) -> int:
    """Return how far from the beginning the last dark one near it lies, 0 where the first is light."""
    near = np.nonzero(dark[: max(1, round(_WIDEST_EDGE * len(dark)))])[0]
    return int(near[-1]) + 2 if len(near) and near[0] <= 2 else 0
