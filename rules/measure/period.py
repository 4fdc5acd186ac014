"""Whether the content is of the time that the indicator asks for: years with their role, measured and not yet judged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from model.document import Role as Place
from rules.framework import Framework, Indicator, Period, TitleYear
from rules.measure.body_year import other_year_of_body
from rules.measure.half_year import measure_half_year
from rules.measure.in_force import measure_in_force
from rules.measure.period_result import PeriodResult
from rules.measure.timing import Tier, Timing, Told, quotes_of, span_years, timing_of, years_of
from rules.measure.view import View
from thai.fiscal import months_of
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.years import Role, SpanMention, YearMention

__all__ = ["PeriodResult", "measure_period"]

_LABELS = frozenset({Role.FISCAL, Role.PLAIN, Role.BARE})
_FISCAL_STRETCHES = frozenset({Stretch.FULL_YEAR, Stretch.FIRST_HALF, Stretch.SECOND_HALF})
_HALF, _MONTHS_OF_YEAR = frozenset(range(1, 7)), 12  # months counted from October
_NATIONAL_STRATEGY = 15  # years; longer than any plan of an agency, so that 2561-2580 in a preamble covers nothing
_A_LIST_OF_POSTS = 3  # so many post dates make a page of news; fewer are the stamp of the page itself
_LAST_MONTH = 9
_TOLD = frozenset({Place.TEXT, Place.ROW})
_LITTLE = 300  # letters: a greeting and a note who made it; a table of its own has more
_LINE_OF_ITS_OWN = 110  # letters; "ระหว่างวันที่ 1 ตุลาคม 2563 ถึง 31 มีนาคม 2564" has 40, the title of a report before it 50


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a measure needs to know."""

    view: View
    indicator: Indicator
    fiscal_year: int
    timing: Timing


def measure_period(view: View, indicator: Indicator, framework: Framework, *, as_of: date) -> PeriodResult:
    """Which years the content is of, and whether that is the time asked for; `met` None where it cannot be told."""
    if indicator.period is Period.NONE:
        return PeriodResult(indicator.period, framework.fiscal_year, met=None if indicator.current_person else True)
    asked = _Asked(view, indicator, framework.fiscal_year, timing_of(view, indicator))
    if indicator.period is Period.FIRST_6_MONTHS:
        result = measure_half_year(asked.timing, view, indicator, framework.fiscal_year, as_of=as_of)
    elif indicator.period is Period.IN_FORCE:
        result = measure_in_force(asked.timing, framework.fiscal_year)
    else:
        result = _MEASURES[indicator.period](asked)
    return _unless_scanned(result, view)


def _unless_scanned(result: PeriodResult, view: View) -> PeriodResult:
    """A wrong year that stands on scanned paper may be a right one read wrongly: a person must look."""
    scanned = {source.url for source in view.sources if source.document.text_source == "ocr"}
    if result.met is False and any(quote.url in scanned for quote in result.evidence):
        return replace(result, met=None)
    return result


def _current(asked: _Asked) -> PeriodResult:
    """Labelled or dated with the framework's year; October to December before it belong to it."""
    return _labelled(asked, asked.fiscal_year, dates=True)


def _previous(asked: _Asked) -> PeriodResult:
    """A report of the year before; its date of signing says nothing about it."""
    wanted = asked.fiscal_year - 1
    if asked.indicator.title_year is TitleYear.EITHER:
        return _analysed(asked, wanted)
    result = _labelled(asked, wanted, dates=False)
    half = _only_half(asked.timing, wanted) if result.met else None
    if half is None:
        return _unless_signed_before(asked, result)
    # In a line of the text the half-year may be that of one project: a person must look.
    met = False if half.tier <= Tier.HEAD else None
    missing = months_of(wanted)[max(half.mention.numbers) :]
    return replace(result, met=met, half_only=True, missing_months=missing, evidence=(half.evidence,))


