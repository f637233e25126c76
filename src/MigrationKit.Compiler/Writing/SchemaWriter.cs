using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The generated file of a set's schema: names for C# (docs/class-names.md), so that code which uses a dropped column no longer
/// compiles, and the lines that a live schema is compared with.
/// </summary>
internal static class SchemaWriter
{
    /// <summary>The class that holds the lines; private to the set's class.</summary>
    public const string LinesClass = "ExpectedSchema";

    private const string TypesClass = "Types";

    public static string Write(SchemaOutline schema)
    {
        var source = new SourceWriter(schema.Class.Namespace);
        source.Open($"{schema.Class.Accessibility} static partial class {schema.Class.Name}");
        source.Open($"private static class {LinesClass}");
        source.Utf8("internal static", "Lines", schema.Snapshot.Lines.Select(line => line + "\n").ToArray());
        source.Close();
        source.Line();
        source.Line($"/// <summary>The names of the schema after the last migration, from <c>{CSharpText.Xml(schema.Folder)}/{SchemaSnapshot.FileName}</c>.</summary>");
        var className = new MemberNames(schema.Class.Name).Of("Schema");
        source.Open($"public static class {className}");
        var names = new MemberNames(className);
        for (var i = 0; i < schema.Snapshot.Tables.Count; i++)
        {
            if (i > 0)
            {
                source.Line();
            }

            WriteTable(source, schema.Snapshot.Tables[i], names.Of(schema.Snapshot.Tables[i].Name));
        }

        source.Close();
        source.Close();
        return source.Finish();
    }

    private static void WriteTable(SourceWriter source, SnapshotTable table, string className)
    {
        source.Line($"/// <summary>{Capitalised(table.Kind)} <c>{CSharpText.Xml(table.Name)}</c>{Origin(table.BroughtBy, "")}.</summary>");
        source.Open($"public static class {className}");
        source.Line($"/// <summary>The {table.Kind}'s name.</summary>");
        source.Line($"public const string TableName = {CSharpText.Literal(table.Name)};");
        if (table.Columns.Count > 0)
        {
            WriteColumns(source, table, className);
        }

        source.Close();
    }

    private static void WriteColumns(SourceWriter source, SnapshotTable table, string className)
    {
        source.Line();
        source.Line("/// <summary>All columns in their order, quoted where SQL needs it: for SELECT and INSERT.</summary>");
        source.Line($"public const string ColumnList = {CSharpText.Literal(string.Join(", ", table.Columns.Select(SqlNameOf)))};");
        var members = new MemberNames(className, "TableName", "ColumnList", TypesClass);
        var types = new MemberNames(TypesClass);
        var named = table.Columns.Select(column => (Column: column, Member: members.Of(column.Name), Type: types.Of(column.Name))).ToList();
        foreach (var (column, member, _) in named)
        {
            source.Line();
            source.Line($"/// <summary><c>{CSharpText.Xml(Line(column))}</c>{Origin(column.BroughtBy, column.ChangedBy)}.</summary>");
            source.Line($"public const string {member} = {CSharpText.Literal(column.Name)};");
        }

        source.Line();
        source.Line("/// <summary>The SQL types of the columns, as declared.</summary>");
        source.Open($"public static class {TypesClass}");
        foreach (var (column, _, type) in named)
        {
            source.Line($"/// <summary>Of <c>{CSharpText.Xml(column.Name)}</c>.</summary>");
            source.Line($"public const string {type} = {CSharpText.Literal(column.Type)};");
        }

        source.Close();
    }

    private static string Line(SnapshotColumn column) => column.Definition.Length == 0 ? column.Name : $"{column.Name} {column.Definition}";

    private static string Origin(string broughtBy, string changedBy) =>
        (broughtBy.Length == 0 ? "" : $", by <c>{CSharpText.Xml(broughtBy)}</c>")
        + (changedBy.Length == 0 ? "" : $", changed by <c>{CSharpText.Xml(changedBy)}</c>");

    // A name that the snapshot quotes needs quotes in SQL; the others were found not to.
    private static string SqlNameOf(SnapshotColumn column) => column.IsQuoted ? $"\"{column.Name.Replace("\"", "\"\"")}\"" : column.Name;

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
