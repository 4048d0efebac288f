"""Small words that templates make."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from pages.templatetags.languages import language_words, own_name, versions_of_codes
from pages.templatetags.monograms import monogram
from pages.templatetags.word_lists import word_list
from pages.templatetags.zones import utc_offset, zone_city


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Summer Walker", "SW"),
        ("James A. Walsh", "JW"),
        ("Gulzat", "G"),
        ("Ана Мария де Соуза", "АС"),
        ("姚明", "姚"),
        ("", ""),
        ("80 voices", "V"),
        ("سمر ووكر", "س\u200cو"),
    ],
)
def test_a_monogram_is_made_of_the_first_and_the_last_name(name, letters):
    assert monogram(name) == letters


@pytest.mark.parametrize(
    ("language", "city"), [("en", "Vienna"), ("ru", "Вена"), ("zh-hans", "维也纳")]
)
def test_a_zone_is_called_by_its_city(language, city):
    with translation.override(language):
        assert zone_city("Europe/Vienna") == city


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Vienna", "UTC+2"),
        ("UTC", "UTC"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC−2:30"),
    ],
)
def test_a_zones_distance_from_utc_is_that_of_the_day(zone, words):
    with timezone.override(zone):
        assert utc_offset(datetime(2021, 5, 24, 12, tzinfo=UTC)) == words


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "a, b, c"), ("es", "a, b, c"), ("ar", "a، b، c"), ("zh-hans", "a、b、c")],
)
def test_words_are_strung_with_the_readers_comma(language, line):
    with translation.override(language):
        assert word_list(["a", "b", "c"]) == line


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Monday, 9:00. Next"), ("ar", "Monday، 9:00. Next"), ("zh-hans", "Monday，9:00。Next")],
)
def test_a_template_writes_the_readers_comma_and_full_stop(language, text):
    with translation.override(language):
        assert (
            Template("{% load word_lists %}Monday{% comma %}9:00{% stop %}Next").render(Context())
            == text
        )


def test_a_language_is_called_by_its_own_name():
    own_names = [own_name(code) for code in ("fr", "ru", "ar", "zh-hans")]
    assert own_names == ["Français", "Русский", "العربية", "中文"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["English", "Arabic"]),
        ("ar", ["الإنكليزية", "العربية"]),
        ("zh-hans", ["英文", "阿拉伯文"]),
    ],
)
def test_a_language_is_called_as_the_united_nations_call_it(language, names):
    with translation.override(language):
        assert [language_words(code) for code in ("en", "ar")] == names


def test_a_register_always_names_all_languages_in_one_order():
    register = versions_of_codes({"fr", "zh-hans"}, "fr")
    assert [(v.short, v.exists, v.is_here) for v in register] == [
        ("AR", False, False),
        ("ZH", True, False),
        ("EN", False, False),
        ("FR", True, True),
        ("RU", False, False),
        ("ES", False, False),
    ]