def _unless_signed_before(asked: _Asked, result: PeriodResult) -> PeriodResult:
    """A report that was signed before the last month of its year is that of another year, or of a part of it."""
    signed = [told for told in asked.timing.years if told.mention.role is Role.SIGNED] if result.met else []
    days = {told.mention.start for told in signed}
    dated = [told for told in asked.timing.months if told.mention.start in days and told.mention.fiscal_year is not None]
    if not dated or not all(_is_before_end(told.mention, result.wanted) for told in dated):
        return result
    return replace(result, met=None, evidence=(*result.evidence[:1], *(told.evidence for told in dated[:1])))


def _is_before_end(month: MonthMention, fiscal_year: int) -> bool:
    return (month.fiscal_year or 0, month.month == _LAST_MONTH) < (fiscal_year, True)


def _labelled(asked: _Asked, wanted: int, *, dates: bool) -> PeriodResult:
    blank = PeriodResult(asked.indicator.period, wanted)
    years = _without_other_documents(asked, wanted)
    contradicted = None
    of_plan = None
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY, Tier.DATED):
        here = [told for told in years if told.tier is tier and (dates or told.mention.role not in (Role.DATE, Role.MONTH))]
        if not here:
            continue
        result = _of_tier(blank, here, wanted)
        if result.met and contradicted is None:
            result = _unless_attachments_differ(result, here, wanted)
            return _unless_body_differs(asked, result, wanted, dates=dates) if result.met else result
        if result.met:
            # A heading says one year, the text another.
            return _unless_body_differs(asked, replace(contradicted or result, met=None), wanted, dates=dates)
        if result.met is None and asked.indicator.acts:
            of_plan = of_plan or result  # "ประชาคมแผนพัฒนา (พ.ศ. 2566-2570)": the plan's years, not those of the meeting
            continue
        if tier is Tier.NAMED:
            return result
        contradicted = contradicted or result
    return contradicted or of_plan or _by_stamps(asked, blank, wanted, dates=dates)


def _of_tier(blank: PeriodResult, told: list[Told[YearMention]], wanted: int) -> PeriodResult:
    """What the years of one tier say together: the wanted one among them is enough; a span says it when it covers it."""
    spans = [(one.mention.start, one.mention.end) for one in told if one.mention.role is Role.SPAN]
    right = [one for one in told if one.mention.fiscal_year == wanted and one.mention.role is not Role.SPAN]
    if not right and spans and len(spans) == len(told):
        return replace(blank, met=None, years=years_of(told), evidence=quotes_of(told))
    if right:
        return replace(blank, met=True, years=years_of(told), evidence=quotes_of(right))
    alone = [one for one in told if one.mention.role is not Role.SPAN]
    return replace(blank, met=False, years=years_of(alone), evidence=quotes_of(alone))


def _unless_attachments_differ(result: PeriodResult, told: list[Told[YearMention]], wanted: int) -> PeriodResult:
    """A page may say the right year over a document of the wrong one: then the document decides."""
    attached = [one for one in told if one.passage.source.is_attachment and one.tier is Tier.NAMED]
    if not attached or any(one.mention.fiscal_year == wanted for one in attached):
        return result
    return replace(result, met=False, years=years_of(attached), evidence=quotes_of(attached))


def _unless_body_differs(asked: _Asked, result: PeriodResult, wanted: int, *, dates: bool) -> PeriodResult:
    """A page may say the right year in its title over the text of the wrong one: then the title does not settle it."""
    without = _documents_of_other_years(asked, wanted)
    if _are_all_there_is(asked, without, wanted):
        without = frozenset()
    body = other_year_of_body(asked.timing, wanted, dates=dates, acts=asked.indicator.acts, without=without)
    return body.against(result) if body else result


