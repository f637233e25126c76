namespace MigrationKit.Compiler.Sequencing;

/// <summary>Names of '-- migration:step', each of which becomes a method of its migration's class.</summary>
internal static class StepName
{
    /// <summary>What every migration's class has anyway; a test holds the list to the generated code.</summary>
    public static IReadOnlyList<string> Members { get; } = ["Id", "Set"];

    /// <summary>Whether the class has, or is, something of that name.</summary>
    public static bool IsTaken(string name, string className) => name == className || Members.Contains(name);
}
