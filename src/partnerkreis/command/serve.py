# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
"""serve: the web application, in one start of Python and without a configuration file."""

import errno
import gc
import hashlib
import os
import socket
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped] # it has no types
from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped] # it has no types

from partnerkreis import __version__
from partnerkreis.accounts.demonstration import notice
from partnerkreis.accounts.links import language_of
from partnerkreis.command.database import bring_up_to_date
from partnerkreis.command.loading import no_garbage
from partnerkreis.command.side_worker import SideWorker
from partnerkreis.core.errors import DomainError
from partnerkreis.core.languages import INTERFACE_LANGUAGES
from partnerkreis.core.locking import one_at_a_time

HOST = "127.0.0.1"
_LOOK_FOR_CYCLES_AFTER = 10_000


class PortTaken(DomainError):
    """Another program listens on the port."""


def serve(options: Namespace) -> None:
    """Serve until stopped."""
    listener = _listen(options.port)
    _in_a_process_of_its_own(lambda: _prepare(with_demonstration=options.demo))
    _Server(
        listener,
        workers=options.workers,
        is_demonstration=options.demo,
        has_side_worker=not options.no_worker,
    ).run()


def _prepare(*, with_demonstration: bool) -> None:
    bring_up_to_date()
    if with_demonstration:
        _demonstrate()
    _collect_static_files()


def _in_a_process_of_its_own(work: Callable[[], None]) -> None:
    """Do ``work`` before anything else; migrations and importer stay in no memory of the server.

    Where it fails, that process says why as every command does, and this one ends like it.
    """
    child = os.fork()
    if child == 0:
        work()
        connections.close_all()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(os.waitstatus_to_exitcode(status))


def _demonstrate() -> None:
    from partnerkreis.directory.models import Body

    # Asked here, so that a start with a filled database need not load the importer.
    if not Body.objects.exists():
        from partnerkreis.command.demonstration import load_demonstration
        from partnerkreis.demo.actions import is_empty

        if is_empty():
            load_demonstration()


def _listen(port: int) -> socket.socket:
    """Take the port before anything else, so that a fault shows at once."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            message = _("Port %(port)d is taken. Choose another one, for example PORT=%(other)d.")
            raise PortTaken(message % {"port": port, "other": port + 1}) from error
        raise
    return listener


class _Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn inside this process: Django is loaded once, and the workers are forked from it."""

    def __init__(
        self,
        listener: socket.socket,
        *,
        workers: int,
        is_demonstration: bool,
        has_side_worker: bool,
    ) -> None:
        self.port = listener.getsockname()[1]
        # From here on the socket is gunicorn's, which closes the descriptor it was given.
        self.descriptor = listener.detach()
        self.workers = workers
        self.is_demonstration = is_demonstration
        self.has_side_worker = has_side_worker
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"fd://{self.descriptor}",
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,
            # Pages take milliseconds. A worker told to end while it starts does not hear it.
            "graceful_timeout": 5,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "proc_name": "partnerkreis",
            "when_ready": self._announce,
            "on_exit": lambda arbiter: arbiter.side_worker.end(),
        }.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Serve, and let be done what was left for later."""
        _Arbiter(self).run()

    def load(self) -> Callable[..., Any]:
        # What is loaded now is shared by the workers, and no first visitor waits for it.
        with no_garbage():
            from partnerkreis.config.wsgi import application

            _load_pages()
            _make_home_pages(application)
        # A connection must not be shared.
        connections.close_all()
        gc.freeze()
        # A page makes some ten thousand objects, and lets go of nearly all by itself.
        gc.set_threshold(_LOOK_FOR_CYCLES_AFTER)
        return application

    def _announce(self, server: Any) -> None:
        address = f"http://{HOST}:{self.port}"
        print(f"Partnerkreis {__version__}: {address}", flush=True)  # noqa: T201 - the address
        if self.is_demonstration and (who := notice(address, language_of(get_language()))):
            print(who, flush=True)  # noqa: T201 - nobody else says who can sign in


class _Arbiter(Arbiter):  # type: ignore[misc] # gunicorn has no types
    """Looks once a second whether the workers live, and whether something was left for later."""

    def __init__(self, app: _Server) -> None:
        self.side_worker = SideWorker(self._close_listeners)
        super().__init__(app)

    def manage_workers(self) -> None:
        """Keep the workers that answer requests, and the one beside them."""
        super().manage_workers()
        if self.app.has_side_worker:
            self.side_worker.look()

    def _close_listeners(self) -> None:
        for listener in self.LISTENERS:
            listener.close()


def _load_pages() -> None:
    from django.template import engines
    from django.urls import get_resolver

    _views = get_resolver().url_patterns
    environment = engines["jinja2"].env  # type: ignore[attr-defined] # the stubs know the base alone
    for name in environment.list_templates(["html", "xml"]):
        environment.get_template(name)


def _make_home_pages(application: Callable[..., Any]) -> None:
    """Ask for the home page in every language: much is read and worked out by the first page."""
    for language in INTERFACE_LANGUAGES:
        # As a proxy asks that has ended TLS, lest the answer be no more than a redirection.
        asked = {"PATH_INFO": f"/{language}/", "HTTP_HOST": HOST, "HTTP_X_FORWARDED_PROTO": "https"}
        setup_testing_defaults(asked)
        with closing(application(asked, lambda _status, _headers: None)) as answer:
            b"".join(answer)


def _collect_static_files() -> None:
    """Collect the style sheets and fonts when one of them has changed since the last time."""
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = _fingerprint()
    with one_at_a_time(settings.DATA / "static.lock"):
        if not stamp.exists() or stamp.read_text() != wanted:
            call_command("collectstatic", verbosity=0, interactive=False)
            stamp.write_text(wanted)


def _fingerprint() -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(_static_files()):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[Path]:
    for config in apps.get_app_configs():
        yield from (p for p in (Path(config.path) / "static").rglob("*") if p.is_file())
