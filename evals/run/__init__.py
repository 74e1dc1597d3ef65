"""Running a suite and scoring its answers."""
