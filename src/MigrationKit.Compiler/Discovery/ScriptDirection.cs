namespace MigrationKit.Compiler.Discovery;

/// <summary>What a file name says about the script in the file.</summary>
internal enum ScriptDirection
{
    /// <summary>The name says nothing: an up script, or both as sections.</summary>
    Unstated,
    Up,
    Down,
}
