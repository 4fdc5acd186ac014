"""What a submission says about time: every year, span, month and part of a year, with the place that gives it weight."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Generic, TypeVar

from model.document import Kind, Role
from model.finding import Evidence
from rules.framework import Indicator, Period
from rules.measure.time.year_boxes import labels_over_nothing
from rules.measure.view import Passage, View, evidence
from rules.phrases import hits_in
from thai.months import MonthMention, months_in
from thai.periods import PeriodMention, periods_in
from thai.years import SpanMention, YearMention, YearRole, spans_in, years_in

M = TypeVar("M", bound=YearMention | SpanMention | MonthMention | PeriodMention)

SAID = frozenset({YearRole.FISCAL, YearRole.PLAIN})  # years with a word for one before them
LABELS = SAID | {YearRole.BARE}
DATED = frozenset({YearRole.DATE, YearRole.MONTH})
TEXT = frozenset({Role.TEXT, Role.ROW})

# A document says its year in its first pages; reading all 60 of a long PDF for years would cost more than judging the page.
_READ_OF_A_SOURCE = 40_000
_ROWS_OF_A_SOURCE = 80  # a table's title and first rows say its year; a plan of 250 projects repeats it in every row
_FIRST_LINES = 6  # of a document: its cover or letter head, which PDF text does not mark as headings
_NEAR = 120  # characters from the indicator's name to a year that belongs to it, in a long passage
_HEADS = frozenset({Role.TITLE, Role.HEADING})
_NOT_EVIDENCE = frozenset({YearRole.LAW, YearRole.NOISE, YearRole.ASSESSMENT})
_MOST_EVIDENCE = 3
_STAMPED = frozenset({YearRole.SIGNED, YearRole.POSTED})


class Tier(IntEnum):
    """How closely a year belongs to the matching document; the lowest number decides."""

    NAMED = 1  # beside the indicator's own name: in a title, a heading, a link text, the first lines of a document
    HEAD = 2  # in a title or heading that does not name the subject
    BODY = 3  # said in the text
    DATED = 4  # a date or a month in the text
    STAMPED = 5  # a signature or a post date


@dataclass(frozen=True, slots=True)
class Told(Generic[M]):
    """A mention with its passage; `start` and `end` count in the passage's text."""

    mention: M
    passage: Passage
    tier: Tier
    start: int
    end: int

    @property
    def evidence(self) -> Evidence:
        """The quote that shows it."""
        return evidence(self.passage, (self.start, self.end))

    @property
    def source(self) -> int:
        """The number of the source that says it."""
        return self.passage.source.index


@dataclass(frozen=True, slots=True)
class Timing:
    """All that a view says about time. `assessments` are years of the ITA itself, no evidence of a document's."""

    view: View
    years: tuple[Told[YearMention], ...]
    spans: tuple[Told[SpanMention], ...]
    months: tuple[Told[MonthMention], ...]
    periods: tuple[Told[PeriodMention], ...]
    assessments: tuple[Told[YearMention], ...]


def timing_of(view: View, indicator: Indicator) -> Timing:
    """Everything about time that the view says, nearest to the indicator's subject first."""
    read = _read(view, all_rows=indicator.period is Period.FIRST_6_MONTHS)
    passages = [view.passages[place] for place in read]
    texts = [passage.text for passage in passages]
    text = "\n".join(texts)
    starts = list(accumulate([len(part) + 1 for part in texts], initial=0))
    places = _Places(passages, starts, _named(passages, read, _naming(view, indicator)))
    months, spans = months_in(text), spans_in(text)
    years = years_in(text, months, spans)
    told_years = places.put(years)
    return Timing(
        view,
        years=tuple(told for told in told_years if told.mention.role not in _NOT_EVIDENCE),
        spans=tuple(places.put(spans)),
        months=tuple(places.put(months)),
        periods=tuple(places.put(periods_in(text, years, months))),
        assessments=tuple(told for told in told_years if told.mention.role is YearRole.ASSESSMENT),
    )


def years_of(told: Iterable[Told[YearMention]]) -> tuple[int, ...]:
    """The fiscal years that are named, oldest first."""
    return tuple(sorted({one.mention.fiscal_year for one in told}))


