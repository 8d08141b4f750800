"""A reader for the tests alone: it does to its process whatever the document's first line says."""

from __future__ import annotations

import ctypes
import os
import signal
import stat
import struct
import sys
import tempfile
import time
from pathlib import Path

from minutesparse import heartbeat
from minutesparse.readers import text


def read(stream):
    content = stream.read()
    stream.seek(0)
    word = content.split(maxsplit=1)[0].decode("ascii", "replace")
    if word in DEEDS:
        DEEDS[word]()
    return text.read(stream)


def hang():
    while True:
        time.sleep(1)


def hang_deaf():
    """Hang, deaf to every signal that can be ignored."""
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    hang()


def spin():
    for _ in range(4):
        time.sleep(1)
        heartbeat.beat()


def beat_for_ever():
    while True:
        time.sleep(0.05)
        heartbeat.beat()


def eat():
    held = []
    while True:
        held.append(bytearray(1 << 24))


def fork():
    """Leave a child behind that hangs in a session of its own."""
    if os.fork() == 0:
        os.setsid()
        hang()


def flood():
    for stream in (1, 2):
        for _ in range(100):
            os.write(stream, b"flood " * 100_000)
    sys.stdout.write("flood")
    sys.stdout.flush()


def fill_the_disk():
    with tempfile.NamedTemporaryFile() as file:
        while True:
            file.write(bytes(1 << 20))


def litter():
    path = Path(tempfile.mkstemp()[1])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    Path(tempfile.mkdtemp(), "left.txt").write_text("left")
    os.abort()


def say(said: bytes):
    """Say something in the worker's place, on whatever leads out of this process."""
    for descriptor in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                os.write(descriptor, said)
        except OSError:
            continue


def head(kind, size):
    return struct.pack("<BII", kind, 0, size)


DEEDS = {
    "HANG": hang,
    "DEAF": hang_deaf,
    "SPIN": spin,
    "BEAT": beat_for_ever,
    "EAT": eat,
    "EXIT": lambda: os._exit(0),
    "ABORT": os.abort,
    "SEGV": lambda: ctypes.string_at(0),
    "FORK": fork,
    "FLOOD": flood,
    "FILL": fill_the_disk,
    "LITTER": litter,
    "LIE": lambda: say(head(2, 29) + b'["./lie.txt", false]\nM["lie"]' + head(3, 0)),
    "BABBLE": lambda: say(bytes(range(200, 256)) * 10),
    "BOAST": lambda: say(head(2, 1 << 31) + b"M" * 100),
    "BUG": lambda: 1 / 0,
    "LEAVE": lambda: sys.exit(3),
}
