"""Thai text: what is repaired, what is left alone, and that matching text is stable."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.text import clean, clean_all, find, offset_with_blanks, quote, skeleton, spelt_out, squash

THAI = "".join(chr(code) for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E)
ODD = " \n\t\u00a0\u200b\u200d\ufeff\u00ad\u202e\u0000\uf70a\uf8ff\U00100160\U00100001␞ßİΐe\u0301\u0338Ò"
messy_text = st.text(st.one_of(st.sampled_from(THAI), st.sampled_from(ODD), st.characters()), max_size=60)

CLEANED = [
    ("  แผน \n งาน\t1 ", "แผน งาน 1"),
    ("แผน\u00a0งาน", "แผน งาน"),
    ("แผน\u3000งาน", "แผน งาน"),
    ("งบ\u200bประ\u200dมาณ\ufeff\u2060", "งบประมาณ"),
    ("งบ\u00adประมาณ", "งบประมาณ"),
    ("\u202eงบ\u202c\u200e", "งบ"),
    ("งบ\x00ประ\x08มาณ\x7f", "งบประมาณ"),
    ("a\x1cb", "a b"),
    ("ประจําปี", "ประจำปี"),
    ("น้ํา", "น้ำ"),
    ("นํ้า", "น้ำ"),
    ("นำ้", "น้ำ"),
    ("ทำำ", "ทำ"),
    ("อ านาจหน้าที่", "อำนาจหน้าที่"),
    ("การจัดท า แผน", "การจัดทำ แผน"),
    ("ประจ าปี", "ประจำปี"),
    ("ประจํ าปี", "ประจำปี"),
    ("จ ำนวน", "จำนวน"),
    ("น้ า ต่ า ซ้ า ค่ า คว่ า", "น้ำ ต่ำ ซ้ำ ค่ำ คว่ำ"),
    ("เป้ าหมาย เจ้ าหน้ าที่ เหล่ านี้ เปล่ า", "เป้าหมาย เจ้าหน้าที่ เหล่านี้ เปล่า"),  # no word has both ends of a vowel
    ("ก้าวหน้ า ด้ าน ผ้ า ไฟฟ้ า หว่ าน", "ก้าวหน้า ด้าน ผ้า ไฟฟ้า หว่าน"),
    ("เทน้ า ให้น้ า แหล่งน้ า", "เทน้ำ ให้น้ำ แหล่งน้ำ"),
    ("ต ่า", "ต่า"),
    ("ก า ร", "ก า ร"),
    ("ก า", "ก า"),
    ("ที ่", "ที่"),
    ("ท่ี", "ที่"),
    ("ที่ี่", "ที่"),
    ("จัดจ้่าง", "จัดจ้าง"),
    ("จ้้าง", "จ้าง"),
    ("สิทธ์ิ", "สิทธิ์"),
    ("หนา้", "หน้า"),
    ("กู้", "กู้"),
    ("กู้", "กู้"),
    ("เเผนเเก้ไข", "แผนแก้ไข"),
    ("เ เผน", "แผน"),
    ("ป\uf702\uf70aงบ", "ปี่งบ"),
    ("\uf70f", "ญ"),
    ("\uf700", "ฐ"),
    ("ป\uf71aก", "ปฺก"),
    ("\uf095 โทร", "โทร"),
    ("ประจำป\U00100158งบประมาณ", "ประจำปีงบประมาณ"),
    ("องค\U00100164\U001000d6ารบริ\U00100100าร\U001000ff\U00100160วน", "องค์การบริหารส่วน"),
    ("\U00100111ร\U00100158ยน \U00100112ผน", "เรียน แผน"),
    ("ก\U00100001ข", "ก\ufffdข"),
    ("ปี ๒๕๖๕", "ปี ๒๕๖๕"),
    ("แผน 😀 งาน", "แผน 😀 งาน"),
    ("ศุกร์ ตั๋ว สิทธิ์ น้ำ ก็ เก๋", "ศุกร์ ตั๋ว สิทธิ์ น้ำ ก็ เก๋"),
    ("", ""),
]


@pytest.mark.parametrize(("raw", "wanted"), CLEANED)
def test_clean(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


MEANT = "เทศบาลตำบลบ้านตัวอย่าง ประจำปี"
MOJIBAKE = [
    ("utf-8 as latin-1", MEANT.encode().decode("latin-1"), MEANT),
    ("utf-8 as windows-1252 or latin-1", "à¹€à¸—à¸¨à¸šà¸²à¸¥", "เทศบาล"),
    ("twice over", MEANT.encode().decode("latin-1").encode().decode("latin-1"), MEANT),
    ("within english", "File: " + "แผน.pdf".encode().decode("latin-1"), "File: แผน.pdf"),
    ("windows-874 as latin-1", MEANT.encode("cp874").decode("latin-1"), MEANT),
    ("windows-874 as latin-1, short", "à·ÈºÒÅ", "เทศบาล"),
    ("utf-8 as windows-874", "เธกเธฒเธ•เธฃเธ", "มาต"),
    ("french stays", "à la carte, déjà vu, Ò", "à la carte, déjà vu, Ò"),
    ("vietnamese stays", "xã hội chủ nghĩa Òà", "xã hội chủ nghĩa Òà"),
    ("thai stays", "เธอเน้นเนื้อเรื่อง ดำเนินงาน", "เธอเน้นเนื้อเรื่อง ดำเนินงาน"),
    ("letters that make no syllable stay", "ÒÒÒÒ", "ÒÒÒÒ"),
]


@pytest.mark.parametrize(("shown", "meant"), [case[1:] for case in MOJIBAKE], ids=[case[0] for case in MOJIBAKE])
def test_mojibake(shown: str, meant: str) -> None:
    assert clean(shown).startswith(meant)


SQUASHED = [
    ("แผนการ ใช้จ่าย\nงบประมาณ", "แผนการใช้จ่ายงบประมาณ"),
    ("ปี ๒๕61 – ๒๕๖4", "ปี2561–2564"),
    ("ITA ２５６５ O18", "ita2565o18"),
    ("เ เผน", "แผน"),
    ("E-Service", "e-service"),
    ("อ านาจ", "อำนาจ"),
    ("แ ผ น ก า ร", "แผนการ"),
    ("ก ้า ว", "ก้าว"),
]


@pytest.mark.parametrize(("raw", "wanted"), SQUASHED)
def test_squash(raw: str, wanted: str) -> None:
    assert squash(raw) == wanted


@given(messy_text)
@example("à ¸")
@example("e \u0301")
@example("ำ ำ")
@example("ΐ \u0e33\u0e48")
def test_squash_is_idempotent_and_has_no_blanks(raw: str) -> None:
    squashed = squash(raw)
    assert squash(squashed) == squashed
    assert not any(char.isspace() for char in squashed)


@given(messy_text)
def test_clean_is_idempotent_and_squash_may_follow_it(raw: str) -> None:
    cleaned = clean(raw)
    assert clean(cleaned) == cleaned
    assert squash(cleaned) == squash(raw)
    assert not any("\ud800" <= char <= "\udfff" for char in cleaned)


@given(st.lists(messy_text, max_size=8))
@example(["แผน", "ก า ร", "เเผน"])
@example(["ÀÒÉÒ", "café", "à¸à¸²à¸£"])
def test_clean_all_is_clean_and_squash_of_each(texts: list[str]) -> None:
    assert clean_all(texts) == [(clean(text), squash(text)) for text in texts]


SKELETONS = [
    ("การดำเนินงาน", "การดาเนนงาน"),
    ("การดาเนินงาน", "การดาเนนงาน"),
    ("กำรดำเนินกำร", "การดาเนนการ"),
    ("ผู้บริหาร", "ผบรหาร"),
    ("ผ้้บริหาร", "ผบรหาร"),
    ("กฏหมาย", "กฎหมาย"),
    ("ก\ufffdข", "กข"),
    ("จดซอจดจาง", "จดซอจดจาง"),
]


@pytest.mark.parametrize(("squashed", "wanted"), SKELETONS)
def test_skeleton(squashed: str, wanted: str) -> None:
    assert skeleton(squashed) == wanted


FOUND = [
    ("แผนการ ใช้จ่าย งบประมาณ", "ใช้จ่ายงบ", "ใช้จ่าย งบ"),
    ("ประจำปี ๒๕๖๕ (แก้ไข)", "ปี2565", "ปี ๒๕๖๕"),
    ("หน้า E-Service ใหม่", "e-service", "E-Service"),
    ("straße ยาว", "strasseยาว", "straße ยาว"),
    ("İ แผน งาน", "แผนงาน", "แผน งาน"),
    ("แผน", "แผน", "แผน"),
]


@pytest.mark.parametrize(("text", "phrase", "wanted"), FOUND)
def test_find_gives_the_span_in_the_text(text: str, phrase: str, wanted: str) -> None:
    span = find(text, phrase)
    assert span is not None
    assert text[slice(*span)] == wanted


def test_find_from_a_place_on() -> None:
    text = "แผน ก และ แผน ข"
    first = find(text, "แผน")
    assert first == (0, 3)
    assert find(text, "แผน", 1) == (10, 13)
    assert find(text, "แผน", 11) is None
    assert find(text, "") is None
    assert find("ß ก", "ข") is None


@given(st.text(st.sampled_from("กขคาิ่เ ๒๕65Aaß"), max_size=30), st.integers(0, 30), st.integers(1, 10))
def test_find_finds_what_is_there(raw: str, begin: int, length: int) -> None:
    text = clean(raw)
    phrase = squash(text)[begin : begin + length]
    span = find(text, phrase)
    assert (span is None) == (phrase == "")
    if span:
        assert phrase in squash(text[slice(*span)])


LONG = " ".join(f"คำที่{number}" for number in range(100))


@pytest.mark.parametrize(
    ("text", "span", "limit"),
    [
        (LONG, (0, 4), 60),
        (LONG, (300, 310), 60),
        (LONG, (len(LONG) - 4, len(LONG)), 60),
        (LONG, (100, 400), 60),
        ("กข" * 450, (450, 460), 200),
    ],
)
def test_quote_keeps_to_its_limit_and_shows_the_span(text: str, span: tuple[int, int], limit: int) -> None:
    shown = quote(text, span, limit)
    assert limit * 0.7 <= len(shown) <= limit
    assert shown.strip("…") in text
    begin, end = span
    assert text[begin : min(end, begin + limit // 2)] in shown


def test_quote_of_a_short_text_is_the_text() -> None:
    assert quote("แผนงาน", (0, 3)) == "แผนงาน"


def test_quote_cuts_at_blanks_and_never_before_a_mark() -> None:
    assert quote(LONG, (300, 310), 60).strip("…").startswith("คำที่")
    assert not quote("กี่" * 200, (301, 310), 60).strip("…").startswith(("ี", "่"))


@pytest.mark.parametrize(("text", "shown"), [
    ("http://xn--72cb8bm9aapmz5h1aj9kpc3c.xn--o3cw4h/p", "http://เทศบาลไม่มีจริง.ไทย/p"),
    ("www.a.xn--o3cw4h", "www.a.ไทย"),
    ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),  # Cyrillic letters that look like "apple"
    ("xn-- xn--zzzzzzzzzz99999999 axn--o3cw4h", "xn-- xn--zzzzzzzzzz99999999 axn--o3cw4h"),
    ("เทศบาล.ไทย", "เทศบาล.ไทย"),
])  # fmt: skip
def test_host_names_are_shown_as_people_write_them(text: str, shown: str) -> None:
    assert spelt_out(text) == shown


@pytest.mark.parametrize(("text", "index", "stands"), [
    ("แผนงาน", 3, 3), ("แผน งาน", 2, 2), ("แผน งาน", 3, 4), ("ก ข ค ง", 3, 6), ("ก ข ค ง", 4, 7), ("", 0, 0), ("แผน", 9, 3),
])  # fmt: skip
def test_an_offset_of_squashed_text_leads_back(text: str, index: int, stands: int) -> None:
    assert offset_with_blanks(text, index) == stands


@given(messy_text)
def test_every_offset_leads_back(raw: str) -> None:
    text = clean(raw)
    places = [place for place, letter in enumerate(text) if letter != " "]
    assert [offset_with_blanks(text, index) for index in range(len(places))] == places
