using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>Where `--report` goes; the extension says in which form.</summary>
internal sealed class ReportFile
{
    private readonly string _path;

    private ReportFile(string path) => _path = path;

    /// <param name="ofWhat">What is recorded: "of the run".</param>
    public static Option<string?> CreateOption(string ofWhat) => new("--report")
    {
        Description = $"Write the record {ofWhat}: FILE.html, a page to print, FILE.json or FILE.txt.",
        HelpName = "FILE",
    };

    /// <summary>Null for null.</summary>
    /// <exception cref="Refusal">The extension is none of these; asked before the run, because afterwards there is nothing to correct.</exception>
    public static ReportFile? Of(string? path) => path is null ? null
        : Has(path, ".html") || Has(path, ".json") || Has(path, ".txt") ? new ReportFile(path)
        : throw Refusal.WrongCall($"--report '{path}' must end in .html (a page to print), .json or .txt.");

    /// <summary>
    /// Makes sure that the file can be written, while nothing has happened yet; and takes that of an earlier run away, so that a run which is killed
    /// does not leave it behind as its own.
    /// </summary>
    public void Begin()
    {
        try
        {
            WholeFile.Write(_path, "");
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal("inputOutput", $"The report '{_path}' cannot be written: {e.Message.TrimEnd('.')}. Name another file; nothing was run.");
        }
    }

    public void Write(Func<string> html, Func<string> json, Func<string> text)
    {
        try
        {
            WholeFile.Write(_path, CommandLineTerms.In(Has(_path, ".html") ? html() : (Has(_path, ".json") ? json() : text()) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal("inputOutput", $"The run is done, but its report could not be written to '{_path}': {e.Message}");
        }
    }

    /// <summary>The same while a failure is on its way: it comes first, and says that its record is missing.</summary>
    public void WriteFailure(Func<string> html, Func<string> json, Func<string> text, Exception failure)
    {
        try
        {
            Write(html, json, text);
        }
        catch (Refusal)
        {
            failure.Data[FailureResult.More] = $" Its report could not be written to '{_path}'.";
        }
    }

    private static bool Has(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
