"""What the rows of a table give: agencies, submissions, problems, notes, in order."""

import pytest

from intake.agencies import MOST_DIVISIONS
from model.submission import Agency

HEADER = "หน่วยงาน,ข้อ,ลิงก์\n"
A, B = "เทศบาลตำบลบ้านตัวอย่าง", "อบต.ทุ่งสมมุติ"


def test_long_form_with_everything(read) -> None:
    given = read(
        "หน่วยงาน,ประเภท,อำเภอ,จังหวัด,เว็บไซต์,อีเมล,ปีงบประมาณ,ข้อ,ลิงก์,คำอธิบาย,ส่วนราชการที่รับผิดชอบ\n"
        f"{A},เทศบาล,เมือง,ระยอง,https://www.ban.example,a@ban.example,๒๕๖๕,ข้อ 18,https://www.ban.example/18,เมนูซ้าย,กองคลัง\n"
    )
    own = (("กองคลัง", "a@ban.example"),)
    assert given.agencies == [
        Agency(A, "เทศบาล", "เมือง", "ระยอง", "https://www.ban.example", "a@ban.example", own, years=(2565,))
    ]
    [item] = given.submissions
    assert (item.position, item.agency, item.indicator, item.url) == (0, A, "O18", "https://www.ban.example/18")
    assert (item.fiscal_year, item.explanation, item.division, item.where) == (2565, "เมนูซ้าย", "กองคลัง", "ไฟล์ oit แถว 2")
    assert given.problems == given.notes == []


def test_wide_form(read) -> None:
    given = read(
        f'หน่วยงาน,จังหวัด,O1 โครงสร้าง,๐๑๘,O43\n{A},ระยอง,https://a.example/1,,"https://a.example/43\nhttps://a.example/44"\n{B},ระยอง,,-,\n'
    )
    assert given.triples == [
        (A, "O1", "https://a.example/1"),
        (A, "O43", "https://a.example/43"),
        (A, "O43", "https://a.example/44"),
    ]
    assert [agency.name for agency in given.agencies] == [A, B]
    assert given.problems == given.notes == []


def test_positions_count_over_the_file(read) -> None:
    given = read(
        HEADER + "".join(f'{A},O{number},"https://a.example/{number} https://b.example/{number}"\n' for number in range(1, 44))
    )
    assert [item.position for item in given.submissions] == list(range(86))


def test_every_row_comes_back_once_also_when_it_is_doubled(read) -> None:
    given = read(HEADER + f"{A},O1,https://a.example\n" * 3)
    assert [item.position for item in given.submissions] == [0, 1, 2]
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 3 คอลัมน์ ลิงก์", "ไฟล์ oit แถว 4 คอลัมน์ ลิงก์"]
    assert all("แถว 2" in note.message_th for note in given.notes)


def test_an_agency_comes_again_when_more_is_known_of_it(read) -> None:
    given = read(
        f"agency,indicator,url,province,email\n{A},O1,https://a.example,,\n{A},O2,https://a.example/2,ระยอง,\n{A},O3,,ระยอง,x@a.example\n{A},O4,,,\n"
    )
    assert given.agencies == [Agency(A), Agency(A, province="ระยอง"), Agency(A, province="ระยอง", email="x@a.example")]
    assert isinstance(given[0], Agency)


@pytest.mark.parametrize(
    ("home", "email", "where"),
    [
        ("https://a.example", "a@a.example", []),
        ("www.a.example", "a@a.example / b@a.example", []),
        ("a.go.th", "กองคลัง <a@a.example>", []),
        ("-", "ไม่มี", []),
        ("", "", []),
        ("xx yy", "a@a.example", ["เว็บไซต์"]),
        ("xx yy", "notanemail", ["อีเมล", "เว็บไซต์"]),
        ("a.go.th", "a@", ["อีเมล"]),
    ],
)
def test_what_is_no_address_of_an_agency_is_noted_once_and_kept(read, home: str, email: str, where: list[str]) -> None:
    rows = [f"{A},O{at},https://a.example/{at},{home},{email}" for at in (1, 2)]
    given = read("\n".join(["หน่วยงาน,ข้อ,ลิงก์,เว็บไซต์,อีเมล", *rows]))
    assert [note.where.rpartition(" ")[2] for note in given.notes] == where
    assert (given.agencies[-1].home_url or "", given.agencies[-1].email or "") == (home, email)
    assert given.problems == []


