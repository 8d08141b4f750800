"""A file read again is not read again, and never comes out otherwise than if it had been."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from minutesparse import pipeline
from minutesparse.batch import cache
from minutesparse.batch.pool import Pool
from minutesparse.files import cache_folder

GOOD = "Minutes of the Bins Group\n12 March 2019\nPresent: Ola Brandt, Ria Stone\nACTION: Ola Brandt to order nine bins.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """Give the paths that workers are asked for."""
    asked = []
    answers = Pool.answers

    def listening(self, items):
        def heard():
            for item in items:
                if hasattr(item, "file"):
                    asked.append(item.path)
                yield item

        return answers(self, heard())

    monkeypatch.setattr(Pool, "answers", listening)
    return asked


def write(name, content, *, ago=100):
    path = Path(name)
    path.write_text(content)
    os.utime(path, (path.stat().st_mtime - ago,) * 2)


def test_a_folder_read_again_asks_no_worker_and_gives_the_same(run, folder, asked, sources, errors):
    shutil.copytree(sources, "in")
    shutil.copytree(errors, "in/errors")
    first = run("extract", "in")
    assert len(asked) > 20
    asked.clear()
    again = run("extract", "in")
    assert asked == []
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)


def test_a_file_that_was_moved_goes_by_its_new_path(run, folder, asked):
    Path("old").mkdir()
    write("old/a.txt", GOOD)
    run("extract", "old")
    asked.clear()
    Path("old").rename("new")
    assert json.loads(run("extract", "new").out)[0]["source"]["path"] == "new/a.txt"
    assert asked == []


def test_a_file_that_was_not_touched_is_not_opened(run, folder, monkeypatch):
    write("a.txt", GOOD)
    first = run("extract", "a.txt")
    monkeypatch.setattr("minutesparse.cli.loading.open_file", lambda _: pytest.fail("it was opened"))
    assert run("extract", "a.txt") == first


def test_a_file_that_was_moved_is_read_through_once(run, folder, monkeypatch):
    write("a.txt", GOOD)
    run("extract", "a.txt")
    Path("a.txt").rename("b.txt")
    shutil.copy2("b.txt", "a.txt")
    first = run("extract", "a.txt")
    monkeypatch.setattr(cache, "_digest", lambda _: pytest.fail("it was read through"))
    assert run("extract", "a.txt") == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no time of a file's last change of place")
def test_a_file_given_back_its_old_time_is_read_anew(run, folder):
    write("a.txt", GOOD)
    about = Path("a.txt").stat()
    run("extract", "a.txt")
    Path("a.txt").write_text(GOOD.replace("nine", "nice"))
    os.utime("a.txt", ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "nice bins" in run("extract", "a.txt").out


def test_a_file_that_was_changed_is_read_anew(run, folder):
    write("a.txt", GOOD)
    run("extract", "a.txt")
    write("a.txt", GOOD.replace("nine", "nice"), ago=50)
    assert "nice bins" in run("extract", "a.txt").out


def test_a_file_changed_within_the_clock_s_tick_is_read_anew(run, folder, monkeypatch):
    monkeypatch.setattr(cache, "_SETTLED", 60)
    write("a.txt", GOOD, ago=0)
    about = Path("a.txt").stat()
    run("extract", "a.txt")
    Path("a.txt").write_text(GOOD.replace("nine", "nice"))
    os.utime("a.txt", ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "nice bins" in run("extract", "a.txt").out


@pytest.mark.parametrize("place", ["people.toml", "in/people.toml"])
def test_what_people_toml_states_later_is_heeded(run, folder, asked, place):
    Path("in").mkdir()
    write("in/a.txt", GOOD)
    run("extract", "in/a.txt")
    Path(place).write_text("")
    run("extract", "in/a.txt")
    assert asked == ["in/a.txt"] * 2


def test_without_the_cache_every_file_is_read_and_nothing_kept(run, folder, asked):
    write("a.txt", GOOD)
    for _ in range(2):
        run("extract", "--no-cache", "a.txt")
    assert asked == ["a.txt"] * 2
    assert run("cache", "info").out.endswith(": 0 files, 0.0 MB\n")


def test_what_may_go_better_another_day_is_not_kept(run, folder, asked, monkeypatch):
    def slow(*_, **__):
        raise pipeline.MinutesError("it is late")

    monkeypatch.setattr(pipeline, "extract", slow)
    write("a.txt", GOOD)
    for _ in range(2):
        run("extract", "a.txt")
    assert asked == ["a.txt"] * 2


def test_another_version_of_the_program_reads_anew(run, folder, asked, monkeypatch):
    write("a.txt", GOOD)
    run("extract", "a.txt")
    monkeypatch.setattr(cache, "fingerprint", lambda: b"another")
    run("extract", "a.txt")
    assert asked == ["a.txt"] * 2


def test_the_fingerprint_changes_with_any_file_of_the_program(tmp_path, monkeypatch):
    home = tmp_path / "program" / "batch"
    home.mkdir(parents=True)
    (home / "cache.py").write_text("a")
    monkeypatch.setattr(cache, "__file__", str(home / "cache.py"))
    before = cache.fingerprint()
    assert cache.fingerprint() == before
    (home / "words.toml").write_text("a")
    assert cache.fingerprint() != before


@pytest.mark.parametrize("spoil", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_broken_cache_is_made_anew(run, folder, asked, spoil):
    write("a.txt", GOOD)
    first = run("extract", "a.txt")
    Path(os.environ["MINUTESPARSE_CACHE_DIR"], "answers.sqlite").write_bytes(spoil)
    assert run("extract", "a.txt") == first
    asked.clear()
    assert run("extract", "a.txt") == first
    assert asked == []


def test_a_cache_that_can_t_be_is_done_without(run, folder, monkeypatch):
    write("a.txt", GOOD)
    monkeypatch.setenv("MINUTESPARSE_CACHE_DIR", str(folder / "a.txt" / "no"))
    assert run("extract", "a.txt").code == 0


def test_the_oldest_go_when_there_are_too_many(run, folder, monkeypatch):
    for number in range(8):
        write(f"{number}.txt", GOOD.replace("nine", str(number + 20)))
    run("extract", ".")
    monkeypatch.setattr(cache, "MAX_SIZE", 3000)
    write("new.txt", GOOD)
    run("extract", "new.txt")
    kept, _ = cache.size(cache_folder())
    assert 1 <= kept < 8


def test_it_says_what_it_holds_and_lets_it_go(run, folder):
    write("a.txt", GOOD)
    run("extract", "a.txt")
    assert ": 1 file, 0.0 MB" in run("cache", "info").out
    assert run("cache", "clear").code == 0
    assert ": 0 files, 0.0 MB" in run("cache", "info").out


def test_only_its_user_can_open_it(run, folder):
    write("a.txt", GOOD)
    run("extract", "a.txt")
    path = Path(os.environ["MINUTESPARSE_CACHE_DIR"], "answers.sqlite")
    assert sys.platform == "win32" or path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as database:
        assert database.execute("select count(*) from answers").fetchone() == (1,)
    database.close()


def test_runs_at_the_same_time_share_it(folder):
    for number in range(20):
        write(f"{number}.txt", GOOD)
    command = [sys.executable, "-m", "minutesparse", "extract", "-f", "ndjson", "."]
    runs = [subprocess.Popen(command, stdout=-1, stderr=-1) for _ in range(3)]
    told = [one.communicate() for one in runs]
    assert [one.returncode for one in runs] == [0] * 3
    assert len(set(told)) == 1


def test_a_file_over_the_bound_is_refused_without_being_read(run, tmp_path):
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(20 * 10**9)  # sparse: it takes no room
    ran = run("extract", file)
    assert (ran.code, ran.out) == (3, "[]\n")
    assert "huge.txt: the file is over 100 MB" in ran.err
