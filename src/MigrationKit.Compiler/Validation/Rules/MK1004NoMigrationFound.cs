using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>
/// Where there is no migration there is no class, and the compiler only says that it does not know the name. Reported at the code that names it,
/// by the analyzer, which sees both.
/// </summary>
internal sealed class MK1004NoMigrationFound() : HostRule("MK1004", "No migration found", Severity.Error)
{
    /// <param name="path">The C# file that names the class of a set.</param>
    /// <param name="range">Where it does.</param>
    /// <param name="name">The class.</param>
    /// <param name="project">The project's folder.</param>
    /// <param name="folders">The folders that the project names itself.</param>
    public Problem Of(string path, SourceRange range, string name, string project, IEnumerable<string> folders) => At(
        path,
        range,
        $"There is no class '{name}', because no migration was found: neither in a folder 'Migrations' below '{project}' nor in "
        + string.Join(" or ", folders.Select(folder => $"'{folder}'").DefaultIfEmpty("another folder, which a MigrationSet item of the project would name"))
        + ". `migrationkit new NAME` creates the first.");
}
