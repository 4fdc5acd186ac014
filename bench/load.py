"""What the generated province answers: shares of faults, latencies, and pages of full size that are cheap to serve."""

import asyncio
import math
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import unquote, urlsplit

from papers import sent

from demo.content import CODES, article
from demo.content.pdf import pdf
from demo.faults import FAULTS
from demo.faults.statuses import recovers
from demo.province import mishaps, notices
from demo.server import Handler, Request, Server, respond
from demo.sites import STYLES, Site
from demo.sites import build as build_site
from demo.sites.site import quoted
from model.submission import Agency

PROVINCE_YEAR = 2565
MEDIAN_LATENCY = 0.4  # seconds, as of the sites of one real province; the tail ends at 8
LONGEST_LATENCY = 8.0
SPREAD = 1.0  # sigma of the logarithm: one answer in a thousand reaches the longest
# Shares of the URLs; the rest are pages. Missing pages are 404 on two sites of three and "soft" on the third.
SHARES = {"missing": 0.09, "dead": 0.02, "pdf": 0.05, "recovers": 0.02, "moved": 0.05, "odd": 0.002}
SOFT_SITES = 3
ODD = ("redirect-loop", "stalls", "gzip-bomb")
END_OF_TEXT = "<!-- end of text -->"
FILLERS = 60
FILLERS_A_PAGE = 12  # each stands on a fifth of a site's pages: too few to be taken for furniture
MOVED = ";moved"  # after the address that was left
_DOCUMENT_LINK = re.compile(r'<a href="doc:[^"]*">(.*?)</a>')
_STYLES = ("wordpress", "engine", "modern", "joomla", "tables")


@dataclass(frozen=True)
class Row:
    """One URL, what it is, and what is right to say of it."""

    code: str
    url: str
    target: str
    kind: str
    expected: dict[str, object]


@dataclass(frozen=True)
class Plan:
    """One agency: its site and its rows."""

    name: str
    host: str
    home: str
    site: Site
    rows: list[Row]
    soft: bool


@dataclass
class Seen:
    """What was served, for the report."""

    waited: Counter[str] = field(default_factory=Counter)
    unanswered: dict[str, dict[str, list[float]]] = field(default_factory=dict)  # host, page: seconds of each request
    requests: Counter[tuple[str, str]] = field(default_factory=Counter)


def plan(
    number: int, host: str, port: int, closed_port: int, *, per_agency: int, seed: int, faults: bool, documents: float
) -> Plan:
    """One agency's share of the load; the same arguments give the same plan. `documents`: share of the pages that keep theirs."""
    base = f"http://{host}:{port}"
    name = f"{('เทศบาลตำบล', 'อบต.')[number % 2]}สมมุติที่{number + 1}"
    agency = Agency(name, None, "สมมุติ", "ตัวอย่าง", f"{base}/", f"saraban@a{number}.example")
    site = _site(agency, number, seed, documents=documents)
    luck = random.Random(f"{seed}/{number}")
    soft = number % SOFT_SITES == 0
    rows = []
    for place in range(per_agency):
        code = CODES[place % len(CODES)]
        kind = _kind(luck, soft=soft) if faults else "page"
        target = _target(site, code, kind, place)
        address = f"http://{host}:{closed_port}" if kind == "connect-refused" else base
        rows.append(Row(code, address + quoted(target), target, kind, _expected(kind)))
    return Plan(name, host, f"{base}/", site, rows, soft)


