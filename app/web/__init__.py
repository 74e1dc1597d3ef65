"""The web page: a chat whose answers are quotes, with the source beside it."""
