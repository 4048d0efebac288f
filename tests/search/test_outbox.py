"""Changes that no crash may lose, rule by rule."""

import uuid

import pytest
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from jobs import content_version
from jobs.faults import armed
from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage, SideEventPage
from search import entries, outbox
from search.models import (
    Lane,
    SearchChange,
    SearchEntry,
    SearchEntryText,
    SearchEntryValue,
    SearchWork,
)
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


def entry(page):
    return SearchEntry.objects.filter(family=page.translation_key).first()


def is_listed(page):
    return SearchEntry.objects.filter(family=page.translation_key, visible=True).exists()


def version(page):
    return SearchWork.objects.get(family=page.translation_key).version


def titles(page):
    texts = SearchEntryText.objects.filter(entry__family=page.translation_key)
    return set(texts.values_list("title", flat=True))


def test_a_published_work_is_listed_when_the_commit_returns(
    site, django_capture_on_commit_callbacks
):
    story = draft(NewsPage)
    SearchChange.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
        assert not is_listed(story)
    assert is_listed(story)
    assert SearchChange.objects.count() == 0


@pytest.mark.parametrize(
    "way", ["unpublish", "delete", "restrict", "restrict a parent", "save by hand"]
)
def test_whatever_hides_a_work_takes_it_out_at_once(site, django_capture_on_commit_callbacks, way):
    parent = published(TopicPage)
    topic = published(TopicPage, parent=parent, title="Secret")
    outbox.settle_rest()
    before = version(topic)
    with django_capture_on_commit_callbacks(execute=True):
        match way:
            case "unpublish":
                topic.unpublish()
            case "delete":
                topic.delete()
            case "restrict":
                PageViewRestriction.objects.create(page=topic, restriction_type="login")
            case "restrict a parent":
                PageViewRestriction.objects.create(page=parent, restriction_type="login")
            case "save by hand":
                topic.live = False
                topic.save()
    assert not is_listed(topic)
    assert titles(topic) == set()
    assert not SearchEntryValue.objects.filter(entry__family=topic.translation_key).exists()
    assert version(topic) > before


def test_a_hidden_work_keeps_a_tombstone(site, settled):
    with settled():
        story = published(NewsPage)
    with settled():
        story.unpublish()
    assert entry(story).visible is False


def test_what_is_opened_again_is_found_again(site, settled):
    with settled():
        story = published(NewsPage)
        closed = PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert not is_listed(story)
    with settled():
        closed.delete()
    assert is_listed(story)


def test_a_subtree_moves_with_all_that_is_in_it(site, settled):
    with settled():
        here, there = published(TopicPage), published(TopicPage)
        topic = published(TopicPage, parent=here)
        below = published(TopicPage, parent=topic)
        PageViewRestriction.objects.create(page=there, restriction_type="login")
    assert is_listed(below)
    with settled():
        Page.objects.get(pk=topic.pk).move(Page.objects.get(pk=there.pk), pos="last-child")
    assert not is_listed(topic)
    assert not is_listed(below)


def test_an_alias_that_becomes_a_translation_is_found_in_its_language(site, settled):
    story = published(NewsPage, title="Original")
    french = translated(story, "fr")
    Page.objects.filter(pk=french.pk).update(alias_of=story)
    outbox.settle_rest()
    assert entry(story).texts.count() == 1
    french.alias_of_id = None
    with settled():
        french.save(update_fields=["alias_of_id"], clean=False)
    assert set(entry(story).texts.values_list("language", flat=True)) == {"en", "fr"}


def test_editing_a_draft_says_nothing_to_the_search(site, settled):
    with settled():
        story = published(NewsPage)
    story.title = "Later"
    story.save_revision()
    assert SearchChange.objects.count() == 0


def test_a_language_with_pages_cannot_be_deleted_behind_the_back_of_the_search(site, french):
    translated(published(NewsPage), "fr")
    with pytest.raises(Exception, match="protected"):
        french.delete()


def test_the_change_rolls_back_with_the_page(site):
    story = draft(NewsPage)
    SearchChange.objects.all().delete()

    def publish_and_fail():
        with transaction.atomic():
            story.save_revision().publish()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_and_fail()
    assert SearchChange.objects.count() == 0


