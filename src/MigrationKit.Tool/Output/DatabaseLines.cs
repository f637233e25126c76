namespace MigrationKit.Tool.Output;

/// <summary>A line for each tenth of many databases, so that ten thousand do not fill a log. The last tenth is the result's to tell.</summary>
internal sealed class DatabaseLines(TextWriter writer, int databases) : IProgress<MigrateAllProgress>
{
    private const int Lines = 10;

    private long _told;

    public static string Describe(MigrateAllProgress value, int databases) =>
        FormattableString.Invariant($"{value.Done} of {Counted.Of(databases, "database")}{(value.Failed > 0 ? $", {value.Failed} failed" : "")}");

    public void Report(MigrateAllProgress value)
    {
        var tenth = (long)value.Done * Lines / databases;
        if (tenth == _told || value.Done == databases)
        {
            return;
        }

        _told = tenth;
        LostOutput.WriteIfPossible(writer, Describe(value, databases));
    }
}