def test_contradicting_data_of_an_agency_are_told(read) -> None:
    given = read(f"agency,indicator,url,ประเภท\n{A},O1,https://a.example,เทศบาล\n{A},O2,https://a.example/2,อบต.\n")
    assert given.agencies[-1].agency_type == "อบต."
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 3 คอลัมน์ ประเภท"]


@pytest.mark.parametrize(
    ("rows", "used", "refused"),
    [
        (["N,ครบุรี,ก", "N,หนองบุญมาก,ก", "N,ครบุรี,ก"], [1, 3], ["3 คอลัมน์ อำเภอ"]),
        (["N,ครบุรี,ก", "N,ครบุรี,ข", "N,ครบุรี,"], [1], ["3 คอลัมน์ จังหวัด", "4 คอลัมน์ จังหวัด"]),
        (["N,,", "N,ครบุรี,ก", "N,,ก", "N,ครบุรี,"], [1, 2, 3, 4], []),
        (["N,ครบุรี,ก", "N,,", "N,หนองบุญมาก,ก", "N,,"], [1, 2], ["4 คอลัมน์ อำเภอ", "5 คอลัมน์ อำเภอ"]),
        (["N,ครบุรี,ก", ",,", "N,หนองบุญมาก,ก", ",,", "N,ครบุรี,ก", ",,"], [1, 2, 5, 6], ["4 คอลัมน์ อำเภอ", "5 คอลัมน์ หน่วยงาน"]),
        (["N,ครบุรี,ก", ",หนองบุญมาก,ก"], [1], ["3 คอลัมน์ อำเภอ"]),
        (["N,อ.ครบุรี,จ.ก", "N,อำเภอ ครบุรี,จังหวัดก", "N,ครบุรี,ก", "N,-,-"], [1, 2, 3, 4], []),
        (["N,-,ก", "N,ครบุรี,ก"], [1, 2], []),
        (["N,เมือง,ก", "N,อำเภอเมืองนครราชสีมา,ก"], [1, 2], []),
        (["N (ครบุรี),ครบุรี,ก", "N (หนองบุญมาก),หนองบุญมาก,ก"], [1, 2], []),
    ],
)
def test_agencies_of_one_name_in_two_places_do_not_become_one(
    read, rows: list[str], used: list[int], refused: list[str]
) -> None:
    lines = [f"{row.replace('N', 'อบต.บ้านใหม่')},O{at},https://a.example/{at}" for at, row in enumerate(rows, 1)]
    given = read("\n".join(["หน่วยงาน,อำเภอ,จังหวัด,ข้อ,ลิงก์", *lines]))
    assert [int(item.url.rpartition("/")[2]) for item in given.submissions] == used
    assert [problem.where.removeprefix("ไฟล์ oit แถว ") for problem in given.problems] == refused
    assert not any("ใช้ค่าหลัง" in note.message_th for note in given.notes)


def test_how_to_name_two_agencies_apart_is_told_and_the_first_keeps_its_record(read) -> None:
    given = read("หน่วยงาน,อำเภอ,O1,O2\nอบต.บ้านใหม่,อ.ครบุรี,https://a.example,\nอบต.บ้านใหม่,หนองบุญมาก,https://b.example,\n")
    assert given.agencies == [Agency("อบต.บ้านใหม่", district="อ.ครบุรี")]
    assert given.triples == [("อบต.บ้านใหม่", "O1", "https://a.example")]
    [problem] = given.problems
    assert "“อบต.บ้านใหม่ (หนองบุญมาก)”" in problem.message_th
    assert "“อบต.บ้านใหม่ (หนองบุญมาก)”" in problem.message_en


