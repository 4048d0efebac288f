from django.contrib.sitemaps.views import sitemap
from django.urls import path

from outlets.api import api
from outlets.sitemaps import WorksSitemap, robots

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"works": WorksSitemap}}, name="sitemap"),
    path("api/v1/", api.urls),
]
