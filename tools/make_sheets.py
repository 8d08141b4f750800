"""Make the workbook among the fixtures: tests/fixtures/sources/quarry-log.xlsx.

python tools/make_sheets.py
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from xlsx_made import BOLD, In, sheet, workbook  # noqa: E402 - the tests' own maker of workbooks

HEADER = [
    In(BOLD, name) for name in ("Ref", "Date raised", "Action", "Owner", "Due date", "Status", "Update")
]


def day(month: int, day_of_month: int) -> dt.date:
    return dt.date(2023, month, day_of_month)


def quarry_log() -> bytes:
    """Return an action log: a title over merged cells, a group's name between rows, closed actions apart."""
    current = sheet(
        [
            [In(BOLD, "Quarry Liaison Group: Action Log")],
            ["As at 12 June 2023"],
            None,
            HEADER,
            [
                1,
                day(3, 6),
                "Send the blasting times to the parish",
                "Opal Brandreth",
                day(4, 3),
                "Closed",
                "Sent 31 March",
            ],
            [2, day(3, 6), "Repair the wheel wash", "T. Lindqvist", day(6, 30), "Open"],
            ["Roads"],
            [
                3,
                day(6, 5),
                "Ask the county for a sweep of Mill Road\nand report back",
                "OB / T. Lindqvist",
                None,
                "In progress",
            ],
            [4, day(6, 5), "Count the lorries for a week", "Opal Brandreth", "Next meeting", "Open"],
        ],
        merged=["A1:G1", "A7:G7"],
    )
    closed = sheet(
        [HEADER, [0, day(1, 9), "Put up the dust gauges", "Hal Moran", day(2, 1), "Done", "In place"]]
    )
    return workbook({"Current": current, "Closed": closed})


if __name__ == "__main__":
    (TESTS / "fixtures" / "sources" / "quarry-log.xlsx").write_bytes(quarry_log())
    print("quarry-log.xlsx")
