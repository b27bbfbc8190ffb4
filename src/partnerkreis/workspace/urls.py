# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the workspace, in each language its own words."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import (
    urls_access,
    urls_accord,
    urls_cockpit,
    urls_editing,
    urls_files,
    urls_imports,
    urls_lists,
    urls_papers,
    urls_visits,
    views,
    views_introductions,
    views_schools,
    views_texts,
)

urlpatterns = i18n_patterns(
    # What is asked for most stands first: Django tries one after the other.
    path(address("address", "workspace/"), views.today, name="today"),
    *urls_cockpit.patterns,
    *urls_lists.patterns,
    # The page of a file goes before that of any other record.
    *urls_files.patterns,
    *urls_editing.patterns,
    path(
        address("address", "workspace/introductions/"),
        views_introductions.introductions,
        name="introductions",
    ),
    path(
        address("address", "workspace/introductions/<int:number>/"),
        views_introductions.introduction,
        name="introduction",
    ),
    path(address("address", "workspace/schools/"), views_schools.schools, name="schools"),
    path(
        address("address", "workspace/schools/pair/"), views_schools.school_pair, name="school_pair"
    ),
    path(address("address", "workspace/schools/<slug:key>/"), views_schools.school, name="school"),
    path(address("address", "workspace/site-texts/"), views_texts.site_texts, name="site_texts"),
    *urls_papers.patterns,
    *urls_visits.patterns,
    *urls_accord.patterns,
    *urls_access.patterns,
    *urls_imports.patterns,
)
