"""Who is written to on which morning, and what about."""

from datetime import date, datetime
from pathlib import Path

import pytest

from model.diff import ChangeKind
from model.finding import Verdict
from model.message import Message, MessageKind
from model.morning import AgencyMorning, Morning, Told
from notify import compose, occasion
from notify.settings import MailSettings
from tests.notify.golden_mails import golden
from tests.notify.mornings import DEADLINE, NAMES, SETTINGS, TODAY, agency, morning, province, still, told
from thai.fiscal import BANGKOK, days_to

ROOT = Path(__file__).resolve().parents[2]
DEAD, GOOD, FLAP = ChangeKind.NEWLY_DEAD, ChangeKind.NEWLY_PASSING, ChangeKind.FLAPPING
LONG_AGO = date(2022, 1, 1)


def made(*agencies: AgencyMorning, settings: MailSettings = SETTINGS, **values: object) -> list[Message]:
    return compose.messages(morning(*agencies, **values), settings)  # type: ignore[arg-type]


def to_agencies(messages: list[Message]) -> list[tuple[MessageKind, str]]:
    return [(message.kind, message.to) for message in messages if message.agency]


def test_whole_mails_are_as_they_were_approved() -> None:
    for path, content in golden():
        kept = (ROOT / path).read_bytes()
        assert kept.splitlines() == content.splitlines(), f"{path}: read the difference, then `make golden`"


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2022, 3, 31), 30),
        (date(2022, 4, 16), 14),
        (date(2022, 4, 23), 7),
        (date(2022, 4, 27), 3),
        (date(2022, 4, 29), 1),  # also the Friday before that Saturday
    ],
)
def test_a_reminder_on_the_set_days_lists_what_still_fails_by_points(today: date, days: int) -> None:
    (mail, office) = made(agency(open=(still("O1", points=0.1), still("O18", points=0.6))), today=today, quiet_since=LONG_AGO)
    assert mail.kind is MessageKind.REMINDER
    assert mail.text.index("O18") < mail.text.index("O1 ")
    assert ("พรุ่งนี้" if days == 1 else f"เหลืออีก {days} วัน") in mail.subject
    assert office.kind is MessageKind.DIGEST


@pytest.mark.parametrize("day", [1, 2, 5, 15, 17, 22, 24, 26, 28, 30])
def test_no_reminder_on_other_days(day: int) -> None:
    today = date(2022, 4, day)
    assert made(agency(open=(still(),), quiet_since=today), today=today, quiet_since=today) == []


@pytest.mark.parametrize(
    ("deadline", "today", "reminds"),
    [
        (datetime(2022, 5, 1, 17, tzinfo=BANGKOK), date(2022, 4, 29), True),  # a Sunday: the Friday before
        (datetime(2022, 5, 2, 17, tzinfo=BANGKOK), date(2022, 4, 30), False),  # a Monday: nothing on Saturday
        (datetime(2022, 5, 1, 0, tzinfo=BANGKOK), date(2022, 4, 23), True),  # midnight ends the Saturday before
        (datetime(2022, 5, 1, 0, tzinfo=BANGKOK), date(2022, 4, 24), False),
        (datetime(2022, 4, 30, 20, tzinfo=BANGKOK), date(2022, 4, 23), True),
        (datetime.fromisoformat("2022-04-30T18:00:00+00:00"), date(2022, 4, 24), True),  # 1 May in Bangkok
    ],
)
def test_days_are_counted_in_bangkok(deadline: datetime, today: date, reminds: bool) -> None:
    assert occasion.is_reminder_day(today, days_to(deadline, today)) is reminds


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (agency(), None),
        (agency(open=(still(),)), None),
        (agency(quiet_since=LONG_AGO), None),  # all is well: nothing to say, however long it was quiet
        (agency(open=(still(),), quiet_since=date(2022, 3, 30)), None),
        (agency(open=(still(),), quiet_since=date(2022, 3, 29)), MessageKind.WEEKLY),
        (agency(open=(still(),), quiet_since=None), MessageKind.WEEKLY),
        (agency(open=(still(verdict=Verdict.REVIEW),), quiet_since=None), MessageKind.WEEKLY),
        (agency(open=(still(verdict=Verdict.REVIEW),), quiet_since=LONG_AGO), None),  # a look was asked for once
        (
            agency(open=(still(verdict=Verdict.REVIEW), still(verdict=Verdict.MISSING)), quiet_since=LONG_AGO),
            MessageKind.WEEKLY,
        ),
        (agency("ก", told(DEAD), open=(still(),)), MessageKind.CHANGES),
        (agency("ก", told(GOOD)), MessageKind.CHANGES),
        (agency("ก", told(FLAP)), None),  # back once more
        (agency("ก", told(FLAP, todo="เปิดไม่ได้")), MessageKind.CHANGES),  # gone once more
        (agency("ก", told(DEAD), email=None), None),
        (agency("ก", told(DEAD), email="ไม่มี"), None),
    ],
)
def test_an_agency_is_written_to_when_there_is_something_to_say(one: AgencyMorning, kind: MessageKind | None) -> None:
    found = to_agencies(made(one))
    assert found == ([(kind, "saraban@tessaban.example")] if kind else [])


