"""Topic, period, components, documents: silent, each code, each kind of "cannot tell"."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from model.document import Fault, Image, Kind, Link, Via
from model.outcome import Outcome
from rules.checks.content.components import check_components
from rules.checks.content.documents import check_documents
from rules.checks.content.period import check_period
from rules.checks.content.topic import MORE_SIGNS, check_topic
from rules.checks.page.kind import check_kind
from rules.framework import Framework, Indicator, Period
from rules.measure.page.page_sign import PageKind, PageSign
from rules.measure.time.period_result import PeriodResult
from rules.say import sentence

LONG = "=เรื่องอื่น\n" + "\n".join(f"ข้อความยาวเรื่องอื่นบรรทัดที่ {number} ไม่มีคำที่เกี่ยวข้องเลย" for number in range(12))
SHORT = "=แผนตัวอย่าง"


@pytest.mark.parametrize(("page", "score", "others", "expected"), [
    (SHORT, 0.9, (), []),
    (SHORT, 0.9, (("O10", 0.95),), []),  # neighbours share words
    (SHORT, 0.7, (("O10", 0.8),), []),
    (SHORT, 0.7, (("O10", 0.89),), [False]),
    (SHORT, 0.6, (("O10", 0.95),), [False]),  # what it asks for is there, and no title says otherwise
    (SHORT, 0.3, (("O10", 0.9),), [False]),
    (SHORT, 0.3, (("O10", 0.5),), [False]),
    (SHORT, 0.0, (), [False]),  # too short to say anything
    (LONG, 0.0, (), [False]),  # much to read and no word of ours: the writer may have his own
    (LONG, 0.3, (), [False]),
])  # fmt: skip
def test_topic(
    bench: SimpleNamespace, page: str, score: float, others: tuple[tuple[str, float], ...], expected: list[bool]
) -> None:
    reasons = check_topic(bench.case(page, score=score, others=others))
    assert [reason.data["certain"] for reason in reasons] == expected
    assert all(reason.code == "wrong-topic" and reason.evidence for reason in reasons)


@pytest.mark.parametrize(("measures", "score", "met", "is_clear"), [
    (("address", "phone"), 0.3, True, True),
    (("people", "photos"), 0.3, True, True),
    (("address", "phone"), 0.3, None, False),
    (("address", "phone"), 0.0, True, False),  # nothing says whose
    (("address", "counts"), 0.3, True, False),  # numbers stand in any table
])  # fmt: skip
def test_parts_that_are_seen_by_what_they_are_need_no_title(
    bench: SimpleNamespace, measures: tuple[str, ...], score: float, met: bool | None, *, is_clear: bool
) -> None:
    parts = [{"id": name, "name_th": name, "name_en": name, "check": {"measure": name}} for name in measures]
    case = bench.case(asked=bench.indicator(components=parts), score=score, met=dict.fromkeys(measures, met))
    assert (not check_topic(case)) is is_clear


@pytest.mark.parametrize(("score", "titled", "met", "certain"), [
    (0.3, 0.9, True, True),  # the other's own name in the title
    (0.3, 0.7, True, False),  # parts of the subject under a title that is nobody's name
    (0.3, 0.7, False, True),
    (0.3, 0.7, None, True),
    (0.6, 0.7, False, True),
])  # fmt: skip
def test_another_subject_is_certain_where_a_title_or_the_parts_say_so(
    bench: SimpleNamespace, score: float, titled: float, met: bool | None, certain: bool
) -> None:
    case = bench.case(score=score, others=(("O10", 0.95),), met={"budget": met})
    case.measured.topic.titled["O10"] = titled
    assert [reason.data["certain"] for reason in check_topic(case)] == [certain]


@pytest.mark.parametrize(("ids", "certain"), [("abcd", False), ("ab", True)])
def test_a_title_of_another_does_not_outweigh_four_parts_and_all_signs(bench: SimpleNamespace, ids: str, certain: bool) -> None:
    case = bench.case(asked=several(bench, ids), score=0.5, others=(("O10", 0.95),))
    case.measured.topic.titled["O10"] = 0.95
    assert [reason.data["certain"] for reason in check_topic(case)] == [certain]


def several(bench: SimpleNamespace, ids: str, **last: object) -> Indicator:
    """An indicator with parts of these names; `last` changes the last one."""
    parts = [{"id": name, "name_th": name, "name_en": name, "find": {"any": ["งบ"]}, "sure": True} for name in ids]
    return bench.indicator(components=[*parts[:-1], parts[-1] | last])


def test_topic_names_what_it_looks_like(bench: SimpleNamespace) -> None:
    (reason,) = check_topic(bench.case(score=0.2, others=(("O19", 0.9),)))
    assert str(reason.data["looks_like_th"]).startswith("O19 ")


def test_pictures_may_hold_the_content(bench: SimpleNamespace) -> None:
    page = bench.document(LONG, images=(Image("https://a.example/x.jpg", "", 800),))
    assert [reason.data["certain"] for reason in check_topic(bench.case(page, score=0.0))] == [False]


def test_confidence_without_a_quote_is_not_enough(bench: SimpleNamespace) -> None:
    case = bench.case(score=0.9)
    case.measured.topic.evidence.clear()
    assert [reason.data["certain"] for reason in check_topic(case)] == [False]


def test_an_index_is_said_to_be_one_and_nothing_else(bench: SimpleNamespace) -> None:
    case = bench.case(score=0.4, others=(("O10", 0.9),), is_index=True, met={"budget": False})
    assert [reason.code for reason in check_topic(case)] == ["index-page"]
    assert check_components(case) == check_period(case) == check_documents(case) == []


@pytest.mark.parametrize(("url", "said"), [("https://a.example/", []), ("https://a.example/x", ["wrong-topic"])])
def test_the_front_page_is_not_about_another_subject(bench: SimpleNamespace, url: str, said: list[str]) -> None:
    page = bench.document(LONG, url=url)
    assert [reason.code for reason in check_topic(bench.case(page, url=url, score=0.0))] == said


def asked(bench: SimpleNamespace, **part: object) -> object:
    parts = [{"id": "budget", "name_th": "งบประมาณ", "name_en": "Budget", "find": {"any": ["งบประมาณ"]}} | part]
    return bench.indicator(components=parts)


@pytest.mark.parametrize(("part", "met", "expected"), [
    ({"sure": True}, True, []), ({"sure": True}, False, [True]), ({"sure": True}, None, [False]),
    ({"sure": False}, False, [True]), ({"sure": False}, True, []),  # the measure denies such a part only on a page of nothing
    ({"optional": True}, False, [False]), ({"optional": True}, True, [False]),  # nothing that counts was seen
    ({"person": True, "find": None}, None, [False]),
])  # fmt: skip
def test_components(bench: SimpleNamespace, part: dict[str, object], met: bool | None, expected: list[bool]) -> None:
    reasons = check_components(bench.case(asked=asked(bench, **part), met={"budget": met}))
    assert [reason.data["certain"] for reason in reasons] == expected
    assert all(reason.data["parts_th"] == ["งบประมาณ"] and reason.evidence for reason in reasons)


def test_missing_and_open_parts_are_one_reason_that_tells_them_apart(bench: SimpleNamespace) -> None:
    parts = [{"id": name, "name_th": name, "name_en": name, "find": {"any": ["งบ"]}, "sure": True} for name in ("a", "b", "c")]
    reasons = check_components(bench.case(asked=bench.indicator(components=parts), met={"a": False, "b": None, "c": True}))
    assert [(reason.data["components"], reason.data["certain"]) for reason in reasons] == [(["a", "b"], True)]
    assert sentence(reasons[0]) == "เนื้อหาขาดองค์ประกอบที่ต้องมี คือ a, b (ไม่แน่ใจ) ให้เพิ่มให้ครบ"
    assert "a, b (not certain)" in sentence(reasons[0], "en")


def test_another_subject_is_not_asked_for_its_parts(bench: SimpleNamespace) -> None:
    assert check_components(bench.case(score=0.2, others=(("O10", 0.9),), met={"budget": False})) == []


SUM = {"find": {"any": ["บาท"], "money": True}}
PHOTOS = {"find": None, "check": {"measure": "photos"}}


@pytest.mark.parametrize(("ids", "last", "met", "certain"), [
    ("abc", {}, {}, [False]),  # words alone tell it, and the writer may have his own
    ("ab", {}, {}, [False]),
    ("a", {}, {}, [True]),  # the one thing that is asked for
    ("abc", {}, {"b": False}, [True]),
    ("abc", {}, {"b": None}, [True]),
    ("abc", PHOTOS, {}, [True]),  # no word makes a picture
    ("abc", SUM, {}, [True]),  # no figure on the page is a sum
])  # fmt: skip
def test_the_last_part_of_several(
    bench: SimpleNamespace, ids: str, last: dict[str, object], met: dict[str, bool | None], certain: list[bool]
) -> None:
    case = bench.case(asked=several(bench, ids, **last), met={ids[-1]: False} | met)
    assert [reason.data["certain"] for reason in check_components(case)] == certain


def test_the_last_part_is_missing_where_something_else_speaks_against_the_page(bench: SimpleNamespace) -> None:
    staff = "=แผนตัวอย่าง\nบรรยากาศในการทำงาน\nความก้าวหน้าในตำแหน่ง"
    asked = several(bench, "abc").model_copy(update={"about": ("satisfaction",)})
    assert [reason.data["certain"] for reason in check_components(bench.case(staff, asked=asked, met={"c": False}))] == [True]


def test_an_unclear_subject_without_one_of_its_parts(bench: SimpleNamespace) -> None:
    case = bench.case(asked=several(bench, "abc"), score=0.5, met={"c": False})
    assert [reason.data["certain"] for reason in (*check_topic(case), *check_components(case))] == [False, True]


def test_a_last_part_that_is_a_sum_may_be_there_where_sums_are(bench: SimpleNamespace) -> None:
    page = "=แผนตัวอย่าง\nรวมทั้งสิ้น 1,200,000 บาท"
    summed = bench.case(page, asked=several(bench, "abc", **SUM), met={"c": False})
    assert [reason.data["certain"] for reason in check_components(summed)] == [False]


def result(met: bool | None, period: Period = Period.CURRENT_FY, **fields: object) -> PeriodResult:
    return PeriodResult(period, 2565, met=met, **fields)  # type: ignore[arg-type]


HALF = Period.FIRST_6_MONTHS
MONTHS = ((2564, 12), (2565, 1))


@pytest.mark.parametrize(("period", "code", "certain"), [
    (result(True), None, None),
    (result(None, Period.NONE), None, None),
    (result(None, Period.IN_FORCE), None, None),
    (result(None, Period.IN_FORCE, years=(2566,)), "year-not-found", None),
    (result(False, years=(2564,)), "wrong-year", None),
    (result(False, HALF, years=(2564,), missing_months=MONTHS), "wrong-year", None),
    (result(None), "year-not-found", None),
    (result(None, years=(2564,)), "year-not-found", None),
    (result(None, HALF), "year-not-found", None),
    (result(None, HALF, years=(2565,), missing_months=MONTHS), "period-incomplete", False),
    (result(False, HALF, years=(2565,), months=frozenset({(2564, 10)}), missing_months=MONTHS, partial=True), "period-incomplete", True),
    (result(False, HALF, years=(2565,), months=frozenset({(2564, 10)}), missing_months=MONTHS), "period-incomplete", False),
    (result(False, Period.PREVIOUS_FY, years=(2564,), half_only=True), "period-incomplete", True),
    (result(None, HALF, missing_months=MONTHS, not_yet_due=True), "not-yet-due", None),
])  # fmt: skip
def test_period(bench: SimpleNamespace, period: PeriodResult, code: str | None, certain: object) -> None:
    reasons = check_period(bench.case(asked=bench.indicator(period.period), period=period))
    assert [(reason.code, reason.data.get("certain")) for reason in reasons] == ([(code, certain)] if code else [])
    assert all(reason.evidence for reason in reasons)


@pytest.mark.parametrize(
    ("years", "cause"), [((2564,), "another-year"), ((2563, 2564), "another-year"), ((2564, 2565), None), ((), None)]
)
def test_that_the_content_speaks_of_another_year_is_said(
    bench: SimpleNamespace, years: tuple[int, ...], cause: str | None
) -> None:
    (reason,) = check_period(bench.case(period=result(None, years=years)))
    assert (reason.code, reason.data.get("cause")) == ("year-not-found", cause)


def test_months_are_named_in_the_data(bench: SimpleNamespace) -> None:
    (reason,) = check_period(bench.case(period=result(None, HALF, missing_months=MONTHS, not_yet_due=True)))
    assert reason.data["months"] == ["2564-12", "2565-01"]
    assert reason.data["due"] == "2565-03-31"


def pdf(bench: SimpleNamespace, **fields: object) -> object:
    return bench.document("แผนตัวอย่าง", url=f"{bench.host}/file/แผน%20ปี.pdf", kind=Kind.PDF, **fields)


def gone(bench: SimpleNamespace, outcome: Outcome = Outcome.HTTP_404) -> object:
    return bench.opened(None, url=f"{bench.host}/file/gone.pdf", outcome=outcome, http_status=404, final_url=None)


@pytest.mark.parametrize(("met", "expected"), [(True, []), (None, ["unreadable-document"]), (False, ["unreadable-document"])])
def test_an_unread_document_counts_only_where_something_is_open(
    bench: SimpleNamespace, met: bool | None, expected: list[str]
) -> None:
    case = bench.case(SHORT, pdf(bench, fault=Fault.SCANNED), met={"budget": met})
    reasons = check_documents(case)
    assert [reason.code for reason in reasons] == expected
    assert all(reason.data == {"file": "แผน ปี.pdf", "fault": "scanned"} for reason in reasons)


def test_an_unread_document_is_what_to_look_at_instead_of_the_parts(bench: SimpleNamespace) -> None:
    case = bench.case(SHORT, pdf(bench, fault=Fault.GARBLED), met={"budget": None})
    assert check_components(case) == []


@pytest.mark.parametrize(("page", "met", "certain"), [
    (LONG, True, False), (LONG, None, True),
    (SHORT, True, True),  # a cover: what is gone is all that there was
    (f"{SHORT}\nกดที่ลิงก์เพื่ออ่านคะแนนรายด้าน\nผู้รับผิดชอบ กองคลัง", True, True),
])  # fmt: skip
def test_a_dead_attachment_weighs_when_it_is_needed(
    bench: SimpleNamespace, page: str, met: bool | None, *, certain: bool
) -> None:
    (reason,) = check_documents(bench.case(page, gone(bench), met={"budget": met}))
    assert (reason.code, reason.data["certain"], reason.data["outcome"]) == ("attachment-dead", certain, "http-404")
    assert "404" in reason.evidence[0].quote


def test_what_is_known_of_a_dead_attachment_is_said(bench: SimpleNamespace) -> None:
    failing = bench.note("dns-failure", {"cause": "name-server"})
    part = bench.opened(None, url=f"{bench.host}/a.pdf", outcome=Outcome.DNS_FAILURE, http_status=None, notes=(failing,))
    (reason,) = check_documents(bench.case(SHORT, part, met={"budget": None}))
    assert "ระบบชื่อโดเมนไม่ตอบ" in sentence(reason)


@pytest.mark.parametrize("outcome", [Outcome.NOT_FETCHED, Outcome.INTERRUPTED])
def test_what_was_not_asked_is_not_dead(bench: SimpleNamespace, outcome: Outcome) -> None:
    assert check_documents(bench.case(SHORT, gone(bench, outcome))) == []


def test_a_document_that_is_too_large_is_neither_dead_nor_damaged(bench: SimpleNamespace) -> None:
    address = f"{bench.host}/file/plan.pdf"
    cut = bench.document("แผนตัวอย่าง", url=address, kind=Kind.PDF, fault=Fault.BROKEN)
    large = bench.opened(cut, url=address, outcome=Outcome.TOO_LARGE)
    case = bench.case(SHORT, large, met={"budget": None})
    (reason,) = check_documents(case)
    assert reason.code == "unreadable-document"
    assert "ใหญ่เกินกว่าที่โปรแกรมจะตรวจได้" in sentence(reason)
    assert check_components(case) == []  # the document is what to look at
    assert check_documents(bench.case(SHORT, large)) == []  # all was seen without it


def test_files_that_are_all_dead_are_told_where_parts_lack(bench: SimpleNamespace) -> None:
    (reason,) = check_components(bench.case(SHORT, gone(bench), met={"budget": False}))
    assert (reason.code, reason.data["cause"], reason.data["certain"]) == ("component-missing", "dead-files", True)
    assert "gone.pdf" in sentence(reason)
    assert "งบประมาณ" in sentence(reason)
    (reason,) = check_components(bench.case(LONG, gone(bench), met={"budget": False}))
    assert "cause" not in reason.data  # the page says much itself


KEPT_ELSEWHERE = [
    ("https://drive.google.com/file/d/abc/view", "cloud-drive", "Google Drive"),
    ("https://www.google.com/url?q=https%3A%2F%2Fdrive.google.com%2Ffile%2Fd%2Fabc", "cloud-drive", "Google Drive"),
    ("https://bit.ly/abc", "shortened-url", "bit.ly"),
]


@pytest.mark.parametrize(("address", "code", "service"), KEPT_ELSEWHERE)
@pytest.mark.parametrize("via", [Via.LINK, Via.REFRESH])
def test_a_document_on_a_drive_is_for_a_person(bench: SimpleNamespace, via: Via, address: str, code: str, service: str) -> None:
    page = bench.document(f"{SHORT}\n#แผนตัวอย่าง", links=(Link(address, "แผนตัวอย่าง", via),))
    case = bench.case(page, score=0.45, title_only=True, met={"budget": None})
    (reason,) = check_documents(case)
    assert (reason.code, reason.data["service"]) == (code, service)
    assert "ซึ่งโปรแกรมไม่ได้เปิด" in sentence(reason)
    assert service in sentence(reason)
    assert "ไม่พบเอกสาร" not in sentence(reason)
    assert check_components(case) == []


@pytest.mark.parametrize("address", ["https://goo.gl/maps/abc", "https://docs.google.com/forms/d/abc"])
def test_a_map_and_a_form_at_a_service_are_no_documents(bench: SimpleNamespace, address: str) -> None:
    page = bench.document(f"{SHORT}\n#แผนตัวอย่าง", links=(Link(address, "แผนตัวอย่าง"),))
    assert check_documents(bench.case(page, met={"budget": None})) == []


def test_a_link_that_is_forwarded_to_a_drive_is_one_to_the_drive(bench: SimpleNamespace) -> None:
    target = "https://drive.google.com/file/d/abc/view"
    part = bench.opened(None, url=f"{bench.host}/go.pdf", outcome=Outcome.NOT_FETCHED, http_status=302, final_url=target)
    case = bench.case(SHORT, part, met={"budget": None})
    assert [(reason.code, reason.data["service"]) for reason in check_documents(case)] == [("cloud-drive", "Google Drive")]
    assert check_components(case) == []


def test_a_form_is_no_document_on_a_drive(bench: SimpleNamespace) -> None:
    form = Link("https://docs.google.com/forms/d/e/abc/viewform", "แผนตัวอย่าง", Via.FRAME)
    case = bench.case(bench.document(f"{SHORT}\n#แผนตัวอย่าง", links=(form,)), met={"budget": None})
    assert check_documents(case) == []
    assert [reason.code for reason in check_components(case)] == ["component-missing"]


def test_a_drive_that_nothing_needs_is_not_told(bench: SimpleNamespace) -> None:
    page = bench.document(SHORT, links=(Link("https://drive.google.com/file/d/abc/view", "แผนตัวอย่าง"),))
    assert check_documents(bench.case(page)) == []


def test_nothing_to_count_leaves_a_document_for_a_person(bench: SimpleNamespace) -> None:
    asked = bench.indicator(components=[{"id": "a", "name_th": "ก", "name_en": "a", "person": True}])
    case = bench.case(SHORT, pdf(bench, fault=Fault.SCANNED), asked=asked)
    assert [reason.code for reason in check_documents(case)] == ["unreadable-document"]


def test_a_title_over_nothing(bench: SimpleNamespace) -> None:
    case = bench.case(SHORT, score=0.45, title_only=True, met={"budget": None})
    assert check_topic(case) == check_components(case) == []
    assert [reason.code for reason in check_documents(case)] == ["no-attachment"]


@pytest.mark.parametrize(("kind", "certain", "code", "sure"), [
    (PageKind.SOFT_404, True, "soft-404", True), (PageKind.PARKED, True, "parked-domain", True),
    (PageKind.HIJACKED, True, "hijacked", True), (PageKind.INJECTED_SPAM, True, "hijacked", False),
    (PageKind.LOGIN, True, "needs-login", True), (PageKind.COOKIE_WALL, True, "needs-javascript", True),
    (PageKind.SERVER_DEFAULT, True, "under-construction", True), (PageKind.EMPTY, False, "empty-page", False),
    (PageKind.FILE_LISTING, True, "index-page", True),
])  # fmt: skip
def test_kinds_of_pages(bench: SimpleNamespace, kind: PageKind, code: str, *, certain: bool, sure: bool) -> None:
    from dataclasses import replace

    case = bench.case()
    case = replace(case, signs=(PageSign(kind, case.seen()[0], certain),))
    (reason,) = check_kind(case)
    assert (reason.code, reason.data["certain"]) == (code, sure)


@pytest.mark.parametrize("kind", PageKind)
def test_every_kind_of_page_has_a_code(bench: SimpleNamespace, kind: PageKind) -> None:
    from dataclasses import replace

    case = bench.case()
    assert check_kind(replace(case, signs=(PageSign(kind, case.seen()[0]),)))


def test_of_several_faults_the_first_is_named(bench: SimpleNamespace) -> None:
    from dataclasses import replace

    case = bench.case()
    signs = tuple(PageSign(kind, case.seen()[0]) for kind in (PageKind.INJECTED_SPAM, PageKind.SOFT_404, PageKind.EMPTY))
    assert [reason.code for reason in check_kind(replace(case, signs=signs))] == ["soft-404", "hijacked"]


def test_the_signs_of_a_neighbour_under_the_right_title(bench: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O18")
    for more, said in ((MORE_SIGNS - 1, []), (MORE_SIGNS, [False])):
        case = bench.case(asked=asked, score=0.95)
        topic = replace(case.measured.topic, signs={"O18": 1, asked.topic.neighbours[0]: 1 + more})
        reasons = check_topic(replace(case, measured=replace(case.measured, topic=topic)))
        assert [reason.data["certain"] for reason in reasons] == said


def test_who_is_ahead_by_little_leads_where_the_titles_are_its_own(bench: SimpleNamespace) -> None:
    for titled, said in (({"O19": 0.95, "O18": 0.4}, [False]), ({"O19": 0.95, "O18": 0.9}, []), ({}, [])):
        case = bench.case(score=0.9, others=(("O19", 0.95),))
        topic = replace(case.measured.topic, titled=titled)
        reasons = check_topic(replace(case, measured=replace(case.measured, topic=topic)))
        assert [reason.data["certain"] for reason in reasons] == said
