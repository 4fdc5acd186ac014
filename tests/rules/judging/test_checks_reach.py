"""How the request ended, what was noticed on the way, and what the address says by itself."""

from types import SimpleNamespace

import pytest

from model.capture import Hop
from model.document import Document, Kind
from model.finding import Reason
from model.outcome import Outcome
from rules.checks import CHECKS
from rules.checks.form.file_only import check_file_only
from rules.checks.form.home_page import check_home_page
from rules.checks.form.last_year import check_last_year
from rules.checks.form.off_site import check_off_site
from rules.checks.form.repeated import check_repeated
from rules.checks.form.service import check_service
from rules.checks.reach.notes import check_notes
from rules.checks.reach.outcome import check_outcome
from rules.measure.time.period_result import PeriodResult
from rules.reasons import NO_REASON, codes, weigh
from rules.say import sentence

DEAD = [outcome for outcome in Outcome if outcome not in NO_REASON]
PASSING = {Outcome.CONNECT_TIMEOUT, Outcome.READ_TIMEOUT, Outcome.CONNECTION_LOST, Outcome.HTTP_5XX, Outcome.DNS_FAILURE,
           Outcome.CONNECT_REFUSED}  # fmt: skip


def dead(bench: SimpleNamespace, outcome: Outcome, **fields: object) -> object:
    shown = {"outcome": outcome, "http_status": fields.pop("http_status", None), "final_url": None, "body_hash": None}
    return bench.case(bench.opened(None, url=bench.url, **(shown | fields)))


@pytest.mark.parametrize("outcome", DEAD)
def test_every_outcome_is_its_own_reason_with_a_quote(bench: SimpleNamespace, outcome: Outcome) -> None:
    (reason,) = check_outcome(dead(bench, outcome))
    assert reason.code == outcome.value
    assert reason.evidence[0].url == bench.url
    assert reason.evidence[0].quote


@pytest.mark.parametrize("outcome", sorted(NO_REASON))
def test_what_ended_well_is_no_reason(bench: SimpleNamespace, outcome: Outcome) -> None:
    assert check_outcome(dead(bench, outcome)) == []


@pytest.mark.parametrize("outcome", DEAD)
@pytest.mark.parametrize(
    ("seen", "failed", "flaky"), [(True, False, True), (True, True, False), (False, False, False), (False, True, False)]
)
def test_what_may_pass_is_flaky_once(
    bench: SimpleNamespace, outcome: Outcome, *, seen: bool, failed: bool, flaky: bool
) -> None:
    page = bench.opened(None, url=bench.url, outcome=outcome, http_status=None)
    asked = bench.case(page, seen_alive=seen, failed_last_scan=failed)
    found = [(weighed.reason.code, weighed.severity.value) for weighed in map(weigh, check_outcome(asked))]
    hard = weigh(Reason(outcome.value, {}, ())).severity.value
    soft = [(outcome.value, "review"), ("flaky", "review")]
    assert found == (soft if flaky and outcome in PASSING else [(outcome.value, hard)])


@pytest.mark.parametrize(("sent_as", "is_file"), [
    ("application/pdf", True), ("application/octet-stream", True), ("application/vnd.ms-excel", True), ("Application/PDF; x=1", True),
    ("application/force-download", True), ("text/html; charset=utf-8", False), ("application/xhtml+xml", False), (None, False),
])  # fmt: skip
def test_a_page_sent_as_a_file_is_saved(bench: SimpleNamespace, sent_as: str | None, *, is_file: bool) -> None:
    page = bench.opened("=แผนตัวอย่าง\nเนื้อหา", content_type=sent_as)
    assert [one.data["file"] for one in check_file_only(bench.case(page))] == (["download"] if is_file else [])


@pytest.mark.parametrize(
    ("status", "quote"), [(404, "HTTP 404 Not Found"), (599, "HTTP 599"), (503, "HTTP 503 Service Unavailable")]
)
def test_the_status_line_is_quoted(bench: SimpleNamespace, status: int, quote: str) -> None:
    assert quote in check_outcome(dead(bench, Outcome.HTTP_5XX, http_status=status))[0].evidence[0].quote


