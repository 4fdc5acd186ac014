"""An agency's own ITA index page -> its submissions: the links that stand beside an indicator's code or name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from intake.cells import same_name_key, tidy, without_controls
from intake.page_codes import is_group, named
from intake.refusals import another_year, no_indicator
from intake.sections import links_below
from intake.urls import without_password
from intake.year_lists import YearList, year_lists
from model.document import Document, Link, Role, Via
from model.submission import Agency, Problem, Submission

# A local authority's name is its kind and one word; what stands after a blank is a place, a subject or a greeting.
_LOCAL = re.compile(
    r"(?P<kind>(?<!โรงเรียน)(?:เทศบาล\s*(?:ตำบล|เมือง|นคร)|องค์การบริหารส่วน\s*(?:ตำบล|จังหวัด)|อบ[ตจ]\.?|(?<![ก-๛])ท[ตมน]\.)\s*"
    r"|(?<!โรงเรียน)(?:เทศบาล|องค์การบริหารส่วน)(?!(?:ตำบล|เมือง|นคร|จังหวัด)?(?:\s|$))|(?=เมืองพัทยา))(?P<own>[^\s,;:/\"'“”‘’…|]+)"
)
_OF_PLACE = re.compile(r"(?<=.)(?:อำเภอ|จังหวัด)")  # written onto the name; อบจ. have theirs before it
_OTHER = re.compile(r"(?:สำนักงาน|(?<!โปรแ)กรม|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย).*|.*จังหวัด.*")
# What is said of an index in any year: ITA, OIT, Open Data, the year, and what stands in brackets.
_FRAME = re.compile(r"[A-Za-z]+|ประจำปี|ปี\s*งบประมาณ|(?:ปี\s*)?พ\s*\.\s*ศ\s*\.?|(?:ปี\s*)?(?<!\d)(?:25|๒๕)\d\d(?!\d)|[()\[\]{}]")
_GREETING = re.compile(
    r"\s*(?:ขอ)?(?:ยินดีต้อนรับ|ต้อนรับ)(?:เข้า)?(?:สู่)?(?:เว็บไซต์)?\s*|^\s*(?:เว็บไซต์|หน้าแรก)\s*|\s*(?:หน้าแรก|หน้าหลัก)\s*$"
    r"|\((?:อบ[ตจ]|ท[ตมน])\.?\)"
)
# Every page of an agency's site leads to its structure, executives, news and contact; an index leads to all items.
FEWEST_BY_NAME = 10
_LONGEST_PART = 100  # of a title that may hold a name: longer ones are sentences
_NAMED = 5  # of the links that are left out; the rest is counted
_TITLE_BREAK = re.compile(r"\s+[|–—:»-]\s*|\s*[|»–—]\s*|::|\s>\s")


@dataclass(frozen=True, slots=True)
class _Found:
    """A link that belongs to an indicator."""

    code: str
    link: Link
    number: int


def submissions_of(
    document: Document,
    *,
    codes: Sequence[str],
    agency: str | None = None,
    names: Mapping[str, str] | None = None,
    year: int | None = None,
) -> Iterator[Agency | Submission | Problem]:
    """What a page that lists the indicators submits; `names` are the official names by code. Raises InputError where it lists none.

    The agency is the one given, else the one that the page's title names. Lists below headings of other years than `year` are left out.
    """
    known = {same_name_key(name): code for code, name in (names or {}).items()}
    links = {number: link for number, link in enumerate(document.links, 1) if _leads_elsewhere(link, document.url)}
    everything = list(_found(document, links, codes, known))
    coded = any(_code_of(item.link, codes, {}) for item in everything)
    # Links below codes are found only on a page that is an index by them.
    if not coded and len({item.code for item in everything}) < min(FEWEST_BY_NAME, len(codes)):
        raise no_indicator(document.url)
    found, told = _of_year(document, everything, codes, year)
    name = tidy(agency or "") or _agency_of(document)
    yield Agency(name, home_url=_home(document.url))
    if not agency:
        yield Problem(
            f"หน้า {document.url}",
            f"ใช้ชื่อ “{name}” จากหน้าเว็บเป็นชื่อหน่วยงาน",
            f"“{name}” is taken from the page as the agency's name",
            fatal=False,
        )
    yield from told
    yield from _left_out(links, everything, document.url)
    for position, item in enumerate(_once(found)):
        where = f"หน้า {document.url} ลิงก์ที่ {item.number} “{tidy(item.link.text)[:60]}”"
        url = without_password(without_controls(item.link.url).strip())
        yield Submission(position, name, item.code, url, where=where)


def _found(document: Document, links: Mapping[int, Link], codes: Sequence[str], known: Mapping[str, str]) -> Iterator[_Found]:
    """The links that name their indicator, those that stand below its code, and those below its heading."""
    headings = {block.text for block in document.blocks if block.role is Role.HEADING}
    bare = {number: replace(link, context="") if link.context in headings else link for number, link in links.items()}
    own = {number: code for number, link in bare.items() if (code := _code_of(link, codes, known))}
    below = links_below(document, bare, own, codes, known)
    for number, link in links.items():
        if code := own.get(number) or below.get(number) or _code_of(link, codes, known):
            yield _Found(code, link, number)


def _of_year(
    document: Document, found: list[_Found], codes: Sequence[str], year: int | None
) -> tuple[list[_Found], list[Problem]]:
    """The links that are not of another year by the headings above them, and what to say of those that are."""
    if year is None:
        return found, []
    page = year_lists(document, [(item.code, item.number, item.link.block) for item in found], codes)
    others = [one for one in page.lists if one.year != year]
    numbers = {number for one in others for _, number in one.links}
    own = [item for item in found if item.number not in numbers]
    if own or not others:
        return own, [_of_another_year(document.url, one, year) for one in others]
    there = sorted({one.year for one in others})
    if year not in page.named and len(there) > 1:
        raise another_year(document.url, there, year)
    # one list under the heading of another year: the page may be of that year, or bear last year's heading
    return found, [_of_which_year(document.url, others[0], year)]


def _of_another_year(url: str, one: YearList, year: int) -> Problem:
    return Problem(
        f"หน้า {url}",
        f"มี {len(one.links)} ลิงก์อยู่ใต้หัวข้อ “{tidy(one.heading)[:60]}” ซึ่งเป็นของปี {one.year} ไม่ใช่ปี {year} จึงไม่ได้ตรวจ",
        f"not checked, because the heading above, “{tidy(one.heading)[:60]}”, is of {one.year} and not of {year}: {_links(len(one.links))}",
        fatal=False,
    )


def _of_which_year(url: str, one: YearList, year: int) -> Problem:
    return Problem(
        f"หน้า {url}",
        f"ลิงก์ทั้งหมดอยู่ใต้หัวข้อ “{tidy(one.heading)[:60]}” ของปี {one.year} แต่ตรวจเป็นของปี {year} ถ้าเป็นรายการของปีนั้น ให้ใช้ --year {one.year}",
        f"all links stand below the heading “{tidy(one.heading)[:60]}”, of {one.year}, and are checked as those of {year}; "
        f"if the list is that year's, use --year {one.year}",
        fatal=False,
    )


def _left_out(links: Mapping[int, Link], found: Sequence[_Found], url: str) -> Iterator[Problem]:
    """The links of the main part that belong to no indicator, as far as one can tell."""
    taken = {item.link.url for item in found}
    left = {link.url: link.text for link in links.values() if _is_content(link) and link.url not in taken}
    if left:
        names = ", ".join(f"“{tidy(text)[:40]}”" for text in list(left.values())[:_NAMED] if text.strip()) or "-"
        yield Problem(
            f"หน้า {url}",
            f"มีลิงก์ในเนื้อหาอีก {len(left)} ลิงก์ที่ไม่รู้ว่าเป็นของข้อใด จึงไม่ได้ตรวจ เช่น {names} ถ้าเป็นของข้อใด ให้เขียนรหัสข้อ (เช่น O18) ไว้กับลิงก์ หรือใช้ไฟล์ตาราง",
            f"{_links(len(left), 'more ')} of the page, of no known indicator and not checked, such as {names}; "
            "if one is of an indicator, write its code (such as O18) beside it, or use a table",
            fatal=False,
        )


def _links(count: int, which: str = "") -> str:
    return f"{count} {which}link{'' if count == 1 else 's'}"


def _is_content(link: Link) -> bool:
    return not link.furniture and link.via not in (Via.FRAME, Via.REFRESH)


def _leads_elsewhere(link: Link, page: str) -> bool:
    if not link.url.lower().startswith(("http://", "https://")):
        return False
    # a table of contents leads to places on the page itself; #/o18 and #!o18 are pages of a single-page site
    address, anchor = urldefrag(link.url)
    return address != urldefrag(page)[0] or anchor.startswith(("/", "!"))


def _code_of(link: Link, codes: Sequence[str], known: Mapping[str, str]) -> str | None:
    """By the link's own words first: its row may name other indicators too."""
    own = named(link.text, codes, known)
    if len(own) == 1 or (link.furniture and not own):
        return own.pop() if own else None
    around = set() if is_group(link.context) else named(link.context, codes, known)
    return around.pop() if len(around) == 1 and not own else None


