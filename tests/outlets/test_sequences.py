"""The number that tells a program which telling is the newer one."""

import threading
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from outlets import sequences
from outlets.models import CalendarState
from outlets.sequences import states_of

pytestmark = pytest.mark.django_db

WORK, OTHER = UUID(int=1), UUID(int=2)


def told(digest, language="en", work=WORK):
    return states_of({work: digest}, language)[work].sequence


def test_it_begins_at_nought_and_rises_with_each_change():
    assert [told(digest) for digest in ("a", "a", "b", "b", "a")] == [0, 0, 1, 1, 2]


def test_works_count_for_themselves():
    assert [told("a"), told("b"), told("a", work=OTHER)] == [0, 1, 0]


def test_no_language_tells_a_number_below_anothers():
    """Whoever subscribes in another language has the same entry, and must not be told an older number."""
    assert [told("a"), told("b"), told("fr", "fr")] == [0, 1, 1]
    assert [told("c"), told("d"), told("fr 2", "fr"), told("d")] == [2, 3, 3, 3]
    assert [told("fr 3", "fr"), told("e")] == [4, 4]


def test_a_change_that_all_languages_tell_has_one_number_in_all():
    assert [told("a"), told("fr", "fr"), told("ru", "ru")] == [0, 0, 0]
    assert [told("b"), told("fr 2", "fr"), told("ru 2", "ru")] == [1, 1, 1]


def test_it_remembers_since_when():
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        assert states_of({WORK: "a"}, "en")[WORK].changed_at == start
    with time_machine.travel(start + timedelta(days=1), tick=False):
        assert states_of({WORK: "a"}, "en")[WORK].changed_at == start
        assert states_of({WORK: "b"}, "en")[WORK].changed_at == start + timedelta(days=1)


def test_what_is_known_costs_one_query(django_assert_num_queries):
    digests = {uuid4(): "a" for _number in range(30)}
    states_of(digests, "en")
    with django_assert_num_queries(1):
        states_of(digests, "en")


@pytest.mark.parametrize("count", [3, 30])
def test_many_that_changed_are_written_at_once(count, django_assert_num_queries):
    works = [uuid4() for _number in range(count)]
    with django_assert_num_queries(6):
        states_of(dict.fromkeys(works, "a"), "en")
    with django_assert_num_queries(6):
        states = states_of(dict.fromkeys(works, "b"), "en")
    assert {state.sequence for state in states.values()} == {1}


def test_nothing_is_asked_of_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert states_of({}, "en") == {}


def test_whoever_read_before_another_wrote_counts_on_from_there(monkeypatch):
    """Between reading and writing, another process tells something else."""
    assert told("a") == 0
    write = sequences._written

    def late(digests, language):
        monkeypatch.setattr(sequences, "_written", write)
        assert told("of another process") == 1
        return write(digests, language)

    monkeypatch.setattr(sequences, "_written", late)
    assert told("b") == 2
    assert CalendarState.objects.get().digest == "b"


def test_two_that_tell_the_same_at_once_give_it_one_number(monkeypatch):
    assert told("a") == 0
    write = sequences._written

    def late(digests, language):
        monkeypatch.setattr(sequences, "_written", write)
        assert told("b") == 1
        return write(digests, language)

    monkeypatch.setattr(sequences, "_written", late)
    assert told("b") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["here", pytest.param("on servers", marks=pytest.mark.servers)])
def test_processes_at_once_give_no_number_twice_and_none_below(place):
    given = {}
    start = threading.Barrier(4)

    def tell(name):
        start.wait(20)
        given[name] = [
            {work: state.sequence for work, state in states_of(digests, "en").items()}
            for digests in ({WORK: f"{name}{n}", OTHER: f"{name}{n}"} for n in range(10))
        ]
        connection.close()

    threads = [threading.Thread(target=tell, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for work in (WORK, OTHER):
        own = [[states[work] for states in given[name]] for name in "abcd"]
        assert all(numbers == sorted(numbers) for numbers in own)
        assert sorted(number for numbers in own for number in numbers) == list(range(40))
