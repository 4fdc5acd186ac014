"""What agencies publish: every indicator, every flaw, the right years, numbers that add up, documents that can be read."""

import re
from html import unescape

import pypdfium2
import pytest

from demo.content import CODES, NAMES, Article, Doc, Flaw, article, flaws_of, markup
from demo.content.pdf import pdf, scanned_pdf
from demo.content.texts import texts
from demo.content.wording import full_name, wording
from model.submission import Agency

TESABAN = Agency("เทศบาลตำบลบ้านตัวอย่าง", "เทศบาลตำบล", "สมมุติ", "ตัวอย่าง", None, "saraban@bantuayang.example")
TAO = Agency("อบต.ทุ่งสมมุติ", "อบต.", "สมมุติ", "ตัวอย่าง", None, "saraban@thungsommut.example")
PAO = Agency("อบจ.ตัวอย่าง")
YEAR = 2565
SEEDS = range(6)
FLAWS = [(code, flaw) for code in CODES for flaw in flaws_of(code)]
REPORTS_OF_LAST_YEAR = ["O12", "O16", "O20", "O24", "O28", "O41"]
HALF_YEAR = ["O11", "O15", "O19", "O23", "O31", "O40"]


def text_of(found: Article) -> str:
    """Title, body and documents as text with western digits."""
    parts = [
        found.title,
        re.sub(r"<[^>]+>", " ", found.body_html),
        *(line for doc in found.documents for line in doc.paragraphs),
    ]
    return unescape(" ".join(parts)).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))


def write(code: str, seed: int = 0, flaw: Flaw | None = None, *, year: int = YEAR, in_document: bool = False) -> Article:
    """An article of the first agency."""
    return article(code, TESABAN, fiscal_year=year, seed=seed, flaw=flaw, in_document=in_document)


def read_back(body: bytes) -> str:
    """The text layer of a PDF without blanks."""
    document = pypdfium2.PdfDocument(body)
    return "".join("".join(document[number].get_textpage().get_text_range().split()) for number in range(len(document)))


def test_every_indicator_has_a_text() -> None:
    assert [*CODES] == [f"O{number}" for number in range(1, 44)]
    assert all(NAMES.values())


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("agency", [TESABAN, TAO, PAO], ids=lambda agency: agency.name)
def test_every_text_is_filled_in_completely(code: str, agency: Agency) -> None:
    for seed in SEEDS:
        for flaw in (None, *flaws_of(code)):
            for in_document in (False, True):
                found = article(code, agency, fiscal_year=YEAR, seed=seed, flaw=flaw, in_document=in_document)
                assert not re.search(r"[{}]|<<|>>|\|\||^%|\[(doc|link|img|form|map)", text_of(found), re.MULTILINE)
                assert found.title.strip() == found.title != ""


@pytest.mark.parametrize("code", CODES)
def test_the_same_arguments_give_the_same_article(code: str) -> None:
    assert write(code, 3) == write(code, 3)


@pytest.mark.parametrize("code", CODES)
def test_seeds_phrase_it_in_several_ways(code: str) -> None:
    assert len({write(code, seed).body_html for seed in SEEDS}) >= 2
    assert len({write(code, seed).title for seed in SEEDS}) >= 2


@pytest.mark.parametrize(("code", "flaw"), FLAWS, ids=lambda value: str(value))
def test_a_flaw_changes_the_article(code: str, flaw: Flaw) -> None:
    for seed in SEEDS:
        assert text_of(write(code, seed, flaw)) != text_of(write(code, seed))


@pytest.mark.parametrize("code", [code for code in CODES if Flaw.WRONG_YEAR in flaws_of(code)])
def test_years_follow_the_fiscal_year(code: str) -> None:
    for seed in SEEDS:
        assert write(code, seed, Flaw.WRONG_YEAR) == write(code, seed, year=YEAR - 1)
        assert text_of(write(code, seed, year=YEAR + 3)) != text_of(write(code, seed))