@pytest.mark.parametrize(
    ("rows", "own", "divisions", "noted"),
    [
        ([("กองคลัง", "f@a.example"), ("กองช่าง", "w@a.example")], "f@a.example", ["f", "w"], []),
        ([("", "a@a.example"), ("กองคลัง", "f@a.example")], "a@a.example", ["f"], []),
        ([("กองคลัง", "f@a.example"), ("", "a@a.example")], "a@a.example", ["f"], []),
        ([("กองคลัง", "f@a.example"), ("กองคลัง", "f@a.example"), ("กองคลัง", "")], "f@a.example", ["f"], []),
        ([("กองคลัง", "f@a.example"), ("กองคลัง", "g@a.example")], "f@a.example", ["g"], ["ไฟล์ oit แถว 3 คอลัมน์ email"]),
        ([("กองคลัง", ""), ("กองช่าง", "w@a.example")], "w@a.example", ["w"], []),
    ],
)
def test_the_address_in_a_row_that_names_a_division_is_the_divisions(read, rows, own, divisions, noted) -> None:
    lines = [f"{A},O{at},https://a.example/{at},{division},{email}" for at, (division, email) in enumerate(rows, 1)]
    given = read("\n".join(["agency,indicator,url,division,email", *lines]))
    assert given.agencies[-1].email == own
    assert [address.partition("@")[0] for _, address in given.agencies[-1].divisions] == divisions
    assert [note.where for note in given.notes] == noted


def test_a_row_without_a_url_says_who_is_to_answer(read) -> None:
    rows = [",O1,,กองช่าง,2565", ",O2,https://a.example/2,สำนักปลัด,", ",O3,-,กองคลัง,", ",O4,,,", ",O3,ไม่มี,กองช่าง,"]
    [*_, last] = read("\n".join(["agency,indicator,url,division,fiscal_year", *(A + row for row in rows)])).agencies
    assert last.unanswered == (("O1", "กองช่าง", 2565), ("O3", "กองช่าง", None))
    assert (last.division_of("O3"), last.division_of("O2")) == ("กองช่าง", None)
    wide = read(f"agency,division,O1,O2\n{A},กองคลัง,,https://a.example/2\n")
    assert wide.agencies[-1].unanswered == (("O1", "กองคลัง", None),)


def test_an_agency_has_the_years_of_its_rows_whether_they_give_a_url_or_not(read) -> None:
    rows = [",O1,https://a.example/1,2565", ",O2,,๒๕๖๖", ",O3,https://a.example/3,", ",O4,https://a.example/4,2566", ",,,2564"]
    assert read("\n".join(["agency,indicator,url,fiscal_year", *(A + row for row in rows)])).agencies[-1].years == (2565, 2566)
    assert read(f"agency,fiscal_year,O1\n{A},2565,\n").agencies[-1].years == (2565,)


def test_a_file_with_a_new_division_in_every_row_fills_no_memory(read) -> None:
    lines = [f"{A},O1,https://a.example/{at},กอง {at},d{at}@a.example" for at in range(100)]
    given = read("\n".join(["agency,indicator,url,division,email", *lines]))
    assert [len(agency.divisions) for agency in given.agencies][-1] == MOST_DIVISIONS


@pytest.mark.parametrize(
    "spelling", ["เทศบาลตำบล บ้านตัวอย่าง", " เทศบาลตำบลบ้านตัวอย่าง ", "เทศบาลตําบลบ้านตัวอย่าง", "เทศบาลตำบลบ้านตัวอย่าง\u200b"]
)
def test_spellings_of_one_name_are_one_agency(read, spelling: str) -> None:
    given = read(HEADER + f"{A},O1,https://a.example\n{spelling},O2,https://a.example/2\n")
    assert [item.agency for item in given.submissions] == [A, A]
    assert [agency.name for agency in given.agencies] == [A]


@pytest.mark.parametrize("cell", ["", "-", "n/a", "ไม่มี", "อยู่ระหว่างดำเนินการ"])
def test_a_row_without_url_still_names_its_agency(read, cell: str) -> None:
    given = read(HEADER + f"{A},O18,{cell}\n")
    assert [agency.name for agency in given.agencies] == [A]
    assert given.submissions == given.problems == []
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 2 คอลัมน์ ลิงก์"]


def test_rows_without_url_are_told_once_with_their_numbers(read) -> None:
    rows = [f"{A},O{at},{'-' if at % 2 else ''}" for at in range(1, 26)]
    given = read("\n".join([HEADER.strip(), f"{A},O1,https://a.example/1", *rows]))
    (note,) = given.notes
    assert (note.fatal, note.where) == (False, "ไฟล์ oit แถว 3 คอลัมน์ ลิงก์")
    assert (
        note.message_en
        == f"no URL, so the indicators of these rows count as not submitted: row {', '.join(map(str, range(3, 23)))} and 5 more"
    )
    assert "และอีก 5 แถว" in note.message_th


