# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of joint records, and of the page behind a link."""

from django.urls import path, register_converter
from django.utils.translation import pgettext_lazy as address

from partnerkreis.workspace import views_accord, views_answering
from partnerkreis.workspace.addresses_accord import JointConverter

register_converter(JointConverter, "joint")

patterns = [
    path(address("address", "workspace/accord/"), views_accord.accords, name="accords"),
    path(
        address("address", "workspace/accord/scan/<uuid:pk>/"),
        views_accord.scan,
        name="accord_scan",
    ),
    path(
        address("address", "workspace/accord/<joint:kind>/<slug:key>/"),
        views_accord.accord,
        name="accord",
    ),
    path(
        address("address", "workspace/accord/<joint:kind>/<slug:key>/propose/"),
        views_accord.proposing,
        name="accord_propose",
    ),
    path(
        address("address", "workspace/accord/<joint:kind>/<slug:key>/<int:number>/"),
        views_accord.version,
        name="accord_version",
    ),
    path(
        address("address", "workspace/accord/<joint:kind>/<slug:key>/<int:number>/record/"),
        views_accord.recording,
        name="accord_record",
    ),
    path(
        address("address", "workspace/accord/<joint:kind>/<slug:key>/<int:number>/<str:ending>"),
        views_accord.file,
        name="accord_file",
    ),
    path(
        address("address", "answer/<str:token>/"),
        views_answering.answering,
        name="accord_link",
    ),
]
