"""Channels between the agency and the public: boards and chats, forms and services online."""

import re
from collections.abc import Iterable, Iterator

from model.document import CLICKED, Form, Link, Role
from model.finding import Evidence
from rules.indicator import Check
from rules.look_alikes import look_alikes
from rules.measure.address import is_file, same_site
from rules.measure.mentions import mentions_in
from rules.measure.scene import Scene, Seen
from rules.measure.structure.counts import MONTH, counts_none
from rules.measure.structure.form_fields import asks_for_a_thing, gives_room
from rules.measure.structure.links import all_links, leads_to, link_quote, page_quote, script_hosts
from rules.measure.structure.one_for_all import one_for_all
from rules.measure.view import Passage, evidence
from rules.page_words import page_words
from rules.phrases import Hit
from thai.digits import to_ascii
from thai.text import squash

_TYPED = frozenset({"text", "textarea", "file", "email", "tel", "date", "select", "radio", "checkbox", "number"})
_WRITTEN = frozenset({"text", "textarea", "file"})
_SAID = frozenset({"textarea", "select", "radio", "checkbox", "file"})
# Who writes, and where to reach him: a form of nothing else takes names for seats.
_WRITER = re.compile(
    "ชื่อ|สกุล|ที่อยู่|หมู่|ชุมชน|ตำบล|โทร|เบอร์|มือถือ|เมล|mail|name|phone|tel|บัตร|ประจำตัว|อายุ|อาชีพ|หน่วยงาน|สังกัด", re.IGNORECASE
)
_WHO = frozenset({"email", "tel"})
_MESSAGE = re.compile("ข้อความ|หัวข้อ|เรื่อง|เนื้อหา|message|subject", re.IGNORECASE)
_ASKS = re.compile("คำถาม|ข้อความ|แชท|แชต|message", re.IGNORECASE)
_SEARCHES = frozenset({"ค้นหา", "search"})
_FEW_FIELDS = 2  # one text field alone is a search box
_HEADS = frozenset({Role.TITLE, Role.HEADING})  # a path names the menu too: "บริการ"
_SERVICES = 2  # services listed by name with an address each are a service page, one may be a stray link
_THREADS = 2
_BUTTON = 25  # letters
# Behind a button: "ระบบชำระภาษีออนไลน์ อยู่ระหว่างการพัฒนา ยังไม่เปิดให้บริการ"; one of the words is in all that says so.
_BEING_MADE = ("อยู่ระหว่าง", "ยังไม่เปิด", "ปิดปรับปรุง", "กำลังพัฒนา", "กำลังปรับปรุง", "เร็วๆนี้")
_NOT_OPEN = re.compile(
    r"อยู่ระหว่าง(?:การ)?(?:พัฒนา|ปรับปรุง|จัดทำ|ทดสอบ|ก่อสร้าง)|ยังไม่เปิด(?:ให้)?(?:บริการ|ใช้)"
    r"|ปิดปรับปรุง|กำลัง(?:พัฒนา|ปรับปรุง)|(?:เปิดให้บริการ|พบกัน)เร็วๆนี้"
)
_A_NOTICE = 240  # letters of such a page; a longer one may speak of another thing
_WRITERS = ("โดย", "ผู้ตั้ง", "ผู้ตั้งกระทู้", "ผู้เขียน", "ผู้ถาม", "เขียนโดย", "ตั้งโดย", "ผู้โพสต์")
_ANSWERS = ("ตอบ", "คำตอบ", "ตอบกลับ", "จำนวนตอบ", "จำนวนคำตอบ")
# When the list was made, or by when something is to be done: no day on which somebody asked.
_NOT_ASKED_THEN = re.compile("ปรับปรุง|รวบรวม|ข้อมูล ?ณ|จัดทำ|เผยแพร่|อัปเดต|อัพเดท|ภายใน|ประกาศ|ฉบับ")
_DAY = re.compile(rf"\d{{1,2}} ?{MONTH}|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}")


