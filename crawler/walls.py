"""Pages that stand in front of the page: bot walls and sign-in pages."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote, urlsplit

from crawler.human_checks import asks_for_a_human, may_ask, sets_a_cookie

LOOK_AT = 64 * 1024  # bytes; walls say so at the top
SMALL_PAGE = 40 * 1024  # a page in order may speak of captchas; a wall is little else

# Marks of the products that stand there, lower-case; only sought on refusals and small pages.
_WALL_MARKS = (
    b"cf-browser-verification", b"cf_chl_opt", b"/cdn-cgi/challenge-platform", b"checking your browser", b"just a moment...",
    b"ddos protection by", b"attention required! | cloudflare", b"enable javascript and cookies to continue",
    b"sucuri website firewall", b"sucuri_cloudproxy_js", b"incapsula incident id", b"_incapsula_resource",
    b"request unsuccessful. incapsula", b"the requested url was rejected. please consult with your administrator",
    b"access denied | ", b"errors.edgesuite.net", b"perimeterx", b"px-captcha", b"datadome", b"captcha-delivery.com",
    b"awswafintegration", b"aws-waf-token", b"mod_security", b"modsecurity", b"not acceptable!</h1>", b"wordfence",
    b"imunify360", b"one moment, please...", b"ddos-guard", b"g-recaptcha", b"h-captcha", b"cf-turnstile", b"are you a robot",
    b"verify you are human", b"verify that you are not a robot", b"unusual traffic from your computer network",
    b"fortigate", b"fortiguard", b"web application firewall", b"sgcaptcha",
    "ตรวจสอบเบราว์เซอร์ของคุณ".encode(), "ยืนยันว่าคุณไม่ใช่หุ่นยนต์".encode(), "ยืนยันว่าคุณเป็นมนุษย์".encode(),
)  # fmt: skip

# On a 200 page a captcha box may belong to a complaint form, so only marks of an interstitial count there.
_INTERSTITIAL = (
    b"cf-browser-verification", b"cf_chl_opt", b"checking your browser", b"just a moment...", b"sucuri_cloudproxy_js",
    b"_incapsula_resource", b"request unsuccessful. incapsula", b"one moment, please...",
    b"px-captcha", b"captcha-delivery.com", b"verify you are human", b"unusual traffic from your computer network",
    b"enable javascript and cookies to continue", b"sgcaptcha", b"awswafintegration", "ตรวจสอบเบราว์เซอร์ของคุณ".encode(),
)  # fmt: skip

# The pages of products that refuse with any status, 200 and 500 too: all pieces of a row stand there, in text or markup.
_BLOCK_PAGES = (
    ("web page blocked", "attack id"), ("web page blocked", "fortigu"), ("web filter violation", "fortigu"),
    ("the requested url was rejected", "support id"), ("the requested url was rejected. please consult with your administrator",),
    ("powered by safeline",), ("not a bot!", "anubis"), ("verifying that you are not a robot", "recaptcha"),
    ("error code 1020", "cloudflare"), ("error 1020", "cloudflare"), ("access denied", "cloudflare ray id"),
    ("you have been blocked", "cloudflare"), ("access denied", "errors.edgesuite.net"),
    ("access to this site has been limited", "wordfence"), ("one moment, please", "request is being verified"),
)  # fmt: skip
_BLOCK_PAGE_LETTERS = 1000  # and little else: a manual that shows such a page says more

# The same without a name, in a page of hardly anything else.
_BLOCKED = re.compile(
    r"ip(?: ?address)? ?ของ(?:ท่าน|คุณ) ?ถูก(?:บล็?อ[กค]|ระงับ|ปิดกั้น|แบน)"
    r"|(?:คำขอ|การเข้าถึง)(?:ของ(?:ท่าน|คุณ))? ?ถูก(?:บล็?อ[กค]|ระงับ|ปฏิเสธ) ?โดยระบบ"
    r"|your ip(?: address)? (?:has been|is|was) (?:blocked|banned)|your country is not allowed to access"
    r"|(?:blocked|denied|rejected|refused) by (?:the |our )?(?:web application firewall|waf\b)"
)
_BLOCKED_LETTERS = 300

_HIDDEN = re.compile(r"<(?:script|style)\b")
_SHOWN_AGAIN = re.compile(r"</(?:script|style)\b[^<>]*>?")
_TAG = re.compile(r"<[^<>]*>")  # up to the next bracket of either kind, so that no page is read twice

_REFUSALS = frozenset({403, 405, 406, 429, 503})

_SIGN_IN_HOSTS = frozenset({
    "accounts.google.com", "login.microsoftonline.com", "login.live.com", "login.windows.net", "appleid.apple.com",
    "login.yahoo.com", "imauth.bora.dopa.go.th", "access.line.me",
})  # fmt: skip
_SIGN_IN_PATH = re.compile(
    r"(?:^|[/_.?=&-])(?:login|logon|log-in|signin|sign-in|sign_in|wp-login|auth|sso|เข้าสู่ระบบ)(?:[/_.?=&-]|$)", re.IGNORECASE
)
_PASSWORD = re.compile(rb"""<input\b[^>]{0,400}?\btype\s*=\s*["']?password""", re.IGNORECASE)


def is_wall(status: int, header: Callable[[str], str | None], body: bytes) -> bool:
    """Whether something answered in the page's place to keep programs out."""
    if (header("cf-mitigated") or header("x-amzn-waf-action") or header("x-datadome")) and status != 404:
        return True
    if (200 <= status < 300 or status >= 400) and len(body) <= SMALL_PAGE and _is_block_page(body):
        return True
    if status in _REFUSALS:
        start = body[:LOOK_AT].lower()
        return any(mark in start for mark in _WALL_MARKS)
    if not 200 <= status < 300 or len(body) > SMALL_PAGE:
        return False
    start = body.lower()
    return any(mark in start for mark in _INTERSTITIAL)


def _is_block_page(body: bytes) -> bool:
    """Whether a page says that it stands in another's place, and says nothing else."""
    page = _decoded(body).lower()
    if may_ask(page):
        seen = _text(page)
        if asks_for_a_human(page, seen) or sets_a_cookie(page, seen):
            return True
    named = any(all(piece in page for piece in row) for row in _BLOCK_PAGES)
    if not named and _BLOCKED.search(page) is None:
        return False
    return len(_text(page)) <= (_BLOCK_PAGE_LETTERS if named else _BLOCKED_LETTERS)


def _decoded(body: bytes) -> str:
    try:
        page = body.decode("utf-8")
    except UnicodeDecodeError:
        page = body.decode("cp874", "replace")
    return unescape(page) if "&#" in page else page  # Akamai writes full stops as &#46;


def _text(page: str) -> str:
    """What is seen of a page, blanks apart."""
    first, *others = _HIDDEN.split(page)
    seen = [first, *(_SHOWN_AGAIN.split(other)[-1] for other in others)]
    return "".join(_TAG.sub(" ", " ".join(seen)).split())


def is_sign_in(final_url: str, body: bytes, *, redirected: bool) -> bool:
    """Whether the way ended at a page that asks who one is."""
    parts = urlsplit(final_url)
    host = parts.hostname or ""
    if host in _SIGN_IN_HOSTS:
        return redirected or _has_password(body)
    says_so = _SIGN_IN_PATH.search(unquote(parts.path)) or (redirected and _SIGN_IN_PATH.search(unquote(parts.query)))
    named_host = host.startswith(("login.", "signin.", "sso.", "auth."))
    return bool(says_so or named_host) and _has_password(body)


def _has_password(body: bytes) -> bool:
    return _PASSWORD.search(body) is not None
