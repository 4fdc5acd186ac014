"""How surely the content is each indicator's subject, scored against all indicators at once so that neighbours compete."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.document import Role, Via
from model.finding import Evidence
from rules.framework import Framework
from rules.measure.address import leads_to_document
from rules.measure.mentions import Mention, Mentions, mentions_of
from rules.measure.misspelt import misspelt_in
from rules.measure.search import phrases_of_page
from rules.measure.view import Passage, View, evidence
from rules.measure.wording import WORDED, worded_in

# From here on a page is taken to be the indicator's. On the probes of the corpus every right subject that the text names
# scores 0.61 or more; wrong ones 0.51 or less, but for pages of forms called E-Service, which only their parts tell apart.
CONFIDENT = 0.6
# Below this nothing of the indicator is there.
ABSENT = 0.15

# How much a name counts by its place. A heading says what stands below it; running text mentions all kinds of things.
_WEIGHTS = {
    Role.TITLE: 0.90,
    Role.HEADING: 0.95,
    Role.BREADCRUMB: 0.75,
    Role.LINK: 0.45,
    Role.ROW: 0.55,
    Role.TEXT: 0.45,
    Role.FURNITURE: 0.0,
}
_TITLED = frozenset({Role.TITLE, Role.HEADING, Role.BREADCRUMB})
_HEADLINE = 0.85  # a line of text that is little more than the name, or the head of a document that has no markup
_HEADLINE_LETTERS = 140
_FILE_NAMED = 0.80  # what a link to a file says is the file's title; a link to another page says what is not here
_MOST_HEADS = 2  # first lines that name more indicators than this are a menu
_HEAD_OF_DOCUMENT = 6  # the first lines of a file name it: letterhead, "เรื่อง", title
_SPECIFIC = 20  # letters from which a name needs no company: "แผนการใช้จ่ายงบประมาณ" has 20, "โครงสร้าง" 9
_A_WORD = 5  # letters of a name that is one word of many a title: "ข่าว", "Q&A", "สขร.1"
_WHOLE = 0.5  # a shorter name must be at least this share of its line's part to speak for it
_ENOUGH_SIGNS = 4
_SIGNS_WEIGHT = 0.5  # signs alone never make a page confident; with a mention in the text they do
_CONTRARY = 0.35  # "รายงานผล" in a title that also names the plan: another document
_LATER_NAME = 0.6  # "ประชาคมเพื่อจัดทำแผนพัฒนา" is about the meeting: the first name of a title is its subject
_LONG_LEAD = 0.75  # so many words before the name that it is an object in a sentence
_LEAD_LETTERS = 25
_REFERENCE = "ตาม"  # "ผลการดำเนินการตามแผน…" refers to the plan and is a report on it
_REFERRED = 0.5
_CODE = 0.15  # the number of an item belongs to one year's table: a hint, and only beside that year
_NEWS = "news"
_CROWD = 5  # a line that names so many indicators is a menu, whatever its markup says
_CROWDED = 0.3
_INDEX = 8
_SHORT_INDEX = 4  # on a page of nothing but links to pages; with text or files beside them it takes `_INDEX`
_GROUPS = 5  # headings that name so many indicators are the groups of a list; an article names one, a pair its plan and report
_NOT_CONTENT = 0.45  # a title without content, or one item of an index, stays below CONFIDENT
_SAYS_SOMETHING = 40  # letters below a title from which there is content to judge
_BEST = 5
_EVIDENCED = 10
_BEST_NAMED = 2  # the best, and the best of the others where it is the one asked about
_QUOTES = 2
_FUZZY_TITLES = 12
_LINKS_READ = 20  # a title costs 0.01 ms
_MOST_WEIGHED = 40  # names in one passage: more is bait or a whole file in one block, and the first ones tell enough

_TO_BREAKS = str.maketrans(dict.fromkeys("|»›:–—•·/()[]", "\n"))
_TAIL = re.compile(r"(?:ประจำปี|ปีงบ|พ\.ศ|ปี\d|ของ|เทศบาล|องค์การบริหาร|อบต|อบจ|จังหวัด|อำเภอ|รอบ|\d|[-,])")
_ANNOUNCED = ("เรื่อง", "ประกาศ")  # what stands before these words is a letterhead
_LONGEST_LEAD = 12  # letters of "ข้อที่ 10.1"
_LEAD = re.compile(r"(?:(?:oit|o|ข้อ|ข้อที่)?-?[\d.]+|[-.*✓>])\Z")
_CODES = re.compile(r"(?:(?<![a-z])(?:oit|o)-?0?|(?<![0-9a-z.,])0|ข้อ(?:ที่)?o?)([1-9]\d?)(?![\d,%]|\.\d)")
_CHAPTER = re.compile("บทที่[0-9๐-๙]|บทนำ")
_INDEX_WORDS = re.compile(r"(?<![a-z])(?:ita|oit)(?![a-z])|การเปิดเผยข้อมูลสาธารณะ|การประเมินคุณธรรมและความโปร่งใส")


@dataclass(frozen=True, slots=True)
class TopicResult:
    """The scores of all indicators. `best`: the five that fit best. `evidence`: quotes for those worth naming.

    `titled`: how far titles tell each; `signs`: how many of its signs the text holds. `is_index`: a list of links to many
    indicators, content of none. `title_only`: a name with nothing below it.
    """

    scores: Mapping[str, float]
    best: tuple[tuple[str, float], ...]
    evidence: Mapping[str, tuple[Evidence, ...]]
    is_index: bool = False
    title_only: bool = False
    titled: Mapping[str, float] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)

    def score(self, code: str) -> float:
        """How surely the content is this indicator's subject, 0 to 1."""
        return self.scores.get(code, 0.0)


