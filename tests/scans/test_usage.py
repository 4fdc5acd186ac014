"""A wrong call is told in Thai first and in English, with what would be right."""

from pathlib import Path

import pytest

from cli import Exit, main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, list[str]]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr()
    return int(str(ended.value.code)), said.out, said.err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "thai", "english"),
    [
        (["nosuch"], "ไม่มีคำสั่ง nosuch", "there is no command nosuch"),
        (["serv"], "ไม่มีคำสั่ง serv หมายถึง serve หรือไม่", "no command serv; did you mean serve?"),
        (["rules", "nosuch"], "ไม่มีคำสั่ง nosuch", "there is no command nosuch"),
        (
            ["check", "a.csv", "--yaer", "2565"],
            "ไม่มีตัวเลือก --yaer หมายถึง --year หรือไม่",
            "no option --yaer; did you mean --year?",
        ),
        (["check"], "ยังไม่ได้ระบุ SOURCE คือ ไฟล์ CSV", "SOURCE is not given: a CSV"),
        (["mail", "test"], "ยังไม่ได้ระบุ ADDRESS", "ADDRESS is not given"),
        (["rules", "new"], "ยังไม่ได้ระบุ YEAR", "YEAR is not given"),
        (["check", "a.csv", "b.csv"], "มีคำเกินมา: b.csv", "too many words: b.csv"),
        (["check", "a", "b", "c"], "มีคำเกินมา: b c", "too many words: b c"),
        (["check", "a.csv", "--per-host"], "--per-host ต้องมีค่าตามหลัง", "--per-host needs a value"),
        (["check", "a.csv", "--strict=1"], "--strict ใช้โดยไม่มีค่าตามหลัง", "--strict takes no value"),
        (["check", "a.csv", "--year", "65"], "ค่าของ --year (65) ใช้ไม่ได้ ต้องเป็นจำนวนเต็มตั้งแต่ 2500 ถึง 2700", "from 2500 to 2700"),
        (["check", "a.csv", "--max-bytes", "1"], "--max-bytes (1) ใช้ไม่ได้ ต้องเป็นจำนวนเต็มตั้งแต่ 1024 ขึ้นไป", "from 1024 on"),
        (["check", "a.csv", "--timeout", "x"], "--timeout (x) ใช้ไม่ได้ ต้องเป็นตัวเลขตั้งแต่ 0.1 ถึง 600", "a number from 0.1 to 600"),
        (
            ["check", "a.csv", "--timeout", "nan"],
            "--timeout (nan) ใช้ไม่ได้",
            "--timeout (nan) cannot be used: it must be a number",
        ),
        (["check", "a.csv", "--format", "xml"], "ค่าหนึ่งใน table, jsonl, csv", "one of table, jsonl, csv"),
        (["rejudge", "--scan", "x"], "ค่าของ --scan (x) ใช้ไม่ได้ ต้องเป็นจำนวนเต็ม", "must be a whole number"),
        (["check", "a.csv", "--as-of", "31/12/2565"], "“31/12/2565” ไม่ใช่วันที่ (--as-of)", "is not a date (--as-of)"),
        (["check", "a.csv", "--allow-network", "here"], "“here” ไม่ใช่เครือข่าย", "“here” is not a network"),
        (["schedule", "--at", "25:00"], "“25:00” ไม่ใช่เวลา (--at)", "is not a time of day (--at)"),
        (["diff", "1"], "ให้ระบุสองรอบตรวจ", "give two scans"),
    ],
)
def test_both_languages(
    arguments: list[str],
    thai: str,
    english: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert err[0].startswith("ผิดพลาด: ")
    assert thai in err[0]
    assert err[1].startswith("  error: ")
    assert english in err[1]


def test_english_alone_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "--lang", "en", "check", "a.csv", "--year", "65")
    assert code == Exit.USAGE
    assert err == [
        "error: the value of --year (65) cannot be used: it must be a whole number from 2500 to 2700",
        "usage: oit check [OPTIONS] SOURCE",
        "more: oit check --help",
    ]


def test_it_says_where_the_value_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "oit.toml").write_text("per_host = 0\n", encoding="utf-8")
    assert "per_host (oit.toml)" in run(capsys, "check", "a.csv")[2][0]
    monkeypatch.setenv("OIT_CONCURRENCY", "many")
    assert "OIT_CONCURRENCY (--concurrency)" in run(capsys, "check", "a.csv", "--per-host", "2")[2][0]


def test_a_command_alone_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "rules")
    assert code == Exit.USAGE
    assert "validate" in out + "\n".join(err)
    assert not any(line.startswith("ผิดพลาด") for line in err)
