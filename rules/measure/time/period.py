"""Whether the content is of the time that the indicator asks for: years with their role, measured and not yet judged."""

from dataclasses import replace
from datetime import date

from model.document import Role
from rules.framework import Framework, Indicator, Period, TitleYear
from rules.measure.time.analysed_year import measure_analysed
from rules.measure.time.covered_year import measure_covered
from rules.measure.time.half_year import measure_half_year
from rules.measure.time.in_force import measure_in_force
from rules.measure.time.labelled_year import measure_labelled
from rules.measure.time.older_files import year_of_files
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.report_year import measure_report
from rules.measure.time.timing import Timing, timing_of
from rules.measure.view import PLACES, View


def measure_period(view: View, indicator: Indicator, framework: Framework, *, as_of: date) -> PeriodResult:
    """Which years the content is of, and whether that is the time asked for; `met` None where it cannot be told."""
    if indicator.period is Period.NONE:
        return PeriodResult(indicator.period, framework.fiscal_year, met=None if indicator.current_person else True)
    timing = timing_of(view, indicator)
    result = _measured(timing, indicator, framework.fiscal_year, as_of=as_of)
    if result.met is not False and indicator.period is not Period.IN_FORCE:
        # A page may say the right year over files of the wrong one.
        older = year_of_files(timing, indicator, result.wanted)
        result = older.against(result) if older and (result.met or older.certain) else result
    return _unless_cut(_unless_scanned(result, view), view)


def _measured(timing: Timing, indicator: Indicator, fiscal_year: int, *, as_of: date) -> PeriodResult:
    match indicator.period:
        case Period.FIRST_6_MONTHS:
            return measure_half_year(timing, indicator, fiscal_year, as_of=as_of)
        case Period.IN_FORCE:
            return measure_in_force(timing, fiscal_year)
        case Period.COVERS_FY:
            return measure_covered(timing, indicator, fiscal_year)
        case Period.PREVIOUS_FY if indicator.title_year is TitleYear.EITHER:
            return measure_analysed(timing, fiscal_year - 1)
        case Period.PREVIOUS_FY:
            return measure_report(timing, indicator, fiscal_year - 1)
    # Labelled or dated with the framework's year; October to December before it belong to it.
    return measure_labelled(timing, indicator, fiscal_year, dates=True)


def _unless_scanned(result: PeriodResult, view: View) -> PeriodResult:
    """A wrong year that stands on scanned paper may be a right one read wrongly: a person must look."""
    scanned = {source.url for source in view.sources if source.document.text_source == "ocr"}
    if result.met is False and any(quote.url in scanned for quote in result.evidence):
        return replace(result, met=None)
    return result


def _unless_cut(result: PeriodResult, view: View) -> PeriodResult:
    """Of a page that was cut off the right year or month may stand in the rest; not where its own title says another year."""
    if result.met is not False or not view.is_cut:
        return result
    some = result.months or result.partial or result.half_only
    titled = any(quote.where.endswith(PLACES[Role.TITLE]) for quote in result.evidence)
    return result if titled and not some else replace(result, met=None)
