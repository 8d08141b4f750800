"""What each sign of an action means, in words for whoever asks why something was taken for one."""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.weighing import BASE

_WORDS = {
    BASE: "what every sentence starts from that may commit somebody",
    "I for the speaker": "who speaks says “I”",
    "column of a table": "an entry in a table’s column for actions",
    "an entry that ends with who has it": "an entry of a list whose entries end with who has them",
    "margin of a table": "a note with its owner beside it",
    "row of an action list": "a row of a table of actions",
    "beneath its reference and state": "it stands beneath its reference, its state and its owners",
    "entry of an action list": "an entry of a list of actions",
    "a question": "it is a question",
    "actor: called": "who is to act is called by a name that is used of somebody here",
    "actor: code": "who is to act is a code, as call signs are",
    "actor: doer": "who is to act is named by what they do, as “the contractor”",
    "actor: everyone": "everybody is to act",
    "actor: group": "a group is to act",
    "actor: initials": "who is to act is written as initials",
    "actor: known": "who is to act is one of those whom the minutes list",
    "actor: name": "who is to act has a name that reads like a person’s",
    "actor: nobody": "who is to act is not in the sentence",
    "actor: pronoun": "who is to act is a pronoun",
    "actor: role": "who is to act is an office",
    "actor: we": "“we” are to act",
    "actor: word": "who is to act is a word that may be anything",
    "agreed": "it says that something was agreed",
    "agreed that": "it was agreed that they do it",
    "asked": "they were asked to do it",
    "in the middle of a clause": "who is to act stands in the middle of a clause",
    "long": "it is long",
    "named before": "who is to act was named in a sentence before",
    "named in the sentence": "the pronoun is of somebody named in the sentence",
    "negated": "it says that they will not",
    "opens a clause": "who is to act opens a clause",
    "opens the sentence": "who is to act opens the sentence",
    "opens with a condition": "it opens with a condition",
    "opens with a verb of doing": "it opens with a verb of doing",
    "owner in brackets behind": "somebody stands in brackets behind it",
    "reported speech": "it reports what somebody said",
    "says what was said": "it has a word of reporting",
    "says when": "it says when",
    "says “habits”": "it has words of habit, as “usually”",
    "says “hedges”": "it has words of doubt, as “perhaps”",
    "says “later”": "it has words for later, as “next week”",
    "several actors": "several are to act",
    "short": "it is short",
    "somebody told by name, weakly bound": "a weak word binds somebody who is told by name or office",
    "what somebody told by name would do": "somebody told by name or office “would” do it",
    "what the speaker would do": "somebody says what they themselves would do",
    "a promise in reported speech": "somebody is reported to have said what they would do",
    "will be at it": "it says what they will be doing: “will be ringing”",
    "is at it after the actor": "they are at it already: “is ringing”",
    "a bare verb after the actor": "somebody is told what to do: “Jo order …”",
    "actor: subject": "who is to act opens the sentence, and what they will do is its second verb",
    "a group or initials, then what to do, open the sentence": "it opens with a group or initials and “to …”",
    "a capital and what to do open the sentence": "a word in a capital opens the sentence, and a firm word binds it to a task",
    "a capital and will open the sentence": "a word in a capital opens the sentence, and it says what it “will” do",
    "capitals and will open the sentence": "words in capitals open the sentence, and it says what they “will” do",
    "written with a capital wherever it stands": "who is to act is written with a capital inside sentences too",
    "capitals and what to do open the sentence": "words in capitals open the sentence, and a firm word binds them to a task",
    "would, in minutes that never say will": "it says “would” in minutes that put all that was said in the past",
    "asked that it be done": "it was asked, or decided, that it be done",
    "who, then what to do, opens the sentence": "it opens with who is to do what: “Jo to order …”",
    "somebody told by name is bound": "a firm word binds somebody who is told by name or office",
    "spoken": "it is somebody’s own words",
    "the body's own decision": "the body decides what it does itself",
    "the last sentence of several": "it is the last sentence of its paragraph",
    "the speaker’s own": "who speaks is to act",
    "the whole paragraph": "it is a paragraph of its own",
    "to be done by the actor": "it is to be done by them",
    "very long": "it is very long",
    "was at the meeting": "who is to act was at the meeting",
    "where actions are listed elsewhere": "these minutes mark other actions",
    "who and what to do open the sentence": "who is to act, and what to do, open the sentence",
}
_PATTERNS = (
    (compiled(r"(“.*”) after the actor"), r"verb of duty: \1"),
    (compiled(r"weak (“.*”)"), r"verb that binds little: \1"),
    (compiled(r"idle verb (“.*”)"), r"verb that does little: \1"),
    (compiled(r"by rule ([\d.]+) or more"), r"the rules alone reach \1"),
    (compiled(r"among (.*)"), r"it stands in the part “\1”"),
    (compiled(r"owner (.*)"), r"owner: \1"),
)


def in_words(sign: str) -> str:
    """Return a sign in plain words.

    >>> in_words("“will” after the actor"), in_words("says when"), in_words("owner set apart before")
    ('verb of duty: “will”', 'it says when', 'owner: set apart before')
    """
    if sign in _WORDS:
        return _WORDS[sign]
    for pattern, words in _PATTERNS:
        if match := pattern.fullmatch(sign):
            return match.expand(words)
    return sign
