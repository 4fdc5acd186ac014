"""Whether October to March are covered, and what speaks against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.framework import Indicator, Period
from rules.measure.time.awaited_months import Awaited, awaited_months
from rules.measure.time.awaited_parts import awaited_parts
from rules.measure.time.blank_months import blank_months, dashed_at_the_end
from rules.measure.time.blank_parts import blank_parts
from rules.measure.time.body_year import other_year_of_body
from rules.measure.time.covered_months import CELL_BEGINS, Covered, covered, label_of, listed_in_part
from rules.measure.time.head_periods import files_headed_in_part, headed_in_part, is_sure_of_part, second_half
from rules.measure.time.misfiled import is_unread_elsewhere, misfiled
from rules.measure.time.month_heads import year_of_month_heads
from rules.measure.time.parts_to_come import months_to_come
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.stated_day import ended_otherwise, stated_day, stretch_from_october
from rules.measure.time.timing import LABELS, SAID, Tier, Timing, Told
from rules.measure.view import NAMES, View, evidence
from thai.fiscal import BE_OFFSET, MonthOfYear, fiscal_year_of_month, half_year, months_of_first_half
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.years import YearMention, YearRole

_MOST_EVIDENCE = 3
_LOOKED_AT = 12  # mentions among which a few different quotes are found
_SOME_QUARTERS = 2  # rows that begin with a quarter
_COMPLAINTS = frozenset({"complaint_statistics"})
_MONTH_BEGINS, _HEADS_A_PART = 14, 40  # letters: "2. ประจำเดือน พฤศจิกายน 2564"
_PARTS = 3  # parts by the month; a title may name the first and the last
_SOME_MONTHS = 2  # two months by name make a monthly report; one may be the date of anything


@dataclass(frozen=True, slots=True)
class _Half:
    """October to March of the wanted year, and what seems to cover it; `result` is what the months by themselves say."""

    timing: Timing
    indicator: Indicator
    as_of: date
    months: tuple[MonthOfYear, ...]
    label: int | None
    said: Sequence[Covered]
    awaited: Mapping[MonthOfYear, Awaited]
    result: PeriodResult

    @property
    def wanted(self) -> int:
        """The fiscal year."""
        return self.result.wanted

    @property
    def is_running(self) -> bool:
        """Whether it has not ended: what is not there may still come."""
        return self.as_of <= half_year(self.wanted)[1]

    @property
    def shown(self) -> PeriodResult:
        """The result with quotes of its own months only."""
        return replace(self.result, evidence=_first(told for month, told in self.said if month in self.months))

    @property
    def in_print(self) -> tuple[Evidence, ...]:
        """Quotes that no scan may have misread."""
        return _first(told for _, told in self.said if told.passage.source.document.text_source != "ocr")

    @property
    def without_months(self) -> PeriodResult:
        """The result where what is named is not what is shown."""
        return replace(self.result, months=frozenset(), missing_months=self.months, met=False)


def measure_half_year(timing: Timing, indicator: Indicator, fiscal_year: int, *, as_of: date) -> PeriodResult:
    """The months of the first half that are covered, and what is missing of those that are over."""
    half = _half(timing, indicator, fiscal_year, as_of)
    for speaks_against in (
        _ended,
        _body_otherwise,
        _columns_otherwise,
        _files_otherwise,
        _later_half,
        _stale_quarter,
        _files_in_part,
        _misfiled,
        _headed,
        _blank,
    ):
        if (result := speaks_against(half)) is not None:
            return result
    return _incomplete(half) if half.result.missing_months else replace(half.shown, met=True)


def _half(timing: Timing, indicator: Indicator, fiscal_year: int, as_of: date) -> _Half:
    half, label = months_of_first_half(fiscal_year), label_of(timing, fiscal_year)
    awaited = awaited_months(timing, half) if indicator.monthly else {}
    said = covered(timing, label, monthly=indicator.monthly, without=_of_awaited(timing.view, awaited))
    found = frozenset(month for month, _ in said)
    awaited = {month: blank for month, blank in awaited.items() if month not in found}
    # "รอบ 6 เดือน" over a table of four months: what is listed is what there is.
    months = listed_in_part(timing, half, monthly=indicator.monthly) or headed_in_part(timing, half, fiscal_year) or found
    months -= awaited.keys()
    result = PeriodResult(
        Period.FIRST_6_MONTHS,
        fiscal_year,
        years=tuple(sorted({fiscal_year_of_month(*month) for month in months} or ({label} if label else set()))),
        months=found & frozenset(half),
        missing_months=tuple(month for month in half if month not in months),
        evidence=_of_blank(awaited) or _first(told for _, told in said),
    )
    return _Half(timing, indicator, as_of, half, label, said, awaited, result)


def _of_awaited(view: View, awaited: Mapping[MonthOfYear, Awaited]) -> frozenset[int]:
    """The lines that name such months: those of their parts, and the titles of the page, which only claim them."""
    if not awaited:
        return frozenset()
    titles = (id(line) for line in view.passages if line.role in NAMES or any(line is title for title in view.headings[:1]))
    return frozenset(titles).union(*(blank.lines for blank in awaited.values()))


def _of_blank(awaited: Mapping[MonthOfYear, Awaited]) -> tuple[Evidence, ...]:
    return tuple(evidence(line) for blank in awaited.values() for line in blank.quotes)[:_MOST_EVIDENCE]


def _ended(half: _Half) -> PeriodResult | None:
    """The text itself says on which day its figures end."""
    is_told = half.result.months or half.label == half.wanted
    until = stated_day(half.timing) or stretch_from_october(half.timing) if is_told else None
    ended = ended_otherwise(half.result, until, half.months) if until else None
    return ended and replace(ended, not_yet_due=half.is_running)


def _body_otherwise(half: _Half) -> PeriodResult | None:
    """The text below the title is another year's."""
    body = other_year_of_body(half.timing, half.wanted, dates=True, month_lists=True) if half.result.months else None
    if body is None:
        return None
    return replace(body.against(half.shown), missing_months=half.months, not_yet_due=half.is_running)


