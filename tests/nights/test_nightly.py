"""The nightly run against a real site and a real mail server."""

import json
import os
import signal
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from model.errors import InputError
from notify.settings import MailSettings
from scans import commands, nightly, schedule
from scans import post as letters
from scans import scan as scanning
from storage import load
from storage import nights as runs
from storage.alone import BusyError, alone, at_work
from storage.session import open_store
from storage.tables import RunState

BAN, THUNG = "เทศบาลตำบลบ้านตัวอย่าง", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"
OFFICE = "office@office.example"


@pytest.fixture
def ready(town: Any, options: Any, tmp_path: Path) -> Any:
    """Two agencies whose submissions are in the database; the first night has told what it had to."""
    town.answers = {"/1": "โครงสร้างหน่วยงาน", "/2": "ข้อมูลผู้บริหาร", "/3": "อำนาจหน้าที่"}
    path = town.csv(tmp_path / "town.csv", {BAN: [("O1", "/1"), ("O2", "/2")], THUNG: [("O3", "/3")]})
    assert commands.import_(str(path), replace(options, quiet=True), strict=True, agency=None) == 0
    return options


@pytest.fixture
def second(ready: Any, nights: Any, post: Any) -> Any:
    """The morning after the first night, whose mails are forgotten."""
    assert nightly.run(ready, nights.night()) == 1
    assert sorted(post.to()) == ["a0@ban.example", "a1@ban.example", OFFICE]
    post.mails.clear()
    nights.next()
    return ready


def last(options: Any) -> tuple[int, RunState]:
    with open_store(options.db) as store:
        found = runs.last(store)
    assert found is not None
    return found.scan, found.state


def test_each_change_is_told_once_to_whom_it_concerns(second: Any, town: Any, post: Any, nights: Any, capsys: Any) -> None:
    town.answers["/1"] = 404
    assert nightly.run(second, nights.night()) == 1
    assert post.to() == ["a0@ban.example", OFFICE]
    assert last(second) == (2, RunState.DONE)
    [attached] = [part.get_filename() for part in post.mails[1].iter_attachments()]
    assert attached == "oit-2565-2022-03-09.xlsx"
    assert json.loads(second.out.read_text(encoding="utf-8").splitlines()[-1])["scan"] == 2
    nights.next()
    assert nightly.run(second, nights.night()) == 1
    assert len(post.mails) == 2
    assert nights.waited == []
    assert "scan 2: 1 changes" in capsys.readouterr().err


def test_what_is_back_at_the_second_look_is_not_told(second: Any, town: Any, post: Any, nights: Any, capsys: Any) -> None:
    whole, town.answers["/1"] = town.answers["/1"], 503
    nights.while_waiting = lambda: town.answers.update({"/1": whole})
    assert nightly.run(second, nights.night()) == 1
    assert nights.waited == [20 * 60]
    assert "1 URLs of 1 agencies that failed are asked once more in 20 minutes" in capsys.readouterr().err
    assert post.mails == []
    with open_store(second.db) as store:
        assert [f.outcome for f in load.findings(store, 2, BAN)] == ["ok", "ok"]


def test_a_file_behind_a_page_is_asked_again_as_well(town: Any, options: Any, post: Any, nights: Any, tmp_path: Path) -> None:
    """The first look finds the file away, the second one finds it: nobody is told."""
    options = replace(options, attachments=2)
    town.answers = {"/18": "แผนการใช้จ่ายงบประมาณประจำปี", "/plan.csv": "รายการ,งบประมาณ\nงบกลาง,100\nงบบุคลากร,200\n".encode()}
    town.links = {"/18": "/plan.csv"}
    commands.import_(str(town.csv(tmp_path / "town.csv", {BAN: [("O18", "/18")]})), options, strict=True, agency=None)
    nightly.run(options, nights.night())
    post.mails.clear()
    nights.next()
    file, town.answers["/plan.csv"] = town.answers["/plan.csv"], 503
    nights.while_waiting = lambda: town.answers.update({"/plan.csv": file})
    town.asked.clear()
    nightly.run(options, nights.night())
    assert (nights.waited, post.mails) == ([20 * 60], [])
    assert (town.asked.count("/18"), town.asked[-1]) == (1, "/plan.csv")
    with open_store(options.db) as store:
        assert [a.outcome for f in load.findings(store, 2, BAN) for a in f.attachments] == ["ok"]


