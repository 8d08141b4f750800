"""What pure functions have said of a text is kept, within bounds, and let go after long documents."""

import io

import pytest

from minutesparse import pipeline, remembering
from minutesparse.dates import find_dates
from minutesparse.remembering import forget, remembered
from minutesparse.vocabulary import load


def test_asks_once_and_keeps_what_kind_of_answer_it_was():
    asked = []

    @remembered
    def double(text: str, *, loud: bool = False) -> str:
        asked.append(text)
        return text * 2 + ("!" if loud else "")

    assert [double("a"), double("a"), double("a", loud=True)] == ["aa", "aa", "aa!"]
    assert asked == ["a", "a"]
    forget()
    assert double("a") == "aa"
    assert asked == ["a", "a", "a"]


def test_keeps_no_more_than_it_says():
    asked = []

    @remembered
    def ask(number: int) -> int:
        asked.append(number)
        return number

    for number in range(remembering.KEPT + 1):
        ask(number)
    ask(remembering.KEPT)
    ask(0)
    assert asked[-2:] == [remembering.KEPT, 0]


def test_a_list_of_dates_that_a_caller_changes_is_not_what_the_next_one_gets():
    first = find_dates("by 3 May 2021", load("en"))
    first.clear()
    assert [str(d.date) for d in find_dates("by 3 May 2021", load("en"))] == ["2021-05-03"]


@pytest.mark.parametrize(("limit", "kept"), [(1_000_000, True), (20, False)])
def test_lets_go_after_long_documents_alone(monkeypatch, limit, kept):
    forgotten = []
    monkeypatch.setattr(remembering, "forget", lambda: forgotten.append(True))
    monkeypatch.setattr(pipeline, "_LONG", limit)
    text = b"# Minutes of the Fell Trust, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n"
    pipeline.extract("m.md", stream=io.BytesIO(text))
    assert forgotten == ([] if kept else [True])
