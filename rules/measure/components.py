"""Whether each required part is there: met with a quote, not met where everything was read, or cannot tell."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from model.document import Role
from model.finding import ComponentResult
from rules.indicator import Component, Find, Indicator, Period, Structure
from rules.measure.blanks.adopted import adopted
from rules.measure.blanks.aims import aim_columns, aim_rows, step_counts
from rules.measure.blanks.asides import asides, quoted_questions
from rules.measure.blanks.asks_readers import asks_readers
from rules.measure.blanks.bare_labels import bare_labels, heads_over_labels, only_names_parts
from rules.measure.blanks.beside_the_gone import beside_the_gone
from rules.measure.blanks.claims import enumerations
from rules.measure.blanks.described import described
from rules.measure.blanks.empty_tables import blank_in_some, dashed_columns, empty_columns
from rules.measure.blanks.in_other_part import is_in_other_part
from rules.measure.blanks.kept_in_office import kept_in_office
from rules.measure.blanks.lead_ins import lead_ins
from rules.measure.blanks.legends import legends
from rules.measure.blanks.mentioned import is_only_mentioned
from rules.measure.blanks.not_served import not_served
from rules.measure.blanks.planned_money import planned_money
from rules.measure.blanks.project_names import is_in_project_name
from rules.measure.blanks.promises import blank_places, promising_places, put_off_lines, without_pointer
from rules.measure.blanks.put_off import put_off
from rules.measure.blanks.respondents import respondents
from rules.measure.blanks.undone import rows_below_blank, undone_places
from rules.measure.scene import Scene, Seen, scene_of
from rules.measure.structure import MEASURES
from rules.measure.structure.acts import acts_told, results_told, tells_a_story
from rules.measure.structure.counts import figure_beside, shows_sum
from rules.measure.structure.tables import counts_items
from rules.measure.time.signed_day import days_of_the_paper, signed_days
from rules.measure.time.year_boxes import boxes_of_other_years
from rules.measure.view import View
from rules.phrases import Hit, different_in
from thai.text import squash

UNKNOWN = Seen(None)
# Parts that count. Where no more are asked for and all are told by one word in one place each, a person must look: of 39 pages with
# the right content 2 are so, of 15 with another's that shows all parts 6. One line may tell of an act.
FEW_PARTS = 2
_A_LIST = 3
_FEWEST_HINTS = 2
_NUMBERED = re.compile(r"\(?[0-9๐-๙]{1,2} ?[.)|]|ขั้นตอนที่|ขั้นที่")
_MONEY = squash("บาท")  # among the words of every part that is a sum
# Each gives the passages that hold words of a part and show nothing of it.
_BESIDE: tuple[Callable[[View, Indicator], Iterator[int]], ...] = (
    bare_labels, asks_readers, asides, lead_ins, kept_in_office, respondents, legends, signed_days, adopted, not_served,
    described, beside_the_gone, boxes_of_other_years,
)  # fmt: skip

# Behind the word of a part: no number of a list ("3)") and no year.
_VALUE = re.compile(r"[^|\n]{0,20}?(?:(?<!\d)(?!25\d\d)\d+(?![\d)])|สูง|ต่ำ|ปานกลาง|ไม่)")


def measure(view: View, indicator: Indicator) -> tuple[ComponentResult, ...]:
    """The result for every component of the indicator, in its order."""
    scene = scene_of(view, indicator)
    beside = chain.from_iterable(told(view, indicator) for told in _BESIDE)
    promising = promising_places(view).union(beside, aim_rows(view, indicator))
    empty, dashed = _with_bars(empty_columns(view)), _with_bars(dashed_columns(view))
    silent = (*empty, *dashed, *aim_columns(view, indicator), *step_counts(view), *quoted_questions(view))
    silent = (*silent, *days_of_the_paper(view, indicator))
    strict = scene.without(promising, silent) if promising or silent else None
    blank = blank_places(view) if strict is not None else frozenset()
    # A line that puts off what a blank column should tell fills nothing either.
    filled = scene.without(blank.union(put_off_lines(view)) if empty else blank, empty) if blank or empty else None
    results = tuple(_result(scene, component, strict, filled) for component in indicator.components)
    thin = _thin_parts(strict or scene, indicator, frozenset(result.id for result in results if result.met))
    if strict is not None and (empty or dashed):
        thin |= {part.id for part in indicator.components if _is_only_named(strict, scene, part, (*empty, *dashed))}
    if half := _with_bars(blank_in_some(view)):
        thin |= {part.id for part in indicator.components if _below_blank(scene, part, half)}
    if any(result.met for result in results):
        thin |= planned_money(scene, indicator) | put_off(scene, indicator)
    return tuple(replace(result, met=None) if result.met and result.id in thin else result for result in results)


def _with_bars(columns: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The heads with the bar before them, which belongs to some phrases."""
    return tuple((start - 1, end) for start, end in columns)


