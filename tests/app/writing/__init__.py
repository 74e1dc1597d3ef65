"""Tests of written answers."""
