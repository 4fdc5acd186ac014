"""One search of a page for everything that its words may tell."""

import pytest

from rules.framework import Framework
from rules.look_alikes import look_alikes
from rules.measure.search import SENTENCE_LETTERS, listed_on_page, phrases_in, phrases_of_page, rare_on_page, said_on_page
from rules.page_words import WordList, page_words
from thai.text import squash


def test_names_and_contrary_words_of_indicators(framework: Framework) -> None:
    indicator = framework.indicator("O18")
    found = {
        entry.phrase: entry for _, entry in phrases_in("".join((*indicator.topic.names, *indicator.topic.against)), framework)
    }
    assert all("O18" in found[name].names for name in indicator.topic.names)
    assert all("O18" in found[word].against for word in indicator.topic.against)


def test_official_sentences_apart_from_names(framework: Framework) -> None:
    for indicator in framework.indicators:
        for sentence in map(squash, indicator.asks):
            asked = [entry for _, entry in phrases_in(sentence, framework) if entry.phrase == sentence and entry.asks]
            is_name = sentence == squash(indicator.name_th) or sentence in indicator.topic.names
            if len(sentence) >= SENTENCE_LETTERS and not is_name:
                assert indicator.code in asked[0].asks


def test_words_of_page_lists_are_those_that_the_lists_find_alone(framework: Framework) -> None:
    text = "\n".join(page_words().meanings)
    together = [
        (words, last + 1 - len(entry.phrase), last + 1, alone)
        for last, entry in phrases_in(text, framework)
        for words, alone in entry.listed
    ]
    spam = [tuple(hit) for hit in page_words().spam_in(text)]
    assert [hit for hit in together if hit[0] in (WordList.SPAM, WordList.SPAM_WARNING)] == spam
    assert {words for words, *_ in together} == set(WordList)


def test_rare_are_official_sentences_and_words_of_lists_and_nothing_else(framework: Framework) -> None:
    sentences = [squash(sentence) for indicator in framework.indicators for sentence in indicator.asks]
    text = "\n".join((*sentences, *page_words().meanings, *framework.indicator("O18").topic.signs))
    found = phrases_of_page(text, framework)
    assert rare_on_page(text, framework) == [one for one in found if one[1].asks or one[1].listed]
    assert listed_on_page(text, framework) == [one for one in found if one[1].listed]


def test_every_word_of_another_object_is_found_where_it_stands(framework: Framework) -> None:
    words = {word for one in look_alikes().objects for word in one.words}
    for text in ("\n".join(words), "".join(sorted(words))):
        assert words <= said_on_page(text, framework)


@pytest.mark.parametrize("text", ["", "\n", "ไม่มีคำใดเลย", "x" * 1000])
def test_nothing(text: str, framework: Framework) -> None:
    assert list(phrases_in(text, framework)) == phrases_of_page(text, framework)


def test_a_page_is_searched_once(framework: Framework) -> None:
    text = "แผนการใช้จ่ายงบประมาณประจำปี"
    assert phrases_of_page(text, framework) is phrases_of_page(text[:5] + text[5:], framework)
    assert phrases_of_page(text, framework) == list(phrases_in(text, framework))
