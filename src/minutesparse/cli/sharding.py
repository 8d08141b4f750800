"""`minutes extract --shards`: more documents than one output should hold, here or on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import typer

from minutesparse.cli.loading import processors
from minutesparse.cli.options import How
from minutesparse.cli.paths import Closed, File, find_files
from minutesparse.cli.progress import Bar
from minutesparse.cli.talk import Talk, calm_ending, counted, short_name
from minutesparse.cluster import Form, Input, Report, find_remote, is_url, plan, read_shards
from minutesparse.cluster.places import find_local
from minutesparse.errors import EXIT_UNREADABLE, EXIT_UNWRITTEN, MinutesError, UnreadableDocument


def extract_shards(
    paths: Iterable[str], out: str, *, form: str, size: int, cluster: str | None, how: How
) -> None:
    """Write the shards of all documents that the paths and URLs lead to, and say what came of them."""
    talk = Talk(quiet=how.quiet, verbose=how.verbose)
    with calm_ending():
        try:
            code = _extract(list(paths), out, form, size, cluster, how, talk)
        except MinutesError as error:
            talk.error(error.line("minutes extract"))
            code = error.exit_code
        except OSError as fault:
            if isinstance(fault, BrokenPipeError):
                raise
            why = (fault.strerror or str(fault)).lower()
            talk.error(
                f"{short_name(out)}: shards can't be written there: {why}. Make room, or name another folder."
            )
            code = EXIT_UNWRITTEN
    if code:
        raise typer.Exit(code)


def _extract(
    paths: list[str], out: str, form: str, size: int, cluster: str | None, how: How, talk: Talk
) -> int:
    inputs, passed, code = _inputs(paths, talk)
    tasks = plan(
        inputs,
        out,
        form=Form.parquet if form == Form.parquet else Form.ndjson,
        size=size,
        seconds=how.timeout,
        memory=how.memory << 20,
    )
    bar = Bar(len(tasks), quiet=how.quiet)

    def tell(summary: dict[str, object]) -> None:
        bar.hide()
        talk.detail(f"{summary['file']}: {summary['documents']} documents, {summary['meetings']} meetings")
        bar.done += 1
        bar.show([])

    report = read_shards(tasks, out, address=cluster, jobs=how.jobs or processors(), tell=tell)
    bar.hide()
    for one in report.refused():
        talk.error(f"{short_name(one['path'])}: {one['problem']}. {one['remedy']}")
    for name, why in report.failed.items():
        talk.error(f"{name}: {why}")
    talk.say(_count(report, len(tasks), passed))
    return EXIT_UNREADABLE if report.refused() or report.failed else code


def _inputs(paths: list[str], talk: Talk) -> tuple[list[Input], Counter[str], int]:
    """Return every document that the paths and URLs lead to, what was passed over, and how that went."""
    inputs: list[Input] = []
    passed: Counter[str] = Counter()
    code = 0
    for path in paths:
        if is_url(path):
            found, other = find_remote(path)
            inputs += found
            passed += other
            continue
        if path == "-":
            raise UnreadableDocument("shards are not made of standard input", remedy="Name files or folders.")
        files = []
        for one in find_files([path]):
            if isinstance(one, File):
                files.append(one.path)
            elif isinstance(one, Closed):
                talk.error(UnreadableDocument(one.problem, remedy=one.remedy).line(short_name(one.path)))
                code = EXIT_UNREADABLE
            else:
                passed[one.kind] += 1
        inputs += find_local(files)
    return list({one.file: one for one in inputs}.values()), passed, code


def _count(report: Report, tasks: int, passed: Counter[str]) -> str:
    """Return the closing line: "3 shards, 1 of them kept: 1,204 documents, 1,180 meetings, 9 refused"."""
    passed = sum((Counter(summary["passed"]) for summary in report.summaries), passed)
    said = counted(tasks, "shard")
    said += f", {report.kept} of them kept" if report.kept else ""
    said += f", {len(report.failed)} not done" if report.failed else ""
    said += (
        f": {counted(report.total('documents'), 'document')}, {counted(report.total('meetings'), 'meeting')}"
    )
    for number, what in ((report.total("no_minutes"), "without minutes"), (len(report.refused()), "refused")):
        said += f", {number:,} {what}" if number else ""
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(passed.items(), key=lambda p: (-p[1], p[0])))
    return f"{said}; passed over: {kinds}" if kinds else said