def _columns_otherwise(half: _Half) -> PeriodResult | None:
    """The months of the table are another year's, whatever the lines above it say."""
    heads = year_of_month_heads(half.timing, half.wanted) if half.result.months and not half.indicator.monthly else None
    if heads is None:
        return None
    return replace(heads.against(half.shown), missing_months=half.months, not_yet_due=half.is_running)


def _files_otherwise(half: _Half) -> PeriodResult | None:
    """The linked files are headed with another year."""
    headed = _headed_otherwise(half.timing, half.wanted) if half.result.months else []
    if not headed:
        return None
    years = tuple(sorted({told.mention.fiscal_year or 0 for told in headed}))
    return replace(half.without_months, years=years, evidence=_first(headed), not_yet_due=half.is_running)


def _later_half(half: _Half) -> PeriodResult | None:
    """It is of April to September; a row of one of the months asked for may make that a slip of the pen."""
    later = second_half(half.timing) if half.result.months else []
    if not later:
        return None
    rows = (told.mention for told in half.timing.months if told.passage.role is Role.ROW)
    is_sure = not any((one.year_be, one.month) in half.months for one in rows)
    return replace(half.without_months, met=False if is_sure else None, evidence=_first(later), partial=is_sure)


def _stale_quarter(half: _Half) -> PeriodResult | None:
    """A file of another year stands in for a quarter."""
    stale = _stale_part(half.timing, half.wanted, half.months)
    if not stale:
        return None
    years = tuple(sorted({told.mention.fiscal_year for told in stale}))
    return replace(half.result, years=years, evidence=_first(stale), met=False, partial=half.timing.view.readable)


def _files_in_part(half: _Half) -> PeriodResult | None:
    """The page says half a year, and all that was read behind it is headed with less of it: certain where the heads say it twice."""
    if half.indicator.monthly or half.result.missing_months:
        return None
    said = files_headed_in_part(half.timing, half.months, half.wanted)
    if not said:
        return None
    shown = frozenset(month for told in said for month in told.mention.months(half.wanted))
    missing = tuple(month for month in half.months if month not in shown)
    certain = not half.is_running and is_sure_of_part(half.timing, said, shown, missing)
    return replace(
        half.result,
        months=shown,
        missing_months=missing,
        evidence=_first(said),
        met=False if certain else None,
        partial=certain,
        not_yet_due=half.is_running,
    )


