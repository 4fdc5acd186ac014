"""Tables and lists: rows of data become one piece each, columns and lists that are menus become zones."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from documents.html_page import MAIN, FoundLink, Page, Piece, Sign
from documents.rows import Grid, row_text
from model.document import Role, Via

# A row longer than this is a layout row of an old site: its cell is the page.
_LONGEST_ROW = 1_500
_LONGEST_CELL = 600
_MOST_PIECES_OF_CELL = 8
# A column of links beside the text: at least so many, almost nothing else, each as short as a menu entry.
_FEWEST_MENU_LINKS = 6
_LINK_SHARE = 0.85
_COLUMN_LINK_SHARE = 0.6  # a menu column has a counter and captions too, and the text beside it shows what it is
_LONGEST_MENU_ENTRY = 45
# The text beside a menu column, or before a list, that shows which of them is the main part.
_ENOUGH_PROSE = 60
_SMALLEST_SCAN = 300  # pixels; banners beside the text of old sites are 150 to 250 wide
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)(?:$|[?#])", re.IGNORECASE)
# Codes and years name items of a list that is the content: the yearly index of disclosed items.
_ITEM = re.compile(r"(?:^|\W)[OoＯ0๐][\d๐-๙]{1,2}(?:\W|$)|[2๒][5๕][\d๐-๙]{2}|ปีงบประมาณ")


Close = Callable[[], None]  # what to do when the element ends


@dataclass(slots=True)
class _Span:
    """Pieces, links and pictures from the begin of an element to its end."""

    piece: int
    link: int
    image: int
    piece_end: int = 0
    link_end: int = 0
    image_end: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class _Row:
    span: _Span
    cells: list[_Span] = field(default_factory=list)
    holds_table: bool = False


class Rows:
    """Follows tables, rows and cells as they open and close."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._rows: list[_Row] = []
        self._cells: list[_Span] = []
        self._counts: list[int] = []
        self._grids: list[Grid] = []

    def open_table(self, _: object) -> Close:
        """A table begins; the row around it is layout."""
        if self._rows:
            self._rows[-1].holds_table = True
        self._counts.append(0)
        self._grids.append(Grid())
        return self._close_table

    def open_row(self, _: object) -> Close:
        """A row begins."""
        if self._counts:
            self._counts[-1] += 1
        self._rows.append(_Row(_start(self._page)))
        return self._close_row

    def open_cell(self, attributes: Mapping[str, str | None]) -> Close:
        """A cell begins."""
        cell = _start(self._page)
        if "colspan" in attributes or "rowspan" in attributes:
            cell.columns, cell.rows = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
        self._cells.append(cell)
        return self._close_cell

    def _close_table(self) -> None:
        self._counts.pop()
        self._grids.pop()

    def _close_row(self) -> None:
        """Joins a row of data; looks for a menu column in a row of layout."""
        row = self._rows.pop()
        if not row.cells:
            return
        texts = [] if row.holds_table else _cell_texts(row, self._page)
        if texts and self._grids:
            texts = self._grids[-1].laid([(text, cell.columns, cell.rows) for text, cell in zip(texts, row.cells, strict=True)])
        if sum(map(bool, texts)) > 1:
            self._join(row, texts)
        elif len(row.cells) > 1:
            _mark_menu_columns(row, self._page)

    def _close_cell(self) -> None:
        cell = _end(self._cells.pop(), self._page)
        if self._rows:
            self._rows[-1].cells.append(cell)

    def _join(self, row: _Row, texts: list[str]) -> None:
        pieces, first = self._page.pieces, row.span.piece
        where = f"ตาราง แถว {self._counts[-1]}" if self._counts else "ตาราง"
        pieces[first:] = [Piece(row_text(texts), Role.ROW, pieces[first].zone, where)]
        for link in self._page.links[row.span.link :]:
            link.piece, link.context = first, (first, first + 1)


