"""An answer to Tab where the program itself need not be built: after `close`, `--owner` and the like.

The shells' scripts are typer's, and so is the way they are spoken to. To build the commands takes typer most of
a second, which a person at the prompt sees; what a word may go on as is one question to the register.
Whatever is not plain from the words alone (names of commands, options, files) is left to typer.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence

from minutesparse.cli import suggesting
from minutesparse.cli.suggesting import About, Offer

Asked = Callable[[str, About], list[Offer]]

ARGUMENTS: dict[str, tuple[Asked | None, ...]] = {
    **dict.fromkeys(("close", "reopen", "drop", "due", "note", "split", "log"), (suggesting.ids,)),
    "assign": (suggesting.ids, suggesting.owners),
    "merge": (suggesting.ids, suggesting.ids),
    "show": (None, suggesting.ids),
    "who": (suggesting.people,),
}
"""What each argument of a command may go on as; a test holds it to what the commands themselves say."""
OPTIONS: dict[str, dict[str, Asked]] = {
    "outstanding": {"--owner": suggesting.owners, "--body": suggesting.bodies}
}


def answer(asking: str) -> tuple[str, int] | None:
    """Return what the shell is to be told, and the exit code; None where that is for typer to say.

    `asking` is what the shell's script gives as the way to ask: "complete_bash".
    """
    shell = asking.removeprefix("complete_")
    if shell not in _SAID:
        return None
    words, incomplete = _typed(shell)
    asked = None if incomplete.startswith("-") else _asked(words)
    if asked is None:
        return None
    offers = [offer for offer in asked[0](incomplete, asked[1]) if offer[0].startswith(incomplete)]
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return "", int(not offers)  # fish asks first whether there is anything
    return _SAID[shell](offers), 0


def _typed(shell: str) -> tuple[list[str], str]:
    """Return the whole words behind the program's name, and the one that is being typed."""
    line = os.environ.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    words = _parted(line)
    if shell == "bash":
        at = int(os.environ.get("COMP_CWORD", "0"))
        return words[1:at], words[at] if at < len(words) else ""
    if len(words) > 1 and not line.endswith(" "):
        return words[1:-1], words[-1]
    return words[1:], ""


def _parted(line: str) -> list[str]:
    """Part a line as a shell does; what stands in a quote that is still open is the last word."""
    parts = shlex.shlex(line, posix=True)
    parts.whitespace_split, parts.commenters = True, ""
    words: list[str] = []
    try:
        words.extend(parts)
    except ValueError:
        words.append(parts.token)
    return words


def _asked(words: Sequence[str]) -> tuple[Asked, About] | None:
    """Return what is asked for behind these words, and where to look for it."""
    command, *given = words or [""]
    register = None
    if "--register" in given[:-1]:
        at = given.index("--register")
        register = given[at + 1]
        given[at : at + 2] = []
    option = OPTIONS.get(command, {}).get(given[-1]) if given else None
    if option:
        given.pop()
    if any(word.startswith("-") for word in given):
        return None
    if option:
        return option, About(given, register)
    arguments = ARGUMENTS.get(command, ())
    many = command == "assign"  # the last argument takes as many words as there are
    at = min(len(given), len(arguments) - 1) if many else len(given)
    asked = arguments[at] if at < len(arguments) else None
    return (asked, About((), register)) if asked else None


def _for_bash(offers: Sequence[Offer]) -> str:
    return "\n".join(value for value, _ in offers)


def _for_fish(offers: Sequence[Offer]) -> str:
    return "\n".join(f"{value}\t{told}" if told else value for value, told in offers)


def _for_zsh(offers: Sequence[Offer]) -> str:
    if not offers:
        return "_files"
    told = "\n".join(":".join(f'"{_in_zsh(part)}"' for part in offer if part) for offer in offers)
    return f"_arguments '*: :(({told}))'"


def _in_zsh(text: str) -> str:
    return text.replace("'", "''").replace(":", r"\\:")  # a document's other signs are gone, see suggesting


_SAID = {"bash": _for_bash, "fish": _for_fish, "zsh": _for_zsh}
