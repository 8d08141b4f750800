"""Write docs/cli.md from the program's own commands, docs/schema.json from its classes, and what the
program prints into the transcripts of the README and the tutorial.

    python tools/make_docs.py

All are in the repository; a test fails when one is stale.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import fields
from enum import Enum, EnumType
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from minutesparse.cli.app import app
from minutesparse.cli.options import How
from minutesparse.errors import EXIT_CODES
from minutesparse.outputs import json
from minutesparse.readers.formats import READ, TRIED

DOCS = Path(__file__).parents[1] / "docs"
SHARED = {field.name for field in fields(How)}
"""The options of every command that reads files, which the page describes once."""
ANCHOR = "options-of-every-command-that-reads"

HEAD = """# The command line

`minutes` is also installed as `minutesparse`, as other packages claim the shorter name. This page is
made from the program's own help by `make docs`.

"""

FOOT = """## What goes where

Standard output carries the product alone: JSON, or rows. Progress, doubts about a file, refusals and
the closing count go to standard error; `--quiet` leaves only the refusals. Off a terminal there is no
colour and no bar, and `NO_COLOR` is honoured on one.

A PATH is a file, a folder, `-` for standard input, or JSON or NDJSON that `minutes extract` printed.
A folder is walked in order of name. Passed over and counted are hidden files, lock files of office
programs, links (what they lead to is read in its own right, or is not this folder's), devices and
pipes, and files of kinds that are not read. What a file is, its content says: a walk reads what ends in
READ. It looks into what ends in TRIED, or has no ending, and passes over what no reader
reads. A file named on the command line may have any name. Documents that are no minutes give nothing and
are counted; `--verbose` says why. A file that is named on the command line and cannot be read, or is no
minutes, is refused with its reason. Pictures (.png, .jpg, .tif) are read where they are named, and passed
over in a folder.

A zip is walked like a folder, and so are zips in it. Each document of it counts as a file, and has
a path of its own, `old.zip/2019/may.docx`. So do what is attached to a message, `mail.eml/may.docx`, and
the messages in a box of them. Nothing is unpacked to disk. Of a message's own text the greeting, the
signature and the message that it answers stand apart; the day it was sent is not taken for the meeting's.

`--` ends the options, for a file whose name begins with a dash.

## Completion

`minutes --install-completion` has your shell (bash, zsh, fish, PowerShell) complete commands, options and files,
the ids of a register's actions, with what is to be done, and the owners, bodies and people that a register or files
that were read before know. It takes effect in the next shell.

## Settings

What an option is where the command line does not say: the environment (`MINUTESPARSE_JOBS`,
`MINUTESPARSE_TIMEOUT`, `MINUTESPARSE_MEMORY`, `MINUTESPARSE_NO_CACHE`), then `minutesparse.toml` where the
program is run, then `[tool.minutesparse]` in `pyproject.toml` there, then `settings.toml` in your folder for
settings (on Linux `~/.config/minutesparse`; `MINUTESPARSE_CONFIG_DIR` names another). At the top of a file
stand the options that every command has, under a command's name those of that command:

    jobs = 4
    timeout = 60

    [outstanding]
    format = "csv"

The folders that are read are not looked into for settings: they came with the documents.

## What was read before

What a file holds is kept, by its content and the version of the program, in your folder for such things (on
Linux `~/.cache/minutesparse`; `MINUTESPARSE_CACHE_DIR` names another), so that a folder read again costs a
look at each file. It is never over 256 MB. `--no-cache` reads anew and keeps nothing; `minutes cache info`
says what is kept, `minutes cache clear` takes it away. Beside it lie the program's own search patterns, compiled
(1.5 MB, nothing of any document): without them a short file takes half as long again.

## Exit codes

| code | meaning |
| ---- | ------- |
CODES
"""


def cli_page() -> str:
    """Return the page that describes every command, its arguments and its options."""
    commands = [(command, "minutes") for command in app.registered_commands]
    for group in app.registered_groups:
        name = f"minutes {group.typer_instance.info.name}"
        commands += [(command, name) for command in group.typer_instance.registered_commands]
    sections = "\n".join(section(command, program) for command, program in commands)
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    foot = FOOT.replace("READ", listed(READ)).replace("TRIED", listed(TRIED)).replace("CODES", codes)
    return "\n".join([HEAD + sections, shared(), foot])


def listed(endings) -> str:
    """Return endings as a list in words: ".md, .txt"."""
    return ", ".join(sorted(ending for ending in endings if ending))


def section(command, program) -> str:
    function = command.callback
    name = f"{program} {command.name or function.__name__}"
    hints = get_type_hints(function, include_extras=True)
    known = {name: hint.__metadata__[0] for name, hint in hints.items() if get_origin(hint) is Annotated}
    arguments = {name: info for name, info in known.items() if isinstance(info, ArgumentInfo)}
    options = {name: info for name, info in known.items() if isinstance(info, OptionInfo)}
    reads = options.keys() >= SHARED
    defaults = inspect.signature(function).parameters
    usage = []
    for argument, info in arguments.items():
        written = info.metavar + ("…" if takes_many(get_args(hints[argument])[0]) else "")
        usage.append(written if defaults[argument].default is inspect.Parameter.empty else f"[{written}]")
    words = [name, *(["[OPTIONS]"] if options else []), *usage]
    parts = [
        f"## {name}",
        "",
        inspect.cleandoc(function.__doc__),
        "",
        f"    {' '.join(words)}",
        "",
    ]
    if known:
        parts += ["| argument or option | meaning |", "| ------------------ | ------- |"]
        parts += [f"| `{info.metavar}` | {info.help} |" for info in arguments.values()]
        parts += [
            f"| {names(n, info, get_args(hints[n])[0])} | {meaning(info, defaults[n].default)} |"
            for n, info in options.items()
            if not (reads and n in SHARED)
        ]
        parts += [f"\nAnd the [options of every command that reads](#{ANCHOR})."] if reads else []
        parts.append("")
    return "\n".join([*parts, f"{command.epilog.replace('Example: ', 'Example: `')}`", ""])


def shared() -> str:
    """Return the section on the options that every command has that reads files."""
    hints = get_type_hints(How, include_extras=True)
    rows = [
        f"| {names(n, h.__metadata__[0], get_args(h)[0])} | {h.__metadata__[0].help} |"
        for n, h in hints.items()
    ]
    head = ["## Options of every command that reads", "", "| option | meaning |", "| ------ | ------- |"]
    return "\n".join([*head, *rows, ""])


def takes_many(type_) -> bool:
    return list in {get_origin(one) for one in (type_, *get_args(type_))}


def names(parameter, option, type_) -> str:
    """Return how an option is written, with what it takes; one that declares no name has the parameter's."""
    declared = [name for name in (option.default, *(option.param_decls or ())) if isinstance(name, str)]
    written = ", ".join(f"`{name}`" for name in declared or [f"--{parameter.replace('_', '-')}"])
    if bool in {type_, *get_args(type_)}:
        return written
    choices = " ".join(f"`{choice.value}`" for choice in type_) if isinstance(type_, EnumType) else ""
    return f"{written} {choices or f'`{option.metavar}`'}"


def meaning(option, default) -> str:
    return f"{option.help} Default: `{default.value}`." if isinstance(default, Enum) else option.help


def schema_page() -> str:
    """Return the JSON Schema as the file keeps it."""
    return json.render(json.schema(), indent=2) + "\n"


TOLD = ("README.md", "docs/tutorial.md")
"""The pages that show what the program prints."""

TRANSCRIPT = re.compile(r"(?ms)^```console\n(\$ .*?)^```$")


def told_page(name: str) -> str:
    """Return a page with every transcript as the program prints it now, on 80 columns.

    What a block writes stays for the blocks after it, in a folder that is gone when the page is done.
    """
    text = (DOCS.parent / name).read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "tests").symlink_to(DOCS.parent / "tests")
        return TRANSCRIPT.sub(lambda block: transcript(block[1], folder), text)


def transcript(block: str, folder: str) -> str:
    """Return a block of commands, each with what it prints after it."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return (
        "```console\n" + "".join(f"$ {command}\n{printed(command, folder)}" for command in commands) + "```"
    )


def printed(command: str, folder: str) -> str:
    """Return what a command of a page prints on both streams; `> FILE` writes what goes to standard output."""
    line, _, target = command.partition(" > ")
    program, *arguments = shlex.split(line)
    assert program == "minutes", command
    ran = subprocess.run(
        [sys.executable, "-m", "minutesparse", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "COLUMNS": "80"},
    )
    if target:
        (Path(folder) / target).write_text(ran.stdout, encoding="utf-8", newline="\n")
    shown = ran.stderr if target else ran.stdout + ran.stderr
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


if __name__ == "__main__":
    for name in TOLD:
        (DOCS.parent / name).write_text(told_page(name), encoding="utf-8", newline="\n")
    (DOCS / "cli.md").write_text(cli_page(), encoding="utf-8", newline="\n")
    (DOCS / "schema.json").write_text(schema_page(), encoding="utf-8", newline="\n")
