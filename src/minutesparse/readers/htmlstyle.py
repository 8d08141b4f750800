"""The looks that HTML gives text: by its elements, its style attributes and a page's own classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.document import Run
from minutesparse.readers.inline import colour_of

BOLD = frozenset({"b", "strong", "th"})
ITALIC = frozenset({"i", "em", "cite", "dfn", "address"})
UNDERLINE = frozenset({"u", "ins"})
STRIKE = frozenset({"s", "strike", "del"})
PLAIN = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "bdo",
        "big",
        "code",
        "data",
        "dfn",
        "font",
        "img",
        "input",
        "kbd",
        "label",
        "mark",
        "q",
        "samp",
        "small",
        "span",
        "sub",
        "sup",
        "time",
        "tt",
        "var",
    ]
)
"""Elements within a line that change no look by themselves."""

_RULE = compiled(r"([^{}]+)\{([^{}]*)\}")
_CLASS = compiled(r"\s*([a-z]{0,10}[0-9]?\.[\w-]+)\s*$", re.IGNORECASE)
_HEAVY = compiled(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIGHT = compiled(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_SLANTED = compiled(r"font-style\s*:\s*(?:italic|oblique)")
_LINED = compiled(r"text-decoration(?:-line)?\s*:\s*[a-z -]*underline")
_STRUCK = compiled(r"text-decoration(?:-line)?\s*:\s*[a-z -]*line-through")
_COLOUR = compiled(r"(?<![-\w])color\s*:\s*([^;]+)")
_HIDDEN = compiled(r"(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*hidden)")


def is_inline(name: str) -> bool:
    """Tell whether an element stands within a line, and is known at all."""
    return name in PLAIN or name in BOLD | ITALIC | UNDERLINE | STRIKE - {"th", "address"}


def class_rules(style_sheet: str) -> dict[str, str]:
    """Return the declarations of a style sheet's plain class rules, as word processors export them.

    A rule for a class of one element ("h1.western") is not one for all of that class.

    >>> class_rules("p.c1{color:#000} .c2, .c3 {font-weight:700} ul li.c4{margin:0}")
    {'p.c1': 'color:#000', '.c2': 'font-weight:700', '.c3': 'font-weight:700'}
    """
    found: dict[str, str] = {}
    for selectors, declarations in _RULE.findall(style_sheet[:500_000]):
        for selector in selectors.split(","):
            if match := _CLASS.match(selector):
                element, _, kind = match[1].partition(".")
                name = f"{element.lower()}.{kind}"
                found[name] = f"{found[name]};{declarations}" if name in found else declarations
    return found


def style_of(name: str, attributes: Mapping[str, str], rules: Mapping[str, str]) -> str:
    """Return an element's own declarations in lower case, those of its classes first."""
    kinds = (attributes.get("class") or "").split() if rules else ()
    classes = (rules.get(f"{element}.{kind}", "") for element in ("", name) for kind in kinds)
    return ";".join([*classes, attributes.get("style") or ""]).lower()


def is_hidden(attributes: Mapping[str, str], style: str) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(style))


def look_of(name: str, attributes: Mapping[str, str], style: str, look: Run) -> Run:
    """Return the look of what stands in an element, given the look around it."""
    colour = look.colour
    if name == "font" and attributes.get("color"):
        colour = colour_of(attributes["color"])
    if name != "a" and (declared := _COLOUR.search(style)):
        colour = colour_of(declared[1])
    return replace(
        look,
        bold=(look.bold or name in BOLD or bool(_HEAVY.search(style))) and not _LIGHT.search(style),
        italic=look.italic or name in ITALIC or bool(_SLANTED.search(style)),
        underline=look.underline or name in UNDERLINE or bool(_LINED.search(style)),
        strike=look.strike or name in STRIKE or bool(_STRUCK.search(style)),
        colour=colour,
    )
