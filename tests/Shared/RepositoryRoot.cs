namespace MigrationKit.Tests.Shared;

/// <summary>The folder of MigrationKit.sln, found from where the tests run: a path kept at compile time is rewritten in CI builds.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "MigrationKit.sln"))
            ? folder
            : Find(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No MigrationKit.sln above the tests."));
}
