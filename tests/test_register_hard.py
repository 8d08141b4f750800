"""Kills at any moment, many writers at once: the register is as before or as after, never in between.

`make soak` runs all of it; a test run by itself only a few rounds.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

import pytest

from minutesparse.register import register, store

SOAK = bool(os.environ.get("MINUTES_SOAK"))
KILLS, WRITERS, EACH = (200, 8, 40) if SOAK else (3, 8, 2)
HERE = os.path.dirname(__file__)  # noqa: PTH120 - handed to another process as text

WRITE_ON_AND_ON = """
import sys
sys.path.insert(0, sys.argv[2])
from itertools import count
from minutesparse.register import register
from minutesparse.register.events import new_event
from stand_ins import action, minutes
kept = [len(m.actions) for m in register.minutes_of(sys.argv[1])]
print("ready", flush=True)
for n in count(max(kept, default=0) + 1):
    several = [action(f"Ola to count the boats at lock {i} of the canal") for i in range(1 + n % 40)]
    read = [minutes(*several, path=p, date=f"2020-0{m}-04") for m, p in enumerate(("a.txt", "b.txt", "c.txt"), 1)]
    register.read_in(sys.argv[1], read, lambda path: True)
    first = register.actions(sys.argv[1])[0][0]["id"]
    register.tell(sys.argv[1], new_event("note", first, {"text": str(n)}, at="2020-06-01T00:00:00+00:00", who="Ola"))
"""

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


def test_a_writer_killed_at_any_moment_leaves_the_register_whole(file):
    moments = random.Random(20200504)
    events = 0
    for _ in range(KILLS):
        with start(WRITE_ON_AND_ON, file, HERE) as writer:
            assert writer.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0, 0.4))
            writer.kill()
        kept = register.minutes_of(file)
        assert len({len(m.actions) for m in kept}) <= 1, "one file of a reading, and not the others"
        assert len(kept) in (0, 3)
        told = len(register.events_of(file))
        assert told >= events
        events = told
        assert register.check(file) == []


def test_many_writers_at_once_lose_nothing_and_meet_no_lock(file):
    with start(WRITE_ON_AND_ON, file, HERE) as writer:
        writer.stdout.readline()
        while not register.events_of(file):
            time.sleep(0.05)
        writer.kill()
    before = len(register.events_of(file))
    writers = [start(SAY_SO_MANY, file, f"writer{n}", EACH) for n in range(WRITERS)]
    for writer in writers:
        out, err = writer.communicate(timeout=300)
        assert (writer.returncode, out, err) == (0, "", "")
    said = [event.told["text"] for event in register.events_of(file)][before:]
    assert sorted(said) == sorted(f"writer{n}-{i}" for n in range(WRITERS) for i in range(EACH))
    assert register.check(file) == []
