using System.Text.RegularExpressions;

namespace DesktopChecklist.Tests;

/// <summary>What a run of the sample left behind.</summary>
internal sealed partial record ChecklistOutput(int ExitCode, string Folder, string Out, string Error)
{
    /// <summary>Without what differs from run to run.</summary>
    public string Scrubbed
    {
        get
        {
            var text = Moment().Replace(Out.Replace(Folder, "/orion", StringComparison.Ordinal), "20260102T030405Z");
            text = Duration().Replace(text, "1.5 ms");
            text = Size().Replace(text, "4096 bytes");
            return Holder().Replace(text, "program (4711)");
        }
    }

    public ChecklistOutput Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n--- out\n{Out}\n--- error\n{Error}");
        return this;
    }

    [GeneratedRegex(@"20\d{6}T\d{6}Z(-\d+)?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\d+(\.\d+)? ms")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\d+ bytes")]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<=open in )\S.* \(\d+\)")]
    private static partial Regex Holder();
}