def test_after_the_deadline_only_changes_are_told() -> None:
    today = date(2022, 5, 7)
    quiet = agency("ก", open=(still(),), quiet_since=LONG_AGO)
    gone = agency("ข", told(DEAD), open=(still(),), quiet_since=LONG_AGO)
    mails = made(quiet, gone, today=today, quiet_since=today)
    assert to_agencies(mails) == [(MessageKind.CHANGES, "saraban@tessaban.example")]
    assert "หมดเขตแล้ว" in mails[0].text


def test_a_second_run_on_a_reminder_day_reminds_nobody_again() -> None:
    day = date(2022, 4, 23)
    assert to_agencies(made(agency(open=(still(),), quiet_since=day), today=day)) == []
    changed = agency("ก", told(DEAD), open=(still(),), quiet_since=day)
    assert to_agencies(made(changed, today=day)) == [(MessageKind.REMINDER, "saraban@tessaban.example")]


def test_a_second_run_on_a_reminder_day_sends_no_second_digest() -> None:
    day = date(2022, 4, 23)
    assert made(agency(open=(still(),), email=None, quiet_since=None), today=day, quiet_since=day) == []


@pytest.mark.parametrize(
    ("verdicts", "lang", "subject"),
    [
        ((Verdict.FAIL, Verdict.MISSING, Verdict.REVIEW), "th", "OIT 2565 เหลืออีก 7 วัน: ต้องแก้ 2 ข้อ, ตรวจดู 1 ข้อ (1.71 แต้ม) · ก"),
        ((Verdict.REVIEW,), "th", "OIT 2565 เหลืออีก 7 วัน: ตรวจดู 1 ข้อ (0.57 แต้ม) · ก"),
        ((Verdict.FAIL,), "en", "OIT 2565 7 days left: 1 to mend (0.57 points) · ก"),
    ],
)
def test_the_subject_says_how_much_is_to_be_done(verdicts: tuple[Verdict, ...], lang: str, subject: str) -> None:
    settings = SETTINGS.model_copy(update={"lang": lang})
    one = agency("ก", open=tuple(still(verdict=verdict) for verdict in verdicts))
    assert made(one, today=date(2022, 4, 23), settings=settings)[0].subject == subject


def test_one_mail_has_changes_and_reminder_together() -> None:
    mails = made(agency("ก", told(DEAD), open=(still(),), quiet_since=LONG_AGO), today=date(2022, 4, 23))
    assert [kind for kind, _ in to_agencies(mails)] == [MessageKind.REMINDER]
    assert "ลิงก์เปิดไม่ได้แล้ว" in mails[0].text


