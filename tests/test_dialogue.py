"""Minutes kept in a chat, as text and as the pages that a scribe's program makes."""

from __future__ import annotations

import io

import pytest

from minutesparse import extract
from minutesparse.readers import read
from minutesparse.readers.dialogue import read_chat

CHAT = """15:00:12 <thea> #startmeeting orrery
15:00:20 <thea> hello, who is here?
15:00:40 <zakim> I see thea and marek
15:01:00 <marek> zakim, who is noisy?
15:01:10 <thea> #topic Gear ratios
15:02:00 <@marek> the Saturn train slips
15:03:00 <thea> #action marek to check the Saturn gear ratios
15:03:30 <thea> ACTION: fiona to write to the founder
15:04:00 <thea> #agreed use brass for all arbors
15:04:10 <thea> #info the founder is away in May
15:04:20 <thea> #topic Springs
15:04:30 <fiona> they are in the post
15:05:00 <thea> #endmeeting
"""
OLD = """<html><head><title>Orrery WG Teleconference</title></head><body>
<h1>- DRAFT -</h1><h1>Orrery Working Group Teleconference</h1><h2>14 Mar 2012</h2>
<h2><a name="attendees">Attendees</a></h2>
<div class="roll"><dl><dt>Present</dt><dd>Thea_Lund, Marek, fiona</dd><dt>Regrets</dt><dd>Ivo</dd>
<dt>Chair</dt><dd>Thea</dd><dt>Scribe</dt><dd>marek</dd></dl></div>
<div class="meeting"><h3 id="item02">Gear ratios</h3>
<p class='phone'><cite>Marek:</cite> the Saturn train slips<br />... maybe the numbers are wrong</p>
<p class='irc'>&lt;<cite>Thea</cite>&gt; <strong>ACTION:</strong> Marek to check the gear ratios - due 2012-03-21
[recorded in <a href="x">http://orrery.example/14#action01</a>]</p>
<p class='irc'>&lt;<cite>trackbot</cite>&gt; Created ACTION-87 - Check the gear ratios.</p>
<p class='irc'>&lt;<cite>fiona</cite>&gt; zakim, who is here?</p>
<p class='irc'>&lt;<cite>fiona</cite>&gt; nice</p>
<p>RESOLVED: the Moon stays in plane</p></div>
<h2><a name="ActionSummary">Summary of Action Items</a></h2>
<strong>[NEW]</strong> <strong>ACTION:</strong> Marek to check the gear ratios - due 2012-03-21 [recorded in <a href="x">y</a>]<br />
<address>Minutes formatted by scribe</address></body></html>"""
NEW = """<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Orrery WG</title></head><body>
<header><p><a href="https://orrery.example/">Orrery</a></p><h1>Orrery WG</h1><h2>14 March 2022</h2>
<nav id=links><a href="y">IRC log.</a></nav></header>
<div id=attendees><h2>Attendees</h2><dl class=intro><dt>Present</dt><dd>fiona, Marek Dorn, Thea Lund</dd>
<dt>Chair</dt><dd>Thea</dd></dl></div>
<main id=meeting class=meeting><h2>Meeting minutes</h2><section><h3 id=t01>Gear ratios</h3>
<p id=1 class="phone s01"><cite>Thea:</cite> the Saturn train slips.</p>
<p id=4 class=irc><cite>&lt;fiona&gt;</cite> +1</p>
<p id=5 class=action><strong>Action:</strong> Marek to draw the new arbor by 21 March</p>
<p id=7 class=resolution><strong>Resolution:</strong> Use brass for all arbors</p></section></main>
<div id=ActionSummary><h2>Summary of action items</h2><ol><li><a href="#5">Marek to draw the new arbor by 21 March</a></li></ol></div>
<div class=diagnostics><h2>Diagnostics</h2><p>Maybe present: Ivo</p></div></body></html>"""


def lines(content, name="log.html"):
    return [p.text for p in read(name, stream=io.BytesIO(content.encode())).paragraphs()]


def minutes(tmp_path, content, name="log.html"):
    (tmp_path / name).write_text(content, encoding="utf-8")
    [found] = extract(tmp_path / name)
    return found


def test_a_chat_is_read_as_who_said_what():
    assert lines(CHAT, "log.txt") == [
        "thea: hello, who is here?",
        "Gear ratios",
        "marek: the Saturn train slips",
        "ACTION: marek to check the Saturn gear ratios",
        "ACTION: fiona to write to the founder",
        "AGREED: use brass for all arbors",
        "thea: the founder is away in May",
        "Springs",
        "fiona: they are in the post",
    ]


@pytest.mark.parametrize(
    "text",
    ["Present: <ann@hall.example>\nBo\n", "<ann> one line\nof\nfour\nonly\n", "", "10:00 Start\n11:00 End\n"],
)
def test_what_is_no_chat_is_left_as_it_is(text):
    assert read_chat(text.split("\n")) is None


def test_a_chat_s_topics_actions_and_decisions_are_found(tmp_path):
    found = minutes(tmp_path, f"Orrery team meeting, 14 March 2012\n\n{CHAT}", "log.txt")
    assert [i.title for i in found.items] == ["Gear ratios", "Springs"]
    assert [a.text.removeprefix("ACTION: ") for a in found.actions] == [
        "marek to check the Saturn gear ratios",
        "fiona to write to the founder",
    ]
    assert [d.text for d in found.decisions] == ["AGREED: use brass for all arbors"]


def test_a_scribe_s_page_is_read_without_its_robots_and_records():
    said = lines(OLD)
    assert "fiona: nice" in said
    assert "ACTION: Marek to check the gear ratios - due 2012-03-21" in said
    assert not [
        line
        for line in said
        if "trackbot" in line or "zakim" in line or "recorded" in line or "[NEW]" in line
    ]


def test_a_scribe_s_page_gives_each_action_once_with_its_owner(tmp_path):
    found = minutes(tmp_path, OLD)
    assert [([o.text for o in a.owners], a.due.date, a.status) for a in found.actions] == [
        (["Marek"], "2012-03-21", "open")
    ]
    assert [d.text for d in found.decisions] == ["RESOLVED: the Moon stays in plane"]
    assert [(p.name, p.attendance) for p in found.people][-1] == ("Ivo", "apologies")


def test_a_newer_scribe_s_page_keeps_its_title_and_leaves_its_diagnostics(tmp_path):
    found = minutes(tmp_path, NEW)
    assert (found.meeting.body, found.meeting.date) == ("Orrery WG", "2022-03-14")
    assert [i.title for i in found.items] == ["Gear ratios"]
    assert [(a.owners[0].person.name, a.due.date) for a in found.actions] == [("Marek Dorn", "2022-03-21")]
    assert [d.text for d in found.decisions] == ["Resolution: Use brass for all arbors"]
