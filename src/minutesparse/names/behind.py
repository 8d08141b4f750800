"""What words behind a name say: whom somebody stood in for, how and when they came, whence."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.names.initials import is_initials, letters, plain_initials
from minutesparse.names.judging import is_given, is_name, is_note, is_role, strip_honorifics
from minutesparse.vocabulary import Vocabulary

LONGEST_NAME = 5
LONGEST_NOTE = 8


def stand_in(text: str, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """Cut off whom somebody stood in for, and other names: "Jo Hale for Sam Moss", "Ann Moss aka Nan"."""
    match = vocabulary.pattern("names.behalf", "names.alias").search(text)
    if not match or match.start() == 0 or not text[match.end() :].strip()[:1].isupper():
        return text, []
    before = text[: match.start()].strip(" ,-–—(")
    if is_role(before, vocabulary) or len(before.split()) < 2:
        return text, []  # "Minister for the Moors" is an office
    if "," in before or " - " in before or "–" in before:
        return text, []
    return before, [text[match.start() :].strip()]


def came_or_left(text: str, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """Cut off when somebody came or went: "Ann Moss left at 11:04"."""
    match = vocabulary.pattern("attendance.came_or_left").search(text)
    if match and is_name(text[: match.start()].strip(" ,-–—"), vocabulary):
        return text[: match.start()].strip(" ,-–—"), [text[match.start() :].strip()]
    words = text.split()
    for at in range(1, min(len(words) - 1, LONGEST_NAME)):
        honorific, name = strip_honorifics(" ".join(words[:at]), vocabulary)
        known = honorific is not None or (" " in name and is_given(name.split()[0], vocabulary))
        if words[at] in vocabulary.set("attendance.body_leads") and words[at + 1][0].isupper():
            if known and is_name(name, vocabulary):  # "Ann Moss from Tarnworks"
                return f"{' '.join(words[:at])}, {' '.join(words[at + 1 :])}", []
            break
        if words[at] not in vocabulary.set("attendance.note_leads"):
            continue
        tail = words[at : at + LONGEST_NOTE]
        told = any(is_note(" ".join(tail[i:]), vocabulary) for i in range(len(tail)))
        if told and is_given(words[0], vocabulary) and is_name(" ".join(words[:at]), vocabulary):
            return " ".join(words[:at]), [" ".join(words[at:])]  # "Ann Moss on Thursday by phone"
    return text, []


def initials_behind(words: Sequence[str]) -> str | None:
    """Return the initials that stand bare behind a whole name.

    >>> initials_behind("Ann Moss AM".split()), initials_behind("Ann Moss MBE".split()), initials_behind(["Ann", "AM"])
    ('AM', None, None)
    """
    last = words[-1] if len(words) > 2 else ""
    bare = len(last) > 1 and last.isupper() and is_initials(last)
    return last if bare and letters(last) in plain_initials(" ".join(words[:-1])) else None
