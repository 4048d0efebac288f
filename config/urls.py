"""Every address of the platform."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.decorators.csp import csp_override
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from config import health, metrics, policies
from pages import telling, views

decorate_urlpatterns(admin_urls.urlpatterns, csp_override(policies.ADMIN))

urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("admin/", include(admin_urls)),
    path("id/<uuid:family>", views.permanent, name="permanent"),
    path("id/<uuid:family>/<slug:place>", views.permanent_place, name="permanent_place"),
    path("", include("access.urls")),
    path("", include("publications.urls")),
    path("", include("outlets.urls")),
    *i18n_patterns(
        path("", include("search.urls")),
        path("search/missing/", telling.tell_us, name="tell_us"),
        path("", include("outlets.urls_by_language")),
        path("", include(wagtail_urls)),
    ),
]

handler404 = "pages.views.not_found"
handler500 = "pages.views.server_error"
