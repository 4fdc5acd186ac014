"""Whether the content is labelled with one fiscal year: what stands nearest to the subject decides, the text may contradict it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rules.framework import Indicator
from rules.measure.other_documents import followed_papers, other_documents
from rules.measure.time.body_year import other_year_of_body
from rules.measure.time.news_days import by_their_days
from rules.measure.time.old_deeds import year_of_old_deeds
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import DATED, Tier, Timing, Told, quotes_of, years_of
from thai.periods import Stretch
from thai.years import YearMention, YearRole

_FISCAL_STRETCHES = frozenset({Stretch.FULL_YEAR, Stretch.FIRST_HALF, Stretch.SECOND_HALF})
_PROPOSES = re.compile(r"(?:\d[.)])?(?:ข้อเสนอ|แนวทางแก้|แนวทางการแก้|แนวทางปรับปรุง|ปีต่อไป|ปีถัดไป|ปีหน้า|ควร)")
_A_LIST_OF_POSTS = 3  # so many post dates make a page of news; fewer are the stamp of the page itself


def measure_labelled(timing: Timing, indicator: Indicator, wanted: int, *, dates: bool) -> PeriodResult:
    """The year that titles, headings, text and dates name, in this order; `dates`: the days and months in the text count too."""
    blank = PeriodResult(indicator.period, wanted)
    timing = by_their_days(timing, indicator, wanted)
    without = other_documents(timing, wanted) | followed_papers(timing, indicator)
    contradicted = of_plan = to_come = None
    for tier, told in _by_tier(timing, without, dates=dates):
        result = _of_tier(blank, told)
        if result.met:
            # Where a heading says one year and the text another, nobody can tell.
            result = replace(contradicted, met=None) if contradicted else _unless_attachments_differ(result, told)
            if result.met is False:
                return result
            # A page may say the right year in its title over the text of the wrong one: then the title does not settle it.
            body = other_year_of_body(timing, wanted, dates=dates, acts=indicator.acts, without=without)
            if body is None and indicator.acts:
                body = year_of_old_deeds(timing, wanted, without)
            return body.against(result) if body else result
        if result.met is None and indicator.acts:
            of_plan = of_plan or result  # "ประชาคมแผนพัฒนา (พ.ศ. 2566-2570)": the plan's years, not those of the meeting
            continue
        if tier is Tier.NAMED:
            return result
        if indicator.acts and tier is Tier.BODY and min(result.years) > wanted:
            to_come = result  # "รับลงทะเบียนเบี้ยยังชีพ ปีงบประมาณ 2566" among the posts of the year before
            continue
        contradicted = contradicted or result
    if contradicted or of_plan:
        return contradicted or of_plan or blank
    stamped = _by_stamps(timing, blank) if dates else blank
    return stamped if stamped.met or to_come is None else to_come


def _by_tier(timing: Timing, without: frozenset[int], *, dates: bool) -> Iterator[tuple[Tier, list[Told[YearMention]]]]:
    """The years of each tier that names any, the nearest first."""
    said = [told for told in (*timing.years, *_of_periods(timing)) if told.source not in without]
    counted = [told for told in said if dates or not (told.mention.role in DATED or _is_proposed(told))]
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY, Tier.DATED):
        if here := [told for told in counted if told.tier is tier]:
            yield tier, here


def _is_proposed(told: Told[YearMention]) -> bool:
    """Whether a report names the year only to say what ought to be done in it."""
    return told.tier is Tier.BODY and _PROPOSES.match(told.passage.squashed) is not None


def _of_periods(timing: Timing) -> Iterable[Told[YearMention]]:
    """A whole year or a half of one, said in months, is a fiscal year said in other words."""
    for told in timing.periods:
        year = told.mention.fiscal_year
        if year is not None and told.mention.stretch in _FISCAL_STRETCHES:
            mention = YearMention(year, year, YearRole.FISCAL, told.mention.start, told.mention.end)
            yield Told(mention, told.passage, told.tier, told.start, told.end)


def _of_tier(blank: PeriodResult, told: list[Told[YearMention]]) -> PeriodResult:
    """What the years of one tier say together: the wanted one among them is enough; a span says it when it covers it."""
    alone = [one for one in told if one.mention.role is not YearRole.SPAN]
    if not alone:
        return replace(blank, met=None, years=years_of(told), evidence=quotes_of(told))
    right = [one for one in alone if one.mention.fiscal_year == blank.wanted]
    if right:
        return replace(blank, met=True, years=years_of(told), evidence=quotes_of(right))
    return replace(blank, met=False, years=years_of(alone), evidence=quotes_of(alone))


def _unless_attachments_differ(result: PeriodResult, told: list[Told[YearMention]]) -> PeriodResult:
    """A page may say the right year over a document of the wrong one: then the document decides."""
    attached = [one for one in told if one.passage.source.is_attachment and one.tier is Tier.NAMED]
    if not attached or any(one.mention.fiscal_year == result.wanted for one in attached):
        return result
    return replace(result, met=False, years=years_of(attached), evidence=quotes_of(attached))


def _by_stamps(timing: Timing, blank: PeriodResult) -> PeriodResult:
    """Only signatures and post dates: a list of posts is the news of its time, one post date says little."""
    stamps = [told for told in timing.years if told.tier is Tier.STAMPED]
    if not stamps:
        return blank
    right = [told for told in stamps if told.mention.fiscal_year == blank.wanted]
    posts = [told for told in right if told.mention.role is YearRole.POSTED]
    signed = [told for told in right if told.mention.role is YearRole.SIGNED]
    told_by = signed or (posts if len(posts) >= _A_LIST_OF_POSTS else [])
    if told_by:
        return replace(blank, met=True, years=years_of(right), evidence=quotes_of(told_by))
    # A plan is often signed in the last months of the year before it; two years before it is another year's.
    news = sum(told.mention.role is YearRole.POSTED for told in stamps) >= _A_LIST_OF_POSTS
    old = not right and all(told.mention.fiscal_year < blank.wanted - (0 if news else 1) for told in stamps)
    return replace(blank, met=False if old else None, years=years_of(stamps), evidence=quotes_of(stamps))
