"""File formats, one module each: a pure function from bytes to a `Draft`."""
