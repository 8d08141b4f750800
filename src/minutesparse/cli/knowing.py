"""`minutes formats`: what is read, by what, and what is installed here."""

from __future__ import annotations

from minutesparse.cli.options import AsJson, AsRows, RowFormat


def formats(format: AsRows = RowFormat.table, json: AsJson = False) -> None:
    """List each format, what reads it, whether that is installed here, and how to get the rest."""
    from minutesparse.cli.printing import print_rows
    from minutesparse.cli.talk import calm_ending
    from minutesparse.outputs import rows
    from minutesparse.readers.formats import list_formats

    with calm_ending():
        print_rows(rows.format_rows(list_formats()), rows.FORMATS, format, as_json=json)
