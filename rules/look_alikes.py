"""The words of `look_alikes.yaml`: objects and bodies that are taken for the one asked for."""

from functools import lru_cache
from importlib import resources

from pydantic import Field

from rules.indicator import Id, Name, Phrases, Strict
from rules.parsed import parsed


class LookAlike(Strict):
    """An object that stands under the title of another one. `of`: the subjects that it is taken for."""

    of: tuple[Id, ...] = Field(min_length=1)
    th: Name
    en: Name
    words: Phrases
    own: Phrases


class OtherPaper(Strict):
    """A paper for another purpose. `of`: the subjects whose content it may be all the same."""

    titles: Phrases
    of: tuple[Id, ...]


class LookAlikes(Strict):
    """All objects, papers for other purposes, and the bodies whose papers are not the agency's."""

    objects: tuple[LookAlike, ...]
    papers: tuple[OtherPaper, ...]
    bodies: Phrases


@lru_cache(maxsize=1)
def look_alikes() -> LookAlikes:
    """What comes with the program, read once."""
    text = resources.files("rules").joinpath("look_alikes.yaml").read_text(encoding="utf-8")
    return LookAlikes.model_validate(parsed(text))


@lru_cache(maxsize=128)
def taken_for(about: tuple[str, ...]) -> tuple[LookAlike, ...]:
    """The objects that are taken for one of these subjects."""
    return tuple(one for one in look_alikes().objects if any(subject in one.of for subject in about))


@lru_cache(maxsize=128)
def titles_of_others(about: tuple[str, ...]) -> tuple[str, ...]:
    """What papers for other purposes are called, which cannot be the content of these subjects."""
    papers = (one for one in look_alikes().papers if not any(subject in one.of for subject in about))
    return tuple(title for paper in papers for title in paper.titles)
