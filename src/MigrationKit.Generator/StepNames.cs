namespace MigrationKit.Generator;

/// <summary>The steps of the pipeline, named so that tests can say which of them may run again.</summary>
internal static class StepNames
{
    public const string Settings = nameof(Settings);
    public const string Files = nameof(Files);
    public const string Parsed = nameof(Parsed);
    public const string Sets = nameof(Sets);
    public const string Compiled = nameof(Compiled);
    public const string Problems = nameof(Problems);
    public const string Outlines = nameof(Outlines);
    public const string Chunks = nameof(Chunks);
    public const string Schemas = nameof(Schemas);
    public const string RootNamespace = nameof(RootNamespace);

    public static IReadOnlyList<string> All { get; } = [Settings, Files, Parsed, Sets, Compiled, Problems, Outlines, Chunks, Schemas, RootNamespace];
}
