"""Whether the content is the indicator's subject, or a neighbour's, or nothing of the kind."""

from model.document import Role
from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.indicator import Period
from rules.measure.body_words import neighbours_words
from rules.measure.genre import genre_of
from rules.measure.inner_title import another_title
from rules.measure.look_alike import look_alike
from rules.measure.owner import another_body, names
from rules.measure.subject import Headed, documents_of, lacks_its_word, title_alone
from rules.measure.substance import all_to_come, few_lines, left_blank, only_words
from rules.measure.topic import ABSENT, CONFIDENT
from rules.measure.view import evidence

# A neighbour that is this much ahead is what the page is about; closer ones share their words (O10 and O18, O36 and O37).
CLEARLY_AHEAD = 0.2
# A pass needs more: nobody ahead by so much. In the demo province the plan of purchases (O21) leads its notices (O22) by 0.17
# where it was submitted for them; of 255 right pages none is that far behind a neighbour.
AHEAD = 0.12
# The score of a body that shows every sign of the subject under a title that does not name it.
ALL_SIGNS = 0.4
# A title that is the other's name as it stands, not only in other words.
NAMED = 0.85
# As much as signs alone can score.
ONLY_SIGNS = 0.5
# So many more signs of a neighbour than of the subject: its content under this title. Of 149 right pages none is so, of 76 that
# show a neighbour's content under the official name 19.
MORE_SIGNS = 4
# A neighbour's text does not hold so many parts of the subject, whatever its words are: the columns of a prescribed form.
MANY_PARTS = 4


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
        return [_reason(case, certain=False)]
    return _doubts(case)


def _doubts(case: Case) -> list[Reason]:
    """What speaks against a title that names the subject: the kind of paper below it, or whose words its text uses."""
    if case.view is None:
        return []
    paper = genre_of(case.view, case.indicator)
    if paper is not None:
        return [_another_kind(case, paper[0].value, paper[1], certain=_lacks_a_part(case))]
    body = another_body(case.view, case.indicator, case.dossier.agency.name)
    if body:
        return [_another_kind(case, "another-body", body, certain=not names(case.view, case.dossier.agency.name))]
    title = another_title(case.view, case.indicator)
    if title:
        return [_another_kind(case, "another-title", title, certain=_lacks_a_part(case))]
    claimed = title_alone(case.view, case.indicator)
    if claimed:
        return [_doubt(case, "title-alone", claimed)]
    blank = left_blank(case.view, case.indicator)
    if blank:
        return [_another_kind(case, "left-blank", blank, certain=_lacks_a_part(case))]
    object_ = look_alike(case.view, case.indicator)
    if object_ is not None:
        return [_doubt(case, "", object_[1], because_th=object_[0].th, because_en=object_[0].en)]
    told = len(case.counted) >= MANY_PARTS or case.indicator.period is Period.PREVIOUS_FY
    if told and _has_all_parts(case):
        return []  # the report of a year speaks of its plan in the plan's words
    lines = few_lines(case.view, case.indicator)
    if lines:
        return [_doubt(case, "few-lines", lines)]
    ahead = all_to_come(case.view, case.indicator, case.dossier.as_of)
    if ahead:
        return [_doubt(case, "all-to-come", ahead)]
    words = only_words(case.view, case.indicator)
    if words:
        return [_doubt(case, "only-words", words)]
    theirs = neighbours_words(case.view, case.indicator)
    return [] if theirs is None else [_doubt(case, "neighbours-words", theirs[1], theirs[0])]


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
    if topic.score(code) < CONFIDENT or not topic.evidence.get(code) or _is_led(case):
        return False
    if case.headed in (Headed.AGAINST, Headed.ANOTHER) or documents_of(case.view, case.indicator, case.framework):
        return False
    return _signs_of_neighbour(case) - topic.signs.get(code, 0) < MORE_SIGNS


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
        return _is_told_as(case, other)
    if lacks_its_word(case.view, case.indicator):
        return True
    shown = [result.met for _, result in case.counted]
    files = documents_of(case.view, case.indicator, case.framework)
    if files.intersection(case.indicator.topic.neighbours) and not (shown and all(shown)):
        return True
    said = case.headed
    if said is Headed.ANOTHER:
        return not _has_all_parts(case)
    return said is Headed.AGAINST and not any(shown)


def _is_told_as(case: Case, other: str) -> bool:
    """Whether the other subject, which is clearly ahead, is what the page is about, and not only a word of ours is missing."""
    topic, met = case.measured.topic if case.measured else None, [result.met for _, result in case.counted]
    if topic is None or (any(met) and topic.titled.get(other, 0.0) < NAMED):
        return False  # parts of the subject under a title that is nobody's name
    if topic.score(case.indicator.code) < ALL_SIGNS:
        return True
    if _is_of_own_time(case, other):
        return False  # two reports on one subject: the year tells them apart, and it is this one's
    if not _has_all_parts(case):
        return True
    return len(met) < MANY_PARTS and _is_titled_otherwise(case, other)


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


def _has_all_parts(case: Case) -> bool:
    """Whether every part that the indicator asks for was seen: then its title may only be unlucky, and a person must look."""
    return len(case.counted) > 1 and all(result.met for _, result in case.counted)


def _is_best(case: Case) -> bool:
    own = case.measured.topic.score(case.indicator.code) if case.measured else 0.0
    return own >= ABSENT and own >= _best_other(case)[1]


def _best_other(case: Case) -> tuple[str, float]:
    best = case.measured.topic.best if case.measured else ()
    return next(((code, score) for code, score in best if code != case.indicator.code), ("", 0.0))


def _reason(case: Case, *, certain: bool) -> Reason:
    other, score = _best_other(case)
    named = other if score >= CONFIDENT else ""
    return _told(case, "unclear-words", _quotes(case, named), named, certain=certain)


def _doubt(case: Case, because: str, quotes: tuple[Evidence, ...], other: str = "", **said: str) -> Reason:
    return _told(case, because, quotes, other, certain=False, **said)


def _another_kind(case: Case, kind: str, quotes: tuple[Evidence, ...], *, certain: bool) -> Reason:
    """A paper of another kind or another's: surely so where a second sign says it, a part that is not there or the owner's name."""
    said = {"looks_like": f"kind-{kind}"} if certain else {}
    return _told(case, kind, quotes, "", certain=certain, **said)


def _lacks_a_part(case: Case) -> bool:
    return not all(result.met for _, result in case.counted)


def _told(case: Case, because: str, quotes: tuple[Evidence, ...], other: str, *, certain: bool, **said: str) -> Reason:
    """The reason with the subject asked for, the one it looks like (`other`, empty: none of the framework) and why."""
    asked = {"indicator": case.indicator.code, "name_th": case.indicator.name_th, "name_en": case.indicator.name_en}
    return reason(Code.WRONG_TOPIC, quotes, certain=certain, because=because, **(asked | _looks_like(case, other) | said))


def _looks_like(case: Case, code: str) -> dict[str, str]:
    if not code:
        return {"looks_like": "another-subject"}
    other = case.framework.indicator(code)
    return {"looks_like_th": f"{code} {other.name_th}", "looks_like_en": f"{code} {other.name_en}"}


def _quotes(case: Case, code: str = "") -> tuple[Evidence, ...]:
    """What shows it: the words of the other subject; pasted requirement text; what stands first on the page."""
    if case.measured is not None and case.measured.topic.evidence.get(code):
        return case.measured.topic.evidence[code]
    if case.view is not None and case.view.requirement_text:
        return (evidence(case.view.requirement_text[0]),)
    return case.seen()
