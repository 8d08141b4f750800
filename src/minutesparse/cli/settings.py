"""Settings: what options are where the command line and the environment don't say.

They are read from `minutesparse.toml`, or `[tool.minutesparse]` in `pyproject.toml`, where the program is
run, and then from `settings.toml` in the user's own folder for settings; the first that says something wins.
The folders that documents stand in are not asked: they came with the documents.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

BEFORE = ("quiet", "verbose", "no_input", "jobs", "timeout", "memory", "no_cache")
"""The options that may stand at the top of a file, for every command that has them."""


def default_folder() -> Path:
    """Return the user's folder for settings: the platform's, or the one in MINUTESPARSE_CONFIG_DIR."""
    import platformdirs

    said = os.environ.get("MINUTESPARSE_CONFIG_DIR")
    return Path(said) if said else platformdirs.user_config_path("minutesparse", appauthor=False)


def settings(commands: Mapping[str, Iterable[str]]) -> dict[str, dict[str, object]]:
    """Return each command's settings by the name of its option; `commands` has what options each has.

    Raises `typer.BadParameter` for a file that is no TOML, or says what no command knows.
    """
    made: dict[str, dict[str, object]] = {name: {} for name in commands}
    for path, table in _tables():
        for key, value in table.items():
            name = key.replace("-", "_")
            if isinstance(value, dict) and key in commands:
                for own, one in value.items():
                    option = own.replace("-", "_")
                    _check(path, f"{key}.{own}", known=option in commands[key])
                    made[key].setdefault(option, one)
            else:
                _check(path, key, known=name in BEFORE)
        for name in commands:  # what is said of one command goes before what is said of all
            for key, value in table.items():
                option = key.replace("-", "_")
                if option in commands[name] and not isinstance(value, dict):
                    made[name].setdefault(option, value)
    return made


def _tables() -> Iterable[tuple[Path, dict[str, object]]]:
    own, project = Path("minutesparse.toml"), Path("pyproject.toml")
    yield own, _read(own)
    tool = _read(project).get("tool")
    table = tool.get("minutesparse") if isinstance(tool, dict) else None
    yield project, table if isinstance(table, dict) else {}
    mine = default_folder() / "settings.toml"
    yield mine, _read(mine)


def _read(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{path} can't be read as settings: {error}") from None


def _check(path: Path, key: str, *, known: bool) -> None:
    if not known:
        raise typer.BadParameter(f"{path}: there is no setting {key!r}")
