"""What strangers wrote, in a spreadsheet or a page, leaves the program as harmless text in every form that it writes."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import openpyxl
import pytest

from demo.server import Handler, respond

OPTIONS = ["--allow-network", "127.0.0.2/32", "--as-of", "2022-04-20", "--year", "2565", "--timeout", "5"]
EVIL = (
    "</script><script>hacked()</script>", "<img src=x onerror=hacked()>", "\"'><svg/onload=hacked()>", "{{7*7}}{% raw %}", "=cmd|' /C calc'!A0",
    "+1+cmd", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "  =HYPERLINK(\"http://evil.example\")", "\x1b[2J\x1b]0;title\x07", "\u202egpj.exe\u2066",
    "a\r\nBcc: thief@evil.example\r\n\r\nbody", "nul\0nul", "\x9b31m", "\u2028line\u2029", "[bold red]markup[/]", "%s%n{0}", "../../etc/passwd\0.csv",
)  # fmt: skip
LINKS = (
    "javascript:hacked()",
    "data:text/html,<script>hacked()</script>",
    'http://127.0.0.9/"onmouseover="hacked()',
    "http://127.0.0.9/\x1b[2J",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MEGABYTES = 10


def pages(_secret: str) -> dict[str, Handler]:
    """A page for each string, in title, heading, cell, link and header; one with a title of 10 MB; one that is no text."""
    found = {}
    for number, text in enumerate(EVIL):
        body = (
            f"<title>{text}</title><h1>แผน {text} 2565</h1><table><tr><td>{text}<td>{text}</table><a href='{text}'>{text}</a>"
        )
        header = "".join(letter for letter in text if letter not in "\r\n").encode("utf-8").decode("latin-1")
        found[f"/{number}"] = respond(
            body, headers=[("Server", header), ("X-Evil", header)], content_type=f"text/html; {header}"
        )
    found["/long"] = respond("<title>" + "ก" * (MEGABYTES * 2**20 // 3) + "</title><h1>แผน 2565</h1>")
    found["/bytes"] = respond("<title>แผน ".encode() + b"\xff\xfe\xed\xa0\x80\xc0\x80" * 50 + b"</title><h1>2565 \xf5\x80</h1>")
    return found


@pytest.fixture(scope="module")
def shared() -> dict[str, Any]:
    """The one scan that all tests of this file look at."""
    return {}


@pytest.fixture
def scanned(oit: Any, called: Any, village: Any, tmp_path_factory: Any, shared: dict[str, Any]) -> dict[str, Any]:
    """A scan in which every text is hostile, and what each command made of it."""
    if not shared:
        folder = tmp_path_factory.mktemp("written")
        with village(pages) as town:
            (folder / "a.jsonl").write_text("".join(rows(town.site)), encoding="utf-8")
            shared["check"] = oit("check", folder / "a.jsonl", "--db", f"sqlite:///{folder / 'oit.db'}", *OPTIONS)
            mail = ["nightly", "--db", f"sqlite:///{folder / 'oit.db'}", "--dry-run", folder / "mail", "--pause", "0"]
            shared["nightly"] = called(*mail, *OPTIONS)
        shared["folder"] = folder
    return shared


def rows(site: str) -> Iterator[str]:
    """JSON lines: the one form of input in which every character can be given."""
    urls = [f"{site}/{number}" for number in range(len(EVIL))] + [f"{site}/long", f"{site}/bytes", *LINKS]
    for number, url in enumerate(urls):
        text = EVIL[number % len(EVIL)]
        given = {
            "agency": f"{text} อบต. {number % 3}", "indicator": f"O{number % 43 + 1}", "url": url, "explanation": text + "\ud800", "province": text,
            "district": text, "division": text, "email": f"a@b.example\r\nBcc: {number}@evil.example", "home_url": text,
        }  # fmt: skip
        yield json.dumps(given) + "\n"


def harmless(text: str) -> None:
    """Nothing that a terminal obeys."""
    bad = {letter for letter in text if letter in BIDI or (unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n")}
    assert bad == set()


def test_the_scan_ends_and_the_terminal_is_safe(scanned: dict[str, Any]) -> None:
    ran = scanned["check"]
    assert ran.code == 1, ran.err
    harmless(ran.err)
    assert "Traceback" not in ran.err + scanned["nightly"].err
    harmless(scanned["nightly"].err)


def test_records_are_lines_of_valid_json(scanned: dict[str, Any]) -> None:
    lines = scanned["check"].out.decode("utf-8").split("\n")
    records = [json.loads(line) for line in lines if line]
    submissions = [record for record in records if record["kind"] == "submission"]
    assert len(submissions) == len(EVIL) + 2 + len(LINKS)
    assert max(len(line) for line in lines) < 100_000, "a title of 10 MB does not come along"
    assert not [line for line in lines if set(line) & set("\0\x1b\x07\x9b")]
    assert {r["outcome"] for r in submissions if r["url"] in LINKS} <= {"invalid-url", "refused-address"}


@pytest.mark.parametrize("command", ["report", "check"])
def test_csv_has_no_formula(scanned: dict[str, Any], called: Any, command: str, village: Any) -> None:
    folder, database = scanned["folder"], ["--db", f"sqlite:///{scanned['folder'] / 'oit.db'}"]
    if command == "report":
        out = called("report", "--format", "csv", *database).out
    else:
        (folder / "b.csv").write_text("agency,indicator,url\n=1+1,O1,=2+2\n@a,O2,-\n", encoding="utf-8")
        out = called("check", folder / "b.csv", "--format", "csv", *OPTIONS).out
    table = list(csv.reader(io.StringIO(out.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in table}) == 1
    assert len(table) > 2
    assert [cell for row in table for cell in row if cell.lstrip(" \u00a0\n").startswith(FORMULA)] == []
    harmless(out.decode("utf-8-sig").replace("\r\n", "\n"))


def test_a_table_does_not_repaint_the_terminal(scanned: dict[str, Any], called: Any) -> None:
    folder = scanned["folder"]
    (folder / "c.jsonl").write_text("".join(rows("http://127.0.0.9")), encoding="utf-8")
    ran = called("check", folder / "c.jsonl", "--format", "table", *OPTIONS)
    assert ran.code == 1
    harmless(ran.out.decode("utf-8"))
    assert "[bold red]" in ran.out.decode("utf-8")


@pytest.mark.parametrize("form", ["html", "jsonl", "diff"])
def test_pages_have_no_script_of_theirs(scanned: dict[str, Any], called: Any, form: str) -> None:
    database = ["--db", f"sqlite:///{scanned['folder'] / 'oit.db'}"]
    out = scanned["folder"] / f"out.{form}.html"
    ran = (
        called("diff", "--format", "html", "--out", out, *database)
        if form == "diff"
        else called("report", "--format", form, "--out", out, *database)
    )
    assert ran.code in (0, 1), ran.err
    text = out.read_bytes().decode("utf-8")
    harmless(text)
    if form == "jsonl":
        assert [json.loads(line) for line in text.split("\n") if line]
        return
    assert "Content-Security-Policy" in text
    for raw in ("<script>hacked", "<img src=x", "<svg/onload", 'href="javascript:', 'href="data:', '9/"onmouseover'):
        assert raw not in text, raw
    assert len(text) < 3_000_000


def test_a_workbook_has_no_formula_and_no_odd_link(scanned: dict[str, Any], called: Any) -> None:
    out = scanned["folder"] / "out.xlsx"
    ran = called("report", "--format", "xlsx", "--out", out, "--db", f"sqlite:///{scanned['folder'] / 'oit.db'}")
    assert ran.code == 0, ran.err
    cells = [
        cell for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any("hacked" in text for text in texts)
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target or "" for cell in cells if cell.hyperlink]
    assert [link for link in links if link and not link.startswith(("http://", "https://"))] == []
    for text in texts:
        harmless(text.replace("\t", " ").replace("\r", " "))


def test_mails_have_the_headers_that_we_wrote(scanned: dict[str, Any]) -> None:
    files = sorted((scanned["folder"] / "mail").rglob("*.eml"))
    assert files, scanned["nightly"].err
    for path in files:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert message["Bcc"] is None
        assert message["Cc"] is None
        assert {address.addr_spec for address in message["To"].addresses} == {"a@b.example"}
        for header in message.values():
            harmless(str(header))
        for part in message.walk():
            if part.get_content_maintype() == "text" and not part.is_attachment():
                text = part.get_content()
                assert part.get_content_type() == "text/plain" or "<script>hacked" not in text
                harmless(text.replace("\r\n", "\n"))
