"""Kills at any moment, many writers at once: the register is as before or as after, never in between.

`make soak` runs all of it; a test run by itself only a few rounds.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import count

import pytest

from minutesparse.register import register, store
from minutesparse.register.events import new_event
from stand_ins import action, minutes

SOAK = bool(os.environ.get("MINUTES_SOAK"))
KILLS, WRITERS, EACH = (200, 8, 40) if SOAK else (3, 8, 2)
# A copy of this process has all it needs at once; where there are no copies it begins anew.
PROCESSES = multiprocessing.get_context(
    "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
)


def write_on_and_on(file, ready):
    """Read three files in and say a word, each round with other minutes, until somebody kills us."""
    ready.send(None)
    kept = [len(m.actions) for m in register.minutes_of(file)]
    for n in count(max(kept, default=0) + 1):
        several = [action(f"Ola to count the boats at lock {i} of the canal") for i in range(1 + n % 40)]
        named = enumerate(("a.txt", "b.txt", "c.txt"), 1)
        read = [minutes(*several, path=p, date=f"2020-0{m}-04") for m, p in named]
        register.read_in(file, read, lambda _: True)
        first = register.actions(file)[0][0]["id"]
        told = new_event("note", first, {"text": str(n)}, at="2020-06-01T00:00:00+00:00", who="Ola")
        register.tell(file, told)


@contextmanager
def writing_on_and_on(file):
    """Give the time at which a writer began; it is killed when the block ends."""
    here, there = PROCESSES.Pipe()
    writer = PROCESSES.Process(target=write_on_and_on, args=(file, there))
    writer.start()
    here.recv()
    yield time.monotonic()
    writer.kill()
    writer.join()


SAY_SO_MANY = """
import sys
from minutesparse.register import register
from minutesparse.register.events import new_event
which = register.actions(sys.argv[1])[0][0]["id"]
for n in range(int(sys.argv[3])):
    told = {"text": f"{sys.argv[2]}-{n}"}
    register.tell(sys.argv[1], new_event("note", which, told, at="2020-06-01T00:00:00+00:00", who=sys.argv[2]))
"""


def start(program, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "kept.register"
    store.create(made)
    return made


def rounds_told(file, least=1):
    """Wait until a writer has gone through so many rounds; return how long one of them took."""
    with writing_on_and_on(file) as began:
        before = len(register.events_of(file))
        while len(register.events_of(file)) < before + least:
            time.sleep(0.01)
        return (time.monotonic() - began) / least


def test_a_writer_killed_at_any_moment_leaves_the_register_whole(file):
    moments = random.Random(20200504)
    longest = 3 * rounds_told(file)
    first = events = len(register.events_of(file))
    for _ in range(KILLS):
        with writing_on_and_on(file):
            time.sleep(moments.uniform(0, longest))
        kept = register.minutes_of(file)
        assert len({len(m.actions) for m in kept}) <= 1, "one file of a reading, and not the others"
        assert len(kept) == 3
        told = len(register.events_of(file))
        assert told >= events
        events = told
        assert register.check(file) == []
    assert events > first or not SOAK, "every writer was killed before it had written anything"


def test_many_writers_at_once_lose_nothing_and_meet_no_lock(file):
    rounds_told(file)
    before = len(register.events_of(file))
    writers = [start(SAY_SO_MANY, file, f"writer{n}", EACH) for n in range(WRITERS)]
    for writer in writers:
        out, err = writer.communicate(timeout=300)
        assert (writer.returncode, out, err) == (0, "", "")
    said = [event.told["text"] for event in register.events_of(file)][before:]
    assert sorted(said) == sorted(f"writer{n}-{i}" for n in range(WRITERS) for i in range(EACH))
    assert register.check(file) == []
