"""Which Java can run Neo4j 5.26: a JDK of 17 to 24, 17 and 21 before others; `python -m tests.neo4j.java` prints it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["find_java"]

# The two that this Neo4j is made for come first; older ones cannot run it, newer ones it does not know.
VERSIONS = (21, 17, 24, 23, 22, 20, 19, 18)
JVM_FOLDERS = (Path("/usr/lib/jvm"), Path("/Library/Java/JavaVirtualMachines"))


def find_java() -> Path | None:
    """Find the most suitable `java`; None where there is none that fits."""
    found = {_version(java): java for java in _candidates()}
    return next((found[version] for version in VERSIONS if version in found), None)


def _candidates() -> Iterator[Path]:
    homes = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    on_path = shutil.which("java")
    for folder in JVM_FOLDERS:
        homes += [*folder.glob("*"), *folder.glob("*/Contents/Home")]
    javas = {home / "bin" / "java" for home in homes} | ({Path(on_path)} if on_path else set())
    # A source file can only be run where there is a compiler beside the runtime.
    return (java for java in sorted({java.resolve() for java in javas}) if (java.parent / "javac").exists())


def _version(java: Path) -> int | None:
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', answer)
    return None if found is None else int(found.group(1))


if __name__ == "__main__":
    java = find_java()
    if java is None:
        sys.exit(1)
    print(java)