def test_a_crash_right_after_the_commit_leaves_it_to_the_worker(
    site, django_capture_on_commit_callbacks
):
    def crash(point):
        if point == "search.committed":
            raise KeyboardInterrupt

    story = draft(NewsPage)
    with (
        armed(crash),
        pytest.raises(KeyboardInterrupt),
        django_capture_on_commit_callbacks(execute=True),
    ):
        story.save_revision().publish()
    assert not is_listed(story)
    assert SearchChange.objects.filter(family=story.translation_key).exists()
    assert outbox.settle_rest() >= 1
    assert is_listed(story)


def test_a_change_that_comes_while_a_work_is_settled_is_not_taken_for_settled(site, settled):
    with settled():
        story = published(NewsPage)
    outbox.changed([story.translation_key], "first")

    def change_again(point):
        if point == "search.changes_read":
            SearchChange.objects.create(family=story.translation_key, why="second")

    with armed(change_again):
        outbox.settle_one(story.translation_key)
    assert [change.why for change in SearchChange.objects.all()] == ["second"]


def test_versions_rise_with_the_clock_and_never_fall(site, settled):
    with settled():
        story = published(NewsPage)
    first = version(story)
    assert first > 1_700_000_000_000_000
    future = first + 10**15
    SearchWork.objects.filter(family=story.translation_key).update(version=future)
    with settled():
        story.unpublish()
    assert version(story) == future + 1


def test_what_changed_nothing_raises_no_version(site, settled):
    with settled():
        story = published(NewsPage)
    before, content = version(story), content_version.current()
    outbox.changed([story.translation_key], "again")
    assert outbox.settle_one(story.translation_key)
    assert version(story) == before
    assert content_version.current() == content


def test_nothing_waiting_is_nothing_to_do(site):
    assert outbox.settle_one(uuid.uuid4()) is False


def test_more_than_some_wait_for_the_worker(site, django_capture_on_commit_callbacks):
    parent = published(TopicPage)
    topics = [published(TopicPage, parent=parent) for _n in range(3)]
    outbox.settle_rest()
    many = [uuid.uuid4() for _n in range(outbox.INLINE)] + [
        topic.translation_key for topic in topics
    ]
    with django_capture_on_commit_callbacks(execute=True):
        outbox.changed(many, "many")
    assert SearchChange.objects.count() == len(many) - outbox.INLINE
    outbox.settle_rest()
    assert SearchChange.objects.count() == 0


def test_many_that_are_hidden_leave_lists_and_counts_at_once_all_the_same(
    site, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(outbox, "INLINE", 1)
    parent = published(TopicPage)
    topics = [published(TopicPage, parent=parent) for _n in range(3)]
    outbox.settle_rest()
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=parent, restriction_type="login")
    assert not any(is_listed(page) for page in (parent, *topics))
    assert SearchChange.objects.exists()


def test_hidden_works_are_settled_before_edited_ones(site):
    edited, hidden = uuid.uuid4(), uuid.uuid4()
    SearchChange.objects.create(family=edited, why="edit", lane=Lane.EDIT)
    SearchChange.objects.create(family=hidden, why="hide", lane=Lane.HIDE)
    assert outbox._waiting() == [hidden, edited]


def test_works_that_name_a_renamed_partner_follow_in_their_own_lane(
    site, settled, django_capture_on_commit_callbacks
):
    with settled():
        partner = published(PartnerPage, title="Coast Circle")
        event = draft(SideEventPage)
        event.partners.create(partner=partner, part="organizer")
        event.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        partner.title = "River Circle"
        partner.save_revision().publish()
    [change] = SearchChange.objects.all()
    assert (change.family, change.spreads, change.lane) == (
        partner.translation_key,
        True,
        Lane.ECHO,
    )
    assert entry(event).names == ["Coast Circle"]
    outbox.settle_rest()
    assert entry(event).names == ["River Circle"]
    assert SearchChange.objects.count() == 0


