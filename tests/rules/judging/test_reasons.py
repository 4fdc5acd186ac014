"""The table of reasons: complete, in both languages, with the contract's severities; and the sentences made from it."""

import re
from importlib import resources
from pathlib import Path

import pytest

from model.errors import RulesError
from model.finding import Reason, Severity, WeighedReason
from model.outcome import Outcome
from rules import reasons, say
from rules.checks.content import doubts
from rules.codes import Code, Group

TABLE = reasons.table()
TEXT = (resources.files("rules") / "reasons.yaml").read_text(encoding="utf-8")

CONTRACT = {
    Group.REACH: {o.value for o in Outcome} - {"ok", "not-fetched"}
    | {"recovered-on-retry", "flaky", "slow", "tls-invalid-but-served", "insecure-http"},
    Group.PAGE: {"soft-404", "redirected-to-home", "parked-domain", "hijacked", "under-construction", "empty-page", "error-page",
                 "needs-javascript"},
    Group.FORM: {"file-only", "cloud-drive", "social-media-only", "shortened-url", "off-site", "home-page-only", "duplicate-url",
                 "same-as-last-year", "intranet-url"},
    Group.CONTENT: {"check-crashed", "wrong-topic", "wrong-year", "year-not-found", "period-incomplete", "not-yet-due",
                    "component-missing", "attachment-dead", "no-attachment", "unreadable-document", "index-page"},
    Group.INDICATOR: {"no-url", "all-urls-dead", "some-urls-dead"},
}  # fmt: skip
DEAD = {"dns-failure", "connect-refused", "connect-timeout", "read-timeout", "tls-invalid", "connection-lost", "protocol-error",
        "redirect-loop", "too-many-redirects", "http-401", "http-404", "http-410", "http-4xx", "http-5xx", "invalid-url",
        "refused-address"}  # fmt: skip
FAIL = DEAD | {"file-only", "soft-404", "parked-domain", "hijacked", "wrong-year"}
REVIEW = {
    "bot-wall",
    "needs-login",
    "needs-javascript",
    "unreadable-document",
    "check-crashed",
    "http-403",
    "http-429",
    "flaky",
}


@pytest.mark.parametrize("group", Group)
def test_every_code_of_the_contract_and_no_other(group: Group) -> None:
    assert {code for code, spec in TABLE.reasons.items() if spec.group is group} == CONTRACT[group]


@pytest.mark.parametrize(("codes", "severity"), [(FAIL, Severity.FAIL), (REVIEW, Severity.REVIEW)])
def test_severities_that_the_contract_binds(codes: set[str], severity: Severity) -> None:
    assert {code: TABLE.reasons[code].severity for code in codes} == dict.fromkeys(codes, severity)


@pytest.mark.parametrize("code", sorted(REVIEW))
def test_review_at_worst_is_never_more(code: str) -> None:
    assert reasons.severity_of(Reason(code)) is Severity.REVIEW


@pytest.mark.parametrize("code", sorted(TABLE.reasons))
def test_sentences_are_in_their_language_and_without_jargon(code: str) -> None:
    spec = TABLE.reasons[code]
    for words in (spec, spec.hedged):
        assert re.search("[ก-๙]", words.th)
        assert not re.search("[ก-๙]", words.en)
        assert "\n" not in words.th + words.en
        assert words.th.count("{") == words.th.count("}")


@pytest.mark.parametrize("code", sorted(TABLE.reasons))
def test_a_harmful_sentence_says_what_to_do(code: str) -> None:
    spec = TABLE.reasons[code]
    if spec.severity in (Severity.FAIL, Severity.REVIEW):
        assert "ให้" in spec.th
        assert ";" in spec.en


CAUSES = [(code, cause) for code, spec in TABLE.reasons.items() for cause in spec.causes]


@pytest.mark.parametrize(("code", "cause"), CAUSES)
def test_a_cause_has_its_own_sentence_and_words(code: str, cause: str) -> None:
    words = TABLE.reasons[code].causes[cause]
    assert re.search("[ก-๙].*ให้", words.th)
    assert re.search(r"^[^ก-๙]*;[^ก-๙]*$", words.en)
    assert cause in TABLE.terms
    for lang, said in (("th", words.th), ("en", words.en)):
        data = dict.fromkeys(re.findall(r"\{([a-z_]+)\}", said), "x")
        assert say.sentence(Reason(code, {"cause": cause, **data}), lang) == re.sub(r"\{[a-z_]+\}", "x", said)
        assert say.sentence(Reason(code, {"cause": "unheard-of"}), lang) == say.sentence(Reason(code), lang)


def test_every_outcome_and_fault_has_its_words() -> None:
    assert {o.value for o in Outcome} - {"ok"} <= set(TABLE.terms)


def test_every_doubt_has_its_words_and_those_of_certainty() -> None:
    named = set(re.findall(r'_doubt\(case, "([a-z-]+)"', Path(doubts.__file__).read_text(encoding="utf-8")))
    sure = {
        doubts.sure_name(because) for because in named - {"few-entries", "title-alone"}
    }  # the first never is, the second keeps its words
    assert len(named) > 30
    assert named | sure <= set(TABLE.terms)


