"""Files and inner pages that are of an older year by all that they say, behind a page that only claims the wanted one."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator, Period, TitleYear
from rules.measure.address import bare
from rules.measure.structure.counts import has_number
from rules.measure.time.body_year import BodyYear, is_cited_label
from rules.measure.time.day_lists import PREPARES, is_cited, is_compared
from rules.measure.time.timing import SAID, TEXT, Tier, Timing, Told
from rules.measure.time.writers_day import without_writers_days
from thai.months import MonthMention
from thai.periods import PeriodMention
from thai.year_context import inside
from thai.years import YearMention, YearRole

_MOST = 0.5  # of the letters below the titles
_FEWEST = 2  # different months; one may be that of anything
_QUOTES = 3
_FIRST_LINES, _TWICE = 6, 2  # of a file; lines that say its year
_OF_ONE_YEAR = frozenset({Period.CURRENT_FY, Period.PREVIOUS_FY})
_ONLY_A_YEAR = re.compile(r"(?:ประจำ|ปี|งบประมาณ|พ\.?ศ|เอกสาร|ไฟล์|ดาวน์โหลด|เปิด|ดู|รายละเอียด|แผน|รายงาน|ฉบับ|pdf|[\W\d_])++")
_NAMES = frozenset({Role.TITLE, Role.BREADCRUMB, Role.LINK})  # what is there is named so, whatever it says

_Any = Told[YearMention] | Told[MonthMention] | Told[PeriodMention]


def year_of_files(timing: Timing, indicator: Indicator, wanted: int) -> BodyYear | None:
    """The older years that what was opened beside the page says of itself, where it is most of the text and says no newer one."""
    years, days, periods = _said(timing, indicator, wanted)
    said: list[_Any] = [*years, *days, *periods]
    if not said or any((told.mention.fiscal_year or 0) >= wanted for told in said):
        return None
    claims: list[_Any] = [*_labels(years, days, indicator, wanted), *(told for told in periods if not is_compared(told))]
    claims += _deeds(days, indicator)
    sources = {told.source for told in claims}
    if not claims or _letters(timing, sources) <= _MOST * (_letters(timing) - _letters_of_names(timing, wanted)):
        return None
    if _offers_unread(timing, wanted):
        return None
    found = tuple(sorted({told.mention.fiscal_year or 0 for told in claims}))
    certain = len(found) == 1 and _is_sure(timing, indicator, claims, wanted)
    return BodyYear(found, certain, tuple(dict.fromkeys(told.evidence for told in claims))[:_QUOTES])


def _is_sure(timing: Timing, indicator: Indicator, claims: list[_Any], wanted: int) -> bool:
    """Whether files that were all read say their one older year in their first lines and once more, and the page has no figures of its own.

    What covers several years, and what analyses one in another, says more years than its own.
    """
    view = timing.view
    if indicator.period not in _OF_ONE_YEAR or indicator.title_year is TitleYear.EITHER or not view.readable:
        return False
    first = {id(view.passages[place]) for place in view.first_lines(_FIRST_LINES)}
    labels = (told for told in claims if not isinstance(told.mention, MonthMention) and told.passage.source.is_attachment)
    heads = {told.source for told in labels if id(told.passage) in first}
    below = {told.source for told in claims}
    if not heads >= below or len({id(told.passage) for told in claims}) < _TWICE:
        return False
    if any(bare(link.url) not in view.opened for link in view.offers):
        return False
    own = (told.passage for told in timing.years if not told.source and told.mention.fiscal_year == wanted)
    return not any(line.role in TEXT and has_number(line.text) and line.text not in view.labels for line in own)


def _said(
    timing: Timing, indicator: Indicator, wanted: int
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]], list[Told[PeriodMention]]]:
    """All that is said about time beside the page and below the names of what is there, but for days of posting.

    The day on which a report was written is one of the year after it.
    """
    years = [told for told in timing.years if _is_inside(told)]
    known = sorted((told.mention.start, told.mention.end) for told in years if told.mention.role is not YearRole.POSTED)
    days = [told for told in timing.months if _is_inside(told) and inside(known, told.mention.start)]
    years = [told for told in years if told.mention.role is not YearRole.POSTED]
    if indicator.period is not Period.COVERS_FY:
        years = [told for told in years if told.mention.role is not YearRole.SPAN]
    if indicator.period is Period.PREVIOUS_FY:
        years, days = without_writers_days(years, days, wanted)
        signed = sorted((told.mention.start, told.mention.end) for told in years if told.mention.role is YearRole.SIGNED)
        years = [told for told in years if told.mention.role is not YearRole.SIGNED]
        days = [told for told in days if not inside(signed, told.mention.start)]
    return years, days, [told for told in timing.periods if _is_inside(told) and told.mention.fiscal_year is not None]


def _is_inside(told: _Any) -> bool:
    named = told.passage.role is Role.HEADING and not told.passage.source.is_attachment  # as pages are headed
    return told.source != 0 and told.passage.role not in _NAMES and not named


def _labels(
    years: list[Told[YearMention]], days: list[Told[MonthMention]], indicator: Indicator, wanted: int
) -> Iterator[Told[YearMention]]:
    """Years that the text says of itself; where it was signed before the summer that prepares the wanted one, it is none of that.

    A plan of several years may be older.
    """
    covers = indicator.period is Period.COVERS_FY
    said = SAID | {YearRole.SPAN} if covers else SAID
    early = sorted(told.mention.start for told in days if told.mention.month not in PREPARES and not covers)
    for told in years:
        before = told.mention.fiscal_year < wanted - 1 or _holds(told.mention, early)
        signed = told.mention.role is YearRole.SIGNED and before
        if signed or (told.mention.role in said and not (is_compared(told) or is_cited_label(told))):
            yield told


def _holds(mention: YearMention, starts: list[int]) -> bool:
    return bisect_left(starts, mention.start) < bisect_left(starts, mention.end)


def _deeds(days: list[Told[MonthMention]], indicator: Indicator) -> list[Told[MonthMention]]:
    """Days and months of what the text tells; where deeds are asked for, one is enough."""
    if indicator.period is Period.PREVIOUS_FY:
        return []
    own = [told for told in days if told.mention.month not in PREPARES and not is_cited(told)]
    different = {(told.mention.year_be, told.mention.month) for told in own}
    return own if len(different) >= (1 if indicator.acts else _FEWEST) else []


def _letters(timing: Timing, sources: set[int] | None = None) -> int:
    """How many letters stand below the titles, in all or in some sources."""
    lines = (one for one in timing.view.passages if one.role in TEXT or (one.role is Role.HEADING and one.source.is_attachment))
    return sum(len(one.squashed) for one in lines if sources is None or one.source.index in sources)


def _letters_of_names(timing: Timing, wanted: int) -> int:
    """How many letters of the page only name a file that was read, and not as one of the wanted year: what is behind them counts."""
    view = timing.view
    newer = {id(told.passage) for told in timing.years if told.mention.fiscal_year >= wanted}
    lines = (line for line in view.passages if line.source is view.page and line.role in TEXT and id(line) not in newer)
    return sum(len(line.squashed) for line in lines if (label := view.labels.get(line.text)) is not None and label.read)


def _offers_unread(timing: Timing, wanted: int) -> bool:
    """Whether a link of the wanted year leads to something of the subject that was not read; a neighbour's paper is no other file."""
    view = timing.view
    links = [
        told
        for told in timing.years
        if told.passage.role is Role.LINK and told.mention.fiscal_year == wanted and _is_of_subject(told)
    ]
    if not links:
        return False
    named = {told.passage.text for told in links}
    return any(bare(link.url) not in view.opened for link in view.links if link.text in named or link.context in named)


def _is_of_subject(told: Told[YearMention]) -> bool:
    """Whether a link names the subject, or nothing but the year: then it stands below the subject's title."""
    return told.tier is Tier.NAMED or _ONLY_A_YEAR.fullmatch(told.passage.squashed) is not None
