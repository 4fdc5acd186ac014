"""One indicator of a framework: what is asked, how its content is recognised, what the content must contain."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import product
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from model.finding import Severity
from thai.text import squash


class Strict(BaseModel):
    """A part of a framework file: no key that we do not know, no change after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _phrase(text: str) -> str:
    squashed = squash(text)
    # One letter stands in nearly every Thai word; two are the shortest that say anything ("วิธี" has four, "ปี" two).
    if len(squashed) < 2:
        raise PydanticCustomError("phrase_too_short", "a phrase needs at least two letters")
    return squashed


# Written in the file as people write it; kept as `squash` makes page text, so that both sides compare equal.
Phrase = Annotated[str, AfterValidator(_phrase)]
Phrases = tuple[Phrase, ...]
Confidence = Annotated[str, Field(pattern="^(high|medium|low)$")]
Name = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^O[1-9][0-9]?$")]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Citation(Strict):
    """Where a statement of the file comes from, and how sure it is."""

    source: Name
    confidence: Confidence


class Period(StrEnum):
    """The time that the content must be of, relative to the framework's fiscal year."""

    NONE = "none"
    IN_FORCE = "in_force"
    COVERS_FY = "covers_fy"
    CURRENT_FY = "current_fy"
    FIRST_6_MONTHS = "first_6_months"
    PREVIOUS_FY = "previous_fy"


class TitleYear(StrEnum):
    """Which year a title may carry: the period's own, or either that or the framework's."""

    PERIOD = "period"
    EITHER = "either"


class AgencyKind(StrEnum):
    """The kinds of agency that an item asks different parts of."""

    LAO = "lao"  # องค์กรปกครองส่วนท้องถิ่น
    PROVINCE = "province"  # ราชการส่วนภูมิภาค


class Structure(StrEnum):
    """The named measures of `rules/measure/structure/`: what words alone do not show."""

    CHART = "chart"
    PEOPLE = "people"
    PHOTOS = "photos"
    CONTACT = "contact"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    MAP = "map"
    TWO_WAY = "two_way"
    SOCIAL_LINKS = "social_links"
    ONLINE_FORM = "online_form"
    ONLINE_SERVICE = "online_service"
    MONTHS = "months"
    COUNTS = "counts"
    ITEMS = "items"
    LACKS = "lacks"
    ENTRIES = "entries"
    STEPS = "steps"
    DATED = "dated"


# The lists of words that each measure reads; a list of another name would never be looked at.
_CHANNEL = frozenset({"other", "online", "form_host", "download"})
WORDS: Mapping[Structure, frozenset[str]] = {
    Structure.CHART: frozenset({"chart", "unit"}),
    Structure.PEOPLE: frozenset({"post", "not_post", "vacant"}),
    Structure.ADDRESS: frozenset({"part", "called"}),
    Structure.PHONE: frozenset({"called", "theirs"}),
    Structure.MAP: frozenset({"map", "host", "area", "elsewhere"}),
    Structure.TWO_WAY: frozenset({"board", "reply", "question", "asker", "heads", "office", "chat_host"})
    | {"other", "another", "own", "aside", "one_way", "closed"},
    Structure.SOCIAL_LINKS: frozenset({"host", "not_own", "another", "network", "none"}),
    Structure.ONLINE_FORM: _CHANNEL | {"subject", "form_words", "another", "own", "closed"},
    Structure.ONLINE_SERVICE: _CHANNEL | {"service"},
    Structure.COUNTS: frozenset({"of", "none"}),
    Structure.ITEMS: frozenset({"item", "none"}),
    Structure.LACKS: frozenset({"of"}),
    Structure.ENTRIES: frozenset({"begins", "cites", "own"}),
    Structure.STEPS: frozenset({"act"}),
}


class Find(Strict):
    """Words that show a component: `any` of the phrases (`at_least` so many different ones), or one of each list of `all`.

    `joined`: lists of which one phrase each, one behind the other, are phrases of `any` too ("ผลคะแนน", "ปีงบประมาณ 2564").
    An occurrence inside one of `but_not` does not count: ปัญหา inside แก้ไขปัญหายาเสพติด is a project, not a problem.
    `titles`: a title may say it for all that stands below it ("สถิติเรื่องร้องเรียนการทุจริต" over a table of numbers).
    `maybe`: words that do not show it and leave it open: the part may stand there under a name of the writer's own.
    `none`: statements that there is nothing to show, which count where no sum of money stands beside them.
    `together`: the words of all lists stand in one line, as in a list of papers, and not here and there in a story.
    `instead`: who or what stands there in its place: beside one of them absence is sure.
    `done`: what is only announced ("จะจัดอบรม") does not count. `money`: a sum of money shows it, whatever its column is called.
    `figure`: only beside a figure a word tells it.
    """

    joined: tuple[Phrases, ...] = ()
    any: Annotated[Phrases, Field(validate_default=True)] = ()
    all: tuple[Phrases, ...] = ()
    at_least: Annotated[int, Field(ge=1)] = 1
    but_not: Phrases = ()
    titles: bool = False
    maybe: Phrases = ()
    none: Phrases = ()
    together: bool = False
    instead: Phrases = ()
    done: bool = False
    money: bool = False
    figure: bool = False

    @field_validator("any")
    @classmethod
    def _with_joined(cls, phrases: Phrases, info: ValidationInfo) -> Phrases:
        lists = info.data.get("joined", ())
        return (*phrases, *map("".join, product(*lists))) if lists else phrases

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.any) == bool(self.all) or any(not group for group in self.all):
            raise PydanticCustomError("find_any_or_all", "give either `any` or `all`, with phrases (`joined` counts as `any`)")
        if self.together and not self.all:
            raise PydanticCustomError("find_together", "`together` needs the lists of `all`")
        if self.at_least > max(1, len(self.any)):
            raise PydanticCustomError("find_at_least", "`at_least` is more than the number of phrases")
        return self


