"""Links to accounts on social networks: the agency's own, and not those of others, of a person or of nobody any more."""

import re

from model.document import Link
from rules.indicator import Check
from rules.look_alikes import look_alikes
from rules.measure.address import is_home
from rules.measure.doubts.bodies import is_of_others
from rules.measure.person import person_in
from rules.measure.scene import Scene, Seen
from rules.measure.structure.links import all_links, leads_to, link_quote
from rules.measure.view import evidence
from thai.text import squash

_GROUPS = ("facebook.com/groups/", "line.me/r/ti/g")  # anybody's, unless it is called the agency's
_LAO = re.compile(r"เทศบาล|องค์การบริหารส่วน|อบต|อบจ|ท[ตมน]\.")
_NAMED = re.compile("[ก-ฮ]")  # and not by a handle
_CALLS = re.compile("หน่วยงาน|เรา|ติดตาม|คลิก|กด|เพิ่มเพื่อน|official|page", re.IGNORECASE)
_OF_MAYOR = re.compile(r"นายก(?!เทศ|องค์|อบ|สมา|เหล่า)[ก-ฮเ-ไ]")  # "Facebook นายกสมพงษ์"
_PARTY = re.compile(r"(?:\A|[a-zก-์])(?:ทีม(?!งาน)|พรรค|กลุ่มการเมือง|คนรัก)")
_PLACES = ("จังหวัด", "อำเภอ")  # behind the agency's own name too
_OFFICE = re.compile(r"(?:สาธารณสุข|เกษตร|พัฒนาชุมชน|ปกครอง|ประชาสัมพันธ์|ท้องถิ่น)(?:จังหวัด|อำเภอ)")


def social_links(scene: Scene, check: Check) -> Seen:
    """A link to an account, anywhere on the page; buttons that share the page are none."""
    accounts = [link for link in all_links(scene) if _is_account(link, check)]
    if not accounts:
        written = [place for place in scene.view.holding(*check.phrases("host")) if not scene.is_apart(place)]
        return Seen(None if written else False, tuple(evidence(scene.view.passages[place]) for place in written[:1]))
    own = next((link for link in accounts if not _is_anothers(scene, link, check)), None)
    if own is None:
        return Seen(False, tuple(link_quote(scene, link) for link in accounts[:1]))
    denied = scene.found(check.phrases("none"))
    if denied or _is_among_others(scene, own, accounts, check) or person_in(own.text) or _is_of_some(squash(own.text)):
        return Seen(None, scene.quotes(denied) or (link_quote(scene, own),))
    return Seen(True, (link_quote(scene, own),))


def _is_account(link: Link, check: Check) -> bool:
    shared = any(word in link.url.lower() for word in check.phrases("not_own"))
    return leads_to(link.url, check.phrases("host")) and not shared and not is_home(link.url)


def _is_anothers(scene: Scene, link: Link, check: Check) -> bool:
    """Whether it is a group, or its words call it private or begin with another body's name."""
    if any(group in link.url.lower() for group in _GROUPS) and not _LAO.search(link.text):
        return True
    words = _name(link, check)
    return is_of_others(words) or _names_an_office(words) or scene.says(link.text, check.phrases("another"))


def _name(link: Link, check: Check) -> str:
    """What an account is called, without its network."""
    words = squash(link.text)
    for network in check.phrases("network"):
        words = words.removeprefix(network)
    return words


def _is_among_others(scene: Scene, own: Link, accounts: list[Link], check: Check) -> bool:
    """Whether all other accounts are other bodies' and this one has a name too that is no local government's."""
    others = [link for link in accounts if link.url != own.url]
    if not others or not all(_is_anothers(scene, link, check) for link in others):
        return False
    name = _name(own, check)
    is_ours = _LAO.search(name) or _CALLS.search(name) or name in squash(scene.headline_text)
    return _NAMED.search(name) is not None and not is_ours


def _is_of_some(words: str) -> bool:
    """Whether a person or a party gives it its name: "Facebook นายกสมพงษ์", "ทีมดอนตัวอย่างก้าวหน้า"."""
    return _OF_MAYOR.search(words) is not None or (_PARTY.search(words) is not None and not _LAO.search(words))


def _names_an_office(words: str) -> bool:
    """Whether a body stands anywhere in the words ("line oa โรงพยาบาล…"), and no local government."""
    bodies = (body for body in look_alikes().bodies if body not in _PLACES)
    return not _LAO.search(words) and (_OFFICE.search(words) is not None or any(body in words for body in bodies))
