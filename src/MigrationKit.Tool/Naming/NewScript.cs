namespace MigrationKit.Tool.Naming;

/// <summary>A file to be created, relative to the set's folder.</summary>
internal sealed record NewScript(string Path, string Text);
