from django.contrib.sitemaps.views import sitemap
from django.urls import path

from outlets.api import api
from outlets.introduction import llms_txt
from outlets.sitemaps import WorksSitemap, robots

urlpatterns = [
    path("llms.txt", llms_txt, name="llms_txt"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"works": WorksSitemap}}, name="sitemap"),
    path("api/v1/", api.urls),
]
