namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// One clause of a column or table, in canonical words. <see cref="Rank"/> puts the clauses of a column in the same order,
/// however they were written. <see cref="Name"/> is empty without CONSTRAINT.
/// </summary>
internal sealed record ConstraintClause(int Rank, string Name, string Text)
{
    public string WithName => Name.Length == 0 ? Text : $"CONSTRAINT {Name} {Text}";
}
