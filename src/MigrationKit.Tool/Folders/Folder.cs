using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>A folder, read and compiled. <see cref="Name"/> is what the user called it.</summary>
internal sealed record Folder(string Name, CompiledSet Set)
{
    /// <exception cref="Refusal">There is no such folder, or nothing in it that is or was a migration.</exception>
    public static Folder Compile(string name, SqlDialect dialect, bool isContinuousIntegration = false, string minimumSqlite = "")
    {
        var folder = CompileAny(name, dialect, isContinuousIntegration, minimumSqlite);

        // Without scripts but with a lock file, the lock's own problems say more.
        if (folder.Set.Source.Scripts.All(script => BaselineFile.Is(script.Path)) && folder.Set.Problems.Count == 0)
        {
            throw new Refusal(
                "emptySet",
                $"No .sql file was found in '{Path.GetFullPath(name)}' or below it. "
                + $"Name another folder, or begin: migrationkit new NAME{FolderSource.SetOption(name)}");
        }

        return folder;
    }

    /// <summary>The same for a command that may begin with nothing.</summary>
    public static Folder CompileAny(string name, SqlDialect dialect, bool isContinuousIntegration = false, string minimumSqlite = "") =>
        Compile(name, FolderSource.Read(name, dialect, isContinuousIntegration), minimumSqlite);

    public static Folder Compile(string name, FolderContent content, string minimumSqlite) =>
        new(name, MigrationCompiler.Compile(content.Source with { MinimumSqlite = minimumSqlite }, content.Files, content.Locks));

    public IReadOnlyList<ProblemInfo> Problems(bool warningsAsErrors = false) =>
        [.. Set.Problems.Select(problem => ProblemInfo.Of(problem, Name, warningsAsErrors))];

    /// <summary>A folder that cannot be trusted is neither locked nor run; the text is that of `check`.</summary>
    /// <param name="what">What is not done: "Nothing was locked".</param>
    /// <exception cref="Refusal">The folder has errors.</exception>
    public Folder WithoutErrors(string what)
    {
        var errors = Problems().Where(problem => problem.IsError()).ToList();
        return errors.Count == 0
            ? this
            : throw new Refusal("invalidFolder", $"'{Name}' has {Counted.Of(errors.Count, "error")}. {what}.") { Problems = errors };
    }
}
