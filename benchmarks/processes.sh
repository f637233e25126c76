#!/usr/bin/env bash
# Builds the contenders of processes/ with several numbers of migrations, and measures them as whole processes.
#
#   benchmarks/processes.sh                  all of start, growth, flat, apply, listing, race
#   benchmarks/processes.sh start race       only these: start, growth, flat, apply, listing, race
#   benchmarks/processes.sh replay           what the replay adds to a build, beside the same SQL through the raw engine
#   benchmarks/processes.sh backup           the back-up of a run, beside a copy of the file; MEGABYTES=1024 ROUNDS=4
#   benchmarks/processes.sh tenants          one migration to each of many files, beside the driver alone; FILES=10000 THREADS=4 ROUNDS=2
#   RUNS=41 SKIP_BUILD=1 benchmarks/processes.sh start
#   CONTENDERS="DriverLoop Ours OursAsIl" benchmarks/processes.sh apply     what the code compiled ahead of time in our packages is worth
#
# Needs the .NET SDK and python3 (standard library only). What it makes goes to artifacts/benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

contenders=${CONTENDERS:-DriverLoop EntityFramework Ours}
sizes=${SIZES:-10 100 1000 5000}
# The same number of migrations without more tables.
flat=${FLAT_SIZES-10 5000}
output=artifacts/benchmarks
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Our packages, of a version that no cache has seen, where only what lies in artifacts/benchmarks finds them; and a second time as IL alone.
pack() {
    local version=0.0.0-b$(date +%s) sources project
    sources=$(dotnet nuget list source | sed -nE 's|^ +[0-9]+\. +(.+) \[Enabled\].*|<packageSource key="\1"><package pattern="*" /></packageSource>|p')
    rm -rf $output/feed $output/packages
    mkdir -p $output
    for project in MigrationKit MigrationKit.Sqlite; do
        echo "packing $project" >&2
        dotnet pack src/$project -c Release -o $output/feed -p:Version="$version" -v q --nologo > $output/pack.log || { cat $output/pack.log; exit 1; }
        dotnet pack src/$project -c Release -o $output/feed -p:Version="$version-il" -p:AheadOfTimeMachines=none --no-build -v q --nologo > $output/pack.log || { cat $output/pack.log; exit 1; }
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

# A contender is built the way its users build it: a folder with a project, a program and its migrations.
# The folder is as deep in the tree as processes/*, so the relative paths in the project hold.
prepare() {
    local name=$1 size=$2 kind=${3:-} folder=$output/$1-${3:+$3-}$2
    mkdir -p "$folder"
    cp benchmarks/processes/"${name%AsIl}"/*.cs* "$folder/"
    if [ "$name" = OursAsIl ]; then
        mv "$folder/Ours.csproj" "$folder/$name.csproj"
    fi
    case $name in
        EntityFramework) "${workload[@]}" entity-framework "$folder/Migrations" "$size" $kind ;;
        *) "${workload[@]}" workload "$folder/Migrations" "$size" $kind ;;
    esac
    if [ "$name" = DriverLoop ]; then
        echo "internal static class Workload { public const int Count = $size; }" > "$folder/Workload.cs"
    fi
    echo "building $name with $size migrations $kind" >&2
    dotnet build "$folder/$name.csproj" -c Release -v q --nologo > "$folder/build.log" || { cat "$folder/build.log"; exit 1; }
}

# The tool as the package has it: compiled ahead of time where that can be had.
replay() {
    local project=benchmarks/MigrationKit.Benchmarks tool=$PWD/$output/tool/tools/net8.0 machine
    if [ -z "${SKIP_BUILD:-}" ]; then
        pack
        rm -rf $output/tool $output/RawEngine
        python3 -m zipfile -e "$(ls $output/feed/MigrationKit.0*.nupkg | grep -v -- -il)" $output/tool
        cp -r benchmarks/processes/RawEngine $output/RawEngine
        for built in $project $output/RawEngine; do
            dotnet build $built -c Release -v q --nologo > /dev/null
        done
    fi
    machine=$(dotnet msbuild src/MigrationKit.Tool -getProperty:NETCoreSdkPortableRuntimeIdentifier)
    if [ -e "$tool/$machine/migrationkit.dll" ]; then
        tool=$tool/$machine
    else
        echo "The tool is not compiled ahead of time here: its IL is measured." >&2
    fi
    python3 benchmarks/processes/replay.py "$tool/migrationkit.dll" "$PWD/$output/RawEngine/bin/Release/net10.0/RawEngine.dll" \
        "$PWD/$output" dotnet "$PWD/$project/bin/Release/net10.0/MigrationKit.Benchmarks.dll"
}

# In the benchmark program itself; its files lie in artifacts/benchmarks while it runs.
in_process() {
    local project=benchmarks/MigrationKit.Benchmarks
    if [ -z "${SKIP_BUILD:-}" ]; then
        dotnet build $project -c Release -v q --nologo > /dev/null
    fi
    mkdir -p $output
    dotnet $project/bin/Release/net10.0/MigrationKit.Benchmarks.dll "$@"
}

parts=()
for part in "$@"; do
    case $part in
        replay) replay ;;
        backup) in_process backup $output "${MEGABYTES:-1024}" "${ROUNDS:-4}" ;;
        tenants) in_process tenants $output "${FILES:-10000}" "${THREADS:-4}" "${ROUNDS:-2}" ;;
        *) parts+=("$part") ;;
    esac
done
if [ $# -gt 0 ] && [ ${#parts[@]} -eq 0 ]; then
    exit
fi

if [ -z "${SKIP_BUILD:-}" ]; then
    project=benchmarks/MigrationKit.Benchmarks
    dotnet build $project -c Release -v q --nologo > /dev/null
    workload=(dotnet $project/bin/Release/net10.0/MigrationKit.Benchmarks.dll)
    pack
    for name in $contenders; do
        for size in $sizes; do
            prepare "$name" "$size"
        done
        for size in $flat; do
            prepare "$name" "$size" flat
        done
    done
fi

python3 benchmarks/processes/measure.py $output "$contenders" "${parts[@]}"
