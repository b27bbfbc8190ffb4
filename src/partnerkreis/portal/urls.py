# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the public pages, in each language its own words."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path
from django.utils.translation import pgettext_lazy as address

from partnerkreis.portal import feeds, views, views_directory, views_files, views_finding

urlpatterns = [
    path("", views.start, name="start"),
    path("robots.txt", feeds.robots, name="robots"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", feeds.sitemap_part, name="sitemap_part"),
    path("files/<slug:key>/", views_files.file, name="file"),
    path("files/<slug:key>/<int:width>/", views_files.file, name="file_width"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path(address("address", "partnerships/<slug:key>/"), views.partnership, name="partnership"),
        path(
            address("address", "partnerships/<slug:key>/<int:year>/"),
            views.partnership,
            name="partnership_as_of",
        ),
        path(address("address", "partnerships/"), views.partnerships, name="partnerships"),
        path(address("address", "encounters/"), views.encounters, name="encounters"),
        path(address("address", "encounters/<slug:key>/"), views.encounter, name="encounter"),
        path(address("address", "bodies/<slug:key>/"), views_directory.body, name="body"),
        path(
            address("address", "organisations/<slug:key>/"),
            views_directory.organisation,
            name="organisation",
        ),
        path(address("address", "offices/<slug:key>/"), views_directory.office, name="office"),
        path(address("address", "people/<slug:key>/"), views_directory.person, name="person"),
        path(address("address", "topics/<slug:key>/"), views_directory.topic, name="topic"),
        path(address("address", "places/<slug:key>/"), views_directory.place, name="place"),
        path(address("address", "calendar/"), views_finding.calendar, name="calendar"),
        path(address("address", "calendar.ics"), feeds.calendar, name="calendar_feed"),
        path(address("address", "search/"), views_finding.search, name="search"),
        path("atom.xml", feeds.atom, name="feed"),
        path(address("address", "site/<slug:key>/"), views_finding.site_text, name="site_text"),
    ),
]
