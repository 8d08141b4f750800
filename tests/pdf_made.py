"""A tiny PDF writer for tests: text at places in the fonts every reader has, lines, boxes, pictures.

Places are in points from the page's top left corner, `y` being the baseline of text. A letter of
the fixed-width fonts is 0.6 type sizes wide, so a test can reckon where a line ends.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from math import cos, radians, sin

from minutesparse.document import Block, Document, Paragraph, Table
from minutesparse.readers.pdf import read

WIDTH, HEIGHT = 600.0, 800.0
FONTS = {
    "fixed": "Courier",
    "fixed bold": "Courier-Bold",
    "plain": "Helvetica",
    "bold": "Helvetica-Bold",
    "italic": "Helvetica-Oblique",
    "pictures": "ZapfDingbats",
}
LETTER = 0.6


@dataclass
class Page:
    """What is drawn on a page, in order."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    drawn: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        font: str = "fixed",
        size: float = 10,
        colour: tuple[float, float, float] = (0, 0, 0),
        mode: int = 0,
        angle: float = 0,
        spacing: float = 0,
    ) -> Page:
        """Draw words from `x` on; `angle` turns them against the clock, `mode` 3 hides them."""
        a, b = cos(radians(angle)), sin(radians(angle))
        code = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        name = list(FONTS).index(font)
        self.drawn.append(
            f"BT /F{name} {size} Tf {colour[0]} {colour[1]} {colour[2]} rg {mode} Tr {spacing} Tc "
            f"{a:.5f} {b:.5f} {-b:.5f} {a:.5f} {x} {self.height - y} Tm ({code.decode('latin-1')}) Tj ET"
        )
        return self

    def lines(self, x: float, y: float, *words: str, step: float = 12, **look: object) -> Page:
        """Draw lines under each other."""
        for i, line in enumerate(words):
            self.text(x, y + i * step, line, **look)  # type: ignore[arg-type]
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, *, thick: float = 0.5) -> Page:
        self.drawn.append(f"{thick} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def box(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        fill: tuple[float, float, float] | None = None,
    ) -> Page:
        """Draw a box, stroked, or filled with a colour."""
        shape = f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re"
        self.drawn.append(f"{fill[0]} {fill[1]} {fill[2]} rg {shape} f" if fill else f"0.5 w {shape} S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        """Draw the lines of a table."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Page:
        self.drawn.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm /Picture Do Q")
        return self


def make_pdf(*pages: Page, locked: bool = False) -> bytes:
    """Return a PDF of the pages; `locked` asks for a password that nobody has."""
    fonts = " ".join(f"/F{i} {i + 3} 0 R" for i in range(len(FONTS)))
    first = len(FONTS) + 4
    resources = f"<< /Font << {fonts} >> /XObject << /Picture {first - 1} 0 R >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{_encoding(name)} >>" for name in FONTS.values()
    ]
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Length 1 >>\nstream\n\x80\nendstream"
    )
    kids = []
    for page in pages:
        content = "\n".join(page.drawn)
        kids.append(len(objects) + 1)
        crop = f" /CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        notes = " ".join(page.annotations)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}]{crop} /Rotate {page.rotate} "
            f"/Resources {resources} /Contents {len(objects) + 2} 0 R /Annots [{notes}] >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>"
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00><00>]"
    )
    return _bound(objects, lock if locked else "")


def _encoding(name: str) -> str:
    if name == "ZapfDingbats":
        return ""
    return " /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"


def _bound(objects: list[str], trailer: str) -> bytes:
    """Number the objects, list where each begins, and end the file."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(out)


def read_made(*pages: Page) -> Document:
    """Read what the pages make."""
    return read(io.BytesIO(make_pdf(*pages)))


def texts(document: Document) -> list[str]:
    return [p.text for p in document.blocks if isinstance(p, Paragraph)]


def looks(document: Document) -> list[list[tuple[str, str]]]:
    """Return each paragraph's runs with the name of their one look, or their colour."""
    names = ("bold", "italic", "underline", "strike")
    return [
        [(r.text, next((n for n in names if getattr(r, n)), r.colour or "")) for r in p.runs]
        for p in document.paragraphs()
    ]


def cells(table: Block) -> list[list[list[str]]]:
    """Return a table as rows of cells of paragraphs."""
    assert isinstance(table, Table)
    return [[[p.text for p in cell.paragraphs()] for cell in row] for row in table.rows]
