"""Whether a page is a title over documents of which none is there any more, so that nobody can read what it is to show."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Opened
from model.outcome import Outcome
from rules.case import Case
from rules.checks.content.documents import dead_documents, unread_documents
from rules.measure.blanks.promises import promising_places
from rules.measure.components import shown_beside
from rules.measure.scene import NOTHING_SAID, Scene, scene_of
from rules.measure.view import CLAIMS, View
from rules.stand_in import says_it_is_gone

_GONE = frozenset({Outcome.HTTP_404, Outcome.HTTP_410})
_BESIDE_A_NAME = re.compile(r"รายงาน|ผล|สรุป|เอกสาร|ไฟล์|ประจำปี|ปีงบประมาณ|งบประมาณ|พ\.ศ\.|ปี|\W|\d")
_REST = 6  # letters
_LONGEST_LABEL = 100  # letters of the name of a document above its button


def all_gone(case: Case) -> bool:
    """Whether the server says of every document that it is not there, nothing else was or could be read, and the page tells no part."""
    view = case.view
    if view is None or not view.gone or view.forms or not view.readable or any(source.is_attachment for source in view.sources):
        return False
    dead = dead_documents(case)
    if not dead or not all(_is_gone(case, part) for part in dead) or unread_documents(case):
        return False
    scene, asked = scene_of(view, case.indicator), {part.capture.url for part in case.dossier.parts}
    if scene.pictures or case.indicator.interactive or any(link.url not in asked for link in scene.unopened()):
        return False  # what was not asked for may tell it
    own = frozenset(_own(scene)).difference(_names_of_documents(view))
    if sum(len(view.passages[place].squashed) for place in own) > NOTHING_SAID:
        return False
    return not shown_beside(view, case.indicator, frozenset(range(len(view.passages))) - own)


def _is_gone(case: Case, part: Opened) -> bool:
    instead = case.stand_ins.get(part.capture.url)
    return says_it_is_gone(instead) if instead else part.capture.outcome in _GONE


def _own(scene: Scene) -> Iterator[int]:
    """The lines that are more than the page's title, its stamps, sentences that hand over, and the subject's name."""
    view, promising = scene.view, promising_places(scene.view)
    for place, line in enumerate(view.passages):
        is_title = line.role in CLAIMS or line.role is Role.HEADING or scene.is_headline(place)
        if not is_title and place not in view.stamps and place not in promising and not _is_name(scene, line.squashed):
            yield place


def _is_name(scene: Scene, squashed: str) -> bool:
    """Whether a line is the subject's name, with a year and the word for a paper; "งดรับของขวัญทุกเทศกาล" says more."""
    names = (name for name in scene.indicator.topic.names if name in squashed)
    return any(len(_BESIDE_A_NAME.sub("", squashed.replace(name, ""))) <= _REST for name in names)


def _names_of_documents(view: View) -> Iterator[int]:
    """The rows and buttons of what is gone, and the name above each button."""
    for place, line in enumerate(view.passages):
        if line.text not in view.gone:
            continue
        yield place
        above = place - 1
        while above >= 0 and above in view.stamps:
            above -= 1
        if line.role is Role.LINK and above >= 0 and len(view.passages[above].squashed) <= _LONGEST_LABEL:
            yield above
