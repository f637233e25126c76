namespace MigrationKit;

/// <summary>A difference in the words of a person who looks for it in the database.</summary>
internal static class SchemaDifferenceText
{
    public static string Of(SchemaDifference difference) => difference.Kind switch
    {
        SchemaDifferenceKind.Added => $"{Part(difference)} was added{Definition(difference.Found)}",
        SchemaDifferenceKind.Removed => $"{Part(difference)} was removed{Definition(difference.Expected)}",
        _ => $"{Part(difference)}: {Change(difference)}",
    };

    private static string Part(SchemaDifference difference) => difference.Part switch
    {
        SchemaPartKind.Table => $"table '{difference.Name}'",
        SchemaPartKind.View => $"view '{difference.Name}'",
        SchemaPartKind.Column => $"column '{difference.Table}.{difference.Name}'",
        SchemaPartKind.Index => $"index '{difference.Name}' of '{difference.Table}'",
        SchemaPartKind.Trigger => $"trigger '{difference.Name}' of '{difference.Table}'",
        SchemaPartKind.Constraint => $"constraint {(difference.Name.Length == 0 ? "" : $"'{difference.Name}' ")}of '{difference.Table}'",
        _ => $"option of '{difference.Table}'",
    };

    private static string Definition(string? definition) => string.IsNullOrEmpty(definition) ? "" : $": {definition.Replace('\n', ' ')}";

    private static string Change(SchemaDifference difference)
    {
        var (expected, found) = (difference.Expected!, difference.Found!);
        if (difference.Part == SchemaPartKind.Table)
        {
            return $"the order of its columns {expected} became {found}";
        }

        if (difference.Part == SchemaPartKind.Column)
        {
            var (expectedType, foundType) = (ColumnDefinition.TypeOf(expected), ColumnDefinition.TypeOf(found));
            if (expectedType != foundType && expected[expectedType.Length..].TrimStart() == found[foundType.Length..].TrimStart())
            {
                return $"type {OrNone(expectedType)} became {OrNone(foundType)}";
            }
        }

        return $"{OrNone(expected.Replace('\n', ' '))} became {OrNone(found.Replace('\n', ' '))}";
    }

    private static string OrNone(string text) => text.Length == 0 ? "(none)" : text;
}
