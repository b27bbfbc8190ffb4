# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gets an account: by invitation only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partnerkreis.access.models import User
from partnerkreis.access.policy import Actor, NotAllowed, Permission, Role, authorise, scope
from partnerkreis.accounts import letters, links
from partnerkreis.accounts.invitations import token_for
from partnerkreis.accounts.models import Limit
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import Language
from partnerkreis.journal.actions import record_event
from partnerkreis.post.actions import send_letter


class CannotInvite(DomainError):
    """Nobody can be invited like this."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who was invited, and the link that was sent."""

    user: User
    link: str


def invite_user(
    *,
    email: str,
    name: str,
    language: Language,
    actor: Actor,
    now: datetime,
    role: Role | None = None,
    begins: date | None = None,
) -> Invitation:
    """Create a user without a password, and put a mail with a link into the outbox.

    Whoever was invited and has not come yet gets another link, and the first one no longer holds.
    ``role`` is ADMINISTRATOR or None: roles in a county come with an office. ``begins`` is a day to
    come, from which they may work. Raises :class:`CannotInvite`, and :class:`NotAllowed` where
    the actor may not appoint people.
    """
    authorise(actor, Permission.APPOINT)
    if role and not scope(actor, Permission.APPOINT).everything:
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))
    address, called = _checked(email, name)
    with transaction.atomic():
        user = _invited_before(address) or create_user(address, called, language)
        if role:
            user.role = role
        user.set_unusable_password()
        user.save()
        link = links.absolute("invitation", language, token=token_for(user))
        by = actor.name if actor.user_id else ""
        letter = letters.invitation(user, link, by=by, begins=begins, language=language)
        send_letter(letter, to=user.email, caused_by=actor.user_id)
        record_event(actor=actor, verb="user.invite", figures={"user": str(user.pk)}, now=now)
    return Invitation(user, link)


def begin_anew(*, email: str, actor: Actor, now: datetime) -> Invitation:
    """Take password, second steps and sessions from somebody who lost them, and invite them again.

    What they may do stays. Raises :class:`NotAllowed` where the actor does not have everything, and
    :class:`CannotInvite` where nobody has this address.
    """
    if not scope(actor, Permission.APPOINT).everything:
        raise NotAllowed(_("You are not allowed to do this. Please ask the administrator."))
    with transaction.atomic():
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None:
            raise CannotInvite(_("Nobody has an account with this address."), field="email")
        Authenticator.objects.filter(user=user).delete()
        keys = UserSession.objects.filter(user=user)
        Session.objects.filter(session_key__in=keys.values("session_key")).delete()
        keys.delete()
        user.last_login = None
        user.set_unusable_password()
        user.save(update_fields=["last_login", "password"])
        record_event(actor=actor, verb="user.begin_anew", figures={"user": str(user.pk)}, now=now)
        return invite_user(
            email=user.email, name=user.name, language=links.language_of(user.language),
            actor=actor, now=now,
        )  # fmt: skip


def _checked(email: str, name: str) -> tuple[str, str]:
    address, called = email.strip().lower(), " ".join(name.split())
    try:
        validate_email(address)
    except ValidationError:
        raise CannotInvite(_("This is not an e-mail address."), field="email") from None
    if not called or len(called) > 120:
        raise CannotInvite(_("Please give the person's name."), field="name")
    return address, called


def _invited_before(address: str) -> User | None:
    user = User.objects.filter(email=address).first()
    if user and (user.last_login or user.has_usable_password() or not user.is_active):
        raise CannotInvite(_("There is an account with this e-mail address."), field="email")
    return user


def create_user(address: str, name: str, language: Language) -> User:
    """Create a user with this address, which whoever creates it vouches for."""
    user = User.objects.create_user(address, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def forget_what_is_over(*, now: datetime) -> None:
    """Delete sessions and limits that have run out: they name machines that people sat at."""
    Session.objects.filter(expire_date__lt=now).delete()
    Limit.objects.filter(expires__lt=now).delete()
    there = Session.objects.values("session_key")
    begun = UserSession.objects.filter(created_at__lt=now - timedelta(days=1))
    begun.exclude(session_key__in=there).delete()


def take_up_invitation(*, user: User, password: str | None, now: datetime) -> None:
    """Note that ``user`` has come, and keep the password where one was chosen."""
    with transaction.atomic():
        if password is None:
            # Another one that nobody knows: the link of the invitation no longer holds.
            user.set_unusable_password()
        else:
            user.set_password(password)
        user.save(update_fields=["password"])
        actor = Actor(Role.PUBLIC, user.name, user.pk)
        record_event(actor=actor, verb="user.join", figures={"user": str(user.pk)}, now=now)
