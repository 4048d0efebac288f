"""News: stories of what happened."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from pages.checking.remarks import Remark
from pages.languages import Resolved
from pages.models import BasePage, ResourcePage
from pages.models.base import named
from partners.models import PartnerRow
from publications.checking import about_day
from publications.forms import NewsForm
from publications.models.programme import Speaker
from publications.models.side_events import EventPartner
from publications.models.works import ProjectWorkPage
from publications.panels import DifferencesPanel
from search.documents import FacetTag


class NewsPage(ProjectWorkPage):
    """A story: what happened, where, who took part."""

    date = models.DateField(_("date"), default=date.today)
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("For the dateline, such as “Vienna, Austria”."),
    )
    event = models.ForeignKey(
        "publications.SideEventPage",
        verbose_name=_("event it reports on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # What the event said when somebody last looked: {"event": its family, "facts": {name: [[key, words]]}}.
    event_facts = models.JSONField(default=dict, db_default={}, blank=True, editable=False)

    search_kind = "news"
    search_kind_name = _("News")
    schema_type = "NewsArticle"
    base_form_class = NewsForm
    icon_name = "news"
    template = "publications/news_page.html"
    parent_page_types = ["publications.NewsIndexPage"]
    override_translatable_fields: ClassVar[list] = [
        *ProjectWorkPage.override_translatable_fields,
        SynchronizedField("event", overridable=False),
        SynchronizedField("event_facts", overridable=False),
    ]
    content_panels = [
        DifferencesPanel(),
        *BasePage.content_panels[:-1],
        FieldRowPanel(["date", "place"], heading=_("Dateline")),
        ResourcePage.picture_panel,
        "story",
        "event",
        ProjectWorkPage.partners_panel,
        ProjectWorkPage.about_panel,
    ]

    class Meta:
        verbose_name = _("news story")
        verbose_name_plural = _("news stories")

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        yield from about_day(self)

    def related_ids(self) -> set[int]:
        return super().related_ids() | self._event_ids()

    def _event_ids(self) -> set[int]:
        """The event it reports on and who took part in it: a story shows them beside its text."""
        if self.event_id is None:
            return set()
        speakers = Speaker.objects.order_by().filter(event_id=self.event_id, person__isnull=False)
        partners = EventPartner.objects.order_by().filter(page_id=self.event_id)
        took_part = speakers.values_list("person_id").union(partners.values_list("partner_id"))
        return {self.event_id, *(pk for (pk,) in took_part.order_by())}

    @cached_property
    def reported_event(self) -> Resolved | None:
        """The event it reports on, as the reader may see it, with what this page found out about others."""
        event = self.neighbour(self.event_id)
        if event is not None:
            event.page.neighbours = self.neighbours
        return event

    def role_that_day(self, person: int | None, name: str) -> str:
        """What somebody was at the event that the story reports on: role and affiliation, or nothing."""
        if self.reported_event is None:
            return ""
        for row in self.reported_event.page.lineup():
            if (row.person_id or row.typed_name) == (person or name):
                return str(row.standing)
        return ""

    def searchable_words(self) -> list[str]:
        return [self.place, *super().searchable_words()]

    def search_facets(self) -> list[FacetTag]:
        quoted = {
            block.value["person"]
            for block in self.story
            if block.block_type == "quote" and block.value["person"]
        }
        keys = persons_by_id(quoted)
        tags = [FacetTag(facet="person", value=str(key), part="quoted") for key in keys]
        if self.event is not None:
            key = str(self.event.translation_key)
            tags.append(FacetTag(facet="event", value=key))
        return [*super().search_facets(), *tags]

    def place_line(self) -> str:
        return self.place

    def record_fields(self) -> dict[str, Any]:
        fields = super().record_fields()
        if self.is_one_of_many:
            return fields
        mentions = dict.fromkeys((*named([self.reported_event]), *fields["mentions"]))
        return {**fields, "mentions": tuple(mentions)}


class NewsPartner(PartnerRow):
    """What a partner did in what a story tells."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="partners")


def persons_by_id(ids: set[int]) -> list[Any]:
    """The families of persons named in a story who agree to it. One query, none where nobody is named."""
    from partners.models import PersonPage  # noqa: PLC0415

    if not ids:
        return []
    persons = PersonPage.objects.filter(pk__in=ids)
    return [person.translation_key for person in persons if person.may_be_named]
