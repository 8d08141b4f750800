"""What is written in capitals and figures: acronyms of bodies, and the codes that tell who somebody is."""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.remembering import remembered

_RADIO_CALL = compiled(r"[A-Z]{1,2}\d[A-Z]{1,4}|[AKNW][A-Z]?Ø[A-Z]{1,3}")
"""Where calls begin with these letters many write the zero with a stroke; "SØREN" is a name."""


@remembered
def is_acronym(text: str) -> bool:
    """Say whether a text is written as acronyms are: "CTB", "DfE", "NHS/ESRF", "R&D".

    >>> [is_acronym(t) for t in ("CTB", "DfE", "R&D", "Ann", "ANNE MOSS", "ACh")]
    [True, True, True, False, False, False]
    """
    parts = re.split(r"[/&]", text)
    return all(
        re.fullmatch(r"[A-Z0-9]{1,6}|[A-Z][a-z][A-Z]{1,2}", p) and any(c.isalpha() for c in p) for p in parts
    ) and (len(parts) > 1 or len(text) > 1)


@remembered
def is_call_sign(word: str) -> bool:
    """Say whether a word is a code that tells its bearer: capitals and figures, four or more.

    >>> [is_call_sign(w) for w in ("K7XYZ", "VA3ABC", "2021", "A4", "Moss")]
    [True, True, False, False, False]
    """
    figures = any(c.isdigit() for c in word) or is_radio_call(word)
    return len(word) > 3 and word.isupper() and word.isalnum() and figures


@remembered
def is_radio_call(text: str) -> bool:
    """Say whether a text is a radio amateur's call, by which some clubs call everybody: "K7XYZ".

    >>> [is_radio_call(t) for t in ("K7XYZ", "KDØABC", "W1AB", "W3C", "NHS", "ISO9001", "SØREN")]
    [True, True, True, False, False, False, False]
    """
    return len(text) > 3 and bool(_RADIO_CALL.fullmatch(text))