def two_way(scene: Scene, check: Check) -> Seen:
    """A board with answers or with a form to ask, or a chat; a list of frequent questions is one-way, and so is a closed board."""
    hosts = check.phrases("chat_host")
    chat = [link_quote(scene, link) for link in all_links(scene) if leads_to(link.url, hosts)]
    chat += [page_quote(scene, "โปรแกรมสนทนา", host) for host in script_hosts(scene) if leads_to(f"https://{host}/", hosts)]
    if chat:
        return Seen(True, tuple(chat[:1]))
    one_way = scene.hits.of(check.phrases("one_way"))
    board = scene.hits.of(check.phrases("board"))
    said = _on_pages(scene, scene.found(check.phrases("reply"), check.phrases("closed")))
    replies = [hit for hit in said if not counts_none(scene, hit) and not scene.is_announced(hit)]  # "จะตอบโดยเร็ว" is no answer
    if closed := scene.found(check.phrases("closed")):
        return Seen(None if len(replies) >= _THREADS else False, scene.quotes(closed))
    if board and (own := _threads_of_staff(scene)):
        return Seen(None, own)
    counted = _answers_counted(scene) if board else []
    if board and ((counted and not any(counted)) or (said and not replies and not counted)):
        return Seen(None, scene.quotes(said))  # a board on which nobody was ever answered
    if any(counted) and scene.says(scene.headline_text, check.phrases("board")):
        return Seen(True, scene.quotes(board))
    form = next((one for one in _forms(scene, check) if not _is_for_another(scene, _without_aside(one, check), check)), None)
    if form is not None and (board or scene.says(form.text, check.phrases("board"))):
        asks = scene.says(_without_aside(form, check), check.phrases("own")) or (replies and _MESSAGE.search(_words(form)))
        return Seen(True if asks else None, (_form_quote(scene, form),))  # else a title calls a letter to the office a board
    questions = _on_pages(scene, scene.found(check.phrases("question")))
    if one_way:
        # Questions and answers under this name are no board, unless several answers stand there as well.
        return Seen(None if board and len(replies) >= _THREADS else False, scene.quotes(one_way))
    if replies and questions:
        return Seen(True if _was_asked(scene, check) else None, scene.quotes([questions[0], replies[0]]))
    if talk := next((one for one in scene.view.forms if _is_to_talk(one)), None):
        return Seen(None, (_form_quote(scene, talk),))
    # A board that shows neither: its threads may be a click away, and what a form calls an opinion may be an answer.
    threads = [link for link in scene.view.links if not is_file(link.url)]
    may_be_one = len(threads) >= _THREADS or (scene.view.forms and scene.found(check.phrases("board")))
    return Seen(None if board and may_be_one else False, scene.quotes(board))


def _is_to_talk(form: Form) -> bool:
    """Whether its one field takes a question, as the box below a chat does."""
    return len(form.fields) == 1 and _ASKS.search(_words(form)) is not None


def _answers_counted(scene: Scene) -> list[int]:
    """The numbers in a table's column for answers, one for each thread."""
    rows = [[squash(cell) for cell in passage.text.split("|")] for passage in scene.content_of(Role.ROW)]
    column = next((place for row in rows for place, cell in enumerate(row) if cell in _ANSWERS), None)
    return [int(row[column]) for row in rows if column is not None and column < len(row) and row[column].isdigit()]


def _threads_of_staff(scene: Scene) -> tuple[Evidence, ...]:
    """The rows of a board on which nobody but the agency's own divisions writes."""
    rows = [(line, [squash(cell) for cell in line.text.split("|")]) for line in scene.content_of(Role.ROW)]
    column = next((place for _, row in rows for place, cell in enumerate(row) if cell in _WRITERS), None)
    if column is None:
        return ()
    below = [(line, row[column]) for line, row in rows if column < len(row) and row[column] not in _WRITERS]
    own = [line for line, writer in below if writer.startswith(page_words().departments)]
    return tuple(map(evidence, own[:_THREADS])) if len(own) >= _THREADS and len(own) == len(below) else ()


def _was_asked(scene: Scene, check: Check) -> bool:
    """Whether somebody asked the office: a list of answers has neither days nor askers, and copied ones no office."""
    if scene.view.forms or any(map(_is_dated, scene.content)):
        return True
    # "ผู้ตั้งกระทู้ต้องใช้ถ้อยคำสุภาพ" is a rule of the board, and neither a button nor the head of a column.
    heads = scene.found(check.phrases("heads"))
    is_board = any(len(scene.passage(hit).squashed) <= _BUTTON or scene.passage(hit).role is Role.ROW for hit in heads)
    return is_board or bool(scene.found(check.phrases("asker")) and scene.found(check.phrases("office")))


def _on_pages(scene: Scene, hits: Iterable[Hit]) -> list[Hit]:
    """Those that do not stand in files: nobody asks or is answered there."""
    return [hit for hit in hits if not scene.passage(hit).source.is_attachment]


def _is_dated(passage: Passage) -> bool:
    found = _DAY.search(to_ascii(passage.text))
    return found is not None and not _NOT_ASKED_THEN.search(passage.text, 0, found.start())


