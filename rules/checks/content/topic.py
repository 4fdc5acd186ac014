"""Whether the content is the indicator's subject, or a neighbour's, or nothing of the kind."""

from model.document import Role
from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.checks.content.doubts import MANY_PARTS, certain_doubts, doubts, has_all_parts, told
from rules.codes import Code
from rules.indicator import Period, Structure
from rules.measure.doubts.subject import Headed, documents_of, lacks_its_word
from rules.measure.structure.deeds_log import has_deeds_log
from rules.measure.topic import ABSENT, CONFIDENT
from rules.measure.view import evidence

# A neighbour that is this much ahead is what the page is about; closer ones share their words (O10 and O18, O36 and O37).
CLEARLY_AHEAD = 0.2
# A pass needs more: nobody ahead by so much. In the demo province the plan of purchases (O21) leads its notices (O22) by 0.17
# where it was submitted for them; of 255 right pages none is that far behind a neighbour.
AHEAD = 0.12
# The score of a body that shows every sign of the subject under a title that does not name it.
ALL_SIGNS = 0.4
# Measures of things that are hardly anything else, whatever the title over them says.
SHOWN: frozenset[Structure | None] = frozenset({
    Structure.ADDRESS, Structure.PHONE, Structure.EMAIL, Structure.MAP, Structure.PEOPLE, Structure.PHOTOS, Structure.CONTACT, Structure.TWO_WAY,
})  # fmt: skip
# A title that is the other's name as it stands, not only in other words.
NAMED = 0.85
# Why the subject is not certain where nothing but the words is to blame.
UNCLEAR = "unclear-words"
# As much as signs alone can score.
ONLY_SIGNS = 0.5
# So many more signs of a neighbour than of the subject: its content under this title. Of 149 right pages none is so, of 76 that
# show a neighbour's content under the official name 19.
MORE_SIGNS = 4


def check_topic(case: Case) -> list[Reason]:
    """Empty: the content is the indicator's subject with a quote to show it, or at least as much as any other's."""
    if case.measured is None or case.view is None:
        return []
    topic = case.measured.topic
    if case.is_entrance:
        return [] if not topic.is_index else [reason(Code.INDEX_PAGE, _quotes(case), indicator=case.indicator.code)]
    if is_another_subject(case):
        return [_reason(case, certain=True)]
    if topic.title_only and _is_best(case):
        return []  # the right name over nothing, as the check of documents says; or over what is no text
    if not is_the_subject(case):
        return certain_doubts(case) or [_reason(case, certain=False)]
    return doubts(case)


def is_bare(case: Case) -> bool:
    """Whether there is a title and nothing else: no part was seen beside it."""
    if case.measured is None or case.view is None or not case.measured.topic.title_only:
        return False
    titles = {passage.text for passage in case.view.passages if passage.role in (Role.TITLE, Role.HEADING)}
    shown = [result.met and any(quote.quote not in titles for quote in result.evidence) for _, result in case.counted]
    return not shown or not all(shown)


def is_the_subject(case: Case) -> bool:
    """Whether the page is surely about the indicator: confident, shown by a quote, and nothing speaks for another."""
    if case.measured is None or case.view is None:
        return False
    topic, code = case.measured.topic, case.indicator.code
    carries_out = _carries_out(case)
    told = topic.score(code) >= CONFIDENT or (topic.score(code) > 0 and _is_shown(case)) or carries_out
    if not told or not topic.evidence.get(code) or (not carries_out and _is_led(case)):
        return False
    if case.headed in (Headed.AGAINST, Headed.ANOTHER) or documents_of(case.view, case.indicator, case.framework):
        return False
    return _signs_of_neighbour(case) - topic.signs.get(code, 0) < MORE_SIGNS


def _is_shown(case: Case) -> bool:
    """Whether every part was seen by what it is and not by its name: an address with its telephone and map, people with portraits."""
    checks = [part.check.measure if part.check is not None else None for part, _ in case.counted]
    return bool(checks) and SHOWN.issuperset(checks) and all(result.met for _, result in case.counted)


def _carries_out(case: Case) -> bool:
    """Whether the title is that of the policy or plan which this carries out, and a table of deeds with their days shows that it was."""
    plan, measured = case.indicator.follows, case.measured
    if plan is None or measured is None or case.view is None or not case.indicator.acts:
        return False
    topic = measured.topic
    if _best_other(case)[0] != plan or topic.score(plan) < CONFIDENT or topic.score(case.indicator.code) < ALL_SIGNS:
        return False
    if not measured.period.met or not all(result.met for _, result in case.counted):
        return False
    return has_deeds_log(case.view, case.framework.fiscal_year, case.dossier.as_of)


