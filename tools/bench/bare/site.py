# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bare Django page: one query for twenty rows, one template of 20 kB, no middleware.

``python -m bench.bare.site`` makes its database in DATA; gunicorn serves ``application``. The
database has the settings of Partnerkreis, so that the two differ in nothing but the page.
"""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from partnerkreis.config.databases import sqlite

ROWS = 20
SIZE = 20_000
ROW = "{% for meeting in meetings %}<li>{{ meeting.title }}, {{ meeting.day }}</li>\n{% endfor %}"
WORDS = "<p>Two counties have met every year since they signed their first agreement.</p>\n"


def page() -> str:
    """Return the template: as long as a page of ours, most of it fixed text as in any page."""
    around = WORDS * ((SIZE - 60 * ROWS) // len(WORDS))
    head = "<!doctype html>\n<html lang=en><title>Meetings</title>\n"
    return f"{head}<ul>\n{ROW}</ul>\n{around}</html>\n"


LOADERS = [("django.template.loaders.locmem.Loader", {"page.html": page()})]
settings.configure(
    SECRET_KEY="signs nothing",  # noqa: S106 - there are no sessions
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": sqlite(Path(os.environ["DATA"]) / "bare.sqlite3")},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", LOADERS)]},
        }
    ],
    MIDDLEWARE=[],
)
django.setup()


class Meeting(models.Model):
    """Something to read from the database."""

    title = models.CharField(max_length=200)
    day = models.DateField()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.title


def meetings(request: HttpRequest) -> HttpResponse:
    """Show the last meetings."""
    found = Meeting.objects.order_by("-day")[:ROWS]
    return render(request, "page.html", {"meetings": found})


def make_database() -> None:
    """Make the table and fill it."""
    with connection.schema_editor() as editor:
        editor.create_model(Meeting)
    Meeting.objects.bulk_create(
        Meeting(title=f"Meeting number {number} of the partners", day=f"{1900 + number}-05-01")
        for number in range(5 * ROWS)
    )


urlpatterns = [path("", meetings)]
application = get_wsgi_application()

if __name__ == "__main__":
    make_database()
