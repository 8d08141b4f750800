"""How likely a sentence's proposal is an action: its signs, weighed as `tools/weigh_prose.py` learnt them.

The weights are one small readable file; a sign's weight is what it adds to the log odds. What a phrase
in quotes weighs by itself is known for common phrases; others weigh what their sort weighs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from minutesparse.compiling import compiled, parsed

BASE = "any proposal"
_QUOTED = compiled(r"“[^”]{0,1000}”")


@cache
def weights() -> dict[str, float]:
    """Return what each sign weighs."""
    raw = files("minutesparse.parsing.actions").joinpath("prose_weights.toml").read_bytes()
    return {str(k): float(v) for k, v in parsed(raw)["weights"].items()}


def general(signal: str) -> str:
    """Return the sort of a sign that quotes a phrase.

    >>> general("verb of doing “ring”")
    'verb of doing “…”'
    """
    return _QUOTED.sub("“…”", signal)


def weigh(signals: Iterable[str]) -> list[tuple[str, float]]:
    """Return each sign that weighs anything, with its weight, the heaviest first."""
    known = weights()
    told: dict[str, float] = {}
    for signal in signals:
        value = known.get(signal, known.get(general(signal), 0.0))
        if value:
            told[signal] = value
    return sorted(told.items(), key=lambda pair: (-abs(pair[1]), pair[0]))


def likelihood(signals: Iterable[str]) -> float:
    """Return how likely a proposal with these signs is an action, 0 to 1."""
    total = weights().get(BASE, 0.0) + sum(value for _, value in weigh(signals))
    return 1 / (1 + math.exp(-total))
