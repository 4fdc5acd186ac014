"""A season of nights with a script of changes: every change is told once, on its morning, to its agency; nothing else is.

No site is asked: captures and findings are fed as a scan would store them, and the clock is an argument. All the rest is the
nightly run itself: its diff, its outbox, and a real mail server on loopback. Run: `.venv/bin/python bench/season.py`.
"""

import argparse
import hashlib
import random
import re
import socket
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from statistics import median

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from model.capture import Capture
from model.finding import (
    AgencyFinding,
    ComponentResult,
    Content,
    Evidence,
    Finding,
    IndicatorFinding,
    Reason,
    Severity,
    Verdict,
    WeighedReason,
)  # fmt: skip
from model.outcome import Outcome
from model.submission import Agency, Submission
from notify import words
from notify.settings import MailSettings, Security
from scans import nightly
from scans.nightly import Night
from scans.options import Options
from storage import nights, outbox, save
from storage.session import Store, open_store
from thai.fiscal import BANGKOK

YEAR_BE = 2565
FIRST = datetime(2022, 1, 3, 18, 0, tzinfo=UTC)  # 1:00 in Bangkok; the season of 120 nights goes on to the deadline
CHANCE = 0.004  # of a page, a night: 84 agencies x 43 pages have some 14 changes every morning
REST = 8  # nights that a page stays as it is after a change: what goes back and forth sooner is flapping, another story
OFFICE = "office@office.example"
FINANCE = "กองคลัง"
GROUP = re.compile(r"^-- (.+) \((\d+)\)\r?$", re.MULTILINE)
# From each state, what the script may do next, and what that is called.
NEXT = {
    "pass": {"dead": "newly-dead", "wrong": "newly-failing", "less": "changed-content", "blink": None, "gone": "withdrawn"},
    "less": {"pass": "changed-content", "dead": "newly-dead"},
    "dead": {"pass": "repaired"},
    "wrong": {"pass": "newly-passing", "dead": "newly-dead"},
}


@dataclass
class Page:
    """One submission: what it shows, and since when."""

    agency: str
    indicator: str
    place: int
    version: int = 0
    state: str = "pass"
    quiet_until: int = REST

    @property
    def url(self) -> str:
        """Its address; a new one for each new submission."""
        return f"https://{short(self.agency)}.example/p{self.place}v{self.version}"

    @property
    def division(self) -> str | None:
        """Every third agency says which of its pages the finance division answers for."""
        return FINANCE if self.place % 2 and int(short(self.agency)[1:]) % 3 == 0 else None

    @property
    def readers(self) -> list[str]:
        """Whom a change of it is to be told to."""
        return [address_of(self.agency), *([address_of(self.agency, FINANCE)] if self.division else [])]


def short(agency: str) -> str:
    """What tells the agencies apart."""
    return agency.rpartition(" ")[2]


def address_of(agency: str, division: str | None = None) -> str:
    """Where an agency reads its mail, or its finance division."""
    return f"{short(agency)}{'-finance' if division else ''}@ban.example"


@dataclass
class Post:
    """The mail server."""

    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message."""
        found = message_from_bytes(envelope.content or b"", policy=policy.default)
        if isinstance(found, EmailMessage):
            self.mails.append(found)
        return "250 kept"


@dataclass
class Season:
    """The nights so far: what was wrong, and what they cost."""

    wrong: list[str] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    mails: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    last_mail: dict[str, date] = field(default_factory=dict)


def main() -> int:
    """Play the season; exit code 1 where a mail was wrong, missing or too much."""
    arguments = _arguments()
    rng = random.Random(arguments.seed)
    names = [f"เทศบาลตำบลบ้านตัวอย่าง a{number}" for number in range(arguments.agencies)]
    pages = [Page(name, f"O{place + 1}", place) for name in names for place in range(arguments.each)]
    post, season = Post(), Season()
    with _served(post) as port, _database() as store:
        for night in range(arguments.nights):
            told = _change(pages, night, arguments.chance, rng) if night else {}
            _play(store, pages, names, night, port=port, rng=rng, season=season)
            if night == arguments.spoil:
                told.pop(next(iter(told)))
            _check(store, post, told, night, season)
            season.sizes.append(_size(store))
    _report(season, arguments)
    return 1 if season.wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=120)
    parser.add_argument("--agencies", type=int, default=84)
    parser.add_argument("--each", type=int, default=43, help="pages of an agency")
    parser.add_argument("--chance", type=float, default=CHANCE, help="of a change, for a page and a night")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--spoil", type=int, help="strike the changes of one agency in this night from the script: it must be noticed"
    )
    return parser.parse_args()


@contextmanager
def _served(post: Post) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def _database() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'season.db'}", upgrade=True) as store:
        yield store


def _change(pages: Sequence[Page], night: int, chance: float, rng: random.Random) -> dict[str, Counter[str]]:
    """Let pages change by the script; what each address is to be told of."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        if page.state == "blink":
            page.state, page.quiet_until = "pass", night + REST
        elif page.state == "gone" and night >= page.quiet_until:
            page.state, page.version, page.quiet_until = "pass", page.version + 1, night + REST
            _tell(told, page, "new-submission")
        elif page.state in NEXT and night >= page.quiet_until and rng.random() < chance:
            page.state, name = rng.choice(sorted(NEXT[page.state].items()))
            page.quiet_until = night + REST
            if name is not None:
                _tell(told, page, name)
    return dict(told)