def test_a_row_without_url_is_told_with_a_division_too(read) -> None:
    (note,) = read(f"agency,indicator,url,division\n{A},O1,https://a.example/1,x\n{A},O2,,x\n{A},O3,-,\n{A},O4,-,y\n").notes
    assert note.message_en.endswith(": row 3, 4, 5")


def test_a_second_url_column_or_a_wide_table_may_be_blank_without_a_word(read) -> None:
    assert read(f"agency,indicator,url 1,url 2\n{A},O1,https://a.example/1,\n").notes == []
    assert read(f"agency,O1,O2\n{A},https://a.example/1,-\n").notes == []


@pytest.mark.parametrize(
    "url", ["htp:/x", "www.x", "a.example/x", "https:/a.example", "plan.pdf", "not a url", "C:\\แผน 65.pdf"]
)
def test_a_malformed_address_is_a_submission_as_given(read, url: str) -> None:
    assert read(HEADER + f"{A},O18,{url}\n").triples == [(A, "O18", url)]


@pytest.mark.parametrize(
    ("row", "where", "word"),
    [
        (f"{A},O44,https://a.example", "ข้อ", "O44"),
        (f"{A},MOIT 3,https://a.example", "ข้อ", "MOIT 3"),
        (f'{A},"O18\nO19",https://a.example', "ข้อ", "มากกว่าหนึ่งข้อ"),
        (f"{A},O1 O2,https://a.example", "ข้อ", "มากกว่าหนึ่งข้อ"),
        (f"{A},,https://a.example", "ข้อ", "รหัสข้อ"),
        (",O1,https://a.example", "หน่วยงาน", "ชื่อหน่วยงาน"),
        ("รวม,,", "หน่วยงาน", "สรุป"),
        ("รวม,43 ข้อ,", "หน่วยงาน", "สรุป"),
        ("ชื่อหน่วยงาน,รหัสข้อ,", "หน่วยงาน", "หัวตาราง"),
        ("รวมทั้งสิ้น,43,100%", "หน่วยงาน", "สรุป"),
        ("Total 43,43,", "หน่วยงาน", "สรุป"),
        ("หมายเหตุ: ข้อมูล ณ วันที่ 1,,", "หน่วยงาน", "สรุป"),
        ("ก" * 301 + ",O1,https://a.example", "หน่วยงาน", "300"),
        ("https://a.example,O1,https://a.example/1", "หน่วยงาน", "ที่อยู่เว็บ"),
        ("www.a.example,,", "หน่วยงาน", "ที่อยู่เว็บ"),
        ("#REF!,O1,https://a.example/1", "หน่วยงาน", "สูตร"),
        ("#N/A,O1,https://a.example/1", "หน่วยงาน", "สูตร"),
    ],
)
def test_a_row_that_cannot_be_used_says_where_and_why(read, row: str, where: str, word: str) -> None:
    given = read(HEADER + row + f"\n{B},O1,https://b.example\n")
    [problem] = given.problems
    assert problem.where == f"ไฟล์ oit แถว 2 คอลัมน์ {where}"
    assert word in problem.message_th
    assert problem.message_en
    assert given.triples == [(B, "O1", "https://b.example")]


def test_the_range_of_the_framework_is_told(read) -> None:
    [problem] = read(HEADER + f"{A},O44,https://a.example\n{A},O1,\n").problems
    assert "O1 ถึง O43" in problem.message_th
    assert "O1 to O43" in problem.message_en


def test_an_unknown_code_does_not_hide_the_agency_but_a_total_is_none(read) -> None:
    given = read(HEADER + f"{A},O44,\nรวม,43,https://a.example\n{B},O1,\n")
    assert [agency.name for agency in given.agencies] == [A, B]


def test_blank_agency_cells_are_filled_down_and_told_once(read) -> None:
    given = read(
        HEADER
        + f"{A},O1,https://a.example/1\n,O2,https://a.example/2\n,,https://a.example/3\n,,\n{B},O1,https://b.example\n,O2,https://b.example/2\n"
    )
    assert given.triples == [
        (A, "O1", "https://a.example/1"), (A, "O2", "https://a.example/2"), (A, "O2", "https://a.example/3"),
        (B, "O1", "https://b.example"), (B, "O2", "https://b.example/2"),
    ]  # fmt: skip
    assert [(note.where, note.fatal) for note in given.notes] == [("ไฟล์ oit แถว 3 คอลัมน์ หน่วยงาน", False)]
    assert given.problems == []


