using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>
/// A file of a set as the compiler handed it over. <see cref="Directory"/> is the set's folder as it stands in the file's own
/// path, for diagnostics only. <see cref="Fault"/>: reading it failed, and nothing else is known.
/// Cached: strings and flags only.
/// </summary>
internal sealed record SetFile(
    SetLocation Set, string Directory, SetFileKind Kind, SqlFile File, SqlDialect Dialect, Problem? Fault = null)
{
    /// <summary>Whether a set has a class because of it: <see cref="BaselineFile"/> alone makes none.</summary>
    public bool IsMigration => Kind == SetFileKind.Script && !BaselineFile.Is(File.Path);

    /// <returns>The file, or nothing where it belongs to no set.</returns>
    public static IEnumerable<SetFile> Read((AdditionalText Additional, ProjectSettings Settings) input, CancellationToken cancellationToken)
    {
        try
        {
            return Read(input.Additional, input.Settings, cancellationToken) is { } file ? [file] : [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var path = input.Additional.Path;
            var nowhere = new SetLocation("", "", "", "");
            return [new SetFile(nowhere, "", SetFileKind.Other, new SqlFile(path, ""), input.Settings.Dialect, OwnFault.Of(path, exception))];
        }
    }

    private static SetFile? Read(AdditionalText additional, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var kind = SetFileKinds.Of(additional.Path);
        if (kind == SetFileKind.Other)
        {
            return null;
        }

        // Without a text it cannot be read, which the compiler says itself when it has the generated code (CS2001, CS1504), and the build before it.
        if (SetFolder.Of(additional.Path, settings) is not { } folder || additional.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        var path = additional.Path.Substring(folder.Directory.Length).Replace('\\', '/');
        var file = new SqlFile(path, NormalisedText.Of(text.ToString()), Utf8Check.IsUtf8(text));
        return new SetFile(folder.Set, folder.Directory, kind, file, settings.Dialect);
    }
}
