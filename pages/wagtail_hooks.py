from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from pages.checking.neighbours import about_neighbours
from pages.links import WorkLinkHandler
from pages.models import BasePage
from pages.reports import DemandReport, menu_item
from pages.viewsets import GuidelineViewSet

register_snippet(GuidelineViewSet)


@hooks.register("register_rich_text_features", order=100)
def links_to_what_the_reader_may_see(features: FeatureRegistry) -> None:
    features.register_link_type(WorkLinkHandler)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_left_out(request: HttpRequest, page: Page) -> None:
    """Said once more when somebody saves; a form that saves itself has its checklist for that."""
    if isinstance(page, BasePage) and request.accepts("text/html"):
        for remark in about_neighbours(page):
            messages.warning(request, remark.sentence)


@hooks.register("insert_editor_js")
def hand_in_after_saving() -> str:
    return format_html('<script src="{}"></script>', static("js/one-save-at-a-time.js"))


@hooks.register("register_admin_urls")
def report_of_demand() -> list[URLPattern]:
    name, where = DemandReport.index_url_name, "reports/unanswered-questions/"
    results = DemandReport.as_view(results_only=True)
    return [
        path(where, DemandReport.as_view(), name=name),
        path(f"{where}results/", results, name=f"{name}_results"),
    ]


hooks.register("register_reports_menu_item", menu_item)
