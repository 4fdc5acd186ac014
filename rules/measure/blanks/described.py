"""Lines below the link to a file that tell what is in it: "แสดงตามไตรมาส แหล่งงบประมาณ และประเภทรายจ่าย"; the file must show it."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.address import bare
from rules.measure.structure.counts import has_number
from rules.measure.view import Passage, View

_LONGEST = 160  # letters; a longer text tells something itself
_SAYS_NONE = "ไม่มี"
_IN_IT = re.compile("แสดง|มี|ประกอบ(?:ไป)?ด้วย|รวม|ครอบคลุม|จำแนก|แยก|แจกแจง|กล่าวถึง|ว่าด้วย")
_FAR = 40  # letters, up to the word by which it tells what is in it: "แผนพัฒนาท้องถิ่น เล่มเต็ม มี…"


def described(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines on the page where the file was read: it shows the parts itself, or they are not there."""
    if indicator.acts or indicator.of_law or not indicator.documents_usual:
        return
    files = {bare(source.url) for source in view.sources if source.is_attachment}
    names = {words for link in view.links if bare(link.url) in files for words in (link.text, link.context) if words}
    for place in _beside_names(view, names) if names else ():
        if _tells_what_is_in_it(view.passages[place]):
            yield place


def _beside_names(view: View, names: set[str]) -> Iterator[int]:
    """The lines right below a link or a row of the page that names a file which was read."""
    for place, (line, below) in enumerate(zip(view.passages, view.passages[1:], strict=False), 1):
        if line.text in names and line.source is view.page and below.source is line.source and below.text not in names:
            yield place


def _tells_what_is_in_it(line: Passage) -> bool:
    said = line.squashed
    if line.role is not Role.TEXT or len(said) > _LONGEST or _SAYS_NONE in said or has_number(line.text):
        return False
    return _IN_IT.search(said, 0, _FAR) is not None
