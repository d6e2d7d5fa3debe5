"""Tokens, zones and sentences of a page; offsets always slice the text as it came."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.text.furniture import is_tags
from riwaya.text.page import BODY, CAPTION, HEADLINE, SUBHEAD, Page, read_page
from riwaya.text.token import tokenize

BODY_LINE = "دخلت قوة من الجيش أطراف البلدة صباح الأحد بعد اشتباك دام ساعتين مع مسلحين."


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the space around them."""
    return [text[s.start:s.end] for s in read_page(text).sentences]


def zones(page: Page) -> list[str]:
    """The zone of each sentence."""
    return [s.zone for s in page.sentences]


@pytest.mark.parametrize(("text", "forms"), [
    ("قُتِلَ ١٢ جنديًّا", ["قتل", "12", "جنديا"]),
    ("«القوات» “المسلحة” \"كلها\"", ["القوات", "المسلحه", "كلها"]),
    ("نحو 3.5 كم", ["نحو", "3.5", "كم"]),
    ("1,200 نازح", ["1,200", "نازح"]),
    ("طائرة F16", ["طاءره", "F", "16"]),
    ("شمال\u00a0سرت", ["شمال", "سرت"]),
    ("الـ22", ["ال", "22"]),
    ("سرت ــ قتل", ["سرت", "-", "قتل"]),
    ("", []),
    (" \t ", []),
])
def test_tokens(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokenize(text)] == forms


@pytest.mark.parametrize(("text", "count"), [
    ("وصل الوفد. غادر الوفد.", 2),
    ("نقلت د. ب. أ عن مسؤول أن المعبر مغلق.", 1),
    ("سار الرتل 3.5 كيلومترات ثم توقف.", 1),
    ("هل سقطت البلدة؟ لم يؤكد أحد ذلك!", 2),
    ("قال: «انتهت المعركة.» ثم غادر.", 2),
    ("سقط جريحان؛ نقلا إلى المشفى.", 2),
    ("بلا نقطة في آخره", 1),
    ("...", 1),
])
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_a_headline_stands_before_the_body() -> None:
    assert zones(read_page(f"الجيش يدخل أطراف البلدة بعد اشتباك\n{BODY_LINE}")) == [HEADLINE, BODY]


def test_one_line_alone_is_body() -> None:
    assert zones(read_page("الجيش يدخل أطراف البلدة")) == [BODY]


def test_a_short_line_between_paragraphs_is_a_subhead() -> None:
    text = f"عنوان طويل عن دخول البلدة\n{BODY_LINE}\n{BODY_LINE}\n{BODY_LINE}\nنزوح السكان\n{BODY_LINE}"
    assert zones(read_page(text))[4] == SUBHEAD


@pytest.mark.parametrize("line", ["جنود في أطراف البلدة (رويترز)", "آثار القصف على السوق - أ ف ب", "دبابة محترقة (أرشيفية)"])
def test_captions(line: str) -> None:
    assert CAPTION in zones(read_page(f"{BODY_LINE}\n{BODY_LINE}\n{BODY_LINE}\n{line}\n{BODY_LINE}"))


@pytest.mark.parametrize("line", ["المصدر: وكالات", "نقلا عن: الأناضول", "المصدر | رويترز", "(المصدر: الجزيرة نت)", "المصدر - سانا", "وكالات: رويترز"])
def test_credits(line: str) -> None:
    page = read_page(f"{BODY_LINE}\n{line}")
    assert [page.text[start:end] for start, end in page.credits] == [line]


@pytest.mark.parametrize("line", ["الأحد 17 تشرين الثاني 2019", "نشر في: 17/11/2019", "١٧ نوفمبر ٢٠١٩",
    "17 تشرين الثاني/نوفمبر 2019", "الثلاثاء ١٧ نوفمبر", "2019.11.17 | 15:10 دمشق", "آخر تحديث: الأحد 17 نوفمبر", "السبت، 17 نوفمبر 2019م | خاص",
    "10:45 صباحا", "نُشر في 17 نوفمبر", "تم النشر في 17 نوفمبر 2019", "كتب: سامي نصر 17/11/2019", "منذ 3 ساعات", "يوم الأحد الموافق 17/11/2019",
    "الأحد - 20 شهر ربيع الأول 1441 هـ - 17 نوفمبر 2019 مـ رقم العدد [14964]", "نشر بتاريخ: 17/11/2019 ( آخر تحديث: 17/11/2019 الساعة: 20:15 )",
    "2019-11-17T10:45:00", "نوفمبر 17, 2019", "November 17, 2019 3:20 pm", "تاريخ النشر: 17th, November 2019 GMT", "17 نوفمبر 2019 - قناة النهر"])