def _without_other_documents(asked: _Asked, wanted: int) -> list[Told[YearMention]]:
    """The years without those of documents whose own link says that they are another year's."""
    other = _documents_of_other_years(asked, wanted)
    if _are_all_there_is(asked, other, wanted):
        other = frozenset()
    said = [*asked.timing.years, *_of_periods(asked.timing)]
    return sorted((told for told in said if told.source not in other), key=lambda told: told.tier)


def _of_periods(timing: Timing) -> Iterable[Told[YearMention]]:
    """A whole year or a half of one, said in months, is a fiscal year said in other words."""
    for told in timing.periods:
        year = told.mention.fiscal_year
        if year is not None and told.mention.stretch in _FISCAL_STRETCHES:
            mention = YearMention(year, year, Role.FISCAL, told.mention.start, told.mention.end)
            yield Told(mention, told.passage, told.tier, told.start, told.end)


def _documents_of_other_years(asked: _Asked, wanted: int) -> frozenset[int]:
    labels: dict[str, set[int]] = {}
    texts = {link.text: link.url for link in asked.view.links}
    for told in asked.timing.years:
        url = texts.get(told.passage.text)
        if url is not None and told.mention.role in _LABELS:
            labels.setdefault(url, set()).add(told.mention.fiscal_year)
    return frozenset(
        source.index
        for source in asked.view.sources
        if source.is_attachment and labels.get(source.url) and wanted not in labels[source.url]
    )


def _are_all_there_is(asked: _Asked, documents: frozenset[int], wanted: int) -> bool:
    """Whether a page that says little itself offers no document but these: then they are its content, not last year's."""
    attached = {source.index for source in asked.view.sources if source.is_attachment}
    if not attached or not attached <= documents:
        return False
    passages = [one for one in asked.view.passages if one.source is asked.view.page]
    told = sum(len(one.squashed) for one in passages if one.role in _TOLD)
    offers = any(one.mention.fiscal_year == wanted for one in asked.timing.years if one.passage.role is Place.LINK)
    return told < _LITTLE and not offers


def _by_stamps(asked: _Asked, blank: PeriodResult, wanted: int, *, dates: bool) -> PeriodResult:
    """Only signatures and post dates: a list of posts is the news of its time, one post date says little, a report none."""
    stamps = [told for told in asked.timing.years if told.tier is Tier.STAMPED]
    if not stamps or not dates:
        return blank
    right = [told for told in stamps if told.mention.fiscal_year == wanted]
    posts = [told for told in right if told.mention.role is Role.POSTED]
    signed = [told for told in right if told.mention.role is Role.SIGNED]
    told_by = signed or (posts if len(posts) >= _A_LIST_OF_POSTS else [])
    if told_by:
        return replace(blank, met=True, years=years_of(right), evidence=quotes_of(told_by))
    # A plan is often signed in the last months of the year before it; two years before it is another year's.
    news = sum(told.mention.role is Role.POSTED for told in stamps) >= _A_LIST_OF_POSTS
    old = not right and all(told.mention.fiscal_year < wanted - (0 if news else 1) for told in stamps)
    return replace(blank, met=False if old else None, years=years_of(stamps), evidence=quotes_of(stamps))


def _only_half(timing: Timing, wanted: int) -> Told[PeriodMention] | None:
    """The words by which what is there is the report of six or nine months, and nothing speaks of the year's end."""
    of_year = [told for told in timing.periods if told.mention.fiscal_year in (wanted, None)]
    if any(told.mention.stretch is Stretch.FULL_YEAR for told in timing.periods) or any(
        _ends_year(told, wanted) for told in of_year
    ):
        return None
    return next((told for told in of_year if told.mention.numbers >= _HALF and _heads(told)), None)


def _ends_year(told: Told[PeriodMention], wanted: int) -> bool:
    """Whether it speaks of the year's end; in running text without a year that is an outlook ("เร่งรัดใน 6 เดือนหลัง")."""
    outlook = told.mention.fiscal_year != wanted and told.tier > Tier.HEAD and told.passage.role is Place.TEXT
    return max(told.mention.numbers) == _MONTHS_OF_YEAR and not outlook


