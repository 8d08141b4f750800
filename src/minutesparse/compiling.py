"""Regular expressions and vocabularies that stay compiled between runs, as Python keeps the modules that it has.

To compile the patterns that minutes are read by takes ten times as long as to read a page of them, and to
parse the files of words twice as long.
What `re` makes of a pattern is a program, a list of numbers, which its engine proves before it runs it. Those
of one release of Python are kept in a file of the cache; nothing but time is lost without it.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import zlib
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from minutesparse.errors import MinutesError
from minutesparse.files import cache_folder, open_file
from minutesparse.version import __version__

FILES = "patterns-*.bin"
"""The files in the cache's folder, one for each Python."""
_UNFIT = (ArithmeticError, AttributeError, ImportError, LookupError, TypeError, ValueError, RuntimeError)
"""What comes of a file, or of an `re`, that is not made as we know it."""


class _Program(NamedTuple):
    """A pattern compiled: its flags, groups and their names, and the code as unsigned numbers."""

    flags: int
    groups: int
    names: dict[str, int]
    code: bytes


_Programs = dict[tuple[str, int], _Program]
_Tables = dict[str, dict[str, Any]]


class _Kept(NamedTuple):
    """What runs before have left."""

    programs: _Programs
    tables: _Tables


_used: _Programs = {}
"""The programs of the patterns of this process, but for those that are made of a document's own words."""
_parsed: _Tables = {}
"""The files of words that this process has parsed."""
_MOST = 4000
"""Programs that are held to be kept."""
_LARGEST = 32 << 20
"""Bytes; a file that is longer is none of ours."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does, in a tenth of its time where the pattern is kept from before.

    It is for patterns that are made once: unlike `re.compile` it does not remember the last ones.

    >>> compiled(r"(?P<who>[A-Z]{2}) to ", re.IGNORECASE).match("jm to write")["who"]
    'jm'
    """
    key = (pattern, int(flags))
    try:
        program = _kept().programs.get(key) or _translate(*key)
        made = _assemble(pattern, program)
    except _UNFIT:
        return re.compile(pattern, flags)
    if len(_used) < _MOST:
        _used[key] = program
    return made


def parsed(raw: bytes) -> dict[str, Any]:
    r"""Return what a TOML file of the program's own says, in a tenth of the time where it is kept from before.

    >>> parsed(b'[status]\ndone = ["done", "sent"]')
    {'status': {'done': ['done', 'sent']}}
    """
    key = f"{zlib.crc32(raw):08x} {len(raw)}"
    table = _parsed[key] = _kept().tables.get(key) or tomllib.loads(raw.decode("utf-8"))
    return table


def keep() -> None:
    """Keep what this process has made of patterns and of files of words, where some of it was not kept."""
    known = _kept()
    if _used.keys() <= known.programs.keys() and _parsed.keys() <= known.tables.keys():
        return
    index = [[*key, *program[:-1], len(program.code)] for key, program in _used.items()]
    content = (
        json.dumps([index, _parsed]).encode() + b"\n" + b"".join(program.code for program in _used.values())
    )
    with suppress(OSError, *_UNFIT):
        path = _path()
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix="patterns-", suffix=".bin", delete=False) as partly:
            made = Path(partly.name)
            try:
                partly.write(_stamp(content) + content)
                partly.close()  # Windows renames no open file
                made.replace(path)
            finally:  # nothing is left of it where the disk is full, or another run has the old one open
                made.unlink(missing_ok=True)


def kept() -> bool:
    """Tell whether programs of before have been found."""
    return bool(_kept().programs)


@cache
def _kept() -> _Kept:
    """Read the file; what is in it of another interpreter, or not whole, counts as nothing."""
    programs: _Programs = {}
    tables: _Tables = {}
    with suppress(OSError, MinutesError, *_UNFIT):
        with open_file(_path()) as file:
            stamp, content = file.read(_LARGEST).split(b"\n", 1)
        if stamp + b"\n" == _stamp(content):
            at = content.index(b"\n") + 1
            index, tables = json.loads(content[:at])
            for pattern, asked, flags, groups, names, size in index:
                programs[pattern, asked] = _Program(flags, groups, names, content[at : at + size])
                at += size
    return _Kept(programs, tables)


def _path() -> Path:
    return cache_folder() / FILES.replace("*", str(sys.implementation.cache_tag))


def _stamp(content: bytes) -> bytes:
    """Return what the file begins with: of which program and interpreter it is, and that it is whole."""
    engine = f"{_engine().MAGIC} {array('I').itemsize} {sys.byteorder}"
    return f"{__version__} {' '.join(sys.version.split())} {engine} {zlib.crc32(content):08x}\n".encode()


def _engine() -> Any:
    return import_module("_sre")


def _translate(pattern: str, flags: int) -> _Program:
    """Do what `re.compile` does (CPython's `re/_compiler.py`), but for the last step."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - there is no public way
    state = parsed.state
    return _Program(flags | state.flags, state.groups - 1, dict(state.groupdict), array("I", code).tobytes())


def _assemble(pattern: str, program: _Program) -> re.Pattern[str]:
    """Do the last step of it."""
    by_number: list[str | None] = [None] * (program.groups + 1)
    for name, number in program.names.items():
        by_number[number] = name
    code = array("I", program.code).tolist()
    made: re.Pattern[str] = _engine().compile(
        pattern, program.flags, code, program.groups, program.names, tuple(by_number)
    )
    return made
