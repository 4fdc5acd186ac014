"""What shows that the content is not an indicator's, apart from how well it fits another one."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from model.document import Role
from model.finding import Evidence
from rules.framework import Framework
from rules.indicator import Indicator
from rules.measure.mentions import Mentions, mentions_in
from rules.measure.scene import Scene, scene_of
from rules.measure.source import Source
from rules.measure.view import CLAIMS, Passage, View, evidence
from rules.measure.wording import worded_in
from thai.places import places_of

# A shorter page is a title and a stamp: the check of documents speaks of that.
_SAYS_SOMETHING = 40
# Lists of so many words hold one of each right text's: of 110 right pages two hold none but in their titles.
_GENEROUS = 5
_QUOTES = 2
# From so many letters of its own text on a page tells its story, and its pictures are photographs of it. Below it the stamps of
# the engine (55 to 75 letters) and a greeting may stand over a scanned paper.
_TELLS_ITSELF = 120
# A page that says more than this beside its titles and links is content itself, not the cover of its documents.
_COVER_LETTERS = 200
_FIRST_LINES = 3  # of a file: letterhead, "เรื่อง", title; further down the heads of columns stand side by side as if one phrase
_LETTERHEAD = 12  # letters that may stand before the name in the line that is a file's title: "ที่ 12/2565"
_ANNOUNCED = "เรื่อง"  # what stands before it is a letterhead


def lacks_its_word(view: View, indicator: Indicator) -> bool:
    """Whether no word that right content cannot do without stands anywhere, in text that was read as a whole."""
    needs = indicator.topic.needs
    if not needs or view.forms or view.letters < _SAYS_SOMETHING or any(word in view.joined for word in needs):
        return False
    return _can_deny(view, indicator)


def title_alone(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a text that holds none of those words; only the titles do, and titles are claims."""
    if (view.forms and not indicator.acts) or not any(_is_titled_only(view, indicator, words) for words in _groups(indicator)):
        return ()
    lines = scene_of(view, indicator).content if _can_deny(view, indicator) else ()
    return tuple(map(evidence, lines[:_QUOTES])) if sum(len(line.squashed) for line in lines) >= _SAYS_SOMETHING else ()


def _can_deny(view: View, indicator: Indicator) -> bool:
    """Whether what no text says is not there: all was read, and pictures beside a text that tells itself are photographs of it."""
    return Scene(replace(view, images=()) if _says(view) >= _TELLS_ITSELF else view, indicator).can_deny


def _groups(indicator: Indicator) -> tuple[tuple[str, ...], ...]:
    """The groups of words of which the text must hold one each."""
    needs = indicator.topic.needs
    if len(needs) < _GENEROUS or _may_title(indicator) or indicator.acts:
        return indicator.topic.text
    return (*indicator.topic.text, needs)


def _is_titled_only(view: View, indicator: Indicator, words: tuple[str, ...]) -> bool:
    """Whether none of the words stands in the content."""
    scene = scene_of(view, indicator)
    # Nearly every right text holds one in its first lines; whether all 300 lines of it count as content is dear to tell.
    holding = (view.index_at(start) for word in words for start, _ in places_of((word,), view.joined))
    if not _may_title(indicator):
        return all(map(scene.is_apart, holding))
    return all(scene.is_apart(place) and not _is_of_file(view.passages[place]) for place in holding)


def _is_of_file(passage: Passage) -> bool:
    """Whether it is a line of a file: a manual that calls itself one for corruption need not say so again below."""
    return passage.source.is_attachment and passage.role not in CLAIMS


def _may_title(indicator: Indicator) -> bool:
    """Whether a title may say a part for all that stands below it."""
    return any(part.find is not None and part.find.titles for part in indicator.components)


class Headed(StrEnum):
    """What the page's own headings say of an indicator's subject."""

    OWN = "own"
    NOTHING = "nothing"
    AGAINST = "against"  # words that speak against it, whatever else they name
    ANOTHER = "another"  # the same, and the name of another subject


def headed(view: View, indicator: Indicator, framework: Framework) -> Headed:
    """What the headings say; one that tells the subject without a word against it decides."""
    found = {_said(passage, indicator, framework) for passage in view.headings}
    order = (Headed.OWN, Headed.ANOTHER, Headed.AGAINST)
    return next((one for one in order if one in found), Headed.NOTHING)


def documents_of(view: View, indicator: Indicator, framework: Framework) -> frozenset[str]:
    """The other indicators that all opened files of a page call themselves by, where the page is no more than their cover."""
    files = [source for source in view.sources if source.is_attachment]
    if not files or not view.readable or _says(view) > _COVER_LETTERS:
        return frozenset()
    named = [titles_of(source, view, indicator, framework) for source in files]
    return frozenset[str]().union(*named) if all(codes and indicator.code not in codes for codes in named) else frozenset()


def _said(passage: Passage, indicator: Indicator, framework: Framework) -> Headed:
    mentions = mentions_in(passage.squashed, framework)
    told = indicator.code in mentions.named or any(one.code == indicator.code for one in worded_in(passage.squashed, framework))
    if not _denials(passage, mentions, indicator.code, told=told):
        return Headed.OWN if told else Headed.NOTHING
    return Headed.ANOTHER if mentions.named - {indicator.code} else Headed.AGAINST if told else Headed.NOTHING


def _denials(passage: Passage, mentions: Mentions, code: str, *, told: bool) -> bool:
    """Whether words speak against it; beside its own name those inside another's ("คู่มือการปฏิบัติงานและคู่มือประชาชน") do not."""
    against = [denial for denial in mentions.against(0, len(passage.squashed)) if denial.code == code]
    names = [name for name in mentions.names if told or name.code == code]
    return any(not any(name.start <= denial.start and denial.end <= name.end for name in names) for denial in against)


def _says(view: View) -> int:
    """The letters of the page's own text."""
    own = (passage for passage in view.passages if not passage.source.is_attachment)
    return sum(len(passage.squashed) for passage in own if passage.role in (Role.TEXT, Role.ROW))


def titles_of(source: Source, view: View, indicator: Indicator, framework: Framework) -> set[str]:
    """The indicators that the first lines of a file name; the asked one also in other words."""
    lines = [passage for passage in view.passages if passage.source is source][:_FIRST_LINES]
    told = {one.code for line in lines for one in worded_in(line.squashed, framework)} & {indicator.code}
    called = {code for line in lines for code in _called(line.squashed, framework)}
    # "จุลสาร" and "ข่าว" are forms that any paper may have.
    return told.union(code for code in called if code == indicator.code or framework.indicator(code).documents_usual)


def _called(line: str, framework: Framework) -> Iterator[str]:
    """The indicators that a line gives as the title: at its beginning, or after the letterhead, and nothing against them."""
    mentions = mentions_in(line, framework)
    denied = {denial.code for denial in mentions.against(0, len(line))}
    for name in mentions.names:
        before = line[: name.start]
        if name.code not in denied and (len(before) <= _LETTERHEAD or before.endswith(_ANNOUNCED)):
            yield name.code
