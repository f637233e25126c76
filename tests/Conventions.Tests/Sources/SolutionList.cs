namespace Conventions.Tests.Sources;

/// <summary>A project that the solution does not list is neither built nor tested by the README's commands.</summary>
internal static class SolutionList
{
    private static readonly string[] Folders = ["src", "tests", "samples", "benchmarks"];

    public static IEnumerable<string> Violations(SourceTree tree) =>
        from folder in Folders
        from path in tree.Below(folder, ".csproj")
        where path.Count(character => character == '/') == 2
        where !tree["MigrationKit.sln"].Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal)
        select $"{path} is not in MigrationKit.sln";
}
