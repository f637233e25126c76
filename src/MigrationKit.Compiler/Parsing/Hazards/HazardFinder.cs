namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What a SQLite script may do unasked, and what it does to tables. Each statement is read once, when its file is parsed.</summary>
internal sealed class HazardFinder(ScannedText text, IReadOnlyList<StatementTokens> statements)
{
    private readonly List<Hazard> _hazards = [];
    private readonly List<StatementFact> _facts = [];

    public EquatableArray<Hazard> Hazards => _hazards.ToEquatableArray();

    public EquatableArray<StatementFact> Facts => _facts.ToEquatableArray();

    /// <param name="transaction">How the script stands to the runner's transaction.</param>
    /// <param name="declines">The file itself says that it wants none.</param>
    public void Find(ScriptTransaction transaction, bool declines)
    {
        var facts = new StatementFactReader(text, _facts);
        var tokens = new TokenHazards(text, _hazards, _facts);
        var declarations = new DeclarationHazards(text, _hazards);
        var names = new NameHazards(text, _hazards);
        foreach (var statement in statements)
        {
            var table = TableDefinition.Read(text, statement);
            var added = facts.Read(statement, table);
            declarations.Find(table);
            declarations.Find(added);
            names.Find(statement);
            tokens.Find(statement, isData: table?.IsCopy == true || statement.Kind is StatementKind.Insert or StatementKind.Update or StatementKind.Delete);
        }

        ExistsClause.Find(text, statements, _facts);
        _hazards.AddRange(TransactionHazards.Find(text, statements, transaction, declines));
    }
}
