"""Whom a connection may reach: addresses read once, judged, and connected to as they were judged."""
