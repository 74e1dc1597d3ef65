"""What holds for every test."""

from hypothesis import settings

# A machine that is busy with something else makes no property false.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
