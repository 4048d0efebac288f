"""Works as readers cite them, style by style and language by language, as they must stand."""

import re
from dataclasses import replace
from html import unescape

import pytest

from outlets.bibliography import references
from tests.outlets.works import ADDRESS, HARD, HOUSE, WORDS, author, record, report_in, story_in
from tests.security.code import code_in

DOI = "https://doi.org/10.5555/plenary.2026.11"
ISOLATES = re.compile("[\u2066-\u2069]")


def words(reference):
    """What is read: italics between underscores, without the marks that steer direction."""
    text = re.sub(r"</?i>", "_", reference.html)
    return ISOLATES.sub("", unescape(re.sub(r"<[^>]+>", "", text)))


def cited(work):
    return {reference.style: words(reference) for reference in references(work, HOUSE)}


REPORTS = {
    "ar": {
        "APA": "سمر ووكر وAzamat Kerimtoo uulu. (2026). _بعد السنة الأولى_ (تقرير STF/2026/1؛ إصدار 2)."
        f" مؤسسة عتبة السهوب. {DOI}",
        "Chicago": "سمر ووكر وAzamat Kerimtoo uulu. 2026. _بعد السنة الأولى_. تقرير STF/2026/1. إصدار 2."
        f" مؤسسة عتبة السهوب. {DOI}.",
        "MLA": "سمر ووكر وAzamat Kerimtoo uulu. _بعد السنة الأولى_. إصدار 2، تقرير STF/2026/1،"
        f" مؤسسة عتبة السهوب، 10 مارس، 2026، {DOI}.",
    },
    "zh-hans": {
        "GB/T 7714": "王小明, AZAMAT KERIMTOO UULU, 2026. 第一年之后（第2版）: STF/2026/1[R/OL]."
        f" 草原之门基金会. {ADDRESS}. DOI:10.5555/plenary.2026.11.",
        "APA": "王小明和Azamat Kerimtoo uulu. (2026). _第一年之后_ (报告 STF/2026/1; 版 2)."
        f" 草原之门基金会. {DOI}",
        "Chicago": "王小明和Azamat Kerimtoo uulu. 2026. _第一年之后_. 报告 STF/2026/1. 版 2."
        f" 草原之门基金会. {DOI}.",
    },
    "en": {
        "APA": "Gulzat, & Azamat Kerimtoo uulu. (2026). _After the first year: what people still use_"
        f" (Report STF/2026/1; Version 2). Steppe Threshold Foundation. {DOI}",
        "Chicago": "Gulzat, and Azamat Kerimtoo uulu. 2026. _After the First Year: What People Still"
        f" Use_. Report STF/2026/1. Version 2. Steppe Threshold Foundation. {DOI}.",
        "MLA": "Gulzat, and Azamat Kerimtoo uulu. _After the First Year: What People Still Use_."
        f" Version 2, Report STF/2026/1, Steppe Threshold Foundation, 10 Mar. 2026, {DOI}.",
    },
    "fr": {
        "APA": "Gulzat et Azamat Kerimtoo uulu. (2026). _Après la première année_ (Rapport STF/2026/1;"
        f" Version 2). Fondation du Seuil. {DOI}",
        "Chicago": "Gulzat et Azamat Kerimtoo uulu. 2026. _Après la première année_. Rapport STF/2026/1."
        f" Version 2. Fondation du Seuil. {DOI}.",
        "MLA": "Gulzat et Azamat Kerimtoo uulu. _Après la première année_. Version 2, Rapport STF/2026/1,"
        f" Fondation du Seuil, 10 mars 2026, {DOI}.",
    },
    "ru": {
        "APA": "Гульзат и Азамат Керимтоо уулу. (2026). _После первого года_ (Доклад STF/2026/1;"
        f" Версия 2). Фонд «Степной порог». {DOI}",
        "Chicago": "Гульзат и Азамат Керимтоо уулу. 2026. _После первого года_. Доклад STF/2026/1."
        f" Версия 2. Фонд «Степной порог». {DOI}.",
        "MLA": "Гульзат и Азамат Керимтоо уулу. _После первого года_. Версия 2, Доклад STF/2026/1,"
        f" Фонд «Степной порог», 10 марта 2026 г., {DOI}.",
    },
    "es": {
        "APA": "Gulzat y Azamat Kerimtoo uulu. (2026). _Después del primer año_ (Informe STF/2026/1;"
        f" Versión 2). Fundación Umbral. {DOI}",
        "Chicago": "Gulzat y Azamat Kerimtoo uulu. 2026. _Después del primer año_. Informe STF/2026/1."
        f" Versión 2. Fundación Umbral. {DOI}.",
        "MLA": "Gulzat y Azamat Kerimtoo uulu. _Después del primer año_. Versión 2, Informe STF/2026/1,"
        f" Fundación Umbral, 10 de marzo de 2026, {DOI}.",
    },
}
STORIES = {
    "ar": {
        "APA": f"Plenary. (2026، 1 مايو). _شارع آمن_. {ADDRESS}",
        "Chicago": f'Plenary. 2026. "شارع آمن". 1 مايو. {ADDRESS}.',
        "MLA": f"Plenary. _شارع آمن_. 1 مايو، 2026، {ADDRESS}.",
    },
    "zh-hans": {
        "GB/T 7714": f"PLENARY, 2026. 平安的街道[EB/OL]. (2026-05-01). {ADDRESS}.",
        "APA": f"Plenary. (2026, 5月1日). _平安的街道_. {ADDRESS}",
        "Chicago": f"Plenary. 2026. 《平安的街道》. 5月1日. {ADDRESS}.",
    },
    "en": {
        "APA": f"Plenary. (2026, May 1). _A street is safe_. {ADDRESS}",
        "Chicago": f"Plenary. 2026. “A Street Is Safe.” May 1. {ADDRESS}.",
        "MLA": f"Plenary. _A Street Is Safe_. 1 May 2026, {ADDRESS}.",
    },
    "fr": {
        "APA": f"Plenary. (2026, 1er mai). _Une rue sûre_. {ADDRESS}",
        "Chicago": f"Plenary. 2026. «\u00a0Une rue sûre\u00a0». 1er mai. {ADDRESS}.",
        "MLA": f"Plenary. _Une rue sûre_. 1er mai 2026, {ADDRESS}.",
    },
    "ru": {
        "APA": f"Plenary. (2026, 1 мая). _Безопасная улица_. {ADDRESS}",
        "Chicago": f"Plenary. 2026. «Безопасная улица». 1 мая. {ADDRESS}.",
        "MLA": f"Plenary. _Безопасная улица_. 1 мая 2026 г., {ADDRESS}.",
    },
    "es": {
        "APA": f"Plenary. (2026, 1 de mayo). _Una calle segura_. {ADDRESS}",
        "Chicago": f"Plenary. 2026. «Una calle segura». 1 de mayo. {ADDRESS}.",
        "MLA": f"Plenary. _Una calle segura_. 1 de mayo de 2026, {ADDRESS}.",
    },
}


