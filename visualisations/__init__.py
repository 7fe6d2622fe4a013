"""A picture in; a network view with pyvis, a figure for a page, or a file out."""
