"""Benchmarks, run by hand with `make bench`: every figure is a ratio to a floor or a peer of the same run."""
