"""Titles that stand in lines of their own: a list of papers, and not a text that mentions one."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check
from rules.measure.page.stamps import is_share
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.view import evidence
from thai.text import squash

_LISTED = (Role.TEXT, Role.ROW, Role.LINK, Role.HEADING)
_BEFORE = re.compile(r"\A(?:[-–•*✓>]|\(?\d{1,3}(?:\.\d+)*[.)]?|ดาวน์โหลด|ลำดับ(?:ที่)?)*")  # bullets and numbers
_DIGITS = re.compile(r"\d+")
_REPEALED = "(ยกเลิก"
_NO_NAME = re.compile(r"[^ก-๎.]|รายการ|ฉบับ|เรื่อง")  # a kind of law and how many there are
# What may stand between kinds and behind them, and names no paper.
_WHOSE = re.compile(r"และ|หรือ|มหาดไทย|ท้องถิ่น|ตำบล|ระเบียบ|ประกาศ|คำสั่ง|หนังสือ|ต่างๆ|ที่เกี่ยวข้อง|จำนวน|มติ|ครม|\.")
_ZERO = re.compile(r"\D+0\D*")
_BAR = "|"


def entries(scene: Scene, check: Check) -> Seen:
    """Enough different lines, cells or links that begin with one of the words and do not only cite a paper."""
    found, cited = dict(_titles(scene, check, cited=False)), list(_titles(scene, check, cited=True))
    quotes = tuple(found.values())[:MOST_QUOTES]
    if len(found) >= check.at_least:
        # Of a table of duties with the law of each some cells cite its section and some do not.
        works_by = check.phrases("own")
        bare = [title for title in found if _is_kind(title, check)]
        if len(bare) == len(found) and not _leads_on(scene):
            counted = {_ZERO.fullmatch(squash(quote.quote)) is not None for quote in found.values()}
            return Seen(False if counted == {True} else None, quotes)  # how many there are of each kind, and none of them
        is_own = not works_by or bool(bare) or any(word in title for title in found for word in works_by)
        return Seen(True if is_own and len(cited) < len(found) else None, quotes)
    named = [hit for hit in scene.found(check.phrases("begins"), check.phrases("cites")) if not scene.is_promised(hit)]
    # A page of terms or a feast day names one law in passing.
    is_open = len(named) >= check.at_least or any(map(scene.holds_damaged, check.phrases("begins")))
    return Seen(None if is_open else False, quotes or scene.quotes(named))


def _is_kind(title: str, check: Check) -> bool:
    """Whether it names kinds of papers and none of them: "พระราชบัญญัติ 14 ฉบับ", "พระราชบัญญัติและพระราชกฤษฎีกา"."""
    said = _NO_NAME.sub("", title)
    for kind in check.phrases("begins"):
        said = said.replace(kind, "")
    return not _WHOSE.sub("", said)


def _leads_on(scene: Scene) -> bool:
    """Whether the papers may stand behind what the page leads to, or in what nobody could read."""
    links = (link for link in scene.view.links if not is_share(link.url))
    return any(links) or bool(scene.pictures) or not scene.view.readable


def _titles(scene: Scene, check: Check, *, cited: bool) -> Iterator[tuple[str, Evidence]]:
    words, cites = check.phrases("begins"), check.phrases("cites")
    for passage in scene.content_of(*_LISTED):
        for cell in passage.squashed.split(_BAR):
            title = _BEFORE.sub("", cell, count=1)
            if title.startswith(words) and _REPEALED not in title and any(word in cell for word in cites) is cited:
                yield _DIGITS.sub("", title), evidence(passage)
