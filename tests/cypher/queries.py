"""A query taken apart: what its header declares, and what its text does."""

import re
from dataclasses import dataclass
from functools import cached_property

import cypher

__all__ = ["QUERIES", "Query", "queries_of"]

COLUMN = re.compile(r" AS (\w+)$")
# A variable with its label or type, in the pattern of a node or a relationship.
NAMED = re.compile(r"[(\[](\w+):([\w|]+)")


@dataclass(frozen=True)
class Query:
    """One file of cypher/, such as "read/lines"."""

    name: str
    text: str

    @property
    def folder(self) -> str:
        """The folder: schema, read or write."""
        return self.name.partition("/")[0]

    @property
    def title(self) -> str:
        """The name of the file."""
        return self.name.partition("/")[2]

    @cached_property
    def header(self) -> list[str]:
        """The lines of comment that it begins with; a line that is set in continues the one before."""
        lines: list[str] = []
        for line in self.text.splitlines():
            if not line.startswith("//"):
                break
            if line.startswith("//   "):
                lines[-1] += f" {line[2:].strip()}"
            else:
                lines.append(line[2:].strip())
        return lines

    @cached_property
    def body(self) -> str:
        """The statement, without comments."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("//"))

    @property
    def declared_parameters(self) -> set[str]:
        """The parameters that the header declares."""
        return set(re.findall(r"\$(\w+)", self._declared("Parameters")))

    @property
    def parameters(self) -> set[str]:
        """The parameters that it takes."""
        return set(re.findall(r"\$(\w+)", self.body))

    @property
    def declared_columns(self) -> list[str]:
        """The columns that the header declares, in order."""
        declared = self._declared("Columns")
        return [] if declared == "none" else [column.strip() for column in declared.split(",")]

    @property
    def returned(self) -> list[str]:
        """What it returns, each as it is written."""
        if "RETURN " not in self.body:
            return []
        clause = self.body.rpartition("RETURN ")[2].partition("ORDER BY")[0]
        return [" ".join(part.split()) for part in clause.split(",")]

    @property
    def columns(self) -> list[str]:
        """The columns that it gives, in order; what has no AS has none of these."""
        names = (COLUMN.search(part) for part in self.returned)
        return [name.group(1) for name in names if name is not None]

    @cached_property
    def types(self) -> dict[str, list[str]]:
        """The label or the types of each variable."""
        return {variable: names.split("|") for variable, names in NAMED.findall(self.body)}

    @property
    def words(self) -> set[str]:
        """Every label and relationship type that it uses."""
        return {word for words in re.findall(r"[(\[]\w*:([\w|]+)", self.body) for word in words.split("|")}

    @property
    def properties(self) -> set[tuple[str, str]]:
        """Every property that it uses, by name and variable, those of a pattern in braces included."""
        dotted = re.findall(r"(?<![$\w.])(\w+)\.(\w+)", self.body)
        braced = [
            (variable, name)
            for variable, braces in re.findall(r"[(\[](\w+):[\w|]+ \{([^}]*)\}", self.body)
            for name in re.findall(r"(\w+):", braces)
        ]
        return {*dotted, *braced}

    def _declared(self, what: str) -> str:
        [line] = [line for line in self.header if line.startswith(f"{what}: ")]
        return line.partition(": ")[2]


def queries_of(folder: str) -> list[Query]:
    """Give the queries of one folder."""
    return [Query(name, cypher.load(name)) for name in cypher.names(folder)]


QUERIES = [query for folder in cypher.FOLDERS for query in queries_of(folder)]
