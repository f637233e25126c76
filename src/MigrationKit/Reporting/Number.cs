namespace MigrationKit;

/// <summary>A number and what it counts, as a sentence has it: <c>1 migration</c>, <c>2 migrations</c>.</summary>
internal static class Number
{
    public static string Of(long count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    public static string Milliseconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0.#} ms");
}