def test_without_a_mail_server_the_changes_are_kept_for_later(
    second: Any, town: Any, post: Any, nights: Any, capsys: Any
) -> None:
    town.answers["/1"] = 404
    assert nightly.run(second, nights.night(mail=MailSettings())) == 1
    assert "OIT_SMTP_HOST" in capsys.readouterr().err
    assert (last(second), post.mails) == ((2, RunState.UNTOLD), [])
    nights.next()
    nightly.run(second, nights.night())
    assert post.to() == ["a0@ban.example", OFFICE]


def test_a_dry_run_writes_files_and_sends_nothing(second: Any, town: Any, post: Any, nights: Any, tmp_path: Path) -> None:
    town.answers["/3"] = 404
    folder = tmp_path / "mails"
    assert nightly.run(second, nights.night(folder=folder)) == 1
    written = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
    assert sorted(str(mail["To"]).split("<")[-1].strip(">") for mail in written) == ["a1@ban.example", OFFICE]
    assert post.mails == []
    nights.next()
    nightly.run(second, nights.night())
    assert post.to() == ["a1@ban.example", OFFICE]


def test_a_refused_recipient_stops_nobody_else(second: Any, town: Any, post: Any, nights: Any, capsys: Any) -> None:
    town.answers |= {"/1": 404, "/3": 404}
    post.refuse = {"a0@ban.example"}
    assert nightly.run(second, nights.night()) == 1
    assert post.to() == ["a1@ban.example", OFFICE]
    assert "the e-mail to a0@ban.example was refused: 550 5.1.1 no such mailbox" in capsys.readouterr().err
    healthy, text = commands.db_check(second.db, "en")
    assert healthy
    assert "refused 1" in text
    nights.next()
    nightly.run(second, nights.night())
    assert len(post.mails) == 2  # refused for good: not tried again


def test_a_mail_server_that_is_away_is_found_again(second: Any, town: Any, post: Any, nights: Any, capsys: Any) -> None:
    town.answers["/1"] = 404
    away = nights.mail.model_copy(update={"port": 1})
    assert nightly.run(second, nights.night(mail=away)) == 3
    assert "left for the next run 2" in capsys.readouterr().err
    nights.next()
    assert nightly.run(second, nights.night()) == 1
    assert post.to() == ["a0@ban.example", OFFICE]


def test_a_division_with_an_address_of_its_own_has_its_own_part(
    options: Any, town: Any, post: Any, nights: Any, tmp_path: Path, capsys: Any
) -> None:
    """From the file to the letters: each division hears of its own pages, the agency of all; a wrong address is told by name."""
    town.answers = {"/1": "โครงสร้างหน่วยงาน", "/2": "แผนการใช้จ่ายงบประมาณ", "/3": "แผนการจัดซื้อจัดจ้าง"}
    rows = [
        ("O1", "/1", "สำนักปลัด", ""),
        ("O18", "/2", "กองคลัง", "finance@ban.example"),
        ("O21", "/3", "กองช่าง", "works@ban.example"),
    ]
    lines = [f"{BAN},{code},{town.url}{path},{division},{email}" for code, path, division, email in rows]
    path = tmp_path / "divisions.csv"
    path.write_text(
        "\n".join(["หน่วยงาน,ข้อ,ลิงก์,ส่วนราชการที่รับผิดชอบ,อีเมล", f"{BAN},O2,,,all@ban.example", *lines]), encoding="utf-8"
    )
    assert commands.import_(str(path), options, strict=False, agency=None) == 0
    post.refuse = {"works@ban.example"}
    nightly.run(options, nights.night())
    assert post.to() == ["all@ban.example", "finance@ban.example", OFFICE]
    assert "e-mail to works@ban.example was refused" in capsys.readouterr().err
    post.mails.clear()
    nights.next()
    town.answers |= {"/2": 404, "/3": 404}
    nightly.run(options, nights.night())
    assert post.to() == ["all@ban.example", "finance@ban.example", OFFICE]
    texts = [mail.get_body(("plain",)).get_content() for mail in post.mails]
    assert [(f"{town.url}/2" in text, f"{town.url}/3" in text) for text in texts] == [(True, True), (True, False), (True, True)]
    assert "กองคลัง" in post.mails[1]["Subject"]
    assert f"กองช่าง {BAN}: 550 5.1.1 no such mailbox" in texts[2]


