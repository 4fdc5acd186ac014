"""Names of other bodies at the beginning of an entry: a school's page, a department's notice."""

import re

from rules.look_alikes import look_alikes
from thai.months import months_in

_NUMBERING = "-–•*().:|/ 0123456789"
_LONGEST_DAY = 12  # letters before the end of a day that begins an entry: "8 มีนาคม 2565"
# Central bodies by the first word of their names; what follows makes it one of the agency's own, or no body at all.
_CENTRAL = re.compile("กรม(?!ธรรม์)|สำนักงาน(?!ปลัด|เทศบาล|องค์การ|อบ|เลขา)|การ(?:ประปา|ไฟฟ้า|รถไฟ|เคหะ)|กองทัพ|ศาล(?!า)|บริษัท")


def is_of_others(squashed: str) -> bool:
    """Whether an entry begins with another body's name."""
    begins = squashed.lstrip(_NUMBERING)
    day = next(iter(months_in(squashed[: 2 * _LONGEST_DAY])), None)
    if day is not None and day.start <= _LONGEST_DAY:
        begins = squashed[day.end :].lstrip(_NUMBERING)
    return begins.startswith(look_alikes().bodies) or _CENTRAL.match(begins) is not None
