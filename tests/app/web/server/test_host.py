"""A page that begins and ends."""

from __future__ import annotations

import socket

import pytest

from app.web.server.page_html import STATIC_DIGEST, STATIC_PREFIX
from app.web.server.site import SiteConfig
from corpus.errors import OnRecordError
from tests.app.web.server.sites import site_of


def test_a_port_that_is_taken_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with (
            pytest.raises(
                OnRecordError, match=f"^port {port} is in use: choose another with --port"
            ),
            site_of(serving=SiteConfig(port=port)),
        ):
            pass


def test_an_address_that_is_not_of_this_machine_is_refused() -> None:
    with (
        pytest.raises(OnRecordError, match=r"served \([^[]+\): choose another --port or --host"),
        site_of(serving=SiteConfig(host="192.0.2.1")),
    ):
        pass


def test_a_page_that_is_closed_leaves_its_port_to_others() -> None:
    with site_of() as program:
        port = int(program.address.rsplit(":", 1)[1].rstrip("/"))
        assert program.get("/").status == 200

    with site_of(serving=SiteConfig(port=port)) as program:
        assert program.get("/").status == 200


def test_a_page_below_a_path_is_found_there_and_where_a_proxy_cuts_the_path() -> None:
    with site_of(serving=SiteConfig(root_path="/onrecord")) as program:
        whole, cut = program.get("/onrecord/"), program.get("/")
        assets = program.get("/onrecord/theme.css"), program.get("/theme.css")
        path = f"/{STATIC_PREFIX}/{STATIC_DIGEST}/css/style.css"
        ours = program.get(path)  # as a proxy cuts it

    assert program.address.endswith("/onrecord/")
    assert (whole.status, cut.status) == (200, 200)
    assert [reply.status for reply in assets] == [200, 200]
    assert ours.status == 200
    assert b'/onrecord"' in whole.body
