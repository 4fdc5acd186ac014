"""Every way in which a row of the province can be wrong: what is given, what answers, and what a good judge says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from demo.content import Flaw
from demo.faults import FAULTS
from demo.faults.statuses import recovers
from demo.province import mishaps, notices
from demo.server import Handler, respond
from demo.sites import Page, Site
from demo.sites.joomla import PRINT

PASS = frozenset({"pass"})
REVIEW = frozenset({"review"})
FAIL = frozenset({"fail"})
UNSURE = frozenset({"review", "fail"})  # must not pass; how sure one can be depends on the text
ANY = frozenset({"pass", "review", "fail"})


class Documents(StrEnum):
    """What stands behind the links to documents."""

    TEXT = "text"
    SCANNED = "scanned"
    DEAD = "dead"


@dataclass(frozen=True)
class Expected:
    """The outcomes and verdicts that are right, and reasons that must be given."""

    verdicts: frozenset[str]
    outcomes: frozenset[str] = frozenset({"ok"})
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Spot:
    """One row's place: the agency's address, its site, the page's own and a neighbour's, and where else things listen."""

    base: str
    site: Site
    code: str
    own: str
    page: Page
    neighbour: str
    index: str
    ports: Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """One kind of row; `url` gives another address than the page's own, `handler` another answer at the page's own."""

    expected: Expected
    flaw: Flaw | None = None
    in_document: bool = False
    documents: Documents = Documents.TEXT
    url: Callable[[Spot], str] | None = None
    handler: Callable[[Spot], Handler] | None = None


def _saw(verdicts: frozenset[str], *codes: str, outcome: str | tuple[str, ...] = "ok") -> Expected:
    outcomes = frozenset({outcome} if isinstance(outcome, str) else outcome)
    return Expected(verdicts, outcomes, frozenset(codes))


def _dead(outcome: str, *others: str, verdicts: frozenset[str] = FAIL) -> Expected:
    # Where an operating system may answer in two ways, the reason is not pinned down either.
    return Expected(verdicts, frozenset({outcome, *others}), frozenset() if others else frozenset({outcome}))


def _notice(text: tuple[str, str]) -> Callable[[Spot], Handler]:
    return lambda spot: mishaps.page(spot.site.page(*text))


def _denied(status: int) -> Callable[[Spot], Handler]:
    return lambda _: mishaps.denied(status)


def _flawed(flaw: Flaw, verdicts: frozenset[str] = UNSURE, *codes: str) -> Case:
    return Case(_saw(verdicts, *codes), flaw=flaw)


def _elsewhere(url: str, expected: Expected) -> Case:
    return Case(expected, url=lambda _: url)


def _wire(expected: Expected, handler: Handler) -> Case:
    return Case(expected, handler=lambda _: handler)


def _fault(name: str, expected: Expected) -> Case:
    return _wire(expected, FAULTS[name])


def _recovers(spot: Spot) -> Handler:
    return recovers(mishaps.denied(503, headers=(("Retry-After", "1"),)), page=mishaps.page(spot.page))


def _listening(expected: Expected, port: str) -> Case:
    return Case(expected, url=lambda spot: spot.ports[port] + spot.own.removeprefix(spot.base))


def _with_notice(spot: Spot) -> Handler:
    return respond(notices.PHP_NOTICE.encode() + spot.page.body, content_type=spot.page.content_type)


def _meta_refresh(spot: Spot) -> Handler:
    moved = spot.own.removeprefix(spot.base) + "?view=full"
    return respond(f'<html><head><meta http-equiv="refresh" content="0; url={moved}"></head><body></body></html>')


_CONTENT = {
    "good": Case(_saw(PASS)),
    "document": Case(_saw(PASS), in_document=True),
    "scanned": Case(_saw(UNSURE, "unreadable-document"), in_document=True, documents=Documents.SCANNED),
    "attachment-dead": Case(_saw(UNSURE, "attachment-dead"), in_document=True, documents=Documents.DEAD),
    "wrong-year": _flawed(Flaw.WRONG_YEAR, FAIL, "wrong-year"),
    "no-year": _flawed(Flaw.NO_YEAR, UNSURE, "year-not-found"),
    "plan-for-result": _flawed(Flaw.PLAN_FOR_RESULT),
    "result-for-plan": _flawed(Flaw.RESULT_FOR_PLAN),
    "six-for-twelve": _flawed(Flaw.SIX_FOR_TWELVE),
    "months-missing": _flawed(Flaw.MONTHS_MISSING, UNSURE, "period-incomplete"),
    "part-missing": _flawed(Flaw.PART_MISSING, UNSURE, "component-missing"),
    "requirement-text": _flawed(Flaw.REQUIREMENT_TEXT),
    "title-only": _flawed(Flaw.TITLE_ONLY),
    "neighbour": _flawed(Flaw.NEIGHBOUR, UNSURE, "wrong-topic"),
}

_ADDRESSES = {
    "file": Case(
        _saw(FAIL, "file-only"),
        in_document=True,
        url=lambda spot: spot.base + spot.site.style.upload(spot.code, spot.code.lower()),
    ),
    "index": Case(_saw(UNSURE, "index-page"), url=lambda spot: spot.index),
    "home": Case(_saw(UNSURE, "home-page-only"), url=lambda spot: spot.base + "/"),
    "same-page": Case(_saw(UNSURE, "wrong-topic", "duplicate-url"), url=lambda spot: spot.base + spot.site.style.address("O1")),
    "off-site": Case(_saw(UNSURE, "off-site"), url=lambda spot: spot.neighbour),
    "print-view": Case(_saw(PASS), url=lambda spot: spot.own + PRINT),
    "no-scheme": Case(_saw(PASS), url=lambda spot: spot.own.removeprefix("http://")),
    "cut-off": Case(_dead("invalid-url"), url=lambda spot: spot.own[: len(spot.own) // 2] + "…"),
    "not-a-url": _elsewhere("ดูที่เว็บไซต์ของหน่วยงาน เมนู คู่มือประชาชน", _dead("invalid-url")),
    "intranet": _elsewhere("http://192.168.1.10/ita/o15.html", _saw(FAIL, "intranet-url", outcome="refused-address")),
    "metadata-address": _elsewhere("http://169.254.169.254/latest/meta-data/", _dead("refused-address")),
    "unknown-host": _elsewhere("http://www.no-such-agency.invalid/o15.html", _dead("dns-failure")),
    "cloud-drive": _elsewhere(
        "https://drive.google.com/file/d/1ExampleExampleExample/view?usp=sharing",
        _saw(UNSURE, "cloud-drive", outcome="not-fetched"),
    ),
    "cloud-folder": _elsewhere(
        "https://drive.google.com/drive/folders/1ExampleExampleExample", _saw(UNSURE, "cloud-drive", outcome="not-fetched")
    ),
    "social-media-only": _elsewhere(
        "https://www.facebook.com/invented.agency.example/posts/1", _saw(UNSURE, "social-media-only", outcome="not-fetched")
    ),
    "line": _elsewhere("https://line.me/R/ti/p/@invented-example", _saw(UNSURE, "social-media-only", outcome="not-fetched")),
    "shortened-url": _elsewhere("https://bit.ly/invented-example", _saw(UNSURE, "shortened-url", outcome="not-fetched")),
}

_PAGES = {
    "soft-404": Case(_saw(FAIL, "soft-404"), handler=_notice(notices.SOFT_404)),
    "soft-404-english": Case(_saw(FAIL, "soft-404"), handler=_notice(notices.SOFT_404_ENGLISH)),
    "under-construction": Case(_saw(FAIL, "under-construction"), handler=_notice(notices.UNDER_CONSTRUCTION)),
    "empty-page": Case(_saw(FAIL, "empty-page"), handler=_notice(notices.EMPTY)),
    "needs-login": Case(_saw(UNSURE, outcome=("ok", "needs-login")), handler=_notice(notices.LOGIN)),
    "error-page": _fault("php-error", _saw(FAIL, "error-page")),
    "php-notice": Case(_saw(PASS), handler=_with_notice),
    "needs-javascript": _fault("needs-javascript", _saw(REVIEW, "needs-javascript")),
    "bot-wall": _fault("bot-wall-cloudflare", _saw(REVIEW, "bot-wall", outcome="bot-wall")),
    "parked-domain": _fault("parked", _saw(FAIL, "parked-domain")),
    "hijacked": _fault("hijacked", _saw(FAIL, "hijacked")),
    "redirected-to-home": _fault("redirect-home", _saw(FAIL, "redirected-to-home")),
    "login-redirect": _fault("redirect-login", _saw(REVIEW, "needs-login", outcome="needs-login")),
}

_WIRE = {
    "http-401": _fault("unauthorized", _dead("http-401")),
    "http-403": Case(_dead("http-403", verdicts=REVIEW), handler=_denied(403)),
    "http-404": Case(_dead("http-404"), handler=_denied(404)),
    "http-410": Case(_dead("http-410"), handler=_denied(410)),
    "http-418": Case(_dead("http-4xx"), handler=_denied(418)),
    "http-429": Case(
        _dead("http-429", verdicts=REVIEW), handler=lambda _: mishaps.denied(429, headers=(("Retry-After", "1"),))
    ),
    "http-500": Case(_dead("http-5xx"), handler=_denied(500)),
    "recovers": Case(
        _saw(PASS, "recovered-on-retry"), handler=_recovers
    ),
    "moved": Case(
        _saw(PASS), handler=lambda spot: mishaps.redirect(spot.own.removeprefix(spot.base) + "?view=full", status=301)
    ),
    "meta-refresh": Case(_saw(frozenset({"pass", "review"})), handler=_meta_refresh),
    "needs-cookie": Case(_saw(PASS), handler=lambda spot: mishaps.needs_cookie(mishaps.page(spot.page))),
    "stalls": Case(_saw(frozenset({"pass", "review"}), "slow"), handler=lambda spot: mishaps.stalls(spot.page)),
    "short-body": Case(
        Expected(ANY, frozenset({"ok", "connection-lost", "protocol-error"})),
        handler=lambda spot: mishaps.short_body(spot.page),
    ),
    "deep-nesting": Case(_saw(frozenset({"pass", "review"})), handler=lambda spot: mishaps.deep_nesting(spot.page)),
    "redirect-loop": _fault("redirect-self", _dead("redirect-loop")),
    "endless-redirects": _fault("redirect-endless", _dead("too-many-redirects")),
    "redirected-to-metadata": _fault("redirect-metadata", _dead("refused-address")),
    "read-timeout": _fault("never-answers", _dead("read-timeout")),
    "connection-lost": _fault("resets-before", _dead("connection-lost")),
    "not-http": _fault("not-http-ssh", _dead("protocol-error")),
    "too-large": _wire(_saw(UNSURE, "too-large", outcome="too-large"), mishaps.oversize()),
    "gzip-bomb": _wire(_saw(UNSURE, "too-large", outcome="too-large"), mishaps.gzip_bomb()),
    "connect-refused": _listening(_dead("connect-refused"), "closed"),
    "connect-timeout": _listening(_dead("connect-timeout", "read-timeout", "connect-refused"), "full"),
    "plain-on-https": _listening(_dead("tls-invalid", "protocol-error", "connection-lost"), "plain"),
    "self-signed": _listening(_saw(REVIEW, "tls-invalid-but-served"), "self-signed"),
    "expired-certificate": _listening(_saw(REVIEW, "tls-invalid-but-served"), "expired"),
    "wrong-name-certificate": _listening(_saw(REVIEW, "tls-invalid-but-served"), "wrong-name"),
}  # fmt: skip

CASES: dict[str, Case] = {**_CONTENT, **_ADDRESSES, **_PAGES, **_WIRE}
