"""Which event of the page goes to which handler, and what each of them draws anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import gradio as gr

    from app.web.events.chat import ChatEvents
    from app.web.events.conversation import ConversationEvents
    from app.web.events.feedback import FeedbackEvents
    from app.web.events.handlers import Handlers
    from app.web.events.library import LibraryEvents
    from app.web.parts import Parts

# Models that write at a time, for all readers together; the rest of the answers wait, with their
# quotes shown. A server on one's own machine takes them one by one anyway.
WRITING = 4
# Threads of the page that stand in line for the desk, so that programs do not come before readers.
SEEKING = 24
_QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
_EACH: Final[dict[str, Any]] = {**_QUIET, "trigger_mode": "multiple"}
# What only draws does not queue behind what searches.
_INSTANT: Final[dict[str, Any]] = {**_EACH, "queue": False}
# Threads that stand in line for the desk; some of them wait aside for a model to read a follow-up.
_SEEKS: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": SEEKING,
    "concurrency_id": "desk",
}
_WRITES: Final[dict[str, Any]] = {
    **_EACH,
    "concurrency_limit": WRITING,
    "concurrency_id": "models",
}


def wire_loading(blocks: gr.Blocks, on: Parts, handlers: Handlers) -> None:
    """What is drawn when the page is opened."""
    drawn = [on.header, on.talk.chat, on.reader, on.sheet, on.status, on.talk.narrow]
    blocks.load(handlers.greet, on.conversation, drawn, **_QUIET)


def wire_asking(on: Parts, asking: ChatEvents) -> None:
    """A question: put, sought, written over; stopped, asked again, edited, laid out."""
    talk, conversation = on.talk, on.conversation
    drawn = [talk.chat, on.status, talk.kept]
    asked = [talk.question, *drawn]
    chosen = [talk.writer, talk.filters, conversation]
    typed = [talk.question, *chosen]
    events = [put(asking.submit, typed, asked, **_INSTANT) for put in _ways_to_put(on)]
    events.append(talk.chat.ask(asking.put_example, chosen, asked, **_INSTANT))
    events.append(talk.chat.again(asking.again, chosen, drawn, **_INSTANT))
    for event in events:
        found = event.then(asking.seek, conversation, drawn, **_SEEKS)
        # Gradio 6.31 forgets what comes `then` when an event fails: say both.
        written = found.success(asking.write, conversation, drawn, **_WRITES)
        for failed in (found.failure, written.failure):
            failed(asking.show, conversation, drawn, **_INSTANT)
    talk.chat.halt(asking.halt, conversation, drawn, **_INSTANT)
    talk.chat.revise(asking.revise, conversation, asked, **_INSTANT)
    talk.chat.keep(asking.keep, conversation, asked, **_INSTANT)
    talk.chat.lay(asking.lay, conversation, talk.chat, **_INSTANT)


def wire_keeping(on: Parts, keeping: ConversationEvents) -> None:
    """A conversation: begun anew, got back, taken along."""
    talk = on.talk
    back = [talk.chat, on.status, talk.kept]
    begun = talk.keeping.fresh(keeping.fresh, on.conversation, back, **_INSTANT)
    restored = talk.keeping.restore(keeping.restore, on.conversation, back, **_SEEKS)
    for other in (begun, restored):
        other.then(keeping.draw, on.conversation, talk.chat, **_INSTANT)
    talk.keeping.heard(keeping.heard, on.conversation, talk.kept, **_INSTANT)
    taken = [talk.parcel, on.status]
    talk.keeping.take(keeping.take, on.conversation, taken, **_INSTANT)


def wire_checking(on: Parts, handlers: Handlers) -> None:
    """A quotation: taken, checked, told."""
    its = on.quotation
    told = [its.checked, on.status]
    for put in (its.words.submit, its.check.click):
        taken = put(handlers.take, [its.words, on.conversation], told, **_INSTANT)
        checked = taken.then(handlers.check, on.conversation, None, **_SEEKS)
        for settled in (checked.success, checked.failure):
            settled(handlers.tell, on.conversation, told, **_INSTANT)


def wire_shelving(on: Parts, shelving: LibraryEvents) -> None:
    """The library: looked through, and changed."""
    shelf, conversation = on.shelf, on.conversation
    table = [shelf.catalogue, on.status]
    every = [shelf.catalogue, on.header, on.talk.narrow, on.reader, on.status]
    shelf.tab.select(shelving.show, conversation, shelf.catalogue, **_INSTANT)
    shelf.catalogue.sift(shelving.sift, conversation, shelf.catalogue, **_INSTANT)
    shelf.catalogue.look(shelving.look, conversation, every, **_INSTANT)
    shelf.catalogue.do(shelving.do, conversation, table, **_INSTANT)
    shelf.catalogue.correct(shelving.correct, conversation, table, **_INSTANT)
    if shelf.upload is not None:
        given = [shelf.upload, conversation]
        taken = [shelf.catalogue, shelf.upload, on.status]
        shelf.upload.upload(shelving.add, given, taken, **_INSTANT)


def wire_marking(on: Parts, marking: FeedbackEvents) -> None:
    """What is said of an answer, and what is to be seen of the evals."""
    marked = [on.status, on.talk.kept]
    on.talk.chat.mark(marking.mark, on.conversation, marked, **_INSTANT)
    on.evals.tab.select(marking.show, None, on.evals.drawn, **_INSTANT)


def wire_reading(on: Parts, handlers: Handlers) -> None:
    """What opens in the reader."""
    opened = [on.reader, on.sheet, on.status]
    parts = (on.header, on.talk.chat, on.reader, on.quotation.checked, on.shelf.catalogue)
    for part in parts:
        part.open(handlers.open, on.conversation, opened, **_INSTANT)


def _ways_to_put(on: Parts) -> tuple[Any, ...]:
    return on.talk.question.submit, on.talk.ask.click
