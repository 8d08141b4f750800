"""What the control words of Rich Text do; a word that isn't here does nothing."""

from __future__ import annotations

from minutesparse.readers import rtf_codes
from minutesparse.readers import rtf_layout as layout
from minutesparse.readers.rtf_layout import Act
from minutesparse.readers.rtf_state import (
    CHOICE,
    COLOUR,
    FONT,
    INSTRUCTION,
    LABEL,
    QUIET,
    SHOWN,
    SKIPPED,
    STYLE,
    TITLE,
    UNREAD,
    Field,
    Flow,
)
from minutesparse.readers.rtf_walk import Walk, add_character, put


def _show(text: str) -> Act:
    def show(walk: Walk, _number: int | None) -> None:
        put(walk, text)

    return show


def _switch(name: str) -> Act:
    def switch(walk: Walk, number: int | None) -> None:
        setattr(walk.state, name, number != 0)
        walk.state.look = None

    return switch


def _no_underline(walk: Walk, _number: int | None) -> None:
    walk.state.underline, walk.state.look = False, None


def _place(place: int) -> Act:
    def begin(walk: Walk, _number: int | None) -> None:
        walk.state.place = place

    return begin


def _begin(opened: str) -> Act:
    """Begin a text of its own, where the text around it is shown or may be."""

    def begin(walk: Walk, _number: int | None) -> None:
        state = walk.state
        if state.place not in (SHOWN, QUIET) or state.hidden or state.deleted:
            state.place = SKIPPED
            return
        depth = state.flow.depth + 1
        if depth > MAX_DEPTH:  # a file made to do harm: its text stands in the text around it
            state.place = SHOWN
            return
        state.outer, state.flow = state.flow, Flow(depth=depth)
        state.opened, state.place = opened, SHOWN
        state.plain_paragraph()
        state.plain_text()

    return begin


def _endnote(walk: Walk, _number: int | None) -> None:
    walk.state.flow.ends_in_note = True


def _mark(walk: Walk, _number: int | None) -> None:
    walk.state.flow.marked = True


def _font(walk: Walk, number: int | None) -> None:
    walk.state.font, walk.state.look = number or 0, None


def _default_font(walk: Walk, number: int | None) -> None:
    walk.default_font = walk.state.font = number or 0


def _colour(walk: Walk, number: int | None) -> None:
    walk.state.colour, walk.state.look = number or 0, None


def _part(walk: Walk, number: int | None) -> None:
    walk.rgb.append(number or 0)


def _charset(walk: Walk, number: int | None) -> None:
    if walk.state.place == FONT:
        walk.font_codec = rtf_codes.charset(number)


def _font_page(walk: Walk, number: int | None) -> None:
    if walk.state.place == FONT:
        walk.font_codec = rtf_codes.code_page(number) or walk.font_codec


def _page(walk: Walk, number: int | None) -> None:
    walk.codec = rtf_codes.code_page(number) or walk.codec


def _codec(name: str) -> Act:
    def choose(walk: Walk, _number: int | None) -> None:
        walk.codec = name

    return choose


def _fallback(walk: Walk, number: int | None) -> None:
    walk.state.fallback = min(max(1 if number is None else number, 0), 100)


def _character(walk: Walk, number: int | None) -> None:
    add_character(walk, number or 0)


def _plain(walk: Walk, _number: int | None) -> None:
    walk.state.plain_text()
    walk.state.font = walk.default_font


def _field(walk: Walk, _number: int | None) -> None:
    state = walk.state
    state.opened, state.field = "field", Field(before=len(state.flow.open.pieces))


def _result(walk: Walk, _number: int | None) -> None:
    begun = walk.state.field
    if begun is not None and begun.instruction.split(None, 1)[:1] == ["TOC"]:
        walk.state.contents = True


def _box_state(walk: Walk, number: int | None) -> None:
    if walk.state.field is not None:
        walk.state.field.box = number


def _box_default(walk: Walk, number: int | None) -> None:
    if walk.state.field is not None:
        walk.state.field.default = number or 0


def _twins(walk: Walk, _number: int | None) -> None:
    walk.twin, walk.state.place = walk.state.place, UNREAD


def _unicode_twin(walk: Walk, _number: int | None) -> None:
    if walk.state.place == UNREAD:
        walk.state.place = walk.twin


def _title(walk: Walk, _number: int | None) -> None:
    if walk.state.place == QUIET:
        walk.state.place = TITLE


def _facing(walk: Walk, _number: int | None) -> None:
    walk.facing = True


def _titled(walk: Walk, _number: int | None) -> None:
    walk.titled = True


