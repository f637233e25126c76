using FsCheck;
using FsCheck.Fluent;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>Random scripts that SQLite accepts, made of what makes splitting hard: semicolons and quotes where they end nothing.</summary>
internal static class ScriptPieces
{
    private static readonly Gen<string> Noise = Gen.Elements(
        ";", "'", "''", "\"", "`", "[", "]", "--", "/*", "*/", "*", "/", "$", "END", "BEGIN", "CASE", ":", "@", "?", "\\",
        "a", "ü", "名", "😀", "\u00A0", "\uFEFF", " ", "\t", "\n", "x'", "0");

    private static readonly Gen<string> Text = Noise.ListOf().Select(string.Concat);

    private static readonly Gen<string> Gap = Gen.Frequency(
        (6, Gen.Elements(" ", "\n", "\t", "  ", " \f")),
        (2, Text.Select(text => " --" + text.Replace("\n", "") + "\n")),
        (2, Text.Select(text => "/*" + text.Replace("*/", "* /") + "*/")));

    private static readonly Gen<string> Literal = Gen.OneOf(
        Text.Select(text => "'" + text.Replace("'", "''") + "'"),
        Gen.Elements("1", "0x1F", "1.5e-3", ".5", "1.", "NULL", "x'3b27'", "X''", "?", "?7", ":a", "@b", "$c", "$t::u(';')"));

    private static readonly Gen<string> Name = Gen.OneOf(
        Text.Select(text => "\"n" + text.Replace("\"", "\"\"") + "\""),
        Text.Select(text => "`n" + text.Replace("`", "``") + "`"),
        Text.Select(text => "[n" + text.Replace("]", "") + "]"),
        Gen.Elements("end", "begin", "größe", "a$b", "replace", "名", "_"));

    private static readonly Gen<string> Expression = Gen.OneOf(
        Literal,
        from left in Literal
        from op in Gen.Elements("||", "+", "-", "<<", "<>", "==", "/", "- -", "%", "*")
        from gap in Gap
        from right in Literal
        select left + gap + op + gap + right,
        from condition in Literal
        from gap in Gap
        from value in Literal
        select $"CASE{gap} {condition} WHEN{gap} {value} THEN CASE WHEN 1 THEN 2 END ELSE {value} END");

    private static readonly Gen<string> Select =
        from gap in Gap
        from expression in Expression
        from name in Name
        select $"SELECT{gap} {expression}{gap} AS {name}";

    // A trigger may hold no parameters.
    private static readonly Gen<string> TriggerCommand =
        from gap in Gap
        from text in Text
        from name in Name
        from command in Gen.Elements(
            "SELECT CASE WHEN 1 THEN '{0}' END AS {1}", "UPDATE t SET a = '{0}'", "DELETE FROM t WHERE a = '{0}'",
            "INSERT INTO t SELECT CASE 1 WHEN 2 THEN 3 END", "WITH {1} AS (SELECT 1) SELECT * FROM {1}", "SELECT end AS begin FROM (SELECT 1 AS end)")
        select gap + string.Format(command, text.Replace("'", "''"), name) + gap + ";";

    private static readonly Gen<string> Trigger =
        from create in Gen.Elements("CREATE TRIGGER", "create temp trigger", "CREATE TEMPORARY TRIGGER", "EXPLAIN CREATE TRIGGER", "EXPLAIN QUERY PLAN CREATE TRIGGER")
        from gap in Gap
        from name in Name
        from condition in Gen.Elements("", "WHEN CASE WHEN 1 THEN 1 END", "FOR EACH ROW")
        from commands in TriggerCommand.NonEmptyListOf()
        select $"{create}{gap} IF NOT EXISTS {name}{gap} AFTER INSERT ON t {condition} BEGIN{gap}{string.Concat(commands)}{gap} END";

    private static readonly Gen<string> Other =
        from name in Name
        from gap in Gap
        from text in Text
        from statement in Gen.Elements(
            "INSERT INTO t{1} VALUES('{2}')", "REPLACE INTO t SELECT{1} '{2}'", "WITH {0} AS (SELECT 1){1} DELETE FROM t",
            "CREATE{1} TABLE IF NOT EXISTS {0}({0} DEFAULT '{2}')", "PRAGMA{1} user_version", "BEGIN", "SAVEPOINT{1} {0}", "EXPLAIN{1} SELECT 1")
        select string.Format(statement, name, gap, text.Replace("'", "''"));

    public static Arbitrary<string> Script { get; } = (
        from statements in (
            from before in Gen.Frequency((4, Gap), (1, Gap.Select(gap => gap + ";" + gap + ";")))
            from statement in Gen.Frequency((3, Select), (2, Trigger), (2, Other))
            from after in Gap
            select before + statement + after + ";").NonEmptyListOf()
        from tail in Gen.OneOf(Gap, Gen.Constant(""), Select, Gen.Constant("/* open ;"))
        select string.Concat(statements) + tail).ToArbitrary();

    public static Arbitrary<string> Garbage { get; } = Gen.OneOf(
        Text,
        Gen.OneOf(Noise, ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString()), Gen.Elements(
            "$tag$", "E'", "U&'", "CREATE TRIGGER", "EXPLAIN", "WITH", "ROLLBACK", "PRAGMA foreign_keys=", "OFF", "COMMIT;", "DROP TABLE", "ALTER TABLE",
            "RENAME TO", "(", ")", ",", "\n-- migration:down", "\n-- +goose ", "\n-- migrate:up", "-- migration:step A\n", "{{", "${", "%AB%", "ATOMIC",
            "PRAGMA", "UPDATE OR", "INSERT OR ROLLBACK", "DELETE", "CREATE TABLE", "."))
            .ListOf().Select(string.Concat)).ToArbitrary();
}
