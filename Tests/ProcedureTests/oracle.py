#!/usr/bin/env python3
"""A second reckoning of the procedure's duties, written from the law's digest and Procedure/Specification.md alone.

    oracle.py CALENDAR SEED COUNT

Prints one line of JSON with calendars (the file's, and some with working Saturdays), then COUNT lines, each a random case or
portal: what was stated, which statements are refused, and how every duty then stands. The tests compare. Python's standard
library only; days in Almaty are UTC+5, which holds for the years used here.
"""

import bisect
import calendar as months_of
import datetime
import json
import random
import sys

DAY = 86_400
EAST = 5 * 3_600
EPOCH = datetime.date(1970, 1, 1)


# Days and seconds.

def date_of(instant):
    return EPOCH + datetime.timedelta((instant + EAST) // DAY)


def first_second(date):
    return (date - EPOCH).days * DAY - EAST


def last_second(date):
    return first_second(date) + DAY - 1


def days_later(date, count):
    return date + datetime.timedelta(count)


def months_later(date, count):
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(date.day, months_of.monthrange(year, month + 1)[1]))


class WorkingDays:
    """All working days of a calendar file, in order."""

    def __init__(self, text):
        lines = [line.split() for line in text.splitlines()[2:]]
        named = {(word, datetime.date.fromisoformat(day)) for word, day in lines}
        self.first = next(day for word, day in named if word == "from")
        self.last = next(day for word, day in named if word == "until")
        every = [days_later(self.first, n) for n in range((self.last - self.first).days + 1)]
        self.days = [
            day for day in every
            if ("working", day) in named or day.weekday() < 5 and ("off", day) not in named]

    def after(self, day, count):
        if days_later(day, 1) < self.first:
            return None
        index = bisect.bisect_right(self.days, day) + count - 1
        return self.days[index] if index < len(self.days) else None

    def before(self, day, count):
        if days_later(day, -1) > self.last:
            return None
        index = bisect.bisect_left(self.days, day) - count
        return self.days[index] if index >= 0 else None


# What may be stated: acts with the kind of their time, what they come after, whether they may precede the receipt.

TIMED = {"called-1424", "contacted", "rights-explained"}
OF_SITTING = {"papers-sent", "representative-invited", "sitting-held", "sitting-decided", "copy-sent"}
FINDINGS = {
    "accepted", "assistance-ended", "suspended", "suspension-ended", "accusation-found",
    "accusation-rebutted", "conflict-noticed", "conflict-resolved", "money-found",
    "money-returned", "gift-found", "gift-handed-over", "retaliation-reported"}
COMES_AFTER = {
    "decision-told": "decision-taken", "sitting-decided": "sitting-held",
    "copy-sent": "sitting-decided", "suspension-ended": "suspended",
    "accusation-rebutted": "accusation-found", "conflict-resolved": "conflict-noticed",
    "money-returned": "money-found", "gift-handed-over": "gift-found"}
ACTS = sorted(TIMED | OF_SITTING | FINDINGS | set(COMES_AFTER) | {
    "application-sent", "annex-1-sent", "measures-taken", "referred", "decision-taken",
    "penalty-imposed", "bundle-made"})
WHEN_CLOSED = {"accepted", "assistance-ended", "retaliation-reported", "bundle-made"}
GROUNDS = [
    "incapacity", "leave-or-mission", "public-duties", "training", "court-appeal", "proceedings"]
TRACKS = {
    "K0": "triage", "K1": "algorithm", "K2": "algorithm", "K3": "incitement", "K4": "measures",
    "K5": "measures", "K6": "discipline", "K7": "discipline", "K8": "discipline",
    "K9": "inaction", "K10": "protection", "K11": "inaction", "K12": "none"}


class Refused(Exception):
    pass


def demand(condition):
    if not condition:
        raise Refused


class Act:
    def __init__(self, when, grade, said):
        self.when, self.grade, self.said = when, grade, said
        self.day = when if isinstance(when, datetime.date) else date_of(when)
        self.first = first_second(when) if isinstance(when, datetime.date) else when


def earlier(one, other):
    """Seconds against seconds; as soon as one is only a day, days."""
    if isinstance(one, datetime.date) or isinstance(other, datetime.date):
        day = [x if isinstance(x, datetime.date) else date_of(x) for x in (one, other)]
        return day[0] < day[1]
    return one < other


