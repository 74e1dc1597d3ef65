"""Questions that the library answers: to begin with, and to go on with."""
