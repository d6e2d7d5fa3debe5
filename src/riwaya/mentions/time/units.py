"""Whole units and runs of them: "الأسبوع الماضي", "الأيام القليلة المقبلة", "مطلع العام", "صيف 2014", "مؤخرا"."""

from __future__ import annotations

from riwaya.mentions.time.dates import ordinal
from riwaya.mentions.time.expr import Day, Month, Portion, Rolling, Season, Unit, Vague, Year
from riwaya.mentions.time.months import bare_year, month_alone, month_name, numbered, whole_month, year_of
from riwaya.mentions.time.words import AND, ARTICLE, OF, Found, Hit, Look

_LOOSE = ("وسط", "اخر")


def unit(look: Look, i: int) -> Found | None:
    """A whole week, month or year: "الأسبوع الماضي", "هذا العام", "الشهر نفسه"."""
    this, same = look.hit(i, "this"), look.hit(i, "same_before")
    hit = look.hit(i + 1 if this or same else i, "unit1d")
    if hit is None or hit.value == "hour":
        return _last_hour(look, hit) if hit and not this else None
    if this:
        return Found(hit.last, Unit(hit.value, 0), "running unit")
    if same or look.plain(hit.last, "same"):
        return Found(hit.last if same else hit.last + 1, Unit(hit.value, 0, True), "same unit")
    if hit.value == "year" and look.before(i, "office_general"):
        return None
    shift = look.plain(hit.last, "beforelast") or look.plain(hit.last, "shift")
    if shift is None:
        return None
    year = look.year(shift.last) if hit.value == "year" else None
    if year:
        return Found(shift.last + 1, Year(year, numbered(year).hijri, int(shift.value)), "year")
    return Found(shift.last, Unit(hit.value, int(shift.value)), "unit from the report's")


def _last_hour(look: Look, hit: Hit) -> Found | None:
    recent = look.plain(hit.last, "recent") or look.plain(hit.last, "shift")
    if recent is None:
        return None
    count = look.digits(hit.last - 2)
    if count:
        return Found(recent.last, Rolling(count, "hour", recent.value == "1"), "rolling span")
    return Found(recent.last, Day(offset=0), "last hour")


def rolling(look: Look, i: int) -> Found | None:
    """The last or coming days: "الأيام القليلة الماضية", "اليومين الماضيين", "الأسابيع التسعة الماضية"."""
    if look.hit(i, "this"):
        days = look.hit(i + 1, "unitnd")
        these = days is not None and days.value == "day"
        return Found(i + 2, Rolling(2, "day", running=True), "these days") if these else None
    dual = look.hit(i, "unit2d")
    hit = dual or look.hit(i, "unitnd")
    if hit is None:
        return None
    count, at = 2 if dual else 0, hit.last
    if look.form(at) == ARTICLE and look.digits(at + 1):
        count, at = look.digits(at + 1) or 0, at + 2
    elif (number := definite_count(look, at))[0]:
        count, at = number
    few = look.plain(at, "few")
    return rolled(look, few.last if few else at, count, hit.value)


def rolled(look: Look, i: int, count: int, name: str) -> Found | None:
    """A run of units that the adjective at `i` places."""
    placed = look.plain(i, "shift") or look.plain(i, "recent")
    if placed is None or placed.value == "0":
        return None
    few = look.plain(placed.last, "few")
    return Found(few.last if few else placed.last, Rolling(count, name, placed.value == "1"), "rolling span")


def definite_count(look: Look, i: int) -> tuple[int, int]:
    """A number word with the article, tens after it ("الثلاثة", "الأربع والعشرين"), or 0; and the token after it."""
    ones = _definite(look, look.form(i))
    tens = _definite(look, look.form(i + 1)[1:]) if 0 < ones < 10 and look.form(i + 1).startswith(AND) else 0
    return (ones + tens, i + 2) if 20 <= tens < 100 else (ones, i + 1)


def _definite(look: Look, form: str) -> int:
    if not form.startswith(ARTICLE):
        return 0
    bare = form[2:]
    return look.numbers.get(bare) or look.numbers.get(bare[:-1] if bare.endswith("ه") else bare + "ه") or 0


def counted_rolling(look: Look, i: int) -> Found | None:
    """A counted run with an adjective after its unit: "الـ24 ساعة الماضية", "الثلاثة أيام الأخيرة"."""
    at = i + 1 if "article" in look.kinds(i) else i
    digits = look.digits(at)
    count, at = (digits, at + 1) if digits else definite_count(look, at)
    if not count:
        return None
    hit = look.hit(at, "unitn") or look.hit(at, "unit1") or look.hit(at, "unitnd")
    return None if hit is None else rolled(look, hit.last, count, hit.value)


