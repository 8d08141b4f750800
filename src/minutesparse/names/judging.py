"""Telling names from roles, bodies, notes and plain words, a phrase at a time."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.names.codes import is_acronym, is_radio_call
from minutesparse.names.initials import is_initials
from minutesparse.remembering import remembered
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

MAX_NAME_WORDS = 7
_EDGES = ',;:.!?"“”‘()[]{}*|<>'
_INITIAL = compiled(r"[^\W\d_](?:\.?-?[^\W\d_])?\.?$")
_DOTTED = compiled(r"(?:[^\W\d_]\.-?){1,4}$")
_HUMP = compiled(r"([a-z]{2,4})[A-Z][a-z]")
_SITE = compiled(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|dev|app|[a-z]{2})")
_WORD_SPLIT = compiled(r"[\s/]+")


@remembered
def bare(word: str) -> str:
    """Return a word made plain, without the punctuation around it, for looking it up."""
    return plain(word.strip(_EDGES))


@cache
def mapping(vocabulary: Vocabulary, key: str) -> dict[str, str]:
    """Return the vocabulary's table at a key, made once."""
    return vocabulary.mapping(key)


@remembered
def is_given(word: str, vocabulary: Vocabulary) -> bool:
    """Say whether a word is one of the language's common given names, or a short form of one."""
    return word[:1].isupper() and (
        bare(word) in vocabulary.given_names or bare(word) in mapping(vocabulary, "names.short")
    )


@remembered
def is_honorific(word: str, vocabulary: Vocabulary) -> bool:
    """Say whether a word is a title before a name, in the singular or the plural.

    >>> from minutesparse.vocabulary import load
    >>> is_honorific("Cllr.", load("en")), is_honorific("Cllrs", load("en")), is_honorific("Ann", load("en"))
    (True, True, False)
    """
    key = bare(word)
    # "PC", "MS" and the like are titles only as written; "Sen" and "Rep" only with a capital
    if not word[:1].isupper() and key not in vocabulary.set("names.particles") and vocabulary.code == "en":
        return False
    return key in vocabulary.set("honorifics.titles") or key in mapping(vocabulary, "honorifics.plural")


@remembered
def is_particle(word: str, vocabulary: Vocabulary) -> bool:
    return plain(word) in vocabulary.set("names.particles") or word in {"'t", "’t", "'s", "d'", "d’"}


@remembered
def is_postnominal(word: str, vocabulary: Vocabulary) -> bool:
    """Say whether a word is a degree, order or seat behind a name: "MBE", "PhD", "B.Sc."."""
    key = plain(word.replace(".", "").strip(",;()[]"))
    return sum(c.isupper() for c in word) > 1 and key in vocabulary.set("honorifics.post")


