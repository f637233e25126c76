using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>
/// The root namespace, empty, of a project without a migration. A `using` of a namespace that is nowhere declared ends a build before the analyzer
/// could say where it looked for migrations (MK1004).
/// </summary>
internal static class NamespaceSource
{
    /// <returns>The namespace; empty where none has to be written.</returns>
    public static string Of((bool HasNoMigration, ProjectSettings Settings) input, CancellationToken cancellationToken) =>
        input.HasNoMigration ? input.Settings.RootNamespace : "";

    public static void Write(SourceProductionContext context, string name)
    {
        if (name.Length > 0)
        {
            Emission.Add(context, "RootNamespace.g.cs", () => new SourceWriter(name).Finish());
        }
    }
}
