"""Text tables: delimiters, encodings, quotes, and slips of the pen."""

import time

import pytest

from intake.cells import MAX_CELL
from intake.lines import MAX_LINE
from model.errors import InputError

HEADER = "agency,indicator,url\n"
TAO = "อบต.ทุ่งสมมุติ"
ROWS = f"หน่วยงาน,ข้อ,ลิงก์\n{TAO},O18,https://a.example/แผน\n{TAO},O19,https://a.example/2\n"
TRIPLES = [(TAO, "O18", "https://a.example/แผน"), (TAO, "O19", "https://a.example/2")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_delimiters_line_ends_and_encodings(read, delimiter: str, line_end: str, encoding: str) -> None:
    given = read(ROWS.replace(",", delimiter).replace("\n", line_end).encode(encoding))
    assert given.triples == TRIPLES
    assert [item.where for item in given.submissions] == ["ไฟล์ oit แถว 2", "ไฟล์ oit แถว 3"]
    assert given.problems == given.notes == []


def test_utf_16_big_endian_with_a_mark(read) -> None:
    assert read(b"\xfe\xff" + ROWS.encode("utf-16-be")).triples == TRIPLES


def test_english_windows_874_and_utf_16_without_thai(read) -> None:
    text = "agency,indicator,url\nSample Town,O1,https://a.example/1\n"
    for encoding in ("ascii", "cp874", "utf-16-le", "utf-16-be"):
        assert read(text.encode(encoding)).triples == [("Sample Town", "O1", "https://a.example/1")]


def test_one_broken_letter_does_not_turn_utf_8_into_windows_874(read) -> None:
    data = ROWS.encode().replace("แผน".encode(), "แผน".encode()[:-1])
    given = read(data)
    assert given.agencies[0].name == TAO
    assert [note.where for note in given.notes] == ["ไฟล์ oit แถว 2"]
    assert "�" in given.notes[0].message_th


def test_utf_8_beyond_the_first_megabyte(read) -> None:
    filler = "".join(f"Town {number},O1,https://a.example/{number}\n" for number in range(40_000))
    given = read(HEADER + filler + f"{TAO},O1,https://a.example/x\n")
    assert given.submissions[-1].agency == TAO


@pytest.mark.parametrize(
    ("rows", "urls"),
    [
        (
            'A,O1,"https://a.example/1\nhttps://a.example/2"\nB,O2,https://b.example\n',
            ["https://a.example/1", "https://a.example/2", "https://b.example"],
        ),
        ('A,O1,"https://a.example/1,2"\n', ["https://a.example/1,2"]),
        ('A,O1, "https://a.example/1,2"\n', ["https://a.example/1,2"]),
        ('"A ""x""",O1,https://a.example/\n', ["https://a.example/"]),
        ('"A","O1","https://a.example/"', ["https://a.example/"]),
        ('A 5" x,O1,https://a.example/\n', ["https://a.example/"]),
        ('A,O1,""\nB,O1,"https://b.example"\n', ["https://b.example"]),
        ("A,O1,https://a.example/1,https://a.example/2\n", ["https://a.example/1", "https://a.example/2"]),
        ("A,O1,https://a.example/b,c.pdf\n", ["https://a.example/b,c.pdf"]),
        ("A,O1,https://a.example/,,,\n", ["https://a.example/"]),
        ("A,O1\nB,O1,https://b.example\n", ["https://b.example"]),
    ],
)
def test_cells_and_quotes(read, rows: str, urls: list[str]) -> None:
    given = read(HEADER + rows)
    assert [item.url for item in given.submissions] == urls
    assert given.problems == []


@pytest.mark.parametrize(
    "rows",
    [
        'A,O1,"https://a.example\nB,O2,https://b.example\n',
        'A,O1,"https://a.example\nB,O2,https://b.example\n"C","O3","https://c.example"\n',
        'A,O1,"https://a.example\n' + "".join(f"B,O{number % 43 + 1},https://b.example/{number}\n" for number in range(500)),
        'A,O1,"https://a.example\n"B","O2","https://b.example"\n',
    ],
)
def test_an_unclosed_quote_costs_its_row_and_no_other(read, rows: str) -> None:
    given = read(HEADER + rows)
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2"]
    assert len(given.submissions) == rows.count("\n") - 1
    assert given.submissions[0].where == "ไฟล์ oit แถว 3"


@pytest.mark.parametrize("lines", [2, 199, 250, 3_000])
def test_a_quoted_cell_may_hold_many_lines(read, lines: int) -> None:
    note = "\n".join(f"บรรทัด {line}" for line in range(lines))
    addresses = "\n".join(f"https://a.example/{line}" for line in range(min(lines, 900)))
    rows = f'A,O1,https://a.example/x,"{note}"\nA,O2,"{addresses}",\nA,O3,"{addresses}","ดู ""เมนู""\n{note}"\nB,O1,https://b.example,\n'
    given = read("agency,indicator,url,note\n" + rows)
    assert [agency.name for agency in given.agencies] == ["A", "B"]
    assert [item.indicator for item in given.submissions] == ["O1", *["O2"] * min(lines, 900), *["O3"] * min(lines, 900), "O1"]
    assert given.submissions[-2].explanation == 'ดู "เมนู" ' + note.replace("\n", " ")
    assert given.problems == []


@pytest.mark.parametrize(
    ("rows", "used", "told"),
    [
        # the rest of the cell is no row and no agency
        ('A,O1,"https://a.example/1\nhttps://a.example/2\n\nเมนู ITA\nB,O2,https://b.example\n', ["B"], "up to line 5"),
        ('A,O1,"https://a.example/1\nดู "เมนู" ITA\nต่อ"\nB,O2,https://b.example\n', ["B"], "up to line 4"),
        # a stray mark far below does not make one cell of the rows in between
        ('A,O1,"https://a.example\nB,O2,https://b.example\nC,O3,https://c.example"\n', ["B", "C"], "was not read:"),
        ('A,O1,"https://a.example\nB,ข้อ 2,www.b.example\nC 5",O3,https://c.example\n', ["B", 'C 5"'], "was not read:"),
        # longer than any cell
        ('A,O1,"' + "https://a.example/\n" * 60_000 + '"\nB,O2,https://b.example\n', ["B"], "up to line 60002"),
    ],
)
def test_what_goes_on_with_an_unclosed_quote_is_no_row(read, rows: str, used: list[str], told: str) -> None:
    given = read(HEADER + rows)
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2"]
    assert told in given.problems[0].message_en
    assert [agency.name for agency in given.agencies] == [item.agency for item in given.submissions] == used
    assert given.notes == []


def test_a_row_of_the_wide_form_is_known_inside_an_unclosed_quote(read) -> None:
    head = "agency," + ",".join(f"O{at}" for at in range(1, 11))
    rows = [f"{name}," + ",".join(f"https://{name}.example/{at}" for at in range(1, 11)) for name in "abc"]
    given = read("\n".join([head, rows[0].replace("a,", 'a,"', 1), rows[1], rows[2] + '"', rows[0]]))
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2"]
    assert [agency.name for agency in given.agencies] == ["b", "c", "a"]


def test_lines_inside_quotes_with_commas_are_text(read) -> None:
    note = "เมนู ก, ข, ค, ง\nดู O18, แผน, หน้า, 2\n5, 6, 7, 8"
    given = read(
        f'agency,indicator,url,note\nA,O1,https://a.example,"{note}"\n"https://a.example/2\nhttps://a.example/3",O2,x,\n'
    )
    assert given.submissions[0].explanation == " ".join(note.split())
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 5 คอลัมน์ agency"]


def test_many_unclosed_quotes_cost_little_time(read) -> None:
    begin = time.process_time()
    given = read(HEADER + 'A,O1,"https://a.example\n' * 20_000 + ('B,O1,"x\n' + "y\n" * 200) * 100 + "C,O1,https://c.example\n")
    assert given.triples == [("C", "O1", "https://c.example")]
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    "above",
    [
        "รายงาน\n",
        "sep=,\n",
        "\n\n\n",
        "เทศบาลตำบลบ้านตัวอย่าง,,\nปีงบประมาณ 2565,,\n",
        ",\n" * 29,
        "ชื่อเรื่อง,,\n" * 199,
        '"รายงาน\nOIT",,\n',
    ],
)
def test_titles_above_the_header(read, above: str) -> None:
    assert read(above + ROWS).triples == TRIPLES