def _tell(told: dict[str, Counter[str]], page: Page, change: str) -> None:
    for address in page.readers:
        told[address][change] += 1


def _play(
    store: Store, pages: Sequence[Page], names: Sequence[str], night: int, *, port: int, rng: random.Random, season: Season
) -> None:
    """One night: the list as it is then, what a scan would store, and the nightly run's own end."""
    now = FIRST + timedelta(days=night)
    listed = [page for page in pages if page.state != "gone"]
    records = [
        Submission(at, page.agency, page.indicator, page.url, YEAR_BE, division=page.division) for at, page in enumerate(listed)
    ]
    agencies = [
        Agency(name, province="จังหวัดสมมุติ", email=address_of(name), divisions=((FINANCE, address_of(name, FINANCE)),))
        for name in names
    ]
    save.submissions(store, agencies, records, fiscal_year=YEAR_BE, now=now - timedelta(hours=9))
    found: dict[str, list[Finding]] = defaultdict(list)
    for page, record in zip(listed, records, strict=True):
        found[page.agency].append(_finding(page, record, now, rng))
    settings = MailSettings(
        host="127.0.0.1", port=port, security=Security.NONE, sender="oit@office.example", office=OFFICE, lang="en"
    )
    options = _options(store, now)
    began = time.process_time()
    run = nights.begin(store, fiscal_year=YEAR_BE, as_of=now.date(), settings={}, version="bench", holder="bench", now=now)
    captures = [_capture(finding) for findings in found.values() for finding in findings]
    for start in range(0, len(captures), 64):
        save.captures(store, run.scan, captures[start : start + 64])
    for name in names:
        save.agency_done(store, run.scan, name, found[name], *_totals(name, found[name]), now=now)
    evening = Night(settings, clock=lambda: now)
    nightly.tell(store, run, options, evening)
    nightly.send(store, run, options, evening)
    season.seconds.append(time.process_time() - began)


def _options(store: Store, now: datetime) -> Options:
    return Options(
        db=store.url.render_as_string(hide_password=False), year=YEAR_BE, as_of=None, form="jsonl", out=None, concurrency=1, per_host=1,
        timeout=1, max_bytes=1, attachments=0, allow_network=(), ocr=False, contact=None, lang="en", quiet=True, now=now, version="bench",
    )  # fmt: skip


def _finding(page: Page, record: Submission, now: datetime, rng: random.Random) -> Finding:
    """What a scan would say of a page; the hash is another one every night, as of a page with a counter."""
    mark = hashlib.sha256(f"{page.url} {now}".encode()).hexdigest()
    seen = Finding(
        record, YEAR_BE, Verdict.PASS, "ok", 200, page.url, "text/html", 1, rng.randrange(80, 9000), rng.randrange(8_000, 150_000), now,
        (), _content(page, ("plan", "sum", "report"), mark),
    )  # fmt: skip
    quote = (Evidence(page.url, "บรรทัด 3", "รายงานผลการดำเนินงาน", mark),)
    match page.state:
        case "pass":
            return seen
        case "less":
            return replace(seen, content=_content(page, ("plan", "sum"), mark))
        case "wrong":
            wrong = Reason("wrong-year", {"wanted": YEAR_BE, "found": [YEAR_BE - 1]}, quote)
            return replace(seen, verdict=Verdict.FAIL, reasons=(WeighedReason(wrong, Severity.FAIL),))
    gone = replace(seen, outcome="http-404", http_status=404, content=None, verdict=Verdict.FAIL)
    if page.state == "dead":
        return replace(gone, reasons=(WeighedReason(Reason("http-404", {"host": "a"}, quote), Severity.FAIL),))
    blink = WeighedReason(Reason("flaky", {"outcome": "read-timeout"}, quote), Severity.REVIEW)
    return replace(gone, outcome="read-timeout", http_status=None, verdict=Verdict.REVIEW, reasons=(blink,))


def _content(page: Page, met: Sequence[str], mark: str) -> Content:
    quote = (Evidence(page.url, "ตาราง แถว 2", f"{page.indicator} รายงาน", mark),)
    parts = tuple(ComponentResult(name, name, name in met, quote if name in met else ()) for name in ("plan", "sum", "report"))
    return Content(
        0.9, quote, ((page.indicator, 0.9),), (YEAR_BE,), "current_fy", period_met=True, period_evidence=(), components=parts
    )