def test_what_the_crawler_knows_of_the_cause_is_said(bench: SimpleNamespace) -> None:
    known = (bench.note("interrupted", {"cause": "slow-host"}), bench.note("intranet-url", {"host": "a"}))
    (slow,) = check_outcome(dead(bench, Outcome.INTERRUPTED, notes=known))
    (stopped,) = check_outcome(dead(bench, Outcome.INTERRUPTED))
    assert (slow.data["cause"], "cause" in stopped.data) == ("slow-host", False)
    assert ("ตอบช้า" in slow.evidence[0].quote, "ตอบช้า" in stopped.evidence[0].quote) == (True, False)
    assert ("--agency" in sentence(slow), "--resume" in sentence(slow)) == (True, False)
    assert "--resume" in sentence(stopped)


def test_a_redirect_to_what_is_no_address_is_the_sites_fault(bench: SimpleNamespace) -> None:
    (mistyped,) = check_outcome(dead(bench, Outcome.INVALID_URL))
    (broken,) = check_outcome(dead(bench, Outcome.INVALID_URL, hops=(Hop(bench.url, 302, "http://a.example:99999/"),)))
    assert ("URL ที่ส่งไม่ถูกรูปแบบ" in sentence(mistyped), "URL ที่ส่งไม่ถูกรูปแบบ" in sentence(broken)) == (True, False)
    assert "แจ้งผู้ดูแลเว็บไซต์แก้การส่งต่อ" in sentence(broken)
    assert "ส่งต่อไปยังที่อยู่ที่ไม่ถูกรูปแบบ" in broken.evidence[0].quote


def test_name_servers_that_fail_are_no_misspelling(bench: SimpleNamespace) -> None:
    failing = bench.note("dns-failure", {"cause": "name-server"})
    page = bench.opened(None, url=bench.url, outcome=Outcome.DNS_FAILURE, http_status=None, notes=(failing,))
    said = [sentence(one) for one in check_outcome(bench.case(page, seen_alive=True))]
    assert not any("ตัวสะกด" in one or "ไม่พบชื่อเว็บไซต์" in one for one in said)
    assert len([one for one in said if "ระบบชื่อโดเมน" in one]) == len(said) == 2
    assert "ตัวสะกด" in sentence(check_outcome(dead(bench, Outcome.DNS_FAILURE))[0])


@pytest.mark.parametrize("outcome", [
    Outcome.DNS_FAILURE, Outcome.CONNECT_REFUSED, Outcome.CONNECT_TIMEOUT, Outcome.READ_TIMEOUT, Outcome.CONNECTION_LOST,
    Outcome.TLS_INVALID, Outcome.PROTOCOL_ERROR, Outcome.REFUSED_ADDRESS,
])  # fmt: skip
@pytest.mark.parametrize("target", ["https://www.gone.example/x", "https://ban-tua-yang.example/x", "http://gone.example:81/x"])
def test_a_site_that_a_redirect_leads_to_is_told_as_such(bench: SimpleNamespace, outcome: Outcome, target: str) -> None:
    hops = (Hop(bench.url, 302, target),)
    (forwarded,) = check_outcome(dead(bench, outcome, hops=hops, final_url=target, http_status=302))
    assert f"หน้านี้ส่งต่อไปยัง {target.removesuffix('/x')} " in sentence(forwarded)
    assert "ตัวสะกด" not in sentence(forwarded)
    assert f"{bench.url} → {target}" in forwarded.evidence[0].quote
    (own,) = check_outcome(dead(bench, outcome, hops=hops, final_url=f"{bench.host}/other", http_status=302))
    assert "ส่งต่อไปยัง" not in sentence(own)  # the site that was submitted


def test_a_redirect_that_names_no_address_is_told_as_such(bench: SimpleNamespace) -> None:
    known = (bench.note("protocol-error", {"cause": "bad-redirect"}),)
    (broken,) = check_outcome(
        dead(bench, Outcome.PROTOCOL_ERROR, notes=known, hops=(Hop(bench.url, 302),), final_url=bench.url)
    )
    assert "ส่งต่อโดยไม่บอกที่อยู่" in sentence(broken)