class Case:
    def __init__(self, received):
        self.received = received
        self.kinds, self.concerns, self.acts, self.agreements = [], set(), {}, {}
        self.sittings, self.pauses, self.stepped_back, self.excuses = {}, [], {}, {}
        self.channel = self.form = self.reporter = self.notice = self.breach = self.ended = None
        self.closed = False

    def track(self):
        if not self.kinds:
            return "triage"
        kind, offence = self.kinds[-1]
        return "algorithm" if offence else TRACKS[kind]

    def act(self, what, sitting=None):
        return self.acts.get((what, sitting))

    def state(self, word, f, by, said):
        demand(by not in self.stepped_back)
        demand(not (word == "recuse" and f["instead"] == by))
        demand(said >= self.received - 600)
        if self.closed:
            demand(
                word in ("reopen", "hold", "recuse")
                or word == "act" and f["what"] in WHEN_CLOSED)
        getattr(self, "state_" + word.replace("-", "_"))(f, by, said)

    def not_later(self, when, said):
        demand(not earlier(said, when))

    def after_receipt(self, when):
        if self.channel is not None and self.channel != 5:
            demand(not earlier(when, days_later(date_of(self.received), -7)))
        else:
            demand(not earlier(when, self.received - 600))

    def state_triage(self, f, by, said):
        self.concerns = set(f["concerns"])

    def state_classify(self, f, by, said):
        demand(not self.kinds or f["ground"] != "-")
        self.kinds.append((f["kind"], f["offence"] if f["offence"] != "-" else None))

    def right_confirmation(self, channel, form):
        return "application-sent" if channel in (1, 2) and form == "written" else "annex-1-sent"

    def fits(self, outcome, reporter):
        if outcome and reporter:
            demand(outcome != "concluded" if reporter == "anonymous" else outcome != "anonymous")

    def state_reception(self, f, by, said):
        right = self.right_confirmation(f["channel"], f["form"])
        sent = {w for w in ("application-sent", "annex-1-sent") if self.act(w)}
        demand(not sent or right in sent)
        self.fits(self.agreements.get("D1", (None,))[0], f["reporter"])
        self.channel, self.form, self.reporter = f["channel"], f["form"], f["reporter"]

    def state_act(self, f, by, said):
        what, when, sitting = f["what"], f["when"], f.get("sitting")
        day = when if isinstance(when, datetime.date) else date_of(when)
        self.not_later(when, said)
        if what not in FINDINGS:
            self.after_receipt(when)
        if what in OF_SITTING:
            demand(sitting in self.sittings)
            held_on = self.sittings[sitting]
            if what in ("papers-sent", "representative-invited"):
                demand(day <= held_on)
            if what == "sitting-held":
                demand(day == held_on)
        if what in ("application-sent", "annex-1-sent") and self.channel:
            demand(what == self.right_confirmation(self.channel, self.form))
        if what == "penalty-imposed":
            demand(self.breach is not None and day >= self.breach["detected"])
            for ground, first, last in self.pauses:
                demand(ground == "proceedings" or day < first or last is not None and day > last)
        before = self.act(COMES_AFTER.get(what), sitting)
        demand(before is not None or what not in COMES_AFTER or what == "conflict-resolved")
        demand(before is None or not earlier(when, before.when))
        for later, sooner in COMES_AFTER.items():
            if sooner == what and self.act(later, sitting):
                demand(not earlier(self.act(later, sitting).when, when))
        self.acts[what, sitting] = Act(when, f["grade"], said)

    def state_agreement(self, f, by, said):
        demand(f["duty"] != "D9a" or self.notice)
        self.not_later(f["at"], said)
        self.after_receipt(f["at"])
        if f["duty"] == "D1":
            self.fits(f["outcome"], self.reporter)
        self.agreements[f["duty"]] = (f["outcome"], Act(f["at"], f["grade"], said))

    def state_sitting(self, f, by, said):
        held = self.act("sitting-held", f["sitting"])
        demand(held is None or held.day == f["on"])
        self.sittings[f["sitting"]] = f["on"]

    def state_appeal_notice(self, f, by, said):
        demand(f["received"] >= f["appealed"])
        self.not_later(f["received"], said)
        self.notice = f

    def state_breach(self, f, by, said):
        self.not_later(f["detected"], said)
        demand(f["detected"] >= f["committed"])
        if isinstance(f["ended"], datetime.date):
            self.not_later(f["ended"], said)
            demand(f["ended"] >= f["committed"])
        self.breach = f

    def state_proceedings_closed(self, f, by, said):
        self.not_later(f["on"], said)
        self.ended = f["on"]

    def state_pause_began(self, f, by, said):
        self.not_later(f["on"], said)
        demand(not any(g == f["ground"] and last is None for g, _, last in self.pauses))
        self.pauses.append((f["ground"], f["on"], None))

    def state_pause_ended(self, f, by, said):
        self.not_later(f["last-day"], said)
        running = [p for p in self.pauses if p[0] == f["ground"] and p[2] is None]
        demand(running and f["last-day"] >= running[0][1])
        self.pauses[self.pauses.index(running[0])] = (*running[0][:2], f["last-day"])

    def state_recuse(self, f, by, said):
        self.stepped_back[by] = f["instead"]

    def state_not_owed(self, f, by, said):
        demand(f["duty"] not in ("D14", "D15"))
        self.excuses[f["duty"]] = said

    def state_close(self, f, by, said):
        demand(self.kinds)
        self.closed = True

    def state_reopen(self, f, by, said):
        demand(self.closed)
        self.closed = False

    def state_escalate(self, f, by, said):
        pass

    def state_hold(self, f, by, said):
        demand(f["until"] == "-" or f["until"] >= date_of(said))


