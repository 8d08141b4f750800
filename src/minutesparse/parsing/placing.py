"""The item that an entry of a list of actions belongs to: the one it names, or whose notes tell the same.

A list at the end of the minutes says again what was agreed under the items. Its entries may begin with
a topic ("School handbook: to be sent round"), stand under one, or repeat the words of the notes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from minutesparse.parsing.headings import MARKED, heading_key, heading_part
from minutesparse.parsing.lines import Column, Item, Line, Part
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_ENTRY = frozenset({None, Column.ACTION, Column.NOTES})
_SHARE = 0.62  # of an entry's words, by weight, that the notes must hold
_SHORT = 40  # words of an entry in which a title is looked for
_LEAST = 4  # words that an entry must have to be told by them
_TIMES = 3  # as many words as a topic has, a title may have at the most
_NEAR = 200  # a word that more lines hold tells nothing
_AHEAD = 0.12  # by how much they must hold more than those of any other item


def place_entries(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """Give the entries of lists of actions that stand under no item the item they belong to."""
    last = max((line.item.line for line in lines if line.item), default=-1)
    loose = {line.index: line for line in lines if _is_loose(line, lines, last)}
    if not loose:
        return list(lines)
    record = _Record(lines, frozenset(loose), vocabulary)
    found: dict[int, Item] = {}
    rows: dict[tuple[int, int], Item] = {}
    for line in loose.values():
        if not line.heading and line.column in _ENTRY and (item := record.item_of(line)):
            found[line.index] = item
            if line.table is not None and line.row is not None:
                rows[line.table.number, line.row] = item
    placed = []
    for line in lines:
        row = None if line.table is None or line.row is None else rows.get((line.table.number, line.row))
        mine = (found.get(line.index) or row) if line.index in loose else None
        placed.append(line.placed(line.part, mine or line.item))
    return placed


def _is_loose(line: Line, lines: Sequence[Line], last: int) -> bool:
    """A list of actions under no item, or a table of them behind the last item's notes."""
    if line.part not in MARKED:
        return False
    if line.item is None:
        return True
    return line.table is not None and line.item.line == last and lines[last].part not in MARKED


class _Record:
    """What the notes under each item say."""

    def __init__(self, lines: Sequence[Line], loose: frozenset[int], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.common = vocabulary.set("language.stopwords")
        self.topics: dict[frozenset[str], Item] = {}
        self.titled: dict[str, list[frozenset[str]]] = {}  # the titles that hold a word
        self.spelt: dict[str, dict[str, Item]] = {}  # the titles that begin with a word
        self.above: dict[int, str] = {}
        self.holders: dict[str, list[tuple[int, Item]]] = {}
        seen: Counter[str] = Counter()
        topic = ""
        for line in lines:
            if line.index in loose:
                if line.heading and heading_part(line.text, vocabulary) is None:
                    topic = line.text
                elif line.heading and line.paragraph.heading:
                    topic = ""  # "Action:" in bold beneath a topic opens none of its own
                self.above[line.index] = topic
                continue
            stems = frozenset(self._stems(line.text))
            seen.update(stems)
            if line.item is None:
                continue
            if line.index == line.item.line and line.part not in MARKED:
                title = frozenset(self._stems(heading_key(line.text)))
                self.topics.setdefault(title, line.item)
                if line.part is Part.BUSINESS or line.part is Part.AGENDA:
                    self._spell(line.item)
                for stem in title:
                    self.titled.setdefault(stem, []).append(title)
            if line.part is Part.AGENDA:
                continue
            for stem in stems:
                self.holders.setdefault(stem, []).append((line.index, line.item))
        self.weight = {stem: math.log(1 + len(lines) / n) for stem, n in seen.items()}

    def _spell(self, item: Item) -> None:
        """Keep a title of several words, or one in capitals: a word like "Website" stands in many a task."""
        said = words(item.title)
        if len(said) >= 2 or (said and item.title.isupper()):
            titles = self.spelt.setdefault(said[0], {})
            if len(titles) < _NEAR:
                titles.setdefault(" ".join(said), item)

    def item_of(self, entry: Line) -> Item | None:
        """Return the item that an entry names, or the one whose notes tell the same."""
        for name in self._names(entry):
            item = self._named(frozenset(self._stems(name)))
            if item:
                return item
        whole = self.topics.get(frozenset(self._stems(entry.text)))
        return whole or self._telling(entry.text) or self._naming(entry.text)

    def _names(self, entry: Line) -> Iterator[str]:
        head, colon, rest = entry.text.partition(":")
        key = heading_key(head)
        marks = key in self.vocabulary.set("markers.action") | self.vocabulary.set("groups.words")  # "Board:"
        if colon and rest.strip() and len(head.split()) <= 7 and not marks:
            yield head
        if self.above.get(entry.index):
            yield self.above[entry.index]

    def _named(self, name: frozenset[str]) -> Item | None:
        """The item whose title has the same words, or all words of the shorter of the two."""
        if name in self.topics:
            return self.topics[name]
        near = {
            t
            for stem in name
            for t in self.titled.get(stem, ())[:_NEAR]
            if t <= name or (name <= t and len(t) <= _TIMES * len(name))
        }
        return self.topics[near.pop()] if len(near) == 1 else None

    def _naming(self, text: str) -> Item | None:
        """The one item whose whole title stands in a short entry: "Make posters for the summer fair"."""
        said = words(text)[:_SHORT]
        found: dict[str, Item] = {}
        for at, word in enumerate(said):
            rest = f"{' '.join(said[at:])} "
            found |= {t: i for t, i in self.spelt.get(word, {}).items() if rest.startswith(f"{t} ")}
        longest = [t for t in found if not any(t != other and t in other for other in found)]
        return found[longest[0]] if len(longest) == 1 else None

    def _telling(self, text: str) -> Item | None:
        stems = {s for s in self._stems(text) if s in self.weight}
        whole = sum(self.weight[s] for s in stems)
        if len(stems) < _LEAST:
            return None
        shared: defaultdict[int, float] = defaultdict(float)
        items: dict[int, Item] = {}
        for stem in stems:
            for index, item in self.holders.get(stem, ())[:_NEAR]:
                shared[index] += self.weight[stem]
                items[index] = item
        best: dict[int, float] = {}
        for index, weight in shared.items():
            place = items[index].line
            best[place] = max(best.get(place, 0.0), weight / whole)
        ranked = sorted(best.items(), key=lambda b: -b[1])
        if not ranked or ranked[0][1] < _SHARE:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _AHEAD:
            return None
        return next(item for item in items.values() if item.line == ranked[0][0])

    def _stems(self, text: str) -> Iterator[str]:
        """The beginnings of the words that say something."""
        for word in words(text):
            if word not in self.common and len(word) >= 3:
                yield word[:4]
