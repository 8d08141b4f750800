"""No text costs more than its length: nasty ones, doubled, may at most double what is spent on them."""

import inspect
import io
import re
import time
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import BuiltinMethodType

import pytest

import minutesparse
from minutesparse import pipeline, remembering
from minutesparse.errors import MinutesError
from minutesparse.vocabulary import languages, load

LONG = 6_000
QUICK = 0.02
"""Seconds; what long texts cost no more than is too short to compare."""
GROWTH = 2.5
STEPS = 3
NASTY = (
    "a ", "A", "Ab ", "a.b@", "(", "((a) ", "[AB] ", "1. ", "1.1 ", "1/", "12-", "- ", "–", "\t", "  ", "a\t",
    "Mr. ", "and ", "JM to ", "the Clerk to ", "agreed that ", "on 3 May ", "May ", "by ", "7.30 pm ", "a: ",
    "| a ", "**a ", "’s ", "@a ", "AB, ", "Cllr Reed ", "seconded by ", "minutes of the ", "next meeting ",
    "ACTION: ", "AB to write, ", "will ", "was ", "Ox. ",
)  # fmt: skip
HEAD = "# Minutes of the Fell Trust, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n## 1. Business\n\n"
EN = load("en")
SOURCES = Path(__file__).parent / "fixtures" / "sources"
OTHERS = {
    "de": (
        "gartenverein.md",
        ("bis zum ", "am 3. Mai ", "der Vorstand ", "wird ", "und ", "um 19.30 Uhr ", "soll "),
    ),
    "es": (
        "comunidad-vecinos.md",
        ("el 3 de mayo ", "y ", "se acuerda ", "antes de ", "de la ", "a las 19:30 h "),
    ),
    "fr": (
        "conseil-ecole.md",
        ("le 3 mai ", "et ", "avant le ", "de la ", "l’", "est ", "à 19h30 ", "décide "),
    ),
    "nl": ("wijkraad-de-linden.docx", ("voor 3 mei ", "en ", "gaat ", "van de ", "wordt ", "om 19.30 uur ")),
}
"""For each language but English: minutes in it, and what in it may be repeated without end."""


def _modules():
    for found in walk_packages(minutesparse.__path__, "minutesparse."):
        if not found.name.endswith("__main__") and ".ocr" not in found.name:
            yield import_module(found.name)


def _spent(work, text):
    if not isinstance(work, BuiltinMethodType):
        remembering.forget()
    begun = time.process_time()
    try:
        made = work(text)
        if inspect.isgenerator(made):
            list(made)
    except (MinutesError, ValueError, KeyError, IndexError):
        pass  # what a text holds is not the question here
    return time.process_time() - begun


def _filled(seed, length):
    return (seed * (length // len(seed) + 1))[:length]


def _steps_too_far(work, seed, lead=""):
    """Return the times of a text doubled three times where the last step grew too much, each time of three."""
    if _spent(work, lead + _filled(seed, LONG)) <= QUICK:
        return None
    for _ in range(3):
        took = [_spent(work, lead + _filled(seed, LONG // 2**step)) for step in range(STEPS, -1, -1)]
        if took[-1] <= QUICK or took[-1] <= GROWTH * max(took[-2], 0.001):
            return None
    return took


def _public(vocabulary=EN):
    for module in _modules():
        if not module.__name__.startswith(("minutesparse.text", "minutesparse.dates", "minutesparse.names")):
            continue
        for name, value in vars(module).items():
            function = inspect.unwrap(value) if callable(value) else None
            if name[0] == "_" or not inspect.isfunction(function) or function.__module__ != module.__name__:
                continue
            asked = [
                str(p.annotation)
                for p in inspect.signature(function).parameters.values()
                if p.default is p.empty
            ]
            if asked == ["str"]:
                yield name, function
            elif asked == ["str", "Vocabulary"]:
                yield name, lambda text, function=function: function(text, vocabulary)


@pytest.mark.parametrize("seed", NASTY)
def test_functions_over_text_are_linear(seed):
    functions = dict(_public())
    assert {"find_dates", "find_due", "find_times", "split_people", "read_person", "fold"} <= set(functions)
    slow = {name: took for name, work in functions.items() if (took := _steps_too_far(work, seed))}
    assert not slow


def test_patterns_are_linear():
    pipeline.extract("m.md", stream=io.BytesIO(f"{HEAD}Ann Moss will write by 3 June.".encode()))
    patterns = {
        f"{module.__name__}.{name}": value
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    patterns |= {str(keys): pattern for keys, pattern in EN._patterns.items()}
    assert len(patterns) > 200
    slow = [
        (name, seed, took)
        for name, pattern in patterns.items()
        for seed in NASTY
        if (took := _steps_too_far(pattern.match, seed))
    ]
    assert not slow


def test_each_language_is_tried():
    assert {"en", *OTHERS} == set(languages())


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_linear(code):
    source, seeds = OTHERS[code]
    vocabulary = load(code)
    assert [m.source.language for m in minutesparse.extract(SOURCES / source)] == [code]
    works = {str(keys): pattern.search for keys, pattern in vocabulary._patterns.items()}
    assert len(works) > 40
    works |= _public(vocabulary)
    slow = [
        (name, seed, took)
        for name, work in works.items()
        for seed in (*seeds, *NASTY[:4])
        if (took := _steps_too_far(work, seed))
    ]
    assert not slow


@pytest.mark.parametrize(
    ("lead", "seed"), [*(("Al Beck will ", n) for n in NASTY[::2]), *(("Present: ", n) for n in NASTY[1::3])]
)
def test_a_long_line_costs_no_more_than_its_length(lead, seed):
    def extract(text):
        pipeline.extract("m.md", stream=io.BytesIO(f"{HEAD}{text}\n".encode()))

    assert not _steps_too_far(extract, seed, lead)


def test_labels_within_labels_end():
    assert pipeline.extract("m.md", stream=io.BytesIO(f"{HEAD}Present: {'a: ' * 3000}\n".encode()))
