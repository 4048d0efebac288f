"""The lists of news, events, research and projects."""

from typing import ClassVar

from django.db.models import Case, F, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet

from pages.models import IndexPage


class NewsIndexPage(IndexPage):
    """All news."""

    lists_kind = "news"
    list_order: ClassVar[tuple[str, ...]] = ("-date",)
    list_headings = "month"
    subpage_types = ["publications.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class SideEventIndexPage(IndexPage):
    """All side events."""

    lists_kind = "event"
    list_headings = "month"
    subpage_types = ["publications.SideEventPage"]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def ordered(self, works: PageQuerySet) -> PageQuerySet:
        """What is on or to come first, the next one leading; then what is over, the latest leading."""
        to_come = Case(When(ends_at__gt=timezone.now(), then=F("starts_at")))
        return works.order_by(to_come.asc(nulls_last=True), "-starts_at", "pk")


class ResearchIndexPage(IndexPage):
    """All research."""

    lists_kind = "research"
    list_order: ClassVar[tuple[str, ...]] = ("-date",)
    list_headings = "year"
    subpage_types = ["publications.ResearchPage"]

    class Meta:
        verbose_name = _("list of research")
        verbose_name_plural = _("lists of research")


class ProjectIndexPage(IndexPage):
    """All projects."""

    lists_kind = "project"
    list_order: ClassVar[tuple[str, ...]] = ("-starts_on",)
    subpage_types = ["publications.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")
