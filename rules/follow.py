"""What to open beside a submitted page: its frames, the documents it shows, and the files that its links lead to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import chain, filterfalse, islice
from urllib.parse import unquote

from model.document import CLICKED, Document, Link, Role, Via
from rules.framework import Framework, Indicator, Period, TitleYear
from rules.measure.address import (
    bare,
    host_of,
    is_home,
    is_picture,
    is_served,
    is_web,
    leads_to_document,
    same_site,
    split,
    unwrapped,
)
from rules.measure.mentions import mentions_in
from rules.measure.misspelt import misspelt_in
from rules.measure.page.menus import MENU_LINKS
from rules.measure.page.stamps import is_share, is_stamp
from rules.measure.time.year_boxes import is_year_label
from rules.measure.wording import worded_in
from rules.page_words import page_words
from thai.text import clean, squash
from thai.years import YearRole, spans_in, years_in

# An index page links to hundreds of files; the first ones and those of the main part are what the page is about.
_MOST_WEIGHED = 150
# Categories of news engines hold one article with the file inside: two clicks away for a grader, one for us. Lists of
# years and departments lead to pages of the same subject; a list of months must be opened six times for a half-year.
_INNER_PAGES, _MONTH_PAGES = 3, 6
_LONGEST_STEP = 60  # letters of "ปีงบประมาณ พ.ศ. 2565 (ตุลาคม 2564 - กันยายน 2565)"; more is the title of something else
_MOST_HEADINGS = 20  # among which one must name the subject of the list
# Scans are also put up as pictures, one a page; photographs of activities are named after the activity.
_MOST_PICTURES = 3
# A list that names so many indicators is the agency's index: its own item there is a suggestion, not this page's content.
_INDEX = 8
# A page that says less itself is a list; so many links are the parts of one answer, more are an archive.
_LITTLE, _A_SHORT_LIST = 300, 6
_BULLETS = "-–• "
_LONGEST_TEXT = 300
_NEWS = "news"
_HEADINGS, _TITLES = frozenset({Role.HEADING}), frozenset({Role.TITLE, Role.HEADING})

_OWN, _OWN_CONTEXT, _OTHER = 4.0, 2.0, -4.0
_BELOW = 5.0  # what stands below the page's heading is its own; an entry of its name may be one of a menu
_WANTED_YEAR, _WRONG_YEAR = 2.0, -6.0  # a wrong year outweighs even the indicator's own name: such files come last
_NO_EVIDENCE = frozenset({YearRole.LAW, YearRole.NOISE, YearRole.POSTED, YearRole.ASSESSMENT})
# Beside a link these are mostly the day that it was put there.
_STAMPS = frozenset({YearRole.DATE, YearRole.SIGNED, YearRole.BARE})


class _Rank(IntEnum):
    """What is opened first: the page's own parts hold its content, a linked file may hold it."""

    OWN_FRAME = 0
    EMBEDDED = 1
    REFRESH = 2
    OTHER_FRAME = 3
    FILE = 4
    INNER_PAGE = 5


@dataclass(frozen=True, slots=True)
class _Weighed:
    link: Link
    rank: _Rank
    score: float
    is_own: bool = False
    is_other: bool = False
    year: bool | None = None


@dataclass(frozen=True, slots=True)
class _Below:
    """The list below the heading that names the subject.

    `texts`: its links; `lines`: its rows and lines, in which links may stand; `entries`: how many links these are; `letters`:
    how much is said around it; `menu`: the links above the heading where they are so many that they are a menu nothing marks.
    """

    texts: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    entries: int = 0
    letters: int = 0
    menu: frozenset[str] = frozenset()

    @property
    def is_there(self) -> bool:
        """Whether it has an entry."""
        return self.entries > 0

    def lists(self, link: Link) -> bool:
        """Whether a link is one of its entries."""
        return link.text in self.texts or link.context in self.lines


_NOTHING_BELOW = _Below()


