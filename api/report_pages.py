"""A report on findings set as Markdown, or as one HTML page that asks no other host for anything."""

from collections.abc import Iterator
from html import escape

from api.finding_report import Entry, Report, Section

__all__ = ["as_html", "as_markdown"]

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f23; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-bottom: 2px solid #005eb8; }
article { margin: 1.25rem 0; padding: .25rem 1rem; border-left: 4px solid #768692; break-inside: avoid; }
article > p { font-weight: 600; } dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0 0 0 1rem; }
.quiet { color: #425563; } code { overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { background: #12161a; color: #e8edee; } .quiet { color: #aeb7bd; } }
@media print { body { max-width: none; } }
"""


def as_markdown(report: Report) -> str:
    """Set a report as Markdown."""
    return "\n".join(_markdown(report)) + "\n"


def _markdown(report: Report) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    for paragraph in report.summary:
        yield f"\n{_plain(paragraph)}"
    for chapter in report.chapters:
        yield f"\n## {chapter.title}"
        for section in chapter.sections:
            yield from _markdown_section(section)


def _markdown_section(section: Section) -> Iterator[str]:
    rule = section.rule
    yield f"\n### {_plain(rule.id)} {_plain(rule.title)}: {section.count}"
    yield f"\n*{rule.question}* {_plain(rule.means)} It does not mean: {_lower(_plain(rule.does_not_mean))}"
    for number, entry in enumerate(section.entries, 1):
        yield from _markdown_entry(number, entry)
    if section.more > 0:
        yield f"\n{_more(section)}"


def _markdown_entry(number: int, entry: Entry) -> Iterator[str]:
    yield f"\n{number}. **{_plain(entry.sentence)}** `{entry.id}`"
    for label, items in entry.facts:
        if len(items) == 1:
            yield f"    - {label}: {_plain(items[0])}"
        else:
            yield f"    - {label}:"
            yield from (f"        - {_plain(item)}" for item in items)


def _plain(text: str) -> str:
    """Keep what names hold from being read as markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in " ".join(text.split()))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _more(section: Section) -> str:
    return f"{section.more:,} more are not told here; `--rule {section.rule.id} --format csv` gives all."


def as_html(report: Report) -> str:
    """Set a report as one page."""
    title = escape(report.title)
    head = (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
    )
    return f"{head}<body><main>\n" + "\n".join(_html(report)) + "\n</main></body></html>\n"


def _html(report: Report) -> Iterator[str]:
    yield _tag("h1", report.title)
    yield from (_tag("p", paragraph) for paragraph in report.summary)
    for chapter in report.chapters:
        yield _tag("h2", chapter.title)
        for section in chapter.sections:
            yield from _html_section(section)


def _html_section(section: Section) -> Iterator[str]:
    rule = section.rule
    yield _tag("h3", f"{rule.id} {rule.title}: {section.count}")
    yield f"<p><em>{escape(rule.question)}</em> {escape(rule.means)}</p>"
    yield f'<p class="quiet">It does not mean: {escape(_lower(rule.does_not_mean))}</p>'
    yield from map(_html_entry, section.entries)
    if section.more > 0:
        yield _tag("p", _more(section).replace("`", ""))


def _html_entry(entry: Entry) -> str:
    facts = "".join(f"{_tag('dt', label)}{''.join(_tag('dd', item) for item in items)}" for label, items in entry.facts)
    known_as = f'<p class="quiet"><code>{escape(entry.id)}</code></p>'
    return f'<article id="{escape(entry.id)}">{_tag("p", entry.sentence)}<dl>{facts}</dl>{known_as}</article>'


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