def test_thai_host_names_are_shown_in_thai(bench: SimpleNamespace) -> None:
    address = "http://xn--72cb8bm9aapmz5h1aj9kpc3c.xn--o3cw4h/p"
    page = bench.opened(None, url=address, outcome=Outcome.HTTP_404, http_status=404, hops=(Hop(f"{address}1", 302),))
    assert "http://เทศบาลไม่มีจริง.ไทย/p1 → http://เทศบาลไม่มีจริง.ไทย/p" in check_outcome(bench.case(page))[0].evidence[0].quote
    gone = bench.opened(None, url=address, outcome=Outcome.DNS_FAILURE, http_status=None)
    (reason,) = check_outcome(bench.case(gone))
    assert "ไม่พบชื่อเว็บไซต์ เทศบาลไม่มีจริง.ไทย " in sentence(reason)
    assert "เทศบาลไม่มีจริง.ไทย" in sentence(reason, "en")
    assert reason.evidence[0].url == address  # for the machine


def test_a_port_that_is_refused_is_no_inner_network(bench: SimpleNamespace) -> None:
    known = bench.note("refused-address", {"cause": "blocked-port", "port": 10080})
    (port,) = check_outcome(dead(bench, Outcome.REFUSED_ADDRESS, notes=(known,)))
    (inner,) = check_outcome(dead(bench, Outcome.REFUSED_ADDRESS))
    assert ("เครือข่ายภายใน" in sentence(inner), "เครือข่ายภายใน" in sentence(port)) == (True, False)
    assert "พอร์ต 10080 ของ www.ban-tua-yang.example" in sentence(port)
    assert port.evidence[0].quote == "พอร์ตของบริการอื่น"


@pytest.mark.parametrize(("code", "data"), [
    ("recovered-on-retry", {"attempts": 3, "first": "http-5xx"}), ("slow", {"seconds": 14.2}),
    ("tls-invalid-but-served", {"why": "expired", "detail": "x"}), ("insecure-http", {}),
])  # fmt: skip
def test_notes_become_reasons(bench: SimpleNamespace, code: str, data: dict[str, object]) -> None:
    page = bench.opened("=ก", notes=(bench.note(code, data),))
    (reason,) = check_notes(bench.case(page))
    assert (reason.code, reason.data) == (code, data)
    assert check_service(bench.case(page)) == []


def test_notes_of_a_dead_page_are_not_said(bench: SimpleNamespace) -> None:
    assert check_notes(dead(bench, Outcome.HTTP_404, notes=(bench.note("slow", {"seconds": 20}),))) == []


@pytest.mark.parametrize(("code", "data"), [
    ("cloud-drive", {"service": "Google Drive"}), ("social-media-only", {"service": "Facebook"}),
    ("shortened-url", {"service": "bit.ly"}), ("intranet-url", {"host": "192.168.1.10"}),
])  # fmt: skip
def test_services_known_by_their_form(bench: SimpleNamespace, code: str, data: dict[str, object]) -> None:
    (reason,) = check_service(dead(bench, Outcome.NOT_FETCHED, notes=(bench.note(code, data),)))
    assert (reason.code, reason.data) == (code, data)
    assert reason.evidence[0].quote == bench.url


@pytest.mark.parametrize(("kind", "url", "headers", "file"), [
    (Kind.HTML, "https://a.example/plan", {}, None),
    (Kind.HTML, "https://a.example/plan.pdf", {}, None),  # a page whose address looks like a file
    (Kind.TEXT, "https://a.example/wp-json/1", {}, None),
    (Kind.PDF, "https://a.example/sdc_download/12", {}, "pdf"),  # a file whose address does not
    (Kind.PDF, "https://a.example/plan.html", {}, "pdf"),
    (Kind.IMAGE, "https://a.example/x", {}, "image"),
    (Kind.XLSX, "https://a.example/?fileId=3", {}, "xlsx"),
    (Kind.ARCHIVE, "https://a.example/x.zip", {}, "archive"),
    (Kind.HTML, "https://a.example/d?id=1", {"Content-Disposition": 'attachment; filename="a.html"'}, "download"),
    (Kind.HTML, "https://a.example/d?id=1", {"Content-Disposition": "inline"}, None),
    (Kind.HTML, "https://docs.google.com/gview?url=https://a.example/x.pdf", {}, "viewer"),
    (Kind.HTML, "https://a.example/pdfjs/web/viewer.html?file=x.pdf", {}, "viewer"),
    (Kind.HTML, "https://a.example/post/view?id=1257", {}, None),
])  # fmt: skip
def test_file_only(bench: SimpleNamespace, kind: Kind, url: str, headers: dict[str, str], file: str | None) -> None:
    page = bench.opened(Document(url, kind), headers=tuple(headers.items()))
    assert [reason.data["file"] for reason in check_file_only(bench.case(page))] == ([file] if file else [])


