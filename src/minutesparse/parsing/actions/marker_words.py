"""The words that mark an action, as patterns: before a colon, in brackets, alone on a line."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Line
from minutesparse.parsing.statuses import opening_status
from minutesparse.phrases import any_phrase
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_BRIEF = 12
"""Words: a longer sentence may go on to what is to be done."""

_HEAD = 60
"""Characters in which a name, its colon and a marker stand."""

_NEAR = 24
"""Characters before a task in which its marker stands."""

_VERB = compiled(r"[a-zà-ÿ]+(?!\w)")
_CAPITAL_MARKERS = ("ai", "ap", "todo")


def is_marker_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line is only a marker and perhaps a number: "ACTION 5.1", "Action:"."""
    key = re.sub(r"(?:(?<![\s#])[\s#]+)?(?<!\d)(?<!\d[./-])\d[\d./-]*[a-z]?$", "", heading_key(text)).strip()
    return key in vocabulary.set("markers.alone")


@cache
def markers_of(vocabulary: Vocabulary) -> Markers:
    """Return the finder of a language's markers, made once."""
    return Markers(vocabulary)


def marks_new(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a marker before a place says that the action there is new: "Closed, but new action: Jo to …"."""
    said = vocabulary.pattern("markers.new_action")
    if said.match(text, start):
        return True
    before = [m.end() for m in said.finditer(text, max(0, start - _NEAR), start)]
    return bool(before) and not text[before[-1] : start].strip(" *_#:.–—-0123456789")


def says_nothing(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text stands where an action would and says that there is none: "None", "No action; …"."""
    bare = text.strip(" \t*_-–—.:;,()[]/?")
    if _says_there_are_none(bare, vocabulary):
        return True
    told = vocabulary.pattern("markers.nothing").match(bare)
    if told and plain(told.group()) in vocabulary.set("groups.unassigned") and bare[told.end() :].split()[1:]:
        return False  # "TBD: book the hall" sets a task of nobody yet
    return not any(c.isalnum() for c in bare) or bool(
        told and re.match(r"\s*(?:$|[.;,:–—-]\s)", bare[told.end() :])
    )


def _says_there_are_none(text: str, vocabulary: Vocabulary) -> bool:
    """ "There were no outstanding actions from the last meeting": one sentence, about actions."""
    opens = vocabulary.pattern("markers.nothing_said").match(text)
    if not opens or len(text.split()) > _BRIEF or re.search(r"[.:;]\s", text):
        return False
    return bool(vocabulary.pattern("markers.action").search(text, opens.end()))


class Markers:
    """Finds the words that mark an action, in one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        phrases = sorted(vocabulary.list("markers.action"), key=lambda p: (-len(p), p))
        short = [p for p in phrases if p in _CAPITAL_MARKERS]
        long = [p for p in phrases if p not in _CAPITAL_MARKERS]
        words = any_phrase(long)
        caps = "|".join(re.escape(p.upper()) for p in short) or "(?!)"
        number = r"(?:\s*(?:#|no\.?\s*)?(?:\d{1,3}|\d{4}(?=[./]\d{1,3}\s*:))(?:[./]\d{1,3})*[a-z]?)?"
        code = r"(?:-[A-Z]{1,6})?(?:-\d{1,4}){1,3}"  # "Action-WT-2021-06"
        self._opening = compiled(
            rf"^[\s*_\[(]*(?:(?:(?i:{words}))|(?:{caps})(?![A-Za-z])){number}(?P<sep>\s*[:,–—>-]+\s*|\]\s*|\s*\)\s*|\s+)(?=\S)"
        )
        self._labelled = compiled(
            rf"^\s*(?:\[[\w ]{{2,14}}\]\s*)?(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*:\s*(?=\S)"
        )
        self._loose = compiled(rf"^\s*(?>(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s+(?=[A-Z@?])")
        self._bracketed = compiled(
            rf"^\s*(?:[\[(]\s*(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*[:–—-]?\s+([^\[\]()]{{1,60}})[\])]"
            rf"|(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s?\(([^()]{{1,40}})\)\s*:)\s*:?\s*(?=\S)"
        )
        self._inside = compiled(
            rf"(?<=[.;,!?)\s])[\s*_]*[\[(]?(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*(?:\s[–—-]\s|[:])\s*"
            rf"|[\[(]\s*(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*[:–—-]?\s+(?=[A-Z@?])"
            rf"|(?<=[.!?]\s)(?:ACTIONS?|{caps})(?![A-Za-z]){number}\s+(?=[A-Z@])"
            rf"|\s[\[(]?(?i:{words}){code}[\])]?\s*[:–—-]?\s+(?=[A-Z@])"
            rf"|(?:[-=]{{1,2}}>|[→⇒])\s*(?:(?i:{words}){number}\s*:|(?:{caps}|ACTIONS?)(?![A-Za-z]){number}\s*:?)\s+(?=[A-Z@?])"
            rf"|\t\s*(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*:?\s+(?=[A-Za-z@])"
        )
        self._stated = compiled(
            rf"^[\s*_\[(]*(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s*[–(\[-]?\s*(?P<state>[^\W\d][^:()\[\]\n]{{0,24}})[\])]?\s*:\s*(?=\S)"
        )
        to = any_phrase(vocabulary.list("commitments.infinitive"))
        self._led = compiled(
            rf"(?<=:\s)(?:(?i:{words})|(?:{caps})(?![A-Za-z])){number}\s+(?=(?i:{to})\s+[a-z])"
        )
        to_whom = any_phrase(vocabulary.list("markers.to_whom"))
        self._to_whom = compiled(
            rf"^[\s*_]*(?:(?i:{words})|(?:{caps})(?![A-Za-z]))\s+(?P<to>(?i:{to_whom}))\s+(?P<who>[^:.;!?]{{2,40}}?)\s?:\s*(?=\S)"
        )
        self._vocabulary = vocabulary
        capitals = "|".join(
            re.escape(p.upper())
            for p in sorted(vocabulary.list("markers.alone"))
            if len(p) > 3  # "AP" behind a sentence may as well be somebody
        )
        self._closing = compiled(
            rf"(?:(?<!\s)\s+)?(?:[–—-]|(?<=[.;!?]))\s+\*{{0,2}}(?:{capitals})\*{{0,2}}\s*[.:]?\s*$"
        )
        self._previous = vocabulary.pattern("markers.previous_action")

    def opening(self, line: Line) -> int | None:
        """Return where the text begins behind a marker that opens the line, or None."""
        match = self._opening.match(line.text)
        if match is None:
            return None
        marker = line.text[: match.start("sep")].strip(" *_[(")
        if not match["sep"].strip() and marker.lower() in _CAPITAL_MARKERS and self._tells(line.text, match):
            return None  # "AI asked if …", "AI can see": somebody's initials, or a thing
        clear = match["sep"].strip() != "" or marker.isupper() or _stands_out(line, match.start("sep"))
        return match.end() if clear else None

    def _tells(self, text: str, match: re.Match[str]) -> bool:
        verb = _VERB.match(text, match.end())
        if verb is None or verb.group() == "to":
            return False
        told = self._vocabulary.set("prose.past") | self._vocabulary.set("prose.finite")
        return plain(verb.group()) in told

    def labelled(self, text: str) -> int:
        """Return where a text begins behind a state and a marker with a colon ("[NEW] ACTION: …"), 0 without."""
        match = self._labelled.match(text)
        return match.end() if match else 0

    def bracketed(self, text: str) -> re.Match[str] | None:
        """Return a marker that names its owner in brackets before the task: "[Action Jo] order the bins"."""
        return self._bracketed.match(text)

    def to_whom(self, text: str) -> re.Match[str] | None:
        """Return a marker that says `to` or for `who` a task is: "Action for Jo: order the bins"."""
        return self._to_whom.match(text)

    def led(self, text: str) -> re.Match[str] | None:
        """Return a marker behind a name and a colon that goes on to the task: "Jo: action item to order bins"."""
        return self._led.search(text, 0, _HEAD)

    def loose(self, text: str) -> re.Match[str] | None:
        """Return a marker set apart by nothing but a blank: "Action JS to …"."""
        return self._loose.match(text)

    def inside(self, text: str) -> re.Match[str] | None:
        """Return the first marker inside a text, or None."""
        return self._inside.search(text)

    def stated(self, text: str) -> tuple[int, Status, bool] | None:
        """Return where the text begins behind a marker that says its action's state, and the state.

        "Action still pending: …" and "Action (done): …" are of an earlier meeting (the last value);
        "Action open: …" may be new.
        """
        match = self._stated.match(text)
        status = opening_status(match["state"], self._vocabulary) if match else None
        if not match or not status:
            return None
        return match.end(), status, status != "open" or " " in match["state"].strip()

    def closing(self, text: str) -> int | None:
        """Return where a text ends before a marker in capitals that closes it: "Ring the baker - ACTION", or None."""
        match = self._closing.search(text)
        return match.start() if match and match.start() > 3 else None

    def previous(self, text: str) -> int | None:
        """Return where the text begins behind a marker of an earlier meeting's action, or None."""
        match = self._previous.match(text)
        if not match:
            return None
        rest = re.match(r"\s*[:–-]\s*", text[match.end() :])
        return match.end() + rest.end() if rest else None


def _stands_out(line: Line, end: int) -> bool:
    """Tell whether the marker's own letters are bold, underlined or coloured."""
    first = line.paragraph.runs[0] if line.paragraph.runs else None
    return bool(
        first and (first.bold or first.underline or first.colour) and len(first.text.strip()) <= end + 12
    )
