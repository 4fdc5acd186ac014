"""Forms: their fields with what they are called, and their buttons."""

from collections.abc import Iterable
from itertools import islice

from documents.html_page import FoundField, FoundForm, Page

_MOST_FIELDS = 500
_LONGEST_WORDS = 300
_MOST_CHOICES = 40  # of a form; lists of villages and years are longer, and say no more
_LONGEST_CHOICE = 60
_BUTTONS = frozenset({"submit", "button", "image", "reset"})

Attributes = dict[str, str | None]


class Forms:
    """Follows forms as they open and close. Fields outside any form, as scripts use them, make a form of their own."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._form: FoundForm | None = None
        self._pieces_at_last_field = 0

    def open_form(self, attributes: Attributes, zone: int) -> FoundForm:
        """A form begins."""
        method = (attributes.get("method") or "get").lower()
        self._form = FoundForm(attributes.get("action") or "", method, zone, len(self._page.pieces))
        self._page.forms.append(self._form)
        return self._form

    def close_form(self, form: FoundForm) -> None:
        """The form ends; one that a table tore apart is still empty, and what follows belongs to it."""
        form.last_piece = len(self._page.pieces)
        if form.fields:
            self._form = None

    def see_field(self, kind: str, attributes: Attributes, *, zone: int, words: str) -> None:
        """An input, a list or a text area; `words` stand just before it in its block."""
        self._page.has_password = self._page.has_password or kind == "password"
        if kind == "hidden":
            return
        if kind in _BUTTONS:
            self.see_button(attributes.get("value") or attributes.get("alt") or "")
            return
        form = self._form or self.open_form({}, zone)
        if len(form.fields) >= _MOST_FIELDS:
            return
        get = attributes.get
        label = get("placeholder") or get("aria-label") or get("title") or self._words_before(words, form)
        form.fields.append(FoundField(kind, get("name") or get("id") or "", get("id") or "", label[:_LONGEST_WORDS]))
        form.last_piece = max(form.last_piece, len(self._page.pieces))
        self._pieces_at_last_field = len(self._page.pieces)

    def offer(self, choices: Iterable[str]) -> None:
        """What the list offers that was seen last."""
        if self._form is not None:
            room = _MOST_CHOICES - len(self._form.choices)
            self._form.choices += [words[:_LONGEST_CHOICE] for words in islice(choices, room)]

    def see_button(self, words: str) -> None:
        """A button and what stands on it."""
        if self._form is not None:
            self._form.buttons.append(words[:_LONGEST_WORDS])

    def fields_so_far(self) -> int:
        """How many fields the open form has."""
        return len(self._form.fields) if self._form is not None else 0

    def label(self, words: str, *, target: str | None, since: int) -> None:
        """A label: for the field that it names, or for those inside it."""
        text = " ".join(words.split())[:_LONGEST_WORDS]
        if target:
            self._page.labels[target] = text
        elif self._form is not None and text:
            for field in self._form.fields[since:]:
                field.label = text

    def _words_before(self, words: str, form: FoundForm) -> str:
        """Old forms put their labels into the cell on the left."""
        words = words.strip()
        if not words and len(self._page.pieces) > max(form.first_piece, self._pieces_at_last_field):
            words = self._page.pieces[-1].text
        return words if len(words) <= _LONGEST_WORDS else ""
