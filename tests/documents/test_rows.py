"""Rows of tables: one shape for every kind of document."""

from collections.abc import Callable

import pytest

from documents.rows import MOST_COLUMNS, Grid, row_text
from model.document import Document, Role


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["a", "b"], "a | b"),
        (["a", "", "c"], "a | | c"),
        (["", "b", "c", "", ""], " | b | c"),
        (["", "title", ""], "title"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_row_text(cells: list[str], text: str) -> None:
    assert " ".join(row_text(cells).split()) == " ".join(text.split())


def test_cells_over_columns_and_rows() -> None:
    grid = Grid()
    assert grid.laid([("ที่", 1, 2), ("จำนวน", 2, 1), ("รวม", 1, 2)]) == ["ที่", "จำนวน", "", "รวม"]
    assert grid.laid([("เสร็จ", 1, 1), ("ค้าง", 1, 1)]) == ["", "เสร็จ", "ค้าง", ""]
    assert grid.laid([("1", 1, 1), ("2", 1, 1), ("3", 1, 1), ("4", 1, 1)]) == ["1", "2", "3", "4"]


def test_a_table_is_never_wider_than_the_limit() -> None:
    grid = Grid()
    assert len(grid.laid([("a", 9_999, 9_999), ("b", 9_999, 1)])) == MOST_COLUMNS
    assert len(grid.laid([("c", 1, 1)])) == MOST_COLUMNS


HEAD = '<tr><th rowspan="2">เรื่อง</th><th colspan="2">จำนวน</th></tr><tr><th>เสร็จ</th><th>ค้าง</th></tr>'
TABLES = [
    ("spans", HEAD + "<tr><td>ทุจริต</td><td></td><td>1</td></tr>", ["เรื่อง | จำนวน", "| เสร็จ | ค้าง", "ทุจริต | | 1"]),
    ("empty cells at the end", "<tr><td>ก<td>ข<td><td></tr>", ["ก | ข"]),
    ("numbers that are none", '<tr><td colspan="x">ก<td colspan="-1">ข<td rowspan="99999999">ค</tr>', ["ก | ข | ค"]),
]


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_html_tables(html: Callable[[str], Document], rows: str, wanted: list[str]) -> None:
    blocks = html(f"<h1>รายงานเรื่องร้องเรียน</h1><table>{rows}</table>").blocks
    assert [block.text for block in blocks if block.role is Role.ROW] == wanted
