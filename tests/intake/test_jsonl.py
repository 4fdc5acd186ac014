"""JSONL: keys like headers, lists of URLs, bad lines."""

import json
import time

import pytest

from model.errors import InputError

A = "อบต.ทุ่งสมมุติ"


def line(**record: object) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


@pytest.mark.parametrize(
    ("record", "triples"),
    [
        ({"agency": A, "indicator": "O18", "url": "https://a.example"}, [("O18", "https://a.example")]),
        ({"หน่วยงาน": A, "ข้อ": "๐๑๘", "ลิงก์": "https://a.example"}, [("O18", "https://a.example")]),
        ({"Agency": A, "Indicator": 18, "URL": ["https://a.example/1", "https://a.example/2", None]}, [("O18", "https://a.example/1"),
        ("O18", "https://a.example/2")]),
        ({"agency": A, "indicator": "O18", "urls": "https://a.example/1 https://a.example/2"}, [("O18", "https://a.example/1"),
        ("O18", "https://a.example/2")]),
        ({"agency": A, "O1": "https://a.example/1", "O2": ["https://a.example/2"], "O3": None, "ข้อ 4": ""}, [("O1", "https://a.example/1"),
        ("O2", "https://a.example/2")]),
        ({"agency": A, "indicator": "O18", "url": None}, []),
        ({"agency": A, "indicator": "O18", "url": ["https://a.example", "x.pdf"]}, [("O18", "https://a.example"), ("O18", "x.pdf")]),
        ({"agency": A, "indicator": "O18", "url": "https://a.example", "extra": {"any": ["thing"]}}, [("O18", "https://a.example")]),
        ({"agency": A, "indicator": 18.0, "url": "https://a.example", "fiscal_year": 2565}, [("O18", "https://a.example")]),
        ({"agency": A}, []), ({"agency": [A, A, None], "indicator": ["O18"], "url": "https://a.example"}, [("O18", "https://a.example")]),
        ({"agency": A, "O1": False, "O2": "https://a.example/2"}, [("O2", "https://a.example/2")]),
        ({"agency": A, "ตัวชี้วัด": "9 การเปิดเผยข้อมูล", "ข้อ": "O18", "url": "https://a.example"}, [("O18", "https://a.example")]),
        ({"agency": A, "ข้อ": "9.1", "ตัวชี้วัด": "O18 แผน", "url": "https://a.example"}, [("O18", "https://a.example")]),
    ],
)  # fmt: skip
def test_objects(read, record: dict[str, object], triples: list[tuple[str, str]]) -> None:
    given = read(line(**record))
    assert given.triples == [(A, *pair) for pair in triples]
    assert [agency.name for agency in given.agencies] == [A]
    assert given.problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_blank_lines(read, encoding: str, line_end: str) -> None:
    text = (
        "\n"
        + line(agency=A, indicator="O1", url="https://a.example", fiscal_year="2565")
        + "\n"
        + line(agency=A, indicator="O2", url="https://b.example")
    )
    given = read(text.replace("\n", line_end).encode(encoding))
    assert [(item.indicator, item.where, item.fiscal_year) for item in given.submissions] == [
        ("O1", "ไฟล์ oit แถว 2", 2565),
        ("O2", "ไฟล์ oit แถว 4", None),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        "nope", "{", "[1]", '"text"', "1", "null", '{"agency": "A"} x', "{'agency': 'A'}", "[" * 100_000, '{"a":' * 50_000,
        '{"agency": {"a": 1}, "indicator": "O1", "url": "https://a.example"}',
        '{"agency": "A", "indicator": "O1", "url": {"a": 1}}',
        '{"agency": "A", "indicator": "O1", "url": [["https://a.example"]]}',
        '{"agency": ' + "9" * 5000 + "}",
        '{"indicator": "O1", "url": "https://a.example"}',
        '{"agency": "A", "indicator": "O99", "url": "https://a.example"}',
        '{"agency": "A", "url": "https://a.example"}',
        '{"agancy": "A", "indicater": "O1", "ulr": 5}', "{}", '{"agency": "", "indicator": null, "url": []}',
        '{"agency": true, "indicator": true, "url": true}', '{"agency": false, "indicator": "O1", "url": "https://a.example"}',
        '{"agency": ["A", "B"], "indicator": "O1", "url": "https://a.example"}',
        '{"agency": "A", "agency": "B", "indicator": "O1", "url": "https://a.example"}',
        '{"agency": "A", "indicator": ["O18", "O19"], "url": "https://a.example"}',
        '{"agency": "A", "indicator": "O18", "indicator": "O19", "url": "https://a.example"}',
        '{"agency": "A", "indicator": "O18", "ulr": "https://a.example"}',
    ],
)  # fmt: skip
def test_a_bad_line_is_a_problem_with_its_number(read, bad: str) -> None:
    given = read(
        line(agency=A, indicator="O1", url="https://a.example")
        + bad
        + "\n"
        + line(agency=A, indicator="O2", url="https://a.example")
    )
    assert [item.indicator for item in given.submissions] == ["O1", "O2"]
    assert len(given.problems) == 1
    assert given.problems[0].where.startswith("ไฟล์ oit แถว 2")


