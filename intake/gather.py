"""Entries -> agencies, submissions and problems, in the order of the input."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from intake import remarks
from intake.agencies import LONGEST_NAME, Agencies, is_address, is_failed_formula, is_no_agency
from intake.cells import MAX_CELL, tidy, without_controls
from intake.codes import looks_like_code, parse_code
from intake.entry import Answer, Entry
from intake.fields import Field
from intake.urls import Split, split_urls, without_password
from intake.years import parse_fiscal_year
from model.submission import Agency, Problem, Submission

# 84 agencies × 43 indicators are 3,612 answers; a repetition further apart than this goes without a note, nothing else.
_REMEMBERED_ANSWERS = 100_000

# Fields that say whose a URL is.
_OWNERS = frozenset({Field.AGENCY, Field.INDICATOR})

Item = Agency | Submission | Problem


@dataclass(slots=True)
class Gatherer:
    """What must be remembered from row to row: the counts, the agencies and answers so far, the row above.

    `used` counts the rows that could be used, with a URL or without; `count` the submissions.
    """

    codes: Sequence[str]
    count: int = 0
    used: int = 0
    _agencies: Agencies = field(default_factory=Agencies)
    _answers: dict[int, tuple[str | None, int]] = field(default_factory=dict)  # the sheet and the row
    _above: tuple[str, str] = ("", "")
    _header: Sequence[str] = ()
    _told_fill: bool = False
    _without_url: list[Entry] = field(default_factory=list)
    _more_without: int = 0

    def end_table(self) -> list[Item]:
        """What is said once of all rows of a table: those that give no URL for their indicator."""
        rows, more = self._without_url, self._more_without
        self._without_url, self._more_without = [], 0
        return [remarks.without_url(rows, more)] if rows else []

    def take(self, entry: Entry) -> list[Item]:
        """Everything that one row gives."""
        if entry.unknown and entry.unknown & _OWNERS:
            self._forget_above(entry)
            return [remarks.unknown_owner(entry)]
        cells = entry.texts
        if not any(cell.strip() for cell in cells) and not any(answer.link for answer in entry.answers):
            # a blank row of a table is no row, but a line of JSON is written on purpose
            return [remarks.nothing_known(entry)] if entry.is_alone else []
        if max(map(len, cells), default=0) > MAX_CELL:
            return [remarks.too_long(entry)]
        given = self._long(entry) if entry.is_long else self._wide(entry)
        return [*remarks.damage(entry), *given]

    def _wide(self, entry: Entry) -> list[Item]:
        name = tidy(entry.values.get(Field.AGENCY, ""))
        if not _is_name(name):
            return [remarks.no_agency(entry, name)]
        if other := self._agencies.another(name, entry):
            return [other]
        self.used += 1
        agency, items = self._agency(name, entry)
        for answer in entry.answers:
            given = self._submissions(entry, answer, code=answer.indicator, agency=agency)
            if (words := tidy(answer.explanation or "")) and not _has_submission(given):
                given.append(replace(remarks.only_explained(entry, words, answer.column), fatal=False))
            items += given
        if (words := _explanation(entry)) and not _has_submission(items):
            items.append(replace(remarks.only_explained(entry, words), fatal=False))  # the agency counts
        return items

    def _long(self, entry: Entry) -> list[Item]:
        own, entry = entry, self._filled_down(entry)
        name = tidy(entry.values.get(Field.AGENCY, ""))
        cell = tidy(entry.values.get(Field.INDICATOR, ""))
        if not _is_name(name):
            if name and not is_no_agency(name):
                self._above = ("", "")  # blank cells below it are of the agency that nobody knows
            return [remarks.no_agency(entry, name)]
        if other := self._agencies.another(name, entry, is_filled=entry is not own):
            self._above = ("", "")  # nor are blank cells below it of the agency above
            return [other]
        code = parse_code(cell, self.codes) if cell else None
        if code is None:
            return self._without_code(entry, name, cell)
        self.used += 1
        agency, news = self._agency(name, entry)
        self._above = (name, cell)
        given = [item for answer in entry.answers for item in self._submissions(entry, answer, code=code, agency=agency)]
        if all(isinstance(item, Agency) for item in given):  # who is to answer, and no URL
            self._remember_blank(entry)
        return [*self._told_once(entry, own), *news, *given]

    def _without_code(self, entry: Entry, name: str, cell: str) -> list[Item]:
        """A row whose indicator is blank or none of the framework's: its URL is not used, its agency may count."""
        problem = remarks.no_code(entry, cell, codes=self.codes)
        has_url = any(answer.url.strip() or answer.link for answer in entry.answers)
        if (cell and not looks_like_code(cell)) or (has_url and not cell):
            # blank cells below are of this row, or of nobody where it may be a remark
            self._above = (name, "") if has_url or name == self._above[0] else ("", "")
            return [problem]
        is_again = not cell and name == self._above[0] and not entry.is_alone
        # of a merged name that reaches over an empty row only the details count: an empty row is of no year
        given = replace(entry, values={**entry.values, Field.FISCAL_YEAR: ""}) if is_again else entry
        _, items = self._agency(name, given)
        if not cell and (words := _explanation(entry)):
            items.append(remarks.only_explained(entry, words))
        if is_again:
            return items
        self._above = (name, "")
        if cell:
            return [*items, problem]
        self.used += 1
        return [*items, remarks.agency_only(entry, name)]

    def _filled_down(self, entry: Entry) -> Entry:
        """Blank agency cells below a filled one, as spreadsheets with merged cells export them."""
        if entry.names is not self._header:  # the first row below a header: what stands above it is another table
            self._header, self._above = entry.names, ("", "")
        name, indicator = self._above
        if not name or entry.is_alone or entry.values.get(Field.AGENCY, "").strip():
            return entry
        values = {**entry.values, Field.AGENCY: name}
        has_url = any(answer.url.strip() or answer.link for answer in entry.answers)
        if has_url and indicator and not entry.values.get(Field.INDICATOR, "").strip():
            values[Field.INDICATOR] = indicator
        return replace(entry, values=values)

    def _told_once(self, entry: Entry, own: Entry) -> list[Item]:
        """Said of the first row that is used with the agency of the row above; `own` is the row as it was given."""
        if entry is own or self._told_fill:
            return []
        self._told_fill = True
        return [remarks.filled_down(entry)]

    def _forget_above(self, entry: Entry) -> None:
        """Blank cells below a row of which nobody knows the agency, or the indicator, are not those of the row above it."""
        own = tidy(entry.values.get(Field.AGENCY, ""))
        above = self._above[0] if entry.names is self._header else ""
        name = own if _is_name(own) else above
        self._header, self._above = entry.names, ("" if Field.AGENCY in entry.unknown else name, "")

    def _agency(self, name: str, entry: Entry) -> tuple[Agency, list[Item]]:
        agency, news = self._agencies.take(name, entry)
        return agency, list(news)

    def _submissions(self, entry: Entry, answer: Answer, *, code: str, agency: Agency) -> list[Item]:
        items: list[Item] = []
        split = _split(answer)
        if split.left_over or split.more or answer.link:
            items += remarks.about_cell(entry, answer, split)
        own = entry.values.get(Field.EXPLANATION, "") if answer.explanation is None else answer.explanation
        explanation, division = tidy(own) or None, tidy(entry.values.get(Field.DIVISION, "")) or None
        year, notes = _fiscal_year(entry)
        if not split.urls:
            return [*items, self._agencies.owe(agency.name, code, division, year)] if division else items
        items += notes
        for given in split.urls:
            url = without_password(given)
            if url != given:
                items.append(remarks.password(entry, answer))
            items += self._repeated(entry, answer, key=hash((agency.name, code, url)))
            items.append(
                Submission(
                    position=self.count,
                    agency=agency.name,
                    indicator=code,
                    url=url,
                    fiscal_year=year,
                    explanation=explanation,
                    division=division,
                    where=entry.where,
                )
            )
            self.count += 1
        return items

    def _remember_blank(self, entry: Entry) -> None:
        if len(self._without_url) < remarks.ROWS_NAMED:
            self._without_url.append(entry)
        else:
            self._more_without += 1

    def _repeated(self, entry: Entry, answer: Answer, *, key: int) -> list[Problem]:
        first = self._answers.get(key)
        if first is not None:
            return [remarks.repeated(entry, answer, *first)]
        if len(self._answers) >= _REMEMBERED_ANSWERS:
            del self._answers[next(iter(self._answers))]
        self._answers[key] = (entry.place.sheet, entry.number)
        return []


def _explanation(entry: Entry) -> str:
    return tidy(entry.values.get(Field.EXPLANATION, ""))


def _has_submission(items: Iterable[Item]) -> bool:
    return any(isinstance(item, Submission) for item in items)


# The same agency stands in 43 rows and more.
@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and not (is_no_agency(name) or is_address(name) or is_failed_formula(name))


def _split(answer: Answer) -> Split:
    """The URLs of a cell; where its text holds none, the address that lies under it."""
    split = split_urls(without_controls(answer.url))
    if not answer.link or any("." in url for url in split.urls):
        return split
    return Split((without_controls(answer.link).strip(),))


def _fiscal_year(entry: Entry) -> tuple[int | None, list[Problem]]:
    cell = tidy(entry.values.get(Field.FISCAL_YEAR, ""))
    year = parse_fiscal_year(cell) if cell else None
    return year, [remarks.bad_year(entry, cell)] if cell and year is None else []
