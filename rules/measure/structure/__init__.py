"""What words alone do not show: people, contact data, boards, forms, tables; each measure by its name in the framework."""

from collections.abc import Callable, Mapping

from rules.indicator import Check, Structure
from rules.measure.scene import Scene, Seen
from rules.measure.structure import accounts, channels, charts, contact, counts, dated, entries, people, steps, tables, words

Measure = Callable[[Scene, Check], Seen]

MEASURES: Mapping[Structure, Measure] = {
    Structure.CHART: charts.chart,
    Structure.PEOPLE: people.people,
    Structure.PHOTOS: people.photos,
    Structure.CONTACT: contact.contact,
    Structure.PHONE: contact.phone,
    Structure.EMAIL: contact.email,
    Structure.ADDRESS: contact.address,
    Structure.MAP: contact.map_,
    Structure.TWO_WAY: channels.two_way,
    Structure.SOCIAL_LINKS: accounts.social_links,
    Structure.ONLINE_FORM: channels.online_form,
    Structure.ONLINE_SERVICE: channels.online_service,
    Structure.MONTHS: tables.months,
    Structure.COUNTS: counts.counts,
    Structure.ITEMS: tables.items,
    Structure.LACKS: words.lacks,
    Structure.ENTRIES: entries.entries,
    Structure.STEPS: steps.steps,
    Structure.DATED: dated.dated,
}