def test_a_header_further_down_is_not_looked_for_and_it_is_said_how_far(read) -> None:
    with pytest.raises(InputError, match="no header found in the first 200 rows; seen: “title”") as caught:
        read("title,,\n" * 200 + ROWS)
    assert "ใน 200 แถวแรก" in caught.value.message_th


def test_an_answer_above_the_header_is_told(read) -> None:
    above = "รายงาน,https://a.example,\n1. ใส่ URL เช่น https://a.example,1,\nA,O1,https://a.example/1\n"
    given = read(above + ROWS)
    assert given.triples == TRIPLES
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 3"]


def test_a_line_and_a_cell_without_end(read) -> None:
    given = read(
        HEADER + "A,O1," + "x" * (3 * MAX_LINE) + "\nB,O1,https://b.example\nC,O1,https://c.example/" + "x" * MAX_CELL + "\n"
    )
    assert given.triples == [("B", "O1", "https://b.example")]
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2", "ไฟล์ oit แถว 4"]


def test_control_characters_are_taken_out_and_told(read) -> None:
    given = read(HEADER + "A\x00\x07,O1,https://a.ex\x00ample/\x1b\n")
    assert given.triples == [("A", "O1", "https://a.example/")]
    assert [note.message_en for note in given.notes] == ["control characters were taken out"]


