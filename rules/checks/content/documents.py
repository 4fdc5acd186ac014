"""Documents that a person must look at because the program could not, where the answer may stand in them."""

from urllib.parse import unquote, urlsplit

from model.document import Role, Via
from model.finding import Evidence, Opened, Reason
from model.outcome import Outcome
from rules.case import Case, reason
from rules.checks.content.topic import is_another_subject, is_bare, is_the_subject
from rules.codes import Code
from rules.framework import Period
from rules.measure.address import leads_to_document, plain, service_of, unwrapped
from rules.measure.scene import scene_of
from rules.measure.view import View
from rules.page_words import Service

_MOST_NAMED = 3
_LONGEST_NAME = 60
_NOT_DEAD = frozenset({Outcome.OK, Outcome.TOO_LARGE, Outcome.NOT_FETCHED, Outcome.INTERRUPTED})
_SHOWN = frozenset({Via.FRAME, Via.EMBED, Via.REFRESH})
_OWN = frozenset({Role.TEXT, Role.ROW})
# What is filled in at a service, or shows the way to the office, is no document that could be attached instead.
_NO_DOCUMENTS = ("/forms/", "goo.gl/maps")
_LITTLE = 200  # letters of a page that is the cover of its documents: a greeting, a caption, who made them


def check_documents(case: Case) -> list[Reason]:
    """Empty: everything opened and could be read, or what could not be is not needed."""
    if case.measured is None or case.view is None or case.is_entrance:
        return []
    is_open = _is_open(case)
    dead = [_dead(case, part, certain=is_open or _is_cover(case.view)) for part in dead_documents(case)]
    found = [*dead[:_MOST_NAMED], *(unread_documents(case)[:_MOST_NAMED] if is_open else [])]
    return found or ([reason(Code.NO_ATTACHMENT, case.seen())] if is_bare(case) else [])


def unread_documents(case: Case) -> list[Reason]:
    """What a person must open, since this program could not: damaged, without letters, too large, or kept where it does not look."""
    unread = [_unread(case, part) for part in (case.dossier.page, *case.dossier.parts) if _is_unread(case, part)]
    return [*unread, *_elsewhere(case)]


def dead_files(case: Case) -> list[str]:
    """The names of the files that do not open, where they are all that the page has."""
    return [_name(part.capture.url) for part in dead_documents(case)] if case.view is not None and _is_cover(case.view) else []


def _is_open(case: Case) -> bool:
    """Whether something was not settled that a document could settle."""
    if case.measured is None or is_another_subject(case):
        return False
    period = case.measured.period
    settled = period.met is not None or period.period is Period.NONE or (period.period is Period.IN_FORCE and not period.years)
    seen = case.counted and all(result.met is True for _, result in case.counted)
    return not settled or not is_the_subject(case) or not seen


def _is_cover(view: View) -> bool:
    """Whether the page says little itself and no document was read beside it: then what is gone is all that there was.

    Its stamps and the names of what is gone say nothing.
    """
    own = (line for line in view.own_lines if line.role in _OWN and line.source is view.page and line.text not in view.gone)
    return not any(source.is_attachment for source in view.sources) and sum(len(line.squashed) for line in own) <= _LITTLE


def dead_documents(case: Case) -> list[Opened]:
    """What the page offers as its documents and does not open."""
    dead = (part for part in case.dossier.parts if part.capture.outcome not in _NOT_DEAD or part.capture.url in case.stand_ins)
    return [part for part in dead if case.view is not None and not _is_guessed(case, part) and _is_document(case.view, part)]


def _is_unread(case: Case, part: Opened) -> bool:
    if part.capture.outcome is Outcome.TOO_LARGE or _is_guessed(case, part):
        return case.view is not None and _is_document(case.view, part)
    return part.document is not None and part.document.fault is not None


def _is_guessed(case: Case, part: Opened) -> bool:
    return case.view is not None and part.capture.url in case.view.guessed


def _is_document(view: View, part: Opened) -> bool:
    """Whether the page offers it as its document: not an inner page that was opened as a guess, nor an entry of a menu."""
    asked = plain(part.capture.url)
    pages = [source for source in view.sources if not source.is_attachment]
    ways = [(source, link) for source in pages for link in source.document.links if plain(link.url) == asked]
    if not ways:
        return True  # behind a viewer, or beside another of the agency's pages
    # A frame that says nothing of its own is a menu, whatever its entries are called.
    says = {passage.source.index for passage in view.passages}
    offered = [link for source, link in ways if link.via in _SHOWN or (link in view.links and source.index in says)]
    return any(link.via in _SHOWN or leads_to_document(link) for link in offered)


def _dead(case: Case, part: Opened, *, certain: bool) -> Reason:
    capture, instead = part.capture, case.stand_ins.get(part.capture.url)
    known = (note.data.get("cause") for note in capture.notes if note.code == capture.outcome)
    outcome = instead or next(known, None) or capture.outcome.value
    status = f"HTTP {capture.http_status}" if capture.http_status and not instead else instead or capture.outcome.value
    quote = Evidence(capture.url, "เอกสารแนบ", f"{capture.url} ({status})"[:200])
    return reason(Code.ATTACHMENT_DEAD, (quote,), file=_name(capture.url), outcome=outcome, certain=certain)


def _unread(case: Case, part: Opened) -> Reason:
    url = part.capture.final_url or part.capture.url
    quote = Evidence(url, "เอกสาร", _name(url), part.capture.body_hash)
    if part.capture.outcome is Outcome.TOO_LARGE:  # what was kept of it is cut, so its reader calls it damaged
        return reason(Code.UNREADABLE_DOCUMENT, (quote,), file=_name(url), cause=Outcome.TOO_LARGE.value)
    if _is_guessed(case, part):
        return reason(Code.UNREADABLE_DOCUMENT, (quote,), file=_name(url), cause="scripted")
    fault = part.document.fault.value if part.document and part.document.fault else "broken"
    return reason(Code.UNREADABLE_DOCUMENT, (quote,), file=_name(url), fault=fault)


def _elsewhere(case: Case) -> list[Reason]:
    """The services that keep the page's documents, each once: those of its links, and those that its links were forwarded to."""
    if case.view is None:
        return []
    found: dict[Service, Evidence] = {}
    for link in scene_of(case.view, case.indicator).unopened():
        if (service := service_of(unwrapped(link.url))) is not None and not any(one in link.url for one in _NO_DOCUMENTS):
            found.setdefault(service, Evidence(case.view.sources[0].url, "ลิงก์ในหน้า", f"{link.text} {link.url}".strip()[:200]))
    for part in case.dossier.parts:
        reached = part.capture.final_url or part.capture.url
        if part.capture.outcome is Outcome.NOT_FETCHED and (service := service_of(reached)) and _is_document(case.view, part):
            found.setdefault(service, Evidence(part.capture.url, "เอกสารแนบ", f"{part.capture.url} → {reached}"[:200]))
    return [reason(Code(one.code), (quote,), service=one.name, cause="linked") for one, quote in found.items()]


def _name(url: str) -> str:
    """The file's name as people read it, else the address."""
    name = unquote(urlsplit(url).path.rsplit("/", 1)[-1]) or url
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
