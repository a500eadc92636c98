# Read by the commands beside it: finds the folder, Java and the class path, and starts a class.

here=$(CDPATH= cd -- "${0%/*}" && pwd)

if [ ! -d "$here/target/lib" ]; then
    echo "${0##*/}: not built yet; first run: mvn -q -pl benchmarks,distribution -am -DskipTests package" >&2
    exit 2
fi

start() {
    exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dbenchmarks.home="$here" -cp "$here/target/classes:$here/target/lib/*" "$@"
}
