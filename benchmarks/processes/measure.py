"""Whole processes, measured: usage measure.py FOLDER "CONTENDERS" [start|growth|flat|apply|listing|race ...]

Contenders take turns within a round, so that what else the machine does hits all of them; ratios are taken within a round.
"""
import os, random, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

FLOOR = "DriverLoop"
RUNS = int(os.environ.get("RUNS", "21"))


def program(folder, name, size):
    # The size is a number, or 'flat-' and a number.
    return os.path.abspath(f"{folder}/{name}-{size}/bin/Release/net10.0/{name}")


def run(command):
    """(wall ms, cpu ms, peak MiB, exit code), of the process alone."""
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    wall = (time.perf_counter_ns() - start) / 1e6
    return wall, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def checked(command):
    result = run(command)
    if result[3] != 0:
        sys.exit(f"exit code {result[3]}: {' '.join(command)}")
    return result


def alternate(commands, before=lambda key: None):
    """{key: [result of each round]}; the first round warms the file cache and does not count."""
    results = {key: [] for key in commands}
    keys = list(commands)
    for round_ in range(RUNS + 1):
        # Always another order, the same in each run: or one of them would always come behind the hungriest.
        for key in random.Random(round_).sample(keys, len(keys)):
            before(key)
            result = checked(commands[key])
            if round_ > 0:
                results[key].append(result)
    return results


def table(title, results, floor):
    print(f"\n{title} ({RUNS} rounds)\n")
    print("| | wall, median | wall, least | CPU, median | peak memory | ratio to the floor: median of rounds (of CPU) |")
    print("|---|--:|--:|--:|--:|--:|")
    for key, rounds in results.items():
        wall, cpu, peak = ([r[i] for r in rounds] for i in range(3))
        ratios = [statistics.median(r[i] / f[i] for r, f in zip(rounds, results[floor])) for i in range(2)]
        print(f"| {key} | {statistics.median(wall):.1f} ms | {min(wall):.1f} ms | {statistics.median(cpu):.1f} ms "
              f"| {max(peak):.1f} MiB | {ratios[0]:.3f} ({ratios[1]:.3f}) |", flush=True)


def applied(folder, name, size, place):
    database = os.path.join(place, f"{name}-{size}.db")
    checked([program(folder, name, size), database])
    return database


def start(folder, contenders, place):
    commands = {n: [program(folder, n, 1000), applied(folder, n, 1000, place)] for n in contenders}
    table("Start with nothing pending, 1000 applied", alternate(commands), FLOOR)


def flat(folder, contenders, place):
    growth(folder, contenders, place, "flat-")


def growth(folder, contenders, place, kind=""):
    commands = {(n, size): [program(folder, n, f"{kind}{size}"), applied(folder, n, f"{kind}{size}", place)] for n in contenders for size in (10, 5000)}
    results = alternate(commands)
    for n in contenders:
        table(f"Start with nothing pending, {kind}10 and {kind}5000 applied: {n}", {f"{n} {size}": results[n, size] for size in (10, 5000)}, f"{n} 10")

    # The engine reads the schema of all tables before the first SELECT, and 5000 migrations make 500 of them: the floor grows too,
    # except where they are flat.
    print("\n| longer at 5000 than at 10: median of rounds, (least to least) | wall | beyond the floor | CPU | beyond the floor |\n|---|--:|--:|--:|--:|")
    for n in contenders:
        line = []
        for i in range(2):
            longer = {c: [b[i] - a[i] for a, b in zip(results[c, 10], results[c, 5000])] for c in (n, FLOOR)}
            least = {c: min(r[i] for r in results[c, 5000]) - min(r[i] for r in results[c, 10]) for c in (n, FLOOR)}
            beyond = statistics.median(a - b for a, b in zip(longer[n], longer[FLOOR]))
            line.append(f"{statistics.median(longer[n]):.1f} ms ({least[n]:.1f}) | {beyond:.1f} ms ({least[n] - least[FLOOR]:.1f})")
        print(f"| {n} | {' | '.join(line)} |", flush=True)


def apply(folder, contenders, place):
    databases = {n: os.path.join(place, f"{n}-fresh.db") for n in contenders}

    def remove(name):
        for suffix in ("", "-journal", "-wal", "-shm"):
            if os.path.exists(databases[name] + suffix):
                os.remove(databases[name] + suffix)

    # What a run costs once, and what it costs for each migration.
    for size in (10, 1000):
        commands = {n: [program(folder, n, size), databases[n]] for n in contenders}
        table(f"Apply {size} to an empty file", alternate(commands, remove), FLOOR)


def listing(folder, contenders, place):
    # The first thing a process does pays for the runtime's own start too (decoders, vectors, assemblies): 10 migrations show that share.
    print(f"\nListing migrations, cold ({RUNS} rounds)\n\n| | migrations | | median | least |\n|---|--:|---|--:|--:|")
    for n in contenders:
        for size, moment in ((10, "first"), (1000, "first"), (10, "started"), (1000, "started")):
            what = {"first": "first thing in a process", "started": "after a start with nothing pending"}[moment]
            command = [program(folder, n, size), applied(folder, n, size, place), moment]
            times = [int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[1]) / 1000 for _ in range(RUNS)]
            print(f"| {n} | {size} | {what} | {statistics.median(times):.2f} ms | {min(times):.2f} ms |", flush=True)


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
    print("\n8 processes at once on one empty database, 100 migrations, 10 rounds\n")
    print("| | journal | processes that ended well | databases as after a single run |\n|---|---|--:|--:|", flush=True)
    for n in contenders:
        single = content(applied(folder, n, 100, place))
        for journal in ("delete", "wal"):
            well = same = 0
            for round_ in range(10):
                database = os.path.join(place, f"{n}-race-{journal}-{round_}.db")
                if journal == "wal":
                    with sqlite3.connect(database) as connection:
                        connection.execute("PRAGMA journal_mode = wal")
                    connection.close()
                command = [program(folder, n, 100), database]
                racers = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(8)]
                for racer in racers:
                    _, errors = racer.communicate()
                    well += racer.returncode == 0
                    if racer.returncode != 0 and os.environ.get("VERBOSE"):
                        print(errors.strip().splitlines()[:1], file=sys.stderr)
                same += content(database) == single
            print(f"| {n} | {journal} | {well} of 80 | {same} of 10 |", flush=True)


def main():
    folder, contenders, chosen = sys.argv[1], sys.argv[2].split(), sys.argv[3:]
    measures = {"start": start, "growth": growth, "flat": flat, "apply": apply, "listing": listing, "race": race}
    place = tempfile.mkdtemp(prefix="migrationkit-benchmarks-")
    try:
        for name in chosen or measures:
            measures[name](folder, contenders, place)
    finally:
        shutil.rmtree(place)


main()