def test_a_misspelt_key_is_told_in_every_line(read) -> None:
    bad = line(agancy="B", indicater="O1", ulr="https://b.example/1")
    given = read(
        line(agency=A, indicator="O1", url="https://a.example")
        + 3 * bad
        + 2 * line(agency="B", item="O1", adress="www.b.example/1")
    )
    assert given.triples == [(A, "O1", "https://a.example")]
    told = [int(problem.where.split()[3]) for problem in given.problems if "ไม่รู้จัก" in problem.message_th]
    assert sorted(set(told)) == [2, 3, 4, 5, 6]


def test_a_file_of_lines_that_say_nothing_is_refused_with_the_first_of_them(read) -> None:
    with pytest.raises(InputError, match="no usable row; the first problem: file oit row 1: no value under a key"):
        read(2 * line(agency=None))


def test_a_key_that_stands_twice_has_both_values(read) -> None:
    given = read(
        f'{{"agency": "{A}", "agency": "{A}", "indicator": "O1", "indicator": "O1", "url": "https://a.example/1", '
        '"url": ["https://a.example/2", "https://a.example/3"]}\n'
        f'{{"agency": "{A}", "O1": "https://a.example/4", "O1": "https://a.example/5"}}\n'
    )
    assert given.triples == [(A, "O1", f"https://a.example/{at}") for at in (1, 2, 3, 4, 5)]
    assert given.problems == given.notes == []


def test_a_fields_own_key_comes_before_another(read) -> None:
    given = read(
        line(name="สมชาย", agency=A, indicator="O1", url="https://a.example/1")
        + line(name=A, agency="", item="O2", url="https://a.example/2")
    )
    assert given.triples == [(A, "O1", "https://a.example/1"), (A, "O2", "https://a.example/2")]
    assert [note.message_en for note in given.notes] == ["keys not used: name"]


def test_a_key_that_stands_very_often_costs_little(read) -> None:
    begin = time.process_time()
    read(line(agency=A) + "{" + ",".join(['"x": "y"'] * 90_000) + "}\n")
    assert time.process_time() - begin < 5


def test_lone_surrogates_and_nul_do_not_leave_the_border(read) -> None:
    given = read('{"agency": "A\\ud800\\u0000", "indicator": "O1", "url": "https://a.example/\\udfff"}\n')
    assert given.triples == [("A", "O1", "https://a.example/")]
    for item in given:
        str(item).encode()


def test_an_agency_is_not_filled_down_from_the_line_above(read) -> None:
    given = read(line(agency=A, indicator="O1", url="https://a.example") + line(indicator="O2", url="https://a.example/2"))
    assert [item.indicator for item in given.submissions] == ["O1"]
    assert [problem.where for problem in given.problems] == ["ไฟล์ oit แถว 2"]


@pytest.mark.parametrize(
    ("record", "problems", "named"),
    [
        ({"indicator": "O1", "url": "https://a.example/1", "เอกสาร": "https://a.example/2"}, 0, ["เอกสาร"]),
        (
            {"indicator": "O1", "url": "https://a.example/1", "kind": "submission", "reasons": [{"a": 1}]},
            0,
            ["kind", "reasons"],
        ),
        ({"indicator": "O1", "url": "https://a.example/1", "ok": True, "x": None, "y": []}, 0, []),
        ({"indicator": "O1", "url": "https://a.example/1", "O4": "https://a.example/4"}, 2, ["O4"]),
        ({"indicator": "O1", "url": "https://a.example/1", "O4": "-"}, 0, ["O4"]),
        ({"O1": "https://a.example/1", "O44": "https://a.example/44"}, 2, ["O44"]),
        ({"O1": "https://a.example/1", "url": "https://a.example"}, 0, ["url"]),
        ({"indicator": "O1", "ตัวชี้วัด": "9.1", "url": "https://a.example/1"}, 0, ["ตัวชี้วัด"]),
    ],
)
def test_keys_without_use_are_named_once_and_answers_in_every_line(read, record, problems: int, named: list[str]) -> None:
    given = read(2 * line(agency=A, **record))
    assert given.triples == 2 * [(A, "O1", "https://a.example/1")]
    assert len(given.problems) == problems
    told = given.problems[:1] or [note for note in given.notes if "คีย์" in note.message_th]
    assert [problem.where.partition(" คอลัมน์")[0] for problem in told] == ["ไฟล์ oit แถว 1"] * bool(named)
    assert all(name in told[0].message_th for name in named)


def test_a_file_with_a_new_key_in_every_line_is_told_of_a_bounded_number(read) -> None:
    given = read(
        "".join(line(agency=A, indicator="O1", url=f"https://a.example/{at}", **{f"key {at}": "x"}) for at in range(300))
    )
    assert len([note for note in given.notes if "คีย์" in note.message_th]) == 200
