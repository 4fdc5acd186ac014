"""What to open beside a submitted page: its frames, the documents it shows, and the files that its links lead to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from model.document import Document, Link, Via
from model.document import Role as Place
from rules.framework import Framework, Indicator, Period, TitleYear
from rules.measure.address import bare, host_of, is_home, is_picture, is_web, leads_to_document, same_site, split, unwrapped
from rules.measure.mentions import mentions_in
from rules.measure.misspelt import misspelt_in
from rules.measure.wording import worded_in
from rules.page_words import page_words
from thai.text import clean, squash
from thai.years import Role, spans_in, years_in

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
_CLICKED = frozenset({Via.LINK, Via.SCRIPT})
_HEADINGS, _TITLES = frozenset({Place.HEADING}), frozenset({Place.TITLE, Place.HEADING})

_OWN, _OWN_CONTEXT, _OTHER = 4.0, 2.0, -4.0
_BELOW = 5.0  # what stands below the page's heading is its own; an entry of its name may be one of a menu
_WANTED_YEAR, _WRONG_YEAR = 2.0, -6.0  # a wrong year outweighs even the indicator's own name: such files come last
_NO_EVIDENCE = frozenset({Role.LAW, Role.NOISE, Role.POSTED, Role.ASSESSMENT})
_STAMPS = frozenset({Role.DATE, Role.SIGNED, Role.BARE})  # beside a link these are mostly the day that it was put there


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


def links_to_open(document: Document, indicator: Indicator, framework: Framework, *, limit: int) -> list[Link]:
    """The addresses to open for this indicator, best first, none twice."""
    candidates = list(_openable(document))
    parts = [_Weighed(link, rank, 0.0) for link in candidates if (rank := _rank(link, document)) is not None]
    linked = [link for link in candidates if link.via in _CLICKED]
    files = [link for link in linked if leads_to_document(link)][:_MOST_WEIGHED]
    files += _pictures_of_paper(linked, indicator, framework)
    weighed = _choose([_weigh(link, _Rank.FILE, indicator, framework) for link in files])
    if not any(one.is_own for one in weighed):
        weighed += _inner_pages(linked, files, document, indicator, framework)
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
    ignored = _NO_EVIDENCE if lasting else _NO_EVIDENCE | {Role.SPAN}  # "แผน 2561-2565" in the name of a report on one year
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
        is_menu = link.furniture and link.via in _CLICKED  # never opened, nor the same address elsewhere on the page
        if is_menu or (is_web(address) and not _is_never_opened(host_of(address))):
            seen.add(address)
            if not is_menu:
                yield link


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
        case Via.LINK | Via.SCRIPT:
            return None


def _weigh(link: Link, rank: _Rank, indicator: Indicator, framework: Framework) -> _Weighed:
    text, context = link.text[:_LONGEST_TEXT], link.context[:_LONGEST_TEXT]
    file_name = clean(unquote(split(link.url).path.rsplit("/", 1)[-1]))[:_LONGEST_TEXT]
    named = _named(text, framework) | _named(file_name, framework)
    around = _named(context, framework) if context != text else frozenset()
    is_own = indicator.code in named or (not named and indicator.code in around)
    is_other = not is_own and bool(named or around)
    year = None if is_other else _year_of(text, file_name, context, indicator, framework)
    score = _OWN if indicator.code in named else _OWN_CONTEXT if is_own else _OTHER if is_other else 0.0
    score += _WANTED_YEAR if year else 0.0 if year is None else _WRONG_YEAR
    return _Weighed(link, rank, score, is_own, is_other, year)


@lru_cache(maxsize=4096)  # a site's menu stands on all its pages
def _named(text: str, framework: Framework) -> frozenset[str]:
    return mentions_in(squash(text), framework).named


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
    linked: list[Link], files: Iterable[Link], document: Document, indicator: Indicator, framework: Framework
) -> list[_Weighed]:
    """Pages of the site one step on: articles named after the indicator, else the years, months or departments of a list."""
    known = {link.url for link in files}
    pages = [link for link in linked if link.url not in known and same_site(link.url, document.url)][:_MOST_WEIGHED]
    named = [(link, _named(link.text[:_LONGEST_TEXT], framework)) for link in pages]
    if len(frozenset().union(*(codes for _, codes in named))) >= _INDEX and not _is_titled(document, indicator, framework):
        return []
    articles = (link for link, codes in named if indicator.code in codes)
    weighed = (_weigh(link, _Rank.INNER_PAGE, indicator, framework) for link in articles)
    own = [one for one in weighed if one.score >= _OWN]
    own = own or list(_worded_pages([link for link, codes in named if not codes], document, indicator, framework))
    if _is_about(document, indicator, framework):
        below = list(_short_list(pages, document, indicator, framework))
        listed = {one.link.url for one in below}
        steps = _steps([link for link, codes in named if not codes], indicator, framework)
        own = [*below, *(one for one in (*own, *steps) if one.link.url not in listed)]
    most = _MONTH_PAGES if indicator.period is Period.FIRST_6_MONTHS else _INNER_PAGES
    return sorted(own, key=lambda one: -one.score)[:most]


def _worded_pages(pages: Sequence[Link], document: Document, indicator: Indicator, framework: Framework) -> Iterator[_Weighed]:
    """The links of a page of hardly a word that say the subject in other words: the page itself may be headed by another's name."""
    if not (indicator.documents_usual or indicator.acts) or len(pages) > _A_SHORT_LIST or not _says_little(document):
        return
    for link in pages:
        year = year_fits(link.text[:_LONGEST_TEXT], indicator, framework)
        if year is not False and _names(squash(link.text[:_LONGEST_TEXT]), indicator, framework) and not is_picture(link.url):
            yield _Weighed(link, _Rank.INNER_PAGE, _OWN_CONTEXT + (_WANTED_YEAR if year else 0.0), is_own=True, year=year)


