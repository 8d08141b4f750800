"""Gather the given names that the vocabularies share, and say in which languages each is an ordinary word too.

    python tools/gather_names.py en=/usr/share/dict/american-english-large,/usr/share/dict/british-english-large \
        de=/usr/share/dict/ngerman es=… fr=… nl=…

The names are those of Faker's person providers (MIT licence; `pip install Faker`), the words are word lists such as
Debian's wamerican-large, wbritish-large, wngerman, wspanish, wfrench and wdutch: one word a line. A name is kept
where a provider of Europe, the Americas or the Commonwealth has it, or any two have it, unless it is a surname as
often, or names a place, a month or a product. Written to the package, made plain: a section for each set of languages in which its names are words.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path

from faker.providers import person

from minutesparse.text import plain

NAMES = Path("src/minutesparse/vocabulary/given_names.txt")
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ][a-zß-öø-ÿā-ɏ]{2,}")
KNOWN = re.compile(
    r"en_(?!US|TH|NG)|(?:de|fr|nl|es|it|pt)_|(?:pl_PL|sv_SE|no_NO|da_DK|fi_FI|cs_CZ|hu_HU|tr_TR|ro_RO|hr_HR|ga_IE|sk_SK|sl_SI)$"
)
SURNAMES = ("en_GB", "en_US", "en_IE", "en_NZ", "de_DE", "nl_NL", "fr_FR")
PLACES = frozenset(
    [
        "africa",
        "america",
        "asia",
        "europe",
        "australia",
        "oceania",
        "austria",
        "egypt",
        "england",
        "france",
        "holland",
        "india",
        "iran",
        "iraq",
        "ireland",
        "israel",
        "kenya",
        "kenia",
        "malta",
        "monaco",
        "oman",
        "persia",
        "scotland",
        "wales",
        "alabama",
        "arizona",
        "carolina",
        "dakota",
        "indiana",
        "kansas",
        "montana",
        "nevada",
        "tennessee",
        "texas",
        "virginia",
        "asturias",
        "berlin",
        "bethlehem",
        "boston",
        "brooklyn",
        "chelsea",
        "dallas",
        "denver",
        "geneva",
        "houston",
        "jericho",
        "lincoln",
        "london",
        "lourdes",
        "lyon",
        "memphis",
        "milano",
        "nazareth",
        "odessa",
        "orlando",
        "paris",
        "roma",
        "sparta",
        "sydney",
        "trent",
        "verona",
        "vienna",
        "january",
        "april",
        "may",
        "june",
        "july",
        "august",
        "siri",
        "alexa",
        "cortana",
    ]
)
WIDE = 3  # a name of so many countries is one, whatever else it is


def names_of(locale: str, kind: str) -> set[str]:
    """Return the names of one kind ("first_name", "last_name") that a locale's provider lists."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    lists = (getattr(provider, field) for field in dir(provider) if kind in field)
    found = (str(name) for names in lists if isinstance(names, list | tuple | dict) for name in names)
    return {plain(name) for name in found if LATIN.fullmatch(name)}


def words_of(paths: str, *, capitals: bool) -> set[str]:
    """Return the words of some lists: those in small letters, or those in a capital."""
    words = (word.strip() for path in paths.split(",") for word in Path(path).read_text("utf-8").split("\n"))
    return {plain(word) for word in words if word and word[0].isupper() == capitals}


def main() -> None:
    lists = dict(argument.split("=") for argument in sys.argv[1:])
    where: dict[str, set[str]] = defaultdict(set)
    locales = sorted(
        m.name for m in pkgutil.iter_modules(person.__path__) if re.fullmatch(r"[a-z]{2}_[A-Z]{2}", m.name)
    )
    for locale in locales:
        for name in names_of(locale, "first_name"):
            where[name].add(locale)
    surnames = set().union(*(names_of(locale, "last_name") for locale in SURNAMES))
    nouns = words_of(lists["de"], capitals=True)  # German writes every noun with a capital
    words = {code: words_of(paths, capitals=False) for code, paths in lists.items()}
    kept: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, seen in sorted(where.items()):
        known = any(KNOWN.match(locale) for locale in seen)
        german = any(locale.startswith("de_") for locale in seen)
        odd = name in surnames or (name in nouns and not german)
        if (
            re.fullmatch("[a-z]{3,}", name)
            and (known or len(seen) > 1)
            and (not odd or len(seen) >= WIDE)
            and name not in PLACES
        ):
            kept[tuple(code for code, held in words.items() if name in held)].append(name)
    sections = [
        "\n".join((f"# {' '.join(held)}".rstrip(), *names))
        for held, names in sorted(kept.items())
        if len(held) < len(words)
    ]
    NAMES.write_text("\n".join(sections) + "\n", encoding="utf-8")
    print(f"{sum(map(len, kept.values()))} names")


if __name__ == "__main__":
    main()