# How a duty stands.

def judge(limit, now, done=None, not_owed=None, excused_at=None):
    """A limit is seconds, a day, None, ("standing", days) or "unknown"."""
    last = last_second(limit) if isinstance(limit, datetime.date) else limit
    if not isinstance(last, int):
        last = None

    def late(when):
        if isinstance(limit, datetime.date) and isinstance(when, datetime.date):
            return max(0, (when - limit).days) * DAY
        first = first_second(when) if isinstance(when, datetime.date) else when
        return max(0, first - last) if last is not None else 0

    def with_late(word, seconds):
        return f"{word} late {seconds}" if seconds else word

    if done:
        if limit == "unknown":
            return "not provable"
        seconds = late(done.when)
        if not seconds and done.grade == "C" and last is not None and done.said > last:
            return "not provable"
        return with_late("done", seconds)
    if not_owed:
        return "not owed " + not_owed
    if excused_at is not None:
        return with_late("excused", late(excused_at))
    if last is not None and now > last:
        return f"overdue {now - last}"
    return "open"


def show(limit):
    if limit is None:
        return "no figure"
    if isinstance(limit, tuple):
        return f"standing {limit[1]}"
    if isinstance(limit, int):
        moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=limit + EAST)
        return moment.strftime("%Y-%m-%d %H:%M:%S")
    return str(limit)


def paused(start, count, pauses):
    """Adds to the end the paused days between start and end until nothing is added any more."""
    plain = months_later(start, count)
    shut = [(first, last) for _, first, last in pauses if last is not None]
    stuck = [first for _, first, last in pauses if last is None]

    def inside(until):
        every = set()
        for first, last in shut:
            day = max(first, days_later(start, 1))
            while day <= min(last, until):
                every.add(day)
                day = days_later(day, 1)
        return len(every)

    end = plain
    while days_later(plain, inside(end)) != end:
        end = days_later(plain, inside(end))
    if stuck and min(stuck) <= end:
        until = max(days_later(min(stuck), -1), start)
        run = (until - start).days - inside(until)
        return ("standing", (plain - start).days - run)
    return end


