"""What sets nobody a task though it reads like one: a body's own business, and the turns of speech.

"The Council was asked to consider the plans" opens an item: what came of it is decided there and then.
"Jo: To clarify, the gate is shut" says something.
"""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actors import ActorList
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_TO = compiled(r"\s*(?:to\s+)?")
_PAUSE = compiled(r"\s*[,:]")


class Business:
    """Knows the words of one language for a meeting's business."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._bodies = vocabulary.set("commitments.own_body")
        self._put = vocabulary.set("commitments.put_to")
        self._doing = vocabulary.pattern("commitments.own_business")
        self._wished = vocabulary.pattern("commitments.wished")
        self._asides = vocabulary.pattern("commitments.asides")

    def is_put_to_the_meeting(self, found: ActorList, tie: str, rest: str, *, asked: bool) -> bool:
        """Tell whether the body itself is asked to do at its meeting what bodies do there.

        `tie` is what ties the actors to what follows in `rest`; `asked` says that who asks them stands before.
        """
        if not asked and self._put.isdisjoint(plain(tie).split()):
            return False
        names = (plain(actor.text).removeprefix("the ") for actor in found.actors)
        at = _TO.match(rest)
        return all(name in self._bodies for name in names) and bool(
            self._doing.match(rest, at.end() if at else 0)
        )

    def is_wish(self, tie: str, rest: str) -> bool:
        """Tell "Cllr Reed asked to see the results" from "the Clerk asked to write to the county", who was asked."""
        return plain(tie).split()[0] in self._put and self._wished.match(rest.lstrip()) is not None

    def is_aside(self, rest: str) -> bool:
        """Tell whether what follows "to" says only how the next words are meant: "To clarify, …"."""
        said = self._asides.match(rest.lstrip())
        return bool(said and _PAUSE.match(rest.lstrip(), said.end()))
