"""Settle when: every expression of time in sight, the days of the happenings before, the news lead, and no time, weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, When
from riwaya.claims.moments import Asked, Moment, TimeFacts, time_facts
from riwaya.claims.proposals import Proposal
from riwaya.claims.story import last_told
from riwaya.claims.view import View
from riwaya.mentions.time.expr import Expr
from riwaya.packs.weights import Evidence, named, weights
from riwaya.resolve import daymask
from riwaya.resolve.times import Interval, resolve_in_order, starting_point

BEFORE_IT, NAMED_WITHIN = "so long before it", 6


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
        """Settle one sentence. An undated report still tells full dates: "فجر الاثنين 30 أكتوبر 2017"."""
        here = self._here(view)
        if drafts:
            ahead, defaults = self._ahead(view, here), _defaults(self.published)
            for draft in drafts:
                back = [m for m in self._back(here) if self.published is not None or m.paragraph == view.sentence.paragraph]
                self._take(draft, self._choose(view, clauses, draft, here, [*here, *back, *ahead, *defaults]))
        self.moments += here
        for moment in here:
            self.seen.pop(moment.interval, None)
            self.seen[moment.interval] = moment

    def _choose(self, view: View, clauses: Clauses, draft: Draft, here: list[Moment], options: list[Moment]) -> Moment:
        told = last_told(self.done, draft)
        asked = Asked(view, clauses, draft, len(here), bool(self.moments), told, self.published, self._begins(view), self.usual, len(self.done))
        best, top = options[0], float("-inf")
        for number, moment in enumerate(options):
            if not _may_tell(moment, draft):
                continue
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

    def _resolved(self, exprs: Sequence[Expr], context: Interval | None = None) -> list[Interval | None]:
        """The days of expressions in order; in an undated report of those alone that are the same whenever it was published."""
        if self.published is not None:
            return resolve_in_order(exprs, self.published, context)
        early, late = (resolve_in_order(exprs, Interval(day, day), context) for day in (daymask.ORIGIN, daymask.LAST))
        return [a if a == b else None for a, b in zip(early, late, strict=True)]

    def _here(self, view: View) -> list[Moment]:
        context = self.moments[-1].interval if self.moments else None
        found: list[Moment] = []
        place = view.sentence.index, view.sentence.paragraph
        for mention, interval in zip(view.times, self._resolved([m.expr for m in view.times], context), strict=True):
            if interval is not None:
                found.append(Moment(interval, mention, "sentence", *place))
            point = starting_point(mention.expr)
            start = self._resolved([point], context)[0] if point is not mention.expr and (interval or not self.published) else None
            if start is not None and start != interval:
                found.append(Moment(start, mention, "start of", *place))
        return found

    def _ahead(self, view: View, here: list[Moment]) -> list[Moment]:
        """A headline takes the day that the body gives the same happening: the first days named after it; a sentence, that of its paragraph."""
        index = view.sentence.index
        if self.published is None or here:
            return []
        found: list[Moment] = []
        for later in self.views[index + 1:index + 4]:
            if index > 1 and later.sentence.paragraph != view.sentence.paragraph:
                break
            for mention in later.times:
                interval = self._resolved([mention.expr])[0]
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


def _may_tell(moment: Moment, draft: Draft) -> bool:
    """Whether a day may be that of a claim: "قبل يومين من الهدنة" tells the day of what is named after it, and of nothing else."""
    mention = moment.mention
    if mention is None or mention.rule != BEFORE_IT:
        return True
    return moment.where == "sentence" and mention.last < draft.at <= mention.last + NAMED_WITHIN


def _defaults(published: Interval | None) -> list[Moment]:
    """What a report can mean without saying: the day before or that of publication, that day alone, no day."""
    if published is None:
        return [Moment(None, None, "none")]
    lead = Interval(published.start - timedelta(days=1), published.end)
    return [Moment(lead, None, "lead"), Moment(published, None, "publication day"), Moment(None, None, "none")]
