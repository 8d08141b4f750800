"""Dates, times and due phrases in strings: pure functions that find them, each with its span."""

from minutesparse.dates.clock import FoundTime, find_times
from minutesparse.dates.due_found import DuePhrase
from minutesparse.dates.due_phrases import find_due
from minutesparse.dates.order import days_in_name, is_american
from minutesparse.dates.written import FoundDate, find_dates

__all__ = [
    "DuePhrase",
    "FoundDate",
    "FoundTime",
    "days_in_name",
    "find_dates",
    "find_due",
    "find_times",
    "is_american",
]
