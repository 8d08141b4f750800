"""The words of each language, as data: one TOML file a language, rules stay in code.

A language is added by adding one file; nothing else names the languages there are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from minutesparse.compiling import compiled, parsed
from minutesparse.phrases import whole_words
from minutesparse.text import plain, words

DEFAULT = "en"
_FEW = 400


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """One language's words. Keys are dotted paths into its file ("headings.apologies")."""

    code: str
    table: dict[str, object] = field(repr=False)
    _lists: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _patterns: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict, repr=False)
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _mappings: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    def entry(self, key: str) -> object:
        """Return what stands at a dotted key; a key that is in no file is a fault of ours."""
        at: object = self.table
        for part in key.split("."):
            if not isinstance(at, dict) or part not in at:
                return ()
            at = at[part]
        return at

    def list(self, key: str) -> tuple[str, ...]:
        """Return the phrases at a key, () where the language has none."""
        if key not in self._lists:
            found = self.entry(key)
            self._lists[key] = tuple(str(f) for f in found) if isinstance(found, (list, tuple)) else ()
        return self._lists[key]

    def set(self, key: str) -> frozenset[str]:
        """Return the phrases at a key, made `plain`, for looking up."""
        if key not in self._sets:
            self._sets[key] = frozenset(plain(p) for phrase in self.list(key) for p in self._spelt(phrase))
        return self._sets[key]

    def _spelt(self, phrase: str) -> tuple[str, ...]:
        """Return a phrase, and how it is written by those whose keyboard lacks its letters ("naechste")."""
        spellings = self.entry("language.spellings")
        other = phrase
        for letter, spelt in spellings.items() if isinstance(spellings, dict) else ():
            other = other.replace(letter, str(spelt))
        return (phrase,) if other == phrase else (phrase, other)

    def mapping(self, key: str) -> dict[str, str]:
        """Return the table at a key with plain keys, {} where there is none."""
        if key not in self._mappings:
            found = self.entry(key)
            told = found.items() if isinstance(found, dict) else ()
            self._mappings[key] = {plain(str(k)): str(v) for k, v in told}
        return self._mappings[key]

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The common given names, made `plain`: the language's own, and of `given_names.txt` those that are no word of it."""
        return self.set("names.given") | _names_of_many_languages(self.code)

    def pattern(self, *keys: str) -> re.Pattern[str]:
        """Return a case-blind pattern that finds any phrase of the keys as whole words.

        Longer phrases are tried first; a blank in a phrase stands for any white space.
        """
        if keys not in self._patterns:
            phrases = (p for k in keys for phrase in self.list(k) for p in self._spelt(phrase))
            self._patterns[keys] = compiled(whole_words(phrases), re.IGNORECASE)
        return self._patterns[keys]


@cache
def _names_of_many_languages(code: str) -> frozenset[str]:
    """Read the given names that are no ordinary word of a language: each section says where its names are words."""
    text = files(__name__).joinpath("given_names.txt").read_text("utf-8")
    sections = (section.partition("\n") for section in text.removeprefix("#").split("\n#"))
    return frozenset(
        name for head, _, names in sections if code not in head.split() for name in names.split()
    )


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there is a file for, sorted."""
    return tuple(sorted(f.name[:-5] for f in files(__name__).iterdir() if f.name.endswith(".toml")))


@cache
def load(code: str) -> Vocabulary:
    """Return a language's vocabulary; an unknown code gives a KeyError."""
    if code not in languages():
        raise KeyError(code)
    return Vocabulary(code, parsed(files(__name__).joinpath(f"{code}.toml").read_bytes()))


def detect(text: str) -> str | None:
    """Tell the language from its commonest words; None where no language is clearly ahead.

    Minutes of a few lines have too few of those: there the words that minutes are made of tell it.

    >>> detect("The board agreed that the clerk is to write to the council about it.")
    'en'
    >>> detect("Acta: Fecha 3/5/2021. Asistentes: Ana, Luis.")
    'es'
    """
    counts = Counter(words(text[:200_000]))
    scores = sorted(((_common(counts, c), c) for c in languages()), reverse=True)
    best, runner_up = scores[0], scores[1] if len(scores) > 1 else (0, "")
    if best[0] < 3 or best[0] < 0.04 * counts.total() or best[0] < 1.2 * runner_up[0]:
        return _told_by_minutes(counts) if counts.total() <= _FEW else None
    return best[1]


def _told_by_minutes(counts: Counter[str]) -> str | None:
    seen = sorted(((sum(w in counts for w in _opening(c, "telltale")), c) for c in languages()), reverse=True)
    best, runner_up = seen[0], seen[1] if len(seen) > 1 else (0, "")
    return best[1] if best[0] >= 3 and best[0] >= 2 * runner_up[0] else None


def _common(counts: Counter[str], code: str) -> int:
    """Count a language's commonest words; "de" and "en" alone, which several languages share, tell nothing."""
    common = _opening(code, "stopwords")
    seen = [w for w in common if counts[w]]
    return (
        sum(counts[w] for w in seen)
        if len(seen) >= max(3, min(5, len(common) // 4)) or counts.total() < 60
        else 0
    )


@cache
def _opening(code: str, key: str) -> frozenset[str]:
    """Read a list of words alone from the section that opens a language's file: the rest can wait."""
    text = files(__name__).joinpath(f"{code}.toml").read_text("utf-8")
    opening = text[: text.index("\n[", text.index("[language]"))]
    return frozenset(plain(w) for w in parsed(opening.encode())["language"][key])
