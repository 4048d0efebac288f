"""What Elasticsearch is told: every change, in its version, whatever happens on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from jobs.faults import armed
from publications.models import NewsPage
from search import copying, generations, jobs, outbox
from search.engines import choice
from search.engines.elasticsearch import configured
from search.models import Generation, SearchCopy, SearchEntry, SearchWork
from search.service import SearchRequest, search
from tests.factories import published, translated
from tests.search.shelves import prefix

pytestmark = [pytest.mark.django_db, pytest.mark.servers]


@pytest.fixture
def engine(settings, elasticsearch_url, site, patient):
    """Elasticsearch, with a generation that serves."""
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_PREFIX = prefix()
    engine = configured()
    outbox.settle_rest()
    build(engine)
    yield engine
    for generation in Generation.objects.all():
        engine.drop(generation.index)


def build(engine):
    generation = generations.start(engine)
    while not generations.finish(engine, generation):
        outbox.settle_rest()
        copying.copy_due(engine)
    generation.refresh_from_db()
    return generation


def serving():
    return Generation.objects.get(state=Generation.State.SERVING)


def held(engine, page):
    """What the index holds of a work: version and source, or nothing."""
    engine.client.indices.refresh(index=serving().index)
    document = engine.client.options(ignore_status=404).get(
        index=serving().index, id=str(page.translation_key)
    )
    return (document["_version"], document["_source"]) if document.get("found") else (0, {})


def version(page):
    return SearchWork.objects.get(family=page.translation_key).version


def ask(text, language="en"):
    return search(SearchRequest(text=text, language=language))


def test_a_published_work_is_found_through_elasticsearch(engine, settled):
    with settled():
        story = published(NewsPage, title="Zanzibar harbour")
        translated(story, "fr", title="Le port de Zanzibar")
    copying.copy_due(engine)
    assert held(engine, story)[0] == version(story)
    page = ask("port zanzibar", "fr")
    assert (page.engine, page.is_simpler) == ("elasticsearch", False)
    assert [hit.title for hit in page.hits] == ["Le port de Zanzibar"]


def test_a_hidden_work_becomes_a_tombstone_with_nothing_in_it(engine, settled):
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    with settled():
        story.unpublish()
    copying.copy_due(engine)
    number, source = held(engine, story)
    assert number == version(story)
    assert source["visible"] is False
    assert "Zanzibar" not in str(source)
    assert ask("zanzibar").total == 0


@pytest.mark.parametrize("way", ["unpublish", "restrict"])
def test_counts_do_not_tell_what_the_index_still_holds(engine, settled, way):
    """Hidden here, and the index has not been told yet."""
    with settled():
        story = published(NewsPage, title="Zanzibar")
        published(NewsPage, title="Zanzibar too")
    copying.copy_due(engine)
    engine.client.indices.refresh(index=serving().index)
    assert ask("zanzibar").total == 2
    with settled():
        if way == "unpublish":
            story.unpublish()
        else:
            PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert held(engine, story)[1]["visible"] is True
    page = ask("zanzibar")
    assert (page.engine, page.total, len(page.hits)) == ("elasticsearch", 1, 1)
    assert next(g for g in page.facets if g.name == "kind").values[0].count == 1


def test_a_withdrawn_language_leaves_the_document(engine, settled):
    with settled():
        story = published(NewsPage)
        french = translated(story, "fr", title="Zanzibar")
    copying.copy_due(engine)
    with settled():
        french.unpublish()
    copying.copy_due(engine)
    assert set(held(engine, story)[1]["title"]) == {"en"}


def test_an_older_write_never_replaces_a_newer_one(engine, settled):
    """The rule behind it: versions, not the order of arrival."""
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    old_version, old_source = held(engine, story)
    with settled():
        story.unpublish()
    copying.copy_due(engine)
    refused = engine.write(serving().index, [(old_version, old_source)], refresh=True)
    assert refused[str(story.translation_key)][0] == copying.CONFLICT
    assert held(engine, story)[1]["visible"] is False


def test_a_change_while_writing_leaves_the_work_due(engine, settled):
    """Between the version that was drawn and the acknowledgement, somebody hides the work."""
    with settled():
        story = published(NewsPage, title="Zanzibar")

    def hide(point):
        if (
            point == "search.written"
            and SearchEntry.objects.get(family=story.translation_key).visible
        ):
            with settled():
                story.unpublish()

    with armed(hide):
        copying.copy_due(engine)
    copying.copy_due(engine)
    assert held(engine, story)[0] == version(story)
    assert held(engine, story)[1]["visible"] is False
    assert copying.due(serving()) == 0


def test_content_is_never_older_than_the_version_it_is_written_under(engine, settled):
    """Somebody edits after the version was drawn: the newer text goes out, and goes out again."""
    with settled():
        story = published(NewsPage, title="Before")

    def edit(point):
        if point == "search.version_drawn" and story.title == "Before":
            story.title = "After"
            with settled():
                story.save_revision().publish()

    with armed(edit):
        copying.copy_due(engine)
    assert copying.due(serving()) == 0
    assert held(engine, story)[1]["title"] == {"en": "After"}
    assert held(engine, story)[0] == version(story)


def test_a_worker_that_dies_in_between_does_it_again_when_its_lease_is_over(engine, settled):
    with settled():
        story = published(NewsPage, title="Zanzibar")

    def die(point):
        if point == "search.written":
            raise KeyboardInterrupt

    with armed(die), pytest.raises(KeyboardInterrupt):
        copying.copy_due(engine)
    assert copying.copy_due(engine) == 0
    assert copying.due(serving()) == 1
    SearchCopy.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert copying.copy_due(engine) == 1
    assert copying.due(serving()) == 0
    assert held(engine, story)[0] == version(story)


def test_a_document_it_refuses_is_put_off_then_parked_and_stops_no_other(engine, settled):
    with settled():
        bad, good = published(NewsPage), published(NewsPage, title="Zanzibar")
    SearchEntry.objects.filter(family=bad.translation_key).update(names=[{"not": "a name"}])
    copying.copy_due(engine)
    copy = SearchCopy.objects.get(family=bad.translation_key)
    assert copy.attempts == 1
    assert "400" in copy.last_error
    assert held(engine, good)[0] == version(good)
    for _attempt in range(SearchCopy.MOST - 1):
        SearchCopy.objects.update(next_attempt_at=None)
        copying.copy_due(engine)
    copy.refresh_from_db()
    assert copy.parked_at is not None
    SearchCopy.objects.update(next_attempt_at=None)
    assert copying.copy_due(engine) == 0
    with settled():
        bad.title = "Mended"
        bad.save_revision().publish()
    copying.copy_due(engine)
    assert copying.due(serving()) == 0
    assert held(engine, bad)[1]["title"] == {"en": "Mended"}


def test_an_index_from_the_future_is_overtaken(engine, settled):
    """The database was restored from a backup; the index remembers what came after."""
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    future, source = held(engine, story)
    future += 10**15
    engine.write(
        serving().index, [(future, source | {"title": {"en": "From the future"}})], refresh=True
    )
    with settled():
        story.title = "Here and now"
        story.save_revision().publish()
    copying.copy_due(engine)
    copying.copy_due(engine)
    assert held(engine, story)[0] == version(story) > future
    assert held(engine, story)[1]["title"] == {"en": "Here and now"}


def test_a_new_generation_is_checked_work_by_work_before_it_serves(engine, settled):
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    old = serving()
    new = generations.start(engine)
    copying.copy_due(engine)
    wrong = held(engine, story)[1] | {"digest": "tampered with"}
    engine.write(new.index, [(version(story), wrong)], refresh=True)
    assert generations.differences(engine, new) == {story.translation_key}
    assert generations.finish(engine, new) is False
    assert engine.serves(old.index)
    copying.copy_due(engine)
    assert generations.finish(engine, new) is True
    assert engine.serves(new.index)
    assert not engine.serves(old.index)
    old.refresh_from_db()
    assert old.state == Generation.State.KEPT


def test_a_work_that_is_parked_keeps_no_generation_from_serving(engine, settled):
    with settled():
        bad, broken = published(NewsPage), published(NewsPage)
    SearchEntry.objects.filter(family=bad.translation_key).update(names=[{"not": "a name"}])
    outbox.changed([broken.translation_key], "edited")
    SearchWork.objects.filter(family=broken.translation_key).update(parked_at=timezone.now())
    new = generations.start(engine)
    for _attempt in range(SearchCopy.MOST):
        assert generations.finish(engine, new) is False
        SearchCopy.objects.update(next_attempt_at=None)
        copying.copy_due(engine)
    assert generations.finish(engine, new) is True


def test_both_generations_take_what_changes_while_one_is_built(engine, settled):
    old, new = serving(), generations.start(engine)
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    for generation in (old, new):
        assert engine.versions(generation.index, [str(story.translation_key)]) == {
            str(story.translation_key): version(story)
        }
    assert ask("zanzibar").engine == "elasticsearch"


def test_the_worker_builds_what_is_missing_and_drops_what_is_old(engine, settled, settings):
    with settled():
        published(NewsPage, title="Zanzibar")
    engine.drop(serving().index)
    for _beat in range(6):
        jobs.copy_to_elasticsearch()
    assert engine.serves(serving().index)
    assert ask("zanzibar").total == 1
    lost = Generation.objects.get(state=Generation.State.KEPT)
    Generation.objects.filter(pk=lost.pk).update(changed_at=timezone.now() - timedelta(days=2))
    jobs.copy_to_elasticsearch()
    lost.refresh_from_db()
    assert lost.state == Generation.State.GONE
    assert not lost.copies.exists()


def test_what_a_generation_was_never_told_is_found_out(engine, settled):
    with settled():
        published(NewsPage)
    copying.copy_due(engine)
    SearchCopy.objects.all().delete()
    jobs.compare_indexes_with_entries()
    assert copying.due(serving()) == SearchWork.objects.filter(version__gt=0).count()


def test_a_wounded_index_is_no_answer(engine, settled):
    """A search that a shard did not answer is a failure, never fewer results."""
    with settled():
        published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    engine.client.indices.close(index=serving().index)
    page = ask("zanzibar")
    assert (page.engine, page.is_simpler, page.total) == ("database", True, 1)
    engine.client.indices.open(index=serving().index)
    choice.breaker.succeeded()
    engine.client.cluster.health(index=serving().index, wait_for_status="yellow")
    assert ask("zanzibar").engine == "elasticsearch"


def test_an_index_that_takes_no_writes_catches_up_alone(engine, settled):
    engine.client.indices.put_settings(
        index=serving().index, settings={"index.blocks.read_only_allow_delete": True}
    )
    with settled():
        story = published(NewsPage, title="Zanzibar")
    copying.copy_due(engine)
    assert copying.due(serving()) == 1
    assert ask("zanzibar").total == 0
    engine.client.indices.put_settings(
        index=serving().index, settings={"index.blocks.read_only_allow_delete": None}
    )
    SearchCopy.objects.update(next_attempt_at=None)
    copying.copy_due(engine)
    assert held(engine, story)[0] == version(story)


def test_nothing_is_claimed_by_two(engine, settled):
    with settled():
        published(NewsPage)
    generation = serving()
    assert len(copying._claim(generation)) == 1
    assert copying._claim(generation) == []
