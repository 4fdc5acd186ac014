"""Pages that say that they do not exist, although the server answered that all is well."""

from model.document import Role
from rules.measure.address import is_home
from rules.measure.page.page_facts import (
    FEW_ROWS,
    HEADLINE_LETTERS,
    LINE_LETTERS,
    MESSAGE_LETTERS,
    Facts,
    decides,
    is_headline,
    opens_part,
)  # fmt: skip
from rules.measure.page.page_sign import PageKind, PageSign, by_hit
from rules.measure.view import evidence
from rules.page_words import ListHit, WordList

_LONGEST_MESSAGE = 200  # letters of the line that says it; what is longer is an article that mentions it


def soft_404(facts: Facts) -> PageSign | None:
    """The sign where the title, the main heading, or the little text there is says that the page was not found."""
    hits = [*facts.of(WordList.NO_PAGE), *facts.of(WordList.SOFT_404)]
    if not hits or facts.is_long or facts.document.script_shell or facts.has_documents or facts.rows >= FEW_ROWS:
        return None
    said = next((hit for hit in hits if _is_title(facts, hit) or _is_heading(facts, hit) or _is_message(facts, hit)), None)
    return by_hit(PageKind.SOFT_404, facts, said) if said else None


def same_as_missing(facts: Facts) -> PageSign | None:
    """The sign where the host answers the same text, links and pictures to an address that cannot exist."""
    missing, known = facts.dossier.site.missing_page, facts.known
    if missing is None or is_home(facts.dossier.page.capture.url):
        return None
    shown = next((passage for passage in facts.passages if passage.role is not Role.TITLE), None)
    if shown is None or facts.says_more or facts.has_documents:
        return None
    if not known.is_repeated_by(passage.squashed for passage in facts.passages):
        return None  # it lacks the message: a page of this site that has nothing below its menu
    pictures, forms = {image.url for image in missing.images}, {form.text for form in missing.forms}
    asked = (form for form in facts.document.forms if not form.furniture)
    if any(image.url not in pictures for image in facts.view.images) or any(form.text not in forms for form in asked):
        return None
    if any(not known.has_link(link) for link in facts.view.links):
        return None
    return PageSign(PageKind.SOFT_404, evidence(shown))


def _is_title(facts: Facts, hit: ListHit) -> bool:
    """Whether it is the title. Above an article with a heading of its own a title may be a mistake of the engine."""
    if facts.passage(hit).role is not Role.TITLE or not _is_all(facts, hit):
        return False
    headed = any(passage.role is Role.HEADING and not _says_it(facts, passage.squashed) for passage in facts.own)
    return facts.said_letters <= (MESSAGE_LETTERS if headed else HEADLINE_LETTERS)


def _is_heading(facts: Facts, hit: ListHit) -> bool:
    """Whether it is the main heading: the first one, or any that speaks of the page and not of a search."""
    if facts.passage(hit).role is not Role.HEADING or facts.said_letters > HEADLINE_LETTERS:
        return False
    if is_headline(facts, hit):
        return True
    return hit.words is WordList.NO_PAGE and _is_all(facts, hit) and facts.said_letters <= MESSAGE_LETTERS


def _is_message(facts: Facts, hit: ListHit) -> bool:
    """Whether it is what the little text says; menus that only their markup leaves in the main part are no text."""
    passage = facts.passage(hit)
    if passage.role in (Role.LINK, Role.BREADCRUMB, Role.TITLE) or len(passage.squashed) > _LONGEST_MESSAGE:
        return False
    if facts.is_cut or not decides(facts, hit) or facts.stands_in_form(passage):
        return False
    if hit.words is WordList.NO_PAGE and _is_all(facts, hit):
        return facts.said_letters <= MESSAGE_LETTERS
    # In the middle of a sentence it may be what a visitor told; "nothing found" may be a box for searches beside content.
    said = facts.said_letters if hit.words is WordList.NO_PAGE else facts.letters
    return said - len(passage.squashed) <= LINE_LETTERS


def _is_all(facts: Facts, hit: ListHit) -> bool:
    return is_headline(facts, hit) or opens_part(facts, hit)


def _says_it(facts: Facts, squashed: str) -> bool:
    hits = [*facts.of(WordList.NO_PAGE), *facts.of(WordList.SOFT_404)]
    return any(facts.text[hit.start : hit.end] in squashed for hit in hits)
