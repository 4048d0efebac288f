"""Several processes at once, on the real database: nothing lost, nothing twice, nobody stuck."""

import threading
import time

import pytest
from django.db import connection, transaction

from jobs.faults import armed
from publications.models import NewsPage
from search import outbox
from search.indexing import documents_of
from search.models import SearchChange, SearchEntry, SearchEntryText, SearchWork
from search.models.staff import AskedQuery, CertainWord
from tests.factories import draft, published
from tests.search import processes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(
    params=["here", pytest.param("on servers", marks=pytest.mark.servers)], autouse=True
)
def place(request):
    """The same on the database of either run."""


def test_a_process_that_is_killed_after_the_commit_loses_nothing(site):
    story = draft(NewsPage, title="Zanzibar")
    status, _complaints = processes.ended(processes.start("publish", story.pk))
    assert status == -9
    story.refresh_from_db()
    assert story.live
    assert not SearchEntry.objects.filter(family=story.translation_key).exists()
    assert SearchChange.objects.filter(family=story.translation_key).exists()
    outbox.settle_rest()
    assert SearchEntry.objects.get(family=story.translation_key).visible


def test_an_older_text_never_overwrites_a_newer_one(site):
    """One worker has read a work, and pauses; it is edited, and another worker comes by."""
    story = published(NewsPage, title="Before")
    SearchChange.objects.create(family=story.translation_key, why="again")
    SearchEntry.objects.update(digest="")
    read, goes_on = threading.Event(), threading.Event()

    def pause(point):
        if point == "search.documents_read" and threading.current_thread().name == "slow":
            read.set()
            goes_on.wait(5)

    def settle():
        outbox.settle_rest()
        connection.close()

    def edit():
        with transaction.atomic():
            NewsPage.objects.filter(pk=story.pk).update(title="After")
            SearchChange.objects.create(family=story.translation_key, why="edited")
        settle()

    with armed(pause):
        slow, quick = threading.Thread(target=settle, name="slow"), threading.Thread(target=edit)
        slow.start()
        assert read.wait(20)
        quick.start()
        quick.join(1.0)
        goes_on.set()
        slow.join(20)
        quick.join(20)
    outbox.settle_rest()
    assert SearchEntryText.objects.get(entry__family=story.translation_key).title == "After"


def test_two_editors_and_two_workers_on_the_same_works_neither_lose_nor_hinder_each_other(site):
    one, two = published(NewsPage, title="One"), published(NewsPage, title="Two")
    families = [one.translation_key, two.translation_key]
    before = dict(SearchWork.objects.values_list("family", "version"))
    running = [
        processes.start("work", 4),
        processes.start("work", 4),
        processes.start("edit", one.pk, two.pk, "--", 5),
        processes.start("edit", two.pk, one.pk, "--", 5),
    ]
    assert [processes.ended(process) for process in running] == [(0, "")] * 4
    outbox.settle_rest()
    assert SearchChange.objects.count() == 0
    assert SearchEntry.objects.filter(family__in=families).count() == 2
    assert SearchEntryText.objects.filter(entry__family__in=families).count() == 2
    stored = dict(SearchEntry.objects.values_list("family", "digest"))
    for family, document in documents_of(families).items():
        assert stored[family] == document.digest()
        assert SearchWork.objects.get(pk=family).version >= before[family]


def test_several_processes_count_the_same_words_and_lose_none(site):
    running = [processes.start("ask", 20) for _number in range(3)]
    assert [processes.ended(process) for process in running] == [(0, "")] * 3
    assert [row.asked for row in AskedQuery.objects.all()] == [60]


def test_a_running_process_learns_what_another_one_saved(site):
    other = processes.start("hear")
    until = time.monotonic() + 60
    while not CertainWord.objects.filter(word="question").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    CertainWord.objects.create(word="answer")
    assert processes.ended(other) == (0, "")
