"""What a worker may use for one document."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 20
"""How many times `seconds` a document may take whose pages are looked at one by one, each in time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of the wall's clock for a document, or for each page of a scan that is looked at.

    `memory` is in bytes: of address space beyond the parent's where the system can bound that (Linux), else
    of memory in use.
    `answer` is how many bytes a worker may say of a document, or write into one file.
    """

    seconds: float = 30.0
    memory: int = 1 << 30
    answer: int = 256 << 20

    @property
    def megabytes(self) -> int:
        return self.memory >> 20
