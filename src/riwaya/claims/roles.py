"""Who did what to whom: give each trigger its agents, patients and complements by its frame.

Position and preposition decide, frame by frame (see `frames.yaml`); order of words alone is not enough in Arabic, and
case endings are not printed. Every party carries the name of the rule that placed it.
"""

from __future__ import annotations

from riwaya.claims.clauses import RELATIVES, Clauses
from riwaya.claims.draft import Draft, PartyRef
from riwaya.claims.memory import Memory
from riwaya.claims.sight import state_of
from riwaya.claims.view import View
from riwaya.mentions.actor.rules import GROUP, PERSON, POPULATION, STATE, TELLER, ActorMention
from riwaya.mentions.quantity.rules import Count
from riwaya.mentions.trigger.rules import Candidate
from riwaya.packs.language import frames

WINDOW = 28
ATTACKS = frozenset(("airstrike", "drone_strike", "shelling", "assault", "explosion", "strike", "clash"))
_OWN_DEEDS = frozenset(
    (
        "gain_control",
        "launch_operation",
        "form_unit",
        "seize",
        "capture",
        "repel",
        "destroy",
        "deploy",
        "advance",
        "pursue",
        "strike",
        "withdraw",
        "assault",
        "release",
    )
)
HARM = frozenset(("kill", "injure", "destroy", "displace", "capture", "detain"))
_ADVERBS = frozenset(
    (
        "قد",
        "وقد",
        "كان",
        "كانت",
        "كانوا",
        "وكانت",
        "وكان",
        "ايضا",
        "امس",
        "اليوم",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "السبت",
        "الاحد",
        "صباح",
        "مساء",
        "فجر",
        "ليل",
        "ظهر",
        "بدورها",
        "بدوره",
        "لا",
        "لم",
        "لن",
        "سوف",
        "تزال",
        "يزال",
        "زالت",
        "زال",
        "حاليا",
        "الان",
    )
)


