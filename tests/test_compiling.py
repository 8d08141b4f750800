"""Patterns stay compiled between runs; what is kept is proved before it is used, and only time is lost without it."""

import os
import re
import subprocess
import sys
import tomllib
import warnings
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse import compiling, rehearsal
from minutesparse.compiling import compiled
from minutesparse.vocabulary import languages

PIECES = [
    "a",
    "[b-d]",
    r"\d{1,3}",
    r"\b",
    "(?P<who>x|yz)",
    "(?i:q+)",
    r"(?<!\w)",
    "(?=e)",
    r"[^\W_]+?",
    "é|ü",
    "f{2}+",
]


@pytest.fixture
def afresh(monkeypatch):
    """Return what makes this process begin as a new one does: with nothing used, nothing read."""

    let_go = compiling._kept.cache_clear

    def begin() -> None:
        monkeypatch.setattr(compiling, "_used", {})
        monkeypatch.setattr(compiling, "_parsed", {})
        let_go()

    begin()
    yield begin
    let_go()


def the_file() -> Path:
    (path,) = Path(os.environ["MINUTESPARSE_CACHE_DIR"]).glob(compiling.FILES)
    return path


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, unique=True).map("".join),
    st.text("abxyzqQé1 _f", max_size=12),
)
def test_finds_what_re_finds(pattern, text):
    for flags in (0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE):
        usual, ours = re.compile(pattern, flags), compiled(pattern, flags)
        assert (ours.pattern, ours.flags, ours.groups, ours.groupindex) == (
            usual.pattern, usual.flags, usual.groups, usual.groupindex
        )  # fmt: skip
        assert [m.span() for m in ours.finditer(text)] == [m.span() for m in usual.finditer(text)]


def test_a_second_run_translates_nothing(afresh, monkeypatch):
    compiled("(?P<who>[A-Z]{2}) to", re.IGNORECASE)
    compiling.keep()
    afresh()
    monkeypatch.setattr(
        compiling, "_translate", None
    )  # called, it would be a TypeError, and re.compile the way out
    monkeypatch.setattr(compiling.re, "compile", None)
    assert compiling.kept()
    found = compiled("(?P<who>[A-Z]{2}) to", re.IGNORECASE).search("so JM to write")
    assert found["who"] == found[1] == "JM"


def test_a_second_run_parses_no_file_of_words_that_is_as_it_was(afresh, monkeypatch):
    words = b'[status]\ndone = ["done", "fait", "\xc3\xa9"]\n[nested.table]\nn = { a = "b" }\n'
    told = compiling.parsed(words)
    compiling.keep()
    afresh()
    with monkeypatch.context() as without:
        without.setattr(compiling.tomllib, "loads", None)
        assert compiling.parsed(words) == told
    assert told == tomllib.loads(words.decode())
    assert compiling.parsed(words + b"open = []\n") != told


@pytest.mark.parametrize("code", languages())
def test_a_vocabulary_is_the_same_when_it_was_kept(code, afresh):
    raw = files("minutesparse.vocabulary").joinpath(f"{code}.toml").read_bytes()
    compiling.parsed(raw)
    compiling.keep()
    afresh()
    assert compiling.parsed(raw) == tomllib.loads(raw.decode("utf-8"))


def test_what_is_not_kept_is_compiled_and_kept_then(afresh):
    compiled("one")
    compiling.keep()
    afresh()
    assert compiled("one").match("one")
    before = the_file().read_bytes()
    compiling.keep()
    assert the_file().read_bytes() == before
    assert compiled("two").match("two")
    compiling.keep()
    afresh()
    assert {("one", 0), ("two", 0)} <= compiling._kept().programs.keys()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"",
        lambda whole: whole[:-1],
        lambda whole: whole.replace(sys.version.split()[0].encode(), b"3.1.0", 1),
        lambda whole: whole[:-4] + b"\xff\xff\xff\xff",
        lambda whole: b"\n" * 100,
    ],
    ids=["empty", "cut", "another Python", "a number changed", "nonsense"],
)
def test_a_file_that_is_not_as_it_was_counts_as_none(afresh, spoil):
    compiled("three")
    compiling.keep()
    the_file().write_bytes(spoil(the_file().read_bytes()))
    afresh()
    assert not compiling.kept()
    assert compiled("three").match("three")


def test_a_program_that_the_engine_refuses_is_not_run(afresh, monkeypatch):
    program = compiling._translate("four", 0)
    spoilt = program._replace(code=b"\xff" * len(program.code))
    monkeypatch.setattr(compiling, "_kept", lambda: compiling._Kept({("four", 0): spoilt}, {}))
    assert compiled("four").match("four")


def test_another_re_is_asked_as_anybody_would(afresh, monkeypatch):
    monkeypatch.setattr(compiling, "_engine", object)
    assert compiled("five").match("five")
    compiling.keep()


def test_a_pattern_that_is_none_is_refused_as_ever():
    with pytest.raises(re.error, match="missing"):
        compiled("(six")


def test_where_nothing_may_be_written_nothing_is_said(afresh, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MINUTESPARSE_CACHE_DIR", str(tmp_path / "file" / "cache"))
    compiled("seven")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compiling.keep()


def test_rehearsing_keeps_nearly_all_that_minutes_need(afresh, tmp_path):
    """Run as new processes are: here, most patterns were compiled long ago."""
    told = "from minutesparse import compiling, pipeline, rehearsal\n"
    subprocess.run([sys.executable, "-c", told + "rehearsal.rehearse()"], check=True)
    minutes = tmp_path / "may.txt"
    minutes.write_text(rehearsal._MINUTES.replace("Roof", "Drains").replace("2025", "2024"))
    counted = f"pipeline.extract({str(minutes)!r}); print(len(compiling._used.keys() - compiling._kept().programs.keys()))"
    ran = subprocess.run([sys.executable, "-c", told + counted], check=True, capture_output=True, text=True)
    assert int(ran.stdout) <= 5


def test_nothing_is_left_of_what_could_not_be_kept(afresh):
    compiled("eight")
    compiling._path().mkdir(parents=True)
    compiling.keep()
    assert [path.name for path in compiling._path().parent.iterdir()] == [compiling._path().name]
    afresh()
    assert not compiling.kept()
