"""Word files made by hand for the tests: the XML as Word writes it, in the smallest package that holds it."""

from __future__ import annotations

import io
import zipfile

from minutesparse.document import Document, Paragraph, Table
from minutesparse.readers.docx import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relationships(*links: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target="{target}"/>' for i, t, target in links
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def package(
    body: str,
    *,
    parts: dict[str, str | bytes] | None = None,
    main: str = "word/document.xml",
    content_type: str = MAIN_TYPE,
    **named: str,
) -> bytes:
    """Return a file with a body; `styles=`, `numbering=`, `footnotes=`, `header1=`… hold a part's content."""
    roots = {"header": "hdr", "footer": "ftr"}
    links, files = [], {}
    for name, content in named.items():
        kind = name.rstrip("0123456789")
        links.append((f"r_{name}", kind, f"{name}.xml"))
        files[f"word/{name}.xml"] = part(roots.get(kind, kind), content)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )
    folder, _, file = main.rpartition("/")
    files |= {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships(("r1", "officeDocument", main)),
        f"{folder}/_rels/{file}.rels": relationships(*links),
        main: part("document", f"<w:body>{body}</w:body>"),
        **(parts or {}),
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            # "mimetype" stands as it is, so that it can be read off the file's first bytes (ODF 1.2, 3.3)
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def read_bytes(content: bytes) -> Document:
    return read(io.BytesIO(content))


def read_body(body: str, **named: str) -> Document:
    return read_bytes(package(body, **named))


def p(content: str = "", *, properties: str = "") -> str:
    """Return a paragraph; plain text stands for a run of it."""
    inner = content if content.startswith("<") else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def tc(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def numbered(text: str, num: int, depth: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


def level(depth: int, text: str, format: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstracts: dict[int, str], nums: dict[int, tuple[int, str]]) -> str:
    """Return numbering: abstract lists by id, and uses of them with their overrides."""
    written = [
        f'<w:abstractNum w:abstractNumId="{i}">{content}</w:abstractNum>' for i, content in abstracts.items()
    ]
    written += [
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        for i, (abstract, override) in nums.items()
    ]
    return "".join(written)


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def labels(document: Document) -> list[str | None]:
    return [paragraph.label for paragraph in document.paragraphs()]


def only(document: Document) -> Paragraph:
    (paragraph,) = document.paragraphs()
    return paragraph


def only_table(document: Document) -> Table:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table