@pytest.mark.parametrize(
    ("agencies", "quiet_since", "kind"),
    [
        ((agency(),), TODAY, None),
        ((agency(),), date(2022, 3, 29), MessageKind.WEEKLY),
        ((agency(),), None, MessageKind.WEEKLY),
        ((agency("ก", told(DEAD), email=None),), TODAY, MessageKind.DIGEST),
        ((agency("ก", told(FLAP)),), TODAY, MessageKind.DIGEST),
    ],
)
def test_the_office_has_one_digest(
    agencies: tuple[AgencyMorning, ...], quiet_since: date | None, kind: MessageKind | None
) -> None:
    found = [message.kind for message in made(*agencies, quiet_since=quiet_since) if message.agency is None]
    assert found == ([kind] if kind else [])
    without = SETTINGS.model_copy(update={"office": ""})
    assert all(message.agency for message in made(*agencies, quiet_since=quiet_since, settings=without))


@pytest.mark.parametrize(("quiet_since", "said"), [(None, "แจ้งผลครั้งแรก"), (date(2022, 4, 5), "ไม่มีอะไรเปลี่ยน")])
def test_the_first_digest_does_not_say_that_nothing_changed(quiet_since: date | None, said: str) -> None:
    *_, office = made(agency(open=(still(),), quiet_since=quiet_since), today=date(2022, 4, 23), quiet_since=quiet_since)
    assert office.subject == f"OIT 2565 สรุปเช้า 23 เม.ย. 2565: {said} · เหลืออีก 7 วัน"


def test_the_digest_names_who_cannot_be_written_to_and_carries_the_file() -> None:
    office = compose.messages(province(), SETTINGS)[-1]
    assert "องค์การบริหารส่วนตำบลนาตัวอย่าง" in office.text.split("เซิร์ฟเวอร์ไม่รับ")[0]
    assert "user" in office.text.split("เซิร์ฟเวอร์ไม่รับ")[1]
    assert [(name, data[:2]) for name, _, data in office.files] == [("ผลตรวจ OIT 5 เม.ย. 2565.xlsx", b"PK")]


def test_each_division_has_its_part_and_its_own_mail_where_its_address_is_known() -> None:
    whole, finance, *_ = compose.messages(province(), SETTINGS)
    assert whole.text.index("==== กองคลัง") < whole.text.index("==== สำนักปลัด") < whole.text.index("==== ไม่ระบุส่วนราชการ")
    assert (finance.to, finance.to_name, finance.agency) == ("finance@tessaban.example", "กองคลัง", "เทศบาลตำบลบ้านตัวอย่าง")
    assert "O18" in finance.text
    assert "O10" not in finance.text
    assert "O1 " not in finance.text


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ((told(DEAD, division="กองช่าง"),), [MessageKind.CHANGES]),  # nothing new for the finance division
        ((told(DEAD, division="กองคลัง"),), [MessageKind.CHANGES] * 2),
    ],
)
def test_a_division_is_not_told_of_others(changes: tuple[object, ...], kinds: list[MessageKind]) -> None:
    one = agency("ก", *changes, open=(still(division="กองคลัง"),))  # type: ignore[arg-type]
    found = to_agencies(made(one, addresses={"ก/กองคลัง": "finance@tessaban.example"}))
    assert [kind for kind, _ in found] == kinds


@pytest.mark.parametrize(
    ("changes", "still_open", "finance"),
    [
        ((told(ChangeKind.REPAIRED, division="กองคลัง"),), "กองช่าง", MessageKind.CHANGES),  # nothing is left to remind it of
        ((told(ChangeKind.REPAIRED, division="กองคลัง"),), "กองคลัง", MessageKind.REMINDER),
        ((told(DEAD, division="กองช่าง"),), "กองช่าง", None),
    ],
)
def test_a_division_hears_of_its_changes_on_a_day_of_reminding(
    changes: tuple[Told, ...], still_open: str, finance: MessageKind | None
) -> None:
    one = agency("ก", *changes, open=(still("O1", division=still_open),))
    found = to_agencies(made(one, today=date(2022, 4, 16), addresses={"ก/กองคลัง": "finance@tessaban.example"}))
    assert found[0] == (MessageKind.REMINDER, "saraban@tessaban.example")
    assert found[1:] == ([(finance, "finance@tessaban.example")] if finance else [])


