namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>The generator writes C#, so a project in another language gets no class. Reported by the build, which alone knows the language.</summary>
internal sealed class MK1009NotCSharp() : HostRule("MK1009", "No class outside C#", Severity.Warning)
{
    /// <summary>As build/MigrationKit.targets has it.</summary>
    public const string Message =
        "The migrations in '@(MigrationSetFolder)' are checked and get no class, because this project is written in $(Language) and the generator writes C#. "
        + "Move the folder to a C# class library and reference that from here; its set is public.";
}