@dataclass(slots=True)
class _Tally:
    """What speaks for one indicator so far."""

    named: float = 0.0
    mentioned: float = 0.0
    signs: tuple[tuple[int, int], ...] = ()
    places: list[tuple[float, int, int]] = field(default_factory=list)  # the strongest, to be quoted

    def add(self, strength: float, mention: Mention, *, titled: bool) -> None:
        if titled:
            self.named = max(self.named, strength)
        else:
            self.mentioned = max(self.mentioned, strength)
        self.places = sorted([*self.places, (strength, mention.start, mention.end)], key=_by_strength)[:_QUOTES]

    def can_gain(self, most: float, *, titled: bool) -> bool:
        """Whether a mention of at most that strength could change anything."""
        known = self.named if titled else self.mentioned
        return most > known or len(self.places) < _QUOTES or most > self.places[-1][0]

    def score(self) -> float:
        signs = _SIGNS_WEIGHT * min(1.0, len(self.signs) / _ENOUGH_SIGNS)
        return 1 - (1 - self.named) * (1 - self.mentioned) * (1 - signs)


def measure_topic(view: View, framework: Framework, asked: str = "") -> TopicResult:
    """The scores of all indicators for what was read, with quotes for those that fit best and the one asked about."""
    mentions = mentions_of(phrases_of_page(view.joined, framework))
    names = _by_passage(view, mentions.names)
    _drop_sections(names, view, framework, asked)
    worded = _worded(names, view, framework)
    _add_misspelt(names, view, framework)
    is_index = _is_index(view, names) or _is_short_index(view, names)
    tallies = _tallies(view, names, mentions, worded)
    title_only = _is_title_only(view, names)
    scores = {code: tally.score() for code, tally in tallies.items()}
    _add_codes(scores, view, framework)
    if is_index or title_only:
        scores = {code: min(score, _NOT_CONTENT) for code, score in scores.items()}
    order = {code: place for place, code in enumerate(framework.codes)}
    ranked = sorted(((code, round(score, 3)) for code, score in scores.items() if score > 0),
                    key=lambda item: (-item[1], order[item[0]]))  # fmt: skip
    worth_naming = [code for place, (code, _) in enumerate(ranked[:_EVIDENCED]) if place < _BEST_NAMED or code == asked]
    quotes = {code: _quotes(view, tallies[code]) for code in worth_naming if code in tallies}
    titled = {code: tally.named for code, tally in tallies.items()}
    signs = {code: len(tally.signs) for code, tally in tallies.items()}
    return TopicResult(dict(ranked), tuple(ranked[:_BEST]), quotes, is_index, title_only, titled, signs)


