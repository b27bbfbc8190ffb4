# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that are remembered: by us, and by the browser."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from partnerkreis.core.models import ContentVersion
from partnerkreis.portal import links
from partnerkreis.portal.middleware import RememberedPages

HERE = links.page("home", "de")


@pytest.mark.usefixtures("reference_case")
def test_browser_that_has_the_page_is_told_so():
    client = Client()
    tag = client.get(HERE).headers["ETag"]
    again = client.get(HERE, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag


@pytest.mark.usefixtures("reference_case")
def test_browser_gets_the_page_again_after_a_write():
    client = Client()
    tag = client.get(HERE).headers["ETag"]
    ContentVersion.objects.update(number=ContentVersion.objects.get().number + 1)
    assert client.get(HERE, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.usefixtures("reference_case")
def test_another_page_has_another_tag():
    client = Client()
    assert client.get(HERE).headers["ETag"] != client.get("/pl/").headers["ETag"]


@pytest.mark.usefixtures("reference_case")
def test_page_that_is_not_there_is_not_remembered():
    response = Client().get("/de/begegnungen/no-such-encounter/")
    assert response.status_code == 404
    assert "ETag" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [{"Cache-Control": "no-store"}, {"Vary": "Accept-Language, Cookie"}, {"Set-Cookie": "a=b"}],
)
def test_what_is_for_one_person_is_not_remembered(headers):
    """A form has a secret that goes with the cookie of one browser."""
    made = []

    def make(request):
        made.append(request.path)
        response = HttpResponse("page")
        for name, value in headers.items():
            if name == "Set-Cookie":
                response.set_cookie(*value.split("="))
            else:
                response[name] = value
        return response

    pages = RememberedPages(make)
    for _time in range(2):
        assert "ETag" not in pages(RequestFactory().get(HERE)).headers

    assert made == [HERE, HERE]


@pytest.mark.django_db(transaction=True)
def test_of_those_who_wait_for_a_page_one_makes_it():
    ContentVersion.objects.get_or_create(pk=1, defaults={"number": 1})
    made, together = [], Barrier(4, timeout=timedelta(seconds=20).total_seconds())

    def make(request):
        made.append(request.path)
        return HttpResponse("page")

    pages, answers = RememberedPages(make), []

    def ask():
        together.wait()
        answers.append(pages(RequestFactory().get(HERE)).content)
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert answers == [b"page"] * 4
    assert made == [HERE]
