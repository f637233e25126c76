"""Whole processes in turns, for measure.py and replay.py.

In a round everything runs once, one behind the other, so that what else the machine does hits all of it. Ratios and differences are taken within a
round. Shown is the median of the rounds, and in brackets between which values the middle half of them lies: how far the median can be trusted.
"""
import collections, os, random, statistics, subprocess, sys, time

# Milliseconds, milliseconds of user and system time, MiB.
Result = collections.namedtuple("Result", "wall cpu peak")
RUNS = int(os.environ.get("RUNS", "20"))


def run(command, folder=None):
    """The Result of one process; it must end well."""
    start = time.perf_counter_ns()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter_ns() - start) / 1e6
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit code {process.returncode}: {' '.join(command)}")
    return Result(wall, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024)


def order(keys, round_):
    """A random order, the same in each run of this script, and in every second round the one before it backwards: over two rounds each key
    comes as often before as behind each other one."""
    keys = random.Random((round_ + 1) // 2).sample(list(keys), len(keys))
    return keys if round_ % 2 else keys[::-1]


def in_turns(runs):
    """{key: [what its function returned in each round]}; the first round warms the file cache and does not count."""
    results = {key: [] for key in runs}
    for round_ in range(RUNS + 1):
        for key in order(runs, round_):
            result = runs[key]()
            if round_ > 0:
                results[key].append(result)
    return results


def spread(values, form="{:.1f}"):
    """'median (first quartile to third)'."""
    values = list(values)
    quartiles = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    low, middle, high = (form.format(value) for value in quartiles)
    return f"{middle} ({low} to {high})"


def title(text):
    print(f"\n{text}: {RUNS} rounds, median (middle half)\n", flush=True)


def heading(*columns):
    print(f"| {' | '.join(columns)} |\n|---|{'--:|' * (len(columns) - 1)}")


def row(*cells):
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def compared(results, floor):
    """A table of Results, each beside those of the floor in the same rounds."""
    heading("", "wall, ms", "least", "CPU, ms", "least", "peak, MiB", "× the floor, wall", "× the floor, CPU")
    for key, rounds in results.items():
        wall, cpu, peak = zip(*rounds)
        ratios = [spread((r[i] / f[i] for r, f in zip(rounds, results[floor])), "{:.3f}") for i in range(2)]
        row(key, spread(wall), f"{min(wall):.1f}", spread(cpu), f"{min(cpu):.1f}", f"{max(peak):.1f}", *ratios)