def is_told_by_words(view: View, indicator: Indicator, part: Component) -> bool:
    """Whether only words tell the part, so that a writer may have words of his own for it; a sum is told by its figures."""
    if not _is_worded(part) or part.find is None or _is_replaced(scene_of(view, indicator), part):
        return False
    is_sum = part.find.money or _MONEY in part.find.any
    return not is_sum or scene_of(view, indicator).shows_money is not None


def has_blank_place(view: View, indicator: Indicator, part: Component) -> bool:
    """Whether a column or a label for the part has nothing in it, no picture either: the writer knew that it is asked for."""
    scene = scene_of(view, indicator)
    if part.find is None or scene.pictures:
        return False
    return bool(_below_blank(scene, part, _with_bars(empty_columns(view)))) or _is_left_blank(scene, part, blank_places(view))


def shown_beside(view: View, indicator: Indicator, places: frozenset[int]) -> bool:
    """Whether a part that no title can tell is told by other lines than these and those that only promise it."""
    scene = scene_of(view, indicator).without(places | promising_places(view), ())
    parts = (part for part in indicator.components if part.find is None or not part.find.titles)
    return any(_seen(scene, part).met for part in parts)


def _thin_parts(scene: Scene, indicator: Indicator, met: frozenset[str]) -> frozenset[str]:
    """The parts told by words, where all of them hang on one word in one place and little else is asked for."""
    counted = [part for part in indicator.components if not part.person and not part.optional]
    worded = {part.id: part for part in counted if _is_worded(part) and part.find is not None and not part.find.all}
    if indicator.acts or len(worded) < len(counted) or len(counted) > FEW_PARTS or not met.issuperset(worded):
        return frozenset()
    return frozenset(worded) if all(_is_thin(scene, part) for part in worded.values()) else frozenset()


def _is_worded(part: Component) -> bool:
    """Whether words tell it; where steps in lines of their own do it as well, a writer may still have told it in words."""
    return part.find is not None and (part.check is None or part.check.measure is Structure.STEPS)


def _is_thin(scene: Scene, part: Component) -> bool:
    wanted = part.find
    if wanted is None or (part.check is not None and MEASURES[part.check.measure](scene, part.check).met):
        return False
    hits = _found(scene, wanted, wanted.any)
    places = {scene.place(hit) for hit in hits}
    told = [place for place in places if scene.view.passages[place].role is not Role.HEADING] or sorted(places)
    return len(different_in(hits)) == 1 and len(told) == 1 and not any(_is_over_a_list(scene, place) for place in places)


def _is_over_a_list(scene: Scene, place: int) -> bool:
    """Whether numbered lines or rows follow, the head of a table before them: the word is the heading of what they say."""
    below = scene.view.passages[place + 1 : place + 2 + _A_LIST]
    first = 1 if below and below[0].role is Role.ROW else 0
    listed = below[first : first + _A_LIST]
    shows = scene.promising.isdisjoint(range(place + 1 + first, place + 1 + first + len(listed)))
    return shows and len(listed) == _A_LIST and all(_NUMBERED.match(one.text) for one in listed)


def _result(scene: Scene, component: Component, strict: Scene | None, filled: Scene | None) -> ComponentResult:
    seen = _seen(scene, component)
    met = seen.met
    strict, filled = (_without_blank_column(one, scene, component) for one in (strict, filled))
    left_blank = filled is not None and _is_left_blank(scene, component, filled.promising)
    if left_blank and strict is not None:
        over = strict.promising.union(heads_over_labels(scene.view, scene.indicator))
        strict = scene.without(over, (*strict.empty, *_in_one_breath(scene)))
    if met and strict is not None and not _seen(strict, component).met:
        # Only an introduction, a list of contents or a label says it; behind a label that was left blank nothing is.
        met = False if filled is not None and (_seen(filled, component).met is False or left_blank) else None
    if met and (is_in_other_part(strict or scene, component) or is_only_mentioned(strict or scene, component)):
        met = None
    told = acts_told if _is_act(scene, component) else results_told if _is_result(scene, component) else None
    if seen.met is not True and told is not None and (quotes := told(strict or scene)):
        return ComponentResult(component.id, component.name_th, True, quotes)
    is_blank = filled is not None and ((left_blank and scene.can_deny) or bool(_below_blank(scene, component, filled.empty)))
    is_blank = is_blank and not scene.pictures
    if met is False and not (is_blank or scene.shows_nothing or _is_surely_absent(scene, component)):
        met = None
    return ComponentResult(component.id, component.name_th, met, seen.evidence)


