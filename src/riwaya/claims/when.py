"""Settle when: every expression of time in sight, the days of the happenings before, the news lead, and no time, weighed."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, When
from riwaya.claims.moments import Asked, Moment, TimeFacts, time_facts
from riwaya.claims.proposals import Proposal
from riwaya.claims.story import last_told
from riwaya.claims.view import View
from riwaya.packs.weights import Evidence, named, weights
from riwaya.resolve.times import Interval, resolve_in_order, resolve_time, starting_point


class TimeArbiter:
    """Settles the times of the drafts of a report, sentence by sentence."""

    def __init__(self, published: Interval | None, views: list[View], proposals: list[Proposal] | None) -> None:
        self.published = published
        self.views = views
        self.proposals = proposals
        self.table = weights("time")
        self.facts: TimeFacts = time_facts(self.table)
        self.moments: list[Moment] = []
        self.seen: dict[Interval | None, Moment] = {}
        self.done: list[tuple[Draft, Moment]] = []
        self.usual: Counter[Interval | None] = Counter()

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft]) -> None:
        """Settle one sentence."""
        if self.published is None:
            return
        here = self._here(view, self.published)
        if drafts:
            ahead, defaults = self._ahead(view, here, self.published), _defaults(self.published)
            for draft in drafts:
                self._take(draft, self._choose(view, clauses, draft, here, [*here, *self._back(here), *ahead, *defaults], self.published))
        self.moments += here
        for moment in here:
            self.seen.pop(moment.interval, None)
            self.seen[moment.interval] = moment

    def _choose(self, view: View, clauses: Clauses, draft: Draft, here: list[Moment], options: list[Moment], published: Interval) -> Moment:
        told = last_told(self.done, draft)
        asked = Asked(view, clauses, draft, len(here), bool(self.moments), told, published, self._begins(view), self.usual, len(self.done))
        best, top = options[0], float("-inf")
        for number, moment in enumerate(options):
            evidence = self.facts.about(asked, moment, number)
            if self.proposals is not None:
                self._propose(draft, moment, evidence)
            score = self.table.total([e.score for e in evidence]) if self.table else -float(number)
            if score > top:
                best, top = moment, score
        return best

    def _begins(self, view: View) -> bool:
        """Whether a sentence begins a paragraph."""
        index = view.sentence.index
        return index == 0 or self.views[index - 1].sentence.paragraph != view.sentence.paragraph

    def _propose(self, draft: Draft, moment: Moment, evidence: list[Evidence]) -> None:
        assert self.proposals is not None
        value = (moment.interval.start.isoformat(), moment.interval.end.isoformat()) if moment.interval else None
        features = named(evidence)
        self.proposals.append(Proposal("time", draft.at, draft.type, features, value))

    def _take(self, draft: Draft, moment: Moment) -> None:
        self.done.append((draft, moment))
        self.usual[moment.interval] += 1
        if moment.interval is None:
            return
        mention = moment.mention if moment.where in ("sentence", "start of") else None
        basis = mention.rule if mention is not None else "publication" if moment.where == "lead" else "paragraph"
        draft.when = When(moment.interval, mention, basis, f"time from {moment.where}")

    def _here(self, view: View, published: Interval) -> list[Moment]:
        context = self.moments[-1].interval if self.moments else None
        found: list[Moment] = []
        place = view.sentence.index, view.sentence.paragraph
        for mention, interval in zip(view.times, resolve_in_order([m.expr for m in view.times], published, context), strict=True):
            if interval is None:
                continue
            found.append(Moment(interval, mention, "sentence", *place))
            point = starting_point(mention.expr)
            start = resolve_time(point, published, context) if point is not mention.expr else None
            if start is not None and start != interval:
                found.append(Moment(start, mention, "start of", *place))
        return found

    def _ahead(self, view: View, here: list[Moment], published: Interval) -> list[Moment]:
        """A headline takes the day that the body gives the same happening: the first days named after it; a sentence, that of its paragraph."""
        index = view.sentence.index
        if here:
            return []
        found: list[Moment] = []
        for later in self.views[index + 1:index + 4]:
            if index > 1 and later.sentence.paragraph != view.sentence.paragraph:
                break
            for mention in later.times:
                interval = resolve_time(mention.expr, published, None)
                if interval is not None and all(interval != m.interval for m in found):
                    found.append(Moment(interval, mention, f"ahead {len(found)}", later.sentence.index, later.sentence.paragraph))
            if len(found) >= 2:
                break
        return found[:2]

    def _back(self, here: list[Moment]) -> list[Moment]:
        """The last two days named before, and the day of a happening told before."""
        found: list[Moment] = []
        seen = {m.interval for m in here}
        for moment in reversed(self.seen.values()):
            if moment.interval not in seen:
                seen.add(moment.interval)
                found.append(Moment(moment.interval, moment.mention, f"back {len(found)}", moment.sentence, moment.paragraph))
            if len(found) == 2:
                break
        for _, moment in reversed(self.done[-6:]):
            if moment.interval is not None and moment.interval not in seen:
                found.append(Moment(moment.interval, moment.mention, "told", moment.sentence, moment.paragraph))
                break
        return found


def _defaults(published: Interval) -> list[Moment]:
    """What a report can mean without saying: the day before or that of publication, that day alone, no day."""
    lead = Interval(published.start - timedelta(days=1), published.end)
    return [Moment(lead, None, "lead"), Moment(published, None, "publication day"), Moment(None, None, "none")]
