namespace MigrationKit.Reliability.Tests;

/// <summary>How much is run: a part that suits every build, or all of it (MIGRATIONKIT_RELIABILITY=full), as docs/reliability.md lists.</summary>
internal static class Extent
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MIGRATIONKIT_RELIABILITY") == "full";

    public static int Of(int usual, int full) => IsFull ? full : usual;

    /// <summary>A figure for docs/reliability.md; shown with <c>--show-live-output on</c>. Never asserted.</summary>
    public static void Tell(FormattableString figure) =>
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(figure));
}
