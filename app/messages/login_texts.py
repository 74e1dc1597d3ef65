"""Every English word of the page where one logs in."""

TITLE = "Log in to On Record"
HEADING = "On Record"
NAME = "Name"
PASSWORD = "Password"  # noqa: S105 - the word, not one
LOG_IN = "Log in"
WRONG = "Name or password is wrong."
AS_USER = "Logged in as"
LOG_OUT = "Log out"


def too_often(seconds: int) -> str:
    """Said after too many tries."""
    minutes = max(1, round(seconds / 60))
    return f"Too many tries. Try again in {minutes} {'minute' if minutes == 1 else 'minutes'}."