@pytest.mark.parametrize(("change", "named"), [
    (("    en: The site has no such page", "    eng: The site has no such page"), "reasons.http-404"),
    (("  http-404:\n    group: reach", "  http-405:\n    group: reach"), "http-404"),
    (("severity: warn", "severity: bad"), "severity"),
    (("(HTTP {status}); check the URL", "(HTTP); check the URL"), "http-4xx"),
    (("group: indicator", "group: whole"), "group"),
])  # fmt: skip
def test_a_faulty_table_is_refused_with_its_key(change: tuple[str, str], named: str) -> None:
    assert change[0] in TEXT
    with pytest.raises(RulesError) as caught:
        reasons.read_table(TEXT.replace(*change), name="reasons.yaml")
    assert named in caught.value.message_en
    assert named in caught.value.message_th


@pytest.mark.parametrize(("code", "data", "lang", "part"), [
    ("wrong-year", {"wanted": 2565, "found": [2563, 2564]}, "th", "เป็นของปี 2563, 2564 แต่ข้อนี้ต้องเป็นของปี 2565"),
    ("wrong-year", {"wanted": 2565, "found": [2564]}, "en", "is of 2564 but this item asks for 2565"),
    ("period-incomplete", {"months": ["2564-10", "2565-01"], "span_th": " 6 เดือนแรก", "span_en": "x"}, "th", "ต.ค. 2564, ม.ค. 2565"),
    ("period-incomplete", {"months": ["2564-10"], "span_th": "x", "span_en": "it"}, "en", "lacks October 2564; publish all of it"),
    ("not-yet-due", {"months": ["2565-03"], "due": "2565-03-31"}, "th", "หลังวันที่ 31 มี.ค. 2565"),
    ("component-missing", {"parts_th": ["ปัญหา", "ข้อเสนอแนะ"], "parts_en": ["Problems"]}, "th", "คือ ปัญหา, ข้อเสนอแนะ"),
    ("component-missing", {"parts_th": ["ปัญหา"], "parts_en": ["Problems"]}, "en", "Problems"),
    ("component-missing", {"parts_th": list("กขคงจฉชซ"), "parts_en": []}, "th", "และอีก 2"),
    ("tls-invalid-but-served", {"why": "expired"}, "th", "หมดอายุ"),
    ("tls-invalid-but-served", {"why": "self-signed"}, "en", "self-signed"),
    ("recovered-on-retry", {"attempts": 3, "first": "http-5xx"}, "th", "3 ครั้ง (ครั้งแรก เว็บไซต์ขัดข้อง)"),
    ("slow", {"seconds": 14.2}, "en", "14.2 seconds"),
    ("http-5xx", {"status": 503, "host": "a.example"}, "en", "HTTP 503"),
    ("unreadable-document", {"file": "แผน.pdf", "fault": "scanned"}, "th", "แผน.pdf ไม่ได้ (เป็นภาพสแกน)"),
    ("file-only", {"file": "pdf"}, "th", "PDF"),
    ("wrong-topic", {"indicator": "O18", "name_th": "แผน", "looks_like_th": "O19 รายงาน"}, "th", "แต่เป็น O19 รายงาน"),
    ("wrong-topic", {"indicator": "O18", "name_en": "Plan", "looks_like": "another-subject"}, "en", "but another subject"),
    ("http-4xx", {}, "th", "HTTP -"),  # data from an older version: no traceback
])  # fmt: skip
def test_sentences(code: str, data: dict[str, object], lang: say.Lang, part: str) -> None:
    assert part in say.sentence(Reason(code, data), lang)


@pytest.mark.parametrize(("certain", "severity", "hedged"), [
    (None, None, False), (True, None, False), (False, None, True), (True, Severity.REVIEW, True), (True, Severity.FAIL, False),
])  # fmt: skip
def test_an_unsure_or_softened_reason_is_hedged(certain: object, severity: Severity | None, *, hedged: bool) -> None:
    data = {"parts_th": ["x"]} if certain is None else {"parts_th": ["x"], "certain": certain}
    assert ("ยังไม่" in say.sentence(Reason("component-missing", data), "th", severity)) is hedged


@pytest.mark.parametrize(("code", "certain", "severity"), [
    ("wrong-topic", True, "fail"), ("wrong-topic", False, "review"), ("component-missing", False, "review"),
    ("period-incomplete", False, "review"), ("hijacked", False, "warn"), ("duplicate-url", False, "info"),
    ("attachment-dead", False, "warn"), ("wrong-year", False, "fail"), ("flaky", False, "review"),
])  # fmt: skip
def test_uncertain_is_softer(code: str, severity: str, *, certain: bool) -> None:
    assert reasons.severity_of(Reason(code, {"certain": certain})).value == severity


@pytest.mark.parametrize(("own", "certain", "severity"), [
    ("review", True, "review"), ("review", False, "review"), ("warn", False, "warn"), ("fail", False, "review"),
])  # fmt: skip
def test_a_framework_has_its_own_word(bench: object, own: str, severity: str, *, certain: bool) -> None:
    asked = bench.indicator(severity={"wrong-topic": own})  # type: ignore[attr-defined]
    assert reasons.severity_of(Reason("wrong-topic", {"certain": certain}), asked).value == severity


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(RulesError, match="no-such-code"):
        reasons.severity_of(Reason("no-such-code"))


def test_the_headline_is_the_first_of_the_worst() -> None:
    weighed = [WeighedReason(Reason(code, data), severity) for code, data, severity in (
        ("insecure-http", {}, Severity.INFO), ("wrong-year", {"wanted": 2565, "found": [2564]}, Severity.FAIL),
        ("empty-page", {}, Severity.FAIL))]  # fmt: skip
    assert "2564" in say.headline(weighed, "th")
    assert say.headline([], "th") == ""


def test_codes_are_plain_text_for_storage() -> None:
    from rules.case import reason

    assert type(reason(Code.WRONG_YEAR).code) is str
