"""Tests of the formats of the translation status."""