def _signs_of_neighbour(case: Case) -> float:
    """The most signs that a neighbour shows, counted as if its list were no longer than the subject's own."""
    own = case.indicator.topic
    shown = case.measured.topic.signs if case.measured else {}
    lists = {code: len(case.framework.indicator(code).topic.signs) for code in own.neighbours if shown.get(code)}
    return max((shown[code] * min(1.0, len(own.signs) / length) for code, length in lists.items()), default=0.0)


def _is_led(case: Case) -> bool:
    """Whether another is ahead by too much, or by anything at all where the titles are its own."""
    topic, code = case.measured.topic if case.measured else None, case.indicator.code
    other, ahead = _best_other(case)
    lead = ahead - topic.score(code) if topic else 0.0
    if topic is None or lead <= 0:
        return False
    return lead >= AHEAD or (topic.titled.get(other, 0.0) >= NAMED and topic.titled.get(code, 0.0) < CONFIDENT)


def is_another_subject(case: Case) -> bool:
    """Whether the page is surely about something else: it is told to be, or a word that its subject cannot do without is not there."""
    if case.measured is None or case.view is None or case.is_entrance:
        return False
    other, ahead = _best_other(case)
    if ahead >= CONFIDENT and ahead - case.measured.topic.score(case.indicator.code) >= CLEARLY_AHEAD:
        return not _carries_out(case) and _is_told_as(case, other)
    if lacks_its_word(case.view, case.indicator):
        return True
    shown = [result.met for _, result in case.counted]
    files = documents_of(case.view, case.indicator, case.framework)
    if files.intersection(case.indicator.topic.neighbours) and not (shown and all(shown)):
        return True
    said = case.headed
    if said is Headed.ANOTHER:
        return not has_all_parts(case)
    return said is Headed.AGAINST and not any(shown)


def _is_told_as(case: Case, other: str) -> bool:
    """Whether the other subject, which is clearly ahead, is what the page is about, and not only a word of ours is missing."""
    topic, met = case.measured.topic if case.measured else None, [result.met for _, result in case.counted]
    if topic is None or (any(met) and topic.titled.get(other, 0.0) < NAMED):
        return False  # parts of the subject under a title that is nobody's name
    if any(met) and _holds_own_word(case, other):
        return False
    if len(met) == 1 and all(met) and topic.titled.get(case.indicator.code, 0.0) >= ONLY_SIGNS:
        return False  # one part of a page under a heading of its own, as the box of a network on the front page
    if _is_of_own_time(case, other):
        return False  # two reports on one subject: the year tells them apart, and it is this one's
    if topic.score(case.indicator.code) < ALL_SIGNS:
        return True
    if not has_all_parts(case):
        return True
    return len(met) < MANY_PARTS and _is_titled_otherwise(case, other)


def _holds_own_word(case: Case, other: str) -> bool:
    """Whether headings hold a word that this subject cannot do without and the other's names never do: its name lost some letters."""
    names = case.framework.indicator(other).topic.names
    words = [word for word in case.indicator.topic.needs if not any(word in name for name in names)]
    return case.view is not None and any(word in heading.squashed for word in words for heading in case.view.headings)


def _is_of_own_time(case: Case, other: str) -> bool:
    """Whether the content is of the time that this item asks for, all parts are there, and the other item asks for another year."""
    period = case.measured.period if case.measured else None
    if period is None or period.met is not True or not case.counted or not all(result.met for _, result in case.counted):
        return False
    previous = case.framework.indicator(other).period is Period.PREVIOUS_FY
    return previous is not (period.period is Period.PREVIOUS_FY) and period.wanted in period.years


def _is_titled_otherwise(case: Case, other: str) -> bool:
    """Whether titles name the other subject, and of this one no word but signs is there."""
    topic = case.measured.topic if case.measured else None
    return topic is not None and topic.titled.get(other, 0.0) >= NAMED and topic.score(case.indicator.code) <= ONLY_SIGNS


def _is_best(case: Case) -> bool:
    own = case.measured.topic.score(case.indicator.code) if case.measured else 0.0
    return own >= ABSENT and own >= _best_other(case)[1]


def _best_other(case: Case) -> tuple[str, float]:
    best = case.measured.topic.best if case.measured else ()
    return next(((code, score) for code, score in best if code != case.indicator.code), ("", 0.0))


def _reason(case: Case, *, certain: bool) -> Reason:
    other, score = _best_other(case)
    named = other if score >= CONFIDENT else ""
    return told(case, UNCLEAR, _quotes(case, named), named, certain=certain)


def _quotes(case: Case, code: str = "") -> tuple[Evidence, ...]:
    """What shows it: the words of the other subject; pasted requirement text; what stands first on the page."""
    if case.measured is not None and case.measured.topic.evidence.get(code):
        return case.measured.topic.evidence[code]
    if case.view is not None and case.view.requirement_text:
        return (evidence(case.view.requirement_text[0]),)
    return case.seen()