def _short_list(pages: Iterable[Link], document: Document, indicator: Indicator, framework: Framework) -> Iterator[_Weighed]:
    """The links that a page of hardly a word has below its heading: whatever they are called, its content is there."""
    if not (indicator.documents_usual or indicator.acts) or not _says_little(document):
        return
    texts = _below_heading(document, indicator, framework)
    if len(texts) > _A_SHORT_LIST:
        return
    for link in pages:
        year = year_fits(link.text[:_LONGEST_TEXT], indicator, framework)
        if link.text in texts and year is not False and not is_picture(link.url) and not is_home(link.url):
            yield _Weighed(link, _Rank.INNER_PAGE, _BELOW + (_WANTED_YEAR if year else 0.0), year=year)


def _says_little(document: Document) -> bool:
    letters = 0
    for block in document.blocks:
        if block.role is Place.TEXT or block.role is Place.ROW:
            letters += len(block.squashed)
            if letters >= _LITTLE:
                return False
    return True


def _below_heading(document: Document, indicator: Indicator, framework: Framework) -> frozenset[str]:
    """The links that follow a heading which names the subject, stamps between them apart."""
    texts: set[str] = set()
    is_below = False
    for block in document.blocks:
        if block.role is Place.HEADING:
            is_below = _names(block.squashed, indicator, framework)
        elif block.role is Place.LINK and is_below:
            texts.add(block.text.lstrip(_BULLETS))
        elif block.role is Place.FURNITURE or (block.role is not Place.LINK and texts):
            is_below = False
    return frozenset(texts)


def _is_about(document: Document, indicator: Indicator, framework: Framework) -> bool:
    """Whether a title or a heading of the page names the indicator: what it leads to is then its content."""
    return any(_names(head, indicator, framework) for head in _heads(document, _TITLES))


def _names(head: str, indicator: Indicator, framework: Framework) -> bool:
    """Whether a title says the subject: by its name, or where it says no name, by other words or one misspelt."""
    codes = mentions_in(head, framework).named
    if codes:
        return indicator.code in codes
    mentions = [*worded_in(head, framework), *misspelt_in(head, framework)]
    return any(mention.code == indicator.code for mention in mentions)


def _is_titled(document: Document, indicator: Indicator, framework: Framework) -> bool:
    """Whether the title or the headings name this indicator alone: a list of all on it is then a menu that no markup sets apart."""
    heads = "\n".join(_heads(document, _HEADINGS))
    named = [mentions_in(head, framework).named for head in (squash(document.head_title), heads)]
    return {indicator.code} in named


def _heads(document: Document, places: frozenset[Place]) -> Iterator[str]:
    """The first texts of a page that stand in one of these places."""
    return islice((block.squashed for block in document.blocks if block.role in places), _MOST_HEADINGS)


def _steps(links: Iterable[Link], indicator: Indicator, framework: Framework) -> list[_Weighed]:
    """The links that say no more than a year, a month or a department: the wanted years first, other years never."""
    steps: list[_Weighed] = []
    for link in links:
        if not link.text or len(link.text) > _LONGEST_STEP or is_picture(link.url) or is_home(link.url):
            continue
        year = year_fits(link.text, indicator, framework)
        if year or (year is None and squash(link.text).startswith(page_words().departments)):
            steps.append(_Weighed(link, _Rank.INNER_PAGE, _WANTED_YEAR if year else 0.0, year=year))
    return steps
