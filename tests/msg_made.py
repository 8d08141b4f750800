"""Outlook messages for the tests: a compound file with folders, written sector by sector."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SENT = 132_646_032_000_000_000
"""Noon of 2021-05-04, in tenths of microseconds from 1601."""


@dataclass
class Folder:
    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)


def text(tag, words):
    return {f"__substg1.0_{tag:04X}001F": words.encode("utf-16-le")}


def binary(tag, content):
    return {f"__substg1.0_{tag:04X}0102": content}


def message(*, subject="", sender="", words="", page=b"", rich=b"", attached=(), inside=False, sent=SENT):
    """Return a message's folder; each of `attached` is a name with bytes, or with another message's folder."""
    head = bytes(24 if inside else 32)
    fixed = struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent)
    made = Folder({"__properties_version1.0": head + fixed})
    for tag, said in ((0x0037, subject), (0x0C1A, sender), (0x1000, words)):
        if said:
            made.streams |= text(tag, said)
    made.streams |= binary(0x1013, page) if page else {}
    made.streams |= binary(0x1009, rich) if rich else {}
    for number, (name, content) in enumerate(attached):
        one = Folder({"__properties_version1.0": bytes(8)} | text(0x3707, name))
        if isinstance(content, Folder):
            one.folders["__substg1.0_3701000D"] = content
        else:
            one.streams |= binary(0x3701, content)
        made.folders[f"__attach_version1.0_#{number:08X}"] = one
    return made


def msg(**parts):
    """Return the bytes of an Outlook message; the parts are those of `message`."""
    return compound(message(**parts))


def compound(root):
    """Return a compound file with the streams and folders of `root`; short streams get sectors of their own
    too, as the bound between short and long is set to 0.
    """
    entries = [["Root Entry", 5, FREE, FREE, b""]]
    _list(root, 0, entries)
    data, chain, firsts = [], [], []
    for *_, content in entries:
        firsts.append(len(data) if content else END)
        pieces = [content[i : i + 512].ljust(512, b"\0") for i in range(0, len(content), 512)]
        for _ in pieces:
            chain.append(len(chain) + 1)
        if pieces:
            chain[-1] = END
        data += pieces
    directory = b"".join(_entry(*entry, first) for entry, first in zip(entries, firsts, strict=True))
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    at = len(data)
    listed = [directory[i : i + 512] for i in range(0, len(directory), 512)]
    chain += [at + i + 1 for i in range(len(listed))]
    chain[-1] = END
    data += listed
    tables = 1
    while tables * 128 < len(data) + tables:
        tables += 1
    places = list(range(len(data), len(data) + tables))
    chain += [FAT] * tables
    table = struct.pack(f"<{tables * 128}I", *chain, *([FREE] * (tables * 128 - len(chain))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, at, 0, 0, END, 0, END, 0)
    head += struct.pack("<109I", *(places + [FREE] * (109 - tables)))
    return head + b"".join(data) + table


def _list(folder, index, entries):
    """Add what a folder holds to the entries, each the next sibling of the one before."""
    previous = None
    for name, content in [*folder.streams.items(), *folder.folders.items()]:
        mine = len(entries)
        is_folder = isinstance(content, Folder)
        entries.append([name, 1 if is_folder else 2, FREE, FREE, b"" if is_folder else content])
        if previous is None:
            entries[index][3] = mine
        else:
            entries[previous][2] = mine
        previous = mine
        if is_folder:
            _list(content, mine, entries)


def _entry(name, kind, following, child, content, first):
    coded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, FREE, following, child)
    size = struct.pack("<IQ", first, len(content))
    return coded.ljust(64, b"\0") + struct.pack("<H", len(coded)) + links + bytes(36) + size
