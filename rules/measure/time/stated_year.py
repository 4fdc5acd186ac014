"""The whole year that a report says its figures are of, from the first day to the last: it outweighs the title of the paper."""

from model.document import Role
from rules.measure.time.body_year import BodyYear, is_whole_stretch, titles_file
from rules.measure.time.timing import SAID, TEXT, Timing, Told
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch

_SOME_MONTHS = 2  # in rows; one may be that of anything
_LINE_OF_ITS_OWN = 110  # letters: "ข้อมูลระหว่างวันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563" has 60


def year_of_stretch(timing: Timing, wanted: int, said: frozenset[int]) -> BodyYear | None:
    """The one other year from whose first to last day the paper tells; None where it also gives the wanted one, or calls itself so.

    `said`: the identities of the stretches that sentences give for the whole report; a line of its own is enough where
    the days in the rows are of that year. These make it certain, since last year's sentence may stand in a new report.
    """
    stretches = _stretches(timing)
    years = {told.mention.fiscal_year or 0 for told in stretches}
    if len(years) != 1 or wanted in years:
        return None
    agree = _agree(_days_of_rows(timing), years)
    own = [told for told in stretches if id(told) in said or (agree and len(told.passage.squashed) <= _LINE_OF_ITS_OWN)]
    sources = {told.source for told in own}
    if not own or _calls_itself(timing, wanted, sources, also_own=not agree):
        return None
    read = {source.index for source in timing.view.sources if source.is_attachment} or {0}
    return BodyYear(tuple(years), agree and read == sources, tuple(dict.fromkeys(told.evidence for told in own)))


def _stretches(timing: Timing) -> list[Told[PeriodMention]]:
    months = sorted(told.mention.start for told in timing.months)
    whole = (told for told in timing.periods if told.mention.stretch is Stretch.FULL_YEAR)
    return [told for told in whole if is_whole_stretch(told, months) and _is_inside(told)]


def _is_inside(told: Told[PeriodMention]) -> bool:
    """Whether it stands in the text: what a page calls its file is a claim, what the file's own title says is none."""
    return told.passage.role is Role.TEXT or (told.passage.source.is_attachment and told.passage.role is Role.HEADING)


def _days_of_rows(timing: Timing) -> list[Told[MonthMention]]:
    return [told for told in timing.months if told.passage.role is Role.ROW and told.mention.fiscal_year is not None]


def _agree(days: list[Told[MonthMention]], years: set[int]) -> bool:
    """Whether what the rows tell was done in that year alone."""
    different = {(told.mention.year_be, told.mention.month) for told in days}
    return len(different) >= _SOME_MONTHS and {told.mention.fiscal_year or 0 for told in days} == years


def _calls_itself(timing: Timing, wanted: int, sources: set[int], *, also_own: bool) -> bool:
    """Whether another paper says that it is the wanted year's, or the paper itself below its title."""
    named = [told for told in timing.years if told.mention.fiscal_year == wanted and told.mention.role in SAID]
    others = any(told.passage.source.is_attachment and told.source not in sources for told in named)
    return others or (
        also_own and any(told.passage.role in TEXT and told.source in sources and not titles_file(told) for told in named)
    )
