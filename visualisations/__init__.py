"""A graph in, HTML out: network views with pyvis. None is drawn yet; answers come as text and JSON."""