def _without_blank_column(stricter: Scene | None, scene: Scene, component: Component) -> Scene | None:
    """The scene without the rows of a table whose own column for the part is blank."""
    if stricter is None or not stricter.empty or component.find is None:
        return stricter
    rows = _below_blank(scene, component, stricter.empty)
    return scene.without(stricter.promising | rows, stricter.empty) if rows else stricter


def _is_only_named(strict: Scene, scene: Scene, part: Component, blank: tuple[tuple[int, int], ...]) -> bool:
    """Whether the column that would tell a part is blank, and a sentence without figure or grade names it: "วิเคราะห์ผลกระทบ"."""
    rows = _below_blank(scene, part, blank)
    if not rows or part.find is None:
        return False
    hits = strict.without(strict.promising | rows, strict.empty).found(part.find.any, part.find.but_not)
    return not any(scene.passage(hit).role is Role.ROW or _VALUE.match(scene.view.joined, hit.end) for hit in hits)


def _in_one_breath(scene: Scene) -> list[tuple[int, int]]:
    """The stretches of `view.joined` that name all parts one after the other: the chapters below them tell what there is."""
    return enumerations(scene.view, scene.indicator.components, scene.hits, anywhere=True)


def _is_left_blank(scene: Scene, component: Component, blank: frozenset[int]) -> bool:
    """Whether a label that only names parts, this one among them, was left blank: an introduction that names it too tells no more."""
    wanted = component.find
    if wanted is None or not blank:
        return False
    places = {scene.place(hit) for hit in scene.found(wanted.any, wanted.but_not)} & blank
    return any(only_names_parts(without_pointer(scene.view.passages[place].squashed), scene.indicator) for place in places)


def _below_blank(scene: Scene, component: Component, blank: tuple[tuple[int, int], ...]) -> frozenset[int]:
    wanted = component.find
    if wanted is None or not blank:
        return frozenset()
    return rows_below_blank(scene.view, scene.found(wanted.any, wanted.but_not), blank)


def _is_surely_absent(scene: Scene, component: Component) -> bool:
    if _is_replaced(scene, component):
        return replace(scene, view=replace(scene.view, images=())).can_deny  # a story with pictures, and not the picture of one
    if not component.sure or not scene.can_deny or (scene.indicator.acts and tells_a_story(scene)):
        return False
    return not (
        _is_asked_for(scene, component) or _may_be_damaged(scene, component) or _may_be_told_in_figures(scene, component)
    )


def _is_replaced(scene: Scene, component: Component) -> bool:
    """Whether somebody or something else stands in its place."""
    return component.find is not None and bool(scene.found(component.find.instead))


def _is_act(scene: Scene, component: Component) -> bool:
    """Whether it asks for what was done in the year; where it asks for its theme too, that is there."""
    wanted = component.find
    if wanted is None or not wanted.done or not scene.indicator.acts:
        return False
    return not wanted.all or bool(_found(scene, wanted, wanted.all[-1]))


def _is_result(scene: Scene, component: Component) -> bool:
    """Whether it asks a report for what came of its projects."""
    return component.find is not None and component.find.done and scene.indicator.period is Period.PREVIOUS_FY


def _is_asked_for(scene: Scene, component: Component) -> bool:
    """Whether its words stand in what was set apart as requirement text: a bare list of criteria reads like one."""
    wanted = component.find
    groups = () if wanted is None else (wanted.all or (wanted.any,))
    texts = [passage.squashed for passage in scene.view.requirement_text]
    return bool(groups) and all(any(phrase in text for phrase in group for text in texts) for group in groups)


def _may_be_damaged(scene: Scene, component: Component) -> bool:
    """Whether its words may stand there with marks lost or shuffled, as files and old editors leave them."""
    return component.find is not None and any(map(scene.holds_damaged, _asked_for(component.find)))


def _may_be_told_in_figures(scene: Scene, component: Component) -> bool:
    """Whether lines count people, times or money where results are asked for: what was done has more words than any list."""
    return component.find is not None and (component.find.done or scene.indicator.acts) and counts_items(scene)


def _seen(scene: Scene, component: Component) -> Seen:
    """The best that the component's measures say: met, else cannot tell, else not met."""
    results = list(_measured(scene, component))
    for wanted in (True, None):
        for seen in results:
            if seen.met is wanted:
                return seen
    return results[0]


