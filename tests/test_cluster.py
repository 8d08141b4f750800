"""`minutes extract --cluster`: a scheduler and two workers on this machine, and an object store beside them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request

import pytest

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytest.importorskip("moto.server", reason="moto's server, which stands for an object store, is not installed")
if sys.platform != "linux":
    pytest.skip("how the processes are ended is Linux's own", allow_module_level=True)

from socket import socket

from cluster_made import cluster, until
from minutesparse.cluster.places import open_place

MINUTES = [sys.executable, "-m", "minutesparse"]
TEXT = """# Minutes of the {name} Committee

Held on Monday 3 May 2021

Present: Ann Moss, Joe Hale

ACTION: Joe Hale to oil gate {name} by 11 June 2021
"""
COUNT = 24
_KILLER = """
import os, signal
from minutesparse import pipeline

def extract(path, read=pipeline.extract, **named):
    if "killer" in os.fspath(path):
        reader = os.getppid()
        with open(f"/proc/{reader}/status", encoding="ascii") as status:
            worker = int(status.read().partition("PPid:")[2].split()[0])
        os.kill(worker, signal.SIGKILL)
    return read(path, **named)

pipeline.extract = extract
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder of invented minutes, one broken file among them."""
    made = tmp_path / "minutes"
    made.mkdir()
    for number in range(COUNT):
        (made / f"{number:02}.md").write_text(TEXT.format(name=f"No. {number}"), encoding="utf-8")
    (made / "broken.docx").write_bytes(b"PK\3\4 nothing more")
    return made


@pytest.fixture
def store():
    """Return the URL of an object store that is empty, and gone afterwards."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: _answers(url))
        yield url
    finally:
        server.kill()
        server.wait()


def _answers(url):
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False


def put(url, content=b""):
    headers = {"Content-Type": "application/octet-stream"}
    request = urllib.request.Request(url, data=content, method="PUT", headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 200


def extract(*arguments, environment=None):
    ran = subprocess.run(
        [*MINUTES, "extract", *map(str, arguments)], capture_output=True, env=environment, check=False
    )
    return ran.returncode, ran.stderr.decode()


def contents(out):
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_same_bytes_as_on_one_machine_though_a_worker_is_killed(folder, tmp_path):
    alone, many = tmp_path / "alone", tmp_path / "many"
    code, said = extract(folder, "--shards", alone, "--shard-size", 3)
    assert (code, "9 shards: 25 documents, 24 meetings, 1 refused" in said) == (3, True)
    with cluster(tmp_path / "cluster") as made:
        asked = [
            *MINUTES,
            "extract",
            folder,
            "--shards",
            many,
            "--shard-size",
            "3",
            "--cluster",
            made.address,
        ]
        with subprocess.Popen(list(map(str, asked)), stderr=subprocess.PIPE) as running:
            until(lambda: any(many.glob("part-*.begun")))
            made.kill_worker()
            said = running.communicate(timeout=120)[1].decode()
        assert running.returncode == 3
        assert "9 shards: 25 documents, 24 meetings, 1 refused" in said
        assert contents(many) == contents(alone)
        begun = time.monotonic()
        code, said = extract(folder, "--shards", many, "--shard-size", 3, "--cluster", made.address)
        assert "9 shards, 9 of them kept" in said
        assert time.monotonic() - begun < 20
    lines = "".join(part.read_text("utf-8") for part in sorted(many.glob("*.ndjson"))).splitlines()
    paths = [json.loads(line)["source"]["path"] for line in lines]
    assert len(paths) == len(set(paths)) == COUNT


def test_a_document_that_kills_its_worker_is_told_and_left(folder, tmp_path):
    hook, out = tmp_path / "hook", tmp_path / "out"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(_KILLER, encoding="utf-8")
    (folder / "07-killer.md").write_text(TEXT.format(name="7"), encoding="utf-8")
    with cluster(tmp_path / "cluster", {"PYTHONPATH": str(hook)}) as made:
        code, said = extract(folder, "--shards", out, "--shard-size", 13, "--cluster", made.address)
    assert code == 3
    assert "07-killer.md: 2 readers were killed over it" in said
    assert "2 shards: 26 documents, 24 meetings, 2 refused" in said


def test_documents_of_an_object_store_and_shards_in_it(folder, tmp_path, store, monkeypatch):
    for name, value in {
        "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": store,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    put(f"{store}/council")
    for path in folder.iterdir():
        put(f"{store}/council/minutes/{path.name}", path.read_bytes())
    code, said = extract("s3://council/minutes", "--shards", "s3://council/alone", "--shard-size", 10)
    assert (code, "3 shards: 25 documents, 24 meetings, 1 refused" in said) == (3, True), said
    with cluster(tmp_path / "cluster") as made:
        to = ("--shard-size", 10, "--cluster", made.address)
        code, said = extract("s3://council/minutes", "--shards", "s3://council/many", *to)
        assert "3 shards: 25 documents, 24 meetings, 1 refused" in said, said
    read = open_place("s3://council").read
    for number in range(3):
        name = f"part-{number:05}.ndjson"
        assert read(f"many/{name}") == read(f"alone/{name}")
    first = json.loads(read("many/part-00000.ndjson").splitlines()[0])
    assert first["source"]["path"] == "s3://council/minutes/00.md"
    code, said = extract("s3://council/nothing", "--shards", tmp_path / "none")
    assert (code, "no such file or folder" in said) == (3, True)
