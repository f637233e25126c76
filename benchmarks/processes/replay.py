"""The replay, measured as a build calls it: usage replay.py TOOL ENGINE FOLDER WORKLOAD...

TOOL is migrationkit.dll, ENGINE the built floor (RawEngine.dll), FOLDER where to work; WORKLOAD runs the program that writes migrations.
"""
import os, re, shutil, statistics, subprocess, sys, tempfile, time

RUNS = int(os.environ.get("RUNS", "15"))
TOOL, ENGINE, FOLDER, *WORKLOAD = sys.argv[1:]
LIBRARY = os.path.abspath(os.path.dirname(ENGINE) + "/runtimes/linux-x64/native/libe_sqlite3.so")
ENGINE_LINE = f"engine {LIBRARY}\n" if os.path.exists(LIBRARY) else ""


def run(command, folder):
    """(wall ms, CPU ms) of the process alone."""
    start = time.perf_counter_ns()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit code {process.returncode}: {' '.join(command)} in {folder}")
    return (time.perf_counter_ns() - start) / 1e6, (usage.ru_utime + usage.ru_stime) * 1e3


def tool(*arguments):
    return ["dotnet", "exec", "--roll-forward", "LatestMajor", TOOL, *arguments]


def case(place, name, form, size, locked, added=False):
    """A folder with migrations and the file that a build hands to the tool."""
    folder = os.path.join(place, name)
    subprocess.run([*WORKLOAD, "workload", os.path.join(folder, "Migrations"), str(size), *form], check=True)
    if locked:
        run(tool("lock", "Migrations"), folder)
    with open(os.path.join(folder, "rsp"), "w") as call:
        cache = "cache kept\n" if added else ""
        call.write(f"folder Migrations\n{ENGINE_LINE}stamp stamp\n{cache}mark mark\ntimeout 120\n")
    if added:
        run(tool("replay", "@rsp"), folder)
        with open(os.path.join(folder, "Migrations", "V99999__add_remark.sql"), "w") as script:
            script.write("CREATE TABLE remark (id INTEGER PRIMARY KEY, body TEXT NOT NULL);\n")
    return folder


def replay(place):
    cases = {
        "100 migrations, without rows": case(place, "100-locked", [], 100, True),
        "100 migrations, and with rows": case(place, "100", [], 100, False),
        "1000 without ALTER, without rows": case(place, "1000-plain-locked", ["without-alter"], 1000, True),
        "1000 without ALTER, and with rows": case(place, "1000-plain", ["without-alter"], 1000, False),
        "1000 (200 ALTERs), without rows": case(place, "1000-locked", [], 1000, True),
        "1000 (200 ALTERs), and with rows": case(place, "1000", [], 1000, False),
        "one added to 1000 locked": case(place, "1001", [], 1000, True, added=True),
    }
    ours, floor = {name: [] for name in cases}, {name: [] for name in cases}
    for round_ in range(RUNS + 1):
        for name, folder in cases.items():
            results = run(tool("replay", "@rsp"), folder), run(["dotnet", "exec", ENGINE, "Migrations"], folder)
            if round_ > 0:
                ours[name].append(results[0])
                floor[name].append(results[1])
    print(f"\nReplay, process start included ({RUNS} rounds)\n")
    print("| | wall, median | wall, least | CPU, median | raw engine: wall, median | least | CPU |\n|---|--:|--:|--:|--:|--:|--:|")
    for name in cases:
        columns = []
        for results in (ours[name], floor[name]):
            wall, cpu = ([result[i] for result in results] for i in range(2))
            columns.append(f"{statistics.median(wall):.0f} ms | {min(wall):.0f} ms | {statistics.median(cpu):.0f} ms")
        print(f"| {name} | {' | '.join(columns)} |", flush=True)


def nothing_changed():
    """What the replay's targets take in a build where nothing changed, as MSBuild counts it."""
    names = ["_FindReplayEngine", "_ListMigrationFiles", "_WriteReplayCalls", "_ReplayMigrationFolders", "ReplayMigrations"]
    print(f"\nA build in which nothing changed ({RUNS} rounds), milliseconds of the replay's targets\n")
    print("| migrations | all, median | least | " + " | ".join(names) + " |\n|--:|--:|--:|" + "--:|" * len(names))
    for size in (100, 1000):
        folder = os.path.join(FOLDER, f"Replayed-{size}")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Replayed"), folder)
        subprocess.run([*WORKLOAD, "workload", os.path.join(folder, "Migrations"), str(size)], check=True)
        build = ["dotnet", "build", f"{folder}/Replayed.csproj", f"-p:MigrationKitToolPath={os.path.abspath(TOOL)}", "-v:q", "--nologo"]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        rounds = []
        for round_ in range(RUNS + 1):
            output = subprocess.run([*build, "--no-restore", "-clp:PerformanceSummary"], check=True, capture_output=True, text=True).stdout
            times = {match[2]: int(match[1]) for match in re.finditer(r"(\d+) ms +(\S+) +\d+ calls", output)}
            if round_ > 0:
                rounds.append([times.get(name, 0) for name in names])
        sums = [sum(times) for times in rounds]
        parts = " | ".join(str(statistics.median(times[i] for times in rounds)) for i in range(len(names)))
        print(f"| {size} | {statistics.median(sums)} | {min(sums)} | {parts} |", flush=True)


place = tempfile.mkdtemp(prefix="migrationkit-benchmarks-")
try:
    replay(place)
    nothing_changed()
finally:
    shutil.rmtree(place)
