from django.urls import path

from outlets.feeds import feed

urlpatterns = [
    path("<path:path>/feed.atom", feed, name="feed"),
]