def _once(found: Sequence[_Found]) -> Iterator[_Found]:
    """An icon and a word that lead to the same place are one submission."""
    seen: set[tuple[str, str]] = set()
    for item in found:
        if (item.code, item.link.url) not in seen:
            seen.add((item.code, item.link.url))
            yield item


def _agency_of(document: Document) -> str:
    """The first name of a body in the titles; the same from year to year, since it is what tells agencies apart."""
    headings = [block.text for block in document.blocks if block.role in (Role.TITLE, Role.HEADING)]
    for title in [document.head_title, *headings][:20]:
        pieces = [tidy(piece) for part in _TITLE_BREAK.split(title) for piece in _FRAME.split(_GREETING.sub(" ", part))]
        parts = [piece for piece in pieces if len(piece) < _LONGEST_PART]
        names = [name for read in (_local_in, _other_in) for part in parts if (name := read(part))]
        if names:
            return names[0]
    return urlsplit(document.url).hostname or document.url


def _local_in(part: str) -> str | None:
    for found in _LOCAL.finditer(part):
        own = _OF_PLACE.split(found["own"])[0].rstrip("-_")
        if own:
            return "".join(found["kind"].split()) + own
    return None


def _other_in(part: str) -> str | None:
    found = _OTHER.search(part)
    return found[0].strip(" -_,;:/") if found else None


def _home(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
