namespace Package.Tests;

/// <summary>What a command said and how it ended.</summary>
internal sealed record DotnetRun(string Command, int ExitCode, string Output)
{
    public DotnetRun Succeeds() => Ends(ExitCode == 0);

    public DotnetRun Fails() => Ends(ExitCode != 0);

    /// <summary>The lines that hold <paramref name="text"/>, each once: a build repeats its errors in the end.</summary>
    public IReadOnlyList<string> Lines(string text) =>
        [.. Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains(text, StringComparison.Ordinal)).Distinct()];

    private DotnetRun Ends(bool asExpected)
    {
        Assert.True(asExpected, $"`{Command}` ended with exit code {ExitCode}:\n{Output}");
        return this;
    }
}
