namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Hazards in the columns of CREATE TABLE and ADD COLUMN.</summary>
internal sealed class DeclarationHazards(ScannedText text, List<Hazard> hazards)
{
    public void Find(TableDefinition? table)
    {
        for (var i = 0; i < table?.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (PrimaryKeyForm.Surprise(table, column) is { } form)
            {
                hazards.Add(new Hazard(HazardKind.NullablePrimaryKey, column.NameSpan, column.Name, form));
            }

            FindType(column, table.IsStrict);
        }
    }

    // Of a STRICT table that is there the engine itself refuses the type.
    public void Find(ColumnDefinition? added)
    {
        if (added is not null)
        {
            FindType(added, isStrict: false);
        }
    }

    private void FindType(ColumnDefinition column, bool isStrict)
    {
        if (TypeName.Surprise(column.Type, isStrict) is { } surprise)
        {
            hazards.Add(new Hazard(
                HazardKind.SurprisingType,
                column.TypeSpan,
                text.Text.Substring(column.TypeSpan.Start, column.TypeSpan.Length),
                surprise));
        }
    }
}
