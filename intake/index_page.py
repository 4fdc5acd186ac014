"""An agency's own ITA index page -> its submissions: the links that stand beside an indicator's code or name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from intake.cells import same_name_key, tidy, without_controls
from intake.codes import parse_code, plain
from intake.refusals import no_indicator
from intake.urls import without_password
from model.document import Document, Link, Role
from model.submission import Agency, Problem, Submission

# On a page a bare number is a date, a count or a page; only a number with a letter, a zero or a word before it is a code.
_OPENING = r"^[\s\"'“‘(\[*•-]*"
_MARKED_CODE = re.compile(
    rf"{_OPENING}(?:(?:ตัวชี้วัด|หัวข้อ|ข้อ|OIT|ITA)(?:\s*ที่)?[\s.:#_-]*){{1,2}}O?[\s.:_-]*0*\d{{1,2}}(?!\d)"
    rf"|{_OPENING}O[\s.:_-]?\s?0*\d{{1,2}}(?!\d)"
    rf"|{_OPENING}0\d{{1,2}}(?!\d)(?![/.:-]\d)"
)
# The same, anywhere in a heading or a list item: "รายการ O18 แผน…".
_INNER_CODE = re.compile(r"(?<![A-Z0-9])O[\s.-]?0*\d{1,2}(?!\d)")
_NUMBERING = re.compile(r"^[\s\d๐-๙.)(]+")
_CELL_BREAK = re.compile(r"\s\|\s|[\r\n]+")
_BODY = re.compile(r"(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ|เมืองพัทยา|ทต\.|ทม\.|ทน\.|สำนักงาน|กรม|จังหวัด|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย)")
_GREETING = re.compile(
    r"\s*(?:ขอ)?(?:ยินดีต้อนรับ|ต้อนรับ)(?:เข้า)?(?:สู่)?(?:เว็บไซต์)?\s*|^\s*(?:เว็บไซต์|หน้าแรก)\s*|\s*(?:หน้าแรก|หน้าหลัก)\s*$"
)
# Every page of an agency's site leads to its structure, executives, news and contact; an index leads to all items.
FEWEST_BY_NAME = 10
_TITLE_BREAK = re.compile(r"\s+[|–—:»-]\s*|\s*[|»–—]\s*|::|\s>\s")


@dataclass(frozen=True, slots=True)
class _Found:
    """A link that belongs to an indicator."""

    code: str
    link: Link
    number: int


def submissions_of(
    document: Document, *, codes: Sequence[str], agency: str | None = None, names: Mapping[str, str] | None = None
) -> Iterator[Agency | Submission | Problem]:
    """What a page that lists the indicators submits; `names` are the official names by code. Raises InputError where it lists none.

    The agency is the one given, else the one that the page's title names.
    """
    known = {same_name_key(name): code for code, name in (names or {}).items()}
    found = list(_once(_found(document, codes, known)))
    coded = any(_code_of(item.link, codes, {}) for item in found)
    if not coded and len({item.code for item in found}) < min(FEWEST_BY_NAME, len(codes)):
        raise no_indicator(document.url)
    name = tidy(agency or "") or _agency_of(document)
    yield Agency(name, home_url=_home(document.url))
    if not agency:
        yield Problem(
            f"หน้า {document.url}",
            f"ใช้ชื่อ “{name}” จากหน้าเว็บเป็นชื่อหน่วยงาน",
            f"“{name}” is taken from the page as the agency's name",
            fatal=False,
        )
    for position, item in enumerate(found):
        where = f"หน้า {document.url} ลิงก์ที่ {item.number} “{tidy(item.link.text)[:60]}”"
        url = without_password(without_controls(item.link.url).strip())
        yield Submission(position, name, item.code, url, where=where)


def _found(document: Document, codes: Sequence[str], known: Mapping[str, str]) -> Iterator[_Found]:
    for number, link in enumerate(document.links, 1):
        if not _leads_elsewhere(link, document.url):
            continue
        code = _code_of(link, codes, known)
        if code:
            yield _Found(code, link, number)


def _leads_elsewhere(link: Link, page: str) -> bool:
    if not link.url.lower().startswith(("http://", "https://")):
        return False
    # a table of contents leads to places on the page itself; #/o18 and #!o18 are pages of a single-page site
    address, anchor = urldefrag(link.url)
    return address != urldefrag(page)[0] or anchor.startswith(("/", "!"))


def _code_of(link: Link, codes: Sequence[str], known: Mapping[str, str]) -> str | None:
    """By the link's own words first: its row may name other indicators too."""
    own = _named(link.text, codes, known)
    if len(own) == 1 or (link.furniture and not own):
        return own.pop() if own else None
    around = _named(link.context, codes, known)
    return around.pop() if len(around) == 1 and not own else None


def _named(text: str, codes: Sequence[str], known: Mapping[str, str]) -> set[str]:
    """The indicators that a text names: by code, or, where no code stands, by an official name and nothing else."""
    parts = [part for part in _CELL_BREAK.split(text[:2000]) if part.strip()]
    coded = {code for part in parts if _MARKED_CODE.match(plain(part)) and (code := parse_code(part, codes))}
    coded |= {code for part in parts for found in _INNER_CODE.findall(plain(part)) if (code := parse_code(found, codes))}
    if coded:
        return coded
    keys = (same_name_key(_NUMBERING.sub("", part)) for part in parts)
    return {known[key] for key in keys if key in known}


def _once(found: Iterator[_Found]) -> Iterator[_Found]:
    """An icon and a word that lead to the same place are one submission."""
    seen: set[tuple[str, str]] = set()
    for item in found:
        if (item.code, item.link.url) not in seen:
            seen.add((item.code, item.link.url))
            yield item


def _agency_of(document: Document) -> str:
    titles = [document.head_title, *(block.text for block in document.blocks if block.role in (Role.TITLE, Role.HEADING))]
    parts = [tidy(_GREETING.sub(" ", part)) for title in titles[:20] for part in _TITLE_BREAK.split(title) if part.strip()]
    body = next((part for part in parts if _BODY.search(part) and len(part) < 100), None)
    return body or urlsplit(document.url).hostname or document.url


def _home(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
