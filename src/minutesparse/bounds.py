"""How much of a document is read at most: what is larger was made to do harm, or is no minutes.

Whoever reaches a bound says so (`TooLarge`, or a warning of the document's where the text is whole):
no document is cut short in silence. [SECURITY.md](../../SECURITY.md) lists them for the user.
"""

from __future__ import annotations

MAX_FILE = 100_000_000
"""Bytes of a file."""

MAX_PART = 256 << 20
"""Bytes that one part of an archive, or one attachment, unpacks to."""
MAX_ARCHIVE = 512 << 20
"""Bytes that all the parts that are read unpack to."""
MAX_ENTRIES = 10_000
"""Files in an archive."""
MAX_RATIO = 100
"""How many times larger a part may be unpacked than packed."""
RATIO_FREE = 16 << 20
"""Bytes that a part may unpack to whatever its ratio: a table of 50,000 like rows is packed 500 times."""
MEMBER_RATIO_FREE = 1 << 20
"""The same for a file in an archive: a document's own tables are packed once already."""

MAX_XML = 64 << 20
"""Bytes of one part that is XML: its tree takes up to twenty times that in memory."""
MAX_XML_DEPTH = 256

MAX_PAGES = 10_000
MAX_CHARACTERS = 10_000_000
"""Characters of text in one document: twenty long novels."""
MAX_PARAGRAPH = 5_000
"""Characters of one paragraph: a longer one is several, cut at a blank where there is one, for nobody wrote
it, and what is looked for in a line should not look through a million characters."""
MAX_CELLS = 200_000
"""Cells that all the tables of a document, or the sheets of a workbook, hold."""
MAX_SPAN = 1024
"""Rows or columns that one cell spans, and times that a cell, a row or a space is repeated."""

MAX_MAIL_DEPTH = 10
"""Messages inside messages."""
MAX_MAIL_PARTS = 1000
"""Parts of one message, those of the messages inside it included."""
