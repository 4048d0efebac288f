"""SQL put together from pieces."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Parameters:
    """
    The values of a statement. Each piece of SQL adds its own while it is written, in order:

        sql = f"SELECT … WHERE language = {values(code)} AND entry_id IN ({values.query(entries)})"
    """

    def __init__(self) -> None:
        self.values: list[Any] = []

    def __call__(self, value: object) -> str:
        self.values.append(value)
        return "%s"

    def query(self, queryset: QuerySet) -> str:
        text, values = queryset.query.sql_with_params()
        self.values.extend(values)
        return text

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Run the statement that the values were collected for."""
        with connection.cursor() as cursor:
            cursor.execute(statement, self.values)
            return list(cursor.fetchall())
