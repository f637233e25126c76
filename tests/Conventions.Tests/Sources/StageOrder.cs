using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>Folders are stages in the order of the data flow; a stage that names a later one has turned the flow around.</summary>
internal static class StageOrder
{
    private static readonly (string Project, string[] Stages)[] Flows =
    [
        ("src/MigrationKit.Compiler", ["Discovery", "Parsing", "Sequencing", "Validation", "Writing"]),
        ("src/MigrationKit", ["Compiled", "History", "Planning", "Reporting", "Running"]),
        ("src/MigrationKit.Hosting", ["Configuring", "Logging", "Opening", "Starting"]),
    ];

    // Users are to meet one namespace, so there only the types tell the stage.
    private const string OneNamespace = "src/MigrationKit";

    // new X, X.Member, X name, X? name, <X>: a property of the name of a type is none of these.
    private static readonly Regex TypeUse = new(@"(?<![.\w])(?:new (?<type>\w+)|(?<type>\w+)(?=\.[A-Z])|(?<type>\w+)\??(?= [a-z_]))|<(?<type>\w+)\??>");

    public static IEnumerable<string> Violations(SourceTree tree) =>
        from flow in Flows
        from stage in flow.Stages.Select((name, index) => (name, index))
        from path in tree.Below($"{flow.Project}/{stage.name}", ".cs")
        from later in flow.Stages.Skip(stage.index + 1)
        where Regex.IsMatch(WithoutComments(tree[path]), $@"\b{later}(\.[A-Z]|;)")
            || (flow.Project == OneNamespace && UsesTypeOf(tree, path, $"{flow.Project}/{later}"))
        select $"{path} reaches forward to {later}";

    private static bool UsesTypeOf(SourceTree tree, string path, string folder)
    {
        var types = tree.Below(folder, ".cs").Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        return TypeUse.Matches(Regex.Replace(WithoutComments(tree[path]), "\"[^\"]*\"", "")).Any(use => types.Contains(use.Groups["type"].Value));
    }

    private static string WithoutComments(string text) => Regex.Replace(text, "//.*", "");
}
