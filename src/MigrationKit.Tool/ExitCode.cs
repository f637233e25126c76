namespace MigrationKit.Tool;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused, or failed on the way; the message says which and what became of the database.</summary>
    public const int Failed = 1;

    /// <summary>The call itself was wrong: an unknown option, a missing value.</summary>
    public const int WrongCall = 2;
}
