"""Documents that do the worst to whoever reads them: a line for each, and the others are read."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from minutesparse import pipeline, readers
from minutesparse.batch import pool
from minutesparse.batch.answers import Part, Request
from minutesparse.batch.limits import Limits
from minutesparse.batch.pool import Pool
from minutesparse.errors import UnreadableDocument

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is done here, Windows has not")

GOOD = "Minutes of the Bins Group\n12 March 2019\nPresent: Ola Brandt, Ria Stone\nACTION: Ola Brandt to order nine bins.\n"

LINES = {
    "HANG": "reading it takes more than 1.5 seconds.",
    "DEAF": "reading it takes more than 1.5 seconds.",
    "BEAT": "reading it takes more than 1.5 seconds.",
    "EAT": "reading it takes more than 512 MB of memory.",
    "EXIT": "the reader gave up on it without a word.",
    "LEAVE": "the reader gave up on it without a word.",
    "ABORT": "the reader crashed on it (SIGABRT).",
    "SEGV": "the reader crashed on it (SIGSEGV).",
    "LITTER": "the reader crashed on it (SIGABRT).",
    "LIE": "what came of reading it makes no sense.",
    "BABBLE": "it makes an answer of over 256 MB.",
    "BOAST": "it makes an answer of over 256 MB.",
}
READ = ("FORK", "FLOOD", "SPIN")


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load all that reading loads, once: workers are copies, and a second is then long."""
    pipeline.extract("a.txt", stream=io.BytesIO(GOOD.encode()))


@pytest.fixture
def hostile(monkeypatch, tmp_path):
    """Have text read by the hostile reader, with a folder for temporary files that is empty yet."""
    monkeypatch.setitem(readers.READERS, "text", ("hostile_reader", "read"))
    monkeypatch.setattr("minutesparse.batch.worker.LONGEST", 2)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def doing(make):
    """Return a worker's work that makes something of a file as one document."""

    def work(request):
        yield Part(request.path, lambda: make(request))

    return work


def children():
    return [child.pid for child in psutil.Process().children(recursive=True)]


def write(folder, *words):
    for word in words:
        (folder / f"{word.lower()}.txt").write_text(f"{word}\n{GOOD}" if word.isupper() else GOOD)


@pytest.mark.parametrize("word", LINES)
def test_each_misdeed_has_a_line_of_its_own_and_the_next_file_is_read(run, hostile, word):
    before = children()
    write(hostile, word, "zz")
    seconds = 1.5 if "seconds" in LINES[word] else 20
    ran = run("extract", "-f", "ndjson", "--timeout", seconds, "--memory", 512, "--jobs", 1, ".")
    assert [json.loads(line)["source"]["path"] for line in ran.out.splitlines()] == ["zz.txt"]
    first, count = ran.err.splitlines()
    assert first.startswith(f"./{word.lower()}.txt: {LINES[word]}")
    assert (ran.code, count) == (3, "2 files: 1 read, 1 refused")
    assert children() == before
    assert not list(Path(tempfile.gettempdir()).iterdir())


@pytest.mark.parametrize("word", READ)
def test_what_does_no_harm_to_the_text_is_read(run, hostile, word):
    before = children()
    write(hostile, word)
    ran = run("extract", "-f", "ndjson", "--timeout", 3, ".")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "1 file: 1 read\n", 1)
    assert children() == before


def test_all_at_once_each_is_counted_once_and_the_order_is_kept(run, hostile):
    good = [f"good{number}" for number in range(6)]
    write(hostile, *LINES, *READ, *good)
    ran = run("extract", "-f", "ndjson", "--timeout", 6, "--memory", 256, "--jobs", 4, ".")
    read = [json.loads(line)["source"]["path"][:-4] for line in ran.out.splitlines()]
    assert read == sorted([*good, *(word.lower() for word in READ)])
    refused = [line.partition(".txt: ")[0].removeprefix("./").upper() for line in ran.err.splitlines()[:-1]]
    assert refused == sorted(LINES)
    assert ran.err.splitlines()[-1] == f"{len(LINES) + 9} files: 9 read, {len(LINES)} refused"


