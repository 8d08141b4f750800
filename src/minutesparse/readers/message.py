"""A message, whatever program sent it: what is its own text, and what is a letterhead around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutesparse.compiling import compiled
from minutesparse.document import Document, DocumentBuilder
from minutesparse.readers.decoding import decode
from minutesparse.readers.quoting import drop_quotes, part_text
from minutesparse.readers.text import add_text, unquote
from minutesparse.readers.unpacking import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_REPLY = compiled(r"(?i)^(?:(?:re|fwd?|aw|wg|antw|tr|rv|sv|vs)\s*:\s*)+")
_STRUCTURE = ("table//tr[2]", "ol/li", "ul/li", "h1", "h2", "h3")
QUOTED_LEFT_OUT = "the message that it answers, quoted below it, was left out"


@dataclass(slots=True)
class Message:
    """What a message says of itself, its text (each part "text" or "html"), and what is attached to it.

    `sent` is a day as 2024-05-31, "" where the message does not say.
    """

    subject: str = ""
    sender: str = ""
    sent: str = ""
    words: list[tuple[str, str]] = field(default_factory=list)
    attached: list[Held] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        return any(text.strip() for _, text in self.words)

    def held(self) -> Iterator[Held]:
        """Yield the message's own text, where it has any or nothing else, then what is attached."""
        if self.has_words or not self.attached:
            yield Held("", None, alone=not self.attached)
        yield from self.attached


def write_message(message: Message, format: str) -> Document:
    """Return a message's own text as a document.

    Subject, sender, greeting and signature are its furniture. A message that is quoted below one that
    says more itself is left out, with a warning; a short note above a long quotation is read with it, as
    that is how minutes are passed on. When it was sent is no date of a meeting: it only is a property.
    """
    builder = DocumentBuilder(format)
    if message.subject:
        builder.paragraph(f"Subject: {message.subject}", furniture=True)
        builder.properties["subject"] = _REPLY.sub("", message.subject)
    if message.sender:
        builder.paragraph(f"From: {message.sender}", furniture=True)
    if message.sent:
        builder.properties["sent"] = message.sent
    for kind, words in message.words:
        if kind == "html":
            _add_page(builder, words)
        else:
            _add_plain(builder, words, builder.properties.get("subject", ""))
    return builder.build()


def _add_plain(builder: DocumentBuilder, words: str, subject: str) -> None:
    text = part_text(decode(words.encode("utf-8", "replace")).split("\n"), subject)
    add_text(builder, unquote(text.own))
    for line in text.around:
        builder.paragraph(" ".join(line.split()), furniture=True)
    if text.left_out:
        _warn_of_quotes(builder)


def _add_page(builder: DocumentBuilder, words: str) -> None:
    from minutesparse.readers.html import add_page, parse_page

    root = parse_page(builder, words)
    if root is not None:
        if drop_quotes(root):
            _warn_of_quotes(builder)
        add_page(builder, root)


def _warn_of_quotes(builder: DocumentBuilder) -> None:
    if QUOTED_LEFT_OUT not in builder.warnings:
        builder.warnings.append(QUOTED_LEFT_OUT)


def better_of(plain: str, page: str) -> tuple[str, str]:
    """Choose between a message's plain text and its page of HTML, which say the same.

    The plain text is as its author typed it, but a program that makes it of the page loses the columns of
    tables and the numbers of lists: a page that has any is better, and so is one that says far more.
    """
    root = _parse(page)
    if root is None:
        return "text", plain
    shown = " ".join(" ".join(map(str, root.itertext())).split())
    if not plain.strip() or 3 * len(" ".join(plain.split())) < len(shown):
        return "html", page
    structured = any(root.find(f".//{path}") is not None for path in _STRUCTURE)
    return ("html", page) if structured else ("text", plain)


def _parse(page: str) -> Element | None:
    from minutesparse.readers.html import parse_page

    return parse_page(DocumentBuilder("html"), page)
