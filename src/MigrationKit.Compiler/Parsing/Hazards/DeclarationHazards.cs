namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Hazards in the columns of CREATE TABLE.</summary>
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

            if (TypeName.Surprise(column.Type, table.IsStrict) is { } surprise)
            {
                hazards.Add(new Hazard(
                    HazardKind.SurprisingType,
                    column.TypeSpan,
                    text.Text.Substring(column.TypeSpan.Start, column.TypeSpan.Length),
                    surprise));
            }
        }
    }
}
