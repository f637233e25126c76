namespace MigrationKit.Compiler.Validation;

/// <summary>What each directive looks like, for messages: an example says more than a grammar.</summary>
internal static class DirectiveForms
{
    private static readonly (string Name, string Form)[] Forms =
    [
        ("allow", "'-- migration:allow MK3003' or '-- migration:allow drop-column table.column'"),
        ("down", "'-- migration:down' alone on its line"),
        ("ensure", "'-- migration:ensure' and an SQL condition that holds afterwards"),
        ("only", "'-- migration:only' and the name of an environment, as in '-- migration:only production'"),
        ("repeatable", "'-- migration:repeatable' alone on its line"),
        ("require", "'-- migration:require' and an SQL condition that holds before"),
        ("step", "'-- migration:step' and the name of a C# method, as in '-- migration:step BackfillNames'"),
        ("timeout", "'-- migration:timeout' and a time such as 500ms, 30s, 5m or 1h"),
        ("transaction", "'-- migration:transaction none'"),
    ];

    public static IEnumerable<string> Names => Forms.Select(form => form.Name);

    public static string ExpectedFor(string name) => Forms.FirstOrDefault(form => form.Name == name).Form;
}