@remembered
def is_note(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a phrase tells how somebody came or left: "late, 7.10pm", "by phone", "he/him".

    >>> from minutesparse.vocabulary import load
    >>> [is_note(t, load("en")) for t in ("by phone", "left at 8.15 pm", "until item 4", "Treasurer")]
    [True, True, True, False]
    """
    words = [bare(w) for w in text.split()]
    if not words or (text.isupper() and is_initials(text)):
        return False  # "AM" are somebody's initials, "am" is a time
    notes = vocabulary.set("attendance.notes")
    if " ".join(words) in notes or text.strip().startswith(("@", "http")):
        return True
    if re.fullmatch(r"[^\W\d_]+/[^\W\d_]+", text.strip()) and text.islower():
        return True
    begins = words[0] in notes or vocabulary.pattern("attendance.part").match(text.strip()) is not None
    return (
        begins and (len(words) == 1 or not text.strip()[:1].isupper() or words[1] in notes or len(words) > 2)
    ) or (bool(re.match(r"\d{1,2}[.:]?\d{0,2}", words[0])) and len(words) <= 4)


@remembered
def is_role(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a phrase names an office or a job: "Vice-Chair", "Head of Finance".

    >>> from minutesparse.vocabulary import load
    >>> [is_role(t, load("en")) for t in ("Chair", "Head of Finance", "Ann Moss", "Mark Warden", "Acme Ltd")]
    [True, True, False, False, False]
    """
    words = [bare(w) for w in _WORD_SPLIT.split(text.strip()) if bare(w)]
    titles = vocabulary.set("roles.titles")
    if not words or len(words) > 14:
        return False
    found = [i for i, w in enumerate(words) if w in titles or w.removesuffix("s") in titles]
    if not found:
        return " ".join(words) in titles
    first = text.split(maxsplit=1)[0]
    if found == [0] and len(words) > 1 and (is_honorific(first, vocabulary) or is_given(first, vocabulary)):
        return False  # "Councillor Moss", "Dean Moss"
    if is_honorific(first, vocabulary) and words[0] not in titles:
        return False  # "Mrs Moss, member of the public"
    if len(words) == 2 and found == [1] and words[1] not in vocabulary.set("roles.strong"):
        qualified = words[0] in vocabulary.set("roles.qualifiers")
        return qualified or not (is_given(first, vocabulary) or _is_initial(first))
    return not (
        len(words) > 1 and is_given(first, vocabulary) and found == [len(words) - 1] and len(words) < 4
    )


@remembered
def is_organisation(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a phrase names a body: it holds a word that only bodies hold, or is an acronym.

    >>> from minutesparse.vocabulary import load
    >>> [is_organisation(t, load("en")) for t in ("Acme Ltd", "Moor District Council", "DfE", "CTB", "Joan Church")]
    [True, True, True, True, False]
    """
    stripped = text.strip(" ,;.")
    words = [bare(w) for w in re.split(r"[\s/&,()-]+", stripped) if bare(w)]
    if not words or is_honorific(stripped.split()[0], vocabulary):
        return False
    known = vocabulary.set("organisations.words")
    held = [w for w in words if w in known]
    first = stripped.split()[0]
    if held and len(words) == 2 and (is_given(first, vocabulary) or _is_initial(first)):
        return not all(w in vocabulary.set("organisations.weak") for w in held)
    if held:
        return len(words) > 1 or words[0] not in vocabulary.set("organisations.weak")
    if "." in stripped.strip(".") and _SITE.fullmatch(stripped):
        return True
    return is_acronym(stripped) and not is_radio_call(stripped)


@remembered
def _is_initial(word: str) -> bool:
    return bool(_DOTTED.match(word)) or (len(word.strip(".")) == 1 and word[:1].isupper())


@remembered
def _is_name_word(word: str, vocabulary: Vocabulary, *, loose: bool) -> bool:
    core = word.strip(_EDGES.replace("(", "").replace("[", ""))
    if not core or any(c in core for c in "\\=+#$%^~<>/"):
        return False
    if _is_initial(word):
        return True
    if any(c.isdigit() for c in core):
        # call signs and nicks: "Sam K0ABC", "Nat20"; not "2nd", "A4"
        return loose and len(core) > 3 and core[0].isalpha()
    if core[0].islower() and not is_particle(core, vocabulary) and not _is_run_together(core, vocabulary):
        return loose or bare(core) in vocabulary.set("names.suffixes")
    return any(c.isalpha() for c in core)


def _is_run_together(word: str, vocabulary: Vocabulary) -> bool:
    """Say whether a surname is written in one with the small word it begins with: "diLorenzo", "vanBuren"."""
    hump = _HUMP.match(word)
    return hump is not None and is_particle(hump[1], vocabulary)


@remembered
def is_name(text: str, vocabulary: Vocabulary, *, loose: bool = False) -> bool:
    """Say whether a text, honorifics and notes taken off, can be a person's name.

    `loose` lets in what only a list of people makes a name: a nick in small letters, a call sign.

    >>> from minutesparse.vocabulary import load
    >>> [is_name(t, load("en")) for t in ("Ann Moss", "J. van der Meer", "Ann", "will write", "Matters Arising")]
    [True, True, True, False, False]
    """
    words = text.split()
    if not words or len(words) > MAX_NAME_WORDS or len(text) > 70:
        return False
    if not all(_is_name_word(w, vocabulary, loose=loose) for w in words):
        return False
    if is_particle(words[-1], vocabulary) and len(words) > 1 and words[-1][0].islower():
        return False
    if all(_is_initial(w) for w in words) and not (len(words) == 1 and loose):
        return False
    suffixes = vocabulary.set("names.suffixes")
    small = [
        w
        for w in words
        if w[0].islower()
        and not is_particle(w, vocabulary)
        and not _is_run_together(w, vocabulary)
        and bare(w) not in suffixes
    ]
    if small and (small != words[:1] or len(words) > 3):
        return False  # a nick in small letters comes first: "elf Tarn"
    if small and len(words) > 2 and small[0].endswith(vocabulary.list("actors.verbal_endings")):
        return False  # "copied Ann Moss"
    return not _holds_plain_words(words, vocabulary)


def _holds_plain_words(words: list[str], vocabulary: Vocabulary) -> bool:
    """Say whether words that no name holds outweigh those that could be one."""
    never = vocabulary.set("names.never")
    none = vocabulary.set("attendance.none")
    if bare(" ".join(words)) in none:
        return True
    if len(words) == 1:
        key = bare(words[0])
        given = is_given(words[0], vocabulary)
        written = not (words[0].isupper() and is_initials(words[0]))
        return (written and key in never) or (
            not given and (key in vocabulary.set("roles.titles") or _is_body(key, vocabulary))
        )
    if any(bare(w) in never and w[0].islower() and not is_particle(w, vocabulary) for w in words):
        return True
    # of short words with a capital ("He", "An", "So") many are surnames
    odd = [w for w in words if bare(w) in never and not is_given(w, vocabulary) and len(w.strip(".")) > 2]
    if odd and (odd[0] is words[0] or len(odd) * 2 >= len(words)):
        return not (len(odd) == 1 and odd[0] is words[-1] and is_given(words[0], vocabulary))
    phrase = " ".join(words)
    return is_organisation(phrase, vocabulary) or is_role(phrase, vocabulary)


def _is_body(key: str, vocabulary: Vocabulary) -> bool:
    return key in vocabulary.set("organisations.words") or key in vocabulary.set("groups.words")


@remembered
def strip_honorifics(text: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """Part the titles before a name from the name.

    A peer's title before a surname alone stays, as it is the name.

    >>> from minutesparse.vocabulary import load
    >>> strip_honorifics("Cllr Mrs J Moss", load("en")), strip_honorifics("Lord Marlow", load("en"))
    (('Cllr Mrs', 'J Moss'), ('Lord', 'Lord Marlow'))
    """
    words = text.split()
    taken = 0
    plural = mapping(vocabulary, "honorifics.plural")
    while taken < len(words) - 1:
        pair = taken < len(words) - 2 and is_honorific(" ".join(words[taken : taken + 2]), vocabulary)
        if not pair and not is_honorific(words[taken], vocabulary):
            break
        taken += 1 + pair  # "Council Member Shah"
    if not taken:
        return None, text.strip()
    titles = [plural.get(bare(w), w.rstrip(".,")) for w in words[:taken]]
    rest = words[taken:]
    if len(rest) == 1 and bare(words[taken - 1]) in vocabulary.set("honorifics.peers"):
        return " ".join(titles), f"{words[taken - 1]} {rest[0]}"
    return " ".join(titles), " ".join(rest)


@remembered
def looks_like_person(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a text by itself, outside any list of people, names one person.

    Initials are not enough, and an acronym of a body is nobody.

    >>> from minutesparse.vocabulary import load
    >>> [looks_like_person(t, load("en")) for t in ("Cllr Moss", "Ann Moss", "CTB", "DfE", "the Clerk", "Finance")]
    [True, True, False, False, False, False]
    """
    honorific, name = strip_honorifics(text.strip(" ,;."), vocabulary)
    if not name or not is_name(name, vocabulary):
        return False
    words = name.split()
    if len(words) == 1:
        return (
            bool(honorific) or is_given(name, vocabulary) or (not is_initials(name) and not is_acronym(name))
        )
    return True
