"""Whether a page is whole where it is narrow: on a small telephone, and in a window of 1280 pixels at 400 %."""

from tests.browser.conftest import Visitor

__all__ = ["too_wide"]

WIDTHS = (360, 320)
# The menu of the header follows the window a moment later.
SETTLED = """width => new Promise(done => {
  const [root, end] = [document.documentElement, performance.now() + 2000];
  const settled = () => root.scrollWidth <= width || performance.now() > end;
  const look = () => settled() ? done(root.scrollWidth) : setTimeout(look, 10);
  look();
})"""


def too_wide(visitor: Visitor) -> list[int]:
    """Give the widths at which the page would have to be moved sideways."""
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 740})
        if visitor.page.evaluate(SETTLED, width) > width:
            found.append(width)
    return found
