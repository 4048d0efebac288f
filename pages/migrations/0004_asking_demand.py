"""Questions without an answer: what visitors looked for and did not find."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0003_guidelines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("words", models.CharField(max_length=200, verbose_name="words")),
                ("folded", models.CharField(max_length=200, verbose_name="words as compared")),
                ("asked", models.PositiveIntegerField(default=0, verbose_name="how often")),
                ("first_on", models.DateField(verbose_name="first on")),
                ("last_on", models.DateField(verbose_name="last on")),
            ],
            options={
                "verbose_name": "unanswered question",
                "verbose_name_plural": "unanswered questions",
                "ordering": ("-asked", "-last_on", "pk"),
                "indexes": [models.Index(fields=["-asked", "-last_on"], name="most_asked")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "folded"), name="a_question_once_a_language"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandSentence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="sentence")),
                ("told_on", models.DateField(verbose_name="told on")),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sentences",
                        to="pages.demand",
                    ),
                ),
            ],
            options={
                "verbose_name": "sentence of a question",
                "verbose_name_plural": "sentences of questions",
                "ordering": ("-told_on", "-pk"),
            },
        ),
    ]