class RoleReader:
    """Reads the roles of the triggers of one sentence."""

    def __init__(self, view: View, clauses: Clauses, memory: Memory) -> None:
        self.view = view
        self.scan = view.scan
        self.clauses = clauses
        self.memory = memory
        self.frames = frames()
        self.used: set[int] = set()

    def read(self, candidates: list[Candidate]) -> list[Draft]:
        """Drafts for triggers, in order of place, with what their own frames give them."""
        drafts: list[Draft] = []
        starts = [c.first for c in candidates]
        for number, candidate in enumerate(candidates):
            following = starts[number + 1] if number + 1 < len(starts) else self.view.last
            frame = {**self.frames["default"], **self.frames.get(candidate.entry.get("frame"), {})}
            draft = Draft(candidate, candidate.entry.value, frame, self.view.sentence.index)
            draft.clause = (self.clauses.start(candidate.first), self.clauses.end(candidate.first))
            self._light(draft)
            self._roles(draft, following)
            drafts.append(draft)
        return drafts

    # -- light verbs -------------------------------------------------------------------------------------------------

    def _light(self, draft: Draft) -> None:
        """The verb that carries a noun trigger: "شنت … هجوما", "تمكنت من السيطرة", "هجوم شنه …"."""
        if draft.trigger.verbal:
            return
        for i in range(draft.at - 1, max(draft.clause[0], draft.at - 14) - 1, -1):
            reading = self.scan.info[i].get("light")
            if reading is not None and self._carries(i, draft.at):
                draft.light, draft.light_at = reading.entry.value, i
                draft.factuality_rule = reading.entry.get("more")
                self._outer(draft)
                return
            if i in self.clauses.finite and reading is None:
                break
        for i in range(draft.trigger.last, min(draft.trigger.last + 6, self.view.last)):
            if i in self.view.actor_at or self.scan.tokens[i].kind == "mark":
                return
            info = self.scan.info[i]
            if (
                i + 1 in self.view.actor_at
                and self.scan.form(i).endswith(("ه", "ها", "هما"))
                and not info.has("prep", "thing", "place_head", "weapon")
                and (info.has("light", "report") or self.scan.form(i - 1) in RELATIVES or not info.readings)
            ):
                draft.carrier = i
                return

    def _carries(self, verb: int, noun: int) -> bool:
        if self.scan.info[verb].has("prep"):
            return False
        reading = self.scan.info[verb].get("light")
        if reading is None or reading.entry.value == "cause":
            return False
        masdar = reading.form.pos == "masdar"
        if masdar and noun - verb > 3:
            return False
        between = [c for c in self.view.triggers if verb < c.first < noun and c.pos != "participle"]
        return not any(c.verbal for c in between) and (not between or self._joined(noun))

    def _joined(self, noun: int) -> bool:
        return self.scan.form(noun).startswith("و")

    def _outer(self, draft: Draft) -> None:
        """A verb over the light verb: "فشلت في شن هجوم", "تمكنت من فرض سيطرتها"."""
        for i in range(draft.light_at - 1, max(draft.clause[0], draft.light_at - 4) - 1, -1):
            reading = self.scan.info[i].get("light")
            if reading is not None and reading.form.pos in ("perfect", "imperfect", "masdar") and reading.entry.value == "agent":
                draft.factuality_rule = draft.factuality_rule or reading.entry.get("more")
                draft.light_at = i
                return

    # -- roles -------------------------------------------------------------------------------------------------------

    def _roles(self, draft: Draft, following: int) -> None:
        if draft.trigger.verbal:
            self._verb(draft, following)
        elif draft.trigger.pos in ("participle", "active", "passive"):
            self._participle(draft, following)
        else:
            self._noun(draft, following)
        self._complements(draft, following)
        self._enclitic(draft)

    def _mentions_after(self, at: int, end: int) -> list[ActorMention | Count]:
        """Parties and counted people after token `at`, in order."""
        found: list[ActorMention | Count] = []
        i = at
        while i < end:
            count = self.view.count_at.get(i)
            if count is not None and count.group in ("fighter", "civilian", "person", ""):
                found.append(count)
                i = count.last
                continue
            actor = self.view.actor_at.get(i)
            if actor is not None:
                found.append(actor)
                i = actor.last
                continue
            i += 1
        return found

    def _bare_after(self, at: int, end: int) -> list[ActorMention | Count]:
        """Noun phrases after a verb that no preposition governs, up to its clause's end."""
        found: list[ActorMention | Count] = []
        for mention in self._mentions_after(at, end):
            if self._governor_of(mention) or found and self._coordinated(found[-1], mention):
                continue
            if isinstance(mention, ActorMention) and self._inside_phrase(mention, at):
                continue
            found.append(mention)
        return found

    def _inside_phrase(self, mention: ActorMention, at: int) -> bool:
        """A known name right after an ordinary noun is its genitive, not an argument: "مواقع داعش", "مطار الحوثيين"."""
        i = mention.first - 1
        if i < at or self.scan.tokens[i].kind != "word":
            return False
        return self.scan.info[i].has("thing", "place_head", "weapon") and not self.scan.form(i).startswith("ال")

    def _governor_of(self, mention: ActorMention | Count) -> str:
        if isinstance(mention, ActorMention):
            return mention.governor
        before = self.scan.group(mention.first - 1, "prep") if mention.first > self.view.first else None
        if before is not None:
            return before.entry.value
        return "" if mention.rule == "vague" else self._glued(mention.first)

    def _glued(self, i: int) -> str:
        """The preposition glued to token `i`."""
        form, readings = self.scan.form(i), self.scan.info[i].readings
        if self.scan.tokens[i].kind != "word" or form[:1] not in ("ب", "ل") or form.startswith(("بضع", "لواء")):
            return ""
        return form[0] if readings and readings[0].before in ("ب", "ل") else ""

    def _coordinated(self, left: ActorMention | Count, right: ActorMention | Count) -> bool:
        gap = range(left.last, right.first)
        return self.scan.form(right.first).startswith("و") and all(self.scan.tokens[i].kind == "mark" for i in gap)

    def _right_end(self, draft: Draft, following: int) -> int:
        end = min(self.clauses.end(draft.trigger.last - 1), draft.trigger.last + WINDOW)
        for i in range(draft.trigger.last, end):
            if self.scan.form(i) in RELATIVES:
                return i
        return end

    def _verb(self, draft: Draft, following: int) -> None:
        end = min(self._right_end(draft, following), following) if following > draft.trigger.last else self._right_end(draft, following)
        bare = self._bare_after(draft.trigger.last, end)
        topic, relative = self._topic(draft.at, draft)
        reading = draft.trigger.reading
        assert reading is not None
        frame = draft.frame
        subject_after = bool(bare) and self._adjacent(draft.trigger.last, bare[0].first)
        passive = frame.get("passive") == "yes"
        first_person = reading.form.person == 1
        if first_person:
            self._party(draft, "subj", self.memory.speaker_side(), "first person of the speaker")
            self._objects(draft, bare)
            return
        if passive and self._passive(draft, bare, topic):
            return
        if topic is not None and not (subject_after and relative and reading.after):
            plural = reading.form.number == 3 or relative or topic.last >= draft.at - 3 or not subject_after
            if plural or len(bare) < 1:
                self._place_party(draft, "subj", topic, "subject before the verb" if not relative else "head of the relative clause")
                self._objects(draft, bare)
                return
        if bare and subject_after:
            self._place_party(draft, "subj", bare[0], "subject after the verb")
            self._objects(draft, bare[1:])
            return
        if bare and draft.frame.get("obj") not in (None, "none", "place", "thing") and topic is None:
            self._objects(draft, bare)
        self._dropped(draft)

    def _objects(self, draft: Draft, bare: list[ActorMention | Count]) -> None:
        if bare and draft.frame.get("obj") not in (None, "none"):
            self._place_party(draft, "obj", bare[0], "object of the verb")

    def _adjacent(self, left: int, right: int) -> bool:
        """Only adverbs, times and marks between."""
        if right - left > 8:
            return False
        for i in range(left, right):
            form = self.scan.form(i)
            info = self.scan.info[i]
            if (
                self.scan.tokens[i].kind in ("mark", "number")
                or form in _ADVERBS
                or info.has("weekday", "unit", "month", "rank", "office", "approx", "direction")
            ):
                continue
            if any(t.first <= i < t.last for t in self.view.times):
                continue
            if any(p.first <= i < p.last for p in self.view.places):
                continue
            if i in self.view.covered or info.has("prep"):
                continue
            return False
        return True

    def _passive(self, draft: Draft, bare: list[ActorMention | Count], topic: ActorMention | Count | None) -> bool:
        """ "قتل 5 أشخاص", "إن شخصين قتلا": a verb of harm with one human phrase and no doer."""
        reading = draft.trigger.reading
        if reading is None or reading.after:
            return False
        people = [m for m in bare if self._people(m)]
        if not bare and topic is not None and (isinstance(topic, Count) or reading.form.voice == "passive" or self._people(topic)):
            self._place_party(draft, "obj", topic, "subject of a passive")
            return True
        if len(bare) == 1 and (isinstance(bare[0], Count) or people or self._singular_person(draft.trigger.last)) and topic is None:
            self._place_party(draft, "obj", bare[0], "subject of a passive")
            return True
        return False

    def _people(self, mention: ActorMention | Count) -> bool:
        if isinstance(mention, Count):
            return True
        if mention.kind in (POPULATION, PERSON):
            return True
        return mention.rule == "fighter phrase" or mention.number == 1 and mention.rule == "teller phrase"

    def _singular_person(self, at: int) -> bool:
        return self.scan.group(at, "fighter", "civilian", "person", "office") is not None

    def _topic(self, at: int, draft: Draft | None) -> tuple[ActorMention | Count | None, bool]:
        """The subject before a verb at token `at`, and whether the verb stands in a relative clause."""
        start = self.clauses.start(at)
        i = at - 1
        while i >= self.view.first and (self.scan.form(i) in _ADVERBS or self.scan.info[i].has("negation") or self.scan.info[i].has("hedge")):
            i -= 1
        if i >= self.view.first and self.scan.form(i) in RELATIVES:
            head = self._ending_at(i)
            return head, True
        best: ActorMention | Count | None = None
        for mention in self._mentions_after(start, at):
            if mention.last > at:
                break
            if self._governor_of(mention) in ("",) and not self._spent(mention, at):
                best = mention if best is None or isinstance(best, ActorMention) and best.kind == TELLER else best
        if best is None and self.scan.form(start - 1) and start > self.view.first and self.clauses.start(start - 1) != start:
            return None, False
        return best, False

    def _spent(self, mention: ActorMention | Count, at: int) -> bool:
        """Whether another finite verb stands between the phrase and the verb, or right before the phrase."""
        for i in self.clauses.finite:
            if mention.last <= i < at and not self.scan.info[i].has("light") and self.scan.form(i - 1) not in RELATIVES:
                return True
        before = mention.first - 1
        return before in self.clauses.finite and not self.scan.info[before].has("light")

    def _ending_at(self, i: int) -> ActorMention | Count | None:
        for back in range(i, max(i - 4, self.view.first), -1):
            for actor in self.view.actors:
                if actor.last == back:
                    return actor
            for count in self.view.counts:
                if count.last == back and count.group in ("fighter", "civilian", "person"):
                    return count
            if back < i and self.scan.tokens[back].kind == "word":
                break
        return None

    def _dropped(self, draft: Draft) -> None:
        """No subject said: that of the verb before it in the sentence, or of the last happening told."""
        role = draft.frame.get("subj")
        if role not in ("agent", "patient"):
            return
        reading = draft.trigger.reading
        antecedent = self.memory.last_subject(self.view.sentence.index)
        if antecedent is not None and reading is not None:
            self._party(draft, "subj", antecedent, "subject carried over")

    def _participle(self, draft: Draft, following: int) -> None:
        """ "القوات المنسحبة", "مليشيات مدعومة من": the noun before is its subject, or its object if passive."""
        head = self._ending_at(draft.at)
        for actor in self.view.actors:
            if actor.first < draft.at < actor.last:
                head = actor
        if head is None:
            return
        frame = draft.trigger.entry.get("frame")
        active_only = frame in ("move", "displace", "deploy", "surrender", "win", "take_on", "clash")
        support = frame == "aid"
        if support:
            supported = self._has_backer(draft, following)
            self._place_party(draft, "raw:patient" if supported else "raw:agent", head, "head of a participle")
            return
        role = "subj" if active_only or draft.trigger.pos == "active" else "obj"
        self._place_party(draft, role, head, "head of a participle")

    def _has_backer(self, draft: Draft, following: int) -> bool:
        form = self.scan.form(draft.at)
        return form.lstrip("ال").startswith(("مدع", "مسنود")) or self.scan.form(draft.trigger.last) in ("من", "ب")

    def _noun(self, draft: Draft, following: int) -> None:
        frame = draft.frame
        end = min(self._right_end(draft, following), max(following, draft.trigger.last))
        genitive = self._genitive(draft, end)
        role = frame.get("gen")
        if draft.light in ("agent", "patient"):
            subject, rule = self._light_subject(draft)
            if subject is not None:
                self._place_party(draft, "raw:" + self._light_role(draft), subject, rule)
                if genitive is not None and genitive is not subject:
                    done_to = role in ("agent", "struck", "patient") and frame.get("obj") != "place"
                    self._genitive_role(draft, "patient" if done_to else role or "", genitive, True)
                return
            if draft.light == "agent" and genitive is None:
                antecedent = self.memory.last_subject(self.view.sentence.index)
                if antecedent is not None:
                    self._party(draft, "raw:" + self._light_role(draft), antecedent, "subject carried over")
                return
        if draft.carrier >= 0:
            after = self._bare_after(draft.carrier + 1, min(draft.carrier + 10, self.view.last))
            if after:
                self._place_party(draft, "raw:agent", after[0], "subject of the verb after the noun")
        if genitive is not None:
            self._genitive_role(draft, role or "", genitive, bool(draft.agents))
        elif self._nisba(draft):
            return
        if not draft.agents and role != "agent" or not draft.agents and genitive is None:
            self._announcer(draft)

    def _light_role(self, draft: Draft) -> str:
        if draft.light == "patient":
            return "patient"
        subject = draft.frame.get("subj")
        return subject if subject in ("agent", "patient") else "agent"

    def _genitive(self, draft: Draft, end: int) -> ActorMention | Count | None:
        """The noun phrase in construct with a noun trigger: "مقتل خمسة جنود", "هجوم قوات حفتر"."""
        at = draft.trigger.last
        for i in range(at, min(at + 4, end)):
            mention = self.view.count_at.get(i) or self.view.actor_at.get(i)
            if mention is not None:
                if isinstance(mention, Count) and mention.group not in ("fighter", "civilian", "person", ""):
                    return None
                return None if self._governor_of(mention) else mention
            form = self.scan.form(i)
            if self.scan.info[i].has("prep", "report", "negation") or self.scan.tokens[i].kind == "mark":
                return None
            passes = self.scan.info[i].has("weapon", "approx", "atleast", "direction", "thing", "place_head")
            if not (passes or form.endswith(("ي", "ه", "ا")) or form == "اكثر"):
                return None
        return None

    def _genitive_role(self, draft: Draft, role: str, mention: ActorMention | Count, has_agent: bool) -> None:
        if role == "struck":
            role = "patient" if has_agent or isinstance(mention, Count) else self._struck(draft, mention)
        if role == "party":
            self._place_party(draft, "raw:agent" if not has_agent else "raw:patient", mention, "party to it")
            return
        if role == "attack":
            self._place_party(draft, "raw:patient", mention, "genitive of the noun")
            return
        if role in ("agent", "patient", "place", "thing", "target", "means"):
            self._place_party(draft, "raw:" + role, mention, "genitive of the noun")

    def _struck(self, draft: Draft, mention: ActorMention | Count) -> str:
        """ "استهداف حفتر للمنشآت" is his doing; "استهداف الميليشيات" is done to them."""
        if isinstance(mention, Count):
            return "patient"
        for i in range(mention.last, min(mention.last + 4, self.view.last)):
            other = self.view.actor_at.get(i)
            place = self.view.place_at.get(i)
            if (other is not None and other.governor in ("ل", "على", "")) or (place is not None and place.governor in ("ل", "على", "")):
                return "agent"
            if self.scan.form(i).startswith("لل") or self.scan.form(i) in ("علي", "ل"):
                return "agent"
            if self.scan.info[i].has("prep"):
                break
        words = {self.scan.form(k) for k in range(mention.first, mention.last)}
        if words & {"طيران", "الطيران", "طاءرات", "مقاتلات", "مدفعيه", "التحالف", "سلاح", "طاءره"}:
            return "agent"
        return "patient"

    def _nisba(self, draft: Draft) -> bool:
        """ "غارة إسرائيلية", "قصف تركي": the adjective of a state names the doer."""
        if draft.frame.get("gen") not in ("agent", "struck", "either") or draft.agents:
            return False
        for i in range(draft.trigger.last, min(draft.trigger.last + 3, self.view.last)):
            form = self.scan.form(i)
            state = state_of(form)
            if state is not None:
                draft.agents.append(PartyRef(i, i + 1, state.id, "adjective of a state"))
                return True
            if self.scan.info[i].has("prep") or self.scan.tokens[i].kind != "word":
                break
        return False

    def _light_subject(self, draft: Draft) -> tuple[ActorMention | Count | None, str]:
        verb = draft.light_at
        reading = self.scan.info[verb].get("light")
        if reading is None:
            return None, ""
        if reading.form.person == 1:
            self._party(draft, "raw:" + self._light_role(draft), self.memory.speaker_side(), "first person of the speaker")
            return None, ""
        bare = [m for m in self._bare_after(verb + 1, draft.at) if m.first < draft.at]
        if reading.form.pos == "masdar" and bare:
            return bare[0], "genitive of the light verb"
        topic, relative = self._topic(verb, draft)
        if bare and self._adjacent(verb + 1, bare[0].first):
            return bare[0], "subject of the light verb"
        if topic is not None:
            return topic, "subject before the light verb"
        return None, ""

    def _announcer(self, draft: Draft) -> None:
        """ "أعلنت قوات الوفاق تحرير …": who announces a deed of force without naming the doer did it."""
        if draft.type not in _OWN_DEEDS:
            return
        for i in range(draft.at - 1, max(self.clauses.start(draft.at), draft.at - 14) - 1, -1):
            reading = self.scan.info[i].get("report")
            if reading is None or reading.form.pos not in ("perfect", "imperfect"):
                continue
            if reading.entry.key not in ("اعلن", "اكد", "تبني", "واصل"):
                return
            subject = [m for m in self._bare_after(i + 1, draft.at) if isinstance(m, ActorMention)]
            topic, _ = self._topic(i, draft)
            who = subject[0] if subject else topic
            if isinstance(who, ActorMention) and who.kind in (GROUP, STATE) and who.role not in ("organisation", "media", "agency"):
                self._place_party(draft, "raw:agent", who, "announcer of its own deed")
            return

    # -- complements by preposition ----------------------------------------------------------------------------------

    def _complements(self, draft: Draft, following: int) -> None:
        end = self._right_end(draft, following)
        stop = self._stop(draft, following, end)
        for mention in self._mentions_after(draft.trigger.last, stop):
            gov = self._governor_of(mention)
            if not gov and self._held_by(draft, mention):
                self._complement(draft, "patient", mention, "من سيطرة")
                continue
            if not gov:
                continue
            role = self._prep_role(draft, mention, gov)
            if role in ("agent", "patient", "party"):
                self._complement(draft, role, mention, gov)
        self._coordinate(draft)

    def _held_by(self, draft: Draft, mention: ActorMention | Count) -> bool:
        """ "تحرير المدينة من سيطرة داعش", "انتزعها من أيدي الحوثيين": the former holder."""
        return (
            draft.type in ("gain_control", "withdraw", "defeat")
            and self.scan.form(mention.first - 1) in ("سيطره", "قبضه", "ايدي", "يد", "براثن")
            and (self.scan.form(mention.first - 2) == "من")
        )

    def _stop(self, draft: Draft, following: int, end: int) -> int:
        """Complements end where the next happening begins, unless that is a participle inside a phrase."""
        for other in self.view.triggers:
            if other.first >= draft.trigger.last and other.pos not in ("participle", "active", "passive"):
                return min(end, other.first)
        return end

    def _prep_role(self, draft: Draft, mention: ActorMention | Count, gov: str) -> str:
        before = self.scan.form(mention.first - 1)
        two = self.scan.form(mention.first - 2)
        if gov == "من" and two in ("قبل", "جانب", "طرف"):
            return "agent"
        if before in ("قبل", "جانب", "طرف") and two == "من" or before == "يد" and two in ("علي", "ايدي") or before in ("بيد", "بايدي", "ايدي"):
            return "agent"
        if before in ("صفوف", "بصفوف") or two in ("صفوف",):
            return "patient"
        if before in ("برصاص", "بنيران", "نيران", "رصاص", "بقصف", "بغاره", "بهجوم", "بضربات", "بقذاءف"):
            return "agent"
        if gov == "في" or gov == "ب" and draft.frame.get("ب") == "means":
            return ""
        return draft.frame.get(gov, "")

    def _complement(self, draft: Draft, role: str, mention: ActorMention | Count, gov: str) -> None:
        if role == "party":
            role = "agent" if not draft.agents else "patient"
            self._place_party(draft, "raw:" + role, mention, f"party after {gov}")
            if gov == "بين":
                self._sides(draft, mention)
            return
        target = draft.agents if role == "agent" else draft.patients
        if not target:
            self._place_party(draft, "raw:" + role, mention, f"complement with {gov}")

    def _sides(self, draft: Draft, first: ActorMention | Count) -> None:
        """ "بين أ وب من جهة، وج": those before "من جهة" on one side, the rest on the other; without it the first stands alone."""
        run: list[ActorMention] = []
        last, split = first.last, -1
        for actor in self.view.actors:
            if actor.first < first.last:
                continue
            gap = [self.scan.form(i) for i in range(last, actor.first)]
            if len(gap) > 7 or not (self.scan.form(actor.first).startswith("و") or gap and (gap[-1] in ("و", "وبين", "وكل"))):
                break
            if "جهه" in gap or "طرف" in gap or "جانب" in gap or "وبين" in gap:
                split = len(run)
            run.append(actor)
            last = actor.last
        for number, actor in enumerate(run):
            role = "agent" if split > 0 and number < split else "patient"
            self._place_party(draft, "raw:" + role, actor, "party after بين")

    def _coordinate(self, draft: Draft) -> None:
        """ "قوات حفتر ومرتزقته": parties joined to one already placed."""
        for parties in (draft.agents, draft.patients):
            for party in list(parties):
                if party.mention is None or party.rule.startswith("party after بين"):
                    continue
                last = party.mention
                for actor in self.view.actors:
                    if actor.first < last.last:
                        continue
                    gap = actor.first - last.last
                    if gap > 2 or not (self.scan.form(actor.first).startswith("و") or gap == 1 and self.scan.form(last.last) == "،" and len(parties) > 1):
                        break
                    if any(self.scan.tokens[i].kind == "word" for i in range(last.last, actor.first)):
                        break
                    if actor.first in self.clauses.finite:
                        break
                    if self.scan.form(actor.first)[1:] == "" or self._bound_otherwise(draft, actor):
                        break
                    parties.append(PartyRef(actor.core[0], actor.core[1], self._id(actor), "joined with و", actor))
                    last = actor

    def _bound_otherwise(self, draft: Draft, actor: ActorMention) -> bool:
        return any(p.first == actor.core[0] for p in (*draft.agents, *draft.patients))

    # -- enclitics ---------------------------------------------------------------------------------------------------

    def _enclitic(self, draft: Draft) -> None:
        """ "قتلوه", "استعادتها", "هجماتهم": the pronoun on a trigger."""
        reading = draft.trigger.reading
        if reading is None or not reading.after or reading.after in ("ي",):
            return
        role = draft.frame.get("obj" if draft.trigger.verbal else "gen", "")
        if reading.after == "نا":
            party = self.memory.speaker_side()
            if role in ("agent", "patient", "struck", "party"):
                self._party(draft, "raw:" + ("patient" if role == "patient" else "agent"), party, "pronoun of the speaker")
            return
        if role in ("struck", "party", "either"):
            role = "agent" if not draft.trigger.verbal and not draft.agents else "patient"
        if role not in ("agent", "patient"):
            return
        target = draft.agents if role == "agent" else draft.patients
        if target:
            return
        antecedent = self._antecedent(draft, reading.after)
        if antecedent is not None:
            self._party(draft, "raw:" + role, antecedent, "pronoun")

    def _antecedent(self, draft: Draft, pronoun: str) -> PartyRef | None:
        i = draft.at - 1
        if self.scan.form(i) in RELATIVES or self.scan.form(i - 1) in RELATIVES:
            head = self._ending_at(i if self.scan.form(i) in RELATIVES else i - 1)
            if isinstance(head, ActorMention):
                return self._ref(head, "")
        avoid = {p.actor for p in draft.agents} if draft.trigger.verbal else set()
        for actor in reversed([a for a in self.view.actors if a.last <= draft.at]):
            if actor.kind == TELLER or self._id(actor) in avoid and avoid != {None}:
                continue
            if pronoun == "ه" and actor.number == 3 and actor.kind == POPULATION:
                continue
            return self._ref(actor, "")
        return self.memory.last_party(avoid)

    # -- writing parties ---------------------------------------------------------------------------------------------

    def _place_party(self, draft: Draft, slot: str, mention: ActorMention | Count, rule: str) -> None:
        role = slot[4:] if slot.startswith("raw:") else draft.frame.get(slot, "")
        if isinstance(mention, Count):
            if role in ("patient", "agent", "none", "thing", "place", "attack"):
                role = "patient" if role in ("patient", "none") else role
                self._count_party(draft, role, mention, rule)
            return
        if role in ("place", "target", "thing", "means", "none", "attack", ""):
            if role in ("target", "thing", "attack") or role == "place" and mention.kind in (GROUP, PERSON) and slot in ("obj",):
                role = "patient"
            else:
                return
        if role == "party":
            role = "agent" if not draft.agents else "patient"
        self._party(draft, "raw:" + role, self._ref(mention, rule), rule)

    def _count_party(self, draft: Draft, role: str, count: Count, rule: str) -> None:
        """A counted phrase as a party: the party after "من" where one is named, else the phrase itself."""
        if role not in ("agent", "patient"):
            return
        target = draft.agents if role == "agent" else draft.patients
        for party in self._parties_of(count):
            if all(p.first != party.first for p in target):
                target.append(party)

    def _parties_of(self, count: Count) -> list[PartyRef]:
        i = count.last
        while i < self.view.last and (self.scan.form(i) in ("اخرين", "اخرون", "علي", "الاقل", "علي الاقل") or self._plain_adjective(i)):
            i += 1
        if self.scan.form(i) == "من":
            for k in range(i + 1, min(i + 5, self.view.last)):
                actor = self.view.actor_at.get(k)
                if actor is not None:
                    return [self._ref(actor, "counted party")]
        inside = [a for a in self.view.actors if count.first <= a.first < count.last]
        if inside and inside[0].actor:
            end = max(count.last, inside[0].last)
            return [PartyRef(count.first, end, inside[0].actor, "counted people", inside[0])]
        actor_id = None
        if count.group == "civilian" and self.memory.theatre:
            actor_id = f"{self.memory.theatre}/civilians"
        return [PartyRef(count.first, count.last, actor_id, "counted people")]

    def _plain_adjective(self, i: int) -> bool:
        form = self.scan.form(i)
        if self.scan.tokens[i].kind != "word" or self.scan.info[i].has("prep"):
            return False
        return form.endswith(("ين", "يا", "ه", "ون")) and not form.startswith(("ال", "و"))

    def _party(self, draft: Draft, slot: str, party: PartyRef | None, rule: str) -> None:
        role = slot[4:] if slot.startswith("raw:") else draft.frame.get(slot, "")
        if party is None or role not in ("agent", "patient"):
            return
        target = draft.agents if role == "agent" else draft.patients
        if all((p.first, p.actor) != (party.first, party.actor) for p in target):
            target.append(PartyRef(party.first, party.last, party.actor, rule, party.mention))

    def _id(self, actor: ActorMention) -> str | None:
        return self.memory.identify(actor)

    def _ref(self, actor: ActorMention, rule: str) -> PartyRef:
        begin, last = actor.core if actor.kind == PERSON else (actor.first, actor.last)
        return PartyRef(begin, last, self._id(actor), rule, actor)
