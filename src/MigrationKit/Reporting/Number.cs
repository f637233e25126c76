namespace MigrationKit;

/// <summary>A number and what it counts, as a sentence has it: <c>1 migration</c>, <c>2 migrations</c>.</summary>
internal static class Number
{
    public static string Of(long count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary><c>12.5 ms</c>, from ten seconds on <c>12.5 s</c>, from two minutes on <c>83 min 24 s</c>.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalSeconds < 10 ? FormattableString.Invariant($"{time.TotalMilliseconds:0.#} ms")
        : time.TotalMinutes < 2 ? FormattableString.Invariant($"{time.TotalSeconds:0.#} s")
        : FormattableString.Invariant($"{(long)time.TotalMinutes} min {time.Seconds} s");

    /// <summary><c>4096 bytes</c>, and where nobody counts the digits any more <c>5 GiB (5368709120 bytes)</c>.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["KiB", "MiB", "GiB", "TiB"];
        var (size, unit) = (bytes / 1024.0, 0);
        for (; size >= 1024 && unit < units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return bytes < 10_000 ? Of(bytes, "byte") : FormattableString.Invariant($"{size:0.#} {units[unit]} ({bytes} bytes)");
    }
}
