"""The patterns of the sentences that decide, made of one language's words, and how much each weighs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutesparse.phrases import any_phrase
from minutesparse.vocabulary import Vocabulary

_KEYS = (
    "verbs",
    "passive",
    "present",
    "impersonal",
    "be",
    "been",
    "adverbs",
    "bodies",
    "accord",
    "not_accord",
    "undecided",
    "upheld",
    "carried",
    "lost",
    "elsewhere",
    "by",
    "relative",
    "joined",
    "results",
    "seconded",
    "proposed",
    "record",
    "idle",
    "firmly",
    "none",
    "clause",
    "conditions",
    "suppositions",
    "inverting",
    "which",
    "counted",
    "leaning",
    "leaning_whole",
    "putting_off",
    "delaying",
    "choosing_clause",
    "to_come",
    "until",
    "choosing",
    "refusals",
    "voted_in",
    "themselves",
    "answers",
    "spanning",
    "completing",
    "standing",
    "installed",
    "installed_as",
    "in_year",
    "last_year",
    "signed",
    "as_record",
    "urged",
    "not_urged",
    "not_opening",
    "there",
    "chosen_for",
)


class Sign(NamedTuple):
    """A pattern of a sentence that decides, with the group `verb`, and how much it weighs.

    `passive`: it says no more than that a thing was decided, when and by whom it may tell beside it.
    """

    pattern: str
    weight: float
    passive: bool = False


@cache
def words_of(vocabulary: Vocabulary) -> tuple[dict[str, str], str, str, str]:
    """Return patterns of the words of deciding by their key, of a body, of adverbs, and of a verb in the passive."""
    w = {k: any_phrase(vocabulary.list(f"decisions.{k}")) for k in _KEYS}
    groups = any_phrase(vocabulary.list("actors.groups"))
    body = (
        rf"(?:(?:the|this|our|both)\s+)?(?:[\w&’'-]{{1,40}}\s+){{0,3}}?(?:{groups})(?:\s+members)?"
        rf"|{w['bodies']}|the\s+(?-i:[A-Z]{{2,6}})"
    )
    adverbs = rf"(?:(?:{w['adverbs']})\s+){{0,3}}"
    return w, body, adverbs, rf"(?P<verb>{w['passive']})\b"


def ruling_patterns(vocabulary: Vocabulary) -> tuple[Sign, ...]:
    """Return the patterns, the surest first, each with the group `verb`."""
    w, body, adverbs, passive = words_of(vocabulary)
    meetings = any_phrase(vocabulary.list("due.meetings"))
    offices = any_phrase(vocabulary.list("roles.titles"))
    amid = rf"(?:(?!(?:{w['choosing_clause']})\s)\S+\s+){{1,14}}?"
    ended = rf"(?=\W*$|[,;]|\s+(?:{w['joined']})\s)"
    counted = "".join(
        rf"(?<!\s{re.escape(a)}\s)" for a in vocabulary.list("verbs.articles")
    )  # "a second time"
    small = any_phrase((*vocabulary.list("verbs.prepositions"), *vocabulary.list("decisions.upheld")))
    closed = rf"(?=\W*$|\s?[,;:.()–—-]|\s+(?:{w['joined']}|{w['until']}|{w['adverbs']}|{small})(?!\w))"  # not "as Chair told"
    anything = (
        rf"^(?:(?:{w['leaning']}|{w['leaning_whole']}|(?:the\s+)?(?:{w['results']}))\s+(?:{w['been']})\s+been\s+"
        rf"|(?:(?!(?:{w['been']})\s+been\s)\S+\s+){{0,12}}?){adverbs}"
    )
    verb = rf"(?P<verb>{w['verbs']}|{w['present']})\b"
    return (
        Sign(rf"\b(?:{w['impersonal']})\s+{adverbs}(?P<verb>{w['verbs']})\b", 0.88),
        Sign(
            rf"(?:^|[\s,(“\"'])(?:{body})(?:\s\([^()]{{1,60}}\))?(?:\s?,)?\s+(?:(?:{w['been']})\s+)?{adverbs}{verb}",
            0.85,
        ),
        Sign(rf"^(?:{body})\s[^;:]{{0,160}}?\b(?:{w['joined']})\s+{adverbs}{verb}", 0.8),
        Sign(
            rf"\b(?P<verb>{w['passive']}|{w['signed']})\s+(?:{w['as_record']})\s+(?:{w['record']})\b",
            0.85,
        ),
        Sign(rf"\b(?:{w['be']})\s+{adverbs}{passive}", 0.68, passive=True),
        # "Dem Antrag wurde mit 6 zu 2 Stimmen zugestimmt", "ist am 3. Mai gewählt worden": the verb ends the clause
        Sign(rf"\b(?:{w['spanning']})\s+{amid}{passive}{ended}", 0.68, passive=True),
        Sign(rf"\b(?:{w['be']})\s+{amid}{passive}\s+(?:{w['completing']}){ended}", 0.68, passive=True),
        # "Jo Reed was confirmed as Treasurer", "Jo Reed wurde als Kassenwartin bestätigt"
        Sign(
            rf"(?:\b(?:{w['be']})\s+|^(?:(?-i:[A-ZÀ-Þ])[\w.’'-]*\s+){{1,3}}){adverbs}(?P<verb>{w['installed']})\s+(?:{w['installed_as']})\s+(?:[\w’'-]+\s+){{0,3}}?(?:{offices})\b{closed}",
            0.7,
        ),
        Sign(
            rf"\b(?:{w['be']})\s+(?:{w['installed_as']})\s+(?:[\w’'.-]+\s+){{0,3}}?(?:{offices})\s+(?P<verb>{w['installed']})\b",
            0.7,
        ),
        Sign(rf"\b(?P<verb>{w['passive']})\b[^;]{{0,60}}\b{counted}(?:{w['seconded']})\b", 0.75),
        Sign(
            rf"(?:^|[:–—-]\s)\W{{0,3}}{adverbs}(?P<verb>{w['verbs']}|{w['urged']}(?!\s+(?:{w['not_urged']})))\b(?!\s+(?:{w['not_opening']})\b)",
            0.75,
        ),
        Sign(
            rf"\b(?:{body}|{w['there']})\s(?:\w+\s){{0,2}}(?:{w['be']}|{w['standing']})\s+"
            rf"(?:(?!(?:{w['none']}|{w['undecided']})\b)\w+\s)?(?P<verb>{w['accord']})(?!\w)(?!\s+(?:{w['not_accord']})\b)",
            0.75,
        ),
        Sign(rf"^(?:\w+:)?\W{{0,3}}(?P<verb>{w['accord']})(?:\s\w+)?\W*$", 0.7),
        Sign(rf"^\W{{0,3}}(?P<verb>{w['accord']})\s+(?:{w['clause']})\b", 0.7),
        Sign(rf"\b(?:{w['firmly']})\s+{passive}", 0.75),
        Sign(rf",\s(?:{w['which']})\s(?:{w['be']})\s+{adverbs}{passive}\W*$", 0.66),
        Sign(rf"\b(?:{w['been']})\s+been\s+{adverbs}(?P<verb>{w['chosen_for']})\b", 0.66),
        # "Topic tabled until we know more", "The vote was postponed to the next meeting", "The Board deferred it"
        Sign(rf"{anything}(?P<verb>{w['putting_off']})\s+(?:{w['until']})\b", 0.7),
        Sign(
            rf"{anything}(?P<verb>{w['delaying']})\s+(?:{w['until']})\b(?=[^.;]{{0,30}}?\b{meetings}\b)", 0.7
        ),
        Sign(rf"^(?:{body})\s+{adverbs}(?P<verb>{w['putting_off']}|{w['delaying']})\b", 0.75),
        Sign(
            rf"(?:^|\b(?:and|but)\s)\W{{0,3}}(?P<verb>{w['choosing']})\s+(?:{w['choosing_clause']})\b(?!\s+(?:{w['to_come']})\b)",
            0.75,
        ),
        Sign(rf"\b(?:{body})\s+(?P<verb>{w['refusals']})\b", 0.75),
        Sign(rf"(?:^|,\s){adverbs}(?P<verb>{w['inverting']})\s+(?:{body})(?!\w)", 0.8),
        Sign(rf"^(?:\S+\s+){{1,6}}?(?P<verb>{w['voted_in']})\s", 0.75),
    )