def test_more_cells_than_headers_may_be_shifted_and_are_not_used(read) -> None:
    given = read("agency,url,indicator\nA,https://a.example/1,2.pdf,O1\nB,https://b.example,O1\n")
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2"]
    assert [item.agency for item in given.submissions] == ["B"]


def test_a_header_repeated_on_each_page_is_no_row(read) -> None:
    given = read(HEADER + "A,O1,https://a.example\n" + HEADER + "A,O2,https://a.example/2\n")
    assert [item.indicator for item in given.submissions] == ["O1", "O2"]
    assert [(note.where, note.fatal) for note in given.notes] == [("ไฟล์ oit แถว 3", False)]


@pytest.mark.parametrize(
    ("header", "row", "urls", "notes"),
    [
        (",,", "https://a.example/1,https://a.example/2,https://a.example/3", "123", 0),
        (",,หมายเหตุ", "https://a.example/1,https://a.example/2,x", "12", 0),
        (",,", "https://a.example/1,,", "1", 0),
        (",", "https://a.example/1,https://a.example/2,https://a.example/3", "123", 1),
        (",", "https://a.example/1,ตรวจแล้ว", "1", 1),
    ],
)
def test_columns_without_a_header_right_of_the_url(read, header: str, row: str, urls: str, notes: int) -> None:
    given = read(f"agency,indicator,url{header}\nA,O1,{row}\n")
    assert [item.url for item in given.submissions] == [f"https://a.example/{at}" for at in urls]
    assert len(given.notes) == notes
    assert given.problems == []


def test_control_characters_in_a_header_are_not_repeated(read) -> None:
    given = read("agency,indicator,url,ผู้\x1b[2Jตรวจ\nA,O1,https://a.example/1,https://a.example/2\n")
    assert not any("\x1b" in f"{note.where}{note.message_th}{note.message_en}" for note in given.notes)
    assert len(given.notes) == 2
