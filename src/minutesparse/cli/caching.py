"""`minutes cache`: what is kept of files that were read before."""

from __future__ import annotations

import typer

from minutesparse.cli.helping import Command

cache = typer.Typer(
    name="cache",
    help="Say what is kept of files that were read before, or take it away.",
    epilog="Example: minutes cache info",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@cache.command(
    cls=Command, short_help="Where it is kept, and how much.", epilog="Example: minutes cache info"
)
def info() -> None:
    """Print where it is kept, of how many files, and how much of the disk that takes."""
    from minutesparse.batch.cache import size
    from minutesparse.cli.talk import calm_ending, counted
    from minutesparse.files import cache_folder
    from minutesparse.outputs.visible import visible

    with calm_ending():
        files, taken = size(cache_folder())
        print(f"{visible(str(cache_folder()))}: {counted(files, 'file')}, {taken / 1e6:.1f} MB")


@cache.command(cls=Command, short_help="Take it all away.", epilog="Example: minutes cache clear")
def clear() -> None:
    """Take it all away. Nothing is lost by it but the time of reading the files again."""
    from minutesparse.batch import cache as kept
    from minutesparse.cli.talk import calm_ending
    from minutesparse.files import cache_folder

    with calm_ending():
        kept.clear(cache_folder())
