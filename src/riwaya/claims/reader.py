"""Read a report: text in, record out. Each stage is a function of the ones before; nothing is kept between reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import msgspec

from riwaya.claims.assemble import Assembler
from riwaya.claims.attribution import Attribution, Stretch, Teller
from riwaya.claims.choose import Option, choose_triggers
from riwaya.claims.clauses import Clauses
from riwaya.claims.climate import climate, vocabulary
from riwaya.claims.draft import Draft
from riwaya.claims.factuality import judge
from riwaya.claims.imprint import imprint
from riwaya.claims.links import link_drafts
from riwaya.claims.measured import settle_means, settle_quantities
from riwaya.claims.memory import Memory
from riwaya.claims.ownside import own_forces, settle_ours, speak_of_their_own
from riwaya.claims.parties import PartyArbiter
from riwaya.claims.proposals import Proposal
from riwaya.claims.roles import RoleReader
from riwaya.claims.signature import signature
from riwaya.claims.told import Lead, TellerArbiter, settle_factuality
from riwaya.claims.triggerfacts import Told, arms_of
from riwaya.claims.view import View
from riwaya.claims.when import TimeArbiter
from riwaya.claims.where import PlaceArbiter
from riwaya.mentions.actor.rules import ActorFinder
from riwaya.mentions.actor.theatre import collect_actor_hits, rank_theatres
from riwaya.mentions.actor.voice import own_hits, own_outlet, voice_of
from riwaya.mentions.outlet import OutletMention, find_outlets, known_outlet
from riwaya.mentions.place.homeland import foreign_state
from riwaya.mentions.place.rules import find_places
from riwaya.mentions.quantity.rules import find_counts
from riwaya.mentions.scan import Scan, scan_page
from riwaya.mentions.time.rules import find_times
from riwaya.mentions.trigger.rules import find_candidates
from riwaya.mentions.weapon.rules import find_weapons
from riwaya.model.record import SCHEMA, Document, Evidence, Published, Record, Source
from riwaya.packs.theatre import ActorForm
from riwaya.resolve.dating import date_document
from riwaya.resolve.geocode import Geocoder
from riwaya.resolve.times import Interval
from riwaya.text.page import Page, Sentence, read_page
from riwaya.text.phrases import Hit
from riwaya.text.quotes import Quotations, find_quotes
from riwaya.text.token import tokenize

LEAD = 3  # sentences after a headline in which its teller is looked for
WIDEST = 10  # days: a report dated no better than this gives its claims no days of their own


@dataclass
class Reading:
    """Everything read from one report, before it is written as a record; `explain` prints it."""

    page: Page
    scan: Scan
    theatres: tuple[str, ...]
    views: list[View] = field(default_factory=list)
    clauses: list[Clauses] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    stretches: list[list[Stretch]] = field(default_factory=list)
    outlets: list[list[OutletMention]] = field(default_factory=list)
    drops: list[Option] = field(default_factory=list)
    outlet: Teller | None = None
    proposals: list[Proposal] | None = None
    credits: tuple[Source, ...] = ()
    published: Published | None = None

    @property
    def dropped(self) -> list[tuple[int, int, str, str]]:
        """The words that were no claims after all: token range, the likeliest type, why not."""
        return [(o.candidate.first, o.candidate.last, o.type, o.reason) for o in self.drops]


def read_text(text: str, outlet: str | None = None, published: tuple[str, str] | None = None, proposals: list[Proposal] | None = None) -> Reading:
    """Read a text; `outlet` and `published` (ISO days) come from metadata where known.

    `proposals`, where given, is shown every proposal the arbiters weigh (for learning their weights)."""
    page = read_page(text)
    scan = scan_page(page)
    hits = collect_actor_hits(scan)
    theatres = rank_theatres(scan, hits, outlet)
    reading = Reading(page, scan, theatres, proposals=proposals)
    reading.published = date_document(scan, published, theatres)
    reading.outlets = [find_outlets(scan, sentence.first, sentence.last) for sentence in page.sentences]
    reading.credits = _credits(reading)
    reading.outlet = imprint(page, reading.credits, reading.outlets, outlet)
    hits |= _own_voice(reading, hits, outlet)
    _views(reading, hits)
    _claims(reading)
    return reading


def _own_voice(reading: Reading, hits: dict[int, Hit[ActorForm]], outlet: str | None) -> dict[int, Hit[ActorForm]]:
    """Names that the side in whose voice a report speaks has for its own, where no longer name begins; its outlets are renamed, too."""
    scan = reading.scan
    known = known_outlet(outlet) if outlet else None
    voice = voice_of(scan, reading.theatres, reading.outlet.actor if reading.outlet is not None else known.id if known is not None else None)
    if not voice:
        return {}
    reading.outlets = [[m._replace(id=own_outlet(voice, scan.page.slice(*m.name)) or m.id) for m in found] for found in reading.outlets]
    if reading.outlet is not None:
        reading.outlet.actor = own_outlet(voice, reading.outlet.name) or reading.outlet.actor
    own = {at: hit for sentence in scan.page.sentences for at, hit in own_hits(scan, voice, sentence.first, sentence.last).items()}
    return {at: hit for at, hit in own.items() if at not in hits or hits[at].last <= hit.last}


def _views(reading: Reading, hits: dict[int, Hit[ActorForm]]) -> None:
    scan = reading.scan
    dated = reading.published
    finder = ActorFinder(scan, hits, reading.theatres, (dated.start, dated.end) if dated else ("", ""))
    for sentence in reading.page.sentences:
        first, last = sentence.first, sentence.last
        places = find_places(scan, first, last, reading.theatres)
        actors = finder.find(first, last, {p.name[0]: p.name[1] for p in places})
        counts = find_counts(scan, first, last)
        view = View(scan, sentence, actors, places, counts, find_weapons(scan, first, last), find_times(scan, first, last))
        reading.views.append(view)
        reading.clauses.append(Clauses(scan, sentence))


def _credits(reading: Reading) -> tuple[Source, ...]:
    found = []
    text = reading.page.text
    for start, end in reading.page.credits:
        line = scan_page(read_page_line(text, start, end))
        for mention in find_outlets(line, 0, len(line.tokens), sure=True):
            span = line.page.span(*mention.name)
            found.append(Source(name=text[span[0]:span[1]], kind=mention.kind, actor=mention.id, span=span, text=text[span[0]:span[1]]))
    return tuple(found)


def read_page_line(text: str, start: int, end: int) -> Page:
    """A page of one line, its offsets those of the whole text."""
    page = Page(text)
    page.tokens = tokenize(text, start, end)
    if page.tokens:
        page.sentences = [Sentence(start, end, 0, len(page.tokens), 0, "credit", 0)]
    return page


def _claims(reading: Reading) -> None:
    scan, proposals = reading.scan, reading.proposals
    quotes = Quotations(find_quotes(reading.page.text))
    attribution = Attribution(scan, quotes, reading.outlet)
    memory = Memory(_people(scan, reading.theatres))
    parties = PartyArbiter(memory, proposals)
    places = PlaceArbiter(Geocoder(scan, reading.theatres), proposals)
    signed = signature(reading.views, quotes, reading.outlet is not None)
    settle_ours(reading.views, signed)
    tellers = TellerArbiter(attribution, quotes, proposals, reading.outlet, [], signed)
    told = Told(arms_of(reading.views))
    times = TimeArbiter(_interval(reading.published), reading.views, proposals)
    told_of = climate(reading.views)
    if proposals is not None:
        proposals.append(Proposal("climate", -1, told_of, vocabulary(reading.views), None))
    for number, (view, clauses, outlets) in enumerate(zip(reading.views, reading.clauses, reading.outlets, strict=True)):
        before = list(memory.parties[-16:])
        for actor in view.actors:
            memory.note(actor)
        stretches = attribution.read(view, clauses, outlets)
        if number + 1 < len(reading.views):
            stretches = attribution.told_next(view, stretches, reading.views[number + 1], reading.outlets[number + 1])
        own_forces(view, stretches, memory)
        speak_of_their_own(scan, view, stretches, memory, reading.theatres)
        speaker = next((s.chain[0].mention for s in reversed(stretches) if s.chain and s.chain[0].mention is not None), None)
        memory.speaker = speaker or (memory.speaker if stretches else None)
        chosen, dropped = choose_triggers(view, clauses, find_candidates(scan, view.first, view.last), {s.verb for s in stretches}, told, told_of, proposals)
        view.take(chosen)
        reading.drops += dropped
        drafts = RoleReader(view, clauses, memory).read(chosen)
        link_drafts(view, clauses, drafts, reading.drafts)
        parties.settle(view, clauses, drafts, stretches, before)
        tellers.settle(view, drafts, stretches, _lead(reading, quotes, number) if view.sentence.zone == "headline" else None)
        for draft in drafts:
            draft.factuality, draft.factuality_rule = settle_factuality(view, clauses, draft, judge(view, clauses, draft, drafts, draft.told), proposals)
            if draft.agents:
                memory.subjects.append((view.sentence.index, draft.agents[0]))
        settle_means(view, clauses, drafts, proposals)
        settle_quantities(view, clauses, drafts, proposals)
        places.settle(view, clauses, drafts)
        times.settle(view, clauses, drafts)
        told.note(view.sentence.index, chosen)
        reading.stretches.append(stretches)
        reading.drafts += drafts


def _people(scan: Scan, theatre_ids: tuple[str, ...]) -> str:
    """Whose people the civilians of a report are: those of the land it is on that has no pack, else of its first theatre."""
    land = foreign_state(scan, theatre_ids)
    return land.id if land is not None else theatre_ids[0].split("-")[0] if theatre_ids else ""


def _lead(reading: Reading, quotes: Quotations, number: int) -> Lead | None:
    """Who tells the first sentence after a headline that has a speaker: mostly he tells the headline, too."""
    for following in range(number + 1, min(number + 1 + LEAD, len(reading.views))):
        view = reading.views[following]
        told = Attribution(reading.scan, quotes, reading.outlet).read(view, reading.clauses[following], reading.outlets[following])
        if told and told[0].chain:
            candidates = find_candidates(reading.scan, view.first, view.last)
            types = {c.entry.value for group in candidates for c in group if told[0].first <= c.first < told[0].last}
            return Lead(told[0], frozenset(types))
    return None


def _interval(published: Published | None) -> Interval | None:
    if published is None or (date.fromisoformat(published.end) - date.fromisoformat(published.start)).days > WIDEST:
        return None
    return Interval(date.fromisoformat(published.start), date.fromisoformat(published.end))


def read_document(text: str, *, id: str, source: str | None = None, title: str | None = None, url: str | None = None, outlet: str | None = None,
                  published: tuple[str, str] | None = None, retrieved: str | None = None, encoding: str | None = None,
                  dated_by: str | None = None) -> Record:
    """Read one report into a record of the contract. `dated_by` says how `published` is known, where that is told."""
    reading = read_text(text, outlet, published)
    if published and dated_by and reading.published:
        reading.published = msgspec.structs.replace(reading.published, evidence=(Evidence(span=None, says=dated_by),))
    document = Document(id=id, text=text, source=source, title=title, url=url, outlet=outlet or (reading.outlet.name if reading.outlet else None),
                        retrieved=retrieved, encoding=encoding, credits=reading.credits, published=reading.published,
                        boilerplate=tuple(reading.page.boilerplate))
    return Record(schema=SCHEMA, document=document, claims=Assembler(reading).claims())
