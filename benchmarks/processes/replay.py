"""The replay, as a build calls it, and `migrationkit lock`, beside the same SQL through the raw engine.

Usage: replay.py replay|lock TOOL NATIVE ENGINE MACHINE FOLDER WORKLOAD...
TOOL is migrationkit.dll, NATIVE its replay as a program of the machine, where the package has one, ENGINE the built floor (RawEngine.dll), MACHINE the kind of machine this is (linux-x64), FOLDER where to work; WORKLOAD runs
the program that writes migrations.
"""
import glob, os, re, shutil, subprocess, sys, tempfile
from rounds import compared, heading, in_turns, row, run, spread, title

PART, TOOL, NATIVE, ENGINE, MACHINE, FOLDER, *WORKLOAD = sys.argv[1:]
# The tool compiled ahead of time takes the app's engine; both sides run the same one.
LIBRARIES = glob.glob(f"{os.path.abspath(os.path.dirname(ENGINE))}/runtimes/{MACHINE}/native/*e_sqlite3.*")


def tool(*arguments):
    return ["dotnet", "exec", "--roll-forward", "LatestMajor", TOOL, *arguments]


def beside_the_engine(contenders, folder):
    """A table of the commands that the contenders return, asked for them before each run, and of the floor, in turns."""
    compared(in_turns({
        **{name: lambda ours=ours: run(ours(), folder) for name, ours in contenders.items()},
        "raw engine": lambda: run(["dotnet", "exec", ENGINE, "Migrations"], folder),
    }), "raw engine")


def written(place, name, size, *form):
    folder = os.path.join(place, name)
    subprocess.run([*WORKLOAD, "workload", os.path.join(folder, "Migrations"), str(size), *form], check=True)
    return folder


# As a build of this machine runs it, and as one does that has no native program, or cannot start it. No program takes what another one has kept.
CONTENDERS = {"ours": [NATIVE, "replay", "@rsp"], "ours on .NET": tool("replay", "@rsp-net")}
if not os.path.exists(NATIVE):
    del CONTENDERS["ours"]


def called(folder, locked=False, added=False):
    """The folder with the files that a build hands to the programs."""
    if locked:
        run(tool("lock", "Migrations"), folder)
    lines = ["folder Migrations", "stamp stamp", "mark mark", "timeout 120"]
    lines += [f"engine {library}" for library in LIBRARIES[:1]]
    for command in CONTENDERS.values():
        name = command[-1][1:]
        with open(os.path.join(folder, name), "w") as call:
            call.write("\n".join(lines + ([f"cache kept-{name}"] if added else [])) + "\n")
        if added:
            run(command, folder)
    if added:
        with open(os.path.join(folder, "Migrations", "V99999__add_remark.sql"), "w") as script:
            script.write("CREATE TABLE remark (id INTEGER PRIMARY KEY, body TEXT NOT NULL);\n")
    return folder


def replay(place):
    cases = {
        "100 migrations, without rows": called(written(place, "100-locked", 100), locked=True),
        "100 migrations, and with rows": called(written(place, "100", 100)),
        "1000 without ALTER, without rows": called(written(place, "1000-plain-locked", 1000, "without-alter"), locked=True),
        "1000 without ALTER, and with rows": called(written(place, "1000-plain", 1000, "without-alter")),
        "1000 (200 ALTERs), without rows": called(written(place, "1000-locked", 1000), locked=True),
        "1000 (200 ALTERs), and with rows": called(written(place, "1000", 1000)),
        "one added to 1000 locked": called(written(place, "1001", 1000), locked=True, added=True),
    }
    for name, folder in cases.items():
        title(f"Replay, {name}")
        beside_the_engine({name: lambda command=command: command for name, command in CONTENDERS.items()}, folder)
    nothing_changed()


def lock(place):
    for form in ("without-alter", ""):
        for size in (500, 1000, 2000):
            folder = written(place, f"lock-{size}-{form}", size, *form.split())

            def unlocked():
                for file in ("migrations.lock", "schema.snapshot"):
                    if os.path.exists(path := os.path.join(folder, "Migrations", file)):
                        os.remove(path)
                return tool("lock", "Migrations")

            title(f"Locking {size} migrations {form or f'({size // 5} ALTERs)'}")
            beside_the_engine({"ours": unlocked}, folder)


def nothing_changed():
    """What the replay's targets take in a build where nothing changed, as MSBuild counts it."""
    names = ["_FindReplayEngine", "_ListMigrationFiles", "_NameReplayStamps", "_FindOutdatedFolders", "_ReplayMigrationFolders", "ReplayMigrations"]
    builds = {}
    for size in (100, 1000):
        folder = os.path.join(FOLDER, f"Replayed-{size}")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(os.path.join(os.path.dirname(os.path.abspath(__file__)), "Replayed"), folder)
        written(folder, "", size)
        builds[size] = ["dotnet", "build", f"{folder}/Replayed.csproj", f"-p:MigrationKitToolPath={os.path.abspath(TOOL)}", "-v:q", "--nologo"]
        subprocess.run(builds[size], check=True, stdout=subprocess.DEVNULL)

    def targets(build):
        output = subprocess.run([*build, "--no-restore", "-clp:PerformanceSummary"], check=True, capture_output=True, text=True).stdout
        times = {match[2]: int(match[1]) for match in re.finditer(r"(\d+) ms +(\S+) +\d+ calls", output)}
        return [times.get(name, 0) for name in names]

    results = in_turns({size: lambda build=build: targets(build) for size, build in builds.items()})
    title("A build in which nothing changed, milliseconds of the replay's targets")
    heading("migrations", "all", "least", *names)
    for size, rounds in results.items():
        sums = [sum(times) for times in rounds]
        row(size, spread(sums), min(sums), *(spread(times[i] for times in rounds) for i in range(len(names))))


place = tempfile.mkdtemp(prefix="migrationkit-benchmarks-")
try:
    {"replay": replay, "lock": lock}[PART](place)
finally:
    shutil.rmtree(place)