def test_bylines(line: str) -> None:
    page = read_page(f"الجيش يدخل أطراف البلدة\n{line}\n{BODY_LINE}")
    assert [page.text[start:end] for start, end in page.bylines] == [line]


@pytest.mark.parametrize("line", ["كلمات مفتاحية: ليبيا، سرت", "اقرأ أيضا: مقتل جنديين", "شارك الخبر", "الوسوم",
    "جميع الحقوق محفوظة", "فيسبوك تويتر", "WhatsApp", "إقرأ المزيد", "طالع أيضا: قصف على البلدة", "قد يهمك أيضا: مقتل جنديين", "أخبار متعلقة", "الأكثر قراءة",
    "شارك هذا الموضوع:", "تابعوا آخر الأخبار عبر قناتنا على تلغرام", "للاشتراك في القناة اضغط هنا", "حمّل التطبيق الآن",
    "https://example.org/news/12", "#سرت #قصف",
    "التعليقات (3)", "أضف تعليقا", "لا توجد تعليقات", "عدد المشاهدات: 1245", "1,245 مشاهدة",
    "© 2019 قناة النهر", "الرئيسية / أخبار / ليبيا", "* * *", "ـــــ", "انتهى", "م.ح / ع.ك", "sami@example.org",
    "بسم الله الرحمن الرحيم", "والله أكبر والنصر للمقاومة", "المجد والخلود لشهدائنا الأبرار", "الرحمة للشهداء والشفاء للجرحى",
    "وما النصر إلا من عند الله", "عاشت ليبيا حرة"])
def test_boilerplate(line: str) -> None:
    page = read_page(f"{BODY_LINE}\n{line}")
    assert [page.text[start:end] for start, end in page.boilerplate] == [line]


@pytest.mark.parametrize("line", ["المزيد من القتلى في قصف على البلدة", "اشتركت قوات من الجيش في المعركة", "للاشتراك في القتال وصل مئات المسلحين إلى الجبهة",
    "البث المباشر يتوقف بعد قصف مقر القناة", "نشر الجيش 300 جندي على الحدود", "نشرت الشرطة 5 حواجز حول المدينة", "تحديث: 5 قتلى في قصف على السوق",
    "الأحد 3 غارات على البلدة", "الخميس، 5 قتلى بانفجار لغم", "أحد 5 أسرى أفرجت عنهم القوات", "10:45 انفجار يهز المدينة", "10.30 مليون نازح",
    "17/11/2019 مقتل 5 جنود في كمين شرق البلدة", "17 نوفمبر 2019: مقتل خمسة جنود", "17 نوفمبر 2019 طيران يقصف البلدة", "وكالات: مقتل خمسة جنود في كمين",
    "وكالات/ مقتل خمسة جنود بانفجار لغم", "المصدر: القوات انسحبت من القرية بعد اشتباكات", "المراسل: الطيران يقصف الحي الغربي", "تابع الجيش تقدمه قرب القناة",
    "انضم مئات المقاتلين إلى الجبهة عبر تلغرام", "شاهد عيان: الطائرات قصفت السوق", "تصنيفات جديدة للمنظمات الإرهابية", "آخر الأخبار من الجبهة: انسحاب كامل",
    "عاش سكان البلدة ليلة من القصف", "النصر للجيش في معركة الجسر", "الشفاء التام بعيد عن جرحى القصف"])
@pytest.mark.parametrize("first", [True, False])
def test_a_line_that_tells_is_read(line: str, first: bool) -> None:
    page = read_page(f"{line}\n{BODY_LINE}\n{BODY_LINE}" if first else f"عنوان عن دخول البلدة\n{line}\n{BODY_LINE}")
    assert not (page.boilerplate or page.bylines or page.credits)
    assert page.text.strip().startswith(sentences(page.text)[0].strip())


def test_titles_after_a_label_of_links_are_no_report() -> None:
    text = f"عنوان عن دخول البلدة\n{BODY_LINE}\nاقرأ أيضا\nمقتل قائد بغارة جوية\nقصف على سوق المدينة\n{BODY_LINE}"
    assert [s.strip() for s in sentences(text)] == ["عنوان عن دخول البلدة", BODY_LINE, BODY_LINE]


def test_in_a_page_without_full_stops_one_title_is_left_out() -> None:
    lines = ["دخلت قوة أطراف البلدة", "مواضيع ذات صلة:", "مقتل قائد بغارة جوية", "قتل جنديان في اشتباك", "انسحبت القوة صباحا"]
    assert [s.strip() for s in sentences("\n".join(lines))] == [lines[0], *lines[3:]]


def test_comments_after_a_report_are_no_report() -> None:
    body = "\n".join([BODY_LINE] * 6)
    assert len(sentences(f"{body}\nاترك تعليقا\nقتل الله كل من قصف البلدة.\nسقط عشرات القتلى.")) == 6
    assert len(sentences(f"عنوان عن البلدة\nاترك تعليقا\n{body}")) == 7