class Reckoner:
    def __init__(self, case, now, working, line, unavailable):
        self.case, self.now, self.working = case, now, working
        self.owner = self.resolve(line, unavailable)
        self.lines = []

    def resolve(self, line, unavailable):
        roles = {"head": "head", "secretary": "secretary", "superior": "superior-head"}
        about = {roles.get(word, word) for word in self.case.concerns}
        back = self.case.stepped_back
        for role, holder in line:
            if role in about or holder in unavailable:
                continue
            if holder in back:
                instead = back[holder]
                if instead == "-" or instead in unavailable or instead in back:
                    continue
                return f"{role} {instead}"
            return f"{role} {holder}"
        return "- -"

    def add(self, duty, limit, part="", number=0, owner=None, **how):
        if "excused_at" not in how or how["excused_at"] is None:
            how["excused_at"] = self.case.excuses.get(duty)
        name = " ".join(x for x in (part, str(number) if number else "") if x)
        text = (name + ": " if name else "") + f"{show(limit)} {judge(limit, self.now, **how)}"
        self.lines.append(f"{duty} {text} {owner or self.owner}")

    def working_limit(self, day, count):
        if self.working is None:
            return "unknown"
        found = self.working.after(day, count) if count > 0 else self.working.before(day, -count)
        return found or "unknown"

    def first(self, *acts):
        done = [self.case.act(a) for a in acts if self.case.act(a)]
        return min(done, key=lambda act: act.first) if done else None

    def outcome(self, duty):
        outcome, act = self.case.agreements.get(duty, (None, None))
        return (
            act if outcome == "concluded" else None,
            "anonymous" if outcome == "anonymous" else None,
            act.when if outcome in ("declined", "no-answer") else None)

    def reckon(self):
        self.algorithm()
        self.sittings()
        self.appeal()
        self.protection()
        self.penalty()
        self.servant()
        return self.lines

    def algorithm(self):
        case = self.case
        tracks = {"algorithm" if o else TRACKS[k] for k, o in case.kinds}
        now = case.track() in ("algorithm", "triage")
        gone = None if now else "reclassified"
        day = date_of(case.received)
        anonymous = "anonymous" if case.reporter == "anonymous" else None
        if now or "algorithm" in tracks:
            service = "service-has-it" if self.owner.startswith("service ") else None
            done, nobody, refused_at = self.outcome("D1")
            self.add("D1", case.received + DAY, done=done, excused_at=refused_at,
                     not_owed=gone or anonymous or nobody)
            self.add("D2", case.received + DAY, done=self.first("called-1424"),
                     not_owed=gone or service)
            self.add("D3", self.working_limit(day, 3), not_owed=gone or service,
                     done=self.first("application-sent", "annex-1-sent"))
            contact = case.act("contacted")
            self.add("D4", contact.when if contact else None, done=self.first("rights-explained"),
                     not_owed=gone or anonymous)
        if now or tracks & {"algorithm", "incitement"}:
            outsider = "reporter-not-civil-servant" if case.reporter in ("employee", "citizen") \
                else None
            self.add("D5", months_later(day, 1), done=self.first("measures-taken", "referred"),
                     not_owed=(None if case.track() == "incitement" else gone) or outsider)
        if now or "algorithm" in tracks:
            decision = case.act("decision-taken")
            self.add("D6", decision.day if decision else None, done=self.first("decision-told"),
                     not_owed=gone)

    def sittings(self):
        for number, day in sorted(self.case.sittings.items()):
            self.add("D7", self.working_limit(day, -3), "papers", number,
                     done=self.case.act("papers-sent", number))
            self.add("D7", days_later(day, -1), "invitation", number,
                     done=self.case.act("representative-invited", number))
        for number in sorted(self.case.sittings):
            decided = self.case.act("sitting-decided", number)
            if decided:
                self.add("D8", self.working_limit(decided.day, 3), number=number,
                         done=self.case.act("copy-sent", number))

    def appeal(self):
        notice = self.case.notice
        if not notice:
            return
        answers = [
            act for (what, _), act in self.case.acts.items()
            if what == "sitting-decided" and act.day >= notice["received"]]
        answers.sort(key=lambda act: (act.day, act.said))
        self.add("D9", days_later(notice["appealed"], 30), done=answers[0] if answers else None)
        done, nobody, refused_at = self.outcome("D9a")
        self.add("D9a", None, done=done, excused_at=refused_at,
                 not_owed=nobody if notice["service"] else "no-service-agreement")

    def protection(self):
        begun = [
            self.case.act(what).day for what in ("accepted", "assistance-ended")
            if self.case.act(what)]
        if begun:
            end = months_later(max(begun), 36)
            over = self.now > last_second(end)
            self.add("D10", end, not_owed="term-ended" if over else None)
        elif self.case.track() in ("algorithm", "triage", "protection"):
            self.add("D10", None)

    def penalty(self):
        case, imposed = self.case, self.case.act("penalty-imposed")
        owner = "punishing -"
        if case.breach:
            b = case.breach
            short = b["regime"] == "ordinary"
            start, part, count = b["detected"], "detection", 1 if short else 3
            if b["regime"] == "discrediting" and case.ended:
                start, part, count = case.ended, "closed-case", 3
            self.add("D11", paused(start, count, case.pauses), part, owner=owner, done=imposed)
            start = {"-": b["committed"], "continuing": None}.get(str(b["ended"]), b["ended"])
            limit = paused(start, 6 if short else 12, case.pauses) if start else None
            self.add("D11", limit, "commission", owner=owner, done=imposed)
        elif case.track() == "discipline":
            self.add("D11", None, "detection", owner=owner, done=imposed)
        begun = case.act("suspended")
        if begun:
            self.add("D12", months_later(begun.day, 1), owner="appointing -",
                     done=case.act("suspension-ended"))

    def servant(self):
        case = self.case
        found = case.act("accusation-found")
        if found:
            self.add("D13", months_later(found.day, 1), owner="servant -",
                     done=case.act("accusation-rebutted"))
        if case.act("conflict-noticed") or case.kinds and case.kinds[-1][0] == "K4":
            self.add("D16", None, done=case.act("conflict-resolved"))
        for part, days, done in (("money", 14, "money-returned"), ("gift", 7, "gift-handed-over")):
            found = case.act(part + "-found")
            if found:
                self.add("D17", days_later(found.day, days), part, owner="servant -",
                         done=case.act(done))


