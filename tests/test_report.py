"""The report in a browser: it must load, filter, search, open a source, print, and run nothing of a document."""

from __future__ import annotations

import json
import re
import shutil

import openpyxl
import pytest

import minutesparse
from made_minutes import action, many, meeting, saved
from minutesparse.outputs.export.log import Log
from minutesparse.outputs.report import render
from minutesparse.register.tracked import Tracked, mentions_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EVIL = "Thank </script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> the caterer"


def written(run, log, target):
    ran = run("report", log, "-o", target, "--as-of", "2024-04-01")
    assert (ran.code, ran.out) == (0, ""), ran.err
    return target.read_text("utf-8")


def small(folder):
    first = meeting(
        "2024-02-06",
        actions=[
            action("Mend the sluice gate by the upper weir", "Ada Quill", "2024-02-20"),
            action("Order forty new mooring ropes", "Ben Orchard", "2024-03-20"),
            action(EVIL, "Cleo Marsh"),
        ],
        decisions=["It was agreed to close the slipway for a week.", "It was agreed to hire a diver."],
    )
    done = action(
        "Mend the sluice gate by the upper weir",
        "Ada Quill",
        status="done",
        status_stated=True,
        previous=True,
    )
    return saved([first, meeting("2024-03-05", actions=[done])], folder)


def test_the_page_asks_nothing_of_a_network(run, tmp_path):
    page = written(run, small(tmp_path), tmp_path / "report.html")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert not re.search(
        r"(?i)<(?:link|iframe|img|script)\b[^>]*\b(?:src|href)\s*=", page.partition("<script type")[0]
    )
    log = json.loads(re.search(r'(?s)<script type="application/json" id="log">(.*?)</script>', page)[1])
    assert [a["standing"] for a in log["actions"]].count("overdue") == 1


def test_the_words_around_a_quote_come_from_the_file(run, sources, tmp_path, monkeypatch):
    monkeypatch.chdir(sources)
    page = written(run, "radio-society.txt", tmp_path / "report.html")
    log = json.loads(re.search(r'(?s)<script type="application/json" id="log">(.*?)</script>', page)[1])
    place = log["actions"][0]["mentions"][0]["place"]
    text = " ".join(minutesparse.read("radio-society.txt").text.split())
    passage = " ".join((place["before"].lstrip("… ") + place["quote"] + place["after"].rstrip("… ")).split())
    assert place["quote"] in passage != place["quote"]
    assert passage in text
    assert log["meetings"][0]["href"].endswith("radio-society.txt")


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as engine:
        launched = engine.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser):
    """Open a page; every error of a script, and every request for anything but the page, fails the test."""
    opened = []

    def visit(file, **context):
        place = browser.new_context(**context)
        page = place.new_page()
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: said.type == "error" and troubles.append(said.text))
        page.on("request", lambda asked: asked.url.startswith(("http", "ws")) and troubles.append(asked.url))
        opened.append((place, troubles))
        page.goto(file.as_uri())
        return page

    yield visit
    for place, troubles in opened:
        place.close()
        assert troubles == []


def see(locator):
    from playwright.sync_api import expect

    return expect(locator)


@pytest.fixture
def page(run, tmp_path, visit):
    written(run, small(tmp_path), tmp_path / "report.html")
    return visit(tmp_path / "report.html")


def rows(page):
    return page.locator("#actions tbody tr").count()


def test_it_loads_filters_and_keeps_the_view_in_its_address(page):
    assert rows(page) == 2
    page.select_option("#owner", "Ben Orchard")
    see(page.locator("#actions tbody tr")).to_have_count(1)
    assert page.url.endswith("#owner=Ben+Orchard")
    page.reload()
    assert (rows(page), page.input_value("#owner")) == (1, "Ben Orchard")
    page.keyboard.press("Tab")
    page.click("button[type=reset]")
    see(page.locator("#actions tbody tr")).to_have_count(2)
    page.fill("#q", "mooring")
    see(page.locator("#said")).to_have_text("1 action shown")
    page.select_option("#state", "done")
    see(page.locator("#said")).to_have_text("0 actions shown")


def test_a_source_opens_by_keyboard_with_its_quote_marked(page):
    page.locator("#actions button.open", has_text="mooring ropes").focus()
    page.keyboard.press("Enter")
    assert page.locator("#source mark").all_inner_texts() == ["Order forty new mooring ropes"]
    assert "page 1" in page.locator("#source").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#source").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Order forty new mooring ropes"


def test_what_a_document_says_stays_text(page):
    assert page.title() != "taken"
    page.locator("#actions button.open", has_text="caterer").click()
    assert page.locator("#source mark").inner_text() == EVIL
    assert page.title() != "taken"


