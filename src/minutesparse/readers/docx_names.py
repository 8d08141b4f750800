"""The names of WordprocessingML that the reader looks for, as lxml writes them."""

from __future__ import annotations

from lxml import etree

from minutesparse.readers.ooxml import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"

VAL, ID, TYPE, STYLE_ID = qn("w:val"), qn("w:id"), qn("w:type"), qn("w:styleId")
RELATION = qn("r:id")

DOCUMENT, BODY, P, TBL, TR, TC = (qn(f"w:{name}") for name in ("document", "body", "p", "tbl", "tr", "tc"))
PPR, RPR, TBLPR, TRPR, TCPR = (qn(f"w:{name}") for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr"))
R, T, SDT, SDTPR, SDT_CONTENT = (qn(f"w:{name}") for name in ("r", "t", "sdt", "sdtPr", "sdtContent"))
ALT_CHUNK, TXBX, RUBY, RUBY_BASE = (
    qn(f"w:{name}") for name in ("altChunk", "txbxContent", "ruby", "rubyBase")
)
O_MATH, O_MATH_PARA, M_T = qn("m:oMath"), qn("m:oMathPara"), qn("m:t")

DEL, INS, MOVE_FROM, MOVE_TO = (qn(f"w:{name}") for name in ("del", "ins", "moveFrom", "moveTo"))
CELL_DEL, CELL_MERGE = qn("w:cellDel"), qn("w:cellMerge")

PSTYLE, RSTYLE, TBL_STYLE = qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")
NUMPR, NUM_ID, ILVL, OUTLINE = (qn(f"w:{name}") for name in ("numPr", "numId", "ilvl", "outlineLvl"))
SECTPR, FRAMEPR, DROP_CAP = qn("w:sectPr"), qn("w:framePr"), qn("w:dropCap")

FLD_CHAR, INSTR, FLD_TYPE = qn("w:fldChar"), qn("w:instrText"), qn("w:fldCharType")
FF_DATA, FF_CHECKBOX, FF_LIST = qn("w:ffData"), qn("w:checkBox"), qn("w:ddList")
CHECKED, DEFAULT, RESULT, LIST_ENTRY = (
    qn(f"w:{name}") for name in ("checked", "default", "result", "listEntry")
)
BOX_14, CHECKED_14, VAL_14 = qn("w14:checkbox"), qn("w14:checked"), qn("w14:val")

TABS = frozenset({qn("w:tab"), qn("w:ptab")})
BREAKS = frozenset({qn("w:br"), qn("w:cr")})
NO_BREAK_HYPHEN, SYM, SYM_CHAR, SYM_FONT = (
    qn(f"w:{name}") for name in ("noBreakHyphen", "sym", "char", "font")
)
DRAWINGS = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
FOOTNOTE_REF, ENDNOTE_REF = qn("w:footnoteReference"), qn("w:endnoteReference")
CUSTOM_MARK = qn("w:customMarkFollows")
VANISH = qn("w:vanish")

THROUGH = frozenset(
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
"""Wrappers that a reader does not see. Their opposites, `del` and `moveFrom`, hold what is gone."""


def first(parent: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a name, None without one. Half the cost of `find`, and it is asked for every run."""
    return next(parent.iterchildren(name), None)


def properties_of(parent: etree._Element, name: str) -> etree._Element | None:
    """Return the properties of a paragraph or a cell, which stand first in it (ECMA-376, 17.3.1.26 and 17.4.69)."""
    if not len(parent):
        return None
    child = parent[0]
    return child if child.tag == name else None


def is_on(value: str | None) -> bool:
    """Say what a switch's value means; a switch that stands there without one is on."""
    return value not in ("0", "false", "off")


def number(value: str | None, otherwise: int = 0) -> int:
    """Return a whole number within 32 bits, or `otherwise` for what is none.

    >>> number("12"), number("-1"), number("twelve", 7), number("9" * 5000)
    (12, -1, 7, 0)
    """
    try:
        found = int(value[:12]) if value and len(value) <= 12 else otherwise
    except ValueError:
        return otherwise
    return found if -(1 << 31) <= found < 1 << 31 else otherwise
