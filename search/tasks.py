"""What the admin asks the worker to do for the search."""

from django.tasks import task

from search import rebuilding


@task
def build_anew() -> None:
    rebuilding.begin()
