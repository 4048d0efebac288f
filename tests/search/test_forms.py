"""What the address of a list asks for, read kindly, and its one form."""

import pytest
from django.http import QueryDict

from search.addresses import Address
from search.forms import LONGEST_VALUE, MOST_CHOSEN, ListForm

FORM = ListForm(
    facets=("year", "topic"), times=("upcoming", "past"), orders=("next", "newest", "title")
)


def read(query):
    return FORM.address("/en/events/", QueryDict(query))


def test_a_list_has_one_address_for_each_state():
    one = read("sort=title&year=2026&topic=b&page=2&when=past&topic=a&topic=a")
    two = read("when=past&topic=b&topic=a&year=2026&page=2&sort=title&utm_source=x")
    assert str(one) == str(two)
    assert str(one) == "/en/events/?topic=a&topic=b&year=2026&when=past&sort=title&page=2"
    assert read(one.query.lstrip("?")) == one


@pytest.mark.parametrize(
    "query",
    [
        "",
        "sort=next",
        "sort=&when=&topic=",
        "sort=TITLE",
        "when=yesterday",
        "page=1",
        "page=0",
        "page=-3",
        "page=x",
        "page=",
        "kind=news",
        "topic=%00%20",
        f"topic={'x' * (LONGEST_VALUE + 1)}",
        "topic[]=a&=&&&%",
    ],
)
def test_what_is_usual_or_makes_no_sense_is_left_out(query):
    assert str(read(query)) == "/en/events/"


def test_more_values_than_anyone_needs_are_not_read():
    many = "&".join(f"topic={number}" for number in range(MOST_CHOSEN * 3))
    assert len(read(many).chosen["topic"]) == MOST_CHOSEN


def test_what_narrows_a_list_is_taken_away_and_its_order_stays():
    address = Address(path="/", chosen={"topic": ("a",)}, when="past", sort="title", page=4)
    assert address.is_narrowed
    assert str(address.bare()) == "/?sort=title"
    assert not address.bare().is_narrowed
    assert str(address.at_any_time()) == "/?topic=a&sort=title"
    assert str(address.unsorted()) == "/?topic=a&when=past"
    assert str(address.toggled("topic", "b")) == "/?topic=a&topic=b&when=past&sort=title"
