"""A counted quantity, and the words that are never counted in a toll."""

from __future__ import annotations

from typing import NamedTuple


class Count(NamedTuple):
    """A counted quantity: token range of the whole phrase, bounds, qualifier, and its noun (class and value).

    `high` is None where open; `group` is fighter, civilian, person, thing, share (of a whole or a land), mass, or empty
    where no noun is said; `noun` is the noun's token, -1 without one; `rule` names what found it.
    """

    first: int
    last: int
    low: int
    high: int | None
    qualifier: str
    group: str
    value: str
    noun: int
    rule: str


UNITS = frozenset(
    "كم كلم كيلومتر كيلومترا كيلومترات كيلو متر مترا امتار ميل ميلا اميال سنه سنوات عاما عام اعوام شهر شهرا اشهر شهور يوم يوما ايام ساعه ساعات "
    "دقيقه دقاءق ثانيه ثواني درجه درجات % بالمءه المءه بالماءه الماءه بالميه ملم مم سم عيار طن طنا اطنان كيلوغرام كيلوغراما كغ كيلوجرام لتر لترا "
    "هكتار هكتارا فدان دونم دونما اسبوع اسابيع قرن قرون عقود عقد ربيعا خريفا ميغاواط حصانا فولت بوصه عقده قدم".split())
SHARES = frozenset("% بالمءه بالماءه بالميه".split())
HUNDRED = frozenset("المءه الماءه المئه المايه".split())
LANDS = frozenset("كم كلم كيلومتر كيلومترا كيلومترات متر مترا ميل ميلا".split())
MASSES = frozenset("طن طنا اطنان".split())
# Words before a number that make it a name, not a count: "اللواء 22", "الساعة 10", "الكيلو 40".
NAMING = frozenset(
    "اللواء لواء الكتيبه كتيبه الفرقه فرقه الفوج فوج بوابه البوابه كوبري جسر طريق الطريق عيار الساعه المنطقه القطاع رقم الرقم الماده القرار قرار المحور "
    "السريه المجموعه الجناح ثوره انتفاضه حرب اتفاق اف ميغ ميج سوخوي موديل طراز نوع العام عام سنه شارع الدوره الصفحه الكيلو كيلو لل24 الياسين ياسين "
    "سن العمر عمر عمره عمرها الحلقه الفقره البند مجموعه دول الاحزاب قناه القناه للقناه "
    "اس تي ام جي كي سي بي سو ياك توبول صماد قاصف بدر بركان قدس فاتح شهاب زلزال".split())