def links_to_open(document: Document, indicator: Indicator, framework: Framework, *, limit: int) -> list[Link]:
    """The addresses to open for this indicator, best first, none twice."""
    below = _below_heading(document, indicator, framework)
    candidates = [link for link in _openable(document) if link.text not in below.menu or is_served(link)]
    parts = [_Weighed(link, rank, 0.0) for link in candidates if (rank := _rank(link, document)) is not None]
    linked = [link for link in candidates if link.via in CLICKED]
    files = [link for link in linked if leads_to_document(link)][:_MOST_WEIGHED]
    files += _pictures_of_paper(linked, indicator, framework)
    weighed = _choose([_weigh(link, _Rank.FILE, indicator, framework) for link in files])
    if any(one.is_own for one in weighed):
        weighed += _pages_beside(linked, files, below, document, indicator, framework)
    elif not _has_no_entries(document):  # below an empty category stand the news of the site
        weighed += _inner_pages(linked, files, below, document, indicator, framework)
    ordered = sorted([*parts, *weighed], key=lambda one: (one.rank, -one.score))
    return [one.link for one in ordered[: max(0, limit)]]


def year_fits(text: str, indicator: Indicator, framework: Framework) -> bool | None:
    """Whether the years in a text are those that the indicator wants; None where it says none or any will do."""
    fiscal_year = framework.fiscal_year
    if indicator.period is Period.NONE:
        return None
    lasting = indicator.period in (Period.COVERS_FY, Period.IN_FORCE)
    if lasting and any(span.covers(fiscal_year) for span in spans_in(text)):
        return True
    ignored = _NO_EVIDENCE if lasting else _NO_EVIDENCE | {YearRole.SPAN}  # "แผน 2561-2565" in the name of a report on one year
    years = {mention.fiscal_year for mention in years_in(text) if mention.role not in ignored}
    if not years:
        return None
    if indicator.period is Period.IN_FORCE:
        return min(years) <= fiscal_year
    wanted = {fiscal_year - 1} if indicator.period is Period.PREVIOUS_FY else {fiscal_year}
    if indicator.title_year is TitleYear.EITHER:
        wanted |= {fiscal_year, fiscal_year - 1}
    return bool(years & wanted)


def _openable(document: Document) -> Iterator[Link]:
    """The links that may be opened at all, each address once, viewers replaced by what they show; no menus."""
    seen = {bare(document.url)}
    for written in document.links:
        link = replace(written, url=unwrapped(written.url)) if "?" in written.url else written
        address = bare(link.url)
        if address in seen:
            continue
        is_menu = link.furniture and link.via in CLICKED  # never opened, nor the same address elsewhere on the page
        if is_menu or (is_web(address) and not _is_never_opened(host_of(address))):
            seen.add(address)
            if not (is_menu or _is_page_again(link)):
                yield link


def _is_page_again(link: Link) -> bool:
    """Whether a link leads to the page itself once more, to be printed or shared."""
    return link.via in CLICKED and is_share(bare(link.url)) and not is_served(link)


@lru_cache(maxsize=1024)
def _is_never_opened(host: str) -> bool:
    return page_words().is_never_opened(host)


def _rank(link: Link, document: Document) -> _Rank | None:
    match link.via:
        case Via.FRAME:
            return _Rank.OWN_FRAME if same_site(link.url, document.url) else None if link.furniture else _Rank.OTHER_FRAME
        case Via.EMBED:
            return None if link.furniture else _Rank.EMBEDDED
        case Via.REFRESH:
            return None if is_home(link.url) else _Rank.REFRESH
        case Via.LINK | Via.SCRIPT | Via.GUESSED:
            return None


def _weigh(link: Link, rank: _Rank, indicator: Indicator, framework: Framework) -> _Weighed:
    text, context = link.text[:_LONGEST_TEXT], link.context[:_LONGEST_TEXT]
    file_name = clean(unquote(split(link.url).path.rsplit("/", 1)[-1]))[:_LONGEST_TEXT]
    shown = (
        _news(framework) - {indicator.code} if indicator.acts else frozenset()
    )  # "ภาพกิจกรรม" beside the report is what it shows
    named = (_named(text, framework) | _named(file_name, framework)) - shown
    around = _named(context, framework) - shown if context != text else frozenset()
    is_own = indicator.code in named or (not named and indicator.code in around)
    is_other = not is_own and bool(named or around)
    year = None if is_other else _year_of(text, file_name, context, indicator, framework)
    score = _OWN if indicator.code in named else _OWN_CONTEXT if is_own else _OTHER if is_other else 0.0
    score += _WANTED_YEAR if year else 0.0 if year is None else _WRONG_YEAR
    return _Weighed(link, rank, score, is_own, is_other, year)


