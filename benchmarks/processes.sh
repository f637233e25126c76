#!/usr/bin/env bash
# Builds what is to be measured as its users build it, and measures it beside its floor, in turns.
#
#   benchmarks/processes.sh                  all of start, growth, flat, apply, listing, race: the contenders as whole processes
#   benchmarks/processes.sh start race       only these
#   benchmarks/processes.sh replay           what the replay adds to a build, beside the same SQL through the raw engine
#   benchmarks/processes.sh lock             `migrationkit lock`, beside the same
#   benchmarks/processes.sh backup           the back-up of a run, beside a copy of the file; MEGABYTES=1024 ROUNDS=4
#   benchmarks/processes.sh tenants          one migration to each of many files, beside the driver alone; FILES=10000 THREADS=4 ROUNDS=4
#   benchmarks/processes.sh warm             a start with nothing pending in a warm process, alone and in a host; COUNT=1000 ROUNDS=100
#   RUNS=40 SKIP_BUILD=1 benchmarks/processes.sh start
#   CONTENDERS="DriverLoop Ours OursAsIl" benchmarks/processes.sh apply     what the code compiled ahead of time in our packages is worth
#
# RUNS and ROUNDS best even: every second round has the order of the one before it backwards.
# Needs the .NET SDK and python3 (standard library only). What it makes goes to artifacts/benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

contenders=${CONTENDERS:-DriverLoop EntityFramework Ours}
output=artifacts/benchmarks
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PYTHONDONTWRITEBYTECODE=1
program=benchmarks/MigrationKit.Benchmarks
benchmarks=(dotnet "$PWD/$program/bin/Release/net10.0/MigrationKit.Benchmarks.dll")
mkdir -p $output

# Says what went wrong, and else nothing.
quietly() {
    "$@" > $output/last.log 2>&1 || { cat $output/last.log >&2; exit 1; }
}

build() {
    quietly dotnet build "$1" -c Release -v q --nologo
}

# Our packages, of a version that no cache has seen, where only what lies in artifacts/benchmarks finds them; and a second time as IL alone.
pack() {
    local version=0.0.0-b$(date +%s) sources project
    if [ -n "${packed:-}" ]; then
        return
    fi
    packed=yes
    sources=$(dotnet nuget list source | sed -nE 's|^ +[0-9]+\. +(.+) \[Enabled\].*|<packageSource key="\1"><package pattern="*" /></packageSource>|p')
    rm -rf $output/feed $output/packages
    for project in MigrationKit MigrationKit.Sqlite; do
        echo "packing $project" >&2
        quietly dotnet pack src/$project -c Release -o $output/feed -p:Version="$version" -v q --nologo
        quietly dotnet pack src/$project -c Release -o $output/feed -p:Version="$version-il" -p:AheadOfTimeMachines=none --no-build -v q --nologo
    done
    cat > $output/nuget.config << XML
<configuration>
  <packageSources><add key="benchmarks" value="feed" /></packageSources>
  <packageSourceMapping>
    <packageSource key="benchmarks"><package pattern="MigrationKit*" /></packageSource>
    $sources
  </packageSourceMapping>
  <fallbackPackageFolders><add key="cache" value="$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')" /></fallbackPackageFolders>
</configuration>
XML
    sed "s|</PropertyGroup>|  <MigrationKitVersion>$version</MigrationKitVersion>\n  </PropertyGroup>|" benchmarks/Directory.Build.props > $output/Directory.Build.props
}

# A contender is built the way its users build it: a folder with a project, a program and its migrations. The size may begin with 'flat-'.
# The folder is as deep in the tree as processes/*, so the relative paths in the project hold.
prepare() {
    local name=$1 size=${2#flat-} form= folder=$output/$1-$2 written=workload
    if [ "$2" != "$size" ]; then
        form=flat
    fi
    rm -rf "$folder/Migrations"
    mkdir -p "$folder"
    cp benchmarks/processes/"${name%AsIl}"/*.cs* "$folder/"
    if [ "$name" = OursAsIl ]; then
        mv "$folder/Ours.csproj" "$folder/$name.csproj"
    fi
    if [ "$name" = EntityFramework ]; then
        written=entity-framework
    fi
    "${benchmarks[@]}" $written "$folder/Migrations" "$size" $form
    if [ "$name" = DriverLoop ]; then
        echo "internal static class Workload { public const int Count = $size; }" > "$folder/Workload.cs"
    fi
    echo "building $name with $size migrations $form" >&2
    build "$folder/$name.csproj"
}

# The tool as the package has it: compiled ahead of time where that can be had.
tool() {
    local tool=$PWD/$output/tool/tools/net8.0 machine native
    if [ -z "${SKIP_BUILD:-}" ]; then
        build $program
        pack
        rm -rf $output/tool $output/RawEngine
        python3 -m zipfile -e "$(ls $output/feed/MigrationKit.0*.nupkg | grep -v -- -il)" $output/tool
        cp -r benchmarks/processes/RawEngine $output/RawEngine
        build $output/RawEngine
    fi
    machine=$(dotnet msbuild src/MigrationKit.Tool -getProperty:NETCoreSdkPortableRuntimeIdentifier)
    if [ -e "$tool/$machine/migrationkit.dll" ]; then
        tool=$tool/$machine
    else
        echo "The tool is not compiled ahead of time here: its IL is measured." >&2
    fi
    native=$PWD/$output/tool/tools/native/$machine/migrationkit
    if [ -e "$native" ]; then
        chmod u+x "$native"
    else
        echo "The package has no native replay for this machine: that of .NET is measured alone." >&2
    fi
    python3 benchmarks/processes/replay.py "$1" "$tool/migrationkit.dll" "$native" "$PWD/$output/RawEngine/bin/Release/net10.0/RawEngine.dll" "$machine" \
        "$PWD/$output" "${benchmarks[@]}"
}

# In the benchmark program itself; its files lie in artifacts/benchmarks while it runs.
in_process() {
    if [ -z "${SKIP_BUILD:-}" ]; then
        build $program
    fi
    "${benchmarks[@]}" "$@"
}

parts=() others=()
for part in "$@"; do
    case $part in
        replay | lock | backup | tenants | warm) others+=("$part") ;;
        *) parts+=("$part") ;;
    esac
done

# Asked before anything is built: it knows its parts, and says so of what is none.
sizes=$(python3 benchmarks/processes/measure.py sizes ${parts[@]+"${parts[@]}"})

for part in ${others[@]+"${others[@]}"}; do
    case $part in
        replay | lock) tool "$part" ;;
        backup) in_process backup $output "${MEGABYTES:-1024}" "${ROUNDS:-4}" ;;
        tenants) in_process tenants $output "${FILES:-10000}" "${THREADS:-4}" "${ROUNDS:-4}" ;;
        warm) in_process warm $output "${COUNT:-1000}" "${ROUNDS:-100}" ;;
    esac
done

if [ ${#parts[@]} -gt 0 ] || [ ${#others[@]} -eq 0 ]; then
    if [ -z "${SKIP_BUILD:-}" ]; then
        build $program
        pack
        for name in $contenders; do
            for size in $sizes; do
                prepare "$name" "$size"
            done
        done
    fi
    python3 benchmarks/processes/measure.py $output "$contenders" ${parts[@]+"${parts[@]}"}
fi
