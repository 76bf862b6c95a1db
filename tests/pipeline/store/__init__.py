"""Tests of what is kept from run to run."""
