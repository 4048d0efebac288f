from django.urls import path

from outlets.exports import works_csv
from outlets.feeds import feed

urlpatterns = [
    path("<path:path>/feed.atom", feed, name="feed"),
    path("<path:path>/works.csv", works_csv, name="works_csv"),
]