@lru_cache(maxsize=4096)  # a site's menu stands on all its pages
def _named(text: str, framework: Framework) -> frozenset[str]:
    return mentions_in(squash(text), framework).named


@lru_cache(maxsize=16)  # frameworks are loaded once
def _news(framework: Framework) -> frozenset[str]:
    return frozenset(code for code in framework.codes if _NEWS in framework.indicator(code).about)


def _year_of(text: str, file_name: str, context: str, indicator: Indicator, framework: Framework) -> bool | None:
    """The year that a link says: in its text, else in the file's name, else in what stands around it."""
    for words in (text, file_name):
        if (fits := year_fits(words, indicator, framework)) is not None:
            return fits
    if any(mention.role in _STAMPS for mention in years_in(context)):
        return None
    return year_fits(context, indicator, framework)


def _choose(files: list[_Weighed]) -> list[_Weighed]:
    """Leave out other indicators' files and other years' where the right ones are there."""
    if any(one.is_own for one in files):
        files = [one for one in files if not one.is_other]
    if any(one.is_own and one.year for one in files):
        files = [one for one in files if one.year is not False]
    return files


def _pictures_of_paper(linked: Iterable[Link], indicator: Indicator, framework: Framework) -> list[Link]:
    pictures = [link for link in linked if is_picture(link.url)][:_MOST_WEIGHED]
    return [link for link in pictures if indicator.code in _named(link.text[:_LONGEST_TEXT], framework)][:_MOST_PICTURES]


def _inner_pages(
    linked: list[Link], files: Iterable[Link], below: _Below, document: Document, indicator: Indicator, framework: Framework
) -> list[_Weighed]:
    """Pages of the site one step on: articles named after the indicator, else the years, months or departments of a list."""
    pages = _pages_of_site(linked, files, document)
    named = [(link, _named(link.text[:_LONGEST_TEXT], framework)) for link in pages]
    if len(frozenset().union(*(codes for _, codes in named))) >= _INDEX and not _is_titled(document, indicator, framework):
        return []
    articles = (link for link, codes in named if indicator.code in codes)
    weighed = (_weigh(link, _Rank.INNER_PAGE, indicator, framework) for link in articles)
    own = [one for one in weighed if one.score >= _OWN]
    own = own or list(_worded_pages([link for link, codes in named if not codes], document, indicator, framework))
    if below.is_there or _is_about(document, indicator, framework):
        short = list(_short_list(pages, below, indicator, framework))
        listed = {one.link.url for one in short}
        steps = _steps([link for link, codes in named if not codes], indicator, framework)
        own = [*short, *(one for one in (*own, *steps) if one.link.url not in listed)]
    most = _MONTH_PAGES if indicator.period is Period.FIRST_6_MONTHS else _INNER_PAGES
    return sorted(own, key=lambda one: -one.score)[:most]


def _pages_beside(
    linked: list[Link], files: Iterable[Link], below: _Below, document: Document, indicator: Indicator, framework: Framework
) -> list[_Weighed]:
    """The pages named after the indicator in a list whose other entries are files of it."""
    pages = _pages_of_site(linked, files, document)
    short = (one for one in _short_list(pages, below, indicator, framework) if one.score >= _BELOW)
    return [one for one in short if indicator.code in _named(one.link.text[:_LONGEST_TEXT], framework)][:_INNER_PAGES]


def _pages_of_site(linked: list[Link], files: Iterable[Link], document: Document) -> list[Link]:
    known = {link.url for link in files}
    return [link for link in linked if link.url not in known and same_site(link.url, document.url)][:_MOST_WEIGHED]


