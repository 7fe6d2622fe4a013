#!/bin/sh
# What a real Neo4j needs: a JDK, Maven, and its jars in .neo4j/lib. Done once and kept.
# Where that cannot be, the tests run on the embedded store alone and say so; under CI it is a failure.
set -u
cd "$(dirname "$0")/../.." || exit 1
PYTHON=.venv/bin/python
POM=tests/neo4j/pom.xml
KEPT=.neo4j

give_up() {
    echo "The Neo4j store will not be tested: $1." >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
}

lacking() {
    "$PYTHON" -m tests.neo4j.java > /dev/null || echo openjdk-17-jdk-headless
    have_jars || command -v mvn > /dev/null || echo maven
}

# The pom beside the jars is the one that they were fetched for.
have_jars() {
    cmp -s "$POM" "$KEPT/pom.xml"
}

fetch_jars() {
    echo "Fetching Neo4j with Maven, once ..." >&2
    rm -rf "$KEPT/lib" "$KEPT/pom.xml"
    mkdir -p "$KEPT"
    mvn -q -B -f "$POM" dependency:copy-dependencies -DoutputDirectory="$PWD/$KEPT/lib" > "$KEPT/fetch.log" 2>&1 &&
        cp "$POM" "$KEPT/pom.xml"
}

if [ -n "${WHODECIDES_TEST_NEO4J_URI:-}" ]; then exit 0; fi

packages=$(lacking)
if [ -n "$packages" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        give_up "it needs $(echo $packages) (a JDK of 17 to 24, and Maven), and only root on Debian can be helped to them"
    fi
    echo "Installing $(echo $packages) for Neo4j ..." >&2
    apt-get -qq update > /dev/null
    # shellcheck disable=SC2086 - one word a package
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends --yes $packages > /dev/null ||
        give_up "apt-get could not install $(echo $packages)"
fi

have_jars || fetch_jars || give_up "Maven could not fetch it; see $KEPT/fetch.log"
