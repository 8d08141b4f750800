"""The block of "key: value" lines that some Markdown files begin with."""

from __future__ import annotations

from minutesparse.compiling import compiled

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_BARE = frozenset({"category", "modified", "save_as", "slug", "tags", "template"})
"""What a site's generator asks for and minutes don't say: by these a block without fences is known (Pelican)."""
_KNOWN = _BARE | {
    *(
        "title",
        "date",
        "author",
        "authors",
        "status",
        "summary",
        "description",
        "link",
        "url",
        "lang",
        "type",
    ),
    *("hidetitle", "draft", "layout", "permalink", "image", "cover", "gravatar", "updated", "published"),
}
"""What else such a block holds; with anything beside it a block is of the minutes."""
_BLOCKS = frozenset({"|", ">", "|-", ">-"})
"""What stands in the place of a value whose lines follow."""
_ENTRY = compiled(r"-(?:\s+|$)")
_BARE_FIELD = compiled(r"([A-Za-z]\w{0,30}):\s*(.*)$")
_FIELD = compiled(r"([A-Za-z][\w .-]{0,60}?)\s*[:=](?:\s+(.*)|)$")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Part YAML ("---") or TOML ("+++") front matter from the text below it.

    Only flat values and lists are read, a list as "one, two"; the text keeps its line count. A rule
    at the top of a text is no front matter: a field stands straight below it and a second one closes.
    A block without fences is front matter where it begins with a title and ends at a blank line.

    >>> split_front_matter("---\ntitle: 'Allotment society'\n---\nMinutes")
    ({'title': 'Allotment society'}, '\n\n\nMinutes')
    """
    lines = text.lstrip("\n").split("\n")
    ends = _FENCES.get(lines[0].strip()) if lines else None
    if ends is None:
        return _split_bare(text, lines)
    end = next((i for i, line in enumerate(lines[1:200], start=1) if line.rstrip() in ends), None)
    if end is None or not all(_is_field(line) for line in lines[1:end]):
        return {}, text
    told: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:end]:
        field = _FIELD.match(line)
        if line.startswith(("[", "#")):
            key = ""  # a TOML table's name, a comment
        elif field:
            key = field[1].strip().lower()
            told[key] = [field[2] or ""]
        elif key and line.strip():
            told[key].append(line.strip())
    fields = {key: _whole(parts) for key, parts in told.items()}
    return {k: v for k, v in fields.items() if v}, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _split_bare(text: str, lines: list[str]) -> tuple[dict[str, str], str]:
    end = next((i for i, line in enumerate(lines[:40]) if not line.strip()), 0)
    told = [_BARE_FIELD.match(line) for line in lines[:end]]
    fields = {m[1].lower(): _value(m[2]) for m in told if m}
    if (
        len(fields) < end
        or next(iter(fields), "") != "title"
        or _BARE.isdisjoint(fields)
        or not fields.keys() <= _KNOWN
    ):
        return {}, text  # "Present: Ann, Joe" is of the minutes, whatever stands above it
    return {k: v for k, v in fields.items() if v}, "\n" * end + "\n".join(lines[end:])


def _is_field(line: str) -> bool:
    return not line.strip() or line[:1] in " \t-#[]" or bool(_FIELD.match(line))


def _whole(parts: list[str]) -> str:
    """Return a value that may run over several lines: a list, lines kept apart, or one text folded."""
    first, *more = parts
    if first.strip() in _BLOCKS or any(_ENTRY.match(part) for part in more):
        first = "" if first.strip() in _BLOCKS else first
        values = [_value(_ENTRY.sub("", part)) for part in (first, *more)]
        return ", ".join(value for value in values if value)
    return _value(" ".join(parts))


def _value(text: str) -> str:
    text = text.strip()
    if text[:1] == "[" and text[-1:] == "]":
        return ", ".join(_value(part) for part in text[1:-1].split(",") if part.strip())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text