def _nothing(_walk: Walk, _number: int | None) -> None:
    """Pass over a word whose group is read like the text around it."""


MAX_DEPTH = 8
"""How deep boxes and notes may stand in one another."""
_HEADERS = tuple(part + kind for part in ("header", "footer") for kind in ("", "l", "r", "f"))
_UNDERLINES = (
    "ul uld uldb uldash uldashd uldashdd ulhwave ulldash ulth ulthd ulthdash ulthdashd ulthdashdd "
    "ulthldash ululdbwave ulw ulwave"
)
_SKIPPED = (
    "pict objdata objclass objname nonshppict shppict shprslt listtable listoverridetable revtbl rsidtbl "
    "filetbl pn pnseclvl annotation atnid atnauthor atntime atnicn atndate atnref tc tcn xe rxe txe "
    "bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonesttables sn sv themedata "
    "colorschememapping datastore latentstyles generator template userprops fontemb falt panose "
    "pgptbl background mmathPict mctrlPr mmathPr oldcprops oldpprops docvar xmlnstbl private"
)
WORDS: dict[str, Act] = {
    **dict.fromkeys(_UNDERLINES.split(), _switch("underline")),
    **dict.fromkeys(_SKIPPED.split(), _place(SKIPPED)),
    **dict.fromkeys(("line", "lbr", "page", "column", "softline"), _show("\n")),
    "tab": _show("\t"),
    "emdash": _show("—"),
    "endash": _show("–"),
    "bullet": _show("•"),
    "lquote": _show("‘"),
    "rquote": _show("’"),
    "ldblquote": _show("“"),
    "rdblquote": _show("”"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), _show(" ")),
    "b": _switch("bold"),
    "i": _switch("italic"),
    "strike": _switch("strike"),
    "striked": _switch("strike"),
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "mvf": _switch("deleted"),
    "ulnone": _no_underline,
    "cf": _colour,
    "f": _font,
    "deff": _default_font,
    "plain": _plain,
    "pard": layout.paragraph_defaults,
    "s": layout.style,
    "sbasedon": layout.base,
    "outlinelevel": layout.outline,
    "ilvl": layout.depth,
    "u": _character,
    "uc": _fallback,
    "ansicpg": _page,
    "mac": _codec("mac_roman"),
    "pc": _codec("cp437"),
    "pca": _codec("cp850"),
    "par": layout.end_paragraph,
    "sect": layout.end_section,
    "intbl": layout.in_table,
    "itap": layout.nesting,
    "cell": layout.end_cell,
    "nestcell": layout.end_inner_cell,
    "row": layout.end_row,
    "nestrow": layout.end_inner_row,
    "trowd": layout.begin_row,
    "nesttableprops": layout.inner_row,
    "trleft": layout.left,
    "trhdr": layout.header_row,
    "cellx": layout.cell_edge,
    "clmgf": layout.merge("across", "first"),
    "clmrg": layout.merge("across", "more"),
    "clvmgf": layout.merge("down", "first"),
    "clvmrg": layout.merge("down", "more"),
    "fonttbl": _place(FONT),
    "fcharset": _charset,
    "cpg": _font_page,
    "colortbl": _place(COLOUR),
    **dict.fromkeys(("red", "green", "blue"), _part),
    "stylesheet": _place(STYLE),
    "info": _place(QUIET),
    "title": _title,
    "shpinst": _place(QUIET),
    "do": _place(QUIET),
    "upr": _twins,
    "ud": _unicode_twin,
    "shptxt": _begin("box"),
    "dptxbxtext": _begin("box"),
    "footnote": _begin("note"),
    "ftnalt": _endnote,
    "chftn": _mark,
    **{word: _begin(word) for word in _HEADERS},
    "facingp": _facing,
    "titlepg": _titled,
    "listtext": _place(LABEL),
    "pntext": _place(LABEL),
    "field": _field,
    "fldinst": _place(INSTRUCTION),
    "fldrslt": _result,
    "formfield": _place(QUIET),
    "ffl": _place(CHOICE),
    "ffres": _box_state,
    "ffdefres": _box_default,
    **dict.fromkeys(("moMath", "moMathPara", "mmath"), _nothing),
}
_STARRED = (
    "nesttableprops shpinst do ud shptxt dptxbxtext footnote fldinst formfield ffl moMath moMathPara mmath "
    "listtext pntext"
)
KNOWN_STARRED = frozenset((*_STARRED.split(), *_HEADERS))
"""Groups marked to be passed over by readers that don't know them, which this one does."""