@pytest.mark.parametrize("word", ["HANG", "EAT", "ABORT", "BABBLE", "LIE", "BUG"])
def test_a_report_reads_within_bounds_for_the_words_around_its_quotes(run, hostile, word):
    before = children()
    write(hostile, word, "zz")
    told = []
    for name in (f"{word.lower()}.txt", "zz.txt"):
        content = Path(name).read_bytes()
        [read] = pipeline.extract("zz.txt", stream=io.BytesIO(content.removeprefix(f"{word}\n".encode())))
        shift = len(word) + 1 if content.startswith(word.encode()) else 0
        place = read.actions[0].evidence
        place.start, place.end = place.start + shift, place.end + shift
        read.source.path, read.source.sha256 = name, hashlib.sha256(content).hexdigest()
        told.append(read.model_dump_json())
    Path("told.ndjson").write_text("\n".join(told))
    ran = run("report", "told.ndjson", "-o", "page.html", "--timeout", 1.5, "--memory", 512)
    assert ran.code == 0, ran.err
    page = Path("page.html").read_text()
    log = json.loads(re.search(r'(?s)<script type="application/json" id="log">(.*?)</script>', page)[1])
    mentions = [mention for action in log["actions"] for mention in action["mentions"]]
    assert [m["place"]["quote"] for m in mentions] == ["Ola Brandt to order nine bins."] * 2
    assert sorted(bool(m["place"]["before"]) for m in mentions) == [False, True]
    assert children() == before


def test_a_file_that_fills_the_disk_is_stopped(hostile):
    write(hostile, "FILL")
    with Pool(doing(_fill), Limits(answer=1 << 20), 1) as one:
        (said,) = next(one.answers([Request("a", str(hostile / "fill.txt"))]))
    with pytest.raises(UnreadableDocument, match="File too large"):
        said.content()


def _fill(request):
    readers.read(request.file)
    return b""


def test_what_lies_behind_a_document_that_breaks_a_worker_is_read(run, hostile):
    with zipfile.ZipFile("all.zip", "w") as made:
        for word in ("good", "ABORT", "fine", "HANG", "last"):
            made.writestr(f"{word}.txt", f"{word}\n{GOOD}")
    ran = run("extract", "-f", "ndjson", "--timeout", 1.5, "all.zip")
    read = [json.loads(line)["source"]["path"] for line in ran.out.splitlines()]
    assert read == ["all.zip/good.txt", "all.zip/fine.txt", "all.zip/last.txt"]
    assert [line.partition(": ")[0] for line in ran.err.splitlines()[:-1]] == [
        "all.zip/ABORT.txt",
        "all.zip/HANG.txt",
    ]
    assert ran.err.splitlines()[-1] == "5 files: 3 read, 2 refused"


def test_a_file_of_documents_that_break_workers_is_given_up(run, hostile, monkeypatch):
    monkeypatch.setattr(pool, "_MOST_FAILURES", 2)
    with zipfile.ZipFile("all.zip", "w") as made:
        for number in range(9):
            made.writestr(f"{number}.txt", f"ABORT\n{GOOD}")
    assert run("extract", "all.zip").err.splitlines()[-1] == "4 files: 4 refused"


def test_a_fault_of_ours_is_told_with_its_traceback_and_the_next_file_is_read(run, hostile):
    write(hostile, "BUG", "zz")
    ran = run("extract", "-f", "ndjson", ".")
    assert ran.code == 70
    assert "ZeroDivisionError" in ran.err
    assert ran.err.splitlines()[-1] == "2 files: 1 read, 1 failed by a fault of ours"
    assert ran.out.count("\n") == 1


