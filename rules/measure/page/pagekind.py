"""What a page is when it is not what its address promised: each measure gives what was seen, or None."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256

from model.document import Block, Document, Kind, Role, Via
from model.finding import Dossier, Evidence
from model.outcome import Outcome
from rules.measure.address import host_of, is_home, same_site
from rules.measure.page.page_facts import (
    FEW_ROWS,
    HEADLINE_LETTERS,
    LINE_LETTERS,
    MESSAGE_LETTERS,
    MOST_HITS,
    Facts,
    decides,
    facts_of,
    is_headline,
)  # fmt: skip
from rules.measure.page.page_sign import PageKind, PageSign, body_hash, by_address, by_hit
from rules.measure.page.same_text import still
from rules.measure.page.soft_404 import same_as_missing, soft_404
from rules.measure.view import View, evidence
from rules.page_words import ListHit, WordList, page_words

ERROR_LETTERS = 1500  # an error report with its call stack is longer than a message
ERROR_REACH = 300  # an error that begins later stands below content
EMPTY_LETTERS = 12  # a date or a print button is no content
SPAM_WORDS = 3  # different words of the list: a news item about gambling uses one or two
SPAM_SHARE = 0.04  # of the letters of the main part, where neither title nor heading says it
INJECTED_WORDS = 2
LOGIN_WORDS = 3
LOGIN_FIRST_LETTERS = 100  # of a page that says that one must log in, and nothing else below its heading
OPEN_LINES, OPEN_LETTERS = 3, 60  # beside a login: what is said before anybody logs in
COOKIE_WORDS = 2
LINK_SAMPLE = 60_000  # letters of link text that are looked through for injected spam

_COOKIE = ("คุกกี้", "cookie")  # "นโยบายความเป็นส่วนตัว" alone stands under every form


Measure = Callable[[Facts], PageSign | None]


def page_signs(dossier: Dossier, view: View) -> tuple[PageSign, ...]:
    """Everything that the submitted page turned out to be, most telling first; empty for an ordinary page."""
    facts = facts_of(dossier, view)
    if facts is None:
        return _nothing_sent(dossier)
    return tuple(sign for measure in MEASURES if (sign := measure(facts)) is not None)


def _nothing_sent(dossier: Dossier) -> tuple[PageSign, ...]:
    """The sign of an answer without a body: "204 No Content", or not one byte."""
    capture, document = dossier.page.capture, dossier.page.document
    has_body = capture.size > 0 or (document is not None and document.kind is not Kind.EMPTY)
    if capture.outcome is not Outcome.OK or has_body:
        return ()
    address = capture.final_url or capture.url
    said = f"HTTP {capture.http_status}, 0 bytes"
    return (PageSign(PageKind.EMPTY, Evidence(address, "การเชื่อมต่อ", said, capture.body_hash)),)


def parked_domain(facts: Facts) -> PageSign | None:
    """A domain that is for sale, expired or suspended."""
    for url in (facts.document.url, *(f"//{host}/" for host in facts.document.script_hosts)):
        if page_words().is_parking(host_of(url)):
            return by_address(PageKind.PARKED, facts, url)
    return _short_message(facts, WordList.PARKED, PageKind.PARKED)


def hijacked(facts: Facts) -> PageSign | None:
    """Gambling or pharmacy spam in place of the content; a public body that warns of gambling is not meant."""
    spam = _spam(facts.text, facts.hits)
    if len(_words(facts.text, spam)) < SPAM_WORDS:
        return None
    headline = next((hit for hit in spam if facts.passage(hit).role in (Role.TITLE, Role.HEADING)), None)
    share = sum(hit.end - hit.start for hit in spam) / len(facts.text)
    is_most = share >= SPAM_SHARE and not facts.is_cut
    return by_hit(PageKind.HIJACKED, facts, headline or spam[0]) if headline or is_most else None


def defaced(facts: Facts) -> PageSign | None:
    """The signature of whoever broke in, in place of the content."""
    return _short_message(facts, WordList.DEFACED, PageKind.HIJACKED)


def injected_spam(facts: Facts) -> PageSign | None:
    """Spam links slipped into a page that is otherwise what it should be."""
    furniture = Role.FURNITURE
    hidden = "\n".join([block.squashed for block in facts.document.blocks if block.role is furniture])
    links = "\n".join([link.text for link in facts.document.links])[:LINK_SAMPLE]
    unseen = "\n".join(facts.document.hidden_links)[:LINK_SAMPLE]
    text = "\n".join((hidden, *(words.replace(" ", "").lower() for words in (links, unseen))))
    found = _words(text, _spam(text, page_words().spam_in(text)[:MOST_HITS]))
    found |= _words(facts.text, _spam(facts.text, facts.hits))
    if len(found) < INJECTED_WORDS or hijacked(facts):
        return None
    seen = Evidence(facts.document.url, "ลิงก์ในหน้า", ", ".join(sorted(found))[:200], body_hash(facts))
    return PageSign(PageKind.INJECTED_SPAM, seen)


def redirected_to_home(facts: Facts) -> PageSign | None:
    """A deep address that ends at the front page of the site, or shows its text."""
    asked, reached = facts.dossier.page.capture.url, facts.document.url
    if is_home(asked):
        return None
    moved = bool(facts.dossier.page.capture.hops) or asked != reached
    home_url, home_hash = facts.dossier.site.home_url, facts.dossier.site.home_hash
    if moved and same_site(asked, reached) and (is_home(reached) or reached == home_url):
        return by_address(PageKind.REDIRECTED_TO_HOME, facts, f"{asked} → {reached}")
    shows = any(passage.role is not Role.TITLE for passage in facts.passages)
    if home_hash and shows and not facts.is_cut and main_text_hash(facts.document) == home_hash:
        return by_address(PageKind.REDIRECTED_TO_HOME, facts, f"{asked} = {home_url or 'หน้าแรก'}")
    return None


def error_page(facts: Facts) -> PageSign | None:
    """A report of a program or database that failed; a notice above good content is not one."""
    if not facts.of(WordList.ERROR_PAGE) or facts.is_long or facts.letters > ERROR_LETTERS or facts.has_documents:
        return None
    missing = facts.of(WordList.NO_PAGE)  # "Error 404" reports no error of a program
    own = (hit for hit in facts.of(WordList.ERROR_PAGE) if not any(m.start <= hit.start < m.end for m in missing))
    deciding = (hit for hit in own if hit.start < ERROR_REACH and decides(facts, hit) and _may_be_all(facts, hit))
    return next((by_hit(PageKind.ERROR_PAGE, facts, hit) for hit in deciding), None)


def under_construction(facts: Facts) -> PageSign | None:
    """A page that promises its content for later; a road under construction is news."""
    if not facts.of(WordList.UNDER_CONSTRUCTION) or facts.has_documents:
        return None
    return _short_message(facts, WordList.UNDER_CONSTRUCTION, PageKind.UNDER_CONSTRUCTION)


def server_default(facts: Facts) -> PageSign | None:
    """The page that a web server shows before anyone has put a site on it."""
    return _short_message(facts, WordList.SERVER_DEFAULT, PageKind.SERVER_DEFAULT, limit=ERROR_LETTERS * 2)


def file_listing(facts: Facts) -> PageSign | None:
    """A bare list of a folder's files."""
    listed = any(passage.squashed.startswith("indexof/") for passage in facts.passages[:3])
    hits = [hit for hit in facts.of(WordList.FILE_LISTING) if listed or not hit.alone]
    return by_hit(PageKind.FILE_LISTING, facts, hits[0]) if listed and hits else None


