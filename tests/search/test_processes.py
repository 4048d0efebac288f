"""Several processes at once, on the real database: nothing lost, nothing twice, nobody stuck."""

import pytest

from publications.models import NewsPage
from search import outbox
from search.indexing import documents_of
from search.models import SearchChange, SearchEntry, SearchEntryText, SearchWork
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


def test_two_editors_and_two_workers_on_the_same_works_neither_lose_nor_hinder_each_other(site):
    one, two = published(NewsPage, title="One"), published(NewsPage, title="Two")
    families = [one.translation_key, two.translation_key]
    before = dict(SearchWork.objects.values_list("family", "version"))
    running = [
        processes.start("work", 6),
        processes.start("work", 6),
        processes.start("edit", one.pk, two.pk, "--", 8),
        processes.start("edit", two.pk, one.pk, "--", 8),
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
