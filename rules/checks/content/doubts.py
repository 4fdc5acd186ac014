"""What speaks against a title that names the subject: the kind of paper below it, whose it is, and what its text says."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.indicator import Period
from rules.measure.doubts.already_done import already_done
from rules.measure.doubts.another_executive import another_executive
from rules.measure.doubts.assessed_only import assessed_only
from rules.measure.doubts.body_words import neighbours_words
from rules.measure.doubts.called_off import called_off
from rules.measure.doubts.defined import defined
from rules.measure.doubts.deputed import deputed
from rules.measure.doubts.disowned import disowned
from rules.measure.doubts.drafts import draft
from rules.measure.doubts.exempted import exempted
from rules.measure.doubts.feed import fed_by_others
from rules.measure.doubts.few_entries import few_entries
from rules.measure.doubts.former import former
from rules.measure.doubts.gathering import gathering
from rules.measure.doubts.genre import genre_of
from rules.measure.doubts.guide import guide
from rules.measure.doubts.held_elsewhere import held_elsewhere
from rules.measure.doubts.higher_level import higher_level
from rules.measure.doubts.host import another_host
from rules.measure.doubts.how_made import how_made
from rules.measure.doubts.in_passing import in_passing
from rules.measure.doubts.inner_title import another_title
from rules.measure.doubts.lapsed import lapsed
from rules.measure.doubts.look_alike import look_alike
from rules.measure.doubts.no_deed import no_deed
from rules.measure.doubts.no_rule import no_rule
from rules.measure.doubts.not_held import only_signed, programme
from rules.measure.doubts.one_project import one_project
from rules.measure.doubts.only_shall import only_shall
from rules.measure.doubts.other_form import other_form, untold
from rules.measure.doubts.other_kind import other_kind
from rules.measure.doubts.other_office import other_office
from rules.measure.doubts.other_paper import other_paper
from rules.measure.doubts.other_risks import other_risks
from rules.measure.doubts.other_work import other_work
from rules.measure.doubts.others_missing import others_missing
from rules.measure.doubts.others_taught import others_taught
from rules.measure.doubts.owner import another_body, names
from rules.measure.doubts.part_of import part_of
from rules.measure.doubts.plan_or_report import plan_or_report
from rules.measure.doubts.proposal import proposal
from rules.measure.doubts.questionnaire import questionnaire
from rules.measure.doubts.retold import retold, ruled
from rules.measure.doubts.strangers import strangers
from rules.measure.doubts.subject import title_alone
from rules.measure.doubts.substance import all_to_come, few_lines, left_blank, only_words
from rules.measure.doubts.undated import undated
from rules.measure.doubts.under_another import under_another
from rules.measure.doubts.whole_law import whole_law
from rules.measure.view import View

# A neighbour's text does not hold so many parts of the subject, whatever its words are: the columns of a prescribed form.
MANY_PARTS = 4
_MOST = 0.6
# Kinds of doubt: what is not there, whose paper it is, whose words it uses; every other is one of its own. Of 575 right pages none
# has doubts of two kinds, of 290 doubtful wrong ones 40.
_KINDS = {
    because: kind
    for kind, causes in {
        "absent": ("title-alone", "few-lines", "only-words", "programme", "called-off", "undated", "no-deed", "under-another",
                   "other-work", "one-project", "proposal", "assessed-only", "only-shall", "all-to-come", "no-rule"),
        "owner": ("another-body", "another-host", "part-of", "others-missing", "strangers", "other-kind", "other-office"),
        "words": ("", "neighbours-words", "in-passing", "others-taught", "only-signed", "gathering", "defined"),
        "guide": ("guide", "how-made"),
        "form": ("other-form", "untold-form"),
        "blank": ("left-blank", "questionnaire"),
        "paper": ("another-title", "already-done"),
        "standing": ("draft", "lapsed", "disowned"),  # one sentence may say all three
    }.items()
    for because in causes
}  # fmt: skip
_TO_COME = "all-to-come"
_JUST_ANOTHER = frozenset({"", "title-alone", "neighbours-words"})  # it looks like another subject, or that of the neighbour
_SURELY = {"few-lines": "kind-words", "only-words": "kind-words", "all-to-come": "kind-to-come"}  # what it is then called
# A day to come may be that of the next meeting; so many, and none that is past, are a timetable.
MANY_DAYS = 3


def doubts(case: Case) -> list[Reason]:
    """The first thing that speaks against the page, in the order in which they say most; surely so where another does too."""
    found = _found(case, case.view, unclear=False) if case.view is not None else iter(())
    first = next(found, None)
    if first is None:  # nothing else speaks against it
        return list(_doubt(case, "few-entries", few_entries(case.view, case.indicator))) if case.view is not None else []
    if first.data["certain"]:
        return [_surely(first)]
    second = next((other for other in found if _kind(other) != _kind(first)), None)
    return [first if second is None else _surely(replace(first, data={**first.data, "also": second.data["because"]}))]


def rests_on_the_day(reason: Reason) -> bool:
    """Whether it may say something else tomorrow, though the page stays as it is."""
    return _TO_COME in (reason.data.get("because"), reason.data.get("also"))


def certain_doubts(case: Case) -> list[Reason]:
    """The first thing that is certain beside a subject that the words do not tell clearly: another paper, another's, another object."""
    found = _found(case, case.view, unclear=True) if case.view is not None else ()
    return list(islice((one for one in found if one.data["certain"]), 1))


