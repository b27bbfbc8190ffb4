# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two small tables that serve all others: what search compares, and when content last changed."""

from django.db import connection, models


class SearchEntry(models.Model):
    """One record in one language, folded for search. Derived: it can be rebuilt at any time."""

    #: A whole number, because the full-text index of SQLite knows its rows by it.
    id = models.BigAutoField(primary_key=True)
    record = models.UUIDField()
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=8)
    is_released = models.BooleanField(default=False)
    title = models.CharField(max_length=400)
    excerpt = models.TextField(blank=True)
    #: Title, excerpt and every name there is, folded by :func:`partnerkreis.core.folding.fold`.
    folded = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["record", "language"], name="search_entry_of_record")]


class ContentVersion(models.Model):
    """A single row whose number grows with every write: the key of everything remembered."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="content_version_single_row")
        ]

    @classmethod
    def current(cls) -> int:
        """Return the number as it is now (one query, one row); 0 in an emptied database."""
        return cls.objects.values_list("number", flat=True).filter(pk=1).first() or 0

    @classmethod
    def advance(cls) -> None:
        """Forget everything remembered so far; call it in the transaction that writes."""
        # Every write does this: built as a query it would cost ten times as much.
        with connection.cursor() as cursor:
            cursor.execute("UPDATE core_contentversion SET number = number + 1 WHERE id = 1")
            is_there = bool(cursor.rowcount)
        if not is_there:
            cls.objects.create(pk=1)
