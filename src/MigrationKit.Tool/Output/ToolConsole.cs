using System.Text;

namespace MigrationKit.Tool.Output;

/// <summary>Where output goes, and whether a person watches it: the only place that asks the process about its console.</summary>
internal sealed record ToolConsole(TextWriter Out, TextWriter Error, bool IsTerminal, bool ErrorIsTerminal)
{
    /// <summary>Where a person answers; null where nobody sits before the program.</summary>
    public TextReader? Questions { get; init; }

    public static ToolConsole OfProcess()
    {
        // Paths and ids are of any language, and a build reads what is printed as UTF-8.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Out.NewLine = Console.Error.NewLine = "\n";
        var plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new ToolConsole(
            Console.Out,
            Console.Error,
            IsTerminal: !plain && !Console.IsOutputRedirected,
            ErrorIsTerminal: !plain && !Console.IsErrorRedirected)
        {
            // A question that is redirected is not seen.
            Questions = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
        };
    }
}