@pytest.mark.parametrize("code", REPORTS_OF_LAST_YEAR)
def test_reports_are_of_the_year_before(code: str) -> None:
    for seed in SEEDS:
        assert str(YEAR - 1) in write(code, seed).title.translate(str.maketrans("๔๕๖๒", "4562"))


@pytest.mark.parametrize("code", ["O15", "O23", "O31"])
def test_monthly_tables_cover_the_half_year_and_stop_early_where_months_are_missing(code: str) -> None:
    for seed in SEEDS:
        for flaw, last_months in ((None, True), (Flaw.MONTHS_MISSING, False)):
            said = text_of(write(code, seed, flaw))
            assert re.search(r"ตุลาคม|ต\.ค\.", said)
            assert bool(re.search(r"มีนาคม|มี\.ค\.", said)) is last_months


@pytest.mark.parametrize("code", HALF_YEAR)
def test_half_years_belong_to_the_fiscal_year(code: str) -> None:
    said = " ".join(text_of(write(code, seed)) for seed in SEEDS)
    assert re.search(rf"ตุลาคม {YEAR - 1}|ต\.ค\. {YEAR - 1}|ต\.ค\. {(YEAR - 1) % 100}", said)


@pytest.mark.parametrize("code", [code for code in CODES if Flaw.NO_YEAR in flaws_of(code)])
def test_without_years_no_recent_year_is_left(code: str) -> None:
    for seed in SEEDS:
        assert not re.search(r"256[3-9]", text_of(write(code, seed, Flaw.NO_YEAR)).replace("พ.ศ. 2563", ""))


def test_a_month_without_procurement_says_so() -> None:
    assert all("ไม่มีการจัดซื้อจัดจ้าง" in text_of(write("O23", seed)) for seed in SEEDS)


def test_six_months_under_the_title_of_a_year() -> None:
    found = write("O20", 0, Flaw.SIX_FOR_TWELVE)
    assert "รอบ 6 เดือน" in text_of(found)
    assert "คงเหลือ" in text_of(found)
    assert "ข้อเสนอแนะ" not in text_of(found)


def test_a_plan_under_the_title_of_a_result() -> None:
    found = write("O12", 0, Flaw.PLAN_FOR_RESULT)
    assert "รายงาน" in found.title
    assert "ระยะเวลาดำเนินการ" in text_of(found)
    assert f"ประจำปีงบประมาณ พ.ศ. {YEAR - 1}" in text_of(found)


def test_requirements_stand_where_content_should() -> None:
    for code in CODES:
        if Flaw.REQUIREMENT_TEXT in flaws_of(code):
            assert text_of(write(code, 0, Flaw.REQUIREMENT_TEXT)).count("แสดง") >= 1


@pytest.mark.parametrize("code", CODES)
def test_replacements_exist_for_every_flaw(code: str) -> None:
    text, flaws = texts()[code], flaws_of(code)
    assert (Flaw.PLAN_FOR_RESULT in flaws) <= (text.plan in CODES)
    assert (Flaw.RESULT_FOR_PLAN in flaws) <= (text.result in CODES)
    assert (Flaw.SIX_FOR_TWELVE in flaws) <= (text.half in CODES)
    assert (Flaw.PART_MISSING in flaws) == bool(markup.parts(text.body))
    assert text.neighbour in CODES
    assert text.neighbour != code


@pytest.mark.parametrize("code", ["O18", "O19", "O20", "O24"])
def test_sums_of_money_add_up(code: str) -> None:
    for seed in SEEDS:
        for table in re.findall(r"<table.*?</table>", write(code, seed).body_html, re.DOTALL):
            rows = [re.findall(r"<td>(.*?)</td>", row) for row in table.split("<tr>")]
            money = [[_number(cell) for cell in row] for row in rows if row]
            for column in list(zip(*money, strict=True))[1:]:
                if None not in column and column[-1] > 1000:
                    assert column[-1] == pytest.approx(sum(column[:-1]))


