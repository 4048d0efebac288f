from django.urls import path

from outlets.feeds import feed
from outlets.twins import twin

urlpatterns = [
    path("<path:path>/feed.atom", feed, name="feed"),
    path("index.md", twin, name="twin"),
    path("<path:path>/index.md", twin, name="twin"),
]
