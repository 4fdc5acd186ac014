"""Records as JSON, one object a line."""

import re
from collections.abc import Iterable, Iterator

from reports.record import DiffLine, Record

# What JSON may hold as it is and a terminal obeys: the upper controls, what turns the direction, and two more line ends. Only
# strings can hold them, so their escapes say the same.
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def render(records: Iterable[Record | DiffLine]) -> Iterator[str]:
    """Each record as one line that ends with a line feed."""
    for record in records:
        yield _OBEYED.sub(_escaped, record.model_dump_json(by_alias=True)) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
