"""`minutes extract --shards` on this machine: every document once, nothing done twice, nothing taken for done."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from minutesparse.cluster import Form, plan, read_shards
from minutesparse.cluster.apart import ShardFailed, read_apart
from minutesparse.cluster.places import find_local
from minutesparse.errors import MinutesError

TEXT = """# Minutes of the {name} Committee

Held on Monday 3 May 2021

Present: Ann Moss, Joe Hale

## 1. {name}

ACTION: Joe Hale to oil the {name} by 11 June 2021
"""
NAMES = ("gate", "hinge", "lantern", "mill", "pump")


@pytest.fixture
def folder(tmp_path):
    """Return a folder of five minutes."""
    made = tmp_path / "minutes"
    made.mkdir()
    for name in NAMES:
        (made / f"{name}.md").write_text(TEXT.format(name=name.capitalize()), encoding="utf-8")
    return made


def meetings(out):
    lines = [
        line for part in sorted(out.glob("part-*.ndjson")) for line in part.read_text("utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines]


def contents(out):
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_all_that_extract_prints_is_in_the_shards(run, folder, tmp_path):
    out = tmp_path / "out"
    ran = run("extract", folder, "--shards", out, "--shard-size", 2)
    assert (ran.code, ran.out) == (0, "")
    assert "3 shards: 5 documents, 5 meetings" in ran.err
    printed = [json.loads(line) for line in run("extract", folder, "--format", "ndjson").out.splitlines()]
    assert meetings(out) == printed
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert [shard["documents"] for shard in manifest["shards"]] == [2, 2, 1]
    assert not list(out.glob("*.begun"))


def test_what_is_done_is_not_done_again(run, folder, tmp_path):
    out = tmp_path / "out"
    run("extract", folder, "--shards", out, "--shard-size", 2)
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    (out / "part-00001.json").unlink()  # as if the run had ended while it was at that shard
    ran = run("extract", folder, "--shards", out, "--shard-size", 2)
    assert "3 shards, 2 of them kept" in ran.err
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert {name for name in before if after[name] != before[name]} == {
        "part-00001.ndjson",
        "part-00001.json",
    }


def test_a_corrected_document_is_read_again_and_an_old_part_is_gone(run, folder, tmp_path):
    out = tmp_path / "out"
    run("extract", folder, "--shards", out, "--shard-size", 2)
    (folder / "pump.md").unlink()
    (folder / "gate.md").write_text(TEXT.format(name="Weir"), encoding="utf-8")
    ran = run("extract", folder, "--shards", out, "--shard-size", 2)
    assert "2 shards, 1 of them kept" in ran.err
    assert meetings(out)[0]["meeting"]["body"] == "Weir Committee"
    assert len(meetings(out)) == 4


def test_a_refusal_is_told_and_the_rest_is_read(run, folder, tmp_path):
    (folder / "broken.docx").write_bytes(b"PK\3\4 nothing more")
    ran = run("extract", folder, "--shards", tmp_path / "out", "--shard-size", 10)
    assert ran.code == 3
    assert "broken.docx: " in ran.err
    assert "1 shard: 6 documents, 5 meetings, 1 refused" in ran.err
    summary = json.loads((tmp_path / "out" / "part-00000.json").read_text("utf-8"))
    assert [one["path"].endswith("broken.docx") for one in summary["refused"]] == [True]


def test_a_folder_of_something_else_is_left_alone(run, folder, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "accounts.txt").write_text("not ours", encoding="utf-8")
    ran = run("extract", folder, "--shards", out)
    assert ran.code == 3
    assert "accounts.txt, which is not of this run" in ran.err
    assert contents(out) == {"accounts.txt": b"not ours"}


def test_parquet_holds_the_same(run, folder, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `cluster` is not installed")
    run("extract", folder, "--shards", tmp_path / "lines")
    ran = run("extract", folder, "--shards", tmp_path / "table", "--format", "parquet")
    assert ran.code == 0
    rows = parquet.read_table(tmp_path / "table" / "part-00000.parquet").to_pylist()
    assert [json.loads(row["minutes"]) for row in rows] == meetings(tmp_path / "lines")
    assert [(row["body"], row["date"], row["actions"]) for row in rows][:1] == [
        ("Gate Committee", "2021-05-03", 1)
    ]


def test_shards_of_another_form_are_not_mixed(run, folder, tmp_path):
    run("extract", folder, "--shards", tmp_path / "out")
    ran = run("extract", folder, "--shards", tmp_path / "out", "--format", "parquet")
    assert ran.code == 3
    assert "part-00000.ndjson, which is not of this run" in ran.err


@pytest.mark.parametrize("asked", [["--cluster", "tcp://127.0.0.1:1"], ["--format", "parquet"]])
def test_what_wants_shards_says_so(run, folder, asked):
    ran = run("extract", folder, *asked)
    assert ran.code == 2
    assert "--shards" in ran.err


def test_no_scheduler(run, folder, tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr("minutesparse.cluster.running._PATIENCE", 0.5)
    ran = run("extract", folder, "--shards", tmp_path / "out", "--cluster", "tcp://127.0.0.1:1")
    assert ran.code == 3
    assert "no scheduler answers at tcp://127.0.0.1:1" in ran.err
    assert ran.out == ""


_KILLER = """
import os, signal, sys
from minutesparse.cluster import apart, reading

