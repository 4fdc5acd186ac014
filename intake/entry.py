"""One row of any input, before its cells are understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intake.cells import tidy
from intake.fields import Field
from intake.places import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `number` counts from 1; `links` are the addresses that lie under cells, by column.

    `uncounted` are the columns whose formula has no value: blank to read, and yet something stands there.
    `spans` are the cells that reach to the right: the last column of each by its first.
    """

    number: int
    cells: Sequence[str]
    links: Mapping[int, str] = field(default_factory=dict)
    uncounted: Sequence[int] = ()
    spans: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a row gives for one indicator: the cell (or header) that names it, the cell that holds the URL, and its column.

    `explanation` is the one beside it, where the table has one beside each.
    """

    indicator: str
    url: str
    column: int
    link: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row with its cells told apart. `names` are the headers, `columns` the place of each field among them.

    `unknown` are the fields whose value nobody knows: they are not blank, so the row above does not give them.
    `is_alone`: what is blank is not given by the row above (a JSON object says all it has to say).
    """

    place: Place
    number: int
    values: Mapping[Field, str]
    answers: tuple[Answer, ...]
    names: Sequence[str]
    columns: Mapping[Field, int]
    is_long: bool = True
    is_alone: bool = False
    unknown: frozenset[Field] = frozenset()

    @property
    def texts(self) -> list[str]:
        """All cells that are used."""
        texts = [*self.values.values(), *(answer.url for answer in self.answers)]
        texts += [answer.explanation for answer in self.answers if answer.explanation]
        return texts

    @property
    def where(self) -> str:
        """The row, for people."""
        return self.place.row(self.number)

    def cell(self, column: int | None) -> str:
        """One cell of the row, for people."""
        if column is None:
            return self.where
        name = tidy(self.names[column])[:60] if column < len(self.names) else ""
        return self.place.cell(self.number, column, name)