def test_decisions_are_searched_on_their_own(page):
    page.fill("section:has(#decisions) input[type=search]", "diver")
    see(page.locator("#decisions tbody tr")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_it_is_readable_by_everybody_at_every_size(run, tmp_path, visit, scheme, width, height):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    written(run, small(tmp_path), tmp_path / "report.html")
    size = {"width": width, "height": height}
    page = visit(tmp_path / "report.html", viewport=size, color_scheme=scheme, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is (scheme == "light")
    found = axe.Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []


def test_five_thousand_actions_are_filtered_at_once_and_printed_whole(tmp_path, visit):
    meetings = tuple(many(50, 100))
    tracked = [
        Tracked(f"{n}-{m}", (mention,))
        for n, one in enumerate(meetings)
        for m, mention in enumerate(mentions_of(one, n))
    ]
    file = tmp_path / "report.html"
    file.write_text(render(Log(meetings, tuple(tracked), "2024-04-01"), file, {}), encoding="utf-8")
    page = visit(file)
    assert page.inner_text("#said") == "5,000 actions shown"
    page.fill("#q", "weir")
    see(page.locator("#said")).not_to_have_text("5,000 actions shown")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert f"{rows(page)} actions shown" == page.inner_text("#said")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()


def test_a_draft_and_the_approved_minutes_are_one_meeting(run, tmp_path):
    both = [
        meeting(
            "2024-02-06",
            actions=[action("Mend the gate", "Ada Quill")],
            decisions=["Agreed to paint it."],
            path=path,
        )
        for path in ("draft.docx", "approved.pdf")
    ]
    page = written(run, saved(both, tmp_path), tmp_path / "report.html")
    log = json.loads(re.search(r'id="log">(.*?)</script>', page)[1])
    assert (log["held"], len(log["decisions"]), len(log["attendance"][0]["meetings"])) == (1, 1, 1)
    [told] = log["actions"]
    assert [mention["event"] for mention in told["mentions"]] == ["raised", "raised"]
    sheet = tmp_path / "log.xlsx"
    assert "1 meeting, 1 action" in run("export", tmp_path / "made.ndjson", "-o", sheet).err
    assert len(list(openpyxl.load_workbook(sheet)["Decisions"].rows)) == 2
    [ada] = [
        p
        for p in json.loads(run("people", tmp_path / "made.ndjson", "--joined", "--json").out)
        if p["attended"]
    ][:1]
    assert (ada["attended"], ada["meetings"]) == (1, 1)


def test_names_in_the_charts_are_cut_only_where_there_is_no_room(tmp_path, visit, run):
    names = ("The Upper Weir and Sluice Board", "WEST WATERS WHARF WIDENING WORKING GROUP " * 3)
    log = saved(
        [meeting("2024-02-06", name, [action(f"Mend {name}", "Ada Quill")]) for name in names], tmp_path
    )
    written(run, log, tmp_path / "report.html")
    page = visit(tmp_path / "report.html", viewport={"width": 1280, "height": 900})
    labels = page.locator("#by-body svg text").all_text_contents()
    assert names[0] in labels
    assert any(label.startswith("WEST WATERS") and label.endswith("…") for label in labels)
    left = page.evaluate(
        "Math.min(...[...document.querySelectorAll('#by-body svg text')].map(t => t.getBoundingClientRect().left))"
    )
    assert left >= page.locator("#by-body").bounding_box()["x"]
    assert page.locator("#state-legend").inner_text().split() == ["open"]


def test_paper_shows_the_heat_maps_and_gives_the_action_most_room(page):
    page.set_viewport_size({"width": 690, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('details').open = false; dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#attendance svg").is_visible()
    assert page.locator("#attendance svg").count() == 1
    widths = page.evaluate("[...document.querySelectorAll('#actions th')].map(t => t.offsetWidth)")
    assert max(widths) == widths[3]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate("document.querySelector('details').open")


def test_a_heat_map_is_drawn_when_it_is_opened(run, tmp_path, visit):
    log = saved([meeting("2024-02-06", name) for name in ("Adit Board", "Weir Board")], tmp_path)
    written(run, log, tmp_path / "report.html")
    page = visit(tmp_path / "report.html")
    assert page.locator("#attendance svg").count() == 0
    page.click("summary:has-text('Weir Board')")
    see(page.locator("#attendance svg")).to_have_count(1)
    page.click("summary:has-text('Weir Board')")
    page.click("summary:has-text('Weir Board')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    see(page.locator("#attendance svg")).to_have_count(2)


def test_a_pdf_is_opened_at_the_page(run, sources, tmp_path, visit):
    shutil.copy(sources / "pinecrest-owners.pdf", tmp_path / "a pdf#1.pdf")
    written(run, tmp_path / "a pdf#1.pdf", tmp_path / "report.html")
    page = visit(tmp_path / "report.html")
    page.locator("#actions button.open", has_text="mailboxes").click()
    link = page.locator("#source a").get_attribute("href")
    assert link == "./a%20pdf%231.pdf#page=2"
