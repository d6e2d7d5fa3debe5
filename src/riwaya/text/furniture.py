"""The furniture of a page: lines that print, link, advertise or count, and tell nothing. All are read without vowel signs,
stretching and decoration, digits as ASCII.
"""

from __future__ import annotations

import re

from riwaya.text.fold import MARKS

# Digits of one kind, and no marks; letters stay as they are written.
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", MARKS)
_BEGIN, _TAIL = re.compile(r"(?:[^\w#@©]|_)++"), re.compile(r"(?:[^\w)»”\"؟?!.…]|_)++")
_HAMZA = str.maketrans("أإآ", "ااا")
LONGEST, SHORT, WIDEST = 30, 14, 400  # words of an advert, of a label, and characters of any

# Lines that are furniture only where they say nothing else.
_ALONE = frozenset(line.translate(_HAMZA) for line in """
شارك|شاركها|شاركنا|مشاركة|مشاركات|شارك الخبر|شارك هذا الخبر|شارك المقال|شارك هذا المقال|شارك الموضوع|شارك هذا الموضوع|شارك عبر|مشاركة عبر|شارك على
شاركها على|مشاركة الخبر|انشر الخبر|انشر|انشر على|ارسال|ارسل لصديق|ارسال لصديق|ارسال بالبريد|بريد الكتروني|البريد الالكتروني|ايميل|تابعنا|تابعونا
فيسبوك|فيس بوك|تويتر|واتساب|واتس اب|تلغرام|تليغرام|تيليغرام|تيليجرام|تلجرام|انستغرام|انستقرام|يوتيوب|لينكدإن|لينكد ان|ماسنجر|بينتيريست|ريديت|فايبر|اكس
facebook|twitter|whatsapp|telegram|instagram|youtube|linkedin|pinterest|messenger|email|e-mail|print|share|tweet|share this|copy link|x|like|viber
طباعة|الطباعة|طباعة الخبر|حفظ|حفظ الخبر|نسخ|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|تم النسخ|نسخ رابط الخبر|حجم الخط|تكبير الخط|تصغير الخط|خط كبير|استمع
استماع|الاستماع للمقال|استمع للخبر|استمع الى المقال|اضف تعليقا|اضف تعليق|اضف تعليقك|اترك تعليقا|اترك تعليق|اترك تعليقك|اترك ردا|اترك رد|الغاء الرد
تعليق|تعليقات|التعليقات|لا توجد تعليقات|لا يوجد تعليقات|عرض التعليقات|الردود|رد|اعلان|اعلانات|الاعلانات|مساحة اعلانية|اعلان ممول|اعلانات جوجل
advertisement|ads|sponsored|الرئيسية|الصفحة الرئيسية|القائمة|القائمة الرئيسية|بحث|البحث|من نحن|اتصل بنا|تواصل معنا|سياسة الخصوصية|شروط الاستخدام
هيئة التحرير|خريطة الموقع|الارشيف|السابق|التالي|الخبر السابق|الخبر التالي|المقال السابق|المقال التالي|الموضوع السابق|الموضوع التالي|عودة|العودة
عودة الى الاعلى|المزيد|للمزيد|اقرا المزيد|المزيد من الاخبار|عرض المزيد|قراءة المزيد|تفاصيل اكثر|التفاصيل|اظهار المزيد|شاهد المزيد|شاهد الفيديو
البث المباشر|بث مباشر|الوسوم|وسوم|تاجات|سمات|الاوسمة|هاشتاغ|هاشتاق|كلمات البحث|تصنيفات|التصنيفات|صورة ارشيفية|صورة من الارشيف|صور ارشيفية|صورة تعبيرية
ارشيفية|ارشيف|الصورة من الانترنت
""".strip().replace("\n", "|").split("|"))

