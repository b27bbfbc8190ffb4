# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "partnerkreis.budgets"
