namespace MigrationKit;

/// <summary>One difference between an expected schema and a found one.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Part">What differs.</param>
/// <param name="Table">The table or view that it is or belongs to.</param>
/// <param name="Name">Its own name; empty for an option and for a constraint without a name.</param>
/// <param name="Expected">Its definition as expected; null where it is not expected.</param>
/// <param name="Found">Its definition as found; null where it is missing.</param>
public sealed record SchemaDifference(
    SchemaDifferenceKind Kind, SchemaPartKind Part, string Table, string Name, string? Expected, string? Found)
{
    /// <summary>The difference for a person: <c>column 'users.email': type TEXT became INTEGER</c>.</summary>
    public override string ToString() => SchemaDifferenceText.Of(this);
}
