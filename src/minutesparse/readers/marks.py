"""Marks that typists put into plain text for looks: stars, wiki quotes, stray HTML tags."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from minutesparse.compiling import compiled
from minutesparse.document import Run
from minutesparse.readers.htmlstyle import is_inline, look_of

_MARK = compiled(
    r"""<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]{0,200})>
    | (?P<bold>\*\*|'''|(?<!_)__(?!_))
    | (?P<italic>(?<!')''(?!'))
    | (?<![\w*])\*(?P<starred>[^\s*](?:[^*\n]{0,200}[^\s*])?)\*(?![\w*])
    | (?<![\w_])_(?P<lined>[^\s_](?:[^_\n]{0,200}[^\s_])?)_(?![\w_])
    | `(?P<quoted>[^`\n]{1,200})`_{0,2}
    | \[\[(?:[^\[\]|\n]{1,200}\|)?(?P<linked>[^\[\]|\n]{1,200})\]\]
    """,
    re.VERBOSE,
)
_BREAKS = frozenset({"br", "p", "div"})


def read_marks(text: str) -> list[Run]:
    """Return the runs of a line of plain text, its marks taken for looks.

    A mark without a partner on the line is no mark; what stands in angle brackets and is no HTML stays.

    >>> [(r.text, r.bold) for r in read_marks("<b>DRAFT</b> minutes of *all* 5 * 3 <ida>")]
    [('DRAFT', True), (' minutes of ', False), ('all', True), (' 5 * 3 ', False), ('<ida>', False)]
    """
    if not any(c in text for c in "<*_'`["):
        return [Run(text)]
    pen = _Pen({mark: text.count(mark) // 2 * 2 for mark in ("**", "'''", "__", "''")})
    at = 0
    for match in _MARK.finditer(text):
        pen.write(text[at : match.start()])
        pen.take(match)
        at = match.end()
    pen.write(text[at:])
    runs = [run for run in pen.runs if run.text]
    if any(mark in text for mark in ("&amp;", "&nbsp;", "&lt;", "&quot;", "&#")):
        return [replace(run, text=html.unescape(run.text)) for run in runs]
    return runs


@dataclass(slots=True)
class _Pen:
    """Writes runs in the look that the marks so far have set; `left` counts those that still pair."""

    left: dict[str, int]
    runs: list[Run] = field(default_factory=list)
    looks: list[Run] = field(default_factory=lambda: [Run("")])
    bold: bool = False
    italic: bool = False

    def write(self, text: str, *, bold: bool = False, underline: bool = False) -> None:
        look = self.looks[-1]
        self.runs.append(
            replace(
                look,
                text=text,
                bold=look.bold or self.bold or bold,
                italic=look.italic or self.italic,
                underline=look.underline or underline,
            )
        )

    def take(self, match: re.Match[str]) -> None:
        mark, tag = match["bold"] or match["italic"], (match["tag"] or "").lower()
        if tag and is_inline(tag):
            self._take_tag(tag, match["rest"], closes=bool(match["close"]))
        elif mark and self.left[mark] > 0:
            self.left[mark] -= 1
            self.bold, self.italic = self.bold ^ bool(match["bold"]), self.italic ^ bool(match["italic"])
        elif match["starred"] or match["lined"]:
            self.write(
                match["starred"] or match["lined"],
                bold=bool(match["starred"]),
                underline=bool(match["lined"]),
            )
        elif tag not in _BREAKS:
            self.write(match["quoted"] or match["linked"] or match[0])

    def _take_tag(self, tag: str, rest: str, *, closes: bool) -> None:
        if not closes:
            self.looks.append(look_of(tag, {}, rest.lower(), self.looks[-1]))
        elif len(self.looks) > 1:
            self.looks.pop()
