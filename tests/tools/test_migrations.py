"""New columns of tables that old code still writes to."""

import pytest
from django.db import models

from tools.migrations import _must_be_filled, columns_without_a_value


@pytest.mark.parametrize(
    ("field", "is_refused"),
    [
        (models.CharField(max_length=9), True),
        (models.CharField(max_length=9, default="a"), True),
        (models.CharField(max_length=9, db_default="a"), False),
        (models.DateField(null=True), False),
        (models.ManyToManyField("pages.TopicPage"), False),
    ],
)
def test_a_new_column_is_filled_by_the_database_or_empty(field, is_refused):
    assert _must_be_filled(field) is is_refused


@pytest.mark.django_db  # a migration of wagtail-localize asks the database when it is imported
def test_ours_are():
    labels = ["pages", "partners", "publications", "outlets", "search"]
    assert list(columns_without_a_value(labels)) == []
