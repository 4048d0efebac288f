"""Lists of works."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.models import PageQuerySet

from pages.models.base import BasePage
from search.documents import FacetTag


class IndexPage(BasePage):
    """The list of all works of one kind. Its own text is short; what it lists is asked of the library."""

    lists_kind = ""
    # In which order it lists its works, and whether they stand under their "month" or "year".
    list_order: ClassVar[tuple[str, ...]] = ("title",)
    list_headings = ""
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_kind = ""
    schema_type = "CollectionPage"

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        # Wagtail gives each page class a template of its own name, whatever its parent says.
        return "pages/index_page.html"

    def ordered(self, works: PageQuerySet) -> PageQuerySet:
        """The works that it lists, in their order."""
        return works.order_by(*self.list_order, "pk")

    def search_facets(self) -> list[FacetTag]:
        return []
