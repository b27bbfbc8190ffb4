# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "partnerkreis.visits"
    default_auto_field = "django.db.models.BigAutoField"