def has_all_parts(case: Case) -> bool:
    """Whether every part that the indicator asks for was seen: then its title may only be unlucky, and a person must look."""
    return len(case.counted) > 1 and all(result.met for _, result in case.counted)


def _has_most_parts(case: Case) -> bool:
    """Whether of many parts most were seen and none is surely missing: minutes may hold all that a paper would."""
    results = [result.met for _, result in case.counted]
    return len(results) >= MANY_PARTS and False not in results and results.count(True) >= _MOST * len(results)


def told(case: Case, because: str, quotes: tuple[Evidence, ...], other: str, *, certain: bool, **said: object) -> Reason:
    """The reason with the subject asked for, the one it looks like (`other`, empty: none of the framework) and why."""
    asked = {"indicator": case.indicator.code, "name_th": case.indicator.name_th, "name_en": case.indicator.name_en}
    return reason(Code.WRONG_TOPIC, quotes, certain=certain, because=because, **(asked | _looks_like(case, other) | said))


def sure_name(because: str) -> str:
    """What the page then is called, by its term in `reasons.yaml`."""
    return _SURELY.get(because, f"kind-{because}")


def _kind(doubt: Reason) -> str:
    because = str(doubt.data["because"])
    return _KINDS.get(because, because)


def _surely(doubt: Reason) -> Reason:
    """The same without a doubt."""
    because = str(doubt.data["because"])
    if doubt.data["certain"] or because in _JUST_ANOTHER:
        return replace(doubt, data={**doubt.data, "certain": True})
    return replace(doubt, data={**doubt.data, "certain": True, "looks_like": sure_name(because)})


def _found(case: Case, view: View, *, unclear: bool) -> Iterator[Reason]:
    """What speaks against the page; surely so where a part is missing too, or the words do not tell the subject."""
    asked = case.indicator
    lacks_a_part = not all(result.met for _, result in case.counted)
    body = another_body(view, asked, case.dossier.agency.name)
    yield from _another_paper(case, view, body, lacks_a_part=lacks_a_part, doubted=lacks_a_part or unclear)
    yield from _doubt(case, "called-off", called_off(view, asked), certain=lacks_a_part and asked.acts)
    if asked.acts:
        yield from _no_deed_of_theirs(case, view, certain=lacks_a_part)
    yield from _anothers(case, view, body, lacks_a_part=lacks_a_part, unclear=unclear)
    yield from _another_thing(case, view, lacks_a_part=lacks_a_part, doubted=lacks_a_part or unclear)
    if (len(case.counted) >= MANY_PARTS or asked.period is Period.PREVIOUS_FY) and has_all_parts(case):
        one = few_lines(view, asked)
        yield from _doubt(case, "few-lines", one if len(one) == 1 else ())
        yield from _doubt(case, "no-rule", no_rule(view, asked))
        return  # the report of a year speaks of its plan in the plan's words
    yield from _hardly_anything(case, view, lacks_a_part=lacks_a_part)
    theirs = neighbours_words(view, asked)
    if theirs is not None:
        yield told(case, "neighbours-words", theirs[1], theirs[0], certain=False)


def _another_paper(
    case: Case, view: View, body: tuple[Evidence, ...], *, lacks_a_part: bool, doubted: bool
) -> Iterator[Reason]:
    """A paper of another kind, of a part of the agency or of another body, or one that does not hold."""
    asked, agency, year = case.indicator, case.dossier.agency.name, case.framework.fiscal_year
    paper = genre_of(view, asked)
    if paper is not None:
        yield _another_kind(case, paper[0].value, paper[1], certain=doubted and not _has_most_parts(case))
    yield from _doubt(case, "another-title", other_paper(view, asked), certain=doubted)
    yield from _doubt(case, "how-made", how_made(view, asked))
    yield from _doubt(case, "another-body", body, certain=bool(body) and not names(view, agency))
    yield from _doubt(case, "part-of", part_of(view, asked))
    yield from _doubt(case, "others-missing", others_missing(view, asked), certain=lacks_a_part)
    yield from _doubt(case, "one-project", one_project(view, asked))
    yield from _doubt(case, "under-another", under_another(view, asked), certain=lacks_a_part)
    yield from _doubt(case, "guide", guide(view, asked), certain=doubted)
    yield from _doubt(case, "exempted", exempted(view, asked))
    yield from _doubt(case, "draft", draft(view, asked), certain=doubted)
    yield from _doubt(case, "whole-law", whole_law(view, asked))
    yield from _doubt(case, "another-body", another_executive(view, asked, agency))
    yield from _doubt(case, "former", former(view, asked, year))
    yield from _doubt(case, "lapsed", lapsed(view, asked, year))
    yield from _doubt(case, "disowned", disowned(view, asked))