def test_a_row_below_an_agency_that_nobody_knows_is_not_of_the_one_above(read) -> None:
    given = read(
        HEADER
        + f"{A},O1,https://a.example/1\n#REF!,O1,https://b.example/1\n,O2,https://b.example/2\n{B},O1,https://c.example\n"
    )
    assert [(item.agency, item.url[8]) for item in given.submissions] == [(A, "a"), (B, "c")]
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 3 คอลัมน์ หน่วยงาน", "ไฟล์ oit แถว 4 คอลัมน์ หน่วยงาน"]


def test_more_addresses_than_are_read_are_a_problem_with_their_number(read) -> None:
    cell = " ".join(f"http://a.th/{at}" for at in range(5_000))
    given = read(HEADER + f"{A},O1,{cell}\n{A},O2,https://a.example\n")
    assert len(given.submissions) == 1_001
    [problem] = given.problems
    assert problem.where == "ไฟล์ oit แถว 2 คอลัมน์ ลิงก์"
    assert "of the 5,000 URLs in this cell only the first 1,000 are read; 4,000" in problem.message_en
    assert given.notes == []


@pytest.mark.parametrize(
    ("row", "below", "used"),
    [
        (f"{B},MOIT 3,https://b.example/3", ",O2,https://b.example/4", B),  # a code that is none, of an agency that is one
        (f"{B},,https://b.example/3", ",O2,https://b.example/4", B),
        (f"{B},O1 O2,https://b.example/3", ",O2,https://b.example/4", B),
        (f"{B},ยังไม่ส่ง,", ",O2,https://b.example/4", None),  # an agency or a remark: nobody knows
        ("www.b.example,O1,https://b.example/3", ",O2,https://b.example/4", None),
        (f"{A},MOIT 3,https://a.example/3", ",,https://a.example/4", None),
        (",MOIT 3,https://a.example/3", ",,https://a.example/4", None),
        (",MOIT 3,https://a.example/3", ",O2,https://a.example/4", A),
    ],
)
def test_blank_cells_below_a_row_that_is_not_used_are_not_those_above_it(read, row: str, below: str, used: str | None) -> None:
    given = read(HEADER + f"{A},O1,https://a.example/1\n{row}\n{below}\n")
    assert [(item.agency, item.indicator) for item in given.submissions] == [(A, "O1"), *([(used, "O2")] if used else [])]
    assert [problem.where.split()[3] for problem in given.problems] == ["3"] if used else ["3", "4"]


@pytest.mark.parametrize(("row", "agencies"), [(",,,อยู่ที่เมนูหลัก", [A]), (f"{A},,,อยู่ที่เมนูหลัก", [A]), (f"{B},,,อยู่ที่เมนูหลัก", [A, B])])
def test_a_row_of_nothing_but_an_explanation_is_told(read, row: str, agencies: list[str]) -> None:
    given = read(f"หน่วยงาน,ข้อ,ลิงก์,คำอธิบาย\n{A},O1,https://a.example/1,x\n{row}\n")
    [problem] = given.problems
    assert problem.where == "ไฟล์ oit แถว 3 คอลัมน์ คำอธิบาย"
    assert "อยู่ที่เมนูหลัก" in problem.message_th
    assert "อยู่ที่เมนูหลัก" in problem.message_en
    assert [agency.name for agency in given.agencies] == agencies
    assert not any("แถวบน" in note.message_th for note in given.notes)


def test_an_explanation_of_an_agency_without_a_url_in_the_wide_form_is_noted(read) -> None:
    given = read(f"หน่วยงาน,O1,O2,คำอธิบาย\n{A},,-,อยู่ที่เมนูหลัก\n{B},https://b.example,,เมนู\n")
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 2 คอลัมน์ คำอธิบาย"]
    assert given.problems == []


