# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django settings. What an operator can choose stands in :mod:`.environment`."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from partnerkreis.config.databases import postgresql, sqlite
from partnerkreis.config.environment import Environment
from partnerkreis.config.limits import megabytes
from partnerkreis.config.secret import secret_key
from partnerkreis.config.sign_in import directory_of
from partnerkreis.post.servers import mail_server

ENVIRONMENT = Environment.read()
PACKAGE = Path(__file__).resolve().parent.parent
DATA = ENVIRONMENT.data

DEBUG = ENVIRONMENT.debug
SECRET_KEY: Any = SimpleLazyObject(lambda: secret_key(DATA))
ALLOWED_HOSTS = [*ENVIRONMENT.hosts, "127.0.0.1", "localhost", "[::1]"]
SITE_URL = ENVIRONMENT.site_url
#: Where links lead that are made without a request: in mails, and on the command line.
SITE_ORIGIN = SITE_URL or f"http://127.0.0.1:{ENVIRONMENT.port}"
#: The directory whose people may sign in with it, or None.
DIRECTORY = directory_of(ENVIRONMENT)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    # What speaks with a directory is large, and where none is set, nobody needs it.
    *(["allauth.socialaccount.providers.openid_connect"] if DIRECTORY else []),
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "partnerkreis.workspace",
    "partnerkreis.portal",
    "partnerkreis.accounts",
    "partnerkreis.imports",
    "partnerkreis.editing",
    "partnerkreis.papers",
    "partnerkreis.cases",
    "partnerkreis.school_profiles",
    "partnerkreis.leads",
    "partnerkreis.accord",
    "partnerkreis.introductions",
    "partnerkreis.visits",
    "partnerkreis.budgets",
    "partnerkreis.encounters",
    "partnerkreis.partnerships",
    "partnerkreis.correspondence",
    "partnerkreis.files",
    "partnerkreis.directory",
    "partnerkreis.texts",
    "partnerkreis.post",
    "partnerkreis.journal",
    "partnerkreis.access",
    "partnerkreis.ui",
    "partnerkreis.core",
]

MIDDLEWARE = [
    "partnerkreis.portal.middleware.RememberedPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partnerkreis.accounts.middleware.SecondStep",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

#: How much a process may keep of the pages it has made, in bytes.
REMEMBERED_BYTES = 2_000_000

ROOT_URLCONF = "partnerkreis.config.urls"
WSGI_APPLICATION = "partnerkreis.config.wsgi.application"
AUTH_USER_MODEL = "access.User"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "partnerkreis.ui.jinja.environment",
            "compiled": DATA / "compiled-pages",
            "extensions": ["jinja2.ext.i18n", "jinja2.ext.loopcontrols"],
            "trim_blocks": True,
            "lstrip_blocks": True,
            "auto_reload": DEBUG,
        },
    },
]

DATABASES = {
    "default": postgresql(ENVIRONMENT.database_url)
    if ENVIRONMENT.database_url
    else sqlite(DATA / "partnerkreis.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("de", _("German")), ("pl", _("Polish")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "partnerkreis.config.formats"
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

#: How large a table may be that is taken in, in bytes.
IMPORT_BYTES = ENVIRONMENT.import_megabytes * 1_000_000

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
#: What is larger is not even received; see docs/operating.md.
UPLOAD_MEGABYTES = megabytes(ENVIRONMENT.upload_mb)
FILE_UPLOAD_HANDLERS = [
    "partnerkreis.files.uploads.WithinLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
#: A list of 250 people is one form. Of more fields than that nothing would be read.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "partnerkreis.ui.static_files.CollectedFiles"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The answer to a form may lead to the directory of a county.
        "form-action": [SELF, *([DIRECTORY.origin] if DIRECTORY else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Whether the hosts below this one have TLS is not ours to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if ENVIRONMENT.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Signing in: docs/signing-in.md
AUTHENTICATION_BACKENDS = ["partnerkreis.accounts.backends.Known"]
PASSWORD_HASHERS = ["partnerkreis.accounts.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
        "UserAttributeSimilarityValidator": {"user_attributes": ("email", "name")},
    }.items()
]
LOGIN_URL = "account_login"
#: Names of views: where people land who have signed in, the first that there is.
LOGIN_REDIRECT_URL = "today"
LOGIN_REDIRECT_FALLBACK = "home"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "partnerkreis.workspace.drafts_editing.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_ENGINE = "partnerkreis.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
#: A working day, and no longer than the browser is open.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
#: For the limits: in the database, so that they hold in every process and after a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_limit",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.https else 0
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.https else "http"
ACCOUNT_ADAPTER = "partnerkreis.accounts.adapter.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "partnerkreis.accounts.adapter.name_of"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/5m/ip,5/15m/key",
    "request_login_code": "20/10m/ip,5/10m/key",
    "reset_password": "20/10m/ip,3/10m/key",
}
MFA_ADAPTER = "partnerkreis.accounts.second_step.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Partnerkreis"
#: Clocks of telephones go wrong by half a minute.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https
MFA_FORMS = {"add_webauthn": "partnerkreis.accounts.forms.AddPasskey"}
SOCIALACCOUNT_ADAPTER = "partnerkreis.accounts.directories.Directories"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [DIRECTORY.app] if DIRECTORY else []}}

# Mail: docs/operating.md
EMAIL_BACKEND = "partnerkreis.post.backend.Outbox"
MAIL_SERVER = mail_server(ENVIRONMENT.email_url)
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from
FILING_ADDRESS = ENVIRONMENT.filing_address
FILING_IMAP_URL = ENVIRONMENT.filing_imap_url

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