def test_a_division_that_reads_the_agency_s_mail_has_no_second_one() -> None:
    one = agency("ก", told(DEAD, division="กองคลัง"))
    assert len(to_agencies(made(one, addresses={"ก/กองคลัง": "saraban@tessaban.example"}))) == 1


def test_many_changes_of_one_kind_are_counted() -> None:
    new = [told(ChangeKind.NEW_SUBMISSION, f"O{number}") for number in range(1, 44)]
    mail = made(agency("ก", *new))[0]
    assert "ส่งใหม่ 43 รายการ" in mail.subject
    assert "และ O16, O17, " in mail.text
    assert mail.text.count("https://") == mail.html.count("href=") == 15


@pytest.mark.parametrize("kind", [DEAD, ChangeKind.NEW_SUBMISSION])
def test_the_digest_of_the_worst_night_is_not_cut_off(kind: ChangeKind) -> None:
    changes = [told(kind, f"O{number}", todo="เปิดหน้านี้ไม่ได้ ให้แก้ลิงก์ที่ส่ง " * 3, seen="ก" * 200) for number in range(1, 44)]
    office = made(*(agency(f"องค์การบริหารส่วนตำบลตัวอย่างที่ {n}", *changes, open=(still(),)) for n in range(84)))[-1]
    assert office.agency is None
    assert len(office.html.encode()) < 102_000
    assert all(f"ตัวอย่างที่ {n}" in office.html for n in range(84))
    assert office.html.count("O43") == 84


def test_what_to_do_is_said_once() -> None:
    mail = made(agency("ก", told(DEAD, todo="แก้ลิงก์"), open=(still(todo="แก้ลิงก์"), still("O1", todo="ส่งลิงก์"))))[0]
    assert mail.text.count("แก้ลิงก์") == mail.html.count("แก้ลิงก์") == 1
    assert "ส่งลิงก์" in mail.text


def test_review_is_not_what_is_mended_first() -> None:
    mail = made(agency("ก", told(DEAD), open=(still("O21", points=0.9, verdict=Verdict.REVIEW), still("O18"))))[0]
    assert f"ควรแก้ก่อน: O18 {NAMES['O18']}" in mail.text


def test_keys_hold_for_the_same_night_and_differ_otherwise() -> None:
    first, again = compose.messages(province(), SETTINGS), compose.messages(province(), SETTINGS)
    assert [message.key for message in first] == [message.key for message in again]
    assert len({message.key for message in first}) == len(first)
    other = Morning(13, 2565, TODAY, DEADLINE, province().agencies)
    assert not {message.key for message in first} & {message.key for message in compose.messages(other, SETTINGS)}


def test_nothing_from_a_page_becomes_markup_link_or_header() -> None:
    for message in compose.messages(province(), SETTINGS):
        for wrong in ("<script", "<img", "<b>", 'href="javascript', "\u202e"):
            assert wrong not in message.html
        assert not any(c in field for field in (message.subject, message.to, message.to_name) for c in "\r\n")
        assert "\u202e" not in message.text
        assert message.to in {"saraban@tessaban.example", "finance@tessaban.example", "a@evil.example", "digest@office.example"}


def test_lines_of_text_are_short_but_addresses_whole() -> None:
    from thai.width import width

    for message in compose.messages(province(), SETTINGS):
        long = [line for line in message.text.splitlines() if width(line) > 76]
        assert all(line.strip().startswith("https://") for line in long), long
