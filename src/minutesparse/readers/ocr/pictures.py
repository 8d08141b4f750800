"""Pictures of pages: what a scanner, a fax or a phone saved, in grey and at one scale."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from minutesparse.errors import DamagedDocument, TooLarge

WORKING_DPI = 300.0
"""What pages are read at that were scanned coarser or finer than engines like."""
_FIT_DPI = 180.0, 330.0
"""What is within is read as it was scanned: measured, more dots made up from it cost time and mend nothing."""

MAX_PIXELS = 50_000_000
"""In one page: A2 at 300 dots an inch."""
USUAL_PIXELS = 18_000_000
"""In a page of a usual size: A3 at 300 dots an inch."""
_GLIMPSE_PIXELS = 6_000_000
"""What is left of more than that to see whether there are letters at all: those of A2 stay legible."""
MAX_PICTURES = 1_000
"""In one file."""

_PAPER = 8.27, 11.69
_LIKELY = 5.0, 24.0
"""Inches: how wide a page may be for its own word on its scale to be believed."""
_SCANNED = 150.0
"""What only scanners say, even of half a page; 72 and 96 are what programs say that know nothing."""


class Picture(NamedTuple):
    """A page in grey (Pillow's mode "L") and its dots an inch."""

    grey: Any
    dpi: float

    @property
    def points(self) -> float:
        """Points a dot."""
        return 72.0 / self.dpi

    @property
    def width(self) -> float:
        """In points."""
        return float(self.grey.width * self.points)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.grey.height * self.points)


def decoded(stream: BinaryIO) -> Iterator[Picture]:
    """Yield the pages of a picture file (.png, .jpg, .tif with one page or many), upright and in order.

    Raises `DamagedDocument` where no picture can be got out of it, `TooLarge` for more dots or pages
    than anybody scans.
    """
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd tags, and sizes that are judged here
            image = Image.open(stream)
            if getattr(image, "n_frames", 1) > MAX_PICTURES:
                raise TooLarge(f"over {MAX_PICTURES:,} pages")
            for frame in ImageSequence.Iterator(image):
                if frame.width * frame.height > MAX_PIXELS:
                    raise TooLarge(f"a picture of {frame.width:,} by {frame.height:,} dots")
                yield rescaled(_picture(frame))
                if image.format not in ("TIFF", "MPO"):
                    break  # the other frames of a PNG or GIF move
    except Image.DecompressionBombError:
        raise TooLarge("a picture of too many dots") from None
    except UnidentifiedImageError:
        raise DamagedDocument("no picture that can be opened") from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        MemoryError,
        KeyError,
        IndexError,
        TypeError,
    ) as error:
        # What Pillow raises for broken files, by format.
        raise DamagedDocument("the picture is broken or cut short") from error


def _picture(frame: Any) -> Picture:
    from PIL import Image, ImageOps

    upright: Any = ImageOps.exif_transpose(frame)
    if upright.mode in ("I", "I;16", "I;16B", "F"):
        high = upright.convert("F").getextrema()[1] or 1.0
        upright = upright.convert("F").point(lambda v: v * (255.0 / high))
    if upright.mode in ("LA", "PA", "RGBA") or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        upright = Image.alpha_composite(paper, seen)
    grey = upright.convert("L")
    return Picture(grey, _dpi(frame, grey.width, grey.height))


def _dpi(frame: Any, width: int, height: int) -> float:
    """Return the dots an inch that a file states, or those of a sheet of A4 where it can't be so."""
    try:
        stated = float(max(frame.info.get("dpi", (0, 0))))
    except (TypeError, ValueError):
        stated = 0.0
    is_page = stated >= _SCANNED or min(width, height) >= _LIKELY[0] * stated
    if stated > 0 and is_page and max(width, height) <= _LIKELY[1] * stated:
        return stated
    return max(width / (_PAPER[0] if width <= height else _PAPER[1]), 30.0)


def quarter_turned(picture: Picture, quarters: int) -> Picture:
    """Return the page turned clockwise by quarters of a full turn."""
    from PIL import Image

    how = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    return picture._replace(grey=picture.grey.transpose(how[quarters]))


def glimpse(picture: Picture) -> Picture:
    """Return a picture itself, or one made small where it has more dots than pages have."""
    from PIL import Image

    dots = picture.grey.width * picture.grey.height
    if dots <= USUAL_PIXELS:
        return picture
    factor = (_GLIMPSE_PIXELS / dots) ** 0.5
    size = max(1, round(picture.grey.width * factor)), max(1, round(picture.grey.height * factor))
    return Picture(picture.grey.resize(size, Image.Resampling.BOX), picture.dpi * factor)


def fit_dpi(scanned: float) -> float:
    """Return the dots an inch at which to read what was scanned at so many.

    >>> fit_dpi(200), fit_dpi(96), fit_dpi(600)
    (200, 300.0, 300.0)
    """
    return scanned if _FIT_DPI[0] <= scanned <= _FIT_DPI[1] else WORKING_DPI


def rescaled(picture: Picture) -> Picture:
    """Return the picture at a scale that is fit for reading."""
    from PIL import Image

    factor = fit_dpi(picture.dpi) / picture.dpi
    if factor == 1:
        return picture
    width, height = round(picture.grey.width * factor), round(picture.grey.height * factor)
    if not 0 < width * height <= MAX_PIXELS:
        return picture
    how = Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX
    return Picture(picture.grey.resize((width, height), how, reducing_gap=2.0), WORKING_DPI)
