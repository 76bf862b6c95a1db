"""Tests of the ways to adopt existing translations."""
