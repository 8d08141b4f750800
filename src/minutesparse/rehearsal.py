"""Reading invented minutes once, so that what reading any minutes needs is at hand before the first real ones."""

from __future__ import annotations

import io

from minutesparse import compiling, pipeline, remembering

_MINUTES = """\
Minutes of the Management Committee of Underhill Village Hall
held on Tuesday 4 March 2025 at 7.30 pm in the Reading Room

Present: Ann Berry (Chair), Col Dace, Eve Fane (Clerk)
Apologies: Gil Hale, Ida Joyce
In attendance: two members of the public

1. Apologies for absence
Apologies were received from Gil Hale and Ida Joyce.

2. Minutes of the last meeting
The minutes of the meeting held on 4 February 2025 were agreed and signed by the Chair.
Proposed by CD, seconded by EF. Carried, 3 in favour, none against.

3. Matters arising
The clerk reported that the letter had been sent. CD is still to ask for a second quote.
ACTION: CD to ask the roofer for a second quote by the end of April.

4. Roof
Eve Fane will write to the county council before the next meeting, and Ann agreed to look at the lease.
It was resolved to repair the gutter. The committee agreed that the hire charges remain as they are.

Action | Owner | Due | Status
Order salt | CD | 14 March 2025 | done
Paint the door | Ann Berry | next meeting | ongoing

5. Date of next meeting
Tuesday 1 April 2025 at 7.30 pm in the Reading Room. The meeting closed at 9.05 pm.
"""


def rehearse() -> None:
    """Read them, and keep what compiling their patterns has made; the next process needs a third of the time."""
    pipeline.extract("rehearsal.txt", stream=io.BytesIO(_MINUTES.encode()))
    remembering.forget()
    compiling.keep()
