"""Minutes kept in a chat: who said what, line by line, with a robot that takes notes in between.

"<ann> ACTION: bo to mend the gate" is an action and not what Ann said; "15:02:00 <zakim> I see 3 people" is
what a robot said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from minutesparse.compiling import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

_SAID = compiled(
    r"(?:\[?(?:(\d{4}-\d\d-\d\d)[ T])?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?<[@+%~&]?\s?([^\s<>]{1,40})>\s(.*)$"
)
_ORDER = compiled(
    r"#(topic|subtopic|action|agreed|accepted|accept|agree|info|startmeeting|endmeeting|\w{1,20})\b:?\s*(.*)$",
    re.IGNORECASE,
)
_ROBOTS = frozenset(
    {"zakim", "trackbot", "rrsagent", "ghurlbot", "gb", "agendabot", "meetbot", "zodbot", "supybot"}
)
_TO_ROBOT = compiled(
    r"(?i)(?:(?:zakim|trackbot|rrsagent|ghurlbot|gb|agendabot|meetbot)\s?,|(?:scribe|scribenick|present|regrets|chair|agenda)\s?[:+]\+?)\s?\S"
)
_MARKED = compiled(r"(?i)\s*(?:action|resolved|resolution|agreed|topic|subtopic)\s?:")
_SPOKEN = (".//p[@class='irc']", ".//p[@class='phone']")
_RECORDED = compiled(r"\s*\[\s*recorded in\s*$")
_CHROME = "contentinfo"


def read_chat(lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a chat as those of minutes; None where it is none.

    "<ann> text" becomes "ann: text"; what sets a topic, an action or a decision apart stands alone; what
    is said to robots and by them is left out.
    """
    said = [_SAID.match(line) for line in lines]
    if sum(map(bool, said)) < max(3, 0.5 * sum(bool(line.strip()) for line in lines)):
        return None
    found: list[str] = []
    for line, match in zip(lines, said, strict=True):
        if match is None:
            found.append(f"# {line.strip(' #')}" if line.strip() and not any(found) else line)
        elif match[2].lower() not in _ROBOTS and not _TO_ROBOT.match(match[3]):
            if match[1] and not any(found):
                found += [f"# {match[1]}", ""]  # the day stands before every line, and is told once
            found += _noted(match[2], match[3].strip())
    return found


def _noted(nick: str, text: str) -> list[str]:
    order = _ORDER.match(text)
    word = order[1].lower() if order else ""
    if order and word in ("topic", "subtopic"):
        return ["", f"## {order[2]}", ""]
    if re.match(r"(?i)(?:sub)?topic\s?:", text):
        return ["", f"## {text.partition(':')[2].strip()}", ""]
    if order and word == "action":
        return ["", f"ACTION: {order[2]}", ""]
    if order and word in ("agreed", "accepted", "agree", "accept"):
        return ["", f"AGREED: {order[2]}", ""]
    if order and word in ("startmeeting", "endmeeting"):
        return []
    if _MARKED.match(text):
        return ["", text, ""]
    return [f"{nick}: {order[2] if order and word == 'info' else text}", ""]


def tidy_dialogue(root: Element) -> None:
    """Put the lines of a page that a scribe's program made as other minutes have them.

    "<<cite>ann</cite>> text" becomes "ann: text", an action stands without who dictated it and without
    the link to where it was recorded; robots and what the program says of itself are chrome.
    """
    spoken = [line for path in _SPOKEN for line in root.iterfind(path)]
    spoken += [line for line in root.iterfind(".//p[@class]") if "phone " in str(line.get("class"))]
    if (
        not spoken
        and root.find(".//*[@id='ActionSummary']") is None
        and root.find(".//a[@name='ActionSummary']") is None
    ):
        return
    for line in spoken:
        _tidy_line(line)
    _drop_records(list(root.iter("a")))
    for mark in list(root.iter("strong")):
        if (mark.text or "").strip() == "[NEW]":
            cast("HtmlElement", mark).drop_tree()
    for topic in root.iter("h3"):
        topic.tag = "h2"  # it stands beside "Attendees", and not below it
    for own in (*root.iterfind(".//*[@class='diagnostics']"), *root.iter("address")):
        own.set("role", _CHROME)


def _tidy_line(line: Element) -> None:
    cite = line.find("cite")
    if cite is None:
        return
    nick = (cite.text or "").strip(" :<>")
    said = (cite.tail or "").removeprefix(">").lstrip()
    rest = said + "".join(str(text) for child in cite.itersiblings() for text in child.itertext())
    if nick.lower() in _ROBOTS or _TO_ROBOT.match(rest):
        line.set("role", _CHROME)
        return
    line.text = ""
    cite.text, cite.tail = f"{nick}:", f" {said}"
    if _MARKED.match(rest):
        cite.text, cite.tail = "", said


def _drop_records(links: Iterable[Element]) -> None:
    """Take off "[recorded in http://…]" behind an action."""
    for link in links:
        before = link.getprevious()
        parent = link.getparent()
        text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        tail = link.tail or ""
        if not _RECORDED.search(text) or not tail.startswith("]"):
            continue
        link.tail = tail[1:]
        if before is not None:
            before.tail = _RECORDED.sub("", text)
        elif parent is not None:
            parent.text = _RECORDED.sub("", text)
        cast("HtmlElement", link).drop_tree()
