"""What typer asks for when somebody presses Tab: owners, bodies, people and ids, by `suggesting`."""

from __future__ import annotations

import typer

from minutesparse.cli import suggesting
from minutesparse.cli.suggesting import About, Offer


def owners(context: typer.Context, incomplete: str) -> list[Offer]:
    return suggesting.owners(incomplete, _about(context))


def bodies(context: typer.Context, incomplete: str) -> list[Offer]:
    return suggesting.bodies(incomplete, _about(context))


def people(context: typer.Context, incomplete: str) -> list[Offer]:
    return suggesting.people(incomplete, _about(context))


def ids(context: typer.Context, incomplete: str) -> list[Offer]:
    return suggesting.ids(incomplete, _about(context))


def _about(context: typer.Context) -> About:
    # an option that still waits for its value ends click's parsing, which leaves the paths in `args`
    return About(context.params.get("paths") or context.args, context.params.get("register"))
