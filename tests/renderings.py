"""One invented meeting in text, Markdown and HTML, from the blocks that its Word file is made of."""

from __future__ import annotations

import html
import re
import runpy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

MODELS = Path(__file__).parents[1] / "tools" / "fixtures"
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def blocks_of(name: str) -> list[Any]:
    """Return a model's blocks: lines, pairs of a line and what stands at its margin, tables."""
    return list(runpy.run_path(str(MODELS / f"{name}.py"))["BLOCKS"])


def as_text(blocks: Sequence[Any]) -> str:
    """Plain text with headings underlined, a tab before every cell, a blank line after every row."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, dict):
            rows = ("".join(f"\t{_plain(cell)}\n" for cell in row) for row in block["table"])
            said.append("\n".join(rows))
        elif isinstance(block, tuple):
            said.append("\t".join(block) + "\n")
        else:
            said += [_plain(line) + "\n" for line in block.split("\n")]
    return "\n".join(said)


def _plain(text: str) -> str:
    heading = re.match(r"#+ ", text)
    bare = _BOLD.sub(r"\1", text[heading.end() :] if heading else text)
    return f"{bare}\n{'-' * len(bare)}" if heading else bare


def as_markdown(blocks: Sequence[Any]) -> str:
    said: list[str] = []
    for block in blocks:
        if isinstance(block, dict):
            rows = [" | ".join(cell.replace("\n", "<br>") for cell in row) for row in block["table"]]
            if not block.get("header"):
                rows.insert(0, " | ".join("" for _ in block["table"][0]))  # it has no table without a header
            rows.insert(1, " | ".join("---" for _ in block["table"][0]))
            said.append("".join(f"| {row} |\n" for row in rows))
        elif isinstance(block, tuple):
            said.append("\t".join(block) + "\n")
        else:
            said += [line + "\n" for line in block.split("\n")]
    return "\n".join(said)


def as_html(blocks: Sequence[Any]) -> str:
    said: list[str] = []
    for block in blocks:
        if isinstance(block, dict):
            kind = "th" if block.get("header") else "td"
            for row in block["table"]:
                said.append("<tr>" + "".join(f"<{kind}>{_cell(cell)}</{kind}>" for cell in row) + "</tr>")
                kind = "td"
            said[-len(block["table"])] = "<table>" + said[-len(block["table"])]
            said.append("</table>")
        elif isinstance(block, tuple):
            said.append(f"<p>{_marked(chr(9).join(block))}</p>")
        else:
            said += [_line(line) for line in block.split("\n")]
    return "<!DOCTYPE html><meta charset='utf-8'><body>" + "\n".join(said) + "</body>"


def _line(line: str) -> str:
    heading = re.match(r"(#+) ", line)
    if heading:
        return f"<h{len(heading[1])}>{_marked(line[heading.end() :])}</h{len(heading[1])}>"
    return f"<p>{_marked(line)}</p>"


def _cell(cell: str) -> str:
    lines = cell.split("\n")
    return "".join(
        f"<li>{_marked(x[2:])}</li>" if x.startswith("- ") else f"<p>{_marked(x)}</p>" for x in lines
    )


def _marked(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", html.escape(text))


WRITTEN: dict[str, Callable[[Sequence[Any]], str]] = {"txt": as_text, "md": as_markdown, "html": as_html}
