"""Titles in plain text: those right below a rule over the page, and those behind stars ("** Gates")."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary, detect, load

_RULE = compiled(r"\s{0,3}([-=*_~])\1{19,}\s*")
_STARRED = compiled(r"(\*{2,4})\s+(?=\S)")
_FEWEST = 3
_SHARE = 0.8
_LONGEST = 12
"""Words of a title."""
_OF_NAME = 4
_MARKERS = ("markers.action", "markers.alone", "markers.decision", "decisions.markers", "decisions.verbs")


def find_overlined(lines: Sequence[str]) -> frozenset[int]:
    r"""Return the places of the titles where nearly every rule over the page has one right below it.

    >>> rule = "-" * 30
    >>> text = f"{rule}\nGates\nAll agreed.\n{rule}\nRopes\n{rule}\nNext call - April\n\nSee below."
    >>> sorted(find_overlined(text.split("\n")))
    [1, 4, 6]
    """
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line)]
    below = [at + 1 for at in rules if _is_title(lines, at + 1)]
    if len(below) < _FEWEST or len(below) < _SHARE * len(rules):
        return frozenset()
    return frozenset(below)


def _is_title(lines: Sequence[str], at: int) -> bool:
    text = lines[at].strip() if at < len(lines) else ""
    after = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if not text or len(text.split()) > _LONGEST or text[-1] in ".;," or "|" in text:
        return False
    return text[0].isalnum() and not after[:1].islower()


def find_starred(lines: Sequence[str]) -> dict[int, int]:
    r"""Return the places of "** Gates" with the count of its stars, where such lines stand apart as titles do.

    Right behind a bullet with one star they are bullets beneath it.

    >>> find_starred("** Gates\n\nAll agreed.\n\n** Ropes\nNone.\n\n** Next call\n\n* one\n** two".split("\n"))
    {0: 2, 4: 2, 7: 2}
    """
    found = {at: m for at, line in enumerate(lines) if (m := _STARRED.match(line))}
    apart = {at: len(m[1]) for at, m in found.items() if not (at and lines[at - 1].strip())}
    if len(apart) < _FEWEST or len(apart) < 0.5 * len(found):
        return {}
    vocabulary = load(detect("\n".join(lines)) or "en")
    titles = [at for at in apart if _names_topic(lines[at][apart[at] :].strip(), vocabulary)]
    return {at: apart[at] for at in titles} if len(titles) >= _SHARE * len(apart) else {}


def _names_topic(text: str, vocabulary: Vocabulary) -> bool:
    """Tell a title from a sentence, from what binds somebody ("Joe to buy rope") and from "Decided: …"."""
    if len(text.split()) > _LONGEST or text[-1] in ".;,!" or text[0] in "@[":
        return False
    marker, colon, _ = text.partition(":")
    said = {plain(marker.strip()), plain(marker.split()[0])} if marker.strip() else set()
    if colon and any(said & vocabulary.set(key) for key in _MARKERS):
        return False
    tie = vocabulary.pattern("commitments.strong").search(text)
    before = text[: tie.start()].split() if tie else []
    joining = vocabulary.set("names.and")
    return not (0 < len(before) <= _OF_NAME and all(w[0].isupper() or plain(w) in joining for w in before))
