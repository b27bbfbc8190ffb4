# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AccordConfig(AppConfig):
    name = "partnerkreis.accord"
    default_auto_field = "django.db.models.BigAutoField"
