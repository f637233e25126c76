namespace MigrationKit.Tool.Output;

/// <summary>"1 migration", "2 migrations".</summary>
internal static class Counted
{
    public static string Of(long count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