def needs_javascript(facts: Facts) -> PageSign | None:
    """A shell that only a browser's scripts would fill."""
    if facts.document.script_shell and len(facts.view.sources) == 1 and not facts.is_cut:
        return PageSign(PageKind.NEEDS_JAVASCRIPT, _beginning(facts))
    if not facts.of(WordList.JAVASCRIPT) or facts.has_documents:
        return None
    return _short_message(facts, WordList.JAVASCRIPT, PageKind.NEEDS_JAVASCRIPT)


def login(facts: Facts) -> PageSign | None:
    """A page that asks for a name and a password before it shows anything."""
    hits, first = _maximal(facts.of(WordList.LOGIN)), facts.of(WordList.LOGIN_FIRST)
    if not (hits or first) or facts.is_long or facts.letters > MESSAGE_LETTERS or facts.has_documents:
        return None
    if _says_more_than_its_form(facts):
        return None
    needed = 1 if facts.document.password_field else LOGIN_WORDS
    if len(_words(facts.text, hits)) >= needed:
        return by_hit(PageKind.LOGIN, facts, hits[0])
    if not first or facts.view.images or facts.view.offers:  # "please log in to comment" stands below what is there
        return None
    said = sum(len(passage.squashed) for passage in facts.own if passage.role not in (Role.HEADING, Role.BREADCRUMB))
    return by_hit(PageKind.LOGIN, facts, first[0]) if said <= LOGIN_FIRST_LETTERS else None


def _says_more_than_its_form(facts: Facts) -> bool:
    """Whether lines or links stand beside the form for a name and a password: services to choose from, news, a report."""
    titles = (Role.HEADING, Role.BREADCRUMB)
    beside = [p for p in facts.own if p.role not in titles and not facts.stands_in_form(p)]
    return len(beside) >= OPEN_LINES and sum(len(p.squashed) for p in beside) >= OPEN_LETTERS


