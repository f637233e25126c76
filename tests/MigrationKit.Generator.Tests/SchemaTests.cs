using MigrationKit.Generator.Tests.Support;

namespace MigrationKit.Generator.Tests;

/// <summary>The typed names that a schema.snapshot becomes, and what is compiled in beside them.</summary>
public sealed class SchemaTests
{
    private const string Header = "# migrationkit snapshot 1: the schema\n# engine SQLite 3.35.5\n\n";

    private const string Users =
        "table users  -- 0001_a\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL  -- 0002_b 0003_c\n  index users_email (email)\n";

    [Fact]
    public void AColumnIsAConstantWithItsName()
    {
        var schema = Load(Users);

        Assert.Equal("email", Constant(schema, "Users", "Email"));
        Assert.Equal("users", Constant(schema, "Users", "TableName"));
        Assert.Equal("id, email", Constant(schema, "Users", "ColumnList"));
        Assert.Equal("TEXT", Constant(schema, "Users+Types", "Email"));
    }

    [Fact]
    public void TheCommentsSayWhichMigrationsBroughtIt()
    {
        var source = Project(Users).Generate().Files["Migrations/Schema.g.cs"];

        Assert.Contains("<summary>Table <c>users</c>, by <c>0001_a</c>.</summary>", source, StringComparison.Ordinal);
        Assert.Contains("<summary><c>id INTEGER PRIMARY KEY</c>, by <c>0001_a</c>.</summary>", source, StringComparison.Ordinal);
        Assert.Contains("<summary><c>email TEXT NOT NULL</c>, by <c>0002_b</c>, changed by <c>0003_c</c>.</summary>", source, StringComparison.Ordinal);
    }

    [Fact]
    public void DroppingAColumnStopsCodeThatUsedItFromCompiling()
    {
        const string Use = "class C { string Sql => \"SELECT \" + App.Migrations.Schema.Users.Email; }";

        Assert.Empty(Project(Users).WithSource(Use).Generate().CompilerMessages());
        var message = Assert.Single(Project(Users.Replace("  column email TEXT NOT NULL  -- 0002_b 0003_c\n", "", StringComparison.Ordinal)).WithSource(Use).Generate().CompilerMessages());
        Assert.Contains("CS0117", message, StringComparison.Ordinal);
        Assert.Contains("'Email'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void OddNamesAndClashesCompile()
    {
        var schema = Load(
            """
            table order_items
              column orderItems
              column order_items
              column OrderItems TEXT
              column "2fa"
              column "select" "big int" DEFAULT 'a  -- b'
              column "a ""b"
              column "line\nbreak"
              column "naïve-name"
              column types
              column table_name
              column "---"
              column equals
            table "class"
              column "class"
            table Class
            table schema
            table migrations
              column set
            virtual table notes
              using fts5(title)
            view Order_Items
              as SELECT 1
            """);

        string[] members =
        [
            "OrderItems_2=orderItems", "OrderItems_3=order_items", "OrderItems_4=OrderItems", "_2fa=2fa", "Select=select", "AB=a \"b", "LineBreak=line\nbreak", "NaïveName=naïve-name",
            "Types_2=types", "TableName_2=table_name", "_=---", "Equals=equals",
        ];
        Assert.All(members, member => Assert.Equal(member.Split('=', 2)[1], Constant(schema, "OrderItems", member.Split('=', 2)[0])));
        Assert.Equal(
            "orderItems, order_items, OrderItems, \"2fa\", \"select\", \"a \"\"b\", \"line\nbreak\", \"naïve-name\", types, table_name, \"---\", equals",
            Constant(schema, "OrderItems", "ColumnList"));
        Assert.Equal("\"big int\"", Constant(schema, "OrderItems+Types", "Select"));
        Assert.Equal("class", Constant(schema, "Class", "Class_2"));
        Assert.Equal("Class", Constant(schema, "Class_2", "TableName"));
        Assert.Equal("schema", Constant(schema, "Schema_2", "TableName"));
        Assert.Equal("notes", Constant(schema, "Notes", "TableName"));
        Assert.Equal("Order_Items", Constant(schema, "OrderItems_2", "TableName"));
    }

    [Fact]
    public void TheSchemaAndItsFingerprintAreCompiledIn()
    {
        var set = Project(Users).Generate().LoadSet();

        Assert.Equal(["table users", "  column id INTEGER PRIMARY KEY", "  column email TEXT NOT NULL", "  index users_email (email)"], set.ReadSchemaLines());
        Assert.Equal(SchemaFingerprint.Of(set.ReadSchemaLines()), set.SchemaFingerprint);
        Assert.Equal("SELECT 1;", set[0].Up.GetText());
    }

    [Fact]
    public void TheImpactIsCompiledIn()
    {
        var set = Project(Users + "\nmigrations\n  0001_a  destructive\n  0002_b  unknown\n  0009_other  additive\n").With("Migrations/0002_b.sql", "SELECT 2;").Generate().LoadSet();

        Assert.Equal([MigrationImpact.Destructive, MigrationImpact.Unknown], set.Select(migration => migration.Impact));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# migrationkit snapshot 2\n\ntable t\n  column a\n")]
    public void AFileOfAnotherVersionIsNoSnapshot(string text)
    {
        var generated = new TestProject().With("Migrations/0001_a.sql", "SELECT 1;").With("Migrations/schema.snapshot", text).Generate();

        Assert.DoesNotContain("Migrations/Schema.g.cs", generated.Files.Keys);
        Assert.Null(generated.LoadSet().SchemaFingerprint);
        Assert.Empty(generated.LoadSet().ReadSchemaLines());
    }

    [Fact]
    public void MergeMarkersDoNotTakeTheNamesAway() =>
        Assert.Equal("b", Constant(Load("table t\n  column a\n<<<<<<< HEAD\n  column b\n=======\n>>>>>>> other\n"), "T", "B"));

    [Fact]
    public void ASnapshotInAFolderBelowIsAnothers() => Assert.DoesNotContain(
        "Migrations/Schema.g.cs",
        new TestProject().With("Migrations/0001_a.sql", "SELECT 1;").With("Migrations/old/schema.snapshot", Header + Users).Generate().Files.Keys);

    private static TestProject Project(string schema) =>
        new TestProject().With("Migrations/0001_a.sql", "SELECT 1;").With("Migrations/schema.snapshot", Header + schema);

    private static Type Load(string schema) => Project(schema).Generate().Load().GetType("App.Migrations+Schema", throwOnError: true)!;

    private static object? Constant(Type schema, string type, string name) =>
        schema.Assembly.GetType($"{schema.FullName}+{type}", throwOnError: true)!.GetField(name)?.GetRawConstantValue();
}