# Labels of lists of other reports: what stands on the label's line belongs to it, and so do the short lines after it.
_READ = r"و?[إا]?قر[أا](?:وا)?|شاهد(?:وا)?|طالع(?:وا)?|انظر(?:وا)?"
_LINKS = re.compile(
    rf"(?:{_READ}) (?:[أا]يضا|كذلك)|(?:{_READ}) المزيد|(?:مواضيع|موضوعات|مقالات|[أا]خبار|تقارير|مواد|روابط|قصص|محتوى|المواضيع|الموضوعات|المقالات|ال[أا]خبار) "
    r"(?:ذات (?:ال)?صلة|متعلقة|المتعلقة|ذات علاقة|مشابهة|مرتبطة|مختارة|قد تهمك)|ذات صلة|قد (?:يهمك|يعجبك|تهمك|يهمكم|يعجبكم)(?: [أا]يضا)?|ربما يعجبك|"
    r"اخترنا لك(?:م)?|مختارات(?: لك)?|نرشح لك(?:م)?|(?:ال)?[أا]كثر (?:قراءة|مشاهدة|تعليقا|تداولا|شعبية)|(?:آخر|اخر|"
    r"[أا]حدث|[أا]هم) (?:ال)?(?:[أا]خبار|مستجدات|مقالات)|"
    r"المزيد حول|للمزيد(?: من ال(?:تفاصيل|[أا]خبار))?|related(?: posts| articles)?|read also|read more", re.IGNORECASE)
_ENDS_LABEL = re.compile(r"\s*(?:$|[:：|/>»«\"“”(.…–—-])")
_ALSO = re.compile(rf"(?:{_READ}) (?:[أا]يضا|كذلك|المزيد)\b")

# Labels of words and figures about the report, and what else prints, shares and advertises.
_LABEL = re.compile(
    r"(?:(?:ال)?كلمات (?:ال)?(?:مفتاحية|دلالية|دليلية|دالة)|(?:ال)?وسوم|هاشتاغ|تاغ|تاغات|تاجات|تصنيفات|(?:ال)?تصنيف|"
    r"القسم|رابط (?:مختصر|الخبر|المقال|المادة)(?: ب\w+ \w+)?|"
    r"الرابط المختصر|(?:عدد )?(?:ال)?(?:مشاهدات|زيارات|قراءات|قراء|تعليقات|مشاهدة|زيارة)|tags|keywords|views)\s*(?:[:：|#=(]|-\s|\d|$)", re.IGNORECASE)
_COUNTED = re.compile(r"[\d.,]+ ?(?:k )?(?:مشاهدة|مشاهدات|زيارة|زيارات|قراءة|قراءات|تعليق|تعليقات|تعليقا|مشاركة|مشاركات|[إا]عجاب|views?|comments?|shares?|"
                      r"دقائق قراءة|دقيقة قراءة|دقائق للقراءة)", re.IGNORECASE)
_PATTERN = re.compile(
    r"(?:جميع|كل|كافة) الحقوق محفوظة|حقوق (?:النشر|الطبع)(?: والنشر)?(?: محفوظة)?\s*(?:$|[:©\d])|^(?:https?://|"
    r"www\.)\S+$|^[\w.-]+\.(?:com|net|org|me|ly|info|tv)(?:/\S*)?$|"
    r"^\S+@\S+\.\w+$|^(?:الرئيسية|home)\s*[/>»›|\\<«-]|لن يتم نشر عنوان بريدك|الحقول ال[إا]لزامية|"
    r"التعليقات (?:المنشورة |الواردة )?لا تعبر|لا تعبر (?:التعليقات|عن ر[أا]ي الموقع)|"
    r"^(?:فيسبوك|facebook)\s+(?:تويتر|twitter)|^(?:تابعونا|تابعنا|شاركونا|شاركنا|قناتنا) (?:على|عبر|في)\b|(?:اضغط|انقر) هنا|"
    r"^(?:انضم(?:وا)?|للانضمام|اشترك(?:وا)?|للاشتراك) (?:ال[آا]ن )?(?:[إا]لى|في|ب)\s?(?:قناتنا|قناة|القناة|مجموعتنا|صفحتنا|نشرتنا|النشرة|القائمة|خدمة|خدمتنا)|"
    r"^(?:حمل(?:وا)?|حملوا|لتحميل|نزل) (?:ال[آا]ن )?(?:تطبيق|التطبيق)", re.IGNORECASE)
_CHANNEL = re.compile(
    r"(?:تلي?ي?[غج]رام|تيلي?[غج]رام|واتس ?[اآ]ب|فيس ?بوك|تويتر|يوتيوب|[إا]نست[غق]رام|telegram|whatsapp|facebook|twitter|youtube|google news|"
    r"(?:جوجل|غوغل|قوقل) ?نيوز|[أا]خبار (?:غوغل|جوجل)|قناتنا|صفحتنا|تطبيقنا|موقعنا)", re.IGNORECASE)
