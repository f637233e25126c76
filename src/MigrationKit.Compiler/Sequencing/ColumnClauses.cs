using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a column's definition in a snapshot says outside brackets and quotes, where a word is a clause and no part of an expression.</summary>
internal static class ColumnClauses
{
    /// <summary>Something other than NULL stands there where nobody writes it.</summary>
    public static bool HasDefault(string definition) => Has(definition, " DEFAULT ") && !Has(definition, " DEFAULT NULL ");

    public static bool IsGenerated(string definition) => Has(definition, " GENERATED ");

    public static bool IsKey(string definition) => Has(definition, " PRIMARY KEY ") || Has(definition, " UNIQUE ");

    private static bool Has(string definition, string clause) =>
        $" {definition} ".Contains(clause) && Outside(definition).Contains(clause);

    private static string Outside(string definition)
    {
        var outside = new StringBuilder(definition.Length + 2).Append(' ');
        var depth = 0;
        var quote = '\0';
        foreach (var character in definition)
        {
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '\'' or '"')
            {
                quote = character;
            }
            else
            {
                depth += character == '(' ? 1 : character == ')' ? -1 : 0;
                outside.Append(depth == 0 ? character.ToString() : "");
            }
        }

        return outside.Append(' ').ToString();
    }
}
