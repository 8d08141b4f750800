"""A sentence that leads to a list of tasks, one that says who was given an action, and verbs that come last."""

import pytest

from minutesparse import extract

HEADS = {
    "en": "# Minutes of the Weir Keepers, 4 May 2020\n\nPresent: Jo Marsh (Canal Trust), Ana Reed, Ben Hale\n\n"
    "## 1. Boats\n\nThe boats were looked at and it was said that they are old.\n\n",
    "nl": "# Verslag van de vergadering van de Sluiswachters, 4 mei 2020\n\nAanwezig: Jo Maas, Ana Riet, Ben Hal\n\n"
    "## 1. Boten\n\nDe boten zijn bekeken en het is niet duidelijk hoe oud die van de club zijn.\n\n",
    "de": "# Protokoll der Sitzung der Schleusenwarte, 4. Mai 2020\n\nAnwesend: Jo Maas, Ana Ried, Ben Hall\n\n"
    "## 1. Boote\n\nDie Boote wurden besichtigt und es ist nicht klar, wie alt die des Vereins sind.\n\n",
}


def told(tmp_path, body, language="en"):
    file = tmp_path / "may.md"
    file.write_text(HEADS[language] + body, encoding="utf-8")
    [minutes] = extract(file)
    return [(action.text, [owner.text for owner in action.owners]) for action in minutes.actions]


@pytest.mark.parametrize(
    ("language", "lead", "tasks"),
    [
        ("en", "Jo will do the following:", ["Count the oars", "Order paint"]),
        ("en", "The roof leaks. Jo will:", ["count the oars", "order paint"]),
        ("en", "Canal Trust will do the following:", ["Count the oars", "Order paint"]),
        ("nl", "Jo gaat met de gemeente de volgende dingen doen:", ["De riemen nagaan", "Verf bestellen"]),
        ("de", "Jo wird bis Juni folgende Aufgaben erledigen:", ["Die Ruder prüfen", "Farbe bestellen"]),
    ],
)
def test_entries_that_a_sentence_leads_to_are_actions_and_the_sentence_is_none(
    tmp_path, language, lead, tasks
):
    listed = "".join(f"- {task}\n" for task in tasks)
    who = lead.split(". ")[-1].split(" will")[0].split()[0] if "Trust" not in lead else "Canal Trust"
    assert told(tmp_path, f"{lead}\n\n{listed}", language) == [(task, [who]) for task in tasks]


def test_what_such_a_list_says_of_how_things_are_is_no_action(tmp_path):
    body = "Jo will do the following:\n\n- Count the oars\n- The yard has been rung\n"
    assert told(tmp_path, body) == [("Count the oars", ["Jo"])]


def test_things_that_a_task_of_its_own_leads_to_belong_to_it(tmp_path):
    body = "Ana will bring:\n\n- two lamps\n- a rope\n\nBen will present the following:\n\n- Budget\n- Plan\n"
    assert told(tmp_path, body) == [
        ("Ana will bring: two lamps a rope", ["Ana"]),
        ("Ben will present the following: Budget Plan", ["Ben"]),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The talks covered the following:\n\n- Order paint\n- Count the oars\n",
        "Ana reported on the following:\n\n- Order paint\n- Count the oars\n",
        "Jo will:\n\nThe meeting ended at nine.\n",
    ],
)
def test_a_list_that_nobody_is_bound_to_sets_no_task(tmp_path, body):
    assert told(tmp_path, body) == []


def test_a_sentence_that_says_who_was_given_an_action_sets_it(tmp_path):
    loose = "The hinges are loose. This was left as an action for Jo."
    assert told(tmp_path, loose) == [(loose, ["Jo"])]
    assert told(tmp_path, "Cleaning the hull was taken as an action by Ana.") == [
        ("Cleaning the hull was taken as an action by Ana.", ["Ana"])
    ]
    los = "De scharnieren zitten los. Dit is als actie uitgezet bij Ben."
    assert told(tmp_path, los, "nl") == [(los, ["Ben"])]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Ana wil voor eind juni een nieuwe lamp voor de sluis bestellen."),
        ("nl", "Ben zal uiterlijk 3 juni de brief van de gemeente bespreken."),
    ],
)
def test_a_verb_of_doing_at_the_end_of_its_clause_is_seen(tmp_path, language, sentence):
    assert [text for text, _ in told(tmp_path, sentence, language)] == [sentence]


def test_what_is_denied_late_in_the_clause_is_no_task(tmp_path):
    assert told(tmp_path, "We willen voor eind juni geen nieuwe lamp bestellen.", "nl") == []


@pytest.mark.parametrize(
    ("language", "lead", "tasks"),
    [
        (
            "en",
            "The following action items were identified:",
            ["Count the oars", "Order paint for Ana's boat"],
        ),
        (
            "en",
            "Questions and follow-up items were raised. They include:",
            ["Review the price of oars", "Order paint"],
        ),
        ("de", "Folgende Aufgaben wurden vereinbart:", ["Die Ruder prüfen", "Farbe bestellen"]),
    ],
)
def test_entries_that_a_sentence_announces_as_tasks_are_actions(tmp_path, language, lead, tasks):
    listed = "".join(f"- {task}\n" for task in (*tasks, "2020?"))
    assert [text for text, _ in told(tmp_path, f"{lead}\n\n{listed}", language)] == tasks


def test_what_somebody_always_does_is_not_announced(tmp_path):
    assert told(tmp_path, "The tasks of the keeper include:\n\n- Count the oars\n- Order paint\n") == []


def test_behind_an_arrow_a_german_verb_of_doing_needs_no_object(tmp_path):
    listed = "- Tor -> Jo erledigt\n- Hut -> Jo repariert\n- Farbe -> Jo kauft\n- Neue Ruder nötig → Ana kümmert sich\n- Jo wird\n"
    assert [owners for _, owners in told(tmp_path, listed, "de")] == [["Jo"], ["Ana"]]


def test_what_each_has_taken_on_is_theirs(tmp_path):
    lead = "The following people have agreed to take on leadership of the days at the weir:\n\n"
    listed = "- Field Day - Jo\n- Stalls and tents - Rusty\n- Letters to the press - Ana/Ben\n"
    assert told(tmp_path, lead + listed) == [
        ("Field Day", ["Jo"]),
        ("Stalls and tents", ["Rusty"]),
        ("Letters to the press", ["Ana", "Ben"]),
    ]
    assert told(tmp_path, "The following people came to the meeting:\n\n" + listed) == []


def test_a_name_a_marker_and_what_is_to_be_done(tmp_path):
    assert told(tmp_path, "- Jo: Action item to order paint\n- Ana: action to be seen\n") == [
        ("to order paint", ["Jo"])
    ]
