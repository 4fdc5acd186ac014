"""Contact data: telephone, e-mail, postal address, map. Whether what stands only in the site's frame counts, a person says."""

import re
from collections.abc import Iterator

from model.document import Block, Link
from model.finding import Evidence
from rules.indicator import Check
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.structure.each_person import is_left_out
from rules.measure.structure.links import all_links, leads_to, link_quote, picture_quote, script_hosts
from rules.measure.view import QUOTE_LIMIT, Passage, evidence
from thai.digits import to_ascii
from thai.text import quote

_PHONE = re.compile(r"(?<![\d,.])(?:\+66|0)[\s\-–.()]{0,2}\d(?:[\s\-–.()]{0,2}\d){6,8}(?![\d,])")
_EMAIL = re.compile(
    r"[\w.+-]{2,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\s?(?:\.|\[dot\]|\(dot\))\s?[a-z]{2,})+", re.IGNORECASE | re.ASCII
)
_OTHER_NUMBER = re.compile(
    r"(?:รหัส|เลขประจำตัว|ผู้เสียภาษี|บัญชี|ทะเบียน)\D{0,25}\Z"
)  # what stands before a number that nobody can call
_MANY_DIGITS = re.compile(r"\d(?:[ \-–.()]{0,2}\d){8}")
_NUMBER = re.compile(r"\d")
# Numbers and addresses that a template comes with.
_TEMPLATE = re.compile(
    r"\A[0\s\-–.()]+\Z|(?<![\w.-])(?:your[\w.-]*|name|user|email)@\w|@(?:yourdomain|domain|email|company|yoursite)\.com",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[ก-์]+\.?[ ]?(?:\.{3,}|…+|_{3,})")  # the name of a part, and dots in place of what it is
_BORDERS = re.compile(r"อาณาเขต|ทิศ(?:เหนือ|ใต้|ตะวัน)|ห่างจาก(?:อำเภอ|จังหวัด|ตัวเมือง)")  # where the area lies
_MAKER = re.compile(
    r"ผู้พัฒนา|ผู้(?:จัดทำ|ดูแล)เว็บ|ผู้ออกแบบ|พัฒนาโดย|ออกแบบโดย|จัดทำเว็บไซต์โดย|บริษัท|หจก\.|ห้างหุ้นส่วน|webmaster", re.IGNORECASE
)  # of the website
_OFFICE = re.compile("เทศบาล|อบ[ตจ]|องค์การ|ที่ทำการ|สำนักงาน|ที่ตั้ง|หน่วยงาน")
_HOUSE = re.compile(r"เลขที่|(?<!หมู่)(?<!ที่)(?<!ม\.)(?<![\d/])\d{1,4}(?:/\d{1,4})?(?:หมู่(?:ที่)?|ม\.)\d")  # "199 หมู่ที่ 3"
_WINDOW = 3  # lines that an address may be spread over
_BEFORE = 300  # letters before a number that may say whose it is: the maker's name and whole address


def phone(scene: Scene, check: Check) -> Seen:
    """Enough telephone numbers."""
    return _enough([*_matches(scene, _PHONE)], [*_matches(scene, _PHONE, footer=True)], check.at_least)


def email(scene: Scene, check: Check) -> Seen:
    """Enough e-mail addresses, also as a link."""
    own, framed = (
        [link_quote(scene, link) for link in links if link.url.lower().startswith("mailto:")]
        for links in (scene.view.links, scene.view.furniture_links)
    )
    return _enough([*_matches(scene, _EMAIL), *own], [*framed, *_matches(scene, _EMAIL, footer=True)], check.at_least)


def contact(scene: Scene, check: Check) -> Seen:
    """Telephone numbers and e-mail addresses of people: the agency's own in the footer is not theirs."""
    found = [*_matches(scene, _PHONE), *_matches(scene, _EMAIL)]
    if 0 < len(found) < check.at_least or (found and is_left_out(scene, _says_where)):
        return Seen(None, tuple(found[:MOST_QUOTES]))
    return _enough(found, [], check.at_least)


def address(scene: Scene, check: Check) -> Seen:
    """Enough parts of an address close together, with a number."""
    parts = check.phrases("part")
    for met, lines in ((True, list[Passage | Block](scene.view.passages)), (None, list[Passage | Block](_framing(scene)))):
        for start in range(len(lines)):
            window = [
                line
                for line in lines[start : start + _WINDOW]
                if _HOUSE.search(line.squashed) or not _BORDERS.search(line.squashed)
            ]
            text = _DOTTED.sub("", "|".join([line.squashed for line in window]))
            if _kinds(text, parts) >= check.at_least and _NUMBER.search(to_ascii(text)):
                first = next(line for line in window if any(part in line.squashed for part in parts))
                return Seen(met, (_quote(scene, first, (0, 0)),))
    return Seen(False)


def map_(scene: Scene, check: Check) -> Seen:
    """A map of a map service, a picture called one, or a script of a map service."""
    hosts, words = check.phrases("host"), check.phrases("map")
    for link in all_links(scene):
        if leads_to(link.url, hosts) and not _is_elsewhere(scene, link.text or _title_around(scene, link), check):
            return Seen(True, (link_quote(scene, link),))
    for image in (*scene.pictures, *scene.view.images):
        if scene.says(image.alt, check.phrases("area")):
            continue  # what belongs to the agency, and no way to its office
        if scene.says(image.alt, words) or "map" in image.url.rsplit("/", 1)[-1].lower():
            return Seen(True, (picture_quote(scene, image),))
    named = scene.found(words)
    scripted = any(leads_to(f"https://{name}/", hosts) for name in script_hosts(scene))
    if named and (scripted or scene.pictures):
        return Seen(True if scripted else None, scene.quotes(named))
    return Seen(False)


def _title_around(scene: Scene, link: Link) -> str:
    """The title of the page behind a link that a map without words stands on."""
    pages = (source.document for source in scene.view.sources[1:] if not source.is_attachment)
    return next((page.head_title for page in pages if link in page.links), "")


def _is_elsewhere(scene: Scene, text: str, check: Check) -> bool:
    """Whether a link calls its map that of the area or of another place: "แผนที่น้ำตก"."""
    other = scene.says(text, check.phrases("elsewhere")) and not _OFFICE.search(text)
    return other or scene.says(text, check.phrases("area"))


def _enough(found: list[Evidence], framed: list[Evidence], at_least: int) -> Seen:
    """Met by what the page itself says; the site's frame, which stands on every page, leaves it open."""
    if len(found) >= at_least:
        return Seen(True, tuple(found[:MOST_QUOTES]))
    both = [*found, *framed]
    return Seen(None, tuple(both[:MOST_QUOTES])) if len(both) >= at_least else Seen(False)


def _says_where(text: str) -> bool:
    """Whether a line has a number or an address; markup glues them to the post: "รองนายก คนที่ 108 1000 0702"."""
    return _MANY_DIGITS.search(text) is not None or _EMAIL.search(text) is not None


def _matches(scene: Scene, pattern: re.Pattern[str], *, footer: bool = False) -> Iterator[Evidence]:
    lines = _framing(scene) if footer else scene.view.passages
    for line in lines:
        for found in pattern.finditer(to_ascii(line.text)):
            before = line.text[max(0, found.start() - _BEFORE) : found.start()]
            if not (_MAKER.search(before) or _OTHER_NUMBER.search(before) or _TEMPLATE.search(found[0])):
                yield _quote(scene, line, found.span())


def _framing(scene: Scene) -> Iterator[Block]:
    """The lines of the submitted page's frame."""
    page = scene.view.page
    if page is not None:
        kept = {passage.squashed for passage in scene.view.passages}
        yield from (block for block in page.document.blocks if block.squashed not in kept)


def _kinds(text: str, parts: tuple[str, ...]) -> int:
    """How many different parts stand in a text; "ต." inside "ต.ค." is a month."""
    text = text.replace("ต.ค.", "").replace("ม.ค.", "").replace("อ.บ.", "")
    return sum(1 for part in parts if part in text)


def _quote(scene: Scene, line: Passage | Block, span: tuple[int, int]) -> Evidence:
    if isinstance(line, Passage):
        return evidence(line, span)
    page = scene.view.sources[0]
    return Evidence(page.url, "ส่วนหัวหรือท้ายหน้า", quote(line.text, span, QUOTE_LIMIT), page.body_hash)