def _by_passage(view: View, mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(view.index_at(mention.start), []).append(mention)
    return grouped


def _drop_sections(names: dict[int, list[Mention]], view: View, framework: Framework, asked: str) -> None:
    """Take the news out of paths where something done is asked for: engines put every event under them ("หน้าแรก > ข่าวกิจกรรม")."""
    if not framework.has(asked) or not framework.indicator(asked).acts or _NEWS in framework.indicator(asked).about:
        return
    news = {code for code in framework.codes if _NEWS in framework.indicator(code).about}
    for place in view.places[Role.BREADCRUMB]:
        if place in names:
            names[place] = [name for name in names[place] if name.code not in news]


def _tallies(
    view: View, names: Mapping[int, list[Mention]], mentions: Mentions, worded: Mapping[int, list[Mention]]
) -> dict[str, _Tally]:
    tallies = {code: _Tally(signs=places) for code, places in mentions.signs.items()}
    files = _file_titles(view)
    naming = {place: [*names.get(place, ()), *worded.get(place, ())] for place in {**names, **worded}}
    heads = _heads(view, naming)
    for place in naming:
        passage, start = view.passages[place], view.starts[place]
        weight = _WEIGHTS[passage.role]
        if place in heads:
            weight = _HEADLINE
        elif passage.role in (Role.LINK, Role.ROW) and passage.text in files:
            weight = _FILE_NAMED
        against = mentions.against(start, start + len(passage.squashed))[:_MOST_WEIGHED]
        told = worded.get(place, [])
        _count(tallies, view, place, names.get(place, [])[:_MOST_WEIGHED], against, weight, told)
        _count_worded(tallies, told, names.get(place, []), against, weight)
    return tallies


def _count_worded(
    tallies: dict[str, _Tally], worded: list[Mention], names: list[Mention], against: list[Mention], weight: float
) -> None:
    """Add what a title tells in other words; the name of another subject as it stands says more."""
    denied = {other.code for other in against}
    for told in worded:
        # What follows in brackets, "(คู่มือปฏิบัติงานฉบับปรับปรุง)", is not what the title began with.
        first = [name for name in names if name.start < told.end and not _holds(told, name)]
        named = any(not any(_contradicts(name, other) for other in against) for name in first)
        factor = (_LATER_NAME if named else 1.0) * (_CONTRARY if told.code in denied else 1.0)
        titled = weight >= _WEIGHTS[Role.BREADCRUMB]
        tallies.setdefault(told.code, _Tally()).add(weight * WORDED * factor, told, titled=titled)


def _holds(wider: Mention, other: Mention) -> bool:
    """Whether one is only a part of the other: the name "ร้องเรียนทุจริต" of what "กี่เรื่อง … ร้องเรียนทุจริต" tells."""
    return wider.start <= other.start and other.end <= wider.end


def _count(
    tallies: dict[str, _Tally],
    view: View,
    place: int,
    names: list[Mention],
    against: list[Mention],
    weight: float,
    told: list[Mention],
) -> None:
    """Add what one passage says to the tallies of the indicators that it names."""
    passage, start = view.passages[place], view.starts[place]
    crowded = len(names) >= _CROWD and len({name.code for name in names}) >= _CROWD
    places = [name.start for name in names] or [0]
    subject = max(places) if passage.role is Role.BREADCRUMB else min(places)  # a path ends with the page itself
    titled = passage.role in _TITLED or weight >= _FILE_NAMED
    wider = [one for one in told if not any(other.code == one.code for other in against)]
    for name in names:
        tally = tallies.setdefault(name.code, _Tally())
        is_part = name.start != subject or any(_holds(one, name) for one in wider)
        factor = _CROWDED if crowded else (_LATER_NAME if is_part else 1.0)
        if any(_contradicts(name, other) for other in against):
            factor *= _CONTRARY
        if tally.can_gain(weight * factor, titled=titled):
            fit = _fit(passage.squashed, name.start - start, name.end - start)
            tally.add(weight * fit * factor, name, titled=titled)


def _heads(view: View, names: Mapping[int, list[Mention]]) -> frozenset[int]:
    """First lines that stand for a heading, in files and in pages that mark none."""
    by_source: dict[int, list[int]] = {}
    for place in names:
        passage = view.passages[place]
        if view.is_among_first(place, _HEAD_OF_DOCUMENT) and _may_head(passage):
            by_source.setdefault(passage.source.index, []).append(place)
    marked = {view.passages[place].source.index for place in view.places[Role.HEADING]}
    heads: set[int] = set()
    for source, places in by_source.items():
        marks_none = source not in marked or view.passages[places[0]].source.is_attachment
        if marks_none and len({name.code for place in places for name in names[place]}) <= _MOST_HEADS:
            heads.update(places)
    return frozenset(heads)


def _may_head(passage: Passage) -> bool:
    """Whether a line is short enough; a chapter's first words ("บทที่ 1 บทนำ พระราชบัญญัติ…") name no paper."""
    short = passage.role is Role.TEXT and len(passage.squashed) <= _HEADLINE_LETTERS
    return short and _CHAPTER.match(passage.squashed) is None


def _file_titles(view: View) -> frozenset[str]:
    """What the page calls the files that it links to: the link's text, or the row that it stands in."""
    return frozenset(words for link in view.offers for words in (link.text, link.context) if words)


def _by_strength(place: tuple[float, int, int]) -> tuple[float, int]:
    return -place[0], place[1]


def _contradicts(name: Mention, other: Mention) -> bool:
    inside = name.start <= other.start and other.end <= name.end
    return other.code == name.code and not inside


def _fit(line: str, start: int, end: int) -> float:
    """How far a name speaks for the line that it stands in: by its length, or by being nearly the whole of it."""
    length = end - start
    before = line[max(0, start - _HEADLINE_LETTERS) : start].translate(_TO_BREAKS).rpartition("\n")[2]
    before = "" if before.endswith(_ANNOUNCED) else before[:-_LONGEST_LEAD] + _LEAD.sub("", before[-_LONGEST_LEAD:])
    after = line[end : end + _HEADLINE_LETTERS].translate(_TO_BREAKS).partition("\n")[0]
    tail = _TAIL.search(after)
    rest = tail.start() if tail else len(after)
    share = length / (length + len(before) + rest)
    fit = max(min(1.0, length / _SPECIFIC), share if share >= _WHOLE else 0.0)
    if before.endswith(_REFERENCE):
        return fit * _REFERRED
    return fit * (_LONG_LEAD if len(before) > _LEAD_LETTERS else 1.0)


def _worded(names: Mapping[int, list[Mention]], view: View, framework: Framework) -> dict[int, list[Mention]]:
    """What the titles tell in other words, of subjects that the same title does not name as they stand."""
    told: dict[int, list[Mention]] = {}
    for place in _titles(view):
        start, named = view.starts[place], names.get(place, ())
        for mention in worded_in(view.passages[place].squashed, framework):
            moved = mention._replace(start=mention.start + start, end=mention.end + start)
            if not any((name.code == moved.code and _is_telling(name)) or _holds(name, moved) for name in named):
                told.setdefault(place, []).append(moved)
        if len(told) >= _MOST_WEIGHED:
            break
    return told


def _is_telling(name: Mention) -> bool:
    """Whether a name says more than its kind: "ข่าว" in "บอกข่าวชาวบ้านเรา" is no title as it stands."""
    return name.end - name.start > _A_WORD


def _titles(view: View) -> list[int]:
    """The places of titles, of the first lines of files, and of the first links: a list of many repeats itself."""
    links = view.places[Role.LINK][:_LINKS_READ]
    return sorted({*view.places_of(_TITLED), *view.first_lines(_HEAD_OF_DOCUMENT), *links})


def _add_misspelt(by_passage: dict[int, list[Mention]], view: View, framework: Framework) -> None:
    """Look for misspelt names in the titles that name nothing as they stand."""
    nameless = (place for place in view.places_of((*_TITLED, Role.LINK)) if place not in by_passage)
    for place, _ in zip(nameless, range(_FUZZY_TITLES), strict=False):
        start = view.starts[place]
        for mention in misspelt_in(view.passages[place].squashed, framework):
            moved = mention._replace(start=mention.start + start, end=mention.end + start)
            by_passage.setdefault(place, []).append(moved)


def _add_codes(scores: dict[str, float], view: View, framework: Framework) -> None:
    """Count the number of an item a little, where a title carries the framework's own year beside it."""
    titles = [view.passages[place].squashed for place in view.places_of(_TITLED)]
    if not any(str(framework.fiscal_year) in title for title in titles):
        return
    for title in titles:
        for found in _CODES.finditer(title[:_HEADLINE_LETTERS]):
            code = f"O{found[1]}"
            if framework.has(code):
                scores[code] = 1 - (1 - scores.get(code, 0.0)) * (1 - _CODE)


def _is_index(view: View, by_passage: Mapping[int, list[Mention]]) -> bool:
    """Whether the main part is a list of links to many indicators under no name of its own."""
    if len({mention.code for mentions in by_passage.values() for mention in mentions}) < _INDEX:
        return False
    # A list may lead where the menu leads, in the same words: what stands in the main part is told by its place, not its target.
    links = (*view.links, *view.furniture_links)
    linked = {link.text for link in links} | {link.context for link in links}
    listed: set[str] = set()
    own: set[str] = set()
    for place, mentions in by_passage.items():
        passage = view.passages[place]
        if passage.source.is_attachment:
            continue
        codes = {mention.code for mention in mentions}
        if passage.role is Role.LINK or passage.text in linked:
            listed |= codes
        elif passage.role in _TITLED and not _INDEX_WORDS.search(passage.squashed):
            own |= codes
    return len(listed) >= _INDEX and (not own or len(own) >= _GROUPS)


def _is_short_index(view: View, by_passage: Mapping[int, list[Mention]]) -> bool:
    """Whether the submitted page itself is nothing but links to the pages of several indicators."""
    page = view.page
    if page is None or view.forms:
        return False
    links = [link for link in page.document.links if not link.furniture]
    if any(link.via is not Via.LINK or leads_to_document(link) for link in links):
        return False  # it shows or offers something itself
    linked = {words for link in links for words in (link.text, link.context)}
    listed: set[str] = set()
    said = 0
    for place, passage in enumerate(view.passages):
        if passage.source is not page:
            continue
        named = by_passage.get(place, [])
        if passage.role in _TITLED:
            if named and not _INDEX_WORDS.search(passage.squashed):
                return False
        elif passage.text in linked:
            listed |= {max(named, key=lambda mention: mention.end - mention.start).code} if named else set()
        else:
            said += len(passage.squashed)
        if said >= _SAYS_SOMETHING:
            return False
    return len(listed) >= _SHORT_INDEX


def _is_title_only(view: View, by_passage: Mapping[int, list[Mention]]) -> bool:
    """Whether nothing stands below the name: no text, no file, no picture, no form, nothing that could not be read."""
    offers = view.images or view.forms or len(view.sources) > 1 or view.offers
    if offers or not view.readable:
        return False
    said = 0
    for place, passage in enumerate(view.passages):
        if _is_said(passage, by_passage.get(place)):
            said += len(passage.squashed)
        if said >= _SAYS_SOMETHING:
            return False
    return True


def _is_said(passage: Passage, mentions: list[Mention] | None) -> bool:
    """Whether a passage is content rather than a title or the name once more."""
    if passage.role in _TITLED:
        return False
    repeats = any(m.end - m.start >= _WHOLE * len(passage.squashed) for m in mentions or ())
    return not repeats


def _quotes(view: View, tally: _Tally) -> tuple[Evidence, ...]:
    """The strongest places, each passage once; a sign where no name stands."""
    quotes: dict[int, Evidence] = {}
    for _, start, end in tally.places:
        place = view.index_at(start)
        if place not in quotes:
            quotes[place] = evidence(view.passages[place], view.joined[start:end])
    if not quotes and tally.signs:
        start, end = min(tally.signs)
        return (evidence(view.passage_at(start), view.joined[start:end]),)
    return tuple(quotes.values())
