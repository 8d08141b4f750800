"""What comes of documents that others' readers have stumbled over, held to what came of them before."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PUBLIC = ROOT.parent / "shared" / "hostile" / "public"
sys.path.insert(0, str(ROOT / "tools"))
import keep_expected  # noqa: E402 - a script of ours, no package

SOME = "pandoc__t"
"""A twentieth of them: all take minutes, and `tools/keep_expected.py` reads them."""


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="needs the public documents beside the repository")
def test_public_documents_come_out_as_they_did():
    before = {name: rest for name, rest in keep_expected.kept().items() if SOME in name}
    assert before
    assert dict(keep_expected.results(PUBLIC, SOME)) == before


def test_every_public_document_has_its_result():
    kept = keep_expected.kept()
    assert len(kept) == 508
    assert not [name for name, rest in kept.items() if rest.startswith("a fault")]
