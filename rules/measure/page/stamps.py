"""Words that engines print around a text: who posted it and when, how many read it, buttons; none of it is content."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rules.page_words import page_words

_LONGEST = 160  # letters; a longer passage says more than a stamp
_LEFT_OVER = 3  # letters that may remain at its end: an abbreviation
_LONGEST_ADDRESS = 2000
_LONGEST_NAME = 30  # of who put it up
_ON_A_DAY = (
    r"(?:on|เมื่อ(?:วันที่)?|วันที่)(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์|พฤ|อา|[จอพศส])|[a-z]{3,9})?[ ,.]*(?=\d)"
)
# Who put it up, behind the day and how many read it: "เผยแพร่เมื่อ 18 ต.ค. 2564 | เข้าชม 1851 ครั้ง | ผู้ดูแล: งานสารสนเทศ", "… | โดย กองคลัง".
_STAMPED, _BY = 20, ("ผู้", "|โดย")
_WHO = re.compile(
    r"(?:\|โดย|ผู้(?:ดูแล|ลง(?:ข้อมูล|ประกาศ)|โพสต์|เผยแพร่|บันทึก(?:ข้อมูล)?)):?"
    r"(?:งาน|ฝ่าย|กลุ่ม|ศูนย์|กอง|สำนัก|หน่วย|เจ้าหน้าที่|แอดมิน|admin)[^|\d]{0,25}"
)


def is_stamp(squashed: str) -> bool:
    """Whether a passage is nothing but words of the engine, names of months, numbers and signs."""
    return len(squashed) <= _LONGEST and _is_of_engine(squashed)


def stamps_in(passages: Iterable[str]) -> frozenset[int]:
    """The numbers of those passages that are nothing else."""
    return frozenset([place for place, text in enumerate(passages) if len(text) <= _LONGEST and _is_of_engine(text)])


@lru_cache(maxsize=2048)  # each line of a page is asked about for five reasons
def _is_of_engine(squashed: str) -> bool:
    known = _stamps().match(squashed)
    end = known.end() if known else 0
    if len(squashed) - end <= _LEFT_OVER:
        return True
    # The line begins with a day and how many read it, and who put it up comes last.
    return any((who := squashed.rfind(by, _STAMPED, end)) > 0 and _WHO.fullmatch(squashed, who) for by in _BY)


def is_share(url: str) -> bool:
    """Whether an address shares or prints a page instead of showing one."""
    lowered = url[:_LONGEST_ADDRESS].lower()
    return any(word in lowered for word in page_words().shares)


@lru_cache(maxsize=1)
def _stamps() -> re.Pattern[str]:
    rests: dict[str, list[str]] = {}  # one alternative for each first letter: most lines begin with none of them
    for word in page_words().stamps:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    words = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    posted = rf"(?:{'|'.join(map(re.escape, page_words().posted_by))})[^\d|:]{{1,{_LONGEST_NAME}}}?{_ON_A_DAY}"
    return re.compile(rf"(?:{posted})?(?>{words}|[\W\d_])++")  # without going back: many words begin with others