@pytest.mark.parametrize(("home", "url", "off"), [
    ("https://www.ban-tua-yang.go.th", "https://ban-tua-yang.go.th/x", False),
    ("http://ban-tua-yang.go.th/", "https://ita.ban-tua-yang.go.th/x", False),
    ("https://ban-tua-yang.go.th", "https://thung-sommut.go.th/x", True),
    ("https://ban-tua-yang.go.th", "https://sites.google.com/view/x", True),
    ("https://ban-tua-yang.example", "https://ban-tua-yang.example:8443/x", False),
    ("http://10.1.1.1", "http://10.1.1.2/x", True),
    ("http://127.0.1.1:8001/", "http://127.0.1.1:8001/x", False),
    (None, "https://anywhere.example/x", False),
    ("", "https://anywhere.example/x", False),
])  # fmt: skip
def test_off_site(bench: SimpleNamespace, home: str | None, url: str, *, off: bool) -> None:
    from model.submission import Agency

    case = bench.case(bench.opened(bench.document("=ก", url=url)), agency=Agency(bench.name, home_url=home))
    assert [reason.code for reason in check_off_site(case)] == (["off-site"] if off else [])


@pytest.mark.parametrize(("url", "period", "met", "home"), [
    ("https://a.example/", "none", False, True), ("https://a.example/index.php", "none", None, True),
    ("https://a.example/", "none", True, False),  # links to social networks, the address, a chat
    ("https://a.example/", "current_fy", True, True),  # the newest news stand there today, not in June
    ("https://a.example/plan", "none", False, False), ("https://a.example/?page=18", "none", False, False),
])  # fmt: skip
def test_home_page_only(bench: SimpleNamespace, url: str, period: str, met: bool | None, *, home: bool) -> None:
    case = bench.case(bench.document("=หน้าแรก", url=url), url=url, met={"budget": met}, asked=bench.indicator(period))
    assert [reason.code for reason in check_home_page(case)] == (["home-page-only"] if home else [])


@pytest.mark.parametrize(("same", "expected"), [
    (("O18",), []), (("O18", "O19"), [False]), (("O18", "O18"), [False]), (("O18", "O18", "O19"), [False]),
    (("O10", "O11", "O18", "O19", "O20"), [None]), (("O21", "O22", "O23", "O24"), [False]), ((), []),
])  # fmt: skip
def test_the_same_address_again(bench: SimpleNamespace, same: tuple[str, ...], expected: list[object]) -> None:
    reasons = check_repeated(bench.case(same_url=same))
    assert [reason.data.get("certain") for reason in reasons] == expected


@pytest.mark.parametrize(("last_year", "years", "said"), [
    (True, (2564,), True), (True, (2564, 2565), False), (True, (), False), (False, (2564,), False),
])  # fmt: skip
def test_same_as_last_year(bench: SimpleNamespace, last_year: bool, years: tuple[int, ...], *, said: bool) -> None:
    asked = bench.indicator()
    case = bench.case(last_year_url=last_year, asked=asked, period=PeriodResult(asked.period, 2565, met=False, years=years))
    assert bool(check_last_year(case)) is said


@pytest.mark.parametrize("outcome", DEAD)
def test_a_dead_page_has_only_reasons_of_reach(bench: SimpleNamespace, outcome: Outcome, framework: object) -> None:
    from rules.case import Case

    dossier = bench.dossier(bench.opened(None, url=bench.url, outcome=outcome, http_status=None), same_url=("O18",) * 9)
    case = Case(dossier, framework, bench.indicator())  # type: ignore[arg-type]
    said = [reason.code for check in CHECKS.values() for reason in check(case)]
    assert said == [outcome.value]
    assert set(said) <= codes()