def test_tags_before_a_report_are_read_and_after_it_not() -> None:
    page = read_page(f"#سرت\n{BODY_LINE}\n{BODY_LINE}\n#سرت #ليبيا")
    assert [page.text[start:end] for start, end in page.boilerplate] == ["#سرت #ليبيا"]


def test_the_credit_of_a_headline_makes_it_no_caption() -> None:
    assert zones(read_page(f"مقتل خمسة جنود بانفجار لغم (رويترز)\n{BODY_LINE}"))[0] == HEADLINE


@pytest.mark.parametrize("line", ["مصدر عسكري أكد أن المعركة انتهت أمس.",
    "17 قتيلا في اشتباكات جرت أمس قرب المعبر الحدودي بين قوات الجيش والمسلحين الذين انسحبوا لاحقا."])
def test_body_is_not_furniture(line: str) -> None:
    page = read_page(f"{BODY_LINE}\n{BODY_LINE}\n{line}")
    assert not page.credits
    assert not page.boilerplate
    assert not page.bylines


@pytest.mark.parametrize("line", ["17 قتيلا في قصف على سوق البلدة", "٩ جرحى بانفجار لغم شرق المدينة", "6 دول تدعو إلى وقف القتال",
    "240 ألف نازح منذ 2011", "12 قتيلا في 2015 حصيلة الألغام", "1956 - معركة على ضفة القناة", "الساعة ٤ مساء: طيران يحلق فوق البلدة"])
def test_a_headline_may_open_with_a_number(line: str) -> None:
    page = read_page(f"{line}\n{BODY_LINE}\n{BODY_LINE}")
    assert not page.bylines
    assert sentences(page.text)[0] == line


PIECES = ["قتل", "١٢", "3.5", "د.", "«", "»", "\"", "(", ")", ".", "؟", "\n", "\r\n", "\u2028", "\u200f", "\ud800",
    "😀", "AFP", "ـ", "المصدر:", "اقرأ أيضا", " ", "\u00a0"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_offsets_slice_the_text_in_order(text: str) -> None:
    page = read_page(text)
    at = 0
    for token in page.tokens:
        assert at <= token.start < token.end <= len(text)
        at = token.end
    for number, sentence in enumerate(page.sentences):
        assert sentence.index == number
        assert sentence.first < sentence.last
        assert page.span(sentence.first, sentence.last)[0] == sentence.start


@settings(max_examples=200, deadline=None)
@given(texts)
def test_every_token_has_one_sentence(text: str) -> None:
    page = read_page(text)
    assert -1 not in page.sentence_of
    assert page.sentence_of == sorted(page.sentence_of)


@pytest.mark.parametrize("piece", ["قتل ", "«", "(", "\"", "د. ", "- ", "1.", "؛ ", "ـ", " "])
def test_a_line_without_end_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        read_page(piece * (size // len(piece)))
        return time.process_time() - start

    seconds(10_000)
    assert seconds(400_000) < 12 * seconds(100_000) + 0.5


@pytest.mark.parametrize("mark", [".", "!", "…", "-", "_", "*", "؟\"", "=", " ", "#و-"])
def test_a_run_of_marks_inside_a_line_takes_linear_time(mark: str) -> None:
    start = time.process_time()
    page = read_page("عاد الصيادون" + mark * (40_000 // len(mark)) + "إلى الميناء")
    assert time.process_time() - start < 5
    assert page.sentences[0].start == 0 and page.sentences[-1].end == len(page.text)


@pytest.mark.parametrize(("line", "only"), [
    ("#اليمن #تعز", True), ("#اليمن، #تعز | #مأرب", True), ("#اليمن-#تعز", True), ("#اليمن , - #تعز", True),
    ("#اليمن", True), ("#", False), ("#اليمن تعز", False), ("#اليمن -", False), ("تعز #اليمن", False), ("#اليمن # تعز", False),
])
def test_a_line_of_hashtags_alone(line: str, only: bool) -> None:
    assert is_tags(line) is only


def test_hashtags_strung_together_are_read_in_one_way() -> None:
    start = time.process_time()
    assert not is_tags("#نهر-" * 80 + " فاض")
    assert time.process_time() - start < 1


def test_many_lines_take_linear_time() -> None:
    def seconds(lines: int) -> float:
        start = time.process_time()
        read_page("قتل جنديان في الاشتباك\n" * lines)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(20_000) < 8 * seconds(5_000) + 0.5


def test_five_megabytes_on_one_line() -> None:
    start = time.process_time()
    page = read_page("قتل جندي " * 550_000)
    assert time.process_time() - start < 30
    assert len(page.tokens) == 1_100_000
