using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Sequencing.Schemas;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What the rules may look at. A build asks at every keystroke, mostly about sets without any problem: the files are walked
/// once for all rules, and what only a problem needs is made when one comes.
/// </summary>
/// <param name="setFolder">The folder as the user knows it ('Migrations').</param>
/// <param name="files">All scripts, also those whose name cannot be read.</param>
/// <param name="sequence">Their order, with lock files.</param>
/// <param name="isContinuousIntegration">What is not locked is about to ship.</param>
internal sealed class ValidationContext(
    string setFolder, EquatableArray<ParsedFile> files, MigrationSequence sequence, bool isContinuousIntegration)
{
    private readonly Lazy<Dictionary<string, SqlFile>> _byPath = new(() => ByPath(files));
    private readonly Lazy<List<FoundHazard>> _hazards = new(() => Hazardous.In(sequence));
    private readonly Lazy<HashSet<string>> _shipped = new(() => Shipped(sequence));

    public string SetFolder => setFolder;

    public EquatableArray<ParsedFile> Files => files;

    public MigrationSequence Sequence => sequence;

    public bool IsContinuousIntegration => isContinuousIntegration;

    /// <summary>What running the migrations showed; empty where a host does not run them.</summary>
    public EquatableArray<ReplayFact> Replay { get; init; }

    /// <summary>What that saw to the end.</summary>
    public ReplayCoverage Coverage { get; init; } = ReplayCoverage.Nothing;

    public IReadOnlyList<FileFault> Faults { get; } = FileFault.In(files);

    public IReadOnlyList<FoundHazard> Hazards => _hazards.Value;

    /// <summary>The oldest SQLite that the scripts have to run on ('3.35.5'); empty where nobody said.</summary>
    public string MinimumSqlite { get; init; } = "";

    /// <summary>The SQLite that ran them, which counts where nobody said which is the oldest; empty where none did.</summary>
    public string AppsSqlite { get; init; } = "";

    public Allowances Allowances { get; } = new(Allowance.In(files));

    /// <summary>A path of the set as the user would type it: 'Migrations/0001_initial.sql'.</summary>
    public string PathOf(string path) => setFolder.Length == 0 ? path : setFolder.TrimEnd('/') + "/" + path;

    /// <summary>Whether a file is a script of a locked migration.</summary>
    public bool HasShipped(string path) => _shipped.Value.Contains(path);

    /// <summary>The place of what concerns a file as a whole. The start where the text is not at hand (a journal).</summary>
    public SourceRange FirstLine(string path) =>
        _byPath.Value.TryGetValue(path, out var file) ? FirstLine(file) : new SourceRange(1, 1, 1, 1);

    public SourceRange RangeOf(string path, TextSpan span) =>
        _byPath.Value.TryGetValue(path, out var file) ? SourceRange.Of(file.Text, span) : new SourceRange(1, 1, 1, 1);

    public static SourceRange FirstLine(SqlFile file)
    {
        var end = file.Text.IndexOf('\n');
        return SourceRange.Of(file.Text, new TextSpan(0, end < 0 ? file.Text.Length : end));
    }

    private static HashSet<string> Shipped(MigrationSequence sequence)
    {
        var shipped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var migration in sequence.Migrations.Where(migration => migration.IsLocked))
        {
            shipped.Add(migration.UpFile.Path);
            shipped.Add(migration.DownFile?.Path ?? migration.UpFile.Path);
        }

        return shipped;
    }

    private static Dictionary<string, SqlFile> ByPath(EquatableArray<ParsedFile> files)
    {
        var byPath = new Dictionary<string, SqlFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            byPath[file.File.Path] = file.File;
        }

        return byPath;
    }
}