def _try_networks(request):
    import socket

    said = {}
    for family in ("AF_INET", "AF_INET6", "AF_UNIX"):
        try:
            socket.socket(getattr(socket, family)).close()
            said[family] = "open"
        except OSError as error:
            said[family] = error.strerror
    return json.dumps(said).encode()


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"),
    reason="no rules for this kernel",
)
def test_a_worker_reaches_no_network():
    with Pool(doing(_try_networks), Limits(), 1) as one:
        tried = json.loads(next(one.answers([Request("a", "a")]))[0].content())
    assert tried == {"AF_INET": "Permission denied", "AF_INET6": "Permission denied", "AF_UNIX": "open"}


def _who(request):
    return str(os.getpid()).encode()


def test_a_worker_is_kept_from_document_to_document():
    with Pool(doing(_who), Limits(), 1) as one:
        assert len({said.content() for (said,) in one.answers([Request("a", "a")] * 20)}) == 1


def test_what_is_no_request_keeps_its_turn():
    with Pool(doing(_who), Limits(), 2) as two:
        found = list(two.answers([Request("a", "a"), 7, 8, Request("b", "b"), 9]))
    assert [item if isinstance(item, int) else "answer" for item in found] == ["answer", 7, 8, "answer", 9]


def test_documents_are_taken_no_further_ahead_than_they_are_wanted():
    taken = []

    def requests():
        for number in range(1000):
            taken.append(number)
            yield Request(str(number), "a")

    with Pool(doing(_who), Limits(), 1) as one:
        answers = one.answers(requests())
        next(answers)
        assert len(taken) < 20


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_at_once_and_leaves_nothing(tmp_path, sign):
    (tmp_path / "a.txt").write_text(f"HANG\n{GOOD}")
    (tmp_path / "temporary").mkdir()
    code = (
        "import signal, sys; from minutesparse import readers, cli;"
        "readers.READERS['text'] = ('hostile_reader', 'read');"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"  # what runs behind a shell's & is born deaf
        "sys.exit(cli.main(['extract', '-f', 'ndjson', sys.argv[1]]))"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent),
        "TMPDIR": str(tmp_path / "temporary"),
    }
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt")]
    with subprocess.Popen(command, stdout=-1, stderr=-1, env=environment) as child:
        workers = wait_for_children(child.pid)
        sent = time.monotonic()
        child.send_signal(sign)
        out, err = child.communicate(timeout=10)
        assert time.monotonic() - sent < 5  # two, on a machine that does nothing else
    assert (child.returncode, out, err) == (128 + sign, b"", b"")
    assert not any(psutil.pid_exists(pid) for pid in workers)
    assert not list((tmp_path / "temporary").iterdir())


def test_ctrl_c_while_a_worker_is_started_is_heard_when_it_can_be_ended(monkeypatch):
    """The worker is there already, and nobody but its maker knows of it yet."""
    before = children()

    class Interrupted(pool.Worker):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.01)

    monkeypatch.setattr(pool, "Worker", Interrupted)
    listener = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), Pool(doing(_who), Limits(), 1) as one:
            list(one.answers([Request("a", "a")]))
    finally:
        signal.signal(signal.SIGINT, listener)
    assert children() == before


def test_workers_end_with_a_run_that_is_killed_and_the_next_run_sweeps_up(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(f"HANG\n{GOOD}")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    code = (
        "import sys; from minutesparse import readers, cli;"
        "readers.READERS['text'] = ('hostile_reader', 'read');"
        "sys.exit(cli.main(['extract', sys.argv[1]]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent), "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "a.txt")], env=environment) as child:
        workers = wait_for_children(child.pid)
        child.kill()
    psutil.wait_procs([psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)], timeout=5)
    assert not any(psutil.pid_exists(pid) for pid in workers)
    assert list(temporary.iterdir())
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "b.txt").write_text(GOOD)
    assert run("extract", tmp_path / "b.txt").code == 0
    assert not list(temporary.iterdir())


def wait_for_children(pid):
    for _ in range(200):
        found = [child.pid for child in psutil.Process(pid).children()]
        if found:
            time.sleep(0.3)  # for the worker to have begun
            return found
        time.sleep(0.05)
    raise AssertionError("no worker was begun")
