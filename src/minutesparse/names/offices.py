"""An office printed with a name, with nothing between them."""

from __future__ import annotations

from minutesparse.names.judging import bare, is_given, is_honorific, is_name, is_role
from minutesparse.remembering import remembered
from minutesparse.vocabulary import Vocabulary


@remembered
def leading_office(piece: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Part an office from the name behind it: "Chairman Cllr Moss", "County Cllr Moss"."""
    words = piece.split()
    titles, qualifiers = vocabulary.set("roles.titles"), vocabulary.set("roles.qualifiers")
    best = 0
    for i, word in enumerate(words[:-1]):
        key = bare(word)
        if word.islower() and key not in titles and is_given(words[i + 1], vocabulary):
            key = key.removesuffix("s")  # "clerks Ann Moss and Joe Hale"
        if is_given(word, vocabulary) or (key not in titles and key not in qualifiers):
            break
        if is_honorific(word, vocabulary) and (i == 0 or bare(words[i - 1]) in titles):
            break  # "Chairman Cllr Moss", "Deputy Mayor Cllr Moss"
        if key in titles:
            best = i + 1
        elif i + 1 < len(words) - 1 and is_honorific(words[i + 1], vocabulary):
            # "County Cllr Moss": the title is part of the office
            best = i + 1
    if best == len(words) - 1 and bare(words[best - 1]) not in vocabulary.set("roles.strong"):
        # "Recording Link" is nobody, but "President Eli" is
        best = best if is_honorific(words[best - 1], vocabulary) else 0
    role = words[:best]
    if best and bare(words[best - 1]) in qualifiers and bare(words[best - 1]) not in titles:
        role = words[: best + 1]  # "County Cllr Moss"
    return (" ".join(role) or None), " ".join(words[best:])


def trailing_office(words: list[str], vocabulary: Vocabulary) -> tuple[list[str], str | None]:
    """Part an office from the name before it: "Joy Hale CLERK", "Ann Moss Director of Works"."""
    for i in range(1, len(words)):
        if bare(words[i]) in vocabulary.set("names.never"):
            continue  # "Parks and Roads Manager"
        tail = " ".join(words[i:])
        strong = bare(words[-1]) in vocabulary.set("roles.strong") and (
            i > 1 or words[i].isupper() or words[i].islower()
        )
        begins = i > 1 and bare(words[i]) in (
            vocabulary.set("roles.titles") | vocabulary.set("roles.qualifiers")
        )
        if (begins or strong) and is_role(tail, vocabulary) and is_name(" ".join(words[:i]), vocabulary):
            return words[:i], tail
    return words, None