def _measured(scene: Scene, component: Component) -> Iterator[Seen]:
    if component.person:
        yield UNKNOWN
    if component.find is not None:
        yield find(scene, component.find)
    if component.check is not None:
        yield MEASURES[component.check.measure](scene, component.check)


def find(scene: Scene, wanted: Find) -> Seen:
    """Whether the words stand in the content: enough different ones, or one of every list."""
    of_any, *of_all = (_found(scene, wanted, group) for group in (wanted.any, *wanted.all))
    shown = _shown(scene, wanted, of_any, of_all)
    if shown is None and wanted.none and not scene_of(scene.view, scene.indicator).shows_money:
        shown = scene.found(wanted.none) or None  # said of one month it does not stand for what others leave out
    if shown is not None:
        found = list(chain(of_any, *of_all))
        told = _claimed(scene, shown, of_all or [of_any]) if wanted.titles else _unpromised(scene, shown, found)
        sure = told or scene.in_file_heads(_asked_for(wanted), wanted.but_not)
        if _MONEY in wanted.any and not scene.shows_money and not any(shows_sum(scene, hit) for hit in told):
            sure = []  # "ตรวจสอบงบประมาณ" is a project's name
        if wanted.figure and not any(figure_beside(scene, hit) for hit in told):
            sure = []  # "การเบิกจ่ายเป็นไปด้วยความเรียบร้อย"
        return Seen(True if sure else None, scene.quotes(told or shown))
    if wanted.money and scene.shows_money:
        return Seen(True, (scene.shows_money,))
    hints = _hints(scene, wanted) or scene.in_file_heads(_asked_for(wanted), wanted.but_not)
    return Seen(None if hints else False, scene.quotes(hints))


def _claimed(scene: Scene, shown: list[Hit], groups: list[list[Hit]]) -> list[Hit]:
    """What titles say for all below them; a file that was read must say it itself."""
    told = [hit for hit in shown if not scene.is_head_claim(hit)]
    filed = [[hit for hit in hits if scene.passage(hit).source.is_attachment] for hits in groups]
    if all(filed):
        return told or list(chain.from_iterable(filed))  # what the file calls itself
    if not scene.read_file or any(filed):
        return told
    return [hit for hit in told if not scene.is_apart(scene.place(hit)) and scene.passage(hit).role is not Role.LINK]


def _unpromised(scene: Scene, shown: list[Hit], found: list[Hit]) -> list[Hit]:
    """What was shown, or stands once more elsewhere, links to what was read and the heading over files apart."""
    return [hit for hit in (*shown, *found) if not (scene.is_promised(hit) or scene.heads_page(hit))]


def _hints(scene: Scene, wanted: Find) -> list[Hit]:
    """Words that leave it open; inside the subject's own name ("คู่มือการปฏิบัติงาน") they say no more than the title."""
    found = scene.found(wanted.maybe, (*wanted.but_not, *scene.indicator.topic.names))
    if wanted.at_least >= _A_LIST and len(different_in([*found, *scene.found(wanted.any, wanted.but_not)])) < _FEWEST_HINTS:
        return []  # of a list that must name several things, one word stands in any text
    return [hit for hit in found if not _is_undone(scene, hit)] if wanted.done else found


def _is_undone(scene: Scene, hit: Hit) -> bool:
    """Whether it is only announced, or stands in a row or clause of what is still to be done."""
    of_deeds = scene.indicator.acts or scene.indicator.period is Period.PREVIOUS_FY
    return scene.is_announced(hit) or (of_deeds and scene.place(hit) in undone_places(scene.view))


def _asked_for(wanted: Find) -> tuple[str, ...]:
    return (*wanted.any, *chain.from_iterable(wanted.all))


def _shown(scene: Scene, wanted: Find, of_any: list[Hit], of_all: list[list[Hit]]) -> list[Hit] | None:
    groups = of_all
    if wanted.together:
        lines = set.intersection(*({scene.place(hit) for hit in hits} for hits in groups))
        groups = [[hit for hit in hits if scene.place(hit) in lines] for hits in groups]
    if groups:
        return [hits[0] for hits in groups] if all(groups) else None
    different = different_in(of_any)
    return different if len(different) >= wanted.at_least else None


def _found(scene: Scene, wanted: Find, phrases: Iterable[str]) -> list[Hit]:
    found = scene.found(phrases, wanted.but_not, titles=wanted.titles)
    found = [hit for hit in found if not is_in_project_name(scene.passage(hit), hit.phrase, scene.indicator)]
    return [hit for hit in found if not _is_undone(scene, hit)] if wanted.done else found
