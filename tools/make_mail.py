"""Make the messages among the fixtures: tests/fixtures/sources/*.eml.

    python tools/make_mail.py

They are written line by line, so that the same bytes come out each time.
"""

from __future__ import annotations

import base64
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "tests" / "fixtures" / "sources"

NOTE = """Dear all,

Below are the minutes of Tuesday. Those of the lighting sub-group are attached.

Marsh Lane Footpath Society
Minutes of the committee meeting held on Tuesday 9 April 2019 at 7.30 pm
in the Reading Room, Marsh Lane

Present: Wilma Thorn (Chair), Desmond Aske (Secretary), Priya Nandal, Joss
Ferrier
Apologies: Hetty Lowe

1. Minutes of the last meeting
The minutes of 12 March 2019 were agreed.

2. The kissing gate at Aske=E2=80=99s Farm
The hinge has gone. The farmer will pay half.
ACTION: PN to ask two smiths for a price by 30 April.

3. Summer walks
Joss Ferrier will print the programme before the next meeting.
RESOLVED: that walks stay free for members.

4. Date of next meeting
Tuesday 14 May 2019, 7.30 pm.

--=20
Desmond Aske
Secretary, Marsh Lane Footpath Society
01632 960 417
"""

LIGHTING = r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0
{\b Marsh Lane Footpath Society: Lighting Sub-Group}\par
Notes of the meeting on 2 April 2019\par
Present: Hetty Lowe, Joss Ferrier\par
\par
1. Lamps at the ford\par
Two lamps are out.\par
Action: HL to report them to the council by 12 April 2019.\par
}
"""

LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjI9wAAAABJRU5ErkJggg=="
)


def coded(content: bytes) -> str:
    return base64.encodebytes(content).decode("ascii")


def footpath_society() -> str:
    """Return a message with minutes in its text, a signature, a logo, and more minutes attached."""
    return f"""From: "Desmond Aske" <secretary@marshlane.example>
To: committee@marshlane.example
Subject: =?utf-8?q?Marsh_Lane_Footpath_Society_=E2=80=93_minutes_of_9_April?=
Date: Thu, 11 Apr 2019 21:04:55 +0100
Message-ID: <20190411-1@marshlane.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{NOTE}
--outer
Content-Type: image/png; name="logo.png"
Content-Transfer-Encoding: base64
Content-Disposition: inline; filename="logo.png"

{coded(LOGO)}
--outer
Content-Type: application/rtf
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''lighting%20sub-group.rtf

{coded(LIGHTING.encode("ascii"))}
--outer--
"""


def ferry_users() -> str:
    """Return a message whose page holds a table that its plain text has lost."""
    rows = (
        ("1", "Timetable: the last boat leaves too soon after the school bus.", "Nuala Reid", "31 May 2022"),
        ("2", "Shelter: the roof leaks on the north side.", "Tam Ogilvie", "Next meeting"),
    )
    table = "".join(
        f"<tr><td>{number}</td><td>{notes}</td><td>{owner}</td><td>{due}</td></tr>"
        for number, notes, owner, due in rows
    )
    flat = " ".join(" ".join(row) for row in rows)
    return f"""From: Nuala Reid <nuala@ferry.example>
To: users@ferry.example
Subject: Notes of the meeting
Date: Fri, 6 May 2022 08:12:00 +0000
Message-ID: <20220506-7@ferry.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_x"

--=_x
Content-Type: text/plain; charset=utf-8

Skerrow Ferry Users' Group, 4 May 2022. Present: Nuala Reid, Tam Ogilvie, Ines Maro
Item Notes Action Due {flat}

--=_x
Content-Type: text/html; charset=utf-8

<html><body>
<h1>Skerrow Ferry Users' Group</h1>
<p>Notes of the meeting of 4 May 2022</p>
<p>Present: Nuala Reid, Tam Ogilvie, Ines Maro</p>
<table><tr><th>Item</th><th>Notes</th><th>Action by</th><th>Due</th></tr>{table}</table>
</body></html>
--=_x--
"""


if __name__ == "__main__":
    for name, text in {"footpath-society.eml": footpath_society(), "ferry-users.eml": ferry_users()}.items():
        (SOURCES / name).write_text(text, encoding="utf-8", newline="\n")
        print(name)
