using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>For engines where foreign keys are switched outside transactions: off where a script wants it so, and checked before the commit.</summary>
public abstract class ForeignKeySpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private const string ParentAndChild =
        "CREATE TABLE p(id INTEGER PRIMARY KEY);\nCREATE TABLE c(p INTEGER REFERENCES p(id) ON DELETE CASCADE);\n" +
        "INSERT INTO p VALUES (1);\nINSERT INTO c VALUES (1);\n";

    private static ScriptSource Off(string middle) => new($"PRAGMA foreign_keys = OFF;\n{middle}\nPRAGMA foreign_keys = ON;\n")
    {
        Transaction = ScriptTransaction.Reenters,
        ForeignKeysOff = true,
        LeftOut = ["PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"],
    };

    [Fact]
    public async Task RebuildingAParentKeepsItsChildren()
    {
        var report = await MigrateAsync(new()
        {
            { "0001_a", ParentAndChild },
            { "0002_b", Off("CREATE TABLE q(id INTEGER PRIMARY KEY, y);\nINSERT INTO q SELECT id, 0 FROM p;\nDROP TABLE p;\nALTER TABLE q RENAME TO p;") },
        });

        Assert.Equal(2, report.Transactions);
        Assert.Equal("1", await CountAsync("c"));
    }

    [Fact]
    public async Task AnOrphanLeftBehindRollsTheTransactionBack()
    {
        var error = await FailToMigrateAsync(new() { { "0001_a", ParentAndChild }, { "0002_b", Off("DELETE FROM p;") } });

        Assert.Equal(MigrationErrorKind.ForeignKeyViolation, error.Kind);
        Assert.Equal(["0001_a"], error.Committed);
        Assert.Equal("1", await CountAsync("p"));
        Assert.Equal(["0001_a"], (await HistoryAsync()).Select(row => row.Id));
    }

    [Fact]
    public async Task TheScriptBehindHasThemOnAgain()
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", Off(ParentAndChild) },
            { "0002_b", "INSERT INTO c VALUES (99);" },
        });

        Assert.Equal("0002_b", error.MigrationId);
        Assert.Equal("1", await CountAsync("c"));
    }
}
