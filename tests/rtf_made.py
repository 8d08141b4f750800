"""Rich Text made by hand for the tests."""

from __future__ import annotations

import io

from minutesparse.document import Document
from minutesparse.readers.rtf import read

FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset2 Wingdings;}"
    r"{\f3\fcharset128 Gothic;}{\f4\fcharset2 Symbol;}}"
)
COLOURS = r"{\colortbl;\red255\green0\blue0;\red0\green0\blue0;}"
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}{\s3\sbasedon2 Ours;}"
    r"{\*\cs4 Strong;}{\s5 Title;}{\s6 toc 1;}}"
)


def doc(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> Document:
    return read(io.BytesIO(f"{{\\rtf1{head}{FONTS}{COLOURS}{STYLES}{body}}}".encode("latin-1")))


ROW = r"\trowd\cellx1000\cellx4000 "