def online_form(scene: Scene, check: Check) -> Seen:
    """A form to write into about the subject, on the page or at a form service."""
    subject = check.phrases("subject")
    titled = _is_titled(scene.headline_text, subject)
    if closed := [hit for hit in scene.found(check.phrases("closed")) if not _is_opened(scene, hit)]:
        return Seen(None, scene.quotes(closed))
    for form in _forms(scene, check):
        if _is_about(scene, form, check, titled=_is_titled(_titles(scene, form), subject)) and _asks_more_than_who(form):
            general = one_for_all(scene, form)
            return Seen(None, general) if general else Seen(True, (_form_quote(scene, form),))
    for link in _at_form_service(scene, check):
        words = f"{link.text} {link.context}"
        about = titled or scene.says(words, subject)  # what stands around it may be the page's title
        if scene.says(link.text, subject) or (about and not _is_for_another(scene, words, check)):
            general = one_for_all(scene)
            return Seen(None, general) if general else Seen(True, (link_quote(scene, link),))
    # A form that does not say what it is for, or a link that may lead to one: a person must look.
    maybe = [
        _form_quote(scene, form)
        for form in _forms(scene, check)
        if not _is_for_another(scene, _own_words(scene, form, subject), check)
    ]
    maybe += [link_quote(scene, link) for link in _leads(scene, check)]
    maybe += [link_quote(scene, link) for link in _pages_about(scene, check)]
    # Some engines draw their forms by script: the words are there, the fields are not. A form to print is a file.
    maybe += [] if scene.view.offers else scene.quotes(scene.found(check.phrases("form_words")))
    return Seen(None if maybe else False, tuple(maybe[:1]))


def online_service(scene: Scene, check: Check) -> Seen:
    """A service that is asked for on the page: a form, a form service, several links to systems; not forms to print."""
    service = check.phrases("service")
    for form in _forms(scene, check):
        if scene.says(_words(form), service) or (_is_titled(_titles(scene, form), service) and not _is_message(form)):
            return Seen(True, (_form_quote(scene, form),))
    linked = [link for link in _at_form_service(scene, check) if not scene.says(link.text, check.phrases("other"))]
    linked += [link for link in _leads(scene, check) if scene.says(link.text, service)]
    closed = _not_open_yet(scene) if linked else frozenset()
    opened = [link for link in linked if link.url not in closed]
    if linked and not opened:
        return Seen(None, tuple(link_quote(scene, link) for link in linked[:_SERVICES]))
    linked = opened
    if len({link.url for link in linked}) >= _SERVICES:
        return Seen(True, tuple(link_quote(scene, link) for link in linked[:_SERVICES]))
    linked += [link for link in scene.view.links if scene.leads_on(link) and _is_called(scene, link, check)]
    maybe = [link_quote(scene, link) for link in linked] + [_form_quote(scene, form) for form in _forms(scene, check)]
    if maybe:
        return Seen(None, tuple(maybe[:1]))
    return Seen(False, scene.quotes(scene.found(check.phrases("download"))))


def _not_open_yet(scene: Scene) -> frozenset[str]:
    """The addresses of pages behind links that say in so many words that what they are for is still being made."""
    view = scene.view
    inner = {source.url for source in view.sources if source.index and not (source.is_attachment or source.document.forms)}
    said = {view.passages[place].url for place in view.holding(*_BEING_MADE) if _NOT_OPEN.search(view.passages[place].squashed)}
    return frozenset(url for url in inner & said if _letters_of(scene, url) <= _A_NOTICE)


def _letters_of(scene: Scene, url: str) -> int:
    return sum(len(line.squashed) for line in scene.view.passages if line.url == url and line.role not in _HEADS)


def _is_called(scene: Scene, link: Link, check: Check) -> bool:
    """Whether a link to a page of the site bears the name of a service: its form may stand there."""
    apart = (*check.phrases("download"), *check.phrases("other"))
    return scene.says(link.text, check.phrases("service")) and not scene.says(link.text, apart) and not is_file(link.url)


def _forms(scene: Scene, check: Check) -> Iterator[Form]:
    """Forms that something is written into: no search boxes, no logins, none about other things."""
    for form in scene.view.forms:
        kinds = [kind for kind, _ in form.fields]
        written = any(kind in _WRITTEN for kind in kinds)
        enough = "textarea" in kinds or sum(kind in _TYPED for kind in kinds) >= _FEW_FIELDS
        other = check.phrases("other")
        if "textarea" in kinds:  # one form around the whole page holds its boxes for searches, too
            other = tuple(word for word in other if word not in _SEARCHES)
        if written and enough and "password" not in kinds and not scene.says(_words(form), other):
            yield form


def _is_for_another(scene: Scene, words: str, check: Check) -> bool:
    """Whether fields, buttons and names say what a form is for, and it is another channel's matter: a title is only a claim."""
    return scene.says(words, check.phrases("another")) and not scene.says(words, check.phrases("own"))


def _is_opened(scene: Scene, hit: Hit) -> bool:
    """Whether "ปิดรับ" is the end of "เปิดรับ"."""
    return scene.view.joined[: hit.start].endswith("เ")


