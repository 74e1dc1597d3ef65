"""How far a change of the library is, as the page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bcrypt

from app.config.password_file import PasswordFile
from app.web.server.site import SiteConfig
from tests.app.web.markup import text_of
from tests.app.web.server.sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.library.changing import Changing, Held


def test_it_is_told_what_is_being_done_and_then_what_was(library: Changing, held: Held) -> None:
    with site_of(librarian=library.librarian) as program:
        before = program.get("/change")
        held.hold()
        job = library.librarian.add([("castle.txt", b"The castle was sold.")])
        assert held.reached.wait(60)
        meanwhile = program.get("/change").body.decode()
        held.go.set()
        job.wait(60)
        after = program.get("/change").body.decode()

    assert before.headers["cache-control"] == "no-store"
    assert text_of(before.body.decode()) == ""
    assert "castle.txt" in text_of(meanwhile)
    assert 'data-ended="0" data-busy' in meanwhile
    assert "1 added" in text_of(after)
    assert 'data-ended="1">' in after


def test_nobody_learns_it_without_a_login_or_of_a_library_that_is_read_only(
    library: Changing, tmp_path: Path
) -> None:
    users = tmp_path / "users"
    word = bcrypt.hashpw(b"Ann", bcrypt.gensalt(4)).decode()
    users.write_text(f"Ann:{word}\n", encoding="utf-8")
    serving = SiteConfig(users=PasswordFile(users))
    with site_of(serving=serving, librarian=library.librarian) as program:
        shut = program.get("/change")
    with site_of() as program:
        unchanging = program.get("/change")

    assert shut.status == 401
    assert unchanging.status == 404
