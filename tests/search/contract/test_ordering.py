"""Every engine orders in the same ways, narrows to days, and knows what there was to choose before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from search.plan import SPARE, Order
from search.spans import Span
from tests.search.shelves import work

NOW = datetime.now(UTC)


def event(title, hours, *, lasts=2):
    """An event that starts so many hours from now."""
    starts_at = NOW + timedelta(hours=hours)
    document = work("event", day=starts_at.date(), en=title)
    return replace(document, starts_at=starts_at, ends_at=starts_at + timedelta(hours=lasts))


def test_next_to_come_are_events_by_their_start_then_the_rest_newest_first(shelf):
    shelf.put(
        event("Harbour far", 24 * 90),
        event("Harbour later today", 5),
        event("Harbour soon", 4),
        event("Harbour now", -1),
        event("Harbour over", -30),
        event("Harbour long over", -24 * 400),
        work("news", en="Harbour news", day=(NOW - timedelta(days=3)).date()),
        work("news", en="Harbour announced", day=(NOW + timedelta(days=500)).date()),
    )
    expected = [
        "Harbour now",
        "Harbour soon",
        "Harbour later today",
        "Harbour far",
        "Harbour announced",
        "Harbour over",
        "Harbour news",
        "Harbour long over",
    ]
    assert shelf.titles(order=Order.NEXT) == expected
    assert shelf.titles("harbour", order=Order.NEXT) == expected


def test_the_newest_come_first_though_others_are_better(shelf):
    shelf.put(
        work(en="Piracy", day=date(2001, 1, 1)),
        work(en=("Something", "A word about piracy among many other words."), day=date(2026, 1, 1)),
        work(en="Piracy once more", day=date(2010, 1, 1)),
    )
    assert shelf.titles("piracy")[-1] == "Something"
    assert shelf.titles("piracy", order=Order.NEWEST) == ["Something", "Piracy once more", "Piracy"]


@pytest.mark.parametrize("order", Order)
def test_pages_in_any_order_follow_each_other(shelf, order):
    shelf.put(
        *(event(f"Harbour {n:02}", 5 * n - 30) for n in range(12)),
        *(work(en=f"Harbour work {n:02}", day=date(2026, 1, 1)) for n in range(12)),
    )
    whole = shelf.titles("harbour", order=order, limit=30)
    pages = [
        shelf.titles("harbour", order=order, limit=8, offset=offset)[:8] for offset in (0, 8, 16)
    ]
    assert sorted(whole) == sorted({*whole})
    assert [title for page in pages for title in page] == whole
    assert len(shelf.titles("harbour", order=order, limit=8)) == 8 + SPARE


def test_works_of_some_days(shelf):
    shelf.put(
        work(en="Before", day=date(2026, 2, 28)),
        work(en="First", day=date(2026, 3, 1)),
        work("event", en="Last", fr="Dernier", day=date(2026, 3, 31)),
        work(en="After", day=date(2026, 4, 1)),
    )
    march = Span(since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert shelf.titles(span=march) == ["Last", "First"]
    assert shelf.titles(span=Span(since=date(2026, 3, 31))) == ["After", "Last"]
    assert shelf.titles(span=Span(until=date(2026, 2, 28))) == ["Before"]
    answer = shelf.ask(span=march)
    assert (answer.total, answer.counts["kind"]) == (2, {"news": 1, "event": 1})
    assert shelf.ask("before", span=march).total == 0


def test_what_there_was_to_choose_is_known_whatever_is_chosen(shelf):
    shelf.put(
        work("news", en="Harbour one", tags=[("topic", "a")]),
        work("event", en="Harbour two", tags=[("topic", "b")], day=date(2020, 1, 1)),
        work("event", en="Bread", tags=[("topic", "c")]),
    )
    free = shelf.ask("harbour")
    assert free.places["topic"] == free.counts["topic"] == {"a": 1, "b": 1}
    narrow = shelf.ask("harbour", chosen={"kind": ("news",)})
    assert narrow.counts["topic"] == {"a": 1}
    assert narrow.places["topic"] == {"a": 1, "b": 1}
    dated = shelf.ask("harbour", span=Span(since=date(2025, 1, 1)))
    assert (dated.counts["kind"], dated.places["kind"]) == ({"news": 1}, {"news": 1, "event": 1})


def test_a_list_has_chosen_its_kind_before_anyone(shelf):
    shelf.put(
        work("news", en="One", tags=[("topic", "a")]),
        work("event", fr="Deux", tags=[("topic", "b")]),
    )
    chosen = {"kind": ("news",), "topic": ("z",)}
    answer = shelf.ask(chosen=chosen, within=("kind",), facets=("topic",), counts_all=True, limit=0)
    assert answer.places == {"topic": {"a": 1}}


def test_a_hidden_work_keeps_no_place(shelf):
    hidden, _shown = shelf.put(
        work("news", en="Secret", tags=[("topic", "s")]), work("event", en="Open")
    )
    answer = shelf.ask(chosen={"kind": ("event",)}, hidden=(hidden.family,))
    assert answer.places.get("topic", {}) == {}
    assert answer.places["kind"] == {"event": 1}


def test_a_list_of_works_finds_the_same_without_the_pages_of_files(shelf):
    shelf.put(*(work(en=f"Harbour {n}") for n in range(3)))
    assert shelf.titles("harbour", finds_pages=False) == shelf.titles("harbour")
