"""Commands whose help speaks to people."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperCommand


class Command(TyperCommand):
    """A command whose help calls an argument by its name alone, without the program's word for its type."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, each argument without `<list[str]>` behind it, as typer has it since 0.20."""
        params = super().get_params(ctx)
        for param in params:
            if isinstance(param, TyperArgument):
                vars(param)["display_type_rich"] = lambda ctx: None  # noqa: ARG005 - typer names it
        return params