def span_years(told: Iterable[Told[SpanMention]], wanted: int) -> tuple[int, ...]:
    """The years that spans name: the wanted one where they cover it, else their ends."""
    years = set()
    for one in told:
        years |= {wanted} if one.mention.covers(wanted) else {one.mention.first, one.mention.last}
    return tuple(sorted(years)) or (wanted,)


def quotes_of(told: Iterable[Told[YearMention]] | Iterable[Told[SpanMention]]) -> tuple[Evidence, ...]:
    """A few different quotes."""
    seen: dict[tuple[str, str], Evidence] = {}
    for one in told:
        quote = one.evidence
        seen.setdefault((quote.where, quote.quote), quote)
        if len(seen) == _MOST_EVIDENCE:
            break
    return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each offset of the joined text stands."""

    passages: Sequence[Passage]
    starts: Sequence[int]
    named: frozenset[int]

    def put(self, mentions: Iterable[M]) -> list[Told[M]]:
        """Each mention with its passage and tier, the strongest first."""
        told = [self._put(mention) for mention in mentions]
        return sorted(told, key=lambda one: one.tier)

    def _put(self, mention: M) -> Told[M]:
        number = bisect_right(self.starts, mention.start) - 1
        passage = self.passages[min(number, len(self.passages) - 1)]
        start = mention.start - self.starts[number]
        end = mention.end - self.starts[number]
        return Told(mention, passage, self._tier(mention, number, passage, start), start, end)

    def _tier(self, mention: M, number: int, passage: Passage, start: int) -> Tier:
        role = mention.role if isinstance(mention, YearMention) else None
        if role in _STAMPED:
            return Tier.STAMPED
        if number in self.named and (start <= _NEAR or passage.role is not Role.TEXT):
            # Of a list of deeds one line may name the subject: its day says no more than those of the other lines.
            return Tier.DATED if role in DATED and passage.role is Role.TEXT else Tier.NAMED
        if passage.role in _HEADS:
            return Tier.HEAD
        return Tier.DATED if role in DATED or role is YearRole.BARE else Tier.BODY


def _read(view: View, *, all_rows: bool) -> list[int]:
    """The places of passages to look at: the beginning of each source, and not every row unless each row may be a month."""
    read: list[int] = []
    current, letters, rows = None, 0, 0
    link, row, silent = Role.LINK, Role.ROW, labels_over_nothing(view)
    for place, (_, source, text, _, role) in enumerate(view.passages):
        if source is not current:
            current, letters, rows = source, 0, 0
        if letters > _READ_OF_A_SOURCE or (role is link and text in view.gone) or place in silent:
            continue
        if role is row:
            rows += 1
            if rows > _ROWS_OF_A_SOURCE and not all_rows:
                continue
        letters += len(text)
        read.append(place)
    return read


def _naming(view: View, indicator: Indicator) -> frozenset[int]:
    """The places of passages with a name of the indicator's subject, and no word that is its neighbour's."""
    hits, topic = hits_in(view.joined, indicator), indicator.topic
    named = {view.index_at(hit.start) for hit in hits.of(topic.names)}
    return frozenset(named - {view.index_at(hit.start) for hit in hits.of(topic.against)})


def _named(passages: Sequence[Passage], places: Sequence[int], naming: frozenset[int]) -> frozenset[int]:
    """The numbers of those passages that a name stands in as in a title, and not in passing."""
    numbers = (number for number, place in enumerate(places) if place in naming)
    return frozenset(number for number in numbers if _may_name(passages, number))


def _may_name(passages: Sequence[Passage], number: int) -> bool:
    passage = passages[number]
    if passage.role is Role.TEXT and not _is_first_line(passages, number):
        return len(passage.text) <= _NEAR  # a line of its own, not a sentence that mentions the subject in passing
    return True


def _is_first_line(passages: Sequence[Passage], number: int) -> bool:
    source = passages[number].source
    begins = number < _FIRST_LINES or passages[number - _FIRST_LINES].source is not source
    return begins and source.document.kind is not Kind.HTML
