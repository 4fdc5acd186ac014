"""Bad input gets a clear sentence in both languages and exit code 2; never a traceback, never silence."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HEADER = "หน่วยงาน,ข้อ,ลิงก์\n"
ROW = "อบต.ทุ่งสมมุติ,O18,http://10.1.2.3/o18\n"


def bomb() -> bytes:
    """A workbook of 2 MB that unpacks to 400 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(400):
                sheet.write(b" " * 2**20)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n\n  \n"),
        ("header.csv", HEADER.encode()),
        ("no-header.csv", b"a;b;c\n1;2;3\n"),
        ("tildes.csv", (HEADER + ROW).replace(",", "~").encode()),
        ("unknown.csv", (HEADER + "อบต.ก,O99,http://a.example/\n").encode()),
        ("broken.xlsx", b"PK\x03\x04 this is no workbook"),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 3000),
        ("page.csv", b"<!doctype html><html><body>not a table</body></html>"),
        ("document.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
        ("noise.csv", bytes(range(256)) * 40),
        ("lines.jsonl", b'{"agency": \n[1, 2\n'),
        ("nul.csv", b"\x00" * 5000),
    ],
)
def test_unusable_files(called: Run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    refused(called, name)


def test_a_bomb(called: Run, tmp_path: Path) -> None:
    (tmp_path / "bomb.xlsx").write_bytes(bomb())
    refused(called, "bomb.xlsx")


def refused(called: Run, name: str) -> None:
    ran = called("check", name)
    assert ran.code == 2, ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert "ผิดพลาด: " in ran.err
    assert "error: " in ran.err
    assert name in ran.err
    english = called("check", name, "--lang", "en")
    assert english.code == 2
    assert "ผิดพลาด" not in english.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere.csv"], "nowhere.csv"),
        (["check", "."], "folder"),
        (["check"], "SOURCE"),
        (["check", "a.csv", "--year", "2599"], "2599"),
        (["check", "a.csv", "--year", "abc"], "abc"),
        (["check", "a.csv", "--as-of", "15/03/2565"], "15/03/2565"),
        (["check", "a.csv", "--allow-network", "home"], "home"),
        (["check", "a.csv", "--per-host", "0"], "per-host"),
        (["check", "a.csv", "--format", "pdf"], "pdf"),
        (["check", "a.csv", "--out", "no/such/folder/out.jsonl"], "no/such/folder"),
        (["check", "a.csv", "--wrong"], "--wrong"),
        (["check", "http://"], "http://"),
        (["scan"], "oit import"),
        (["scan", "--resume"], "cut off"),
        (["scan", "--agency", "อบต.ไม่มี"], "อบต.ไม่มี"),
        (["scan", "--indicator", "O77"], "O77"),
        (["rejudge"], "no scan"),
        (["rejudge", "--scan", "0"], "รอบตรวจหมายเลข 0 ในฐานข้อมูล"),
        (["rejudge", "--scan", "77", "--lang", "th"], "รอบตรวจหมายเลข 77 ในฐานข้อมูล"),
        (["rules", "show", "O99"], "O99"),
        (["rules", "validate", "nowhere.yaml"], "nowhere.yaml"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_calls(called: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    called("db", "upgrade")
    ran = called(*arguments)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_bad_rows_are_told_and_the_rest_is_used(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}{ROW}อบต.ทุ่งสมมุติ,O99,http://a.example/\n,,\n", encoding="utf-8")
    ran = called("check", "a.csv")
    assert [record["indicator"] for record in ran.of("submission")] == ["O18"]
    assert "แถว 3" in ran.err
    assert "O99" in ran.err
    assert ran.code == 1


def test_strict_stores_nothing(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}{ROW}อบต.ทุ่งสมมุติ,O99,http://a.example/\n", encoding="utf-8")
    ran = called("check", "a.csv", "--strict")
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "oit.db").exists()


@pytest.mark.parametrize(
    ("count", "told", "refused"),
    [
        (1, "1 agency for 2565: 1 URL new, 0 as before", "1 row cannot"),
        (2, "2 agencies for 2565: 2 URLs new, 0 as before", "2 rows cannot"),
    ],
)
def test_one_is_told_apart_from_several(called: Run, tmp_path: Path, count: int, told: str, refused: str) -> None:
    rows = "".join(f"อบต. {at},O18,http://10.1.2.3/\nอบต. {at},O99,http://10.1.2.3/\n" for at in range(count))
    (tmp_path / "a.csv").write_text(HEADER + rows, encoding="utf-8")
    assert told in called("import", "a.csv", "--year", 2565, "--lang", "en").err
    assert refused in called("import", "a.csv", "--year", 2565, "--lang", "en", "--strict").err


def test_standard_input(oit: Run) -> None:
    ran = oit("check", "-", stdin=(HEADER + ROW).encode("cp874"))
    assert ran.of("submission")[0]["outcome"] == "refused-address"
    assert ran.of("submission")[0]["agency"] == "อบต.ทุ่งสมมุติ"


def test_control_characters_in_urls(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"{HEADER}อบต.ก,O1,http://10.0.0.1/\x07a\x00b\nอบต.ก,O2,\x1b[31mhttp://10.0.0.1/\nอบต.ก,O3,http://10.0.0.1/\u202eข\n",
        encoding="utf-8",
    )
    ran = called("check", "a.csv")
    assert len(ran.of("submission")) == 3
    assert not set("\x07\x00\x1b\u202e") & set(ran.err)


def test_every_row_comes_back_once_and_in_order(called: Run, tmp_path: Path) -> None:
    rows = [
        ("ข", "O2", "ดูเว็บ"),
        ("ก", "O18", "http://10.0.0.1/a"),
        ("ข", "O2", "ดูเว็บ"),
        ("ก", "O1", "ftp://x"),
        ("ข", "O1", "http://"),
    ]
    (tmp_path / "a.csv").write_text(HEADER + "".join(f"{a},{i},{u}\n" for a, i, u in rows), encoding="utf-8")
    ran = called("check", "a.csv")
    assert [(r["agency"], r["indicator"], r["url"]) for r in ran.of("submission")] == rows
    assert {r["outcome"] for r in ran.of("submission")} == {"invalid-url", "refused-address"}
    assert [r["agency"] for r in ran.of("agency")] == ["ข", "ก"]


def test_an_agency_without_a_url_misses_everything(called: Run, tmp_path: Path) -> None:
    (tmp_path / "wide.csv").write_text("ชื่อหน่วยงาน,O1,O2\nอบต.ก,,\n", encoding="utf-8")
    ran = called("check", "wide.csv")
    assert ran.code == 1
    assert {r["verdict"] for r in ran.of("indicator")} == {"missing"}
    assert {reason["code"] for r in ran.of("indicator") for reason in r["reasons"]} == {"no-url"}


def test_the_year_of_the_file_is_the_year_of_the_check(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "หน่วยงาน,ปีงบประมาณ,ข้อ,ลิงก์\nก,2565,O1,http://10.0.0.1/\nก,2564,O2,http://10.0.0.1/\n", encoding="utf-8"
    )
    ran = called("check", "a.csv")
    assert ran.of("summary")[0]["fiscal_year"] == 2565
    assert len(ran.of("submission")) == 1
    assert "2564" in ran.err


def test_the_codes_are_those_of_the_year_of_the_file(called: Run, tmp_path: Path) -> None:
    rows = "".join(f"ก,2565,O{number},http://10.0.0.1/{number}\n" for number in (36, 43))
    (tmp_path / "a.csv").write_text(f"หน่วยงาน,ปีงบประมาณ,ข้อ,ลิงก์\n{rows}", encoding="utf-8")
    ran = called("check", "a.csv")  # the framework of today has 26 indicators or so
    assert [record["indicator"] for record in ran.of("submission")] == ["O36", "O43"]
    assert "ใช้ไม่ได้" not in ran.err


def test_a_list_of_another_year_alone(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("หน่วยงาน,ปีงบประมาณ,ข้อ,ลิงก์\nก,2564,O1,http://10.0.0.1/\n", encoding="utf-8")
    ran = called("import", "a.csv", "--year", "2565")
    assert ran.code == 2
    assert "ไม่มีแถวใดของปี 2565" in ran.err
    assert "this list is for 2564: use --year" in ran.err


def test_a_stored_list_of_another_year(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    assert called("import", "a.csv", "--year", "2564").code == 0
    ran = called("scan", "--year", "2565")
    assert ran.code == 2
    assert "มีของปี 2564" in ran.err
    assert called("scan", "--year", "2564").code == 1


def test_a_stored_scan_keeps_its_year_and_day(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    first = called("check", "a.csv", "--year", "2565", "--as-of", "2022-03-01")
    for other in (("--year", "2564"), ("--as-of", "2022-03-02")):
        ran = called("rejudge", *other)
        assert (ran.code, ran.out) == (2, "")
        assert "2022-03-01" in ran.err
    again = called("rejudge", "--year", "2565", "--as-of", "2022-03-01")
    assert (again.code, again.out) == (first.code, first.out)


def test_scans_of_one_day_can_be_judged_again_and_of_one_that_cannot_it_is_said_why(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW + ROW.replace("18", "19"), encoding="utf-8")
    year = ("--year", "2565", "--as-of", "2022-03-01")
    first = called("check", "a.csv", *year)
    for _ in range(4):
        called("scan", "--indicator", "O18", *year)
    again = called("rejudge", "--scan", "1")
    assert (again.code, again.out) == (first.code, first.out)
    with closing(sqlite3.connect(tmp_path / "oit.db")) as db, db:
        db.execute("UPDATE scan SET started_at = '2022-03-01 00:00:00.000000'")
    called("scan", "--indicator", "O18", *year)
    ran = called("rejudge", "--scan", "1")
    assert (ran.code, ran.out) == (2, "")
    assert "เฉพาะรอบที่เริ่มไม่เกิน 3 วัน และ 3 รอบล่าสุดที่ตรวจจบ" in ran.err


def test_an_indicator_without_a_url_names_who_is_to_answer_it(called: Run, tmp_path: Path) -> None:
    rows = "หน่วยงาน,ข้อ,ลิงก์,ส่วนราชการ\nก,O18,http://10.1.2.3/18,กองคลัง\nก,O19,,กองช่าง\nก,O2,http://10.1.2.3/2,\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")

    def divisions(*arguments: str) -> dict[str, str]:
        records = map(json.loads, called(*arguments, "--format", "jsonl").out.splitlines())
        return {one["indicator"]: one["division"] for one in records if one["kind"] == "indicator" and one["division"]}

    both = {"O18": "กองคลัง", "O19": "กองช่าง"}
    assert divisions("check", "a.csv", "--year", "2565") == both
    assert divisions("rejudge") == divisions("report") == divisions("scan", "--year", "2565") == both
    with closing(sqlite3.connect(tmp_path / "oit.db")) as db, db:  # a scan that was stopped before it came to the agency
        db.execute("UPDATE scan_agency SET checked_at = NULL")
    assert divisions("report") == both


@pytest.mark.parametrize("out", ["a.csv", "oit.db", "folder", ""])
def test_what_is_not_written_over(called: Run, tmp_path: Path, out: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    called("import", "a.csv", "--year", "2565")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    ran = called("check", "a.csv", "--year", "2565", "--out", out)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_every_row_that_is_not_used_is_told(called: Run, tmp_path: Path) -> None:
    rows = "".join(f"อบต.ก,O{number},http://10.0.0.1/\n" for number in range(100, 400))
    (tmp_path / "a.csv").write_text(HEADER + ROW + rows, encoding="utf-8")
    ran = called("import", "a.csv", "--year", "2565", "--lang", "en")
    assert [line.split(": ")[0] for line in ran.err.splitlines() if "not used" in line] == [
        f"file a.csv row {number} column ข้อ" for number in range(3, 303)
    ]


def test_standard_output_by_its_name(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    ran = called("check", "a.csv", "--year", "2565", "--out", "-")
    assert len(ran.of("indicator")) == 43
    assert not (tmp_path / "-").exists()


def test_what_the_line_says_first_outweighs_the_environment(called: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIT_LANG", "en")
    assert "ข้อ" in called("--lang", "th", "rules", "list").out
    assert "indicators" in called("rules", "list").out
    assert "ข้อ" in called("--lang", "en", "rules", "list", "--lang", "th").out


def test_a_folder_that_is_not_the_demos(called: Run, tmp_path: Path) -> None:
    (tmp_path / "submissions.csv").write_text("mine", encoding="utf-8")
    ran = called("demo", "--out", ".")
    assert ran.code == 2
    assert "submissions.csv" in ran.err
    assert (tmp_path / "submissions.csv").read_text(encoding="utf-8") == "mine"


def test_formats_and_places(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    assert called("check", "a.csv", "--format", "csv").out.startswith("kind,agency")
    assert "ไม่ผ่าน" in called("check", "a.csv", "--format", "table").out
    ran = called("check", "a.csv", "--out", "out.csv")
    assert ran.out == ""
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfkind,")
    called("check", "a.csv", "--year", "2565", "--out", "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1 + 43 + 1 + 1
    assert not list(tmp_path.glob("*.part"))


def test_settings_by_option_environment_and_file(called: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    (tmp_path / "oit.toml").write_text('db = "sqlite:///file.db"\nper-host = 3\nas_of = "2022-03-01"\n', encoding="utf-8")
    assert called("check", "a.csv").of("summary")[0]["as_of"] == "2022-03-01"
    assert (tmp_path / "file.db").exists()
    monkeypatch.setenv("OIT_DB", "sqlite:///environment.db")
    monkeypatch.setenv("OIT_AS_OF", "2022-03-02")
    assert called("check", "a.csv").of("summary")[0]["as_of"] == "2022-03-02"
    assert (tmp_path / "environment.db").exists()
    ran = called("check", "a.csv", "--as-of", "2022-03-03")
    assert ran.of("summary")[0]["as_of"] == "2022-03-03"


@pytest.mark.parametrize("text", ["wrong_name = 1\n", "db = [\n", "per_host = 'many'\n"])
def test_wrong_settings_file(called: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    (tmp_path / "oit.toml").write_text(text, encoding="utf-8")
    ran = called("check", "a.csv")
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert "Traceback" not in ran.err


def test_import_then_scan(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "หน่วยงาน,จังหวัด,ข้อ,ลิงก์\nก,ตัวอย่าง,O1,http://10.0.0.1/\nก,ตัวอย่าง,O2,http://10.0.0.2/\nข,อื่น,O1,http://10.0.0.3/\n",
        encoding="utf-8",
    )
    assert called("import", "a.csv").code == 0
    assert len(called("scan").of("submission")) == 3
    assert [r["agency"] for r in called("scan", "--province", "ตัวอย่าง").of("agency")] == ["ก"]
    elsewhere = called("scan", "--agency", "ก", "--province", "อื่น", "--lang", "en")
    assert (elsewhere.code, "ก: not of the province อื่น" in elsewhere.err) == (2, True)
    narrowed = called("scan", "--agency", "ก", "--indicator", "O2")
    assert [r["indicator"] for r in narrowed.of("submission")] == ["O2"]
    assert [r["indicator"] for r in narrowed.of("indicator")] == ["O2"]
    assert called("db", "check").code == 0


def test_storage_faults_are_sentences(called: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a database" * 200, encoding="utf-8")
    for url in ("sqlite:///notes.txt", "sqlite:////no/such/folder/oit.db", "postgresql://nobody@127.0.0.1:9/none"):
        ran = called("check", "a.csv", "--db", url)
        assert ran.code == 3, (url, ran.err)
        assert "Traceback" not in ran.err
        assert "ผิดพลาด" in ran.err


def test_help_and_version_need_no_database(called: Run, tmp_path: Path) -> None:
    for line in (
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["rules", "--help"],
        ["db", "upgrade", "--help"],
        ["schema"],
        ["rules", "list"],
    ):
        assert called(*line).code == 0
    assert not list(tmp_path.iterdir())
