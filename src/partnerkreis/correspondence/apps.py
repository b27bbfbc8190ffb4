# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "partnerkreis.correspondence"
    default_auto_field = "django.db.models.BigAutoField"
