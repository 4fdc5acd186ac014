"""Find out which column holds what, in the long form and in the wide form."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.codes import is_lettered, parse_code
from intake.fields import Field, field_of, header_key, is_own_name

# Rows below a header that show which of several columns holds the codes.
ROWS_BELOW = 20
# The form of the OIT has its groups (9.1, 10) under "ตัวชี้วัด" and its codes under "ข้อ".
_GROUPS = frozenset(header_key(name) for name in ("ตัวชี้วัด", "ตัวชี้วัดที่", "ตัวชี้วัดย่อย"))
# Rows that are looked at before a table is said to have no header: titles, logos and notes stand above it.
HEADER_ROWS = 200
# Columns that number the rows: everyone has one, and nobody misses it.
_COUNTERS = frozenset(header_key(name) for name in ("ลำดับ", "ลำดับที่", "ที่", "no", "no.", "#", "id", "seq", ""))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand. `indicators` are the (column, code) pairs of the wide form, empty in the long form.

    `explained` are its columns that have an explanation of their own beside them, each with the column of that; then none holds for the row.
    `has_agency` is False where the table names no agency (one sheet an agency).
    """

    names: tuple[str, ...]
    fields: tuple[tuple[Field, int], ...]
    urls: tuple[int, ...]
    indicators: tuple[tuple[int, str], ...]
    used: frozenset[int]
    unused: tuple[str, ...]
    doubled: tuple[str, ...]
    explained: tuple[tuple[int, int], ...] = ()

    @property
    def has_agency(self) -> bool:
        """Whether a column names the agency."""
        return self.column(Field.AGENCY) is not None

    @property
    def answers(self) -> tuple[int, ...]:
        """The columns that hold URLs."""
        return self.urls or tuple(column for column, _ in self.indicators)

    def column(self, field: Field) -> int | None:
        """The column of a field, or None."""
        return next((column for name, column in self.fields if name is field), None)

    def owner(self, column: int) -> int:
        """The column that a cell belongs to: its own, or, where it has no header, the next one on its left that has."""
        column = min(column, len(self.names) - 1)
        while column > 0 and not self.has_name(column):
            column -= 1
        return column

    def has_name(self, column: int) -> bool:
        """Whether a column has a header."""
        return column < len(self.names) and bool(self.names[column].strip())

    def name(self, column: int) -> str:
        """The header of a column as it is written."""
        return " ".join(self.names[column].split()) if column < len(self.names) else ""


def columns_of(
    cells: Sequence[str], codes: Sequence[str], *, needs_agency: bool = True, below: Sequence[Sequence[str]] = ()
) -> Columns | None:
    """The columns of a header row, or None where the row is not one. `below` are rows that show what the columns hold."""
    found = _likeliest_first(
        [(column, field) for column, cell in enumerate(cells) if cell and (field := field_of(cell))], cells, codes, below
    )
    first: dict[Field, int] = {}
    for column, field in found:
        first.setdefault(field, column)
    if needs_agency and Field.AGENCY not in first:
        return None
    urls = tuple(column for column, field in found if field is Field.URL)
    coded = () if urls and Field.INDICATOR in first else _coded(cells, codes, {column for column, _ in found})
    if not _is_form(first, urls, coded):
        return None
    explained = _explained(found, coded)
    if explained:
        del first[Field.EXPLANATION]
        found = [(column, field) for column, field in found if field is not Field.EXPLANATION]
    used = frozenset({*first.values(), *urls, *(column for column, _ in coded), *(column for _, column in explained)})
    if coded:  # the header of each URL says what it is for
        used -= {*urls, first.get(Field.INDICATOR)}
    return Columns(
        names=tuple(cells),
        fields=tuple((field, column) for field, column in first.items() if field is not Field.URL),
        urls=() if coded else urls,
        indicators=coded,
        used=used,
        unused=_unused(cells, used),
        doubled=_doubled(cells, found, coded),
        explained=explained,
    )