def _is_about(scene: Scene, form: Form, check: Check, *, titled: bool) -> bool:
    """Whether a form is for the subject by its own words, or by the title where nothing in it is for another."""
    subject, own = check.phrases("subject"), check.phrases("own")
    fields = " ".join([*(label for _, label in form.fields), *form.buttons])
    if asks_for_a_thing(form) and not scene.says(fields, (*subject, *own)):
        return False
    words = _own_words(scene, form, subject)
    if scene.says(words, subject):
        return True
    return titled and gives_room(form, own) and not _is_for_another(scene, words, check)


def _is_titled(titles: str, subject: tuple[str, ...]) -> bool:
    return any(word in titles for word in subject)


def _titles(scene: Scene, form: Form) -> str:
    """What the page of a form says that it is: behind a link not the submitted page's titles, but its own and what the link is called."""
    source = next((one for one in scene.view.sources if any(_is_same(form, other) for other in one.document.forms)), None)
    if source is None or source.index == 0:
        return scene.headline_text
    links = (link for one in scene.view.sources[: source.index] if not one.is_attachment for link in one.document.links)
    calls = {link.text for link in links if link.url == source.url and link.via in CLICKED}
    if not calls:  # a frame, or an address that led elsewhere
        return scene.headline_text
    heads = (passage.squashed for passage in scene.view.passages if passage.source is source and passage.role in _HEADS)
    return "\n".join([*heads, *map(squash, calls)])


def _is_same(form: Form, other: Form) -> bool:
    """Whether it is the same form, whatever words of the site's menus were taken out of it."""
    return (form.action, form.fields) == (other.action, other.fields)


def _asks_more_than_who(form: Form) -> bool:
    """Whether something can be said in it: a field without a label may be for anything."""
    return any(kind in _SAID or (kind in _WRITTEN and not _WRITER.search(label)) for kind, label in form.fields)


def _is_message(form: Form) -> bool:
    """Whether it asks for nothing but who writes and what he has to say: a letter to the office is no service."""
    fields = [(kind, _MESSAGE.search(label) is not None, _WRITER.search(label) is not None) for kind, label in form.fields]
    return any(said for _, said, _ in fields) and all(kind in _WRITTEN | _WHO and (said or who) for kind, said, who in fields)


def _words(form: Form) -> str:
    return " ".join([form.text, *(label for _, label in form.fields), *form.buttons])


def _without_aside(form: Form, check: Check) -> str:
    """The words of a form without those that only look like its own: who "ตอบแบบสำรวจ" answers, and is not answered."""
    words = squash(_words(form))
    for aside in check.phrases("aside"):
        words = words.replace(aside, " ")
    return words


def _own_words(scene: Scene, form: Form, subject: tuple[str, ...]) -> str:
    """The words of a form without the titles above it that hold the subject: those are a claim."""
    words = squash(_words(form))
    for title in scene.headline_text.replace(">", "\n").split("\n"):  # a path names the page too
        if any(word in title for word in subject):
            words = words.replace(title, " ")
    return words


def _at_form_service(scene: Scene, check: Check) -> Iterator[Link]:
    return (link for link in scene.view.links if leads_to(link.url, check.phrases("form_host")))


def _ways(scene: Scene) -> Iterator[Link]:
    """The links that people outside can follow and that do not lead to another form."""
    return (link for link in scene.view.links if not (scene.is_out_of_reach(link) or _has_other_form(scene, link)))


def _leads(scene: Scene, check: Check) -> Iterator[Link]:
    """Links of the main part to something online that is no file, called by one of the words for it."""
    online = check.phrases("online")
    for link in _ways(scene):
        words = f"{link.text} {link.context}"
        named = scene.says(link.text, online) and not scene.says(link.text, (*check.phrases("other"), *_theirs(scene, link)))
        if named and not is_file(link.url) and not scene.says(words, check.phrases("download")):
            yield link


def _theirs(scene: Scene, link: Link) -> tuple[str, ...]:
    """The bodies that a link to another site may be called by: their systems are not the agency's."""
    page = scene.view.page
    return () if page is None or same_site(link.url, page.url) else look_alikes().bodies


def _has_other_form(scene: Scene, link: Link) -> bool:
    """Whether the page behind a link was read and has forms: had it the right one, that would be known."""
    return any(source.url == link.url and source.index and source.document.forms for source in scene.view.sources)


def _pages_about(scene: Scene, check: Check) -> Iterator[Link]:
    """Links of the main part to pages of the site that name the subject and no other item: the form may stand behind them."""
    apart = (*check.phrases("download"), *check.phrases("other"))
    for link in _ways(scene):
        if scene.says(link.text, check.phrases("subject")) and not scene.says(link.text, apart) and not is_file(link.url):
            named = mentions_in(squash(link.text), scene.view.framework).named
            if scene.leads_on(link) and named <= {scene.indicator.code}:
                yield link


def _form_quote(scene: Scene, form: Form) -> Evidence:
    return page_quote(scene, "แบบฟอร์ม", _words(form) or form.action)
