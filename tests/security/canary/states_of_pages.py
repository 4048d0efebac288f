"""Pages that nobody may see: by their own state, by the clock, by a restriction, by what they stand under."""

from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from pages.models import InstrumentPage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, ProjectPage, ResearchPage, SideEventPage
from search import outbox
from tests.factories import draft, make_editor, published, section
from tests.security.canary import texts
from tests.security.canary.library import Hiding, hidden
from tests.security.canary.secrets import Secret

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def soon() -> dict[str, datetime]:
    """When a page ends of itself: after it was found, before it is looked for (`library.later`)."""
    return {"expire_at": timezone.now() + HOUR}


def with_files(page: NewsPage) -> list:
    """A story, its picture and its document."""
    attached = next(block.value[0] for block in page.story if block.block_type == "documents")
    return [page, page.image, attached]


def restrict(page: Page, kind: str, **fields: str) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


@hidden("a draft story with files")
def draft_story(secret: Secret) -> Hiding:
    yield with_files(draft(NewsPage, **texts.illustrated(secret)))


@hidden("a draft event")
def draft_event(secret: Secret) -> Hiding:
    yield [draft(SideEventPage, **texts.event(secret))]


@hidden("draft research")
def draft_research(secret: Secret) -> Hiding:
    page = draft(ResearchPage, **texts.research(secret))
    yield [page, page.files.first().document]


@hidden("a draft page of the site itself")
def draft_standard(secret: Secret) -> Hiding:
    yield [draft(StandardPage, **texts.page(secret))]


@hidden("a draft partner")
def draft_partner(secret: Secret) -> Hiding:
    yield [draft(PartnerPage, **texts.partner(secret))]


@hidden("a draft person")
def draft_person(secret: Secret) -> Hiding:
    yield [draft(PersonPage, **texts.person(secret))]


@hidden("an unpublished event")
def unpublished_event(secret: Secret) -> Hiding:
    page = published(SideEventPage, **texts.event(secret))
    yield [page]
    page.unpublish()


@hidden("an unpublished story with files")
def unpublished_story(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.illustrated(secret))
    yield with_files(page)
    page.unpublish()


@hidden("unpublished research with a file that was read")
def unpublished_research(secret: Secret) -> Hiding:
    page = published(ResearchPage, **texts.research(secret))
    yield [page, page.files.first().document]
    page.unpublish()


@hidden("expired by the clock alone")
def expired(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.illustrated(secret), **soon())
    yield with_files(page)


@hidden("expired, and ended by the worker")
def ended(secret: Secret) -> Hiding:
    page = published(ProjectPage, **texts.page(secret))
    yield [page]
    page.unpublish(set_expired=True)


@hidden("public only tomorrow")
def to_come(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.news(secret))
    yield [page]
    page.go_live_at = timezone.now() + DAY
    page.save()


@hidden("scheduled")
def scheduled(secret: Secret) -> Hiding:
    page = draft(NewsPage, **texts.news(secret), go_live_at=timezone.now() + DAY)
    page.save_revision().publish()
    yield [page]


@hidden("a scheduled edit of a live page")
def scheduled_edit(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Harbour watch")
    for name, value in texts.illustrated(secret).items():
        setattr(page, name, value)
    page.slug = "harbour-watch-later"
    page.go_live_at = timezone.now() + DAY
    page.save_revision().publish()
    yield [NewsPage.objects.get(pk=page.pk), *with_files(page)[1:]]


@hidden("restricted to who has signed in")
def restricted_to_login(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.illustrated(secret))
    yield with_files(page)
    restrict(page, "login")


@hidden("restricted by a password")
def restricted_by_password(secret: Secret) -> Hiding:
    page = published(ResearchPage, **texts.research(secret))
    yield [page, page.files.first().document]
    restrict(page, "password", password="a word at the door")


@hidden("restricted to a group")
def restricted_to_group(secret: Secret) -> Hiding:
    page = published(PartnerPage, **texts.partner(secret))
    yield [page]
    restrict(page, "groups").groups.set([Group.objects.create(name="The few")])


@hidden("below a restricted topic")
def below_restricted(secret: Secret) -> Hiding:
    above = published(TopicPage, title="Fisheries")
    page = published(TopicPage, parent=above, **texts.page(secret))
    yield [page]
    restrict(above, "login")


@hidden("moved below a restricted instrument")
def moved(secret: Secret) -> Hiding:
    page = published(InstrumentPage, **texts.page(secret))
    above = published(InstrumentPage, title="Convention on harbours")
    yield [page]
    restrict(above, "login")
    page.move(InstrumentPage.objects.get(pk=above.pk), pos="last-child")


@hidden("an unpublished edit of a live page")
def unpublished_edit(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Lights on the coast", slug="lights-on-the-coast")
    for name, value in texts.illustrated(secret).items():
        setattr(page, name, value)
    page.save_revision()
    yield [NewsPage.objects.get(pk=page.pk), *with_files(page)[1:]]


@hidden("words that a live page said before")
def taken_out(secret: Secret) -> Hiding:
    page = published(NewsPage, **(texts.illustrated(secret) | {"slug": "said-otherwise-now"}))
    yield with_files(page)
    page = NewsPage.objects.get(pk=page.pk)
    page.title, page.summary, page.place, page.story = "Said otherwise", "", "", "[]"
    page.search_description = ""
    page.image, page.image_alt, page.image_caption = None, "", ""
    page.save_revision().publish()
    # As it follows every commit. A hidden page needs no such thing: it is not there when it is asked for.
    outbox.settle_one(page.translation_key)


@hidden("submitted for approval")
def submitted(secret: Secret) -> Hiding:
    page = draft(NewsPage, **texts.illustrated(secret))
    page.get_workflow().start(page, make_editor())
    yield with_files(page)


@hidden("deleted")
def deleted(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.illustrated(secret))
    yield with_files(page)
    NewsPage.objects.get(pk=page.pk).delete()


@hidden("renamed, then hidden")
def renamed(secret: Secret) -> Hiding:
    page = published(NewsPage, **(texts.news(secret) | {"slug": "known-by-this-name"}))
    before = page
    page = NewsPage.objects.get(pk=page.pk)
    page.slug = secret.said
    page.save_revision().publish()
    yield [before, NewsPage.objects.get(pk=page.pk)]
    NewsPage.objects.get(pk=page.pk).unpublish()


@hidden("an alias of what is restricted")
def alias_of_restricted(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.news(secret))
    alias = page.create_alias(parent=section(NewsPage), update_slug=f"{secret.said}-again")
    yield [page, alias]
    restrict(page, "login")


@hidden("an alias of what has expired")
def alias_of_expired(secret: Secret) -> Hiding:
    page = published(NewsPage, **texts.news(secret), **soon())
    alias = page.create_alias(parent=section(NewsPage), update_slug=f"{secret.said}-again")
    Page.objects.filter(pk=alias.pk).update(expire_at=None)
    yield [page, alias]
