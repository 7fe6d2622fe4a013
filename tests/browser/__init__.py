"""Tests of the pages in Chromium, on an embedded store of their own."""
