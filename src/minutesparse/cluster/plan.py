"""Which documents make which shard: the same inputs and settings always give the same plan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from minutesparse.cluster.places import Input
from minutesparse.version import __version__


class Form(StrEnum):
    """What a shard is written as."""

    ndjson = "ndjson"
    parquet = "parquet"


@dataclass(frozen=True, slots=True)
class Task:
    """All that it takes to read one shard, anywhere. `seconds` and `memory` (bytes) bound one document.

    `key` tells this shard of these documents from another of the same name: a result that has it can stay.
    """

    name: str
    key: str
    out: str
    form: Form
    inputs: tuple[Input, ...]
    seconds: float
    memory: int
    version: str = __version__

    @property
    def file(self) -> str:
        return f"{self.name}.{self.form}"

    @property
    def summary(self) -> str:
        """The file that says what came of the shard; it is written last."""
        return f"{self.name}.json"

    def encode(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def decode(cls, message: str) -> Task:
        told = json.loads(message)
        inputs = tuple(Input(**one) for one in told.pop("inputs"))
        return cls(**{**told, "inputs": inputs, "form": Form(told["form"])})


def plan(
    inputs: Sequence[Input], out: str, *, form: Form, size: int, seconds: float, memory: int
) -> list[Task]:
    """Return the shards of the inputs, `size` documents each, in the inputs' order.

    >>> tasks = plan([Input(f"{n}.txt", f"/{n}.txt", "") for n in range(5)], "out", form=Form.ndjson,
    ...     size=2, seconds=30, memory=1 << 30)
    >>> [(task.file, len(task.inputs)) for task in tasks]
    [('part-00000.ndjson', 2), ('part-00001.ndjson', 2), ('part-00002.ndjson', 1)]
    """
    tasks = []
    for number, at in enumerate(range(0, len(inputs), size)):
        mine = tuple(inputs[at : at + size])
        told = json.dumps([__version__, form, seconds, memory, [asdict(one) for one in mine]])
        key = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        tasks.append(Task(f"part-{number:05}", key, out, form, mine, seconds, memory))
    return tasks