@pytest.mark.parametrize(
    ("header", "row", "explained"),
    [
        ("O1,คำอธิบาย,O2,คำอธิบาย", "{1},ดู 1,{2},ดู 2", ["ดู 1", "ดู 2"]),
        ("O1,คำอธิบาย,O2,คำอธิบาย", "{1},,{2},ดู 2", [None, "ดู 2"]),
        ("O1,คำอธิบาย,O2,หมายเหตุ,O3", "{1},ดู 1,{2},ดู 2,{3}", ["ดู 1", "ดู 2", None]),
        ("O1,,คำอธิบาย,O2,คำอธิบาย", "{1},{2},ดู 1,{3},ดู 3", ["ดู 1", "ดู 1", "ดู 3"]),
        ("คำอธิบาย,O1,คำอธิบาย,O2", "ดู 1,{1},ดู 2,{2}", ["ดู 1", "ดู 2"]),
        ("O1,O2,คำอธิบาย", "{1},{2},ดู", ["ดู", "ดู"]),
        ("คำอธิบาย,O1,O2", "ดู,{1},{2}", ["ดู", "ดู"]),
    ],
)
def test_an_explanation_beside_each_indicator_is_its_own(read, header: str, row: str, explained: list[str | None]) -> None:
    cells = row.format(*(f"https://a.example/{at}" for at in range(4)))
    given = read(f"หน่วยงาน,{header}\n{A},{cells}\n")
    assert [item.explanation for item in given.submissions] == explained
    assert given.problems == given.notes == []


def test_an_explanation_beside_an_indicator_without_a_url_is_noted(read) -> None:
    given = read(f"หน่วยงาน,O1,คำอธิบาย,O2,คำอธิบาย\n{A},https://a.example,ดู 1,-,ดู 2\n")
    assert [(note.where, "ดู 2" in note.message_th) for note in given.notes] == [("ไฟล์ oit แถว 2 คอลัมน์ O2", True)]
    assert given.problems == []


def test_what_a_row_without_an_indicator_says_of_its_agency_counts(read) -> None:
    given = read(f"agency,indicator,url,email\n{A},O1,https://a.example/1,\n{A},,,a@a.example\n")
    assert given.agencies[-1] == Agency(A, email="a@a.example")
    assert given.problems == given.notes == []


def test_a_total_is_not_filled_down(read) -> None:
    given = read(HEADER + f"{A},O1,https://a.example/1\nรวม,,\n,O2,https://a.example/2\n")
    assert {item.agency for item in given.submissions} == {A}


def test_an_agency_alone_in_its_row_counts_with_a_note(read) -> None:
    given = read(HEADER + f"{A},,\n,O1,https://a.example/1\n")
    assert given.triples == [(A, "O1", "https://a.example/1")]
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 2", "ไฟล์ oit แถว 3 คอลัมน์ หน่วยงาน"]


@pytest.mark.parametrize(
    ("cell", "year", "notes"),
    [("2565", 2565, 0), ("65", 2565, 0), ("2022", 2565, 0), ("", None, 0), ("ปีนี้", None, 1), ("2565-2566", None, 1)],
)
def test_fiscal_years(read, cell: str, year: int | None, notes: int) -> None:
    given = read(f"agency,indicator,url,ปีงบประมาณ\n{A},O1,https://a.example,{cell}\n")
    assert given.submissions[0].fiscal_year == year
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 2 คอลัมน์ ปีงบประมาณ"] * notes
    assert given.problems == []


def test_columns_without_use_and_doubled_headers_are_told_once(read) -> None:
    given = read(f"ลำดับ,หน่วยงาน,ข้อ,ข้อ,ลิงก์,ผู้ตรวจ\n1,{A},O1,O2,https://a.example,x\n2,{A},O2,O3,https://a.example/2,x\n")
    assert [item.indicator for item in given.submissions] == ["O1", "O2"]
    assert [note.where for note in given.notes] == ["ไฟล์ oit", "ไฟล์ oit"]
    assert "ข้อ" in given.notes[0].message_th
    assert "ผู้ตรวจ" in given.notes[1].message_th


def test_several_url_columns(read) -> None:
    given = read(f"agency,indicator,URL 1,URL 2\n{A},O1,https://a.example/1,https://a.example/2\n{A},O2,,https://a.example/3\n")
    assert [item.url for item in given.submissions] == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]
    assert given.notes == []


