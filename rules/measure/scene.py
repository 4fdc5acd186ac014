"""What the components of one indicator are looked for in: the view, the phrases found in it, and what may be denied."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from model.document import CLICKED, Image, Link, Role, Via
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.address import bare, is_home, is_internal, leads_to_document, plain, same_site, service_of, unwrapped
from rules.measure.blanks.claims import enumerations, is_silent
from rules.measure.blanks.requirement_text import SHOWS
from rules.measure.page.stamps import is_share
from rules.measure.person import person_in
from rules.measure.pictures import is_ornament, is_photograph, shows_something_else
from rules.measure.view import NAMES, Passage, View, evidence
from rules.page_words import page_words
from rules.phrases import Hit, Hits, hits_in, outside
from thai.text import skeleton, squash

# Below so many letters a picture may be the content: 77 of 270 real pages show a heading and a scan.
FEW_LETTERS = 500
SHORT_HEADLINE = 160  # letters: longer lines are text, also where they hold the subject's name
FIRST_LINES = 4  # of a file: letterhead and title
NOTHING_SAID = 40  # letters beside the title: a greeting, "สอบถามเพิ่มเติมที่งานธุรการ"
SECTION_LETTERS = 40  # of the text below a heading that is one part of the content, not the page's name once more
MOST_QUOTES = 3
FEWEST_READ = 80  # letters of a file
_BAR = "|"
SHORTEST_BARE = 5  # consonants; shorter ones meet by chance
ANNOUNCED_BEFORE = 60  # letters: "จะรายงานผลให้ทราบเมื่อดำเนินการแล้วเสร็จ"

_BULLETS = "-–•* "
# What a line may add to the title and still only repeat it: years, and words such as "download".
_REPEATS = re.compile(r"ประจำปี|ปีงบประมาณ|งบประมาณ|พ\.ศ\.|ปี|\d+|ดาวน์โหลด|คลิกที่นี่|คลิก|ไฟล์|เอกสาร|รายละเอียด|pdf|[-–|/().,:\"”“]")
_MONEY = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,}\.\d\d(?!\d)|\d ?บาท")  # "08.30 น." is a time
_BOUND, _BOUND_BEFORE = re.compile(r"(?:ไม่)?เกิน(?:กว่า)? ?\Z"), 12
# A list or a chapter has begun, so the title is over.
_ITEM = re.compile(r"[-–•*]|[0-9๐-๙(]{1,3}[.)]|(?:ข้อ|ส่วนที่|หมวด(?:ที่)?|บทที่|ตอนที่) ?[0-9๐-๙]")
# In large letters, and no title: "จำนวนเรื่องร้องเรียนทั้งหมด 0 เรื่อง", "จึงประกาศงดรับของขวัญทุกเทศกาล".
_SAYS_IT = re.compile(r"\d(?:เรื่อง|ราย|คน|ครั้ง|บาท)|จึง|ข้าพเจ้า|ขอประกาศ|(?:จะ|ต้อง|ทุกคน)ไม่")
_PLEDGE = re.compile("จะไม่(?:โกง|ทน|รับ|เรียก|ทุจริต|ยอม|เพิกเฉย|แสวงหา)")  # what is vowed is no announcement
_NOTICES = "procurement_notices"
_CODE = re.compile(r"qr|คิวอาร์|สแกน", re.IGNORECASE)
# A cell that names nothing: "3", "ปี 2565", "5 ก.ย. 64".
_NO_NAME = re.compile(r"[\d๐-๙\W]*|(?:ปี|พ\.ศ\.)[^|]{0,20}|[\d๐-๙]{1,2} ?[ก-์.]{3,12} ?[\d๐-๙]{2,4}")
_REST = 4  # letters that may be left after that
# Frames that hold no document: maps, videos, boxes of social networks.
_ORNAMENT_FRAMES = re.compile(
    r"google\.[a-z.]+/maps|maps\.|youtube|facebook\.com|twitter\.com|line\.me|recaptcha|googletagmanager|counter|widget"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a measure found. None: it cannot tell."""

    met: bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, eq=False)