def _misfiled(half: _Half) -> PeriodResult | None:
    """Months are linked, and behind their links others are told."""
    found = misfiled(half.timing, half.months) if half.indicator.monthly and half.result.months else {}
    if not found:
        return None
    certain = any(one.certain for one in found.values()) and not half.is_running
    return replace(
        half.result,
        months=half.result.months - found.keys(),
        missing_months=tuple(month for month in half.months if month in found or month in half.result.missing_months),
        evidence=_first(one.head for one in found.values()),
        met=False if certain else None,
        partial=certain,
        not_yet_due=half.is_running,
    )


def _blank(half: _Half) -> PeriodResult | None:
    """Months are named and nothing is filled in."""
    view, result = half.timing.view, half.result
    blank = blank_parts(view, half.months) if half.indicator.monthly else blank_months(view, half.months)
    if not blank and not _COMPLAINTS.intersection(half.indicator.about):  # month after month there may be none
        blank = dashed_at_the_end(view, half.months)
    if not blank and not half.indicator.monthly and result.months:
        to_come = months_to_come(view, half.timing.periods, half.wanted)
        may_be_none = bool(_COMPLAINTS.intersection(half.indicator.about))
        to_come |= awaited_parts(half.timing, half.months, half.label, may_be_none=may_be_none)
        blank = {month: to_come[month] for month in half.months if month in result.months and month in to_come}
    if not blank:
        return None
    return replace(  # `met` stays open: dashes may say that nobody came
        result,
        months=result.months - blank.keys(),
        missing_months=tuple(month for month in half.months if month in blank or month in result.missing_months),
        evidence=tuple(map(evidence, {id(head): head for head in blank.values()}.values())),
        not_yet_due=half.is_running,
    )


def _headed(half: _Half) -> PeriodResult | None:
    """Headings of months stand over nothing, or a dash, and no other month is missing: `met` stays open."""
    blank = [month for month, awaited in half.awaited.items() if not awaited.said]
    if not blank or set(half.result.missing_months) - set(blank):
        return None
    return replace(half.result, not_yet_due=half.is_running)


def _incomplete(half: _Half) -> PeriodResult:
    """Months are missing: those that are over, and what that means."""
    timing, indicator, result = half.timing, half.indicator, half.result
    over = tuple(month for month in result.missing_months if _is_over(month, half.as_of))
    # Quarters and the half-year as a whole can only be reported when they have ended; what is due monthly, month by month.
    if not over or (not indicator.monthly and half.is_running):
        return replace(result, not_yet_due=True)
    # Last year's page is no fault while this year's half is still running, whether it is due monthly or at its end.
    if half.is_running and not result.months and result.years and half.wanted not in result.years:
        return replace(result, not_yet_due=True)
    result = replace(result, missing_months=over)
    if indicator.monthly and timing.view.readable and not result.months and _quarters_in_rows(timing):
        return replace(result, met=False, partial=True)
    in_title = indicator.monthly and result.months and set(over) <= _in_ranges(timing, half.wanted)
    if in_title and not (timing.view.readable and _goes_month_by_month(timing)):
        return result  # "สขร.1 ตุลาคม 2564 - กุมภาพันธ์ 2565": the months may stand one by one in that document
    if len(result.months) >= _SOME_MONTHS:
        if indicator.monthly and not timing.view.readable and is_unread_elsewhere(timing.view, over, half.wanted):
            return replace(result, met=False, partial=True, evidence=half.in_print)
        return replace(result, met=False, partial=timing.view.readable)
    if result.months or half.wanted in result.years:
        return result
    if result.years and result.evidence:  # months, but of another year
        return replace(result, met=False)
    years, quotes = _of_another_year(timing, half.wanted)
    return replace(result, met=False, years=years, evidence=quotes) if years else result


def _goes_month_by_month(timing: Timing) -> bool:
    """Whether the months head parts of one document, each on a line of its own: then those without a part are not there."""
    heads: dict[int, set[int]] = {}
    for told in timing.months:
        own_line = told.start <= _MONTH_BEGINS and len(told.passage.text) <= _HEADS_A_PART
        if own_line and told.mention.day is None and told.passage.role in (Role.TEXT, Role.HEADING, Role.ROW):
            heads.setdefault(told.source, set()).add(told.mention.month)
    return any(len(months) >= _PARTS for months in heads.values())


