"""People who hold a post: a name beside it, and photographs."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check
from rules.measure.person import person_in
from rules.measure.pictures import is_portrait
from rules.measure.scene import Scene, Seen
from rules.measure.structure.each_person import on_cards, persons
from rules.measure.structure.links import picture_quote
from rules.measure.view import Passage, evidence
from rules.phrases import Hit, apart

_NEAR = 2  # passages between a name and its post: photograph's caption, name, post, telephone stand on lines of their own
_MOST_POSTS = 200  # a list of more is no page of executives
# The name beside a post is not that of the next one's holder.
_ANOTHER_POST = re.compile(r"ปลัด|ผู้อำนวยการ|ผอ\.|หัวหน้า|เลขานุการ|ที่ปรึกษา|ประธาน|สมาชิก|นายก(?!เหล่า)")
_SAYS = re.compile(r"(?:เทศมนตรี|ฯ)?(?:รับผิดชอบ|มอบหมาย|ปฏิบัติ|จะ|ได้|ให้|ซึ่ง|แต่ละ|ตามคำสั่ง)")  # behind a post in a sentence


def people(scene: Scene, check: Check) -> Seen:
    """Enough posts of the kind with a name beside them, or said to be vacant."""
    posts = _posts(scene, check)
    holders = (_holder(scene, hit, check) for hit in posts[:_MOST_POSTS])
    held = list(islice((quote for quote in holders if quote is not None), check.at_least))
    if len(held) >= check.at_least:
        return Seen(True, tuple(held))
    captions = (image for image in scene.pictures if person_in(image.alt) and scene.says(image.alt, check.phrases("post")))
    for image in captions:
        if not scene.says(image.alt, check.phrases("not_post")):
            return Seen(True, (picture_quote(scene, image),))
    # The post stands there but no name was recognised: foreign names, or names in pictures.
    return Seen(None, scene.quotes(posts)) if posts and scene.pictures else Seen(False)


def photos(scene: Scene, check: Check) -> Seen:
    """Pictures for the people shown; those inside files cannot be counted."""
    pictures = scene.pictures or [image for image in scene.view.images if is_portrait(image)]
    enough = len(pictures) >= check.at_least
    # Other numbers of pictures may be of those in the table, too, and one of the executives is left without.
    if enough and (len(pictures) >= len(persons(scene)) or len(pictures) == on_cards(scene)):
        return Seen(True, (picture_quote(scene, pictures[0]),))
    if pictures or any(source.is_attachment for source in scene.view.sources):
        # Of 46 right pages one has a photograph fewer than names, and one of 30 such cards was wrong for it: a person must look.
        return Seen(None)
    return Seen(False)


def _posts(scene: Scene, check: Check) -> list[Hit]:
    """The posts, but not นายกเทศมนตรี inside รองนายกเทศมนตรี; in headings too, which often hold the post."""
    return apart(scene.hits.of(check.phrases("post")), scene.hits.of(check.phrases("not_post")))


def _holder(scene: Scene, post: Hit, check: Check) -> Evidence | None:
    """The name beside a post, or the word that says it is vacant."""
    place = scene.place(post)
    passages = scene.view.passages
    source = passages[place].source
    if any(word in passages[place].squashed for word in check.phrases("vacant")):
        return evidence(passages[place], post.phrase)
    if _is_mentioned(scene, post):
        return None
    for distance in range(_NEAR + 1):
        for near in {place - distance, place + distance}:
            if (
                0 <= near < len(passages)
                and passages[near].source is source
                and not (distance and _is_of_another(passages[near], post))
            ):
                span = person_in(passages[near].text)
                if span:
                    return evidence(passages[near], span)
    return None


def _is_of_another(near: Passage, post: Hit) -> bool:
    """Whether the line names another post, and not this one."""
    return post.phrase not in near.squashed and _ANOTHER_POST.search(near.squashed) is not None


def _is_mentioned(scene: Scene, post: Hit) -> bool:
    """Whether a sentence without a name speaks of the post: "รองนายกรับผิดชอบงานตามคำสั่ง"."""
    passage, begin = scene.passage(post), post.start - scene.view.starts[scene.place(post)]
    says = _SAYS.match(passage.squashed, begin + len(post.phrase))
    return passage.role is Role.TEXT and says is not None and person_in(passage.text) is None
