"""Tests of the checks of a written sentence."""
