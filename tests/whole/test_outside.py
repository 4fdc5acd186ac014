"""What a person meets at the edges of the commands: names of files, addresses, pages that are no index."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
import pytest

from cli import oit
from model.errors import InputError
from scans.show_diff import _default_form

Run = Callable[..., Any]
ROW = "หน่วยงาน,ข้อ,ลิงก์\nอบต.ทุ่งสมมุติ,O18,http://10.1.2.3/o18\n"
MENU = "".join(
    f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(("โครงสร้าง", "ข้อมูลการติดต่อ", "ข่าวประชาสัมพันธ์", "Q&amp;A"))
)
PAGES = {
    "/contact": f"<title>อบต.ทุ่งสมมุติ</title><h1>ข้อมูลการติดต่อ</h1><ul>{MENU}</ul>",
    "/ita": '<title>อบต.ทุ่งสมมุติ ยินดีต้อนรับ</title><h1>ITA</h1><p><a href="http://10.1.2.3/18">O18 แผนการใช้จ่าย</a></p>',
}


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = PAGES.get(self.path, "").encode()
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["out.xlsx", "out.PDF", "out.html", "out.docx"])
def test_records_are_not_written_under_the_name_of_another_kind_of_file(called: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.csv").write_text(ROW, encoding="utf-8")
    ran = called("check", "a.csv", "--out", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"oit report --out {name}" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"]


def test_a_report_is_not_written_under_a_name_that_word_opens(called: Run, tmp_path: Path) -> None:
    ran = called("report", "--out", "report.docx")
    assert ran.code == 2
    assert ".docx" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["d.xlsx", "d.csv"])
def test_a_diff_is_not_written_under_a_name_that_excel_opens(name: str) -> None:
    with pytest.raises(InputError, match="oit diff does not write"):
        _default_form(Path(name))
    assert (_default_form(Path("d.html")), _default_form(Path("d.txt"))) == ("html", "jsonl")


@pytest.mark.parametrize("address", ["ftp://www.ban.example/ita", "file:///etc/passwd", "htp://www.ban.example/"])
def test_an_address_that_is_no_web_page_is_not_taken_for_a_file(called: Run, address: str) -> None:
    ran = called("check", address)
    assert ran.code == 2
    assert "http:// หรือ https://" in ran.err
    assert "ไม่พบไฟล์" not in ran.err


def test_the_page_of_contacts_is_no_index(called: Run, site: str) -> None:
    ran = called("import", f"{site}/contact", "--allow-network", "127.0.0.0/8", "--year", "2565")
    assert ran.code == 2
    assert "ไม่พบลิงก์ที่ระบุข้อ" in ran.err


def test_an_index_that_lists_a_part_is_used_with_a_note(called: Run, site: str) -> None:
    ran = called("import", f"{site}/ita", "--allow-network", "127.0.0.0/8", "--year", "2565")
    assert ran.code == 0, ran.err
    assert "มีลิงก์ของ 1 จาก 43 ข้อ" in ran.err
    assert "“อบต.ทุ่งสมมุติ”" in ran.err


def test_a_page_that_does_not_open_is_told_in_words(called: Run, site: str) -> None:
    ran = called("import", f"{site}/gone", "--allow-network", "127.0.0.0/8", "--year", "2565")
    assert ran.code == 2
    assert "HTTP 404 ไม่พบ" in ran.err


LIST = "หน่วยงาน,ข้อ,ลิงก์\nอบต.บ้านใหม่ (ครบุรี),O18,http://10.1.2.3/18\nอบต.บ้านใหม่ (ครบุรี),O19,http://10.1.2.3/19\nอบต.สอง,O1,http://10.1.2.3/1\n"


@pytest.fixture
def imported(called: Run, tmp_path: Path) -> Path:
    """A folder with a list of two agencies, in a file and in the database."""
    (tmp_path / "all.csv").write_text(LIST, encoding="utf-8")
    assert called("import", "all.csv", "--year", "2565").code == 0
    return tmp_path


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("th", ("1 รายการไม่มีในรายการครั้งนี้ จึงถอนออกแล้ว", "oit import ไฟล์", "oit scan --agency")),
        ("en", ("1 stored URLs of these agencies are not in this list", "oit import FILE", "oit scan --agency")),
    ],
)
def test_a_check_says_what_it_takes_out_of_the_list(called: Run, imported: Path, lang: str, says: tuple[str, ...]) -> None:
    (imported / "one.csv").write_text("".join(LIST.splitlines(keepends=True)[:2]), encoding="utf-8")
    ran = called("check", "one.csv", "--year", "2565", "--lang", lang)
    assert [word for word in says if word not in ran.err] == []
    assert len(ran.err.splitlines()) == 1
    assert called("check", "one.csv", "--year", "2565", "--lang", lang).err == ""  # it has no more to take out
    called("import", "all.csv", "--year", "2565")
    assert called("check", "one.csv", "--year", "2565", "--lang", lang, "--quiet").err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="closing a stream in the shell as on POSIX")
def test_a_closed_standard_input(command: list[str], tmp_path: Path) -> None:
    line = [*command, "check", "-"]
    done = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *line], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert "stdin" in done.stderr.decode()
    assert "standard input is closed" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variable", "agencies"),
    [
        ("อบต.บ้านใหม่ (ครบุรี)", ["อบต.บ้านใหม่ (ครบุรี)"]),
        ("อบต.สอง; อบต.บ้านใหม่ (ครบุรี);", ["อบต.บ้านใหม่ (ครบุรี)", "อบต.สอง"]),
        ("อบต.สอง\nอบต.บ้านใหม่ (ครบุรี)", ["อบต.บ้านใหม่ (ครบุรี)", "อบต.สอง"]),
    ],
)
def test_names_with_blanks_in_the_environment(
    called: Run, imported: Path, monkeypatch: pytest.MonkeyPatch, variable: str, agencies: list[str]
) -> None:
    monkeypatch.setenv("OIT_AGENCY", variable)
    monkeypatch.setenv("OIT_INDICATOR", "O18 O19")
    ran = called("scan", "--year", "2565")
    assert [record["agency"] for record in ran.of("agency")] == agencies, ran.err
    assert len(ran.of("indicator")) == 2 * len(agencies)


def test_every_option_may_stand_in_the_environment() -> None:
    """But for `--version`, which is no setting."""
    without = [
        (command.name, option.name)
        for command in (oit, *_commands(oit))
        for option in command.params
        if isinstance(option, click.Option) and not option.envvar
    ]
    assert [pair for pair in without if pair[1] != "version"] == []


def _commands(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command)


def test_options_of_single_commands_in_the_environment(called: Run, imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIT_SCAN", "77")
    assert [called(command).code for command in ("rejudge", "report")] == [2, 2]
    for value in ("1", "mails"):  # the folder for the e-mails of a night: nothing is removed by mistake
        monkeypatch.setenv("OIT_DRY_RUN", value)
        assert "would" in called("db", "prune", "--lang", "en").out
    monkeypatch.setenv("OIT_OUT", "new.yaml")
    assert called("rules", "new", "2570").code == 0
    assert (imported / "new.yaml").is_file()
    monkeypatch.setenv("OIT_CONFIG", "none.toml")
    ran = called("rules", "list")
    assert (ran.code, "none.toml" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("scan", 2), ("scan --resume", 2), ("rejudge", 2), ("nightly", 2),
        ("report", 3), ("diff", 3), ("serve", 3), ("db check", 3), ("db prune", 3), ("db copy sqlite:///oit.db sqlite:///b.db", 3),
    ],
)  # fmt: skip
def test_without_a_database_every_command_says_so_and_makes_none(called: Run, tmp_path: Path, line: str, code: int) -> None:
    ran = called(*line.split(), "--lang", "en")
    assert (ran.code, ran.out) == (code, "")
    assert "there is no database oit.db yet" in ran.err
    assert "oit import" in ran.err
    assert list(tmp_path.iterdir()) == []
