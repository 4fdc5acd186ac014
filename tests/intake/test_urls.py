"""The URLs in one cell."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.urls import MAX_URLS, is_nothing, split_urls, without_password

A, B, C = "https://a.go.th/x", "https://b.go.th/y", "http://c.go.th"


@pytest.mark.parametrize(
    "cell",
    [
        A, "HTTPS://A.go.th/x", "http://61.19.34.18:8000/ita", "https://a.go.th/แผน งาน.pdf",
        "https://a.go.th/แผน งบ/2565", "https://a.go.th/a b c.docx",
        "https://a.go.th/a,b;c", "https://a.go.th/i.php?topic=374.msg572;topicseen",
        "https://a.go.th/#/o18", "https://a.go.th/x.", "https://a.go.th./",
        "https://web.archive.org/web/2022/https://a.go.th/",
        "https://docs.google.com/viewer?url=http://a.go.th/x.pdf&a=1", "https://a.go.th/?u=www.b.go.th",
        "https://a.go.th/redirect/https://b.go.th/",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.go.th", "https://a.go.th/p?a=1&amp;b=2",
        "https://เทศบาล.ไทย/ข่าว", "เทศบาล.ไทย", "เทศบาล.ไทย/ข่าว", "www.a.go.th",
        "www.x", "abc.go.th", "abc.go.th/x", "abc.go.th:8080/x", "103.28.101.10/x",
        "htp:/x", "htps://a.go.th", "https:/a.go.th/x", "https//a.go.th/x",
        "http:\\\\a.go.th", "https : //a.go.th/x", "https:// a.go.th", "ftp://a.go.th/x",
        "file:///C:/a b.pdf", "C:\\Users\\แผน งาน.pdf", "\\\\server\\share\\o18.pdf",
        "javascript:void(0)", "mailto:a@b.go.th", "a@b.go.th", "not a url",
        "plan65.pdf", "//a.go.th/x", "https://", "/ita/o18",
        "https://a.go.th/" + "ก" * 8000, "https://a.go.th/o18?x=(1)", "https://a.go.th/x_(2565)",
        "https://a.go.th/index.php?id=1 &x=2", "https://a.go.th/แผน การใช้จ่าย 2565", "https://a.go.th/%E0%B8%81 %E0%B8%82",
    ],
)  # fmt: skip
def test_one_address_stays_as_given(cell: str) -> None:
    assert split_urls(cell).urls == (cell,)
    assert split_urls(cell).left_over == ""


@pytest.mark.parametrize(
    "around",
    [
        " {} ",
        "\n{}\r\n",
        "\t{}",
        '"{}"',
        "'{}'",
        "“{}”",
        "<{}>",
        "({})",
        "[{}]",
        "{},",
        "{};",
        "\u00a0{}\u200b",
        "\ufeff{}",
        "1) {}",
        "- {}",
        "• {}",
    ],
)
def test_what_only_surrounds_an_address_is_no_part_of_it(around: str) -> None:
    assert split_urls(around.format(A)).urls == (A,)
    assert split_urls(around.format(A)).left_over == ""


@pytest.mark.parametrize(
    ("cell", "urls"),
    [
        (f"{A} {B}", (A, B)), (f"{A}\n{B}", (A, B)), (f"{A}\r\n\r\n{B}\n", (A, B)),
        (f"{A}, {B}", (A, B)), (f"{A},{B};{C}", (A, B, C)), (f"{A} ; {B}", (A, B)),
        (f"{A}|{B}", (A, B)), (f"{A}{B}", (A, B)), (f"https://a.go.th/{B}", ("https://a.go.th/", B)),
        (f"{A},www.b.go.th/y", (A, "www.b.go.th/y")),
        (f"{A} www.b.go.th", (A, "www.b.go.th")), (f"1) {A} 2) {B}", (A, B)),
        (f"1.{A}\n2.{B}", (A, B)), ("www.a.go.th www.b.go.th", ("www.a.go.th", "www.b.go.th")),
        ("a.go.th, b.go.th", ("a.go.th", "b.go.th")), ("a.go.th/x b.go.th/y", ("a.go.th/x", "b.go.th/y")), (f"({A}) ({B})", (A, B)),
        (f"https://a.go.th/แผน งาน.pdf {B}", ("https://a.go.th/แผน งาน.pdf", B)),
        (f"{A}\u3000{B}", (A, B)), (f"“{A}” “{B}”", (A, B)), (f"{A} {A}", (A, A)),
    ],
)  # fmt: skip
def test_several_addresses(cell: str, urls: tuple[str, ...]) -> None:
    assert split_urls(cell).urls == urls
    assert split_urls(cell).left_over == ""


@pytest.mark.parametrize(
    ("cell", "urls", "words"),
    [
        (f"{A} ดูเมนูด้านซ้าย", (A,), "ดูเมนูด้านซ้าย"), (f"ดูที่ {A}", (A,), "ดูที่"), ("https://a.go.th/แผน ดูเมนูซ้าย", ("https://a.go.th/แผน",), "ดูเมนูซ้าย"),
        (f"ดูที่{A}", (A,), "ดูที่"), (f"{A} และ {B}", (A, B), "และ"),
        (f"{A} (หน้า 1/2)", (A,), "(หน้า 1/2)"), (f"{A} หน้า 1/2", (A,), "หน้า 1/2"), (f"{A} วันที่ 1/10/2564", (A,), "วันที่ 1/10/2564"),
        (f"{A}\nเมนู ITA > O18", (A,), "เมนู ITA > O18"), (f"{A} ไฟล์ แผน.pdf", (A,), "ไฟล์ แผน.pdf"),
        ("https://a.go.th/a.pdf งบ.pdf", ("https://a.go.th/a.pdf",), "งบ.pdf"),
        (f"หน้าหลัก: {A} ไฟล์: {B}", (A, B), "หน้าหลัก: ไฟล์:"), ("https://a.go.th แผน/งบ", ("https://a.go.th",), "แผน/งบ"),
    ],
)  # fmt: skip
def test_words_around_addresses_are_kept_apart(cell: str, urls: tuple[str, ...], words: str) -> None:
    assert split_urls(cell).urls == urls
    assert split_urls(cell).left_over == words


@pytest.mark.parametrize(
    ("cell", "urls", "words"),
    [
        (f'=HYPERLINK("{A}","แผน")', (A,), ""),
        (f' =hyperlink( "{A}" ; "R&D" )', (A,), ""),
        (f'\'=HYPERLINK("{A}")', (A,), ""),
        ('=HYPERLINK("https://a.go.th/"&B2,"แผน")', ('=HYPERLINK("https://a.go.th/"&B2,"แผน")',), ""),
        ("=HYPERLINK(B2)", ("=HYPERLINK(B2)",), ""),
        (f'=HYPERLINK("{A}","1") =HYPERLINK("{B}","2")', (f'=HYPERLINK("{A}","1") =HYPERLINK("{B}","2")',), ""),
        (f'<a href="{A}" target=_blank>แผน</a>', (A,), ""),
        (f"<A class=x HREF={A}?a=1&amp;b=2>{A}?a=1&b=2</A>", (f"{A}?a=1&b=2",), ""),
        (f"ดู <a href='{A}'>แผน</a> และ <a href='{B}'>ผล</a>", (A, B), "ดู และ"),
        (f'<a href="{A}">{B}</a>', (A, B), ""),
        (f'<a href="{A}', (A,), "a href="),
        (f"{A}<br>{B}<br/>", (A, B), ""),
        (f"<p>{A}</p>", (A,), ""),
        (f'{A}","แผน")', (A,), 'แผน")'),
        (f"{A} > เมนู", (A,), "เมนู"),
        (f'"{A}","{B}"', (A, B), ""),
        (f"{A}，{B}", (A, B), ""),
        (f"{A}、{B}；", (A, B), ""),
        ("www.a.go.th，www.b.go.th/x", ("www.a.go.th", "www.b.go.th/x"), ""),
        ("https://a.go.th/นายก'x", ("https://a.go.th/นายก'x",), ""),
    ],
)
def test_formulas_and_markup_leave_the_address(cell: str, urls: tuple[str, ...], words: str) -> None:
    assert split_urls(cell).urls == urls
    assert split_urls(cell).left_over == words


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "--",
        "n/a",
        "N/A",
        "None",
        "ไม่มี",
        "อยู่ระหว่างดำเนินการ",
        "ไม่มีข้อมูล",
        "1",
        "2565",
        "1.5",
        "?",
        "…",
    ],
)
def test_none_and_not_yet_are_no_address(cell: str) -> None:
    assert split_urls(cell).urls == ()


@pytest.mark.parametrize("cell", ["ดูหน้าเว็บไซต์ของเทศบาล", "not a url"])
def test_words_in_place_of_an_address_are_kept_as_given(cell: str) -> None:
    assert split_urls(cell).urls == (cell,)


@pytest.mark.parametrize(
    ("cell", "nothing"),
    [
        ("", True),
        ("-", True),
        ("–", True),
        ("N/A", True),
        ("ไม่มี", True),
        (" ไม่มี ", True),
        ("อยู่ระหว่างดำเนินการ", False),
        ("1", False),
    ],
)
def test_some_words_need_no_comment(cell: str, *, nothing: bool) -> None:
    assert is_nothing(cell) is nothing


@pytest.mark.parametrize("count", [200, 201, MAX_URLS, MAX_URLS + 1, 2 * MAX_URLS + 1, 5_000])
@pytest.mark.parametrize("address", ["https://a.go.th/{}", "www.a.go.th/{}", "a{}.go.th"])
def test_a_list_pasted_into_one_cell_is_bounded_and_counted(count: int, address: str) -> None:
    split = split_urls("\n".join(address.format(number) for number in range(count)))
    assert split.urls == tuple(address.format(number) for number in range(min(count, MAX_URLS)))
    assert (split.more, split.left_over) == (max(0, count - MAX_URLS), "")


@pytest.mark.parametrize(
    "piece",
    [
        "http://",
        "?http://",
        "www.",
        "a.",
        "a.b/c ",
        ",a.go.th/x",
        "(",
        "https://a.go.th/x ก ",
        "archive.a/",
        "ก/",
        "%3d",
        "a:",
        "=",
        "\\\\",
        "<a ",
        "<a href=",
        "<a href='x' ",
        "<br>",
        '=HYPERLINK("',
        '=HYPERLINK("x",',
        "<a href=https://a.go.th>https://b.go.th</a>",
    ],
)
def test_hostile_cells_cost_little(piece: str) -> None:
    begin = time.process_time()
    split_urls(piece * (100_000 // len(piece)))
    split_urls("https://a.go.th/x " + piece * (100_000 // len(piece)))
    assert time.process_time() - begin < 1


PIECES = st.sampled_from([*'htps:/w.ago ,;\n"()กข=?#%|1\\', "http://", "https://", "www.", ".go.th", ".pdf"])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_is_invented(cell: str) -> None:
    for url in split_urls(cell).urls:
        assert url
        assert url in cell
        assert url == url.strip()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://admin:secret@tambon.example/a", "http://admin:***@tambon.example/a"),
        ("https://:secret@tambon.example", "https://:***@tambon.example"),
        ("http://admin:p@ss:w@tambon.example/", "http://admin:***@tambon.example/"),
        ("http:\\\\admin:secret@tambon.example", "http:\\\\admin:***@tambon.example"),
        ("//admin:secret@tambon.example/a", "//admin:***@tambon.example/a"),
        ("http://admin@tambon.example/", "http://admin@tambon.example/"),
        ("http://tambon.example:8080/a@b:c@d", "http://tambon.example:8080/a@b:c@d"),
        ("http://tambon.example/?u=a:b@c", "http://tambon.example/?u=a:b@c"),
        ("http://admin:***@tambon.example/", "http://admin:***@tambon.example/"),
    ],
)
def test_a_password_is_not_kept(given: str, kept: str) -> None:
    assert without_password(given) == kept
