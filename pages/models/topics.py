"""What works are about: topics, the narrower under the wider."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pages.models.indexes import BY_PLACE, IndexPage, Order
from pages.models.resources import ResourcePage
from search.facets import Facet, ModelValues


class TopicPage(ResourcePage):
    """Something that works are about, with all that is about it."""

    search_kind = "topic"
    schema_type = "DefinedTerm"
    icon_name = "topic"
    facet = Facet(name="topic", label=_("Topic"), values=ModelValues("pages.TopicPage"))
    template = "pages/topic_page.html"
    parent_page_types = ["pages.TopicIndexPage", "pages.TopicPage"]
    subpage_types = ["pages.TopicPage"]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicIndexPage(IndexPage):
    """All topics."""

    lists_kind = "topic"
    list_orders: ClassVar[tuple[Order, ...]] = (BY_PLACE,)
    subpage_types = ["pages.TopicPage"]

    class Meta:
        verbose_name = _("list of topics")
        verbose_name_plural = _("lists of topics")
