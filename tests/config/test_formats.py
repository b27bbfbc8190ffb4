# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days and times as readers of each language write them."""

import datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

MOMENT = datetime.datetime(2026, 11, 5, 14, 7, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "day", "short", "moment"),
    [
        ("en", "5 November 2026", "5 Nov 2026", "5 Nov 2026, 14:07"),
        ("de", "5. November 2026", "05.11.2026", "05.11.2026, 14:07"),
        ("pl", "5 listopada 2026\u00a0r.", "05.11.2026", "05.11.2026, 14:07"),
    ],
)
def test_day_and_moment(language, day, short, moment):
    with override(language):
        assert date_format(MOMENT, "DATE_FORMAT") == day
        assert date_format(MOMENT, "SHORT_DATE_FORMAT") == short
        assert date_format(MOMENT, "SHORT_DATETIME_FORMAT") == moment