def portal_lines(start, surveys, receptions, now):
    """Surveys and receptions are acts by their day."""
    lines, number, since = [], 0, start
    for day in sorted(surveys):
        if day > since or number == 0:
            number += 1
            limit = months_later(since, 6)
            lines.append(f"D14 {number}: {limit} {judge(limit, now, surveys[day])} commissioner -")
            since = day
    limit = months_later(since, 6)
    lines.append(f"D14 {number + 1}: {limit} {judge(limit, now)} commissioner -")
    month, number = start if start.day == 1 else months_later(start.replace(day=1), 1), 0
    while first_second(month) <= now:
        number += 1
        limit = days_later(months_later(month, 1), -1)
        held = [receptions[d] for d in sorted(receptions) if month <= d <= limit]
        status = judge(limit, now, held[0] if held else None)
        lines.append(f"D15 {number}: {limit} {status} commissioner -")
        month = months_later(month, 1)
    return lines


# Random cases. Statements are tried as they come: those that are refused stay in, marked so.

HOLDERS = ["head", "secretary", "superior", "acs", "commissioner", "deputy"]


class Chance(random.Random):
    def some_day(self):
        if self.random() < 0.3:
            return self.choice(SPECIAL)
        return days_later(datetime.date(2026, 1, 1), self.randrange(760))

    def some_second(self, day):
        second = self.choice([0, 1, DAY - 1, DAY - 60, self.randrange(DAY), self.randrange(DAY)])
        return first_second(day) + second

    def span(self):
        return self.choice([
            0, 1, 59, 600, 601, 3_600, DAY - 1, DAY, DAY + 1, self.randrange(4 * DAY),
            self.randrange(10 * DAY), self.randrange(45 * DAY), self.randrange(400 * DAY)])


SPECIAL = [datetime.date.fromisoformat(day) for day in (
    "2026-01-30", "2026-01-31", "2026-02-28", "2026-03-06", "2026-03-07", "2026-03-08",
    "2026-03-20", "2026-04-30", "2026-05-06", "2026-05-08", "2026-05-15", "2026-07-03",
    "2026-08-31", "2026-10-23", "2026-12-15", "2026-12-30", "2026-12-31", "2027-01-01",
    "2027-01-06", "2027-01-31", "2027-02-28", "2027-03-19", "2027-05-07", "2027-08-31",
    "2027-12-28", "2027-12-31", "2028-01-31", "2028-02-28", "2028-02-29")]


