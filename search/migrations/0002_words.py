"""
The words by which texts and pages are found, in each database's own way.

On SQLite they go with their text by a trigger. Django makes a table anew when a migration alters it
there, and a trigger is lost with the old table: such a migration ends with `make_words` again.
"""

from django.db import migrations

from search.engines.database import postgresql, sqlite

_STATEMENTS = {"sqlite": sqlite, "postgresql": postgresql}


def make_words(apps, schema_editor):
    for statement in _STATEMENTS[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    for statement in _STATEMENTS[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_words, drop_words, elidable=False)]
