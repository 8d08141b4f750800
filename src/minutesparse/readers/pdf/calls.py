"""Quick handles on pdfium's functions."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_P, _I = ctypes.c_void_p, ctypes.c_int


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a second handle on a pdfium function that takes and gives plain addresses.

    Called several times a word and a line, the type checks of the first handle are half of the
    reader's time.
    """
    handle = type(function)(ctypes.cast(function, ctypes.c_void_p).value)
    handle.restype, handle.argtypes = result, list(arguments)
    return handle


def address(handle: Any) -> int:
    """Return a pdfium handle as the plain address that the quick functions take."""
    return ctypes.cast(handle, _P).value or 0


char_box = _quick(pdfium.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
char_origin = _quick(pdfium.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
char_matrix = _quick(pdfium.FPDFText_GetMatrix, _I, _P, _I, _P)
font_size = _quick(pdfium.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
text_object = _quick(pdfium.FPDFText_GetTextObject, _P, _P, _I)
text_font = _quick(pdfium.FPDFTextObj_GetFont, _P, _P)
text_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode, _I, _P)
fill_colour = _quick(pdfium.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
page_object = _quick(pdfium.FPDFPage_GetObject, _P, _P, _I)
form_object = _quick(pdfium.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
object_type = _quick(pdfium.FPDFPageObj_GetType, _I, _P)
object_bounds = _quick(pdfium.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
object_matrix = _quick(pdfium.FPDFPageObj_GetMatrix, _I, _P, _P)
form_count = _quick(pdfium.FPDFFormObj_CountObjects, _I, _P)
draw_mode = _quick(pdfium.FPDFPath_GetDrawMode, _I, _P, _P, _P)
segment_count = _quick(pdfium.FPDFPath_CountSegments, _I, _P)
path_segment = _quick(pdfium.FPDFPath_GetPathSegment, _P, _P, _I)
segment_point = _quick(pdfium.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
segment_type = _quick(pdfium.FPDFPathSegment_GetType, _I, _P)
