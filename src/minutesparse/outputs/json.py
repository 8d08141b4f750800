"""JSON and NDJSON, out and back in: what `extract` prints, every other command reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from pydantic_core import PydanticSerializationError, to_json

from minutesparse.errors import DamagedDocument, UnsupportedFormat
from minutesparse.outputs.visible import UNSEEN, escape

if TYPE_CHECKING:
    from minutesparse.schema import Minutes

_OURS = re.compile(rb'\s*(?:\[\s*)?\{\s*"schema_version"\s*:|\s*\[\s*\]\s*\Z')
_ARRAY = re.compile(rb"\s*\[")
HEAD = 4096
"""How many bytes of a file `is_minutes_json` wants to see."""


def render(value: Minutes | Mapping[str, object], *, indent: int | None = None) -> str:
    r"""Return a value as JSON. Characters that are not seen are written as \uXXXX.

    >>> print(render({"owner": "José", "text": "pay\u202e"}))
    {"owner": "José", "text": "pay\u202e"}
    """
    plain = value if isinstance(value, Mapping) else value.model_dump(mode="json", by_alias=True)
    return UNSEEN.sub(lambda m: escape(m[0], r"\u{:04x}"), _written(plain, indent))


def _written(plain: Mapping[str, object], indent: int | None) -> str:
    """Indented, the fast way, which writes the same; it refuses what is no letter by itself (half a pair)."""
    try:
        if indent is not None:
            return to_json(plain, indent=indent).decode()
    except PydanticSerializationError:
        pass
    return json.dumps(plain, ensure_ascii=False, indent=indent)


def render_array(values: Iterable[Minutes | Mapping[str, object]]) -> Iterator[str]:
    """Yield the pieces of one JSON array, each as its value comes."""
    opened = False
    for value in values:
        yield (",\n" if opened else "[\n") + render(value, indent=2)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def render_lines(values: Iterable[Minutes | Mapping[str, object]]) -> Iterator[str]:
    """Yield one line for each value."""
    for value in values:
        yield render(value) + "\n"


def schema() -> dict[str, object]:
    """Return the JSON Schema of one meeting's minutes, as they are printed."""
    from minutesparse.schema import Minutes

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Minutes.model_json_schema(by_alias=True, mode="serialization"),
    }


def is_minutes_json(head: bytes) -> bool:
    """Tell whether a file that begins like this is JSON or NDJSON that `extract` printed."""
    return bool(_OURS.match(head.removeprefix(b"\xef\xbb\xbf")))


def read_minutes(stream: BinaryIO) -> Iterator[Minutes]:
    """Yield the meetings in JSON or NDJSON that `extract` printed.

    Raises `DamagedDocument` where it is not, `UnsupportedFormat` where a later, incompatible
    version of this program printed it. Fields that this version does not know are kept.
    """
    head = stream.read(HEAD)
    stream.seek(3 if head.startswith(b"\xef\xbb\xbf") else 0)
    if _ARRAY.match(head.removeprefix(b"\xef\xbb\xbf")):
        yield from (_minutes(value, None) for value in _array(stream.read()))
        return
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _minutes(_parse(line, number), number)


def _array(content: bytes) -> list[object]:
    values = _parse(content, None)
    return values if isinstance(values, list) else [values]


def _parse(content: bytes, number: int | None) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DamagedDocument(f"{_where(number)}is not whole JSON", remedy="Run extract again.") from error


def _minutes(value: object, number: int | None) -> Minutes:
    from pydantic import ValidationError

    from minutesparse.schema import SCHEMA_VERSION, Minutes

    version = value.get("schema_version") if isinstance(value, dict) else None
    if isinstance(version, str) and version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise UnsupportedFormat(
            f"{_where(number)}has version {version[:20]} of the JSON, not {SCHEMA_VERSION}",
            remedy="Update minutesparse, or run extract again.",
        )
    try:
        return Minutes.model_validate(value)
    except ValidationError as error:
        wrong = ".".join(str(part) for part in error.errors()[0]["loc"])[:80]
        raise DamagedDocument(
            f"{_where(number)}is not the JSON that extract prints (at {wrong or 'its top'})",
            remedy="Run extract again.",
        ) from error


def _where(number: int | None) -> str:
    return f"line {number} " if number else ""
