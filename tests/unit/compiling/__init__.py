"""Tests of the compilation, module by module."""
