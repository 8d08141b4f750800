"""Numbers as a list shows them: letters and Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a small Roman numeral, the plain number where there is none.

    >>> roman(4), roman(19), roman(0)
    ('iv', 'xix', '0')
    """
    if not 0 < number < 4000:
        return str(number)
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def letters(number: int) -> str:
    """Return a small letter, two after the twenty-sixth, the plain number below one.

    >>> letters(1), letters(27), letters(0)
    ('a', 'aa', '0')
    """
    if number < 1:
        return str(number)
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found


def item_number(number: int, style: str) -> str:
    """Return the label of an HTML list's item, by its `type` or CSS list style.

    >>> item_number(3, "a"), item_number(3, "upper-roman"), item_number(3, "")
    ('c.', 'III.', '3.')
    """
    if style in ("a", "lower-alpha", "lower-latin"):
        return f"{letters(number)}."
    if style in ("A", "upper-alpha", "upper-latin"):
        return f"{letters(number).upper()}."
    if style in ("i", "lower-roman"):
        return f"{roman(number)}."
    if style in ("I", "upper-roman"):
        return f"{roman(number).upper()}."
    return f"{number}."