class Check(Strict):
    """A structural measure with the words that it needs, and how many of what it counts are enough."""

    measure: Structure
    words: Mapping[Id, Phrases] = Field(default_factory=dict)
    at_least: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _words_are_read(self) -> Self:
        known = WORDS.get(self.measure, frozenset())
        for name in self.words:
            if name not in known:
                listed = ", ".join(sorted(known)) or "-"
                raise PydanticCustomError("check_words", "words.{name} is not read", {"name": name, "known": listed})
        return self

    def phrases(self, name: str) -> Phrases:
        """The words of that name; none where the file gives none."""
        return self.words.get(name, ())


class Component(Strict):
    """One part that the content must contain. With both `find` and `check`, either is enough.

    `sure`: absence in readable text is good evidence that it is missing. `person`: only a person can tell.
    `optional`: its absence never counts against the agency. `looked_for`: though optional, graders miss it, so a person must look.
    """

    id: Id
    name_th: Name
    name_en: Name
    find: Find | None = None
    check: Check | None = None
    sure: bool = False
    person: bool = False
    optional: bool = False
    looked_for: bool = False

    @model_validator(mode="after")
    def _is_measurable(self) -> Self:
        if self.person == (self.find is not None or self.check is not None):
            raise PydanticCustomError("component_measure", "give `find` or `check`, or `person: true` alone")
        return self


class Topic(Strict):
    """How the subject is recognised: names of it, signs in its body, words in a title that speak against it.

    `wordings`: how a title may tell it without any of the names, by one word of every group in any order.
    `needs`: words of which right content holds at least one, whatever it is called. `text`: groups of words of which the
    text below the titles holds one each; a title alone is a claim.
    """

    names: Annotated[Phrases, Field(min_length=1)]
    wordings: tuple[Annotated[tuple[Phrases, ...], Field(min_length=2)], ...] = ()
    signs: Phrases = ()
    needs: Phrases = ()
    text: tuple[Annotated[Phrases, Field(min_length=1)], ...] = ()
    against: Phrases = ()
    neighbours: tuple[Code, ...] = ()


class Indicator(Strict):
    """One item of the framework.

    `about` names its subjects, by words that stay the same when codes and titles change from year to year; the first is its
    own, others were items of their own in other years. `source` says where the item comes from; without it, where the whole
    list does. `asks` quotes the official component sentences, where they are known;
    `asks_elsewhere` those of other years, which are recognised when they are pasted and never shown. `kinds`: parts that another kind of
    agency must show, in place of those of the same id. `period_unknown`: no source says of which time it must be.
    `follows` is the indicator that this one must fit. `current_person`: must be of the executive in office. `of_law`:
    statutes are its content; elsewhere a pasted statute shows nothing. `documents_usual`: the content is normally in an
    attached file. `interactive`: it is a form, a board or a system rather than text. `monthly`: each month must be shown by
    itself. `multi_year`: a plan of one year is too short. `acts`: what was done in the year, so that the days on which it
    was done decide.
    """

    code: Code
    name_th: Name
    name_en: Name
    group: Name
    period: Period
    about: tuple[Id, ...] = ()
    source: Citation | None = None
    asks: tuple[Name, ...] = ()
    asks_elsewhere: tuple[Name, ...] = ()
    topic: Topic
    components: Annotated[tuple[Component, ...], Field(min_length=1)]
    kinds: Mapping[AgencyKind, tuple[Component, ...]] = Field(default_factory=dict)
    period_unknown: bool = False
    monthly: bool = False
    multi_year: bool = False
    acts: bool = False
    title_year: TitleYear = TitleYear.PERIOD
    follows: Code | None = None
    current_person: bool = False
    of_law: bool = False
    documents_usual: bool = False
    interactive: bool = False
    severity: Mapping[str, Severity] = Field(default_factory=dict)
    note: str | None = None

    # By identity: the search automaton of an indicator is cached by it, and its maps cannot be hashed.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def requirement_text(self) -> tuple[str, ...]:
        """All sentences of manuals that show nothing where they are pasted."""
        return (*self.asks, *self.asks_elsewhere)

    def component(self, component_id: str) -> Component:
        """The component of that id; KeyError where there is none."""
        for component in self.components:
            if component.id == component_id:
                return component
        raise KeyError(component_id)

    def for_kind(self, kind: AgencyKind) -> "Indicator":
        """The item as an agency of that kind must answer it; itself where the kind makes no difference."""
        own = {part.id: part for part in self.kinds.get(kind, ())}
        if not own:
            return self
        parts = {part.id: part for part in self.components} | own
        return self.model_copy(update={"components": tuple(parts.values()), "kinds": {}})
