"""Days as people type them."""

from datetime import date

import pytest

from search.spans import Fault, Span, plain, span_of


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2026-03-15", "", date(2026, 3, 15), None),
        ("", "2026-03-15", None, date(2026, 3, 15)),
        ("2026-03-15", "2026-03-15", date(2026, 3, 15), date(2026, 3, 15)),
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-2", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2026-3-5 ", "", date(2026, 3, 5), None),
        ("", "", None, None),
    ],
)
def test_a_day_a_month_or_a_year_is_understood(since, until, first, last):
    assert span_of(since, until) == Span(since=first, until=last)


@pytest.mark.parametrize(
    ("since", "until", "fault"),
    [
        ("15/3/2026", "", Fault.SINCE),
        ("2026-02-30", "2026-03-01", Fault.SINCE),
        ("2026-13", "", Fault.SINCE),
        ("0000", "", Fault.SINCE),
        ("", "tomorrow", Fault.UNTIL),
        ("2026", "99999", Fault.UNTIL),
        ("2026-03-02", "2026-03-01", Fault.ORDER),
        ("٢٠٢٦-٠٣-٠١", "", Fault.SINCE),
    ],
)
def test_what_is_no_span_narrows_nothing_and_says_why(since, until, fault):
    assert span_of(since, until) == Span(fault=fault)
    assert not span_of(since, until)


def test_a_day_has_one_form_and_what_is_none_stays_as_it_was_typed():
    assert plain("2026", is_last=False) == "2026-01-01"
    assert plain("2026", is_last=True) == "2026-12-31"
    assert plain("15/3/2026", is_last=True) == "15/3/2026"
    assert len(plain("x" * 5_000, is_last=True)) == 40