def _worded_pages(pages: Sequence[Link], document: Document, indicator: Indicator, framework: Framework) -> Iterator[_Weighed]:
    """The links of a page of hardly a word that say the subject in other words: the page itself may be headed by another's name."""
    if not (indicator.documents_usual or indicator.acts) or len(pages) > _A_SHORT_LIST or not _says_little(document):
        return
    for link in pages:
        year = year_fits(link.text[:_LONGEST_TEXT], indicator, framework)
        if year is not False and _names(squash(link.text[:_LONGEST_TEXT]), indicator, framework) and not is_picture(link.url):
            yield _Weighed(link, _Rank.INNER_PAGE, _OWN_CONTEXT + (_WANTED_YEAR if year else 0.0), is_own=True, year=year)


def _short_list(pages: Iterable[Link], below: _Below, indicator: Indicator, framework: Framework) -> Iterator[_Weighed]:
    """The links of the list below a page's heading: all where it says hardly more, whatever they are called; else those of a part."""
    if not 0 < below.entries <= _A_SHORT_LIST:
        return
    may_be_behind = indicator.documents_usual or indicator.acts or indicator.interactive
    is_all = may_be_behind and below.letters < _LITTLE
    for link in pages:
        year = year_fits(_said(link)[:_LONGEST_TEXT], indicator, framework)
        if not below.lists(link) or year is False or is_picture(link.url) or is_home(link.url):
            continue
        if is_all or _is_of_part(link.text[:_LONGEST_TEXT], indicator, framework):
            yield _Weighed(
                link, _Rank.INNER_PAGE, (_BELOW if is_all else _OWN_CONTEXT) + (_WANTED_YEAR if year else 0.0), year=year
            )


def _is_of_part(text: str, indicator: Indicator, framework: Framework) -> bool:
    """Whether a link says a word of one of the parts, and no other indicator's name; what was done has the words of any news."""
    if indicator.acts or not _named(text, framework) <= {indicator.code}:
        return False
    squashed, (words, apart) = squash(text), _words_of_parts(indicator)
    return any(word in squashed for word in words) and not any(word in squashed for word in apart)


@lru_cache(maxsize=64)
def _words_of_parts(indicator: Indicator) -> tuple[frozenset[str], frozenset[str]]:
    """The words that show the parts which count, or what links to them are called; the words of maps and numbers of others."""
    counted = [part for part in indicator.components if not part.optional]
    checks = [part.check for part in counted if part.check is not None]
    told = chain.from_iterable((part.find.any, *part.find.all) for part in counted if part.find is not None)
    apart = chain.from_iterable(check.phrases(name) for check in checks for name in ("area", "elsewhere", "theirs"))
    called = chain.from_iterable(check.phrases(name) for check in checks for name in ("map", "called"))
    return frozenset(chain(*told, called)), frozenset(apart)


def _said(link: Link) -> str:
    """What a link is called: where its own words only call to open it, the line that it stands in."""
    is_call = link.text in link.context and squash(link.text) in page_words().calls
    return link.context if is_call else link.text


def _says_little(document: Document) -> bool:
    letters = 0
    for block in document.blocks:
        if block.role is Role.TEXT or block.role is Role.ROW:
            letters += len(block.squashed)
            if letters >= _LITTLE:
                return False
    return True


def _below_heading(document: Document, indicator: Indicator, framework: Framework) -> _Below:
    """What follows a heading which names the subject: a list of links, after stamps and introductions."""
    naming = _naming(document, indicator, framework)
    if not naming:
        return _NOTHING_BELOW
    engine = {link.text for link in document.links if not link.furniture and is_share(link.url)}
    linked = _lines_with_links(document)
    above: list[str] = []
    texts: set[str] = set()
    lines: set[str] = set()
    letters = 0
    is_reached = is_listing = is_near = False  # the heading, its list, and what stands around that
    for block in filterfalse(is_year_label, document.blocks):  # the tab or box of a year is a part of the list
        if not is_near and block.role is not Role.HEADING and (is_reached or block.role is not Role.LINK):
            continue  # neither below the heading nor in the menu above it, as most of a page is
        text = block.text.lstrip(_BULLETS)
        match block.role:
            case Role.HEADING:
                is_listing = is_near = block.squashed in naming
                is_reached = is_reached or is_listing
            case Role.LINK if text in engine:
                pass
            case Role.LINK if is_listing:
                texts.add(text)
            case Role.LINK:
                is_near = False  # another list: what follows is told of that
                if not is_reached:
                    above.append(text)
            case Role.TEXT | Role.ROW if is_listing and block.text in linked:
                lines.add(block.text)
            case Role.TEXT | Role.ROW if is_near:
                is_listing = is_listing and not (texts or lines)
                is_near = is_listing or not is_stamp(block.squashed)  # below its list the engine's words end an article
                letters += len(block.squashed)
            case Role.FURNITURE:
                is_listing = is_listing and not (texts or lines)
    menu = frozenset(above) - texts if len(above) >= MENU_LINKS else frozenset[str]()
    return _Below(frozenset(texts), frozenset(lines), len(texts) + sum(linked[line] for line in lines), letters, menu)


