using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>Folders are stages in the order of the data flow; a stage that names a later one has turned the flow around.</summary>
internal static class StageOrder
{
    private static readonly (string Project, string[] Stages)[] Flows =
    [
        ("src/MigrationKit.Compiler", ["Discovery", "Parsing", "Sequencing", "Validation", "Writing"]),
        ("src/MigrationKit", ["History", "Planning", "Running"]),
        ("src/MigrationKit.Hosting", ["Configuring", "Logging", "Opening", "Starting"]),
    ];

    public static IEnumerable<string> Violations(SourceTree tree) =>
        from flow in Flows
        from stage in flow.Stages.Select((name, index) => (name, index))
        from path in tree.Below($"{flow.Project}/{stage.name}", ".cs")
        from later in flow.Stages.Skip(stage.index + 1)
        where Regex.IsMatch(WithoutComments(tree[path]), $@"\b{later}(\.[A-Z]|;)")
        select $"{path} reaches forward to {later}";

    private static string WithoutComments(string text) => Regex.Replace(text, "//.*", "");
}
