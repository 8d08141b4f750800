"""Numbers as lists write them: 3, iii, c, 03, ③."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CHICAGO = "*†‡§"
_RAISED = str.maketrans("0123456789ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ")
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def numeral(count: int, format: str) -> str:
    """Return a count in one of Word's number formats; one that is not known gives plain digits.

    >>> [numeral(4, f) for f in ("decimal", "lowerLetter", "upperRoman", "decimalZero", "ordinal", "none")]
    ['4', 'd', 'IV', '04', '4th', '']
    >>> numeral(28, "upperLetter"), numeral(7, "001, 002, 003, ..."), numeral(22, "cardinalText")
    ('BB', '007', 'Twenty-two')
    """
    writer = _FORMATS.get(format)
    if writer is not None:
        return writer(count)
    if pattern := re.match(r"0+1(?!\d)", format):  # a custom format: "001, 002, 003, ..."
        return str(count).zfill(len(pattern[0]))
    return str(count)


def note_mark(count: int, *, endnote: bool = False) -> str:
    """Return the raised number that leads to a note.

    >>> note_mark(12), note_mark(4, endnote=True)
    ('¹²', 'ⁱᵛ')
    """
    return numeral(count, "lowerRoman" if endnote else "decimal").translate(_RAISED)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written


def _letter(count: int, letters: str) -> str:
    """After z comes aa, then bb: Word repeats the letter."""
    if not 0 < count <= 30 * len(letters):
        return str(count)
    return letters[(count - 1) % len(letters)] * ((count - 1) // len(letters) + 1)


def _suffix(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 1 <= count <= 20 else str(count)


def _words(count: int, *, ordinal: bool) -> str:
    if not 0 <= count < 100:
        return f"{count}{_suffix(count)}" if ordinal else str(count)
    tens, ones = divmod(count, 10)
    head, last = ("", _ONES[count]) if count < 20 else (_TENS[tens - 2], _ONES[ones] if ones else "")
    if not last:
        head, last = "", head
    if ordinal:
        last = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (f"{head}-{last}" if head else last).capitalize()


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": lambda count: _letter(count, _LATIN),
    "upperLetter": lambda count: _letter(count, _LATIN).upper(),
    "russianLower": lambda count: _letter(count, _RUSSIAN),
    "russianUpper": lambda count: _letter(count, _RUSSIAN).upper(),
    "chicago": lambda count: _letter(count, _CHICAGO),
    "decimalZero": "{:02d}".format,
    "numberInDash": "- {} -".format,
    "ordinal": lambda count: f"{count}{_suffix(count)}",
    "cardinalText": lambda count: _words(count, ordinal=False),
    "ordinalText": lambda count: _words(count, ordinal=True),
    "decimalEnclosedCircle": _circled,
}