def test_forms_boards_and_maps() -> None:
    assert "<iframe" in write("O5").body_html
    assert "<textarea" in write("O8").body_html
    assert write("O8").body_html.count("ถาม:") == 3
    assert "facebook.com" in write("O9").body_html
    assert "<select" in write("O17").body_html
    assert 'type="file"' in write("O30").body_html
    assert "<form" not in write("O30", 0, Flaw.PART_MISSING).body_html


def test_links_name_their_documents() -> None:
    for code in CODES:
        for in_document in (False, True):
            for seed in SEEDS:
                found = write(code, seed, in_document=in_document)
                assert set(re.findall(r'"doc:(.*?)"', found.body_html)) == {doc.name for doc in found.documents}


def test_monthly_summaries_come_as_a_document_a_month() -> None:
    found = write("O23", in_document=True)
    assert len(found.documents) == 6
    assert all("สรุปผล" in " ".join(doc.paragraphs) for doc in found.documents)


@pytest.mark.parametrize("code", CODES)
def test_documents_can_be_read_back(code: str) -> None:
    for seed in (0, 1):
        for doc in write(code, seed, in_document=True).documents:
            assert read_back(pdf(doc)) == "".join("".join(doc.paragraphs).split())
            assert len(pdf(doc)) < 30_000


def test_a_long_document_has_several_pages() -> None:
    doc = Doc("long", "ยาว", tuple(f"บรรทัดที่ {number} (ทดสอบ) \\" for number in range(120)))
    document = pypdfium2.PdfDocument(pdf(doc))
    assert len(document) == 3
    assert document.get_metadata_dict()["Title"] == "ยาว"
    assert "บรรทัดที่119(ทดสอบ)\\" in read_back(pdf(doc))


def test_a_scanned_document_has_pages_and_no_text() -> None:
    assert len(pypdfium2.PdfDocument(scanned_pdf())) == 2
    assert read_back(scanned_pdf()) == ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("อบต.ทุ่งสมมุติ", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"),
        ("อบจ.ตัวอย่าง", "องค์การบริหารส่วนจังหวัดตัวอย่าง"),
        ("เทศบาลเมืองศรีสมมุติ", "เทศบาลเมืองศรีสมมุติ"),
    ],
)
def test_full_names(short: str, full: str) -> None:
    assert full_name(short) == full


@pytest.mark.parametrize(("agency", "chief"), [(TESABAN, "นายกเทศมนตรีตำบลบ้านตัวอย่าง"), (TAO, "นายกองค์การบริหารส่วนตำบลทุ่งสมมุติ")])
def test_posts_go_by_the_kind_of_agency(agency: Agency, chief: str) -> None:
    assert wording(agency, fiscal_year=YEAR, seed=1).words["chief_of"] == chief


def test_by_laws_go_by_the_kind_of_agency() -> None:
    assert "เทศบัญญัติ" in text_of(article("O18", TESABAN, fiscal_year=YEAR, seed=0))
    assert "ข้อบัญญัติ" in text_of(article("O18", TAO, fiscal_year=YEAR, seed=0))


@pytest.mark.parametrize(("month", "year"), [(1, YEAR - 1), (3, YEAR - 1), (4, YEAR), (12, YEAR)])
def test_october_to_december_carry_the_calendar_year_before(month: int, year: int) -> None:
    assert wording(TESABAN, fiscal_year=YEAR, seed=1).calendar_year(month) == year


def test_writers_differ_in_their_digits_and_months() -> None:
    writers = [wording(TESABAN, fiscal_year=YEAR, seed=seed) for seed in range(30)]
    for habit in ("thai_digits", "short_months", "short_years"):
        assert {getattr(writer, habit) for writer in writers} == {True, False}
    assert {type(writer.month(1)) for writer in writers} == {str}


def test_telephone_numbers_keep_their_digits() -> None:
    assert markup.thai("โทร. 0 5300 0100") == "โทร. 0 5300 0100"
    assert markup.thai("ปี 2565") == "ปี ๒๕๖๕"


def _number(cell: str) -> float | None:
    plain = cell.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).replace(",", "")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
