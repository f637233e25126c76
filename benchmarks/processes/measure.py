"""The contenders as whole processes. Usage: measure.py FOLDER "CONTENDERS" [PART ...], or measure.py sizes [PART ...] for what must have been built."""
import os, shutil, sqlite3, subprocess, sys, tempfile
from rounds import compared, heading, in_turns, row, run, spread, title

FLOOR = "DriverLoop"


def program(folder, name, size):
    path = os.path.abspath(f"{folder}/{name}-{size}/bin/Release/net10.0/{name}")
    if not os.path.exists(path):
        sys.exit(f"{path} was not built: run processes.sh without SKIP_BUILD.")
    return path


def applied(folder, name, size, place):
    database = os.path.join(place, f"{name}-{size}.db")
    run([program(folder, name, size), database])
    return database


def starts(folder, contenders, sizes, place):
    """{(name, size): what starts it once with nothing pending}"""
    commands = {(n, s): [program(folder, n, s), applied(folder, n, s, place)] for n in contenders for s in sizes}
    return {key: lambda command=command: run(command) for key, command in commands.items()}


def start(folder, contenders, place):
    results = in_turns(starts(folder, contenders, ["1000"], place))
    title("Start with nothing pending, 1000 applied")
    compared({n: results[n, "1000"] for n in contenders}, FLOOR)


def growth(folder, contenders, place):
    longer(folder, contenders, place, "10", "5000")


def flat(folder, contenders, place):
    longer(folder, contenders, place, "flat-10", "flat-5000")


def longer(folder, contenders, place, few, many):
    """How much longer a start takes with many applied. The engine reads the schema of all tables before the first SELECT, and 5000 migrations make
    500 of them: the floor grows too, except where they are flat. So what counts is what a contender takes beyond the floor."""
    results = in_turns(starts(folder, contenders, [few, many], place))
    for size in (few, many):
        title(f"Start with nothing pending, {size} applied")
        compared({n: results[n, size] for n in contenders}, FLOOR)
    title(f"Longer with {many} than with {few}, in ms")
    heading("", "longer", "least to least", "beyond the floor", "least to least")
    for n in contenders:
        for what in ("wall", "cpu"):
            times = {(c, s): [getattr(r, what) for r in results[c, s]] for c in (n, FLOOR) for s in (few, many)}
            grown = {c: [b - a for a, b in zip(times[c, few], times[c, many])] for c in (n, FLOOR)}
            least = {c: min(times[c, many]) - min(times[c, few]) for c in (n, FLOOR)}
            beyond = [a - b for a, b in zip(grown[n], grown[FLOOR])]
            columns = ("–", "–") if n == FLOOR else (spread(beyond), f"{least[n] - least[FLOOR]:.1f}")
            row(f"{n}, {what}", spread(grown[n]), f"{least[n]:.1f}", *columns)


def apply(folder, contenders, place):
    # What a run costs once, and what it costs for each migration.
    for size in ("10", "1000"):
        def apply_once(name):
            database = os.path.join(place, f"{name}-fresh.db")
            for suffix in ("", "-journal", "-wal", "-shm"):
                if os.path.exists(database + suffix):
                    os.remove(database + suffix)
            return run([program(folder, name, size), database])

        results = in_turns({n: lambda n=n: apply_once(n) for n in contenders})
        title(f"Apply {size} to an empty file")
        compared(results, FLOOR)


def listing(folder, contenders, place):
    def list_once(command):
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[1]) / 1000

    # The first thing a process does pays for the runtime's own start too (decoders, vectors, assemblies): 10 migrations show that share.
    moments = {"first": "first thing in a process", "started": "after a start with nothing pending"}
    databases = {(n, size): applied(folder, n, size, place) for n in contenders for size in ("10", "1000")}
    results = in_turns({
        (n, size, moment): lambda command=[program(folder, n, size), database, moment]: list_once(command)
        for (n, size), database in databases.items() for moment in moments})
    title("Listing migrations, cold, in ms")
    heading("", "migrations", "", "time", "least", "× the floor")
    for (n, size, moment), times in results.items():
        ratios = (a / b for a, b in zip(times, results[FLOOR, size, moment]))
        row(n, size, moments[moment], spread(times, "{:.2f}"), f"{min(times):.2f}", spread(ratios, "{:.2f}"))


def content(database):
    """Everything the workload made: schema and rows, without the tables that the contender keeps for itself."""
    own = ("migration_history", "schema_version", "__EFMigrationsHistory")
    with sqlite3.connect(database) as connection:
        schema = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name NOT IN (?, ?, ?) ORDER BY type, name", own).fetchall()
        rows = {s[1]: connection.execute(f'SELECT * FROM "{s[1]}" ORDER BY 1').fetchall() for s in schema if s[0] == "table"}
        intact = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    return schema, rows, intact


def race(folder, contenders, place):
    print("\n8 processes at once on one empty database, 100 migrations: 10 rounds\n")
    heading("", "journal", "processes that ended well", "databases as after a single run")
    for n in contenders:
        single = content(applied(folder, n, "100", place))
        for journal in ("delete", "wal"):
            well = same = 0
            for round_ in range(10):
                database = os.path.join(place, f"{n}-race-{journal}-{round_}.db")
                if journal == "wal":
                    with sqlite3.connect(database) as connection:
                        connection.execute("PRAGMA journal_mode = wal")
                    connection.close()
                command = [program(folder, n, "100"), database]
                racers = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(8)]
                for racer in racers:
                    _, errors = racer.communicate()
                    well += racer.returncode == 0
                    if racer.returncode != 0 and os.environ.get("VERBOSE"):
                        print(errors.strip().splitlines()[:1], file=sys.stderr)
                same += content(database) == single
            row(n, journal, f"{well} of 80", f"{same} of 10")


# What measures each part, and with which numbers of migrations; 'flat-' is a form of the workload.
PARTS = {
    "start": (start, ["1000"]),
    "growth": (growth, ["10", "5000"]),
    "flat": (flat, ["flat-10", "flat-5000"]),
    "apply": (apply, ["10", "1000"]),
    "listing": (listing, ["10", "1000"]),
    "race": (race, ["100"]),
}


def chosen(names):
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"There is no part '{unknown[0]}': it is one of {', '.join(PARTS)}, replay, lock, backup, tenants, warm.")
    return [PARTS[name] for name in names or PARTS]


def main():
    if sys.argv[1] == "sizes":
        print(*sorted({size for _, sizes in chosen(sys.argv[2:]) for size in sizes}))
        return
    folder, contenders = sys.argv[1], sys.argv[2].split()
    if FLOOR not in contenders:
        sys.exit(f"All are compared with {FLOOR}: name it in CONTENDERS too.")
    place = tempfile.mkdtemp(prefix="migrationkit-benchmarks-")
    try:
        for measure, _ in chosen(sys.argv[3:]):
            measure(folder, contenders, place)
    finally:
        shutil.rmtree(place)


main()
