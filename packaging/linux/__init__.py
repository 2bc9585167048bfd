"""Packages for Debian and its kin, and what a bare Linux lacks."""
