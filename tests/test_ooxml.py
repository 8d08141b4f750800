"""Our names of Office Open XML are those that python-docx uses."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsmap

from minutesparse.readers.ooxml import PACKAGE, RT, qn, relationships_of, target_of


def test_kinds_of_relationship() -> None:
    ours = {name: value for name, value in vars(RT).items() if name.isupper()}
    assert ours
    assert ours == {name: getattr(RELATIONSHIP_TYPE, name) for name in ours}


def test_namespaces() -> None:
    assert [qn(f"{prefix}:x") for prefix in "mrw"] == [f"{{{nsmap[prefix]}}}x" for prefix in "mrw"]


def test_names_of_parts() -> None:
    for part in (PACKAGE, "/word/document.xml", "/a/b/c.xml"):
        assert relationships_of(part) == PackURI(part).rels_uri
        for reference in ("styles.xml", "../x.xml", "/docProps/core.xml", "./y/../z.xml"):
            assert target_of(part, reference) == PackURI.from_rel_ref(PackURI(part).baseURI, reference)