@pytest.mark.parametrize("language", WORDS)
def test_a_report_is_cited_with_its_version_and_its_doi(language):
    assert cited(report_in(language)) == REPORTS[language]
    assert list(cited(report_in(language))) == list(REPORTS[language])


@pytest.mark.parametrize("language", WORDS)
def test_a_story_is_cited_with_its_day_and_its_permanent_address(language):
    assert cited(story_in(language)) == STORIES[language]


def test_a_report_that_nobody_signed_begins_with_who_published_it_and_names_them_once():
    work = replace(report_in("en"), agents=report_in("en").agents[-1:], version="")
    assert cited(work)["APA"] == (
        "Steppe Threshold Foundation. (2026). _After the first year: what people still use_"
        f" (Report STF/2026/1). {DOI}"
    )


def test_a_treaty_is_cited_by_its_title_and_never_as_ours():
    work = record(kind="instrument", genre="", symbol="A/RES/55/25", title="The Convention")
    assert cited(work) == {
        "APA": f"The Convention, March 10, 2026, A/RES/55/25. {ADDRESS}",
        "Chicago": f"The Convention, March 10, 2026, A/RES/55/25. {ADDRESS}.",
    }


def test_without_a_date_no_style_says_when_it_was_retrieved():
    work = record(kind="instrument", genre="", date=None, title="Article 18")
    assert cited(work) == {"Chicago": f"Article 18. {ADDRESS}."}


def test_a_question_needs_no_stop_and_a_stop_stands_inside_the_quotation_marks():
    work = replace(story_in("en"), title="Who is safe?")
    assert cited(work)["Chicago"] == f"Plenary. 2026. “Who Is Safe?” May 1. {ADDRESS}."


def test_numbers_stay_with_their_words_in_an_arabic_citation():
    apa = references(report_in("ar"), HOUSE)[0].html
    assert "\u2068سمر ووكر\u2069 و\u2068Azamat Kerimtoo uulu\u2069" in apa
    assert "\u2068STF/2026/1\u2069" in apa
    assert '<bdi dir="ltr">https://' in apa
    assert "\u2068" not in references(report_in("fr"), HOUSE)[0].html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<i onmouseover="alert(1)">x</i>',
        "</p><a href='javascript:alert(1)'>x</a>",
        '<span class="nocase"><script>alert(1)</script></span>',
        'https://evil.example/"><script>alert(1)</script>',
    ],
)
@pytest.mark.parametrize("language", WORDS)
def test_no_word_of_a_work_becomes_code(attack, language):
    work = replace(HARD, language=language, title=attack, agents=(author(attack),), symbol=attack)
    for reference in references(work, HOUSE):
        assert code_in(reference.html) == []
        assert set(re.findall(r"<[^>]*>", reference.html)) <= {
            "<i>",
            "</i>",
            '<bdi dir="ltr">',
            "</bdi>",
            "<wbr>",
        }


@pytest.mark.parametrize("language", WORDS)
def test_braces_and_other_marks_stay_as_they_are(language):
    for text in cited(replace(HARD, language=language)).values():
        assert "{a} and {b}" in text.lower()
        assert "王小明" in text