def test_works_that_name_a_partner_before_its_profile_is_published_follow_when_it_is(site, settled):
    partner = draft(PartnerPage, title="Coast Circle")
    with settled():
        event = draft(SideEventPage)
        event.partners.create(partner=partner, part="organizer")
        event.save_revision().publish()
    assert entry(event).names == []
    with settled():
        partner.save_revision().publish()
    outbox.settle_rest()
    assert entry(event).names == ["Coast Circle"]


def test_works_under_a_renamed_topic_follow_too(site, settled):
    with settled():
        crime = published(TopicPage, title="Crime")
        story = published(NewsPage, topics=[crime])
    before = version(story)
    with settled():
        Page.objects.get(pk=crime.pk).move(
            Page.objects.get(pk=published(TopicPage).pk), pos="last-child"
        )
    outbox.settle_rest()
    outbox.settle_rest()
    assert SearchChange.objects.count() == 0
    assert version(story) >= before


def test_a_broken_work_waits_ever_longer_is_parked_and_stops_no_other(site, settled, monkeypatch):
    with settled():
        story, other = published(NewsPage), published(NewsPage)

    def broken(self):
        if self.pk == story.pk:
            raise ValueError("a broken block")
        return text(self)

    text = NewsPage.searchable_text
    monkeypatch.setattr(NewsPage, "searchable_text", broken)
    outbox.changed([story.translation_key, other.translation_key], "edited")
    outbox.settle_rest()
    work = SearchWork.objects.get(family=story.translation_key)
    assert work.attempts == 1
    assert "a broken block" in work.last_error
    assert not SearchChange.objects.filter(family=other.translation_key).exists()

    assert outbox.settle_rest() == 0
    for _attempt in range(SearchWork.MOST - 1):
        SearchWork.objects.update(next_attempt_at=None)
        outbox.settle_rest()
    work.refresh_from_db()
    assert work.parked_at is not None
    SearchWork.objects.update(next_attempt_at=None)
    assert outbox.settle_rest() == 0
    assert SearchChange.objects.filter(family=story.translation_key).exists()

    monkeypatch.setattr(NewsPage, "searchable_text", text)
    with settled():
        story.save_revision().publish()
    work.refresh_from_db()
    assert (work.attempts, work.parked_at, work.last_error) == (0, None, "")
    assert SearchChange.objects.count() == 0


def test_a_broken_work_can_be_hidden(site, settled, monkeypatch):
    with settled():
        story = published(NewsPage)
    monkeypatch.setattr(NewsPage, "searchable_text", lambda self: 1 / 0)
    with settled():
        story.unpublish()
    assert not is_listed(story)


def test_a_bulk_writer_brings_works_up_to_date_inside_its_own_transaction(site):
    story = published(NewsPage)
    SearchChange.objects.all().delete()
    with transaction.atomic():
        outbox.changed_many({story.translation_key})
        assert is_listed(story)
    assert SearchChange.objects.count() == 0


def test_a_fixture_that_is_loaded_raw_says_nothing(site):
    story = published(NewsPage)
    SearchChange.objects.all().delete()
    story.save_base(raw=True)
    assert SearchChange.objects.count() == 0


def test_the_lag_is_told(site):
    SearchChange.objects.all().delete()
    assert outbox.lag()[0] == 0
    outbox.changed([uuid.uuid4()], "test")
    waiting, longest = outbox.lag()
    assert waiting == 1
    assert longest.total_seconds() >= 0


def test_words_go_with_their_text(site, settled):
    from search.engines.database.engine import DatabaseEngine
    from tests.search.shelves import DatabaseShelf

    with settled():
        story = published(NewsPage, title="Zanzibar")
    assert DatabaseShelf().ask("zanzibar").total == 1
    SearchEntryText.objects.filter(entry__family=story.translation_key).delete()
    assert DatabaseShelf().ask("zanzibar").total == 0
    assert isinstance(DatabaseShelf().engine, DatabaseEngine)


def test_entries_read_back_are_what_was_written(site, settled):
    from search.indexing import documents_of

    with settled():
        story = published(NewsPage)
        translated(story, "fr")
    family = story.translation_key
    assert entries.stored([family])[family].digest() == documents_of([family])[family].digest()
    assert entry(story).digest == documents_of([family])[family].digest()