def _headed_otherwise(timing: Timing, wanted: int) -> list[Told[YearMention] | Told[PeriodMention]]:
    """Where documents are headed with the subject and the fiscal year or half of another, and none with the wanted one."""
    filed = [told for told in timing.years if told.passage.source.is_attachment]
    halves = [told for told in timing.periods if told.passage.source.is_attachment and told.mention.fiscal_year]
    if wanted in {told.mention.fiscal_year for told in filed} | {told.mention.fiscal_year for told in halves}:
        return []
    own = (told for told in timing.years if told.passage.role in (Role.TEXT, Role.ROW, Role.LINK))
    if any(told.mention.fiscal_year == wanted and told.mention.role in LABELS for told in own):
        return []
    headed = [told for told in filed if told.tier is Tier.NAMED and told.mention.role in SAID]
    return [*headed, *(told for told in halves if told.tier is Tier.NAMED and told.mention.stretch is Stretch.FIRST_HALF)]


def _stale_part(timing: Timing, wanted: int, half: tuple[MonthOfYear, ...]) -> list[Told[YearMention]]:
    """Titles of linked files of another year that stand for a quarter of the wanted year, which nothing else reports on."""
    named = [told for told in timing.years if told.tier is Tier.NAMED and told.passage.source.is_attachment]
    current = {told.source for told in named if told.mention.fiscal_year == wanted}
    headed = [told for told in named if told.source not in current and told.mention.role is YearRole.FISCAL]
    if not current or not headed:
        return []
    shown = {month for told in timing.periods if _shows(told, current) for month in told.mention.months(wanted)}
    shown |= {(told.mention.year_be or 0, told.mention.month) for told in timing.months if _shows(told, current)}
    lacking = {number for number, month in enumerate(half, 1) if month not in shown}
    stale = {told.source for told in headed}
    instead = {number for told in timing.periods if told.source in stale for number in told.mention.numbers}
    return headed if lacking and lacking <= instead else []


def _shows(told: Told[PeriodMention] | Told[MonthMention], current: set[int]) -> bool:
    """Whether it stands in a file of the wanted year, or in the page's own text: its titles and links only promise."""
    return told.source in current or (told.passage.role in (Role.TEXT, Role.ROW) and not told.passage.source.is_attachment)


def _quarters_in_rows(timing: Timing) -> bool:
    """Whether a table goes quarter by quarter: what must be shown by the month is shown by the quarter."""
    rows = {id(told.passage) for told in timing.periods if _is_first_cell(told)}
    return len(rows) >= _SOME_QUARTERS


def _is_first_cell(told: Told[PeriodMention]) -> bool:
    return told.mention.stretch is Stretch.QUARTERS and told.passage.role is Role.ROW and told.start <= CELL_BEGINS


def _in_ranges(timing: Timing, wanted: int) -> set[MonthOfYear]:
    """The months of the stretches that are named with the year; quarters are another way to report."""
    stretches = (told.mention for told in timing.periods if told.mention.stretch is not Stretch.QUARTERS)
    return {month for stretch in stretches if stretch.fiscal_year == wanted for month in stretch.months(wanted)}


def _of_another_year(timing: Timing, wanted: int) -> tuple[tuple[int, ...], tuple[Evidence, ...]]:
    """The years that a title, a heading or the periods themselves name, when the wanted one is not among them."""
    said: list[tuple[int | None, Told[PeriodMention] | Told[YearMention]]] = []
    said += [(told.mention.fiscal_year, told) for told in timing.periods if told.mention.fiscal_year]
    said += [
        (told.mention.fiscal_year, told)
        for told in timing.years
        if told.tier <= Tier.BODY and told.mention.role in (YearRole.FISCAL, YearRole.PLAIN)
    ]
    years = {year for year, _ in said if year}
    if wanted in years:
        return (), ()
    return tuple(sorted(years)), tuple(one.evidence for _, one in said[:_MOST_EVIDENCE])


def _is_over(month: MonthOfYear, as_of: date) -> bool:
    year_be, number = month
    return (as_of.year + BE_OFFSET, as_of.month) > (year_be, number)


def _first(told: Iterable[Told[PeriodMention] | Told[MonthMention] | Told[YearMention]]) -> tuple[Evidence, ...]:
    """A few different quotes."""
    return tuple(dict.fromkeys(one.evidence for one in islice(told, _LOOKED_AT)))[:_MOST_EVIDENCE]