class Killed(BaseException):
    """The machine goes off."""


@pytest.mark.parametrize("where", ["begin", "compose", "commit", "send", "close"])
def test_cut_off_anywhere_it_goes_on(
    second: Any, town: Any, post: Any, nights: Any, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Every step is cut off once; then the same command is given again."""
    town.answers["/1"] = 404
    place = {
        "begin": (nightly.scanning, "examine"), "compose": (nightly.post, "messages"), "commit": (nightly.nights, "composed"),
        "send": (nightly.post, "send"), "close": (nightly.nights, "close"),
    }[where]  # fmt: skip
    cut_off(second, nights, monkeypatch, *place)
    nights.now += timedelta(hours=3)
    assert nightly.run(second, nights.night()) == 1
    assert post.to() == ["a0@ban.example", OFFICE]
    assert last(second) == (2, RunState.DONE)


def cut_off(options: Any, nights: Any, monkeypatch: pytest.MonkeyPatch, where: Any, name: str) -> None:
    """A run that ends where this function is called."""
    with monkeypatch.context() as patch:
        patch.setattr(where, name, off)
        with pytest.raises(Killed):
            nightly.run(options, nights.night())


def off(*given: Any, **named: Any) -> None:
    raise Killed


def test_told_to_stop_in_the_middle_of_a_letter_it_waits_for_the_answer(ready: Any, post: Any, nights: Any) -> None:
    """The server has the letter and has not answered yet: to stop there would send it twice."""
    post.on_data = lambda: os.kill(os.getpid(), signal.SIGTERM)
    assert nightly.run(ready, nights.night()) == 130
    assert post.to() == ["a0@ban.example"]
    post.on_data = lambda: None
    assert nightly.run(ready, nights.night()) == 1
    assert post.to() == ["a0@ban.example", "a1@ban.example", OFFICE]
    assert len(set(post.ids())) == 3


@pytest.mark.parametrize("moment", ["while pages are fetched", "in the pause", "in the middle of a letter"])
def test_in_the_background_where_ctrl_c_is_ignored_sigterm_ends_it_too(
    second: Any, town: Any, post: Any, nights: Any, moment: str
) -> None:
    """A shell script starts its jobs so: `oit nightly &`. Once: a second signal would not wait until connections are closed."""
    told: list[int] = []

    def stop(*_given: Any) -> bytes:
        told.append(1)
        if told == [1]:
            os.kill(os.getpid(), signal.SIGTERM)
        return b""

    town.answers["/1"] = 503
    if moment == "while pages are fetched":
        town.page = stop
    elif moment == "in the pause":
        nights.while_waiting = stop
    else:
        post.on_data = stop
        town.answers["/1"] = 404
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert nightly.run(second, nights.night()) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert last(second)[1] is not RunState.DONE


def test_what_was_cut_off_yesterday_is_told_by_tonight(
    second: Any, town: Any, post: Any, nights: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.answers["/1"] = 404
    cut_off(second, nights, monkeypatch, nightly.post, "messages")
    nights.next()
    nightly.run(second, nights.night())
    assert last(second) == (3, RunState.DONE)
    assert post.to() == ["a0@ban.example", OFFICE]


def test_a_second_one_says_so(ready: Any, nights: Any) -> None:
    busy = pytest.raises(BusyError, match="desk-7, process 4711")
    with open_store(ready.db) as store, alone(store, "desk-7, process 4711"), busy:
        nightly.run(ready, nights.night())
    assert nightly.run(ready, nights.night()) == 1


def test_a_night_that_another_program_goes_on_with_is_left_to_it(ready: Any, post: Any, nights: Any) -> None:
    """`oit scan --resume` took up the scan of the night that was cut off; when it has ended, the night tells what it found."""
    with open_store(ready.db) as store:
        runs.begin(
            store, fiscal_year=2565, as_of=ready.as_of, settings=settings(ready), version="1", holder="x", now=nights.now
        )
        with at_work(store, 1, "desk-7, process 4711"), pytest.raises(BusyError, match=r"scan 1 .*desk-7, process 4711"):
            nightly.run(ready, nights.night())
    assert (post.mails, last(ready)) == ([], (1, RunState.SCANNING))
    assert commands.resume(replace(ready, quiet=True)) == 1
    assert nightly.run(ready, nights.night()) == 1
    assert post.to() == ["a0@ban.example", "a1@ban.example", OFFICE]


def settings(options: Any) -> dict[str, object]:
    return scanning.storable(options.settings(2565), scanning.Scope())


def test_what_was_cut_off_is_taken_up_by_one_program(ready: Any, town: Any) -> None:
    """While another program is at work on it, no page is asked; when that one was killed, the scan goes on."""
    quiet = replace(ready, quiet=True)
    with open_store(ready.db) as store:
        number = scanning.start(store, ready.settings(2565), scanning.Scope(), source="database", version="1")
        with (
            at_work(store, number, "desk-7, process 4711"),
            pytest.raises(BusyError, match=f"scan {number} .*desk-7, process 4711"),
        ):
            commands.resume(quiet)
    assert town.asked == []
    assert commands.resume(quiet) == 1
    assert sorted(town.asked) == ["/1", "/2", "/3"]
    with pytest.raises(InputError, match="cut off"):
        commands.resume(quiet)


def test_nothing_that_a_terminal_obeys_is_said(options: Any, capsys: Any) -> None:
    nightly._say(options, "changes", scan=1, changes="\x1b[2J")
    schedule._say(options, "ended", code="\x9b31m")
    letters._say(options, "refused", to="a\r\nb", code=550, answer="\u202egpj")
    assert capsys.readouterr().err.splitlines() == [
        "scan 1: [2J changes",
        "the nightly run has ended (exit code 31m)",
        "the e-mail to a  b was refused: 550 gpj",
    ]


def test_nothing_to_scan(options: Any, nights: Any) -> None:
    with pytest.raises(InputError, match="oit import"):
        nightly.run(options, nights.night())


def test_what_stays_away_is_told_in_the_second_night(second: Any, town: Any, post: Any, nights: Any) -> None:
    """One night is no news. SIGTERM in the pause keeps what was done; started again, it does not wait a second time."""
    town.answers["/1"] = 503
    nights.while_waiting = lambda: os.kill(os.getpid(), signal.SIGTERM)
    assert nightly.run(second, nights.night()) == 130
    assert last(second) == (2, RunState.SCANNING)
    nights.while_waiting = lambda: None
    assert nightly.run(second, nights.night()) == 1
    assert nights.waited == [20 * 60, 0]
    assert (last(second), post.mails) == ((2, RunState.DONE), [])
    nights.next()
    nightly.run(second, nights.night())
    assert post.to() == ["a0@ban.example", OFFICE]
