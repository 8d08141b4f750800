"""Pure functions over strings: white space, tokens, list labels, stable ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from minutesparse.compiling import compiled
from minutesparse.remembering import remembered

BULLETS = "•●◦○▪▫■□◆◇➢➤➔➜►▶▸▹‣⁃∙·–—*-+oØ§\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_SPACE = compiled(r"[^\S\n]+")
_WORD = compiled(r"[^\W_]+")
_LABEL = compiled(
    r"""(?:
      (?P<bullet>[•●◦○▪▫■□◆◇➢➤➔➜►▶▸▹‣⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d]|[-–—*+](?=\s)|[oØ§](?=\s{2,}|\t))
    | (?P<paren>\((?:\d{1,3}|[a-z]|[ivxl]{1,5})\)(?=\s))
    | (?P<number>(?:\d{1,4}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|[A-Za-z][.)]|[ivxlIVXL]{1,5}[.)])(?=\s))
    )\s*""",
    re.VERBOSE,
)


@remembered
def fold(text: str) -> str:
    r"""Fold runs of blanks to one, drop soft hyphens and zero-width characters, strip.

    >>> fold("  the\u00a0 Clerk\tco\u00adopts ")
    'the Clerk coopts'
    """
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    return _SPACE.sub(" ", text.replace("\u2028", " ")).strip()


def quoted(text: str, most: int = 60) -> str:
    """Return the beginning of a text, whole words of it, in at most so many characters.

    >>> quoted("Ask the three builders who came last year whether they would come again")
    'Ask the three builders who came last year whether they…'
    """
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 1]).rstrip(" ,;:.–-") + "…"


@remembered
def plain(text: str) -> str:
    """Casefold and drop accents and apostrophes, for comparing.

    >>> plain("O’Brien, José")
    'obrien, jose'
    """
    if text.isascii():
        return text.lower().replace("'", "")
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.replace("'", "").replace("\u2019", "").replace("\u2018", "")


def words(text: str) -> list[str]:
    """Return the plain words of a text, for bags and overlaps.

    >>> words("The Clerk's 2nd report")
    ['the', 'clerks', '2nd', 'report']
    """
    return _WORD.findall(plain(text))


@remembered
def split_label(text: str) -> tuple[str | None, str]:
    """Part a typed list number or bullet from the words behind it.

    >>> split_label("3.1 Accounts"), split_label("a) Lights"), split_label("• Bins")
    (('3.1', 'Accounts'), ('a)', 'Lights'), ('•', 'Bins'))
    >>> split_label("11 March 2010"), split_label("2.30pm start"), split_label("J. Smith")
    ((None, '11 March 2010'), (None, '2.30pm start'), (None, 'J. Smith'))
    >>> split_label("3. Mai 2024"), split_label("4. Declarations of interest")
    ((None, '3. Mai 2024'), ('4.', 'Declarations of interest'))
    """
    match = _LABEL.match(text)
    if not match or match.end() == len(text):
        return None, text
    rest = text[match.end() :]
    if match["number"]:
        label = match["number"]
        if label[0].isupper() and label[0] not in "IVXL" and label.endswith(".") and rest[:1].isupper():
            return None, text  # "J. Smith" is a name, not item J
        if re.match(r"[IVXL]\.$", label) and re.match(r"[A-Z][a-z]+$", rest):
            return None, text
        if re.fullmatch(r"\d{1,2}\.\d\d", label) and re.match(
            r"(?i)[ap]\.?m\b|hrs?\b|h\b|uhr\b|uur\b|[-–]\s*\d", rest
        ):
            return None, text  # "2.30 pm" and "9.30 – 12.30" are times
        if re.fullmatch(r"\d{1,2}\.", label) and re.match(
            r"(?i)(jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[ck]t|nov|de[cz])[^\W\d_]*\.?,? \d{4}\b", rest
        ):
            return None, text  # "3. Mai 2024" is a date
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d\d", label) and re.match(r"\d|[-–(@]|at\s", rest):
            return None, text  # so is "16.10.17 7.30pm", though "12.10.17 Footpaths" may be an item
    return match["bullet"] or match["paren"] or match["number"], rest


def stable_id(prefix: str, parts: Iterable[str | None]) -> str:
    """Return a short id made of content alone, so that it does not depend on format or place.

    >>> stable_id("a", ["2012-09-14", "NS to write"]) == stable_id("a", ["2012-09-14", "ns  to write."])
    True
    """
    key = "\x1f".join(" ".join(words(p or "")) for p in parts)
    return f"{prefix}{hashlib.blake2b(key.encode(), digest_size=5).hexdigest()}"


def pieces(text: str, most: int) -> Iterator[str]:
    """Yield a text in pieces of at most `most` characters, cut at blanks where there are any.

    >>> list(pieces("nine bins and a lamp", 10)), list(pieces("aaaaa", 2))
    (['nine bins', 'and a lamp'], ['aa', 'aa', 'a'])
    """
    start = 0
    while len(text) - start > most:
        blank = text.rfind(" ", start + 1, start + most + 1)
        end = blank if blank > start else start + most
        yield text[start:end].strip()
        start = end
        while text[start : start + 1] == " ":
            start += 1
    yield text[start:].strip()
