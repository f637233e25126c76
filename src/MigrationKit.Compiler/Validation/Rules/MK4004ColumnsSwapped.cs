namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4004ColumnsSwapped()
    : ReplayFactRule("MK4004", "Rebuild swaps columns", Severity.Error, ReplayFactKind.ColumnsSwapped)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The rebuild of '{fact.Other}' puts values into other columns: {fact.Detail}. SELECT * goes by position: name the columns on both sides.";
}
