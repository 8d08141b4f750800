"""Text that is safe to show: nothing in a document may steer the terminal it is printed on."""

from __future__ import annotations

from minutesparse.compiling import compiled

_UNSEEN = r"\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
UNSEEN = compiled(f"[{_UNSEEN}]")
"""What steers a terminal or an eye without being seen, save the C0 controls: DEL and the C1
controls, marks of direction, zero-width characters, Unicode's line ends, halves of surrogates."""

_CONTROL = compiled(rf"[\x00-\x1f{_UNSEEN}]")


def visible(text: str) -> str:
    r"""Return the text with every character that is not seen written out.

    >>> print(visible("Clerk\x1b[31m to pay\u202e"))
    Clerk\x1b[31m to pay\u202e
    """
    return _CONTROL.sub(lambda m: escape(m[0], r"\x{:02x}"), text)


def escape(character: str, short: str) -> str:
    r"""Write a character as its number, in the `short` way where two digits do."""
    number = ord(character)
    return short.format(number) if number < 0x100 else rf"\u{number:04x}"


def one_line(text: str) -> str:
    r"""Return the text, visible, on one line.

    >>> one_line("write to the\n  council")
    'write to the council'
    """
    return visible(" ".join(text.split()))
