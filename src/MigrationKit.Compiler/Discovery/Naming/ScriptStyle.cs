namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>'Script0001 - x' and 'Script0001_x'.</summary>
internal static class ScriptStyle
{
    private const string Word = "Script";

    public static MigrationFileName? Read(ScriptPath path) =>
        path.Name.StartsWith(Word, StringComparison.OrdinalIgnoreCase)
            && NumberedStyle.Read(path.Name.Substring(Word.Length), path.Direction) is { } name
                ? name with { Id = path.Name }
                : null;
}
