from django.urls import path

from outlets.citations import FORMATS, cite
from outlets.feeds import feed

urlpatterns = [
    path("<path:path>/feed.atom", feed, name="feed"),
    *(
        path(f"<path:path>/cite.{form.ending}", cite, {"ending": form.ending}, name="cite")
        for form in FORMATS
    ),
]
