"""The words that mark what follows as a decision: "RESOLVED", "Agreed:", "Motion 3 –"."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.lines import Line
from minutesparse.phrases import any_phrase
from minutesparse.vocabulary import Vocabulary


@cache
def markers_of(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a marker at the beginning of a sentence: its `word`, and its `colon` or what parts it."""
    words = any_phrase(vocabulary.list("decisions.markers"))
    return compiled(
        rf"^[\s*_\[(“\"]{{0,3}}(?P<word>{words})(?![\w-])(?:\s*(?:no\.?|#)?\s*\d[\w./-]{{0,8}})?[*_]{{0,2}}(?P<colon>\s*[:;–—-]\s*)?[,\]*_\s]{{0,4}}",
        re.IGNORECASE,
    )


def stands_out(line: Line, end: int) -> bool:
    """Tell whether the marker's own letters are bold or underlined, and what follows is not."""
    first = line.paragraph.runs[0] if line.paragraph.runs else None
    return bool(first and (first.bold or first.underline) and len(first.text.strip()) <= end + 8)
