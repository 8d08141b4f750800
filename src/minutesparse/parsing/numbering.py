"""The numbers before headings and list entries, and the runs that they make through a document.

Numbers are typed or automatic, plain ("3."), nested ("3.1"), lettered ("B)", "iv."), dated
("017/18", "09.22.05") or spelt out ("Item 3:"). A run is a sequence that goes on past what stands
between its members: "1." on the first page and "2." on the second, with a list from 1 to 5 between.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ITEM = (
    r"(?:agenda\s+)?(?:item|topic|minute|agendapunt|punt|top|tagesordnungspunkt|traktandum|punkt|point|punto)"
    r"\s+(?:no\.?\s*)?"
)
_LABEL = compiled(
    r"^\(?(\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?(?=[.):]*$)|[A-Za-z](?=[.):])|[ivxlIVXL]{1,6}(?=[.):]))[.):]*$"
)
_TYPED = compiled(
    rf"""^["'“‘(\[*_\s]{{0,3}}(?:
      {_ITEM}(?P<item>\d{{1,3}}(?:\.\d{{1,2}})?|(?:{"|".join(_COUNTED)})(?=\s*[.):–—-]))\s*[.):–—-]*
    """
    r"""
    | (?P<dated>\d{1,4}(?:[./]\d{1,4}){1,3}(?:[a-z](?![a-z]))?)[.):]?(?![\d%:/])
    | (?P<nested>\d{1,3}\s?[a-z]{1,2}(?:\s[ivx]{1,4})?)[.):]+
    | \(?(?P<plain>\d{1,4})[.):]+(?![\d/-])
    | (?P<letter>(?-i:[A-Z]{1,2}))[.)](?=\s)
    | (?P<bare>\d{1,2})(?=\s+(?-i:[A-Z]))
    )\s*(?=["'“‘(]?[^\W\d_]|\#)""",
    re.VERBOSE | re.IGNORECASE,
)
# A number with nothing behind it: its title stands in the next line.
_ALONE = compiled(
    rf"^\W{{0,3}}(?:{_ITEM}(?P<item>\d{{1,3}}|{'|'.join(_COUNTED)})\W*|(?P<plain>\d{{1,2}}|(?-i:[IVX]{{1,4}}))[.)])$",
    re.IGNORECASE,
)
_NO_ITEM = compiled(r"(?:[ap]\.?m\b|hrs?\b|h\b|%|st\b|nd\b|rd\b|th\b|uur\b|uhr\b)", re.IGNORECASE)
_DATE = compiled(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|\d{1,2}/\d{1,2}/\d\d|(?:19|20)\d\d[./].*")
_FEW = 2
_ACTIVE = 6
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Number:
    """A number before a title: as shown without its marks, and where in the text the title begins.

    `options` are the (shape, values) it may stand for: "i" is the first Roman number or the ninth letter.
    """

    text: str
    end: int
    options: tuple[tuple[str, tuple[int, ...]], ...]
    doubtful: bool = False
    """ "J. Smith" is a name and "J. Highways" an item, "3 May" a date and "3 Finance" an item: only a run tells."""

    @property
    def depth(self) -> int:
        """1 for "3.", 2 for "3.1"; the letters and Roman numbers of lists count as 1."""
        return len(self.options[0][1])


@dataclass(slots=True)
class Run:
    """Numbers of one shape that rise, by their places in the sequence they were found in."""

    shape: str
    last: tuple[int, ...]
    level: int | None
    members: list[int] = field(default_factory=list)
    marked: int = 0
    """How many of its members stand out, as headings do."""

    @property
    def apart(self) -> bool:
        """Tell whether something stands between its members."""
        return self.members[-1] - self.members[0] > len(self.members) - 1


def read_number(paragraph: Paragraph) -> Number | None:
    """Return the number that a paragraph begins with, None where there is none.

    A typed number wins over an automatic one: where lists were pasted, every label reads "1." and
    the true number stands in the text.
    """
    typed = _TYPED.match(paragraph.text)
    alone = None if typed else _ALONE.match(paragraph.text.strip())
    if alone:
        shown = _figure(alone["item"] or alone["plain"])
        return Number(shown, len(paragraph.text), _options(shown))
    labelled = bool(paragraph.label and _LABEL.match(paragraph.label))
    if typed and labelled and (typed["letter"] or typed["bare"]):
        typed = None
    if typed and not _NO_ITEM.match(paragraph.text[typed.end() :]):
        shown = _figure(
            next(typed[k] for k in ("item", "dated", "nested", "plain", "letter", "bare") if typed[k])
        )
        if not (typed["dated"] and labelled) and not _DATE.fullmatch(shown):
            if typed[
                "bare"
            ]:  # kept apart from the runs of plainer numbers: "5 minute break" is none of theirs
                return Number(shown, typed.end(), (("9 ", (int(shown),)),), doubtful=True)
            return Number(shown, typed.end(), _options(shown), doubtful=typed["letter"] is not None)
    if paragraph.label and (label := _LABEL.match(paragraph.label)):
        return Number(label[1], 0, _options(label[1]))
    return None


def _figure(shown: str) -> str:
    word = shown.lower()
    return str(_COUNTED.index(word) + 1) if word in _COUNTED else shown


def _options(text: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    pieces = re.findall(r"\d+|[A-Za-z]+", text)
    if len(pieces) == 1 and pieces[0].isalpha():
        word = pieces[0]
        case = "A" if word.isupper() else "a"
        letter = (
            ((case, (_place(word.lower()),)),) if len(word) == 1 or (len(word) == 2 and case == "A") else ()
        )
        roman = _roman(word.lower())
        return (*letter, *(((f"{case}r", (roman,)),) if roman else ())) or ((case, (0,)),)
    values = tuple(int(p) if p.isdigit() else sum(ord(c) - 96 for c in p.lower()) for p in pieces)
    separator = "/" if "/" in text else "."
    return ((separator.join("9" if p.isdigit() else "a" for p in pieces), values),)


def _place(letters: str) -> int:
    """ "a" is the first, "z" the 26th, "aa" the 27th."""
    return sum((ord(c) - 96) * 26**i for i, c in enumerate(reversed(letters)))


def _roman(word: str) -> int:
    if not word or any(c not in _ROMAN for c in word):
        return 0
    values = [_ROMAN[c] for c in word]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def find_runs(
    numbers: Iterable[tuple[int, Number, int | None]], marked: Container[int] = frozenset()
) -> list[Run]:
    """Return the runs of a sequence of (place, number, list level), in the order they begin.

    A number belongs to the innermost run that it goes on; a run that is gone on ends those begun in it.
    `marked` are the places that stand out: such a number goes on a run of its kind, if there is one.
    """
    runs: list[Run] = []
    active: list[Run] = []
    for place, number, level in numbers:
        at, values, shape = _continued(active, number, level, place, marked=place in marked)
        if at is None:
            run = Run(shape, values, level)
            runs.append(run)
            active.append(run)
        else:
            del active[at + 1 :]
            run = active[at]
        run.members.append(place)
        run.last = values
        run.marked += place in marked
        if len(active) > _ACTIVE:
            # A table of references ("18/3451", "18/3445", …) is forgotten before the numbers of the minutes are.
            short = (i for i, r in enumerate(active) if len(r.members) <= _ACTIVE or not r.apart)
            del active[next(short, 0)]
    return runs


def _continued(
    active: list[Run], number: Number, level: int | None, place: int, *, marked: bool
) -> tuple[int | None, tuple[int, ...], str]:
    """Find the run that a number goes on, by one step or else loosely.

    Where two runs wait for the same number, it is the inner one's right behind its last member, or
    where its members have text between them; a list is over when text has come between. A number in
    bold goes on numbers in bold rather than plain ones.
    """
    if marked:
        alike = [run for run in active if run.marked]
        at, values, shape = _continued(alike, number, level, place, marked=False)
        if at is not None:
            return active.index(alike[at]), values, shape
    exact: list[tuple[int, tuple[int, ...], str]] = []
    loose: tuple[int | None, tuple[int, ...], str] | None = None
    indented: tuple[int | None, tuple[int, ...], str] | None = None
    for at in range(len(active) - 1, -1, -1):
        run = active[at]
        deeper = level is not None and run.level is not None and level > run.level
        for shape, values in number.options:
            if shape != run.shape:
                continue
            if deeper:
                if run.apart and values[-1] > _FEW and _is_next(run.last, values):
                    indented = indented or (at, values, shape)  # set in by a hair: no list begins with a 7
                continue
            if _is_next(run.last, values):
                exact.append((at, values, shape))
            elif loose is None and _may_follow(run.last, values, slashed="/" in shape):
                loose = (at, values, shape)
    if exact:
        return exact[_which([active[at] for at, _, _ in exact], level, place)]
    shape, values = number.options[-1] if _starts_roman(number) else number.options[0]
    if values[-1] <= 1 and len(values) == 1:
        return None, values, shape
    return loose or indented or (None, values, shape)


def _which(runs: Sequence[Run], level: int | None, place: int) -> int:
    """Choose among runs that wait for the same number, the inner ones first."""
    level_with = [at for at, run in enumerate(runs) if level is not None and run.level == level]
    if len(level_with) == 1:
        return level_with[0]  # "3" beneath "2" and set out as it is, with a list from 1 to 2 between them
    return 0 if runs[0].members[-1] == place - 1 or runs[0].apart else len(runs) - 1


def _starts_roman(number: Number) -> bool:
    return len(number.options) > 1 and number.options[-1][1] == (1,)


def _is_next(last: tuple[int, ...], values: tuple[int, ...]) -> bool:
    """3 after 2; 3.2 after 3.1; 4.1 after 3.6; 018/18 after 017/18."""
    steps = [b - a for a, b in zip(last, values, strict=True)]
    changed = next((i for i, s in enumerate(steps) if s), None)
    if changed is None:
        return False
    return steps[changed] == 1 and all(v <= 1 or steps[i] == 0 for i, v in enumerate(values) if i > changed)


def _may_follow(last: tuple[int, ...], values: tuple[int, ...], *, slashed: bool) -> bool:
    """A number may be left out or printed twice: 5.6 after 5.4, a second 12.22.07."""
    if values == last:
        return True
    if len(values) == 1:
        return 0 < values[0] - last[0] <= 3
    if slashed:
        return values[1:] == last[1:] and 0 < values[0] - last[0] <= 3
    if len(values) > 2 and values[0] == last[0] and 0 < values[-1] - last[-1] <= 3:
        return True  # a slip in the middle: 12.2.03 after 12.22.02
    return values > last
