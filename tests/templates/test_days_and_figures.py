"""Days that are said once, and figures that stand under one another."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from pages.templatetags.tables import figure_columns

SAID = Template(
    "{% load days %}{% days start end as span %}{{ span.first }}{{ span.dash }}{{ span.last }}"
)


def said(language, start, end, zone="UTC"):
    with translation.override(language), timezone.override(zone):
        return SAID.render(Context({"start": start, "end": end})).replace("\u2060", "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "9–10 February 2027"),
        ("fr", "9–10 février 2027"),
        ("ru", "9–10 февраля 2027\u00a0г."),
        ("es", "9–10 de febrero de 2027"),
        ("ar", "9–10 شباط/فبراير 2027"),
        ("zh-hans", "2027年2月9日–10日"),
    ],
)
def test_a_month_is_said_once(language, words):
    start, end = datetime(2027, 2, 9, 9, tzinfo=UTC), datetime(2027, 2, 10, 16, tzinfo=UTC)
    assert said(language, start, end) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "28 February – 1 March 2027"), ("zh-hans", "2027年2月28日–3月1日")],
)
def test_a_year_is_said_once(language, words):
    start, end = datetime(2027, 2, 28, 9, tzinfo=UTC), datetime(2027, 3, 1, 16, tzinfo=UTC)
    assert said(language, start, end) == words


def test_the_days_are_those_of_the_zone_that_is_shown():
    start, end = datetime(2026, 12, 30, 12, tzinfo=UTC), datetime(2026, 12, 31, 20, tzinfo=UTC)
    assert said("en", start, end) == "30–31 December 2026"
    assert said("en", start, end, "Asia/Tokyo") == "30 December 2026 – 1 January 2027"


def test_two_days_of_a_month_stay_on_one_line():
    start, end = datetime(2027, 2, 9, tzinfo=UTC), datetime(2027, 2, 10, tzinfo=UTC)
    with timezone.override("UTC"):
        words = SAID.render(Context({"start": start, "end": end}))
    assert words.startswith("9–\u206010")


def test_a_column_of_figures_is_known_by_its_cells():
    rows = [
        ["Snares", "1,906", "62 %", "", "12 May", None],
        ["41 boats", "2\u00a0244", "−3.5", "7", "13", None],
    ]
    assert figure_columns(rows) == {1, 2, 3}
    assert figure_columns([]) == frozenset()
