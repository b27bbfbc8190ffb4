"""Agreements and follow-ups are found by whom works here, like everything else."""

from django.db import migrations

from partnerkreis.core.folding import fold
from partnerkreis.core.languages import INTERFACE_LANGUAGES


def add(apps, schema_editor):
    entry = apps.get_model("core", "SearchEntry")
    for model, kind, title, texts in (
        (apps.get_model("partnerships", "Instrument"), "instrument", "title",
         ("summary", "title", "also_called")),
        (apps.get_model("encounters", "FollowUp"), "followup", "what", ("what",)),
    ):  # fmt: skip
        known = entry.objects.filter(kind=kind)
        for record in model.objects.exclude(pk__in=known.values("record")).iterator():
            entry.objects.bulk_create(
                _entry(entry, record, kind, title, texts, language)
                for language in INTERFACE_LANGUAGES
            )


def _entry(entry, record, kind, title, texts, language):
    named = getattr(record, title).text(language)
    excerpt = record.summary.text(language) if "summary" in texts else ""
    words = [wording.text for text in texts for wording in getattr(record, text).values()]
    folded = " ".join(filter(None, dict.fromkeys(map(fold, (named, excerpt, *words)))))
    return entry(
        record=record.pk, kind=kind, key=record.key, language=language, is_released=False,
        title=named[:400], excerpt=excerpt, folded=folded,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("encounters", "0002_indexes_for_lists"),
        ("partnerships", "0001_initial"),
        ("core", "0002_search_index"),
    ]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
