# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going to the directory of a county, which django-allauth does without a word if it is away."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException


def to_directory(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the directory, or say that the directory does not answer."""
    try:
        response: HttpResponse = openid_connect.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=401)
    return response
