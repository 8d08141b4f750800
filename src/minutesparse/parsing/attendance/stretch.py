"""A stretch of a paragraph's text to read people from."""

from __future__ import annotations

from dataclasses import dataclass

from minutesparse.document import Paragraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph's text to read people from; `start` is its offset in the paragraph."""

    paragraph: Paragraph
    text: str
    start: int = 0

    @classmethod
    def whole(cls, paragraph: Paragraph) -> Stretch:
        return cls(paragraph, paragraph.text)

    def between(self, start: int, end: int) -> Stretch:
        """Return what stands between two places of this stretch."""
        return Stretch(self.paragraph, self.text[start:end], self.start + start)

    def after(self, at: int) -> Stretch:
        """Return what stands from a place of this stretch on."""
        return Stretch(self.paragraph, self.text[at:], self.start + at)