class Scene:
    """One view, looked at for one indicator. What only promises content counts as none: `promising` passages, `empty` columns.

    `plain`: the same without these; what was found out for it is not found out again.
    """

    view: View
    indicator: Indicator
    promising: frozenset[int] = frozenset()
    empty: tuple[tuple[int, int], ...] = ()
    plain: "Scene | None" = None

    def without(self, promising: frozenset[int], empty: tuple[tuple[int, int], ...]) -> "Scene":
        """The scene looked at once more, more strictly."""
        return Scene(self.view, self.indicator, promising, empty, self)

    @cached_property
    def hits(self) -> Hits:
        """Every phrase of the indicator in the main part, titles included."""
        return hits_in(self.view.joined, self.indicator)

    @cached_property
    def content(self) -> tuple[Passage, ...]:
        """The passages that count as content: all but titles, lines that only repeat the title, and those that show nothing."""
        return tuple(passage for place, passage in enumerate(self.view.passages) if not self.is_apart(place))

    def content_of(self, *roles: Role) -> Iterator[Passage]:
        """Those of some roles, one after the other: whether all 300 lines of a page count is dear to tell."""
        return (self.view.passages[place] for place in self.view.places_of(roles) if not self.is_apart(place))

    def content_with(self, *words: str) -> Iterator[Passage]:
        """Those that hold one of a few words."""
        return (self.view.passages[place] for place in self.view.holding(*words) if not self.is_apart(place))

    def is_apart(self, place: int) -> bool:
        """Whether a passage is a claim or shows nothing."""
        return self.is_headline(place) or self._is_silent(place)

    def _is_silent(self, place: int) -> bool:
        """Whether a passage shows nothing, whatever words it holds; asked of few, and of those often."""
        if self.plain is not None:
            return place in self.promising or self.plain._is_silent(place)
        if place not in self._silent:
            self._silent[place] = is_silent(self.view.passages[place], self.view, self.indicator)
        return self._silent[place]

    @cached_property
    def _enumerations(self) -> list[tuple[int, int]]:
        if self.plain is not None:
            return [*self.plain._enumerations, *self.empty]
        return enumerations(self.view, self.indicator.components, self.hits)

    def is_headline(self, place: int) -> bool:
        """Whether a passage names the page or document; what it says is a claim, not content."""
        if self.plain is not None:
            return self.plain.is_headline(place)
        if place not in self._headlines:
            self._headlines[place] = self._names_page(place)
        return self._headlines[place]

    @cached_property
    def _silent(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _headlines(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.view.passages[place].squashed for place in self.view.places[Role.TITLE])

    def found(self, phrases: Iterable[str], but_not: Iterable[str] = (), *, titles: bool = False) -> list[Hit]:
        """Where the phrases stand in the content, or in titles too, in order, apart from those inside one of `but_not`."""
        hits = outside(self.hits.of(phrases), self.hits.of(but_not))
        is_apart = self._is_silent if titles else self.is_apart
        return [hit for hit in hits if not (is_apart(self.place(hit)) or self._is_enumerated(hit))]

    def in_file_heads(self, phrases: Iterable[str], but_not: Iterable[str] = ()) -> list[Hit]:
        """Where they stand in the first lines of files: they may be title or text there, so absence is not sure."""
        hits = outside(self.hits.of(phrases), self.hits.of(but_not))
        return [hit for hit in hits if self._is_line_of_file(self.place(hit)) and not self._is_enumerated(hit)]

    def _is_line_of_file(self, place: int) -> bool:
        passage = self.view.passages[place]
        return passage.source.is_attachment and passage.role in (Role.TEXT, Role.ROW) and self.is_headline(place)

    def is_promised(self, hit: Hit) -> bool:
        """Whether a link or the row of a file says it and what is behind it was read: then that decides, not its title.

        Only under the subject's name where the titles of papers are the content: laws, criteria in force, notices.
        """
        passage = self.passage(hit)
        if passage.role is Role.ROW:
            leads = passage.text in self._rows_of_files
        else:
            leads = passage.role is Role.LINK and passage.text.lstrip(_BULLETS) in self._opened_links
        if not leads:
            return False
        asked = self.indicator
        titles = asked.of_law or asked.period is Period.IN_FORCE or _NOTICES in asked.about
        return not titles or self._is_named(passage.squashed)

    def heads_page(self, hit: Hit) -> bool:
        """Whether only the page's first heading says it, and what was opened with it can tell more than a heading."""
        return any(heading is self.passage(hit) for heading in self.view.headings[:1]) and self.read_file

    def is_head_claim(self, hit: Hit) -> bool:
        """Whether only the title of the window or the path says it, above headings of the page's own that do not."""
        if self.passage(hit).role not in NAMES:
            return False
        return bool(self.view.headings) and not any(hit.phrase in heading.squashed for heading in self.view.headings)

    @cached_property
    def _files(self) -> frozenset[str]:
        """The addresses of the attachments that were read."""
        return frozenset(source.url for source in self.view.sources if source.is_attachment)

    @cached_property
    def _opened_links(self) -> frozenset[str]:
        inner = {source.url for source in self.view.sources if source is not self.view.page} - self._files
        # One is where the page goes on; the titles of several may be its list of what was done.
        read = self._files | inner if len(inner) == 1 else self._files
        return frozenset(link.text.lstrip(_BULLETS) for link in self.view.links if link.url in read)

    @cached_property
    def _rows_of_files(self) -> frozenset[str]:
        """The rows with links to files that were read, which hold one name and else numbers, years and days: "2 | ตารางติดตามผล ปี 2565 | Excel"."""
        buttons: dict[str, set[str]] = {}
        for link in self.view.links:
            if link.context and link.text != link.context and link.url in self._files:
                buttons.setdefault(link.context, set()).add(link.text)
        return frozenset(row for row, words in buttons.items() if _names_one_file(row, words))

    @cached_property
    def read_file(self) -> bool:
        """Whether a file was read and is more than a cover."""
        letters = [
            len(one.squashed) for one in self.view.passages if one.source.is_attachment and one.source not in self.view.unread
        ]
        return sum(letters) >= FEWEST_READ

    def holds_damaged(self, phrase: str) -> bool:
        """Whether the content holds a phrase when marks are left out, oftener than with them."""
        bare_phrase = _bare(phrase)
        if len(bare_phrase) < SHORTEST_BARE:
            return False
        return self._bare_text.count(bare_phrase) > self.view.joined.count(phrase)

    @cached_property
    def _bare_text(self) -> str:
        return skeleton(self.view.joined)

    def _is_enumerated(self, hit: Hit) -> bool:
        if not self._enumerations:
            return False
        reach = hit.end - 2 if _BAR in hit.phrase else hit.start  # the bar before an empty column ends the head before it
        return any(hit.start < end and start <= reach for start, end in self._enumerations)

    def is_announced(self, hit: Hit) -> bool:
        """Whether a word of the future stands before a hit, in its passage and near."""
        start = max(self.view.starts[self.place(hit)], hit.start - ANNOUNCED_BEFORE)
        before = _PLEDGE.sub("", self.view.joined[start : hit.start])
        return any(word in before for word in page_words().future)

    def place(self, hit: Hit) -> int:
        """The number of the passage that holds a hit."""
        return bisect_right(self.view.starts, hit.start) - 1

    def passage(self, hit: Hit) -> Passage:
        """The passage that holds a hit."""
        return self.view.passages[self.place(hit)]

    def quotes(self, hits: Iterable[Hit]) -> tuple[Evidence, ...]:
        """Evidence for hits, each passage once, a few at most."""
        chosen: dict[int, Evidence] = {}
        for hit in hits:
            place = self.place(hit)
            if place not in chosen:
                chosen[place] = evidence(self.view.passages[place], hit.phrase)
            if len(chosen) == MOST_QUOTES:
                break
        return tuple(chosen.values())

    def says(self, text: str, words: Iterable[str]) -> bool:
        """Whether a text that is not part of the main text (a label, a picture's words) holds one of the words."""
        squashed = squash(text)
        return any(word in squashed for word in words)

    @cached_property
    def headline_text(self) -> str:
        """Titles, breadcrumbs and headings as one squashed text: what the page says that it is."""
        titles = self.view.places_of((Role.TITLE, Role.BREADCRUMB, Role.HEADING))
        return "\n".join(self.view.passages[place].squashed for place in titles)

    @cached_property
    def pictures(self) -> tuple[Image, ...]:
        """The pictures of the main part that are more than ornaments."""
        return tuple(image for image in self.view.images if not is_ornament(image))

    @cached_property
    def shows_money(self) -> Evidence | None:
        """The first sum of money in the content."""
        for place, passage in enumerate(self.view.passages):
            hit = next((one for one in _MONEY.finditer(passage.text) if not _is_bound(passage.text, one.start())), None)
            if hit and not self.is_apart(place):
                return evidence(passage, hit.span())
        return None

    def _demands(self, passage: Passage) -> bool:
        """Whether a line speaks as the assessment does, and as nobody who shows something."""
        turns = self.view.framework.shared_requirement_text
        return passage.squashed.lstrip(_BULLETS).startswith(SHOWS) or any(turn in passage.squashed for turn in turns)

    @cached_property
    def can_deny(self) -> bool:
        """Whether absence means something: all was read, and nothing unread stands where the content would be."""
        return self.view.readable and not self._is_picture_page and not any(self.unopened())

    @cached_property
    def shows_nothing(self) -> bool:
        """Whether the server itself sent the page without content: its engine's stamps, dead links or pasted demands are there."""
        said = sum(len(passage.squashed) for passage in self.content) - sum(end - start for start, end in self._enumerations)
        if self.view.forms or self.pictures or said > NOTHING_SAID:
            return False
        pasted = self.view.requirement_text
        if pasted and not any(map(self._demands, pasted)):
            return False  # a bare list of names may be a list of documents whose links a program does not see
        return bool(pasted or any(map(self._is_silent, range(len(self.view.passages))))) and self.can_deny

    @property
    def _is_picture_page(self) -> bool:
        if self.view.letters >= FEW_LETTERS or self._shows_portraits:
            return False
        if self.indicator.interactive and not any(map(self._may_be_code, self.pictures)):
            return False  # forms, boards and links to accounts are in no other picture
        return not all(is_photograph(image) or shows_something_else(image, self.indicator) for image in self.pictures)

    def _may_be_code(self, image: Image) -> bool:
        """Whether a picture may be a code to scan, which leads to a form."""
        return bool(_CODE.search(image.url) or _CODE.search(image.alt) or _CODE.search(self.view.joined))

    @property
    def _shows_portraits(self) -> bool:
        """Whether the pictures of a page about people are no more than the names in its text: those people's."""
        named = sum(1 for passage in self.view.passages if person_in(passage.text)) if self.indicator.current_person else 0
        return 0 < len(self.pictures) <= named

    def unopened(self) -> Iterator[Link]:
        """Frames that were not opened, and files offered under the subject's name or by a page that says little itself.

        A link to where files are kept, or that forwards to them, leads where the page says.
        """
        opened = {source.url for source in self.view.sources}
        names = self.indicator.topic.names
        is_short = self.view.letters < FEW_LETTERS
        for link in self.view.links:
            if link.url in opened or unwrapped(link.url) in opened or (self.view.dead and plain(link.url) in self.view.dead):
                continue
            service = service_of(unwrapped(link.url))
            framed = link.via in (Via.FRAME, Via.EMBED) and not _ORNAMENT_FRAMES.search(link.url.lower())
            framed = framed or (link.via is Via.REFRESH and service is not None)
            offered = leads_to_document(link) and is_short
            if not offered and (leads_to_document(link) or service is not None):
                offered = self.says(f"{link.text} {link.context}", names)
            # A form or a board must stand where the address leads, and in no file.
            behind = not self.indicator.interactive and (offered or (is_short and self.leads_on(link)))
            if (framed or behind) and not self.is_out_of_reach(link):
                yield link

    def is_out_of_reach(self, link: Link) -> bool:
        """Whether it leads into the office's own network, where nobody outside can follow it."""
        return is_internal(link.url, self.view.page.url if self.view.page else "")

    def leads_on(self, link: Link) -> bool:
        """Whether another page of the site stands behind a link of the page's own."""
        page = self.view.page
        own = page is not None and same_site(link.url, page.url) and bare(link.url) != bare(page.url)
        return own and link.via in CLICKED and not (is_home(link.url) or is_share(link.url))

    def _names_page(self, place: int) -> bool:
        passage = self.view.passages[place]
        role, squashed = passage.block.role, passage.block.squashed
        if role in NAMES:
            return True
        if role is Role.ROW or len(squashed) > SHORT_HEADLINE:
            return False
        for title in self._titles:
            if squashed in title or (title in squashed and _only_repeats(squashed, title)):
                return True
        # Of a file the first lines, of a page the headings among them.
        begins = role is Role.HEADING or (passage.source.is_attachment and not _ITEM.match(passage.text))
        begins = begins and self.view.is_among_first(place, FIRST_LINES)
        return begins and self._is_named(squashed) and not (self._is_section(place) or _SAYS_IT.search(squashed))

    def _is_named(self, squashed: str) -> bool:
        return any(name in squashed for name in self.indicator.topic.names)

    def _is_section(self, place: int) -> bool:
        """Whether a heading stands below one that names the page, and above a text of its own: one part of the content."""
        passages, source = self.view.passages, self.view.passages[place].source
        below = passages[place + 1] if place + 1 < len(passages) else None
        if below is None or below.source is not source or below.role is not Role.TEXT or len(below.squashed) < SECTION_LETTERS:
            return False
        above = (passage for passage in passages[:place] if passage.source is source and passage.role is Role.HEADING)
        return any(self._is_named(passage.squashed) for passage in above)


@lru_cache(maxsize=1)  # the parts of one submission and the doubts about it are looked at one after the other
def scene_of(view: View, indicator: Indicator) -> Scene:
    """The view as it is, looked at for the indicator."""
    return Scene(view, indicator)


def _names_one_file(row: str, buttons: set[str]) -> bool:
    """Whether all cells but one are links, numbers, years or days."""
    cells = [cell for cell in map(str.strip, row.split(_BAR)) if cell not in buttons]
    return sum(_NO_NAME.fullmatch(cell) is None for cell in cells) <= 1


def _is_bound(text: str, start: int) -> bool:
    """Whether a sum is a bound of the law: "วงเงินไม่เกิน 500,000 บาท"."""
    return _BOUND.search(text, max(0, start - _BOUND_BEFORE), start) is not None


def _only_repeats(squashed: str, title: str) -> bool:
    """Whether a line that holds the title adds nothing to it."""
    return len(title) > _REST and len(_REPEATS.sub("", squashed.replace(title, ""))) <= _REST


@lru_cache(maxsize=4096)
def _bare(phrase: str) -> str:
    return skeleton(phrase)
