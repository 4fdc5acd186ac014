"""Which zones of a page are furniture after all, once the whole page has been read."""

import re
from collections.abc import Iterator

from documents.html_boxes import beside_counters, counter_places, polls
from documents.html_page import Page, Piece, Sign
from model.document import Role, Via

# A wrapper with a furniture name holds the page itself when most of the running text is in it.
_WRAPPER_SHARE = 0.5
_WRAPPER_PROSE = 200
_LONGEST_TRAIL = 300
_TRAIL = re.compile(r"(?:คุณอยู่ที่นี่|ท่านอยู่ที่|You are here)?\s*:?\s*(?:หน้าแรก|หน้าหลัก|[Hh]ome|HOME)\s*(?:[>»›→/]|::)\s*\S")
_TEXT_MENU = re.compile(r"(?:หน้าแรก|หน้าหลัก|[Hh]ome|HOME)\s*\|")
_TRAIL_BEGINS = frozenset("คทYหHh: ")  # nearly every text is told apart by its first letter
_Notice = tuple[tuple[str, ...], int, re.Pattern[str]]
# Words in small letters, one of which must be in the text for the pattern to be worth trying, and the longest such text.
_NOTICES: tuple[_Notice, ...] = (
    (
        ("เข้าชม", "เยี่ยมชม", "ออนไลน์", "visitor", "online", "page view", "pageview"),
        160,
        re.compile(
            # "บริการออนไลน์ 24 ชั่วโมง" is an e-service and no counter: "online" counts with its visitors, or alone with a number.
            r".{0,80}(?:ผู้(?:เข้า|เยี่ยม)ชม(?!งาน|นิทรรศการ|พิพิธภัณฑ์)|(?:เข้า|เยี่ยม)ชมเว็บ|(?:ขณะนี้|กำลัง|ผู้ใช้(?:งาน)?|คน)(?:ที่)?ออนไลน์"
            r"|visitors?|users? online|online (?:users?|now)|page ?views?)\D{0,30}[\d๐-๙]"
            r"|(?:ออนไลน์|online)(?:อยู่|ขณะนี้)?[\s:|=-]*[\d๐-๙,]+(?:\s*(?:คน|ราย|users?))?$",
            re.IGNORECASE,
        ),
    ),
    (
        ("©", "copyright", "สงวนลิขสิทธิ์", "rights reserved", "right reserved", "powered by"),
        300,
        re.compile(r".*(?:©|copyright|สงวนลิขสิทธิ์|all rights? reserved|powered by)", re.IGNORECASE),
    ),
    (("คุกกี้", "cookies"), 300, re.compile(r".*(?:(?:เว็บไซต์|เรา).{0,40}(?:ใช้|จัดเก็บ)\s?คุกกี้|uses? cookies)", re.IGNORECASE)),
)


def furniture_zones(page: Page) -> frozenset[int]:
    """The zones that are furniture; pieces that look like counters, notices and trails are put in their place."""
    furniture = {zone for zone, sign in enumerate(page.signs) if sign is not None}
    furniture -= _wrappers(page, furniture)
    furniture -= _only_zone(page, furniture)
    _place_pieces(page, furniture)
    return frozenset(furniture)


def _wrappers(page: Page, furniture: set[int]) -> set[int]:
    prose: dict[int, int] = {}
    for piece in page.pieces:
        if not piece.only_links:
            prose[piece.zone] = prose.get(piece.zone, 0) + len(piece.text)
    total = sum(prose.values())
    return {
        zone
        for zone in furniture
        if page.signs[zone] is not Sign.TAG and prose.get(zone, 0) > max(_WRAPPER_PROSE, total * _WRAPPER_SHARE)
    }


def _only_zone(page: Page, furniture: set[int]) -> set[int]:
    """A page that is one list is its own content; a menu around a picture, a frame or nothing stays a menu."""
    filled = {piece.zone for piece in page.pieces}
    shown = {image.zone for image in page.images} | {link.zone for link in page.links if link.via is not Via.LINK}
    if len(filled) != 1 or not shown <= filled:
        return set()
    return {zone for zone in filled & furniture if page.signs[zone] is not Sign.TAG}


def _place_pieces(page: Page, furniture: set[int]) -> None:
    zone = page.new_zone(Sign.SHAPE)
    furniture.add(zone)
    notices = _notices(page, furniture)
    boxes = set(_boxes(page, zone))
    for place, piece in enumerate(page.pieces):
        if piece.zone in furniture and piece.role is not Role.BREADCRUMB:
            if not (piece.level == 1 and page.signs[piece.zone] is Sign.WORD):
                piece.role = Role.FURNITURE
        elif place in boxes:
            piece.role, piece.zone = Role.FURNITURE, zone
        elif (piece.role is Role.TEXT or piece.role is Role.ROW) and (
            piece.only_links or piece.text[:1] in _TRAIL_BEGINS or piece.text in notices
        ):
            _place(piece, zone, notices)


def _boxes(page: Page, zone: int) -> Iterator[int]:
    """The numbers of the pieces of counters and polls; the polls themselves are put into the zone."""
    counters = list(counter_places(page.pieces))
    yield from counters
    yield from beside_counters(page.pieces, counters)
    for form, places in polls(page):
        form.zone = zone
        yield from places


def _notices(page: Page, furniture: set[int]) -> set[str]:
    """The texts that are counters, claims of rights and the like; all are searched at once, for few have one of the words."""
    texts = [piece.text for piece in page.pieces if len(piece.text) <= _LONGEST_TRAIL and piece.zone not in furniture]
    everything = "\n".join(texts)
    latin = everything.encode("ascii", "ignore").decode().lower()  # lower() of the Thai takes six times as long
    return {
        text
        for words, longest, pattern in _NOTICES
        for word in words
        for text in _lines_with(word, latin if word.isascii() else everything, texts)
        if len(text) <= longest and word in text.lower() and pattern.match(text)
    }


def _lines_with(word: str, everything: str, texts: list[str]) -> Iterator[str]:
    """The texts with a word in them; `everything` has one in each line."""
    line, begin = 0, 0
    while (found := everything.find(word, begin)) >= 0:
        line += everything.count("\n", begin, found)
        yield texts[line]
        begin = found + len(word)


def _place(piece: Piece, furniture: int, notices: set[str]) -> None:
    text = piece.text
    if len(text) <= _LONGEST_TRAIL:
        if text[:1] in _TRAIL_BEGINS and _TRAIL.match(text):
            piece.role = Role.BREADCRUMB
            return
        if text in notices:
            piece.role, piece.zone = Role.FURNITURE, furniture
            return
    if piece.only_links and piece.role is Role.TEXT:
        is_menu = _TEXT_MENU.match(text) is not None
        piece.role, piece.zone = (Role.FURNITURE, furniture) if is_menu else (Role.LINK, piece.zone)
