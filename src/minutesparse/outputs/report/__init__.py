"""The report: one page that holds all it needs, and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from pathlib import Path

from minutesparse.outputs import json
from minutesparse.outputs.export.log import Log
from minutesparse.outputs.report.payload import Around, payload
from minutesparse.version import __version__

SCRIPTS = (
    "vendor/d3.min.js",
    "vendor/plot.min.js",
    "vendor/datatables.min.js",
    "start.js",
    "source.js",
    "tables.js",
    "charts.js",
    "finish.js",
)


def render(log: Log, page: Path, around: Around) -> str:
    """Return the report as HTML; `page` is where it will stand, for its links to the documents.

    Its Content-Security-Policy lets run no script but those written here, by their hashes, and lets
    nothing be fetched.
    """
    scripts = [_asset(name).replace("</script", r"<\/script") for name in SCRIPTS]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    csp = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    parts = {
        "csp": csp,
        "version": __version__,
        "day": log.day,
        "css": _asset("report.css"),
        # "<" would let a document's "</script>" end the block.
        "log": json.render(payload(log, page, around)).replace("<", r"\u003c"),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    template = _asset("page.html")
    pieces = template.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        filled += [parts[name], rest]
    return "".join(filled)


def _asset(name: str) -> str:
    return (files(__name__) / name).read_text("utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