class Lists:
    """Follows lists and their items."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._items: list[_Span] = []
        self._lists: list[_Span] = []
        self._menu_seen = False

    def open_list(self, _: object) -> Close:
        """A list begins."""
        self._lists.append(_start(self._page))
        return self._close_list

    def open_item(self, _: object) -> Close:
        """An item begins."""
        self._items.append(_start(self._page))
        return self._close_item

    def _close_list(self) -> None:
        """The first list of links before anything else on the page is its menu."""
        span = _end(self._lists.pop(), self._page)
        if self._lists or self._menu_seen or not _is_menu(span, self._page):
            return
        before = [piece for piece in self._page.pieces[: span.piece] if piece.zone == MAIN]
        if _prose(before) < _ENOUGH_PROSE:
            self._menu_seen = True
            _furnish(span, self._page)

    def _close_item(self) -> None:
        """The links of an item have it as their context."""
        span = _end(self._items.pop(), self._page)
        for link in self._page.links[span.link :]:
            if link.context is None:
                link.context = (span.piece, span.piece_end)


def _start(page: Page) -> _Span:
    return _Span(len(page.pieces), len(page.links), len(page.images))


def _end(span: _Span, page: Page) -> _Span:
    span.piece_end, span.link_end, span.image_end = len(page.pieces), len(page.links), len(page.images)
    return span


def _cell_texts(row: _Row, page: Page) -> list[str]:
    """The texts of the cells; none where the row is layout: long cells, headings, furniture in a part of it."""
    pieces = page.pieces
    inside = pieces[row.span.piece :]
    for piece in inside:
        if piece.role is Role.HEADING or piece.zone != inside[0].zone:
            return []
    texts: list[str] = []
    for cell in row.cells:
        count = cell.piece_end - cell.piece
        if count > _MOST_PIECES_OF_CELL:
            return []
        text = pieces[cell.piece].text if count == 1 else " ".join(piece.text for piece in pieces[cell.piece : cell.piece_end])
        if len(text) > _LONGEST_CELL:
            return []
        texts.append(text)
    return texts if sum(map(len, texts)) <= _LONGEST_ROW else []


def _number(written: str | None) -> int:
    """How many columns or rows a cell says that it takes."""
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 5 else 1


def _mark_menu_columns(row: _Row, page: Page) -> None:
    """A cell of links is a menu when another cell of its row has the text; the first cell also beside a scan or a frame."""
    prose = [_prose(page.pieces[cell.piece : cell.piece_end]) for cell in row.cells]
    shows = any(_shows_something(cell, page) for cell in row.cells[1:])
    for place, cell in enumerate(row.cells):
        beside = max(amount for other, amount in enumerate(prose) if other != place)
        is_beside = (beside >= _ENOUGH_PROSE and beside > prose[place]) or (place == 0 and shows)
        if is_beside and _is_menu(cell, page, link_share=_COLUMN_LINK_SHARE):
            _furnish(cell, page)


def _shows_something(cell: _Span, page: Page) -> bool:
    """True for a cell with a picture that is no icon, or with a frame or embedded document."""
    pictures = page.images[cell.image : cell.image_end]
    if any(image.width is None or image.width >= _SMALLEST_SCAN for image in pictures):
        return True
    return any(link.via in {Via.FRAME, Via.EMBED} for link in page.links[cell.link : cell.link_end])


def _is_menu(span: _Span, page: Page, *, link_share: float = _LINK_SHARE) -> bool:
    links = [link for link in page.links[span.link : span.link_end] if link.zone == MAIN]
    if len(links) < _FEWEST_MENU_LINKS:
        return False
    pieces = [piece for piece in page.pieces[span.piece : span.piece_end] if piece.zone == MAIN]
    letters = sum(len(piece.text) for piece in pieces)
    linked = sum(len(piece.text) for piece in pieces if piece.only_links)
    if linked < letters * link_share or letters > len(links) * _LONGEST_MENU_ENTRY:
        return False
    items = sum(_is_item(link) for link in links)
    return items * 3 < len(links)


def _is_item(link: FoundLink) -> bool:
    return bool(_DOCUMENT.search(link.href) or _ITEM.search("".join(link.parts)))


def _prose(pieces: list[Piece]) -> int:
    """Letters outside links; a heading counts as enough by itself."""
    return sum(
        max(len(piece.text), _ENOUGH_PROSE) if piece.role is Role.HEADING else 0 if piece.only_links else len(piece.text)
        for piece in pieces
    )


def _furnish(span: _Span, page: Page) -> None:
    zone = page.new_zone(Sign.SHAPE)
    for piece in page.pieces[span.piece : span.piece_end]:
        if piece.zone == MAIN:
            piece.zone = zone
    for link in page.links[span.link : span.link_end]:
        if link.zone == MAIN:
            link.zone = zone
    for image in page.images[span.image : span.image_end]:
        if image.zone == MAIN:
            image.zone = zone
