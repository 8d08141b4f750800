"""`minutes actions`, `decisions` and `people`: what the files hold, one row each."""

from __future__ import annotations

from minutesparse.cli.options import AsJson, AsRows, NoInput, Paths, Quiet, RowFormat, Verbose


def actions(
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_input: NoInput = False,
) -> None:
    """List every action: who has to do what by when, and what the minutes say became of it."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    with reading(paths, quiet=quiet, verbose=verbose, no_input=no_input) as run:
        print_rows(rows.action_rows(run.minutes()), rows.ACTIONS, format, as_json=json)


def decisions(
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_input: NoInput = False,
) -> None:
    """List every decision, with its mover and its vote where the minutes give them."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    with reading(paths, quiet=quiet, verbose=verbose, no_input=no_input) as run:
        print_rows(rows.decision_rows(run.minutes()), rows.DECISIONS, format, as_json=json)


def people(
    paths: Paths,
    format: AsRows = RowFormat.table,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_input: NoInput = False,
) -> None:
    """List everybody the minutes name: who came, who sent apologies, who was only spoken of."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.reading import reading
    from minutesparse.outputs import rows

    with reading(paths, quiet=quiet, verbose=verbose, no_input=no_input) as run:
        print_rows(rows.people_rows(run.minutes()), rows.PEOPLE, format, as_json=json)
