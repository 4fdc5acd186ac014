"""Nothing that a stranger writes, in a spreadsheet or a page, makes the program ask an inner address or give a secret away."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from demo.server import Handler, respond

HTML = "<!doctype html><html lang=th><meta charset=utf-8><title>แผน {0}</title>{1}<main><h1>แผนการใช้จ่ายงบประมาณ 2565</h1>{0}</main>"
OPEN = ["--allow-network", "127.0.0.2/32", "--as-of", "2022-04-20", "--year", "2565", "--timeout", "3"]
HEADER = "agency,indicator,url\n"
PASSWORD = "hunter2-of-the-town"


def page(body: str, head: str = "") -> Handler:
    return respond(HTML.format(body, head))


def to(target: str, status: int = 302) -> Handler:
    return respond("", status=status, headers=[("Location", target)])


def answers(secret: str) -> dict[str, Handler]:
    """Every way by which a page can lead to another address."""
    bare = secret.removeprefix("http:")
    return {
        "/redirect": to(f"{secret}/redirect"),
        "/redirect-no-scheme": to(f"{bare}/redirect"),
        "/redirect-user": to(f"http://127.0.0.2@{bare[2:]}/redirect"),
        "/redirect-twice": to("/redirect", 307),
        "/refresh-header": respond("", headers=[("Refresh", f"0; url={secret}/refresh")]),
        "/meta": page("", f"<meta http-equiv=refresh content='0; url={secret}/meta'>"),
        "/script": page(f"<script>location.href='{secret}/script'</script>"),
        "/frame": page(f"<iframe src='{secret}/frame' width=900 height=900></iframe>"),
        "/frameset": respond(f"<frameset><frame src='{secret}/frameset'></frameset>"),
        "/embed": page(f"<object data='{secret}/plan.pdf'></object><embed src='{secret}/plan.pdf'>"),
        "/attachment": page(f"<a href='{secret}/plan.pdf'>แผนการใช้จ่ายงบประมาณประจำปี 2565 (PDF)</a>"),
        "/base": page("<a href='plan.pdf'>แผนการใช้จ่ายงบประมาณ 2565</a>", f"<base href='{secret}/'>"),
        "/next": page(f"<a href='{secret}/o18'>O18 แผนการใช้จ่ายงบประมาณประจำปี 2565</a>"),
        "/picture": page(f"<img src='{secret}/a.png'><link rel=stylesheet href='{secret}/a.css'>"),
        "/robots.txt": to(f"{secret}/robots.txt"),
    }


def spellings(secret: str) -> list[str]:
    """One inner address in the notations that get round naive checks."""
    port = secret.rpartition(":")[2]
    hosts = (
        "127.0.0.9", "2130706441", "0177.0.0.011", "0x7f.9", "0x7f000009", "127.9", "[::ffff:127.0.0.9]", "[::ffff:7f00:9]",
        "[64:ff9b::7f00:9]", "[2002:7f00:9::]", "[2001:0:0:0:0:0:80ff:fff6]", "[fe80::1%25eth0]", "[::127.0.0.9]",
        "１２７.０.０.９", "127。0。0。9", "127.0.0.2@127.0.0.9",
        "localhost", "LOCALHOST.", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[::1]", "[fd00:ec2::254]",
    )  # fmt: skip
    return [f"http://{host}:{port}/spelling" for host in hosts]


def check(run: Any, tmp_path: Path, urls: list[str], secret: str) -> tuple[Any, list[dict[str, Any]]]:
    rows = "".join(f"อบต.ทุ่งสมมุติ,O{number % 43 + 1},{url}\n" for number, url in enumerate(urls))
    (tmp_path / "a.csv").write_text(HEADER + rows, encoding="utf-8")
    proxies = dict.fromkeys(("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"), secret)
    ran = run("check", "a.csv", *OPEN, env={**proxies, "no_proxy": ""})
    assert "Traceback" not in ran.err
    assert ran.code == 1, ran.err
    return ran, [json.loads(line) for line in ran.out.decode().splitlines()]


def test_no_way_leads_to_an_inner_address(oit: Any, village: Any, tmp_path: Path) -> None:
    with village(answers) as town:
        urls = [f"{town.site}{path}" for path in answers("http://x") if path != "/robots.txt"]
        _, records = check(oit, tmp_path, urls, town.secret)
        assert [seen.path for seen in town.secret_log] == []
        assert {seen.path for seen in town.site_log} >= {url.removeprefix(town.site) for url in urls}
    found = {r["url"].removeprefix(town.site): r for r in records if r["kind"] == "submission"}
    for path in ("/redirect", "/redirect-no-scheme", "/redirect-user", "/redirect-twice", "/refresh-header"):
        assert found[path]["outcome"] == "refused-address", path
    assert not [path for path, record in found.items() if record["verdict"] == "pass"]
    assert {a["outcome"] for record in found.values() for a in record["attachments"] if "127.0.0.9" in a["url"]} <= {
        "refused-address",
        "not-fetched",
    }
    assert found["/attachment"]["attachments"][0]["outcome"] == "refused-address"


def test_no_notation_of_an_inner_address_is_asked(called: Any, village: Any, tmp_path: Path) -> None:
    with village(answers) as town:
        _, records = check(called, tmp_path, spellings(town.secret), town.secret)
        assert (town.secret_log, town.site_log) == ([], [])
    ends = {record["url"]: record["outcome"] for record in records if record["kind"] == "submission"}
    assert set(ends.values()) <= {"refused-address", "invalid-url"}, ends
    assert sum(end == "refused-address" for end in ends.values()) > len(ends) - 3


@pytest.mark.parametrize("path", ["direct", "/redirect", "/meta", "/frame"])
def test_an_index_page_is_held_to_the_same(called: Any, village: Any, path: str) -> None:
    with village(answers) as town:
        ran = called("check", town.secret if path == "direct" else town.site + path, *OPEN, env={"ALL_PROXY": town.secret})
        assert [seen.path for seen in town.secret_log] == []
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_password_in_a_link_goes_nowhere(called: Any, village: Any, tmp_path: Path) -> None:
    def paths(_secret: str) -> dict[str, Handler]:
        return {"/page": page("ก"), "/moved": to(f"//admin:{PASSWORD}@127.0.0.2/page"), "/index": page(_index())}

    with village(paths) as town:
        host = town.site.removeprefix("http://")
        given = [f"http://admin:{PASSWORD}@{host}/page", f"{town.site}/moved", f"http://admin:{PASSWORD}@127.0.0.9/"]
        ran, records = check(called, tmp_path, given, town.secret)
        index = called("check", f"http://admin:{PASSWORD}@{host}/index", *OPEN, "--agency", "อบต.ทุ่งสมมุติ")
        assert not [seen for seen in town.site_log if "authorization" in seen.headers or PASSWORD in str(seen)]
    assert records[0]["url"] == f"http://admin:***@{host}/page"
    assert records[0]["outcome"] == "ok"
    assert "รหัสผ่าน" in ran.err
    assert PASSWORD not in ran.out.decode() + ran.err
    assert PASSWORD not in index.out.decode() + index.err
    assert not [path.name for path in tmp_path.glob("oit.db*") if PASSWORD.encode() in path.read_bytes()]


def _index() -> str:
    return f"<ul><li><a href='http://admin:{PASSWORD}@127.0.0.9/o18'>O18 แผนการใช้จ่ายงบประมาณประจำปี</a></ul>"


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here: the PDF was not written")
def test_the_browser_that_writes_the_pdf_asks_for_nothing(called: Any, village: Any, tmp_path: Path) -> None:
    def paths(secret: str) -> dict[str, Handler]:
        bait = f"<img src={secret}/a.png><iframe src={secret}/b></iframe><link rel=stylesheet href={secret}/c>"
        return {"/bait": respond(HTML.format(bait.replace("<", "&lt;"), ""))}

    with village(paths) as town:
        check(called, tmp_path, [f"{town.site}/bait", f"{town.secret}/<img src={town.secret}/d>"], town.secret)
        ran = called("report", "--format", "pdf", "--out", "a.pdf")
        assert ran.code == 0, ran.err
        assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
        assert town.secret_log == []