def _anothers(case: Case, view: View, body: tuple[Evidence, ...], *, lacks_a_part: bool, unclear: bool) -> Iterator[Reason]:
    """What another office put up or speaks in, though no line says whose it is."""
    asked, agency = case.indicator, case.dossier.agency.name
    host = another_host(view, asked)
    yield from _doubt(case, "another-host", host, certain=bool(host) and (unclear or not names(view, agency)))
    if body or host:
        return
    yield from _doubt(case, "another-host", fed_by_others(view, asked))
    yield from _doubt(case, "another-body", higher_level(view, asked, agency), certain=lacks_a_part)
    yield from _doubt(case, "other-kind", other_kind(view, asked, agency))
    yield from _doubt(case, "strangers", strangers(view, asked, agency), certain=lacks_a_part or unclear)
    yield from _doubt(case, "other-office", other_office(view, asked))


def _another_thing(case: Case, view: View, *, lacks_a_part: bool, doubted: bool) -> Iterator[Reason]:
    """What is shown or told is something else than what the title names."""
    asked = case.indicator
    yield from _doubt(case, "gathering", gathering(view, asked))
    yield from _doubt(case, "defined", defined(view, asked))
    yield from _doubt(case, "other-form", other_form(view, asked), certain=lacks_a_part)
    yield from _doubt(case, "untold-form", untold(view, asked))
    yield from _doubt(case, "other-work", other_work(view, asked), certain=lacks_a_part)
    yield from _doubt(case, "other-risks", other_risks(view, asked), certain=lacks_a_part)
    title = another_title(view, asked) or plan_or_report(view, asked) or retold(view, asked)
    yield from _doubt(case, "another-title", title, certain=doubted)
    yield from _doubt(case, "only-shall", () if title else ruled(view, asked), certain=doubted)
    yield from _doubt(case, "already-done", already_done(view, asked), certain=doubted)
    yield from _doubt(case, "title-alone", title_alone(view, asked))
    yield from _doubt(case, "left-blank", left_blank(view, asked, with_forms=lacks_a_part), certain=doubted)
    yield from _doubt(case, "questionnaire", questionnaire(view, asked))
    thing = look_alike(view, asked)
    if thing is not None:
        yield told(case, "", thing[1], "", certain=doubted, because_th=thing[0].th, because_en=thing[0].en)


def _hardly_anything(case: Case, view: View, *, lacks_a_part: bool) -> Iterator[Reason]:
    """Little text, or nothing that has happened yet."""
    asked = case.indicator
    is_all_there_is = lacks_a_part and not view.links  # a link may lead to the paper that the words speak of
    yield from _doubt(case, "few-lines", few_lines(view, asked), certain=is_all_there_is)
    ahead = all_to_come(view, asked, case.dossier.as_of)
    yield from _doubt(case, _TO_COME, ahead, certain=lacks_a_part and asked.acts and len(ahead) >= MANY_DAYS)
    yield from _doubt(case, "only-words", only_words(view, asked), certain=is_all_there_is)


def _no_deed_of_theirs(case: Case, view: View, *, certain: bool) -> Iterator[Reason]:
    """What tells of another one's deeds, of another deed or of none, where what was done is asked for."""
    asked = case.indicator
    yield from _doubt(case, "another-body", held_elsewhere(view, asked), certain=certain)
    yield from _doubt(case, "deputed", deputed(view, asked), certain=certain)
    yield from _doubt(case, "others-taught", others_taught(view, asked), certain=certain)
    yield from _doubt(case, "in-passing", in_passing(view, asked), certain=certain)
    yield from _doubt(case, "assessed-only", assessed_only(view, asked), certain=certain)
    yield from _doubt(case, "undated", undated(view, asked))
    yield from _doubt(case, "programme", programme(view, asked), certain=certain)
    yield from _doubt(case, "proposal", proposal(view, asked), certain=certain)
    yield from _doubt(case, "only-shall", only_shall(view, asked), certain=certain)
    yield from _doubt(case, "no-deed", no_deed(view, asked, case.dossier.as_of))
    if not certain:  # a declaration may count as taking part: for a person
        yield from _doubt(case, "only-signed", only_signed(view, asked, case.dossier.as_of))


def _doubt(case: Case, because: str, quotes: tuple[Evidence, ...], *, certain: bool = False) -> Iterator[Reason]:
    if quotes:
        yield _another_kind(case, because, quotes, certain=certain)


def _another_kind(case: Case, kind: str, quotes: tuple[Evidence, ...], *, certain: bool) -> Reason:
    """A paper of another kind or another's: surely so where a second sign says it, a part that is not there or the owner's name."""
    said = {"looks_like": sure_name(kind)} if certain else {}
    return told(case, kind, quotes, "", certain=certain, **said)


def _looks_like(case: Case, code: str) -> dict[str, str]:
    if not code:
        return {"looks_like": "another-subject"}
    other = case.framework.indicator(code)
    return {"looks_like_th": f"{code} {other.name_th}", "looks_like_en": f"{code} {other.name_en}"}
