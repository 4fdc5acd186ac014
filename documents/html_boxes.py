"""Boxes that engines set beside every text, often in the main part: counters of visitors and polls."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from documents.html_page import FoundForm, Page, Piece

COUNTER_BEGINS = frozenset("วเสดปขผTtYyUuVv")
_LONGEST = 60  # letters of a line of a counter, each of its numbers
_TIME = r"(?:วันนี้|เมื่อวาน(?:นี้)?|(?:สัปดาห์|อาทิตย์|เดือน|ปี)(?:นี้|ก่อน|ที่แล้ว)|ขณะนี้)(?:\s*\([\d๐-๙]{4}\))?"
_TIMES = r"(?:(?:users?|views?|visits?|visitors?)\s*)?(?:today|yesterday|(?:this|last)\s(?:week|month|year))"
_NUMBER = r"[\s:|=-]*[\d๐-๙][\d๐-๙,.]*(?:\s*(?:คน|ครั้ง|ราย|hits?|users?|visits?|visitors?))?"
_ALL = r"(?:รวม)?ทั้งหมด|รวม(?:ทั้งสิ้น)?|ยอดรวม|(?:all|total)(?:\s(?:hits|users?|views?|visits?|visitors?))?"
_LABEL = re.compile(rf"(?:ผู้(?:ชม|ใช้)|คน)?(?:{_TIME}|{_TIMES})\s*:?", re.IGNORECASE)
_COUNTER = re.compile(rf"(?:(?:ผู้(?:ชม|ใช้)|คน)?(?:{_TIME}|{_TIMES}){_NUMBER}\s*)+(?:(?:{_ALL}){_NUMBER})?", re.IGNORECASE)
_BARE_NUMBER = re.compile(rf"(?:{_NUMBER})?", re.IGNORECASE)
# What stands in the same box. A sum counts below them only: above them "รวม 31" may be that of the text.
_BELOW = re.compile(
    rf"(?:{_ALL})(?:{_NUMBER})?\s*:?|(?:เริ่ม(?:นับ|เก็บสถิติ)|since).{{0,40}}|(?:your|หมายเลข)?\s*ip.{{0,40}}", re.IGNORECASE
)
_ABOVE = re.compile(
    r"(?:สถิติ|จำนวน|ตัวนับ)(?:ผู้|คน|การ)?(?:เข้า|เยี่ยม)(?:เยี่ยม)?ชม(?:เว็บ(?:ไซต์|ไซท์)?)?|(?:visitors?|web)\s?(?:counter|stat(?:istic)?s?)",
    re.IGNORECASE,
)
_CHOICES = frozenset({"radio", "checkbox"})
_FEWEST, _MOST = 2, 8  # choices of a poll; a questionnaire has more
_POLL = re.compile(r"โพลล?์?(?:สำรวจ)?|โหวต|ลงคะแนน|\b(?:poll|vote)", re.IGNORECASE)
_OF_THE_SITE = re.compile(
    r"(?:พอใจ|คิดเห็น|คิดอย่างไร|คิดว่า|ชอบ|ประเมิน).{0,40}เว็บ(?:ไซต์|ไซท์|เพจ)?|เว็บ(?:ไซต์|ไซท์)?.{0,40}(?:พอใจ|คิดเห็น|ชอบ|ดี)"
)


def counter_places(pieces: list[Piece]) -> Iterator[int]:
    """The numbers of the pieces that count the site's visitors, each line for itself."""
    for place, piece in enumerate(pieces):
        text = piece.text
        if text[:1] not in COUNTER_BEGINS or len(text) > _LONGEST:
            continue
        if _COUNTER.fullmatch(text):
            yield place
        elif place + 1 < len(pieces) and _LABEL.fullmatch(text) and _is_number(pieces[place + 1].text):
            yield from (place, place + 1)


def beside_counters(pieces: list[Piece], counters: Iterable[int]) -> Iterator[int]:
    """What stands in one box with the lines of a counter: its title, the sum, since when."""
    for place in counters:
        if place and len(pieces[place - 1].text) <= _LONGEST and _ABOVE.fullmatch(pieces[place - 1].text):
            yield place - 1
        yield from takewhile(lambda below: _is_below(pieces[below].text), range(place + 1, len(pieces)))


def polls(page: Page) -> Iterator[tuple[FoundForm, range]]:
    """The polls of a site and the pieces that they stand in; what is all that a page shows is no box beside it."""
    for form in page.forms:
        if not (_FEWEST <= len(form.fields) <= _MOST and all(field.type in _CHOICES for field in form.fields)):
            continue
        first = form.first_piece
        if first and _POLL.match(page.pieces[first - 1].text):
            first -= 1  # the title of its box
        places = range(first, max(form.last_piece, first))
        words = " ".join([*(page.pieces[place].text for place in places), *form.buttons])
        is_poll = _POLL.search(words) or _OF_THE_SITE.search(words)
        if is_poll and sum(len(piece.text) for piece in page.pieces) > 2 * len(words):
            yield form, places


def _is_number(text: str) -> bool:
    return bool(text) and len(text) <= _LONGEST and _BARE_NUMBER.fullmatch(text) is not None


def _is_below(text: str) -> bool:
    return len(text) <= _LONGEST and (_BELOW.fullmatch(text) is not None or _is_number(text))
