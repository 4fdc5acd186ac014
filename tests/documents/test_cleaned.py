"""Texts cleaned with a memory: the same as without, and the memory does not grow without end."""

import pytest

from documents import cleaned as module
from documents.cleaned import cleaned
from thai.text import clean, squash

TEXTS = ["แผน  ๒๕๖๕", "", "ก า ร", "เเผน", "ÀÒÉÒ", "café", "แผน  ๒๕๖๕", "ก" * 1_000]


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_remembered", {})


def test_each_text_has_its_own_result_first_and_again() -> None:
    wanted = {text: (clean(text), squash(text)) for text in TEXTS}
    assert cleaned(TEXTS) == wanted
    assert cleaned([*reversed(TEXTS)]) == wanted


def test_what_was_read_before_changes_nothing() -> None:
    for text in TEXTS:
        cleaned([text, "ÀÒÉÒ"])
    assert cleaned(TEXTS) == {text: (clean(text), squash(text)) for text in TEXTS}


def test_no_texts() -> None:
    assert cleaned([]) == {}


def test_long_texts_are_not_kept() -> None:
    cleaned(TEXTS)
    assert set(module._remembered) == set(TEXTS[:-1])


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 100)
    for number in range(1_000):
        assert cleaned([f"แผน {number}", "เมนู"]) == {f"แผน {number}": (f"แผน {number}", f"แผน{number}"), "เมนู": ("เมนู", "เมนู")}
        assert len(module._remembered) <= 100