def portion(look: Look, i: int) -> Found | None:
    """A part of a month, year or week: "أواخر مارس الماضي", "مطلع عام 2014", "بداية العام الجاري"."""
    hit = look.hit(i, "portion")
    if hit is None or hit.last >= look.end:
        return None
    at = hit.last
    found = year_of(look, at) or month_alone(look, at) or unit(look, at) or bare_year(look, at)
    if found is None:
        return None if look.form(i) in _LOOSE else _loose_portion(look, hit)
    if not isinstance(found.expr, Month | Year | Unit):
        return None
    return Found(found.last, Portion(hit.value, found.expr), "part of a unit")


def week_of(look: Look, i: int) -> Found | None:
    """A week of a month or year: "الأسبوع الأول من الشهر الجاري", "الأسبوع الأخير من يونيو"."""
    hit = look.hit(i, "unit1d")
    if hit is None or hit.value != "week":
        return None
    number, last = look.plain(hit.last, "ordinal"), look.plain(hit.last, "recent")
    at = number.last if number else last.last if last else hit.last
    if at == hit.last or look.form(at) != OF:
        return None
    whole = year_of(look, at + 1) or month_alone(look, at + 1) or whole_month(look, at + 1) or unit(look, at + 1)
    if whole is None or not isinstance(whole.expr, Month | Year | Unit):
        return None
    return Found(whole.last, Portion(f"week {number.value if number else 0}", whole.expr), "part of a unit")


def _loose_portion(look: Look, hit: Hit) -> Found | None:
    """A part of a month or year that nothing else places: "منتصف يناير", "مطلع العام"."""
    named, whole = month_name(look, hit.last), look.hit(hit.last, "unit1d")
    if named:
        return Found(named.last, Portion(hit.value, Month(named.month, hijri=named.hijri)), "part of a month")
    if whole and (whole.value in ("year", "month") or whole.value == "week" and hit.value != "end"):
        return Found(whole.last, Portion(hit.value, Unit(whole.value, 0)), "part of a unit")
    return None


def fraction(look: Look, i: int) -> Found | None:
    """A half, third or quarter of a month or year: "النصف الثاني من أكتوبر", "الربع الأول من العام الجاري"."""
    hit = look.hit(i, "fraction")
    part = look.plain(hit.last, "ordinal") if hit else None
    if hit is None or part is None or look.form(part.last) != OF or int(part.value) > int(hit.value):
        return None
    at, portion = part.last + 1, f"{part.value}/{hit.value}"
    if year := look.year(at):
        return Found(at + 1, Portion(portion, numbered(year)), "part of a unit")
    found = year_of(look, at) or month_alone(look, at) or unit(look, at)
    if found is None:
        return _loose_portion(look, Hit(at, portion, ""))
    return Found(found.last, Portion(portion, found.expr), "part of a unit") if isinstance(found.expr, Month | Year | Unit) else None


def season(look: Look, i: int) -> Found | None:
    """"الخريف الماضي", "صيف 2014", "ربيع عام 2015"."""
    hit = look.hit(i, "season")
    if hit is None:
        return None
    year = year_of(look, hit.last) or bare_year(look, hit.last)
    if year is not None and isinstance(year.expr, Year):
        return Found(year.last, Season(hit.value, year.expr.year), "season")
    whole = unit(look, hit.last)
    if whole is not None and isinstance(whole.expr, Unit) and whole.expr.unit == "year" and not whole.expr.same:
        return Found(whole.last, Season(hit.value, year_shift=whole.expr.shift), "season")
    shift = look.plain(hit.last, "shift")
    return Found(shift.last, Season(hit.value, None, int(shift.value)), "season") if shift else None


def vague(look: Look, i: int) -> Found | None:
    """A time left open: "مؤخرا", "في الفترة الأخيرة"."""
    hit = look.hit(i, "vague")
    if hit:
        return Found(hit.last, Vague(), "left open")
    period = look.hit(i, "vague_unit")
    placed = (look.plain(period.last, "shift") or look.plain(period.last, "recent")) if period else None
    return Found(placed.last, Vague(), "left open") if placed else None


def feast(look: Look, i: int) -> Found | None:
    """A day of a feast or of a Hijri month: "أول أيام عيد الفطر", "أول أيام شهر رمضان"."""
    bare = look.plain(i, "nth_bare")
    number = (bare.last, int(bare.value)) if bare else ordinal(look, i)
    if number is None or not look.plain(number[0], "feast_days"):
        return None
    word = look.hit(number[0] + 1, "monthword")
    month = look.hit(word.last if word else number[0] + 1, "hijri")
    if month:
        return Found(month.last, Day(day=number[1], month=int(month.value), hijri=True), "day of a feast")
    named = look.hit(number[0] + 1, "feast")
    if named is None:
        return None
    first_month, first_day = map(int, named.value.split("-"))
    return Found(named.last, Day(day=first_day + number[1] - 1, month=first_month, hijri=True), "day of a feast")
