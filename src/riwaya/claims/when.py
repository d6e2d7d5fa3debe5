"""Settle when: every expression of time in sight, the days of the happenings before, the news lead, and no time, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from riwaya.claims.clauses import Clauses
from riwaya.claims.draft import Draft, When
from riwaya.claims.path import path
from riwaya.claims.proposals import Proposal
from riwaya.claims.view import View
from riwaya.mentions.time.rules import TimeMention
from riwaya.packs.weights import weights
from riwaya.resolve.times import Interval, resolve_time


@dataclass(slots=True)
class Moment:
    """A possible answer: days (None for no time), expression, where it comes from."""

    interval: Interval | None
    mention: TimeMention | None
    where: str
    sentence: int = -1
    paragraph: int = -1


class TimeArbiter:
    """Settles the times of the drafts of a report, sentence by sentence."""

    def __init__(self, published: Interval | None, views: list[View], proposals: list[Proposal] | None) -> None:
        self.published = published
        self.views = views
        self.proposals = proposals
        self.table = weights("time")
        self.moments: list[Moment] = []
        self.done: list[tuple[Draft, Moment]] = []

    def settle(self, view: View, clauses: Clauses, drafts: list[Draft]) -> None:
        """Settle one sentence."""
        if self.published is None:
            return
        here = self._here(view)
        ahead = self._ahead(view, here)
        for draft in drafts:
            pool = [*here, *self._back(here), *ahead, *self._defaults(view)]
            best: tuple[float, Moment] | None = None
            for number, moment in enumerate(pool):
                facts = self._facts(view, clauses, draft, moment, number, here)
                if self.proposals is not None:
                    value = (moment.interval.start.isoformat(), moment.interval.end.isoformat()) if moment.interval else None
                    self.proposals.append(Proposal("time", draft.at, draft.type, facts, value))
                score = self.table.score(facts) if self.table else -float(number)
                if best is None or score > best[0]:
                    best = (score, moment)
            assert best is not None
            self._take(draft, best[1])
        self.moments += here

    def _take(self, draft: Draft, moment: Moment) -> None:
        self.done.append((draft, moment))
        if moment.interval is not None:
            basis = moment.mention.rule if moment.mention is not None and moment.where == "sentence" else "publication" if moment.where == "lead" else "paragraph"
            draft.when = When(moment.interval, moment.mention if moment.where == "sentence" else None, basis, f"time from {moment.where}")

    def _here(self, view: View) -> list[Moment]:
        assert self.published is not None
        context = self.moments[-1].interval if self.moments else None
        found = []
        for mention in view.times:
            interval = resolve_time(mention.expr, self.published, context)
            if interval is not None:
                found.append(Moment(interval, mention, "sentence", view.sentence.index, view.sentence.paragraph))
        return found

    def _ahead(self, view: View, here: list[Moment]) -> list[Moment]:
        """A headline takes the day that the body gives the same happening: the first days named after it."""
        assert self.published is not None
        if view.sentence.index > 1 or here:
            return []
        found: list[Moment] = []
        for later in self.views[view.sentence.index + 1:view.sentence.index + 4]:
            for mention in later.times:
                interval = resolve_time(mention.expr, self.published, None)
                if interval is not None and all(interval != m.interval for m in found):
                    found.append(Moment(interval, mention, f"ahead {len(found)}", later.sentence.index, later.sentence.paragraph))
            if len(found) >= 2:
                break
        return found[:2]

    def _back(self, here: list[Moment]) -> list[Moment]:
        found: list[Moment] = []
        seen = {m.interval for m in here}
        for moment in reversed(self.moments):
            if moment.interval not in seen:
                seen.add(moment.interval)
                found.append(Moment(moment.interval, moment.mention, f"back {len(found)}", moment.sentence, moment.paragraph))
            if len(found) == 2:
                break
        for _, moment in reversed(self.done[-6:]):
            if moment.interval is not None and moment.interval not in seen:
                seen.add(moment.interval)
                found.append(Moment(moment.interval, moment.mention, "told", moment.sentence, moment.paragraph))
                break
        return found

    def _defaults(self, view: View) -> list[Moment]:
        assert self.published is not None
        lead = Interval(self.published.start - timedelta(days=1), self.published.end)
        return [Moment(lead, None, "lead"), Moment(self.published, None, "publication day"), Moment(None, None, "none")]

    def _facts(self, view: View, clauses: Clauses, draft: Draft, moment: Moment, number: int, here: list[Moment]) -> tuple[str, ...]:
        where, zone = moment.where, view.sentence.zone
        early = "first" if view.sentence.index == 0 else "lead" if view.sentence.index <= 2 else "body"
        found = [f"{where}", f"{where} {draft.type}", f"{where} {zone}", f"{where} {early}", f"{where} here {min(len(here), 2)}", f"{where} {early} here {min(len(here), 1)}",
                 f"{where} told {bool(self.moments)} {early}", f"{where} fact {draft.factuality}", f"{where} pos {draft.trigger.pos}", f"{where} attributed {draft.told is not None}",
                 f"{where} paragraph {min(view.sentence.paragraph, 4)}"]
        if where == "sentence" and moment.mention is not None:
            found += self._near(view, clauses, draft, moment.mention, number)
        elif moment.sentence >= 0:
            same = moment.paragraph == view.sentence.paragraph
            gap = view.sentence.index - moment.sentence
            found += [f"{where} same paragraph {same}", f"{where} gap {min(gap, 4)}", f"{where} same {same} here {min(len(here), 1)} {early}"]
            if moment.mention is not None:
                found.append(f"{where} rule {moment.mention.rule}")
        found += self._story(draft, moment)
        return tuple(found)

    def _near(self, view: View, clauses: Clauses, draft: Draft, mention: TimeMention, number: int) -> list[str]:
        at, last = draft.at, draft.trigger.last
        after = mention.first >= last
        gap = mention.first - last if after else at - mention.last
        bucket = "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "13-24" if gap <= 24 else "25+"
        side = "after" if after else "before"
        inside = clauses.start(at) == clauses.start(mention.first)
        between = sum(1 for t in view.triggers if (last <= t.first < mention.first if after else mention.last <= t.first < at))
        rivals = sum(1 for t in view.times if t is not mention and (last <= t.first < mention.first if after else mention.last <= t.first < at))
        found = [f"{side} {bucket}", f"{side} clause {inside}", f"{side} triggers {min(between, 3)}", f"{side} rivals {min(rivals, 1)}", f"{side} {inside} {min(between, 2)} {min(rivals, 1)}",
                 f"number {number}", f"rule {mention.rule}", f"rule {mention.rule} {inside}", f"governor {mention.governor} {side} {inside}", f"{draft.type} {side} {bucket}"]
        way = path(view, clauses, last, mention.first) if after else path(view, clauses, mention.last, at)
        found += [f"{side} path {way}"]
        if mention.first - view.first <= 2:
            found.append("opens the sentence")
        report = any(view.scan.info[i].has("report") for i in range(max(view.first, mention.first - 4), mention.first))
        found.append(f"after a reporting verb {report} {inside}")
        return found

    def _story(self, draft: Draft, moment: Moment) -> list[str]:
        found = []
        last = self.done[-1] if self.done else None
        same = next((d for d in reversed(self.done[-12:]) if d[0].type == draft.type), None)
        link = next((d for d in self.done[-8:] if d[0] is draft.link), None)
        for name, other in (("last", last), ("same type", same), ("link", link)):
            if other is None:
                continue
            near = "same sentence" if other[0].sentence == draft.sentence else "before"
            agrees = other[1].interval == moment.interval
            found += [f"{name} agrees {agrees} {near}", f"{name} agrees {agrees} {near} {moment.where}"]
        return found