def _heads(told: Told[PeriodMention]) -> bool:
    """Whether the words stand in a heading, or in a line of their own, as the period of a report does below its title."""
    return told.tier <= Tier.HEAD or (told.passage.role is Place.TEXT and len(told.passage.squashed) <= _LINE_OF_ITS_OWN)


def _analysed(asked: _Asked, wanted: int) -> PeriodResult:
    """The title may carry the framework's year; the analysis inside must be of the assessment of the year before."""
    blank = PeriodResult(asked.indicator.period, wanted)
    said = [*asked.timing.assessments, *(told for told in asked.timing.years if told.mention.role in _LABELS)]
    right = [told for told in said if told.mention.fiscal_year == wanted]
    older = [told for told in asked.timing.assessments if told.mention.fiscal_year < wanted]
    if older and all(told.tier <= Tier.HEAD and told.mention.role in _LABELS for told in right):
        return replace(blank, met=False, years=years_of(older), evidence=quotes_of(older))  # the title may be any year's
    if older and all(told.tier <= Tier.HEAD for told in right) and any(told.tier > Tier.HEAD for told in older):
        return replace(blank, met=None, years=years_of(said), evidence=quotes_of([*right, *older]))  # title and text differ
    if right:
        text = [told for told in said if told.passage.role in _TOLD and told.mention.fiscal_year <= wanted]
        if (
            text
            and all(told.tier <= Tier.HEAD for told in right)
            and all(told.mention.fiscal_year == wanted - 1 for told in text)
        ):
            return replace(blank, met=None, years=years_of(said), evidence=quotes_of([*right, *text]))
        return replace(blank, met=True, years=years_of(said), evidence=quotes_of(right))
    titled = [told for told in said if told.tier <= Tier.HEAD]
    other = [told for told in titled if told.mention.fiscal_year not in (wanted, asked.fiscal_year)]
    if other:
        return replace(blank, met=False, years=years_of(titled), evidence=quotes_of(other))
    return replace(blank, years=years_of(said), evidence=quotes_of(said))


def _covers(asked: _Asked) -> PeriodResult:
    """A span that includes the year; a plan of that one year does it where the plan need not be longer."""
    wanted = asked.fiscal_year
    blank = PeriodResult(asked.indicator.period, wanted)
    contradicted = None
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY):
        spans = [told for told in asked.timing.spans if told.tier is tier and _is_a_plans(told)]
        covering = [told for told in spans if told.mention.covers(wanted)]
        labels = [told for told in asked.timing.years if told.tier is tier and told.mention.role in (Role.FISCAL, Role.PLAIN)]
        single = [told for told in labels if told.mention.fiscal_year == wanted]
        if (covering or (single and not spans)) and contradicted is None:
            enough = bool(covering) or not asked.indicator.multi_year  # a plan "of 2565" may run for five years: look
            return replace(
                blank, met=enough or None, years=span_years(covering, wanted), evidence=quotes_of(covering or single)
            )
        if not spans and not labels:
            continue
        found = tuple(sorted({*span_years(spans, wanted), *years_of(labels)} - {wanted}))
        # In running text another plan's span may stand (the national one), so there it leaves the question open.
        here = replace(
            blank, met=None if tier is Tier.BODY and spans else False, years=found, evidence=quotes_of(spans or labels)
        )
        if tier is Tier.NAMED:
            return here
        if covering or single:
            return replace(contradicted or here, met=None)
        contradicted = contradicted or here
    return contradicted or blank


def _is_a_plans(told: Told[SpanMention]) -> bool:
    return told.tier is Tier.NAMED or told.mention.last - told.mention.first < _NATIONAL_STRATEGY


_MEASURES: Mapping[Period, Callable[[_Asked], PeriodResult]] = {
    Period.CURRENT_FY: _current,
    Period.PREVIOUS_FY: _previous,
    Period.COVERS_FY: _covers,
}
