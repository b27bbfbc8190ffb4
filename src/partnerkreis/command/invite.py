# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""invite: an account for somebody. The first one comes about no other way."""

from argparse import Namespace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerkreis.access.policy import OPERATOR, Role
from partnerkreis.accounts.actions import Invitation, begin_anew, invite_user
from partnerkreis.command.database import bring_up_to_date


def invite(options: Namespace) -> None:
    """Put an invitation into the outbox; where no mail server is set, print its link."""
    bring_up_to_date()
    invitation = _invited(options)
    address = {"address": invitation.user.email}
    if settings.MAIL_SERVER:
        sentence = _(
            "The invitation to %(address)s lies in the outbox: partnerkreis work sends it."
        )
        print(sentence % address)  # noqa: T201 - what a command has to say
    else:
        print(_("Give this link to %(address)s:") % address)  # noqa: T201 - what a command has to say
        print(invitation.link)  # noqa: T201 - what a command has to say


def _invited(options: Namespace) -> Invitation:
    now = timezone.now()
    if options.anew:
        return begin_anew(email=options.email, actor=OPERATOR, now=now)
    return invite_user(
        email=options.email,
        name=options.name,
        language=options.language,
        actor=OPERATOR,
        now=now,
        role=Role.ADMINISTRATOR if options.administrator else None,
    )
