using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>Where `--report` goes; the extension says in which form.</summary>
internal sealed class ReportFile
{
    private readonly string _path;

    private ReportFile(string path) => _path = path;

    /// <summary>Null for null.</summary>
    /// <exception cref="Refusal">The extension is neither; asked before the run, because afterwards there is nothing to correct.</exception>
    public static ReportFile? Of(string? path) => path is null ? null
        : IsHtml(path) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? new ReportFile(path)
        : throw Refusal.WrongCall($"--report '{path}' must end in .html (a page to print) or .json.");

    public void Write(MigrationReport report) => WholeFile.Write(_path, IsHtml(_path) ? report.ToHtml() : report.ToJson() + "\n");

    private static bool IsHtml(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
}
