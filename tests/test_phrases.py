"""The tree of phrases finds what the phrases one after the other find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse.phrases import any_phrase, whole_words
from minutesparse.vocabulary import languages, load

_PHRASE = st.text("aAbBcé-.'( ", min_size=1, max_size=6)


def _one_by_one(phrases):
    ordered = sorted({p for p in phrases if p.split()}, key=lambda p: (-len(" ".join(p.split())), p))
    return "(?:" + ("|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) or "(?!)") + ")"


def _spans(pattern, text, flags=0):
    return [m.span() for m in re.finditer(pattern, text, flags)]


@given(st.lists(_PHRASE, max_size=8), st.text("aAbBcCéÉ-.'( \t", max_size=30))
def test_finds_the_longest_that_fits(phrases, text):
    assert _spans(any_phrase(phrases, blind=False), text) == _spans(_one_by_one(phrases), text)
    blind = _spans(_one_by_one(phrases), text, re.IGNORECASE)
    assert _spans(any_phrase(phrases), text, re.IGNORECASE) == blind


@given(st.lists(_PHRASE, max_size=8), st.text("aAbBcCéÉ-.'( \t", max_size=30))
def test_finds_whole_words(phrases, text):
    expected = _spans(rf"(?<!\w){_one_by_one(phrases)}(?!\w)", text, re.IGNORECASE)
    assert _spans(whole_words(phrases), text, re.IGNORECASE) == expected


def test_a_straight_apostrophe_stands_for_a_curly_one():
    assert re.fullmatch(whole_words(["chair's action"]), "Chair’s  Action", re.IGNORECASE)


@pytest.mark.parametrize("code", languages())
def test_finds_every_phrase_of_a_vocabulary(code):
    vocabulary = load(code)
    for key in ("headings.actions", "actors.roles", "prose.past", "meeting.sittings", "due.leads"):
        for phrase in vocabulary.list(key):
            assert vocabulary.pattern(key).fullmatch(phrase.upper() if "ß" not in phrase else phrase)