def fields_of(word, chance, case, said):
    near = lambda: date_of(said - chance.span())
    ahead = lambda: days_later(date_of(said), chance.choice([-5, -1, 0, 0, 1, 3, 5, 9, 30]))
    grade = chance.choice("ABBCC")
    if word == "triage":
        every = ["head", "secretary", "superior", "commissioner"]
        return {"concerns": [x for x in every if chance.random() < 0.15]}
    if word == "classify":
        kind = chance.choice(list(TRACKS) + ["K1", "K2"] * 6 + ["K7", "K8", "K3"] * 2)
        offence = chance.choice(["K1", "K2", "-", "-"]) if kind == "K3" else "-"
        return {"kind": kind, "offence": offence, "ground": chance.choice(["-", "order", "order"])}
    if word == "reception":
        return {
            "channel": chance.randint(1, 6), "form": chance.choice(["written", "oral"]),
            "reporter": chance.choice(["anonymous", "employee", "civil-servant", "citizen"])}
    if word == "act":
        possible = [later for later, sooner in COMES_AFTER.items()
                    if any(what == sooner for what, _ in case.acts)]
        if any(day <= date_of(said) for day in case.sittings.values()):
            possible += ["sitting-held"] * 2
        what = chance.choice(possible if possible and chance.random() < 0.4 else ACTS)
        f = {"what": what, "grade": grade}
        when = said - chance.span() + chance.choice([0, 0, 0, 0, 0, 0, 1, DAY])
        if chance.random() < 0.25:
            when = case.received + chance.choice([0, 1, DAY - 1, DAY, DAY + 1])
        f["when"] = max(0, when) if what in TIMED else date_of(when)
        if what in OF_SITTING:
            f["sitting"] = chance.choice(list(case.sittings) or [1, 2])
            if what == "sitting-held" and chance.random() < 0.8:
                f["when"] = case.sittings.get(f["sitting"], f["when"])
        before = case.act(COMES_AFTER.get(what), f.get("sitting"))
        if before and chance.random() < 0.7:
            later = days_later(before.day, chance.choice([0, 0, 1, 2, 3, 4, 5, 7, 14, 30, 31]))
            f["when"] = min(later, date_of(said))
        return f
    if word == "agreement":
        return {
            "duty": chance.choice(["D1", "D1", "D9a"]), "grade": grade,
            "outcome": chance.choice(["concluded", "declined", "no-answer", "anonymous"]),
            "at": max(0, chance.choice([said, said - chance.span(), case.received + DAY]))}
    if word == "sitting":
        return {"sitting": chance.randint(1, 3), "on": ahead()}
    if word == "appeal-notice":
        received = near()
        return {
            "appealed": days_later(received, chance.choice([1, 0, -1, -7, -40])),
            "received": received, "service": chance.random() < 0.6}
    if word == "breach":
        detected = near()
        committed = days_later(detected, -chance.choice([-1, 0, 1, 30, 100, 300]))
        ended = chance.choice(["-", "-", "continuing", near()])
        regime = chance.choice(["ordinary", "discrediting", "budget"])
        return {"regime": regime, "detected": detected, "committed": committed, "ended": ended}
    if word == "proceedings-closed":
        return {"on": near()}
    if word == "pause-began":
        return {"ground": chance.choice(GROUNDS), "on": near()}
    if word == "pause-ended":
        running = [g for g, _, last in case.pauses if last is None] or GROUNDS
        return {"ground": chance.choice(running), "last-day": near()}
    if word == "recuse":
        return {"instead": chance.choice(HOLDERS + ["-"])}
    if word == "not-owed":
        return {"duty": chance.choice([f"D{n}" for n in range(1, 18)] + ["D9a"])}
    if word == "hold":
        return {"until": chance.choice(["-", ahead()])}
    return {}


def text_of(word, f):
    lines = ["senim/case/v1", word]
    if word == "triage":
        lines.append("concerns " + (" ".join(f["concerns"]) or "-"))
    elif word == "classify":
        misconduct = "M3" if f["kind"] == "K7" else "-"
        lines += [
            f"kind {f['kind']}", f"offence {f['offence']}", f"misconduct {misconduct}",
            "spheres -", f"ground {f['ground']}"]
    elif word == "act":
        lines.append(f"what {f['what']}")
        if "sitting" in f:
            lines.append(f"sitting {f['sitting']}")
        label = "at" if f["what"] in TIMED else "on"
        lines += [f"{label} {f['when']}", f"grade {f['grade']}", "number -"]
    elif word == "agreement":
        lines += [
            f"duty {f['duty']}", f"outcome {f['outcome']}", f"at {f['at']}",
            f"grade {f['grade']}", "number -"]
    elif word == "appeal-notice":
        lines += [
            f"appealed {f['appealed']}", f"received {f['received']}",
            f"service-agreement {'yes' if f['service'] else 'no'}"]
    elif word in ("proceedings-closed", "pause-began", "pause-ended"):
        lines += [f"{label} {value}" for label, value in f.items()] + ["number 7"]
    elif word in ("recuse", "not-owed", "reopen", "hold"):
        lines += [f"{label} {value}" for label, value in f.items()] + ["ground order"]
    elif word == "close":
        lines.append("reason decided")
    elif word == "escalate":
        lines += ["paragraph E6", "ground order"]
    else:
        lines += [f"{label} {value}" for label, value in f.items()]
    return "".join(line + "\n" for line in lines)