def _has_no_entries(document: Document) -> bool:
    """Whether the engine says that there is nothing in this category."""
    texts = (block.squashed for block in document.blocks if block.role is Role.TEXT)
    return any(text.startswith(page_words().no_entries) for text in texts)


def _lines_with_links(document: Document) -> dict[str, int]:
    """The lines in which links stand, with their number; a line of nothing but links is a menu."""
    found: dict[str, set[str]] = {}
    for link in document.links:
        if (
            link.text != link.context
            and len(link.context) <= _LONGEST_TEXT
            and link.text in link.context
            and not link.furniture
        ):
            found.setdefault(link.context, set()).add(link.text)
    return {line: len(texts) for line, texts in found.items() if _says_more(line, texts)}


def _says_more(line: str, texts: Iterable[str]) -> bool:
    """Whether a line says more than the links in it."""
    for text in sorted(texts, key=len, reverse=True):
        line = line.replace(text, "")
    return any(letter.isalnum() for letter in line)


def _naming(document: Document, indicator: Indicator, framework: Framework) -> frozenset[str]:
    """The headings that name the subject; the first one below a title that does, where it names nothing itself."""
    heads = list(_heads(document, _HEADINGS))
    naming = frozenset(head for head in heads if _names(head, indicator, framework))
    if not naming and heads and not mentions_in(heads[0], framework).named:
        naming = frozenset(heads[:1]) if _names(squash(document.head_title), indicator, framework) else naming
    return naming


def _is_about(document: Document, indicator: Indicator, framework: Framework) -> bool:
    """Whether a title or a heading of the page names the indicator: what it leads to is then its content."""
    return any(_names(head, indicator, framework) for head in _heads(document, _TITLES))


def _names(head: str, indicator: Indicator, framework: Framework) -> bool:
    """Whether a title says the subject: by its name, or where it says no other name, by other words or one misspelt.

    A name that is only a part of the other words is none: "ติดต่อเทศบาล" of "มาติดต่อเทศบาลต้องทำอย่างไร".
    """
    names = mentions_in(head, framework).names
    if any(name.code == indicator.code for name in names):
        return True
    told = (one for one in worded_in(head, framework) if one.code == indicator.code)
    if any(all(one.start <= name.start and name.end <= one.end for name in names) for one in told):
        return True
    return not names and any(one.code == indicator.code for one in misspelt_in(head, framework))


def _is_titled(document: Document, indicator: Indicator, framework: Framework) -> bool:
    """Whether the title or the headings name this indicator alone: a list of all on it is then a menu that no markup sets apart."""
    heads = "\n".join(_heads(document, _HEADINGS))
    named = [mentions_in(head, framework).named for head in (squash(document.head_title), heads)]
    return {indicator.code} in named


def _heads(document: Document, places: frozenset[Role]) -> Iterator[str]:
    """The first texts of a page that stand in one of these places."""
    return islice((block.squashed for block in document.blocks if block.role in places), _MOST_HEADINGS)


def _steps(links: Iterable[Link], indicator: Indicator, framework: Framework) -> list[_Weighed]:
    """The links that say no more than a year, a month or a department: the wanted years first, other years never."""
    steps: list[_Weighed] = []
    for link in links:
        said = _said(link)
        if not said or len(said) > _LONGEST_STEP or is_picture(link.url) or is_home(link.url):
            continue
        year = year_fits(said, indicator, framework)
        if year or (year is None and squash(said).startswith(page_words().departments)):
            steps.append(_Weighed(link, _Rank.INNER_PAGE, _WANTED_YEAR if year else 0.0, year=year))
    return steps
