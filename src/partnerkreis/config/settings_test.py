# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings for the tests: the same as in production, on a throw-away database."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DATA", tempfile.mkdtemp(prefix="partnerkreis-test-"))

from partnerkreis.config.settings import *  # noqa: F403 - the tests run on the real settings
from partnerkreis.config.settings import DATABASES, INSTALLED_APPS, STORAGES

SECRET_KEY = "only for tests"  # noqa: S105 - signs nothing that leaves the test run
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Some tests set a directory to sign in with.
INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if socket := os.environ.get("PG"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "pk",
        "USER": "postgres",
        "HOST": socket,
    }
else:
    DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["DATA"]) / "test.sqlite3"}