WORDS = ["classify"] * 3 + ["reception"] * 2 + ["act"] * 24 + ["agreement"] * 3 + [
    "sitting"] * 4 + ["appeal-notice", "breach", "breach", "proceedings-closed"] + [
    "pause-began"] * 3 + ["pause-ended"] * 3 + [
    "triage", "recuse", "not-owed", "close", "reopen", "escalate", "hold"]


def random_case(chance, calendars):
    received = chance.some_second(chance.some_day())
    case, said, statements = Case(received), received, []
    for number in range(chance.randrange(30)):
        said += chance.span() if chance.random() < 0.4 else chance.randrange(2 * DAY)
        word = "classify" if number == 0 and chance.random() < 0.8 else chance.choice(WORDS)
        f = fields_of(word, chance, case, said)
        by = chance.choice(["commissioner"] * 5 + HOLDERS)
        try:
            case.state(word, f, by, said)
            refused = False
        except Refused:
            refused = True
        statements.append({"text": text_of(word, f), "by": by, "at": said, "refused": refused})
    now = chance.choice([
        said, said + chance.span(), received + DAY, received + DAY + 1, said + 1_200 * DAY,
        last_second(date_of(said)), last_second(date_of(said)) + 1])
    now = max(now, said)
    line = [["head", "head"], ["secretary", "secretary"], ["superior-head", "superior"],
            ["service", "acs"]]
    line = [step for step in line if chance.random() < 0.9]
    unavailable = [holder for holder in HOLDERS if chance.random() < 0.12]
    which = chance.choice([None] + list(range(len(calendars))) * 3)
    working = None if which is None else calendars[which]
    return {
        "received": received, "statements": statements, "now": now, "line": line,
        "unavailable": unavailable, "calendar": which,
        "duties": Reckoner(case, now, working, line, unavailable).reckon()}


def random_portal(chance):
    start = chance.some_day()
    held, statements, said = {"survey": {}, "reception": {}}, [], first_second(start)
    for _ in range(chance.randrange(14)):
        said += chance.randrange(70 * DAY)
        event, day = chance.choice(list(held)), date_of(said - chance.span() + chance.choice([0, DAY]))
        grade = chance.choice("BCC")
        refused = day > date_of(said) or day < start
        if not refused:
            held[event][day] = Act(day, grade, said)
        text = (
            f"senim/portal/v1\ndemo.example\nevent {event}\non {day}\ngrade {grade}\nnumber -\n")
        statements.append({"text": text, "by": "", "at": said, "refused": refused})
    now = said + chance.span()
    return {
        "from": str(start), "statements": statements, "now": now,
        "duties": portal_lines(start, held["survey"], held["reception"], now)}


def with_working_saturdays(text, chance):
    """Moves some working Mondays to the Saturday before."""
    head, lines = text.splitlines()[:4], text.splitlines()[4:]
    named = {line.split()[1]: line.split()[0] for line in lines}
    for _ in range(12):
        day = days_later(datetime.date(2026, 1, 5), 7 * chance.randrange(103))
        if str(day) not in named:
            named[str(day)], named[str(days_later(day, -2))] = "off", "working"
    return "\n".join(head + [f"{named[day]} {day}" for day in sorted(named)]) + "\n"


def main(path, seed, count):
    with open(path, encoding="utf-8") as file:
        shipped = file.read()
    chance = Chance(seed)
    texts = [shipped] + [with_working_saturdays(shipped, chance) for _ in range(3)]
    calendars = [WorkingDays(text) for text in texts]
    print(json.dumps(texts))
    for number in range(count):
        made = random_portal(chance) if number % 10 == 9 else random_case(chance, calendars)
        print(json.dumps(made))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