_CALL = re.compile(r"(?:لمتابعة|للمتابعة|لتلقي|لمعرفة|لقراءة|لمشاهدة|تابعوا|تابع (?:قناة|صفحة|قناتنا|[آا]خر)|يمكنكم? متابعة)\b")
_TAGS = re.compile(r"#\S++(?:\s++(?:[،,|-]++\s++)*+[،,|-]*+#\S++)*+$")  # whatever it holds, a word ends at a space: there is one way to read a line
_SIGN = re.compile(r"\(?\s*(?:انتهى|انتهت|يتبع|النهاية|[\u0621-\u064a]{1,2}(?:\s?[./]\s?[\u0621-\u064a]{1,2}){1,4}\.?)\s*\)?$")
# Pious and solemn formulas that open and close statements; what they say of God, victory and the dead tells nothing.
_FORMULA = re.compile(
    r"(?:و?بسم الله|﴿|(?:قال|يقول) (?:الله )?تعالى|صدق الله|و?الله (?:[أا]كبر|من وراء|الموفق|غالب|ولي|المستعان|نس[أا]ل)|و?ما النصر [إا]لا|و?حسبنا الله|"
    r"و?الحمد لله|[إا]نا لله|و?نصر من الله|و?السلام عليكم|و?[إا]نه لجهاد)\b|(?:"
    r"و?(?:ال)?(?:رحمة|مجد|خلود|شفاء|حرية|نصر|عزة|تحية|موت) ?(?:والخلود|والرحمة|والعزة|العاجل)? ?"
    r"(?:لل|ل|[إا]لى [أا]رواح )|عاشت? (?!في)\w+(?: \w+)?$)(?!.*(?<!\w)(?:في|على|بعد|من)(?!\w))")
_COMMENTS = re.compile(r"(?:\(?\d+\)? )?(?:ال)?تعليقات(?:كم)?\s*(?:[:(\d]|$)|[إاأ](?:ضف|ترك) (?:تعليق|رد)|"
    r"لن يتم نشر عنوان بريدك|(?:جميع|كل|كافة) الحقوق محفوظة|شارك بر[أا]يك")


def plain(line: str) -> str:
    """A line without what is only seen: vowel signs, stretching, marks of direction, digits of several kinds."""
    return line.translate(_PLAIN).strip()


def _without_edges(line: str) -> str:
    """A line without the marks of decoration at its ends; the end is looked for from behind, so that marks inside cost nothing."""
    begin, tail = _BEGIN.match(line), _TAIL.match(line[::-1])
    first = begin.end() if begin else 0
    return line[first:max(first, len(line) - tail.end())] if tail else line[first:]


def opens_links(line: str) -> bool:
    """Whether a plain line is a label of other reports alone, so that links follow it."""
    bare = _without_edges(line)
    found = _LINKS.match(bare)
    return found is not None and not bare[found.end():].strip(" :：|/>»«…–—-.")


def ends_report(line: str) -> bool:
    """Whether a plain line opens the readers' comments or the foot of the page."""
    return _COMMENTS.match(_without_edges(line)) is not None


def is_tags(line: str) -> bool:
    """Whether a plain line holds nothing but hashtags."""
    return _TAGS.match(line) is not None


def is_furniture(line: str, words: int) -> bool:
    """Whether a plain line, whatever its place, prints, links, shares, advertises or counts."""
    if len(line) > WIDEST or line.startswith("©"):
        return words <= SHORT and len(line) <= WIDEST
    bare = _without_edges(line)
    if not bare or words <= 4 and (bare.translate(_HAMZA).casefold().strip(" .:") in _ALONE or _COUNTED.fullmatch(bare)):
        return True
    if words <= LONGEST and (_PATTERN.search(bare) or _CALL.match(bare) and _CHANNEL.search(bare)):
        return True
    return words <= SHORT and (_FORMULA.match(line) is not None or _LABEL.match(bare) is not None or _SIGN.match(line) is not None or _is_link(bare))


def _is_link(bare: str) -> bool:
    """A label of other reports, with or without a link on its line."""
    found = _LINKS.match(bare)
    return found is not None and (_ENDS_LABEL.match(bare, found.end()) is not None or _ALSO.match(bare) is not None)
