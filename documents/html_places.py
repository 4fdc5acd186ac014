"""Which zones of a page are furniture after all, once the whole page has been read."""

import re

from documents.html_page import Page, Piece, Sign
from model.document import Role

# A wrapper with a furniture name holds the page itself when most of the running text is in it.
_WRAPPER_SHARE = 0.5
_WRAPPER_PROSE = 200
_NOTHING = 20
_LONGEST_NOTICE = 300
_LONGEST_COUNTER = 160
_TRAIL = re.compile(r"(?:คุณอยู่ที่นี่|ท่านอยู่ที่|You are here)?\s*:?\s*(?:หน้าแรก|หน้าหลัก|[Hh]ome|HOME)\s*(?:[>»›→/]|::)\s*\S")
_TEXT_MENU = re.compile(r"(?:หน้าแรก|หน้าหลัก|[Hh]ome|HOME)\s*\|")
_COUNTER = re.compile(
    r"(?:ผู้เข้าชม|ผู้เยี่ยมชม|เยี่ยมชมเว็บ|เข้าชมเว็บ|ออนไลน์|สถิติผู้เข้า|visitors?|online|page ?views?|hits?)\D{0,30}[\d๐-๙]", re.IGNORECASE
)
_COUNTER_ROW = re.compile(
    r"(?:วันนี้|เมื่อวาน(?:นี้)?|สัปดาห์(?:นี้|ก่อน|ที่แล้ว)|เดือน(?:นี้|ก่อน|ที่แล้ว)|ปี(?:นี้|ก่อน|ที่แล้ว))[\s:|=-]*[\d๐-๙,.]+(?:\s*(?:คน|ครั้ง|ราย))?"
)
_NOTICE = re.compile(r"©|copyright|สงวนลิขสิทธิ์|all rights? reserved|powered by", re.IGNORECASE)
_COOKIES = re.compile(r"(?:เว็บไซต์|เว็บไซต์นี้|เรา)[^.]{0,40}(?:ใช้|จัดเก็บ)\s?คุกกี้|uses? cookies", re.IGNORECASE)


def furniture_zones(page: Page) -> frozenset[int]:
    """The zones that are furniture; pieces that look like counters, notices and trails are put in their place."""
    furniture = {zone for zone, sign in enumerate(page.signs) if sign is not None}
    furniture -= _wrappers(page, furniture)
    if _letters(page, furniture) < _NOTHING:
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
    """A page that is one zone and nothing else is its own content; menus around an empty main part stay menus."""
    filled = {piece.zone for piece in page.pieces if piece.zone in furniture}
    return filled if len(filled) == 1 else set()


def _letters(page: Page, furniture: set[int]) -> int:
    return sum(len(piece.text) for piece in page.pieces if piece.zone not in furniture)


def _place_pieces(page: Page, furniture: set[int]) -> None:
    zone = page.new_zone(Sign.SHAPE)
    furniture.add(zone)
    for piece in page.pieces:
        if piece.zone in furniture and piece.role is not Role.BREADCRUMB:
            if not (piece.level == 1 and page.signs[piece.zone] is Sign.WORD):
                piece.role = Role.FURNITURE
            continue
        if piece.role in {Role.TEXT, Role.ROW}:
            _place(piece, zone)


def _place(piece: Piece, furniture: int) -> None:
    text = piece.text
    if len(text) > _LONGEST_NOTICE:
        return
    if _TRAIL.match(text):
        piece.role = Role.BREADCRUMB
    elif _is_notice(text) or (piece.only_links and _TEXT_MENU.match(text)):
        piece.role, piece.zone = Role.FURNITURE, furniture
    elif piece.only_links and piece.role is Role.TEXT:
        piece.role = Role.LINK


def _is_notice(text: str) -> bool:
    if _COUNTER_ROW.fullmatch(text) or _NOTICE.search(text) or _COOKIES.search(text):
        return True
    return len(text) <= _LONGEST_COUNTER and _COUNTER.search(text) is not None
