"""What goes live, or ends, at a time that somebody has set."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from jobs import faults
from jobs.schedule import all_jobs
from publications.models import NewsPage
from tests.translation.conftest import translate
from translation import due
from translation.publishing import publish_translation

PAST = timedelta(minutes=1)


def schedule(page: NewsPage) -> None:
    """Approve its newest revision for a moment ago."""
    Revision.objects.filter(pk=page.get_latest_revision().pk).update(
        approved_go_live_at=timezone.now() - PAST
    )


def is_live(page: NewsPage) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_what_is_due_goes_live(write):
    page = write(live=False)
    schedule(page)
    due.publish_due()
    assert is_live(page)
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").exists()


def test_what_is_not_due_waits(write):
    page = write(live=False)
    schedule(page)
    due.publish_due(timezone.now() - 2 * PAST)
    assert not is_live(page)


def test_a_refusal_stops_that_page_only(write, in_translation):
    schedule(in_translation)
    other = write(live=False)
    schedule(other)
    due.publish_due()
    assert (is_live(in_translation), is_live(other)) == (False, True)


def test_a_refusal_is_told_in_the_page_s_history_and_not_tried_again(in_translation, browser_of):
    schedule(in_translation)
    due.publish_due()
    due.publish_due()
    (entry,) = PageLogEntry.objects.filter(page=in_translation.pk, action=due.REFUSED)
    assert entry.data["sentences"][0].startswith("12 of 12 texts are not translated yet")
    assert entry.formatter.format_message(entry).startswith(
        "Not published at its time. 12 of 12 texts"
    )
    history = browser_of("head").get(f"/admin/pages/{in_translation.pk}/history/")
    assert "Not published at its time." in history.content.decode()


def test_a_crash_stops_that_page_only_and_it_is_tried_again(write, caplog):
    first, second = write(live=False), write(live=False)
    schedule(first)
    schedule(second)
    passed = []

    def crash_once(name: str) -> None:
        if name == "due.published" and not passed:
            passed.append(name)
            raise RuntimeError

    with faults.armed(crash_once):
        due.publish_due()
    assert (is_live(first), is_live(second)) == (False, True)
    assert "stays due" in caplog.text
    due.publish_due()
    assert is_live(first)


def test_what_has_expired_ends(story, write):
    Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - PAST)
    other = write()
    due.publish_due()
    assert (is_live(story), is_live(other)) == (False, True)
    assert Page.objects.get(pk=story.pk).expired


def test_one_that_cannot_be_ended_stops_no_other(write, monkeypatch, caplog):
    first, second = write(), write()
    Page.objects.filter(pk__in=[first.pk, second.pk]).update(expire_at=timezone.now() - PAST)
    unpublish = Page.unpublish

    def fail_for_the_first(self, *args, **kwargs):
        if self.pk == first.pk:
            raise RuntimeError
        return unpublish(self, *args, **kwargs)

    monkeypatch.setattr(Page, "unpublish", fail_for_the_first)
    due.publish_due()
    assert (is_live(first), is_live(second)) == (True, False)
    assert "hidden by the clock" in caplog.text


def test_a_translation_that_was_refused_may_be_published_later(story, french, in_translation):
    schedule(in_translation)
    due.publish_due()
    translate(story, french)
    assert publish_translation(story, french, by=None).live


class TestTheCommand:
    def test_of_wagtail_s_name_is_ours(self, write, in_translation):
        page = write(live=False)
        schedule(in_translation)
        schedule(page)
        call_command("publish_scheduled")
        assert is_live(page)

    def test_only_says_what_is_due_when_asked_to(self, write, story, capsys):
        page = write(live=False, title="A draft")
        schedule(page)
        Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - PAST)
        call_command("publish_scheduled", dryrun=True)
        assert capsys.readouterr().out.splitlines() == [
            "ends: Countering organized crime",
            "goes live: A draft",
        ]
        assert not is_live(page)


def test_the_worker_does_it_every_ten_seconds():
    job = all_jobs()["translation.jobs.publish_what_is_due"]
    assert job.every == timedelta(seconds=10)


@pytest.mark.django_db
def test_nothing_due_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        due.publish_due()
