"""Tests of pure modules: no store, no network, graphs drawn by hand."""
