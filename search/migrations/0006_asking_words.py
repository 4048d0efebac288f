"""
The words that a slip is corrected by; the worker learns them from what is there.

The new column may be empty, so SQLite adds it without making the table anew: its triggers stay.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0005_asking_names")]
    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40, unique=True, verbose_name="word")),
                ("length", models.SmallIntegerField(verbose_name="number of letters")),
                ("folded", models.BinaryField(verbose_name="letters")),
                ("backwards", models.BinaryField(verbose_name="letters from the end")),
            ],
            options={
                "verbose_name": "known word",
                "verbose_name_plural": "known words",
                "indexes": [
                    models.Index(fields=["length", "folded"], name="search_word_begins"),
                    models.Index(fields=["length", "backwards"], name="search_word_ends"),
                ],
            },
        ),
        migrations.AddField(
            model_name="searchentrytext",
            name="learned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="learned"),
        ),
        migrations.AddIndex(
            model_name="searchentrytext",
            index=models.Index(
                condition=models.Q(("learned_at", None)), fields=["id"], name="search_text_unlearned"
            ),
        ),
    ]
