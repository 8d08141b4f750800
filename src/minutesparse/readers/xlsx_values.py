"""What a cell of a workbook shows: numbers, days and times by the cell's format."""

from __future__ import annotations

import datetime as dt
import re

from minutesparse.compiling import compiled

_HIDDEN = compiled(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What stands in a format as it is, or only says how it looks."""
_LETTERS = compiled(r"[dmyhs]", re.IGNORECASE)
_NUMBERED = compiled(r'"([^"]{1,20})"\\?-?(0{1,10})$')
_LAST_DAY = 2_958_466
_USUAL = {
    9: "0%", 10: "0.00%", 14: "d/m/yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss",
    **dict.fromkeys((*range(27, 32), *range(50, 59), 36), "d/m/yy"),
    **dict.fromkeys(range(32, 36), "h:mm"),
}  # fmt: skip
"""Formats that files refer to without writing them down."""


def usual_format(number: int) -> str:
    return _USUAL.get(number, "")


def shown_number(raw: str, form: str, *, from_1904: bool = False) -> str:
    """Return a number as its format shows it, but a day always as "2024-05-31".

    >>> shown_number("43956", "d/m/yy"), shown_number("43956.5625", "d/m/yy h:mm"), shown_number("0.5", "0%")
    ('2020-05-05', '2020-05-05 13:30', '50%')
    >>> shown_number("43956", "mmm-yy"), shown_number("7", '"A"00'), shown_number("3.0", "")
    ('2020-05', 'A07', '3')
    """
    try:
        value = float(raw)
    except ValueError:
        return raw
    first = form.partition(";")[0]
    letters = _HIDDEN.sub("", first)
    if _LETTERS.search(letters) and "general" not in letters.lower() and 0 <= value < _LAST_DAY:
        return _time_shown(value, letters.lower(), from_1904=from_1904)
    if numbered := _NUMBERED.match(first):
        return f"{numbered[1]}{value:0{len(numbered[2])}.0f}"
    if "%" in letters:
        return f"{_plain(value * 100)}%"
    return _plain(value)


def _time_shown(value: float, letters: str, *, from_1904: bool) -> str:
    epoch = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - of no zone
    if not from_1904 and value < 60:
        value += 1  # its calendar has a 29 February 1900
    moment = epoch + dt.timedelta(minutes=round(value * 1440))
    if not re.search("[dy]", letters) and not re.search("mmm", letters):
        return f"{moment:%H:%M}"
    day = f"{moment:%Y-%m-%d}" if "d" in letters else f"{moment:%Y-%m}"
    return f"{day} {moment:%H:%M}" if "h" in letters and value % 1 else day


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