def _likeliest_first(
    found: list[tuple[int, Field]], cells: Sequence[str], codes: Sequence[str], below: Sequence[Sequence[str]]
) -> list[tuple[int, Field]]:
    """The columns found; of several for one field, that of its own name first, and for the indicator the one that holds its codes."""

    def worth(pair: tuple[int, Field]) -> tuple[bool, ...]:
        column, field = pair
        if field is not Field.INDICATOR:
            return (False, is_own_name(cells[column]))
        signs = code_signs(cells[column], [row[column] for row in below if column < len(row)], codes)
        return (True, *signs, is_own_name(cells[column]))

    several = len({field for _, field in found} - {Field.URL}) < sum(field is not Field.URL for _, field in found)
    if not several:
        return found
    fields = [(column, field) for column, field in found if field is not Field.URL]
    return sorted(fields, key=worth, reverse=True) + [(column, field) for column, field in found if field is Field.URL]


def code_signs(name: str, cells: Sequence[str], codes: Sequence[str]) -> tuple[bool, bool, bool]:
    """What speaks for a column as that of the indicator, strongest first: most cells are codes with a letter, codes, its name."""
    filled = [cell for cell in cells if cell.strip()]
    known = [cell for cell in filled if parse_code(cell, codes)]
    return sum(map(is_lettered, known)) * 2 > len(filled), len(known) * 2 > len(filled), header_key(name) not in _GROUPS


def _coded(cells: Sequence[str], codes: Sequence[str], taken: set[int]) -> tuple[tuple[int, str], ...]:
    pairs = ((column, parse_code(cell, codes)) for column, cell in enumerate(cells) if cell and column not in taken)
    return tuple((column, code) for column, code in pairs if code)


def _explained(found: list[tuple[int, Field]], coded: tuple[tuple[int, str], ...]) -> tuple[tuple[int, int], ...]:
    """The columns of the wide form with the explanation beside each: on its right, or on its left where one stands before the first.

    One explanation for the whole row stands before all codes or after them.
    """
    beside = sorted(column for column, field in found if field is Field.EXPLANATION)
    if not coded or not any(coded[0][0] < column < coded[-1][0] for column in beside):
        return ()
    answers = [column for column, _ in coded]
    if beside[0] < answers[0] and beside[-1] < answers[-1]:
        pairs = [(min((answer for answer in answers if answer > column), default=-1), column) for column in beside]
    else:
        pairs = [(max((answer for answer in answers if answer < column), default=-1), column) for column in beside]
    first: dict[int, int] = {}
    for answer, column in pairs:
        first.setdefault(answer, column)
    return tuple((answer, column) for answer, column in first.items() if answer >= 0)


def _is_form(first: dict[Field, int], urls: tuple[int, ...], coded: tuple[tuple[int, str], ...]) -> bool:
    if Field.INDICATOR in first and urls:
        return True
    # One column that reads as a code beside a URL column is more likely a stray number than a wide table.
    return len(coded) >= 2 or (len(coded) == 1 and not urls)


def _unused(cells: Sequence[str], used: frozenset[int]) -> tuple[str, ...]:
    names = (" ".join(cell.split()) for column, cell in enumerate(cells) if column not in used)
    return tuple(name[:60] for name in names if header_key(name) not in _COUNTERS)[:20]


def _doubled(cells: Sequence[str], found: list[tuple[int, Field]], coded: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    """Headers that stand twice; numbered URL columns (`URL 1`, `URL 2`) are meant so."""
    seen: set[str] = set()
    doubled: list[str] = []
    names = [(column, header_key(cells[column]) if field is Field.URL else str(field)) for column, field in found]
    for column, name in [*names, *coded]:
        if name in seen:
            doubled.append(" ".join(cells[column].split())[:60])
        seen.add(name)
    return tuple(dict.fromkeys(doubled))
