namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>One way to name migrations: its name for messages, and the reader, which answers null for names of other styles.</summary>
internal sealed record NameStyle(string Name, Func<ScriptPath, MigrationFileName?> Read);