@pytest.mark.parametrize("name", ["รวมไทยพัฒนา", "อบต.รวมใจ", "Sumatra Town", "Notebook City"])
def test_places_whose_names_begin_like_a_total(read, name: str) -> None:
    assert read(HEADER + f"{name},O1,https://a.example\n").triples == [(name, "O1", "https://a.example")]


def test_groups_of_indicators_beside_the_codes_are_no_codes(read) -> None:
    rows = [("9 การเปิดเผยข้อมูล", "O1"), ("9 การเปิดเผยข้อมูล", "O2"), ("10 การป้องกันการทุจริต", "O40")]
    given = read("หน่วยงาน,ตัวชี้วัด,ข้อ,ลิงก์\n" + "".join(f"{A},{group},{code},https://a.example/{code}\n" for group, code in rows))
    assert given.triples == [(A, code, f"https://a.example/{code}") for _, code in rows]
    assert given.problems == []


@pytest.mark.parametrize(
    ("first", "second", "triples"),
    [
        (f"{HEADER}{A},O1,https://a.example/1\n", f"หน่วยงาน,ข้อ,คำอธิบาย,URL\n{B},O2,หมาย,https://b.example/2\n", [(A, "O1", "1"), (B, "O2", "2")]),
        (f"{HEADER}{A},O1,https://a.example/1\n", f"ลิงก์,ข้อ,อปท.\nhttps://b.example/2,O2,{B}\n", [(A, "O1", "1"), (B, "O2", "2")]),
        (f"{HEADER}{A},O1,https://a.example/1\n", f"หน่วยงาน,O1,O2\n{B},,https://b.example/2\n", [(A, "O1", "1"), (B, "O2", "2")]),
        (f"หน่วยงาน,O1,O2\n{A},https://a.example/1,\n", f"หน่วยงาน,O3,O4\n{B},,https://b.example/4\n", [(A, "O1", "1"), (B, "O4", "4")]),
        (f"หน่วยงาน,O1,O2\n{A},https://a.example/1,\n", f"หน่วยงาน,ข้อ,ลิงก์\n{B},O3,https://b.example/3\n", [(A, "O1", "1"), (B, "O3", "3")]),
    ],
)  # fmt: skip
def test_a_second_table_of_another_layout_is_read_by_its_own_header(read, first: str, second: str, triples) -> None:
    given = read(first + "\n" + second)
    assert [(agency, code, url[-1]) for agency, code, url in given.triples] == triples
    assert given.problems == []
    assert "ไฟล์ oit แถว 4" in [note.where for note in given.notes]


def test_a_file_of_nothing_but_headers_is_read_to_its_end(read) -> None:
    given = read(20_000 * "หน่วยงาน,ข้อ,ลิงก์\nอปท,รหัส,URL\n" + f"{A},O1,https://a.example/1\n")
    assert given.triples == [(A, "O1", "https://a.example/1")]
    assert len(given.notes) == 39_999


def test_an_agency_is_not_filled_down_into_another_table(read) -> None:
    given = read(f"{HEADER}{A},O1,https://a.example/1\nหน่วยงาน,ข้อ,URL\n,O2,https://b.example/2\n")
    assert given.triples == [(A, "O1", "https://a.example/1")]
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 4 คอลัมน์ หน่วยงาน"]


@pytest.mark.parametrize("row", ["1,อบต.,{A},O1 โครงสร้าง,O1,", "1,อบต.,{A},O1,O1,ลิงก์", "2,เทศบาล,{A},O2,O2,url"])
def test_words_of_headers_in_a_row_make_no_header(read, row: str) -> None:
    given = read(f"ที่,ประเภท,หน่วยงาน,เรื่อง,ข้อ,ลิงก์\n{row.format(A=A)}\n1,อบต.,{A},เรื่อง,O3,https://a.example/3\n")
    assert given.triples[-1:] == [(A, "O3", "https://a.example/3")]
    assert not any("หัวตาราง" in note.message_th for note in given.notes)


def test_a_code_with_blanks_in_it_is_for_a_person(read) -> None:
    given = read(HEADER + f"{A},O 1 8,https://a.example/18\n{A},O2,https://a.example/2\n")
    assert given.triples == [(A, "O2", "https://a.example/2")]
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2 คอลัมน์ ข้อ"]