class Load:
    """Answers for all agencies at once."""

    def __init__(
        self, plans: Sequence[Plan], *, latency: str, seed: int, page_bytes: int, papers: Sequence[bytes] = ()
    ) -> None:
        self._plans = {each.host: each for each in plans}
        self._rows = {(each.host, row.target): row for each in plans for row in each.rows}
        self._slow, self._seed, self._page_bytes, self._papers = latency != "zero", seed, page_bytes, papers
        self._recovering: dict[tuple[str, str], Handler] = {}
        self.seen = Seen()

    def route(self, request: Request) -> Handler:
        """The answer to one request, after this URL's own latency."""
        host, target = request.local[0], unquote(request.target)
        if request.path != "/robots.txt":
            self.seen.requests[host, target] += 1
        row = self._rows.get((host, target.removesuffix(MOVED)))
        if row is not None and row.kind == "read-timeout":
            return self._unanswered(host, target)
        each = self._plans[host]
        answer = self._other(each, target) if row is None else self._answer(each, row, moved=target.endswith(MOVED))
        return self._after(host, self._wait(host, target), answer) if self._slow else answer

    def report(self, server: Server) -> dict[str, object]:
        """What was seen: requests, the most in flight at any host, and each host's latencies added up."""
        return {
            "requests": len(server.log),
            "urls": len(self._rows),
            "requests_a_url": dict(sorted(Counter(self.seen.requests.values()).items())),
            "peak_in_flight": max(server.peak_address.values(), default=0),
            "peak_by_host": {host: peak for (host, _), peak in server.peak_address.items()},
            "latency_by_host": {host: round(seconds, 3) for host, seconds in self.seen.waited.items()},
            "unanswered_by_host": {host: list(pages.values()) for host, pages in self.seen.unanswered.items()},
        }

    def _answer(self, each: Plan, row: Row, *, moved: bool) -> Handler:
        match row.kind:
            case "moved" if not moved:
                return mishaps.redirect(quoted(row.target) + MOVED)
            case "recovers":
                return self._recovers(each, row)
            case "http-404":
                return mishaps.denied(404)
            case "soft-404":
                return _soft(each.site)
            case "redirect-loop":
                return mishaps.redirect(quoted(row.target))
            case "gzip-bomb":
                return _bomb()
            case "stalls":
                return mishaps.stalls(each.site.pages[each.site.style.address(row.code)])
            case "pdf":
                return sent(self._papers, row.url) if self._papers else _pdf(each.name, row.code)
            case _:
                return self._page(each, row)

    def _other(self, each: Plan, target: str) -> Handler:
        if (found := each.site.pages.get(target)) is not None:
            is_large = self._papers and found.content_type == "application/pdf"
            return sent(self._papers, each.host + target) if is_large else mishaps.page(found)
        return _soft(each.site) if each.soft and target != "/robots.txt" else mishaps.denied(404)

    def _recovers(self, each: Plan, row: Row) -> Handler:
        key = (each.host, row.target)
        if key not in self._recovering:
            self._recovering[key] = recovers(mishaps.denied(503), page=self._page(each, row))
        return self._recovering[key]

    def _page(self, each: Plan, row: Row) -> Handler:
        """The page with fillers after its text; written in pieces, so that nothing large is kept or copied."""
        found = each.site.pages[each.site.style.address(row.code)]
        charset = "cp874" if "874" in found.content_type else "utf-8"
        text, _, ending = found.body.partition(END_OF_TEXT.encode())
        room = max(0, self._page_bytes - len(found.body)) // FILLERS_A_PAGE
        parts = urlsplit(row.url)  # the port is another in each run, and the page is to be the same
        chosen = random.Random(f"{parts.hostname}{parts.path}?{parts.query}").sample(_fillers(charset, room), FILLERS_A_PAGE)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {found.content_type}\r\nContent-Length: "
        length = len(text) + sum(map(len, chosen)) + len(ending)
        pieces = [f"{head}{length}\r\n\r\n".encode(), text, *chosen, ending]

        async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.writelines(pieces)
            await writer.drain()

        return answer

    def _wait(self, host: str, target: str) -> float:
        luck = random.Random(f"{self._seed}/{host}/{target}")
        return min(LONGEST_LATENCY, luck.lognormvariate(math.log(MEDIAN_LATENCY), SPREAD))

    def _after(self, host: str, seconds: float, answer: Handler) -> Handler:
        async def later(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(seconds)
            self.seen.waited[host] += seconds  # type: ignore[assignment]  # seconds, where Counter expects whole numbers
            await answer(request, reader, writer)

        return later

    def _unanswered(self, host: str, target: str) -> Handler:
        async def silent(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            started = time.monotonic()
            try:
                await FAULTS["never-answers"](request, reader, writer)
            finally:
                waits = self.seen.unanswered.setdefault(host, {}).setdefault(target, [])
                waits.append(round(time.monotonic() - started, 3))

        return silent


def _site(agency: Agency, number: int, seed: int, *, documents: float) -> Site:
    articles = {}
    luck = random.Random(f"{seed}/{number}/documents")
    for place, code in enumerate(CODES):
        found = article(code, agency, fiscal_year=PROVINCE_YEAR, seed=seed + number + place)
        if luck.random() >= documents:
            found = replace(found, body_html=_DOCUMENT_LINK.sub(r"\1", found.body_html), documents=())
        articles[code] = replace(found, body_html=found.body_html + END_OF_TEXT)
    return build_site(STYLES[_STYLES[number % len(_STYLES)]], agency, fiscal_year=PROVINCE_YEAR, articles=articles)


def _kind(luck: random.Random, *, soft: bool) -> str:
    shares = {**SHARES, "page": 1 - sum(SHARES.values())}
    name = luck.choices(list(shares), weights=list(shares.values()))[0]
    match name:
        case "missing":
            return "soft-404" if soft else "http-404"
        case "dead":
            return luck.choice(("connect-refused", "read-timeout"))
        case "odd":
            return luck.choice(ODD)
        case _:
            return name


def _target(site: Site, code: str, kind: str, place: int) -> str:
    if kind in {"page", "moved", "recovers"}:
        own = site.style.address(code)
        turn = place // len(CODES)
        return own if not turn else f"{own}{'&' if '?' in own else '?'}n={turn}"
    return f"/files/{place}-{code}" if kind == "pdf" else f"/old/{place}-{code}.html"


def _expected(kind: str) -> dict[str, object]:
    outcome = {
        "page": "ok",
        "moved": "ok",
        "recovers": "ok",
        "pdf": "ok",
        "stalls": "ok",
        "soft-404": "ok",
        "gzip-bomb": "too-large",
    }
    reason = {"recovers": ["recovered-on-retry"], "pdf": ["file-only"], "soft-404": ["soft-404"], "stalls": ["slow"]}
    dead = kind in {"http-404", "soft-404", "connect-refused", "read-timeout", "redirect-loop"}
    found = outcome.get(kind, kind)
    return {"outcome": found, "dead": dead, "codes": reason.get(kind, [] if found == "ok" else [found])}


def _soft(site: Site) -> Handler:
    return mishaps.page(site.page(*notices.SOFT_404))


@cache
def _bomb() -> Handler:
    return mishaps.gzip_bomb()


@cache
def _pdf(name: str, code: str) -> Handler:
    filed = article(code, Agency(name), fiscal_year=PROVINCE_YEAR, seed=1, in_document=True)
    body = pdf(filed.documents[0]) if filed.documents else b"%PDF-1.4\n%%EOF\n"
    return respond(body, content_type="application/pdf")


@cache
def _fillers(charset: str, size: int) -> list[bytes]:
    return [_filler(random.Random(number), size).encode(charset, "replace") for number in range(FILLERS)]


def _filler(luck: random.Random, size: int) -> str:
    """Village business that belongs to no indicator, about so many bytes of UTF-8."""
    lines: list[str] = []
    while sum(map(len, lines)) * 3 < size * 1.1:  # most letters are Thai: three bytes each; tags and digits are shorter
        words = luck.choice(_SENTENCES).format(
            a=luck.randint(1, 14),
            b=luck.randint(20, 900),
            c=luck.randint(2, 60),
            who=luck.choice(_WHO),
            what=luck.choice(_WHAT),
        )
        lines.append(f"<p>{words}</p>")
    return "\n".join(lines)


_WHO = ("ผู้ใหญ่บ้าน", "กลุ่มแม่บ้าน", "ชมรมผู้สูงอายุ", "กรรมการหมู่บ้าน", "อาสาสมัครสาธารณสุข", "กลุ่มเกษตรกร", "เยาวชน", "คณะกรรมการวัด")
_WHAT = ("ศาลาอเนกประสงค์", "คลองส่งน้ำ", "ลานตากข้าว", "สวนหย่อม", "สนามเด็กเล่น", "สะพานไม้", "ประปาหมู่บ้าน", "ป่าชุมชน", "ตลาดนัด")
_SENTENCES = (
    "หมู่ที่ {a} {who}ช่วยกันดูแล{what} มีครัวเรือนร่วม {b} ครัวเรือน ใช้เวลา {c} วัน",
    "{who}เล่าว่าเมื่อก่อนบริเวณ{what}เป็นทุ่งนา กว้าง {c} เมตร ยาว {b} เมตร ปัจจุบันร่มรื่นด้วยต้นไม้ใหญ่ {a} ต้น",
    "อาหารพื้นบ้านของหมู่ที่ {a} มีน้ำพริกและผักสดจากสวนหลังบ้าน {who}ทำขายที่{what} กิโลกรัมละ {c} บาท",
    "ระยะทางจากหมู่ที่ {a} ถึง{what} ประมาณ {c} กิโลเมตร ฝนตกเฉลี่ย {b} มิลลิเมตร",
    "ในอดีต{who}อพยพมาตั้งถิ่นฐานใกล้{what} แรกเริ่มมี {c} หลังคาเรือน ต่อมาขยายเป็น {b} หลังคาเรือน",
    "นกและสัตว์น้ำที่พบใกล้{what}มี {c} ชนิด {who}ร่วมกันปลูกกล้าไม้ {b} ต้น",
)
