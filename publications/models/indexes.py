"""The lists of news, events, research and projects."""

from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Case, F, When
from django.db.models.expressions import BaseExpression
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet

from pages.models import IndexPage
from pages.models.indexes import BY_TITLE, Order, newest_by, oldest_by

NEXT = Order(name="next", label=_("Next first"), fields=(), is_dated=True)


class NewsIndexPage(IndexPage):
    """All news."""

    lists_kind = "news"
    list_orders: ClassVar[tuple[Order, ...]] = (newest_by("date"), oldest_by("date"), BY_TITLE)
    list_facets = ("topic", "partner", "country", "year")
    list_headings = "month"
    subpage_types = ["publications.NewsPage"]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class SideEventIndexPage(IndexPage):
    """All side events."""

    lists_kind = "event"
    list_orders: ClassVar[tuple[Order, ...]] = (NEXT, newest_by("starts_at"), BY_TITLE)
    list_facets = ("topic", "partner", "country", "year", "status", "participation")
    list_times = (("upcoming", _("On or to come")), ("past", _("Past")))
    list_headings = "month"
    subpage_types = ["publications.SideEventPage"]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def fields_of(self, order: Order) -> Iterable[str | BaseExpression]:
        """Next first: what is on or to come, the nearest leading; then what is over, the latest leading."""
        if order is not NEXT:
            return super().fields_of(order)
        to_come = Case(When(ends_at__gt=timezone.now(), then=F("starts_at")))
        return (to_come.asc(nulls_last=True), "-starts_at")

    def at_time(self, works: PageQuerySet, when: str) -> PageQuerySet:
        if when == "upcoming":
            return works.filter(ends_at__gt=timezone.now())
        return works.filter(ends_at__lte=timezone.now()) if when == "past" else works


class ResearchIndexPage(IndexPage):
    """All research."""

    lists_kind = "research"
    list_orders: ClassVar[tuple[Order, ...]] = (newest_by("date"), oldest_by("date"), BY_TITLE)
    list_facets = ("research_type", "topic", "country", "year", "file_language")
    list_headings = "year"
    subpage_types = ["publications.ResearchPage"]

    class Meta:
        verbose_name = _("list of research")
        verbose_name_plural = _("lists of research")


class ProjectIndexPage(IndexPage):
    """All projects."""

    lists_kind = "project"
    list_orders: ClassVar[tuple[Order, ...]] = (newest_by("starts_on"), BY_TITLE)
    list_facets = ("topic", "partner", "country")
    subpage_types = ["publications.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")