def cookie_wall(facts: Facts) -> PageSign | None:
    """Nothing but the question whether cookies are welcome."""
    hits = _maximal(facts.of(WordList.COOKIES))
    words = _words(facts.text, hits)
    if len(words) < COOKIE_WORDS or facts.is_long or facts.letters > LINE_LETTERS or facts.has_documents:
        return None
    return by_hit(PageKind.COOKIE_WALL, facts, hits[0]) if any(name in word for word in words for name in _COOKIE) else None


def empty_page(facts: Facts) -> PageSign | None:
    """A page without content; not certain under a heading of its own. Where scripts seem to fill it, that is what it is."""
    is_shell = facts.document.script_shell and not facts.is_cut
    if is_shell or facts.view.forms or facts.view.images or len(facts.text) > HEADLINE_LETTERS:
        return None
    if facts.has_documents or facts.document.fault:
        return None
    if nothing := _short_message(facts, WordList.NO_DATA, PageKind.EMPTY):
        return replace(nothing, certain=False)
    said = sum(len(passage.squashed) for passage in facts.spoken if passage.role not in (Role.HEADING, Role.BREADCRUMB))
    if said > EMPTY_LETTERS or facts.links:
        return None
    if facts.document.may_show_more and not facts.is_cut:
        return PageSign(PageKind.NEEDS_JAVASCRIPT, _beginning(facts))
    headed = any(passage.role is Role.HEADING for passage in facts.passages)
    return PageSign(PageKind.EMPTY, _beginning(facts), certain=not (headed or facts.document.script_hosts))


def main_text_hash(document: Document) -> str:
    """A hash of what a page's main part shows, titles, dates and numbers apart: equal for two addresses of one page."""
    texts = [still(block.squashed) for block in _own_blocks(document)]
    # Sites that keep their text in a frame or a picture have the same words on every page.
    frames = [_file_of(link.url) for link in document.links if link.via in (Via.FRAME, Via.EMBED)]
    pictures = [_file_of(image.url) for image in document.images if not image.furniture]
    return sha256("\n".join([*texts, *frames, *pictures]).encode("utf-8", "replace")).hexdigest()


# In the order in which one explains the other: a parked domain also "does not exist", a shell is also empty.
MEASURES: tuple[Measure, ...] = (
    parked_domain, hijacked, defaced, injected_spam, redirected_to_home, server_default, soft_404, error_page, under_construction,
    file_listing, login, cookie_wall, needs_javascript, same_as_missing, empty_page,
)  # fmt: skip


def _short_message(facts: Facts, words: WordList, kind: PageKind, limit: int = MESSAGE_LETTERS) -> PageSign | None:
    """The sign where a page of few letters says one of the words, or has it for its title or first heading."""
    hits = facts.of(words)
    if not hits or facts.is_long or facts.letters > HEADLINE_LETTERS or facts.rows >= FEW_ROWS:
        return None
    hits = [hit for hit in hits if (facts.letters <= limit and _may_be_all(facts, hit)) or is_headline(facts, hit)]
    return next((by_hit(kind, facts, hit) for hit in hits if decides(facts, hit)), None)


def _may_be_all(facts: Facts, hit: ListHit) -> bool:
    """Whether a word may be the message of the page: above what was cut off a line is only a line, unless it is the heading."""
    return not facts.is_cut or is_headline(facts, hit)


def _own_blocks(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.role not in (Role.FURNITURE, Role.TITLE) and block.squashed)


def _file_of(url: str) -> str:
    """The end of an address: the same however deep the page stands that names it by a relative path."""
    return url.rsplit("/", 1)[-1]


def _spam(text: str, hits: list[ListHit]) -> list[ListHit]:
    """Spam words that stand in no line that warns of gambling; none at all where such a line opens the page."""
    spam = _maximal([hit for hit in hits if hit.words is WordList.SPAM])
    if not spam:
        return []
    warned = {_line(text, hit.start) for hit in hits if hit.words is WordList.SPAM_WARNING}
    if any(_line(text, hit.start) in warned and hit.start < LINE_LETTERS for hit in spam):
        return []
    return [hit for hit in spam if _line(text, hit.start) not in warned]


def _line(text: str, place: int) -> int:
    """Where the line that a place lies in begins."""
    return text.rfind("\n", 0, place)


def _maximal(hits: list[ListHit]) -> list[ListHit]:
    """The hits that do not lie inside a longer one: "สล็อตเว็บตรง" is two words, "คาสิโนออนไลน์" one."""
    kept: list[ListHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _words(text: str, hits: list[ListHit]) -> set[str]:
    return {text[hit.start : hit.end] for hit in hits}


def _beginning(facts: Facts) -> Evidence:
    if facts.passages:
        return evidence(facts.passages[0])
    return Evidence(facts.document.url, "เนื้อหา", facts.document.head_title[:200], body_hash(facts))
