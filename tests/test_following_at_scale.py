"""Following holds for any order of any files, and its cost grows as the minutes do."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated import years_of_meetings
from minutesparse.register import linking, register, store
from minutesparse.register.outstanding import follow

LATER = "2999-01-01"
MOST = 80
"""Comparisons an action: with a few of each of the few actions that share its rarest words, and its meeting's."""

YEARS = years_of_meetings(16, actions_each=6, bodies=2)


def told(meetings):
    return [(one.id, one.state, one.text, [m.path for m in one.mentions]) for one in follow(meetings, LATER)]


@given(order=st.permutations(range(len(YEARS))))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_files_does_not_matter(order):
    assert told([YEARS[at] for at in order]) == told(YEARS)


@given(gone=st.integers(0, len(YEARS) - 1))
@settings(max_examples=6, deadline=None)
def test_a_file_that_goes_changes_no_id_of_what_it_does_not_speak_of(gone):
    path = YEARS[gone].source.path
    apart = {one[0] for one in told(YEARS) if path not in one[3]}
    assert apart <= {one[0] for one in told([m for m in YEARS if m is not YEARS[gone]])}


@given(at=st.integers(0, len(YEARS) - 1))
@settings(max_examples=6, deadline=None)
def test_another_name_and_another_format_change_no_id(at):
    old = YEARS[at]
    source = old.source.model_copy(update={"path": "renamed.pdf", "format": "pdf", "sha256": "f" * 64})
    renamed = [*YEARS[:at], old.model_copy(update={"source": source}), *YEARS[at + 1 :]]
    assert [one[:3] for one in told(renamed)] == [one[:3] for one in told(YEARS)]
    copied = [*YEARS, old.model_copy(update={"source": source})]
    assert [one[:3] for one in told(copied)] == [one[:3] for one in told(YEARS)]


def comparisons(meetings, monkeypatch):
    """How many pairs of actions are compared, for each action there is."""
    counted = 0
    real = linking.likeness

    def counting(*told):
        nonlocal counted
        counted += 1
        return real(*told)

    monkeypatch.setattr(linking, "likeness", counting)
    follow(meetings, LATER)
    return counted / sum(len(m.actions) for m in meetings)


def test_the_cost_of_an_action_does_not_grow_with_how_many_there_are(monkeypatch):
    assert all(comparisons(years_of_meetings(n), monkeypatch) < MOST for n in (50, 100, 200))


@pytest.mark.skipif(not os.environ.get("MINUTES_SOAK"), reason="takes half a minute; make soak runs it")
def test_ten_thousand_actions_stand_in_a_second(tmp_path):
    file = tmp_path / "kept.register"
    store.create(file)
    register.read_in(file, years_of_meetings(1000), lambda _: True)
    began = time.process_time()
    records, lost = register.actions(file, LATER)
    assert time.process_time() - began < 1
    assert len(records) > 4000
    assert lost == []
    resource = pytest.importorskip("resource", reason="Windows counts no processor time of what it started")
    command = [sys.executable, "-m", "minutesparse", "outstanding", "--register", str(file), "--json"]
    took = [timed(command, resource) for _ in range(3)]
    assert min(took) < 2, took  # processor seconds, on whatever machine runs it


def timed(command, resource):
    """The processor's seconds that a command takes, so that other programs do not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