def _totals(name: str, findings: Sequence[Finding]) -> tuple[list[IndicatorFinding], AgencyFinding]:
    indicators = [
        IndicatorFinding(name, f.submission.indicator, YEAR_BE, "เรื่อง", f.verdict, f.reasons, 1, 0.58, f.submission.division)
        for f in findings
    ]
    counts = dict.fromkeys(Verdict, 0) | Counter(finding.verdict for finding in findings)
    score = 100 * counts[Verdict.PASS] / max(len(findings), 1)
    return indicators, AgencyFinding(name, YEAR_BE, counts, score, score, (100 - score) / 4)


def _capture(finding: Finding) -> Capture:
    url = finding.submission.url
    if finding.outcome != "ok":
        return Capture(url, Outcome(finding.outcome), finding.checked_at, finding.http_status)
    body = f"{url} {finding.checked_at}".encode()
    return Capture(url, Outcome.OK, finding.checked_at, 200, url, "text/html", body=body, size=finding.size)


def _check(store: Store, post: Post, told: dict[str, Counter[str]], night: int, season: Season) -> None:
    """The mails of this morning against the script."""
    came, post.mails = post.mails, []
    today = (FIRST + timedelta(days=night)).astimezone(BANGKOK).date()
    by_address: dict[str, list[EmailMessage]] = defaultdict(list)
    for mail in came:
        by_address[mail["To"].addresses[0].addr_spec].append(mail)
        season.mails[_kind(mail)] += 1
    office = by_address.pop(OFFICE, [])
    for address in sorted({*told, *by_address}):
        said = [(_kind(mail), _counted(mail)) for mail in by_address.get(address, [])]
        season.wrong += _wrong(address, said, told.get(address, Counter()), today, season)
        if said:
            season.last_mail[address] = today
    for address, counted in told.items():
        if "-finance" not in address:
            season.changes.update(counted)
    if len(office) > 1 or (told and not office):
        season.wrong.append(f"{today}: {len(office)} digests")
    if outbox.unsent(store):
        season.wrong.append(f"{today}: mails wait in the outbox")


def _wrong(
    address: str, said: Sequence[tuple[str, Counter[str]]], expected: Counter[str], today: date, season: Season
) -> list[str]:
    """What is wrong with the mails to one address; every one that tells nothing new needs another reason to be sent."""
    if sum((counted for _, counted in said), Counter()) != expected or len(said) > 1:
        return [f"{today} {address}: the script has {dict(expected)}, the mails say {said}"]
    quiet = today - season.last_mail.get(address, date.min) >= timedelta(days=7)
    for kind, _ in said:
        if (
            (kind == "changes" and not expected)
            or (kind == "weekly" and not quiet)
            or kind not in ("changes", "weekly", "reminder")
        ):
            return [f"{today} {address}: a mail of kind {kind} for {dict(expected)}"]
    return []


def _kind(mail: EmailMessage) -> str:
    return str(mail["Message-ID"]).strip("<>").partition(".")[0]


def _counted(mail: EmailMessage) -> Counter[str]:
    """How many changes of each kind the text of a mail tells of, in all its parts."""
    body = mail.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    names = {words.said(pair, "en"): kind.value for kind, pair in words.CHANGES.items()}
    counted: Counter[str] = Counter()
    for name, number in GROUP.findall(text):
        counted[names[name]] += int(number)
    return counted


def _size(store: Store) -> int:
    """Bytes in use; removed rows leave room that the next night fills."""
    with store.read() as connection:
        pages, free, size = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)


def _report(season: Season, arguments: argparse.Namespace) -> None:
    settled = min(10, len(season.sizes) - 1)  # nights until old looks are removed for good
    half = (settled + len(season.seconds)) // 2
    first, second = median(season.seconds[settled:half] or [0]), median(season.seconds[half:] or [0])
    grown = season.sizes[-1] - season.sizes[settled]
    per_change = grown / max(season.changes.total(), 1)
    print(f"{arguments.agencies} agencies x {arguments.each} pages x {arguments.nights} nights, seed {arguments.seed}")
    print(f"  changes of the script  {season.changes.total():6}  {dict(season.changes)}")
    print(f"  mails                  {season.mails.total():6}  {dict(season.mails)}")
    print(f"  wrong, missing or too much {len(season.wrong):2}")
    print(f"  CPU a night            {first:6.2f} s in the first half, {second:.2f} s in the second")
    print(
        f"  database               {season.sizes[settled] / 1e6:6.2f} MB after night {settled + 1}, {season.sizes[-1] / 1e6:.2f} MB at the end"
    )
    print(
        f"  growth                 {per_change:6.0f} bytes a change, {grown / max(len(season.sizes) - settled, 1) / 1e3:.1f} kB a night"
    )
    for line in season.wrong[:20]:
        print(f"  WRONG {line}")


if __name__ == "__main__":
    sys.exit(main())