def parts(request, read=reading.parts):
    if request.path.endswith("hinge.md"):
        os.kill(os.getppid(), signal.SIGKILL)
    yield from read(request)

reading.parts = parts
sys.exit(apart.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_document_that_kills_its_readers_is_left_alone_after_two_tries(folder, tmp_path):
    (task,) = plan(
        find_local(str(folder / f"{name}.md") for name in NAMES),
        str(tmp_path / "out"), form=Form.ndjson, size=10, seconds=30, memory=1 << 30,
    )  # fmt: skip
    codes = []
    for _ in range(4):
        ran = subprocess.run(
            [sys.executable, "-c", _KILLER], input=task.encode().encode(), capture_output=True, check=False
        )
        codes.append(ran.returncode)
    assert codes == [-9, -9, -9, 0]  # once before anybody knew which, and twice with the document noted
    summary = json.loads(ran.stdout)
    assert [(one["path"], one["problem"]) for one in summary["refused"]] == [
        (str(folder / "hinge.md"), "2 readers were killed over it")
    ]
    assert summary["meetings"] == 4
    assert not list((tmp_path / "out").glob("*.begun"))


def test_a_worker_of_another_version_refuses(folder, tmp_path):
    (task,) = plan(
        find_local([str(folder / "gate.md")]),
        str(tmp_path / "out"), form=Form.ndjson, size=10, seconds=30, memory=1 << 30,
    )  # fmt: skip
    other = json.loads(task.encode()) | {"version": "99.0"}
    with pytest.raises(ShardFailed, match=r"the run is of 99\.0"):
        read_apart(json.dumps(other))


def test_a_shard_that_cannot_be_written_says_why(folder, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    tasks = plan(
        find_local([str(folder / "gate.md")]),
        str(tmp_path / "file" / "out"), form=Form.ndjson, size=10, seconds=30, memory=1 << 30,
    )  # fmt: skip
    with pytest.raises((MinutesError, OSError)):
        read_shards(tasks, str(tmp_path / "file" / "out"), address=None, jobs=1)
    with pytest.raises(ShardFailed, match="Error"):
        read_apart(tasks[0].encode())


def test_a_place_that_takes_no_shards_is_told_in_one_line(run, folder, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    ran = run("extract", folder, "--shards", tmp_path / "file" / "out")
    assert ran.code == 74
    assert "shards can't be written there: not a directory" in ran.err
    assert len(ran.err.splitlines()) == 1
